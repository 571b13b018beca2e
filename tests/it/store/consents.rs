//! What people agreed to.

use baragumu::store::consents::{self, Consent, Kind};

use super::{at, msisdn, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_turn_records_each_kind_once,
    many_acts_are_recorded_together,
    evidence_reads_oldest_first,
}

/// That number `n` joined, in the words of the release `wording`.
pub(super) fn consent(n: u32, turn_key: &str) -> Consent {
    Consent {
        id: format!("consent-{n}-{turn_key}"),
        msisdn: Some(msisdn(n)),
        msisdn_hash: None,
        kind: Kind::Joined,
        channel: "ussd".to_owned(),
        account: "beem".to_owned(),
        wording: "wording".to_owned(),
        language: swahili(),
        recorded_at: at(1),
        operator_session: "operator-1".to_owned(),
        turn_key: turn_key.to_owned(),
    }
}

async fn a_turn_records_each_kind_once(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    let joined = consent(1, "turn");
    let again = Consent { id: "again".to_owned(), ..joined.clone() };
    let ward = Consent { id: "ward".to_owned(), kind: Kind::Ward, ..joined.clone() };
    for consent in [&joined, &again, &ward] {
        consents::record(&mut tx, consent).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(consents::of(&database.store, &msisdn(1)).await, Ok(vec![joined, ward]));
}

async fn evidence_reads_oldest_first(database: Database) {
    let kinds = [Kind::Joined, Kind::Topics, Kind::Ward, Kind::Left, Kind::Erased];
    let mut tx = database.store.begin().await.unwrap();
    for (seconds, kind) in [4, 3, 2, 1, 0].into_iter().zip(kinds.into_iter().rev()) {
        let turn_key = format!("turn-{seconds}");
        let consent = Consent {
            msisdn: None,
            msisdn_hash: Some("hash".to_owned()),
            kind,
            recorded_at: at(seconds),
            ..consent(1, &turn_key)
        };
        consents::record(&mut tx, &consent).await.unwrap();
    }
    tx.commit().await.unwrap();
    let found = consents::of_hash(&database.store, "hash").await.unwrap();
    assert_eq!(found.iter().map(|consent| consent.kind).collect::<Vec<_>>(), kinds);
    assert_eq!(consents::of(&database.store, &msisdn(1)).await, Ok(vec![]));
}

async fn many_acts_are_recorded_together(database: Database) {
    let known = consent(1, "turn-1");
    let mut tx = database.store.begin().await.unwrap();
    consents::record(&mut tx, &known).await.unwrap();
    let again = Consent { id: "again".to_owned(), ..known.clone() };
    let fresh = Consent { wording: "Fomu \"12\"".to_owned(), ..consent(2, "turn-2") };
    consents::record_all(&mut tx, &[again, fresh.clone()]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(consents::of(&database.store, &msisdn(1)).await, Ok(vec![known]));
    assert_eq!(consents::of(&database.store, &msisdn(2)).await, Ok(vec![fresh]));
}
