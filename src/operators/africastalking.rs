//! Africa's Talking: USSD callbacks, bulk SMS, messages in, delivery reports and
//! opt-outs, after the public help pages, the two official SDKs (npm 0.8.3, `PyPI`
//! 2.0.3) and docs.africastalking.com, all read in November 2026.
//!
//! Nothing in a callback is signed: an unguessable path and a list of source
//! addresses must stand in for that at the door. What we send exists only for
//! accounts with an `api_key`; what comes in is read for all of them.

use serde::Deserialize;

use super::{
    Callback, Carriage, Event, Method, Operator, Refusal, Reply, Request, Response, SettingsError,
    Sms, SmsLimits, by_status,
    fields::{Fields, malformed, word},
    settings::{self, Endpoint, Secret, SenderId},
};
use crate::domain::{
    inbound::{Dlr, EndCause, Entry, Inbound, Mo, Opening, UssdEnd, UssdTurn},
    msisdn::Msisdn,
    outbound::{State, Submit},
    outcome::Outcome,
    screen::Screen,
};

/// An account's own settings. All are about SMS; a USSD-only account has none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// The account's user name; `sandbox` in the sandbox.
    username: Option<String>,
    /// The account's key, which goes with every request.
    api_key: Option<Secret>,
    /// The origin of messages that name none; absent for the shared one.
    sender_id: Option<SenderId>,
    /// Whether messages go to the sandbox, which reaches no handset.
    #[serde(default)]
    sandbox: bool,
    /// The whole address of the messaging endpoint, where it is not the public one.
    api_url: Option<Endpoint>,
}

const LIVE_URL: &str = "https://api.africastalking.com/version1/messaging";
const SANDBOX_URL: &str = "https://api.sandbox.africastalking.com/version1/messaging";

pub(super) fn build(settings: toml::Table) -> Result<Box<dyn Operator>, SettingsError> {
    let settings: Settings = settings::read(settings)?;
    let named = settings.username.is_some() || settings.sender_id.is_some();
    let Some(api_key) = settings.api_key else {
        if named || settings.sandbox || settings.api_url.is_some() {
            let text = "`api_key` is missing: username, sender_id, sandbox and api_url are for SMS, \
                        which needs it";
            return Err(SettingsError(text.to_owned()));
        }
        return Ok(Box::new(AfricasTalking { messaging: None }));
    };
    let username = match (settings.username, settings.sandbox) {
        (None, true) => "sandbox".to_owned(),
        (Some(username), sandbox) if sandbox == (username == "sandbox") && !username.is_empty() => {
            username
        }
        (Some(_), true) => {
            return Err(SettingsError("in the sandbox `username` is `sandbox`".to_owned()));
        }
        (_, false) => {
            let text = "`username` must name the live account beside `api_key`; \
                        for the sandbox set `sandbox = true`";
            return Err(SettingsError(text.to_owned()));
        }
    };
    let public = if settings.sandbox { SANDBOX_URL } else { LIVE_URL };
    let url = settings.api_url.as_ref().map_or(public, Endpoint::as_str).to_owned();
    let messaging = Messaging { username, api_key, sender_id: settings.sender_id, url };
    Ok(Box::new(AfricasTalking { messaging: Some(messaging) }))
}

#[derive(Debug)]
struct AfricasTalking {
    messaging: Option<Messaging>,
}

const TEXT: &str = "text/plain; charset=utf-8";

impl Operator for AfricasTalking {
    fn decode(&self, callback: Callback<'_>) -> Result<Vec<Inbound>, Refusal> {
        if callback.method != Method::Post {
            return Err(malformed("a callback is a POST"));
        }
        let fields = Fields::form(callback.body);
        Ok(vec![match callback.event {
            Event::Ussd => Inbound::Ussd(turn(&fields)?),
            Event::UssdEnd => Inbound::UssdEnd(end(&fields)?),
            Event::Mo => Inbound::Mo(mo(&fields)?),
            Event::Dlr => Inbound::Dlr(dlr(&fields)?),
            // `senderId` beside it says from which sender's messages; a council has one.
            Event::OptOut => Inbound::OptOut { msisdn: fields.required_msisdn("phoneNumber")? },
        }])
    }

    fn acknowledge(&self) -> Reply {
        Reply::ok("", "")
    }

    /// A status of 400 or more ends the session on their side; the text is for
    /// whoever sets up the account and never reaches a citizen.
    fn refuse(&self, refusal: &Refusal) -> Reply {
        Reply { status: 400, ..Reply::ok(TEXT, refusal.to_string()) }
    }

