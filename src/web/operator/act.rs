//! The form of an act: why, and for what cannot be undone the operator's own password and code.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::desk::AtDesk;
use crate::domain::operator::{REASON_MAX, REASON_MIN, Reason, ReasonFault};
use crate::domain::text::TextFault;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FieldFault, FormFaults, FormField, ProofFields};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::{Page, html, see_other, words_of};
use crate::web::frame::reauthenticate::{TypedProof, act_with_proof};
use crate::web::frame::session::Flash;
use crate::words::Words;

/// Why an operator acts.
pub const REASON: FormField = FormField { id: "reason", label: "operator-reason" };

/// What a form asks for beside the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedProof {
    /// Nothing: what is done can be undone.
    Nothing,
    /// The operator's own password and a code.
    PasswordAndCode,
}

/// A field to type into, beside the reason.
pub struct ActField {
    /// Its id and name.
    pub id: &'static str,
    /// Its label.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// What may be chosen: value and words. A field of text, where this is empty.
    pub options: Vec<(&'static str, String)>,
}

/// The form of an act, in words.
pub struct ActForm {
    /// What is done.
    pub title: String,
    /// To what: a NIC handle, the name of a service, …
    pub about: String,
    /// What will happen.
    pub text: String,
    /// Where the form is sent.
    pub action: String,
    /// Where one came from.
    pub back: String,
    /// The button.
    pub button: String,
    /// Whether it is one to take care with.
    pub danger: bool,
    /// What it asks for beside the reason.
    pub proof: AskedProof,
    /// What else is typed.
    pub fields: Vec<ActField>,
}

/// What is wrong with what was sent.
#[derive(Default)]
pub struct ActFaults {
    /// At the fields.
    pub fields: FormFaults,
    /// Too many wrong passwords or codes: how long to wait.
    pub too_often: Option<Duration>,
}

#[derive(Template)]
#[template(path = "operator/act.html")]
struct ActPage {
    page: Page,
    form: ActForm,
    reason: String,
    faults: FormFaults,
    too_often: bool,
}

impl ActForm {
    /// The page of the form, empty.
    ///
    /// # Errors
    /// The template's fault.
    pub fn ask(self, at: &AtDesk) -> Result<HttpResponse, WebError> {
        let (page, faults) = (Page::of(&at.http), FormFaults::default());
        html(StatusCode::OK, &ActPage { page, form: self, reason: String::new(), faults, too_often: false })
    }

    /// The page with what is wrong, and all that was typed but password and code.
    ///
    /// # Errors
    /// The template's fault.
    pub fn refuse(self, at: &AtDesk, posted: &Posted, faults: ActFaults) -> Result<HttpResponse, WebError> {
        let (page, reason) = (Page::of(&at.http), posted.0.text(REASON.id));
        let ActFaults { fields: faults, too_often } = faults;
        let status = too_often.map_or(StatusCode::UNPROCESSABLE_ENTITY, |_| StatusCode::TOO_MANY_REQUESTS);
        let answer = html(status, &ActPage { page, form: self, reason, faults, too_often: too_often.is_some() })?;
        Ok(match too_often {
            Some(wait) => with_retry_after(answer, wait),
            None => answer,
        })
    }
}

/// Reads the reason, and has the operator show that it is who it is where that is asked for: a code is used up only where all else
/// is right. `others`: what is wrong with the form's other fields.
///
/// # Errors
/// The inner one says what is wrong with the form.
pub async fn admit(
    at: &AtDesk,
    posted: &Posted,
    asked: AskedProof,
    others: Vec<FieldFault>,
) -> Result<Result<Reason, ActFaults>, WebError> {
    let words = words_of(&at.http);
    let (reason, typed) = (Reason::parse(&posted.0.text(REASON.id)), TypedProof::password_and_code(posted));
    let missing = if asked == AskedProof::Nothing { Vec::new() } else { typed.missing() };
    let missing = missing.into_iter().map(|fault| ProofFields::OF_PAGE.fault(words, fault));
    let unsaid = reason.as_ref().err().map(|fault| reason_fault(words, *fault));
    let faults: FormFaults = others.into_iter().chain(unsaid).chain(missing).collect();
    let reason = match reason {
        Ok(reason) if faults.0.is_empty() => reason,
        Ok(_) | Err(_) => return Ok(Err(ActFaults { fields: faults, too_often: None })),
    };
    if asked == AskedProof::Nothing {
        return Ok(Ok(reason));
    }
    // In a transaction of its own: it holds the operator's account, and the act holds others before accounts.
    let shown = act_with_proof(&at.http, &at.site, at.account.id, typed, |cx, own| own.settle(cx)).await;
    Ok(match shown {
        Err(WebError::TooOften(wait)) => Err(ActFaults { too_often: Some(wait), ..ActFaults::default() }),
        shown => match shown? {
            Ok(()) => Ok(reason),
            Err(fault) => {
                let fields = [ProofFields::OF_PAGE.fault(words, fault)].into_iter().collect();
                Err(ActFaults { fields, too_often: None })
            }
        },
    })
}

fn reason_fault(words: Words, fault: ReasonFault) -> FieldFault {
    let key = match fault {
        ReasonFault::Text(TextFault::ControlCharacters) => return REASON.fault(words, "fault-control-characters"),
        ReasonFault::Text(TextFault::Empty) | ReasonFault::TooShort => "fault-operator-reason-short",
        ReasonFault::Text(TextFault::TooLong(_)) => "fault-operator-reason-long",
    };
    let bounds = [("least", words.number(REASON_MIN)), ("most", words.number(REASON_MAX))];
    let text = words.with(key, bounds.each_ref().map(|(name, number)| (*name, number.as_str())));
    FieldFault { field: REASON.id, label: words.t(REASON.label), text }
}

/// Leads on, with a message that says what was done.
#[must_use]
pub fn done(at: &AtDesk, to: &str, message: &Flash) -> HttpResponse {
    message.leave(&at.cookie);
    see_other(to)
}
