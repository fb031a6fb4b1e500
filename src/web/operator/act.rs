//! The form of an act: why, and for what cannot be undone the operator's own password and code.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::desk::AtDesk;
use crate::domain::digest::digest;
use crate::domain::operator::{REASON_MAX, REASON_MIN, Reason, ReasonFault};
use crate::domain::text::TextFault;
use crate::web::frame::draft::{Draft, FILLED_WITH, filled_with};
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FieldFault, FormFaults, FormField, ProofFields};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::{Page, html, see_other, words_of};
use crate::web::frame::reauthenticate::{TypedProof, act_with_proof};
use crate::web::frame::routes;
use crate::web::frame::session::{self, Flash};
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
    /// What its fields held before anything was typed.
    filled_with: String,
    /// Where the act goes on, once some of it is done.
    place: Option<String>,
}

/// Where an act goes on that takes several presses.
pub const PLACE: &str = "place";
/// How long after a press it can go on without another code.
const GOES_ON_WITHIN: Duration = Duration::from_mins(10);

impl ActForm {
    /// What is done to an account and cannot be undone: its title, and what will happen, in words.
    #[must_use]
    pub fn of_account(nic: String, [title, text]: [String; 2], action: String, fields: Vec<ActField>) -> Self {
        Self {
            text,
            action,
            back: routes::OPERATOR_ACCOUNT.of(&nic),
            button: title.clone(),
            title,
            about: nic,
            danger: true,
            proof: AskedProof::PasswordAndCode,
            fields,
        }
    }

    /// The page of the form, with nothing in it but what was being typed when another language was chosen.
    ///
    /// # Errors
    /// The template's fault.
    pub fn ask(mut self, at: &AtDesk) -> Result<HttpResponse, WebError> {
        let held: Vec<_> = self.fields.iter().map(|field| (field.id, field.value.as_str())).collect();
        let filled_with = filled_with(&held);
        let draft = Draft::given_back(&at.http).0;
        for field in &mut self.fields {
            if let Some(typed) = draft.get(field.id) {
                typed.clone_into(&mut field.value);
            }
        }
        let (page, reason) = (Page::of(&at.http), draft.text(REASON.id));
        let faults = FormFaults::default();
        html(StatusCode::OK, &ActPage { page, form: self, reason, faults, too_often: false, filled_with, place: None })
    }

    /// The same form, which asks for no proof where that was given for exactly this act a short time ago, and some of it is done.
    #[must_use]
    pub fn going_on(mut self, at: &AtDesk, posted: &Posted) -> Self {
        if session::is_shown_for(&at.cookie, &self.mark(posted), at.site.clock.now()) {
            self.proof = AskedProof::Nothing;
        }
        self
    }

    /// What tells this act from all others: what is done, to what, and why.
    fn mark(&self, posted: &Posted) -> String {
        let reason = posted.0.text(REASON.id);
        let fields = self.fields.iter().flat_map(|field| [field.id, field.value.as_str()]);
        let parts: Vec<&str> = [self.action.as_str(), &reason].into_iter().chain(fields).collect();
        BASE64_URL_SAFE_NO_PAD.encode(digest(&parts))
    }

    /// The page that says what is done so far, and goes on with one press.
    ///
    /// # Errors
    /// The template's fault.
    pub fn go_on(
        mut self,
        at: &AtDesk,
        posted: &Posted,
        (said, place): (String, String),
    ) -> Result<HttpResponse, WebError> {
        let until = at.site.clock.now().plus(GOES_ON_WITHIN);
        session::leave_shown_for(&at.cookie, &self.mark(posted), until);
        self.proof = AskedProof::Nothing;
        let mut page = Page::of(&at.http).leading_to(&self.action);
        page.flash = Some(said);
        let reason = posted.0.text(REASON.id);
        let (faults, filled_with) = (FormFaults::default(), posted.0.text(FILLED_WITH));
        let place = Some(place);
        html(StatusCode::OK, &ActPage { page, form: self, reason, faults, too_often: false, filled_with, place })
    }

    /// The page with what is wrong, and all that was typed but password and code.
    ///
    /// # Errors
    /// The template's fault.
    pub fn refuse(self, at: &AtDesk, posted: &Posted, faults: ActFaults) -> Result<HttpResponse, WebError> {
        let (page, reason) = (Page::of(&at.http).leading_to(&self.action), posted.0.text(REASON.id));
        let ActFaults { fields: faults, too_often } = faults;
        let status = too_often.map_or(StatusCode::UNPROCESSABLE_ENTITY, |_| StatusCode::TOO_MANY_REQUESTS);
        let (filled_with, place) = (posted.0.text(FILLED_WITH), posted.0.get(PLACE).map(ToOwned::to_owned));
        let is_too_often = too_often.is_some();
        let body = ActPage { page, form: self, reason, faults, too_often: is_too_often, filled_with, place };
        let answer = html(status, &body)?;
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
