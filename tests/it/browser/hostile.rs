//! Two hundred texts that would like to be more than texts: as messages, over USSD, in
//! files, as names and in bulletins. They are looked at in a real browser on every page
//! that shows them.

use std::fs;

use baragumu::world::{RealWorld, World as _};
use serde_json::{Value, json};

use super::{Office, joins};
use crate::support::{
    chromium::{Chromium, Script, WIDE, Window},
    process::Ask,
};

/// What does something by itself where it is taken for markup.
const DOING: [&str; 24] = [
    "<script>hurt=1</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=hurt=1>",
    "<svg onload=hurt=1>",
    "<svg><animate onbegin=hurt=1 attributeName=x>",
    "<svg><script>hurt=1</script></svg>",
    "<body onload=hurt=1>",
    "<iframe srcdoc='<script>top.hurt=1</script>'></iframe>",
    "<iframe src=javascript:top.hurt=1></iframe>",
    "<object data=javascript:hurt=1></object>",
    "<embed src=//evil.example/x.swf>",
    "<video><source onerror=hurt=1></video>",
    "<details open ontoggle=hurt=1>x</details>",
    "<input autofocus onfocus=hurt=1>",
    "<marquee onstart=hurt=1>x</marquee>",
    "<math><mtext><style><img src=x onerror=hurt=1></style>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=//evil.example/>",
    "<base href=//evil.example/>",
    "<form action=//evil.example/><button>Bonyeza</button></form>",
    "<div hx-get=//evil.example/ hx-trigger=load>x</div>",
    "<div data-events=/console/bulletins/1/events>x</div>",
    "<template><script>hurt=1</script></template>",
];

/// What ends the place it stands in.
const ENDING: [&str; 7] = ["", "\">", "'>", "</textarea>", "</title>", "-->", "</p></section>"];

