//! `/services/lock`: contact locks of services that were chosen, put on and taken off with one press each; and the same of one service,
//! whose page leads to `/services/{id}/lock` and `/services/{id}/unlock`.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::many::{Chosen, FoundServices, ManyForm, NamedServices, found_services};
use crate::domain::change::ServicesMark;
use crate::domain::locking::{LockFault, LockTurn, LocksTurned};
use crate::domain::{AccountId, ServiceId, text};
use crate::flows::lock_services::{LockOutcome, LocksToTurn, turn_locks};
use crate::reads::locking::{LocksView, locks_view};
use crate::web::frame::back::Back;
use crate::web::frame::errors::{WebError, with_retry_after};
use crate::web::frame::faults::{FormFaults, FormField, ProofFields};
use crate::web::frame::forms::{Posted, Query};
use crate::web::frame::page::{Page, html, see_other, words_of};
use crate::web::frame::reauthenticate::{TypedProof, check_ownership};
use crate::web::frame::routes;
use crate::web::frame::session::Flash;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::Words;

/// The field that says which locks were to change when the form was shown.
const SHOWN: &str = "shown";
/// The name of the field for the password here.
const PASSWORD: &str = "password";
const PROOF: ProofFields =
    ProofFields { password: FormField { id: PASSWORD, ..FormField::PRESENT_PASSWORD }, code: FormField::CODE };

#[derive(Template)]
#[template(path = "pages/lock.html")]
struct LockPage {
    page: Page,
    title: String,
    /// What is wrong with the form as a whole.
    summary: Option<String>,
    faults: FormFaults,
    hidden: Vec<(&'static str, String)>,
    /// Whose locks can be put on, and what tells them from others.
    on: (NamedServices, String),
    /// The same of those that can be taken off.
    off: (NamedServices, String),
    /// Those that stay as they are, and why.
    refused: Vec<RefusedGroup>,
    second_factor: bool,
}

/// Services whose locks stay as they are for one reason.
struct RefusedGroup {
    text: String,
    /// To what stands in the way, where it is one request.
    link: Option<(String, String)>,
    services: NamedServices,
}

/// GET `/services/lock`
///
/// # Errors
/// [`WebError::NotFound`] where the account is a contact of none of them.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let chosen = Chosen::of(&query.0);
    if matches!(chosen, Chosen::Nothing) {
        Flash::new("lock-nothing-chosen", []).leave(&cookie);
        return Ok(see_other(Back::of_request(&request).or(routes::SERVICES)));
    }
    match found_services(&site, &account, (&request, &chosen, &query.0), (ManyForm::Lock, StatusCode::OK)).await? {
        FoundServices::These(ids) => LockAnswer::to(&request, &site, account.0.id, ids).await?.page(Said::default()),
        FoundServices::Instead(answer) => Ok(answer),
    }
}

/// POST `/services/lock`
///
/// # Errors
/// [`WebError::NotFound`] where none of them is the account's to lock.
pub async fn post_lock(
    request: HttpRequest,
    site: web::Data<Site>,
    (cookie, account): (Session, SignedIn),
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    post_many(&request, &site, (&cookie, &account), &posted, LockTurn::On).await
}

/// POST `/services/unlock`
///
/// # Errors
/// [`WebError::NotFound`] where none of them is the account's to unlock.
pub async fn post_unlock(
    request: HttpRequest,
    site: web::Data<Site>,
    (cookie, account): (Session, SignedIn),
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    post_many(&request, &site, (&cookie, &account), &posted, LockTurn::Off).await
}

