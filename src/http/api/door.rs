//! The door: who knocks, whether the request is as the document says, whether it was
//! carried out before, and the answer.

use std::{
    collections::HashSet,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes},
    extract::{RawPathParams, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tokio::{sync::Semaphore, time::timeout};

use super::{
    endpoint::{Answer, CSV, Call, Done, Effect, Endpoint, MOST_BODY, Taken, Written},
    problem::{Kind, Problem, Texts},
    schema::{self, Schema},
};
use crate::{
    domain::{
        language::Language,
        officer::{Officer, Once},
    },
    gateway::{
        Gateway,
        refusal::{Fault, Refusal, require},
        tokens::Holder,
    },
    http::guard::{Guard, SentAway},
};

/// The header that tells a request from its repeat.
pub const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The header that says that an answer was kept from before.
pub const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The header that names the request in the log.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The longest key.
pub const LONGEST_KEY: usize = 128;
/// How long a body may take to arrive, and a file.
const BODY_PATIENCE: Duration = Duration::from_secs(10);
const FILE_PATIENCE: Duration = Duration::from_mins(2);
/// How long carrying out may take, and working through a file or making one.
const PATIENCE: Duration = Duration::from_mins(1);
const FILE_WORK_PATIENCE: Duration = Duration::from_mins(3);
/// How many files are taken at the same time: each stands in memory whole.
const FILES_AT_ONCE: usize = 2;

/// What every endpoint's door shares.
#[derive(Debug)]
pub struct Desk {
    /// The use cases.
    pub gateway: Gateway,
    /// Who may knock, and how often.
    pub guard: Arc<Guard>,
    /// The words of problems.
    pub texts: Arc<Texts>,
    /// The keys of requests that are being carried out on this node.
    in_use: Mutex<HashSet<(String, String)>>,
    /// Room for files.
    files: Semaphore,
}

/// A key that is in use until this is dropped.
struct InUse<'a> {
    desk: &'a Desk,
    owner: (String, String),
}

impl Drop for InUse<'_> {
    fn drop(&mut self) {
        self.desk.in_use.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.owner);
    }
}

/// What a request asks for, as it came.
struct Asked<'a> {
    prepared: &'a Prepared,
    parameters: &'a Map<String, Value>,
    bytes: &'a Bytes,
}

impl Asked<'_> {
    /// The same for the endpoint, with its body as JSON.
    fn taken(&self, value: Option<Value>) -> Taken {
        Taken { parameters: self.parameters.clone(), bytes: self.bytes.clone(), value }
    }
}

/// An endpoint with its schemas compiled.
#[derive(Debug)]
pub struct Prepared {
    /// The endpoint.
    pub endpoint: Endpoint,
    /// What its parameters must be; `None` if there are none.
    pub parameters: Option<Schema>,
    /// The media types its body may be of; none if there is no body.
    pub media_types: Vec<&'static str>,
    /// What its body must be where it is JSON.
    pub json: Option<Schema>,
}

impl Desk {
    /// A desk at which nobody waits.
    #[must_use]
    pub fn new(gateway: Gateway, guard: Arc<Guard>, texts: Arc<Texts>) -> Self {
        let files = Semaphore::new(FILES_AT_ONCE);
        Self { gateway, guard, texts, in_use: Mutex::default(), files }
    }

    /// Answers a request to an endpoint.
    pub async fn answer(
        &self,
        prepared: &Prepared,
        peer: SocketAddr,
        path: RawPathParams,
        request: Request,
    ) -> Response {
        let begun = Instant::now();
        let request_id = self.gateway.world().fresh_id();
        let accept = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
        let answered = self.admit(peer, request.headers()).await;
        let answered = match answered {
            Ok(holder) => self.carry_out(prepared, holder, &path, request).await,
            Err(problem) => Err(problem),
        };
        let mut response = match answered {
            Ok(response) => response,
            Err(problem) => {
                if problem.kind.status().is_server_error() {
                    tracing::warn!(
                        request = %request_id, kind = problem.kind.word(),
                        endpoint = ?prepared.endpoint, "a request to the API failed"
                    );
                }
                let accept = accept.as_ref().and_then(|value| value.to_str().ok());
                problem.written(&self.texts, self.texts.language(accept), &request_id)
            }
        };
        finish(&mut response, &request_id);
        let status = response.status().as_u16().to_string();
        metrics::histogram!("gateway_api_seconds", "endpoint" => prepared.endpoint.path, "status" => status)
            .record(begun.elapsed().as_secs_f64());
        response
    }

