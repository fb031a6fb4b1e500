//! Who is looking: found out once for each request, before any page.

use std::future::{Ready, ready};

use actix_session::SessionExt;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{AcceptLanguage, Header};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, ResponseError, web};

use crate::domain::Place;
use crate::domain::account::{Account, Language};
use crate::flows::sign_in::account_of_session;
use crate::store::factors;
use crate::web::account::second_factor;
use crate::web::frame::client_address;
use crate::web::frame::errors::{WebError, error_page};
use crate::web::frame::log;
use crate::web::frame::session;
use crate::web::frame::site::Site;
use crate::web::frame::site::form_page;
use crate::words::Words;

/// The name of the cookie that remembers a language chosen on a page; see [`cookie_name`](session::cookie_name).
#[must_use]
pub fn language_cookie(https: bool) -> &'static str {
    if https { "__Host-language" } else { "language" }
}

/// Who is looking, and in which language.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The account that is signed in.
    pub account: Option<Account>,
    /// Whether it must set up a second factor before anything else.
    pub lacks_factor: bool,
    /// The language of the pages.
    pub language: Language,
}

/// Looks the session up and keeps who it is for the pages.
///
/// # Errors
/// None of its own: without the database there is a page that says so.
pub async fn identify<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let cookie = request.get_session();
    session::renew_if_old(&request, &cookie);
    let stranger = strangers_language(request.request());
    request.extensions_mut().insert(Visitor { account: None, lacks_factor: false, language: stranger });
    if let (Some(id), Some(site)) = (session::id_of(&cookie), request.app_data::<web::Data<Site>>().cloned()) {
        let (now, place) = (site.clock.now(), place(request.request()));
        let required = site.second_factor_required;
        let found = site.db.run(move |conn| {
            let account = account_of_session(conn, now, &id, &place)?;
            let lacks_factor = match &account {
                Some(account) if required => factors::confirmed(conn, account.id)?.is_none(),
                _ => false,
            };
            Ok((account, lacks_factor))
        });
        match found.await {
            Ok((account, lacks_factor)) => {
                if let Some(account) = &account {
                    log::signed_in(account.id);
                }
                let language = account.as_ref().map_or(stranger, |account| account.language);
                request.extensions_mut().insert(Visitor { account, lacks_factor, language });
            }
            Err(error) => {
                tracing::error!(%error, "a session could not be looked up");
                let status = WebError::Store(error).status_code();
                let (request, _) = request.into_parts();
                let page = error_page(&request, status);
                return Ok(ServiceResponse::new(request, page).map_into_right_body());
            }
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// A choice made on a page wins, then the best match of what the browser asks for, then English.
fn strangers_language(request: &HttpRequest) -> Language {
    let known = |tag: &str| Language::parse(tag).filter(|language| Words::languages().any(|other| other == *language));
    let https = request.app_data::<web::Data<Site>>().is_some_and(|site| site.base_url.is_https());
    let chosen = request.cookie(language_cookie(https)).as_ref().map(Cookie::value).and_then(known);
    let asked = || {
        let ranked = AcceptLanguage::parse(request).ok()?.ranked();
        ranked.into_iter().find_map(|tag| known(&tag.to_string()))
    };
    chosen.or_else(asked).unwrap_or(Language::English)
}

impl Visitor {
    /// Who is looking at this request's page.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let known = request.extensions().get::<Self>().cloned();
        known.unwrap_or(Self { account: None, lacks_factor: false, language: Language::English })
    }
}

/// The account that is signed in; a page that asks for it leads to the sign-in page where there is none.
pub struct SignedIn(pub Account);

impl FromRequest for SignedIn {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visitor = Visitor::of(request);
        if visitor.lacks_factor && !request.path().starts_with(second_factor::PATH) {
            return ready(Err(WebError::SetUpFactorFirst));
        }
        ready(visitor.account.map(Self).ok_or_else(|| {
            let safe = request.method().is_safe();
            let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
            WebError::SignInFirst(if safe { address.to_owned() } else { form_page(request.path()) })
        }))
    }
}

/// Where a request comes from.
#[must_use]
pub fn place(request: &HttpRequest) -> Place {
    Place { address: client_address(request), device: device(request) }
}

/// The client's address, seen past trusted proxies.
#[must_use]
pub fn client_address(request: &HttpRequest) -> String {
    let Some(peer) = request.peer_addr() else { return String::new() };
    // What is no text stands for a hop that nobody knows.
    let lines =
        |name: &str| request.headers().get_all(name).map(|line| line.to_str().unwrap_or("?")).collect::<Vec<_>>();
    let trusted = request.app_data::<web::Data<Site>>().map(|site| site.trusted_proxies.as_slice()).unwrap_or_default();
    client_address::client_address(peer.ip(), trusted, &lines("x-forwarded-for"), &lines("forwarded")).to_string()
}

/// What the browser calls itself, cut short.
fn device(request: &HttpRequest) -> String {
    let name = request.headers().get(actix_web::http::header::USER_AGENT).and_then(|value| value.to_str().ok());
    name.unwrap_or_default().chars().filter(|c| !c.is_control()).take(200).collect()
}
