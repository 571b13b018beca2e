//! What became of a broadcast: in sums that add up to its audience, and person by person
//! with a reason that an officer understands.

use std::collections::BTreeMap;

use super::Broadcast;
use crate::{
    domain::{
        broadcast::Stage,
        language::Language,
        msisdn::Network,
        officer::{Officer, Role},
        outbound::State,
    },
    gateway::{
        Gateway,
        audit::Act,
        refusal::{Refusal, require},
    },
    store::{
        StoreError, broadcasts, instance,
        recipients::{self, Sum},
    },
    tables::{Cell, Column, Piece},
};

pub use crate::store::recipients::Recipient;

/// The value of the installation that lists broadcasts whose rows do not add up.
const AMISS: &str = "broadcasts_amiss";

/// A reason in an officer's words: `reason-…` of `locales/*/broadcasts.ftl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plain {
    /// It waits to leave.
    Waits,
    /// The operator has it, and has not said more.
    Underway,
    /// The phone has it.
    Arrived,
    /// It left, and nobody knows whether the operator took it.
    Unknown,
    /// An officer cancelled it before it left.
    Cancelled,
    /// The person left the service, or asked for nothing more.
    OptedOut,
    /// The person does not follow the topic any more.
    TopicLeft,
    /// The operator says that this number wants nothing.
    OperatorBlock,
    /// The number failed for good too often.
    Retired,
    /// It was not worth sending any more before it could arrive.
    TooLate,
    /// The phone was off or out of reach.
    Absent,
    /// There is no such number.
    NoSuchNumber,
    /// The network could not bring it.
    Network,
    /// The account with the operator has a problem, such as no credit.
    Account,
    /// It has no text in a language this person reads, or is too long for the operator.
    Unsendable,
    /// The operator refused it for good.
    Refused,
}

impl Plain {
    /// Every reason.
    pub const ALL: [Self; 16] = [
        Self::Waits,
        Self::Underway,
        Self::Arrived,
        Self::Unknown,
        Self::Cancelled,
        Self::OptedOut,
        Self::TopicLeft,
        Self::OperatorBlock,
        Self::Retired,
        Self::TooLate,
        Self::Absent,
        Self::NoSuchNumber,
        Self::Network,
        Self::Account,
        Self::Unsendable,
        Self::Refused,
    ];

    /// The word used in the API.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Underway => "underway",
            Self::Arrived => "arrived",
            Self::Unknown => "unknown",
            Self::Cancelled => "cancelled",
            Self::OptedOut => "opted-out",
            Self::TopicLeft => "topic-left",
            Self::OperatorBlock => "operator-block",
            Self::Retired => "retired",
            Self::TooLate => "too-late",
            Self::Absent => "absent",
            Self::NoSuchNumber => "no-such-number",
            Self::Network => "network",
            Self::Account => "account",
            Self::Unsendable => "unsendable",
            Self::Refused => "refused",
        }
    }

    /// Whether it may arrive if it is sent again. What was delivered, was refused for
    /// good, may not be sent, or is still under way, may not.
    #[must_use]
    pub const fn is_recoverable(self) -> bool {
        matches!(self, Self::TooLate | Self::Absent | Self::Network | Self::Account)
    }
}

/// Signs in an operator's reason (in small letters, as translators hand it over), and
/// what they mean. The first that is found counts.
const SIGNS: [(&str, Plain); 24] = [
    ("userdoesnotexist", Plain::NoSuchNumber),
    ("notnetworksubscriber", Plain::NoSuchNumber),
    ("invalidphonenumber", Plain::NoSuchNumber),
    ("invalid destination", Plain::NoSuchNumber),
    ("invdstadr", Plain::NoSuchNumber),
    ("unknown subscriber", Plain::NoSuchNumber),
    ("no such number", Plain::NoSuchNumber),
    ("userinblacklist", Plain::OperatorBlock),
    ("blacklist", Plain::OperatorBlock),
    ("userisinactive", Plain::Absent),
    ("useraccountsuspended", Plain::Absent),
    ("absent", Plain::Absent),
    ("unreachable", Plain::Absent),
    ("handset", Plain::Absent),
    ("insufficientcredit", Plain::Account),
    ("insufficientbalance", Plain::Account),
    ("insufficient", Plain::Account),
    ("invalidsenderid", Plain::Account),
    ("throttl", Plain::Network),
    ("no text in", Plain::Unsendable),
    ("too long for", Plain::Unsendable),
    ("a fault of this service", Plain::Unsendable),
    ("topic_left", Plain::TopicLeft),
    ("retired", Plain::Retired),
];

