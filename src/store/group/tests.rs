use sqlx::{AssertSqlSafe, Sqlite};

use super::*;
use crate::{
    domain::{msisdn::Msisdn, outbound::State, time::Timestamp},
    store::{
        Db, Store,
        outbox::{self, News},
        reports::{self, Report},
        sessions,
    },
};

static READ: Grouped = Grouped::new(
    "given",
    "SELECT given.position, given.number, given.text, $1 AS first, $2 AS second FROM {rows}
     WHERE given.position < $2 ORDER BY given.position",
);

type Given = (Option<i64>, Option<&'static str>);
/// A row as it comes back, and what was bound after the rows.
type ReadBack = (i64, Option<i64>, Option<String>, String, i64);

fn given(each: &[Given]) -> Rows<'_, Given> {
    Rows::of(each).position().number("number", |given| given.0).text("text", |given| given.1)
}

/// A store in a folder of its own.
async fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("a.sqlite").display().to_string(), 1).await;
    let store = store.unwrap();
    store.migrate().await.unwrap();
    (folder, store)
}

/// Whatever its size, a group comes out as it went in, in front of what is bound after it.
#[tokio::test]
async fn groups_of_every_size_arrive_whole() {
    let (_folder, store) = store().await;
    let Db::Sqlite { read, .. } = &store.db else { panic!("it is a file") };
    let all: Vec<Given> = (0..MOST_ROWS)
        .map(|at| {
            let number = i64::try_from(at).unwrap();
            ((at % 3 != 1).then_some(number - 7), (at % 5 != 2).then_some("ng'ombe $1 {rows}?"))
        })
        .collect();
    for size in [0, 1, 2, 3, 4, 5, 63, 64, 65, 500, MOST_ROWS] {
        let each = &all[..size];
        let rows = given(each);
        let read_back: Vec<ReadBack> = READ
            .of(&rows, Dialect::Sqlite)
            .query_as::<Sqlite, _>()
            .bind("first")
            .bind(i64::try_from(MOST_ROWS).unwrap())
            .fetch_all(read)
            .await
            .unwrap();
        let expected: Vec<_> = (0..)
            .zip(each)
            .map(|(position, (number, text))| {
                let text = text.map(str::to_owned);
                (position, *number, text, "first".to_owned(), 1_024)
            })
            .collect();
        assert_eq!(read_back, expected);
    }
}

#[test]
fn what_is_bound_after_the_rows_is_numbered_after_them() {
    let rows = given(&[(Some(1), Some("a")), (Some(2), None), (None, None)]);
    assert_eq!(
        READ.of(&rows, Dialect::Postgres).text,
        "SELECT given.position, given.number, given.text, $4 AS first, $5 AS second FROM \
         UNNEST(CAST($1 AS BIGINT[]), CAST($2 AS BIGINT[]), CAST($3 AS TEXT[])) AS given \
         (position, number, text)\n     WHERE given.position < $5 ORDER BY given.position"
    );
    assert_eq!(
        READ.of(&rows, Dialect::Sqlite).text,
        "SELECT given.position, given.number, given.text, $13 AS first, $14 AS second FROM \
         (SELECT column1 AS position, column2 AS number, column3 AS text FROM (VALUES \
         (?,?,?),(?,?,?),(?,?,?),(?,?,?)) WHERE column1 IS NOT NULL) AS given\n     \
         WHERE given.position < $14 ORDER BY given.position"
    );
}

/// What a group costs must not depend on how much there is already. The plans are those
/// of the release of SQLite that is built in.
#[tokio::test]
async fn groups_find_their_rows_by_keys() {
    let (_folder, store) = store().await;
    let at = Timestamp::from_ms(0);
    let msisdns = ["0754000001", "0754000002"].map(|number| Msisdn::parse(number).unwrap());
    let news = [1, 2].map(|id| News {
        id,
        state: State::Accepted,
        reason: None,
        operator_ref: Some("a".to_owned()),
        counts: true,
        due_at: None,
        segments: 1,
    });
    let reports = [1, 2].map(|reference| Report {
        reference: Some(reference),
        operator_ref: Some("a".to_owned()),
        msisdn: Some(msisdns[0].clone()),
        state: State::Delivered,
        reason: None,
    });
    // Each is spelled when it is first used.
    let mut tx = store.begin().await.unwrap();
    outbox::settle(&mut tx, &news, at).await.unwrap();
    outbox::raise(&mut tx, &news, at).await.unwrap();
    outbox::still_queued(&mut tx, &[1, 2]).await.unwrap();
    reports::find_reported(&mut tx, "a", &reports).await.unwrap();
    reports::park(&mut tx, "a", &reports, at).await.unwrap();
    reports::unpark(&mut tx, "a", &["a".to_owned(), "b".to_owned()]).await.unwrap();
    reports::fail(&mut tx, &msisdns, 9, at).await.unwrap();
    reports::reach(&mut tx, &msisdns).await.unwrap();
    tx.commit().await.unwrap();
    let keys = msisdns.map(|msisdn| ("a".to_owned(), msisdn));
    sessions::load(&store, &keys).await.unwrap();

    let Db::Sqlite { read, .. } = &store.db else { panic!("it is a file") };
    for statement in [
        &outbox::SETTLE,
        &outbox::RAISE,
        &outbox::STILL_QUEUED,
        &reports::FIND_REPORTED,
        &reports::PARK,
        &reports::UNPARK,
        &reports::FAIL,
        &reports::REACH,
        &sessions::LOAD,
    ] {
        let text = statement.on_sqlite[1].get().expect("it was used");
        let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"));
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(explain).fetch_all(read).await.unwrap();
        assert!(!plan.is_empty());
        for (_, _, _, line) in &plan {
            let is_whole = line.starts_with("SCAN") && !is_the_group(line, statement.name)
                || line.ends_with("(account=?)");
            assert!(!is_whole, "{line}\n{text}");
        }
    }
}

/// Whether a line of a plan reads the group, and nothing beside it.
fn is_the_group(line: &str, name: &str) -> bool {
    line.ends_with("-ROW VALUES CLAUSE")
        || line.ends_with(" CONSTANT ROWS")
        || ["asked", name].iter().any(|group| line == format!("SCAN {group}"))
}
