//! What citizens write: every keyword in both languages, and what is stored of it.

use std::time::Duration;

use baragumu::{
    store::subscribers::{self, Topics},
    text::gsm7,
};

use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, Citizen, Operator, TestGateway, morning},
};

both_databases!(
    every_keyword_is_answered_in_both_languages,
    live_citizens_are_told_only_what_is_proved,
    a_ward_is_asked_for_until_it_is_known,
    leaving_is_confirmed_once_and_only_joining_brings_back,
    one_topic_is_left_and_the_others_stay,
    erasing_by_message_leaves_a_keyed_hash_that_still_says_no,
    what_is_not_understood_is_kept_and_answered_once_a_day,
    an_operator_may_opt_a_number_out,
    notices_are_told_by_ward,
);

/// A person at a phone that writes to the council.
pub(super) struct Writer<'a> {
    pub(super) database: &'a Database,
    pub(super) gateway: &'a TestGateway,
    pub(super) citizen: Citizen,
    sent: u32,
    /// The newest answer that was read.
    read: i64,
}

impl<'a> Writer<'a> {
    pub(super) fn new(database: &'a Database, gateway: &'a TestGateway, n: u32) -> Self {
        let citizen = Citizen::new(Operator::Simulator, n);
        Self { database, gateway, citizen, sent: 0, read: 0 }
    }

    /// Sends a text and reads what came back since the last time.
    pub(super) async fn writes(&mut self, text: &str) -> Vec<String> {
        self.sent += 1;
        let id = format!("{}-{}", self.citizen.msisdn, self.sent);
        let answered = self.gateway.receives(&self.citizen.texting(&id, text)).await;
        assert_eq!(answered.status, 200, "{text}: {}", answered.body);
        let sql = format!(
            "SELECT CAST(id AS TEXT) || ' ' || body FROM outbox \
             WHERE msisdn = '{}' AND lane = 'reply' AND id > {} ORDER BY id",
            self.citizen.msisdn, self.read
        );
        let mut new = Vec::new();
        for row in self.database.texts(&sql).await {
            let (id, body) = row.split_once(' ').unwrap();
            self.read = id.parse().unwrap();
            new.push(body.to_owned());
        }
        for text in &new {
            let septets = gsm7::septets(text).unwrap_or(usize::MAX);
            assert!(septets <= 160, "{septets} septets: {text}");
        }
        new
    }

    /// Sends a text that is answered by one message.
    pub(super) async fn asks(&mut self, text: &str) -> String {
        // A person who reads takes a while; so no budget ends.
        self.gateway.clock_passes(Duration::from_mins(3));
        let mut answers = self.writes(text).await;
        assert_eq!(answers.len(), 1, "{text}: {answers:?}");
        answers.remove(0)
    }

    pub(super) async fn inbox(&self) -> Vec<String> {
        let sql = format!(
            "SELECT body FROM outbox WHERE msisdn = '{}' AND lane = 'reply' ORDER BY id",
            self.citizen.msisdn
        );
        self.database.texts(&sql).await
    }

    async fn choices(&self) -> subscribers::Choices {
        let number = self.citizen.number();
        let found = subscribers::find(&self.database.store, &number).await.unwrap();
        found.map(|found| found.choices).unwrap_or_default()
    }
}

