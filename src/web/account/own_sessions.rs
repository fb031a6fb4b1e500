//! `/profile/sessions`: where an account is signed in, and ending that.

use actix_session::Session as Cookie;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::AccountId;
use crate::domain::factor::TypedCode;
use crate::domain::session::SessionId;
use crate::flows::own_sessions::{Ended, Ends, end_sessions, own_sessions};
use crate::flows::reauthenticate::{Asks, Settled};
use crate::flows::sessions::sign_out;
use crate::store::sessions::Session;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FormFaults, own_fault};
use crate::web::frame::forms::Posted;
use crate::web::frame::leaving::signed_out;
use crate::web::frame::page::{Page, When, html, see_other};
use crate::web::frame::reauthenticate::{check, renew};
use crate::web::frame::session::{self, Flash};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::{SignedIn, place};
use crate::words::Words;
use crate::words::devices::device_name;

const PATH: &str = "/profile/sessions";

#[derive(Template)]
#[template(path = "pages/sessions.html")]
struct SessionsPage {
    page: Page,
    rows: Vec<Row>,
    /// What names the session of this request.
    this: String,
    faults: FormFaults,
}

struct Row {
    id_hash: String,
    device: String,
    address: String,
    since: When,
    seen: When,
    this: bool,
}

/// GET `/profile/sessions`
///
/// # Errors
/// The database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Cookie,
    account: SignedIn,
) -> Result<HttpResponse, WebError> {
    page(&request, &site, &cookie, account.0.id, StatusCode::OK, Settled::Right).await
}

/// POST `/profile/sessions/end`: one's own is ended like any sign-out; another needs the password.
///
/// # Errors
/// [`WebError::NotFound`] where the session is not this account's; [`WebError::TooOften`] after too many wrong passwords; the
/// database's fault.
pub async fn end(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Cookie,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (id, this) = (account.0.id, this_session(&cookie)?);
    let named = posted.0.text("session");
    if named == this.hash() {
        site.act(&request, id, move |cx| sign_out(cx, &this)).await?;
        return Ok(signed_out(&cookie));
    }
    // What is no hash names nothing, whatever a database may say to it.
    if named.len() != this.hash().len() || !named.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(WebError::NotFound);
    }
    act(&request, &site, &cookie, id, &posted, Ends::One(named)).await
}

/// POST `/profile/sessions/end-others`
///
/// # Errors
/// [`WebError::TooOften`] after too many wrong passwords; the database's fault.
pub async fn end_all_others(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Cookie,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let this = this_session(&cookie)?;
    act(&request, &site, &cookie, account.0.id, &posted, Ends::AllBut(this)).await
}

async fn act(
    request: &HttpRequest,
    site: &Site,
    cookie: &Cookie,
    id: AccountId,
    posted: &Posted,
    ends: Ends,
) -> Result<HttpResponse, WebError> {
    let message = if matches!(ends, Ends::One(_)) { "flash-session-ended" } else { "flash-sessions-ended" };
    let own = check(request, site, id, Asks::Password, posted.0.text("current_password"), TypedCode::Nothing).await?;
    let (terms, now, from) = (site.terms.clone(), site.clock.now(), place(request));
    match site.db.run(move |conn| end_sessions(conn, &terms, now, &own, &ends, &from)).await? {
        Ended::Done => {
            renew(request, site, cookie, id).await?;
            Flash::new(message, []).leave(cookie);
            Ok(see_other(PATH))
        }
        Ended::NotFound => Err(WebError::NotFound),
        Ended::NotShown(wrong) => page(request, site, cookie, id, StatusCode::UNPROCESSABLE_ENTITY, wrong).await,
    }
}

async fn page(
    request: &HttpRequest,
    site: &Site,
    cookie: &Cookie,
    id: AccountId,
    status: StatusCode,
    settled: Settled,
) -> Result<HttpResponse, WebError> {
    let (now, from, this) = (site.clock.now(), place(request), this_session(cookie)?);
    let hash = this.hash();
    let own = site.db.run(move |conn| own_sessions(conn, now, id, &this)).await?;
    let page = Page::of(request);
    let words = page.words();
    // Of this session the last request is the one that is being answered.
    let this = own.this.map(|this| Session { address: from.address, seen_at: now, ..this });
    let this = this.map(|session| row(words, session, true));
    let rows = this.into_iter().chain(own.others.into_iter().map(|session| row(words, session, false))).collect();
    let faults = own_fault(words, settled).into_iter().collect();
    html(status, &SessionsPage { page, rows, this: hash, faults })
}

/// The session of this request: there is one where somebody is signed in.
fn this_session(cookie: &Cookie) -> Result<SessionId, WebError> {
    session::id_of(cookie).ok_or_else(|| WebError::SignInFirst(PATH.to_owned()))
}

fn row(words: Words, session: Session, this: bool) -> Row {
    Row {
        device: device_name(words, &session.device),
        since: When::of(words, session.created_at),
        seen: When::of(words, session.seen_at),
        id_hash: session.id_hash,
        address: session.address,
        this,
    }
}
