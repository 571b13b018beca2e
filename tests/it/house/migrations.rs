//! Both databases have one schema.
//!
//! Each is migrated and asked for what it has, in the same words.

use std::{collections::BTreeSet, fs, path::Path};

use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::support::databases::{Database, on_postgres, on_sqlite};

/// A column: table, name, type, whether it may be `NULL`.
type Column = (String, String, String, bool);
/// An index: table, name (empty for that of a key), whether unique, and columns.
type Index = (String, String, bool, String);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_have_the_same_tables_and_indexes() {
    let mut sqlite = (BTreeSet::new(), BTreeSet::new());
    on_sqlite(async |database: Database| sqlite = sqlite_schema(&database.url).await).await;
    let mut postgres = (BTreeSet::new(), BTreeSet::new());
    on_postgres(async |database: Database| postgres = postgres_schema(&database.url).await).await;

    assert!(sqlite.0.len() > 100, "only {} columns found", sqlite.0.len());
    assert_eq!(difference(&sqlite.0, &postgres.0), [], "columns of one database only");
    assert!(sqlite.1.len() > 20, "only {} indexes found", sqlite.1.len());
    assert_eq!(difference(&sqlite.1, &postgres.1), [], "indexes of one database only");
}

#[test]
fn both_databases_have_migrations_of_the_same_names() {
    let names = |database: &str| -> BTreeSet<_> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}

fn difference<T: Ord + Clone>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> Vec<T> {
    one.symmetric_difference(other).cloned().collect()
}

async fn sqlite_schema(url: &str) -> (BTreeSet<Column>, BTreeSet<Index>) {
    const COLUMNS: &str = "
        SELECT entry.name, field.name,
            CASE WHEN field.type = 'INTEGER' AND field.pk = 1 THEN 'bigint' ELSE lower(field.type) END,
            NOT field.\"notnull\"
        FROM sqlite_master AS entry, pragma_table_info(entry.name) AS field
        WHERE entry.type = 'table' AND entry.name NOT LIKE '\\_%' ESCAPE '\\'
            AND entry.name NOT LIKE 'sqlite%'";
    const INDEXES: &str = "
        SELECT entry.name, CASE index_list.origin WHEN 'c' THEN index_list.name ELSE '' END,
            index_list.\"unique\",
            (SELECT group_concat(coalesce(part.name, 'expression'), ',')
             FROM pragma_index_info(index_list.name) AS part)
        FROM sqlite_master AS entry, pragma_index_list(entry.name) AS index_list
        WHERE entry.type = 'table' AND entry.name NOT LIKE '\\_%' ESCAPE '\\'
        UNION ALL -- a numbered key needs no index of its own here
        SELECT entry.name, '', true, field.name
        FROM sqlite_master AS entry, pragma_table_info(entry.name) AS field
        WHERE entry.type = 'table' AND field.type = 'INTEGER' AND field.pk = 1
            AND entry.name NOT LIKE '\\_%' ESCAPE '\\'";
    let mut connection = SqliteConnection::connect(url).await.unwrap();
    let columns = sqlx::query_as(COLUMNS).fetch_all(&mut connection).await.unwrap();
    let indexes = sqlx::query_as(INDEXES).fetch_all(&mut connection).await.unwrap();
    (columns.into_iter().collect(), indexes.into_iter().collect())
}

async fn postgres_schema(url: &str) -> (BTreeSet<Column>, BTreeSet<Index>) {
    const COLUMNS: &str = "
        SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES'
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'";
    const INDEXES: &str = "
        SELECT owner.relname::text,
            CASE WHEN EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
                THEN '' ELSE entry.relname::text END,
            indisunique,
            (SELECT string_agg(coalesce(attname::text, 'expression'), ',' ORDER BY place)
             FROM unnest(indkey) WITH ORDINALITY AS part (number, place)
             LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = number AND number > 0)
        FROM pg_index
        JOIN pg_class AS entry ON entry.oid = indexrelid
        JOIN pg_class AS owner ON owner.oid = indrelid
        JOIN pg_namespace ON pg_namespace.oid = owner.relnamespace
        WHERE nspname = 'public' AND owner.relname NOT LIKE '\\_%'";
    let mut connection = PgConnection::connect(url).await.unwrap();
    let columns = sqlx::query_as(COLUMNS).fetch_all(&mut connection).await.unwrap();
    let indexes = sqlx::query_as(INDEXES).fetch_all(&mut connection).await.unwrap();
    (columns.into_iter().collect(), indexes.into_iter().collect())
}

