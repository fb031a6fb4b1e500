//! `/services/{id}/owner`: the administrative contact changes the owner's details.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::modify::lock_said;
use crate::domain::ServiceId;
use crate::domain::email::NotAnEmailAddress;
use crate::domain::owner::{Owner, OwnerFault, OwnerField, TypedOwner};
use crate::domain::text::TextFault;
use crate::flows::change_owner::{OwnerBound, OwnerForm, OwnerFormFaults, OwnerOutcome, change_owner};
use crate::reads::owner::{OwnerView, owner_view};
use crate::web::frame::back::Back;
use crate::web::frame::draft::{self, Draft};
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FieldFault, FormFaults, ProofFields, email_key};
use crate::web::frame::forms::{Fields, Posted};
use crate::web::frame::numbered::NumberedContext;
use crate::web::frame::packing::with_private;
use crate::web::frame::page::{Page, html, see_other, words_of};
use crate::web::frame::reauthenticate::{TypedProof, act_with_proof, renew_own_session};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::words::Words;
use crate::words::countries::NamedCountry;
use crate::words::terms::owner_field_key;

/// The details that are typed in a line each, with the kind of their field and what browsers fill it with.
pub const LINES: [(OwnerField, &str, &str); 7] = [
    (OwnerField::Name, "text", "name"),
    (OwnerField::Organisation, "text", "organization"),
    (OwnerField::Email, "email", "email"),
    (OwnerField::Phone, "tel", "tel"),
    (OwnerField::Address, "text", "address-line1"),
    (OwnerField::Postcode, "text", "postal-code"),
    (OwnerField::City, "text", "address-level2"),
];

/// The field that says what the others were filled with.
const FILLED_WITH: &str = "filled_with";

#[derive(Template)]
#[template(path = "pages/owner.html")]
struct OwnerPage {
    page: Page,
    id: ServiceId,
    name: String,
    category: String,
    /// Name and category: there may be two of one name.
    called: String,
    /// What is said of the form as a whole.
    summary: Option<String>,
    /// Who has locked it, and since when.
    locked: Option<String>,
    shown: Owner,
    filled_with: String,
    countries: &'static [NamedCountry],
    second_factor: bool,
    faults: FormFaults,
}

impl OwnerPage {
    fn value(&self, field: OwnerField) -> &str {
        self.shown.get(field).unwrap_or_default()
    }

    fn is_country(&self, letters: &str) -> bool {
        self.shown.country.as_deref().is_some_and(|chosen| chosen.trim().eq_ignore_ascii_case(letters))
    }

    /// A country that nobody knows stays in the list, so that it is not another by mistake.
    fn unknown_country(&self) -> Option<&str> {
        let chosen = self.shown.country.as_deref().filter(|chosen| !chosen.trim().is_empty())?;
        self.countries.iter().all(|(letters, _)| !self.is_country(letters)).then_some(chosen)
    }
}

/// GET `/services/{id}/owner`
///
/// # Errors
/// [`WebError::NotFound`] where the account is not its administrative contact.
pub async fn show(on: NumberedContext<ServiceId>, draft: Draft) -> Result<HttpResponse, WebError> {
    answer(&on, &draft.0, Said { status: StatusCode::OK, ..Said::default() }).await
}

/// POST `/services/{id}/owner`
///
/// # Errors
/// [`WebError::NotFound`] where the account is not its administrative contact.
pub async fn post(on: NumberedContext<ServiceId>, posted: Posted) -> Result<HttpResponse, WebError> {
    let words = words_of(&on.http);
    let id = on.id;
    // Whoever may not change it is not asked for a password.
    on.see(|conn, viewer, id, _| owner_view(conn, viewer, id)).await?;
    let form = OwnerForm { typed: typed(&posted.0), filled_with: filled_with(&posted.0) };
    let proof = TypedProof::password_and_code(&posted);
    let changed =
        act_with_proof(&on.http, &on.site, on.viewer, proof, move |cx, own| change_owner(cx, id, &form, own)).await;
    let outcome = match changed {
        Err(WebError::TooOften(wait)) => {
            let said = Said::too_often(words.t("error-too-often-text"));
            return Ok(with_retry_after(answer(&on, &posted.0, said).await?, wait));
        }
        outcome => outcome?,
    };
    let said = match outcome {
        OwnerOutcome::NotFound => return Err(WebError::NotFound),
        OwnerOutcome::Changed { told } => {
            renew_own_session(&on.http, &on.site, &on.cookie, on.viewer).await?;
            return Ok(done(&on, if told { "flash-owner-changed" } else { "flash-owner-changed-untold" }));
        }
        OwnerOutcome::Same => return Ok(done(&on, "flash-owner-same")),
        OwnerOutcome::Faults(faults) => Said { faults: say(words, &faults), ..Said::default() },
        OwnerOutcome::ChangedMeanwhile => Said::summary(words.t("owner-changed-meanwhile")),
        OwnerOutcome::Locked => Said::default(),
        OwnerOutcome::TooOften(bound, wait) => {
            let until = words.date_time(on.site.clock.now().plus(wait).up_to_minute());
            let said = Said::too_often(too_often_words(words, &bound, &until));
            return Ok(with_retry_after(answer(&on, &posted.0, said).await?, wait));
        }
    };
    answer(&on, &posted.0, said).await
}

