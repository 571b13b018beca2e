//! A phone whose network is HTTP: it reaches a running server by the simulator
//! operator's callbacks, the same door a real operator uses.
//!
//! It knows nothing of menus and stores nothing; what it may dial is what the
//! settings name as accounts of operator `simulator`.

use std::{collections::HashMap, time::Duration};

use serde::{Deserialize, Serialize};

use super::story::{Citizen, Fault, Handset, Message};
use crate::{
    config::{Account, Secret},
    domain::{language::Language, screen::Screen},
    world::{RealWorld, World},
};

#[cfg(test)]
mod tests;

/// The operator whose callbacks this phone speaks.
const SIMULATOR: &str = "simulator";

/// Longer than any account's deadline.
const PATIENCE: Duration = Duration::from_secs(20);

/// The longest wait that a person at a terminal wants to sit through.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// How often a phone looks for a message before it says that none came, and how long
/// it rests between: together longer than an answer ever takes.
const LOOKS: u32 = 30;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// A phone in front of a server.
#[derive(Debug)]
pub struct HttpPhone {
    /// `http://127.0.0.1:8080`, without a slash at its end.
    server: String,
    /// Every account: its name, and its key if this phone can dial it.
    accounts: Vec<(String, Option<Secret>)>,
    client: reqwest::Client,
    dialogue: Option<Dialogue>,
    /// The newest message that was read, by number.
    read: HashMap<String, u64>,
}

#[derive(Debug)]
struct Dialogue {
    /// The callbacks' address without the event at its end.
    address: String,
    session: String,
    msisdn: String,
    network: Option<String>,
    turn: u32,
}

/// A leg, as the simulator operator reads it.
#[derive(Serialize)]
struct Leg<'a> {
    session: &'a str,
    msisdn: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<&'a str>,
    turn: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

/// The end of a dialogue, as the simulator operator reads it.
#[derive(Serialize)]
struct End<'a> {
    session: &'a str,
    msisdn: &'a str,
    cause: &'a str,
}

/// A message to a short code, as the simulator operator reads it.
#[derive(Serialize)]
struct Text<'a> {
    id: &'a str,
    msisdn: &'a str,
    to: &'a str,
    body: &'a str,
}

/// What the simulated network keeps for a phone.
#[derive(Deserialize)]
struct Inbox {
    messages: Vec<Received>,
}

#[derive(Deserialize)]
struct Received {
    seq: u64,
    from: String,
    body: String,
}

#[derive(Deserialize)]
struct Shown {
    text: String,
    ends: bool,
}

/// A refusal, as the simulator operator words it.
#[derive(Deserialize)]
struct Refused {
    error: String,
}

impl HttpPhone {
    /// A phone for the server at `server` (scheme, host and port).
    ///
    /// # Errors
    /// A `server` that is no such address.
    pub fn new(server: &str, accounts: &[Account]) -> Result<Self, Fault> {
        if !server.starts_with("http://") && !server.starts_with("https://") {
            return Err(Fault(format!(
                "`{server}` is no server: write its address, such as http://127.0.0.1:8080"
            )));
        }
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| Fault(format!("no HTTP client: {error}")))?;
        let accounts = accounts
            .iter()
            .map(|account| {
                let key = (account.operator == SIMULATOR).then(|| account.callback_key.clone());
                (account.name.clone(), key)
            })
            .collect();
        let server = server.trim_end_matches('/').to_owned();
        Ok(Self { server, accounts, client, dialogue: None, read: HashMap::new() })
    }

    /// The account that is dialled where none is named.
    #[must_use]
    pub fn usual_account(&self) -> Option<String> {
        self.accounts.iter().find(|(_, key)| key.is_some()).map(|(name, _)| name.clone())
    }

    /// The address of an account's callbacks.
    fn address(&self, account: Option<&str>) -> Result<String, Fault> {
        let diallable: Vec<_> = self
            .accounts
            .iter()
            .filter_map(|(name, key)| key.as_ref().map(|key| (name.as_str(), key)))
            .collect();
        let found = match account {
            None => diallable.first(),
            Some(wanted) => diallable.iter().find(|(name, _)| *name == wanted),
        };
        if let Some((name, key)) = found {
            return Ok(format!("{}/callbacks/{name}/{}", self.server, key.reveal()));
        }
        let advice = match &diallable[..] {
            [] => "no account can be: add one of operator `simulator`".to_owned(),
            some => {
                let names: Vec<_> = some.iter().map(|(name, _)| format!("`{name}`")).collect();
                format!("these can: {}", names.join(", "))
            }
        };
        Err(Fault(match account {
            Some(name) if self.accounts.iter().any(|(known, _)| known == name) => format!(
                "account `{name}` is a real operator's and cannot be dialled from here; {advice}"
            ),
            Some(name) => format!("there is no account `{name}` to dial; {advice}"),
            None => format!("nothing can be dialled from here; {advice}"),
        }))
    }

    async fn post(&self, url: String, body: &(impl Serialize + Sync)) -> Result<Vec<u8>, Fault> {
        let request = serde_json::to_vec(body)
            .map(|body| self.client.post(url).header("content-type", "application/json").body(body))
            .map_err(|error| Fault(format!("the request cannot be written: {error}")))?;
        self.ask(request).await
    }

    async fn ask(&self, request: reqwest::RequestBuilder) -> Result<Vec<u8>, Fault> {
        let server = &self.server;
        let response = request.send().await.map_err(|error| {
            Fault(if error.is_connect() {
                format!("No server at {server}: start one with `baragumu serve`")
            } else if error.is_timeout() {
                format!("the server at {server} gave no answer in {} seconds", PATIENCE.as_secs())
            } else {
                // The address holds the account's key.
                format!("the server at {server} could not be asked: {}", error.without_url())
            })
        })?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(|error| {
            Fault(format!("the answer of {server} broke off: {}", error.without_url()))
        })?;
        match status {
            200..=299 => Ok(body.to_vec()),
            401 | 403 | 404 => Err(Fault(format!(
                "the server at {server} refuses this account or its key (HTTP {status}): start it \
                 and this phone with the same configuration"
            ))),
            _ => {
                let refused = serde_json::from_slice(&body).ok();
                let why =
                    refused.map_or_else(String::new, |Refused { error }| format!(": {error}"));
                Err(Fault(format!("the server at {server} answered HTTP {status}{why}")))
            }
        }
    }

    /// The messages for a number after the one of this place.
    async fn messages(&self, msisdn: &str, after: u64) -> Result<Vec<Received>, Fault> {
        let digits = msisdn.trim_start_matches('+');
        let url = format!("{}/simulator/phones/{digits}/inbox?after={after}", self.server);
        let body = self.ask(self.client.get(url)).await?;
        let inbox: Inbox = serde_json::from_slice(&body).map_err(|_| {
            Fault(format!("the server at {} keeps no messages for phones", self.server))
        })?;
        Ok(inbox.messages)
    }

    /// Sends the leg the dialogue is at, and moves it on.
    async fn leg(
        &mut self,
        service_code: Option<&str>,
        input: Option<&str>,
        language: Option<&str>,
    ) -> Result<Screen, Fault> {
        let Some(dialogue) = &self.dialogue else {
            return Err(Fault("no session is open: dial first".to_owned()));
        };
        let leg = Leg {
            session: &dialogue.session,
            msisdn: &dialogue.msisdn,
            service_code,
            input,
            turn: dialogue.turn,
            network: dialogue.network.as_deref(),
            language,
        };
        let body = self.post(format!("{}/ussd", dialogue.address), &leg).await?;
        let shown: Shown = serde_json::from_slice(&body).map_err(|_| {
            Fault(format!("the server at {} answered no screen: is it Baragumu?", self.server))
        })?;
        if shown.ends {
            self.dialogue = None;
        } else if let Some(dialogue) = &mut self.dialogue {
            dialogue.turn += 1;
        }
        Ok(Screen { text: shown.text, ends: shown.ends })
    }
}

