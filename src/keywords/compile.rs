//! From the file to what is read by, and everything that is refused on the way.

use std::collections::{BTreeMap, HashMap};

use toml::Spanned;

use super::{
    Counts, Keyword, Keywords, Spelling, Word,
    file::{self, Does, KeywordFile, KeywordsFile, Words},
    replies,
};
use crate::{
    domain::{
        finding::{Finding, line_of},
        language::Language,
    },
    menu::{
        Program,
        check::widest_answer,
        file::Source,
        program::{Kind, ScreenId},
        seed::Seed,
    },
    text::segment::GSM7_SINGLE,
};

impl Keywords {
    /// Reads and checks the keywords against the menu and its texts.
    ///
    /// # Errors
    /// Everything that is wrong, with file and line: an unknown key, a word spelled
    /// twice or heard as another, a language without words, a screen that answers
    /// nothing, a reply that is missing or may pass one SMS.
    pub fn compile(source: &Source, program: &Program, seed: &Seed) -> Result<Self, Vec<Finding>> {
        let file = file::read(source).map_err(|finding| vec![finding])?;
        let mut compiler = Compiler { source, program, findings: Vec::new(), heard: Vec::new() };
        let keywords = compiler.keywords(file);
        compiler.leaving(&keywords);
        for number in seed
            .topics
            .iter()
            .filter(|number| !keywords.topics.iter().any(|(known, _)| known == *number))
        {
            compiler.at(0, format!("topic {number} has no word: add a [[topic]] with this number"));
        }
        compiler.findings.extend(replies::check(program, &keywords.widths, seed));
        if compiler.findings.is_empty() {
            Ok(keywords)
        } else {
            compiler.findings.sort();
            compiler.findings.dedup();
            Err(compiler.findings)
        }
    }
}

struct Compiler<'a> {
    source: &'a Source,
    program: &'a Program,
    findings: Vec<Finding>,
    /// The spellings seen so far, whose they are, and when they count.
    heard: Vec<(Spelling, String, Counts)>,
}

