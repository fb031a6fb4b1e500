//! The form: what stands in its fields, what is wrong with them, and what would happen.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::preview::Preview;
use crate::domain::change::Fault;
use crate::domain::service::{ContactType, Contacts, Service};
use crate::domain::text::TextFault;
use crate::domain::{AccountId, ServiceId};
use crate::flows::ask_for_change::Form;
use crate::reads::people::{People, Person};
use crate::store::{AnyConnection, StoreResult, services};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Fields;
use crate::web::frame::page::{Page, html, is_part};
use crate::web::frame::visitor::Visitor;
use crate::words::Words;
use crate::words::terms::contact_key;

#[derive(Template)]
#[template(path = "pages/modify_contacts.html")]
struct ModifyPage {
    page: Page,
    id: i64,
    name: String,
    category: String,
    /// Name and category: there may be two of one name.
    called: String,
    summary: Option<String>,
    /// How much is wrong.
    faults: usize,
    fields: Vec<Field>,
    filled_with: String,
    preview: Option<Preview>,
}

/// What the script puts into the page.
#[derive(Template)]
#[template(path = "partials/preview.html")]
struct Fragment {
    page: Page,
    id: i64,
    preview: Option<Preview>,
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
pub struct Said {
    /// The words.
    pub text: String,
    /// Where to, and what it is called.
    pub link: Option<(String, String)>,
}

/// The service as the form shows it.
pub struct Shown {
    /// The service.
    pub service: Service,
    /// Its contacts.
    pub today: Contacts<Person>,
}

/// All that an answer with the form is made from.
pub struct Answer<'a> {
    /// What is answered.
    pub request: &'a HttpRequest,
    /// The service.
    pub shown: &'a Shown,
    /// Who looks.
    pub viewer: AccountId,
    /// What was typed.
    pub typed: &'a Fields,
}

impl Answer<'_> {
    /// The form as one comes to it.
    ///
    /// # Errors
    /// The template's fault.
    pub fn form(&self) -> Result<HttpResponse, WebError> {
        self.page(StatusCode::OK, None, &[], None)
    }

    /// The form with what would happen.
    ///
    /// # Errors
    /// The template's fault.
    pub fn preview(&self, preview: Preview) -> Result<HttpResponse, WebError> {
        if is_part(self.request) {
            return self.fragment(StatusCode::OK, preview);
        }
        self.page(StatusCode::OK, None, &[], Some(preview))
    }

    /// The form with what is wrong.
    ///
    /// # Errors
    /// The template's fault.
    pub fn faults(
        &self,
        status: StatusCode,
        summary: &str,
        faults: &[(ContactType, Fault)],
    ) -> Result<HttpResponse, WebError> {
        let words = Words::of(Visitor::of(self.request).language);
        if is_part(self.request) {
            // The fields on the page stay as they are: today's contacts are not shown afresh.
            let afresh = summary == "modify-contacts-changed";
            let summary = words.t(if afresh { "preview-contacts-changed" } else { summary });
            let said = |(contact, fault): &(ContactType, Fault)| {
                (contact.field(), words.t(contact_key(*contact)), say(words, *fault))
            };
            let faults = faults.iter().map(said).collect();
            return self.fragment(status, Preview::Faults { summary, afresh, faults });
        }
        self.page(status, Some(words.t(summary)), faults, None)
    }

    fn fragment(&self, status: StatusCode, preview: Preview) -> Result<HttpResponse, WebError> {
        let id = self.shown.service.id.0;
        html(status, &Fragment { page: Page::of(self.request), id, preview: Some(preview) })
    }

    fn page(
        &self,
        status: StatusCode,
        summary: Option<String>,
        faults: &[(ContactType, Fault)],
        preview: Option<Preview>,
    ) -> Result<HttpResponse, WebError> {
        let page = Page::of(self.request);
        let fields = self.fields(page.words(), faults);
        let Shown { service, today } = self.shown;
        let body = ModifyPage {
            page,
            id: service.id.0,
            name: service.name.clone(),
            category: service.category.clone(),
            called: format!("{} ({})", service.name, service.category),
            summary,
            // What is wrong with the form as a whole is at no field.
            faults: if status == StatusCode::UNPROCESSABLE_ENTITY { faults.len().max(1) } else { 0 },
            fields,
            filled_with: ContactType::ALL.map(|contact| today.get(contact).nic.clone()).join(" "),
            preview,
        };
        html(status, &body)
    }

    fn fields(&self, words: Words, faults: &[(ContactType, Fault)]) -> Vec<Field> {
        let service = &self.shown.service;
        let changeable = service.contacts.changeable_by(self.viewer);
        let before = read_form(self.typed).filled_with;
        let field = |contact: ContactType| {
            let today = self.shown.today.get(contact).clone();
            let was = before.as_ref().map(|before| before.get(contact).as_str());
            // What was typed stays; what was only filled in follows today's contact.
            let typed = self.typed.get(contact.field()).filter(|typed| was != Some(*typed));
            let fixed = (!changeable.contains(&contact)).then(|| words.t(fixed_key(service, self.viewer)));
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
        };
        ContactType::ALL.map(field).into()
    }
}

/// What was posted.
pub fn read_form(posted: &Fields) -> Form {
    let filled_with = posted.get("filled_with").map(|given| {
        let mut handles = given.split(' ').map(str::to_owned);
        Contacts::from_fn(|_| handles.next().unwrap_or_default())
    });
    Form { fields: Contacts::from_fn(|contact| posted.get(contact.field()).map(str::to_owned)), filled_with }
}

/// The service, where this account is a contact of it.
///
/// # Errors
/// The database's fault.
pub fn load(conn: &mut AnyConnection, viewer: AccountId, id: ServiceId) -> StoreResult<Option<Shown>> {
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
