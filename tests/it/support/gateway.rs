//! A gateway in this process, and citizens who dial it.
//!
//! [`TestGateway`] is the real router over the real store, with a clock that moves
//! only when told; two of them on one database are two nodes. A [`Citizen`] is a
//! phone on one operator's network: it speaks that operator's format, keeps its
//! session ids and trails, and reads the screen out of the answer.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request},
    handler::Handler,
    response::Response,
    routing::{MethodRouter, any_service},
};
use baragumu::{
    app,
    config::{Config, Environment},
    domain::{msisdn::Msisdn, screen::Screen, time::Timestamp},
    gateway::{Gateway, officers::passwords::Cost, ussd::LaterTurn},
    http::{Doors, Metrics, router},
    menu::session::Session as Place,
    simulator::{FarSide, Setup, faults::Faults},
    store::{
        Store,
        log::{self, Sum},
        sessions,
    },
    workers::{groups, submit::Submitter},
    world::TestWorld,
};
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::sync::mpsc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// One account of each operator that answers a callback with the screen. The
/// deadline is the longest there is, because test machines may be slow.
pub(crate) const ACCOUNTS: &str = r#"
[server]
requests_per_second = 1_000_000
burst = 1_000_000
token_requests_per_second = 1_000_000

[[accounts]]
name = "simulator"
operator = "simulator"
callback_key = "simulator-callback-key"
deadline_ms = 15_000

[[accounts]]
name = "africastalking"
operator = "africastalking"
callback_key = "africastalking-callback-key"
deadline_ms = 15_000

[[accounts]]
name = "vodacom"
operator = "vodacom_tz"
callback_key = "vodacom-callback-key"
deadline_ms = 15_000
"#;

/// What hashing a password costs here: no configuration may have so little.
const CHEAP: Cost = Cost { memory_kib: 64, passes: 1 };

/// Morning in Rujewa on the day the facts were checked.
pub(crate) fn morning() -> Arc<TestWorld> {
    let morning: jiff::Timestamp = "2026-11-23T08:00:00+03:00".parse().expect("it is an instant");
    Arc::new(TestWorld::at(Timestamp::from_ms(morning.as_millisecond())))
}

/// One node.
#[derive(Debug)]
pub(crate) struct TestGateway {
    pub(crate) gateway: Gateway,
    pub(crate) store: Store,
    pub(crate) world: Arc<TestWorld>,
    door: MethodRouter,
    /// The operator that is played inside, and what its phones receive.
    far_side: Option<FarSide>,
    // No account here is called back later; the queue only has to stay open.
    _later: mpsc::Receiver<LaterTurn>,
    stopping: CancellationToken,
    tracker: TaskTracker,
}

/// A callback as the operator makes it.
#[derive(Debug, Clone)]
pub(crate) struct Callback {
    operator: Operator,
    event: &'static str,
    content_type: &'static str,
    body: String,
}

impl Callback {
    /// Leaves only the beginning of the body, which names the session and the number.
    pub(crate) fn cut(&mut self) {
        let kept = self.body.find("text=").or(self.body.find("</msisdn>"));
        self.body.truncate(kept.unwrap_or(self.body.len() - 1));
    }
}

/// What the operator gets for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) content_type: String,
    pub(crate) body: String,
}

impl TestGateway {
    /// A node with [`ACCOUNTS`].
    pub(crate) async fn start(store: &Store, world: &Arc<TestWorld>) -> Self {
        Self::with_settings(store, world, ACCOUNTS).await
    }

    /// A node with settings of its own.
    pub(crate) async fn with_settings(
        store: &Store,
        world: &Arc<TestWorld>,
        settings: &str,
    ) -> Self {
        Self::build(store, world, settings, None).await
    }

    /// The same with an operator that is played inside.
    pub(crate) async fn with_far_side(
        store: &Store,
        world: &Arc<TestWorld>,
        settings: &str,
    ) -> Self {
        // Whoever came first has installed it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let setup = Setup { faults: Faults::default(), most_lines: 100, home: None };
        let far_side = FarSide::start(setup, Submitter::new().unwrap(), world.clone());
        Self::build(store, world, settings, Some(far_side)).await
    }

