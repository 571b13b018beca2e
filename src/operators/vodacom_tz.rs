//! Vodacom Tanzania: `TruRoute` USSD XML interface, version 1.3 (`TruTeq`, 14 June
//! 2010), read in November 2026 in the public notes of `UssdGatewayTz`; not yet
//! confirmed by the operator. TNM Malawi speaks the same XML.
//!
//! One synchronous exchange for each screen, as `POST text/xml` or as `GET` with
//! the same names; no credentials in the format, no SMS half.

use serde::Deserialize;

use super::{
    Callback, Carriage, Method, Operator, Refusal, Reply, SettingsError,
    fields::{Fields, escape_xml, malformed},
    settings,
};
use crate::domain::{
    inbound::{EndCause, Entry, Inbound, Opening, UssdEnd, UssdTurn},
    screen::Screen,
};

/// An account's own settings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VodacomTz {
    /// Written into every reply when set; optional in the format, but TNM's
    /// clients always send it.
    premium: Option<Premium>,
}

/// The `<premium>` element of a reply.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Premium {
    /// What the turn costs the citizen, in the operator's unit.
    cost: u32,
    /// The operator's reference of the tariff; `NULL` for none.
    #[serde(rename = "ref", default = "no_tariff")]
    tariff: String,
}

fn no_tariff() -> String {
    "NULL".to_owned()
}

pub(super) fn build(settings: toml::Table) -> Result<Box<dyn Operator>, SettingsError> {
    Ok(Box::new(settings::read::<VodacomTz>(settings)?))
}

const XML: &str = "text/xml; charset=utf-8";

/// Types of a reply. There is also 5, redirect to another code, which we never use.
const CONTINUE: &str = "2";
const RELEASE: &str = "3";

/// What the `type` of a request means.
enum Request {
    Dialled,
    Entered,
    Ended(EndCause),
}

impl Request {
    fn from_type(word: &str) -> Option<Self> {
        Some(match word {
            "1" => Self::Dialled,
            "2" => Self::Entered,
            "3" => Self::Ended(EndCause::HungUp),
            "4" => Self::Ended(EndCause::TimedOut),
            "10" => Self::Ended(EndCause::ChargeRefused),
            _ => return None,
        })
    }
}

impl Operator for VodacomTz {
    /// The end of a dialogue comes to the same address as its turns, so the
    /// event of the path says nothing here.
    fn decode(&self, callback: Callback<'_>) -> Result<Vec<Inbound>, Refusal> {
        let fields = match callback.method {
            Method::Get => Fields::form(callback.query.as_bytes()),
            Method::Post => Fields::xml(callback.body)?,
        };
        let session = fields.required("sessionid")?;
        let request = Request::from_type(&fields.required("type")?)
            .ok_or_else(|| malformed("`type` is none of 1, 2, 3, 4 and 10"))?;
        // Absent on an empty entry; inside `<data>` in some releases, which reads the same.
        let message = fields.filled("msg").unwrap_or_default();
        let (opening, entry) = match request {
            Request::Dialled => (Opening::New, Entry::Dialled(message)),
            Request::Entered => (Opening::Resume, Entry::Last(message)),
            Request::Ended(cause) => {
                let msisdn = fields.msisdn("msisdn")?;
                return Ok(vec![Inbound::UssdEnd(UssdEnd { session, msisdn, cause })]);
            }
        };
        Ok(vec![Inbound::Ussd(UssdTurn {
            session,
            msisdn: Some(fields.required_msisdn("msisdn")?),
            opening,
            entry,
            service_code: None,
            network: None,
            language: None,
            sequence: None,
            echo: None,
        })])
    }

    /// Types 3, 4 and 10 are answered with an empty release.
    fn acknowledge(&self) -> Reply {
        self.reply(RELEASE, "")
    }

    /// An empty release too: a handset may show whatever stands in `<msg>`.
    fn refuse(&self, _refusal: &Refusal) -> Reply {
        Reply { status: 400, ..self.reply(RELEASE, "") }
    }

    fn encode_screen(&self, _turn: &UssdTurn, screen: &Screen) -> Carriage {
        let kind = if screen.ends { RELEASE } else { CONTINUE };
        Carriage::Reply(self.reply(kind, &screen.text))
    }
}

impl VodacomTz {
    fn reply(&self, kind: &str, text: &str) -> Reply {
        let premium = self.premium.as_ref().map_or_else(String::new, |premium| {
            let (cost, tariff) = (premium.cost, escape_xml(&premium.tariff));
            format!("<premium><cost>{cost}</cost><ref>{tariff}</ref></premium>")
        });
        let message = escape_xml(text);
        Reply::ok(XML, format!("<ussd><type>{kind}</type><msg>{message}</msg>{premium}</ussd>"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(settings: &str) -> String {
        let operator = build(settings.parse().unwrap()).unwrap();
        String::from_utf8(operator.acknowledge().body).unwrap()
    }

    #[test]
    fn the_premium_element_stands_only_where_a_setting_asks_for_it() {
        assert_eq!(release(""), "<ussd><type>3</type><msg></msg></ussd>");
        assert_eq!(
            release("premium = { cost = 0 }"),
            "<ussd><type>3</type><msg></msg><premium><cost>0</cost><ref>NULL</ref></premium></ussd>"
        );
        assert!(release("premium = { cost = 5, ref = 'A&B' }").contains("<ref>A&amp;B</ref>"));
    }
}
