//! Writing a bulletin: one form, with its proof beside it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use super::{
    draft::{form, read, text_field, value_field},
    proof::ProofPart,
};
use crate::{
    domain::{broadcast::Draft, language::Language, officer::Role},
    gateway::{
        broadcasts::{counts::Counting, office::Template as Beginning},
        refusal::{Fault, Refusal, require},
    },
    http::console::{
        Console,
        form::Form,
        page::{Page, Place, html, refused, shown},
        places::{self, Choice, chosen},
        seat::{Posted, Seat},
    },
    text::bulletin,
};

/// The days of the week, from Monday (ISO 8601).
const WEEKDAYS: [&str; 7] = ["1", "2", "3", "4", "5", "6", "7"];

/// The text of one language, with a field for each placeholder in it.
struct Text {
    language: Language,
    field: String,
    written: String,
    values: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "bulletins/write.html")]
struct WritePage {
    page: Page,
    form: Form,
    action: String,
    texts: Vec<Text>,
    templates: Vec<Choice>,
    wards: Vec<Choice>,
    villages: Vec<(String, Vec<Choice>)>,
    groups: Vec<Choice>,
    languages: Vec<Choice>,
    left_out_wards: Vec<Choice>,
    left_out_groups: Vec<Choice>,
    topics: Vec<Choice>,
    weekdays: Vec<Choice>,
    accounts: Vec<Choice>,
    placeholders: String,
    proof: Option<ProofPart>,
}

/// Why the form is not shown to somebody whose role could not send it.
fn refusal_of(seat: &Seat) -> Option<Response> {
    let page = seat.page("write-bulletin", Place::Bulletins);
    let page = Page { path: Place::Bulletins.path().to_owned(), ..page };
    require(&seat.session.officer, Role::Author).err().map(|refusal| refused(page, refusal))
}

/// `GET /console/bulletins/new`, from a template if one is chosen.
pub(super) async fn new(State(console): State<Console>, seat: Seat) -> Response {
    if let Some(response) = refusal_of(&seat) {
        return response;
    }
    let query = &seat.visitor.query;
    let template = console.gateway.templates().iter().find(|it| it.id == query.get("template"));
    let mut draft = Draft::default();
    draft.audience.everybody = true;
    if let Some(template) = template {
        draft.template = Some(template.id.clone());
        draft.topic = template.topic;
        draft.class = template.class;
        draft.texts = template.texts.clone();
        draft.name = template.purpose.get(seat.words().language()).cloned().unwrap_or_default();
    }
    let fields = form(&draft, seat.words().zone());
    written(&console, &seat, "/console/bulletins/new", fields, None, Vec::new()).await
}

/// `POST /console/bulletins/new`.
pub(super) async fn create(
    State(console): State<Console>,
    posted: Posted,
) -> Result<Response, Response> {
    let path = "/console/bulletins/new";
    let (draft, faults) = read_form(&posted);
    if posted.form.has("check") || !faults.is_empty() {
        let draft = Some(draft);
        return Ok(written(&console, &posted.who, path, posted.form.clone(), draft, faults).await);
    }
    let officer = posted.officer(&console).await?;
    let made = console.gateway.create_broadcast(&officer, draft).await;
    let outcome = made.map(|broadcast| format!("/console/bulletins/{}", broadcast.id));
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => {
            written(&console, &posted.who, path, posted.form.clone(), None, faults).await
        }
    })
}

/// `GET /console/bulletins/{id}/edit`.
pub(super) async fn edit(
    State(console): State<Console>,
    Path(id): Path<i64>,
    seat: Seat,
) -> Response {
    if let Some(response) = refusal_of(&seat) {
        return response;
    }
    match console.gateway.broadcast(id).await {
        Ok(broadcast) => {
            let path = format!("/console/bulletins/{id}/edit");
            let fields = form(&broadcast.draft, seat.words().zone());
            written(&console, &seat, &path, fields, Some(broadcast.draft), Vec::new()).await
        }
        Err(refusal) => refused(seat.page("write-bulletin", Place::Bulletins), refusal),
    }
}

/// `POST /console/bulletins/{id}/edit`.
pub(super) async fn save(
    State(console): State<Console>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Response> {
    let path = format!("/console/bulletins/{id}/edit");
    let (draft, faults) = read_form(&posted);
    if posted.form.has("check") || !faults.is_empty() {
        let draft = Some(draft);
        return Ok(written(&console, &posted.who, &path, posted.form.clone(), draft, faults).await);
    }
    let officer = posted.officer(&console).await?;
    let saved = console.gateway.edit_broadcast(&officer, id, draft).await;
    let outcome = saved.map(|_| format!("/console/bulletins/{id}"));
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => {
            written(&console, &posted.who, &path, posted.form.clone(), None, faults).await
        }
    })
}

