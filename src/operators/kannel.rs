//! Kannel: SMS through somebody's own gateway box, after the user guide and the
//! sources of 1.4.5 (`gw/smsbox.c`, `gw/urltrans.c`, `gw/bb_smscconn.c`), and after
//! what Debian's kannel 1.4.5-12 really sends (November 2026). No USSD half.
//!
//! A submit is a `GET` of `sendsms`, one recipient a call: Kannel takes a list, but
//! answers once for all of it. A report is a `GET` of the address that went with the
//! submit, so it carries our own id and no id of theirs is needed to find the
//! message. A message in is a `GET` of the `get-url` of an `sms-service`, which must
//! be written as `deploy/kannel.sample.conf` has it: with `%b`, because `%a` squeezes
//! runs of the octet 0x20 and so damages UCS-2.
//!
//! Kannel answers a citizen with the body of our answer, so it is empty, and the
//! service must say `max-messages = 0`: an empty body would be answered with
//! `<Empty reply from service provider>`.

use std::fmt::Write as _;

use serde::Deserialize;

use super::{
    Callback, Carriage, Event, Method, Operator, Refusal, Reply, Request, Response, SettingsError,
    Sms, SmsLimits, by_status,
    fields::{self, Fields, malformed, word},
    settings::{self, Endpoint, Secret, SenderId},
};
use crate::{
    domain::{
        inbound::{Dlr, Inbound, Mo, Part, UssdTurn},
        outbound::{State, Submit},
        outcome::Outcome,
        screen::Screen,
    },
    text::gsm7,
};

/// An account's own settings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kannel {
    /// The whole address of `sendsms`, such as `http://127.0.0.1:13013/cgi-bin/sendsms`.
    send_url: Endpoint,
    /// The user of a `sendsms-user` group.
    username: Secret,
    /// Its password.
    password: Secret,
    /// The origin of messages that name none; absent for Kannel's own default.
    sender_id: Option<SenderId>,
    /// The link to leave by (`smsc-id`); absent to let Kannel choose.
    smsc: Option<String>,
}

pub(super) fn build(settings: toml::Table) -> Result<Box<dyn Operator>, SettingsError> {
    let kannel: Kannel = settings::read(settings)?;
    if kannel.send_url.as_str().contains(['?', '#']) {
        let text = "`send_url` must end with the path of sendsms, without a query";
        return Err(SettingsError(text.to_owned()));
    }
    Ok(Box::new(kannel))
}

const TEXT: &str = "text/plain; charset=utf-8";

/// `coding`: the characters of GSM 03.38, and UTF-16 of the big-endian kind.
const CODING_GSM: &str = "0";
const CODING_UCS2: &str = "2";

/// Which reports are asked for: delivered (1), undelivered (2), taken by the operator
/// (8) and refused by it (16). 8 is what clears up a submit that was never answered.
/// Not 4 and 32, which say less.
const DLR_MASK: &str = "27";

/// What a report's address adds to the account's own: our id, and Kannel's escapes,
/// which it fills in. The escapes stand here as Kannel must see them.
const REPORT_ESCAPES: &str = "&status=%d&id=%F&answer=%A&to=%p&smsc=%i";

impl Operator for Kannel {
    fn decode(&self, callback: Callback<'_>) -> Result<Vec<Inbound>, Refusal> {
        if callback.method != Method::Get {
            return Err(malformed("a callback is a GET: use get-url, not post-url"));
        }
        let fields = Fields::form(callback.query.as_bytes());
        Ok(vec![match callback.event {
            Event::Mo => Inbound::Mo(mo(&fields, callback.query)?),
            Event::Dlr => Inbound::Dlr(dlr(&fields)?),
            Event::Ussd | Event::UssdEnd | Event::OptOut => {
                return Err(malformed("Kannel has only `mo` and `dlr`"));
            }
        }])
    }

    /// Without a content type Kannel would answer the citizen that the result could
    /// not be represented.
    fn acknowledge(&self) -> Reply {
        Reply::ok(TEXT, "")
    }

    fn refuse(&self, refusal: &Refusal) -> Reply {
        Reply { status: 400, ..Reply::ok(TEXT, refusal.to_string()) }
    }