async fn every_keyword_is_answered_in_both_languages(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    // Each row: what is sent, in order, and how the last answer reads.
    let rows: &[(&[&str], &str)] = &[
        (
            &["JIUNGE CHIMALA"],
            "Karibu! Umejiunga: kata Chimala, mada zote. Kuchagua mada tuma MADA, kujitoa tuma ONDOA. SMS ni bure. Halmashauri ya Mbarali",
        ),
        (
            &["JOIN CHIMALA"],
            "Welcome! You joined: Chimala ward, all topics. To choose topics send TOPIC, to leave send STOP. SMS is free. Mbarali District Council",
        ),
        (&["JIUNGE Igurusi maji"], "Karibu! Umejiunga: kata Igurusi, mada Maji. Kuchagua"),
        (
            &["JOIN Igurusi water health"],
            "Welcome! You joined: Igurusi ward, Water, Health. To choose",
        ),
        (
            &["JIUNGE"],
            "Asante. Jibu kwa jina la kata yako ili tukutumie taarifa za eneo lako. Mfano: KATA CHIMALA. Kata zote tuma ORODHA.",
        ),
        (
            &["START"],
            "Thank you. Reply with your ward so we send news for your area. Example: WARD CHIMALA. For all wards send LIST.",
        ),
        (
            &["KATA IGURUSI"],
            "Sawa. Kata yako ni Igurusi. Utapata taarifa za kata hiyo. Si sahihi? Tuma KATA na jina sahihi.",
        ),
        (
            &["WARD UTENGULE USANGU"],
            "Done. Your ward is Utengule Usangu. You will get news for it. Wrong? Send WARD and the right name.",
        ),
        (&["KATA IGURUSI MAJENJE"], "Sawa. Kata yako ni Igurusi, kijiji Majenje. Utapata"),
        (&["WARD IGURUSI MAJENJE"], "Done. Your ward is Igurusi, village Majenje. You will"),
        (&["KATA IGUNGURUSI"], "Hatujaitambua kata hiyo. Je, ni 1 Igurusi, 2 "),
        (&["WARD XYZ"], "We did not find that ward. Is it 1 "),
        (
            &["MADA"],
            "Mada: 1 Maji, 2 Afya, 3 Kilimo na mifugo, 4 Elimu, 5 Mapato na zabuni, 6 Mikutano. Jibu mfano: MADA 1 3. Zote: MADA ZOTE.",
        ),
        (
            &["TOPICS"],
            "Topics: 1 Water, 2 Health, 3 Farming, 4 Education, 5 Revenue and tenders, 6 Meetings. Reply e.g. TOPIC 1 3. All: TOPIC ALL.",
        ),
        (
            &["MADA MAJI KILIMO"],
            "Sawa. Umechagua mada: Maji, Kilimo na mifugo. Tahadhari za dharura utaendelea kuzipata. Kujitoa zote tuma ONDOA.",
        ),
        (
            &["TOPIC ALL"],
            "Done. Your topics: all topics. You still get emergency warnings. To leave everything send STOP.",
        ),
        (
            &["JIUNGE CHIMALA", "ONDOA"],
            "Umejitoa. Hutapata SMS za matangazo kutoka Halmashauri ya Mbarali. Kurudi tuma JIUNGE na jina la kata.",
        ),
        (
            &["JOIN CHIMALA", "STOP"],
            "You have left. You will get no more bulletins from Mbarali District Council. To return send JOIN and your ward name.",
        ),
        (
            &["ONDOA"],
            "Namba yako haipo kwenye orodha yetu, hivyo hutumiwi matangazo. Kujiunga tuma JIUNGE na jina la kata.",
        ),
        (
            &["STOP"],
            "Your number is not on our list, so you get no bulletins. To join send JOIN and your ward name.",
        ),
        (
            &["MSAADA"],
            "Tuma: JIUNGE kata, HABARI, MIRADI kata, MIFUMO neno, ULIZA swali, RIPOTI tatizo, HALI namba, LUGHA, ONDOA. Hatuombi PIN wala pesa.",
        ),
        (
            &["HELP"],
            "Send: JOIN ward, NEWS, PROJECTS ward, SYSTEM word, ASK question, REPORT problem, STATUS number, LANG, STOP. We never ask PIN or money.",
        ),
        (
            &["HABARI"],
            "Hakuna tangazo jipya kwa sasa. Likitoka tutakutumia kama umejiunga. Kujiunga tuma JIUNGE na jina la kata.",
        ),
        (
            &["NEWS"],
            "No new notice now. If you have joined we will send it when it comes. To join send JOIN and your ward name.",
        ),
        (
            &["MIRADI RUJEWA"],
            "MIRADI Rujewa: 1. Hospitali ya Wilaya: Unajengwa. 2. Ukumbi wa Halmashauri: Unajengwa. Hadi 15/04/2024. Swali? tuma ULIZA.",
        ),
        (
            &["PROJECTS UBARUKU"],
            "PROJECTS Ubaruku: 1. Ubaruku primary school: Being built. As of 15/04/2024. Question? send ASK.",
        ),
        (
            &["MIRADI CHIMALA"],
            "Bado hatujaweka miradi ya kata Chimala. Uliza kwa kutuma ULIZA na swali lako, au ofisi ya Mtendaji wa Kata.",
        ),
        (
            &["PROJECT CHIMALA"],
            "No projects entered yet for Chimala ward. Ask by sending ASK and your question, or at the Ward Executive office.",
        ),
        (
            &["MIFUMO"],
            "Mifumo: NIDA, RITA, TIN, TAUSI, BRELA, NEST, EFD, POS, BIMA, NHIF, RUZUKU, MKILIMO, AJIRA, HESLB, MKOPO, TASAF. Mfano: MIFUMO NIDA",
        ),
        (
            &["SYSTEM"],
            "Systems: NIDA, RITA, TIN, TAUSI, BRELA, NEST, EFD, POS, UHI, NHIF, RUZUKU, MKILIMO, AJIRA, HESLB, LOAN, TASAF. E.g. SYSTEM NIDA",
        ),
        (
            &["MIFUMO NIDA"],
            "Kujua namba ya NIDA: piga *152*00# ufuate menyu, au nenda ofisi ya NIDA ya wilaya. Usimtumie mtu usiyemjua namba yako.",
        ),
        (
            &["SYSTEM LOAN"],
            "10% loans for groups of women, youth, disabled: mikopohalmashauri.tamisemi.go.tz. See the Ward Community Development Officer.",
        ),
        (
            &["MIFUMO ARDHI"],
            "Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.",
        ),
        (
            &["ULIZA Maji yatatoka lini?"],
            "Asante, tumepokea swali lako. Namba: MB-1001. Jibu litakuja kwa SMS. Kufuatilia tuma HALI MB-1001",
        ),
        (
            &["ASK when is the market?"],
            "Thank you, we got your question. Number: MB-1001. We answer by SMS. To follow send STATUS MB-1001",
        ),
        (
            &["ULIZA"],
            "Andika neno ULIZA kisha swali lako. Mfano: ULIZA Ofisi ya kata inafunguliwa saa ngapi? Usiandike PIN wala neno la siri.",
        ),
        (
            &["ASK"],
            "Write ASK then your question. Example: ASK When does the ward office open? Do not write a PIN or password.",
        ),
        (
            &["RIPOTI Mbuyuni bomba limepasuka"],
            "Asante, tumepokea taarifa yako. Namba: MB-1001. Tutaipeleka kwa idara husika. Kufuatilia tuma HALI MB-1001. Dharura piga 112.",
        ),
        (
            &["REPORT Mbuyuni pipe burst"],
            "Thank you, we got your report. Number: MB-1001. We pass it to the right department. To follow: STATUS MB-1001. Emergency: call 112.",
        ),
        (&["Taarifa Mbuyuni bomba limepasuka"], "Asante, tumepokea taarifa yako. Namba: MB-1001."),
        (&["RIPOTI"], "Andika neno RIPOTI, kisha kijiji na tatizo."),
        (&["REPORT"], "Write REPORT, then the village and the problem."),
        (
            &["ULIZA Maji lini?", "HALI MB-1001"],
            "MB-1001: Mpya. Itasomwa na afisa. Imebadilishwa 23/11/2026. Hujaridhika? Malalamiko rasmi: e-Mrejesho, piga *152*00#.",
        ),
        (
            &["ASK water when?", "STATUS 1001"],
            "MB-1001: New. An officer will read it. Updated 23/11/2026. Not satisfied? Formal complaint: e-Mrejesho, dial *152*00#.",
        ),
        (&["HALI 99"], "Namba hiyo haipo."),
        (&["STATUS"], "That number was not found."),
        (
            &["TAKWIMU CHIMALA"],
            "Kata Chimala, sensa 2022 (NBS): watu 28,646, wanaume 13,669, wanawake 14,977, kaya 8,182. Postikodi 53605.",
        ),
        (
            &["STATS CHIMALA"],
            "Chimala ward, 2022 census (NBS): people 28,646, men 13,669, women 14,977, households 8,182. Postcode 53605.",
        ),
        (
            &["TAKWIMU"],
            "Sensa 2022: Mbarali ina watu 446,336. Wanaume 217,280, wanawake 229,056. Kaya 112,139. Chanzo: NBS.",
        ),
        (
            &["STATISTICS"],
            "2022 census: Mbarali has 446,336 people. Men 217,280, women 229,056. Households 112,139. Source: NBS.",
        ),
        (
            &["USHAURI"],
            "Ushauri wa TEHAMA: tuma USHAURI SIMU (kununua kifaa), USHAURI MITANDAO (mitandao ya kijamii) au USHAURI UTAPELI.",
        ),
        (
            &["ADVICE"],
            "ICT advice: send ADVICE PHONE (buying a device), ADVICE SOCIAL (social media) or ADVICE SCAM.",
        ),
        (
            &["USHAURI SIMU"],
            "Nunua duka lenye leseni. Dai risiti ya EFD na warantii. Washa na ujaribu kabla ya kulipa. Bei ndogo mno ni dalili ya bandia.",
        ),
        (
            &["ADVICE SCAM"],
            "If an SMS says 'send the money to this number', do not. Call the person on a number you know. Report the cheat to 15040, free.",
        ),
        (
            &["UWEKEZAJI"],
            "Maeneo ya uwekezaji yaliyo wazi: muulize Afisa Uwekezaji, ofisi ya Halmashauri ya Mbarali, Rujewa. Usimlipe dalali.",
        ),
        (
            &["INVEST"],
            "For the areas open to investors ask the Investment Officer, Mbarali District Council office, Rujewa. Do not pay a broker.",
        ),
        (&["OFISI"], "Ofisi ya Halmashauri ya Mbarali ipo Rujewa. Tovuti mbaralidc.go.tz."),
        (&["CONTACT"], "The office of Mbarali District Council is in Rujewa. Web mbaralidc.go.tz."),
        (&["ENGLISH", "KISWAHILI"], "Sawa, tutakuandikia kwa Kiswahili. For English send ENGLISH."),
        (&["LUGHA EN"], "Done, we will write to you in English. Kwa Kiswahili tuma KISWAHILI."),
        (
            &["JIUNGE CHIMALA", "TAARIFAZANGU"],
            "Tunachotunza kwako: namba, kata Chimala, mada mada zote, lugha, maswali 0. Kufuta tuma FUTA. Kujitoa tuma ONDOA.",
        ),
        (
            &["JOIN CHIMALA", "ASK something", "MYDATA"],
            "We keep: your number, ward Chimala, topics all topics, language, questions 1. To erase send ERASE. To leave send STOP.",
        ),
        (&["TAARIFA ZANGU"], "Tunatunza namba yako na SMS ulizotuma tu, maswali 0."),
        (
            &["FUTA"],
            "Unataka tufute namba, kata na mada zako? Jibu NDIYO kukubali. Usipojibu hatutafuta.",
        ),
        (
            &["ERASE"],
            "Do you want us to erase your number, ward and topics? Reply YES to agree. If you do not reply we will not erase.",
        ),
        (&["FUTA", "ndiyo"], "Sawa, tumefanya. Taarifa zako zimefutwa."),
        (&["JOIN CHIMALA", "ERASE", "YES"], "Done. Your data has been erased."),
        (&["FUTA", "HAPANA"], "Sawa. Hatujafuta kitu."),
        (
            &["Mambo vipi?"],
            "Hatujaelewa ujumbe wako, lakini tumeutunza na afisa atausoma. Tuma MSAADA kuona maneno ya kutumia.",
        ),
        (
            &["ENGLISH", "what is this"],
            "We did not understand your message, but we kept it and an officer will read it. Send HELP for the words to use.",
        ),
    ];
    for (n, (sent, expected)) in (1..).zip(rows) {
        database.execute("DELETE FROM tickets").await;
        database.execute("DELETE FROM counters WHERE name = 'tickets'").await;
        let mut writer = Writer::new(&database, &gateway, n);
        let mut last = String::new();
        for text in *sent {
            let answers = writer.writes(text).await;
            assert_eq!(answers.len(), 1, "{text}: {answers:?}");
            last.clone_from(&answers[0]);
        }
        assert!(last.starts_with(expected), "{sent:?}\n{last}\n{expected}");
        if expected.ends_with('.') && expected.len() > 90 {
            assert_eq!(last, *expected, "{sent:?}");
        }
    }
    // The list of wards needs two messages.
    for (n, (word, first, second)) in (500..).zip([
        (
            "ORODHA",
            "Kata 1/2: Chimala, Igava, Igurusi, Ihahi, Imalilo Songwe, Ipwani, Itamboleo, Kongolo, Lugelele, Luhanga. Jibu KATA na jina.",
            "Kata 2/2: Madibira, Mahongole, Mapogoro, Mawindi, Miyombweni, Mwatenga, Ruiwa, Rujewa, Ubaruku, Utengule Usangu. Jibu KATA na jina.",
        ),
        (
            "LIST",
            "Wards 1/2: Chimala, Igava, Igurusi, Ihahi, Imalilo Songwe, Ipwani, Itamboleo, Kongolo, Lugelele, Luhanga. Reply WARD + name.",
            "Wards 2/2: Madibira, Mahongole, Mapogoro, Mawindi, Miyombweni, Mwatenga, Ruiwa, Rujewa, Ubaruku, Utengule Usangu. Reply WARD + name.",
        ),
    ]) {
        let answers = Writer::new(&database, &gateway, n).writes(word).await;
        assert_eq!(answers, [first, second]);
    }
}

