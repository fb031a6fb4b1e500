//! `/submissions/{id}`: everything about one submission, its requests a page at a time, and the form of who must decide them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::domain::acts::Viewer;
use crate::domain::note::Note;
use crate::domain::request::State;
use crate::domain::{RequestId, SubmissionId};
use crate::reads::cursor::Cursor;
use crate::reads::people::Person;
use crate::reads::requests::{HistoryEntry, RequestService, RequestSummary};
use crate::reads::submissions::{SubmissionActs, SubmissionChange, SubmissionFilter, SubmissionView, submission_for};
use crate::web::frame::draft::Draft;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Fields, Query};
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::cursor_of;
use crate::web::frame::routes::{self, address};
use crate::web::requests::list::StateBadge;
use crate::web::requests::show::history::{HappenedLine, happened_line};
use crate::web::requests::show::{RequestTrouble, left_code};
use crate::web::requests::turns::time_left;
use crate::web::submissions::SubmissionContext;
use crate::words::Words;
use crate::words::terms::{contact_list, short_reason_key, state_key};

/// The filter of what the viewer must still decide.
const AWAITED: &str = "pending-own";

/// Which part of the list an address, or a form on that page, asks for.
#[derive(Clone, Debug, Default)]
pub struct SubmissionAddress {
    filter: SubmissionFilter,
    cursor: Cursor,
}

impl SubmissionAddress {
    /// Reads it; what makes no sense counts as absent.
    #[must_use]
    pub fn of(fields: &Fields) -> Self {
        let state = fields.get("state");
        let filter = SubmissionFilter { state: state.and_then(State::parse), awaited: state == Some(AWAITED) };
        Self { filter, cursor: cursor_of(fields) }
    }

    /// What is to be read.
    #[must_use]
    pub fn wanted(&self) -> (SubmissionFilter, Cursor) {
        (self.filter, self.cursor)
    }

    fn state(&self) -> &'static str {
        if self.filter.awaited { AWAITED } else { self.filter.state.map_or("", State::as_str) }
    }

    pub(in crate::web) fn fields(&self) -> Vec<(&'static str, String)> {
        let cursor = match self.cursor {
            Cursor::Start => None,
            Cursor::After(id) => Some(("after", id.to_string())),
            Cursor::Before(id) => Some(("before", id.to_string())),
        };
        let state = Some(self.state()).filter(|state| !state.is_empty());
        state.map(|state| ("state", state.to_owned())).into_iter().chain(cursor).collect()
    }

    /// Its address, with the code in it, where there is one.
    #[must_use]
    pub fn address(&self, id: SubmissionId, code: &str) -> String {
        let fields = self.fields();
        let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
        address(&routes::SUBMISSION.of(id), fields.chain([("token", code)]))
    }
}

/// What stands in the fields of who must decide.
#[derive(Clone, Default)]
pub struct TypedForAll {
    /// The code.
    pub code: String,
    /// Why it declines.
    pub reason: String,
    /// Which requests are ticked.
    pub ticked: Vec<RequestId>,
}

