//! A phone on the page: it dials accounts of training and writes to them through the
//! callbacks' own door, and shows screens, septets, messages and the raw exchange.
//!
//! The page is the phone's whole memory: the dialogue stands in hidden fields, and each
//! key is a form. A leg that is sent twice is answered with the same screen, as any
//! operator's repeat.

mod network;

use std::time::Duration;

use askama::Template;
use axum::{
    Router,
    extract::State,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use tokio::time::sleep;

use self::network::{Exchange, tell};
use super::{
    Console,
    form::Form,
    page::{Page, Place, html, refused, shown},
    seat::{Posted, Seat},
};
use crate::{
    domain::{
        address::ServiceCode,
        limit::USSD_UCS2,
        msisdn::{Msisdn, NOBODYS, Network},
        officer::Role,
        time::Timestamp,
    },
    gateway::refusal::{Fault, Refusal},
    operators::handset::{self, Dialogue},
    text::{
        gsm7,
        segment::{Encoding, segments},
    },
};

/// How often the page looks for the answer to a message before it is shown without, and
/// how long it rests between.
const LOOKS: u32 = 15;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
/// How often the page then looks by itself, where it can.
const PAGE_LOOKS: u32 = 40;
/// How many messages are shown.
const MOST_SHOWN: usize = 20;
/// The longest entry and the longest text that a phone sends, in characters.
const LONGEST_ENTRY: usize = 160;
const LONGEST_TEXT: usize = 670;

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route("/console/phone", get(show).post(press))
        .route("/console/phone/inbox", post(look))
}

/// The phone as the page holds it.
#[derive(Debug, Clone, Default)]
struct Phone {
    number: String,
    account: String,
    network: String,
    language: String,
    /// What is typed and not sent.
    entry: String,
    /// What was dialled.
    code: String,
    /// The operator's id of the dialogue; empty if none is open.
    session: String,
    turn: u32,
    /// What the screen shows; empty if it is dark.
    screen: String,
    /// A message to a short code.
    to: String,
    text: String,
}

/// How long something is.
#[derive(Debug)]
struct Length {
    is_gsm: bool,
    units: usize,
    most: usize,
}

/// A message as the inbox shows it.
#[derive(Debug)]
struct Message {
    from: String,
    body: String,
    at: String,
    is_gsm: bool,
    units: usize,
    segments: usize,
}

/// An account that may be dialled.
#[derive(Debug)]
struct Choice {
    name: String,
    code: String,
    short_codes: Vec<String>,
    most: usize,
}

#[derive(Template)]
#[template(path = "phone/phone.html")]
struct PhonePage {
    page: Page,
    phone: Phone,
    choices: Vec<Choice>,
    networks: Vec<&'static str>,
    length: Option<Length>,
    display: String,
    exchange: Option<Exchange>,
    inbox: Option<Vec<Message>>,
    looks: u32,
    is_reader: bool,
    serves_citizens: bool,
}

#[derive(Template)]
#[template(path = "phone/inbox.html")]
struct InboxPart {
    page: Page,
    phone: Phone,
    inbox: Option<Vec<Message>>,
    looks: u32,
}

impl Phone {
    fn of(form: &Form) -> Self {
        let text = |name: &str, most: usize| form.raw(name).chars().take(most).collect();
        let word = |name: &str| form.get(name).chars().take(LONGEST_ENTRY).collect();
        Self {
            number: word("number"),
            account: word("account"),
            network: word("network"),
            language: word("language"),
            entry: text("entry", LONGEST_ENTRY),
            code: word("code"),
            session: word("session"),
            turn: form.get("turn").parse().unwrap_or_default(),
            screen: text("screen", 1_000),
            to: word("to"),
            text: text("text", LONGEST_TEXT),
        }
    }

    /// Who holds it.
    fn msisdn(&self) -> Result<Msisdn, Fault> {
        Msisdn::parse(&self.number).map_err(|_| Fault::new("/number", "phone-number"))
    }

    fn is_open(&self) -> bool {
        !self.session.is_empty()
    }

    fn dialogue(&self, msisdn: Msisdn) -> Dialogue {
        let network = Some(self.network.clone()).filter(|network| !network.is_empty());
        Dialogue { session: self.session.clone(), msisdn, network, turn: self.turn }
    }

