//! The form: what stands in its fields, and what is wrong with them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::AGAIN;
use super::faults::{ContactFault, fault_key, link_of, say_contact_faults};
use super::preview::Preview;
use crate::domain::change::{ChangeFault, ChangeField};
use crate::domain::contact_form::ContactForm;
use crate::domain::note::Note;
use crate::domain::service::{ContactType, ContactTypes, Contacts};
use crate::domain::time::Moment;
use crate::domain::typed_name::TypedName;
use crate::domain::{RequestId, ServiceId};
use crate::reads::people::Person;
use crate::reads::requests::AskedBefore;
use crate::reads::services::{LockView, ServiceContactsView};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Fields;
use crate::web::frame::page::{Page, html, is_part, words_of};
use crate::web::frame::routes;
use crate::words::terms::{contact_key, reason_key, refusal_key, state_key};
use crate::words::{Words, account_words};

#[derive(Template)]
#[template(path = "pages/modify_contacts.html")]
struct ModifyPage {
    page: Page,
    id: ServiceId,
    name: String,
    category: String,
    /// Name and category: there may be two of one name.
    called: String,
    summary: Option<String>,
    /// Who has locked the service, and since when.
    lock: Option<String>,
    /// How much is wrong.
    faults: usize,
    fields: Vec<ContactField>,
    note: NoteField,
    filled_with: String,
    preview: Option<Preview>,
    again: Option<Repeated>,
}

/// The request that is asked for once more.
struct Repeated {
    id: RequestId,
    said: String,
    /// Why it failed.
    reason: Option<String>,
    /// What whoever declined it said.
    said_why: Option<String>,
    /// What introduces that.
    said_why_key: &'static str,
}

/// What the script puts into the page.
#[derive(Template)]
#[template(path = "partials/preview.html")]
struct PreviewPart {
    page: Page,
    id: ServiceId,
    preview: Option<Preview>,
}

struct ContactField {
    name: &'static str,
    label: String,
    today: Person,
    value: String,
    fixed: bool,
    /// Why it cannot be changed.
    why: Option<String>,
    /// Where to read more of that, and what it is called.
    link: Option<(String, String)>,
    faults: Vec<ContactFault>,
}

/// What is said to whoever must confirm.
struct NoteField {
    value: String,
    faults: Vec<ContactFault>,
}

/// The name of its field.
pub const NOTE: &str = "note";
/// The name of the field for whom alone a change is to replace.
pub const WHERE: &str = "where";

/// What was posted. In the form of many services an empty field leaves its contact as it is.
#[must_use]
pub fn read_contact_form(posted: &Fields, of_many: bool) -> ContactForm {
    let typed = |name| posted.get(name).filter(|typed| !of_many || !typed.trim().is_empty()).map(TypedName::read);
    ContactForm {
        fields: Contacts::from_fn(|contact| typed(contact.field())),
        only_where: typed(WHERE).filter(|_| of_many),
        filled_with: read_filled_with(posted).filter(|_| !of_many),
        note: Note::parse(&posted.text(NOTE)),
    }
}

fn read_filled_with(posted: &Fields) -> Option<Contacts<String>> {
    let mut handles = posted.get("filled_with")?.split(' ').map(str::to_owned);
    Some(Contacts::from_fn(|_| handles.next().unwrap_or_default()))
}

/// All that an answer with the form is made from.
pub struct FormAnswer<'a> {
    /// What is answered.
    pub request: &'a HttpRequest,
    /// The service.
    pub view: &'a ServiceContactsView,
    /// What was typed.
    pub typed: &'a Fields,
    /// The request that is asked for once more.
    pub again: Option<&'a AskedBefore>,
}

