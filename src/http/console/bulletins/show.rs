//! One bulletin: what will be sent, who must act next, how it goes, what came of it.

use std::{convert::Infallible, time::Duration};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
};
use futures_util::stream;
use tokio::time::sleep;

use super::{PAGE, document::DocumentPart, proof::ProofPart};
use crate::{
    domain::{
        broadcast::Stage,
        msisdn::Msisdn,
        officer::{Officer, Role},
        outbound::{Lane, State as Fate},
        time::Timestamp,
    },
    gateway::{
        broadcasts::{
            Approval, Broadcast,
            counts::Counting,
            report::{Recipient, Report, plain},
            submissions::Document,
        },
        delivery::unknown::Resolution,
        messages::Wanted,
        refusal::{Fault, Refusal},
    },
    http::{
        api::shown::number,
        console::{
            Console,
            page::{Download, Page, Place, go, html, refused, shown, table},
            places,
            seat::{Posted, Seat},
        },
    },
};

/// How often a page that follows a bulletin is told how it goes.
const TOLD_EVERY: Duration = Duration::from_secs(2);
/// How often it is told on one connection; the browser asks for another by itself. So
/// no open page keeps the service from stopping.
const TOLD_TIMES: u32 = 8;
/// From when on the seconds to the first message are told, and not its day and hour.
const COUNTED_DOWN: Duration = Duration::from_mins(10);
/// How many lines of a file are written at once.
const EXPORTED_AT_ONCE: i64 = 2_000;
/// How long a test message is worth sending.
const TEST_VALIDITY: Duration = Duration::from_mins(15);
/// How it goes: the part of a page that is kept fresh.
#[derive(Template)]
#[template(path = "bulletins/progress.html")]
struct Progress {
    page: Page,
    broadcast: Broadcast,
    waits: i64,
    left: i64,
    arrived: i64,
    failed: i64,
    unknown: i64,
    /// When its first message could leave, once one has left.
    began: Option<Timestamp>,
    /// When it begins or goes on, in a whole phrase, while it waits for that.
    begins: Option<String>,
}

/// A line of a table of what became of whom, with its bar.
struct Row {
    name: String,
    people: i64,
    arrived: i64,
    /// How many of a hundred that is: never a hundred while one is missing.
    share: i64,
}

#[derive(Template)]
#[template(path = "bulletins/show.html")]
struct ShowPage {
    page: Page,
    broadcast: Broadcast,
    me: Officer,
    proof: Option<ProofPart>,
    document: DocumentPart,
    /// Who may approve it, while it waits for that.
    approvers: Option<String>,
    approvals: Vec<Approval>,
    progress: Option<Progress>,
    /// Of a series, when the next one leaves.
    next_at: Option<String>,
    /// Whether nobody has made its first sums yet.
    is_unsummed: bool,
    /// Whether there is something to report: one has left, or none will.
    has_report: bool,
    /// Of when the page is, for whoever files it.
    printed: String,
    reasons: Vec<(String, i64)>,
    wards: Vec<Row>,
    networks: Vec<Row>,
    unknown: i64,
    can_retry: bool,
    /// Of when the sums are, where that is not now.
    as_of: Option<String>,
}

impl ShowPage {
    /// Who must act next, as a text of its own for each case.
    fn next(&self) -> &'static str {
        match self.broadcast.state {
            Stage::Draft => "next-draft",
            Stage::Submitted if self.is_mine() => "next-other",
            Stage::Submitted if self.me.role.may(Role::Approver) => "next-you",
            Stage::Submitted => "next-other",
            Stage::Returned => "next-returned",
            Stage::Approved if self.broadcast.draft.schedule.repeats() => "next-series",
            Stage::Approved | Stage::Expanding => "next-prepared",
            Stage::Scheduled => "next-scheduled",
            Stage::Sending => "next-sending",
            Stage::Paused => "next-paused",
            Stage::Held => "next-held",
            Stage::Done => "next-done",
            Stage::Cancelled => "next-cancelled",
            Stage::Expired => "next-expired",
        }
    }

    fn is_mine(&self) -> bool {
        self.broadcast.author == self.me.name
    }

    fn may_approve(&self) -> bool {
        self.broadcast.state == Stage::Submitted
            && self.me.role.may(Role::Approver)
            && self
                .proof
                .as_ref()
                .is_some_and(|part| part.proof.faults.is_empty() && part.proof.counted_at.is_some())
    }
}

/// `GET /console/bulletins/{id}`.
pub(super) async fn show(
    State(console): State<Console>,
    Path(id): Path<i64>,
    seat: Seat,
) -> Response {
    let page = seat.page("bulletin", Place::Bulletins);
    match read(&console, &seat, page.clone(), id).await {
        Ok(shown_page) => shown(&shown_page),
        Err(refusal) => refused(Page { path: Place::Bulletins.path().to_owned(), ..page }, refusal),
    }
}