impl Handset for HttpPhone {
    async fn dial(&mut self, citizen: &Citizen, code: &str) -> Result<Screen, Fault> {
        self.dialogue = Some(Dialogue {
            address: self.address(citizen.account.as_deref())?,
            session: RealWorld.fresh_id(),
            msisdn: citizen.msisdn.e164().to_owned(),
            network: citizen.network.clone(),
            turn: 0,
        });
        let language = citizen.language.as_ref().map(Language::tag);
        let shown = self.leg(Some(code), None, language).await;
        if shown.is_err() {
            self.dialogue = None;
        }
        shown
    }

    async fn enter(&mut self, entry: &str) -> Result<Screen, Fault> {
        self.leg(None, Some(entry), None).await
    }

    async fn hang_up(&mut self) -> Result<(), Fault> {
        let Some(dialogue) = self.dialogue.take() else { return Ok(()) };
        let end = End { session: &dialogue.session, msisdn: &dialogue.msisdn, cause: "hung_up" };
        self.post(format!("{}/ussd-end", dialogue.address), &end).await.map(drop)
    }

    async fn text(&mut self, citizen: &Citizen, code: &str, text: &str) -> Result<(), Fault> {
        let address = self.address(citizen.account.as_deref())?;
        let msisdn = citizen.msisdn.e164();
        // What came before this phone was switched on is not an answer to it.
        if !self.read.contains_key(msisdn) {
            let last = self.messages(msisdn, 0).await?.last().map_or(0, |message| message.seq);
            self.read.insert(msisdn.to_owned(), last);
        }
        let message = Text { id: &RealWorld.fresh_id(), msisdn, to: code, body: text };
        self.post(format!("{address}/mo"), &message).await.map(drop)
    }

    async fn inbox(&mut self, citizen: &Citizen) -> Result<Vec<Message>, Fault> {
        let msisdn = citizen.msisdn.e164();
        let after = self.read.get(msisdn).copied().unwrap_or_default();
        for attempt in 0..LOOKS {
            if attempt > 0 {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
            let messages = self.messages(msisdn, after).await?;
            let Some(last) = messages.last() else { continue };
            self.read.insert(msisdn.to_owned(), last.seq);
            let read = messages.into_iter();
            return Ok(read.map(|it| Message { from: it.from, body: it.body }).collect());
        }
        Ok(Vec::new())
    }

    async fn pass(&mut self, duration: Duration) -> Result<(), Fault> {
        if duration > LONGEST_WAIT {
            return Err(Fault(format!(
                "a wait of {} seconds needs the clock of the tests: over HTTP a story waits at \
                 most {} seconds",
                duration.as_secs(),
                LONGEST_WAIT.as_secs()
            )));
        }
        tokio::time::sleep(duration).await;
        Ok(())
    }
}
