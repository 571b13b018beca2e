//! One endpoint: a method, a path, who may, and a typed handler.
//!
//! What a request must hold and what is answered is read off the handler's own types,
//! so the document, the check of a request and the handler cannot differ. To add an
//! endpoint: a handler beside its resource, and a line in [`super::endpoints`].

use std::{fmt, future::Future, pin::Pin, sync::Arc};

use axum::{
    body::{Body as HttpBody, Bytes},
    http::Method,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use utoipa::{
    ToSchema,
    openapi::{RefOr, Schema as OpenApiSchema},
};

use super::problem::{Kind, Problem, Texts};
use crate::{
    domain::{
        language::Language,
        officer::{Officer, Role},
    },
    gateway::{Gateway, refusal::Fault},
    http::tables::{Format, WORKBOOK},
};

/// The largest body of a usual request.
pub const MOST_BODY: usize = 64 * 1024;
/// The largest file that is uploaded.
pub const MOST_FILE: usize = 20 * 1024 * 1024;
/// JSON.
pub const JSON: &str = "application/json";
/// A table (RFC 4180) in UTF-8.
pub(super) const CSV: &str = "text/csv";

/// What a handler works with.
#[derive(Debug, Clone)]
pub struct Call {
    /// The use cases.
    pub gateway: Gateway,
    /// Who asks; carries the request's key.
    pub officer: Officer,
    /// What the reader wants to be told in.
    pub language: Language,
    /// What can be told.
    pub texts: Arc<Texts>,
}

impl Call {
    /// What is wrong and what would be right, in the reader's words.
    #[must_use]
    pub fn told(&self, fault: &Fault) -> (String, String) {
        self.texts.told(&self.language, fault)
    }
}

/// The number in a path such as `/groups/{id}`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Numbered {
    /// Its number.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 1)]
    pub(super) id: i64,
}

/// What a handler answers: a body, and where the thing made is found.
#[derive(Debug)]
pub struct Answer<R> {
    /// The body.
    pub body: R,
    /// The path behind `/api/v1` of what was made.
    pub location: Option<String>,
}

impl<R> Answer<R> {
    /// An answer that made nothing new.
    pub const fn of(body: R) -> Self {
        Self { body, location: None }
    }

    /// An answer that made something.
    pub fn made(body: R, location: String) -> Self {
        Self { body, location: Some(location) }
    }
}

/// What happens when the request succeeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing changes.
    None,
    /// Something changes, and one line of the trail says so.
    Act,
}

/// No parameters, no body, or no answer.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

/// A JSON body.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// A table that is uploaded, of either kind: what it is its content says.
#[derive(Debug)]
pub struct Table(pub Bytes);

/// A table that is answered.
#[derive(Debug)]
pub struct Download {
    /// The table.
    pub body: HttpBody,
    /// As what.
    pub format: Format,
}

/// What a body may be: media types, the usual one first, each with its schema. None where
/// there is no body.
pub type Bodies = Vec<(&'static str, Value)>;

/// The names and schemas that a document lists.
pub type Components = Map<String, Value>;

/// What stands in the path and the query.
pub trait Parameters: Sized + Send + 'static {
    /// Its schema: an object whose properties are the parameters.
    fn schema(components: &mut Components) -> Option<Value>;
    /// Reads it from an object that fits the schema.
    fn read(object: Map<String, Value>) -> Result<Self, Problem>;
}

/// What a request's body may be.
pub trait RequestBody: Sized + Send + 'static {
    /// What it may be.
    fn schemas(components: &mut Components) -> Bodies;
    /// How large it may be.
    const MOST: usize = MOST_BODY;
    /// Reads it; `value` is the body where it is JSON that fits the schema.
    fn read(bytes: Bytes, value: Option<Value>) -> Result<Self, Problem>;
}

/// What an answer's body may be.
pub trait AnswerBody: Send + 'static {
    /// What it may be.
    fn schemas(components: &mut Components) -> Bodies;
    /// Writes it.
    fn write(self) -> Written;
}

