//! A browser without a screen: it keeps cookies and sends forms over a socket.

use std::collections::BTreeMap;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A password that no list holds.
const PASSWORD: &str = "tumbili watatu juu ya mbuyu";
/// What stands between the parts of a form with a file.
const BOUNDARY: &str = "the-end-of-a-part";

/// What was answered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Page {
    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }
}

/// A browser at a server.
#[derive(Debug)]
pub(crate) struct Browser {
    port: u16,
    /// The address it says it asks from, where a proxy is trusted to say so.
    from: Option<String>,
    cookies: BTreeMap<String, String>,
    /// The key of the form on the page it is on.
    key: String,
}

impl Browser {
    /// Joins by the token of an invitation.
    pub(crate) async fn join(port: u16, token: &str) -> Self {
        let mut browser = Self { port, from: None, cookies: BTreeMap::new(), key: String::new() };
        let path = format!("/console/join/{token}");
        browser.get(&path).await;
        let page = browser.post(&path, &[("password", PASSWORD), ("again", PASSWORD)]).await;
        assert_eq!(page.status, 303, "{}", page.body);
        browser
    }

    /// One that nobody signed in with, at an address behind a trusted proxy.
    pub(crate) fn from(port: u16, address: &str) -> Self {
        let from = Some(address.to_owned());
        Self { port, from, cookies: BTreeMap::new(), key: String::new() }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, "", Vec::new()).await
    }

    /// Sends a form with the key of the page it is on.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("key", &self.key)
            .extend_pairs(fields)
            .finish();
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        self.send("POST", path, kind, body.into_bytes()).await
    }

    /// Sends a form with a file.
    pub(crate) async fn upload(
        &mut self,
        path: &str,
        fields: &[(String, String)],
        file: &[u8],
    ) -> Page {
        let mut body = Vec::with_capacity(file.len() + 1024);
        let key = ("key".to_owned(), self.key.clone());
        for (name, value) in fields.iter().chain([&key]) {
            let part = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n");
        self.send("POST", path, &kind, body).await
    }

    async fn send(&mut self, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Page {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let forwarded = self.from.as_ref().map(|it| format!("X-Forwarded-For: {it}\r\n"));
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}\
             Sec-Fetch-Site: same-origin\r\nCookie: {}\r\n{kind}Content-Length: {}\r\n\r\n",
            forwarded.unwrap_or_default(),
            cookies.join("; "),
            body.len()
        );
        let stream = TcpStream::connect(("127.0.0.1", self.port)).await;
        let (mut answers, mut asks) = stream.expect("it takes connections").into_split();
        // It may answer before it has read all, and read no more.
        let asking = tokio::spawn(async move {
            let _ = asks.write_all(head.as_bytes()).await;
            let _ = asks.write_all(&body).await;
            asks
        });
        let mut reply = Vec::new();
        // What came before a broken connection is judged by its status.
        let _ = answers.read_to_end(&mut reply).await;
        asking.abort();
        self.read(&String::from_utf8_lossy(&reply))
    }

    fn read(&mut self, reply: &str) -> Page {
        let Some((head, body)) = reply.split_once("\r\n\r\n") else { return Page::default() };
        let status = head.get(9..12).and_then(|status| status.parse().ok()).unwrap_or_default();
        for line in head.lines() {
            let Some((name, value)) = line.split_once(": ") else { continue };
            if name.eq_ignore_ascii_case("set-cookie")
                && let Some((name, value)) =
                    value.split(';').next().and_then(|it| it.split_once('='))
            {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let page = Page { status, body: body.to_owned() };
        if let Some(key) = page.hidden("key") {
            key.clone_into(&mut self.key);
        }
        page
    }
}
