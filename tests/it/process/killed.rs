//! A process that is killed in the middle, again and again: whatever a citizen was
//! shown is still true afterwards.

use std::time::Duration;

use tokio::time::sleep;

use super::SETTINGS;
use crate::support::{
    databases::count,
    process::{FIRST, Phone, Served, Shown},
};

const ROUNDS: u64 = 20;
/// What every citizen enters after dialling, before they ask a question.
const WALK: [&str; 5] = ["6", "1", "1", "00", "4"];

/// A citizen who takes the walk again and again.
struct Citizen {
    phone: Phone,
    name: &'static str,
    /// The number of the walk, for a question of its own.
    walk: u32,
    /// How far the walk is, in legs sent: the first one dials.
    legs: usize,
    /// What the last leg was answered with, if it was.
    shown: Option<Shown>,
    /// The questions whose number was shown.
    asked: Vec<(i64, String)>,
}

impl Citizen {
    /// Goes on until the server is gone.
    async fn walk(&mut self, screens: &[String]) {
        loop {
            let sent = match self.legs {
                0 => self.phone.dial().await,
                leg @ 1..=5 => self.phone.enter(WALK[leg - 1]).await,
                6 => self.phone.enter("1").await,
                _ => self.phone.enter(&self.question()).await,
            };
            self.legs += 1;
            self.shown = None;
            let Ok(shown) = sent else { return };
            self.look(shown, screens);
        }
    }

    /// The operator heard no answer, or only wants to be sure, and asks again.
    async fn again(&mut self, screens: &[String]) {
        if self.phone_is_unused() {
            return;
        }
        let shown = self.phone.again().await.unwrap();
        if let Some(before) = &self.shown {
            assert_eq!(shown, *before, "{}: what was answered is still answered", self.name);
        } else {
            self.look(shown, screens);
        }
    }

    fn phone_is_unused(&self) -> bool {
        self.walk == 0 && self.legs == 0
    }

    /// The screen of the leg sent last.
    fn look(&mut self, shown: Shown, screens: &[String]) {
        if let Some(number) = shown.ticket() {
            assert_eq!(self.legs, screens.len() + 1, "{}: {shown:?}", self.name);
            self.asked.push((number, self.question()));
            self.walk += 1;
            self.legs = 0;
        } else {
            assert_eq!(shown.text, screens[self.legs - 1], "{} at leg {}", self.name, self.legs);
        }
        self.shown = Some(shown);
    }

    fn question(&self) -> String {
        format!("Swali la {} mara ya {}", self.name, self.walk)
    }
}

#[tokio::test]
async fn twenty_kills_lose_nothing_that_was_shown() {
    let mut served = Served::start(SETTINGS).await;
    let mut model = served.phone("+255754000009");
    let mut screens = vec![model.dial().await.unwrap().text];
    for entry in WALK.iter().chain(&["1"]) {
        screens.push(model.enter(entry).await.unwrap().text);
    }
    assert!(screens[0].starts_with(FIRST), "{screens:?}");

    let names = ["Asha", "Juma", "Neema"];
    let mut citizens: Vec<Citizen> = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| Citizen {
            phone: served.phone(&format!("+25575400001{index}")),
            name,
            walk: 0,
            legs: 0,
            shown: None,
            asked: Vec::new(),
        })
        .collect();
    let mut unanswered = 0;
    for round in 0..ROUNDS {
        // Moments spread over a few walks, and the same in every run.
        let moment = Duration::from_micros((round * 7_919) % 100_000);
        let [a, b, c] = &mut citizens[..] else { unreachable!("there are three") };
        let power_cut = async {
            sleep(moment).await;
            served.kill();
        };
        tokio::join!(a.walk(&screens), b.walk(&screens), c.walk(&screens), power_cut);
        unanswered += citizens.iter().filter(|citizen| citizen.shown.is_none()).count();
        served.start_again().await;
        for citizen in &mut citizens {
            citizen.again(&screens).await;
        }
    }
    assert!(unanswered > 0, "some turns were in hand when the power went");

    let database = served.database();
    let mut asked = 0;
    for citizen in &citizens {
        for (number, question) in &citizen.asked {
            let kept = format!("tickets WHERE number = {number} AND body = '{question}'");
            assert_eq!(count(&database, &kept).await, 1, "{number} was shown for {question}");
            asked += 1;
        }
    }
    assert!(asked > 5, "{asked} questions are too few to tell anything");
    assert_eq!(count(&database, "tickets").await, asked, "each was taken once");
}