    fn encode_screen(&self, _turn: &UssdTurn, screen: &Screen) -> Carriage {
        let keyword = if screen.ends { "END" } else { "CON" };
        Carriage::Reply(Reply::ok(TEXT, format!("{keyword} {}", screen.text)))
    }

    fn sms(&self) -> Option<&dyn Sms> {
        self.messaging.as_ref().map(|messaging| messaging as &dyn Sms)
    }
}

fn turn(fields: &Fields) -> Result<UssdTurn, Refusal> {
    let session = fields.required("sessionId")?;
    let text = fields.get("text").ok_or_else(|| {
        malformed("`text` is missing: a turn always has it, empty at first; ends go to `ussd-end`")
    })?;
    // Dialling through (`*384*15200*1#`) opens with a text, so only an empty one is a sign.
    let opening = if text.is_empty() { Opening::New } else { Opening::Unmarked };
    Ok(UssdTurn {
        session,
        msisdn: Some(fields.required_msisdn("phoneNumber")?),
        opening,
        entry: Entry::Trail(text.to_owned()),
        service_code: fields.filled("serviceCode"),
        network: fields.filled("networkCode"),
        language: None,
        sequence: None,
        echo: None,
    })
}

fn end(fields: &Fields) -> Result<UssdEnd, Refusal> {
    let session = fields.required("sessionId")?;
    let cause = match fields.required("status")?.as_str() {
        "Success" => EndCause::Closed,
        "Incomplete" => EndCause::Left,
        "Failed" => EndCause::Fault,
        _ => return Err(malformed("`status` is none of Success, Incomplete and Failed")),
    };
    Ok(UssdEnd { session, msisdn: fields.msisdn("phoneNumber")?, cause })
}

/// `linkId` (premium), `networkCode` and `cost` say nothing we use.
fn mo(fields: &Fields) -> Result<Mo, Refusal> {
    Ok(Mo {
        operator_ref: fields.filled("id"),
        from: fields.origin("from")?,
        to: fields.required("to")?,
        body: fields.get("text").unwrap_or_default().to_owned(),
        // `2026-11-23 06:04:45` or `2026-11-23T06:04:45Z`: the same instant in one spelling.
        stamp: fields.filled("date").map(|date| date.replace('T', " ").replace('Z', "")),
        part: None,
    })
}

/// Every status of a delivery report and what it says of the message
/// (docs.africastalking.com `/sms/deliveryreports`, read November 2026).
const REPORT: [(&str, State); 8] = [
    ("Sent", State::Accepted),
    ("Submitted", State::Accepted),
    ("Buffered", State::Accepted),
    // Their network keeps trying until the validity ends.
    ("AbsentSubscriber", State::Accepted),
    ("Rejected", State::Refused),
    ("Expired", State::Expired),
    ("Failed", State::Undelivered),
    ("Success", State::Delivered),
];

/// The `failureReason` of a message nobody could be charged for.
const NOT_CHARGED: &str = "InsufficientCredit";

/// Every `failureReason` beside `Rejected` and `Failed`, in the spelling we keep.
const FAILURE: [&str; 9] = [
    NOT_CHARGED,
    "InvalidLinkId",
    "UserIsInactive",
    "UserInBlackList",
    "UserAccountSuspended",
    "NotNetworkSubscriber",
    "UserNotSubscribedToProduct",
    "UserDoesNotExist",
    "DeliveryFailure",
];

/// A status not in the list still says that they have the message, and no more.
fn dlr(fields: &Fields) -> Result<Dlr, Refusal> {
    let status = word(&fields.required("status")?);
    let known = REPORT.iter().find(|(known, _)| known.eq_ignore_ascii_case(&status));
    let reason = fields.filled("failureReason").filter(|text| text != "None").map(|reason| {
        let known = FAILURE.iter().find(|known| known.eq_ignore_ascii_case(&reason));
        known.map_or_else(|| word(&reason), |known| (*known).to_owned())
    });
    let mut state = known.map_or(State::Accepted, |(_, state)| *state);
    // That somebody could not be charged says nothing of whether their number is reached.
    if state == State::Undelivered && reason.as_deref() == Some(NOT_CHARGED) {
        state = State::Refused;
    }
    Ok(Dlr {
        reference: None,
        operator_ref: Some(fields.required("id")?),
        // Their id says which message it is; a number that cannot be read costs no report.
        msisdn: fields.msisdn("phoneNumber").unwrap_or_default(),
        state,
        reason: Some(reason.unwrap_or_else(|| known.map_or(status, |it| it.0.to_owned()))),
    })
}