impl FormAnswer<'_> {
    /// The form as one comes to it.
    pub fn form(&self) -> Result<HttpResponse, WebError> {
        self.page(StatusCode::OK, None, &[], None)
    }

    /// The form with what would happen.
    pub fn preview(&self, preview: Preview) -> Result<HttpResponse, WebError> {
        if is_part(self.request) {
            return self.part(StatusCode::OK, preview);
        }
        self.page(StatusCode::OK, None, &[], Some(preview))
    }

    /// The form with what is wrong.
    pub fn faults(
        &self,
        status: StatusCode,
        summary: &str,
        faults: &[(ChangeField, ChangeFault)],
    ) -> Result<HttpResponse, WebError> {
        let words = words_of(self.request);
        let faults = say_contact_faults(words, faults);
        if is_part(self.request) {
            // The fields on the page stay as they are: today's contacts are not shown afresh.
            let afresh = summary == "modify-contacts-changed";
            let summary = words.t(if afresh { "preview-contacts-changed" } else { summary });
            return self.part(status, Preview::Faults { summary, afresh, faults });
        }
        self.page(status, Some(words.t(summary)), &faults, None)
    }

    /// The form, where it was sent too often.
    pub fn too_often(&self, key: &str, until: Moment) -> Result<HttpResponse, WebError> {
        let words = words_of(self.request);
        let (status, summary) = (StatusCode::TOO_MANY_REQUESTS, words.with(key, [("until", &words.date_time(until))]));
        if is_part(self.request) {
            return self.part(status, Preview::Faults { summary, afresh: false, faults: Vec::new() });
        }
        self.page(status, Some(summary), &[], None)
    }

    fn part(&self, status: StatusCode, preview: Preview) -> Result<HttpResponse, WebError> {
        let id = self.view.service.id;
        html(status, &PreviewPart { page: Page::of(self.request), id, preview: Some(preview) })
    }

    fn page(
        &self,
        status: StatusCode,
        summary: Option<String>,
        faults: &[ContactFault],
        preview: Option<Preview>,
    ) -> Result<HttpResponse, WebError> {
        let mut page = Page::of(self.request);
        if let Some(before) = self.again {
            let form = routes::SERVICE_CONTACTS.of(self.view.service.id);
            page = page.led_back_to(&form, (AGAIN, &before.id.to_string()));
        }
        let fields = self.fields(page.words(), faults);
        let at_note = faults.iter().filter(|fault| fault.field == NOTE).cloned().collect();
        let service = &self.view.service;
        let body = ModifyPage {
            id: service.id,
            name: service.name.clone(),
            category: page.category(&service.category),
            called: page.words().service(&service.name, &service.category),
            summary,
            lock: self.view.lock.as_ref().map(|lock| lock_said(page.words(), lock)),
            // What is wrong with the form as a whole is at no field.
            faults: if status == StatusCode::UNPROCESSABLE_ENTITY { faults.len().max(1) } else { 0 },
            fields,
            note: NoteField { value: self.typed.text(NOTE), faults: at_note },
            filled_with: ContactType::ALL.map(|contact| service.contacts.get(contact).nic.clone()).join(" "),
            preview,
            again: self.again.map(|before| repeated(page.words(), before)),
            page,
        };
        html(status, &body)
    }

    fn fields(&self, words: Words, faults: &[ContactFault]) -> Vec<ContactField> {
        let before = read_filled_with(self.typed);
        let field = |contact: ContactType| {
            let today = self.view.service.contacts.get(contact).clone();
            let was = before.as_ref().map(|before| before.get(contact).as_str());
            // What was typed stays; what was only filled in follows today's contact.
            let typed = self.typed.get(contact.field()).filter(|typed| was != Some(*typed));
            let faults: Vec<_> = faults.iter().filter(|fault| fault.field == contact.field()).cloned().collect();
            let is_others = !self.view.changeable.contains(&contact);
            let typed = typed.filter(|typed| !is_others && *typed != today.nic);
            // Said once; and what was typed all the same can be taken back.
            let asked = self.view.open.get(&contact).filter(|_| !is_others && faults.is_empty());
            let asked = asked.map(|open| ChangeFault::AlreadyAsked(open.visible.then_some(open.id)));
            let locked = self.view.lock.is_some() && faults.is_empty();
            let why = is_others.then(|| fixed_key(&self.view.roles)).or(asked.map(fault_key));
            let why = why.or(locked.then(|| fault_key(ChangeFault::Locked)));
            ContactField {
                name: contact.field(),
                label: words.t(contact_key(contact)),
                fixed: why.is_some() && typed.is_none(),
                value: typed.map_or_else(|| today.nic.clone(), str::to_owned),
                why: why.map(|key| words.t(key)),
                link: asked.and_then(|asked| link_of(words, asked)),
                today,
                faults,
            }
        };
        ContactType::ALL.map(field).into()
    }
}

/// Who has locked a service, and since when; and that nobody else takes the lock off, where it was the operator.
#[must_use]
pub fn lock_said(words: Words, lock: &LockView) -> String {
    let since = words.date_time(lock.since);
    match &lock.by {
        None => words.with("lock-since-support", [("since", &since)]) + " " + &words.t("lock-until-support"),
        Some(own) if own.own => words.with("lock-since-own", [("since", &since)]),
        Some(by) => words.with("lock-since", [("by", &account_words(&by.name, &by.nic)), ("since", &since)]),
    }
}

fn repeated(words: Words, before: &AskedBefore) -> Repeated {
    let (number, state) = (before.id.to_string(), words.t(state_key(before.state)));
    let said = words.with("modify-repeats", [("number", &number), ("state", &state)]);
    let said_why = before.refusal.as_ref().map(|reason| reason.as_str().to_owned());
    Repeated {
        id: before.id,
        said,
        reason: before.fail_reason.map(|reason| words.t(reason_key(reason))),
        said_why,
        said_why_key: refusal_key(before.fail_reason),
    }
}

/// Why a field is fixed: what whoever looks is to the service.
fn fixed_key(roles: &ContactTypes) -> &'static str {
    match (roles.contains(&ContactType::Technical), roles.contains(&ContactType::Billing)) {
        (true, true) => "modify-fixed-technical-billing",
        (false, true) => "modify-fixed-billing",
        (true | false, false) => "modify-fixed-technical",
    }
}
