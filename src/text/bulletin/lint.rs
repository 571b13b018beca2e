//! What a text of the council must not say: a link elsewhere, or a wish for a secret
//! or for money.
//!
//! Citizens are told (TCRA) to open no link and to give no PIN; a service that sends
//! such texts itself teaches them to obey a thief. The rules are narrow and have no
//! exception: a text that needs one is written otherwise.

use crate::text::fold;

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Something that a phone shows as a link to a place that is not allowed.
    Link {
        /// As it is written.
        written: String,
    },
    /// It asks for a secret, or speaks of one without warning.
    Secret {
        /// The word.
        word: String,
    },
    /// It asks for money to be sent.
    Money {
        /// The words.
        words: String,
    },
}

/// Every fault of a text, which is in the alphabet already. Links may lead to `names`
/// and to what is below them.
#[must_use]
pub fn faults(text: &str, names: &[String]) -> Vec<Fault> {
    let mut faults: Vec<Fault> =
        links(text, names).into_iter().map(|written| Fault::Link { written }).collect();
    for sentence in sentences(text) {
        let sentence = Sentence::read(sentence);
        faults.extend(sentence.secret().map(|word| Fault::Secret { word }));
        faults.extend(sentence.money().map(|words| Fault::Money { words }));
    }
    faults
}

/// Whatever a phone would show as a link and leads elsewhere than `names`.
fn links(text: &str, names: &[String]) -> Vec<String> {
    text.split(|sign: char| sign.is_whitespace() || "<>()[]{}\"',;".contains(sign))
        .map(|word| word.trim_matches(|sign: char| ".:!?-'".contains(sign)))
        .filter(|word| host(word).is_some_and(|host| !allowed(&host, names)))
        .map(str::to_owned)
        .collect()
}