    /// There is no turn to show a screen to, because none is ever read.
    fn encode_screen(&self, _turn: &UssdTurn, _screen: &Screen) -> Carriage {
        Carriage::Reply(self.refuse(&malformed("Kannel shows no screens")))
    }

    fn sms(&self) -> Option<&dyn Sms> {
        Some(self)
    }
}

/// A message in, as the sample `get-url` hands it over: `%I`, `%p`, `%P`, `%b`, `%c`,
/// `%C`, `%u`, `%T`.
fn mo(fields: &Fields, query: &str) -> Result<Mo, Refusal> {
    let body = fields::octets(query, "body")
        .ok_or_else(|| malformed("`body` is missing: the get-url must hold body=%b"))?;
    let charset = fields.filled("charset").unwrap_or_default();
    let coding = match fields.filled("coding").as_deref() {
        Some(coding @ ("0" | "1" | "2")) => coding.to_owned(),
        // The number with which Kannel writes that it does not know.
        None | Some("-1") => CODING_GSM.to_owned(),
        Some(_) => return Err(malformed("`coding` is none of 0, 1 and 2")),
    };
    Ok(Mo {
        operator_ref: fields.filled("id"),
        from: fields.origin("from")?,
        to: fields.required("to")?,
        body: body_text(&body, &coding, &charset),
        stamp: fields.filled("at"),
        part: part(&fields::octets(query, "udh").unwrap_or_default()),
    })
}

/// The text of a message. What cannot be read costs a character, not the message.
fn body_text(body: &[u8], coding: &str, charset: &str) -> String {
    let charset = charset.to_ascii_uppercase();
    let latin = || body.iter().map(|octet| char::from(*octet)).collect();
    match charset.as_str() {
        // Also for UCS-2, where `mo-recode` is set.
        "UTF-8" => String::from_utf8_lossy(body).into_owned(),
        "ISO-8859-1" | "LATIN1" | "WINDOWS-1252" => latin(),
        _ if coding == CODING_UCS2 || charset.starts_with("UTF-16") || charset == "UCS-2" => {
            utf16(body)
        }
        // 8-bit data has no alphabet; a phone that sends text in it means Latin-1 or UTF-8.
        _ => String::from_utf8(body.to_vec()).unwrap_or_else(|_| latin()),
    }
}

/// UTF-16 of the big-endian kind, which holds UCS-2 and the pairs phones really send.
fn utf16(octets: &[u8]) -> String {
    let units: Vec<u16> = octets
        .chunks(2)
        .map(|unit| match unit {
            [high, low] => u16::from_be_bytes([*high, *low]),
            // Half a character, cut off.
            _ => 0xfffd,
        })
        .collect();
    String::from_utf16_lossy(&units)
}

/// Which part of a longer message a user data header tells of, where Kannel itself
/// does not join the parts (3GPP TS 23.040 sections 9.2.3.24.1 and 9.2.3.24.8).
fn part(udh: &[u8]) -> Option<Part> {
    let (length, mut elements) = udh.split_first()?;
    if elements.len() != usize::from(*length) {
        return None;
    }
    while let [kind, length, rest @ ..] = elements {
        let (content, after) = rest.split_at_checked(usize::from(*length))?;
        let (reference, of, number) = match (kind, content) {
            (0x00, [reference, of, number]) => (format!("{reference:02x}"), *of, *number),
            (0x08, [high, low, of, number]) => (format!("{high:02x}{low:02x}"), *of, *number),
            _ => {
                elements = after;
                continue;
            }
        };
        let sound = of > 1 && (1..=of).contains(&number);
        return sound.then_some(Part { reference, number, of });
    }
    None
}

