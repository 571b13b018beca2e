//! The register as a file: what is taken out is put in again without loss, and brings
//! nobody back who did not join.

use baragumu::{
    domain::{
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
    },
    gateway::refusal::Refusal,
    store::subscribers::{self, Topics},
    tables::line,
    world::World as _,
};

use crate::support::{
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
};

both_databases!(a_register_that_was_taken_out_is_put_in_again);

fn number(n: u32) -> Msisdn {
    Msisdn::parse(&format!("+2557540000{n:02}")).unwrap()
}

/// The register as the file that is taken out.
async fn taken_out(node: &TestGateway) -> String {
    let columns = node.gateway.register_columns();
    let heading: Vec<String> = columns.into_iter().map(|(name, _)| name).collect();
    let piece = node.gateway.export_register("").await.unwrap();
    let rows = piece.rows.iter().map(|row| format!("{}\n", line(row).trim_end()));
    format!("{}\n{}", heading.join(","), rows.collect::<String>())
}

async fn a_register_that_was_taken_out_is_put_in_again(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let author = Officer::new("Asha", Role::Author);
    let at = node.world.now();
    let directory = node.gateway.menus().directory();
    let village = directory.villages.iter().find(|it| it.ward == 3).unwrap();
    let mut tx = database.store.begin().await.unwrap();
    for n in 1..=4 {
        subscribers::join(&mut tx, &number(n), at).await.unwrap();
    }
    subscribers::set_ward(&mut tx, &number(1), 3, at).await.unwrap();
    subscribers::set_village(&mut tx, &number(1), &village.id, at).await.unwrap();
    let english = Language::parse("en").unwrap();
    subscribers::set_language(&mut tx, &number(1), &english, at).await.unwrap();
    subscribers::set_topics(&mut tx, &number(1), Some(&Topics(vec![1, 3])), at).await.unwrap();
    // The second wants no topic, and the third all of them.
    subscribers::set_topics(&mut tx, &number(2), Some(&Topics(vec![])), at).await.unwrap();
    subscribers::leave(&mut tx, &number(4), at).await.unwrap();
    // The fifth never joined, and only dialled.
    subscribers::set_language(&mut tx, &number(5), &english, at).await.unwrap();
    tx.commit().await.unwrap();
    let all = async || {
        let mut chosen = Vec::new();
        for n in 1..=5 {
            chosen.push(node.gateway.subscriber(&number(n)).await.map(|it| it.choices));
        }
        chosen
    };
    let before = all().await;
    let file = taken_out(&node).await;

    // The register of another office, which knows none of them.
    database.execute("DELETE FROM subscribers").await;
    for dry in [true, false] {
        let imported = node.gateway.import_subscribers(&author, file.as_bytes(), "Orodha", dry);
        let imported = imported.await.unwrap();
        let reading = imported.reading;
        assert_eq!((reading.rows, imported.added, reading.not_joined), (5, 3, 2));
        assert_eq!((reading.faulty, reading.faults), (0, vec![]));
        assert_eq!(reading.unread, ["joined_at", "left_at"]);
        assert_eq!(database.count("subscribers").await, if dry { 0 } else { 3 });
    }
    let after = all().await;
    assert_eq!(after[..3], before[..3]);
    let absent = Err(Refusal::Absent { what: "subscriber" });
    assert_eq!(after[3..], [absent.clone(), absent]);
    let proofs = database.count("consents WHERE channel = 'import' AND kind = 'joined'").await;
    assert_eq!(proofs, 3, "each of them has a proof of their own");
    assert_eq!(taken_out(&node).await.lines().count(), 4);
}
