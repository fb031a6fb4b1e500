//! The form: what stands in its fields, and what is wrong with them or with services.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::preview::{FaultyGroup, ManyPreview, faulty_groups};
use super::{Chosen, ManyForm};
use crate::domain::account::NicHandle;
use crate::domain::change::{ChangeFault, ChangeField, SERVICES_MAX};
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::flows::ask_for_change::SomeFaulty;
use crate::reads::many_services::ManyServicesView;
use crate::reads::people::Person;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Fields;
use crate::web::frame::page::{Page, html, is_part, words_of};
use crate::web::frame::routes;
use crate::web::services::list::ListAddress;
use crate::web::services::modify::{ContactFault, NOTE, WHERE, say_contact_faults};
use crate::words::Words;
use crate::words::terms::contact_key;

/// Of today's contacts so many are named; the rest is counted.
const TODAY_MAX: usize = 3;

#[derive(Template)]
#[template(path = "pages/many_contacts.html")]
struct ManyPage<'a> {
    page: Page,
    title: String,
    services: Vec<(&'a str, String)>,
    summary: Option<String>,
    /// How much is wrong.
    faults: usize,
    fields: Vec<ManyField>,
    only_where: TypedField,
    /// Today's contacts: handles and names.
    suggestions: Vec<(&'a str, &'a str)>,
    note: TypedField,
    hidden: Vec<(&'static str, String)>,
    faulty: Option<Faulty>,
    preview: Option<ManyPreview>,
}

/// What the script puts into the page.
#[derive(Template)]
#[template(path = "partials/many_preview.html")]
struct ManyPreviewPart {
    page: Page,
    preview: Option<ManyPreview>,
}

#[derive(Template)]
#[template(path = "pages/too_many_services.html")]
struct TooManyPage {
    page: Page,
    title: String,
    most: String,
    /// The form of the first of them; none where no view says which come first.
    first: Option<String>,
    /// The view that leaves too many.
    view: String,
}

/// Services that cannot be changed, and the way on without them.
struct Faulty {
    groups: Vec<FaultyGroup>,
    /// How many of them there are.
    count: usize,
    /// Whether any is left without them.
    goes_on: bool,
}

struct ManyField {
    name: &'static str,
    label: String,
    value: String,
    /// Who it is today, and of how many.
    today: Vec<(Person, String)>,
    /// How many others there are.
    others: usize,
    /// Why it cannot be changed, everywhere or somewhere.
    why: Option<String>,
    fixed: bool,
    faults: Vec<ContactFault>,
}

/// What was typed into a field, and what is wrong with it.
struct TypedField {
    value: String,
    faults: Vec<ContactFault>,
}

/// Where more were chosen than a form may be about.
///
/// # Errors
/// The template's fault.
pub fn too_many(
    request: &HttpRequest,
    (chosen, sent): (&Chosen, &Fields),
    (form, status): (ManyForm, StatusCode),
) -> Result<HttpResponse, WebError> {
    let page = Page::of(request);
    let all = if let Chosen::All { view, .. } = chosen { Some(view) } else { None };
    // Whom alone the form is to replace goes along.
    let only_where = sent.get(WHERE).and_then(|typed| NicHandle::parse(typed).ok()).map(|nic| nic.to_string());
    let first = all.map(|view| {
        let first = Chosen::All { view: view.clone(), first: true };
        let fields = first.fields().into_iter().chain(only_where.map(|nic| (WHERE, nic)));
        let fields: Vec<_> = fields.collect();
        routes::address(form.route(), fields.iter().map(|(name, value)| (*name, value.as_str())))
    });
    let view = all.map_or_else(|| routes::SERVICES.to_owned(), ListAddress::first);
    let title = page.t(form.title_key());
    html(status, &TooManyPage { title, most: page.words().number(SERVICES_MAX), first, view, page })
}

/// All that an answer with the form is made from.
pub struct ManyAnswer<'a> {
    /// What is answered.
    pub request: &'a HttpRequest,
    /// The services.
    pub view: &'a ManyServicesView,
    /// What was typed.
    pub typed: &'a Fields,
    /// How they were chosen.
    pub chosen: &'a Chosen,
}

/// What is said with the form.
#[derive(Default)]
struct Said<'a> {
    summary: Option<String>,
    faults: &'a [ContactFault],
    stopped: Option<&'a SomeFaulty>,
    preview: Option<ManyPreview>,
}