    async fn build(
        store: &Store,
        world: &Arc<TestWorld>,
        settings: &str,
        far_side: Option<FarSide>,
    ) -> Self {
        let mut config = Config::from_text(None, settings, &Environment::new()).unwrap();
        config.officers.cost = CHEAP;
        let gateway = app::build(&config, store.clone(), world.clone()).await.unwrap();
        let (later, later_turns) = mpsc::channel(16);
        let doors = Doors {
            gateway: gateway.clone(),
            guard: Arc::new(app::guard(&config)),
            later,
            metrics: Metrics(PrometheusBuilder::new().build_recorder().handle()),
        };
        let (stopping, tracker) = (CancellationToken::new(), TaskTracker::new());
        let offices =
            app::office_doors(&config, &doors, far_side.as_ref().map(FarSide::inboxes)).unwrap();
        groups::start(&gateway, &stopping, &tracker);
        Self {
            gateway,
            store: store.clone(),
            world: Arc::clone(world),
            door: any_service(router(doors).merge(offices)),
            far_side,
            _later: later_turns,
            stopping,
            tracker,
        }
    }

    /// Takes any request through the router.
    pub(crate) async fn takes(&self, mut request: Request) -> Response {
        // Where the server puts the peer's address.
        let peer = SocketAddr::from(([127, 0, 0, 1], 50_000));
        request.extensions_mut().insert(ConnectInfo(peer));
        Handler::call(self.door.clone(), request, ()).await
    }

    /// A message is handed to the operator that is played inside, and reaches its phone.
    pub(crate) async fn far_side_takes(&self, msisdn: &str, body: &str) {
        let far_side = self.far_side.as_ref().expect("it was started with one");
        let call = serde_json::json!({
            "sender_id": "15015", "body": body, "recipients": [{ "msisdn": msisdn, "reference": 1 }],
        });
        let request = Request::post("/simulator/submit").body(Body::from(call.to_string()));
        let door: MethodRouter = any_service(far_side.router());
        let response = Handler::call(door, request.unwrap(), ()).await;
        assert_eq!(response.status(), 200);
        let number = Msisdn::parse(msisdn).unwrap();
        while far_side.inboxes().inbox(&number, 0).is_empty() {
            self.clock_passes(Duration::from_secs(1));
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Takes a callback through the router.
    pub(crate) async fn receives(&self, callback: &Callback) -> Answered {
        let account = callback.operator.account();
        let request = Request::post(format!(
            "/callbacks/{account}/{account}-callback-key/{}",
            callback.event
        ))
        .header("content-type", callback.content_type)
        .body(Body::from(callback.body.clone()))
        .unwrap();
        let response = self.takes(request).await;
        let status = response.status().as_u16();
        let content_type = response.headers().get("content-type");
        let content_type = content_type.map_or("", |value| value.to_str().unwrap()).to_owned();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answered { status, content_type, body: String::from_utf8(body.into()).unwrap() }
    }

    /// Takes a callback of the simulator of another kind than its turns: `dlr`, `mo`.
    pub(crate) async fn receives_at(&self, event: &'static str, body: &str) -> Answered {
        let (content_type, body) = ("application/json", body.to_owned());
        self.receives(&Callback { operator: Operator::Simulator, event, content_type, body }).await
    }

    /// Lets time pass; nodes that share a world share its clock.
    pub(crate) fn clock_passes(&self, duration: Duration) {
        self.world.pass(duration);
    }

    /// What the sweeper does by the clock.
    pub(crate) async fn sweeps(&self) {
        self.gateway.sweep().await.unwrap();
    }

    /// The name of the screen a citizen stands on, and the language it spoke;
    /// the innermost screen, whatever line was shown with it.
    pub(crate) async fn stands(&self, citizen: &Citizen) -> Option<(String, String)> {
        let key = (citizen.operator.account().to_owned(), citizen.number());
        let row = sessions::load(&self.store, &[key]).await.unwrap().remove(0).session?;
        let place: Place = serde_json::from_str(&row.state).unwrap();
        let menus = self.gateway.menus();
        let program = menus.of_release(&row.menu_release).unwrap_or_else(|| menus.current());
        let screen = program.numbered(place.path.last()?.0)?;
        Some((program.screens[screen].name.clone(), place.language))
    }

    /// The sums of all dialogues that ended so far.
    pub(crate) async fn sums(&self) -> Vec<Sum> {
        log::sums(&self.store, Timestamp::from_ms(0)).await.unwrap()
    }

    /// Stops it and waits until nothing of it runs.
    pub(crate) async fn stops(self) {
        self.stopping.cancel();
        self.tracker.close();
        self.tracker.wait().await;
    }
}

impl Drop for TestGateway {
    fn drop(&mut self) {
        self.stopping.cancel();
    }
}

/// An operator, by the format it speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    /// Sequence numbers.
    Simulator,
    /// All entries so far in every callback.
    AfricasTalking,
    /// The last entry only.
    VodacomTz,
}

impl Operator {
    pub(crate) const ALL: [Self; 3] = [Self::Simulator, Self::AfricasTalking, Self::VodacomTz];

