//! `/services/{id}`: what a contact wants to know of a service, on one page.

pub(in crate::web) mod history;

use std::fmt::Display;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use self::history::{ServiceHistoryLine, history_line};
use super::modify::lock_said;
use crate::domain::ServiceId;
use crate::domain::acts::ServiceActs;
use crate::domain::owner::{Owner, OwnerField};
use crate::domain::renewal::{Renewal, RenewalKind};
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::time::Moment;
use crate::reads::people::Person;
use crate::reads::services::{HistoryPlace, LockView, OneServiceView, OpenOnService, service_for};
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::FormFaults;
use crate::web::frame::forms::Query;
use crate::web::frame::numbered::NumberedContext;
use crate::web::frame::packing::with_private;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::{cursor_of, page_links};
use crate::web::frame::routes;
use crate::words::Words;
use crate::words::terms::{contact_key, contact_list, owner_field_key};

/// Where the history stands on the page.
pub(in crate::web) const HISTORY_PLACE: &str = "#history";

#[derive(Template)]
#[template(path = "pages/service.html")]
struct OneServicePage {
    page: Page,
    id: ServiceId,
    name: String,
    category: String,
    contacts: Vec<ContactLine>,
    roles: String,
    can: Vec<String>,
    acts: ServiceActs,
    /// The open requests, and whether one of them is the viewer's turn.
    open: Vec<OpenLine>,
    own_turn: bool,
    /// Of which contacts others ask for a change that the viewer does not see.
    others_open: Vec<String>,
    renewal: Option<RenewalTexts>,
    /// Who gets the renewal notices.
    notices_to: Person,
    owner: Vec<OwnerLine>,
    lock: Option<LockTexts>,
    second_factor: bool,
    /// None: what is wrong is told where the lock is turned.
    faults: FormFaults,
    history: Vec<ServiceHistoryLine>,
    /// Whether the viewer is told but a part of it.
    since_contact: bool,
    newer: Option<String>,
    older: Option<String>,
}

struct ContactLine {
    label: String,
    person: Person,
    may: String,
}

struct OpenLine {
    request: OpenOnService,
    types: String,
}

pub(in crate::web) struct RenewalTexts {
    pub(in crate::web) day: String,
    pub(in crate::web) machine: String,
    pub(in crate::web) is_past: bool,
    pub(in crate::web) kind: Option<String>,
}

/// A detail of the owner's; an address is one, in several lines.
pub(in crate::web) struct OwnerLine {
    pub(in crate::web) label: String,
    pub(in crate::web) lines: Vec<String>,
}

struct LockTexts {
    since: When,
    /// None where it was the operator.
    by: Option<Person>,
    /// That it is on, and who takes it off.
    why: String,
}

/// GET `/services/{id}`
///
/// # Errors
/// [`WebError::NotFound`] where the account is no contact of it.
pub async fn show(http: HttpRequest, query: Query) -> Result<HttpResponse, WebError> {
    let cursor = cursor_of::<HistoryPlace>(&query.0);
    let (on, view) = NumberedContext::<ServiceId>::looked_at(&http, move |conn, viewer, id, now| {
        service_for(conn, viewer, id, cursor, now)
    })
    .await?;
    Ok(with_private(html(StatusCode::OK, &OneServicePage::of(Page::of(&on.http), view, on.site.clock.now()))?))
}

impl OneServicePage {
    fn request_address(&self, id: impl Display) -> String {
        self.page.leads_back(routes::REQUEST.of(id))
    }

