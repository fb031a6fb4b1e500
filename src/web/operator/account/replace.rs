//! `/operator/accounts/{nic}/replace`: another account takes the place of one, wherever that is a contact.

use actix_web::HttpResponse;

use super::nic_in;
use crate::domain::account::NicHandle;
use crate::domain::operator::Role;
use crate::domain::service::ContactType;
use crate::flows::force_contacts::{ReplacedSoFar, Replacement, ReplacementFault, replace_everywhere};
use crate::reads::account::{AccountView, account_view};
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormField};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::words_of;
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::operator::act::{ActFaults, ActField, ActForm, AskedProof, admit, done};
use crate::web::operator::desk::AtDesk;
use crate::words::Words;
use crate::words::terms::contact_key;

/// Who takes its place.
const WITH: FormField = FormField { id: "with", label: "desk-replace-with" };
/// As which contacts.
const AS: FormField = FormField { id: "as", label: "types-label" };
/// Who may do it.
pub const NEEDS: Role = Role::Admin;
/// So many of those that it stays on are named: the message is carried by a cookie.
const STAYED_NAMED: usize = 5;
/// As all three.
const ALL: &str = "all";

fn form(words: Words, known: &AccountView, [with, types]: [String; 2]) -> ActForm {
    let (nic, title) = (known.account.nic.to_string(), words.t("desk-replace"));
    let each = ContactType::ALL.map(|contact| (contact.field(), words.t(contact_key(contact))));
    let choices = [(ALL, words.t("desk-replace-all"))].into_iter().chain(each).collect();
    ActForm {
        text: words.with("desk-replace-text", [("nic", &nic)]),
        action: routes::OPERATOR_REPLACE.of(&nic),
        back: routes::OPERATOR_ACCOUNT.of(&nic),
        button: title.clone(),
        title,
        about: nic,
        danger: true,
        proof: AskedProof::PasswordAndCode,
        fields: vec![
            ActField { id: WITH.id, label: words.t(WITH.label), value: with, options: Vec::new() },
            ActField { id: AS.id, label: words.t(AS.label), value: types, options: choices },
        ],
    }
}

/// The account, for an operator that may.
async fn asked_for(at: &AtDesk) -> Result<AccountView, WebError> {
    at.needs(NEEDS)?;
    let nic = nic_in(at)?;
    at.read(move |conn, _| account_view(conn, &nic)).await
}

/// GET `/operator/accounts/{nic}/replace`
///
/// # Errors
/// [`WebError::NotFound`] where it is not this operator's to do, or there is no such account.
pub async fn ask(at: AtDesk) -> Result<HttpResponse, WebError> {
    let known = asked_for(&at).await?;
    form(words_of(&at.http), &known, [String::new(), ALL.to_owned()]).ask(&at)
}

/// POST `/operator/accounts/{nic}/replace`: one piece of its services after the other.
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let known = asked_for(&at).await?;
    let (words, typed) = (words_of(&at.http), [WITH, AS].map(|field| posted.0.text(field.id)));
    let form = form(words, &known, typed.clone());
    let new = match NicHandle::parse(&typed[0]) {
        Ok(nic) => at.site.db.read(move |conn| account_view(conn, &nic)).await?,
        Err(_) => None,
    };
    let unknown = new.is_none().then(|| WITH.fault(words, "fault-contact-unknown"));
    let chosen: Vec<_> =
        ContactType::ALL.into_iter().filter(|contact| typed[1] == ALL || contact.field() == typed[1]).collect();
    let nothing = chosen.is_empty().then(|| AS.fault(words, "desk-replace-nothing"));
    let others: Vec<FieldFault> = unknown.into_iter().chain(nothing).collect();
    let admitted = admit(&at, &posted, form.proof, others).await?;
    let (reason, new) = match (admitted, new) {
        (Ok(reason), Some(new)) => (reason, new),
        (Err(faults), _) => return form.refuse(&at, &posted, faults),
        (Ok(_), None) => return form.refuse(&at, &posted, ActFaults::default()),
    };
    let from = known.account.id;
    let replacement = Replacement { from, to: new.account.id, types: chosen.into_iter().collect() };
    let mut so_far = ReplacedSoFar::default();
    loop {
        let (replacement, before) = (replacement.clone(), so_far.clone());
        let piece = at.act(reason.clone(), move |cx| {
            let mut further = before.clone();
            let outcome = replace_everywhere(cx, &replacement, &mut further)?;
            Ok((outcome, further))
        });
        let (outcome, further) = piece.await?;
        so_far = further;
        match outcome {
            Ok(true) => {}
            Ok(false) => break,
            Err(fault) => {
                let key = match fault {
                    ReplacementFault::Same => "desk-replace-same",
                    ReplacementFault::Closed => "desk-force-closed",
                };
                let fields = [WITH.fault(words, key)].into_iter().collect();
                return form.refuse(&at, &posted, ActFaults { fields, ..ActFaults::default() });
            }
        }
    }
    let mut said = vec![words.count("desk-replaced", so_far.services, [])];
    if so_far.stayed.0 > 0 {
        let names: Vec<_> = so_far.stayed.1.iter().take(STAYED_NAMED).map(|(name, _)| name.as_str()).collect();
        said.push(words.count("desk-replace-stayed", so_far.stayed.0, [("names", names.join(", ").as_str())]));
    }
    Ok(done(&at, &form.back, &Flash::new("flash-said", [("said", said.join(" ").as_str())])))
}
