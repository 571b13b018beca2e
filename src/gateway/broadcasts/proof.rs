//! What everybody is shown before a broadcast is approved: its texts as they arrive, who
//! gets it, what it costs, when it leaves; and everything that is wrong with it.

use std::{collections::BTreeMap, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    counts::{Counted, Counting},
    life::shillings,
};
use crate::{
    domain::{
        broadcast::{Class, Draft},
        language::Language,
        msisdn::Network,
        quiet::QuietHours,
        schedule::Schedule,
        time::Timestamp,
    },
    gateway::{Gateway, refusal::Fault},
    menu::facts::Directory,
    store::{
        StoreError,
        audiences::Meant,
        broadcasts::{self, CopyRow},
        groups,
    },
    text::{
        bulletin::{self, WARD, lint},
        gsm7::Change,
        segment::segments,
    },
};

/// The longest name officers give a broadcast, in characters.
const LONGEST_NAME: usize = 120;

/// The longest text that is looked at, in characters: far above what may be sent.
const LONGEST_TEXT: usize = 2_000;

/// The ward under which a text for everybody else is kept.
const ANY_WARD: i64 = 0;

/// The most a broadcast may cost, in hundredths of a shilling: a thousand million
/// shillings.
pub(super) const DEAREST: i64 = 100_000_000_000;

/// The longest a broadcast may be worth sending, in minutes: a week.
const LONGEST_VALIDITY: u32 = 7 * 24 * 60;

/// A text as it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofText {
    /// The language.
    pub language: Language,
    /// The text, filled in for the ward with the widest name.
    pub text: String,
    /// What was replaced so that it fits the GSM alphabet.
    pub changes: Vec<Change>,
    /// The character that alone would have made it leave the alphabet.
    pub forcing: Option<Change>,
    /// The placeholders that have no value yet.
    pub missing: Vec<String>,
    /// Its length at its widest, in septets.
    pub units: usize,
    /// How many segments that is.
    pub segments: usize,
    /// The byte offsets in `text` at which its segments begin.
    pub cuts: Vec<usize>,
}

/// What an officer is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// What an approval would be given for.
    pub fingerprint: String,
    /// The texts.
    pub texts: Vec<ProofText>,
    /// Whether the line that says how to leave is in them.
    pub opt_out_line: bool,
    /// Of when the numbers of people are, and what is reckoned from them; `None` while
    /// nobody has counted yet: then there are none.
    pub counted_at: Option<Timestamp>,
    /// How many people get it.
    pub people: i64,
    /// How many more are meant and get nothing, because they left or their number takes
    /// nothing.
    pub suppressed: i64,
    /// How many people by ward; `None` for those whose ward nobody knows.
    pub by_ward: BTreeMap<Option<i64>, i64>,
    /// By the language they are written to in.
    pub by_language: BTreeMap<Language, i64>,
    /// By the network their prefix hints at.
    pub by_network: BTreeMap<&'static str, i64>,
    /// How many segments are sent in all.
    pub segments: i64,
    /// What it costs by the tariff, in hundredths of a shilling.
    pub cost: i64,
    /// When the first message leaves, if it were approved now.
    pub first_at: Option<Timestamp>,
    /// When the last one leaves at the account's rate, quiet hours left out.
    pub last_at: Option<Timestamp>,
    /// What keeps it from being submitted.
    pub faults: Vec<Fault>,
    /// What may be as it is, and is better seen.
    pub warnings: Vec<Fault>,
}