fn allowed(host: &str, names: &[String]) -> bool {
    names.iter().any(|name| {
        host.strip_suffix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// The name a word leads to if it looks like a link: with a scheme whatever follows,
/// without one if it is written like a name, `a.b` with a last part of letters.
fn host(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let (scheme, rest) = match lower.split_once("://") {
        Some((_, rest)) => (true, rest),
        None => (lower.starts_with("www."), lower.as_str()),
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    // What stands before an @ is no part of the name, though it may look like one.
    let name = authority.rsplit('@').next().unwrap_or_default();
    let name = name.split(':').next().unwrap_or_default().trim_end_matches('.');
    let labels: Vec<&str> = name.split('.').collect();
    let plain = |label: &&str| {
        !label.is_empty() && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    let last = labels.last().copied().unwrap_or_default();
    let like_a_name = labels.len() > 1
        && labels.iter().all(plain)
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic);
    (scheme || like_a_name).then(|| name.to_owned())
}

/// The sentences of a text. A full stop inside a word (`nest.go.tz`, `1.5`) ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['!', '?', '\n', ';']).flat_map(|part| part.split(". "))
}

/// Words that speak of a secret by themselves.
const SECRETS: [&str; 22] = [
    "PIN",
    "PINI",
    "OTP",
    "CVV",
    "PASSWORD",
    "PASSCODE",
    "PASSPHRASE",
    "NYWILA",
    "NENOSIRI",
    "NENO LA SIRI",
    "MANENO YA SIRI",
    "NAMBA YA SIRI",
    "NAMBARI YA SIRI",
    "NAMBA ZA SIRI",
    "SECRET NUMBER",
    "SECRET CODE",
    "VERIFICATION CODE",
    "SECURITY CODE",
    "CODE YA UTHIBITISHO",
    "NAMBA YA UTHIBITISHO",
    "MSIMBO WA UTHIBITISHO",
    "MSIMBO WA SIRI",
];

/// Things that are no secret where they are only spoken of, but that nobody may be asked
/// to send.
const PRIVATE: [&str; 19] = [
    "NIDA",
    "KITAMBULISHO",
    "NAMBA YA KITAMBULISHO",
    "NAMBA YA NIDA",
    "ID NUMBER",
    "NATIONAL ID",
    "YOUR ID",
    "CARD NUMBER",
    "NAMBA YA KADI",
    "KADI YA BENKI",
    "BANK CARD",
    "BANK DETAILS",
    "ACCOUNT NUMBER",
    "AKAUNTI",
    "ACCOUNT",
    "DATE OF BIRTH",
    "TAREHE YA KUZALIWA",
    "MOTHERS NAME",
    "JINA LA MAMA",
];

/// Wishes that something be told or sent.
const TELLING: [&str; 38] = [
    "TUMA",
    "TUMENI",
    "UTUME",
    "MTUME",
    "TUTUMIE",
    "TOA",
    "TOENI",
    "TAJA",
    "ANDIKA",
    "ANDIKENI",
    "JIBU",
    "JIBUNI",
    "INGIZA",
    "WEKA",
    "THIBITISHA",
    "TUAMBIE",
    "TUPE",
    "NIPE",
    "WASILISHA",
    "JAZA",
    "SEND",
    "REPLY",
    "GIVE",
    "TELL",
    "TYPE",
    "ENTER",
    "PROVIDE",
    "SUBMIT",
    "CONFIRM",
    "VERIFY",
    "SHARE",
    "TEXT",
    "FORWARD",
    "UPDATE",
    "HAKIKI",
    "PELEKA",
    "FUNGUA",
    "RUDISHA",
];

/// Wishes that something be paid.
const PAYING: [&str; 26] = [
    "TUMA",
    "TUMENI",
    "UTUME",
    "MTUME",
    "TUTUMIE",
    "LIPA",
    "LIPENI",
    "LIPIA",
    "LIPIENI",
    "MLIPE",
    "ULIPE",
    "WEKA",
    "HAMISHA",
    "CHANGIA",
    "REJESHA",
    "RUSHA",
    "INGIZA",
    "SEND",
    "PAY",
    "TRANSFER",
    "DEPOSIT",
    "REMIT",
    "FORWARD",
    "CONTRIBUTE",
    "SETTLE",
    "DONATE",
];

/// Wishes for money that are whole by themselves.
const ASKING: [&str; 10] = [
    "TOA PESA",
    "TOA HELA",
    "TOA FEDHA",
    "GIVE MONEY",
    "NUNUA VOCHA",
    "BUY AIRTIME",
    "BUY VOUCHER",
    "BUY A VOUCHER",
    "GIFT CARD",
    "BUY A GIFT CARD",
];

/// Our own keywords: to send one of these is no wish for anything else in the sentence.
const KEYWORDS: [&str; 26] = [
    "RIPOTI", "REPORT", "ULIZA", "ASK", "MSAADA", "HELP", "JIUNGE", "JOIN", "ONDOA", "STOP",
    "MADA", "TOPIC", "TOPICS", "HABARI", "NEWS", "KATA", "WARD", "HALI", "STATUS", "MIRADI",
    "PROJECTS", "ORODHA", "LIST", "NDIYO", "HAPANA", "NENO",
];

/// What is paid, and the ways by which it would go to a person.
const MONEY: [&str; 38] = [
    "PESA",
    "HELA",
    "FEDHA",
    "CHAPAA",
    "SHILINGI",
    "SH",
    "TSH",
    "TSHS",
    "TZS",
    "MONEY",
    "CASH",
    "SHILLINGS",
    "FUNDS",
    "DEPOSIT FEE",
    "AIRTIME",
    "VOCHA",
    "VOUCHER",
    "SALIO",
    "MUDA WA MAONGEZI",
    "M PESA",
    "MPESA",
    "TIGO PESA",
    "TIGOPESA",
    "AIRTEL MONEY",
    "HALO PESA",
    "HALOPESA",
    "MIXX BY YAS",
    "MIXX",
    "T PESA",
    "AZAM PESA",
    "AZAMPESA",
    "LIPA NAMBA",
    "TILL",
    "NAMBA HII",
    "THIS NUMBER",
    "WAKALA",
    "REGISTRATION FEE",
    "ADA YA USAJILI",
];

/// Negations that turn the verb after them.
const NEGATIONS: [&str; 14] = [
    "DO NOT",
    "DONT",
    "NEVER",
    "WILL NOT",
    "WONT",
    "DOES NOT",
    "DOESNT",
    "NOBODY MAY",
    "NOT",
    "KAMWE USI",
    "NO ONE WILL",
    "NOBODY WILL",
    "CANNOT",
    "MUST NOT",
];

/// Words that are negated already, as Swahili does, and nouns of warning.
const NEGATED: [&str; 32] = [
    "USITUME",
    "USITOE",
    "USITAJE",
    "USIMPE",
    "USIMPATIE",
    "USIMTUMIE",
    "USIMLIPE",
    "USILIPE",
    "USIANDIKE",
    "USIJIBU",
    "USIWEKE",
    "USIINGIZE",
    "USISHIRIKI",
    "USIWAPE",
    "USIMWAMBIE",
    "USITOE",
    "MSITUME",
    "MSITOE",
    "MSILIPE",
    "MSITAJE",
    "MSIWAPE",
    "MSIMLIPE",
    "HATUOMBI",
    "HATUTAOMBA",
    "HATUTAKUOMBA",
    "HATUKUOMBI",
    "HATUULIZI",
    "HATUHITAJI",
    "HAKUNA",
    "HAOMBI",
    "HATAKUOMBA",
    "HATAOMBA",
];

/// A sentence as words in capitals.
struct Sentence {
    words: Vec<String>,
    /// Whether something in it is negated; what is, is no longer among the words.
    warns: bool,
    /// Whether a number as long as a telephone's stands in it.
    number: bool,
}

impl Sentence {
    fn read(sentence: &str) -> Self {
        let normal = fold::normal(sentence);
        let mut words: Vec<String> = Vec::new();
        let mut alone = String::new();
        // `P I N` and `P.I.N` are read as PIN.
        for word in normal.split(' ').filter(|word| !word.is_empty()).chain([""]) {
            if word.chars().count() == 1 && word.chars().all(char::is_alphabetic) {
                alone.push_str(word);
                continue;
            }
            if !alone.is_empty() {
                words.push(std::mem::take(&mut alone));
            }
            if !word.is_empty() {
                words.push(word.to_owned());
            }
        }
        // Digits in place of letters: P1N, 0TP.
        for word in &mut words {
            if word.chars().any(char::is_alphabetic) {
                *word = word.replace('0', "O").replace('1', "I");
            }
        }
        let digits: usize = longest_run_of_digits(&words);
        let mut read = Self { words, warns: false, number: digits >= 9 };
        read.strip_keywords();
        read.strip_negated();
        read
    }

    /// Takes out `TUMA RIPOTI`: our keywords, and the verb before one.
    fn strip_keywords(&mut self) {
        let sending = ["TUMA", "TUMENI", "SEND", "JIBU", "REPLY", "TEXT"];
        let mut at = 0;
        while at + 1 < self.words.len() {
            let pair = (self.words[at].as_str(), self.words[at + 1].as_str());
            if sending.contains(&pair.0) && KEYWORDS.contains(&pair.1) {
                self.words.drain(at..=at + 1);
            } else {
                at += 1;
            }
        }
    }

    /// Takes out what is negated: `USITUME`, or `DO NOT` and the verb after it.
    fn strip_negated(&mut self) {
        let before = self.words.len();
        self.words.retain(|word| !NEGATED.contains(&word.as_str()));
        for negation in NEGATIONS {
            let parts: Vec<&str> = negation.split(' ').collect();
            while let Some(at) = self.find(&parts) {
                let end = (at + parts.len() + 1).min(self.words.len());
                self.words.drain(at..end);
            }
        }
        self.warns = self.words.len() < before;
    }

    fn find(&self, parts: &[&str]) -> Option<usize> {
        self.words
            .windows(parts.len())
            .position(|window| window.iter().zip(parts).all(|(word, part)| word == part))
    }

    /// The first of the phrases that stands in it.
    fn any(&self, phrases: &[&str]) -> Option<String> {
        phrases
            .iter()
            .find(|phrase| self.find(&phrase.split(' ').collect::<Vec<_>>()).is_some())
            .map(|phrase| (*phrase).to_owned())
    }

    /// A secret is not spoken of at all, but to warn; and then nothing is wished for.
    fn secret(&self) -> Option<String> {
        let wishes = self.any(&TELLING).is_some();
        if let Some(word) = self.any(&SECRETS) {
            return (wishes || !self.warns).then_some(word);
        }
        // To bring an identity card to the office, or to send a word to a short code, is
        // nothing secret: only the wish for the thing itself is.
        self.any(&PRIVATE).filter(|_| wishes)
    }

    /// Money is not wished for: neither with its name nor to a telephone number.
    fn money(&self) -> Option<String> {
        if let Some(words) = self.any(&ASKING) {
            return Some(words);
        }
        let verb = self.any(&PAYING)?;
        let paying =
            ["LIPA", "LIPENI", "LIPIA", "LIPIENI", "MLIPE", "ULIPE", "PAY", "TRANSFER", "DEPOSIT"];
        let thing = self.any(&MONEY).or_else(|| {
            (self.number && paying.contains(&verb.as_str()))
                .then(|| "a telephone number".to_owned())
        })?;
        Some(format!("{verb} … {thing}"))
    }
}

fn longest_run_of_digits(words: &[String]) -> usize {
    let (mut longest, mut run) = (0, 0);
    for word in words {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            run += word.len();
            longest = longest.max(run);
        } else {
            run = 0;
        }
    }
    longest
}
