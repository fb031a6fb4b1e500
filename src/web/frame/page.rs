//! What every page shares: the brand, the words, who is signed in, and the message that was left for it.

use std::borrow::Borrow;
use std::cell::OnceCell;
use std::fmt::Display;
use std::sync::Arc;

use actix_session::SessionExt;
use actix_web::http::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::brand::Support;
use crate::domain::account::{Account, Language};
use crate::domain::time::Moment;
use crate::web::frame::assets::{Assets, LogoAsset};
use crate::web::frame::back::Back;
use crate::web::frame::draft::is_given_back;
use crate::web::frame::errors::WebError;
use crate::web::frame::routes::{self, address};
use crate::web::frame::session::{CodeForMore, Flash};
use crate::web::frame::shown_once::ShownOnce;
use crate::web::frame::site::{DemoSignIn, Site};
use crate::web::frame::visitor::Visitor;
use crate::words::{self, Words};

/// The frame of a page.
pub struct Page {
    /// The operator's name.
    pub brand: String,
    words: Words,
    assets: Option<Arc<Assets>>,
    /// Where customers reach the operator.
    pub support: Option<Support>,
    /// Who is signed in.
    pub account: Option<Account>,
    /// Whether it has a role: the menu leads to the operators' pages.
    pub operates: bool,
    /// How many submissions it must still decide, as far as was looked.
    pub waiting: usize,
    /// The message that was left for this page.
    pub flash: Option<String>,
    /// The code that was left for this page.
    pub code: Option<ShownOnce<CodeForMore>>,
    /// Where a change of language leads back to.
    pub here: String,
    /// The view that this page leads back to.
    pub back: Back,
    /// This view itself, once it is asked for.
    view: OnceCell<Back>,
    /// What the demo says on its sign-in page.
    pub demo: Option<DemoSignIn>,
    /// Whether there is a built-in mailbox.
    pub mailbox: bool,
}