async fn post_many(
    request: &HttpRequest,
    site: &Site,
    (cookie, account): (&Session, &SignedIn),
    posted: &Posted,
    turn: LockTurn,
) -> Result<HttpResponse, WebError> {
    let chosen = Chosen::of(&posted.0);
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    if matches!(chosen, Chosen::Nothing) {
        return Err(WebError::NotFound);
    }
    let services = match found_services(site, account, (request, &chosen, &posted.0), (ManyForm::Lock, wrong)).await? {
        FoundServices::These(ids) => ids,
        FoundServices::Instead(answer) => return Ok(answer),
    };
    let shown = posted.0.get(SHOWN).filter(|mark| !mark.is_empty()).map(ServicesMark::given);
    let to_turn = LocksToTurn { services, turn, shown };
    let after = Back::of_request(request).or(routes::SERVICES).to_owned();
    turn_and_answer(request, site, (cookie, account.0.id), posted, (to_turn, &after)).await
}

/// POST `/services/{id}/lock`
///
/// # Errors
/// [`WebError::NotFound`] where it is not the account's to lock.
pub async fn post_lock_one(
    request: HttpRequest,
    site: web::Data<Site>,
    (cookie, account): (Session, SignedIn),
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    post_one(&request, &site, (&cookie, account.0.id), &id, (&posted, LockTurn::On)).await
}

/// POST `/services/{id}/unlock`
///
/// # Errors
/// [`WebError::NotFound`] where it is not the account's to unlock.
pub async fn post_unlock_one(
    request: HttpRequest,
    site: web::Data<Site>,
    (cookie, account): (Session, SignedIn),
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    post_one(&request, &site, (&cookie, account.0.id), &id, (&posted, LockTurn::Off)).await
}

async fn post_one(
    request: &HttpRequest,
    site: &Site,
    by: (&Session, AccountId),
    id: &str,
    (posted, turn): (&Posted, LockTurn),
) -> Result<HttpResponse, WebError> {
    let id = text::number(id).map(ServiceId).ok_or(WebError::NotFound)?;
    let to_turn = LocksToTurn { services: vec![id], turn, shown: None };
    let after = Back::of_request(request).on(routes::SERVICE.of(id));
    turn_and_answer(request, site, by, posted, (to_turn, &after)).await
}

async fn turn_and_answer(
    request: &HttpRequest,
    site: &Site,
    (cookie, viewer): (&Session, AccountId),
    posted: &Posted,
    (to_turn, after): (LocksToTurn, &str),
) -> Result<HttpResponse, WebError> {
    let (turn, services) = (to_turn.turn, to_turn.services.clone());
    let outcome = match turn {
        LockTurn::On => site.act(request, viewer, move |cx| turn_locks(cx, &to_turn, None)).await?,
        LockTurn::Off => {
            let typed = TypedProof::password_and_code_of(posted, PASSWORD);
            let proof = check_ownership(request, site, viewer, typed).await?;
            site.act(request, viewer, move |cx| turn_locks(cx, &to_turn, Some(&proof))).await?
        }
    };
    let words = words_of(request);
    let said = match outcome {
        LockOutcome::NotFound => return Err(WebError::NotFound),
        LockOutcome::Turned(turned) => {
            let key = if turn == LockTurn::On { "flash-locked" } else { "flash-unlocked" };
            let said = words.count(key, turned.changed.len(), []);
            Flash::new("flash-said", [("said", &said)]).leave(cookie);
            return Ok(see_other(after));
        }
        LockOutcome::NothingTurned(turned) if turned.refused.is_empty() => {
            let key = if turn == LockTurn::On { "flash-locked-already" } else { "flash-unlocked-already" };
            let said = words.count(key, turned.as_they_are.len(), []);
            Flash::new("flash-said", [("said", &said)]).leave(cookie);
            return Ok(see_other(after));
        }
        LockOutcome::NothingTurned(_) => Said::summary(words.t("lock-nothing-turned")),
        LockOutcome::Changed => Said::summary(words.t("lock-changed")),
        LockOutcome::NotShown(fault) => Said { faults: [PROOF.fault(words, fault)].into_iter().collect(), ..wrong() },
        LockOutcome::TooOften(wait) => {
            let until = site.clock.now().plus(wait).up_to_minute();
            let summary = words.with("lock-too-often", [("until", &words.date_time(until))]);
            let said = Said { status: StatusCode::TOO_MANY_REQUESTS, ..Said::summary(summary) };
            let answer = LockAnswer::to(request, site, viewer, services).await?.page(said)?;
            return Ok(with_retry_after(answer, wait));
        }
    };
    LockAnswer::to(request, site, viewer, services).await?.page(said)
}

