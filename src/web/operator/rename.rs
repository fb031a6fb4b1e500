//! `/operator/services/{id}/rename` and `/operator/services/{id}/remove`: another name, or none any more.

use actix_web::HttpResponse;

use super::act::{ActFaults, ActField, ActForm, AskedProof, admit, done};
use super::desk::AtDesk;
use super::service::{found_service, page_of_service};
use crate::domain::operator::Role;
use crate::domain::service::{Service, ServiceName};
use crate::flows::remove_services::{TellContacts, remove_services};
use crate::flows::rename_service::{Renamed, rename_service};
use crate::store::StoreError;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::FormField;
use crate::web::frame::forms::Posted;
use crate::web::frame::page::words_of;
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::words::Words;

/// The new name.
const NAME: FormField = FormField { id: "name", label: "desk-new-name" };

/// The service, for an operator that may.
async fn asked_for(at: &AtDesk) -> Result<Service, WebError> {
    at.needs(Role::Admin)?;
    Ok(found_service(at).await?.service)
}

fn rename_form(words: Words, service: &Service, typed: String) -> ActForm {
    let title = words.t("desk-rename");
    ActForm {
        about: service.name.clone(),
        text: words.t("desk-rename-text"),
        action: routes::OPERATOR_SERVICE_RENAME.of(service.id),
        back: page_of_service(service),
        button: title.clone(),
        title,
        danger: false,
        proof: AskedProof::Nothing,
        fields: vec![ActField { id: NAME.id, label: words.t(NAME.label), value: typed, options: Vec::new() }],
    }
}

/// GET `/operator/services/{id}/rename`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such service.
pub async fn ask_rename(at: AtDesk) -> Result<HttpResponse, WebError> {
    let service = asked_for(&at).await?;
    let name = service.name.clone();
    rename_form(words_of(&at.http), &service, name).ask(&at)
}

/// POST `/operator/services/{id}/rename`
///
/// # Errors
/// As above.
pub async fn post_rename(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let service = asked_for(&at).await?;
    let (words, typed) = (words_of(&at.http), posted.0.text(NAME.id));
    let form = rename_form(words, &service, typed.clone());
    let name = ServiceName::parse(&typed);
    let fault = name.as_ref().err().map(|_| NAME.fault(words, "fault-service-name"));
    let admitted = admit(&at, &posted, form.proof, fault.into_iter().collect()).await?;
    let (reason, name) = match (admitted, name) {
        (Ok(reason), Ok(name)) => (reason, name),
        (Err(faults), _) => return form.refuse(&at, &posted, faults),
        (Ok(_), Err(_)) => return form.refuse(&at, &posted, ActFaults::default()),
    };
    let renamed = match at.act(reason, move |cx| rename_service(cx, service.id, &name)).await {
        // A new service was given the name meanwhile.
        Err(WebError::Store(StoreError::Duplicate(_))) => Renamed::Taken,
        renamed => renamed?,
    };
    let key = match renamed {
        Renamed::Done => "desk-renamed",
        Renamed::AsItIs => "desk-rename-as-it-is",
        Renamed::NotFound => return Err(WebError::NotFound),
        Renamed::Taken => {
            let fields = [NAME.fault(words, "desk-rename-taken")].into_iter().collect();
            return form.refuse(&at, &posted, ActFaults { fields, ..ActFaults::default() });
        }
    };
    Ok(done(&at, &form.back, &Flash::new(key, [])))
}

fn remove_form(words: Words, service: &Service) -> ActForm {
    let title = words.t("desk-remove");
    ActForm {
        about: service.name.clone(),
        text: words.t("desk-remove-text"),
        action: routes::OPERATOR_SERVICE_REMOVE.of(service.id),
        back: page_of_service(service),
        button: title.clone(),
        title,
        danger: true,
        proof: AskedProof::PasswordAndCode,
        fields: Vec::new(),
    }
}

/// GET `/operator/services/{id}/remove`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such service.
pub async fn ask_remove(at: AtDesk) -> Result<HttpResponse, WebError> {
    let service = asked_for(&at).await?;
    remove_form(words_of(&at.http), &service).ask(&at)
}

/// POST `/operator/services/{id}/remove`
///
/// # Errors
/// As above.
pub async fn post_remove(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let service = asked_for(&at).await?;
    let form = remove_form(words_of(&at.http), &service);
    let reason = match admit(&at, &posted, form.proof, Vec::new()).await? {
        Ok(reason) => reason,
        Err(faults) => return form.refuse(&at, &posted, faults),
    };
    let removed = at.act(reason, move |cx| remove_services(cx, &[service.id], TellContacts::Yes)).await?;
    if removed.services == 0 {
        return Err(WebError::NotFound);
    }
    Ok(done(&at, routes::OPERATOR, &Flash::new("desk-removed", [("name", service.name.as_str())])))
}