    /// The dialogue is over for the phone; what the screen shows stays until the next.
    fn close(&mut self) {
        self.session.clear();
        self.turn = 0;
        self.entry.clone_from(&self.code);
    }
}

async fn show(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("place-phone", Place::Phone);
    // Where citizens are served, only numbers that nobody has may be played.
    let number = if console.gateway.serves_citizens() {
        format!("{NOBODYS}000100")
    } else {
        "+255754000001".to_owned()
    };
    let mut phone = Phone { number, ..Phone::default() };
    if let Some(account) = console.gateway.training_accounts().next() {
        phone.account.clone_from(&account.name);
        phone.entry = account.service_codes.first().map_or(String::new(), ToString::to_string);
        phone.to = account.short_codes.first().cloned().unwrap_or_default();
    }
    shown(&console.phone_page(page, phone, None, 0))
}

/// What a button does.
async fn press(State(console): State<Console>, posted: Posted) -> Result<Response, Response> {
    let mut page = posted.who.page("place-phone", Place::Phone);
    let mut phone = Phone::of(&posted.form);
    let mut looks = 0;
    let exchange = match act(&console, &posted, &mut phone, &mut looks).await {
        Ok(exchange) => exchange,
        Err(Refusal::Fields(faults)) => {
            page.faults = faults;
            None
        }
        Err(refusal) => return Err(refused(page, refusal)),
    };
    if exchange.as_ref().is_some_and(|exchange| !exchange.is_taken()) {
        page.faults.push(Fault::new("/screen", "phone-refused"));
    }
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(html(status, &console.phone_page(page, phone, exchange, looks)))
}

async fn act(
    console: &Console,
    posted: &Posted,
    phone: &mut Phone,
    looks: &mut u32,
) -> Result<Option<Exchange>, Refusal> {
    if let Some(key) = posted.form.filled("press") {
        phone.entry.push_str(key);
        return Ok(None);
    }
    let from = posted.who.visitor.caller.address;
    let msisdn = phone.msisdn()?;
    let account = console.gateway.play(&posted.who.session.officer, &phone.account, &msisdn)?;
    let account = account.name.as_str();
    match posted.form.get("act") {
        "send" if phone.is_open() => {
            let leg = phone.dialogue(msisdn).entering(&phone.entry);
            Ok(Some(leg_of(console, from, phone, leg).await))
        }
        "send" => {
            let code = phone.entry.trim().to_owned();
            if !ServiceCode::is_dialled(&code) {
                return Err(Fault::new("/entry", "phone-code").into());
            }
            phone.code = code;
            (phone.session, phone.turn) = (console.gateway.world().fresh_id(), 0);
            let language = Some(phone.language.as_str()).filter(|tag| !tag.is_empty());
            let leg = phone.dialogue(msisdn).dialling(&phone.code, language);
            Ok(Some(leg_of(console, from, phone, leg).await))
        }
        "hang-up" => {
            let notice = phone.dialogue(msisdn).hanging_up();
            let exchange = tell(console, from, account, "ussd-end", notice).await;
            phone.screen.clear();
            phone.close();
            Ok(Some(exchange))
        }
        // The network is lost: nobody tells the operator, and redialling goes on.
        "lose" => {
            phone.screen.clear();
            phone.close();
            Ok(None)
        }
        "text" => {
            let short_codes = &console
                .gateway
                .play(&posted.who.session.officer, &phone.account, &msisdn)?
                .short_codes;
            if !short_codes.contains(&phone.to) {
                return Err(Fault::new("/to", "phone-short-code").into());
            }
            let before = console.received(&msisdn);
            // The key of the form is the id of the message: sent twice, it is one.
            let id = format!("console-{}", posted.form.get("key"));
            let message = handset::texting(&id, &msisdn, &phone.to, &phone.text);
            let exchange = tell(console, from, account, "mo", message).await;
            if exchange.is_taken() {
                phone.text.clear();
                *looks = PAGE_LOOKS;
                for _ in 0..LOOKS {
                    if console.inboxes.is_none() || console.received(&msisdn) != before {
                        break;
                    }
                    sleep(BETWEEN_LOOKS).await;
                }
            }
            Ok(Some(exchange))
        }
        _ => Ok(None),
    }
}