impl Page {
    /// The frame of this request's page. Takes the message that was left for the next page, if a person looks at this
    /// one.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let page = Self::without_message(request);
        if is_part(request) || request.method() != Method::GET {
            return page;
        }
        let given_back = is_given_back(request).then(|| page.words.t("draft-given-back"));
        let Some(flash) = Flash::take(&request.get_session()) else { return Self { flash: given_back, ..page } };
        let arguments = flash.arguments.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let said = (!flash.key.is_empty()).then(|| page.words.with_all(&flash.key, arguments));
        Self { flash: said.or(given_back), code: flash.code, ..page }
    }

    /// The frame of a page that was not asked for: what is not found, or failed. The message that was left is for
    /// another.
    #[must_use]
    pub fn without_message(request: &HttpRequest) -> Self {
        let visitor = Visitor::of(request);
        let back = Back::of_request(request);
        let here = if request.method().is_safe() {
            let address = request.uri().path_and_query().map_or(routes::START, |address| address.as_str());
            // What a stranger puts into the address never stands beside what is private and the same each time
            // (BREACH).
            let is_private = [routes::PROFILE, routes::SESSIONS, routes::SECOND_FACTOR].contains(&request.path());
            if is_private { request.path() } else { address }.to_owned()
        } else {
            back.on(routes::form_page(request.path()))
        };
        let site = request.app_data::<web::Data<Site>>();
        Self {
            brand: site.map(|site| site.brand.clone()).unwrap_or_default(),
            words: words_for(request, &visitor),
            assets: site.map(|site| site.assets.clone()),
            support: site.and_then(|site| site.look.support.clone()),
            operates: visitor.role.is_some(),
            account: visitor.account,
            waiting: visitor.waiting,
            flash: None,
            code: None,
            here,
            back,
            view: OnceCell::new(),
            demo: site.and_then(|site| site.demo.clone()),
            mailbox: site.is_some_and(|site| site.mailbox),
        }
    }

    /// The same page, where a change of language leads back to another address: that of the form that was answered,
    /// with what the link to it carried.
    #[must_use]
    pub fn led_back_to(self, path: &str, field: (&str, &str)) -> Self {
        self.leading_to(&address(path, [field]))
    }

    /// The same page, where a change of language leads back to this address.
    #[must_use]
    pub fn leading_to(mut self, address: &str) -> Self {
        self.here = self.back.on(address);
        self.view = OnceCell::new();
        self
    }

    /// How many submissions wait, as the tab shows it.
    #[must_use]
    pub fn waiting_shown(&self) -> String {
        if self.waiting > 99 { "99+".to_owned() } else { self.waiting.to_string() }
    }

    /// This view, for others to lead back to.
    #[must_use]
    pub fn view(&self) -> &Back {
        self.view.get_or_init(|| Back::to_view(&self.here))
    }

    /// The address of a page that leads back to this view.
    #[must_use]
    pub fn leads_back(&self, to: impl AsRef<str>) -> String {
        self.view().on(to)
    }

    /// The address of a service's page: from a view it leads back there; from another page, to where that leads back, or back to the
    /// service where one came from there.
    #[must_use]
    pub fn service_address(&self, id: impl Display) -> String {
        let (to, view) = (routes::SERVICE.of(id), Back::to_any_view(&self.here));
        if view == Back::default() { self.back.to_or_on(&to) } else { view.on(to) }
    }

    /// The address of another list: the view of it that one came from, leading back to this one.
    #[must_use]
    pub fn tab(&self, list: &str) -> String {
        self.leads_back(self.back.within(list))
    }

    /// A message of the page's language.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// A message with arguments.
    #[must_use]
    pub fn with(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.words.with_all(key, arguments.iter().copied())
    }

    /// A message that counts something.
    #[must_use]
    pub fn count(&self, key: &str, count: impl Borrow<usize>) -> String {
        self.words.count(key, *count.borrow(), [])
    }

    /// What somebody typed, back in its field: where a control character stood, which no page may hold, one sees that
    /// there was something.
    #[must_use]
    pub fn echo(&self, typed: &str) -> String {
        typed.replace(char::is_control, "\u{fffd}")
    }

    /// The same, of a text of several lines.
    #[must_use]
    pub fn echo_lines(&self, typed: &str) -> String {
        typed.lines().map(|line| self.echo(line)).collect::<Vec<_>>().join("\n")
    }

    /// What customers read for a category.
    #[must_use]
    pub fn category(&self, category: &str) -> String {
        self.words.category(category)
    }

    /// The page's words.
    #[must_use]
    pub fn words(&self) -> Words {
        self.words
    }

    /// The code of the page's language.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.words.language().code()
    }

    /// The languages that a page can be read in: code, name, whether it is this page's.
    #[must_use]
    pub fn languages(&self) -> Vec<(&'static str, &'static str, bool)> {
        Words::languages()
            .map(|language: Language| (language.code(), language.own_name(), language == self.words.language()))
            .collect()
    }

    /// The address of the stylesheet.
    #[must_use]
    pub fn stylesheet(&self) -> &str {
        self.assets.as_ref().map_or("", |assets| &assets.stylesheet.href)
    }

    /// The address of the script.
    #[must_use]
    pub fn script(&self) -> &str {
        self.assets.as_ref().map_or("", |assets| &assets.script.href)
    }

    /// The address of the icon.
    #[must_use]
    pub fn icon(&self) -> &str {
        self.assets.as_ref().map_or("", |assets| &assets.icon.href)
    }

    /// The operator's logo.
    #[must_use]
    pub fn logo(&self) -> Option<&LogoAsset> {
        self.assets.as_ref()?.logo.as_ref()
    }

    /// An instant, for people and for machines.
    #[must_use]
    pub fn when(&self, moment: Moment) -> When {
        When::of(self.words, moment)
    }
}

/// The words for whoever looks, in its time zone.
#[must_use]
pub fn words_of(request: &HttpRequest) -> Words {
    words_for(request, &Visitor::of(request))
}

fn words_for(request: &HttpRequest, visitor: &Visitor) -> Words {
    let style = request.app_data::<web::Data<Site>>().map(|site| site.style).unwrap_or_default();
    style.words(visitor.language, visitor.account.as_ref().and_then(|account| account.time_zone))
}

/// Whether it is the script that asks for a part of a page: `Accept: text/html; fragment`.
#[must_use]
pub fn is_part(request: &HttpRequest) -> bool {
    let accept = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    accept.split([';', ',']).any(|part| part.trim() == "fragment")
}

/// An instant on a page.
pub struct When {
    /// As the language writes it.
    pub shown: String,
    /// For `<time datetime>`.
    pub machine: String,
}

impl When {
    /// The instant in these words.
    #[must_use]
    pub fn of(words: Words, moment: Moment) -> Self {
        Self { shown: words.date_time(moment), machine: words::machine_time(moment) }
    }
}

/// A page as an answer.
///
/// # Errors
/// The template's fault.
pub fn html(status: StatusCode, template: &impl Template) -> Result<HttpResponse, WebError> {
    let body = template.render()?;
    Ok(HttpResponse::build(status).insert_header((CONTENT_TYPE, "text/html; charset=utf-8")).body(body))
}

/// Leads on to another page after a form was accepted.
#[must_use]
pub fn see_other(address: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}