/// The SMS half.
#[derive(Debug)]
struct Messaging {
    username: String,
    api_key: Secret,
    sender_id: Option<SenderId>,
    url: String,
}

/// What follows for a recipient from a status code.
#[derive(Clone, Copy)]
enum Verdict {
    Taken,
    /// Trying again may help: the account, the network or their house was at fault.
    Later,
    /// Trying again cannot help.
    Never,
}

/// Every status code of a recipient, with the word that stands beside it, or
/// alone in `Message` when the whole submit failed
/// (status list of the official SDKs' public samples, read November 2026; 409 is
/// reported there once only). Which may be tried again is as the Community Health
/// Toolkit has it, whose adapter has long been in use: what the account or their house
/// is at fault for (402, 405, 500 to 502), not what the number is (403, 404, 406, 407)
/// nor what they hold back themselves (401).
const STATUS: [(i64, &str, Verdict); 14] = [
    (100, "Processed", Verdict::Taken),
    (101, "Sent", Verdict::Taken),
    (102, "Queued", Verdict::Taken),
    (401, "RiskHold", Verdict::Never),
    (402, "InvalidSenderId", Verdict::Later),
    (403, "InvalidPhoneNumber", Verdict::Never),
    (404, "UnsupportedNumberType", Verdict::Never),
    (405, "InsufficientBalance", Verdict::Later),
    (406, "UserInBlacklist", Verdict::Never),
    (407, "CouldNotRoute", Verdict::Never),
    (409, "DoNotDisturbRejection", Verdict::Never),
    (500, "InternalServerError", Verdict::Later),
    (501, "GatewayError", Verdict::Later),
    (502, "RejectedByGateway", Verdict::Later),
];

