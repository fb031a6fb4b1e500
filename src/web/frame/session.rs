//! The session cookie: encrypted, holding a random id and what is meant for the next page. Which account it is stands
//! in the database.

use actix_session::config::{CookieContentSecurity, SessionLifecycle};
use actix_session::storage::CookieSessionStore;
use actix_session::{Session, SessionMiddleware};
use actix_web::cookie::{Key, SameSite};
use serde::{Deserialize, Serialize};

use crate::domain::session::SessionId;
use crate::domain::time::Moment;
use crate::web::frame::cookies::session_cookie;
use crate::web::frame::routes::is_own_page;
use crate::web::frame::shown_once::ShownOnce;
use crate::web::frame::site::Site;

const ID: &str = "id";
const FLASH: &str = "flash";
const SETTING_UP: &str = "setting-up";
const RECOVERY_CODES: &str = "recovery";
const HEADING: &str = "heading";
const SHOWN_FOR: &str = "shown-for";

/// A message for the next page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Flash {
    /// The key of the message.
    pub key: String,
    /// Its arguments.
    pub arguments: Vec<(String, String)>,
    /// The validation code, where the same one decides more of a submission.
    pub code: Option<ShownOnce<CodeForMore>>,
}

/// A validation code that was right, and decides more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeForMore {
    /// The number of the submission.
    pub submission: i64,
    /// The code as it was written.
    pub code: String,
}

impl Flash {
    /// A message.
    #[must_use]
    pub fn new<const N: usize>(key: &str, arguments: [(&str, &str); N]) -> Self {
        let arguments = arguments.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        Self { key: key.to_owned(), arguments, code: None }
    }

    /// Leaves it for the next page.
    pub fn leave(&self, session: &Session) {
        if let Err(error) = session.insert(FLASH, self) {
            tracing::warn!(%error, "a message could not be left for the next page");
        }
    }

    /// Takes what was left.
    #[must_use]
    pub fn take(session: &Session) -> Option<Self> {
        if session.contains_key(FLASH) { session.remove_as(FLASH)?.ok() } else { None }
    }
}

/// The id of the session, as the cookie has it.
#[must_use]
pub fn id_of(session: &Session) -> Option<SessionId> {
    session.get::<String>(ID).ok().flatten().map(SessionId)
}

/// Starts a session in the cookie; whatever was in it is gone.
pub fn begin(session: &Session, id: &SessionId) {
    session.clear();
    session.renew();
    if let Err(error) = session.insert(ID, &id.0) {
        tracing::warn!(%error, "a session could not be put into its cookie");
    }
}

/// Goes on with another session; what else is in the cookie stays.
pub fn go_on(session: &Session, id: &SessionId) {
    if let Err(error) = session.insert(ID, &id.0) {
        tracing::warn!(%error, "a session could not be put into its cookie");
    }
}

/// Remembers which app this browser has begun to set up: it alone is shown the secret.
pub fn begin_setting_up(session: &Session, factor: i64) {
    if let Err(error) = session.insert(SETTING_UP, factor) {
        tracing::warn!(%error, "a session cookie could not be written");
    }
}

/// The app that this browser has begun to set up.
#[must_use]
pub fn setting_up(session: &Session) -> Option<i64> {
    session.get(SETTING_UP).ok().flatten()
}

/// Leaves recovery codes for the one page that shows them: only this browser holds them, encrypted.
pub fn leave_recovery_codes(session: &Session, codes: Vec<String>, now: Moment) {
    if let Err(error) = session.insert(RECOVERY_CODES, ShownOnce::new(codes, now)) {
        tracing::warn!(%error, "recovery codes could not be left for the next page");
    }
}

/// The recovery codes that were left.
#[must_use]
pub fn left_recovery_codes(session: &Session) -> Option<ShownOnce<Vec<String>>> {
    session.get(RECOVERY_CODES).ok().flatten()
}

/// Forgets recovery codes: they are shown.
pub fn forget_recovery_codes(session: &Session) {
    session.remove(RECOVERY_CODES);
}

/// Remembers where somebody was heading who must set up a second factor first.
pub fn leave_heading(session: &Session, to: &str) {
    if is_own_page(to)
        && let Err(error) = session.insert(HEADING, to)
    {
        tracing::warn!(%error, "a session cookie could not be written");
    }
}

/// Where it was; it is told once.
#[must_use]
pub fn take_heading(session: &Session) -> Option<String> {
    session.remove_as(HEADING)?.ok()
}

/// Remembers that its operator has shown who it is for one act, which takes several presses.
pub fn leave_shown_for(session: &Session, act: &str, until: Moment) {
    if let Err(error) = session.insert(SHOWN_FOR, (act, until.0)) {
        tracing::warn!(%error, "a session cookie could not be written");
    }
}

/// Whether it has shown it for exactly this one, a short time ago.
#[must_use]
pub fn is_shown_for(session: &Session, act: &str, now: Moment) -> bool {
    let shown: Option<(String, i64)> = session.get(SHOWN_FOR).ok().flatten();
    shown.is_some_and(|(shown, until)| shown == act && now < Moment(until))
}

/// Forgets it: the act is done.
pub fn forget_shown_for(session: &Session) {
    session.remove(SHOWN_FOR);
}

/// The middleware that reads and writes the cookie.
#[must_use]
pub fn middleware(site: &Site) -> SessionMiddleware<CookieSessionStore> {
    let key = Key::from(&site.terms.keyring.first().cookies);
    SessionMiddleware::builder(CookieSessionStore::default(), key)
        .cookie_name(session_cookie(site.base_url.is_https()).to_owned())
        .cookie_secure(site.base_url.is_https())
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Private)
        .session_lifecycle(SessionLifecycle::BrowserSession(actix_session::config::BrowserSession::default()))
        .build()
}