impl Gateway {
    /// Proofs a draft.
    ///
    /// # Errors
    /// What the store says.
    pub async fn proof(&self, draft: &Draft, counting: Counting) -> Result<Proof, StoreError> {
        let counted = match self.meant(draft) {
            Some(meant) => self.counted(&meant, counting).await?,
            // An audience that is not chosen yet.
            None => Some(Counted { at: self.inner.world.now(), counts: Arc::default() }),
        };
        let directory = self.inner.menus.directory();
        let mut faults = Vec::new();
        let mut warnings = Vec::new();
        let texts = self.proof_texts(draft, &directory, &mut faults, &mut warnings);
        self.check_frame(draft, &directory, &mut faults).await?;
        let mut proof = Proof {
            fingerprint: draft.fingerprint(),
            texts,
            opt_out_line: draft.opt_out_line == Some(true),
            counted_at: counted.as_ref().map(|counted| counted.at),
            people: 0,
            suppressed: 0,
            by_ward: BTreeMap::new(),
            by_language: BTreeMap::new(),
            by_network: BTreeMap::new(),
            segments: 0,
            cost: 0,
            first_at: None,
            last_at: None,
            faults,
            warnings,
        };
        let copies = Variants::new(self.render(draft));
        for count in counted.iter().flat_map(|counted| counted.counts.iter()) {
            if count.suppressed {
                proof.suppressed += count.people;
                continue;
            }
            let network = count.prefix.as_deref().and_then(Network::of_prefix);
            let parts = copies.segments(&count.language, count.ward_code);
            proof.people += count.people;
            *proof.by_ward.entry(count.ward_code).or_default() += count.people;
            let word = network.map_or("other", Network::word);
            *proof.by_network.entry(word).or_default() += count.people;
            let one = self.inner.rules.broadcasts.tariff.cost(network, parts);
            let parts = i64::try_from(parts).unwrap_or(i64::MAX);
            proof.segments = proof.segments.saturating_add(parts.saturating_mul(count.people));
            proof.cost = proof.cost.saturating_add(one.saturating_mul(count.people));
            *proof.by_language.entry(count.language.clone()).or_default() += count.people;
        }
        self.judge_sums(draft, &mut proof);
        Ok(proof)
    }

    /// The same for a stored broadcast, as it would be submitted now.
    ///
    /// # Errors
    /// [`super::Refusal::Absent`], or what the store says.
    pub async fn proof_of(&self, id: i64, counting: Counting) -> Result<Proof, super::Refusal> {
        let mut draft = self.broadcast(id).await?.draft;
        self.decide_line(&mut draft).await?;
        Ok(self.proof(&draft, counting).await?)
    }

    /// What the sums say: nobody is meant, a budget does not last, when it leaves.
    fn judge_sums(&self, draft: &Draft, proof: &mut Proof) {
        let now = self.inner.world.now();
        let is_counted = proof.counted_at.is_some();
        if is_counted && proof.people == 0 && proof.faults.is_empty() {
            proof.faults.push(Fault::new("/audience", "broadcast-nobody"));
        }
        if let Some(budget) = draft.budget
            && proof.cost > budget
        {
            let fault = Fault::new("/budget", "broadcast-budget-passed")
                .with("cost", shillings(proof.cost))
                .with("budget", shillings(budget));
            proof.faults.push(fault);
        }
        let settings = &self.inner.rules.broadcasts;
        let zone = &self.inner.rules.time_zone;
        let soonest = now.after(settings.countdown);
        let starts_at = match &draft.schedule {
            Schedule::Now => Some(soonest),
            Schedule::At { at } => Some((*at).max(soonest)),
            series => series.next(now, zone),
        };
        let account = self.account_named(&draft.account).map(|at| self.account(at));
        let (Some(starts_at), Some(account)) = (starts_at, account) else { return };
        let quiet = self.rest_of(draft.class);
        let first = self.first_at(draft.class, starts_at);
        let rate = i64::from(account.sending.tps.max(1));
        proof.first_at = Some(first);
        if !is_counted {
            return;
        }
        // The first of a second's worth leaves at its beginning.
        let milliseconds = (proof.segments - 1).max(0).saturating_mul(1_000) / rate;
        let last = finish(first, milliseconds, quiet, zone);
        proof.last_at = Some(last);
        let valid = draft
            .valid_minutes
            .map_or(settings.valid, |minutes| std::time::Duration::from_mins(u64::from(minutes)));
        if last > starts_at.after(valid) {
            proof.warnings.push(Fault::new("/valid_minutes", "broadcast-outlasts"));
        }
    }

