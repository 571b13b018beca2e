//! An ear: keeps every request it hears and answers it in one way. And a door at which
//! whoever comes waits.

use std::{
    io::Read as _,
    net::{Ipv4Addr, SocketAddr, TcpListener as Blocking, TcpStream},
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use baragumu::{
    domain::inbound::Inbound,
    operators::{Callback, Event, Method, Operator},
};
use tokio::{
    net::{TcpListener, TcpSocket},
    task::AbortHandle,
    time::{Instant, sleep},
};

use super::process::BOUND;

/// A request as it was heard.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) content_type: String,
    pub(crate) body: Bytes,
}

impl Heard {
    /// What an operator makes of it; the last segment of the path is the event.
    pub(crate) fn read(&self, operator: &dyn Operator) -> Vec<Inbound> {
        let event = Event::from_path(self.path.rsplit('/').next().unwrap()).unwrap();
        let callback = Callback {
            event,
            method: self.method,
            query: &self.query,
            content_type: &self.content_type,
            body: &self.body,
        };
        operator.decode(callback).unwrap_or_else(|refusal| panic!("{refusal}: {self:?}"))
    }
}

/// How it answers.
#[derive(Debug, Clone)]
pub(crate) struct Answering {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: &'static str,
}

/// The ear; dropped, it hears nothing more.
#[derive(Debug)]
pub(crate) struct Listener {
    pub(crate) address: SocketAddr,
    heard: Arc<Mutex<Vec<Heard>>>,
    answering: Arc<Mutex<Answering>>,
    serving: AbortHandle,
}

type Shared = (Arc<Mutex<Vec<Heard>>>, Arc<Mutex<Answering>>);

impl Listener {
    /// Listens on a port of the system's choice, and answers 200 with an empty text.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::<Mutex<Vec<Heard>>>::default();
        let answering = Answering { status: 200, content_type: "text/plain", body: "" };
        let answering = Arc::new(Mutex::new(answering));
        let shared: Shared = (Arc::clone(&heard), Arc::clone(&answering));
        let router = Router::new().fallback(hear).with_state(shared);
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, heard, answering, serving: serving.abort_handle() }
    }

    /// The address of a path here.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Answers otherwise from now on.
    pub(crate) fn answer(&self, status: u16, content_type: &'static str, body: &'static str) {
        *self.answering.lock().unwrap() = Answering { status, content_type, body };
    }

    /// Everything heard so far.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    /// What was heard, as values, once `enough` says so.
    pub(crate) async fn until(
        &self,
        operator: &dyn Operator,
        enough: impl Fn(&[Inbound]) -> bool,
    ) -> Vec<Inbound> {
        let begun = Instant::now();
        loop {
            let heard: Vec<Inbound> =
                self.heard().iter().flat_map(|heard| heard.read(operator)).collect();
            if enough(&heard) {
                return heard;
            }
            assert!(begun.elapsed() < BOUND, "not enough was heard: {heard:#?}");
            sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn hear(State((heard, answering)): State<Shared>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let method = if parts.method == axum::http::Method::GET { Method::Get } else { Method::Post };
    let content_type = parts.headers.get("content-type").and_then(|it| it.to_str().ok());
    heard.lock().unwrap().push(Heard {
        method,
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        content_type: content_type.unwrap_or_default().to_owned(),
        body,
    });
    let Answering { status, content_type, body } = answering.lock().unwrap().clone();
    (StatusCode::from_u16(status).unwrap(), [("content-type", content_type)], body).into_response()
}

/// A door with a full queue before it: whoever comes gets no connection until it opens.
#[derive(Debug)]
pub(crate) struct Door {
    listener: Blocking,
    pub(crate) address: SocketAddr,
    queue: Vec<TcpStream>,
}

impl Door {
    /// Must be called inside a runtime.
    pub(crate) fn shut() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let listener = socket.listen(1).unwrap().into_std().unwrap();
        listener.set_nonblocking(false).unwrap();
        let address = listener.local_addr().unwrap();
        let mut queue = Vec::new();
        while let Ok(stream) = TcpStream::connect_timeout(&address, Duration::from_millis(100)) {
            queue.push(stream);
        }
        Self { listener, address, queue }
    }

    /// Lets everybody in; says what they say, but for the queue, which goes.
    pub(crate) fn opens(self) -> Arc<Mutex<Vec<u8>>> {
        let said = Arc::<Mutex<Vec<u8>>>::default();
        let noted = Arc::clone(&said);
        drop(self.queue);
        std::thread::spawn(move || {
            while let Ok((mut stream, _)) = self.listener.accept() {
                let noted = Arc::clone(&noted);
                std::thread::spawn(move || {
                    let mut some = [0; 1024];
                    while let Ok(count @ 1..) = stream.read(&mut some) {
                        noted.lock().unwrap().extend_from_slice(&some[..count]);
                    }
                });
            }
        });
        said
    }
}
