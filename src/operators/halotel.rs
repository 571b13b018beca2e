//! Halotel Tanzania: SOAP `InsertMO` over HTTP, after "`HalotelUSSD` Integration
//! Document - HTTP PROTOCOL" version 1.0 (31 May 2016), read in November 2026 in the
//! public notes of `UssdGatewayTz`; not yet confirmed by the operator.
//!
//! Two exchanges for each screen: Halotel's call is acknowledged at once, and
//! the screen follows as a call of ours with the same envelope. No SMS half.

use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::{
    Callback, Carriage, Method, Operator, Refusal, Reply, Request, Response, SettingsError,
    by_status,
    fields::{Fields, escape_xml, malformed},
    settings::{self, Endpoint, Secret},
};
use crate::domain::{
    inbound::{EndCause, Entry, Inbound, Opening, UssdEnd, UssdTurn},
    limit::{Limit, Measure},
    msisdn::Msisdn,
    outcome::Outcome,
    screen::Screen,
};

/// An account's own settings. Halotel gives out credentials for each service
/// code, so two codes are two accounts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Halotel {
    /// The user we gave Halotel.
    user_in: Secret,
    /// The password we gave Halotel.
    pass_in: Secret,
    /// The user Halotel gave us.
    user_out: Secret,
    /// The password Halotel gave us.
    pass_out: Secret,
    /// Where Halotel takes our screens.
    push_url: Endpoint,
}

pub(super) fn build(settings: toml::Table) -> Result<Box<dyn Operator>, SettingsError> {
    Ok(Box::new(settings::read::<Halotel>(settings)?))
}

const XML: &str = "text/xml; charset=utf-8";
const SOAP_ACTION: &str = "\"http://tempuri.org/InsertMO\"";

/// A literal `<br>` is the only line break a handset shows: an escaped one is
/// shown as it stands and costs twice (`UssdGatewayTz` `docs/mno-halotel.md`,
/// read November 2026). The element is therefore not well-formed XML, on purpose.
const LINE_BREAK: &str = "<br>";

/// `errorCode` of an acknowledgement, theirs and ours.
const OK: &str = "0";
const WRONG_CREDENTIALS: &str = "1";
const UNKNOWN_TRANSACTION: &str = "2";
const SYSTEM_ERROR: &str = "-1";

/// What the `requestType` of their call means.
enum Told {
    Dialled,
    Entered,
    Ended(EndCause),
    /// The menu reached the handset.
    Shown,
}

impl Told {
    fn from_request_type(word: &str) -> Option<Self> {
        Some(match word {
            "100" => Self::Dialled,
            "101" => Self::Entered,
            "102" => Self::Ended(EndCause::HungUp),
            "103" => Self::Shown,
            "104" => Self::Ended(EndCause::Fault),
            _ => return None,
        })
    }
}

/// The `requestType` of our call. 204 (notify, then close midway), 205 and 206
/// (abort and cancel by the system) are defined too; nothing of ours means them.
fn request_type(opening: Opening, ends: bool) -> &'static str {
    match (opening, ends) {
        (Opening::New, false) => "202",
        (Opening::New, true) => "201",
        (Opening::Resume | Opening::Unmarked, false) => "200",
        (Opening::Resume | Opening::Unmarked, true) => "203",
    }
}

impl Operator for Halotel {
    /// The bound is held against the raw bytes inside the element; a longer
    /// screen is thrown away and a 104 comes back.
    fn screen_limit(&self) -> Limit {
        Limit { measure: Measure::EncodedBytes { line_break: LINE_BREAK.len() }, most: 182 }
    }

    fn answers_later(&self) -> bool {
        true
    }