    fn call(&self, officer: Officer, language: &Language) -> Call {
        let (gateway, texts) = (self.gateway.clone(), Arc::clone(&self.texts));
        Call { gateway, officer, language: language.clone(), texts }
    }

    /// A problem that no endpoint's door tells.
    pub fn refuse(&self, headers: &HeaderMap, problem: Problem) -> Response {
        let request_id = self.gateway.world().fresh_id();
        let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = self.texts.language(accept);
        let mut response = problem.written(&self.texts, language, &request_id);
        finish(&mut response, &request_id);
        response
    }

    /// Who asks, by their token.
    async fn admit(&self, peer: SocketAddr, headers: &HeaderMap) -> Result<Holder, Problem> {
        let too_many = |sent_away| match sent_away {
            SentAway::TooMany(seconds) => Problem::too_many(seconds),
            SentAway::Unknown | SentAway::Credentials => Problem::new(Kind::Unauthenticated),
        };
        self.guard.admit_source(peer, headers).map_err(too_many)?;
        let token = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split_once(' '))
            // The scheme's name has no case (RFC 9110 section 11.1).
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim())
            .ok_or(Problem::new(Kind::Unauthenticated))?;
        let holder = self.gateway.holder(token).await.map_err(Refusal::from)?;
        let holder = holder.ok_or(Problem::new(Kind::Unauthenticated))?;
        self.guard.admit_token(holder.id).map_err(too_many)?;
        Ok(holder)
    }

    async fn carry_out(
        &self,
        prepared: &Prepared,
        holder: Holder,
        path: &RawPathParams,
        request: Request,
    ) -> Result<Response, Problem> {
        let endpoint = &prepared.endpoint;
        let (parts, body) = request.into_parts();
        let accept = parts.headers.get(header::ACCEPT_LANGUAGE);
        let language = self.texts.language(accept.and_then(|value| value.to_str().ok())).clone();
        let key = if endpoint.needs_key() { Some(key_of(&parts.headers)?) } else { None };
        let parameters = read_parameters(prepared.parameters.as_ref(), path, parts.uri.query())?;
        let mut officer = Officer::new(holder.officer, holder.role);
        let takes_file = endpoint.most_body > MOST_BODY;
        if takes_file {
            // The use case asks again, as of every act; but nobody's file takes up room
            // who may not send one.
            require(&officer, endpoint.role)?;
        }
        let _room = if takes_file {
            Some(self.files.try_acquire().map_err(|_| Problem::new(Kind::Unavailable))?)
        } else {
            None
        };
        let bytes = read_body(prepared, &parts.headers, body).await?;
        let fingerprint = || fingerprint(endpoint, &parameters, &bytes);
        let once = key.map(|key| Once { key, fingerprint: fingerprint() });
        let value = read_value(prepared, &bytes)?;
        let asked = Asked { prepared, parameters: &parameters, bytes: &bytes };

        officer.once.clone_from(&once);
        let _in_use = match &once {
            Some(once) => Some(self.use_key(&officer.name, once)?),
            None => None,
        };
        let keeps = endpoint.effect == Effect::Act && !endpoint.hopeful;
        if keeps
            && let Some(once) = &once
            && let Some(response) = self.kept(&asked, &officer, once, &language).await?
        {
            return Ok(response);
        }
        let taken = asked.taken(value);
        let call = self.call(officer.clone(), &language);
        // A workbook is whole before any of it leaves.
        let works_on_file = takes_file || endpoint.media_type == Some(CSV);
        let patience = if works_on_file { FILE_WORK_PATIENCE } else { PATIENCE };
        let running = timeout(patience, (endpoint.run)(call, taken));
        let done = running.await.unwrap_or_else(|_| Err(Problem::new(Kind::Unavailable)));
        let answer = match (done, &once) {
            (Ok(answer), _) => answer,
            (Err(problem), Some(once)) if problem.repeated => {
                let kept = self.kept(&asked, &officer, once, &language).await?;
                return kept.ok_or(problem);
            }
            (Err(problem), _) => return Err(problem),
        };
        if keeps && let Some(once) = &once {
            let kept = match &answer.body {
                Written::Text(text) => Some(kept_answer(text, answer.location.as_deref())),
                Written::Nothing => Some(kept_answer("", answer.location.as_deref())),
                Written::Stream(..) => None,
            };
            if let Some(kept) = kept {
                self.keep(&officer, once, &kept).await;
            }
        }
        Ok(write(endpoint, answer))
    }

    fn use_key(&self, officer: &str, once: &Once) -> Result<InUse<'_>, Problem> {
        let owner = (officer.to_owned(), once.key.clone());
        let mut in_use = self.in_use.lock().unwrap_or_else(PoisonError::into_inner);
        if !in_use.insert(owner.clone()) {
            return Err(Problem::new(Kind::KeyInUse));
        }
        drop(in_use);
        Ok(InUse { desk: self, owner })
    }

    /// The answer to a request that was carried out before; `None` if it was not.
    async fn kept(
        &self,
        asked: &Asked<'_>,
        officer: &Officer,
        once: &Once,
        language: &Language,
    ) -> Result<Option<Response>, Problem> {
        let endpoint = &asked.prepared.endpoint;
        let found = self.gateway.once(&officer.name, &once.key).await.map_err(Refusal::from)?;
        let Some(found) = found else { return Ok(None) };
        if found.fingerprint != once.fingerprint {
            return Err(Problem::new(Kind::KeyReused));
        }
        let kept = found.answer.as_deref().map(serde_json::from_str::<KeptAnswer>);
        let answer = if let Some(Ok(kept)) = kept {
            kept.answer()
        } else {
            // The process ended between the act and its answer.
            let Some(again) = &endpoint.again else {
                // Such an act has nothing to say but that it was done.
                let answer = Answer { body: Written::Nothing, location: None };
                return Ok(Some(replayed(endpoint, answer)));
            };
            let done = Done {
                subject: found.subject,
                detail: serde_json::from_str(&found.detail).unwrap_or_default(),
            };
            let officer = Officer { once: None, ..officer.clone() };
            let call = self.call(officer, language);
            let value = read_value(asked.prepared, asked.bytes)?;
            again(call, asked.taken(value), done).await?
        };
        Ok(Some(replayed(endpoint, answer)))
    }

    /// Keeps an answer for repeats. Should that fail, a repeat makes it anew.
    async fn keep(&self, officer: &Officer, once: &Once, kept: &str) {
        if let Err(error) = self.gateway.answered(&officer.name, &once.key, kept).await {
            tracing::warn!(%error, "an answer was not kept for its repeats");
        }
    }
}

