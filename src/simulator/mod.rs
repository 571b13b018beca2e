//! The far side: a whole operator made of paper, over HTTP.
//!
//! It takes submits of operator `simulator` at `/simulator/submit`, reports to the
//! address each submit gives, keeps an inbox for every phone, and can be told to
//! behave as badly as real operators do: reserved numbers choose their own fate
//! (`numbers.rs`), shares of everything else go wrong by chance from a seed
//! (`faults.rs`), and what it was asked, when and how often is written down
//! (`ledger.rs`), so that a test can tell what was lost or sent twice.
//!
//! `serve` mounts it for accounts of operator `simulator` that name no `api_url`;
//! `baragumu simulator` runs it alone, for other programs too. What happens to a
//! message is decided in `network/`, which does no I/O; here are the door and the
//! one task that hands reports over.
//!
//! | | |
//! |---|---|
//! | `POST /simulator/submit` | a call, as `src/operators/simulator.rs` writes it |
//! | `GET /simulator/phones/{msisdn}/inbox?after=SEQ` | what a phone received |
//! | `GET`, `PUT /simulator/faults` | how it behaves, whole, as JSON |
//! | `GET /simulator/counts` | the sums of what it was asked |
//! | `GET /simulator/log?after=N` | a line for each message taken |
//! | `DELETE /simulator/log` | forgets what it was asked and what phones received |

pub mod faults;
mod ledger;
mod network;
pub mod numbers;
mod phones;
mod reporter;

use std::{
    future::{Future, IntoFuture as _},
    io::{self, Cursor},
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, RawQuery, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
    serve::ListenerExt as _,
};
use serde::Serialize;
use tokio::{net::TcpListener, task::AbortHandle, time::sleep};
use tokio_util::{io::ReaderStream, sync::CancellationToken};

use self::{
    faults::Faults,
    network::{Answer, Call, Network, Said},
    numbers::Manner,
    reporter::Reporter,
};
use crate::{
    domain::msisdn::Msisdn,
    operators::handset::{Inbox, Inboxes, Received},
    workers::submit::Submitter,
    world::World,
};

/// How long a call falls into the black hole before even that closes.
const BLACK_HOLE: Duration = Duration::from_mins(10);
const JSON: HeaderValue = HeaderValue::from_static("application/json");
/// How long a stop waits for answers that are owed.
const LAST_ANSWERS: Duration = Duration::from_secs(2);
/// What a throttled caller is asked to wait, in seconds.
const RETRY_AFTER: u16 = 1;

/// How a far side is set up.
#[derive(Debug)]
pub struct Setup {
    /// How it behaves at first.
    pub faults: Faults,
    /// How many messages it remembers for its log.
    pub most_lines: usize,
    /// Where reports go whatever a submit says: scheme and host. `None` for where the
    /// submit says.
    pub home: Option<String>,
}

/// A far side at work; dropped, it hands over no more reports.
#[derive(Debug)]
pub struct FarSide {
    shared: Arc<Shared>,
    reporting: AbortHandle,
}

#[derive(Debug)]
struct Shared {
    network: Mutex<Network>,
    reporter: Reporter,
    world: Arc<dyn World>,
}

impl Shared {
    /// The network is sound after every call, even one that panicked half-way.
    fn network(&self) -> MutexGuard<'_, Network> {
        self.network.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inboxes for Shared {
    fn inbox(&self, msisdn: &Msisdn, after: u64) -> Vec<Received> {
        self.network().inbox(msisdn, after)
    }
}

impl Drop for FarSide {
    fn drop(&mut self) {
        self.reporting.abort();
    }
}

impl FarSide {
    /// Starts it; its doors still have to be mounted.
    #[must_use]
    pub fn start(setup: Setup, submitter: Submitter, world: Arc<dyn World>) -> Self {
        let network = Network::new(setup.faults, world.now(), setup.most_lines);
        let reporter = Reporter::new(submitter, setup.home);
        let shared = Arc::new(Shared { network: Mutex::new(network), reporter, world });
        let reporting = tokio::spawn(reporter::run(Arc::clone(&shared))).abort_handle();
        Self { shared, reporting }
    }

    /// What its phones receive, for a phone inside this program.
    #[must_use]
    pub fn inboxes(&self) -> Arc<dyn Inboxes> {
        Arc::<Shared>::clone(&self.shared)
    }

    /// Its doors, all under `/simulator/`.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/simulator/submit", post(submit))
            .route("/simulator/phones/{msisdn}/inbox", get(inbox))
            .route("/simulator/faults", get(faults).put(misbehave))
            .route("/simulator/counts", get(counts))
            .route("/simulator/log", get(log).delete(forget))
            .with_state(Arc::clone(&self.shared))
    }
}