async fn live_citizens_are_told_only_what_is_proved(database: Database) {
    let settings = format!(
        "{ACCOUNTS}\n[[accounts]]\nname = \"kannel\"\noperator = \"africastalking\"\n\
         callback_key = \"africastalking-callback-key\"\nservice_codes = [\"*149*47#\"]\n"
    );
    let gateway = TestGateway::with_settings(&database.store, &morning(), &settings).await;
    let mut replies = Vec::new();
    for (n, text) in
        ["RIPOTI bomba limepasuka", "HALI 1001", "MIRADI RUJEWA", "MIFUMO NIDA", "MIFUMO POS"]
            .iter()
            .enumerate()
    {
        let mo = baragumu::domain::inbound::Mo {
            operator_ref: Some(format!("live-{n}")),
            from: baragumu::domain::inbound::Origin::Msisdn(
                Citizen::new(Operator::AfricasTalking, 1).number(),
            ),
            to: "15015".to_owned(),
            body: (*text).to_owned(),
            stamp: None,
            part: None,
        };
        let account = gateway.gateway.account_named("africastalking").unwrap();
        gateway.gateway.take_mo(account, mo).await.unwrap();
        let all = database.texts("SELECT body FROM outbox ORDER BY id").await;
        replies.push(all.last().unwrap().clone());
    }
    assert!(replies[0].ends_with("tuma HALI MB-1001."), "112 is not confirmed: {}", replies[0]);
    assert!(replies[1].ends_with("Imebadilishwa 23/11/2026."), "{}", replies[1]);
    assert!(replies[2].starts_with("Bado hatujaweka miradi"), "{}", replies[2]);
    assert!(replies[3].starts_with("Taarifa hii bado haijathibitishwa."), "{}", replies[3]);
    assert!(replies[4].starts_with("Ukilipa ushuru au ada"), "{}", replies[4]);
}

