//! Messages in as officers look at them.

use crate::{
    gateway::{Gateway, refusal::Refusal},
    store::inbox,
};

pub use crate::store::inbox::{Filter, Message, Outcome};

impl Gateway {
    /// Messages that citizens sent, the newest first, with numbers below `before`. Their
    /// texts may hold secrets: mask them for screens.
    ///
    /// # Errors
    /// What the store says.
    pub async fn inbox(
        &self,
        filter: &Filter,
        before: Option<i64>,
        most: i64,
    ) -> Result<Vec<Message>, Refusal> {
        Ok(inbox::page(&self.inner.store, filter, before, most).await?)
    }
}