    /// The account in [`ACCOUNTS`].
    pub(crate) const fn account(self) -> &'static str {
        match self {
            Self::Simulator => "simulator",
            Self::AfricasTalking => "africastalking",
            Self::VodacomTz => "vodacom",
        }
    }

    /// What the operator reads out of an answer.
    pub(crate) fn reads(self, answered: &Answered) -> Screen {
        assert_eq!(answered.status, 200, "{}", answered.body);
        let body = answered.body.as_str();
        match self {
            Self::Simulator => {
                let shown: serde_json::Value = serde_json::from_str(body).unwrap();
                let text = shown["text"].as_str().unwrap().to_owned();
                Screen { text, ends: shown["ends"].as_bool().unwrap() }
            }
            Self::AfricasTalking => {
                let (keyword, text) = body.split_once(' ').unwrap();
                assert!(["CON", "END"].contains(&keyword), "{body}");
                Screen { text: text.to_owned(), ends: keyword == "END" }
            }
            Self::VodacomTz => {
                let element = |name: &str| {
                    let (_, rest) = body.split_once(&format!("<{name}>")).unwrap();
                    rest.split_once(&format!("</{name}>")).unwrap().0.to_owned()
                };
                assert!(["2", "3"].contains(&element("type").as_str()), "{body}");
                Screen { text: plain(&element("msg")), ends: element("type") == "3" }
            }
        }
    }
}

/// XML's five marks undone; `&amp;` last, because it hides the others.
fn plain(escaped: &str) -> String {
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&apos;", "'"), ("&#39;", "'"), ("&quot;", "\"")];
    let text = marks.iter().fold(escaped.to_owned(), |text, (mark, sign)| text.replace(mark, sign));
    text.replace("&amp;", "&")
}

fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A person with a phone on one operator's network.
#[derive(Debug, Clone)]
pub(crate) struct Citizen {
    pub(crate) operator: Operator,
    /// E.164 with its `+`.
    pub(crate) msisdn: String,
    /// The language the operator proposes, where its format can.
    pub(crate) language: Option<String>,
    dialogue: u32,
    turn: u32,
    trail: String,
}

impl Citizen {
    /// The `n`th person.
    pub(crate) fn new(operator: Operator, n: u32) -> Self {
        Self::with_msisdn(operator, &format!("+25575{n:07}"))
    }

    /// The person with a number, written as E.164 with its `+`.
    pub(crate) fn with_msisdn(operator: Operator, msisdn: &str) -> Self {
        let msisdn = msisdn.to_owned();
        Self { operator, msisdn, language: None, dialogue: 0, turn: 0, trail: String::new() }
    }

    pub(crate) fn number(&self) -> Msisdn {
        Msisdn::parse(&self.msisdn).unwrap()
    }

    /// The operator's id of the dialogue.
    pub(crate) fn session(&self) -> String {
        format!("{}-{}", &self.msisdn[1..], self.dialogue)
    }

    /// The first callback of a new dialogue.
    pub(crate) fn dialling(&mut self, code: &str) -> Callback {
        self.dialogue += 1;
        self.turn = 0;
        // An aggregator cuts its own code off and tells the rest.
        let behind = code.strip_prefix("*149*46").unwrap_or_default();
        behind.trim_matches(['*', '#']).clone_into(&mut self.trail);
        self.callback(code)
    }

    /// The next callback of the dialogue.
    pub(crate) fn entering(&mut self, entry: &str) -> Callback {
        self.turn += 1;
        if !self.trail.is_empty() {
            self.trail.push('*');
        }
        self.trail.push_str(entry);
        self.callback(entry)
    }

