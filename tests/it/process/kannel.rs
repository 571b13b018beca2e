//! A real Kannel between us and its fake operator: what the translator writes is
//! understood, and what Kannel really says is read.
//!
//! Beside the sample's fakesmsc there is a second link here, by which another Kannel
//! would be the operator (`smsc = http`), because fakesmsc cannot send UCS-2.

use std::time::Duration;

use baragumu::{
    domain::{
        inbound::{Dlr, Inbound, Mo, Origin, Part},
        msisdn::Msisdn,
        outbound::{Recipient, State, Submit},
        outcome::Outcome,
    },
    operators::{self, Operator, Response},
    workers::submit::Fate,
};
use tokio::time::{Instant, sleep};

use crate::support::{
    kannel::Kannel,
    listener::{Heard, Listener},
    process::{BOUND, client, free_port},
};

const PATH: &str = "/callbacks/kannel/kannel-key-0123456789";
const PATIENCE: Duration = Duration::from_secs(20);
const NUMBER: &str = "+255754000001";
/// Makes the sample's link take only what asks for it.
pub(super) const ONLY_BY_NAME: (&str, &str) =
    ("smsc-id = fake", "smsc-id = fake\nallowed-smsc-id = fake");

/// The operator behind the second link: takes what Kannel sends, and sends to it.
pub(super) struct Peer {
    ear: Listener,
    port: u16,
}

impl Peer {
    pub(super) async fn listen() -> Self {
        let ear = Listener::start().await;
        ear.answer(202, "text/html", "0: Accepted for delivery");
        Self { ear, port: free_port() }
    }

    /// Its group in Kannel's settings.
    pub(super) fn group(&self) -> String {
        format!(
            "\ngroup = smsc\nsmsc = http\nsystem-type = kannel\nsmsc-id = peer\n\
             allowed-smsc-id = peer\nport = {}\nconnect-allow-ip = 127.0.0.1\nsmsc-username = peer\nsmsc-password = peer\n\
             send-url = {}\ndlr-url = http://127.0.0.1:{}/dlr\n",
            self.port,
            self.ear.url("/send"),
            self.port
        )
    }

    /// Sends Kannel something as an operator.
    pub(super) async fn send(&self, pairs: &[(&str, &[u8])]) {
        let mut query = "username=peer&password=peer".to_owned();
        for (name, value) in pairs {
            let value: String = form_urlencoded::byte_serialize(value).collect();
            query.extend(["&", name, "=", &value]);
        }
        let url = format!("http://127.0.0.1:{}/?{query}", self.port);
        let request = operators::Request {
            method: operators::Method::Get,
            url,
            headers: Vec::new(),
            body: Vec::new(),
        };
        let Fate::Answered { status, body, .. } = client().send(&request, PATIENCE).await else {
            panic!("Kannel's link does not answer")
        };
        assert_eq!((status, body.as_slice()), (202, &b"Sent."[..]));
    }

    /// The messages it has got, once there are so many, each with its parameters.
    pub(super) async fn got(&self, many: usize) -> Vec<Heard> {
        let begun = Instant::now();
        loop {
            let heard = self.ear.heard();
            if heard.len() >= many {
                assert_eq!(heard.len(), many, "{heard:#?}");
                return heard;
            }
            assert!(begun.elapsed() < BOUND, "{many} are expected: {heard:#?}");
            sleep(Duration::from_millis(20)).await;
        }
    }
}

/// A parameter of a call that Kannel made, in octets.
pub(super) fn octets(heard: &Heard, name: &str) -> Vec<u8> {
    let found = heard.query.split('&').find_map(|pair| {
        let (known, value) = pair.split_once('=')?;
        (known == name).then_some(value)
    });
    let value = found.unwrap_or_default().replace('+', "%20");
    let mut octets = Vec::new();
    let mut rest = value.as_str();
    while let Some((before, after)) = rest.split_once('%') {
        octets.extend_from_slice(before.as_bytes());
        octets.push(u8::from_str_radix(&after[..2], 16).unwrap());
        rest = &after[2..];
    }
    octets.extend_from_slice(rest.as_bytes());
    octets
}

