//! Guessing is slow, and nobody is locked out.
//!
//! Each name, each network and each known browser may be wrong a few times; then every
//! further try must wait twice as long as the one before, at most [`LONGEST`]. A try is
//! counted before it is looked at, so many at once gain nothing, and given back when it
//! was right. A browser that the officer signed in with before is counted by itself:
//! strangers who guess at a name do not delay it.
//!
//! Names are counted whether or not they are anybody's, as digests, because people type
//! their password into the wrong field.

use std::{net::IpAddr, time::Duration};

use super::{sessions::Browser, system};
use crate::{
    gateway::{Gateway, audit::Act, tokens::digest_of},
    store::{
        StoreError, Tx,
        sign_in_delays::{self, Delay},
    },
};

/// The longest anybody waits.
pub const LONGEST: Duration = Duration::from_mins(1);
/// After how long without a failure somebody begins anew.
pub(super) const FORGOTTEN_AFTER: Duration = Duration::from_hours(1);
/// How often a name or a browser may be wrong before anybody waits.
const FREE: i64 = 3;
/// The same for a network: an office shares one address.
const FREE_OF_NETWORK: i64 = 20;

/// Who is counted.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    key: String,
    free: i64,
    /// Whether being right once makes up for all failures: not for a network, where
    /// somebody could sign in as themselves between two guesses.
    is_redeemed: bool,
    /// What the trail says of it.
    shown: String,
}

/// What was counted for a try, and what the trail says where it fails.
#[derive(Debug)]
pub(super) struct Counted(Vec<(Subject, i64)>);

/// What is proved: a password or a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Password,
    Code,
}

/// Who is counted for a try: `who` is a folded name or an account's number, `shown` what
/// the trail calls it.
pub(super) fn subjects(of: Of, who: &str, shown: &str, from: Browser<'_>) -> Vec<Subject> {
    let word = match of {
        Of::Password => "password",
        Of::Code => "code",
    };
    let counted =
        |key: String, shown: String| Subject { key, free: FREE, is_redeemed: true, shown };
    if let Some(device) = from.caller.device.as_deref().filter(|_| from.is_known) {
        let key = format!("{word} device {}", digest_of(device));
        return vec![counted(key, shown.to_owned())];
    }
    let network = network(from.caller.address);
    // In one order always, so that two tries never wait for each other.
    vec![
        Subject {
            key: format!("network {network}"),
            free: FREE_OF_NETWORK,
            is_redeemed: false,
            shown: format!("network {network}"),
        },
        counted(format!("{word} {}", digest_of(who)), shown.to_owned()),
    ]
}

/// The network of an address: as far as one customer of a provider usually reaches.
pub(super) fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}::/48")
        }
    }
}

/// How long after so many failures the next try must wait.
fn wait_after(failures: i64, free: i64) -> Duration {
    let doublings = failures.saturating_sub(free) - 1;
    match u32::try_from(doublings) {
        Err(_) => Duration::ZERO,
        Ok(doublings) => Duration::from_secs(1 << doublings.min(10)).min(LONGEST),
    }
}

impl Gateway {
    /// How long these must wait; `None` if the next try is looked at.
    pub(super) async fn waits(&self, subjects: &[Subject]) -> Result<Option<Duration>, StoreError> {
        let now = self.inner.world.now();
        let mut longest = None;
        for subject in subjects {
            let delay = sign_in_delays::find(&self.inner.store, &subject.key).await?;
            let left = delay.map(|delay| delay.open_at.since(now)).filter(|left| !left.is_zero());
            longest = longest.max(left);
        }
        Ok(longest)
    }

    /// Counts a try that is about to be looked at.
    ///
    /// # Errors
    /// What the store says; inside, how long they must wait instead.
    pub(super) async fn count_try(
        &self,
        subjects: Vec<Subject>,
    ) -> Result<Result<Counted, Duration>, StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let now = self.inner.world.now();
        let mut counted = Vec::new();
        for subject in subjects {
            let delay = sign_in_delays::hold(&mut tx, &subject.key, now).await?;
            let left = delay.open_at.since(now);
            if !left.is_zero() {
                return Ok(Err(left));
            }
            let old = now.since(delay.failed_at) >= FORGOTTEN_AFTER;
            let failures = if old { 1 } else { delay.failures + 1 };
            let open_at = now.after(wait_after(failures, subject.free));
            let delay = Delay { failures, failed_at: now, open_at };
            sign_in_delays::save(&mut tx, &subject.key, delay).await?;
            counted.push((subject, failures));
        }
        tx.commit().await?;
        Ok(Ok(Counted(counted)))
    }

    /// Gives a try back that was right.
    pub(super) async fn give_back(&self, tx: &mut Tx, counted: &Counted) -> Result<(), StoreError> {
        let now = self.inner.world.now();
        for (subject, _) in &counted.0 {
            let delay = sign_in_delays::hold(tx, &subject.key, now).await?;
            let failures = if subject.is_redeemed { 0 } else { (delay.failures - 1).max(0) };
            let delay = Delay { failures, open_at: now, ..delay };
            sign_in_delays::save(tx, &subject.key, delay).await?;
        }
        Ok(())
    }

    /// Writes failures into the trail: not each, or a guesser could fill the disk, but
    /// when they begin to be delayed and each time their number has doubled.
    pub(super) async fn tell_failure(&self, of: Of, counted: &Counted) -> Result<(), StoreError> {
        let told: Vec<_> = counted
            .0
            .iter()
            .filter(|(subject, failures)| {
                *failures > subject.free && u64::try_from(*failures).is_ok_and(u64::is_power_of_two)
            })
            .collect();
        if told.is_empty() {
            return Ok(());
        }
        let action = match of {
            Of::Password => "officer.wrong-password",
            Of::Code => "officer.wrong-code",
        };
        let mut tx = self.inner.store.begin().await?;
        for (subject, failures) in told {
            let detail = serde_json::json!({ "failures": failures });
            let act = Act { action, subject: &subject.shown, detail };
            self.record(&mut tx, &system(), act).await?;
        }
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let waits: Vec<u64> =
            (0..14).map(|failures| wait_after(failures, FREE).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
        assert_eq!(wait_after(1_000_000_000, FREE), LONGEST);
    }

    #[test]
    fn an_hour_of_guessing_at_one_name_looks_at_fewer_than_a_hundred() {
        for free in [FREE, FREE_OF_NETWORK] {
            let (mut elapsed, mut looked_at) = (Duration::ZERO, 0);
            while elapsed < Duration::from_hours(1) {
                looked_at += 1;
                elapsed += wait_after(looked_at, free);
            }
            assert!(looked_at < 100, "{looked_at}");
        }
    }

    #[test]
    fn a_network_is_what_one_customer_has() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("41.59.12.7"), "41.59.12.0/24");
        assert_eq!(of("::ffff:41.59.12.7"), "41.59.12.0/24");
        assert_eq!(of("2001:db8:1:2::3"), "2001:db8:1::/48");
    }
}