/// What a state and an operator's reason mean.
#[must_use]
pub fn plain(state: State, reason: Option<&str>) -> Plain {
    let said = reason.unwrap_or_default().to_lowercase();
    let sign = SIGNS.iter().find(|(sign, _)| said.contains(sign)).map(|(_, plain)| *plain);
    match state {
        State::Queued => Plain::Waits,
        State::Accepted => Plain::Underway,
        State::Delivered => Plain::Arrived,
        State::Unknown => Plain::Unknown,
        State::Cancelled => Plain::Cancelled,
        State::Suppressed => match said.as_str() {
            "operator" => Plain::OperatorBlock,
            _ => sign
                .filter(|sign| matches!(sign, Plain::TopicLeft | Plain::Retired))
                .unwrap_or(Plain::OptedOut),
        },
        State::Expired => match sign {
            Some(absent @ (Plain::Absent | Plain::Account)) => absent,
            _ => Plain::TooLate,
        },
        State::Undelivered => sign.unwrap_or(Plain::Network),
        State::Refused => sign.filter(|sign| *sign != Plain::Absent).unwrap_or(Plain::Refused),
    }
}

/// Sums of messages by where they stand.
pub type States = BTreeMap<&'static str, i64>;

/// What became of a broadcast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The broadcast.
    pub broadcast: Broadcast,
    /// How many rows there are in all; the audience, unless something is wrong.
    pub people: i64,
    /// By state.
    pub by_state: States,
    /// By plain reason.
    pub by_reason: BTreeMap<Plain, i64>,
    /// By the network a prefix hints at (`other` for none), and then by state.
    pub by_network: BTreeMap<&'static str, States>,
    /// By ward (`None` if nobody knows), and then by state.
    pub by_ward: BTreeMap<Option<i64>, States>,
}

impl Report {
    /// What sums say of a broadcast.
    pub(super) fn of(broadcast: Broadcast, sums: Vec<Sum>) -> Self {
        let mut report = Self {
            broadcast,
            people: 0,
            by_state: States::new(),
            by_reason: BTreeMap::new(),
            by_network: BTreeMap::new(),
            by_ward: BTreeMap::new(),
        };
        for sum in sums {
            let state = sum.state.word();
            let network = sum.prefix.as_deref().and_then(Network::of_prefix);
            let network = network.map_or("other", Network::word);
            let reason = plain(sum.state, sum.reason.as_deref());
            report.people += sum.people;
            *report.by_state.entry(state).or_default() += sum.people;
            *report.by_reason.entry(reason).or_default() += sum.people;
            let of_network = report.by_network.entry(network).or_default();
            *of_network.entry(state).or_default() += sum.people;
            let of_ward = report.by_ward.entry(sum.ward_code).or_default();
            *of_ward.entry(state).or_default() += sum.people;
        }
        report
    }

    /// Whether everybody is accounted for.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let sum = |states: &States| states.values().sum::<i64>();
        let all = [
            sum(&self.by_state),
            self.by_reason.values().sum(),
            self.by_network.values().map(sum).sum(),
            self.by_ward.values().map(sum).sum(),
        ];
        all.iter().all(|sum| *sum == self.people) && self.people == self.broadcast.audience
    }
}