async fn a_ward_is_asked_for_until_it_is_known(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut writer = Writer::new(&database, &gateway, 1);
    assert!(writer.asks("jiunge").await.starts_with("Asante. Jibu kwa jina"));
    assert!(writer.choices().await.joined, "who joins has joined, ward or not");
    assert!(writer.asks("IGUNGURUSI").await.starts_with("Hatujaitambua"));
    let welcome = writer.asks("1").await;
    assert!(welcome.starts_with("Karibu! Umejiunga: kata Igurusi"), "{welcome}");
    assert_eq!(writer.choices().await.ward_code, Some(3));
    // The question is answered: the same number again is nothing.
    assert!(writer.asks("1").await.starts_with("Hatujaelewa"));

    let mut writer = Writer::new(&database, &gateway, 2);
    writer.asks("JOIN").await;
    let welcome = writer.asks("chimala").await;
    assert!(welcome.starts_with("Welcome! You joined: Chimala ward"), "{welcome}");
    writer.asks("WARD").await;
    gateway.clock_passes(Duration::from_mins(31));
    let late = writer.asks("Rujewa").await;
    assert!(late.starts_with("No new notice now."), "the question is closed: {late}");
    assert_eq!(writer.choices().await.ward_code, Some(1));
    assert!(writer.asks("projects mawindy").await.starts_with("PROJECTS Mawindi: 1. RUWASA"));
}