/// Back to the service, with a message.
fn done(on: &NumberedContext<ServiceId>, message: &str) -> HttpResponse {
    Flash::new(message, []).leave(&on.cookie);
    see_other(&Back::of_request(&on.http).to_or_on(&routes::SERVICE.of(on.id)))
}

fn too_often_words(words: Words, bound: &OwnerBound, until: &str) -> String {
    let most = words.number(bound.most());
    let parts = [("most", most.as_str()), ("until", until)];
    match bound {
        OwnerBound::Account => words.with("owner-too-often", parts),
        OwnerBound::Service => words.with("owner-too-often-service", parts),
        OwnerBound::Address(address) => {
            words.with_all("owner-too-often-address", parts.into_iter().chain([("address", address.as_str())]))
        }
    }
}

fn typed(fields: &Fields) -> TypedOwner {
    TypedOwner::new(|field| fields.get(field.name()).map(str::to_owned))
}

fn filled_with(fields: &Fields) -> Option<Owner> {
    let before = Fields::of_query(fields.get(FILLED_WITH)?);
    let mut owner = Owner::default();
    for field in OwnerField::ALL {
        owner.set(field, before.get(field.name()).filter(|detail| !detail.is_empty()).map(str::to_owned));
    }
    Some(owner)
}

/// What is said with the form.
struct Said {
    status: StatusCode,
    summary: Option<String>,
    faults: FormFaults,
}

impl Default for Said {
    fn default() -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, summary: None, faults: FormFaults::default() }
    }
}

impl Said {
    fn summary(summary: String) -> Self {
        Self { summary: Some(summary), ..Self::default() }
    }

    fn too_often(summary: String) -> Self {
        Self { status: StatusCode::TOO_MANY_REQUESTS, ..Self::summary(summary) }
    }
}

/// The form as things stand now. What was typed stays; what was only filled in follows today's owner.
async fn answer(on: &NumberedContext<ServiceId>, sent: &Fields, said: Said) -> Result<HttpResponse, WebError> {
    let OwnerView { service: (name, category), owner, lock, second_factor } =
        on.see(|conn, viewer, id, _| owner_view(conn, viewer, id)).await?;
    let before = filled_with(sent);
    let mut shown = owner.clone();
    for field in OwnerField::ALL {
        let was = before.as_ref().map(|before| before.get(field).unwrap_or_default());
        if let Some(typed) = sent.get(field.name()).filter(|typed| Some(*typed) != was) {
            shown.set(field, Some(typed.to_owned()));
        }
    }
    let page = Page::of(&on.http);
    let words = page.words();
    let details = OwnerField::ALL.map(|field| (field.name(), owner.get(field).unwrap_or_default()));
    let body = OwnerPage {
        id: on.id,
        called: words.service(&name, &category),
        category: words.category(&category),
        name,
        summary: said.summary,
        locked: lock.as_ref().map(|lock| lock_said(words, lock)),
        shown,
        filled_with: draft::filled_with(&details),
        countries: words.countries(),
        second_factor,
        faults: said.faults,
        page,
    };
    Ok(with_private(html(said.status, &body)?))
}

fn say(words: Words, faults: &OwnerFormFaults) -> FormFaults {
    let details = faults.details.iter().map(|(field, fault)| FieldFault {
        field: field.name(),
        label: words.t(owner_field_key(*field)),
        text: say_detail(words, *field, *fault),
    });
    details.chain(faults.proof.map(|fault| ProofFields::OF_PAGE.fault(words, fault))).collect()
}

fn say_detail(words: Words, field: OwnerField, fault: OwnerFault) -> String {
    words.t(match fault {
        OwnerFault::Text(TextFault::TooLong(most)) => {
            return words.with("fault-owner-too-long", [("most", words.number(most).as_str())]);
        }
        OwnerFault::Text(TextFault::ControlCharacters | TextFault::Empty) => "fault-control-characters",
        OwnerFault::HoldsAddress if matches!(field, OwnerField::Name | OwnerField::Organisation) => {
            "fault-name-address"
        }
        OwnerFault::HoldsAddress => "fault-owner-holds-address",
        OwnerFault::NotAnEmailAddress => email_key(NotAnEmailAddress::Form),
        OwnerFault::NotACountry => "fault-owner-country",
        OwnerFault::NotAPhoneNumber => "fault-owner-phone",
        OwnerFault::NoName => "fault-owner-name-needed",
    })
}
