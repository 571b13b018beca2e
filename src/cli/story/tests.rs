use std::collections::VecDeque;

use super::*;

const TWO: &str = "\
# What a citizen sees who wants a fee.
story Paying
msisdn 0754 000 001
language en
account vodacom

dial *149*46#
| BARAGUMU
|  two blanks
|
= 21
> 1
END
redial
hang up
wait 6m

story Empty entries
dial *149*46*3#
>
> 2*1
";

#[test]
fn a_file_holds_stories_with_their_lines() {
    let stories = parse("menus/pay.story", TWO).unwrap();
    let [paying, empty] = &stories[..] else { panic!("two stories") };
    assert_eq!(
        (paying.name.as_str(), paying.line, paying.file.as_str()),
        ("Paying", 2, "menus/pay.story")
    );
    assert_eq!(paying.msisdn.as_ref().map(Msisdn::e164), Some("+255754000001"));
    assert_eq!(paying.language.as_ref().map(Language::tag), Some("en"));
    assert_eq!(paying.account.as_deref(), Some("vodacom"));
    let first = Expected {
        lines: vec![(8, "BARAGUMU".to_owned()), (9, " two blanks".to_owned()), (10, String::new())],
        septets: Some((11, 21)),
        ends: false,
    };
    let end = Expected { ends: true, ..Expected::default() };
    assert_eq!(
        paying.steps,
        [
            Step { line: 7, action: Action::Dial("*149*46#".to_owned()), expected: Some(first) },
            Step { line: 12, action: Action::Enter("1".to_owned()), expected: Some(end) },
            Step { line: 14, action: Action::Redial, expected: None },
            Step { line: 15, action: Action::HangUp, expected: None },
            Step { line: 16, action: Action::Wait(Duration::from_mins(6)), expected: None },
        ]
    );
    let entries: Vec<_> = empty.steps[1..].iter().map(|step| step.action.clone()).collect();
    assert_eq!(entries, [Action::Enter(String::new()), Action::Enter("2*1".to_owned())]);
}

#[test]
fn what_no_story_says_is_refused_with_its_line() {
    for (text, line, words) in [
        ("dial *149*46#\n", 1, "no story has begun"),
        ("story\ndial *1#\n", 1, "stands its name"),
        ("story A\n", 1, "nothing happens"),
        ("story A\ndial *1#\nstory A\ndial *1#\n", 3, "two stories"),
        ("story A\ndial 149\n", 2, "begins with *"),
        ("story A\ndial *abc#\n", 2, "begins with *"),
        ("story A\ndial *1#\n>2\n", 3, "nothing a story says"),
        ("story A\ndial *1#\nhang out\n", 3, "nothing a story says"),
        ("story A\ndial *1#\nEND now\n", 3, "nothing a story says"),
        ("story A\nredial\ndial *1#\n", 2, "`dial` first"),
        ("story A\n> 1\ndial *1#\n", 2, "no session is open"),
        ("story A\ndial *1#\nEND\n> 1\n", 4, "no session is open"),
        ("story A\ndial *1#\nhang up\nhang up\n", 4, "no session is open"),
        ("story A\ndial *1#\nhang up\n| text\n", 4, "no screen is shown here"),
        ("story A\ndial *1#\nwait 2s\n= 3\n", 4, "no screen is shown here"),
        ("story A\n| text\ndial *1#\n", 2, "no screen is shown here"),
        ("story A\ndial *1#\n= many\n", 3, "= 156"),
        ("story A\ndial *1#\n= 3\n= 4\n", 4, "stated above"),
        ("story A\ndial *1#\nwait 6\n", 3, "90s, 6m"),
        ("story A\ndial *1#\nwait\n", 3, "90s, 6m"),
        ("story A\ndial *1#\nwait 99999999999999999999d\n", 3, "90s, 6m"),
        ("story A\ndial *1#\nwait 6é\n", 3, "90s, 6m"),
        ("story A\ndial *1#\nlanguage en\n", 3, "above the first `dial`"),
        ("story A\nlanguage 1\ndial *1#\n", 2, "`sw` or `en`"),
        ("story A\naccount\ndial *1#\n", 2, "its name"),
        ("story A\nmsisdn 12\ndial *1#\n", 2, "+255"),
        ("story A\nmsisdn 0754000001\nmsisdn 0754000002\ndial *1#\n", 3, "twice"),
    ] {
        let findings = parse("a.story", text).expect_err(text);
        assert_eq!(findings.len(), 1, "{text}\n{findings:#?}");
        assert_eq!((findings[0].line, findings[0].file.as_str()), (line, "a.story"), "{text}");
        assert!(findings[0].message.contains(words), "{text}\n{}", findings[0]);
    }
}

