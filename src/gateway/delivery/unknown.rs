//! Messages whose fate nobody knows, and what an officer decides about them.

use serde_json::json;

use crate::{
    domain::{
        officer::{Officer, Role},
        outbound::NO_BROADCAST,
    },
    gateway::{
        Gateway,
        audit::Act,
        refusal::{Fault, Refusal, require},
    },
    store::{StoreError, broadcasts, outbox},
};

pub use crate::store::outbox::UnknownFate;

/// What is to be done about a message of unknown fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// Send it again, though it may arrive twice.
    Resend,
    /// Leave it, though it may not have arrived.
    Leave,
}

impl Gateway {
    /// At most `most` messages of unknown fate that nobody has looked at, behind the id
    /// `after`.
    ///
    /// # Errors
    /// What the store says.
    pub async fn unknown(&self, after: i64, most: i64) -> Result<Vec<UnknownFate>, StoreError> {
        outbox::unknown(&self.inner.store, after, most).await
    }

    /// Resolves a message of unknown fate; `false` if its fate is known by now.
    ///
    /// # Errors
    /// What the store says.
    pub async fn resolve_unknown(
        &self,
        officer: &Officer,
        id: i64,
        resolution: Resolution,
    ) -> Result<bool, StoreError> {
        let now = self.inner.world.now();
        let mut tx = self.inner.store.begin().await?;
        let (broadcast_id, word) = match resolution {
            Resolution::Resend => {
                (outbox::requeue_unknown(&mut tx, id, None, now).await?, "resend")
            }
            Resolution::Leave => (outbox::leave_unknown(&mut tx, id, now).await?, "leave"),
        };
        let Some(broadcast_id) = broadcast_id else { return Ok(false) };
        if resolution == Resolution::Resend && broadcast_id != NO_BROADCAST {
            broadcasts::reopen(&mut tx, broadcast_id, now).await?;
        }
        let act = Act {
            action: "message.resolve",
            subject: &format!("message {id}"),
            detail: json!({ "broadcast": broadcast_id, "resolution": word }),
        };
        self.record(&mut tx, officer, act).await?;
        tx.commit().await?;
        self.outbox_was_filled();
        Ok(true)
    }

    /// The same for an officer of the API: the role is asked for, and a fate that is
    /// known by now is told.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::State`], or what the store says.
    pub async fn decide_unknown(
        &self,
        officer: &Officer,
        id: i64,
        resolution: Resolution,
    ) -> Result<(), Refusal> {
        require(officer, Role::Approver)?;
        if self.resolve_unknown(officer, id, resolution).await? {
            Ok(())
        } else {
            Err(Refusal::State(Fault::new("", "message-known")))
        }
    }
}
