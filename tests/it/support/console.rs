//! A browser without a screen: it keeps cookies, fills in forms, and knows which page it
//! is on. What it sends goes through the real router.

use std::collections::BTreeMap;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{Method, StatusCode, header},
};
use baragumu::{
    domain::officer::Role,
    gateway::{officers::totp, tokens::command_line},
    world::World,
};

use super::gateway::TestGateway;

/// A password that nobody would guess, and no list holds.
pub(crate) const PASSWORD: &str = "tumbili watatu juu ya mbuyu";

/// A page as it came.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) status: StatusCode,
    /// Where it leads, if it leads elsewhere.
    pub(crate) location: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
    /// The body as it came, for what is no text.
    pub(crate) bytes: Vec<u8>,
}

impl Shown {
    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }

    /// The text between two marks of the page.
    pub(crate) fn between(&self, from: &str, to: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(from)?;
        rest.split_once(to).map(|(found, _)| found)
    }
}

/// A browser at a node's console.
#[derive(Debug)]
pub(crate) struct Browser<'a> {
    node: &'a TestGateway,
    cookies: BTreeMap<String, String>,
    /// What the officer's telephone makes codes of, once they enrolled.
    pub(crate) secret: Option<String>,
    /// The page it is on.
    pub(crate) page: Option<Shown>,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(node: &'a TestGateway) -> Self {
        Self { node, cookies: BTreeMap::new(), secret: None, page: None }
    }

    /// An officer of a role who has joined, with a second factor where it is demanded.
    pub(crate) async fn officer(node: &'a TestGateway, name: &str, role: Role) -> Self {
        let invited = node.gateway.invite(&command_line(), name, role).await.unwrap();
        let mut browser = Self::new(node);
        browser.joins(&invited.token, &[]).await;
        browser
    }

    /// Uses a one-time link, and enrols a second factor if one is asked for.
    pub(crate) async fn joins(&mut self, token: &str, further: &[(&str, &str)]) {
        let path = format!("/console/join/{token}");
        assert_eq!(self.get(&path).await.status, StatusCode::OK);
        let mut fields = vec![("password", PASSWORD), ("again", PASSWORD)];
        fields.extend_from_slice(further);
        let mut page = self.post(&path, &fields).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        page = self.get("/console").await;
        if page.location == "/console/second-factor" {
            self.get("/console/second-factor").await;
            let page = self.post("/console/second-factor", &[]).await;
            let secret =
                page.between("<code translate=\"no\">", "</code>").unwrap().replace(' ', "");
            let code = totp::code_at(&secret, self.node.world.now()).unwrap();
            let page = self.post("/console/second-factor", &[("code", &code)]).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            self.secret = Some(secret);
        }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Shown {
        self.sends::<str>(Method::GET, path, None, &[]).await
    }

    /// Sends a form, with the key of the page it is on where the form names none.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let key = self.page.as_ref().and_then(|page| page.hidden("key"));
        let key = key.filter(|_| !fields.iter().any(|(name, _)| *name == "key"));
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(key.map(|key| ("key", key)))
            .extend_pairs(fields)
            .finish();
        let mut shown =
            self.sends(Method::POST, path, Some(&body), &[("sec-fetch-site", "same-origin")]).await;
        // A form that is to be sent again where the answer says, as browsers do.
        if shown.status == StatusCode::TEMPORARY_REDIRECT {
            let to = shown.location.clone();
            shown = self
                .sends(Method::POST, &to, Some(&body), &[("sec-fetch-site", "same-origin")])
                .await;
        }
        shown
    }

    /// Sends a form with a file, as [`Browser::post`] sends one without.
    pub(crate) async fn uploads(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: impl AsRef<[u8]>,
    ) -> Shown {
        let key = self.page.as_ref().and_then(|page| page.hidden("key")).map(str::to_owned);
        let mut body = Vec::new();
        let mut part = |head: &str, value: &[u8]| {
            body.extend_from_slice(b"--the-end\r\nContent-Disposition: form-data; ");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(b"\r\n\r\n");
            body.extend_from_slice(value);
            body.extend_from_slice(b"\r\n");
        };
        for (name, value) in fields {
            part(&format!("name=\"{name}\""), value.as_bytes());
        }
        if let Some(key) = &key
            && !fields.iter().any(|(name, _)| *name == "key")
        {
            part("name=\"key\"", key.as_bytes());
        }
        // What it is called says nothing of what it is.
        let head = "name=\"file\"; filename=\"orodha.csv\"\r\nContent-Type: text/csv";
        part(head, file.as_ref());
        body.extend_from_slice(b"--the-end--\r\n");
        let headers = [
            ("sec-fetch-site", "same-origin"),
            ("content-type", "multipart/form-data; boundary=the-end"),
        ];
        self.sends(Method::POST, path, Some(&body), &headers).await
    }

    /// Sends a request as it is.
    pub(crate) async fn sends<B: AsRef<[u8]> + Sync + ?Sized>(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&B>,
        headers: &[(&str, &str)],
    ) -> Shown {
        let mut request = Request::builder().method(method).uri(path).header("host", "localhost");
        let says_type = headers.iter().any(|(name, _)| *name == header::CONTENT_TYPE.as_str());
        if body.is_some() && !says_type {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = Body::from(body.map(|body| body.as_ref().to_vec()).unwrap_or_default());
        let response = self.node.takes(request.body(body).unwrap()).await;
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (parts, body) = response.into_parts();
        let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let shown = Shown {
            status: parts.status,
            location: parts.headers.get(header::LOCATION).map(text).unwrap_or_default(),
            headers: parts
                .headers
                .iter()
                .map(|(name, value)| (name.to_string(), text(value)))
                .collect(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        };
        if shown.status.is_success() || shown.status.is_client_error() {
            self.page = Some(shown.clone());
        }
        shown
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie back that was kept elsewhere.
    pub(crate) fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }
}