#[derive(Template)]
#[template(path = "pages/submission.html")]
struct SubmissionPage {
    page: Page,
    id: i64,
    title: String,
    requester: Person,
    created: When,
    note: Option<Note>,
    groups: Vec<GroupTexts>,
    counts: Vec<CountLink>,
    rows: Vec<RowTexts>,
    awaited: Vec<(Person, String)>,
    until: Option<(When, String)>,
    history: Vec<HappenedLine>,
    acts: SubmissionActs,
    again: Option<String>,
    processing: bool,
    previous: Option<String>,
    next: Option<String>,
    /// This page, as the form says it.
    place: Vec<(&'static str, String)>,
    code: String,
    alert: Option<String>,
    code_fault: Option<String>,
    reason: String,
    reason_fault: Option<String>,
}

/// What changes alike.
pub(in crate::web) struct GroupTexts {
    pub(in crate::web) types: String,
    pub(in crate::web) services: String,
    pub(in crate::web) from: Person,
    pub(in crate::web) to: Person,
}

/// How many stand where, and the way to these.
pub(in crate::web) struct CountLink {
    pub(in crate::web) badge: StateBadge,
    pub(in crate::web) count: String,
    pub(in crate::web) href: String,
    pub(in crate::web) current: bool,
}

/// A request in words.
pub(in crate::web) struct RowTexts {
    pub(in crate::web) id: i64,
    /// When it was asked for.
    pub(in crate::web) asked: When,
    pub(in crate::web) service: RequestService,
    pub(in crate::web) types: String,
    pub(in crate::web) from: Person,
    pub(in crate::web) to: Person,
    pub(in crate::web) state: StateBadge,
    /// Why it failed.
    pub(in crate::web) why: Option<String>,
    /// Whether it can be ticked, and is.
    pub(in crate::web) tick: Option<bool>,
}

/// GET `/submissions/{id}`
///
/// # Errors
/// [`WebError::NotFound`] where this account sees none of it.
pub async fn show(http: HttpRequest, query: Query) -> Result<HttpResponse, WebError> {
    let place = SubmissionAddress::of(&query.0);
    let wanted = place.wanted();
    let look = move |conn: &mut _, viewer, id, now| submission_for(conn, Viewer::Account(viewer), id, wanted, now);
    let (on, view) = SubmissionContext::looked_at(&http, look).await?;
    let draft = if view.acts.decide > 0 { Draft::given_back(&http) } else { Draft::default() };
    let (code, reason) = (query.0.text("token"), draft.0.text("reason"));
    let typed = TypedForAll { code, reason, ticked: Vec::new() };
    page_of(&on, view, (StatusCode::OK, &place), (typed, RequestTrouble::None)).await
}

/// The page of a submission, as the answer to whatever was done to it.
///
/// # Errors
/// [`WebError::NotFound`] where this account sees none of it.
pub async fn answer(
    on: &SubmissionContext,
    (status, place): (StatusCode, &SubmissionAddress),
    typed: TypedForAll,
    trouble: RequestTrouble,
) -> Result<HttpResponse, WebError> {
    page_of(on, on.read(place).await?, (status, place), (typed, trouble)).await
}

async fn page_of(
    on: &SubmissionContext,
    view: SubmissionView,
    (status, place): (StatusCode, &SubmissionAddress),
    (TypedForAll { code, reason, ticked }, trouble): (TypedForAll, RequestTrouble),
) -> Result<HttpResponse, WebError> {
    let mut page = Page::of(&on.http);
    let code = match page.code.take().filter(|_| code.is_empty()) {
        Some(left) => left_code((&on.site, &on.http), left, on.id).await,
        None => code,
    };
    // A longer text is no code; it is not worth sending back.
    let code: String = code.chars().take(64).collect();
    let page = page.leading_to(&place.address(on.id, &code));
    let (mut alert, mut code_fault, mut reason_fault) = (None, None, None);
    match trouble {
        RequestTrouble::None => {}
        RequestTrouble::Alert(key) => alert = Some(page.t(key)),
        RequestTrouble::Said(said) => alert = Some(said),
        RequestTrouble::Code(key) => code_fault = Some(page.t(key)),
        RequestTrouble::Reason(key) => reason_fault = Some(page.t(key)),
    }
    let words = page.words();
    let turned = |cursor: Option<Cursor>| {
        let there = SubmissionAddress { filter: place.filter, cursor: cursor? };
        Some(page.back.on(there.address(on.id, &code)))
    };
    let (previous, next) =
        (turned(view.before.map(|id| Cursor::Before(id.0))), turned(view.after.map(|id| Cursor::After(id.0))));
    let body = SubmissionPage {
        id: on.id.0,
        title: words.count("submission-title", view.services, []),
        created: When::of(words, view.created_at),
        counts: counts(&page, &view, place, &code),
        groups: view.groups.into_iter().map(|group| group_texts(words, group)).collect(),
        processing: view.changes_soon,
        rows: view.rows.into_iter().map(|row| row_texts(words, row, &ticked)).collect(),
        awaited: view.awaited.into_iter().map(|(person, number)| (person, words.number(number))).collect(),
        until: view.pending.map(|pending| (When::of(words, pending.until), time_left(words, pending.left))),
        history: view.history.iter().map(|entry| gathered_line(words, entry)).collect(),
        again: view.acts.again.then(|| address(routes::MANY_CONTACTS, [("again", on.id.to_string().as_str())])),
        requester: view.requester,
        note: view.note,
        acts: view.acts,
        place: place.fields(),
        previous,
        next,
        code,
        alert,
        code_fault,
        reason,
        reason_fault,
        page,
    };
    html(status, &body)
}

pub(in crate::web) fn group_texts(words: Words, group: SubmissionChange) -> GroupTexts {
    let SubmissionChange { from, to, types, services } = group;
    let services = words.count("services-number", services, []);
    GroupTexts { types: contact_list(words, &types), services, from, to }
}

/// What has happened, and to how many requests.
pub(in crate::web) fn gathered_line(words: Words, (entry, count): &(HistoryEntry, usize)) -> HappenedLine {
    let line = happened_line(words, entry);
    HappenedLine { text: words.count("history-times", *count, [("said", line.text.as_str())]), ..line }
}

/// Each state with its number; first what the viewer must decide, where that is not all that is pending.
fn counts(page: &Page, view: &SubmissionView, place: &SubmissionAddress, code: &str) -> Vec<CountLink> {
    let words = page.words();
    let link = |badge: StateBadge, number: usize, filter: SubmissionFilter| {
        let current = filter == place.filter;
        // The one that is chosen leads back to all.
        let filter = if current { SubmissionFilter::default() } else { filter };
        let there = SubmissionAddress { filter, cursor: Cursor::Start };
        let href = page.back.on(there.address(view.id, code));
        CountLink { badge, count: words.number(number), href, current }
    };
    let own = (view.acts.decide > 0).then(|| {
        let badge = StateBadge::plain(AWAITED, words.t("state-pending-own"));
        link(badge, view.acts.decide, SubmissionFilter { awaited: true, state: None })
    });
    let of_state = |(state, number): &(State, usize)| {
        let data = if *state == State::Pending { "pending-other" } else { state.as_str() };
        let badge = StateBadge::plain(data, words.t(state_key(*state)));
        link(badge, *number, SubmissionFilter { awaited: false, state: Some(*state) })
    };
    own.into_iter().chain(view.counts.iter().map(of_state)).collect()
}

pub(in crate::web) fn row_texts(words: Words, row: RequestSummary, ticked: &[RequestId]) -> RowTexts {
    RowTexts {
        id: row.id.0,
        asked: When::of(words, row.created_at),
        types: contact_list(words, &row.types),
        state: StateBadge::of(words, &row.standing),
        why: row.fail_reason.map(|reason| words.t(short_reason_key(reason))),
        tick: row.acts.decide.then(|| ticked.contains(&row.id)),
        service: row.service,
        from: row.from,
        to: row.to,
    }
}
