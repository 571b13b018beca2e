//! The simulator: an operator made of paper, for development, demonstrations and
//! load tests. The format is our own and as plain as we could make it.
//!
//! A turn is `POST ussd` with
//! `{"session", "msisdn", "service_code", "input", "turn", "network", "language"}`
//! and is answered with `{"text", "ends"}`. Turn 0 dials `service_code` (inline
//! entries allowed), later turns send `input`. An end is `POST ussd-end` with
//! `{"session", "msisdn", "cause"}`. It is strict, so that a typing error shows.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    Callback, Carriage, Event, Method, Operator, Refusal, Reply, Request, Response, SettingsError,
    Sms, SmsLimits, by_status,
    fields::{Fields, malformed},
    settings::{self, Endpoint, SenderId},
};
use crate::domain::{
    inbound::{EndCause, Entry, Inbound, Opening, UssdEnd, UssdTurn},
    outbound::Submit,
    outcome::Outcome,
    screen::Screen,
};

/// An account's own settings. All are about SMS; without `api_url` there is no SMS half.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// Where submits go.
    api_url: Option<Endpoint>,
    /// The origin of messages that name none.
    sender_id: Option<SenderId>,
}

pub(super) fn build(settings: toml::Table) -> Result<Box<dyn Operator>, SettingsError> {
    let Settings { api_url, sender_id } = settings::read(settings)?;
    if api_url.is_none() && sender_id.is_some() {
        return Err(SettingsError("`sender_id` is for SMS, which needs `api_url`".to_owned()));
    }
    let messaging = api_url.map(|url| Messaging { url, sender_id });
    Ok(Box::new(Simulator { messaging }))
}

#[derive(Debug)]
struct Simulator {
    messaging: Option<Messaging>,
}

const JSON: &str = "application/json";

impl Operator for Simulator {
    fn decode(&self, callback: Callback<'_>) -> Result<Vec<Inbound>, Refusal> {
        if callback.method != Method::Post {
            return Err(malformed("a callback is a POST"));
        }
        let fields = Fields::json(callback.body)?;
        Ok(vec![match callback.event {
            Event::Ussd => Inbound::Ussd(turn(&fields)?),
            Event::UssdEnd => Inbound::UssdEnd(end(&fields)?),
            Event::Mo | Event::Dlr | Event::OptOut => return Err(malformed("not a USSD event")),
        }])
    }

    fn acknowledge(&self) -> Reply {
        Reply::ok("", "")
    }

    fn refuse(&self, refusal: &Refusal) -> Reply {
        let body = serde_json::json!({ "error": refusal.to_string() });
        Reply { status: 400, ..Reply::ok(JSON, body.to_string()) }
    }

    fn encode_screen(&self, _turn: &UssdTurn, screen: &Screen) -> Carriage {
        let body = serde_json::json!({ "text": screen.text, "ends": screen.ends });
        Carriage::Reply(Reply::ok(JSON, body.to_string()))
    }

    fn sms(&self) -> Option<&dyn Sms> {
        self.messaging.as_ref().map(|messaging| messaging as &dyn Sms)
    }
}

fn turn(fields: &Fields) -> Result<UssdTurn, Refusal> {
    fields.only(&["session", "msisdn", "service_code", "input", "turn", "network", "language"])?;
    let session = fields.required("session")?;
    let msisdn = Some(fields.required_msisdn("msisdn")?);
    let sequence: u32 = fields
        .required("turn")?
        .parse()
        .map_err(|_| malformed("`turn` is a whole number: 0 dials, 1 is the first answer"))?;
    let (opening, entry, service_code) = if sequence == 0 {
        if fields.get("input").is_some() {
            return Err(malformed("`input` has no place on turn 0, which dials `service_code`"));
        }
        (Opening::New, Entry::Dialled(fields.required("service_code")?), None)
    } else {
        let input = fields
            .get("input")
            .ok_or_else(|| malformed("`input` is missing: every turn after 0 has it"))?;
        (Opening::Resume, Entry::Last(input.to_owned()), fields.filled("service_code"))
    };
    Ok(UssdTurn {
        session,
        msisdn,
        opening,
        entry,
        service_code,
        network: fields.filled("network"),
        language: fields.filled("language"),
        sequence: Some(sequence.into()),
        echo: None,
    })
}

