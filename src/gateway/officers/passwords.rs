//! Passwords: which may be chosen, and how they are kept.
//!
//! Kept is an Argon2id hash. It costs memory and time on purpose, so only
//! [`AT_ONCE`] are made at a time, away from the threads that serve citizens: whoever asks
//! waits for a permit, and the permit travels with the work, so that a request given up
//! does not let another one begin beside what still runs.

use std::{
    collections::HashSet,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use subtle::ConstantTimeEq;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
    time::timeout,
};

use crate::{
    gateway::refusal::Fault,
    store::{StoreError, officers::Hidden},
};

/// How many hashes are made at once.
pub const AT_ONCE: usize = 2;
/// How long a permit is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// The fewest and the most characters of a password.
pub const LEAST_CHARACTERS: usize = 12;
/// See [`LEAST_CHARACTERS`].
pub const MOST_CHARACTERS: usize = 128;
/// How many bytes a salt and a hash have.
const SALT_BYTES: usize = 16;
const HASH_BYTES: usize = 32;
/// How hard a password must be to guess: see [`surprises`].
const LEAST_SURPRISES: usize = 8;
/// What a word that everybody tries adds.
const SURPRISES_OF_A_WORD: usize = 2;
/// The shortest piece that counts as a word.
const SHORTEST_WORD: usize = 3;

/// What a hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// How often all of it is gone through.
    pub passes: u32,
}

impl Cost {
    /// The least that a service may have (OWASP ASVS 5.0 appendix C, argon2id with p=1).
    pub const LEAST: Self = Self { memory_kib: 19 * 1024, passes: 2 };
}

/// How much was hashed so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// How many hashes are being made.
    pub running: usize,
    /// The most there ever were at once.
    pub most: usize,
    /// How many were made.
    pub done: usize,
}

/// Makes and compares hashes.
#[derive(Debug)]
pub(in crate::gateway) struct Hasher {
    cost: Cost,
    permits: Arc<Semaphore>,
    counts: Arc<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    running: AtomicUsize,
    most: AtomicUsize,
    done: AtomicUsize,
}

/// The permit to hash.
pub(super) type Turn = OwnedSemaphorePermit;

impl Hasher {
    pub(in crate::gateway) fn new(cost: Cost) -> Self {
        Self { cost, permits: Arc::new(Semaphore::new(AT_ONCE)), counts: Arc::default() }
    }

    pub(super) fn work(&self) -> Work {
        Work {
            running: self.counts.running.load(Ordering::SeqCst),
            most: self.counts.most.load(Ordering::SeqCst),
            done: self.counts.done.load(Ordering::SeqCst),
        }
    }

    /// Waits for a permit; `None` if too many others wait.
    pub(super) async fn turn(&self) -> Option<Turn> {
        timeout(PATIENCE, Arc::clone(&self.permits).acquire_owned()).await.ok()?.ok()
    }

    /// What a password is kept as.
    pub(super) async fn hash(
        &self,
        turn: Turn,
        password: &str,
        salt: &[u8; 32],
    ) -> Result<Hidden, StoreError> {
        let (cost, password) = (self.cost, password.to_owned());
        let mut bytes = [0; SALT_BYTES];
        bytes.copy_from_slice(&salt[..SALT_BYTES]);
        let (_, hash) = self.run(turn, move || derived(&password, &bytes, cost)).await?;
        Ok(Hidden::new(written(cost, &bytes, &hash)))
    }

    /// Whether a password is the one that is kept; the permit comes back. Without one that
    /// is kept the same work is done for nothing, so that nobody learns who has an account.
    pub(super) async fn matches(
        &self,
        turn: Turn,
        password: &str,
        kept: Option<&Hidden>,
    ) -> Result<(Turn, bool), StoreError> {
        let nobody = (self.cost, vec![0; SALT_BYTES], vec![0; HASH_BYTES]);
        let (cost, salt, expected) = match kept {
            Some(kept) => read(kept.reveal()).ok_or_else(|| StoreError::Corrupt {
                table: "officers",
                column: "password".to_owned(),
            })?,
            None => nobody,
        };
        // None that long was ever taken.
        let password =
            if password.chars().count() > MOST_CHARACTERS { "" } else { password }.to_owned();
        let (turn, hash) = self.run(turn, move || derived(&password, &salt, cost)).await?;
        let same = bool::from(hash.as_slice().ct_eq(&expected));
        Ok((turn, same && kept.is_some()))
    }