impl ManyAnswer<'_> {
    /// The form as one comes to it.
    pub fn form(&self) -> Result<HttpResponse, WebError> {
        self.page(StatusCode::OK, Said::default())
    }

    /// The form with what would happen.
    pub fn preview(&self, preview: ManyPreview) -> Result<HttpResponse, WebError> {
        if is_part(self.request) {
            return self.part(StatusCode::OK, preview);
        }
        self.page(StatusCode::OK, Said { preview: Some(preview), ..Said::default() })
    }

    /// The form with what is wrong.
    pub fn faults(&self, summary: &str, faults: &[(ChangeField, ChangeFault)]) -> Result<HttpResponse, WebError> {
        let (words, status) = (words_of(self.request), StatusCode::UNPROCESSABLE_ENTITY);
        let (summary, faults) = (words.t(summary), say_contact_faults(words, faults));
        if is_part(self.request) {
            return self.part(status, ManyPreview::Faults { summary, faults });
        }
        self.page(status, Said { summary: Some(summary), faults: &faults, ..Said::default() })
    }

    /// The form with the services that cannot be changed.
    pub fn some_faulty(&self, stopped: &SomeFaulty) -> Result<HttpResponse, WebError> {
        let summary = words_of(self.request).count("many-stopped", stopped.plan.faulty.len(), []);
        let said = Said { summary: Some(summary), stopped: Some(stopped), ..Said::default() };
        self.page(StatusCode::UNPROCESSABLE_ENTITY, said)
    }

    /// The form, where it was sent too often.
    pub fn too_often(&self, key: &str, until: Moment) -> Result<HttpResponse, WebError> {
        let words = words_of(self.request);
        let (status, summary) = (StatusCode::TOO_MANY_REQUESTS, words.with(key, [("until", &words.date_time(until))]));
        if is_part(self.request) {
            return self.part(status, ManyPreview::Faults { summary, faults: Vec::new() });
        }
        self.page(status, Said { summary: Some(summary), ..Said::default() })
    }

    fn part(&self, status: StatusCode, preview: ManyPreview) -> Result<HttpResponse, WebError> {
        html(status, &ManyPreviewPart { page: Page::of(self.request), preview: Some(preview) })
    }

    fn page(&self, status: StatusCode, said: Said<'_>) -> Result<HttpResponse, WebError> {
        let Said { summary, faults, stopped, preview } = said;
        let page = Page::of(self.request).leading_to(&self.chosen.address());
        let words = page.words();
        let at = |name: &str| faults.iter().filter(|fault| fault.field == name).cloned().collect();
        let typed = |name| TypedField { value: self.typed.text(name), faults: at(name) };
        let mut hidden = self.chosen.fields();
        hidden.push((super::SHOWN, self.view.mark.as_str().to_owned()));
        if let Some(stopped) = stopped {
            hidden.push((super::WITHOUT, stopped.mark.as_str().to_owned()));
        }
        let is_wrong = status == StatusCode::UNPROCESSABLE_ENTITY;
        let body = ManyPage {
            title: words.count("many-title", self.view.services.len(), []),
            services: self
                .view
                .services
                .keys()
                .map(|(name, category)| (name.as_str(), words.category(category)))
                .collect(),
            summary,
            // What is wrong with the form as a whole is at no field.
            faults: if is_wrong { faults.len().max(stopped.map_or(1, |stopped| stopped.plan.faulty.len())) } else { 0 },
            fields: ContactType::ALL.map(|contact| self.field(words, contact, at(contact.field()))).into(),
            only_where: typed(WHERE),
            suggestions: self.suggestions(),
            note: typed(NOTE),
            hidden,
            faulty: stopped.map(|stopped| Faulty {
                groups: faulty_groups(words, self.view, &stopped.plan.faulty),
                count: stopped.plan.faulty.len(),
                goes_on: !stopped.plan.planned.is_empty(),
            }),
            preview,
            page,
        };
        html(status, &body)
    }

    fn field(&self, words: Words, contact: ContactType, faults: Vec<ContactFault>) -> ManyField {
        let (all, changeable) = (self.view.services.len(), *self.view.changeable.get(contact));
        let today = self.view.today.get(contact);
        let why = match changeable {
            0 => Some(words.t("many-fixed")),
            some if some < all => Some(words.count("many-fixed-partly", some, [("total", words.number(all).as_str())])),
            _ => None,
        };
        let value = self.typed.text(contact.field());
        ManyField {
            name: contact.field(),
            label: words.t(contact_key(contact)),
            fixed: changeable == 0 && value.is_empty(),
            value,
            today: today.iter().take(TODAY_MAX).map(|(person, count)| (person.clone(), words.number(*count))).collect(),
            others: today.len().saturating_sub(TODAY_MAX),
            why,
            faults,
        }
    }

    /// Whom *Only where it is today* may mean.
    fn suggestions(&self) -> Vec<(&str, &str)> {
        let people =
            ContactType::ALL.into_iter().flat_map(|contact| self.view.today.get(contact).iter().take(TODAY_MAX * 5));
        let mut suggested: Vec<_> = people.map(|(person, _)| (person.nic.as_str(), person.name.as_str())).collect();
        suggested.sort_unstable();
        suggested.dedup();
        suggested
    }
}
