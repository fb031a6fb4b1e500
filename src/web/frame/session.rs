//! The session cookie: encrypted, holding a random id and what is meant for the next page. Which account it is stands in the
//! database.

use actix_session::config::{CookieContentSecurity, SessionLifecycle};
use actix_session::storage::CookieSessionStore;
use actix_session::{Session, SessionMiddleware};
use actix_web::body::MessageBody;
use actix_web::cookie::{Cookie, CookieJar, Key, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{COOKIE, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};
use serde::{Deserialize, Serialize};

use crate::domain::session::SessionId;
use crate::web::frame::site::Site;

const ID: &str = "id";
const FLASH: &str = "flash";
const SETTING_UP: &str = "setting-up";
const RECOVERY_CODES: &str = "recovery";

/// A message for the next page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Flash {
    /// The key of the message.
    pub key: String,
    /// Its arguments.
    pub arguments: Vec<(String, String)>,
    /// The validation code, where the same one decides more of a submission: its number, and the code.
    pub code: Option<(i64, String)>,
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
pub fn leave_recovery_codes(session: &Session, codes: &[String]) {
    if let Err(error) = session.insert(RECOVERY_CODES, codes) {
        tracing::warn!(%error, "recovery codes could not be left for the next page");
    }
}

/// Takes the recovery codes that were left; none where they were taken before.
#[must_use]
pub fn take_recovery_codes(session: &Session) -> Vec<String> {
    session.remove_as(RECOVERY_CODES).and_then(Result::ok).unwrap_or_default()
}

/// The cookie's name: browsers keep `__Host-` cookies from anything but this host over https.
#[must_use]
pub fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-handover" } else { "handover" }
}

/// The middleware that reads and writes the cookie.
#[must_use]
pub fn middleware(site: &Site) -> SessionMiddleware<CookieSessionStore> {
    let key = Key::from(&site.terms.keyring.first().cookies);
    SessionMiddleware::builder(CookieSessionStore::default(), key)
        .cookie_name(cookie_name(site.base_url.is_https()).to_owned())
        .cookie_secure(site.base_url.is_https())
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Private)
        .session_lifecycle(SessionLifecycle::BrowserSession(actix_session::config::BrowserSession::default()))
        .build()
}

/// Marks a request whose cookie was made with a secret key that is no longer the first.
struct MadeWithOldKey;

/// Reads cookies made with the other secret keys of the setting, by writing them anew with the first.
///
/// # Errors
/// None of its own.
pub async fn accept_old_keys<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    if let Some(renewed) = renewed_cookies(&request) {
        request.headers_mut().insert(COOKIE, renewed);
        request.extensions_mut().insert(MadeWithOldKey);
    }
    next.call(request).await
}

fn renewed_cookies(request: &ServiceRequest) -> Option<HeaderValue> {
    let site = request.app_data::<web::Data<Site>>()?;
    let name = cookie_name(site.base_url.is_https());
    let sent = request.headers().get(COOKIE)?.to_str().ok()?;
    let mut cookies: Vec<_> = sent.split(';').filter_map(|one| one.trim().split_once('=')).collect();
    let place = cookies.iter().position(|(known, _)| *known == name)?;
    let decoded = Cookie::parse_encoded(format!("{name}={}", cookies[place].1)).ok()?.into_owned();
    let open = |key: &[u8; 64]| {
        let mut jar = CookieJar::new();
        jar.add_original(decoded.clone());
        jar.private(&Key::from(key)).get(name)
    };
    let mut keys = site.terms.keyring.all();
    if open(&keys.next()?.cookies).is_some() {
        return None;
    }
    let cookie = keys.find_map(|key| open(&key.cookies))?;
    let mut jar = CookieJar::new();
    jar.private_mut(&Key::from(&site.terms.keyring.first().cookies)).add(cookie);
    let encoded = jar.get(name)?.encoded().stripped().to_string();
    let (_, value) = encoded.split_once('=')?;
    cookies[place].1 = value;
    let header: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    HeaderValue::from_str(&header.join("; ")).ok()
}

/// Has a cookie made with an old key written anew.
pub fn renew_if_old(request: &ServiceRequest, session: &Session) {
    if request.extensions().get::<MadeWithOldKey>().is_some()
        && let Some(id) = id_of(session)
        && let Err(error) = session.insert(ID, &id.0)
    {
        tracing::warn!(%error, "a session cookie could not be renewed");
    }
}