async fn read(console: &Console, seat: &Seat, page: Page, id: i64) -> Result<ShowPage, Refusal> {
    let gateway = &console.gateway;
    let broadcast = gateway.broadcast(id).await?;
    let me = seat.session.officer.clone();
    let mut proof = None;
    let document = if broadcast.state.is_open() {
        let found = gateway.proof_of(id, Counting::Recent).await?;
        let is_counted = found.counted_at.is_some();
        let now = Document::new(broadcast.draft.clone(), &found);
        let before = gateway.submitted_before(&broadcast).await?;
        let part = DocumentPart::new(page.clone(), gateway, &now, before, is_counted).await?;
        let here = format!("/console/bulletins/{id}");
        proof = Some(ProofPart::new(page.clone(), gateway, found, Some(here)));
        part
    } else {
        DocumentPart::settled(page.clone(), gateway, &broadcast).await?
    };
    let approvers = if broadcast.state == Stage::Submitted {
        Some(gateway.who_may_approve(&broadcast).await?.join(", "))
    } else {
        None
    };
    // A series has no recipients of its own.
    let is_series = broadcast.next_at.is_some();
    let is_sent = broadcast.approved_at.is_some() && !is_series;
    let goes_on = is_series && broadcast.state == Stage::Approved;
    let next_at = gateway.leaves_at(&broadcast).filter(|_| goes_on);
    let report = if is_sent { gateway.recent_report(id).await? } else { None };
    let (report, summed_at) = report.unzip();
    let now = gateway.world().now();
    let as_of =
        summed_at.filter(|at| now.since(*at) >= TOLD_EVERY).map(|at| page.words.instant(at));
    let directory = gateway.menus().directory();
    let ward = |code: &Option<i64>| places::ward_or_unknown(&directory, *code, &page.words);
    let (mut reasons, mut wards, mut networks) = (Vec::new(), Vec::new(), Vec::new());
    let (mut unknown, mut can_retry, mut has_report) = (0, false, false);
    if let Some(report) = &report {
        let waits = report.by_state.get(Fate::Queued.word()).copied().unwrap_or_default();
        has_report = report.people > 0 && (waits < report.people || broadcast.state.is_over());
        for (reason, people) in &report.by_reason {
            reasons.push((gateway.told(*reason, page.words.language()), *people));
            can_retry |= reason.is_recoverable();
        }
        unknown = report.by_state.get(Fate::Unknown.word()).copied().unwrap_or_default();
        wards = rows(report.by_ward.iter().map(|(code, states)| (ward(code), states)));
        networks =
            rows(report.by_network.iter().map(|(network, states)| {
                (page.words.word("network", network).into_owned(), states)
            }));
    }
    Ok(ShowPage {
        approvals: gateway.approvals(id).await?,
        next_at: next_at
            .map(|at| page.words.say1("series-next", "at", page.words.spoken_instant(at))),
        is_unsummed: is_sent && report.is_none(),
        has_report,
        printed: page.words.say2(
            "report-printed",
            "at",
            page.words.instant(now),
            "officer",
            me.name.as_str(),
        ),
        progress: report.map(|report| progress(console, page.clone(), report)),
        as_of,
        can_retry: can_retry && broadcast.state.is_over() && broadcast.state != Stage::Cancelled,
        page,
        broadcast,
        me,
        proof,
        document,
        approvers,
        reasons,
        wards,
        networks,
        unknown,
    })
}

type States = std::collections::BTreeMap<&'static str, i64>;

fn rows<'a>(sums: impl Iterator<Item = (String, &'a States)>) -> Vec<Row> {
    let mut rows: Vec<Row> = sums
        .map(|(name, states)| {
            let people = states.values().sum();
            let arrived = states.get(Fate::Delivered.word()).copied().unwrap_or_default();
            Row { name, people, arrived, share: share(arrived, people) }
        })
        .collect();
    rows.sort_by_key(|row| -row.people);
    rows
}

fn share(arrived: i64, people: i64) -> i64 {
    let rounded = (arrived * 100 + people / 2) / people.max(1);
    if arrived < people { rounded.min(99) } else { rounded }
}

fn progress(console: &Console, page: Page, report: Report) -> Progress {
    let of = |fate: Fate| report.by_state.get(fate.word()).copied().unwrap_or_default();
    let waits = of(Fate::Queued);
    let broadcast = report.broadcast;
    let begins = begins(console, &page, &broadcast, waits);
    let left = report.people - waits;
    Progress {
        waits,
        left,
        arrived: of(Fate::Delivered),
        unknown: of(Fate::Unknown),
        began: console.gateway.leaves_at(&broadcast).filter(|_| left > 0),
        failed: of(Fate::Undelivered) + of(Fate::Refused) + of(Fate::Expired),
        begins,
        page,
        broadcast,
    }
}

