//! A broadcast as it is shown: itself, its preview, its report and its recipients.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::draft::DraftJson;
use crate::{
    domain::broadcast::Stage,
    gateway::{
        broadcasts::{
            Broadcast,
            office::Template,
            proof::Proof,
            report::{Recipient, Report, States, plain},
        },
        refusal::Fault,
    },
    http::api::{
        endpoint::Call,
        shown::{instant, number},
    },
};

/// A broadcast.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Shown {
    /// Its number.
    #[schema(minimum = 1, example = 1)]
    pub(super) id: i64,
    /// What officers call it.
    #[schema(max_length = 1000)]
    pub(super) name: String,
    /// `ordinary` or `emergency`.
    #[schema(max_length = 10, example = "ordinary")]
    pub(super) class: String,
    /// The account it leaves by.
    #[schema(max_length = 32, example = "simulator")]
    pub(super) account: String,
    /// Where it stands: `draft`, `submitted`, `returned`, `approved`, `expanding`,
    /// `scheduled`, `sending`, `paused`, `held`, `done`, `cancelled` or `expired`.
    #[schema(max_length = 10, example = "draft")]
    pub(super) state: String,
    /// Why it was returned, paused or held.
    #[schema(max_length = 4000)]
    pub(super) reason: Option<String>,
    /// Who wrote it last.
    #[schema(max_length = 64)]
    pub(super) author: String,
    /// What an approval is given for: any change gives another.
    #[schema(max_length = 64)]
    pub(super) fingerprint: String,
    /// What was written: what an edit begins with.
    pub(super) draft: DraftJson,
    /// How many people it is written for, once the audience is frozen.
    #[schema(minimum = 0)]
    pub(super) audience: i64,
    /// The most it may cost, in hundredths of a shilling: as it was written, or as it was
    /// raised since; null for no limit of its own.
    #[schema(minimum = 0)]
    pub(super) budget: Option<i64>,
    /// What was spent on it so far, in hundredths of a shilling.
    #[schema(minimum = 0)]
    pub(super) spent: i64,
    /// The broadcast that it corrects.
    #[schema(minimum = 1)]
    pub(super) corrects: Option<i64>,
    /// The repeating broadcast of which it is an occurrence.
    #[schema(minimum = 1)]
    pub(super) series: Option<i64>,
    /// When its first message may leave.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) starts_at: Option<String>,
    /// Until when it is worth sending.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) send_before: Option<String>,
    /// When it is sent next, where it repeats.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) next_at: Option<String>,
    /// When it was begun.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) created_at: String,
    /// When it last changed.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) changed_at: String,
    /// When it was approved.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) approved_at: Option<String>,
}

/// A page of broadcasts, the newest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BroadcastPage {
    /// The broadcasts.
    #[schema(max_items = 500)]
    pub(super) items: Vec<Shown>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    pub(super) next: Option<String>,
}

/// What a broadcast would be, before anybody approves it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Preview {
    /// What an approval would be given for.
    #[schema(max_length = 64)]
    pub(super) fingerprint: String,
    /// The texts as they arrive.
    #[schema(max_items = 50)]
    pub(super) texts: Vec<PreviewText>,
    /// Whether the line that says how to leave is in them: as the author decided, else by
    /// the rule as it stands now.
    pub(super) opt_out_line: bool,
    /// How many people get it.
    #[schema(minimum = 0)]
    pub(super) people: i64,
    /// How many more are meant and get nothing, because they left or take nothing.
    #[schema(minimum = 0)]
    pub(super) suppressed: i64,
    /// How many by ward code; `unknown` for those whose ward nobody knows.
    pub(super) by_ward: BTreeMap<String, i64>,
    /// How many by language.
    pub(super) by_language: BTreeMap<String, i64>,
    /// How many by the network that their prefix hints at.
    pub(super) by_network: BTreeMap<String, i64>,
    /// How many segments in all.
    #[schema(minimum = 0)]
    pub(super) segments: i64,
    /// What it costs by the tariff, in hundredths of a shilling.
    #[schema(minimum = 0)]
    pub(super) cost: i64,
    /// When the first message would leave if it were approved now.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) first_at: Option<String>,
    /// When the last would leave at the account's rate.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) last_at: Option<String>,
    /// The fields that keep it from being submitted.
    #[schema(max_items = 1000)]
    pub(super) faults: Vec<Told>,
    /// The fields that had better be looked at.
    #[schema(max_items = 1000)]
    pub(super) warnings: Vec<Told>,
}

