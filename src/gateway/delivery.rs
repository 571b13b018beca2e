//! Messages out: taking what is due, settling what came back, applying reports.

use super::Gateway;
use crate::{domain::inbound::Dlr, store::StoreError};

impl Gateway {
    /// Takes delivery reports that came in one callback. Once this says `Ok` they
    /// are durable; a report told again changes nothing.
    ///
    /// # Errors
    /// What the store says: then the operator is to send them again.
    #[expect(clippy::unused_async, reason = "built in the next change")]
    pub async fn take_reports(&self, account: usize, reports: Vec<Dlr>) -> Result<(), StoreError> {
        let (_, _) = (account, reports);
        Err(StoreError::Busy { table: "outbox" })
    }
}