    /// The callback of this turn: what was dialled on the first, else what was entered.
    fn callback(&self, said: &str) -> Callback {
        let (operator, session) = (self.operator, self.session());
        let (content_type, body) = match operator {
            Operator::Simulator => {
                let said_as = if self.turn == 0 { "service_code" } else { "input" };
                let mut leg = serde_json::json!({
                    "session": session, "msisdn": self.msisdn, "turn": self.turn, said_as: said,
                });
                if let Some(language) = &self.language {
                    leg["language"] = language.as_str().into();
                }
                ("application/json", leg.to_string())
            }
            Operator::AfricasTalking => {
                let fields = [
                    ("sessionId", session.as_str()),
                    ("phoneNumber", &self.msisdn),
                    ("networkCode", "64004"),
                    ("serviceCode", "*149*46#"),
                    ("text", &self.trail),
                ];
                ("application/x-www-form-urlencoded", form(&fields))
            }
            Operator::VodacomTz => {
                let kind = if self.turn == 0 { "1" } else { "2" };
                ("text/xml", self.vodacom(kind, said))
            }
        };
        Callback { operator, event: "ussd", content_type, body }
    }

    /// A message to the council's short code, as the simulator tells of it; the same
    /// `id` is the same message.
    pub(crate) fn texting(&self, id: &str, text: &str) -> Callback {
        self.message(&serde_json::json!({
            "id": id, "msisdn": self.msisdn, "to": "15015", "body": text,
        }))
    }

    /// A callback of the simulator's SMS side.
    pub(crate) fn message(&self, body: &serde_json::Value) -> Callback {
        assert_eq!(self.operator, Operator::Simulator);
        let (operator, body) = (self.operator, body.to_string());
        Callback { operator, event: "mo", content_type: "application/json", body }
    }

    /// The operator's word that this number wants no broadcasts.
    pub(crate) fn opting_out(&self) -> Callback {
        let body = serde_json::json!({ "msisdn": self.msisdn });
        Callback { event: "opt-out", ..self.message(&body) }
    }

    fn vodacom(&self, kind: &str, said: &str) -> String {
        let (msisdn, session, said) = (&self.msisdn[1..], self.session(), markup(said));
        format!(
            "<ussd><msisdn>{msisdn}</msisdn><sessionid>{session}</sessionid><type>{kind}</type>\
             <msg>{said}</msg></ussd>"
        )
    }

    /// The operator's word that the dialogue is over, in its own terms: `hung_up`,
    /// `Incomplete`, `3`.
    pub(crate) fn ending(&self, word: &str) -> Callback {
        let (operator, session) = (self.operator, self.session());
        let (event, content_type, body) = match operator {
            Operator::Simulator => {
                let end = serde_json::json!({
                    "session": session, "msisdn": self.msisdn, "cause": word,
                });
                ("ussd-end", "application/json", end.to_string())
            }
            Operator::AfricasTalking => {
                let fields = [
                    ("sessionId", session.as_str()),
                    ("phoneNumber", &self.msisdn),
                    ("serviceCode", "*149*46#"),
                    ("status", word),
                ];
                ("ussd-end", "application/x-www-form-urlencoded", form(&fields))
            }
            Operator::VodacomTz => ("ussd", "text/xml", self.vodacom(word, "")),
        };
        Callback { operator, event, content_type, body }
    }

    /// Dials and reads the screen.
    pub(crate) async fn dials(&mut self, gateway: &TestGateway, code: &str) -> Screen {
        let callback = self.dialling(code);
        self.operator.reads(&gateway.receives(&callback).await)
    }

    /// Sends an entry and reads the screen.
    pub(crate) async fn enters(&mut self, gateway: &TestGateway, entry: &str) -> Screen {
        let callback = self.entering(entry);
        self.operator.reads(&gateway.receives(&callback).await)
    }

    /// Dials the council's code and sends entries; the last screen.
    pub(crate) async fn walks(&mut self, gateway: &TestGateway, entries: &[&str]) -> Screen {
        let mut screen = self.dials(gateway, "*149*46#").await;
        for entry in entries {
            screen = self.enters(gateway, entry).await;
        }
        screen
    }

    /// The operator tells that the dialogue is over, and gets no screen for it.
    pub(crate) async fn ends(&self, gateway: &TestGateway, word: &str) {
        let answered = gateway.receives(&self.ending(word)).await;
        assert_eq!(answered.status, 200, "{}", answered.body);
    }
}
