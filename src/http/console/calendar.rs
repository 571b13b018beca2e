//! The calendar: what leaves when, as tables of a month or a week.

use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};
use jiff::{ToSpan as _, civil::Date};

use super::{
    Console,
    page::{Page, Place, refused, shown},
    seat::Seat,
    words::Words,
};
use crate::{
    domain::time::{Timestamp, day_month_year, parse_date},
    gateway::{
        broadcasts::agenda::{Planned, Reason},
        refusal::Refusal,
    },
};

const DAYS_OF_A_WEEK: usize = 7;

pub(super) fn routes() -> Router<Console> {
    Router::new().route("/console/calendar", get(show))
}

/// Something that leaves, as it is shown.
#[derive(Debug, Clone)]
struct Item {
    /// The time of the day, in 24 hours and as it is said.
    clock: String,
    spoken: String,
    name: String,
    path: String,
    /// The key of what it is, and its class in the style sheet.
    kind: String,
    style: &'static str,
    account: String,
    people: Option<i64>,
    /// When its last message leaves.
    until: Option<String>,
    /// When it leaves instead, where its time is a quiet hour.
    waits_until: Option<String>,
    clashes: Vec<(i64, String)>,
}

/// A day and what leaves on it.
#[derive(Debug, Clone)]
struct Day {
    number: i8,
    /// Such as `Jumatatu 23/11/2026`.
    label: String,
    path: String,
    is_today: bool,
    /// Whether it belongs to the month that is shown.
    is_shown: bool,
    items: Vec<Item>,
}

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage {
    page: Page,
    is_month: bool,
    /// What is shown, in words.
    heading: String,
    weekdays: Vec<String>,
    weeks: Vec<Vec<Day>>,
    before: String,
    after: String,
    this: String,
    other: String,
    quiet: Option<[String; 2]>,
    has_clashes: bool,
}

/// What is asked for: a month or a week, by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Month(Date),
    Week(Date),
}

impl Span {
    /// What an address asks for; this month if it asks for nothing that there is.
    fn asked(month: &str, week: &str, today: Date) -> Self {
        match (parse_date(week), parse_date(&format!("{month}-01"))) {
            (Some(day), _) => Self::Week(monday(day)),
            (None, Some(first)) => Self::Month(first),
            (None, None) => Self::Month(today.first_of_month()),
        }
    }

    const fn first(self) -> Date {
        match self {
            Self::Month(first) | Self::Week(first) => first,
        }
    }

    /// So many months or weeks later.
    fn moved(self, by: i32) -> Self {
        match self {
            Self::Month(first) => Self::Month(first.checked_add(by.months()).unwrap_or(first)),
            Self::Week(first) => Self::Week(first.checked_add(by.weeks()).unwrap_or(first)),
        }
    }

    fn path(self) -> String {
        match self {
            Self::Month(first) => {
                format!("/console/calendar?month={:04}-{:02}", first.year(), first.month())
            }
            Self::Week(first) => format!("/console/calendar?week={first}"),
        }
    }

    /// Every day that is shown, from a Monday on, whole weeks.
    fn days(self) -> Vec<Date> {
        let end = self.moved(1).first();
        let mut days: Vec<Date> = Vec::new();
        let mut day = monday(self.first());
        while day < end || !days.len().is_multiple_of(DAYS_OF_A_WEEK) {
            days.push(day);
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        days
    }
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    let since = i32::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).unwrap_or(day)
}

async fn show(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("place-calendar", Place::Calendar);
    match read(&console, &seat, page.clone()).await {
        Ok(calendar) => shown(&calendar),
        Err(refusal) => refused(page, refusal),
    }
}