/// Sends a leg, and moves the phone on.
async fn leg_of(
    console: &Console,
    from: std::net::IpAddr,
    phone: &mut Phone,
    leg: Vec<u8>,
) -> Exchange {
    let exchange = tell(console, from, &phone.account, "ussd", leg).await;
    match handset::screen(&exchange.body).filter(|_| exchange.is_taken()) {
        Some(screen) => {
            phone.screen = screen.text;
            phone.turn += 1;
            phone.entry.clear();
            if screen.ends {
                phone.close();
            }
        }
        // A session that never began cannot go on.
        None if phone.turn == 0 => {
            phone.screen.clear();
            phone.close();
        }
        None => {}
    }
    exchange
}

/// Whether a message came: asked by the page itself, where it can.
async fn look(State(console): State<Console>, posted: Posted) -> Result<Response, Response> {
    let page = posted.who.page("place-phone", Place::Phone);
    let phone = Phone::of(&posted.form);
    let looks = posted.form.get("looks").parse::<u32>().unwrap_or_default();
    let looks = looks.min(PAGE_LOOKS).saturating_sub(1);
    let officer = &posted.who.session.officer;
    let may = phone
        .msisdn()
        .map_err(Refusal::from)
        .and_then(|msisdn| console.gateway.play(officer, &phone.account, &msisdn).map(drop));
    if let Err(refusal) = may {
        return Err(refused(page, refusal));
    }
    let inbox = console.inbox_of(&page, &phone);
    Ok(shown(&InboxPart { page, phone, inbox, looks }))
}

impl Console {
    /// Where the inbox of a number stands.
    fn received(&self, msisdn: &Msisdn) -> u64 {
        let inbox = self.inboxes.as_ref().map(|it| it.inbox(msisdn, 0));
        inbox.and_then(|it| it.last().map(|last| last.seq)).unwrap_or_default()
    }

    /// What a phone received, the newest first; `None` if nobody keeps it here, or the
    /// reader may not play its owner.
    fn inbox_of(&self, page: &Page, phone: &Phone) -> Option<Vec<Message>> {
        let inboxes = self.inboxes.as_ref()?;
        let msisdn = phone.msisdn().ok()?;
        self.gateway.play(page.officer.as_ref()?, &phone.account, &msisdn).ok()?;
        let messages = inboxes.inbox(&msisdn, 0).into_iter().rev().take(MOST_SHOWN);
        let shown = messages.map(|it| {
            let cost = segments(&it.body);
            let at = it.at.parse::<jiff::Timestamp>().map(jiff::Timestamp::as_millisecond);
            Message {
                at: at.map_or(it.at, |at| page.words.instant(Timestamp::from_ms(at))),
                is_gsm: cost.encoding == Encoding::Gsm7,
                units: cost.units,
                segments: cost.count(),
                from: it.from,
                body: it.body,
            }
        });
        Some(shown.collect())
    }

    fn phone_page(
        &self,
        page: Page,
        phone: Phone,
        exchange: Option<Exchange>,
        looks: u32,
    ) -> PhonePage {
        let gateway = &self.gateway;
        let choices: Vec<Choice> = gateway
            .training_accounts()
            .map(|account| Choice {
                name: account.name.clone(),
                code: account.service_codes.first().map_or(String::new(), ToString::to_string),
                short_codes: account.short_codes.clone(),
                most: account.limit.most,
            })
            .collect();
        let most = choices.iter().find(|it| it.name == phone.account).map_or(0, |it| it.most);
        let length = (!phone.screen.is_empty()).then(|| match gsm7::septets(&phone.screen) {
            Some(units) => Length { is_gsm: true, units, most },
            None => Length {
                is_gsm: false,
                units: phone.screen.encode_utf16().count(),
                most: USSD_UCS2,
            },
        });
        let hint = phone.msisdn().ok().and_then(|msisdn| msisdn.network_hint());
        let display = match phone.network.as_str() {
            "" => hint.map_or("USSD", Network::name).to_owned(),
            told => told.to_owned(),
        };
        let is_reader = page.officer.as_ref().is_none_or(|it| !it.role.may(Role::Author));
        PhonePage {
            inbox: self.inbox_of(&page, &phone),
            networks: Network::ALL.map(Network::name).to_vec(),
            serves_citizens: gateway.serves_citizens(),
            page,
            phone,
            choices,
            length,
            display,
            exchange,
            looks,
            is_reader,
        }
    }
}
