//! `/profile/sessions`: where an account is signed in, and ending that.

use actix_session::Session as Cookie;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Site;
use super::errors::WebError;
use super::forms::Posted;
use super::page::{Page, When, html, see_other};
use super::session::{self, Flash};
use super::sign_in::signed_out;
use super::visitor::{SignedIn, place};
use crate::flows::own_sessions::{end_one, end_others, own_sessions};
use crate::flows::sign_in::{SessionId, sign_out};
use crate::store::sessions::Session;
use crate::words::Words;
use crate::words::devices::device_name;

const PATH: &str = "/profile/sessions";

#[derive(Template)]
#[template(path = "pages/sessions.html")]
struct SessionsPage {
    page: Page,
    rows: Vec<Row>,
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
    let (now, id, from, this) = (site.clock.now(), account.0.id, place(&request), this_session(&cookie)?);
    let own = site.db.run(move |conn| own_sessions(conn, now, id, &this)).await?;
    let page = Page::of(&request);
    let words = page.words();
    // Of this session the last request is the one that is being answered.
    let this = own.this.map(|this| Session { address: from.address, seen_at: now, ..this });
    let this = this.map(|session| row(words, session, true));
    let rows = this.into_iter().chain(own.others.into_iter().map(|session| row(words, session, false))).collect();
    html(StatusCode::OK, &SessionsPage { page, rows })
}

/// POST `/profile/sessions/end`
///
/// # Errors
/// [`WebError::NotFound`] where the session is not this account's; the database's fault.
pub async fn end(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Cookie,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    let (now, id, from, this) = (site.clock.now(), account.0.id, place(&request), this_session(&cookie)?);
    let named = posted.0.text("session");
    if named == this.hash() {
        site.db.run(move |conn| sign_out(conn, now, &this, &from)).await?;
        return Ok(signed_out(&cookie));
    }
    if !site.db.run(move |conn| end_one(conn, now, id, &named, &from)).await? {
        return Err(WebError::NotFound);
    }
    Flash::new("flash-session-ended", []).leave(&cookie);
    Ok(see_other(PATH))
}

/// POST `/profile/sessions/end-others`
///
/// # Errors
/// The database's fault.
pub async fn end_all_others(
    request: HttpRequest,
    site: web::Data<Site>,
    cookie: Cookie,
    account: SignedIn,
) -> Result<HttpResponse, WebError> {
    let (now, id, from, this) = (site.clock.now(), account.0.id, place(&request), this_session(&cookie)?);
    site.db.run(move |conn| end_others(conn, now, id, &this, &from)).await?;
    Flash::new("flash-sessions-ended", []).leave(&cookie);
    Ok(see_other(PATH))
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