impl Compiler<'_> {
    fn at(&mut self, offset: usize, message: String) {
        let line = line_of(&self.source.text, offset);
        self.findings.push(Finding::error(&self.source.file, line, message));
    }

    fn keywords(&mut self, file: KeywordsFile) -> Keywords {
        let mut keywords: Vec<Keyword> = Vec::new();
        let (mut leave_beginnings, mut leave_grown) = (Vec::new(), Vec::new());
        for written in file.keyword {
            let offset = written.span().start;
            let written = written.into_inner();
            let does = written.does;
            if keywords.iter().any(|known| known.does == does) {
                self.at(offset, format!("`{}` is done by a keyword above", does.word()));
            }
            if does == Does::Leave {
                leave_beginnings = self.spellings(&written.begins);
                leave_grown = self.spellings(&written.stray);
            } else if let Some(word) = written.begins.first().or(written.stray.first()) {
                let message = "`begins` and `stray` have a meaning for `leave` only".to_owned();
                self.at(word.span().start, message);
            }
            keywords.push(self.keyword(offset, &written));
        }
        for does in Does::ALL {
            if !keywords.iter().any(|keyword| keyword.does == does) {
                self.at(0, format!("no keyword does `{}`: add one", does.word()));
            }
        }
        let topics = self.topics(file.topic);
        let languages = self.by_language(&file.languages, "[languages]");
        let mut plain = |words: &Words, what: &str| {
            self.by_language(words, what).into_iter().map(|(_, word)| word).collect::<Vec<_>>()
        };
        let (yes, no, all) =
            (plain(&file.yes, "[yes]"), plain(&file.no, "[no]"), plain(&file.all, "[all]"));
        let mut listed = |words: &[Spanned<String>]| {
            words.iter().map(|word| self.spelling(word)).collect::<Vec<_>>()
        };
        let institution = listed(&file.institution);
        let reserved = listed(&file.reserved);
        let apart =
            file.apart.iter().map(|[one, other]| (self.spelling(one), self.spelling(other)));
        Keywords {
            institution,
            reserved,
            apart: apart.collect(),
            known: keywords,
            leave_beginnings: leave_beginnings.into_iter().map(|word| word.letters).collect(),
            leave_grown: leave_grown.into_iter().map(|word| word.letters).collect(),
            yes,
            no,
            all,
            topics,
            languages,
            widths: file.widths.into_iter().collect::<HashMap<_, _>>(),
        }
    }

    fn keyword(&mut self, offset: usize, written: &KeywordFile) -> Keyword {
        let does = written.does;
        let owner = does.word();
        let mut words = Vec::new();
        for (language, spelled) in self.tongues(&written.words, owner) {
            for word in spelled {
                let spelling = self.spelling(&word);
                self.hear(&word, &spelling, owner, Counts::Always);
                words.push(Word { spelling, language: language.clone(), counts: Counts::Always });
            }
        }
        // A spelling that counts by what follows is of the first language listed.
        let first = written.words.keys().max().and_then(|tag| Language::parse(tag));
        for (spelled, counts) in
            [(&written.alone, Counts::Alone), (&written.followed, Counts::Followed)]
        {
            for word in spelled {
                let spelling = self.spelling(word);
                self.hear(word, &spelling, owner, counts);
                if let Some(language) = first.clone() {
                    words.push(Word { spelling, language, counts });
                }
            }
        }
        let mut answers: Vec<(Spelling, ScreenId)> = Vec::new();
        for answer in &written.answers {
            let at = answer.span().start;
            let answer = answer.get_ref();
            let Some(screen) = self.answering(at, &answer.screen) else { continue };
            for word in &answer.words {
                let spelling = self.spelling(word);
                if answers.iter().any(|(known, _)| known.sounds_like(&spelling)) {
                    let message =
                        format!("`{}` is answered by another screen above", word.as_ref());
                    self.at(word.span().start, message);
                }
                answers.push((spelling, screen));
            }
        }
        let passport = written
            .passport
            .as_ref()
            .map(|passport| passport.read(|message| self.at(offset, message)));
        let name = written.words.get("sw").or_else(|| written.words.values().next());
        let name = name.and_then(|words| words.first()).map_or(owner, |word| word.as_ref());
        Keyword { does, name: name.to_owned(), words, answers, passport }
    }

    /// The screen that answers a word: one whose whole text is one SMS.
    fn answering(&mut self, offset: usize, name: &str) -> Option<ScreenId> {
        let program = self.program;
        let Some(id) = program.screens.iter().position(|screen| screen.name == name) else {
            self.at(offset, format!("there is no screen {name} in the menu"));
            return None;
        };
        let screen = &program.screens[id];
        let plain = matches!(&screen.kind, Kind::Answer(answer) if answer.item.is_none() && answer.rows.is_none());
        if !plain {
            self.at(
                offset,
                format!("{name} does not tell one thing by itself; name such an answer"),
            );
            return None;
        }
        for language in program.languages() {
            let septets = widest_answer(program, screen, language);
            if septets > GSM7_SINGLE {
                self.at(
                    offset,
                    format!(
                        "{name} takes {septets} of {GSM7_SINGLE} septets ({language}) as an SMS"
                    ),
                );
            }
        }
        Some(id)
    }

    fn topics(&mut self, written: Vec<Spanned<file::TopicFile>>) -> Vec<(u8, Spelling)> {
        let mut topics: Vec<(u8, Spelling)> = Vec::new();
        for topic in written {
            let offset = topic.span().start;
            let topic = topic.into_inner();
            let what = format!("topic {}", topic.number);
            if topics.iter().any(|(number, _)| *number == topic.number) {
                self.at(offset, format!("{what} is written twice"));
            }
            for (_, spelled) in self.tongues(&topic.words, &what) {
                for word in spelled {
                    let spelling = self.spelling(&word);
                    let other = topics.iter().find(|(_, known)| known.sounds_like(&spelling));
                    if let Some((other, _)) = other {
                        let message = format!("`{}` is a word of topic {other} too", word.as_ref());
                        self.at(word.span().start, message);
                    }
                    topics.push((topic.number, spelling));
                }
            }
        }
        topics
    }

    fn by_language(&mut self, words: &Words, what: &str) -> Vec<(Language, Spelling)> {
        let mut found = Vec::new();
        for (language, spelled) in self.tongues(words, what) {
            for word in spelled {
                found.push((language.clone(), self.spelling(&word)));
            }
        }
        found
    }

    /// The words of each language; each must have some.
    fn tongues(&mut self, words: &Words, what: &str) -> Vec<(Language, Vec<Spanned<String>>)> {
        let mut found = Vec::new();
        let mut left: BTreeMap<&str, &Vec<Spanned<String>>> =
            words.iter().map(|(tag, words)| (tag.as_str(), words)).collect();
        for language in self.program.languages() {
            match left.remove(language.tag()) {
                Some(words) if !words.is_empty() => found.push((language.clone(), words.clone())),
                _ => self.findings.push(Finding::error(
                    &self.source.file,
                    0,
                    format!("`{what}` has no word in `{language}`: list one"),
                )),
            }
        }
        for (tag, words) in left {
            let offset = words.first().map_or(0, |word| word.span().start);
            self.at(offset, format!("`{tag}` of `{what}` is no language of the texts"));
        }
        found
    }

    fn spellings(&mut self, words: &[Spanned<String>]) -> Vec<Spelling> {
        words.iter().map(|word| self.spelling(word)).collect()
    }

    fn spelling(&mut self, word: &Spanned<String>) -> Spelling {
        let text = word.get_ref();
        let plain = !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if !plain {
            let message = format!("`{text}` must be written in capitals A to Z and digits only");
            self.at(word.span().start, message);
        }
        Spelling::new(text)
    }

    /// No word may be heard as another keyword's. That two spellings of one keyword
    /// sound alike is no harm; that they are equal is a slip of the writer.
    fn hear(&mut self, word: &Spanned<String>, spelling: &Spelling, owner: &str, counts: Counts) {
        let other = self.heard.iter().find(|(known, whose, when)| {
            let together = !matches!(
                (counts, when),
                (Counts::Alone, Counts::Followed) | (Counts::Followed, Counts::Alone)
            );
            let same = known.letters == spelling.letters;
            together && (same || (whose != owner && known.sounds_like(spelling)))
        });
        if let Some((known, whose, _)) = other {
            let message = format!(
                "`{}` is heard as `{}` of `{whose}`: one spelling, one keyword",
                word.get_ref(),
                known.letters
            );
            self.at(word.span().start, message);
        }
        self.heard.push((spelling.clone(), owner.to_owned(), counts));
    }

    /// Leaving wins over everything: so no other keyword may be read as it.
    fn leaving(&mut self, keywords: &Keywords) {
        let Some(leave) = keywords.keyword(Does::Leave) else { return };
        for keyword in keywords.known.iter().filter(|keyword| keyword.does != Does::Leave) {
            for word in &keyword.words {
                let letters = &word.spelling.letters;
                if keywords.leave_word(&leave.words, letters).is_some() {
                    let message = format!(
                        "`{letters}` of `{}` would be read as a word of leaving; take it out",
                        keyword.does.word()
                    );
                    self.at(0, message);
                }
            }
        }
    }
}
