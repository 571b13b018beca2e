//! Messages in: taken once, understood, answered.

use super::Gateway;
use crate::{
    domain::{inbound::Mo, msisdn::Msisdn},
    store::StoreError,
};

impl Gateway {
    /// Takes a citizen's message. Once this says `Ok` it is durable with all that
    /// follows from it; the same message again changes nothing.
    ///
    /// # Errors
    /// What the store says: then the operator is to send it again.
    #[expect(clippy::unused_async, reason = "built in the next change")]
    pub async fn take_mo(&self, account: usize, mo: Mo) -> Result<(), StoreError> {
        let (_, _) = (account, mo);
        Err(StoreError::Busy { table: "inbox" })
    }

    /// Takes an operator's word that a number wants no broadcasts.
    ///
    /// # Errors
    /// What the store says: then the operator is to send it again.
    #[expect(clippy::unused_async, reason = "built in the next change")]
    pub async fn take_opt_out(&self, account: usize, msisdn: &Msisdn) -> Result<(), StoreError> {
        let (_, _) = (account, msisdn);
        Err(StoreError::Busy { table: "suppressions" })
    }
}
