//! Who may knock, and how often.

use std::{
    hash::Hash,
    net::{IpAddr, SocketAddr},
};

use axum::http::{HeaderMap, header};
use base64::{Engine, prelude::BASE64_STANDARD};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DashMapStateStore,
};
use ipnet::IpNet;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The rules of the callback door.
#[derive(Debug)]
pub struct Guard {
    locks: Vec<Lock>,
    trusted_proxies: Vec<IpNet>,
    rate: Rates<IpAddr>,
    token_rate: Rates<i64>,
}

type Rates<K> = RateLimiter<K, DashMapStateStore<K>, DefaultClock>;

/// What an account's callbacks must show, in the order of the gateway's accounts.
#[derive(Clone)]
pub struct Lock {
    /// The account's name in the path.
    pub account: String,
    /// The secret part of the path.
    pub callback_key: String,
    /// Networks callbacks may come from; empty: from anywhere.
    pub allowed_networks: Vec<IpNet>,
    /// Basic credentials, as user and password.
    pub basic: Option<(String, String)>,
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lock").field("account", &self.account).finish_non_exhaustive()
    }
}

/// Why a request is sent away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentAway {
    /// No such account and key, or not from an allowed network: which, is not told.
    Unknown,
    /// The Basic credentials are missing or wrong.
    Credentials,
    /// More requests than a source may make; seconds until the next.
    TooMany(u64),
}

impl Guard {
    /// A guard with a rate per source address, and one per token.
    #[must_use]
    pub fn new(
        locks: Vec<Lock>,
        trusted_proxies: Vec<IpNet>,
        quota: Quota,
        token_quota: Quota,
    ) -> Self {
        Self {
            locks,
            trusted_proxies,
            rate: RateLimiter::dashmap(quota),
            token_rate: RateLimiter::dashmap(token_quota),
        }
    }

    /// Counts a request against its source's rate.
    ///
    /// # Errors
    /// [`SentAway::TooMany`].
    pub fn admit_source(&self, peer: SocketAddr, headers: &HeaderMap) -> Result<IpAddr, SentAway> {
        let source = self.source(peer.ip(), headers);
        within_rate(&self.rate, &source)?;
        Ok(source)
    }

    /// Counts a request against the rate of its token, by the token's number.
    ///
    /// # Errors
    /// [`SentAway::TooMany`].
    pub fn admit_token(&self, token: i64) -> Result<(), SentAway> {
        within_rate(&self.token_rate, &token)
    }

    /// What an account's callbacks must show, for a phone inside this program.
    #[must_use]
    pub fn lock(&self, account: &str) -> Option<&Lock> {
        self.locks.iter().find(|lock| lock.account == account)
    }

    /// The account a callback may speak for.
    ///
    /// # Errors
    /// Why it is sent away.
    pub fn admit(
        &self,
        peer: SocketAddr,
        headers: &HeaderMap,
        account: &str,
        key: &str,
    ) -> Result<usize, SentAway> {
        let source = self.admit_source(peer, headers)?;
        let (at, lock) = self
            .locks
            .iter()
            .enumerate()
            .find(|(_, lock)| lock.account == account)
            .ok_or(SentAway::Unknown)?;
        let from_allowed = lock.allowed_networks.is_empty()
            || lock.allowed_networks.iter().any(|network| network.contains(&source));
        if !same(&lock.callback_key, key) || !from_allowed {
            return Err(SentAway::Unknown);
        }
        if let Some((user, password)) = &lock.basic {
            let expected = BASE64_STANDARD.encode(format!("{user}:{password}"));
            let shown = headers
                .get(header::AUTHORIZATION)
                .and_then(|value| value.to_str().ok())
                .and_then(|value| value.split_once(' '))
                // The scheme's name has no case (RFC 9110 section 11.1).
                .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"))
                .map_or("", |(_, credentials)| credentials.trim());
            if !same(&expected, shown) {
                return Err(SentAway::Credentials);
            }
        }
        Ok(at)
    }

    /// Forgets sources that have been quiet.
    pub fn forget_quiet_sources(&self) {
        self.rate.retain_recent();
        self.token_rate.retain_recent();
    }

    /// The address a request really came from: the right-most hop that is no
    /// proxy of ours. What stands left of it anybody can write. A socket of both
    /// families shows an IPv4 caller as `::ffff:…`, which is the same caller.
    fn source(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let trusted =
            |address: &IpAddr| self.trusted_proxies.iter().any(|network| network.contains(address));
        let peer = peer.to_canonical();
        if !trusted(&peer) {
            return peer;
        }
        headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .rev()
            .map(|hop| hop.trim().parse::<IpAddr>())
            .take_while(Result::is_ok)
            .flatten()
            .map(|address| address.to_canonical())
            .find(|address| !trusted(address))
            .unwrap_or(peer)
    }
}

fn within_rate<K: Hash + Eq + Clone>(rates: &Rates<K>, key: &K) -> Result<(), SentAway> {
    rates.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        SentAway::TooMany(wait.as_secs().max(1))
    })
}

/// Compares in a time that tells nothing of where two secrets differ, nor of
/// their lengths.
fn same(expected: &str, shown: &str) -> bool {
    let digest = |text: &str| Sha256::digest(text.as_bytes());
    digest(expected).as_slice().ct_eq(digest(shown).as_slice()).into()
}