    fn of(page: Page, view: OneServiceView, now: Moment) -> Self {
        let words = page.words();
        let back = [("back", page.back.value())];
        let links = page_links(&view.history, &routes::SERVICE.of(view.service.id), &back);
        let [newer, older] = links.map(|link| link.map(|link| link + HISTORY_PLACE));
        let contacts = &view.service.contacts;
        let line = |contact| ContactLine {
            label: words.t(contact_key(contact)),
            person: contacts.get(contact).clone(),
            may: words.t(may_key(contact)),
        };
        let open =
            view.open.into_iter().map(|request| OpenLine { types: contact_list(words, &request.types), request });
        let open: Vec<_> = open.collect();
        Self {
            id: view.service.id,
            category: words.category(&view.service.category),
            contacts: ContactType::ALL.map(line).into(),
            roles: contact_list(words, &view.roles),
            can: can_do(words, &view.acts),
            own_turn: open.iter().any(|line| line.request.turn.is_viewers()),
            open,
            others_open: labels(words, &view.others_open),
            renewal: view.service.renewal.map(|renewal| renewal_texts(words, renewal, now)),
            notices_to: contacts.billing.clone(),
            owner: owner_lines(words, &view.owner),
            lock: view.lock.map(|lock| lock_texts(words, lock, view.acts.unlock)),
            second_factor: view.second_factor,
            faults: FormFaults::default(),
            history: view.history.rows.into_iter().map(|happened| history_line(words, happened)).collect(),
            since_contact: view.since_contact,
            newer,
            older,
            acts: view.acts,
            name: view.service.name,
            page,
        }
    }
}

fn labels(words: Words, contacts: &ContactTypes) -> Vec<String> {
    contacts.iter().map(|contact| words.t(contact_key(*contact))).collect()
}

fn may_key(contact: ContactType) -> &'static str {
    match contact {
        ContactType::Administrative => "service-may-administrative",
        ContactType::Technical => "service-may-technical",
        ContactType::Billing => "service-may-billing",
    }
}

/// What the viewer may do, a line each.
fn can_do(words: Words, acts: &ServiceActs) -> Vec<String> {
    let contacts = (!acts.change.is_empty())
        .then(|| words.with("service-can-contacts", [("types", &contact_list(words, &acts.change))]));
    let others = [
        (acts.change_owner, "service-can-owner"),
        (acts.lock, "service-can-lock"),
        (acts.unlock, "service-can-unlock"),
    ];
    let others = others.into_iter().filter(|(can, _)| *can).map(|(_, key)| words.t(key));
    contacts.into_iter().chain(others).collect()
}

pub(in crate::web) fn renewal_texts(words: Words, renewal: Renewal, now: Moment) -> RenewalTexts {
    let key = |kind| match kind {
        RenewalKind::Automatic => "service-renewal-automatic",
        RenewalKind::Manual => "service-renewal-manual",
        RenewalKind::Ends => "service-renewal-ends",
    };
    RenewalTexts {
        day: words.day(renewal.last_day),
        machine: renewal.last_day.to_string(),
        is_past: renewal.last_day < words.today(now),
        kind: renewal.kind.map(|kind| words.t(key(kind))),
    }
}

/// What is known of the owner.
pub(in crate::web) fn owner_lines(words: Words, owner: &Owner) -> Vec<OwnerLine> {
    let known = |fields: &[OwnerField]| {
        let known = fields.iter().filter_map(|field| Some(detail_words(words, *field, owner.get(*field)?)));
        let known = known.collect::<Vec<_>>().join(" ");
        Some(known).filter(|known| !known.is_empty())
    };
    let line = |field: OwnerField| {
        let lines: Vec<_> = match field {
            OwnerField::Address => {
                let lines: [&[_]; 3] =
                    [&[OwnerField::Address], &[OwnerField::Postcode, OwnerField::City], &[OwnerField::Country]];
                lines.into_iter().filter_map(known).collect()
            }
            field => known(&[field]).into_iter().collect(),
        };
        OwnerLine { label: words.t(owner_field_key(field)), lines }
    };
    let shown = [OwnerField::Name, OwnerField::Organisation, OwnerField::Email, OwnerField::Phone, OwnerField::Address];
    shown.into_iter().map(line).filter(|line| !line.lines.is_empty()).collect()
}

/// A detail as people read it: a country by its name.
fn detail_words(words: Words, field: OwnerField, detail: &str) -> String {
    if field == OwnerField::Country { words.country(detail) } else { detail.to_owned() }
}

/// Who may take it off is not told how.
fn lock_texts(words: Words, lock: LockView, may_unlock: bool) -> LockTexts {
    let until = lock.by.as_ref().filter(|_| !may_unlock).map(|_| words.t("lock-until"));
    let why = [Some(lock_said(words, &lock)), until].into_iter().flatten().collect::<Vec<_>>().join(" ");
    LockTexts { since: When::of(words, lock.since), by: lock.by, why }
}
