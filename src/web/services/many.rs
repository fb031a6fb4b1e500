//! `/services/contacts`: *Modify contacts* of many services with one form; `/services/contacts/preview`, what would happen;
//! and `/services/contacts/choose`, which takes a pasted list of names.

pub mod choose;
mod chosen;
mod form;
mod preview;

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

pub use self::chosen::Chosen;
use self::form::ManyAnswer;
use self::preview::ManyPreview;
pub use self::preview::NamedServices;
use super::modify::{AGAIN, WHERE, noted, read_contact_form, submit, submitted};
use crate::domain::account::NicHandle;
use crate::domain::change::{FaultyService, NotPlanned, SERVICES_MAX, ServicesMark};
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId, SubmissionId, text};
use crate::flows::ask_for_change::{
    AskOutcome, AskRefusal, AskedOn, ManyServices, PreviewOutcome, Without, preview_change,
};
use crate::reads::forecasts::many_forecasts;
use crate::reads::many_services::{ManyServicesView, first_matching, many_services};
use crate::reads::requests::{AskedTogether, asked_together};
use crate::web::frame::back::Back;
use crate::web::frame::draft::Draft;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::forms::{Fields, Posted, Query};
use crate::web::frame::page::{Page, see_other};
use crate::web::frame::routes;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

/// The field that says which services a form was shown with.
const SHOWN: &str = "shown";
/// The field that says which services a form goes on without.
const WITHOUT: &str = "without";
/// The field of the button that goes on.
const SKIP: &str = "skip";

/// GET `/services/contacts`
///
/// # Errors
/// [`WebError::NotFound`] where the account is a contact of none of them.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let again = asked_before(&site, account.0.id, &query.0).await?;
    let (chosen, filled) = match again {
        Some(before) => {
            let (chosen, filled) = filled_again(before);
            (chosen, Some(filled))
        }
        None => (Chosen::of(&query.0), None),
    };
    let ids = match found_services(&site, &account, (&request, &chosen, &query.0), (ManyForm::Contacts, StatusCode::OK))
        .await?
    {
        FoundServices::These(ids) => ids,
        FoundServices::Instead(answer) => return Ok(answer),
    };
    let view = read_view(&site, account.0.id, (ids, &[])).await?;
    let draft = Draft::given_back(&request);
    let chosen = chosen.left(&view);
    let filled = filled.unwrap_or_else(|| filled_by(&query.0, &view));
    let typed = if draft.0.is_empty() { filled } else { draft.0 };
    ManyAnswer { request: &request, view: &view, typed: &typed, chosen: &chosen }.form()
}

/// Whom alone the form is to replace, where its address says so, or the view of which all is chosen looks for it.
fn filled_by(query: &Fields, view: &ManyServicesView) -> Fields {
    let named = [WHERE, "contact"].into_iter().find_map(|name| NicHandle::parse(query.get(name)?).ok());
    let is_contact = |nic: &NicHandle| {
        let mut people = ContactType::ALL.into_iter().flat_map(|contact| view.today.get(contact));
        people.any(|(person, _)| person.nic == nic.as_str())
    };
    let named = named.filter(is_contact).map(|nic| (WHERE.to_owned(), nic.to_string()));
    Fields::of(named.into_iter().collect())
}

/// What came to nothing of the submission that is asked for once more, where there is any for this account.
async fn asked_before(site: &Site, viewer: AccountId, query: &Fields) -> Result<Option<AskedTogether>, WebError> {
    let Some(again) = query.get(AGAIN).and_then(text::number).map(SubmissionId) else { return Ok(None) };
    let now = site.clock.now();
    let before = site.db.read(move |conn| asked_together(conn, viewer, again, now)).await?;
    before.map(Some).ok_or(WebError::NotFound)
}

