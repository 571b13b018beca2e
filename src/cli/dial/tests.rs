use std::{collections::VecDeque, time::Duration};

use super::*;

/// A phone whose network answers from a list.
#[derive(Default)]
struct Paper {
    screens: VecDeque<Result<Screen, Fault>>,
    done: Vec<String>,
}

impl Paper {
    fn showing(screens: &[(&str, bool)]) -> Self {
        let screen =
            |(text, ends): &(&str, bool)| Ok(Screen { text: (*text).to_owned(), ends: *ends });
        Self { screens: screens.iter().map(screen).collect(), done: Vec::new() }
    }

    fn next(&mut self) -> Result<Screen, Fault> {
        self.screens.pop_front().unwrap_or_else(|| Err(Fault("The network is gone.".to_owned())))
    }
}

impl Handset for Paper {
    async fn dial(&mut self, citizen: &Citizen, code: &str) -> Result<Screen, Fault> {
        let said =
            [citizen.account.as_deref(), citizen.network.as_deref()].map(|it| it.unwrap_or("-"));
        let language = citizen.language.as_ref().map_or("-", Language::tag);
        let number = citizen.msisdn.e164();
        self.done.push(format!("{number} {} {} {language} dials {code}", said[0], said[1]));
        self.next()
    }

    async fn enter(&mut self, entry: &str) -> Result<Screen, Fault> {
        self.done.push(format!("enters [{entry}]"));
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

    async fn pass(&mut self, _: Duration) -> Result<(), Fault> {
        Ok(())
    }
}

/// What came of a dialogue: its result, what was printed, what was done.
async fn dialogue(
    drawn: bool,
    screens: &[(&str, bool)],
    input: &str,
) -> (Result<(), Fault>, String, Vec<String>) {
    let mut terminal = Terminal {
        phone: Paper::showing(screens),
        input: input.as_bytes(),
        output: Vec::new(),
        drawn,
        limits: [("narrow".to_owned(), 140)].into(),
        citizen: Citizen {
            msisdn: Msisdn::parse("0754000001").unwrap(),
            account: None,
            network: None,
            language: None,
        },
        code: "*149*46#".to_owned(),
        open: false,
    };
    let result = terminal.run().await;
    (result, String::from_utf8(terminal.output).unwrap(), terminal.phone.done)
}

#[tokio::test]
async fn a_script_gets_a_story_that_parses() {
    let (result, printed, done) =
        dialogue(false, &[("HELLO\n\n1 Fees", false), ("Free.", true)], "1\n").await;
    assert_eq!(result, Ok(()));
    assert_eq!(printed, "dial *149*46#\n| HELLO\n| \n| 1 Fees\n= 13\n> 1\n| Free.\n= 5\nEND\n");
    assert_eq!(done, ["+255754000001 - - - dials *149*46#", "enters [1]"]);
    let mut phone = Paper::showing(&[("HELLO\n\n1 Fees", false), ("Free.", true)]);
    let stories = story::parse("recorded", &format!("story Recorded\n{printed}")).unwrap();
    assert_eq!(story::run(&stories[0], 0, &mut phone).await, []);
}

#[tokio::test]
async fn a_person_sees_a_frame_34_columns_wide() {
    let text = "HALMASHAURI YA MBARALI\n1 Matangazo mapya ya halmashauri yetu";
    let (_, printed, _) = dialogue(true, &[(text, false)], "").await;
    assert_eq!(
        printed,
        "\
┌────────────────────────────────┐
│ Vodacom          +255754000001 │
├────────────────────────────────┤
│ HALMASHAURI YA MBARALI         │
│ 1 Matangazo mapya ya           │
│ halmashauri yetu               │
└────────────────────────────────┘
  60/160 septets
> 
"
    );
}

#[tokio::test]
async fn the_end_of_the_input_hangs_up_an_open_session_only() {
    let (_, _, done) = dialogue(true, &[("HELLO", false)], "").await;
    assert_eq!(done[1..], ["hangs up"]);
    let (_, printed, done) = dialogue(true, &[("BYE", true)], ":quit\n").await;
    assert_eq!(done.len(), 1);
    assert!(printed.contains("The session is closed."), "{printed}");
}

#[tokio::test]
async fn entries_go_as_typed_and_commands_begin_with_a_colon() {
    let screens = [("A", false), ("B", false), ("C", false), ("D", false)];
    let (_, _, done) = dialogue(true, &screens, "h\r\n\n 2 *1 \n:hangup\n").await;
    assert_eq!(done[1..], ["enters [h]", "enters []", "enters [ 2 *1 ]", "hangs up"]);
}

#[tokio::test]
async fn commands_change_who_dials_what_from_the_next_dial_on() {
    let screens = [("A", false), ("B", false), ("C", false)];
    let input = ":number 0688000002\n:account narrow\n:network Airtel Money\n:language en\n\
                 :redial\n:dial *150*00#\n";
    let (result, printed, done) = dialogue(true, &screens, input).await;
    assert_eq!(result, Ok(()));
    assert_eq!(
        done[1..],
        [
            "+255688000002 narrow Airtel Money en dials *149*46#",
            "+255688000002 narrow Airtel Money en dials *150*00#",
            "hangs up"
        ]
    );
    assert!(printed.contains("unless the citizen has chosen one already"), "{printed}");
    assert!(printed.contains("│ Airtel Money     +255688000002 │"), "{printed}");
    assert!(printed.contains("1/140 septets"), "the account's own limit: {printed}");
}

#[tokio::test]
async fn a_person_may_err_and_go_on() {
    let screens = [("A", true), ("B", false)];
    let input =
        "1\n:hangup\n:nonsense\n:dial 149\n:number 1\n:language 1\n:account\n:help\n:redial\n2\n";
    let (result, printed, done) = dialogue(true, &screens, input).await;
    assert_eq!(result, Ok(()));
    for words in [
        "No session is open: :redial",
        "No session is open.\n",
        "`:nonsense` is no command",
        "begins with *",
        "wrong count of digits",
        "write a tag",
        "`:account` is no command",
        "hang up and leave",
        "The network is gone.",
    ] {
        assert!(printed.contains(words), "{words}\n{printed}");
    }
    assert_eq!(done[1..], ["+255754000001 - - - dials *149*46#", "enters [2]", "hangs up"]);
}

#[tokio::test]
async fn a_script_stops_at_its_first_fault() {
    let (result, _, done) = dialogue(false, &[("A", true)], "1\n:redial\n").await;
    assert!(result.unwrap_err().0.contains("No session is open"));
    assert_eq!(done.len(), 1);
}

#[tokio::test]
async fn a_phone_that_cannot_dial_gives_up_at_once() {
    let (result, printed, _) = dialogue(true, &[], "1\n").await;
    assert_eq!(result, Err(Fault("The network is gone.".to_owned())));
    assert_eq!(printed, "");
}

#[test]
fn long_lines_are_cut_at_blanks_and_long_words_where_they_must() {
    for (line, rows) in [
        ("", &[""][..]),
        ("12345", &["12345"]),
        ("123 456", &["123", "456"]),
        ("1 2 3 4", &["1 2 3", "4"]),
        ("1234567890123", &["12345", "67890", "123"]),
        ("12 1234567", &["12", "12345", "67"]),
        ("12345 1", &["12345", "1"]),
    ] {
        assert_eq!(wrapped(line, 5), rows, "{line}");
    }
}

#[test]
fn a_screen_outside_the_alphabet_is_counted_in_ucs2() {
    let citizen = Citizen {
        msisdn: Msisdn::parse("+447700900123").unwrap(),
        account: None,
        network: None,
        language: None,
    };
    let screen = Screen { text: "日本".to_owned(), ends: false };
    let text = drawn(&citizen, &screen, 160);
    assert!(text.contains("2/80 UCS-2 units"), "{text}");
    assert!(text.contains("│ USSD             +447700900123 │"), "{text}");
    assert!(told("dial *1#", &screen).contains("# This screen leaves"), "{text}");
}

#[test]
fn a_server_that_listens_everywhere_is_reached_here() {
    for (listen, server) in [
        ("127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("0.0.0.0:80", "http://127.0.0.1:80"),
        ("[::]:80", "http://[::1]:80"),
        ("10.0.0.1:80", "http://10.0.0.1:80"),
    ] {
        assert_eq!(server_of(listen.parse().unwrap()), server);
    }
}

#[tokio::test]
async fn stories_are_played_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.story");
    fs::write(&file, "story Good\ndial *1#\n| A\nstory Bad\naccount other\ndial *1#\n| B\n")
        .unwrap();
    let mut phone = Paper::showing(&[("A", false), ("A", false)]);
    let mut output = Vec::new();
    let account = Some("usual".to_owned());
    let well = play(std::slice::from_ref(&file), account, &mut phone, &mut output).await;
    assert_eq!(well, Ok(false));
    let printed = String::from_utf8(output).unwrap();
    let name = file.display();
    assert!(
        printed.starts_with(&format!(
            "ok Good ({name}:1)\nFAILED Bad ({name}:4)\n{name}:6: Bad: the screen differs\n"
        )),
        "{printed}"
    );
    assert!(printed.ends_with("Stories: 2. Failed: 1.\n"), "{printed}");
    assert_eq!(
        phone.done,
        ["+255754100000 usual - - dials *1#", "+255754100001 other - - dials *1#"]
    );
}

#[tokio::test]
async fn files_that_are_no_stories_are_told_before_anything_is_played() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.story");
    let bad = folder.path().join("bad.story");
    fs::write(&good, "story Good\ndial *1#\n").unwrap();
    fs::write(&bad, "dial *1#\n").unwrap();
    let mut phone = Paper::default();
    let files = [good, bad, folder.path().join("none.story")];
    let fault = play(&files, None, &mut phone, &mut Vec::new()).await.unwrap_err();
    assert!(fault.0.contains("bad.story:1: error: no story has begun"), "{fault}");
    assert!(fault.0.contains("none.story: cannot be read"), "{fault}");
    assert_eq!(phone.done, Vec::<String>::new());
}

#[tokio::test]
async fn a_message_is_sent_and_the_answers_are_read() {
    let screens = [("MENU", false), ("Tuma: JIUNGE kata", false), ("Karibu", false)];
    let (result, printed, done) =
        dialogue(false, &screens, "sms 15015 msaada  tafadhali\n:inbox\n:inbox\n").await;
    assert_eq!(result, Ok(()));
    assert_eq!(
        printed,
        "dial *149*46#\n| MENU\n= 4\nsms 15015 msaada  tafadhali\ninbox:\n| Tuma: JIUNGE kata\n\
         = 17\ninbox:\n| Karibu\n= 6\n"
    );
    assert_eq!(done[1], "writes [msaada  tafadhali] to 15015");
    let (_, printed, _) = dialogue(true, &screens[..2], "sms 15015 MSAADA\n:inbox\n").await;
    assert!(printed.contains("│ SMS 15015        +255754000001 │"), "{printed}");
    assert!(printed.contains("  17 septets, 1 SMS\n"), "{printed}");
    assert!(printed.contains("No message came."), "{printed}");
    let (result, _, _) = dialogue(false, &screens, "sms MBARALI HABARI\n").await;
    assert!(result.unwrap_err().0.contains("such as `sms 15015 HABARI`"));
}
