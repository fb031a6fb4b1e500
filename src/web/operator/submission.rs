//! `/operator/submissions/{id}`: everything that was asked for with one press, the fate of its emails, and how its codes stand.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::changes::resend_address;
use super::desk::AtDesk;
use super::emails::EmailLine;
use super::request::{ValidatorLine, codes_said};
use crate::domain::note::Note;
use crate::domain::request::State;
use crate::domain::{SubmissionId, text};
use crate::flows::looks::note_submission_seen;
use crate::reads::console::requests::{OperatorsSubmissionView, submission_for_operator};
use crate::reads::people::Person;
use crate::reads::submissions::SubmissionView;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::routes::{self, address};
use crate::web::requests::list::StateBadge;
use crate::web::requests::show::history::HappenedLine;
use crate::web::requests::turns::time_left;
use crate::web::submissions::show::{
    CountLink, GroupTexts, RowTexts, SubmissionAddress, gathered_line, group_texts, row_texts,
};
use crate::words::Words;
use crate::words::terms::state_key;

#[derive(Template)]
#[template(path = "operator/submission.html")]
struct SubmissionPage {
    page: Page,
    id: SubmissionId,
    title: String,
    requester: Person,
    created: When,
    note: Option<Note>,
    groups: Vec<GroupTexts>,
    counts: Vec<CountLink>,
    rows: Vec<RowTexts>,
    validators: Vec<ValidatorLine>,
    until: Option<(When, String)>,
    history: Vec<HappenedLine>,
    cancels: bool,
    emails: Vec<EmailLine>,
    /// Emails are dropped where all are listed.
    drops: bool,
    previous: Option<String>,
    next: Option<String>,
}

/// GET `/operator/submissions/{id}`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such submission.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let id = at.http.match_info().get("id").and_then(text::number).map(SubmissionId).ok_or(WebError::NotFound)?;
    let place = SubmissionAddress::of(&query.0);
    let wanted = place.wanted();
    let view = at.read(move |conn, now| submission_for_operator(conn, id, wanted, now)).await?;
    at.note(move |cx| note_submission_seen(cx, id)).await?;
    html(StatusCode::OK, &SubmissionPage::of(Page::of(&at.http), view, &place))
}

impl SubmissionPage {
    fn of(page: Page, view: OperatorsSubmissionView, place: &SubmissionAddress) -> Self {
        let words = page.words();
        let OperatorsSubmissionView { submission: view, emails, codes } = view;
        let there = |name, key: Option<i64>| {
            let key = key?.to_string();
            let fields = place.fields();
            let state = fields.iter().filter(|(name, _)| *name == "state").map(|(name, value)| (*name, value.as_str()));
            Some(address(&routes::OPERATOR_SUBMISSION.of(view.id), state.chain([(name, key.as_str())])))
        };
        let validators = view.awaited.iter().map(|(person, number)| ValidatorLine {
            decision: words.number(*number),
            decided: None,
            codes: codes_said(words, &codes, &person.nic),
            resend: Some(resend_address(&routes::OPERATOR_SUBMISSION_RESEND.of(view.id), &person.nic)),
            person: person.clone(),
        });
        Self {
            id: view.id,
            title: words.count("submission-title", view.services, []),
            created: When::of(words, view.created_at),
            validators: validators.collect(),
            counts: counts(words, &view, place),
            previous: there("before", view.before.map(|id| id.0)),
            next: there("after", view.after.map(|id| id.0)),
            groups: view.groups.into_iter().map(|group| group_texts(words, group)).collect(),
            rows: view.rows.into_iter().map(|row| row_texts(words, row, &[])).collect(),
            until: view.pending.map(|pending| (When::of(words, pending.until), time_left(words, pending.left))),
            history: view.history.iter().map(|entry| gathered_line(words, entry)).collect(),
            cancels: view.acts.cancel > 0,
            emails: emails.into_iter().map(|email| EmailLine::of(words, email)).collect(),
            drops: false,
            requester: view.requester,
            note: view.note,
            page,
        }
    }
}

/// Each state with its number; the one that is chosen leads back to all.
fn counts(words: Words, view: &SubmissionView, place: &SubmissionAddress) -> Vec<CountLink> {
    let chosen = place.wanted().0.state;
    let link = |(state, number): &(State, usize)| {
        let data = if *state == State::Pending { "pending-other" } else { state.as_str() };
        let current = chosen == Some(*state);
        let filter = if current { "" } else { state.as_str() };
        CountLink {
            badge: StateBadge::plain(data, words.t(state_key(*state))),
            count: words.number(*number),
            href: address(&routes::OPERATOR_SUBMISSION.of(view.id), [("state", filter)]),
            current,
        }
    };
    view.counts.iter().map(link).collect()
}