async fn leaving_is_confirmed_once_and_only_joining_brings_back(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut writer = Writer::new(&database, &gateway, 1);
    let number = writer.citizen.number();
    writer.writes("JIUNGE IGURUSI MAJI").await;
    // Four more answers: the sixth in ten minutes would be one too many.
    for word in ["MSAADA", "HABARI", "OFISI", "MADA"] {
        writer.writes(word).await;
    }
    assert!(writer.writes("ORODHA").await.is_empty(), "five were enough");
    let left = writer.writes("stopu").await;
    assert_eq!(left.len(), 1, "the confirmation goes out all the same");
    assert!(left[0].starts_with("Umejitoa."), "the saved language: {left:?}");
    assert!(gateway.gateway.has_opted_out(&number).await.unwrap());
    let suppressed =
        format!("suppressions WHERE msisdn = '{}' AND cause = 'opted_out'", number.e164());
    assert_eq!(database.count(&suppressed).await, 1);
    gateway.clock_passes(Duration::from_mins(11));
    assert!(writer.writes("STOP").await[0].starts_with("Namba yako haipo"), "not twice");
    for word in ["asante", "HABARI", "KATA CHIMALA", "MADA 1"] {
        writer.asks(word).await;
    }
    assert!(!writer.choices().await.joined, "nothing but joining brings back");
    assert!(gateway.gateway.has_opted_out(&number).await.unwrap());
    let back = writer.asks("ANZA").await;
    assert!(back.starts_with("Karibu! Umejiunga: kata Chimala"), "{back}");
    assert!(!gateway.gateway.has_opted_out(&number).await.unwrap());
    assert_eq!(database.count("suppressions").await, 0);
    let release = &gateway.gateway.menus().current().release;
    for (kind, count) in [("joined", 2), ("left", 2), ("ward", 1), ("topics", 1)] {
        let proof = format!(
            "consents WHERE msisdn = '{}' AND kind = '{kind}' AND channel = 'sms' \
             AND account = 'simulator' AND language = 'sw' AND wording = '{release}'",
            number.e164()
        );
        assert_eq!(database.count(&proof).await, count, "{kind}");
    }
}

