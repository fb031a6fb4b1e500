//! Our own cookies among those of a request, each read by itself: whatever else is on the host sets what it likes
//! beside them.

use std::time::Duration;

use actix_session::Session;
use actix_web::body::MessageBody;
use actix_web::cookie::{Cookie, CookieJar, Key, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{COOKIE, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use crate::keys::Keyring;
use crate::web::frame::session;
use crate::web::frame::site::Site;

/// The name of the cookie of the session: browsers keep `__Host-` cookies from anything but this host over https.
#[must_use]
pub fn session_cookie(https: bool) -> &'static str {
    if https { "__Host-handover" } else { "handover" }
}

/// The name of the cookie that remembers a language chosen on a page.
#[must_use]
pub fn language_cookie(https: bool) -> &'static str {
    if https { "__Host-language" } else { "language" }
}

/// The name of the cookie that keeps what was typed into a form that was not taken.
#[must_use]
pub fn draft_cookie(https: bool) -> &'static str {
    if https { "__Host-draft" } else { "draft" }
}

/// The name of the cookie that remembers how many rows a list shows.
#[must_use]
pub fn rows_cookie(https: bool) -> &'static str {
    if https { "__Host-rows" } else { "rows" }
}

/// A cookie for our own pages alone.
#[must_use]
pub fn own(https: bool, name: &'static str, value: String, term: Duration) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .secure(https)
        .same_site(SameSite::Lax)
        .max_age(term.try_into().unwrap_or_default())
        .finish()
}

/// What was sent under a name, as it was sent, in order. The name is compared undecoded: as `%5F%5FHost-` a browser
/// would take it from anybody.
pub fn sent<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a str> {
    let one_by_one = headers.get_all(COOKIE).flat_map(|line| line.as_bytes().split(|byte| *byte == b';'));
    let readable = one_by_one.filter_map(|one| str::from_utf8(one).ok()?.split_once('='));
    readable.filter(move |(known, _)| known.trim() == name).map(|(_, value)| value.trim())
}

/// Marks a request whose session cookie was made with a secret key that is no longer the first.
struct MadeWithOldKey;

/// Leaves our own cookies in the request, and no other: of several of the session's name the first that one of the keys
/// opens, as if the first key had made it.
///
/// # Errors
/// None of its own.
pub async fn pick_own<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let Some(site) = request.app_data::<web::Data<Site>>().cloned() else { return next.call(request).await };
    let https = site.base_url.is_https();
    let session = session_cookie(https);
    let picked = pick_session(request.headers(), session, &site.terms.keyring);
    if matches!(picked, Some(PickedCookie::Renewed(_))) {
        request.extensions_mut().insert(MadeWithOldKey);
    }
    let of_session = picked.map(|(PickedCookie::AsSent(value) | PickedCookie::Renewed(value))| (session, value));
    let others = [language_cookie(https), draft_cookie(https), rows_cookie(https)];
    let of_others = others.iter().flat_map(|name| sent(request.headers(), name).map(|value| (*name, value.to_owned())));
    let own: Vec<String> =
        of_session.into_iter().chain(of_others).map(|(name, value)| format!("{name}={value}")).collect();
    let headers = request.headers_mut();
    headers.remove(COOKIE);
    if let Ok(own) = HeaderValue::from_str(&own.join("; ")) {
        headers.insert(COOKIE, own);
    }
    next.call(request).await
}

/// A session cookie, encoded as it travels.
enum PickedCookie {
    /// As it was sent.
    AsSent(String),
    /// Written anew with the first key.
    Renewed(String),
}

fn pick_session(headers: &HeaderMap, name: &str, keyring: &Keyring) -> Option<PickedCookie> {
    let opened = sent(headers, name).find_map(|value| {
        let decoded = Cookie::parse_encoded(format!("{name}={value}")).ok()?.into_owned();
        let open = |key: &[u8; 64]| {
            let mut jar = CookieJar::new();
            jar.add_original(decoded.clone());
            jar.private(&Key::from(key)).get(name)
        };
        let first = &keyring.first().cookies;
        if open(first).is_some() {
            return Some(PickedCookie::AsSent(value.to_owned()));
        }
        let cookie = keyring.all().find_map(|key| open(&key.cookies))?;
        let mut jar = CookieJar::new();
        jar.private_mut(&Key::from(first)).add(cookie);
        let encoded = jar.get(name)?.encoded().stripped().to_string();
        encoded.split_once('=').map(|(_, value)| PickedCookie::Renewed(value.to_owned()))
    });
    // One that no key opens is left for the middleware of the session, which says so in the log.
    opened.or_else(|| sent(headers, name).next().map(|value| PickedCookie::AsSent(value.to_owned())))
}

/// Has a session cookie made with an old key written anew.
pub fn renew_if_old(request: &ServiceRequest, cookie: &Session) {
    if request.extensions().get::<MadeWithOldKey>().is_some()
        && let Some(id) = session::id_of(cookie)
    {
        session::go_on(cookie, &id);
    }
}