    /// Name, account, topic, audience, times and budget.
    async fn check_frame(
        &self,
        draft: &Draft,
        directory: &Directory,
        faults: &mut Vec<Fault>,
    ) -> Result<(), StoreError> {
        let name = draft.name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            faults.push(Fault::new("/name", "broadcast-name"));
        }
        let account = self.account_named(&draft.account).map(|at| self.account(at));
        if account.is_none_or(|account| account.operator.sms().is_none()) {
            faults.push(Fault::new("/account", "broadcast-account"));
        }
        if draft
            .topic
            .is_some_and(|topic| !directory.topics.iter().any(|known| i64::from(*known) == topic))
        {
            faults.push(Fault::new("/topic", "broadcast-topic"));
        }
        let audience = &draft.audience;
        if audience.is_empty() {
            faults.push(Fault::new("/audience", "broadcast-audience-empty"));
        }
        if audience.everybody && !(audience.wards.is_empty() && audience.villages.is_empty()) {
            faults.push(Fault::new("/audience/everybody", "broadcast-everybody"));
        }
        let ward = |code: &i64| directory.wards.iter().any(|ward| i64::from(ward.code) == *code);
        let village = |id: &String| directory.villages.iter().any(|village| village.id == *id);
        let language = |tag: &Language| self.inner.menus.current().languages().any(|it| it == tag);
        let parts = [
            ("/audience", &audience.wards, &audience.villages, &audience.groups),
            (
                "/audience/exclude",
                &audience.exclude.wards,
                &audience.exclude.villages,
                &audience.exclude.groups,
            ),
        ];
        let known_groups: Vec<i64> = if parts.iter().all(|(_, _, _, groups)| groups.is_empty()) {
            Vec::new()
        } else {
            groups::all(&self.inner.store).await?.iter().map(|group| group.id).collect()
        };
        for (place, wards, villages, groups) in parts {
            if !wards.iter().all(ward) {
                faults.push(Fault::new(format!("{place}/wards"), "broadcast-ward"));
            }
            if !villages.iter().all(village) {
                faults.push(Fault::new(format!("{place}/villages"), "broadcast-village"));
            }
            if !groups.iter().all(|group| known_groups.contains(group)) {
                faults.push(Fault::new(format!("{place}/groups"), "broadcast-group"));
            }
        }
        if !audience.languages.iter().all(language) {
            faults.push(Fault::new("/audience/languages", "broadcast-language"));
        }
        if draft.schedule.fault().is_some() {
            faults.push(Fault::new("/schedule", "broadcast-schedule"));
        }
        if let Schedule::At { at } = draft.schedule
            && at <= self.inner.world.now()
        {
            faults.push(Fault::new("/schedule/at", "broadcast-time-past"));
        }
        if draft.valid_minutes.is_some_and(|minutes| !(1..=LONGEST_VALIDITY).contains(&minutes)) {
            faults.push(Fault::new("/valid_minutes", "broadcast-valid"));
        }
        if draft.budget.is_some_and(|budget| !(0..=DEAREST).contains(&budget)) {
            faults.push(Fault::new("/budget", "broadcast-budget"));
        }
        if let Some(corrected) = draft.corrects
            && broadcasts::get(&self.inner.store, corrected).await?.is_none()
        {
            faults.push(Fault::new("/corrects", "broadcast-corrects"));
        }
        Ok(())
    }

    fn proof_texts(
        &self,
        draft: &Draft,
        directory: &Directory,
        faults: &mut Vec<Fault>,
        warnings: &mut Vec<Fault>,
    ) -> Vec<ProofText> {
        if draft.texts.is_empty() {
            faults.push(Fault::new("/texts", "broadcast-texts-missing"));
        }
        let most = self.inner.rules.broadcasts.most_segments;
        let mut proofs = Vec::new();
        for (language, text) in &draft.texts {
            let field = format!("/texts/{language}");
            if !self.inner.menus.current().languages().any(|known| known == language) {
                faults.push(Fault::new(&field, "broadcast-language"));
            }
            if text.trim().is_empty() {
                faults.push(Fault::new(&field, "broadcast-text-empty"));
                continue;
            }
            if text.chars().count() > LONGEST_TEXT {
                faults
                    .push(Fault::new(&field, "broadcast-text-long").with("most", most.to_string()));
                continue;
            }
            let values = draft.values.get(language).unwrap_or(&NO_VALUES);
            let line = self.line(draft, language);
            let ward = widest_ward(draft, directory, text);
            let proof = bulletin::proof(text, values, ward, line.as_deref());
            for name in &proof.unknown {
                faults.push(Fault::new(&field, "broadcast-placeholder").with("name", name));
            }
            for name in &proof.missing {
                let place = format!("/values/{language}/{name}");
                faults.push(Fault::new(place, "broadcast-value-missing").with("name", name));
            }
            let named = bulletin::names(text);
            for (name, value) in values {
                let place = format!("/values/{language}/{name}");
                if !named.contains(&name.as_str()) {
                    warnings.push(Fault::new(place, "broadcast-value-unused").with("name", name));
                } else if value.chars().count() > bulletin::width(name).unwrap_or(usize::MAX) {
                    warnings.push(Fault::new(place, "broadcast-value-wide").with("name", name));
                }
            }
            for change in proof.lost() {
                let fault = Fault::new(&field, "broadcast-character-lost")
                    .with("character", change.from.to_string())
                    .with("place", (change.at + 1).to_string());
                faults.push(fault);
            }
            if let Some(change) = proof.forcing() {
                let warning = Fault::new(&field, "broadcast-replaced")
                    .with("character", change.from.to_string())
                    .with("place", (change.at + 1).to_string())
                    .with("count", proof.changes.len().to_string());
                warnings.push(warning);
            }
            for fault in lint::faults(&proof.text, &self.inner.rules.broadcasts.link_names) {
                faults.push(match fault {
                    lint::Fault::Link { written } => {
                        Fault::new(&field, "broadcast-link").with("link", written)
                    }
                    lint::Fault::Secret { word } => {
                        Fault::new(&field, "broadcast-secret").with("word", word)
                    }
                    lint::Fault::Money { words } => {
                        Fault::new(&field, "broadcast-money").with("words", words)
                    }
                });
            }
            let parts = proof.widest.count();
            if parts > most {
                let fault = Fault::new(&field, "broadcast-text-long")
                    .with("segments", parts.to_string())
                    .with("most", most.to_string());
                faults.push(fault);
            } else if parts > 1 {
                let warning = Fault::new(&field, "broadcast-segments")
                    .with("segments", parts.to_string())
                    .with("units", proof.widest.units.to_string());
                warnings.push(warning);
            }
            if !begins_with_council(&proof.text) {
                warnings.push(Fault::new(&field, "broadcast-unsigned"));
            }
            proofs.push(ProofText {
                language: language.clone(),
                forcing: proof.forcing().cloned(),
                cuts: segments(&proof.text).cuts,
                units: proof.widest.units,
                segments: parts,
                text: proof.text,
                changes: proof.changes,
                missing: proof.missing,
            });
        }
        proofs
    }

    /// The line that says how to leave, where the draft has it.
    fn line(&self, draft: &Draft, language: &Language) -> Option<String> {
        let line = self.inner.rules.broadcasts.office.line(language);
        (draft.opt_out_line == Some(true) && !line.is_empty()).then_some(line)
    }

    /// Every text of a draft as it leaves, for each ward where the ward is named in it.
    pub(super) fn render(&self, draft: &Draft) -> Vec<CopyRow> {
        let directory = self.inner.menus.directory();
        let mut copies = Vec::new();
        for (language, text) in &draft.texts {
            let values = draft.values.get(language).unwrap_or(&NO_VALUES);
            let line = self.line(draft, language);
            let mut add = |ward_code: i64, ward: Option<&str>| {
                let proof = bulletin::proof(text, values, ward, line.as_deref());
                let parts = segments(&proof.text).count();
                copies.push(CopyRow {
                    language: language.clone(),
                    ward_code,
                    body: proof.text,
                    segments: i64::try_from(parts).unwrap_or(i64::MAX),
                });
            };
            let names_ward = bulletin::names(text).contains(&WARD);
            if !names_ward || is_given(values, WARD) {
                add(ANY_WARD, None);
            }
            if names_ward {
                for ward in &directory.wards {
                    add(i64::from(ward.code), Some(&ward.name));
                }
            }
        }
        copies
    }

    /// Who is meant by a draft; `None` while it has no text or no audience.
    pub(super) fn meant(&self, draft: &Draft) -> Option<Meant> {
        if draft.audience.is_empty() {
            return None;
        }
        let usual = &self.inner.rules.default_language;
        let first = draft.texts.keys().next()?;
        let otherwise = if draft.texts.contains_key(usual) { usual } else { first };
        let topic = draft.topic.filter(|_| draft.class == Class::Ordinary);
        let needs_ward = draft.texts.iter().any(|(language, text)| {
            let given = draft.values.get(language).is_some_and(|values| is_given(values, WARD));
            !given && bulletin::names(text).contains(&WARD)
        });
        Some(Meant::new(&draft.audience, topic, usual, draft.texts.keys(), otherwise, needs_ward))
    }
}

