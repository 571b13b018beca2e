//! How delivery goes, by the hour.

use baragumu::store::delivery_hours::{self, Counts};

use crate::support::databases::{Database, both_databases};

both_databases! {
    hours_add_up_and_are_forgotten,
}

async fn hours_add_up_and_are_forgotten(database: Database) {
    let store = &database.store;
    let counts = |accepted, delivered, failed| Counts { accepted, delivered, failed };
    for (account, hour, counted) in [
        ("beem", 10, counts(5, 3, 1)),
        ("beem", 10, counts(1, 0, 2)),
        ("beem", 11, counts(7, 7, 0)),
        ("beem", 12, counts(100, 0, 0)),
        ("halotel", 11, counts(9, 9, 9)),
    ] {
        delivery_hours::add(store, account, hour, counted).await.unwrap();
    }
    let sums = async |from, to| delivery_hours::sums(store, "beem", from, to).await.unwrap();
    assert_eq!(sums(10, 12).await, counts(13, 10, 3));
    assert_eq!(sums(12, 13).await, counts(100, 0, 0));
    assert_eq!(sums(13, 20).await, Counts::default());
    delivery_hours::forget(store, 11).await.unwrap();
    assert_eq!(sums(0, 12).await, counts(7, 7, 0));
}
