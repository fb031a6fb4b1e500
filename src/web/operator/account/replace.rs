//! `/operator/accounts/{nic}/replace`: another account takes the place of one, wherever that is a contact.

use actix_web::HttpResponse;

use super::nic_in;
use crate::domain::account::NicHandle;
use crate::domain::operator::Role;
use crate::domain::service::{ContactType, ContactTypes};
use crate::flows::Cx;
use crate::flows::replace_account::{ReplacedSoFar, Replacement, ReplacementFault, replace_everywhere};
use crate::reads::account::{AccountView, account_view, services_as_any};
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FieldFault, FormField};
use crate::web::frame::forms::Posted;
use crate::web::frame::page::words_of;
use crate::web::frame::routes;
use crate::web::frame::session::{self, Flash};
use crate::web::operator::act::{ActFaults, ActField, ActForm, PLACE, admit, done};
use crate::web::operator::desk::AtDesk;
use crate::web::operator::pieces::{Stopped, do_pieces};
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
    let nic = known.account.nic.to_string();
    let said = [words.t("desk-replace"), words.with("desk-replace-text", [("nic", &nic)])];
    let each = ContactType::ALL.map(|contact| (contact.field(), words.t(contact_key(contact))));
    let choices = [(ALL, words.t("desk-replace-all"))].into_iter().chain(each).collect();
    let fields = vec![
        ActField { id: WITH.id, label: words.t(WITH.label), value: with, options: Vec::new() },
        ActField { id: AS.id, label: words.t(AS.label), value: types, options: choices },
    ];
    let action = routes::OPERATOR_REPLACE.of(&nic);
    ActForm::of_account(nic, said, action, fields)
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

/// POST `/operator/accounts/{nic}/replace`: one piece of its services after the other, as many as there is time for.
///
/// # Errors
/// As above.
pub async fn post(at: AtDesk, posted: Posted) -> Result<HttpResponse, WebError> {
    let known = asked_for(&at).await?;
    let (words, typed) = (words_of(&at.http), [WITH, AS].map(|field| posted.0.text(field.id)));
    let form = form(words, &known, typed.clone()).going_on(&at, &posted);
    let new = match NicHandle::parse(&typed[0]) {
        Ok(nic) => at.site.db.read(move |conn| account_view(conn, &nic)).await?,
        Err(_) => None,
    };
    let unknown = new.is_none().then(|| WITH.fault(words, "fault-contact-unknown"));
    let chosen: ContactTypes =
        ContactType::ALL.into_iter().filter(|contact| typed[1] == ALL || contact.field() == typed[1]).collect();
    let nothing = chosen.is_empty().then(|| AS.fault(words, "desk-replace-nothing"));
    let others: Vec<FieldFault> = unknown.into_iter().chain(nothing).collect();
    let admitted = admit(&at, &posted, form.proof, others).await?;
    let (reason, new) = match (admitted, new) {
        (Ok(reason), Some(new)) => (reason, new),
        (Err(faults), _) => return form.refuse(&at, &posted, faults),
        (Ok(_), None) => return form.refuse(&at, &posted, ActFaults::default()),
    };
    let replacement = Replacement { from: known.account.id, to: new.account.id, types: chosen };
    let begun = ReplacedSoFar::going_on(&posted.0.text(PLACE));
    let piece = {
        let replacement = replacement.clone();
        move |cx: &mut Cx<'_>, so_far: &mut ReplacedSoFar| replace_everywhere(cx, &replacement, so_far)
    };
    let (so_far, stopped) = do_pieces(&at, &reason, begun, piece).await?;
    answer(&at, &posted, form, (&replacement, &so_far, stopped)).await
}

/// Says how far it came; where there is more, the page goes on with it.
async fn answer(
    at: &AtDesk,
    posted: &Posted,
    form: ActForm,
    (replacement, so_far, stopped): (&Replacement, &ReplacedSoFar, Stopped<ReplacementFault>),
) -> Result<HttpResponse, WebError> {
    let words = words_of(&at.http);
    let mut said = vec![words.count("desk-replaced", so_far.services, [])];
    if so_far.stayed.0 > 0 {
        let names: Vec<_> = so_far.stayed.1.iter().take(STAYED_NAMED).map(|(name, _)| name.as_str()).collect();
        said.push(words.count("desk-replace-stayed", so_far.stayed.0, [("names", names.join(", ").as_str())]));
    }
    let is_interrupted = match stopped {
        Stopped::Done => {
            session::forget_shown_for(&at.cookie);
            return Ok(done(at, &form.back, &Flash::new("flash-said", [("said", said.join(" ").as_str())])));
        }
        Stopped::Refused(fault) => {
            let key = match fault {
                ReplacementFault::Same => "desk-replace-same",
                ReplacementFault::Closed => "desk-force-closed",
            };
            let mut fault = WITH.fault(words, key);
            if so_far.services > 0 {
                fault.text = format!("{} {}", fault.text, said.join(" "));
            }
            let fields = [fault].into_iter().collect();
            return form.refuse(at, posted, ActFaults { fields, ..ActFaults::default() });
        }
        Stopped::TimeIsOver => false,
        Stopped::Interrupted => true,
    };
    let Replacement { from, types, .. } = replacement.clone();
    let left = at.site.db.read(move |conn| services_as_any(conn, from, &types)).await?;
    said.push(words.count("desk-replace-left", left, []));
    said.push(words.t(if is_interrupted { "desk-interrupted" } else { "desk-more" }));
    form.go_on(at, posted, (said.join(" "), so_far.place()))
}