fn is_given(values: &BTreeMap<String, String>, name: &str) -> bool {
    values.get(name).is_some_and(|value| !value.trim().is_empty())
}

static NO_VALUES: BTreeMap<String, String> = BTreeMap::new();

/// The widest name of a ward that a text may be filled with, where it names the ward.
fn widest_ward<'a>(draft: &Draft, directory: &'a Directory, text: &str) -> Option<&'a str> {
    if !bulletin::names(text).contains(&WARD) {
        return None;
    }
    let audience = &draft.audience;
    let by_wards_alone = !audience.everybody
        && audience.groups.is_empty()
        && audience.villages.is_empty()
        && !audience.wards.is_empty();
    directory
        .wards
        .iter()
        .filter(|ward| !by_wards_alone || audience.wards.contains(&i64::from(ward.code)))
        .map(|ward| ward.name.as_str())
        .max_by_key(|name| name.chars().count())
}

/// Whether the council's name stands among the first words or at the end, where a
/// citizen looks for who it is from.
fn begins_with_council(text: &str) -> bool {
    let upper = text.to_uppercase();
    ["MBARALI", "HALMASHAURI"].iter().any(|name| upper.contains(name))
}

/// When as many milliseconds of sending are over, quiet hours left out.
pub(super) fn finish(
    first: Timestamp,
    milliseconds: i64,
    quiet: Option<QuietHours>,
    zone: &TimeZone,
) -> Timestamp {
    let (mut at, mut left) = (first, milliseconds);
    // A year of days: a rate so low is refused by the validity long before.
    for _ in 0..366 {
        let closes = quiet.and_then(|quiet| quiet.closes_at(at, zone));
        let open = closes.map_or(i64::MAX, |closes| closes.as_ms() - at.as_ms());
        if left < open {
            return Timestamp::from_ms(at.as_ms().saturating_add(left));
        }
        left -= open;
        let closes = Timestamp::from_ms(at.as_ms().saturating_add(open));
        at = quiet.and_then(|quiet| quiet.opens_at(closes, zone)).unwrap_or(closes);
    }
    at
}