/// An answer as it is kept.
#[derive(serde::Serialize, serde::Deserialize)]
struct KeptAnswer {
    body: String,
    location: Option<String>,
}

impl KeptAnswer {
    fn answer(self) -> Answer<Written> {
        let body = if self.body.is_empty() { Written::Nothing } else { Written::Text(self.body) };
        Answer { body, location: self.location }
    }
}

/// An answer as it is kept for repeats.
pub(super) fn kept_answer(body: &str, location: Option<&str>) -> String {
    serde_json::json!({ "body": body, "location": location }).to_string()
}

fn write(endpoint: &Endpoint, answer: Answer<Written>) -> Response {
    let media_type = match &answer.body {
        Written::Stream(_, media_type) => Some(*media_type),
        Written::Nothing | Written::Text(_) => endpoint.media_type,
    };
    let body = match answer.body {
        Written::Nothing => Body::empty(),
        Written::Text(text) => Body::from(text),
        Written::Stream(stream, _) => stream,
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(endpoint.status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    if let Some(media_type) = media_type {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    }
    if let Some(location) = answer.location
        && let Ok(value) = HeaderValue::from_str(&format!("{}{location}", super::BASE))
    {
        headers.insert(header::LOCATION, value);
    }
    response
}

/// An answer from before.
fn replayed(endpoint: &Endpoint, answer: Answer<Written>) -> Response {
    let mut response = write(endpoint, answer);
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

/// What every answer carries. Numbers and texts of citizens stand in them: nobody keeps one.
fn finish(response: &mut Response, request_id: &str) {
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert(REQUEST_ID, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}

fn key_of(headers: &HeaderMap) -> Result<String, Problem> {
    let value = headers.get(KEY).ok_or_else(|| Problem::parameter(KEY.as_str(), "key-missing"))?;
    let key = value.to_str().unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_graphic();
    if (8..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(plain) {
        Ok(key.to_owned())
    } else {
        Err(Problem::parameter(KEY.as_str(), "key-form"))
    }
}

/// What stands in the path and the query, held against its schema.
fn read_parameters(
    schema: Option<&Schema>,
    path: &RawPathParams,
    query: Option<&str>,
) -> Result<Map<String, Value>, Problem> {
    let mut found = Map::new();
    let in_path = path.iter().map(|(name, text)| (name.to_owned(), text.to_owned()));
    let in_query = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .map(|(name, text)| (name.into_owned(), text.into_owned()));
    for (name, text) in in_path.chain(in_query) {
        let value = schema
            .and_then(|schema| schema.property(&name))
            .map_or_else(|| Value::from(text.as_str()), |schema| schema.read_text(&text));
        if found.contains_key(&name) {
            return Err(Problem::parameter(&name, "parameter-twice"));
        }
        found.insert(name, value);
    }
    let whole = Value::Object(found);
    let empty = Schema::nothing();
    let mut faults = schema.unwrap_or(&empty).faults(&whole);
    for fault in &mut faults {
        fault.field = fault.field.replacen('/', "?", 1);
    }
    match whole {
        Value::Object(found) if faults.is_empty() => Ok(found),
        _ => Err(Problem::invalid(faults)),
    }
}

async fn read_body(prepared: &Prepared, headers: &HeaderMap, body: Body) -> Result<Bytes, Problem> {
    let most = prepared.endpoint.most_body;
    let patience = if most > MOST_BODY { FILE_PATIENCE } else { BODY_PATIENCE };
    // One byte may come where none is wanted, so that it is refused for what it is.
    let bytes = match timeout(patience, axum::body::to_bytes(body, most.max(1))).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(Problem::new(Kind::TooLarge).with("most", most.to_string())),
        Err(_) => return Err(Problem::new(Kind::SlowBody)),
    };
    if prepared.media_types.is_empty() {
        return if bytes.is_empty() {
            Ok(bytes)
        } else {
            Err(Problem::new(Kind::TooLarge).with("most", "0"))
        };
    }
    let said = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = said.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if prepared.media_types.iter().any(|it| essence.eq_ignore_ascii_case(it)) {
        Ok(bytes)
    } else {
        Err(Problem::new(Kind::MediaType).with("expected", prepared.media_types.join(", ")))
    }
}

fn read_value(prepared: &Prepared, bytes: &Bytes) -> Result<Option<Value>, Problem> {
    let Some(schema) = &prepared.json else { return Ok(None) };
    let mut value: Value = serde_json::from_slice(bytes).map_err(|error| {
        Problem::new(Kind::Malformed)
            .with("line", error.line().to_string())
            .with("column", error.column().to_string())
    })?;
    schema::whole_numbers(&mut value);
    let faults: Vec<Fault> = schema.faults(&value);
    if faults.is_empty() { Ok(Some(value)) } else { Err(Problem::invalid(faults)) }
}

/// The digest of what is asked.
fn fingerprint(endpoint: &Endpoint, parameters: &Map<String, Value>, bytes: &Bytes) -> String {
    let mut digest = Sha256::new();
    let parameters = Value::Object(parameters.clone()).to_string();
    for part in [endpoint.method.as_str(), endpoint.path, &parameters] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    digest.update(bytes);
    base64::Engine::encode(&base64::prelude::BASE64_STANDARD_NO_PAD, digest.finalize())
}