fn end(fields: &Fields) -> Result<UssdEnd, Refusal> {
    fields.only(&["session", "msisdn", "cause"])?;
    let session = fields.required("session")?;
    let msisdn = fields.msisdn("msisdn")?;
    let cause = match fields.required("cause")?.as_str() {
        "hung_up" => EndCause::HungUp,
        "timed_out" => EndCause::TimedOut,
        _ => return Err(malformed("`cause` is none of hung_up and timed_out")),
    };
    Ok(UssdEnd { session, msisdn, cause })
}

/// The SMS half: `POST {"sender_id", "body", "validity_minutes", "recipients":
/// [{"msisdn", "reference"}]}`, answered with `{"recipients": [{"reference",
/// "status", ...}]}`.
#[derive(Debug)]
struct Messaging {
    url: Endpoint,
    sender_id: Option<SenderId>,
}

#[derive(Serialize)]
struct Submitted<'a> {
    sender_id: Option<&'a str>,
    body: &'a str,
    validity_minutes: u32,
    recipients: Vec<SubmittedRecipient<'a>>,
}

#[derive(Serialize)]
struct SubmittedRecipient<'a> {
    msisdn: &'a str,
    reference: i64,
}

#[derive(Deserialize)]
struct Answer {
    recipients: Vec<AnswerRecipient>,
}

#[derive(Deserialize)]
struct AnswerRecipient {
    reference: i64,
    #[serde(flatten)]
    status: Status,
}

/// What the simulator says of one recipient.
#[derive(Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
enum Status {
    Accepted { operator_ref: Option<String> },
    Throttled,
    Refused { reason: String, permanent: bool },
}

impl Sms for Messaging {
    fn encode_submit(&self, submit: &Submit) -> Request {
        let recipients = submit.recipients.iter().map(|recipient| SubmittedRecipient {
            msisdn: recipient.msisdn.e164(),
            reference: recipient.reference,
        });
        let body = serde_json::json!(Submitted {
            sender_id: submit
                .sender_id
                .as_deref()
                .or(self.sender_id.as_ref().map(SenderId::as_str)),
            body: &submit.body,
            validity_minutes: submit.validity_minutes,
            recipients: recipients.collect(),
        });
        Request {
            method: Method::Post,
            url: self.url.as_str().to_owned(),
            headers: vec![("Content-Type", JSON.to_owned())],
            body: body.to_string().into_bytes(),
        }
    }

    fn decode_submit(&self, submit: &Submit, response: Response<'_>) -> Vec<Outcome> {
        if !(200..=299).contains(&response.status) {
            return vec![by_status(response); submit.recipients.len()];
        }
        let answer = serde_json::from_slice(response.body)
            .map_or_else(|_| Vec::new(), |answer: Answer| answer.recipients);
        let mut answers: HashMap<_, _> =
            answer.into_iter().map(|answer| (answer.reference, answer.status)).collect();
        submit
            .recipients
            .iter()
            .map(|recipient| match answers.remove(&recipient.reference) {
                None => Outcome::Unclear,
                Some(Status::Accepted { operator_ref }) => Outcome::Accepted { operator_ref },
                Some(Status::Throttled) => Outcome::Throttled { after: None },
                Some(Status::Refused { reason, permanent }) => {
                    Outcome::Refused { reason, permanent }
                }
            })
            .collect()
    }

    fn limits(&self) -> SmsLimits {
        SmsLimits { recipients: 100, segments: 10 }
    }
}