/// A written body.
#[derive(Debug)]
pub enum Written {
    /// None.
    Nothing,
    /// Text that may be kept for a repeat.
    Text(String),
    /// A stream that may not, and its media type.
    Stream(HttpBody, &'static str),
}

/// The reference to a type's schema; the schema itself and those it names are added to
/// the components.
pub fn reference<T: ToSchema>(components: &mut Components) -> Value {
    add_named::<T>(components);
    let name = T::name().into_owned();
    components.insert(name.clone(), serde_json::to_value(T::schema()).unwrap_or_default());
    serde_json::json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Adds the schemas that a type's own names.
fn add_named<T: ToSchema>(components: &mut Components) {
    let mut named: Vec<(String, RefOr<OpenApiSchema>)> = Vec::new();
    T::schemas(&mut named);
    for (name, schema) in named {
        components.insert(name, serde_json::to_value(schema).unwrap_or_default());
    }
}

impl Parameters for Nothing {
    fn schema(_: &mut Components) -> Option<Value> {
        None
    }

    fn read(_: Map<String, Value>) -> Result<Self, Problem> {
        Ok(Self)
    }
}

impl<T: DeserializeOwned + ToSchema + Send + 'static> Parameters for T {
    fn schema(components: &mut Components) -> Option<Value> {
        add_named::<T>(components);
        serde_json::to_value(T::schema()).ok()
    }

    fn read(object: Map<String, Value>) -> Result<Self, Problem> {
        serde_json::from_value(Value::Object(object)).map_err(|error| unreadable(&error))
    }
}

impl RequestBody for Nothing {
    const MOST: usize = 0;

    fn schemas(_: &mut Components) -> Bodies {
        Bodies::new()
    }

    fn read(_: Bytes, _: Option<Value>) -> Result<Self, Problem> {
        Ok(Self)
    }
}

impl<T: DeserializeOwned + ToSchema + Send + 'static> RequestBody for Json<T> {
    fn schemas(components: &mut Components) -> Bodies {
        vec![(JSON, reference::<T>(components))]
    }

    fn read(_: Bytes, value: Option<Value>) -> Result<Self, Problem> {
        serde_json::from_value(value.unwrap_or_default())
            .map(Self)
            .map_err(|error| unreadable(&error))
    }
}

impl RequestBody for Table {
    const MOST: usize = MOST_FILE;

    fn schemas(_: &mut Components) -> Bodies {
        table()
    }

    fn read(bytes: Bytes, _: Option<Value>) -> Result<Self, Problem> {
        Ok(Self(bytes))
    }
}

impl AnswerBody for Nothing {
    fn schemas(_: &mut Components) -> Bodies {
        Bodies::new()
    }

    fn write(self) -> Written {
        Written::Nothing
    }
}

impl<T: Serialize + ToSchema + Send + 'static> AnswerBody for Json<T> {
    fn schemas(components: &mut Components) -> Bodies {
        vec![(JSON, reference::<T>(components))]
    }

    fn write(self) -> Written {
        Written::Text(serde_json::to_string(&self.0).unwrap_or_default())
    }
}

impl AnswerBody for Download {
    fn schemas(_: &mut Components) -> Bodies {
        table()
    }

    fn write(self) -> Written {
        Written::Stream(self.body, self.format.media_type())
    }
}

/// A table, as text or as a workbook, whose bytes no schema tells (`OpenAPI` 3.1.1,
/// section 4.8.14.4).
fn table() -> Bodies {
    vec![(CSV, serde_json::json!({ "type": "string" })), (WORKBOOK, serde_json::json!({}))]
}

/// What fits the schema and not the type: a fault of ours, found by the tests.
fn unreadable(error: &serde_json::Error) -> Problem {
    tracing::error!(line = error.line(), "a request fits its schema and not its type");
    Problem::new(Kind::Invalid)
}

/// A request as the handler's wrapper takes it.
#[derive(Debug, Clone)]
pub struct Taken {
    /// What stood in the path and the query.
    pub parameters: Map<String, Value>,
    /// The body as it came.
    pub bytes: Bytes,
    /// The body as JSON that fits its schema.
    pub value: Option<Value>,
}

type Running = Pin<Box<dyn Future<Output = Result<Answer<Written>, Problem>> + Send>>;
type Run = Arc<dyn Fn(Call, Taken) -> Running + Send + Sync>;
type RunAgain = Arc<dyn Fn(Call, Taken, Done) -> Running + Send + Sync>;

