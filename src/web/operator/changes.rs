//! What operators do about requests: cancel what is pending, and have a new code sent to whoever must confirm.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;

use super::act::{ActForm, AskedProof, admit, done};
use super::desk::AtDesk;
use crate::domain::account::NicHandle;
use crate::domain::acts::Viewer;
use crate::domain::{RequestId, SubmissionId, text};
use crate::flows::cancel::{Cancelled, cancel};
use crate::flows::chosen::Chosen;
use crate::flows::resend::{Resent, resend};
use crate::reads::cursor::Cursor;
use crate::reads::people::account_called;
use crate::reads::requests::request_for;
use crate::reads::submissions::{SubmissionFilter, submission_for};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::words_of;
use crate::web::frame::routes::{self, RouteWith, address};
use crate::web::frame::session::Flash;
use crate::web::requests::act::resend_said;
use crate::words::Words;

/// The field that says to whom a code is sent.
const VALIDATOR: &str = "validator";

/// Where a new code is sent to this account.
#[must_use]
pub fn resend_address(path: &str, nic: &str) -> String {
    address(path, [(VALIDATOR, nic)])
}

/// What an act is about: a request, or all of a submission.
#[derive(Clone, Copy)]
enum About {
    Request(RequestId),
    Submission(SubmissionId),
}

impl About {
    /// What the address of a form says.
    fn asked_for(at: &AtDesk, [of_request, of_submission]: [RouteWith; 2]) -> Result<Self, WebError> {
        let path = at.http.path();
        let number = |route: RouteWith| route.what_of(path).and_then(text::number);
        let request = number(of_request).map(|id| Self::Request(RequestId(id)));
        request.or_else(|| Some(Self::Submission(SubmissionId(number(of_submission)?)))).ok_or(WebError::NotFound)
    }

    fn chosen(self) -> Chosen {
        match self {
            Self::Request(id) => Chosen::One(id),
            Self::Submission(id) => Chosen::All(id),
        }
    }

    /// Its page.
    fn page(self) -> String {
        match self {
            Self::Request(id) => routes::OPERATOR_REQUEST.of(id),
            Self::Submission(id) => routes::OPERATOR_SUBMISSION.of(id),
        }
    }

    fn title(self, words: Words) -> String {
        match self {
            Self::Request(id) => words.with("request-title", [("number", &id.to_string())]),
            Self::Submission(id) => words.with("operator-submission", [("number", &id.to_string())]),
        }
    }

    /// Whether any of it can be cancelled.
    async fn is_pending(self, at: &AtDesk) -> Result<bool, WebError> {
        match self {
            Self::Request(id) => {
                let read = at.read(move |conn, now| request_for(conn, Viewer::Operator, id, now));
                Ok(read.await?.acts.cancel)
            }
            Self::Submission(id) => {
                let all = (SubmissionFilter::default(), Cursor::Start);
                let read = at.read(move |conn, now| submission_for(conn, Viewer::Operator, id, all, now));
                Ok(read.await?.acts.cancel > 0)
            }
        }
    }

    /// What is said where nothing is pending.
    fn not_pending(self) -> &'static str {
        match self {
            Self::Request(_) => "alert-not-pending",
            Self::Submission(_) => "alert-none-pending",
        }
    }
}

/// The addresses of the forms that cancel.
pub const CANCEL: [RouteWith; 2] = [routes::OPERATOR_REQUEST_CANCEL, routes::OPERATOR_SUBMISSION_CANCEL];
/// The addresses of the forms that have a code sent.
pub const RESEND: [RouteWith; 2] = [routes::OPERATOR_REQUEST_RESEND, routes::OPERATOR_SUBMISSION_RESEND];

fn cancel_form(at: &AtDesk, about: About) -> ActForm {
    let words = words_of(&at.http);
    let (title, action) = match about {
        About::Request(id) => ("act-cancel", CANCEL[0].of(id)),
        About::Submission(id) => ("cancel-all", CANCEL[1].of(id)),
    };
    ActForm {
        title: words.t(title),
        about: about.title(words),
        text: words.t("desk-cancel-text"),
        action,
        back: about.page(),
        button: words.t(title),
        danger: true,
        proof: AskedProof::PasswordAndCode,
        fields: Vec::new(),
    }
}