    /// Whether what is kept cost less than is asked for by now.
    pub(super) fn is_outdated(&self, kept: &Hidden) -> bool {
        read(kept.reveal()).is_none_or(|(cost, ..)| cost != self.cost)
    }

    async fn run<T: Send + 'static>(
        &self,
        turn: Turn,
        work: impl FnOnce() -> Result<T, argon2::Error> + Send + 'static,
    ) -> Result<(Turn, T), StoreError> {
        let counts = Arc::clone(&self.counts);
        let failed = |fault: String| StoreError::Driver { table: "officers", fault };
        let (turn, made) = spawn_blocking(move || {
            let running = counts.running.fetch_add(1, Ordering::SeqCst) + 1;
            counts.most.fetch_max(running, Ordering::SeqCst);
            let made = work();
            counts.running.fetch_sub(1, Ordering::SeqCst);
            counts.done.fetch_add(1, Ordering::SeqCst);
            (turn, made)
        })
        .await
        .map_err(|error| failed(format!("hashing: {error}")))?;
        Ok((turn, made.map_err(|error| failed(format!("hashing: {error}")))?))
    }
}

fn derived(password: &str, salt: &[u8], cost: Cost) -> Result<[u8; HASH_BYTES], argon2::Error> {
    let params = Params::new(cost.memory_kib, cost.passes, 1, Some(HASH_BYTES))?;
    let mut hash = [0; HASH_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
        password.as_bytes(),
        salt,
        &mut hash,
    )?;
    Ok(hash)
}

/// A hash with all it takes to make it again, in the usual form (the PHC string format).
fn written(cost: Cost, salt: &[u8], hash: &[u8]) -> String {
    format!(
        "$argon2id$v=19$m={},t={},p=1${}${}",
        cost.memory_kib,
        cost.passes,
        BASE64_STANDARD_NO_PAD.encode(salt),
        BASE64_STANDARD_NO_PAD.encode(hash)
    )
}

fn read(kept: &str) -> Option<(Cost, Vec<u8>, Vec<u8>)> {
    let rest = kept.strip_prefix("$argon2id$v=19$m=")?;
    let (memory, rest) = rest.split_once(",t=")?;
    let (passes, rest) = rest.split_once(",p=1$")?;
    let (salt, hash) = rest.split_once('$')?;
    let cost = Cost { memory_kib: memory.parse().ok()?, passes: passes.parse().ok()? };
    let bytes = |text: &str| BASE64_STANDARD_NO_PAD.decode(text).ok();
    Some((cost, bytes(salt)?, bytes(hash)?))
}

/// Refuses a password that is too short, too long, or among the first that anybody would
/// try. There is no rule of which kinds of characters it must have.
///
/// # Errors
/// What is wrong with it.
pub(super) fn examine(password: &str, name: &str) -> Result<(), Fault> {
    let characters = password.chars().count();
    if !(LEAST_CHARACTERS..=MOST_CHARACTERS).contains(&characters) {
        return Err(Fault::new("/password", "password-length")
            .with("least", LEAST_CHARACTERS.to_string())
            .with("most", MOST_CHARACTERS.to_string()));
    }
    let plain = password.to_lowercase();
    let name = name.to_lowercase();
    let of_name: HashSet<&str> = name.split_whitespace().collect();
    // Writing 4 for a and 0 for o surprises nobody.
    let least = surprises(&plain, &of_name).min(surprises(&plain_letters(&plain), &of_name));
    if least < LEAST_SURPRISES {
        return Err(Fault::new("/password", "password-common"));
    }
    Ok(())
}

/// What everybody tries, a word a line.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("common.txt").lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

fn plain_letters(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}

