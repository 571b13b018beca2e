//! What an approval is asked for, line by line, and what changed since the last time.

use askama::Template;

use crate::{
    domain::{
        broadcast::{Audience, Draft},
        language::Language,
        schedule::Schedule,
    },
    gateway::{
        Gateway,
        broadcasts::{
            Broadcast,
            submissions::{Document, Submission},
        },
        refusal::Refusal,
    },
    http::console::{page::Page, places, words::Words},
    text::compare::{Piece, versions},
};

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    /// What it is about, as the reader sees it; each stands once.
    label: String,
    value: String,
    /// The language of a text.
    language: Option<String>,
}

/// A line that is not what it was.
#[derive(Debug)]
struct Change {
    label: String,
    before: Vec<Piece>,
    after: Vec<Piece>,
}

/// The document as a part of a page.
#[derive(Template)]
#[template(path = "bulletins/document.html")]
pub(super) struct DocumentPart {
    page: Page,
    /// The key of its title.
    title: &'static str,
    /// The texts as they arrive, where no proof shows them.
    texts: Vec<Line>,
    /// Everything but the texts.
    lines: Vec<Line>,
    /// The version before, if there is one.
    before: Option<Before>,
}

/// What is told of the version before.
struct Before {
    told: String,
    comment: Option<String>,
    changes: Vec<Change>,
}

impl DocumentPart {
    pub(super) async fn new(
        page: Page,
        gateway: &Gateway,
        document: &Document,
        before: Option<Submission>,
        is_counted: bool,
    ) -> Result<Self, Refusal> {
        let names = Names::read(gateway, &page.words).await?;
        let lines = names.lines(document, is_counted);
        let before = before.map(|before| Before {
            told: told(&before, &page.words),
            changes: changes(&names.lines(&before.document, is_counted), &lines),
            comment: before.decision.and_then(|decision| decision.comment),
        });
        let lines = lines.into_iter().filter(|line| line.language.is_none()).collect();
        Ok(Self { page, title: "document-title", texts: Vec::new(), lines, before })
    }

    /// Of a broadcast that can no longer be changed: what was approved, as it was shown.
    pub(super) async fn settled(
        page: Page,
        gateway: &Gateway,
        broadcast: &Broadcast,
    ) -> Result<Self, Refusal> {
        let submitted = gateway.submitted_last(broadcast).await?;
        let is_counted = submitted.is_some();
        let document = submitted.map_or_else(
            || Document {
                draft: broadcast.draft.clone(),
                arrives: broadcast.draft.texts.clone(),
                people: 0,
                segments: 0,
                cost: 0,
            },
            |it| it.document,
        );
        let names = Names::read(gateway, &page.words).await?;
        let lines = names.lines(&document, is_counted);
        let lines = lines.into_iter().filter(|line| line.language.is_none()).collect();
        let mut arrives: Vec<_> = document.arrives.into_iter().collect();
        arrives.sort_by_key(|(language, _)| page.words.rank(language));
        let texts = arrives.into_iter().map(|(language, value)| Line {
            label: page.words.word("language", language.tag()).into_owned(),
            value,
            language: Some(language.tag().to_owned()),
        });
        let is_approved = broadcast.approved_at.is_some();
        let title = if is_approved { "document-title-approved" } else { "document-title-written" };
        Ok(Self { title, texts: texts.collect(), page, lines, before: None })
    }
}

/// What became of the version before, as a sentence.
fn told(before: &Submission, words: &Words) -> String {
    let (key, officer, at) = match &before.decision {
        Some(decision) if decision.is_approval => {
            ("document-approved", &decision.officer, decision.at)
        }
        Some(decision) => ("document-returned", &decision.officer, decision.at),
        None => ("document-taken-back", &before.officer, before.at),
    };
    words.say2(key, "officer", officer, "at", words.instant(at))
}

fn changes(before: &[Line], after: &[Line]) -> Vec<Change> {
    let was = |label: &str| before.iter().find(|it| it.label == label);
    let mut changes = Vec::new();
    for line in after {
        let old = was(&line.label).map_or("", |it| it.value.as_str());
        if old != line.value {
            let (before, after) = versions(old, &line.value);
            changes.push(Change { label: line.label.clone(), before, after });
        }
    }
    for line in before.iter().filter(|it| after.iter().all(|now| now.label != it.label)) {
        let (before, after) = versions(&line.value, "");
        changes.push(Change { label: line.label.clone(), before, after });
    }
    changes
}

/// What numbers of a draft stand for, in the reader's words.
struct Names<'a> {
    words: &'a Words,
    gateway: &'a Gateway,
    groups: Vec<(i64, String)>,
}

impl<'a> Names<'a> {
    async fn read(gateway: &'a Gateway, words: &'a Words) -> Result<Self, Refusal> {
        let groups = gateway.groups().await?;
        let groups = groups.into_iter().map(|it| (it.id, it.name)).collect();
        Ok(Self { words, gateway, groups })
    }

