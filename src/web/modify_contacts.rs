//! `/services/{id}/contacts`: *Modify contacts*.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Site;
use super::errors::{WebError, with_retry_after};
use super::forms::{Fields, Posted};
use super::page::{Page, html, see_other};
use super::people::{People, Person};
use super::session::Flash;
use super::visitor::{SignedIn, place};
use crate::domain::change::{Fault, Faults};
use crate::domain::service::{ContactType, Contacts, Service};
use crate::domain::text::TextFault;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::flows::ask_for_change::{Asked, Asker, Form, ask_for_change};
use crate::store::{AnyConnection, StoreResult, services};
use crate::words::Words;
use crate::words::terms::contact_key;

#[derive(Template)]
#[template(path = "pages/modify_contacts.html")]
struct ModifyPage {
    page: Page,
    id: i64,
    name: String,
    category: String,
    summary: Option<String>,
    fields: Vec<Field>,
    filled_with: String,
}

struct Field {
    name: &'static str,
    label: String,
    today: Person,
    value: String,
    /// Why it cannot be changed.
    fixed: Option<String>,
    faults: Vec<Said>,
}

/// A fault in words, perhaps with a link.
struct Said {
    text: String,
    link: Option<(String, String)>,
}

/// The service as the form shows it.
struct Shown {
    service: Service,
    today: Contacts<Person>,
}

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
    form_page(&request, StatusCode::OK, &shown, viewer, &Fields::default(), None, &[])
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
    if let Asked::Submitted(made) = &asked {
        return Ok(submitted(&cookie, made));
    }
    let shown = shown.ok_or(WebError::NotFound)?;
    let typed = &posted.0;
    let words = Page::of(&request).words();
    let answer = |status, key: &str, faults: &[_]| {
        form_page(&request, status, &shown, viewer, typed, Some(words.t(key)), faults)
    };
    match asked {
        Asked::Submitted(_) | Asked::NotFound => Err(WebError::NotFound),
        Asked::ContactsChanged => answer(StatusCode::UNPROCESSABLE_ENTITY, "modify-contacts-changed", &[]),
        Asked::Faults(Faults::NothingChanged) => {
            answer(StatusCode::UNPROCESSABLE_ENTITY, "modify-nothing-changed", &[])
        }
        Asked::Faults(Faults::Fields(faults)) => answer(StatusCode::UNPROCESSABLE_ENTITY, "form-has-faults", &faults),
        Asked::TooOften(wait) => {
            let response = answer(StatusCode::TOO_MANY_REQUESTS, "modify-too-often", &[])?;
            Ok(with_retry_after(response, wait))
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

fn read_form(posted: &Fields) -> Form {
    let filled_with = posted.get("filled_with").map(|given| {
        let mut handles = given.split(' ').map(str::to_owned);
        Contacts::from_fn(|_| handles.next().unwrap_or_default())
    });
    Form { fields: Contacts::from_fn(|contact| posted.get(contact.field()).map(str::to_owned)), filled_with }
}

fn load(conn: &mut AnyConnection, viewer: AccountId, id: ServiceId) -> StoreResult<Option<Shown>> {
    let found = services::find(conn, id)?;
    let Some(service) = found.filter(|service| !service.contacts.roles_of(viewer).is_empty()) else {
        return Ok(None);
    };
    let people = People::load(conn, viewer, ContactType::ALL.map(|contact| *service.contacts.get(contact)))?;
    let today = Contacts {
        administrative: people.get(service.contacts.administrative)?,
        technical: people.get(service.contacts.technical)?,
        billing: people.get(service.contacts.billing)?,
    };
    Ok(Some(Shown { service, today }))
}

fn form_page(
    request: &HttpRequest,
    status: StatusCode,
    shown: &Shown,
    viewer: AccountId,
    typed: &Fields,
    summary: Option<String>,
    faults: &[(ContactType, Fault)],
) -> Result<HttpResponse, WebError> {
    let page = Page::of(request);
    let words = page.words();
    let changeable = shown.service.contacts.changeable_by(viewer);
    let before = read_form(typed).filled_with;
    let fields = ContactType::ALL.map(|contact| {
        let today = shown.today.get(contact).clone();
        let was = before.as_ref().map(|before| before.get(contact).as_str());
        // What was typed stays; what was only filled in follows today's contact.
        let typed = typed.get(contact.field()).filter(|typed| was != Some(*typed));
        let fixed = (!changeable.contains(&contact)).then(|| words.t(fixed_key(&shown.service, viewer)));
        Field {
            name: contact.field(),
            label: words.t(contact_key(contact)),
            value: match (typed, &fixed) {
                (Some(typed), None) => typed.to_owned(),
                _ => today.nic.clone(),
            },
            fixed,
            today,
            faults: faults.iter().filter(|(at, _)| *at == contact).map(|(_, fault)| say(words, *fault)).collect(),
        }
    });
    let filled_with = ContactType::ALL.map(|contact| shown.today.get(contact).nic.clone()).join(" ");
    let body = ModifyPage {
        page,
        id: shown.service.id.0,
        name: shown.service.name.clone(),
        category: shown.service.category.clone(),
        summary,
        fields: fields.into(),
        filled_with,
    };
    html(status, &body)
}

/// Why a field is fixed: what this account is to the service.
fn fixed_key(service: &Service, viewer: AccountId) -> &'static str {
    let roles = service.contacts.roles_of(viewer);
    match (roles.contains(&ContactType::Technical), roles.contains(&ContactType::Billing)) {
        (true, true) => "modify-fixed-technical-billing",
        (false, true) => "modify-fixed-billing",
        _ => "modify-fixed-technical",
    }
}

fn say(words: Words, fault: Fault) -> Said {
    let plain = |key: &str| Said { text: words.t(key), link: None };
    match fault {
        Fault::NotYours => plain("fault-not-yours"),
        Fault::Text(TextFault::Empty) => plain("fault-contact-empty"),
        Fault::Text(TextFault::ControlCharacters) => plain("fault-control-characters"),
        Fault::Text(TextFault::TooLong(_)) | Fault::Unknown => plain("fault-contact-unknown"),
        Fault::Shared => plain("fault-contact-shared"),
        Fault::OtherZone => plain("fault-other-zone"),
        Fault::OutstandingPayments { own: false } => plain("fault-outstanding-payments"),
        Fault::OutstandingPayments { own: true } => plain("fault-outstanding-payments-own"),
        Fault::AlreadyAsked(None) => plain("fault-already-asked"),
        Fault::AlreadyAsked(Some(id)) => {
            let number = id.to_string();
            let link = (format!("/requests/{number}"), words.with("request-title", [("number", &number)]));
            Said { text: words.t("fault-already-asked"), link: Some(link) }
        }
    }
}