/// What a report's `%d` and `%A` say. A number not in the user guide still says that
/// Kannel has the message, and no more.
fn dlr(fields: &Fields) -> Result<Dlr, Refusal> {
    let reference: i64 = fields
        .required("reference")?
        .parse()
        .map_err(|_| malformed("`reference` is the number we put into dlr-url"))?;
    let status: u32 = fields
        .required("status")?
        .parse()
        .ok()
        .filter(|status| *status > 0)
        .ok_or_else(|| malformed("`status` is what %d stands for: 1, 2, 4, 8, 16 or 32"))?;
    let answer = Answer::read(fields.get("answer").unwrap_or_default());
    let (state, meaning) = match status {
        1 => (State::Delivered, "delivered".to_owned()),
        2 => (answer.end().unwrap_or(State::Undelivered), "undelivered".to_owned()),
        4 => (State::Accepted, "queued".to_owned()),
        8 => (State::Accepted, "accepted".to_owned()),
        16 => (answer.end().unwrap_or(State::Refused), "refused".to_owned()),
        32 => (State::Accepted, "underway".to_owned()),
        unheard => (State::Accepted, format!("status {unheard}")),
    };
    Ok(Dlr {
        reference: Some(reference),
        operator_ref: fields.filled("id"),
        // Our own id says whose message it is; a number that cannot be read costs no report.
        msisdn: fields.msisdn("to").unwrap_or_default(),
        state,
        reason: Some(answer.reason().unwrap_or(meaning)),
    })
}

/// What `%A` holds: `ACK/…`, `NACK/…`, or the operator's receipt in the form of SMPP,
/// of which only the status and the error are read: the rest holds the message.
struct Answer {
    refusal: String,
    status: String,
    error: String,
}

impl Answer {
    fn read(answer: &str) -> Self {
        let refusal = answer.strip_prefix("NACK/").map(word).unwrap_or_default();
        // Before the text of the message, which could hold the same words.
        let head = answer.split_once("text:").map_or(answer, |(head, _)| head);
        let value = |name: &str| {
            let found = head.split_ascii_whitespace().find_map(|it| it.strip_prefix(name));
            let kept = found.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric);
            kept.take(10).collect::<String>().to_ascii_uppercase()
        };
        Self { refusal, status: value("stat:"), error: value("err:") }
    }

    /// The end that the words tell more exactly than the number.
    fn end(&self) -> Option<State> {
        match self.status.as_str() {
            "EXPIRED" => Some(State::Expired),
            "REJECTD" => Some(State::Refused),
            "UNDELIV" | "DELETED" => Some(State::Undelivered),
            // Kannel's own clock ran out before the operator took it.
            _ if self.refusal.eq_ignore_ascii_case("validity expired") => Some(State::Expired),
            _ => None,
        }
    }

    fn reason(&self) -> Option<String> {
        let mut reason = self.refusal.clone();
        if !self.status.is_empty() {
            reason.clone_from(&self.status);
            if !self.error.is_empty() && self.error.bytes().any(|digit| digit != b'0') {
                let _infallible = write!(reason, " {}", self.error);
            }
        }
        (!reason.is_empty()).then_some(reason)
    }
}

