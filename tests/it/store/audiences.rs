//! Who is meant: counted and written by the same conditions.

use std::collections::BTreeSet;

use baragumu::{
    domain::{
        broadcast::{Audience, Exclusions, Stage},
        language::Language,
        msisdn::Msisdn,
        outbound::Lane,
    },
    store::{
        Store,
        audiences::{self, Meant, PIECE, Rows},
        broadcasts::{self, Broadcast},
        groups::{self, Member},
        seeds, subscribers,
    },
};

use super::{
    at,
    broadcasts::{broadcast, stored},
    msisdn, seeds as rows, swahili,
};
use crate::support::databases::{Database, both_databases, explained};

both_databases! {
    each_condition_narrows_the_count_and_the_rows_alike,
    one_person_on_many_lists_has_one_row,
    a_piece_is_written_once_whoever_is_quicker,
    a_stopped_broadcast_is_not_expanded,
    pieces_go_through_everybody_in_order,
    suppressed_and_forgotten_people_are_known,
    a_piece_goes_by_keys,
    a_number_of_people_is_exceeded_by_either_list,
}

fn english() -> Language {
    Language::parse("en").unwrap()
}

/// Twelve subscribers: number n lives in ward 1 (even) or 10 (odd), n < 4 in the village
/// of that ward; n % 3 == 0 reads English; n % 4 == 0 follows topic 1 only; 11 has left.
async fn people(store: &Store) {
    seeds::plant(store, &rows()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    for n in 0..12 {
        let number = msisdn(n);
        subscribers::join(&mut tx, &number, at(0)).await.unwrap();
        let ward = if n % 2 == 0 { 1 } else { 10 };
        subscribers::set_ward(&mut tx, &number, ward, at(0)).await.unwrap();
        if n < 4 {
            let village = if ward == 1 { "1-1" } else { "10-1" };
            subscribers::set_village(&mut tx, &number, village, at(0)).await.unwrap();
        }
        if n % 3 == 0 {
            subscribers::set_language(&mut tx, &number, &english(), at(0)).await.unwrap();
        }
        if n % 4 == 0 {
            let topics = subscribers::Topics(vec![1]);
            subscribers::set_topics(&mut tx, &number, Some(&topics), at(0)).await.unwrap();
        }
    }
    subscribers::leave(&mut tx, &msisdn(11), at(1)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn group(database: &Database, name: &str, numbers: &[u32], ward: Option<i64>) -> i64 {
    let mut tx = database.store.begin().await.unwrap();
    let id = groups::create(&mut tx, name, false, "asha", at(0)).await.unwrap();
    let members: Vec<Member> = numbers
        .iter()
        .map(|n| Member { msisdn: msisdn(*n), language: None, ward_code: ward })
        .collect();
    groups::put(&mut tx, id, &members).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn meant(audience: &Audience, topic: Option<i64>, needs_ward: bool) -> Meant {
    let texts = [swahili(), english()];
    Meant::new(audience, topic, &swahili(), &texts, &swahili(), needs_ward)
}

async fn a_number_of_people_is_exceeded_by_either_list(database: Database) {
    let store = &database.store;
    assert_eq!(audiences::exceed(store, 0).await, Ok(false));
    people(store).await;
    assert_eq!(audiences::exceed(store, 11).await, Ok(true));
    assert_eq!(audiences::exceed(store, 12).await, Ok(false));
    group(&database, "watendaji", &(0..13).collect::<Vec<_>>(), None).await;
    assert_eq!(audiences::exceed(store, 12).await, Ok(true));
}

/// Expands a fresh broadcast to all who are meant; their numbers, as `msisdn(n)` has them.
async fn expanded(database: &Database, audience: &Audience, who: &Meant) -> Vec<u32> {
    let row = Broadcast { state: Stage::Expanding, ..broadcast() };
    let row = stored(database, &row).await;
    let written = Rows {
        broadcast: row.id,
        account: "beem",
        lane: Lane::Bulk,
        due_at: at(60),
        validity: at(3600),
        at: at(0),
    };
    let mut cursor = (0, String::new());
    for step in std::iter::once(0).chain(audience.groups.iter().copied()) {
        let mut after = String::new();
        while let Some(upto) = audiences::piece(&database.store, step, &after).await.unwrap() {
            let mut tx = database.store.begin().await.unwrap();
            let to = (step, upto.as_str());
            let from = (cursor.0, cursor.1.as_str());
            assert!(audiences::advance(&mut tx, row.id, from, to).await.unwrap());
            let people =
                audiences::expand(&mut tx, who, &written, step, &after, &upto).await.unwrap();
            audiences::add(&mut tx, row.id, people).await.unwrap();
            tx.commit().await.unwrap();
            cursor = (step, upto.clone());
            after = upto;
        }
    }
    let row = broadcasts::get(&database.store, row.id).await.unwrap().unwrap();
    let page = baragumu::store::recipients::page(&database.store, row.id, None, "", 100);
    let page = page.await.unwrap();
    assert_eq!(row.audience, i64::try_from(page.len()).unwrap());
    (0..20).filter(|n| page.iter().any(|it| it.msisdn == msisdn(*n))).collect()
}

async fn each_condition_narrows_the_count_and_the_rows_alike(database: Database) {
    people(&database.store).await;
    database
        .execute(&format!(
            "INSERT INTO suppressions (msisdn, cause, since) VALUES ('{}', 'operator', 0)",
            msisdn(10).e164()
        ))
        .await;
    // Strangers 14 to 16, of whom the list knows the ward; 2 and 3 are subscribers; 11 left.
    let executives = group(&database, "watendaji", &[2, 3, 11, 14, 15, 16], Some(10)).await;
    let journalists = group(&database, "wanahabari", &[16, 17], None).await;
    let everybody = Audience { everybody: true, ..Audience::default() };
    let wards =
        |wards: &[i64]| Audience { wards: wards.iter().copied().collect(), ..Audience::default() };
    let left_out = |exclude| Audience { exclude, ..everybody.clone() };
    let cases: Vec<(Audience, Option<i64>, bool, Vec<u32>)> = vec![
        (everybody.clone(), None, false, (0..10).collect()),
        (wards(&[10]), None, false, vec![1, 3, 5, 7, 9]),
        (wards(&[1, 10]), None, false, (0..10).collect()),
        // 1 is no part of 10.
        (wards(&[1]), None, false, vec![0, 2, 4, 6, 8]),
        (
            Audience { villages: ["10-1".to_owned()].into(), ..Audience::default() },
            None,
            false,
            vec![1, 3],
        ),
        (
            Audience { villages: ["10-1".to_owned()].into(), ..wards(&[1]) },
            None,
            false,
            vec![0, 1, 2, 3, 4, 6, 8],
        ),
        // Who chose no topics follows all.
        (everybody.clone(), Some(2), false, vec![1, 2, 3, 5, 6, 7, 9]),
        (everybody.clone(), Some(1), false, (0..10).collect()),
        (
            Audience { languages: [english()].into(), ..everybody.clone() },
            None,
            false,
            vec![0, 3, 6, 9],
        ),
        (
            Audience { languages: [swahili()].into(), ..everybody.clone() },
            None,
            false,
            vec![1, 2, 4, 5, 7, 8],
        ),
        (
            left_out(Exclusions { wards: [1].into(), ..Exclusions::default() }),
            None,
            false,
            vec![1, 3, 5, 7, 9],
        ),
        (
            left_out(Exclusions { villages: ["1-1".to_owned()].into(), ..Exclusions::default() }),
            None,
            false,
            vec![1, 3, 4, 5, 6, 7, 8, 9],
        ),
        (
            left_out(Exclusions { groups: [executives].into(), ..Exclusions::default() }),
            None,
            false,
            vec![0, 1, 4, 5, 6, 7, 8, 9],
        ),
        (
            Audience { groups: [executives].into(), ..Audience::default() },
            None,
            false,
            vec![2, 3, 14, 15, 16],
        ),
        (
            Audience { groups: [executives, journalists].into(), ..wards(&[10]) },
            None,
            false,
            vec![1, 2, 3, 5, 7, 9, 14, 15, 16, 17],
        ),
        // 17 has no ward; 16 has one by the first list.
        (
            Audience { groups: [executives, journalists].into(), ..Audience::default() },
            None,
            true,
            vec![2, 3, 14, 15, 16],
        ),
        // A subscriber's own ward outranks the list's.
        (
            Audience {
                groups: [executives].into(),
                exclude: Exclusions { wards: [1].into(), ..Exclusions::default() },
                ..Audience::default()
            },
            None,
            false,
            vec![3, 14, 15, 16],
        ),
    ];
    for (audience, topic, needs_ward, expected) in cases {
        let who = meant(&audience, topic, needs_ward);
        let counts = audiences::count(&database.store, &who).await.unwrap();
        let counted: i64 = counts.iter().filter(|it| !it.suppressed).map(|it| it.people).sum();
        assert_eq!(counted, i64::try_from(expected.len()).unwrap(), "{audience:?} {topic:?}");
        assert_eq!(expanded(&database, &audience, &who).await, expected, "{audience:?} {topic:?}");
    }
    let counts = audiences::count(&database.store, &meant(&everybody, None, false)).await.unwrap();
    let suppressed: i64 = counts.iter().filter(|it| it.suppressed).map(|it| it.people).sum();
    assert_eq!(suppressed, 1);
    assert!(counts.iter().all(|it| it.prefix.as_deref() == Some("75")));
    let readers = |language: Language| {
        counts
            .iter()
            .filter(|it| it.language == language && !it.suppressed)
            .map(|it| it.people)
            .sum::<i64>()
    };
    assert_eq!((readers(swahili()), readers(english())), (6, 4));
}

async fn one_person_on_many_lists_has_one_row(database: Database) {
    people(&database.store).await;
    let lists = [
        group(&database, "a", &[1, 2, 30, 31], Some(1)).await,
        group(&database, "b", &[2, 3, 31, 32], Some(10)).await,
        group(&database, "c", &[1, 30, 32], None).await,
    ];
    let audience = Audience { everybody: true, groups: lists.into(), ..Audience::default() };
    let who = meant(&audience, None, false);
    let counts = audiences::count(&database.store, &who).await.unwrap();
    assert_eq!(counts.iter().map(|it| it.people).sum::<i64>(), 11 + 3);
    expanded(&database, &audience, &who).await;
    assert_eq!(database.count("outbox WHERE broadcast_id > 0").await, 14);
    // The first list that knows a stranger says their ward.
    assert_eq!(database.count("outbox WHERE msisdn LIKE '%31' AND ward_code = 1").await, 1);
}

async fn a_piece_is_written_once_whoever_is_quicker(database: Database) {
    people(&database.store).await;
    let row = stored(&database, &Broadcast { state: Stage::Expanding, ..broadcast() }).await;
    let mut tx = database.store.begin().await.unwrap();
    assert!(audiences::advance(&mut tx, row.id, (0, ""), (0, "+2")).await.unwrap());
    tx.commit().await.unwrap();
    // The other node read the cursor before.
    let mut tx = database.store.begin().await.unwrap();
    assert!(!audiences::advance(&mut tx, row.id, (0, ""), (0, "+2")).await.unwrap());
    assert!(audiences::advance(&mut tx, row.id, (0, "+2"), (3, "+1")).await.unwrap());
}

async fn a_stopped_broadcast_is_not_expanded(database: Database) {
    for state in Stage::ALL {
        let row = stored(&database, &Broadcast { state, ..broadcast() }).await;
        let mut tx = database.store.begin().await.unwrap();
        let moved = audiences::advance(&mut tx, row.id, (0, ""), (0, "+2")).await.unwrap();
        assert_eq!(moved, state == Stage::Expanding, "{state:?}");
    }
}

async fn pieces_go_through_everybody_in_order(database: Database) {
    let store = &database.store;
    assert_eq!(audiences::piece(store, 0, "").await, Ok(None));
    people(store).await;
    let last = msisdn(11).e164().to_owned();
    assert_eq!(audiences::piece(store, 0, "").await, Ok(Some(last.clone())));
    assert_eq!(audiences::piece(store, 0, &last).await, Ok(None));
    let third = group(&database, "a", &[1, 40], None).await;
    let last = msisdn(40).e164().to_owned();
    assert_eq!(audiences::piece(store, third, "").await, Ok(Some(last.clone())));
    assert_eq!(audiences::piece(store, third, &last).await, Ok(None));
    assert_eq!(audiences::piece(store, third + 1, "").await, Ok(None));
    // More than fits one piece.
    let many: Vec<Member> = (0..u32::try_from(PIECE).unwrap() + 2)
        .map(|n| Member { msisdn: msisdn(n), language: None, ward_code: None })
        .collect();
    let mut tx = store.begin().await.unwrap();
    groups::put(&mut tx, third, &many).await.unwrap();
    tx.commit().await.unwrap();
    let first = audiences::piece(store, third, "").await.unwrap().unwrap();
    assert_eq!(first, many[usize::try_from(PIECE).unwrap() - 1].msisdn.e164());
    let second = audiences::piece(store, third, &first).await.unwrap().unwrap();
    assert_eq!(second, many.last().unwrap().msisdn.e164());
}

async fn suppressed_and_forgotten_people_are_known(database: Database) {
    people(&database.store).await;
    let number: Msisdn = msisdn(1);
    database
        .execute(&format!(
            "INSERT INTO suppressions (msisdn, cause, since) VALUES ('{}', 'opted_out', 0)",
            number.e164()
        ))
        .await;
    assert_eq!(audiences::suppressed(&database.store).await.unwrap(), [number.e164()]);
    assert_eq!(audiences::forgotten(&database.store).await.unwrap(), [""; 0]);
    database
        .execute(
            "INSERT INTO forgotten (msisdn_hash, cause, since) VALUES ('hash', 'opted_out', 0)",
        )
        .await;
    assert_eq!(audiences::forgotten(&database.store).await.unwrap(), ["hash"]);
}

/// What a piece costs must not depend on how many people there are.
async fn a_piece_goes_by_keys(database: Database) {
    people(&database.store).await;
    let plans: BTreeSet<String> = [
        "SELECT s.msisdn FROM subscribers AS s WHERE s.msisdn > '+1' AND s.msisdn <= '+3' ORDER BY s.msisdn",
        "SELECT msisdn FROM subscribers WHERE msisdn > '+1' ORDER BY msisdn LIMIT 1 OFFSET 9999",
        "SELECT m.msisdn FROM contact_group_members AS m LEFT JOIN subscribers AS s ON s.msisdn = m.msisdn
            WHERE m.group_id = 1 AND m.msisdn > '+1' AND m.msisdn <= '+3' ORDER BY m.msisdn",
        "SELECT 1 FROM suppressions AS x WHERE x.msisdn = '+1'",
        "SELECT id FROM outbox WHERE account = 'a' AND broadcast_id = 1 AND state = 'queued'
            ORDER BY lane, due_at, id LIMIT 5000",
        "SELECT msisdn FROM outbox WHERE broadcast_id = 1 AND broadcast_id > 0 AND msisdn > '+1'
            ORDER BY msisdn LIMIT 5000",
        "SELECT COUNT(*) FROM outbox WHERE broadcast_id = 1 AND broadcast_id > 0",
    ]
    .into_iter()
    .map(str::to_owned)
    .collect();
    for statement in plans {
        let plan = explained(&database, &statement).await;
        assert!(plan.by_keys, "{statement}\n{}", plan.text);
    }
}