/// GET `/operator/requests/{id}/cancel` and `/operator/submissions/{id}/cancel`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such thing.
pub async fn ask_cancel(at: AtDesk) -> Result<HttpResponse, WebError> {
    let about = About::asked_for(&at, CANCEL)?;
    if !about.is_pending(&at).await? {
        return Ok(done(&at, &about.page(), &Flash::new(about.not_pending(), [])));
    }
    cancel_form(&at, about).ask(&at)
}

/// POST `/operator/requests/{id}/cancel` and `/operator/submissions/{id}/cancel`
///
/// # Errors
/// As above.
pub async fn post_cancel(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let about = About::asked_for(&at, CANCEL)?;
    let form = cancel_form(&at, about);
    let reason = match admit(&at, &posted, form.proof, Vec::new()).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let flash = match at.act(reason, move |cx| cancel(cx, &about.chosen())).await? {
        Cancelled::Done { requests, .. } => {
            let said = words_of(&at.http).count("submission-cancelled", requests.len(), []);
            Flash::new("flash-said", [("said", &said)])
        }
        Cancelled::NotFound => return Err(WebError::NotFound),
        Cancelled::NotPending(_) => Flash::new(about.not_pending(), []),
    };
    Ok(done(&at, &form.back, &flash))
}

fn resend_form(at: &AtDesk, about: About, nic: &NicHandle) -> ActForm {
    let words = words_of(&at.http);
    let action = match about {
        About::Request(id) => RESEND[0].of(id),
        About::Submission(id) => RESEND[1].of(id),
    };
    let title = words.with("resend-to", [("name", nic.as_str())]);
    ActForm {
        about: about.title(words),
        text: words.t("desk-resend-text"),
        action: resend_address(&action, nic.as_str()),
        back: about.page(),
        button: title.clone(),
        title,
        danger: false,
        proof: AskedProof::Nothing,
        fields: Vec::new(),
    }
}

/// GET `/operator/requests/{id}/resend` and `/operator/submissions/{id}/resend`: on to the page where nobody is named.
///
/// # Errors
/// [`WebError::NotFound`] where there is no such thing.
pub async fn ask_resend(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let about = About::asked_for(&at, RESEND)?;
    let is_pending = about.is_pending(&at).await?;
    match NicHandle::parse(&query.0.text(VALIDATOR)) {
        Ok(nic) if is_pending => resend_form(&at, about, &nic).ask(&at),
        Ok(_) => Ok(done(&at, &about.page(), &Flash::new(about.not_pending(), []))),
        Err(_) => Ok(HttpResponse::build(StatusCode::SEE_OTHER).insert_header((LOCATION, about.page())).finish()),
    }
}

/// POST `/operator/requests/{id}/resend` and `/operator/submissions/{id}/resend`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such thing, or the account has nothing to do with it.
pub async fn post_resend(at: AtDesk, query: Query, posted: Posted) -> Result<HttpResponse, WebError> {
    let about = About::asked_for(&at, RESEND)?;
    let nic = NicHandle::parse(&query.0.text(VALIDATOR)).map_err(|_| WebError::NotFound)?;
    let called = nic.clone();
    let target = at.read(move |conn, _| account_called(conn, &called)).await?;
    let form = resend_form(&at, about, &nic);
    let reason = match admit(&at, &posted, form.proof, Vec::new()).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let flash = match at.act(reason, move |cx| resend(cx, &about.chosen(), target)).await? {
        Resent::Sent(_) => Flash::new("flash-resent-to", [("name", nic.as_str())]),
        Resent::NotFound => return Err(WebError::NotFound),
        Resent::NotPending => Flash::new(about.not_pending(), []),
        Resent::NothingLeft => Flash::new("alert-nothing-left", []),
        Resent::TooOften { bound, wait } => {
            let said = resend_said(&at.http, at.site.clock.now(), bound, wait);
            Flash::new("flash-said", [("said", &said)])
        }
    };
    Ok(done(&at, &form.back, &flash))
}