/// What is said with the form.
#[derive(Default)]
struct Said {
    status: StatusCode,
    summary: Option<String>,
    faults: FormFaults,
}

fn wrong() -> Said {
    Said { status: StatusCode::UNPROCESSABLE_ENTITY, ..Said::default() }
}

impl Said {
    fn summary(summary: String) -> Self {
        Self { summary: Some(summary), ..wrong() }
    }
}

/// All that an answer with the form is made from.
struct LockAnswer<'a> {
    request: &'a HttpRequest,
    chosen: Chosen,
    view: LocksView,
}

impl<'a> LockAnswer<'a> {
    /// As things stand now.
    async fn to(
        request: &'a HttpRequest,
        site: &Site,
        viewer: AccountId,
        ids: Vec<ServiceId>,
    ) -> Result<Self, WebError> {
        let now = site.clock.now();
        let view = site.db.read(move |conn| locks_view(conn, viewer, &ids, now)).await?;
        if view.names.is_empty() {
            return Err(WebError::NotFound);
        }
        Ok(Self { request, chosen: Chosen::These(view.names.keys().copied().collect()), view })
    }

    fn page(self, said: Said) -> Result<HttpResponse, WebError> {
        let Self { request, chosen, view } = self;
        let page = Page::of(request).leading_to(&chosen.address_of(routes::LOCKS));
        let words = page.words();
        let mut called = view.names.values();
        let title = match (called.next(), called.next()) {
            (Some(only), None) => words.with("pair", [("label", words.t("lock-title").as_str()), ("value", only)]),
            _ => words.count("lock-title-many", view.names.len(), []),
        };
        let named =
            |ids: &[ServiceId]| NamedServices::of(ids.iter().filter_map(|id| view.names.get(id).cloned()).collect());
        let side = |(turned, mark): &(LocksTurned, ServicesMark)| (named(&turned.changed), mark.as_str().to_owned());
        let body = LockPage {
            title,
            summary: said.summary,
            faults: said.faults,
            hidden: chosen.fields(),
            on: side(&view.on),
            off: side(&view.off),
            refused: refused_groups(words, &view, named),
            second_factor: view.second_factor,
            page,
        };
        html(said.status, &body)
    }
}

/// What stands in the way, one way or the other, by reason.
fn refused_groups(words: Words, view: &LocksView, named: impl Fn(&[ServiceId]) -> NamedServices) -> Vec<RefusedGroup> {
    let mut faults: Vec<_> = view.on.0.refused.iter().chain(&view.off.0.refused).collect();
    faults.sort_by_key(|(service, fault)| (key(*fault), *service));
    faults.dedup();
    let group = |alike: &[&(ServiceId, LockFault)]| {
        let ids: Vec<_> = alike.iter().map(|(id, _)| *id).collect();
        let link = match alike {
            [(_, LockFault::RequestOpen(id))] => {
                Some((routes::REQUEST.of(id), words.with("request-title", [("number", &id.to_string())])))
            }
            [.., (_, LockFault::RequestOpen(_))] => {
                let pending = routes::address(routes::SERVICES, [("pending", "1")]);
                Some((pending, words.t("many-in-the-way")))
            }
            _ => None,
        };
        RefusedGroup {
            text: alike.first().map_or_else(String::new, |(_, fault)| words.t(key(*fault))),
            link,
            services: named(&ids),
        }
    };
    faults.chunk_by(|(_, one), (_, next)| key(*one) == key(*next)).map(group).collect()
}

fn key(fault: LockFault) -> &'static str {
    match fault {
        LockFault::RequestOpen(_) => "lock-request-open",
        LockFault::NotYours => "lock-not-yours",
        LockFault::Operators => "lock-operators",
    }
}
