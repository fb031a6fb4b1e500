//! `/operator/outbox`: the emails that wait, fail or were refused, and what is done about them.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use serde_json::json;

use super::act::{ActForm, AskedProof, admit, done};
use super::desk::AtDesk;
use super::emails::{EmailLine, state_key, state_name};
use crate::domain::operator::Role;
use crate::domain::text;
use crate::flows::looks::note_list_seen;
use crate::flows::retry::{drop_email, retry_all_emails, retry_email};
use crate::reads::console::emails::{EmailState, EmailView, unsent_email, unsent_emails};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, html, words_of};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes::{self, address};
use crate::web::frame::session::Flash;
use crate::words::Words;

#[derive(Template)]
#[template(path = "operator/outbox.html")]
struct OutboxPage {
    page: Page,
    ways: Vec<StateWay>,
    emails: Vec<EmailLine>,
    /// Whether this operator may drop emails.
    drops: bool,
    previous: Option<String>,
    next: Option<String>,
}

/// The way to the emails in a state.
struct StateWay {
    address: String,
    said: String,
    current: bool,
}

/// GET `/operator/outbox`
///
/// # Errors
/// The database's.
pub async fn show(at: AtDesk, query: Query) -> Result<HttpResponse, WebError> {
    let (cursor, given) = (cursor_of(&query.0), query.0.text("state"));
    let state = EmailState::ALL.into_iter().find(|state| state_name(*state) == given);
    let found = at.read(move |conn, _| unsent_emails(conn, state, cursor).map(Some)).await?;
    at.note(move |cx| note_list_seen(cx, "emails", &json!({ "state": state.map(state_name) }))).await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let [previous, next] = page_links(&found, routes::OPERATOR_OUTBOX, &[("state", state.map_or("", state_name))]);
    let way = |one: Option<EmailState>| StateWay {
        address: address(routes::OPERATOR_OUTBOX, [("state", one.map_or("", state_name))]),
        said: words.t(one.map_or("filter-all", state_key)),
        current: one == state,
    };
    let body = OutboxPage {
        ways: [None].into_iter().chain(EmailState::ALL.map(Some)).map(way).collect(),
        emails: found.rows.into_iter().map(|email| EmailLine::of(words, email)).collect(),
        drops: at.role >= DROP_NEEDS,
        previous,
        next,
        page,
    };
    html(StatusCode::OK, &body)
}

/// Who may drop emails: it cannot be undone, and RULES.md leaves to support what helps an email on its way.
const DROP_NEEDS: Role = Role::Admin;

/// What is done about an email.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EmailAct {
    Retry,
    Drop,
}

impl EmailAct {
    /// The act that the address asks for, and the email.
    fn asked_for(at: &AtDesk) -> Result<(Self, i64), WebError> {
        let path = at.http.path();
        let retry = routes::OPERATOR_EMAIL_RETRY.what_of(path).map(|id| (Self::Retry, id));
        let drop = || routes::OPERATOR_EMAIL_DROP.what_of(path).map(|id| (Self::Drop, id));
        let (act, id) = retry.or_else(drop).ok_or(WebError::NotFound)?;
        if act == Self::Drop {
            at.needs(DROP_NEEDS)?;
        }
        Ok((act, text::number(id).ok_or(WebError::NotFound)?))
    }

    fn form(self, words: Words, email: &EmailView) -> ActForm {
        let (route, title, text) = match self {
            Self::Retry => (routes::OPERATOR_EMAIL_RETRY, "desk-retry", "desk-retry-text"),
            Self::Drop => (routes::OPERATOR_EMAIL_DROP, "desk-drop", "desk-drop-text"),
        };
        ActForm {
            title: words.t(title),
            about: words.with("desk-email-number", [("number", &email.id.to_string())]),
            text: words.t(text),
            action: route.of(email.id),
            back: routes::OPERATOR_OUTBOX.to_owned(),
            button: words.t(title),
            danger: self == Self::Drop,
            proof: if self == Self::Drop { AskedProof::PasswordAndCode } else { AskedProof::Nothing },
            fields: Vec::new(),
        }
    }
}

/// GET `/operator/outbox/{id}/retry` and `/operator/outbox/{id}/drop`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such email that is unsent.
pub async fn ask(at: AtDesk) -> Result<HttpResponse, WebError> {
    let (act, id) = EmailAct::asked_for(&at)?;
    let email = at.read(move |conn, _| unsent_email(conn, id)).await?;
    act.form(words_of(&at.http), &email).ask(&at)
}

/// POST `/operator/outbox/{id}/retry` and `/operator/outbox/{id}/drop`
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let (act, id) = EmailAct::asked_for(&at)?;
    let email = at.read(move |conn, _| unsent_email(conn, id)).await?;
    let form = act.form(words_of(&at.http), &email);
    let reason = match admit(&at, &posted, form.proof, Vec::new()).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let changed = match act {
        EmailAct::Retry => at.act(reason, move |cx| retry_email(cx, id)).await?,
        EmailAct::Drop => at.act(reason, move |cx| drop_email(cx, id)).await?,
    };
    let said = match act {
        _ if !changed => "desk-email-gone",
        EmailAct::Retry => "desk-retried",
        EmailAct::Drop => "desk-is-dropped",
    };
    Ok(done(&at, &form.back, &Flash::new(said, [])))
}

fn all_form(words: Words) -> ActForm {
    ActForm {
        title: words.t("desk-retry-all"),
        about: words.t("operator-outbox"),
        text: words.t("desk-retry-all-text"),
        action: routes::OPERATOR_RETRY_ALL.to_owned(),
        back: routes::OPERATOR_OUTBOX.to_owned(),
        button: words.t("desk-retry-all"),
        danger: false,
        proof: AskedProof::Nothing,
        fields: Vec::new(),
    }
}

/// GET `/operator/outbox/retry`
///
/// # Errors
/// [`WebError::NotFound`] for all but operators.
pub async fn ask_all(at: AtDesk) -> Result<HttpResponse, WebError> {
    all_form(words_of(&at.http)).ask(&at)
}

/// POST `/operator/outbox/retry`
///
/// # Errors
/// As above.
pub async fn post_all(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let words = words_of(&at.http);
    let form = all_form(words);
    let reason = match admit(&at, &posted, form.proof, Vec::new()).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let found = at.act(reason, retry_all_emails).await?;
    let said = words.count("desk-all-retried", found, []);
    Ok(done(&at, &form.back, &Flash::new("flash-said", [("said", &said)])))
}
