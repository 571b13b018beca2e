//! The texts of a broadcast as they leave: rendered once for each variant when it was
//! approved, frozen in the store, and kept in memory while it is sent.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    domain::{broadcast::Class, language::Language},
    gateway::Gateway,
    store::{StoreError, broadcasts},
};

/// How many broadcasts' texts are kept in memory.
const KEPT: usize = 64;

/// The key of everybody whose ward has no text of its own.
const ANY_WARD: i64 = 0;

/// The texts of one broadcast, and what else a driver asks about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The broadcast.
    pub id: i64,
    /// How urgent it is: an emergency ignores quiet hours, and what is uncertain of it
    /// is sent again.
    pub class: Class,
    variants: HashMap<(Language, i64), Variant>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Variant {
    body: String,
    segments: usize,
}

impl Copy {
    /// The text for who reads `language` and lives in `ward` (`None` if nobody knows);
    /// `None` if the broadcast has no such text, and then the row cannot be sent.
    #[must_use]
    pub fn body(&self, language: &Language, ward: Option<i64>) -> Option<&str> {
        self.variant(language, ward).map(|variant| variant.body.as_str())
    }

    /// How many segments that text is billed as.
    #[must_use]
    pub fn segments(&self, language: &Language, ward: Option<i64>) -> Option<usize> {
        self.variant(language, ward).map(|variant| variant.segments)
    }

    fn variant(&self, language: &Language, ward: Option<i64>) -> Option<&Variant> {
        let of = |ward: i64| self.variants.get(&(language.clone(), ward));
        ward.and_then(of).or_else(|| of(ANY_WARD))
    }
}

/// The texts in memory. A broadcast's are frozen with its approval, so they never have
/// to be read again.
#[derive(Debug, Default)]
pub(super) struct Copies {
    kept: Mutex<HashMap<i64, Arc<Copy>>>,
}

impl Gateway {
    /// The texts of an approved broadcast; `None` if there is no such broadcast or it
    /// was not approved yet.
    ///
    /// # Errors
    /// What the store says.
    pub async fn copy(&self, broadcast: i64) -> Result<Option<Arc<Copy>>, StoreError> {
        let kept = &self.inner.desk.copies.kept;
        {
            let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(copy) = kept.get(&broadcast) {
                return Ok(Some(Arc::clone(copy)));
            }
        }
        let Some(row) = broadcasts::get(&self.inner.store, broadcast).await? else {
            return Ok(None);
        };
        let variants = broadcasts::copies(&self.inner.store, broadcast).await?;
        if row.state.is_open() || variants.is_empty() {
            return Ok(None);
        }
        let copy = Arc::new(Copy {
            id: row.id,
            class: row.class,
            variants: variants
                .into_iter()
                .map(|variant| {
                    let segments = usize::try_from(variant.segments).unwrap_or(1);
                    (
                        (variant.language, variant.ward_code),
                        Variant { body: variant.body, segments },
                    )
                })
                .collect(),
        });
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            // Rare, and what is still sent is soon read again.
            kept.clear();
        }
        kept.insert(row.id, Arc::clone(&copy));
        Ok(Some(copy))
    }
}