#[test]
fn all_mistakes_of_a_file_are_told_in_their_order() {
    let text = "story A\nstory B\nnonsense\ndial 1\n| what it shows\n> 1\n";
    let lines: Vec<_> = parse("a.story", text).unwrap_err().iter().map(|it| it.line).collect();
    assert_eq!(lines, [1, 3, 4]);
}

/// A handset that shows what it was given and writes down what was done.
#[derive(Default)]
struct Scripted {
    screens: VecDeque<Result<Screen, Fault>>,
    done: Vec<String>,
}

impl Scripted {
    fn showing(screens: &[(&str, bool)]) -> Self {
        let screen =
            |(text, ends): &(&str, bool)| Ok(Screen { text: (*text).to_owned(), ends: *ends });
        Self { screens: screens.iter().map(screen).collect(), done: Vec::new() }
    }

    fn next(&mut self) -> Result<Screen, Fault> {
        self.screens.pop_front().unwrap_or_else(|| Err(Fault("no screen is left".to_owned())))
    }
}

impl Handset for Scripted {
    async fn dial(&mut self, citizen: &Citizen, code: &str) -> Result<Screen, Fault> {
        let language = citizen.language.as_ref().map_or("-", Language::tag);
        self.done.push(format!("{} {language} dials {code}", citizen.msisdn.e164()));
        self.next()
    }

    async fn enter(&mut self, entry: &str) -> Result<Screen, Fault> {
        self.done.push(format!("enters {entry}"));
        self.next()
    }

    async fn hang_up(&mut self) -> Result<(), Fault> {
        self.done.push("hangs up".to_owned());
        Ok(())
    }

    async fn text(&mut self, _: &Citizen, code: &str, text: &str) -> Result<(), Fault> {
        self.done.push(format!("writes [{text}] to {code}"));
        Ok(())
    }

    async fn inbox(&mut self, _: &Citizen) -> Result<Vec<Message>, Fault> {
        let next = self.screens.pop_front().into_iter();
        next.map(|it| it.map(|it| Message { from: "15015".to_owned(), body: it.text })).collect()
    }

    async fn pass(&mut self, duration: Duration) -> Result<(), Fault> {
        self.done.push(format!("waits {}", duration.as_secs()));
        Ok(())
    }
}

async fn play(text: &str, handset: &mut Scripted) -> Vec<Failure> {
    let stories = parse("a.story", text).unwrap();
    run(&stories[0], 7, handset).await
}

#[tokio::test]
async fn a_story_that_goes_as_written_has_no_failures() {
    let mut handset =
        Scripted::showing(&[("HELLO\n1 Fees", false), ("Free.", true), ("HELLO\n1 Fees", false)]);
    let text = "story A\ndial *149*46#\n| HELLO\n| 1 Fees\n= 12\n> 1\n| Free.\nEND\nwait 6m\nredial\n= 12\nhang up\n";
    assert_eq!(play(text, &mut handset).await, []);
    assert_eq!(
        handset.done,
        [
            "+255754100007 - dials *149*46#",
            "enters 1",
            "waits 360",
            "+255754100007 - dials *149*46#",
            "hangs up"
        ]
    );
}

#[tokio::test]
async fn a_story_dials_as_the_citizen_it_names() {
    let mut handset = Scripted::showing(&[("HELLO", false)]);
    let text = "story A\nmsisdn 0754000001\nlanguage en\ndial *149*46*3#\n";
    assert_eq!(play(text, &mut handset).await, []);
    assert_eq!(handset.done, ["+255754000001 en dials *149*46*3#"]);
}