/// Its services, and the fields as it filled them.
fn filled_again(before: AskedTogether) -> (Chosen, Fields) {
    let AskedTogether { services, named, from, note } = before;
    let contacts = named.into_iter().map(|(contact, nic)| (contact.field().to_owned(), nic));
    let only_where = from.map(|nic| (WHERE.to_owned(), nic));
    let fields = contacts.chain(only_where).chain(noted(note.as_ref())).collect();
    (Chosen::These(services), Fields::of(fields))
}

/// POST `/services/contacts`
///
/// # Errors
/// [`WebError::NotFound`] where the account is a contact of none of them.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    (cookie, account): (Session, SignedIn),
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (viewer, chosen) = (account.0.id, Chosen::of(&posted.0));
    let sent = (&request, &chosen, &posted.0);
    let ids =
        match found_services(&site, &account, sent, (ManyForm::Contacts, StatusCode::UNPROCESSABLE_ENTITY)).await? {
            FoundServices::These(ids) => ids,
            FoundServices::Instead(answer) => return Ok(answer),
        };
    let on = AskedOn::Many(asked_on(&posted.0, ids.clone()));
    match submit(&site, &request, viewer, &on, &read_contact_form(&posted.0, true)).await? {
        AskOutcome::Submitted(made) => Ok(submitted(&cookie, &Back::of_request(&request), &made)),
        AskOutcome::Refused(refusal) => {
            let faulty = if let AskRefusal::SomeFaulty(stopped) = &refusal { &stopped.plan.faulty[..] } else { &[] };
            let view = read_view(&site, viewer, (ids, faulty)).await?;
            let chosen = chosen.left(&view);
            let answer = ManyAnswer { request: &request, view: &view, typed: &posted.0, chosen: &chosen };
            refuse(&answer, &refusal, ("modify-too-often", site.clock.now()))
        }
    }
}

/// POST `/services/contacts/preview`
///
/// # Errors
/// [`WebError::NotFound`] where the account is a contact of none of them.
pub async fn post_preview(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (viewer, chosen) = (account.0.id, Chosen::of(&posted.0));
    let sent = (&request, &chosen, &posted.0);
    let ids =
        match found_services(&site, &account, sent, (ManyForm::Contacts, StatusCode::UNPROCESSABLE_ENTITY)).await? {
            FoundServices::These(ids) => ids,
            FoundServices::Instead(answer) => return Ok(answer),
        };
    let (on, form) = (AskedOn::Many(asked_on(&posted.0, ids.clone())), read_contact_form(&posted.0, true));
    let note = form.note.clone().ok().flatten();
    let outcome = site.act(&request, viewer, move |cx| preview_change(cx, &on, &form)).await?;
    let faulty = if let PreviewOutcome::Planned(previewed) = &outcome { &previewed.faulty[..] } else { &[] };
    let view = read_view(&site, viewer, (ids, faulty)).await?;
    let chosen = chosen.left(&view);
    let answer = ManyAnswer { request: &request, view: &view, typed: &posted.0, chosen: &chosen };
    match outcome {
        PreviewOutcome::Planned(previewed) => {
            let (planned, expires_at) = (previewed.requests, previewed.expires_at);
            let forecasts = site.db.read(move |conn| many_forecasts(conn, viewer, &planned)).await?;
            let words = Page::without_message(&request).words();
            let left_out = (previewed.unchanged, previewed.faulty.as_slice());
            answer.preview(ManyPreview::of(words, &view, forecasts, left_out, (expires_at, note)))
        }
        // No fault yet: only somebody who looks before anything is typed.
        PreviewOutcome::Refused(AskRefusal::NotPlanned(NotPlanned::NothingChanged)) => {
            answer.preview(ManyPreview::Nothing)
        }
        PreviewOutcome::Refused(refusal) => refuse(&answer, &refusal, ("preview-too-often", site.clock.now())),
    }
}

/// GET `/services/contacts/preview`: on to the form that is previewed.
pub async fn show_preview(request: HttpRequest, _: SignedIn, query: Query) -> HttpResponse {
    see_other(&Back::of_request(&request).on(Chosen::of(&query.0).address()))
}

