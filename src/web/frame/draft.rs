//! What was typed into a form that was not taken, because its customer was not signed in any more, or chose another
//! language before: it is given back in its form, to that account. It lies in a cookie of its own, sealed: strangers
//! write nothing into the database, and nobody else has it.

use std::future::{Ready, ready};
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::cookie::Cookie;
use actix_web::dev::{Payload, ServiceResponse};
use actix_web::http::Method;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use crate::domain::account::{Account, Language, NicHandle};
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::keys::Sealed;
use crate::web::frame::cookies;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Fields;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;
use crate::words::Words;

/// How long it is kept.
const TERM: Duration = Duration::from_hours(1);
/// The longest value: browsers take four kilobytes with the name and what stands behind.
const VALUE_MAX: usize = 3500;
/// The fields that hold what somebody typed or chose, and the keys of their labels. What is not here is not kept and
/// not shown: no password and no code.
const TYPED: [(&str, &str); 20] = [
    ("name", "profile-name"),
    ("email", "profile-email"),
    ("language", "profile-language"),
    ("time_zone", "profile-time-zone"),
    ("admin", "contact-administrative"),
    ("tech", "contact-technical"),
    ("billing", "contact-billing"),
    ("where", "many-where"),
    ("note", "note-label"),
    ("reason", "decline-reason-label"),
    ("organisation", "owner-organisation"),
    ("phone", "owner-phone"),
    ("address", "owner-address"),
    ("postcode", "owner-postcode"),
    ("city", "owner-city"),
    ("country", "owner-country"),
    ("with", "desk-replace-with"),
    ("as", "types-label"),
    ("role", "operator-role"),
    ("open", "service-open-title"),
];
/// The field that says what others held before anything was typed.
pub const FILLED_WITH: &str = "filled_with";

/// The value of that field, for a form whose fields held these.
#[must_use]
pub fn filled_with(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// What the fields held: each by its name, or the handles of the contacts.
fn before(form: &Fields) -> Fields {
    let said = form.text(FILLED_WITH);
    if said.contains('=') {
        return Fields::of_query(&said);
    }
    let contacts = ContactType::ALL.map(|contact| contact.field().to_owned());
    Fields::of(contacts.into_iter().zip(said.split(' ').map(str::to_owned)).collect())
}

/// Each field into which something else was typed than it held, with the key of its label.
fn typed(form: &Fields) -> Vec<(&'static str, &'static str, &str)> {
    let before = before(form);
    let is_typed = |name: &str, text: &str| text.trim() != before.get(name).unwrap_or_default().trim();
    let sent = TYPED.into_iter().filter_map(|(name, label)| Some((name, label, form.get(name)?)));
    sent.filter(|(name, _, text)| is_typed(name, text)).collect()
}

/// What was typed, in words: each label with its text.
#[must_use]
pub fn say_typed(words: Words, form: &Fields) -> Vec<(String, String)> {
    let said = |name: &str, text: &str| match Language::parse(text).filter(|_| name == "language") {
        Some(language) => language.own_name().to_owned(),
        None => text.to_owned(),
    };
    typed(form).into_iter().map(|(name, label, text)| (words.t(label), said(name, text))).collect()
}

/// As it lies in the cookie.
#[derive(Serialize, Deserialize)]
struct KeptDraft {
    /// The NIC handle.
    account: String,
    /// The path of the page with the form.
    page: String,
    until: i64,
    fields: Vec<(String, String)>,
}

/// What became of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept.
    Kept,
    /// There is nothing to keep.
    Nothing,
    /// It is too long to be kept.
    TooLong,
}

/// Keeps what an account typed into the form of this page, in the answer.
pub fn keep<B>(site: &Site, answer: &mut HttpResponse<B>, owner: &NicHandle, page: &str, form: &Fields) -> Keeping {
    let fields: Vec<_> = typed(form).into_iter().map(|(name, _, text)| (name.to_owned(), text.to_owned())).collect();
    if fields.is_empty() {
        return Keeping::Nothing;
    }
    let until = site.clock.now().plus(TERM).0;
    let draft = KeptDraft { account: owner.to_string(), page: page.to_owned(), until, fields };
    let sealed = serde_json::to_vec(&draft).ok().and_then(|plain| site.terms.keyring.seal(Sealed::Draft, &plain));
    let value = sealed.map(|sealed| BASE64_URL_SAFE_NO_PAD.encode(sealed));
    let Some(value) = value.filter(|value| value.len() <= VALUE_MAX) else { return Keeping::TooLong };
    // Letters, digits, `-` and `_` always fit.
    let _ = answer.add_cookie(&cookie(site, value, TERM));
    Keeping::Kept
}

fn cookie(site: &Site, value: String, term: Duration) -> Cookie<'static> {
    let https = site.base_url.is_https();
    cookies::own(https, cookies::draft_cookie(https), value, term)
}

/// What was typed into the form of this page by whoever is signed in; nothing, where there is no such thing.
#[derive(Default)]
pub struct Draft(pub Fields);

/// Marks a request whose page gives a draft back.
struct GivenBack;

impl Draft {
    /// What there is for the page of this request, once it is known who looks.
    #[must_use]
    pub fn given_back(request: &HttpRequest) -> Self {
        Self::of(request).unwrap_or_default()
    }

    fn of(request: &HttpRequest) -> Option<Self> {
        let (site, account) = (request.app_data::<web::Data<Site>>()?, Visitor::of(request).account?);
        let name = cookies::draft_cookie(site.base_url.is_https());
        let draft = cookies::sent(request.headers(), name).find_map(|value| open(site, value))?;
        (request.method() == Method::GET && draft.is_for(&account, request.path(), site.clock.now())).then(|| {
            request.extensions_mut().insert(GivenBack);
            Self(Fields::of(draft.fields))
        })
    }
}

fn open(site: &Site, value: &str) -> Option<KeptDraft> {
    let plain = site.terms.keyring.open(Sealed::Draft, &BASE64_URL_SAFE_NO_PAD.decode(value).ok()?)?;
    serde_json::from_slice(&plain).ok()
}

impl KeptDraft {
    fn is_for(&self, account: &Account, page: &str, now: Moment) -> bool {
        self.account == account.nic.as_str() && self.page == page && now < Moment(self.until)
    }
}

impl FromRequest for Draft {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::given_back(request)))
    }
}

/// Whether this request's page gives a draft back.
#[must_use]
pub fn is_given_back(request: &HttpRequest) -> bool {
    request.extensions().contains::<GivenBack>()
}

/// The browser forgets what the page of this answer has given back.
pub fn forget_given_back<B: MessageBody>(response: &mut ServiceResponse<B>) {
    if response.status().is_success()
        && is_given_back(response.request())
        && let Some(site) = response.request().app_data::<web::Data<Site>>().cloned()
    {
        // An empty one fits too.
        let _ = response.response_mut().add_cookie(&cookie(&site, String::new(), Duration::ZERO));
    }
}