impl Gateway {
    /// What has become of a broadcast so far.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn report(&self, id: i64) -> Result<Report, Refusal> {
        let sums = recipients::sums(&self.inner.store, id).await?;
        Ok(Report::of(self.broadcast(id).await?, sums))
    }

    /// At most `most` recipients after a number, in the order of their numbers; of one
    /// state if one is named.
    ///
    /// # Errors
    /// What the store says.
    pub async fn recipients(
        &self,
        id: i64,
        state: Option<State>,
        after: &str,
        most: i64,
    ) -> Result<Vec<Recipient>, StoreError> {
        recipients::page(&self.inner.store, id, state, after, most).await
    }

    /// A reason in a language, as an officer reads it.
    #[must_use]
    pub fn told(&self, reason: Plain, language: &Language) -> String {
        self.inner.rules.broadcasts.office.text(language, &format!("reason-{}", reason.word()))
    }

    /// Notes in the trail that an officer takes a list of numbers out of the service.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::Absent`], or what the store says.
    pub async fn begin_export(&self, officer: &Officer, id: i64) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        let people = self.broadcast(id).await?.audience;
        let mut tx = self.inner.store.begin().await?;
        let subject = format!("broadcast {id}");
        let detail = serde_json::json!({ "people": people });
        let act = Act { action: "broadcast.export", subject: &subject, detail };
        self.record(&mut tx, officer, act).await?;
        Ok(tx.commit().await?)
    }

    /// The columns of the recipients as they are taken out: the reason in every language.
    #[must_use]
    pub fn recipient_columns(&self) -> Vec<Column> {
        let columns = [
            ("msisdn", 15),
            ("language", 10),
            ("ward", 18),
            ("state", 12),
            ("operator_reason", 24),
            ("attempts", 10),
            ("changed_at", 20),
        ];
        let columns = columns.into_iter().map(|(name, width)| (name.to_owned(), width));
        let reasons = self.inner.rules.broadcasts.office.languages();
        columns.chain(reasons.map(|language| (format!("reason_{language}"), 32))).collect()
    }

    /// At most `most` rows of the recipients, after a number. Numbers stand without their
    /// plus.
    ///
    /// # Errors
    /// What the store says.
    pub async fn export(&self, id: i64, after: &str, most: i64) -> Result<Piece, StoreError> {
        let languages: Vec<Language> =
            self.inner.rules.broadcasts.office.languages().cloned().collect();
        let directory = self.inner.menus.directory();
        let page = self.recipients(id, None, after, most).await?;
        let next = page.last().map(|last| last.msisdn.e164().to_owned());
        let row = |row: Recipient| {
            let ward = row
                .ward_code
                .and_then(|code| directory.wards.iter().find(|ward| i64::from(ward.code) == code));
            let reason = plain(row.state, row.reason.as_deref());
            // A forgotten number stands as a hash, which is nobody's business.
            let known = row.msisdn.e164().starts_with('+');
            let mut cells = vec![
                Cell::text(if known { row.msisdn.digits() } else { "forgotten" }),
                Cell::Text(row.language.to_string()),
                Cell::Text(ward.map(|ward| ward.name.clone()).unwrap_or_default()),
                Cell::text(row.state.word()),
                Cell::Text(row.reason.unwrap_or_default()),
                Cell::Number(row.attempts),
                Cell::Instant(Some(row.changed_at)),
            ];
            cells.extend(languages.iter().map(|it| Cell::Text(self.told(reason, it))));
            cells
        };
        Ok(Piece { rows: page.into_iter().map(row).collect(), next })
    }

    /// Counts the rows of every broadcast on its way and holds them against its audience:
    /// how many do not add up. Each is an error in the log: then a row was lost or made
    /// by something that this program does not do.
    ///
    /// # Errors
    /// What the store says.
    pub async fn audit_broadcasts(&self) -> Result<usize, StoreError> {
        let mut looked_at = broadcasts::unsettled(&self.inner.store).await?;
        // What did not add up is looked at until it does, also when it is over.
        let known = self.amiss().await?;
        for id in &known {
            if !looked_at.iter().any(|it| it.id == *id) {
                looked_at.extend(broadcasts::get(&self.inner.store, *id).await?);
            }
        }
        let mut wrong = Vec::new();
        for before in looked_at {
            if before.state == Stage::Approved || before.next_at.is_some() {
                continue;
            }
            let rows = recipients::count(&self.inner.store, before.id).await?;
            // It may have grown while it was counted.
            let after = broadcasts::get(&self.inner.store, before.id).await?;
            let upto = after.map_or(before.audience, |after| after.audience);
            if !(before.audience..=upto).contains(&rows) {
                wrong.push(before.id);
                tracing::error!(
                    broadcast.id = before.id,
                    broadcast.audience = upto,
                    rows,
                    "the rows of a broadcast do not add up to its audience"
                );
            }
        }
        wrong.sort_unstable();
        if wrong != known {
            let mut tx = self.inner.store.begin().await?;
            instance::set(&mut tx, AMISS, &serde_json::json!(wrong).to_string()).await?;
            tx.commit().await?;
        }
        let wrong = wrong.len();
        #[expect(clippy::cast_precision_loss, reason = "a count of broadcasts")]
        metrics::gauge!("gateway_broadcasts_not_adding_up").set(wrong as f64);
        Ok(wrong)
    }

    /// The broadcasts that did not add up when they were last held against their rows:
    /// numbers and names.
    pub(in crate::gateway) async fn amiss_broadcasts(
        &self,
    ) -> Result<Vec<(i64, String)>, StoreError> {
        let mut found = Vec::new();
        for id in self.amiss().await? {
            let broadcast = broadcasts::get(&self.inner.store, id).await?;
            found.extend(broadcast.map(|it| (id, it.name)));
        }
        Ok(found)
    }

    async fn amiss(&self) -> Result<Vec<i64>, StoreError> {
        let stored = instance::get(&self.inner.store, AMISS).await?;
        Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_operators_say_is_told_plainly() {
        for (state, reason, expected) in [
            (State::Queued, None, Plain::Waits),
            (State::Accepted, Some("Buffered"), Plain::Underway),
            (State::Delivered, Some("DELIVRD"), Plain::Arrived),
            (State::Unknown, Some("no clear answer to the submit"), Plain::Unknown),
            (State::Suppressed, Some("opted_out"), Plain::OptedOut),
            (State::Suppressed, Some("topic_left"), Plain::TopicLeft),
            (State::Suppressed, Some("operator"), Plain::OperatorBlock),
            (State::Suppressed, Some("retired"), Plain::Retired),
            (State::Undelivered, Some("UserDoesNotExist"), Plain::NoSuchNumber),
            (State::Undelivered, Some("UNDELIV 01B"), Plain::Network),
            (State::Undelivered, Some("AbsentSubscriber"), Plain::Absent),
            (State::Undelivered, None, Plain::Network),
            (State::Expired, Some("validity ended before it could leave"), Plain::TooLate),
            (State::Expired, Some("EXPIRED"), Plain::TooLate),
            (State::Refused, Some("406 UserInBlackList"), Plain::OperatorBlock),
            (State::Refused, Some("403 InvalidPhoneNumber"), Plain::NoSuchNumber),
            (State::Refused, Some("too long for the operator"), Plain::Unsendable),
            (State::Refused, Some("something new"), Plain::Refused),
        ] {
            assert_eq!(plain(state, reason), expected, "{state:?} {reason:?}");
        }
    }

    #[test]
    fn only_what_may_still_arrive_is_tried_again() {
        for state in State::ALL {
            for reason in
                [None, Some("UserDoesNotExist"), Some("AbsentSubscriber"), Some("opted_out")]
            {
                let recoverable = plain(state, reason).is_recoverable();
                let failed = matches!(state, State::Expired | State::Undelivered);
                assert!(!recoverable || failed, "{state:?} {reason:?}");
            }
        }
        assert!(plain(State::Expired, None).is_recoverable());
        assert!(plain(State::Undelivered, Some("AbsentSubscriber")).is_recoverable());
        assert!(!plain(State::Undelivered, Some("UserDoesNotExist")).is_recoverable());
    }
}
