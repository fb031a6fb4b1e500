//! `/operator/services/{id}/contacts`: other contacts, set by force.

use std::collections::BTreeMap;

use actix_web::HttpResponse;

use super::act::{ActFaults, ActField, ActForm, AskedProof, admit, done};
use super::desk::AtDesk;
use super::service::{found_service, page_of_service};
use crate::domain::account::NicHandle;
use crate::domain::force::ForceFault;
use crate::domain::operator::Role;
use crate::domain::service::{ContactType, Contacts};
use crate::flows::force_contacts::{Forced, force_contacts};
use crate::reads::services::OperatorsServiceView;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormField};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::words_of;
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::words::Words;
use crate::words::terms::contact_key;

/// The field of each contact.
fn field_of(contact: ContactType) -> FormField {
    let id = match contact {
        ContactType::Administrative => "admin",
        ContactType::Technical => "tech",
        ContactType::Billing => "billing",
    };
    FormField { id, label: contact_key(contact) }
}

fn form(words: Words, view: &OperatorsServiceView, typed: &Contacts<String>) -> ActForm {
    let (service, title) = (&view.service, words.t("desk-force"));
    let field = |contact| ActField {
        id: field_of(contact).id,
        label: words.t(field_of(contact).label),
        value: typed.get(contact).clone(),
        options: Vec::new(),
    };
    ActForm {
        title: title.clone(),
        about: service.name.clone(),
        text: words.t("desk-force-text"),
        action: routes::OPERATOR_SERVICE_CONTACTS.of(service.id),
        back: page_of_service(service),
        button: title,
        danger: true,
        proof: AskedProof::PasswordAndCode,
        fields: ContactType::ALL.map(field).into(),
    }
}

/// The service, for an operator that may.
async fn asked_for(at: &AtDesk) -> Result<OperatorsServiceView, WebError> {
    at.needs(Role::Admin)?;
    found_service(at).await
}

/// GET `/operator/services/{id}/contacts`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such service.
pub async fn ask(at: AtDesk) -> Result<HttpResponse, WebError> {
    let view = asked_for(&at).await?;
    let today = Contacts::from_fn(|contact| view.contacts.get(contact).nic.to_string());
    form(words_of(&at.http), &view, &today).ask(&at)
}

/// POST `/operator/services/{id}/contacts`: what is left empty stays as it is.
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let view = asked_for(&at).await?;
    let words = words_of(&at.http);
    let typed = Contacts::from_fn(|contact| posted.0.text(field_of(contact).id));
    let (wanted, unknown) = named(words, &typed);
    let form = form(words, &view, &typed);
    let reason = match admit(&at, &posted, form.proof, unknown).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let id = view.service.id;
    let key = match at.act(reason, move |cx| force_contacts(cx, id, &wanted)).await? {
        Forced::Set { .. } => "desk-forced",
        Forced::AsItIs => "desk-force-as-it-is",
        Forced::NotFound => return Err(WebError::NotFound),
        Forced::Faults(faults) => {
            let said = |(contact, fault): (ContactType, ForceFault)| field_of(contact).fault(words, fault_key(fault));
            let fields = faults.into_iter().map(said).collect();
            return form.refuse(&at, &posted, ActFaults { fields, ..ActFaults::default() });
        }
    };
    Ok(done(&at, &form.back, &Flash::new(key, [])))
}

/// Who is named for which contact, and which fields name nobody.
fn named(words: Words, typed: &Contacts<String>) -> (BTreeMap<ContactType, NicHandle>, Vec<FieldFault>) {
    let (mut wanted, mut faults) = (BTreeMap::new(), Vec::new());
    for contact in ContactType::ALL {
        match NicHandle::parse(typed.get(contact)) {
            _ if typed.get(contact).trim().is_empty() => {}
            Ok(nic) => _ = wanted.insert(contact, nic),
            Err(_) => faults.push(field_of(contact).fault(words, fault_key(ForceFault::Unknown))),
        }
    }
    (wanted, faults)
}

fn fault_key(fault: ForceFault) -> &'static str {
    match fault {
        ForceFault::Unknown => "fault-contact-unknown",
        ForceFault::Closed => "desk-force-closed",
        ForceFault::OtherZone => "desk-force-zone",
    }
}