/// What means something to somebody else.
const OTHERS: [&str; 36] = [
    "{{7*7}}",
    "{% raw %}",
    "${hurt=1}",
    "#{hurt=1}",
    "<%= hurt %>",
    "{ $name }",
    "javascript:hurt=1",
    "&lt;script&gt;hurt=1&lt;/script&gt;",
    "&#60;img src=x onerror=hurt=1&#62;",
    "%3Cscript%3Ehurt=1%3C/script%3E",
    "\\u003cscript\\u003ehurt=1\\u003c/script\\u003e",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+HYPERLINK(\"http://evil.example\")",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "'; DROP TABLE tickets; --",
    "\" OR \"\"=\"",
    "\u{202e}txet desrever\u{202c}",
    "\u{2066}\u{202e}a\u{2069}",
    "\u{200b}\u{200d}\u{feff}isiyoonekana",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "\u{1f9d1}\u{200d}\u{1f33e}\u{1f4a7}",
    "\u{0}\u{1}\u{7f}alama",
    "mstari\r\nSet-Cookie: hurt=1",
    "</script><script>hurt=1</script>",
    "<!--<script>hurt=1</script>-->",
    "<![CDATA[<script>hurt=1</script>]]>",
    "<a href=javascript:hurt=1>Bonyeza</a>",
    "<a href='data:text/html,<script>hurt=1</script>'>Bonyeza</a>",
    "style=background:url(//evil.example/x)",
    "expression(hurt=1)",
    "@import '//evil.example/x.css';",
    "\u{ff1c}script\u{ff1e}hurt=1\u{ff1c}/script\u{ff1e}",
    "<scr<script>ipt>hurt=1</scr</script>ipt>",
];

fn hostile() -> Vec<String> {
    let does = ENDING.iter().flat_map(|end| DOING.iter().map(move |doing| format!("{end}{doing}")));
    let texts: Vec<String> = does.chain(OTHERS.iter().map(|it| (*it).to_owned())).collect();
    assert!(texts.len() >= 200, "{}", texts.len());
    texts
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_hostile_texts_stay_texts() {
    let office = Office::open(0).await;
    let texts = hostile();
    let chromium = Chromium::start();
    let base = office.base();
    let window = chromium.window(&base, WIDE, Script::On).await;
    joins(&window, &office.first_link(), Some("Neema Mwakyusa"), async |_, _| {}).await;
    let author = office.token("Asha", "author");

    // As messages: some are questions, some nothing that is understood; and over USSD.
    for (n, text) in texts.iter().enumerate() {
        let word = if n % 3 == 0 { "" } else { "ULIZA " };
        let citizen = format!("+2557541{:05}", n % 9);
        office.texts(&citizen, &format!("{word}{text}")).await;
    }
    let mut phone = office.served.phone("+255754000009");
    for text in texts.iter().step_by(8) {
        // A question is asked in one entry; whatever is refused stays on the screen.
        let _ = phone.walk(&["4", "1", text]).await.unwrap();
    }
    // As what an officer's program writes.
    let mut bulletins = Vec::new();
    for (n, text) in texts.iter().enumerate().step_by(5) {
        let name: String = format!("{n} {text}").chars().take(80).collect();
        let draft = json!({ "name": name, "texts": { "sw": text, "en": text },
            "values": { "sw": { "SAA": text } }, "audience": { "everybody": true } });
        let made = tries(&office, &author, "/broadcasts", &draft).await;
        bulletins.extend(made["id"].as_i64());
        tries(&office, &author, "/groups", &json!({ "name": name })).await;
        let note = json!({ "text": text });
        tries(&office, &author, &format!("/tickets/{}/notes", 1001 + n), &note).await;
    }
    assert!(bulletins.len() > 20, "only {} bulletins were taken", bulletins.len());

    let mut shown = Looked { window: &window, texts: 0, pages: 0 };
    // Every list to its end.
    for list in ["/console/help-desk", "/console/bulletins", "/console/subscribers/groups"] {
        let mut path = list.to_owned();
        for _ in 0..12 {
            shown.looks(&path, None).await;
            let script =
                "const it = document.querySelector('a[rel=next], main > p:last-child > a.button');
                return it && it.getAttribute('href')";
            match window.evaluates(script).await.as_str() {
                Some(next) => next.clone_into(&mut path),
                None => break,
            }
        }
    }
    for path in ["/console", "/console/calendar", "/console/subscribers", "/console/trail"] {
        shown.looks(path, None).await;
    }
    // Each ticket as it is kept, and everything that its citizen said.
    for number in (1001..1200).step_by(6) {
        let kept = gets(&office, &author, &format!("/tickets/{number}")).await;
        let text = kept["ticket"]["body"].as_str();
        shown.looks(&format!("/console/help-desk/{number}"), text).await;
    }
    shown.looks("/console/help-desk/1001", None).await;
    let person = "return document.querySelector('main a[href^=\"/console/subscribers/\"]')
        .getAttribute('href').split('/').pop()";
    let person = window.evaluates(person).await.as_str().unwrap().to_owned();
    shown.looks(&format!("/console/help-desk/with/{person}"), None).await;
    shown.looks(&format!("/console/subscribers/{person}"), None).await;
    for id in bulletins.iter().step_by(4) {
        let kept = gets(&office, &author, &format!("/broadcasts/{id}")).await;
        let name = kept["name"].as_str();
        shown.looks(&format!("/console/bulletins/{id}"), name).await;
        shown.looks(&format!("/console/bulletins/{id}/edit"), None).await;
    }

    // In a file: every line is wrong, and each is told with what stands in it.
    let cells = texts.iter().map(|it| format!("\"{}\"", it.replace('"', "\"\"")));
    let lines: Vec<String> = cells.map(|cell| format!("{cell},sw,{cell}")).collect();
    let file = office.served.folder.path().join("<img src=x onerror=hurt=1>.csv");
    fs::write(&file, format!("namba,lugha,kata\n{}\n", lines.join("\n"))).unwrap();
    window.open("/console/subscribers/import").await;
    window.fill("#evidence", "<svg onload=hurt=1>").await;
    window.find("#file").await.types(file.to_str().unwrap()).await.unwrap();
    window.follow("button[value=check]").await;
    window.find("main [role=status], main .wrong").await;
    shown.unharmed("the import", None).await;
    // On the phone of the page.
    window.open("/console/phone").await;
    window.follow("button[value=send]").await;
    window.find("button[value=hang-up]").await;
    window.fill("#entry", "<img src=x onerror=hurt=1>").await;
    window.follow("button[value=send]").await;
    shown.unharmed("the phone", None).await;
    assert!(shown.pages > 60 && shown.texts > 30, "{} of {}", shown.texts, shown.pages);
}

/// Pages that were looked at, and texts that were found on them as they are kept.
struct Looked<'a> {
    window: &'a Window,
    texts: usize,
    pages: usize,
}

impl Looked<'_> {
    async fn looks(&mut self, path: &str, text: Option<&str>) {
        self.window.open(path).await;
        self.unharmed(path, text).await;
    }

    /// Nothing was done on the page, nothing asked for from elsewhere, nothing refused by the
    /// policy, because nothing tried; and a text that is kept is read as it is.
    async fn unharmed(&mut self, path: &str, text: Option<&str>) {
        self.pages += 1;
        let script = "return { hurt: typeof window.hurt, title: document.title,
            main: getComputedStyle(document.querySelector('main')).display,
            strange: document.querySelectorAll('main :is(script, iframe, object, embed, base, link, ' +
                'meta, style, template, video, marquee, math, [onerror], [onload], [onfocus])').length,
            text: document.querySelector('main').textContent }";
        let found = self.window.evaluates(script).await;
        assert_eq!((&found["hurt"], &found["strange"]), (&json!("undefined"), &json!(0)), "{path}");
        assert_eq!(found["main"], "block", "{path}");
        assert!(found["title"].as_str().unwrap().ends_with(" · Baragumu"), "{path}: {found}");
        let seen = self.window.seen().await;
        // That a form was refused is told to the console too.
        let told: Vec<&String> = seen.console.iter().filter(|it| !it.contains("(Unpr")).collect();
        assert!(told.is_empty(), "{path}: {told:?}");
        for asked in &seen.requests {
            let is_ours = asked.starts_with(self.window.base()) || asked.starts_with("data:");
            assert!(is_ours, "{path} asks for {asked}");
        }
        if let Some(text) = text {
            let read = plain(found["text"].as_str().unwrap());
            assert!(read.contains(&plain(text)), "{path} does not show {text:?}:\n{read}");
            self.texts += 1;
        }
    }
}

/// A text with its spaces as a reader sees them.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A call of the API that may be refused.
async fn tries(office: &Office, token: &str, path: &str, body: &Value) -> Value {
    let bearer = format!("authorization: Bearer {token}");
    let key = format!("idempotency-key: {}", RealWorld.fresh_id());
    let headers = [bearer.as_str(), &key, "content-type: application/json"];
    let (path, body) = (format!("/api/v1{path}"), body.to_string());
    let ask = Ask { path: &path, headers: &headers, body: &body, ..Ask::default() };
    let answer = office.served.ask(&ask).await.unwrap();
    assert!(answer.status < 500, "{path}: {answer:?}");
    serde_json::from_str(&answer.body).unwrap_or_default()
}

async fn gets(office: &Office, token: &str, path: &str) -> Value {
    let bearer = format!("authorization: Bearer {token}");
    let path = format!("/api/v1{path}");
    let headers = [bearer.as_str()];
    let ask = Ask { method: "GET", path: &path, headers: &headers, ..Ask::default() };
    serde_json::from_str(&office.served.ask(&ask).await.unwrap().body).unwrap()
}
