//! `/services/{id}/contacts`: *Modify contacts*; and `/services/{id}/contacts/preview`, what would happen.

mod faults;
mod form;
mod preview;

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

pub use self::faults::{ContactFault, fault_key, link_of, say_contact_faults};
use self::form::FormAnswer;
pub use self::form::{NOTE, WHERE, lock_said, read_contact_form};
use self::preview::Preview;
pub use self::preview::{ToldAs, told_as};
use crate::domain::change::NotPlanned;
use crate::domain::contact_form::ContactForm;
use crate::domain::note::Note;
use crate::domain::request::LARGE_SUBMISSION;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, text};
use crate::flows::ask_for_change::{
    AskOutcome, AskRefusal, AskedOn, PreviewOutcome, Previewed, Submitted, ask_for_change, preview_change,
};
use crate::reads::forecasts::forecasts_for;
use crate::reads::requests::{AskedBefore, asked_before};
use crate::reads::services::{ServiceContactsView, service_contacts};
use crate::store::StoreError;
use crate::web::frame::back::Back;
use crate::web::frame::draft::Draft;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::{Fields, Posted, Query};
use crate::web::frame::page::{Page, see_other};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

/// The field of the address that names a request that is asked for once more.
pub const AGAIN: &str = "again";

/// GET `/services/{id}/contacts`; with `?again=12`, filled as that request asked.
///
/// # Errors
/// [`WebError::NotFound`] where the account is no contact of it.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    id: web::Path<String>,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let (id, viewer) = (read_service_id(&id)?, account.0.id);
    let view = read_view(&site, viewer, id).await?;
    let draft = Draft::given_back(&request);
    let again = repeated(&site, viewer, id, &query.0).await?;
    let typed = again.as_ref().filter(|_| draft.0.is_empty()).map_or(draft.0, filled_again);
    FormAnswer { request: &request, view: &view, typed: &typed, again: again.as_ref() }.form()
}

/// The request that came to nothing and is asked for once more; none where there is no such request for this account to
/// ask anew.
async fn repeated(
    site: &Site,
    viewer: AccountId,
    service: ServiceId,
    fields: &Fields,
) -> Result<Option<AskedBefore>, WebError> {
    let Some(again) = fields.get(AGAIN).and_then(text::number).map(RequestId) else { return Ok(None) };
    let now = site.clock.now();
    Ok(site.db.read(move |conn| asked_before(conn, viewer, (again, service), now)).await?)
}

/// The fields as it filled them.
fn filled_again(before: &AskedBefore) -> Fields {
    let contacts = before.named.iter().map(|(contact, nic)| (contact.field().to_owned(), nic.clone()));
    Fields::of(contacts.chain(noted(before.note.as_ref())).collect())
}

/// The note in its field.
#[must_use]
pub fn noted(note: Option<&Note>) -> Option<(String, String)> {
    note.map(|note| (NOTE.to_owned(), note.as_str().to_owned()))
}

/// POST `/services/{id}/contacts`
///
/// # Errors
/// [`WebError::NotFound`] where the account is no contact of it.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    (cookie, account): (Session, SignedIn),
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, viewer) = (read_service_id(&id)?, account.0.id);
    let form = read_contact_form(&posted.0, false);
    match submit(&site, &request, viewer, &AskedOn::One(id), &form).await? {
        AskOutcome::Submitted(made) => Ok(submitted(&cookie, &Back::of_request(&request), &made)),
        AskOutcome::Refused(refusal) => {
            let view = read_view(&site, viewer, id).await?;
            let again = repeated(&site, viewer, id, &posted.0).await?;
            let answer = FormAnswer { request: &request, view: &view, typed: &posted.0, again: again.as_ref() };
            refuse(&answer, &refusal, ("modify-too-often", site.clock.now()))
        }
    }
}

/// Asks; and looks again, once, and finds it there, where somebody else's submission came in between.
///
/// # Errors
/// The database's.
pub async fn submit(
    site: &Site,
    request: &HttpRequest,
    viewer: AccountId,
    on: &AskedOn,
    form: &ContactForm,
) -> Result<AskOutcome, StoreError> {
    let ask = || {
        let (on, form) = (on.clone(), form.clone());
        site.act(request, viewer, move |cx| ask_for_change(cx, &on, &form))
    };
    match ask().await {
        Err(StoreError::Duplicate(_)) => {}
        outcome => return outcome,
    }
    match ask().await {
        Err(StoreError::Duplicate(what)) => {
            tracing::error!(what, "a submission was overtaken twice, or could never be stored");
            Ok(AskOutcome::Refused(AskRefusal::Overtaken))
        }
        outcome => outcome,
    }
}

