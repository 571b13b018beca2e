//! What the log never holds: a number, what a citizen wrote, a callback's key.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use tracing_subscriber::{EnvFilter, fmt};

use crate::support::{
    databases::{Database, on_postgres, on_sqlite},
    gateway::{Citizen, Operator, TestGateway, morning},
};

/// Everything logged by this thread.
#[derive(Debug, Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

// One thread each, because the subscriber is that thread's.
#[tokio::test]
async fn the_log_holds_nothing_private_on_sqlite() {
    on_sqlite(nothing_private).await;
}

#[tokio::test]
async fn the_log_holds_nothing_private_on_postgres() {
    on_postgres(nothing_private).await;
}

async fn nothing_private(database: Database) {
    let written = Written::default();
    let writer = written.clone();
    let subscriber = fmt()
        .with_env_filter(EnvFilter::new("baragumu=trace"))
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let logging = tracing::subscriber::set_default(subscriber);
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let question = "Kisima cha siri kiko wapi?";
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::with_msisdn(operator, &format!("+25575987654{n}"));
        citizen.walks(&gateway, &["5", "Igurusi"]).await;
        citizen.walks(&gateway, &["4", "1", question]).await;
        citizen.dials(&gateway, "*149*46*711#").await;
        citizen.enters(&gateway, "9").await;
        citizen.walks(&gateway, &["5", "4", "1"]).await;
        let mut broken = citizen.dialling("*149*46#");
        broken.cut();
        assert_eq!(gateway.receives(&broken).await.status, 400, "{operator:?}");
    }
    // A database that refuses a turn tells of it in its own words.
    for table in ["ticket_notes", "tickets", "outbox"] {
        database.execute(&format!("DROP TABLE {table}")).await;
    }
    for (n, operator) in (4..).zip(Operator::ALL) {
        let mut citizen = Citizen::with_msisdn(operator, &format!("+25575987654{n}"));
        citizen.walks(&gateway, &["4", "1", question]).await;
        citizen.dials(&gateway, "*149*46*711#").await;
        citizen.enters(&gateway, "9").await;
        let word = match operator {
            Operator::Simulator => "hung_up",
            Operator::AfricasTalking => "Incomplete",
            Operator::VodacomTz => "3",
        };
        citizen.ends(&gateway, word).await;
    }
    drop(logging);
    let bytes = written.0.lock().unwrap().clone();
    let log = String::from_utf8(bytes).unwrap();
    for line in ["a callback was refused", "a turn could not be stored"] {
        assert!(log.contains(line), "the log is not the one meant: {log}");
    }
    for private in ["75987654", "siri", "Kisima", "callback-key", "Bei ndogo"] {
        assert!(!log.contains(private), "`{private}` stands in the log:\n{log}");
    }
}