/// Which form is about what was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManyForm {
    /// That of their contacts.
    Contacts,
    /// That of their contact locks.
    Lock,
}

impl ManyForm {
    /// Its address.
    fn route(self) -> &'static str {
        match self {
            Self::Contacts => routes::MANY_CONTACTS,
            Self::Lock => routes::LOCKS,
        }
    }

    /// The key of its title.
    fn title_key(self) -> &'static str {
        match self {
            Self::Contacts => "modify-title",
            Self::Lock => "lock-title",
        }
    }
}

/// What was chosen, by number.
pub enum FoundServices {
    /// As many as a form may be about.
    These(Vec<ServiceId>),
    /// The page that there is instead, where these are none or too many.
    Instead(HttpResponse),
}

/// Which services were chosen, as the fields of the address or of the form say; `status` is that of a page instead.
///
/// # Errors
/// The services could not be read.
pub async fn found_services(
    site: &Site,
    SignedIn(account): &SignedIn,
    (request, chosen, fields): (&HttpRequest, &Chosen, &Fields),
    (form, status): (ManyForm, StatusCode),
) -> Result<FoundServices, WebError> {
    let viewer = account.id;
    let ids = match (chosen, chosen.query(site.clock.now(), &site.terms.nic_suffix)) {
        (Chosen::Nothing, _) => Vec::new(),
        (Chosen::These(ids), _) => ids.clone(),
        (Chosen::All { first, .. }, query) => {
            let (query, most) = (query.unwrap_or_default(), SERVICES_MAX + usize::from(!first));
            site.db.read(move |conn| first_matching(conn, viewer, &query, most)).await?
        }
    };
    Ok(match ids.len() {
        1..=SERVICES_MAX => FoundServices::These(ids),
        0 => FoundServices::Instead(choose::nothing_chosen(request, status)?),
        _ => FoundServices::Instead(form::too_many(request, (chosen, fields), (form, status))?),
    })
}

fn asked_on(posted: &Fields, ids: Vec<ServiceId>) -> ManyServices {
    let mark = |name| posted.get(name).filter(|mark| !mark.is_empty()).map(ServicesMark::given);
    let without = match (posted.get(SKIP), mark(WITHOUT)) {
        (Some("1"), Some(mark)) => Without::These(mark),
        (Some("1"), None) => Without::Any,
        _ => Without::None,
    };
    ManyServices { ids, shown: mark(SHOWN), without }
}

/// These services, and what stands in the way of the faulty ones.
async fn read_view(
    site: &Site,
    viewer: AccountId,
    (ids, faulty): (Vec<ServiceId>, &[FaultyService]),
) -> Result<ManyServicesView, WebError> {
    let faulty = faulty.to_vec();
    let view = site.db.read(move |conn| many_services(conn, viewer, &ids, &faulty)).await?;
    if view.services.is_empty() { Err(WebError::NotFound) } else { Ok(view) }
}

fn refuse(
    answer: &ManyAnswer<'_>,
    refusal: &AskRefusal,
    (too_often, now): (&str, Moment),
) -> Result<HttpResponse, WebError> {
    match refusal {
        AskRefusal::NotFound => Err(WebError::NotFound),
        AskRefusal::ContactsChanged => answer.faults("many-changed", &[]),
        AskRefusal::Overtaken => answer.faults("many-overtaken", &[]),
        AskRefusal::NotPlanned(NotPlanned::NothingChanged) => answer.faults("many-nothing-changed", &[]),
        AskRefusal::NotPlanned(NotPlanned::Fields(faults)) => answer.faults("form-has-faults", faults),
        AskRefusal::SomeFaulty(stopped) => answer.some_faulty(stopped),
        AskRefusal::TooOften(wait) => {
            let response = answer.too_often(too_often, now.plus(*wait).up_to_minute())?;
            Ok(with_retry_after(response, *wait))
        }
    }
}
