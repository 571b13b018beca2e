//! Training: an officer plays a citizen, where no citizen can be meant.

use std::sync::Arc;

use super::{
    Gateway,
    account::Account,
    refusal::{Fault, Refusal, require},
};
use crate::domain::{
    fact::Standing,
    msisdn::Msisdn,
    officer::{Officer, Role},
};

impl Gateway {
    /// The accounts on which officers may play citizens: those whose operator is played.
    pub fn training_accounts(&self) -> impl Iterator<Item = &Arc<Account>> {
        self.inner.accounts.all.iter().filter(|it| it.standing == Standing::Training)
    }

    /// Whether citizens are served. A citizen is the same person on every account, so
    /// then nobody may be played who could exist.
    #[must_use]
    pub fn serves_citizens(&self) -> bool {
        self.accounts().any(|account| account.standing == Standing::Live)
    }

    /// The account on which an officer may play the person with a number.
    ///
    /// # Errors
    /// [`Refusal::Role`] for who only reads, because a citizen's choices are kept; an
    /// account that is no account of training (`/account`); a number somebody may have
    /// (`/number`).
    pub fn play(
        &self,
        officer: &Officer,
        account: &str,
        msisdn: &Msisdn,
    ) -> Result<&Arc<Account>, Refusal> {
        require(officer, Role::Author)?;
        let found = self.training_accounts().find(|it| it.name == account);
        let found = found.ok_or_else(|| Fault::new("/account", "phone-account"))?;
        if self.serves_citizens() && !msisdn.is_nobodys() {
            return Err(Fault::new("/number", "phone-number-of-somebody").into());
        }
        Ok(found)
    }
}
