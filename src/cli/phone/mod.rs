//! A phone whose network is HTTP: it reaches a running server by the simulator
//! operator's callbacks, the same door a real operator uses.
//!
//! It knows nothing of menus and stores nothing; what it may dial is what the
//! settings name as accounts of operator `simulator`.

use std::{collections::HashMap, time::Duration};

use super::story::{Citizen, Fault, Handset, Message};
use crate::{
    config::{self, Account, Secret},
    domain::{language::Language, screen::Screen},
    operators::handset::{self, Dialogue, Inbox, Received},
    world::{RealWorld, World},
};

#[cfg(test)]
mod tests;

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
    open: Option<Open>,
    /// The newest message that was read, by number.
    read: HashMap<String, u64>,
}

/// The open dialogue.
#[derive(Debug)]
struct Open {
    /// The callbacks' address without the event at its end.
    address: String,
    dialogue: Dialogue,
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
                let key =
                    (account.operator == config::SIMULATOR).then(|| account.callback_key.clone());
                (account.name.clone(), key)
            })
            .collect();
        let server = server.trim_end_matches('/').to_owned();
        Ok(Self { server, accounts, client, open: None, read: HashMap::new() })
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

    async fn post(&self, url: String, body: Vec<u8>) -> Result<Vec<u8>, Fault> {
        let request = self.client.post(url).header("content-type", handset::MEDIA_TYPE).body(body);
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
                let refused = handset::refusal(&body);
                let why = refused.map_or_else(String::new, |error| format!(": {error}"));
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

    /// Sends a leg of the open dialogue, and moves it on.
    async fn leg(&mut self, leg: Vec<u8>) -> Result<Screen, Fault> {
        let open = self.open.as_ref().ok_or_else(nothing_open)?;
        let body = self.post(format!("{}/ussd", open.address), leg).await?;
        let screen = handset::screen(&body).ok_or_else(|| {
            Fault(format!("the server at {} answered no screen: is it Baragumu?", self.server))
        })?;
        if screen.ends {
            self.open = None;
        } else if let Some(open) = &mut self.open {
            open.dialogue.turn += 1;
        }
        Ok(screen)
    }
}

fn nothing_open() -> Fault {
    Fault("no session is open: dial first".to_owned())
}

impl Handset for HttpPhone {
    async fn dial(&mut self, citizen: &Citizen, code: &str) -> Result<Screen, Fault> {
        let dialogue = Dialogue {
            session: RealWorld.fresh_id(),
            msisdn: citizen.msisdn.clone(),
            network: citizen.network.clone(),
            turn: 0,
        };
        let leg = dialogue.dialling(code, citizen.language.as_ref().map(Language::tag));
        self.open = Some(Open { address: self.address(citizen.account.as_deref())?, dialogue });
        let shown = self.leg(leg).await;
        if shown.is_err() {
            self.open = None;
        }
        shown
    }

    async fn enter(&mut self, entry: &str) -> Result<Screen, Fault> {
        let open = self.open.as_ref().ok_or_else(nothing_open)?;
        let leg = open.dialogue.entering(entry);
        self.leg(leg).await
    }

    async fn hang_up(&mut self) -> Result<(), Fault> {
        let Some(open) = self.open.take() else { return Ok(()) };
        self.post(format!("{}/ussd-end", open.address), open.dialogue.hanging_up()).await.map(drop)
    }

    async fn text(&mut self, citizen: &Citizen, code: &str, text: &str) -> Result<(), Fault> {
        let address = self.address(citizen.account.as_deref())?;
        let msisdn = citizen.msisdn.e164();
        // What came before this phone was switched on is not an answer to it.
        if !self.read.contains_key(msisdn) {
            let last = self.messages(msisdn, 0).await?.last().map_or(0, |message| message.seq);
            self.read.insert(msisdn.to_owned(), last);
        }
        let message = handset::texting(&RealWorld.fresh_id(), &citizen.msisdn, code, text);
        self.post(format!("{address}/mo"), message).await.map(drop)
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