/// The body of an answer, as far as it matters.
#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "SMSMessageData")]
    data: AnswerData,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct AnswerData {
    #[serde(default)]
    message: String,
    #[serde(default)]
    recipients: Vec<AnswerRecipient>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AnswerRecipient {
    status_code: i64,
    #[serde(default)]
    number: String,
    /// The word `None` where nothing was taken.
    message_id: Option<String>,
}

impl Sms for Messaging {
    fn encode_submit(&self, submit: &Submit) -> Request {
        let to: Vec<_> = submit.recipients.iter().map(|one| one.msisdn.e164()).collect();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("username", &self.username)
            .append_pair("to", &to.join(","))
            .append_pair("message", &submit.body)
            // The sender pays, never the citizen.
            .append_pair("bulkSMSMode", "1");
        let own = self.sender_id.as_ref().map(SenderId::as_str);
        if let Some(sender_id) = submit.sender_id.as_deref().or(own) {
            form.append_pair("from", sender_id);
        }
        if to.len() > 1 {
            form.append_pair("enqueue", "1");
        }
        Request {
            method: Method::Post,
            url: self.url.clone(),
            headers: vec![
                ("Content-Type", "application/x-www-form-urlencoded".to_owned()),
                ("Accept", "application/json".to_owned()),
                ("apiKey", self.api_key.reveal().to_owned()),
            ],
            body: form.finish().into_bytes(),
        }
    }

    fn decode_submit(&self, submit: &Submit, response: Response<'_>) -> Vec<Outcome> {
        let count = submit.recipients.len();
        if !(200..=299).contains(&response.status) {
            // The body of a 401 is plain text and says no more than the status.
            return vec![by_status(response); count];
        }
        let Ok(Answer { data }) = serde_json::from_slice(response.body) else {
            return vec![Outcome::Unclear; count];
        };
        if data.recipients.is_empty() {
            return vec![whole_refusal(&data.message); count];
        }
        // Their order is not promised, so each is found by number; a number given twice is answered twice.
        let mut answers: Vec<_> = data
            .recipients
            .into_iter()
            .filter_map(|answer| Some((Msisdn::parse(&answer.number).ok()?, answer)))
            .collect();
        submit
            .recipients
            .iter()
            .map(|recipient| {
                let place = answers.iter().position(|(msisdn, _)| *msisdn == recipient.msisdn);
                place.map_or(Outcome::Unclear, |place| outcome(answers.swap_remove(place).1))
            })
            .collect()
    }

    /// Neither bound is published: the first keeps an unclear answer small, the
    /// second is far beyond what a council writes.
    fn limits(&self) -> SmsLimits {
        SmsLimits { recipients: 100, segments: 10 }
    }
}

fn outcome(answer: AnswerRecipient) -> Outcome {
    let known = STATUS.iter().find(|(code, ..)| *code == answer.status_code);
    let Some((code, word, verdict)) = known else { return Outcome::Unclear };
    let reason = format!("{code} {word}");
    match verdict {
        Verdict::Taken => Outcome::Accepted {
            operator_ref: answer.message_id.filter(|id| !id.is_empty() && id != "None"),
        },
        Verdict::Later => Outcome::Refused { reason, permanent: false },
        Verdict::Never => Outcome::Refused { reason, permanent: true },
    }
}

/// A success without recipients is a failure of the whole submit, told only in `Message`.
fn whole_refusal(message: &str) -> Outcome {
    let never = STATUS
        .iter()
        .any(|(_, word, verdict)| *word == message && matches!(verdict, Verdict::Never));
    let reason = if message.is_empty() { "no recipients" } else { message };
    Outcome::Refused { reason: reason.chars().take(100).collect(), permanent: never }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(settings: &str) -> Result<Box<dyn Operator>, SettingsError> {
        build(settings.parse().unwrap())
    }

    #[test]
    fn an_account_without_a_key_has_no_sms_half() {
        assert!(built("").unwrap().sms().is_none());
        assert!(built("username = 'council'\napi_key = 'k'").unwrap().sms().is_some());
    }

    #[test]
    fn settings_that_contradict_each_other_are_refused() {
        for settings in [
            "username = 'council'",
            "sandbox = true",
            "api_url = 'https://fake.example/sms'",
            "api_key = 'k'",
            "api_key = 'k'\nusername = ''",
            "api_key = 'k'\nusername = 'sandbox'",
            "api_key = 'k'\nusername = 'council'\nsandbox = true",
            "api_key = ''\nusername = 'council'",
            "api_key = 'k'\nusername = 'council'\nsender_id = 'MORE THAN ELEVEN'",
            "api_key = 'k'\nusername = 'council'\napi_url = 'fake.example'",
            "colour = 'blue'",
        ] {
            assert!(built(settings).is_err(), "{settings}");
        }
    }

    fn report(status: &str, reason: &str) -> Dlr {
        let form = format!(
            "id=ATXid_1&phoneNumber=%2B255754000001&status={status}&failureReason={reason}"
        );
        dlr(&Fields::form(form.as_bytes())).unwrap()
    }

    /// The words stand here once more, as the documentation lists them.
    #[test]
    fn every_status_and_every_failure_reason_of_the_documentation_is_known() {
        let waits =
            ["Sent", "Submitted", "Buffered", "AbsentSubscriber"].map(|it| (it, State::Accepted));
        let ends = [
            ("Rejected", State::Refused),
            ("Success", State::Delivered),
            ("Failed", State::Undelivered),
            ("Expired", State::Expired),
        ];
        assert_eq!(REPORT.len(), waits.len() + ends.len());
        for (status, state) in waits.into_iter().chain(ends) {
            let read = report(status, "");
            assert_eq!((read.state, read.reason.as_deref()), (state, Some(status)));
        }
        let reasons = "InsufficientCredit InvalidLinkId UserIsInactive UserInBlackList UserAccountSuspended \
                       NotNetworkSubscriber UserNotSubscribedToProduct UserDoesNotExist DeliveryFailure";
        assert_eq!(FAILURE.len(), reasons.split_whitespace().count());
        for reason in reasons.split_whitespace() {
            assert!(FAILURE.contains(&reason), "{reason}");
            let is_charge = reason == "InsufficientCredit";
            let failed = if is_charge { State::Refused } else { State::Undelivered };
            for (status, state) in [("Rejected", State::Refused), ("Failed", failed)] {
                let read = report(status, &reason.to_lowercase());
                assert_eq!((read.state, read.reason.as_deref()), (state, Some(reason)));
            }
        }
        let unheard = report("Teleported", "");
        assert_eq!(
            (unheard.state, unheard.reason.as_deref()),
            (State::Accepted, Some("Teleported"))
        );
    }

    #[test]
    fn the_sandbox_has_its_own_name_and_address() {
        let operator = built("api_key = 'k'\nsandbox = true").unwrap();
        let submit = Submit {
            recipients: Vec::new(),
            sender_id: None,
            body: "Habari".to_owned(),
            validity_minutes: 60,
            report_url: String::new(),
        };
        let request = operator.sms().unwrap().encode_submit(&submit);
        assert_eq!(request.url, SANDBOX_URL);
        assert!(request.body.starts_with(b"username=sandbox&"));
    }
}