/// `POST /console/bulletins/preview`: the proof alone, for a script that shows it while
/// one writes. It changes nothing.
pub(super) async fn preview(State(console): State<Console>, posted: Posted) -> Response {
    let page = posted.who.page("write-bulletin", Place::Bulletins);
    let (draft, faults) = read_form(&posted);
    match console.gateway.preview(&posted.who.session.officer, draft, Counting::Recent).await {
        Ok(mut proof) => {
            proof.faults.extend(faults);
            shown(&ProofPart::new(page, &console.gateway, proof, None))
        }
        Err(refusal) => refused(page, refusal),
    }
}

fn read_form(posted: &Posted) -> (Draft, Vec<Fault>) {
    let words = posted.who.words();
    read(&posted.form, words.languages(), words.zone())
}

/// The form, with what was typed, what is wrong with it, and the proof of a draft.
async fn written(
    console: &Console,
    seat: &Seat,
    action: &str,
    form: Form,
    draft: Option<Draft>,
    faults: Vec<Fault>,
) -> Response {
    let page = Page { faults, ..seat.page("write-bulletin", Place::Bulletins) };
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match filled(console, seat, page.clone(), action, form, draft).await {
        Ok(written) => html(status, &written),
        Err(refusal) => refused(page, refusal),
    }
}

async fn filled(
    console: &Console,
    seat: &Seat,
    page: Page,
    action: &str,
    form: Form,
    draft: Option<Draft>,
) -> Result<WritePage, Refusal> {
    let gateway = &console.gateway;
    let words = page.words.clone();
    let directory = gateway.menus().directory();
    let ticked = |field: &str, all: Vec<Choice>| chosen(all, |value| form.is(field, value));
    let villages = places::villages(&directory)
        .into_iter()
        .map(|(ward, villages)| (ward, ticked("village", villages)))
        .collect();
    let groups: Vec<Choice> = gateway
        .groups()
        .await?
        .into_iter()
        .map(|group| {
            let name = format!("{} ({})", group.name, words.number(group.members));
            Choice::new(group.id.to_string(), name)
        })
        .collect();
    let languages = words
        .languages()
        .map(|it| Choice::new(it.tag(), words.word("language", it.tag())))
        .collect();
    let accounts = gateway.senders().map(|at| gateway.account(at).name.as_str());
    let purpose = |it: &Beginning| {
        let purpose = it.purpose.get(words.language()).or_else(|| it.purpose.values().next());
        Choice::new(&it.id, purpose.unwrap_or(&it.id))
    };
    let texts = page
        .words
        .languages()
        .map(|language| {
            let text = form.get(&text_field(language)).to_owned();
            let values = bulletin::names(&text)
                .into_iter()
                .filter(|name| *name != bulletin::WARD)
                .map(|name| {
                    let field = value_field(language, name);
                    let value = form.get(&field).to_owned();
                    (name.to_owned(), field, value)
                })
                .collect();
            Text { language: language.clone(), field: text_field(language), written: text, values }
        })
        .collect();
    let proof = match &draft {
        Some(draft) => {
            let proof =
                gateway.preview(&seat.session.officer, draft.clone(), Counting::Recent).await?;
            Some(ProofPart::new(page.clone(), gateway, proof, None))
        }
        None => None,
    };
    Ok(WritePage {
        action: action.to_owned(),
        texts,
        templates: ticked("template", gateway.templates().iter().map(purpose).collect()),
        wards: ticked("ward", places::wards(&directory)),
        villages,
        left_out_wards: ticked("exclude-ward", places::wards(&directory)),
        left_out_groups: ticked("exclude-group", groups.clone()),
        groups: ticked("group", groups),
        languages: ticked("language", languages),
        topics: ticked("topic", places::topics(gateway, &words)),
        weekdays: ticked("weekday", places::choices(&words, "weekday", &WEEKDAYS)),
        accounts: ticked("account", accounts.map(|name| Choice::new(name, name)).collect()),
        placeholders: placeholders(),
        proof,
        page,
        form,
    })
}

/// All placeholders, as they are written.
fn placeholders() -> String {
    let names: Vec<String> =
        bulletin::PLACEHOLDERS.iter().map(|(name, _)| format!("<{name}>")).collect();
    names.join(" ")
}

/// Whether something of a list is ticked, so that it is shown open.
fn is_any_chosen(list: &[Choice]) -> bool {
    list.iter().any(|choice| choice.chosen)
}
