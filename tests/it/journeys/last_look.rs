//! The last look at whether a request may leave: once its connection is there, before its
//! first byte.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};

use baragumu::{
    operators::{Method, Request},
    workers::submit::{Fate, Submitter},
};

use crate::support::{
    listener::Door,
    process::{BOUND, client},
};

/// An operator's end, and the connections that it took.
#[derive(Debug)]
struct Far {
    listener: TcpListener,
    taken: (mpsc::Sender<TcpStream>, Mutex<mpsc::Receiver<TcpStream>>),
}

impl Far {
    fn start() -> Arc<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let (taken, waiting) = mpsc::channel();
        Arc::new(Self { listener, taken: (taken, Mutex::new(waiting)) })
    }

    fn request(&self, method: Method) -> Request {
        let url = format!("http://{}/submit?text=Habari", self.listener.local_addr().unwrap());
        let body = match method {
            Method::Get => Vec::new(),
            Method::Post => b"text=Habari".to_vec(),
        };
        Request { method, url, headers: vec![("x-key", "siri".to_owned())], body }
    }

    /// Takes a connection, on which there is nothing yet.
    fn takes_in_silence(&self) {
        let (stream, _) = self.listener.accept().unwrap();
        stream.set_nonblocking(true).unwrap();
        let kind = stream.peek(&mut [0]).map_err(|error| error.kind());
        assert_eq!(kind, Err(ErrorKind::WouldBlock), "something was written before the last look");
        stream.set_nonblocking(false).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        self.taken.0.send(stream).unwrap();
    }

    fn stream(&self) -> TcpStream {
        self.taken.1.lock().unwrap().recv_timeout(BOUND).unwrap()
    }

    /// Reads a request with its body off the connection it took, and answers it.
    fn hears(&self) -> String {
        let mut stream = self.stream();
        let mut heard = String::new();
        let mut byte = [0];
        while !heard.ends_with("\r\n\r\n") {
            assert_eq!(stream.read(&mut byte).unwrap(), 1, "{heard}");
            heard.push(char::from(byte[0]));
        }
        if let Some((_, rest)) = heard.split_once("content-length: ") {
            let length = rest.split("\r\n").next().unwrap().parse().unwrap();
            let mut body = vec![0; length];
            stream.read_exact(&mut body).unwrap();
            heard.push_str(std::str::from_utf8(&body).unwrap());
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").unwrap();
        self.taken.0.send(stream).unwrap();
        heard
    }

    /// Everything that comes on the connection it took, until that ends.
    fn hears_to_the_end(&self) -> Vec<u8> {
        let mut heard = Vec::new();
        let mut stream = self.stream();
        stream.read_to_end(&mut heard).unwrap();
        heard
    }
}

/// Makes a call that may leave, and answers it; says what was heard.
async fn answered(far: &Arc<Far>, client: &Arc<Submitter>, request: &Request) -> String {
    let (looking, ear) = (Arc::clone(far), Arc::clone(far));
    let (client, request) = (Arc::clone(client), request.clone());
    let look = move || {
        looking.takes_in_silence();
        true
    };
    let sent = tokio::spawn(async move { client.send_if(&request, BOUND, look).await });
    let heard = tokio::task::spawn_blocking(move || ear.hears()).await.unwrap();
    let fate = sent.await.unwrap();
    assert!(
        matches!(&fate, Some(Fate::Answered { status: 200, body, .. }) if body == b"ok"),
        "{fate:?}"
    );
    heard
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_leave_at_the_last_look_leaves_as_it_is() {
    for method in [Method::Get, Method::Post] {
        let far = Far::start();
        let whole = answered(&far, &Arc::new(client()), &far.request(method)).await;
        let (head, body) = whole.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("/submit?text=Habari HTTP/1.1") && head.contains("x-key: siri"));
        assert!(!head.contains("transfer-encoding"), "{head}");
        match method {
            Method::Get => assert!(!head.contains("content-length") && body.is_empty(), "{whole}"),
            Method::Post => assert_eq!(body, "text=Habari"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_leave_at_the_last_look_is_not_sent_and_nothing_of_it_left() {
    for method in [Method::Get, Method::Post] {
        let far = Far::start();
        let looking = Arc::clone(&far);
        let look = move || {
            looking.takes_in_silence();
            false
        };
        let fate = client().send_if(&far.request(method), BOUND, look).await;
        assert!(fate.is_none(), "{fate:?}");
        assert_eq!(far.hears_to_the_end(), b"", "{method:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warm_connection_is_no_way_past_the_last_look() {
    for method in [Method::Get, Method::Post] {
        let far = Far::start();
        let (client, request) = (Arc::new(client()), far.request(method));
        answered(&far, &client, &request).await;
        let fate = client.send_if(&request, BOUND, || false).await;
        assert!(fate.is_none(), "{fate:?}");
        // Whether or not that connection was the one, it ends with the client.
        drop(client);
        assert_eq!(far.hears_to_the_end(), b"", "{method:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_up_before_its_connection_came_never_leaves() {
    let door = Door::shut();
    let url = format!("http://{}/submit", door.address);
    let request = Request { method: Method::Post, url, headers: Vec::new(), body: b"a".to_vec() };
    let look = || panic!("there is no connection to look at");
    let fate = client().send_if(&request, Duration::from_millis(200), look).await;
    assert!(matches!(fate, Some(Fate::Unreachable)), "{fate:?}");
}