async fn one_topic_is_left_and_the_others_stay(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut writer = Writer::new(&database, &gateway, 1);
    writer.asks("JIUNGE IGURUSI").await;
    let left = writer.asks("ONDOA MAJI").await;
    assert!(left.starts_with("Sawa. Umechagua mada: Afya, Kilimo na mifugo, Elimu,"), "{left}");
    assert_eq!(writer.choices().await.topics, Some(Topics(vec![2, 3, 4, 5, 6])));
    assert!(writer.choices().await.joined);
    writer.asks("MADA 2").await;
    assert!(writer.asks("ONDOA AFYA").await.starts_with("Umejitoa."), "it was the last one");
    assert!(!writer.choices().await.joined);
    assert!(writer.asks("ONDOA MAJI").await.starts_with("Namba yako haipo"));
}

async fn erasing_by_message_leaves_a_keyed_hash_that_still_says_no(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut writer = Writer::new(&database, &gateway, 1);
    let number = writer.citizen.number();
    writer.asks("JIUNGE IGURUSI").await;
    writer.asks("ULIZA Kisima kiko wapi?").await;
    database.execute("UPDATE outbox SET state = 'delivered'").await;
    writer.asks("ONDOA").await;
    writer.asks("FUTA").await;
    gateway.clock_passes(Duration::from_mins(31));
    assert!(writer.asks("NDIYO").await.starts_with("Hatujaelewa"), "too late");
    writer.asks("FUTA").await;
    assert!(writer.asks("Ndiyo").await.starts_with("Sawa, tumefanya."));
    for table in ["subscribers", "tickets", "consents", "suppressions"] {
        let mine = format!("{table} WHERE msisdn = '{}'", number.e164());
        assert_eq!(database.count(&mine).await, 0, "{table}");
    }
    for table in ["inbox", "correspondents", "inbox_parts"] {
        let mine = format!("{table} WHERE sender = '{}'", number.e164());
        assert_eq!(database.count(&mine).await, 0, "{table}");
    }
    assert_eq!(database.count("inbox WHERE body <> ''").await, 0, "nor what was said");
    let over = format!("outbox WHERE msisdn = '{}' AND state = 'delivered'", number.e164());
    assert_eq!(database.count(&over).await, 0);
    assert_eq!(database.count("forgotten WHERE length(msisdn_hash) = 64").await, 1);
    assert!(
        gateway.gateway.has_opted_out(&number).await.unwrap(),
        "an import may not bring it back"
    );
    writer.asks("JIUNGE CHIMALA").await;
    assert!(!gateway.gateway.has_opted_out(&number).await.unwrap(), "the citizen may");

    // By the menu the same is left behind.
    let mut citizen = Citizen::new(Operator::Simulator, 2);
    citizen.walks(&gateway, &["5", "Igurusi"]).await;
    citizen.walks(&gateway, &["5", "3"]).await;
    assert!(gateway.gateway.has_opted_out(&citizen.number()).await.unwrap());
    citizen.walks(&gateway, &["5", "Igurusi"]).await;
    assert!(!gateway.gateway.has_opted_out(&citizen.number()).await.unwrap());
    citizen.walks(&gateway, &["5", "4", "1"]).await;
    assert!(gateway.gateway.has_opted_out(&citizen.number()).await.unwrap());
    assert_eq!(database.count("forgotten").await, 1);
}

