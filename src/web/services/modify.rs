//! `/services/{id}/contacts`: *Modify contacts*; and `/services/{id}/contacts/preview`, what would happen.

mod form;
mod preview;

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use self::form::{Answer, load, read_form};
use self::preview::Preview;
use crate::domain::change::Faults;
use crate::domain::{RequestId, ServiceId};
use crate::flows::ask_for_change::{Asked, Asker, Previewed, Refused, ask_for_change, preview_change};
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::{Fields, Posted};
use crate::web::frame::page::see_other;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{SignedIn, Visitor, place};
use crate::words::Words;

/// GET `/services/{id}/contacts`
///
/// # Errors
/// [`WebError::NotFound`] where the account is no contact of it; the database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    id: web::Path<String>,
) -> Result<HttpResponse, WebError> {
    let (id, viewer) = (read_id(&id)?, account.0.id);
    let shown = site.db.run(move |conn| load(conn, viewer, id)).await?.ok_or(WebError::NotFound)?;
    Answer { request: &request, shown: &shown, viewer, typed: &Fields::default() }.form()
}

/// POST `/services/{id}/contacts`
///
/// # Errors
/// [`WebError::NotFound`] where the account is no contact of it; the database's fault.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, viewer) = (read_id(&id)?, account.0.id);
    let form = read_form(&posted.0);
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(&request));
    let (asked, shown) = site
        .db
        .run(move |conn| {
            let asked = ask_for_change(conn, &terms, now, Asker { id: viewer, from: &from }, id, &form)?;
            Ok::<_, WebError>((asked, load(conn, viewer, id)?))
        })
        .await?;
    match asked {
        Asked::Submitted(made) => Ok(submitted(&cookie, &made)),
        Asked::Refused(refused) => {
            let shown = shown.ok_or(WebError::NotFound)?;
            refuse(&Answer { request: &request, shown: &shown, viewer, typed: &posted.0 }, &refused, "modify-too-often")
        }
    }
}

/// POST `/services/{id}/contacts/preview`
///
/// # Errors
/// [`WebError::NotFound`] where the account is no contact of it; the database's fault.
pub async fn post_preview(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, viewer) = (read_id(&id)?, account.0.id);
    let form = read_form(&posted.0);
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(&request));
    let words = Words::of(Visitor::of(&request).language);
    let (previewed, shown) = site
        .db
        .run(move |conn| {
            let asker = Asker { id: viewer, from: &from };
            let previewed = preview_change(conn, &terms, now, asker, id, &form)?;
            let shown = load(conn, viewer, id)?;
            let previewed = match (previewed, &shown) {
                (Previewed::Planned { requests, expires_at }, Some(shown)) => {
                    Ok(Preview::of(conn, words, shown, viewer, &requests, expires_at)?)
                }
                (Previewed::Planned { .. }, None) => Err(Refused::NotFound),
                (Previewed::Refused(refused), _) => Err(refused),
            };
            Ok::<_, WebError>((previewed, shown))
        })
        .await?;
    let shown = shown.ok_or(WebError::NotFound)?;
    let answer = Answer { request: &request, shown: &shown, viewer, typed: &posted.0 };
    match previewed {
        Ok(preview) => answer.preview(preview),
        // No fault yet: only somebody who looks before anything is typed.
        Err(Refused::Faults(Faults::NothingChanged)) => answer.preview(Preview::Nothing),
        Err(refused) => refuse(&answer, &refused, "preview-too-often"),
    }
}

/// GET `/services/{id}/contacts/preview`: on to the form that is previewed.
///
/// # Errors
/// [`WebError::NotFound`] where the number is none.
pub async fn show_preview(_: SignedIn, id: web::Path<String>) -> Result<HttpResponse, WebError> {
    Ok(see_other(&format!("/services/{}/contacts", read_id(&id)?)))
}

fn refuse(answer: &Answer<'_>, refused: &Refused, too_often: &str) -> Result<HttpResponse, WebError> {
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    match refused {
        Refused::NotFound => Err(WebError::NotFound),
        Refused::ContactsChanged => answer.faults(wrong, "modify-contacts-changed", &[]),
        Refused::Faults(Faults::NothingChanged) => answer.faults(wrong, "modify-nothing-changed", &[]),
        Refused::Faults(Faults::Fields(faults)) => answer.faults(wrong, "form-has-faults", faults),
        Refused::TooOften(wait) => {
            let response = answer.faults(StatusCode::TOO_MANY_REQUESTS, too_often, &[])?;
            Ok(with_retry_after(response, *wait))
        }
    }
}

/// On to where the outcome shows: the request, or the list where there are several.
fn submitted(cookie: &Session, made: &[RequestId]) -> HttpResponse {
    if let [only] = made {
        Flash::new("flash-submitted", []).leave(cookie);
        return see_other(&format!("/requests/{only}"));
    }
    Flash::new("flash-submitted-several", []).leave(cookie);
    see_other("/requests")
}

/// The number in a path.
///
/// # Errors
/// [`WebError::NotFound`] where it is none.
pub fn read_id(given: &str) -> Result<ServiceId, WebError> {
    given.parse().map(ServiceId).map_err(|_| WebError::NotFound)
}
