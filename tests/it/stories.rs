//! The stories under `tests/menus/`: what is dialled and what must be shown, run
//! through the router on both databases.
//!
//! Each file gets a database and a gateway of its own, each story a person and
//! ticket numbers from 1001 on: the tickets and their counter are emptied
//! between stories, because compiling the menu anew for each would take minutes.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use baragumu::{
    cli::story::{self, Citizen as Dialler, Fault, Handset, Message, Story},
    domain::{finding::Finding, screen::Screen},
    menu::program::{Kind, Program},
    store::tickets,
};

use crate::support::{
    databases::{self, Database},
    gateway::{Citizen, Operator, TestGateway, morning},
};

/// Screens that no story can come to, and what shows them instead.
const NOT_IN_STORIES: [(&str, &str); 3] = [
    ("ERR.DOWN", "it is shown when nothing can be served: tests/it/journeys/dialling.rs"),
    ("NEWS.ITEM", "a fresh database holds no notices: tests/it/journeys/notices.rs"),
    ("NEWS.TOPIC.ITEM", "a fresh database holds no notices: tests/it/journeys/notices.rs"),
];

/// A screen's name and a language.
type Shown = BTreeSet<(String, String)>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_story_goes_as_written_on_sqlite() {
    let mut told = Told::default();
    for file in files() {
        databases::on_sqlite(async |database| told.play(&file, database).await).await;
    }
    told.close();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_story_goes_as_written_on_postgres() {
    let mut told = Told::default();
    for file in files() {
        databases::on_postgres(async |database| told.play(&file, database).await).await;
    }
    told.close();
}

/// What came of the stories so far.
#[derive(Debug, Default)]
struct Told {
    stories: usize,
    failures: String,
    shown: Shown,
    owed: Shown,
}

impl Told {
    async fn play(&mut self, file: &Path, database: Database) {
        let gateway = TestGateway::start(&database.store, &morning()).await;
        self.owed.extend(closing_screens(gateway.gateway.menus().current()));
        for (index, story) in read(file).iter().enumerate() {
            if tickets::find(&database.store, 1001).await.unwrap().is_some() {
                database.execute("DELETE FROM tickets").await;
                database.execute("DELETE FROM counters WHERE name = 'tickets'").await;
            }
            let mut phone = Phone {
                gateway: &gateway,
                database: &database,
                citizen: None,
                shown: &mut self.shown,
                sent: 0,
                read: 0,
            };
            for failure in story::run(story, index, &mut phone).await {
                let _ = writeln!(self.failures, "{failure}");
            }
            self.stories += 1;
        }
    }

    fn close(self) {
        assert!(self.failures.is_empty(), "{}", self.failures);
        assert!(self.stories >= 300, "only {} stories were found", self.stories);
        let unseen = |(screen, _): &&(String, String)| {
            !NOT_IN_STORIES.iter().any(|(excepted, _)| excepted == screen)
        };
        let missing: Vec<_> = self.owed.difference(&self.shown).filter(unseen).collect();
        assert!(missing.is_empty(), "no story comes to {missing:?}");
        for (screen, reason) in NOT_IN_STORIES {
            assert!(self.owed.iter().any(|(owed, _)| owed == screen), "{screen} is no screen");
            let shown = self.shown.iter().any(|(shown, _)| shown == screen);
            assert!(!shown, "a story shows {screen} after all, although {reason}");
        }
    }
}

/// Every screen that tells or closes, in every language.
fn closing_screens(program: &Program) -> Shown {
    let closing = |kind: &Kind| matches!(kind, Kind::Answer(_) | Kind::End { .. });
    let screens = program.screens.iter().filter(|screen| closing(&screen.kind));
    screens
        .flat_map(|screen| {
            program.languages().map(|tag| (screen.name.clone(), tag.tag().to_owned()))
        })
        .collect()
}

/// Every file of stories, in the order of their names.
fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/menus")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "story") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn read(file: &Path) -> Vec<Story> {
    let shown = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
    story::parse(&shown, &fs::read_to_string(file).unwrap()).unwrap_or_else(|findings| {
        panic!("{}", findings.iter().map(Finding::to_string).collect::<Vec<_>>().join("\n"))
    })
}

/// A phone on the simulator's network that notes what it is shown.
struct Phone<'a> {
    gateway: &'a TestGateway,
    database: &'a Database,
    citizen: Option<Citizen>,
    shown: &'a mut Shown,
    /// How many messages were sent, and how many answers were read.
    sent: usize,
    read: usize,
}

impl Phone<'_> {
    async fn note(&mut self, citizen: Citizen, screen: Screen) -> Screen {
        self.shown.extend(self.gateway.stands(&citizen).await);
        self.citizen = Some(citizen);
        screen
    }
}

impl Handset for Phone<'_> {
    async fn dial(&mut self, dialler: &Dialler, code: &str) -> Result<Screen, Fault> {
        if let Some(account) = &dialler.account {
            return Err(Fault(format!("stories run on the simulator, not on `{account}`")));
        }
        let mut citizen = self
            .citizen
            .take()
            .unwrap_or_else(|| Citizen::with_msisdn(Operator::Simulator, dialler.msisdn.e164()));
        citizen.language = dialler.language.as_ref().map(|language| language.tag().to_owned());
        let screen = citizen.dials(self.gateway, code).await;
        Ok(self.note(citizen, screen).await)
    }

    async fn enter(&mut self, entry: &str) -> Result<Screen, Fault> {
        let mut citizen = self.citizen.take().expect("a story dials before it enters");
        let screen = citizen.enters(self.gateway, entry).await;
        Ok(self.note(citizen, screen).await)
    }

    async fn hang_up(&mut self) -> Result<(), Fault> {
        let citizen = self.citizen.as_ref().expect("a story dials before it hangs up");
        citizen.ends(self.gateway, "hung_up").await;
        Ok(())
    }

    async fn text(&mut self, writer: &Dialler, _: &str, text: &str) -> Result<(), Fault> {
        let citizen = Citizen::with_msisdn(Operator::Simulator, writer.msisdn.e164());
        self.sent += 1;
        let id = format!("{}-{}", citizen.msisdn, self.sent);
        let answered = self.gateway.receives(&citizen.texting(&id, text)).await;
        assert_eq!(answered.status, 200, "{}", answered.body);
        Ok(())
    }

    async fn inbox(&mut self, reader: &Dialler) -> Result<Vec<Message>, Fault> {
        let sql = format!(
            "SELECT body FROM outbox WHERE msisdn = '{}' AND lane = 'reply' ORDER BY id",
            reader.msisdn.e164()
        );
        let bodies = self.database.texts(&sql).await;
        let new = bodies[self.read..].iter();
        let new = new.map(|body| Message { from: "15015".to_owned(), body: body.clone() });
        let new = new.collect();
        self.read = bodies.len();
        Ok(new)
    }

    async fn pass(&mut self, duration: Duration) -> Result<(), Fault> {
        self.gateway.clock_passes(duration);
        Ok(())
    }
}
