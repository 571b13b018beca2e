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
    domain::{broadcast::Draft, language::Language},
    gateway::{
        broadcasts::{groups::Group, office::Template as Beginning},
        refusal::{Fault, Refusal},
    },
    http::console::{
        Console,
        form::Form,
        page::{Page, Place, html, refused, shown},
        seat::{Posted, Seat},
    },
    text::bulletin,
};

/// A village to be ticked.
struct Village {
    id: String,
    name: String,
}

/// A ward to be ticked, with its villages.
struct Ward {
    code: u8,
    name: String,
    villages: Vec<Village>,
}

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
    wards: Vec<Ward>,
    groups: Vec<Group>,
    topics: Vec<(u8, String)>,
    accounts: Vec<String>,
    templates: Vec<Beginning>,
    placeholders: String,
    proof: Option<ProofPart>,
}

impl WritePage {
    /// What a template is for, in the reader's language.
    fn purpose(&self, template: &Beginning) -> String {
        let language = self.page.words.language();
        let purpose = template.purpose.get(language).or_else(|| template.purpose.values().next());
        purpose.cloned().unwrap_or_else(|| template.id.clone())
    }

    fn is_ward_open(&self, ward: &Ward) -> bool {
        ward.villages.iter().any(|village| self.form.is("village", &village.id))
    }
}

/// `GET /console/bulletins/new`, from a template if one is chosen.
pub(super) async fn new(State(console): State<Console>, seat: Seat) -> Response {
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
pub(super) async fn create(State(console): State<Console>, posted: Posted) -> Response {
    let path = "/console/bulletins/new";
    let (draft, faults) = read_form(&posted);
    if posted.form.has("check") || !faults.is_empty() {
        let draft = Some(draft);
        return written(&console, &posted.who, path, posted.form.clone(), draft, faults).await;
    }
    let officer = match posted.officer(&console).await {
        Ok(officer) => officer,
        Err(response) => return response,
    };
    let made = console.gateway.create_broadcast(&officer, draft).await;
    let outcome = made.map(|broadcast| format!("/console/bulletins/{}", broadcast.id));
    match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => {
            written(&console, &posted.who, path, posted.form.clone(), None, faults).await
        }
    }
}

/// `GET /console/bulletins/{id}/edit`.
pub(super) async fn edit(
    State(console): State<Console>,
    Path(id): Path<i64>,
    seat: Seat,
) -> Response {
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
) -> Response {
    let path = format!("/console/bulletins/{id}/edit");
    let (draft, faults) = read_form(&posted);
    if posted.form.has("check") || !faults.is_empty() {
        let draft = Some(draft);
        return written(&console, &posted.who, &path, posted.form.clone(), draft, faults).await;
    }
    let officer = match posted.officer(&console).await {
        Ok(officer) => officer,
        Err(response) => return response,
    };
    let saved = console.gateway.edit_broadcast(&officer, id, draft).await;
    let outcome = saved.map(|_| format!("/console/bulletins/{id}"));
    match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => {
            written(&console, &posted.who, &path, posted.form.clone(), None, faults).await
        }
    }
}

/// `POST /console/bulletins/preview`: the proof alone, for a script that shows it while
/// one writes. It changes nothing.
pub(super) async fn preview(State(console): State<Console>, posted: Posted) -> Response {
    let page = posted.who.page("write-bulletin", Place::Bulletins);
    let (draft, faults) = read_form(&posted);
    match console.gateway.preview(&posted.who.session.officer, draft).await {
        Ok(mut proof) => {
            proof.faults.extend(faults);
            shown(&ProofPart::new(page, &console.gateway, proof))
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
    let directory = gateway.menus().directory();
    let villages = |code: u8| {
        let of_ward = directory.villages.iter().filter(move |village| village.ward == code);
        of_ward.map(|village| Village { id: village.id.clone(), name: village.name.clone() })
    };
    let wards = directory
        .wards
        .iter()
        .map(|ward| Ward {
            code: ward.code,
            name: ward.name.clone(),
            villages: villages(ward.code).collect(),
        })
        .collect();
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
            let proof = gateway.preview(&seat.session.officer, draft.clone()).await?;
            Some(ProofPart::new(page.clone(), gateway, proof))
        }
        None => None,
    };
    Ok(WritePage {
        action: action.to_owned(),
        texts,
        wards,
        groups: gateway.groups().await?,
        topics: directory.topics.iter().map(|topic| (*topic, gateway.topic_name(*topic))).collect(),
        accounts: gateway.senders().map(|at| gateway.account(at).name.clone()).collect(),
        templates: gateway.templates().to_vec(),
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
