//! `/operator/requests/{id}`: everything about a request, the fate of its emails, and how its codes stand.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::changes::resend_address;
use super::desk::AtDesk;
use super::emails::EmailLine;
use crate::domain::{RequestId, text};
use crate::flows::looks::note_request_seen;
use crate::reads::console::requests::{CodeTries, FailingWork, OperatorsRequestView, request_for_operator};
use crate::reads::people::Person;
use crate::web::frame::errors::WebError;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::routes;
use crate::web::requests::show::RequestTexts;
use crate::words::Words;

#[derive(Template)]
#[template(path = "operator/request.html")]
struct RequestPage {
    page: Page,
    shown: RequestTexts,
    submission: i64,
    validators: Vec<ValidatorLine>,
    cancels: bool,
    emails: Vec<EmailLine>,
    /// Emails are dropped where all are listed.
    drops: bool,
    failing: Vec<FailingLine>,
}

/// Somebody who must confirm, and how its code stands.
pub(super) struct ValidatorLine {
    pub(super) person: Person,
    /// What it has decided, in words; empty where that is not said here.
    pub(super) decision: String,
    pub(super) decided: Option<When>,
    /// How often a code was sent, and wrong ones were given.
    pub(super) codes: String,
    /// Where a new code is sent, while it is awaited.
    pub(super) resend: Option<String>,
}

/// Work that fails.
pub(super) struct FailingLine {
    pub(super) times: String,
    pub(super) next: String,
    pub(super) why: String,
}

/// GET `/operator/requests/{id}`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such request.
pub async fn show(at: AtDesk) -> Result<HttpResponse, WebError> {
    let id = at.http.match_info().get("id").and_then(text::number).map(RequestId).ok_or(WebError::NotFound)?;
    let view = at.read(move |conn, now| request_for_operator(conn, id, now)).await?;
    at.note(move |cx| note_request_seen(cx, id)).await?;
    html(StatusCode::OK, &RequestPage::of(Page::of(&at.http), view))
}

impl RequestPage {
    fn of(page: Page, view: OperatorsRequestView) -> Self {
        let words = page.words();
        let OperatorsRequestView { request, emails, codes, failing } = view;
        let awaited = request.standing.awaited.clone();
        let (id, submission, cancels) = (request.id, request.submission.0, request.acts.cancel);
        let mut shown = RequestTexts::of(words, request);
        let validators = std::mem::take(&mut shown.validators).into_iter().map(|line| ValidatorLine {
            codes: codes_said(words, &codes, &line.person.nic),
            resend: awaited
                .contains(&line.person)
                .then(|| resend_address(&routes::OPERATOR_REQUEST_RESEND.of(id), &line.person.nic)),
            decision: line.decision,
            decided: line.decided,
            person: line.person,
        });
        Self {
            validators: validators.collect(),
            emails: emails.into_iter().map(|email| EmailLine::of(words, email)).collect(),
            failing: failing.into_iter().map(|work| failing_line(words, work)).collect(),
            drops: false,
            submission,
            cancels,
            shown,
            page,
        }
    }
}

/// How the code of an account stands, in words.
pub(super) fn codes_said(words: Words, codes: &[CodeTries], nic: &str) -> String {
    let tries = codes.iter().find(|tries| tries.nic == nic);
    let said = tries.map(|tries| {
        let sent = words.count("desk-codes-sent", tries.sent, []);
        let wrong = (tries.wrong > 0).then(|| words.count("desk-codes-wrong", tries.wrong, []));
        [Some(sent), wrong].into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    said.unwrap_or_default()
}

fn failing_line(words: Words, work: FailingWork) -> FailingLine {
    FailingLine {
        times: words.count("desk-failed-times", usize::try_from(work.attempts).unwrap_or_default(), []),
        next: words.with("desk-email-next", [("when", &words.date_time(work.not_before))]),
        why: work.last_error,
    }
}