/// When a broadcast that has its time begins, or goes on after the quiet hours.
fn begins(console: &Console, page: &Page, broadcast: &Broadcast, waits: i64) -> Option<String> {
    let (gateway, words) = (&console.gateway, &page.words);
    let now = gateway.world().now();
    let starts_at = broadcast.starts_at?.max(now);
    let at = gateway.first_at(broadcast.class, starts_at);
    let say = |key| words.say1(key, "at", words.spoken_instant(at));
    match broadcast.state {
        _ if at <= now => None,
        Stage::Scheduled if at.since(now) <= COUNTED_DOWN => {
            Some(words.say1("progress-countdown", "seconds", at.since(now).as_secs()))
        }
        Stage::Scheduled if at > starts_at => Some(say("progress-begins-rested")),
        Stage::Scheduled => Some(say("progress-begins")),
        Stage::Sending if waits > 0 => Some(say("progress-rests")),
        _ => None,
    }
}

/// `GET /console/bulletins/{id}/events`: how it goes, again and again (server-sent
/// events, WHATWG HTML section 9.2).
pub(super) async fn events(
    State(console): State<Console>,
    Path(id): Path<i64>,
    seat: Seat,
) -> Response {
    let page = seat.page("bulletin", Place::Bulletins);
    let told = stream::unfold(Some(TOLD_TIMES), move |left| {
        let (console, page) = (console.clone(), page.clone());
        async move {
            let left = left?;
            if left < TOLD_TIMES {
                sleep(TOLD_EVERY).await;
            }
            let report = console.gateway.recent_report(id).await.ok()?;
            let is_over = report.as_ref().is_some_and(|(it, _)| it.broadcast.state.is_over());
            let event = match report {
                // What nobody has summed yet is told the next time.
                None => Event::default().comment(""),
                Some((report, _)) => {
                    let part = progress(&console, page, report).render().ok()?;
                    let event = Event::default().data(part);
                    if is_over { event.event("over") } else { event }
                }
            };
            let next = (left > 1 && !is_over).then(|| left - 1);
            Some((Ok::<_, Infallible>(event), next))
        }
    });
    Sse::new(told).into_response()
}

/// `POST /console/bulletins/{id}/{act}`: everything that is decided about it.
pub(super) async fn act(
    State(console): State<Console>,
    Path((id, act)): Path<(i64, String)>,
    posted: Posted,
) -> Result<Response, Response> {
    let seat = &posted.who;
    // Whoever can make messages leave shows once more who they are.
    if matches!(act.as_str(), "approve" | "resume" | "retry") {
        posted.confirmed(&console).await?;
    }
    let officer = posted.officer(&console).await?;
    let (gateway, form) = (&console.gateway, &posted.form);
    let here = |_: Broadcast| format!("/console/bulletins/{id}?done={act}");
    let outcome = match act.as_str() {
        "submit" => gateway.submit_broadcast(&officer, id).await.map(here),
        "approve" => {
            gateway.approve_broadcast(&officer, id, form.get("fingerprint")).await.map(here)
        }
        "return" => gateway.return_broadcast(&officer, id, form.get("comment")).await.map(here),
        "pause" => gateway.pause_broadcast(&officer, id).await.map(here),
        "resume" => gateway.resume_broadcast(&officer, id).await.map(here),
        "cancel" => gateway.cancel_broadcast(&officer, id).await.map(here),
        "retry" => gateway.retry_broadcast(&officer, id, form.has("unknown")).await.map(here),
        "correct" => gateway
            .correct_broadcast(&officer, id)
            .await
            .map(|made| format!("/console/bulletins/{}/edit", made.id)),
        "test" => test(&console, &officer, id, form.get("msisdn"), form.get("language")).await,
        _ => Err(Refusal::Absent { what: "page" }),
    };
    let page = Page {
        path: format!("/console/bulletins/{id}"),
        ..seat.page("bulletin", Place::Bulletins)
    };
    Ok(match outcome {
        // What is wrong with fields is told beside the proof, on the bulletin's own page.
        Err(Refusal::Fields(faults)) => {
            let page = Page { faults, ..page };
            match read(&console, seat, page.clone(), id).await {
                Ok(shown_page) => html(StatusCode::UNPROCESSABLE_ENTITY, &shown_page),
                Err(refusal) => refused(page, refusal),
            }
        }
        outcome => match posted.done(&console, outcome).await {
            Ok(response) => response,
            Err(faults) => refused(page, Refusal::Fields(faults)),
        },
    })
}

