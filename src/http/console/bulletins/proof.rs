//! What a proof looks like: the texts as they arrive, who gets them, what it costs.

use std::time::Duration;

use askama::Template;

use crate::{
    domain::language::Language,
    gateway::{
        Gateway,
        broadcasts::proof::{Proof, ProofText},
    },
    http::console::{page::Page, places},
};

/// Numbers that are older than this say of when they are.
const NOW: Duration = Duration::from_secs(2);

/// The proof as a part of a page, or alone where a script asks for it.
#[derive(Template)]
#[template(path = "bulletins/proof.html")]
pub(super) struct ProofPart {
    pub(super) page: Page,
    pub(super) proof: Proof,
    /// People by ward, by the ward's name.
    pub(super) wards: Vec<(String, i64)>,
    /// Of when the numbers are, where that is not now.
    pub(super) as_of: Option<String>,
    /// The page to look at again while nobody has counted; `None` where the form that is
    /// being written is sent again for it.
    pub(super) again: Option<String>,
}

impl ProofPart {
    pub(super) fn new(
        page: Page,
        gateway: &Gateway,
        mut proof: Proof,
        again: Option<String>,
    ) -> Self {
        proof.texts.sort_by_key(|text| page.words.rank(&text.language));
        let now = gateway.world().now();
        let old = proof.counted_at.filter(|at| now.since(*at) >= NOW);
        let as_of = old.map(|at| page.words.instant(at));
        let directory = gateway.menus().directory();
        let mut wards: Vec<(String, i64)> = proof
            .by_ward
            .iter()
            .map(|(code, people)| {
                (places::ward_or_unknown(&directory, *code, &page.words), *people)
            })
            .collect();
        wards.sort_by_key(|(_, people)| -people);
        Self { page, proof, wards, as_of, again }
    }

    fn language(&self, language: &Language) -> String {
        self.page.words.word("language", language.tag()).into_owned()
    }
}

/// A text cut where its segments end.
fn segments(text: &ProofText) -> Vec<&str> {
    let mut ends: Vec<usize> = text.cuts.iter().copied().filter(|cut| *cut > 0).collect();
    ends.push(text.text.len());
    let mut from = 0;
    let mut parts = Vec::new();
    for end in ends {
        parts.extend(text.text.get(from..end));
        from = end;
    }
    parts
}