/// A text as it arrives.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PreviewText {
    /// The language.
    #[schema(max_length = 8)]
    pub(super) language: String,
    /// The text at its widest.
    #[schema(max_length = 100_000)]
    pub(super) text: String,
    /// Its length in septets, or in UCS-2 units where it leaves the GSM alphabet.
    #[schema(minimum = 0)]
    pub(super) units: usize,
    /// How many segments that is.
    #[schema(minimum = 0)]
    pub(super) segments: usize,
    /// What was replaced so that it fits the GSM alphabet.
    #[schema(max_items = 2000)]
    pub(super) changes: Vec<Changed>,
    /// Placeholders that have no value yet.
    #[schema(max_items = 100)]
    pub(super) missing: Vec<Name>,
}

/// The name of a placeholder.
#[derive(Debug, Serialize, ToSchema)]
#[schema(max_length = 1000)]
pub(super) struct Name(String);

/// A field and what is said of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    /// The field, as a JSON pointer.
    #[schema(max_length = 1000)]
    pub(super) pointer: String,
    /// The name of the remark, the same in every language.
    #[schema(max_length = 100)]
    pub(super) code: String,
    /// What it is, in the reader's words.
    #[schema(max_length = 3000, example = "The text makes 2 segments.")]
    pub(super) detail: String,
    /// What would be better.
    #[schema(max_length = 3000, example = "Shorten it.")]
    pub(super) remedy: String,
}

/// What became of a broadcast.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Outcomes {
    /// The broadcast.
    pub(super) broadcast: Shown,
    /// How many messages there are.
    #[schema(minimum = 0)]
    pub(super) people: i64,
    /// Whether every sum below and the audience are equal.
    pub(super) adds_up: bool,
    /// By state.
    pub(super) by_state: BTreeMap<String, i64>,
    /// By plain reason.
    pub(super) by_reason: BTreeMap<String, i64>,
    /// By network and then by state.
    pub(super) by_network: BTreeMap<String, BTreeMap<String, i64>>,
    /// By ward code (`unknown` for none) and then by state.
    pub(super) by_ward: BTreeMap<String, BTreeMap<String, i64>>,
}

/// A page of recipients in the order of their numbers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecipientPage {
    /// The recipients.
    #[schema(max_items = 500)]
    pub(super) items: Vec<RecipientShown>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    pub(super) next: Option<String>,
}

/// What became of one person's message.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecipientShown {
    /// The number of the message.
    #[schema(minimum = 1)]
    pub(super) id: i64,
    /// Who; masked for viewers.
    #[schema(max_length = 20)]
    pub(super) to: String,
    /// The language of their text.
    #[schema(max_length = 8)]
    pub(super) language: String,
    /// Their ward when the audience was frozen.
    #[schema(minimum = 0)]
    pub(super) ward: Option<i64>,
    /// Where the message stands.
    #[schema(max_length = 12)]
    pub(super) state: String,
    /// Why, in a word that the report counts by.
    #[schema(max_length = 30)]
    pub(super) reason: String,
    /// The same in the reader's words.
    #[schema(max_length = 500)]
    pub(super) told: String,
    /// How often it was handed over.
    #[schema(minimum = 0)]
    pub(super) attempts: i64,
    /// When it last changed.
    #[schema(format = DateTime, max_length = 40)]
    pub(super) changed_at: String,
}

/// A character that was replaced.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Changed {
    /// Its place, counted in characters from 0.
    #[schema(minimum = 0, example = 17)]
    pub(super) at: usize,
    /// What stood there.
    #[schema(max_length = 4, example = "’")]
    pub(super) from: String,
    /// What stands there now.
    #[schema(max_length = 20, example = "'")]
    pub(super) to: String,
}

/// All templates.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TemplateList {
    /// In their order.
    #[schema(max_items = 500)]
    pub(super) items: Vec<TemplateShown>,
}

/// A text to begin from.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TemplateShown {
    /// Its name.
    #[schema(max_length = 60, example = "maji.katizo")]
    pub(super) id: String,
    /// What it is for, in the reader's language.
    #[schema(max_length = 500)]
    pub(super) purpose: String,
    /// The topic it is about.
    #[schema(minimum = 0, example = 1)]
    pub(super) topic: Option<i64>,
    /// `ordinary` or `emergency`.
    #[schema(max_length = 20, example = "ordinary")]
    pub(super) class: String,
    /// The texts by language.
    pub(super) texts: BTreeMap<String, String>,
}