    /// Every field of a document is one of its lines, but for what is counted while
    /// nobody has.
    fn lines(&self, document: &Document, is_counted: bool) -> Vec<Line> {
        let words = self.words;
        // What arrives is made of the texts and values, and shown by the proof.
        let Document { draft, arrives: _, people, segments, cost } = document;
        // The template is only for the record.
        let Draft {
            name,
            class,
            account,
            topic,
            template: _,
            texts,
            values,
            opt_out_line,
            audience,
            schedule,
            valid_minutes,
            budget,
            corrects,
        } = draft;
        let mut lines = Vec::new();
        let mut line = |label: String, value: String| {
            lines.push(Line { label, value, language: None });
        };
        let label = |key: &str| words.say(key).into_owned();
        line(label("bulletin-name"), name.clone());
        line(label("bulletin-class"), words.word("class", class.word()).into_owned());
        line(label("bulletin-account"), account.clone());
        let topic = topic.and_then(|topic| u8::try_from(topic).ok());
        let topic = topic.map_or_else(
            || label("bulletin-any-topic"),
            |topic| self.gateway.topic_name_in(topic, words.language()),
        );
        line(label("bulletin-topic"), topic);
        self.audience(audience, &mut line);
        line(label("bulletin-when"), self.when(schedule));
        let valid = valid_minutes.map_or_else(
            || label("document-by-rule"),
            |minutes| words.say1("document-minutes", "count", minutes),
        );
        line(label("document-valid"), valid);
        let budget = budget.map_or_else(|| label("document-no-limit"), |most| words.money(most));
        line(label("bulletin-budget"), budget);
        let added = match opt_out_line {
            Some(true) => "line-yes",
            Some(false) => "line-no",
            None => "line-rule",
        };
        line(label("bulletin-line"), label(added));
        if let Some(corrected) = corrects {
            line(label("document-corrects"), corrected.to_string());
        }
        if is_counted {
            line(label("proof-people"), words.number(people));
            line(label("proof-segments"), words.number(segments));
            line(label("proof-cost"), words.money(cost));
        }
        for (language, text) in texts {
            let shown = words.word("language", language.tag());
            lines.push(Line {
                label: words.say1("bulletin-text", "language", shown),
                value: text.clone(),
                language: Some(language.tag().to_owned()),
            });
        }
        for (language, values) in values {
            let shown = words.word("language", language.tag());
            for (name, value) in values {
                lines.push(Line {
                    label: words.say2("bulletin-value", "name", name, "language", &shown),
                    value: value.clone(),
                    language: Some(language.tag().to_owned()),
                });
            }
        }
        lines
    }

    /// Whom it is for, and whom not.
    fn audience(&self, audience: &Audience, line: &mut impl FnMut(String, String)) {
        let words = self.words;
        let Audience { everybody, wards, villages, groups, languages, exclude } = audience;
        if *everybody {
            let all = words.say("bulletin-everybody").into_owned();
            line(words.say("bulletin-audience").into_owned(), all);
        }
        let directory = self.gateway.menus().directory();
        let ward = |code: &i64| places::ward(&directory, *code);
        let village = |id: &String| places::village(&directory, id);
        let group = |id: &i64| {
            let found = self.groups.iter().find(|(known, _)| known == id);
            found.map_or_else(|| id.to_string(), |(_, name)| name.clone())
        };
        let language = |it: &Language| words.word("language", it.tag()).into_owned();
        for (key, names) in [
            ("bulletin-wards", wards.iter().map(ward).collect::<Vec<_>>()),
            ("bulletin-villages", villages.iter().map(village).collect()),
            ("bulletin-groups", groups.iter().map(group).collect()),
            ("bulletin-languages", languages.iter().map(language).collect()),
            ("bulletin-exclude-wards", exclude.wards.iter().map(ward).collect()),
            ("document-exclude-villages", exclude.villages.iter().map(village).collect()),
            ("bulletin-exclude-groups", exclude.groups.iter().map(group).collect()),
        ] {
            if !names.is_empty() {
                line(words.say(key).into_owned(), names.join(", "));
            }
        }
    }

    fn when(&self, schedule: &Schedule) -> String {
        let words = self.words;
        let clock = |time: &crate::domain::schedule::Clock| format!("{time} ({})", time.swahili());
        match schedule {
            Schedule::Now => words.say("when-now").into_owned(),
            Schedule::At { at } => words.spoken_instant(at),
            Schedule::Daily { time } => words.say1("document-daily", "time", clock(time)),
            Schedule::Weekly { weekday, time } => {
                let day = words.word("weekday", &weekday.to_string()).into_owned();
                words.say2("document-weekly", "day", day, "time", clock(time))
            }
            Schedule::Monthly { day, time } => {
                words.say2("document-monthly", "day", day, "time", clock(time))
            }
        }
    }
}