/// The fewest guesses, roughly, that lead through a text: a known word counts
/// [`SURPRISES_OF_A_WORD`] however long it is, any other character 1, and a space, or one
/// that repeats the one before it or is its neighbour in the alphabet, nothing.
fn surprises(text: &str, of_name: &HashSet<&str>) -> usize {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let letters: Vec<char> = text.chars().collect();
    let mut fewest = vec![0; letters.len() + 1];
    for end in 1..=letters.len() {
        let expected = end >= 2 && {
            let (one, next) = (u32::from(letters[end - 2]), u32::from(letters[end - 1]));
            one.abs_diff(next) <= 1
        };
        let expected = expected || letters[end - 1].is_whitespace();
        let mut least = fewest[end - 1] + usize::from(!expected);
        for start in 0..=end.saturating_sub(SHORTEST_WORD) {
            let piece = &text[starts[start]..starts[end]];
            if end - start >= SHORTEST_WORD && (COMMON.contains(piece) || of_name.contains(piece)) {
                least = least.min(fewest[start] + SURPRISES_OF_A_WORD);
            }
        }
        fewest[end] = least;
    }
    fewest[letters.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_is_refused() {
        for password in [
            "password1234",
            "P@ssw0rd2026!",
            "kaributanzania",
            "Halmashauri1",
            "halmashauri2026",
            "HalmashauriYaMbarali",
            "nenosiri1234",
            "mbarali@2026",
            "aaaaaaaaaaaa",
            "123456789012",
            "qwertyuiop12",
            "simbasports1",
            "mwananchi2025",
            "Asha12345678",
            "ashamwakyusa!",
            "abcdefghijklmnop",
            "asha asha asha",
        ] {
            let refused = examine(password, "Asha Mwakyusa");
            assert_eq!(refused.unwrap_err().key, "password-common", "{password}");
        }
    }

    #[test]
    fn what_takes_many_guesses_is_taken() {
        for password in [
            "h7KQpm2xZt9w",
            "ng'ombe saba wanavuka mto",
            "tulipanda mihogo saa kumi",
            "correct horse battery staple",
            "ünïcödé zürich ŵ",
            "8271-0463-9958",
        ] {
            assert_eq!(examine(password, "Asha Mwakyusa"), Ok(()), "{password}");
        }
    }

    #[test]
    fn the_length_is_counted_in_characters() {
        assert_eq!(examine("h7KQpm2xZt9", "a").unwrap_err().key, "password-length");
        assert_eq!(examine(&"ab".repeat(65), "a").unwrap_err().key, "password-length");
        let long: String = "h7KQpm2xZt9wЖ".chars().cycle().take(MOST_CHARACTERS).collect();
        assert_eq!(examine(&long, "a"), Ok(()));
    }

    #[test]
    fn the_list_is_folded_and_holds_words_of_both_languages() {
        assert!(COMMON.len() > 300, "{}", COMMON.len());
        for word in COMMON.iter() {
            assert_eq!(word.to_lowercase(), *word);
            assert!(word.chars().count() >= SHORTEST_WORD, "{word}");
        }
        for word in ["password", "nenosiri", "karibu", "tanzania", "qwerty"] {
            assert!(COMMON.contains(word), "{word}");
        }
    }

    #[test]
    fn what_is_kept_can_be_read_back() {
        let cost = Cost { memory_kib: 64, passes: 3 };
        let kept = written(cost, &[1; SALT_BYTES], &[2; HASH_BYTES]);
        assert!(kept.starts_with("$argon2id$v=19$m=64,t=3,p=1$"), "{kept}");
        assert_eq!(read(&kept), Some((cost, vec![1; SALT_BYTES], vec![2; HASH_BYTES])));
        assert_eq!(read("$argon2i$v=19$m=64,t=3,p=1$AA$AA"), None);
        // The reference program (echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32).
        let reference = derived("password", b"somesalt", Cost { memory_kib: 256, passes: 2 });
        let expected = "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe";
        assert_eq!(crate::gateway::hexadecimal(&reference.unwrap()), expected);
    }

    #[tokio::test]
    async fn a_password_given_up_still_holds_its_permit() {
        let hasher = Arc::new(Hasher::new(Cost { memory_kib: 1024, passes: 4 }));
        let mut tasks = Vec::new();
        for _ in 0..40 {
            let hasher = Arc::clone(&hasher);
            tasks.push(tokio::spawn(async move {
                let Some(turn) = hasher.turn().await else { return };
                let _ = hasher.matches(turn, "wrong", None).await;
            }));
            // Some are given up before they begin, some in the middle.
            tokio::task::yield_now().await;
            if tasks.len() % 3 == 0 {
                tasks[tasks.len() - 2].abort();
            }
        }
        for task in tasks {
            let _ = task.await;
        }
        let work = hasher.work();
        assert!((1..=AT_ONCE).contains(&work.most), "{work:?}");
    }
}