async fn what_is_not_understood_is_kept_and_answered_once_a_day(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut writer = Writer::new(&database, &gateway, 1);
    assert!(writer.asks("Habari? Mambo vipi").await.starts_with("Hakuna tangazo"));
    assert!(writer.asks("Nyumba ya mwalimu imeezuliwa").await.starts_with("Hatujaelewa"));
    assert!(writer.writes("Mvua kubwa \u{1f327}").await.is_empty());
    gateway.clock_passes(Duration::from_hours(25));
    assert!(writer.asks("Nani yupo?").await.starts_with("Hatujaelewa"));
    let tickets = database
        .texts("SELECT body FROM tickets WHERE kind = 'unclassified' ORDER BY number")
        .await;
    assert_eq!(tickets, ["Nyumba ya mwalimu imeezuliwa", "Mvua kubwa \u{1f327}", "Nani yupo?"]);
    assert_eq!(database.count("tickets WHERE channel = 'sms' AND state = 'new'").await, 3);
    assert_eq!(database.count("inbox WHERE ticket IS NOT NULL").await, 3);
}

async fn an_operator_may_opt_a_number_out(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut writer = Writer::new(&database, &gateway, 1);
    writer.asks("JIUNGE IGURUSI").await;
    for _ in 0..2 {
        assert_eq!(gateway.receives(&writer.citizen.opting_out()).await.status, 200);
    }
    assert!(!writer.choices().await.joined);
    assert_eq!(database.count("suppressions WHERE cause = 'operator'").await, 1);
    assert_eq!(database.count("consents WHERE kind = 'left' AND channel = 'operator'").await, 1);
    assert_eq!(writer.inbox().await.len(), 1, "nothing is sent for it");
    writer.asks("STOP").await;
    assert_eq!(database.count("suppressions WHERE cause = 'opted_out'").await, 1);
    writer.asks("JIUNGE").await;
    assert_eq!(database.count("suppressions").await, 0);
}

async fn notices_are_told_by_ward(database: Database) {
    let world = morning();
    let gateway = TestGateway::start(&database.store, &world).await;
    for (id, ward, title) in [("a", "1", "Maji Chimala"), ("b", "3", "Mkutano Igurusi")] {
        let texts = format!(r#"{{"sw":{{"title":"{title}","summary":"Saa 3 asubuhi."}}}}"#);
        database
            .execute(&format!(
                "INSERT INTO notices (id, ward_code, topic, published_at, withdrawn_at, texts) \
                 VALUES ('{id}', {ward}, NULL, 1, NULL, '{texts}')"
            ))
            .await;
    }
    gateway.gateway.read_directory().await.unwrap();
    let mut writer = Writer::new(&database, &gateway, 1);
    assert_eq!(writer.asks("HABARI chimala").await, "Maji Chimala (01/01/1970): Saa 3 asubuhi.");
    assert!(writer.asks("Igurusi").await.starts_with("Mkutano Igurusi ("), "a ward's name alone");
    writer.asks("JIUNGE CHIMALA").await;
    assert!(writer.asks("HABARI").await.starts_with("Maji Chimala ("));
    assert!(writer.asks("HABARI RUIWA").await.starts_with("Hakuna tangazo jipya"));
}
