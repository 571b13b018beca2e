//! The simulator: an operator made of paper, for development, demonstrations and
//! load tests. The format is our own and as plain as we could make it.
//!
//! A turn is `POST ussd` with
//! `{"session", "msisdn", "service_code", "input", "turn", "network", "language"}`
//! and is answered with `{"text", "ends"}`. Turn 0 dials `service_code` (inline
//! entries allowed), later turns send `input`. An end is `POST ussd-end` with
//! `{"session", "msisdn", "cause"}`.
//!
//! A message in is `POST mo` with `{"id", "msisdn", "to", "body", "stamp", "part",
//! "of", "part_reference"}`, reports are `POST dlr` with `{"reports": [{"reference",
//! "operator_ref", "msisdn", "status", "reason"}]}`, an opt-out is `POST opt-out`
//! with `{"msisdn"}`. All is strict, so that a typing error shows. The other end is
//! `src/simulator/`.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    Callback, Carriage, Event, Method, Operator, Refusal, Reply, Request, Response, SettingsError,
    Sms, SmsLimits, by_status,
    fields::{Fields, document, malformed, word},
    settings::{self, Endpoint, SenderId},
};
use crate::domain::{
    inbound::{Dlr, EndCause, Entry, Inbound, Mo, Opening, Part, UssdEnd, UssdTurn},
    msisdn::Msisdn,
    outbound::{State, Submit},
    outcome::Outcome,
    screen::Screen,
};

/// An account's own settings. All are about SMS.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// Where submits go. The configuration fills in the far side inside `serve`;
    /// a translator without any has no SMS half.
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
        let fields = || Fields::json(callback.body);
        Ok(match callback.event {
            Event::Ussd => vec![Inbound::Ussd(turn(&fields()?)?)],
            Event::UssdEnd => vec![Inbound::UssdEnd(end(&fields()?)?)],
            Event::Mo => vec![Inbound::Mo(mo(&fields()?)?)],
            Event::Dlr => reports(callback.body)?,
            Event::OptOut => {
                let fields = fields()?;
                fields.only(&["msisdn"])?;
                vec![Inbound::OptOut { msisdn: fields.required_msisdn("msisdn")? }]
            }
        })
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

fn mo(fields: &Fields) -> Result<Mo, Refusal> {
    fields.only(&["id", "msisdn", "to", "body", "stamp", "part", "of", "part_reference"])?;
    let number = |name| -> Result<Option<u8>, Refusal> {
        let Some(text) = fields.filled(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| malformed(format!("`{name}` is a number from 1 to 255")))
    };
    let part = match (number("part")?, number("of")?, fields.filled("part_reference")) {
        (None, None, None) => None,
        (Some(number), Some(of), Some(reference)) if (1..=of).contains(&number) => {
            Some(Part { reference, number, of })
        }
        _ => {
            let text = "`part`, `of` and `part_reference` come together, and `part` is 1 to `of`";
            return Err(malformed(text));
        }
    };
    Ok(Mo {
        operator_ref: fields.filled("id"),
        from: fields.origin("msisdn")?,
        to: fields.required("to")?,
        body: fields
            .get("body")
            .ok_or_else(|| malformed("`body` is missing: a message has it, perhaps empty"))?
            .to_owned(),
        stamp: fields.filled("stamp"),
        part,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reports {
    reports: Vec<Report>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    reference: Option<i64>,
    operator_ref: Option<String>,
    msisdn: Option<String>,
    status: String,
    reason: Option<String>,
}

/// Every status of a report and what it says of the message.
const REPORT: [(&str, State); 5] = [
    ("buffered", State::Accepted),
    ("delivered", State::Delivered),
    ("undelivered", State::Undelivered),
    ("expired", State::Expired),
    ("refused", State::Refused),
];

fn reports(body: &[u8]) -> Result<Vec<Inbound>, Refusal> {
    let Reports { reports } = document(body)?;
    if reports.is_empty() {
        return Err(malformed("`reports` is empty"));
    }
    reports.into_iter().map(|report| Ok(Inbound::Dlr(dlr(report)?))).collect()
}

fn dlr(report: Report) -> Result<Dlr, Refusal> {
    let Report { reference, operator_ref, msisdn, status, reason } = report;
    let operator_ref = operator_ref.filter(|it| !it.trim().is_empty());
    if reference.is_none() && operator_ref.is_none() {
        return Err(malformed("a report has `reference` or `operator_ref`"));
    }
    let Some((_, state)) = REPORT.iter().find(|(known, _)| *known == status) else {
        let known = REPORT.map(|(known, _)| known).join(", ");
        return Err(malformed(format!("`status` is none of {known}")));
    };
    let msisdn = msisdn.map(|text| Msisdn::parse(&text)).transpose();
    Ok(Dlr {
        reference,
        operator_ref,
        msisdn: msisdn.map_err(|error| malformed(format!("`msisdn`: {error}")))?,
        state: *state,
        reason: reason.as_deref().map(word).filter(|reason| !reason.is_empty()),
    })
}

/// The SMS half: `POST {"sender_id", "body", "validity_minutes", "report_url",
/// "recipients": [{"msisdn", "reference"}]}`, answered with `{"recipients":
/// [{"reference", "status", ...}]}`.
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
    report_url: &'a str,
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
        let own = self.sender_id.as_ref().map(SenderId::as_str);
        let submitted = Submitted {
            sender_id: submit.sender_id.as_deref().or(own),
            body: &submit.body,
            validity_minutes: submit.validity_minutes,
            report_url: &submit.report_url,
            recipients: recipients.collect(),
        };
        Request {
            method: Method::Post,
            url: self.url.as_str().to_owned(),
            headers: vec![("Content-Type", JSON.to_owned())],
            // Texts and numbers always have a form in JSON.
            body: serde_json::to_vec(&submitted).unwrap_or_default(),
        }
    }

    fn decode_submit(&self, submit: &Submit, response: Response<'_>) -> Vec<Outcome> {
        if response.status == 503 {
            // It says so only where it took nothing.
            return vec![refused_for_now(); submit.recipients.len()];
        }
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

fn refused_for_now() -> Outcome {
    Outcome::Refused { reason: "HTTP 503".to_owned(), permanent: false }
}