/// Sends the text to one phone, as it would arrive there.
async fn test(
    console: &Console,
    officer: &Officer,
    id: i64,
    typed: &str,
    language: &str,
) -> Result<String, Refusal> {
    let gateway = &console.gateway;
    let msisdn = Msisdn::parse(typed).map_err(|_| Fault::new("/msisdn", "bulletin-test-number"))?;
    let proof = gateway.proof_of(id, Counting::Recent).await?;
    let text = proof.texts.iter().find(|text| text.language.tag() == language);
    let text = text
        .or(proof.texts.first())
        .ok_or_else(|| Fault::new("/texts", "broadcast-texts-missing"))?;
    let wanted = Wanted {
        msisdn,
        text: text.text.clone(),
        lane: Lane::Reply,
        account: Some(gateway.broadcast(id).await?.account),
        language: Some(text.language.clone()),
        validity: TEST_VALIDITY,
    };
    gateway.send_message(officer, wanted, None).await?;
    Ok(format!("/console/bulletins/{id}?done=test"))
}

#[derive(Template)]
#[template(path = "bulletins/recipients.html")]
struct RecipientsPage {
    page: Page,
    broadcast: Broadcast,
    state: Option<Fate>,
    states: [Fate; 9],
    list: Vec<Shown>,
    next: Option<String>,
}

/// A recipient as a reader of this role sees them.
struct Shown {
    id: i64,
    number: String,
    state: Fate,
    reason: String,
    changed_at: Timestamp,
}

/// `GET /console/bulletins/{id}/recipients`.
pub(super) async fn recipients(
    State(console): State<Console>,
    Path(id): Path<i64>,
    seat: Seat,
) -> Response {
    let page = seat.page("bulletin-recipients", Place::Bulletins);
    let query = &seat.visitor.query;
    let state = Fate::from_word(query.get("state"));
    // The number behind which the page begins, sealed: an address is no place for one.
    let after = console.gateway.unsealed(query.get("after")).unwrap_or_default();
    let read = async {
        let broadcast = console.gateway.broadcast(id).await?;
        let rows = console.gateway.recipients(id, state, &after, PAGE + 1).await?;
        Ok::<_, Refusal>((broadcast, rows))
    };
    match read.await {
        Ok((broadcast, rows)) => {
            let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
            let is_more = rows.len() > most;
            let rows = rows.get(..most.min(rows.len())).unwrap_or_default();
            let next = rows
                .last()
                .filter(|_| is_more)
                .map(|row| console.gateway.sealed(row.msisdn.e164()));
            let list = rows.iter().map(|row| of(&console, &seat, row)).collect();
            shown(&RecipientsPage { page, broadcast, state, states: Fate::ALL, list, next })
        }
        Err(refusal) => refused(page, refusal),
    }
}

fn of(console: &Console, seat: &Seat, row: &Recipient) -> Shown {
    let reason = plain(row.state, row.reason.as_deref());
    Shown {
        id: row.id,
        number: number(&row.msisdn, &seat.session.officer),
        state: row.state,
        reason: console.gateway.told(reason, seat.words().language()),
        changed_at: row.changed_at,
    }
}

/// `POST /console/bulletins/{id}/settle`: what is to become of one whose fate nobody
/// knows.
pub(super) async fn settle(
    State(console): State<Console>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    let officer = posted.officer(&console).await?;
    let form = &posted.form;
    let resolution =
        if form.get("resolution") == "resend" { Resolution::Resend } else { Resolution::Leave };
    let row = form.get("row").parse().unwrap_or_default();
    let settled = console.gateway.decide_unknown(&officer, row, resolution).await;
    let outcome =
        settled.map(|()| format!("/console/bulletins/{id}/recipients?state=unknown&done=settle"));
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(_) => go(&format!("/console/bulletins/{id}/recipients?state=unknown")),
    })
}

/// `POST /console/bulletins/{id}/export`: every recipient as a table.
pub(super) async fn export(
    State(console): State<Console>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    // A file may be fetched as often as one likes; each leaves its line in the trail.
    let officer = &posted.who.session.officer;
    let page = posted.who.page("bulletin", Place::Bulletins);
    if let Err(refusal) = console.gateway.begin_export(officer, id).await {
        return Ok(refused(page, refusal));
    }
    let gateway = console.gateway.clone();
    let download = Download {
        format: posted.form.get("format"),
        name: format!("bulletin-{id}"),
        sheet: page.words.say1("sheet-bulletin", "id", id),
        columns: gateway.recipient_columns(),
    };
    let rows = move |after: String| {
        let gateway = gateway.clone();
        async move { gateway.export(id, &after, EXPORTED_AT_ONCE).await }
    };
    Ok(table(page, download, rows).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_left_out_of_a_hundred() {
        let cases = [
            (0, 0, 0),
            (0, 7, 0),
            (14, 19, 74),
            (1, 6, 17),
            (12, 12, 100),
            (999_999, 1_000_000, 99),
        ];
        for (arrived, people, told) in cases {
            assert_eq!(share(arrived, people), told, "{arrived} of {people}");
        }
    }
}
