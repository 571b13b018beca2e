//! What a citizen chooses, and the proof of it: one way for every channel.
//!
//! Joining, choosing and leaving change the subscriber and leave a consent behind:
//! who, when, by which channel, in which words and language. Only the citizen's own
//! joining brings a number back that left.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Gateway, hexadecimal};
use crate::{
    domain::{language::Language, msisdn::Msisdn, time::Timestamp},
    store::{
        StoreError, Tx,
        consents::{self, Consent, Kind},
        groups, inbox, outbox, reports,
        subscribers::{self, Topics},
        suppressions::{self, Cause},
    },
};

/// Who chooses, and what proves it.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The citizen.
    pub msisdn: &'a Msisdn,
    /// The account by which they said so.
    pub account: &'a str,
    /// `ussd`, `sms`, `console`, `api`, `import` or `operator`.
    pub channel: &'static str,
    /// The words they were shown: the digest of the menu's release.
    pub wording: &'a str,
    /// In which language.
    pub language: &'a Language,
    /// The operator's id of the dialogue or the message.
    pub dialogue: &'a str,
    /// What happens once however often it is told has this key.
    pub key: &'a str,
    /// When.
    pub at: Timestamp,
}

impl Gateway {
    /// Sends the citizen bulletins from now on: of a ward, where one is named, and of
    /// all topics unless some are.
    ///
    /// # Errors
    /// What the store says.
    pub async fn join(
        &self,
        tx: &mut Tx,
        act: Act<'_>,
        ward: Option<u8>,
        topics: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        suppressions::lift(tx, act.msisdn, &self.hash(act.msisdn)).await?;
        subscribers::join(tx, act.msisdn, act.at).await?;
        if let Some(ward) = ward {
            subscribers::set_ward(tx, act.msisdn, i64::from(ward), act.at).await?;
        }
        let topics = topics.map(numbers);
        subscribers::set_topics(tx, act.msisdn, topics.as_ref(), act.at).await?;
        subscribers::set_language(tx, act.msisdn, act.language, act.at).await?;
        self.consent(tx, act, Kind::Joined).await
    }

    /// Changes the ward.
    ///
    /// # Errors
    /// What the store says.
    pub async fn set_ward(&self, tx: &mut Tx, act: Act<'_>, ward: u8) -> Result<(), StoreError> {
        subscribers::set_ward(tx, act.msisdn, i64::from(ward), act.at).await?;
        self.consent(tx, act, Kind::Ward).await
    }

    /// Changes the topics.
    ///
    /// # Errors
    /// What the store says.
    pub async fn set_topics(
        &self,
        tx: &mut Tx,
        act: Act<'_>,
        topics: &[u8],
    ) -> Result<(), StoreError> {
        subscribers::set_topics(tx, act.msisdn, Some(&numbers(topics)), act.at).await?;
        self.consent(tx, act, Kind::Topics).await
    }

    /// Sends no bulletins any more, also to a number that never joined. Whether it had.
    ///
    /// # Errors
    /// What the store says.
    pub async fn leave(&self, tx: &mut Tx, act: Act<'_>) -> Result<bool, StoreError> {
        let joined = subscribers::leave(tx, act.msisdn, act.at).await?;
        suppressions::suppress(tx, act.msisdn, Cause::OptedOut, act.at).await?;
        self.consent(tx, act, Kind::Left).await?;
        Ok(joined)
    }

    /// The same by the word of an operator. One it told before changes nothing.
    ///
    /// # Errors
    /// What the store says.
    pub async fn leave_by_operator(&self, tx: &mut Tx, act: Act<'_>) -> Result<(), StoreError> {
        if suppressions::suppress(tx, act.msisdn, Cause::Operator, act.at).await? {
            subscribers::leave(tx, act.msisdn, act.at).await?;
            self.consent(tx, act, Kind::Left).await?;
        }
        Ok(())
    }

    /// Forgets the citizen, also in the lists of offices. What they agreed to stays as
    /// evidence under a keyed hash, and so does that nothing is to be sent to them.
    ///
    /// # Errors
    /// What the store says.
    pub async fn erase(&self, tx: &mut Tx, act: Act<'_>) -> Result<(), StoreError> {
        let hash = self.hash(act.msisdn);
        subscribers::erase(tx, act.msisdn, &hash).await?;
        groups::forget(tx, act.msisdn).await?;
        suppressions::forget(tx, act.msisdn, &hash, act.at).await?;
        inbox::forget_sender(tx, act.msisdn.e164()).await?;
        outbox::forget(tx, act.msisdn, &hash, act.at).await?;
        reports::forget(tx, act.msisdn).await?;
        let consent =
            Consent { msisdn: None, msisdn_hash: Some(hash), ..self.evidence(act, Kind::Erased) };
        consents::record(tx, &consent).await
    }

    /// Whether a number said that it wants no bulletins, also if it was forgotten
    /// since: a list that holds it may not bring it back.
    ///
    /// # Errors
    /// What the store says.
    pub async fn has_opted_out(&self, msisdn: &Msisdn) -> Result<bool, StoreError> {
        let hash = self.hash(msisdn);
        let found = suppressions::find(&self.inner.store, msisdn, &hash).await?;
        Ok(found.is_some_and(|suppression| suppression.cause != Cause::Retired))
    }

    async fn consent(&self, tx: &mut Tx, act: Act<'_>, kind: Kind) -> Result<(), StoreError> {
        consents::record(tx, &self.evidence(act, kind)).await
    }

    fn evidence(&self, act: Act<'_>, kind: Kind) -> Consent {
        Consent {
            id: self.inner.world.fresh_id(),
            msisdn: Some(act.msisdn.clone()),
            msisdn_hash: None,
            kind,
            channel: act.channel.to_owned(),
            account: act.account.to_owned(),
            wording: act.wording.to_owned(),
            language: act.language.clone(),
            recorded_at: act.at,
            operator_session: act.dialogue.to_owned(),
            turn_key: act.key.to_owned(),
        }
    }

    /// What stands for a forgotten number in the proof of what it agreed to.
    pub(super) fn hash(&self, msisdn: &Msisdn) -> String {
        self.keyed_hash(&[msisdn.e164()])
    }

    /// A hash under this installation's own key. A single part goes in as it is, as
    /// the hashes of forgotten numbers always did; of several each with its length.
    pub(super) fn keyed_hash(&self, parts: &[&str]) -> String {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.inner.rules.hash_key.as_bytes())
        else {
            return String::new();
        };
        for part in parts {
            if parts.len() > 1 {
                mac.update(&(part.len() as u64).to_be_bytes());
            }
            mac.update(part.as_bytes());
        }
        hexadecimal(&mac.finalize().into_bytes())
    }
}

fn numbers(topics: &[u8]) -> Topics {
    Topics(topics.iter().map(|topic| i64::from(*topic)).collect())
}