pub(super) fn view(broadcast: &Broadcast) -> Shown {
    Shown {
        id: broadcast.id,
        name: broadcast.name.clone(),
        class: broadcast.class.word().to_owned(),
        account: broadcast.account.clone(),
        state: Stage::word(broadcast.state).to_owned(),
        reason: broadcast.reason.clone(),
        author: broadcast.author.clone(),
        fingerprint: broadcast.fingerprint.clone(),
        draft: DraftJson::of(&broadcast.draft),
        audience: broadcast.audience,
        budget: broadcast.budget,
        spent: broadcast.spent,
        corrects: broadcast.corrects,
        series: broadcast.series,
        starts_at: broadcast.starts_at.map(instant),
        send_before: broadcast.send_before.map(instant),
        next_at: broadcast.next_at.map(instant),
        created_at: instant(broadcast.created_at),
        changed_at: instant(broadcast.changed_at),
        approved_at: broadcast.approved_at.map(instant),
    }
}

pub(super) fn previewed(call: &Call, proof: Proof) -> Preview {
    let told = |faults: Vec<Fault>| {
        faults
            .into_iter()
            .map(|fault| {
                let (detail, remedy) = call.told(&fault);
                Told { pointer: fault.field, code: fault.key.to_owned(), detail, remedy }
            })
            .collect()
    };
    Preview {
        fingerprint: proof.fingerprint,
        texts: proof
            .texts
            .into_iter()
            .map(|text| PreviewText {
                language: text.language.tag().to_owned(),
                text: text.text,
                units: text.units,
                segments: text.segments,
                changes: text
                    .changes
                    .iter()
                    .map(|change| Changed {
                        at: change.at,
                        from: change.from.to_string(),
                        to: change.to.clone(),
                    })
                    .collect(),
                missing: text.missing.into_iter().map(Name).collect(),
            })
            .collect(),
        opt_out_line: proof.opt_out_line,
        people: proof.people,
        suppressed: proof.suppressed,
        by_ward: proof.by_ward.into_iter().map(|(ward, people)| (of_ward(ward), people)).collect(),
        by_language: proof
            .by_language
            .into_iter()
            .map(|(language, people)| (language.tag().to_owned(), people))
            .collect(),
        by_network: named(proof.by_network),
        segments: proof.segments,
        cost: proof.cost,
        first_at: proof.first_at.map(instant),
        last_at: proof.last_at.map(instant),
        faults: told(proof.faults),
        warnings: told(proof.warnings),
    }
}

/// Sums by a word.
fn named(sums: States) -> BTreeMap<String, i64> {
    sums.into_iter().map(|(word, people)| (word.to_owned(), people)).collect()
}

fn of_ward(code: Option<i64>) -> String {
    code.map_or_else(|| "unknown".to_owned(), |code| code.to_string())
}

pub(super) fn outcomes(report: Report) -> Outcomes {
    let adds_up = report.adds_up();
    let Report { broadcast, people, by_state, by_reason, by_network, by_ward } = report;
    Outcomes {
        broadcast: view(&broadcast),
        people,
        adds_up,
        by_state: named(by_state),
        by_reason: by_reason
            .into_iter()
            .map(|(reason, people)| (reason.word().to_owned(), people))
            .collect(),
        by_network: by_network
            .into_iter()
            .map(|(network, states)| (network.to_owned(), named(states)))
            .collect(),
        by_ward: by_ward.into_iter().map(|(ward, states)| (of_ward(ward), named(states))).collect(),
    }
}

pub(super) fn recipient(call: &Call, row: &Recipient) -> RecipientShown {
    let reason = plain(row.state, row.reason.as_deref());
    RecipientShown {
        id: row.id,
        to: number(&row.msisdn, &call.officer),
        language: row.language.tag().to_owned(),
        ward: row.ward_code,
        state: row.state.word().to_owned(),
        reason: reason.word().to_owned(),
        told: call.gateway.told(reason, &call.language),
        attempts: row.attempts,
        changed_at: instant(row.changed_at),
    }
}

pub(super) fn template(call: &Call, template: &Template) -> TemplateShown {
    TemplateShown {
        id: template.id.clone(),
        purpose: template.purpose.get(&call.language).cloned().unwrap_or_default(),
        topic: template.topic,
        class: template.class.word().to_owned(),
        texts: template
            .texts
            .iter()
            .map(|(language, text)| (language.tag().to_owned(), text.clone()))
            .collect(),
    }
}