fn utf16(octets: &[u8]) -> String {
    let units: Vec<u16> =
        octets.chunks(2).map(|pair| u16::from_be_bytes(pair.try_into().unwrap())).collect();
    String::from_utf16(&units).unwrap()
}

pub(super) fn utf16_octets(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn operator(kannel: &Kannel, further: &str) -> Box<dyn Operator> {
    let mut settings = kannel.account();
    settings.extend(further.parse::<toml::Table>().unwrap());
    operators::build("kannel", settings).unwrap()
}

async fn submit(operator: &dyn Operator, reference: i64, body: &str, ear: &Listener) -> Outcome {
    submit_to(operator, NUMBER, reference, body, ear.url(&format!("{PATH}/dlr"))).await
}

async fn submit_to(
    operator: &dyn Operator,
    number: &str,
    reference: i64,
    body: &str,
    report_url: String,
) -> Outcome {
    let sms = operator.sms().unwrap();
    let submit = Submit {
        recipients: vec![Recipient { msisdn: Msisdn::parse(number).unwrap(), reference }],
        sender_id: None,
        body: body.to_owned(),
        validity_minutes: 60,
        report_url,
    };
    match client().send(&sms.encode_submit(&submit), PATIENCE).await {
        Fate::Answered { status, retry_after, body } => {
            let response = Response { status, retry_after, body: &body };
            sms.decode_submit(&submit, response).remove(0)
        }
        Fate::Unreachable => Outcome::Unreachable,
        Fate::Unclear => Outcome::Unclear,
    }
}

const ACCEPTED: Outcome = Outcome::Accepted { operator_ref: None };

fn reports(inbound: &[Inbound]) -> Vec<&Dlr> {
    inbound
        .iter()
        .filter_map(|one| if let Inbound::Dlr(it) = one { Some(it) } else { None })
        .collect()
}

fn messages(inbound: &[Inbound]) -> Vec<&Mo> {
    inbound
        .iter()
        .filter_map(|one| if let Inbound::Mo(it) = one { Some(it) } else { None })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_of_sendsms_that_can_be_had_is_understood() {
    let ear = Listener::start().await;
    let kannel = Kannel::start_with(&ear.url(PATH), "", &[ONLY_BY_NAME]);
    let usual = operator(&kannel, "smsc = 'fake'");
    // No phone is connected yet: queued for later.
    assert_eq!(submit(&*usual, 1, "Kesho", &ear).await, ACCEPTED);
    let phones = kannel.phones();
    assert_eq!(submit(&*usual, 2, "Leo", &ear).await, ACCEPTED);
    for (further, reason, permanent) in [
        ("password = 'wrong'", "403 Authorization failed for sendsms", false),
        ("smsc = 'nowhere'", "403 Not routable. Do not try again.", true),
    ] {
        let outcome = submit(&*operator(&kannel, further), 3, "Leo", &ear).await;
        let refused = Outcome::Refused { reason: reason.to_owned(), permanent };
        assert_eq!(outcome, refused);
    }
    let elsewhere = format!("send_url = 'http://127.0.0.1:{}/sendsms'", kannel.send_port);
    let outcome = submit(&*operator(&kannel, &elsewhere), 4, "Leo", &ear).await;
    let refused = Outcome::Refused { reason: "404 Unknown request.".to_owned(), permanent: false };
    assert_eq!(outcome, refused);
    let bad = submit_to(&*usual, NUMBER, 5, "Leo", "x:/".to_owned()).await;
    assert!(
        matches!(&bad, Outcome::Refused { reason, permanent: true } if reason.starts_with("400 DLR-URL")),
        "{bad:?}"
    );
    // An empty text is sent as it is.
    assert_eq!(submit(&*usual, 6, "", &ear).await, ACCEPTED);
    ear.until(&*usual, |it| {
        it.iter()
            .filter(|one| matches!(one, Inbound::Dlr(report) if report.state == State::Delivered))
            .count()
            == 3
    })
    .await;
    let received = phones.receive(3);
    assert!(received.contains(&format!("15015 {NUMBER} text Leo")), "{received:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_come_back_under_our_own_id() {
    let ear = Listener::start().await;
    let kannel = Kannel::start(&ear.url(PATH), "");
    let _phones = kannel.phones();
    let operator = operator(&kannel, "smsc = 'fake'");
    assert_eq!(submit(&*operator, 9_007_199_254_740_993, "Habari", &ear).await, ACCEPTED);
    let inbound = ear.until(&*operator, |it| it.len() == 2).await;
    let told = reports(&inbound);
    // Kannel hands over both at once, and either may come first.
    let has = |state| told.iter().any(|report| report.state == state);
    assert!(has(State::Accepted) && has(State::Delivered), "{told:?}");
    for report in told {
        assert_eq!(report.reference, Some(9_007_199_254_740_993));
        assert_eq!(report.msisdn.as_ref().map(Msisdn::e164), Some(NUMBER));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_end_is_read_from_what_kannel_makes_of_it() {
    let (ear, peer) = (Listener::start().await, Peer::listen().await);
    let kannel = Kannel::start_with(&ear.url(PATH), &peer.group(), &[ONLY_BY_NAME]);
    let operator = operator(&kannel, "smsc = 'peer'");
    let receipt = |stat: &str| {
        format!(
            "id:1 sub:001 dlvrd:000 submit date:2611230930 done date:2611230931 stat:{stat} err:00B text:Habari"
        )
    };
    let mut reference = 0;
    for (mask, receipt, state, reason) in [
        ("1", receipt("DELIVRD"), State::Delivered, "DELIVRD 00B"),
        ("2", receipt("UNDELIV"), State::Undelivered, "UNDELIV 00B"),
        ("2", receipt("EXPIRED"), State::Expired, "EXPIRED 00B"),
        ("2", receipt("REJECTD"), State::Refused, "REJECTD 00B"),
        ("16", "NACK/0x0000000b/Invalid".to_owned(), State::Refused, "0x0000000b/Invalid"),
        ("2", String::new(), State::Undelivered, "undelivered"),
    ] {
        reference += 1;
        assert_eq!(submit(&*operator, reference, "Habari", &ear).await, ACCEPTED);
        let sent = peer.got(usize::try_from(reference).unwrap()).await.pop().unwrap();
        // The id by which the peer names the message stands in the address it was given.
        let dlr_url = String::from_utf8(octets(&sent, "dlr-url")).unwrap();
        let id = dlr_url.split_once("dlr-mid=").unwrap().1.split('&').next().unwrap();
        let pairs: [(&str, &[u8]); 4] = [
            ("dlr-mid", id.as_bytes()),
            ("dlr-mask", mask.as_bytes()),
            ("to", NUMBER.as_bytes()),
            ("text", receipt.as_bytes()),
        ];
        peer.send(&pairs).await;
        let inbound = ear
            .until(&*operator, |it| {
                reports(it).iter().any(|it| {
                    it.reference == Some(reference) && it.reason.as_deref() == Some(reason)
                })
            })
            .await;
        let told = reports(&inbound);
        let last = told.iter().rfind(|it| it.reason.as_deref() == Some(reason)).unwrap();
        assert_eq!((last.reference, last.state), (Some(reference), state), "{mask} {receipt}");
    }
    // The link answers that it does not want the message.
    peer.ear.answer(403, "text/plain", "Not routable");
    assert_eq!(submit(&*operator, 100, "Habari", &ear).await, ACCEPTED);
    let inbound =
        ear.until(&*operator, |it| reports(it).iter().any(|it| it.reference == Some(100))).await;
    assert_eq!(reports(&inbound).last().unwrap().state, State::Refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_character_reaches_the_operator_and_long_texts_in_their_parts() {
    let (ear, peer) = (Listener::start().await, Peer::listen().await);
    let kannel = Kannel::start_with(&ear.url(PATH), &peer.group(), &[ONLY_BY_NAME]);
    let operator = operator(&kannel, "smsc = 'peer'");
    let mut seen = 0;
    for (text, parts) in [
        ("Ng'ombe: kesho & 50% + 1? [Chimala] {a} ~ ^ | \\ \u{20ac}5\nUbaruku".to_owned(), 1),
        (
            "\u{e8}\u{e9}\u{f9}\u{ec}\u{f2}\u{c7}\u{d8}\u{f8}\u{c5}\u{e5}\u{394}@$\u{a3}_"
                .to_owned(),
            1,
        ),
        ("\u{14b}ombe \u{2013} \u{201c}kesho\u{201d}  \u{1f404} \u{e1}".to_owned(), 1),
        ("Chanjo ya mifugo ni kesho. ".repeat(12), 3),
        ("Chanjo \u{2013} kesho. ".repeat(12), 3),
        // Kannel cuts by octets, so also inside a pair; a phone joins them again.
        (format!("{}\u{1f404}{}", "\u{14b}".repeat(66), "\u{14b}".repeat(66)), 2),
    ] {
        assert_eq!(submit(&*operator, 1, &text, &ear).await, ACCEPTED, "{text}");
        let mut got = peer.got(seen + parts).await.split_off(seen);
        seen += parts;
        // A header of parts is five octets, and its last is the number of the part.
        got.sort_by_key(|part| octets(part, "udh").last().copied());
        let whole: Vec<u8> = got.iter().flat_map(|part| octets(part, "text")).collect();
        let wide = octets(&got[0], "coding") == b"2";
        let read = if wide { utf16(&whole) } else { String::from_utf8(whole).unwrap() };
        assert_eq!(read, text);
        assert_eq!(wide, baragumu::text::gsm7::septets(&text).is_none(), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_in_are_read_as_kannel_hands_them_over() {
    let (ear, peer) = (Listener::start().await, Peer::listen().await);
    let kannel = Kannel::start_with(&ear.url(PATH), &peer.group(), &[ONLY_BY_NAME]);
    let operator = operator(&kannel, "");
    let mut phones = kannel.phones();
    phones.send("255754000001", "15015", "JIUNGE CHIMALA");
    phones.send("MBARALI", "15015", "Ng'ombe & mbuzi? 50% +1");
    let wide = "\u{14b}ombe  \u{2013}  \u{2013} kesho \u{2020} \u{1f404}";
    let octets = utf16_octets(wide);
    peer.send(&[("from", b"+255754000002"), ("to", b"15015"), ("coding", b"2"), ("text", &octets)])
        .await;
    peer.send(&[("from", b"+255754000003"), ("to", b"15015"), ("coding", b"0"), ("text", b"")])
        .await;
    let inbound = ear.until(&*operator, |it| it.len() == 4).await;
    let mut read: Vec<_> = messages(&inbound)
        .into_iter()
        .map(|mo| {
            assert_eq!((mo.to.as_str(), &mo.part), ("15015", &None), "{mo:?}");
            assert!(mo.operator_ref.is_some() && mo.stamp.is_some(), "{mo:?}");
            let from = match &mo.from {
                Origin::Msisdn(msisdn) => msisdn.e164().to_owned(),
                Origin::Machine(name) => name.clone(),
            };
            (from, mo.body.clone())
        })
        .collect();
    read.sort();
    let expected = [
        ("+255754000001", "JIUNGE CHIMALA"),
        ("+255754000002", wide),
        ("+255754000003", ""),
        ("MBARALI", "Ng'ombe & mbuzi? 50% +1"),
    ];
    assert_eq!(read, expected.map(|(from, body)| (from.to_owned(), body.to_owned())));
}

/// Sends the parts of a text in either width of header, the last first.
pub(super) async fn send_in_parts(peer: &Peer, from: &str, texts: &[&str], header: &[u8]) {
    let count = u8::try_from(texts.len()).unwrap();
    for number in (1..=count).rev() {
        let text = texts[usize::from(number) - 1];
        let mut udh = header.to_vec();
        udh.extend([count, number]);
        let octets = utf16_octets(text);
        let pairs: [(&str, &[u8]); 5] = [
            ("from", from.as_bytes()),
            ("to", b"15015"),
            ("coding", b"2"),
            ("udh", &udh),
            ("text", &octets),
        ];
        peer.send(&pairs).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn long_messages_in_are_joined_by_kannel_or_told_in_parts() {
    let texts = ["Barabara ya \u{14b}ombe ", "imefungwa \u{2013} ", "daraja limevunjika"];
    for joins in [true, false] {
        let (ear, peer) = (Listener::start().await, Peer::listen().await);
        // A group may be given once, so the line goes into the sample's own.
        let kannel = Kannel::start_with(
            &ear.url(PATH),
            &peer.group(),
            &[(
                "log-level = 1\n\n# The operator.",
                &format!("log-level = 1\nsms-combine-concatenated-mo = {joins}\n\n# The operator."),
            )],
        );
        let operator = operator(&kannel, "");
        send_in_parts(&peer, "+255754000001", &texts, &[5, 0, 3, 7]).await;
        send_in_parts(&peer, "+255754000002", &texts, &[6, 8, 4, 1, 2]).await;
        let inbound = ear.until(&*operator, |it| it.len() == if joins { 2 } else { 6 }).await;
        let read = messages(&inbound);
        if joins {
            assert!(
                read.iter().all(|mo| mo.body == texts.concat() && mo.part.is_none()),
                "{read:?}"
            );
            continue;
        }
        for mo in read {
            let Some(Part { reference, number, of: 3 }) = &mo.part else { panic!("{mo:?}") };
            let from_first = mo.from == Origin::Msisdn(Msisdn::parse("+255754000001").unwrap());
            assert_eq!(reference, if from_first { "07" } else { "0102" });
            assert_eq!(mo.body, texts[usize::from(*number) - 1]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_we_cannot_store_yet_is_told_again() {
    let ear = Listener::start().await;
    let kannel = Kannel::start(&ear.url(PATH), "");
    let operator = operator(&kannel, "");
    let mut phones = kannel.phones();
    ear.answer(503, "text/plain", "");
    phones.send("255754000001", "15015", "JIUNGE");
    let inbound = ear.until(&*operator, |it| it.len() >= 3).await;
    let first = messages(&inbound)[0].clone();
    assert!(
        messages(&inbound).into_iter().all(|mo| *mo == first),
        "the same id and time each time"
    );
    ear.answer(200, "text/plain", "");
    let heard = ear.heard().len();
    ear.until(&*operator, |it| it.len() > heard).await;
    // The answer to the call is never sent to the phone, whatever it was.
    assert_eq!(submit(&*operator, 1, "Mwisho", &ear).await, ACCEPTED);
    ear.until(&*operator, |it| reports(it).iter().any(|it| it.state == State::Delivered)).await;
    assert_eq!(phones.receive(1), [format!("15015 {NUMBER} text Mwisho")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_kannel_took_survives_its_stop_and_its_fall() {
    let ear = Listener::start().await;
    let mut kannel = Kannel::start(&ear.url(PATH), "");
    let operator = operator(&kannel, "");
    for (round, falls) in [(0, false), (1, true)] {
        // Nobody takes them yet, so all of them are in its store.
        for reference in 1..=20 {
            let outcome = submit(&*operator, round * 20 + reference, "Habari", &ear).await;
            assert_eq!(outcome, ACCEPTED);
        }
        if falls {
            kannel.kill();
        } else {
            kannel.stop();
        }
        assert_eq!(submit(&*operator, 99, "Habari", &ear).await, Outcome::Unreachable);
        kannel.start_again();
        let phones = kannel.phones();
        phones.receive(20);
        for reference in round * 20 + 1..=round * 20 + 20 {
            let delivered =
                |it: &&Dlr| it.reference == Some(reference) && it.state == State::Delivered;
            ear.until(&*operator, |it| reports(it).iter().any(delivered)).await;
        }
        assert_eq!(phones.received().len(), 20, "nothing came twice");
    }
}