impl Sms for Kannel {
    fn encode_submit(&self, submit: &Submit) -> Request {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("username", self.username.reveal())
            .append_pair("password", self.password.reveal());
        let own = self.sender_id.as_ref().map(SenderId::as_str);
        if let Some(sender_id) = submit.sender_id.as_deref().or(own) {
            query.append_pair("from", sender_id);
        }
        // One, by `limits`; with its plus, from which Kannel takes the type of number.
        let to: Vec<_> = submit.recipients.iter().map(|one| one.msisdn.e164()).collect();
        // Kannel puts a `?` for what is not in the alphabet of coding 0, and says nothing.
        let plain = gsm7::septets(&submit.body).is_some();
        query
            .append_pair("to", &to.join(" "))
            .append_pair("coding", if plain { CODING_GSM } else { CODING_UCS2 })
            // Without it a text of coding 2 would be taken for raw UTF-16.
            .append_pair("charset", "UTF-8")
            .append_pair("text", &submit.body)
            .append_pair("validity", &submit.validity_minutes.to_string());
        if let Some(smsc) = &self.smsc {
            query.append_pair("smsc", smsc);
        }
        if let (false, Some(first)) = (submit.report_url.is_empty(), submit.recipients.first()) {
            let url =
                format!("{}?reference={}{REPORT_ESCAPES}", submit.report_url, first.reference);
            query.append_pair("dlr-mask", DLR_MASK).append_pair("dlr-url", &url);
        }
        Request {
            method: Method::Get,
            url: format!("{}?{}", self.send_url.as_str(), query.finish()),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    fn decode_submit(&self, submit: &Submit, response: Response<'_>) -> Vec<Outcome> {
        vec![outcome(response); submit.recipients.len()]
    }

    fn limits(&self) -> SmsLimits {
        // Ten parts are what a `sendsms-user` may send unless its `max-messages` says otherwise.
        SmsLimits { recipients: 1, segments: 10 }
    }
}

/// What `sendsms` answers, by its status and how its body begins.
fn outcome(response: Response<'_>) -> Outcome {
    let body = String::from_utf8_lossy(response.body);
    let body = body.trim();
    let refused = |permanent| Outcome::Refused {
        reason: word(&format!("{} {body}", response.status)),
        permanent,
    };
    match response.status {
        // Taken, taken for a link that is down, and taken with `immediate-sendsms-reply`.
        200..=299 if ["0:", "3:", "Sent."].iter().any(|sign| body.starts_with(sign)) => {
            Outcome::Accepted { operator_ref: None }
        }
        // Whoever answers like this is not Kannel, or not one we know.
        200..=299 => Outcome::Unclear,
        // The box or the account is at fault, not the message.
        400 if body.starts_with("Sender missing") => refused(false),
        403 if body.starts_with("Not routable") => refused(true),
        404 => refused(false),
        // Nothing was handed to the bearerbox.
        500 if body.starts_with("Sending failed") => refused(false),
        // Its queue is full, or it has no link that may be used now: nothing was taken.
        503 => Outcome::Throttled { after: response.retry_after },
        400..=499 if response.status != 429 => {
            refused(response.status != 401 && response.status != 403)
        }
        _ => by_status(response),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &str = "send_url = 'http://127.0.0.1:13013/cgi-bin/sendsms'\n\
                            username = 'council'\npassword = 'invented'\n";

    #[test]
    fn settings_that_cannot_be_right_are_refused() {
        assert!(build(SETTINGS.parse().unwrap()).is_ok());
        for (from, to) in
            [("/cgi-bin/sendsms", "/cgi-bin/sendsms?a=b"), ("http:", "ftp:"), ("invented", "")]
        {
            assert!(build(SETTINGS.replace(from, to).parse().unwrap()).is_err(), "{to}");
        }
    }

    #[test]
    fn a_header_tells_the_part_in_either_width_among_other_elements() {
        let told = |udh: &[u8]| part(udh).map(|it| (it.reference, it.number, it.of));
        assert_eq!(told(&[5, 0, 3, 7, 2, 1]), Some(("07".to_owned(), 1, 2)));
        assert_eq!(told(&[6, 8, 4, 1, 2, 3, 3]), Some(("0102".to_owned(), 3, 3)));
        assert_eq!(told(&[8, 0x24, 1, 1, 0, 3, 7, 2, 2]), Some(("07".to_owned(), 2, 2)));
        for udh in [
            &[][..],
            &[0],
            &[5, 0, 3, 7, 2],
            &[5, 0, 3, 7, 2, 3],
            &[5, 0, 3, 7, 2, 0],
            &[5, 0, 3, 7, 1, 1],
            &[5, 0, 9, 7, 2, 1],
            &[3, 0x24, 1, 1],
            &[1, 0],
        ] {
            assert_eq!(told(udh), None, "{udh:?}");
        }
    }

    #[test]
    fn a_receipt_gives_its_status_and_error_and_nothing_of_the_text() {
        let receipt = "id:m3 sub:001 dlvrd:000 submit date:2611230930 done date:2611230931 \
                       stat:UNDELIV err:01B text:stat:DELIVRD err:siri";
        let answer = Answer::read(receipt);
        assert_eq!(answer.end(), Some(State::Undelivered));
        assert_eq!(answer.reason().as_deref(), Some("UNDELIV 01B"));
        let answer = Answer::read("text:stat:EXPIRED");
        assert_eq!((answer.end(), answer.reason()), (None, None));
        let answer = Answer::read("id:1 stat:delivrd err:000");
        assert_eq!(answer.reason().as_deref(), Some("DELIVRD"));
        assert_eq!(Answer::read("ACK/").reason(), None);
        assert_eq!(
            Answer::read("NACK/0x0000000b/Invalid Destination Address").reason().as_deref(),
            Some("0x0000000b/Invalid Destination Address")
        );
    }
}