/// An act whose answer was lost, as the trail tells of it.
#[derive(Debug, Clone)]
pub struct Done {
    /// To what it was done.
    pub subject: String,
    /// What else is said of it.
    pub detail: Value,
}

impl Done {
    /// The number at the end of the subject, as in `broadcast 12`.
    #[must_use]
    pub fn number(&self) -> i64 {
        let last = self.subject.rsplit(' ').next();
        last.and_then(|number| number.parse().ok()).unwrap_or_default()
    }
}

/// An endpoint.
#[derive(Clone)]
pub struct Endpoint {
    /// Its method.
    pub method: Method,
    /// Its path behind `/api/v1`, such as `/messages/{id}`.
    pub path: &'static str,
    /// The least role that may use it. The use case holds it; a test compares.
    pub role: Role,
    /// Whether it changes anything.
    pub effect: Effect,
    /// What it does, for the document.
    pub summary: &'static str,
    /// Its status where it succeeds.
    pub status: u16,
    /// The parameters' schema.
    pub parameters: fn(&mut Components) -> Option<Value>,
    /// What the body may be.
    pub body: fn(&mut Components) -> Bodies,
    /// How large the body may be.
    pub most_body: usize,
    /// What the answer may be.
    pub answer: fn(&mut Components) -> Bodies,
    /// The usual answer's media type alone: answers name it, and the schema is long.
    pub media_type: Option<&'static str>,
    /// Whether the key is looked up only when the act says that it was done before:
    /// for the hot path, whose use case keeps the answer itself.
    pub hopeful: bool,
    pub(super) run: Run,
    pub(super) again: Option<RunAgain>,
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Endpoint {
    /// An endpoint of a handler.
    pub fn new<Q, B, R, F, W>(
        method: Method,
        path: &'static str,
        role: Role,
        summary: &'static str,
        handler: F,
    ) -> Self
    where
        Q: Parameters,
        B: RequestBody,
        R: AnswerBody,
        F: Fn(Call, Q, B) -> W + Clone + Send + Sync + 'static,
        W: Future<Output = Result<Answer<R>, Problem>> + Send + 'static,
    {
        let run: Run = Arc::new(move |call, taken| {
            let handler = handler.clone();
            Box::pin(async move {
                let parameters = Q::read(taken.parameters)?;
                let body = B::read(taken.bytes, taken.value)?;
                let answer = handler(call, parameters, body).await?;
                Ok(Answer { body: answer.body.write(), location: answer.location })
            })
        });
        let effect = if method == Method::GET { Effect::None } else { Effect::Act };
        Self {
            method,
            path,
            role,
            effect,
            summary,
            status: 200,
            parameters: Q::schema,
            body: B::schemas,
            most_body: B::MOST,
            answer: R::schemas,
            media_type: R::schemas(&mut Components::new())
                .first()
                .map(|(media_type, _)| *media_type),
            hopeful: false,
            run,
            again: None,
        }
    }

    /// How the answer to an act is made anew where the process ended between the act
    /// and its answer.
    #[must_use]
    pub fn again<Q, B, R, F, W>(mut self, handler: F) -> Self
    where
        Q: Parameters,
        B: RequestBody,
        R: AnswerBody,
        F: Fn(Call, Q, B, Done) -> W + Clone + Send + Sync + 'static,
        W: Future<Output = Result<Answer<R>, Problem>> + Send + 'static,
    {
        self.again = Some(Arc::new(move |call, taken, done| {
            let handler = handler.clone();
            Box::pin(async move {
                let parameters = Q::read(taken.parameters)?;
                let body = B::read(taken.bytes, taken.value)?;
                let answer = handler(call, parameters, body, done).await?;
                Ok(Answer { body: answer.body.write(), location: answer.location })
            })
        }));
        self
    }

    /// The same with another status of success.
    #[must_use]
    pub const fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// A POST that changes nothing.
    #[must_use]
    pub const fn changing_nothing(mut self) -> Self {
        self.effect = Effect::None;
        self
    }

    /// See [`Endpoint::hopeful`].
    #[must_use]
    pub const fn hopefully(mut self) -> Self {
        self.hopeful = true;
        self
    }

    /// Whether it needs an `Idempotency-Key`.
    #[must_use]
    pub fn needs_key(&self) -> bool {
        self.method == Method::POST
    }
}