async fn read(console: &Console, seat: &Seat, page: Page) -> Result<CalendarPage, Refusal> {
    let words = page.words.clone();
    let today = console.gateway.world().now().date_in(words.zone());
    let query = &seat.visitor.query;
    let span = Span::asked(query.get("month"), query.get("week"), today);
    let days = span.days();
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Err(Refusal::Absent { what: "page" });
    };
    let (from, to) = (begin(*first, &words), begin(last.tomorrow().unwrap_or(*last), &words));
    let planned = console.gateway.agenda(from, to).await?;
    let has_clashes = planned.iter().any(|it| !it.clashes.is_empty());
    let day = |date: &Date| {
        let on_it = planned.iter().filter(|it| it.at.date_in(words.zone()) == *date);
        let weekday = words.word("weekday", &date.weekday().to_monday_one_offset().to_string());
        Day {
            number: date.day(),
            label: format!("{weekday} {}", day_month_year(*date)),
            path: Span::Week(monday(*date)).path(),
            is_today: *date == today,
            is_shown: match span {
                Span::Month(first) => date.month() == first.month(),
                Span::Week(_) => true,
            },
            items: on_it.map(|it| item(it, &words)).collect(),
        }
    };
    let all: Vec<Day> = days.iter().map(day).collect();
    let (is_month, heading, other) = match span {
        Span::Month(first) => {
            let month = words.word("month", &first.month().to_string());
            let week = if first.first_of_month() == today.first_of_month() { today } else { first };
            (true, format!("{month} {}", first.year()), Span::Week(monday(week)))
        }
        Span::Week(_) => {
            let (from, to) = (day_month_year(*first), day_month_year(*last));
            let heading = words.say2("calendar-week-of", "from", from, "to", to);
            (false, heading, Span::Month(first.first_of_month()))
        }
    };
    let this = match span {
        Span::Month(_) => Span::Month(today.first_of_month()),
        Span::Week(_) => Span::Week(monday(today)),
    };
    let quiet = console.gateway.quiet_hours();
    let clock = |time: jiff::civil::Time| {
        let (hour, minute) = (time.hour(), time.minute());
        format!("{hour:02}:{minute:02} ({})", words.spoken_hour(hour, minute))
    };
    Ok(CalendarPage {
        is_month,
        heading,
        weekdays: (1..=DAYS_OF_A_WEEK)
            .map(|number| words.word("weekday", &number.to_string()).into_owned())
            .collect(),
        weeks: all.chunks(DAYS_OF_A_WEEK).map(<[Day]>::to_vec).collect(),
        before: span.moved(-1).path(),
        after: span.moved(1).path(),
        this: this.path(),
        other: other.path(),
        quiet: (quiet.from != quiet.to).then(|| [clock(quiet.from), clock(quiet.to)]),
        has_clashes,
        page,
    })
}

/// When a day begins.
fn begin(day: Date, words: &Words) -> Timestamp {
    day.to_zoned_datetime(words.zone().clone()).map_or_else(
        |_| Timestamp::from_ms(0),
        |at| Timestamp::from_ms(at.timestamp().as_millisecond()),
    )
}

fn item(planned: &Planned, words: &Words) -> Item {
    let broadcast = &planned.broadcast;
    let state = broadcast.state.word();
    let (kind, style) = match planned.reason {
        Reason::Occurrence => ("calendar-occurrence".to_owned(), "occurrence"),
        Reason::Approved | Reason::Asked => (format!("stage-{state}"), state),
    };
    let is_known = planned.people.is_some_and(|people| people > 0);
    Item {
        clock: words.clock(planned.at),
        spoken: words.spoken_clock(planned.at),
        name: broadcast.name.clone(),
        path: format!("/console/bulletins/{}", broadcast.id),
        kind,
        style,
        account: broadcast.account.clone(),
        people: planned.people,
        until: planned.last_at.filter(|_| is_known).map(|at| words.instant(at)),
        waits_until: (planned.first_at > planned.at && !broadcast.state.is_over())
            .then(|| words.spoken_instant(planned.first_at)),
        clashes: planned.clashes.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_asks_for_a_month_or_a_week() {
        let today = date("2026-11-24");
        let asked = |month, week| Span::asked(month, week, today);
        assert_eq!(asked("", ""), Span::Month(date("2026-11-01")));
        assert_eq!(asked("2026-13", ""), Span::Month(date("2026-11-01")));
        assert_eq!(asked("2027-02", ""), Span::Month(date("2027-02-01")));
        assert_eq!(asked("2027-02", "2026-11-29"), Span::Week(date("2026-11-23")));
        assert_eq!(
            Span::Month(date("2026-12-01")).moved(1).path(),
            "/console/calendar?month=2027-01"
        );
        assert_eq!(
            Span::Week(date("2026-11-23")).moved(-1).path(),
            "/console/calendar?week=2026-11-16"
        );
    }

    #[test]
    fn whole_weeks_are_shown() {
        let month = Span::Month(date("2026-11-01")).days();
        assert_eq!(
            (month.len(), month[0], month[41]),
            (42, date("2026-10-26"), date("2026-12-06"))
        );
        // A February that begins on a Monday is four weeks.
        assert_eq!(Span::Month(date("2027-02-01")).days().len(), 28);
        assert_eq!(Span::Week(date("2026-11-23")).days().len(), 7);
    }
}