    /// Everything comes to one address, so the event of the path says nothing here.
    fn decode(&self, callback: Callback<'_>) -> Result<Vec<Inbound>, Refusal> {
        if callback.method != Method::Post {
            return Err(malformed("a callback is a POST"));
        }
        let fields = Fields::xml(callback.body)?;
        // First of all, so that a stranger learns nothing about the rest.
        self.check_credentials(&fields)?;
        let session = fields.required("transactionid")?;
        let told = Told::from_request_type(&fields.required("requestType")?)
            .ok_or_else(|| malformed("`requestType` is none of 100, 101, 102, 103 and 104"))?;
        let message = fields.filled("msg").unwrap_or_default();
        let (msisdn, opening, entry) = match told {
            Told::Dialled => {
                let msisdn = fields.required_msisdn("msisdn")?;
                (Some(msisdn), Opening::New, Entry::Dialled(message))
            }
            // The number is the word `null` from the second leg on.
            Told::Entered => (fields.msisdn("msisdn")?, Opening::Resume, Entry::Last(message)),
            Told::Ended(cause) => {
                let msisdn = fields.msisdn("msisdn")?;
                return Ok(vec![Inbound::UssdEnd(UssdEnd { session, msisdn, cause })]);
            }
            Told::Shown => return Ok(vec![Inbound::UssdNotice { session }]),
        };
        Ok(vec![Inbound::Ussd(UssdTurn {
            session,
            msisdn,
            opening,
            entry,
            service_code: None,
            network: None,
            language: None,
            sequence: None,
            echo: fields.filled("ussdgw_id"),
        })])
    }

    fn acknowledge(&self) -> Reply {
        acknowledgement(OK)
    }

    /// Errors are told inside SOAP, under HTTP 200.
    fn refuse(&self, refusal: &Refusal) -> Reply {
        acknowledgement(match refusal {
            Refusal::Credentials => WRONG_CREDENTIALS,
            Refusal::Malformed(_) => SYSTEM_ERROR,
        })
    }

    fn encode_screen(&self, turn: &UssdTurn, screen: &Screen) -> Carriage {
        let message = escape_xml(&screen.text).replace('\n', LINE_BREAK);
        let element = |name: &str, text: &str| format!("<{name}>{}</{name}>", escape_xml(text));
        let insert_mo = [
            element("user", self.user_out.reveal()),
            element("pass", self.pass_out.reveal()),
            element("msisdn", turn.msisdn.as_ref().map_or("null", Msisdn::digits)),
            format!("<msg>{message}</msg>"),
            // The id of the HTTP request, which nobody reads.
            element("sessionid", "null"),
            element("transactionid", &turn.session),
            element("requestType", request_type(turn.opening, screen.ends)),
            turn.echo.as_deref().map_or_else(String::new, |id| element("ussdgw_id", id)),
        ]
        .concat();
        Carriage::Call(Request {
            method: Method::Post,
            url: self.push_url.as_str().to_owned(),
            headers: vec![("Content-Type", XML.to_owned()), ("SOAPAction", SOAP_ACTION.to_owned())],
            body: envelope(&format!(
                "<InsertMO xmlns=\"http://tempuri.org/\">{insert_mo}</InsertMO>"
            ))
            .into_bytes(),
        })
    }

    fn decode_screen_answer(&self, response: Response<'_>) -> Outcome {
        let code = Fields::xml(response.body).ok().and_then(|fields| fields.filled("errorCode"));
        let refused = |reason: &str, permanent| Outcome::Refused {
            reason: format!("errorCode {reason}"),
            permanent,
        };
        match code.as_deref() {
            Some(OK) => Outcome::Accepted { operator_ref: None },
            Some(WRONG_CREDENTIALS) => refused("1: user, password or our address is wrong", true),
            Some(UNKNOWN_TRANSACTION) => refused("2: the session is over", true),
            Some(SYSTEM_ERROR) => refused("-1: system error", false),
            _ if (200..=299).contains(&response.status) => Outcome::Unclear,
            _ => by_status(response),
        }
    }
}

impl Halotel {
    /// Both are compared whatever the first says, in constant time.
    fn check_credentials(&self, fields: &Fields) -> Result<(), Refusal> {
        let same = |name, secret: &Secret| {
            let given = fields.get(name).unwrap_or_default();
            given.as_bytes().ct_eq(secret.reveal().as_bytes())
        };
        if bool::from(same("user", &self.user_in) & same("pass", &self.pass_in)) {
            Ok(())
        } else {
            Err(Refusal::Credentials)
        }
    }
}

fn acknowledgement(code: &str) -> Reply {
    let body = format!("<ussdresponse><errorCode>{code}</errorCode></ussdresponse>");
    Reply::ok(XML, envelope(&body))
}

/// All three declarations must stand: without those of the schema Halotel
/// answers that user or password is wrong (`UssdGatewayTz`, read November 2026).
fn envelope(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">\
         <soap:Body>{body}</soap:Body></soap:Envelope>"
    )
}
