//! Who is looking, and in which language.

use std::future::{Ready, ready};

use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::http::header::{AcceptLanguage, Header};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};

use crate::domain::account::{Account, Language};
use crate::domain::operator::Role;
use crate::reads::visitor::RoleStanding;
use crate::web::frame::back::Back;
use crate::web::frame::cookies;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::FormAddress;
use crate::web::frame::routes;
use crate::web::frame::session;
use crate::web::frame::site::Site;
use crate::words::Words;

/// Who is looking, and in which language.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The account that is signed in.
    pub account: Option<Account>,
    /// What it may do for others, and whether it can.
    pub role: Option<(Role, RoleStanding)>,
    /// Whether it must set up a second factor before anything else.
    pub lacks_factor: bool,
    /// How many submissions it must still decide, as far as was looked.
    pub waiting: usize,
    /// The language of the pages.
    pub language: Language,
}

/// The language for whoever is not signed in: a choice made on a page wins, then the best match of what the browser
/// asks for, then English.
fn strangers_language(request: &HttpRequest) -> Language {
    let known = |tag: &str| Language::parse(tag).filter(|language| Words::languages().any(|other| other == *language));
    let https = request.app_data::<web::Data<Site>>().is_some_and(|site| site.base_url.is_https());
    let chosen = cookies::sent(request.headers(), cookies::language_cookie(https)).find_map(known);
    let asked = || {
        let ranked = AcceptLanguage::parse(request).ok()?.ranked();
        ranked.into_iter().find_map(|tag| known(&tag.to_string()))
    };
    chosen.or_else(asked).unwrap_or(Language::English)
}

impl Visitor {
    /// Somebody who is not signed in.
    #[must_use]
    pub fn stranger(request: &HttpRequest) -> Self {
        Self { account: None, role: None, lacks_factor: false, waiting: 0, language: strangers_language(request) }
    }

    /// Who is looking at this request's page.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let known = request.extensions().get::<Self>().cloned();
        known.unwrap_or_else(|| Self::stranger(request))
    }

    /// Who is signed in; others are led to where they sign in, or set up what they must have first.
    ///
    /// # Errors
    /// That way on.
    pub fn into_signed_in(self, request: &HttpRequest) -> Result<SignedIn, WebError> {
        if self.lacks_factor && !request.path().starts_with(routes::SECOND_FACTOR) {
            session::leave_heading(&request.get_session(), &heading(request));
            return Err(WebError::SetUpFactorFirst);
        }
        self.account.map(SignedIn).ok_or_else(|| WebError::SignInFirst(heading(request)))
    }
}

/// Where a visitor is heading: the page that was asked for, or that with the form.
fn heading(request: &HttpRequest) -> String {
    let address = || request.uri().path_and_query().map_or(routes::START, |address| address.as_str()).to_owned();
    if request.method().is_safe() {
        return address();
    }
    let known = request.extensions().get::<FormAddress>().cloned();
    known.map_or_else(|| Back::of_request(request).on(routes::form_page(request.path())), |form| form.0)
}

/// The account that is signed in; a page that asks for it leads to the sign-in page where there is none.
pub struct SignedIn(pub Account);

impl FromRequest for SignedIn {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Visitor::of(request).into_signed_in(request))
    }
}
