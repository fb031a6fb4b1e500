//! `/profile/sessions`: where an account is signed in, and ending that.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::AccountId;
use crate::domain::session::SessionId;
use crate::flows::own_sessions::{SessionsEnding, SessionsToEnd, end_sessions};
use crate::flows::reauthenticate::ProofFault;
use crate::flows::sessions::sign_out;
use crate::reads::account::{OwnSessionsView, SessionView, own_sessions_view};
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FormFaults, ProofFields};
use crate::web::frame::forms::Posted;
use crate::web::frame::leaving::signed_out;
use crate::web::frame::page::{Page, When, html, see_other};
use crate::web::frame::reauthenticate::{TypedProof, act_with_proof, renew_own_session};
use crate::web::frame::routes;
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::Words;
use crate::words::devices::device_name;

#[derive(Template)]
#[template(path = "pages/sessions.html")]
struct SessionsPage {
    page: Page,
    rows: Vec<SessionLine>,
    /// What names the session of this request.
    this: String,
    /// Whether a code is asked for.
    second_factor: bool,
    faults: FormFaults,
}

struct SessionLine {
    id_hash: String,
    device: String,
    address: String,
    since: When,
    seen: When,
    this: bool,
}

/// GET `/profile/sessions`
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
) -> Result<HttpResponse, WebError> {
    sessions_page(&request, &site, &cookie, account.0.id, None).await
}

/// POST `/profile/sessions/end`: one's own is ended like any sign-out; another needs the password, and a code where a
/// second factor is on.
///
/// # Errors
/// [`WebError::NotFound`] where the session is not this account's; [`WebError::TooOften`] after too many wrong
/// passwords or codes.
pub async fn end(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, this, named) = (account.0.id, this_session(&cookie)?, posted.0.text("session"));
    if named == this.hash() {
        site.act(&request, id, move |cx| sign_out(cx, &this)).await?;
        return Ok(signed_out(&cookie));
    }
    // What is no hash names nothing, whatever a database may say to it.
    if named.len() != this.hash().len() || !named.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(WebError::NotFound);
    }
    let typed = TypedProof::password_and_code(&posted);
    match end_with_proof(&request, &site, id, typed, SessionsToEnd::One(named)).await? {
        SessionsEnding::Done => ended(&request, &site, &cookie, id, "flash-session-ended").await,
        SessionsEnding::NotFound => Err(WebError::NotFound),
        SessionsEnding::NotShown(fault) => sessions_page(&request, &site, &cookie, id, Some(fault)).await,
    }
}

/// POST `/profile/sessions/end-others`
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong passwords or codes.
pub async fn end_all_others(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Session,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, this, typed) = (account.0.id, this_session(&cookie)?, TypedProof::password_and_code(&posted));
    match end_with_proof(&request, &site, id, typed, SessionsToEnd::AllBut(this)).await? {
        SessionsEnding::Done => ended(&request, &site, &cookie, id, "flash-sessions-ended").await,
        SessionsEnding::NotFound => Err(WebError::NotFound),
        SessionsEnding::NotShown(fault) => sessions_page(&request, &site, &cookie, id, Some(fault)).await,
    }
}

async fn end_with_proof(
    request: &HttpRequest,
    site: &Site,
    id: AccountId,
    typed: TypedProof,
    which: SessionsToEnd,
) -> Result<SessionsEnding, WebError> {
    act_with_proof(request, site, id, typed, move |cx, own| end_sessions(cx, own, &which)).await
}

async fn ended(
    request: &HttpRequest,
    site: &Site,
    cookie: &Session,
    id: AccountId,
    message: &str,
) -> Result<HttpResponse, WebError> {
    renew_own_session(request, site, cookie, id).await?;
    Flash::new(message, []).leave(cookie);
    Ok(see_other(routes::SESSIONS))
}

async fn sessions_page(
    request: &HttpRequest,
    site: &Site,
    cookie: &Session,
    viewer: AccountId,
    fault: Option<ProofFault>,
) -> Result<HttpResponse, WebError> {
    let (now, this) = (site.clock.now(), this_session(cookie)?.hash());
    let hash = this.clone();
    let OwnSessionsView { mut sessions, second_factor } =
        site.db.read(move |conn| own_sessions_view(conn, viewer, &hash, now)).await?;
    // Of this session the last request is the one that is being answered.
    for own in sessions.iter_mut().filter(|session| session.own) {
        own.seen = now;
        own.place.address = site.place_of(request).address;
    }
    let page = Page::of(request);
    let words = page.words();
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let rows = sessions.into_iter().map(|session| line(words, session)).collect();
    let faults = fault.map(|fault| ProofFields::OF_PAGE.fault(words, fault)).into_iter().collect();
    html(status, &SessionsPage { page, rows, this, second_factor, faults })
}

/// The session of this request: there is one where somebody is signed in.
fn this_session(cookie: &Session) -> Result<SessionId, WebError> {
    session::id_of(cookie).ok_or_else(|| WebError::SignInFirst(routes::SESSIONS.to_owned()))
}

fn line(words: Words, session: SessionView) -> SessionLine {
    SessionLine {
        device: device_name(words, &session.place.device),
        since: When::of(words, session.since),
        seen: When::of(words, session.seen),
        id_hash: session.id_hash,
        address: session.place.address,
        this: session.own,
    }
}
