//! `/operator/accounts/{nic}`: who it is, how it is protected, where it is signed in, and what can be done.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::acts::AccountAct;
use super::{AccountHead, look_at, replace, set_email};
use crate::domain::service::ContactType;
use crate::domain::time_zone::TimeZone;
use crate::reads::account::SessionView;
use crate::reads::operators::{OperatorsAccountView, operators_account_view};
use crate::web::frame::errors::WebError;
use crate::web::frame::packing::with_private;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::routes;
use crate::web::operator::desk::AtDesk;
use crate::words::Words;
use crate::words::devices::device_name;
use crate::words::terms::contact_key;

/// What its email address is called.
const EMAIL: &str = "profile-email";

#[derive(Template)]
#[template(path = "operator/account.html")]
struct AccountPage {
    page: Page,
    head: AccountHead,
    profile: Vec<(String, String)>,
    /// The label of its email address, where the mail server refused an email to it.
    refused: Option<String>,
    protection: Vec<(String, String)>,
    counts: Vec<(String, String)>,
    /// Address and words of what this operator may do to it now.
    acts: Vec<(String, String)>,
    own: bool,
    sessions: Vec<SessionLine>,
}

struct SessionLine {
    device: String,
    address: String,
    since: When,
    seen: When,
}

/// GET `/operator/accounts/{nic}`
///
/// # Errors
/// [`WebError::NotFound`] where there is no such account.
pub async fn show(at: AtDesk) -> Result<HttpResponse, WebError> {
    let (_, view) = look_at(&at, |conn, known, now| operators_account_view(conn, known.clone(), now)).await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let offered = AccountAct::ALL.into_iter().filter(|act| act.is_offered(&at, &view));
    let acts = offered.map(|act| (act.route().of(&view.known.account.nic), words.t(act.title_key())));
    let stands = at.role >= replace::NEEDS && view.services.0 > 0;
    let replace = stands.then(|| (routes::OPERATOR_REPLACE.of(&view.known.account.nic), words.t("desk-replace")));
    let sets = set_email::is_offered(&at, &view);
    let email = sets.then(|| (routes::OPERATOR_SET_EMAIL.of(&view.known.account.nic), words.t("desk-set-email")));
    let body = AccountPage {
        head: AccountHead::of(words, &view.known),
        profile: profile_lines(words, &view),
        protection: protection_lines(words, &view),
        counts: count_lines(words, &view),
        refused: view.is_refused.then(|| words.t(EMAIL)),
        acts: acts.chain(email).chain(replace).collect(),
        own: view.known.account.id == at.account.id,
        sessions: view.sessions.into_iter().map(|session| session_line(words, session)).collect(),
        page,
    };
    Ok(with_private(html(StatusCode::OK, &body)?))
}

fn profile_lines(words: Words, view: &OperatorsAccountView) -> Vec<(String, String)> {
    let account = &view.known.account;
    let language = account.language.own_name().to_owned();
    let method = match account.payment_method {
        Some(true) => "operator-payment-method-yes",
        Some(false) => "operator-payment-method-no",
        None => "operator-not-known",
    };
    let unset = || words.t("operator-time-zone-unset");
    let lines = [
        ("profile-name", Some(account.name.to_string())),
        (EMAIL, Some(account.email.as_str().to_owned()).filter(|email| !email.is_empty())),
        ("operator-unconfirmed", view.profile.unconfirmed.clone()),
        ("profile-zone", Some(account.zone.0.clone())),
        ("profile-language", Some(language)),
        ("profile-time-zone", Some(account.time_zone.map_or_else(unset, |zone| TimeZone::name(zone).to_owned()))),
        ("operator-outstanding-payments", Some(words.number(account.outstanding_payments as usize))),
        ("operator-payment-method", Some(words.t(method))),
        ("operator-made", Some(words.date_time(view.made))),
        ("operator-closed-at", view.closed.map(|at| words.date_time(at))),
    ];
    lines.into_iter().filter_map(|(label, value)| Some((words.t(label), value?))).collect()
}

fn protection_lines(words: Words, view: &OperatorsAccountView) -> Vec<(String, String)> {
    let password = if view.known.has_password { "operator-password-set" } else { "operator-password-unset" };
    let factor = match view.factor {
        Some((since, left)) => words.count("operator-factor-on", left, [("since", words.date_time(since).as_str())]),
        None => words.t("operator-factor-off"),
    };
    let lines = [("operator-password", words.t(password)), ("factor-title", factor)];
    lines.into_iter().map(|(label, value)| (words.t(label), value)).collect()
}

fn count_lines(words: Words, view: &OperatorsAccountView) -> Vec<(String, String)> {
    let (total, each) = view.services;
    let each = ContactType::ALL.into_iter().zip(each);
    let each = each.filter_map(|(contact, count)| Some((words.t(contact_key(contact)), words.number(count?))));
    let all = (words.t("operator-services"), words.number(total));
    let open = (words.t("operator-open-requests"), words.number(usize::try_from(view.open_requests).unwrap_or(0)));
    [all].into_iter().chain(each).chain([open]).collect()
}

fn session_line(words: Words, session: SessionView) -> SessionLine {
    SessionLine {
        device: device_name(words, &session.place.device),
        address: session.place.address,
        since: When::of(words, session.since),
        seen: When::of(words, session.seen),
    }
}