/// POST `/services/{id}/contacts/preview`
///
/// # Errors
/// [`WebError::NotFound`] where the account is no contact of it.
pub async fn post_preview(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, viewer) = (read_service_id(&id)?, account.0.id);
    let form = read_contact_form(&posted.0, false);
    let note = form.note.clone().ok().flatten();
    let outcome = site.act(&request, viewer, move |cx| preview_change(cx, &AskedOn::One(id), &form)).await?;
    let view = read_view(&site, viewer, id).await?;
    let again = repeated(&site, viewer, id, &posted.0).await?;
    let answer = FormAnswer { request: &request, view: &view, typed: &posted.0, again: again.as_ref() };
    match outcome {
        PreviewOutcome::Planned(Previewed { requests, expires_at, .. }) => {
            let requests: Vec<_> = requests.into_iter().map(|(_, forecast)| forecast).collect();
            let read = site.db.read(move |conn| forecasts_for(conn, viewer, id, &requests)).await?;
            let words = Page::without_message(&request).words();
            answer.preview(Preview::of(words, read.ok_or(WebError::NotFound)?, expires_at, note))
        }
        // No fault yet: only somebody who looks before anything is typed.
        PreviewOutcome::Refused(AskRefusal::NotPlanned(NotPlanned::NothingChanged)) => {
            let is_pending = |contact| view.open.contains_key(contact);
            let all_fixed = view.lock.is_none() && view.changeable.iter().all(is_pending);
            answer.preview(if all_fixed { Preview::AllFixed } else { Preview::Nothing })
        }
        PreviewOutcome::Refused(refusal) => refuse(&answer, &refusal, ("preview-too-often", site.clock.now())),
    }
}

/// GET `/services/{id}/contacts/preview`: on to the form that is previewed.
///
/// # Errors
/// [`WebError::NotFound`] where the account is no contact of it.
pub async fn show_preview(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    id: web::Path<String>,
) -> Result<HttpResponse, WebError> {
    let id = read_service_id(&id)?;
    read_view(&site, account.0.id, id).await?;
    Ok(see_other(&Back::of_request(&request).on(routes::SERVICE_CONTACTS.of(id))))
}

async fn read_view(site: &Site, viewer: AccountId, id: ServiceId) -> Result<ServiceContactsView, WebError> {
    let now = site.clock.now();
    site.db.read(move |conn| service_contacts(conn, viewer, id, now)).await?.ok_or(WebError::NotFound)
}

fn refuse(
    answer: &FormAnswer<'_>,
    refusal: &AskRefusal,
    (too_often, now): (&str, Moment),
) -> Result<HttpResponse, WebError> {
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    match refusal {
        AskRefusal::NotFound => Err(WebError::NotFound),
        AskRefusal::NotPlanned(NotPlanned::Fields(faults)) => answer.faults(wrong, "form-has-faults", faults),
        AskRefusal::ContactsChanged | AskRefusal::SomeFaulty(_) => answer.faults(wrong, "modify-contacts-changed", &[]),
        AskRefusal::Overtaken => answer.faults(wrong, "modify-overtaken", &[]),
        AskRefusal::NotPlanned(NotPlanned::NothingChanged) => answer.faults(wrong, "modify-nothing-changed", &[]),
        AskRefusal::TooOften(wait) => {
            let until = now.plus(*wait).up_to_minute();
            let response = answer.too_often(too_often, until)?;
            Ok(with_retry_after(response, *wait))
        }
    }
}

/// On to where the outcome shows: the request, the submission where it is a large one, or the list.
#[must_use]
pub fn submitted(cookie: &Session, back: &Back, made: &Submitted) -> HttpResponse {
    if let [only] = made.requests[..] {
        Flash::new("flash-submitted", []).leave(cookie);
        return see_other(&back.on(routes::REQUEST.of(only)));
    }
    Flash::new("flash-submitted-several", []).leave(cookie);
    see_other(&back.on(if made.requests.len() > LARGE_SUBMISSION {
        routes::SUBMISSION.of(made.submission)
    } else {
        routes::REQUESTS.to_owned()
    }))
}

/// The number in a path.
///
/// # Errors
/// [`WebError::NotFound`] where it is none.
fn read_service_id(given: &str) -> Result<ServiceId, WebError> {
    text::number(given).map(ServiceId).ok_or(WebError::NotFound)
}
