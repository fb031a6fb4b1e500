//! `/operator`: one field that finds everything.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde_json::json;

use super::desk::AtDesk;
use crate::domain::account::{Account, NicHandle};
use crate::domain::service::Service;
use crate::domain::text::search_form;
use crate::flows::looks::note_list_seen;
use crate::reads::operators::{FoundView, found};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes;
use crate::web::services::list::SEARCH_MAX;

#[derive(Template)]
#[template(path = "operator/search.html")]
struct SearchPage {
    page: Page,
    typed: String,
    /// None where nothing was typed.
    found: Option<FoundView>,
}

#[derive(Template)]
#[template(path = "operator/lacks_factor.html")]
struct LacksFactorPage {
    page: Page,
}

/// GET `/operator`: what there is of `q`; leads straight there where that is one thing, typed whole.
///
/// # Errors
/// [`WebError::NotFound`] for all but operators.
pub async fn show(http: HttpRequest, at: Result<AtDesk, WebError>, query: Query) -> Result<HttpResponse, WebError> {
    let at = match at {
        Err(WebError::RoleLacksFactor) => {
            return html(StatusCode::OK, &LacksFactorPage { page: Page::of(&http) });
        }
        at => at?,
    };
    let typed: String = query.0.text("q").trim().chars().take(SEARCH_MAX).collect();
    if typed.is_empty() {
        return html(StatusCode::OK, &SearchPage { page: Page::of(&http), typed, found: None });
    }
    let asked = typed.clone();
    let found = at.read(move |conn, _| found(conn, &asked).map(Some)).await?;
    if let Some(there) = straight_to(&found, &typed) {
        return Ok(see_other(&there));
    }
    // Names and handles of customers stand in it.
    if !found.accounts.is_empty() {
        let filter = json!({ "found_by": typed });
        at.note(move |cx| note_list_seen(cx, "accounts", &filter)).await?;
    }
    html(StatusCode::OK, &SearchPage { page: Page::of(&http), typed, found: Some(found) })
}

/// The page of the one thing that is found, where it is just what was typed.
fn straight_to(found: &FoundView, typed: &str) -> Option<String> {
    if found.count() != 1 {
        return None;
    }
    let is_typed =
        |account: &&Account| typed.contains('@') || NicHandle::parse(typed).is_ok_and(|nic| nic == account.nic);
    let is_called = |service: &&Service| search_form(&service.name) == search_form(typed);
    let account = found.accounts.first().filter(is_typed).map(|account| routes::OPERATOR_ACCOUNT.of(&account.nic));
    let service = found.services.first().filter(is_called).map(|service| routes::OPERATOR_SERVICE.of(service.id));
    let request = found.request.map(|id| routes::OPERATOR_REQUEST.of(id));
    let submission = found.submission.map(|id| routes::OPERATOR_SUBMISSION.of(id));
    account.or(service).or(request).or(submission)
}