/// What was stored before a migration is read after it.
mod carried_over {
    use std::fs;

    use baragumu::{
        domain::{language::Language, msisdn::Msisdn, officer::Role, time::Timestamp},
        store::{sessions, tokens},
    };

    use crate::support::databases::{Database, both_databases};

    both_databases! {
        an_open_dialogue_outlives_the_shorter_row,
        tokens_outlive_the_fifth_role,
    }

    /// The statements of a migration, of the database at hand.
    fn statements(database: &Database, name: &str) -> Vec<String> {
        let folder = if database.url.starts_with("postgres") { "postgres" } else { "sqlite" };
        let root = env!("CARGO_MANIFEST_DIR");
        let text = fs::read_to_string(format!("{root}/migrations/{folder}/{name}.sql")).unwrap();
        text.split(";\n").map(|statement| statement.trim().to_owned()).collect()
    }

    async fn an_open_dialogue_outlives_the_shorter_row(database: Database) {
        database.execute("DROP TABLE ussd_sessions").await;
        let first = statements(&database, "0001_first_schema");
        let of_sessions = first.iter().filter(|statement| statement.contains(" ussd_sessions "));
        for statement in of_sessions {
            database.execute(statement).await;
        }
        database
            .execute(
                "INSERT INTO ussd_sessions (id, account, msisdn, operator_session, service_code,
                    menu_release, state, seen, sequence, reply, reply_ends, opened_at, answered_at,
                    screens, informed, language, revision, ended_at, end_cause)
                 VALUES ('id', 'at', '+255754000001', 's', '*149*46#', 'release', '{\"a\":1}', '1*2',
                    NULL, 'Ng''ombe', false, 5, 6, 2, true, 'sw', 3, NULL, NULL)",
            )
            .await;
        let moves = statements(&database, "0007_shorter_sessions");
        for statement in moves.iter().filter(|statement| !statement.is_empty()) {
            database.execute(statement).await;
        }
        let key = ("at".to_owned(), Msisdn::parse("+255754000001").unwrap());
        let loaded = sessions::load(&database.store, &[key]).await.unwrap();
        let session = loaded[0].session.as_ref().unwrap();
        assert_eq!((session.state.as_str(), session.seen.as_str()), ("{\"a\":1}", "1*2"));
        assert_eq!((session.reply.as_str(), session.reply_ends), ("Ng'ombe", false));
        assert_eq!((session.screens, session.informed, session.sequence), (2, true, None));
        assert_eq!((session.revision, session.opened_at), (3, Timestamp::from_ms(5)));
        assert_eq!(Some(&session.language), Language::parse("sw").as_ref());
    }

    async fn tokens_outlive_the_fifth_role(database: Database) {
        database.execute("DROP TABLE tokens").await;
        let before = statements(&database, "0006_tokens");
        database.execute(before.iter().find(|it| it.contains("TABLE tokens")).unwrap()).await;
        database
            .execute(
                "INSERT INTO tokens (id, hash, officer, role, created_at, used_at, revoked_at)
                 VALUES (7, 'hash', 'asha', 'author', 1, 2, NULL)",
            )
            .await;
        let moves = statements(&database, "0009_officers");
        let of_tokens = moves.iter().filter(|it| it.contains("tokens"));
        for statement in of_tokens {
            database.execute(statement).await;
        }
        let found = tokens::find(&database.store, "hash").await.unwrap().unwrap();
        assert_eq!(
            (found.id, found.role, found.used_at),
            (7, Role::Author, Some(Timestamp::from_ms(2)))
        );
        // Numbers go on after those that were given.
        database
            .execute(
                "INSERT INTO tokens (hash, officer, role, created_at)
                 VALUES ('new', 'juma', 'auditor', 1)",
            )
            .await;
        let new = tokens::find(&database.store, "new").await.unwrap().unwrap();
        assert_eq!((new.role, new.id != 7), (Role::Auditor, true));
    }
}