#[tokio::test]
async fn a_difference_is_shown_side_by_side() {
    let mut handset = Scripted::showing(&[("HELLO\n1 Fee\n2 News", false)]);
    let failures = play("story A\ndial *1#\n| HELLO\n| 1 Fees\n", &mut handset).await;
    let [failure] = &failures[..] else { panic!("{failures:#?}") };
    assert_eq!((failure.line, failure.story.as_str()), (2, "A"));
    assert_eq!(
        failure.to_string(),
        "a.story:2: A: the screen differs\n\
         \x20       expected | shown\n\
         \x20      3 HELLO    | HELLO\n\
         \x20 !    4 1 Fees   | 1 Fee\n\
         \x20 !               | 2 News"
    );
}

#[tokio::test]
async fn a_missing_empty_line_is_a_difference() {
    let mut handset = Scripted::showing(&[("HELLO", false)]);
    let failures = play("story A\ndial *1#\n| HELLO\n|\n", &mut handset).await;
    assert_eq!(failures.len(), 1);
    assert!(failures[0].message.contains("!    4"), "{}", failures[0]);
}

#[tokio::test]
async fn septets_are_counted_and_stand_at_their_own_line() {
    let mut handset = Scripted::showing(&[("{x}", false), ("日", false)]);
    let failures = play("story A\ndial *1#\n= 3\n> 1\n= 1\n", &mut handset).await;
    let told: Vec<_> = failures.iter().map(|it| (it.line, it.message.as_str())).collect();
    assert_eq!(
        told,
        [
            (3, "3 septets are stated, 5 were shown"),
            (5, "1 septets are stated, but the screen holds what GSM 03.38 cannot write"),
        ]
    );
}

#[tokio::test]
async fn the_end_must_be_stated_where_a_screen_is() {
    let mut handset = Scripted::showing(&[("HELLO", true), ("HELLO", false)]);
    let failures = play("story A\ndial *1#\n| HELLO\nredial\nEND\n", &mut handset).await;
    let told: Vec<_> = failures.iter().map(|it| (it.line, it.message.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, "the session closes with this screen: write END below it if it should"),
            (4, "the session should close with this screen and does not"),
        ]
    );
}

#[tokio::test]
async fn a_step_that_states_nothing_compares_nothing() {
    let mut handset = Scripted::showing(&[("anything", true)]);
    assert_eq!(play("story A\ndial *1#\n", &mut handset).await, []);
}

#[tokio::test]
async fn a_session_that_closes_too_early_stops_the_story() {
    let mut handset = Scripted::showing(&[("HELLO", true)]);
    let failures = play("story A\ndial *1#\n> 1\n> 2\n", &mut handset).await;
    let told: Vec<_> = failures.iter().map(|it| (it.line, it.message.as_str())).collect();
    assert_eq!(told, [(3, "the session was closed by the screen of line 2")]);
    assert_eq!(handset.done.len(), 1, "nothing was entered");
}

#[tokio::test]
async fn a_fault_stops_the_story() {
    let mut handset = Scripted::showing(&[("HELLO", false)]);
    let failures = play("story A\ndial *1#\n> 1\n> 2\n", &mut handset).await;
    let told: Vec<_> = failures.iter().map(|it| (it.line, it.message.as_str())).collect();
    assert_eq!(told, [(3, "no screen is left")]);
}

#[test]
fn each_story_has_a_citizen_of_its_own() {
    assert_eq!(nth_citizen(0).e164(), "+255754100000");
    assert_eq!(nth_citizen(41).e164(), "+255754100041");
}

#[tokio::test]
async fn messages_are_sent_and_each_answer_is_compared() {
    let text = "story A\nsms 15015 MSAADA\ninbox:\n| Tuma: JIUNGE\n= 12\ninbox:\n| Karibu\n";
    let mut handset = Scripted::showing(&[("Tuma: JIUNGE", false), ("Karibu", false)]);
    assert_eq!(play(text, &mut handset).await, []);
    assert_eq!(handset.done, ["writes [MSAADA] to 15015"]);
    let mut handset = Scripted::showing(&[("Tuma: JIUNG", false)]);
    let failures = play(text, &mut handset).await;
    let lines: Vec<_> = failures.iter().map(|failure| failure.line).collect();
    assert_eq!(lines, [3, 5, 6], "{failures:?}");
    assert!(failures[2].message.contains("no message came"));
    assert!(parse("a", "story A\nsms 15015 A\n| x\n").is_err(), "nothing is shown there");
    assert!(parse("a", "story A\nsms\n").is_err());
}