/// Runs a far side alone until `stop` is ready, and then as long as answers are owed,
/// but not for those that are never to come.
///
/// # Errors
/// The address cannot be listened on.
pub async fn serve(
    listen: SocketAddr,
    far_side: &FarSide,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let listener = TcpListener::bind(listen).await?.tap_io(|stream| {
        // Small answers are not to wait for each other.
        let _refused = stream.set_nodelay(true);
    });
    let stopping = CancellationToken::new();
    let serving = axum::serve(listener, far_side.router())
        .with_graceful_shutdown(stopping.clone().cancelled_owned());
    tokio::select! {
        served = serving.into_future() => served,
        () = async {
            stop.await;
            stopping.cancel();
            sleep(LAST_ANSWERS).await;
        } => Ok(()),
    }
}

fn json(body: &impl Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(body) => ([(header::CONTENT_TYPE, JSON)], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn refusal(error: &str) -> Response {
    #[derive(Serialize)]
    struct Refusal<'a> {
        error: &'a str,
    }
    (StatusCode::BAD_REQUEST, json(&Refusal { error })).into_response()
}

/// What a query says after `after=`; from the beginning where it says nothing.
fn after(query: Option<&str>) -> Result<u64, &'static str> {
    match query.unwrap_or_default() {
        "" => Ok(0),
        query => query
            .strip_prefix("after=")
            .and_then(|number| number.parse().ok())
            .ok_or("the query is `after=` and a number"),
    }
}

async fn submit(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let call: Call = match serde_json::from_slice(&body) {
        Ok(call) => call,
        Err(error) => return refusal(&error.to_string()),
    };
    drop(body);
    let taken = shared.network().submit(shared.world.now(), call);
    let Answer { manner, after, said, all_throttled, first } = match taken {
        Ok(answer) => answer,
        Err(error) => return refusal(&error),
    };
    let told = first.len();
    if told > 0 {
        shared.reporter.hand_over(first).await;
        shared.network().reported(told);
    }
    if !after.is_zero() {
        sleep(after).await;
    }
    match manner {
        Manner::Answered | Manner::Late if all_throttled => {
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER))])
                .into_response()
        }
        Manner::Answered | Manner::Late => json(&Answered { recipients: &said }),
        Manner::Truncated => truncated(&said),
        Manner::Busy => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Manner::CutBefore | Manner::CutAfter => cut(),
        Manner::BlackHole => {
            sleep(BLACK_HOLE).await;
            cut()
        }
    }
}

#[derive(Serialize)]
struct Answered<'a> {
    recipients: &'a [Said],
}

/// Ends the connection without an answer. A handler can only answer, so it unwinds:
/// the task of its connection ends and closes the socket. No panic is reported, and
/// nothing is left half-done, because nothing is held here.
fn cut() -> Response {
    std::panic::resume_unwind(Box::new("the connection is cut on purpose"))
}

/// An answer that promises more than comes.
fn truncated(said: &[Said]) -> Response {
    let mut whole = serde_json::to_vec(&Answered { recipients: said }).unwrap_or_default();
    let promised = whole.len();
    whole.truncate(promised / 2);
    let headers =
        [(header::CONTENT_TYPE, JSON), (header::CONTENT_LENGTH, HeaderValue::from(promised))];
    (headers, Body::from_stream(ReaderStream::new(Cursor::new(whole)))).into_response()
}

async fn inbox(
    State(shared): State<Arc<Shared>>,
    Path(msisdn): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let msisdn = match Msisdn::parse(&msisdn) {
        Ok(msisdn) => msisdn,
        Err(error) => return refusal(&error.to_string()),
    };
    match after(query.as_deref()) {
        Ok(after) => json(&Inbox { messages: shared.network().inbox(&msisdn, after) }),
        Err(error) => refusal(error),
    }
}

async fn faults(State(shared): State<Arc<Shared>>) -> Response {
    json(shared.network().faults())
}

async fn misbehave(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let read = serde_json::from_slice::<Faults>(&body).map_err(|error| error.to_string());
    match read.and_then(|faults| faults.check().map(|()| faults)) {
        Ok(faults) => {
            let answer = json(&faults);
            shared.network().misbehave(faults);
            answer
        }
        Err(error) => refusal(&error),
    }
}

async fn counts(State(shared): State<Arc<Shared>>) -> Response {
    let counts = shared.network().counts();
    json(&counts)
}

async fn log(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    match after(query.as_deref()) {
        Ok(after) => shared.network().log(after).into_response(),
        Err(error) => refusal(error),
    }
}

async fn forget(State(shared): State<Arc<Shared>>) -> Response {
    let mut network = shared.network();
    network.forget();
    json(&network.counts())
}