/// Rendered texts by language and ward, to know what each costs.
struct Variants(BTreeMap<(Language, i64), i64>);

impl Variants {
    fn new(copies: Vec<CopyRow>) -> Self {
        Self(copies.into_iter().map(|it| ((it.language, it.ward_code), it.segments)).collect())
    }

    fn segments(&self, language: &Language, ward: Option<i64>) -> usize {
        let of = |ward: i64| self.0.get(&(language.clone(), ward));
        let found = ward.and_then(of).or_else(|| of(ANY_WARD)).copied().unwrap_or(1);
        usize::try_from(found).unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_ms(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn the_last_message_leaves_when_the_open_hours_last() {
        let zone = TimeZone::get("Africa/Dar_es_Salaam").unwrap();
        let night = QuietHours { from: "20:00".parse().unwrap(), to: "08:00".parse().unwrap() };
        let hours = |hours: i64| hours * 3_600_000;
        let end = |first, left| finish(at(first), left, Some(night), &zone);
        assert_eq!(end("2026-11-23T09:00:00+03:00", 0), at("2026-11-23T09:00:00+03:00"));
        assert_eq!(end("2026-11-23T09:00:00+03:00", hours(10)), at("2026-11-23T19:00:00+03:00"));
        // Eleven hours on the first day, twelve on the second, one on the third.
        assert_eq!(end("2026-11-23T09:00:00+03:00", hours(24)), at("2026-11-25T09:00:00+03:00"));
        assert_eq!(
            finish(at("2026-11-23T09:00:00+03:00"), hours(24), None, &zone),
            at("2026-11-24T09:00:00+03:00")
        );
    }
}
