//! `/operator/accounts/{nic}/email`: another email address for a customer whom no email reaches.

use actix_web::HttpResponse;

use super::nic_in;
use crate::domain::account::EmailAddress;
use crate::domain::acts::may_set_email;
use crate::flows::set_email::{EmailSetting, SHARING_COUNTED, set_email};
use crate::reads::operators::{OperatorsAccountView, ReachedView, reached_view};
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormField, email_key};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::words_of;
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::operator::act::{ActFaults, ActField, ActForm, admit, done};
use crate::web::operator::desk::AtDesk;
use crate::words::Words;

/// The address from now on.
const NEW: FormField = FormField { id: "email", label: "desk-email-new" };

/// Whether it is worth offering to this operator, as things stand.
#[must_use]
pub fn is_offered(at: &AtDesk, view: &OperatorsAccountView) -> bool {
    view.known.account.open && is_allowed(at, &ReachedView { known: view.known.clone(), is_refused: view.is_refused })
}

/// Nobody does it to itself: one's own address is changed in the profile, and confirmed.
fn is_allowed(at: &AtDesk, view: &ReachedView) -> bool {
    may_set_email(at.role, view.known.role, view.is_refused) && view.known.account.id != at.account.id
}

/// The account, for an operator that may.
async fn asked_for(at: &AtDesk) -> Result<ReachedView, WebError> {
    let nic = nic_in(at)?;
    let view = at.read(move |conn, now| reached_view(conn, &nic, now)).await?;
    if is_allowed(at, &view) { Ok(view) } else { Err(WebError::NotFound) }
}

fn form(words: Words, nic: String, typed: String) -> ActForm {
    let said = [words.t("desk-set-email"), words.with("desk-set-email-text", [("nic", &nic)])];
    let new = ActField { id: NEW.id, label: words.t(NEW.label), value: typed, options: Vec::new() };
    let action = routes::OPERATOR_SET_EMAIL.of(&nic);
    ActForm::of_account(nic, said, action, vec![new])
}

/// GET `/operator/accounts/{nic}/email`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such account.
pub async fn ask(at: AtDesk) -> Result<HttpResponse, WebError> {
    let view = asked_for(&at).await?;
    form(words_of(&at.http), view.known.account.nic.to_string(), String::new()).ask(&at)
}

/// POST `/operator/accounts/{nic}/email`
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let account = asked_for(&at).await?.known.account;
    let (words, typed) = (words_of(&at.http), posted.0.text(NEW.id));
    let email = EmailAddress::parse(&typed);
    let form = form(words, account.nic.to_string(), typed);
    let closed = || NEW.fault(words, "desk-force-closed");
    let unusable = email.as_ref().err().map(|fault| NEW.fault(words, email_key(*fault)));
    let others: Vec<FieldFault> = unusable.into_iter().chain((!account.open).then(closed)).collect();
    let (reason, email) = match (admit(&at, &posted, form.proof, others).await?, email) {
        (Ok(reason), Ok(email)) => (reason, email),
        (Err(faults), _) => return form.refuse(&at, &posted, faults),
        (Ok(_), Err(_)) => return form.refuse(&at, &posted, ActFaults::default()),
    };
    let (id, role) = (account.id, at.role);
    let message = match at.act(reason, move |cx| set_email(cx, id, &email, role)).await? {
        EmailSetting::Set { sharing, was_refused } => {
            let said = said(words, account.nic.as_str(), sharing, was_refused);
            Flash::new("flash-said", [("said", said.as_str())])
        }
        EmailSetting::AlreadySo => Flash::new("flash-operator-already-so", [("nic", account.nic.as_str())]),
        EmailSetting::Closed => {
            let fields = [closed()].into_iter().collect();
            return form.refuse(&at, &posted, ActFaults { fields, ..ActFaults::default() });
        }
        EmailSetting::NotAllowed => return Err(WebError::NotFound),
    };
    Ok(done(&at, &form.back, &message))
}

/// What is worth knowing of an address that was set.
fn said(words: Words, nic: &str, sharing: usize, was_refused: bool) -> String {
    let shared = match sharing {
        0 => None,
        1..=SHARING_COUNTED => Some(words.count("desk-email-shared", sharing, [])),
        _ => Some(words.with("desk-email-shared-by-many", [("most", words.number(SHARING_COUNTED).as_str())])),
    };
    let refused = was_refused.then(|| words.t("desk-email-set-refused"));
    let parts = [Some(words.with("desk-email-set", [("nic", nic)])), shared, refused];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
