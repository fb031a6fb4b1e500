//! Where a page leads back to (`back`): the very view of a list that one came from, with its filters, its order and its
//! page.

use actix_web::{HttpMessage, HttpRequest};
use url::form_urlencoded;

use crate::web::frame::forms::Fields;
use crate::web::frame::routes::{CLOSE_ACCOUNT, REQUESTS, SERVICES, SUBMISSION, address, is_own_page, is_service};

/// The field.
const BACK: &str = "back";
/// The longest address that is kept.
const ADDRESS_MAX: usize = 1024;
/// The pages that others lead back to, and the keys of what they are called.
const VIEWS: [(&str, &str); 3] =
    [(SERVICES, "tab-services"), (REQUESTS, "tab-requests"), (CLOSE_ACCOUNT, "close-title")];

/// What is never kept with a view: what leads back to a page stands on many others.
const CODE: &str = "token";

/// The view that a page leads back to, if it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Back(Option<View>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct View {
    address: String,
    /// The query that says so to another page: a list puts it into each of its links.
    query: String,
}

impl Back {
    /// Reads an address: that of a view of ours, or nothing.
    fn parse(given: &str) -> Self {
        let path = given.split(['?', '#']).next().unwrap_or_default();
        let known =
            VIEWS.iter().any(|(view, _)| *view == path) || SUBMISSION.what_of(path).is_some() || is_service(path);
        let view = || View { address: given.to_owned(), query: address("", [(BACK, given)]) };
        Self((known && given.len() <= ADDRESS_MAX && is_own_page(given)).then(view))
    }

    /// That which fields hold.
    #[must_use]
    pub fn of(fields: &Fields) -> Self {
        Self::parse(&fields.text(BACK))
    }

    /// That of a request: of its form, or of its address.
    #[must_use]
    pub fn of_request(request: &HttpRequest) -> Self {
        let known = request.extensions().get::<Self>().cloned();
        known.unwrap_or_else(|| Self::of(&Fields::of_query(request.query_string())))
    }

    /// The view that an address shows, itself without a way back, but for a service's, which keeps the list that one came from
    /// where there is room; none where it shows the list as it is without filters.
    #[must_use]
    pub fn to_view(here: &str) -> Self {
        let view = Self::to_any_view(here);
        if [SERVICES, REQUESTS].contains(&view.value()) { Self::default() } else { view }
    }

    /// The same of the list as it is without filters too, for a page that does not lead back to it by itself.
    #[must_use]
    pub fn to_any_view(here: &str) -> Self {
        let (path, query) = here.split_once('?').unwrap_or((here, ""));
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != CODE).collect();
        let pairs = pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
        if is_service(path) {
            let with_list = Self::parse(&address(path, pairs.clone()));
            if with_list != Self::default() {
                return with_list;
            }
        }
        Self::parse(&address(path, pairs.filter(|(name, _)| *name != BACK)))
    }

    /// The address; empty where there is none.
    #[must_use]
    pub fn value(&self) -> &str {
        self.or("")
    }

    /// The address, or else that of a list.
    #[must_use]
    pub fn or<'a>(&'a self, list: &'a str) -> &'a str {
        self.0.as_ref().map_or(list, |view| &view.address)
    }

    /// This one where it is a view of that list, or else the list.
    #[must_use]
    pub fn within<'a>(&'a self, list: &'a str) -> &'a str {
        if self.path(list) == list { self.or(list) } else { list }
    }

    /// The way to a page from one that may have been come to from there: back to that very view of it, or on to it.
    #[must_use]
    pub fn to_or_on(&self, to: &str) -> String {
        if self.path("") == to { self.value().to_owned() } else { self.on(to) }
    }

    /// The key of what it is called.
    #[must_use]
    pub fn label(&self, list: &str) -> &'static str {
        let path = self.path(list);
        if SUBMISSION.what_of(path).is_some() {
            return "submission-back";
        }
        if is_service(path) {
            return "service-label";
        }
        VIEWS.iter().find(|(view, _)| *view == path).map_or("tab-services", |(_, label)| label)
    }

    /// The path alone, for a form that leads there.
    #[must_use]
    pub fn path<'a>(&'a self, list: &'a str) -> &'a str {
        self.or(list).split(['?', '#']).next().unwrap_or(list)
    }

    /// The rest of it, as the fields of such a form.
    #[must_use]
    pub fn fields(&self) -> Vec<(String, String)> {
        let query = self.value().split_once('?').map_or("", |(_, query)| query);
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    /// An address that keeps this way back.
    #[must_use]
    pub fn on(&self, to: impl AsRef<str>) -> String {
        let Some((path, query)) = to.as_ref().split_once('?') else {
            return self.0.iter().fold(to.as_ref().to_owned(), |to, view| to + &view.query);
        };
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let pairs = pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
        address(path, pairs.chain([(BACK, self.value())]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(given: &str) -> Back {
        Back::of(&Fields::of(vec![("back".to_owned(), given.to_owned())]))
    }

    #[test]
    fn only_views_of_this_site_are_led_back_to() {
        for view in ["/services?q=a%26b&after=7~1~1a", "/requests?state=done", "/profile/close"] {
            assert_eq!(back(view).value(), view);
        }
        let long = format!("/services?q={}", "a".repeat(ADDRESS_MAX));
        for other in
            ["", "//evil.example/services", "https://evil.example/services", "/services\\@evil", "/sign-out", &long]
        {
            assert_eq!(back(other), Back::default(), "{other}");
        }
    }

    #[test]
    fn a_view_is_kept_in_an_address_and_in_a_form() {
        let view = Back::to_view("/services?q=a+%26&back=%2Frequests%3Fstate%3Ddone&sort=-name");
        assert_eq!(view.value(), "/services?q=a+%26&sort=-name");
        assert_eq!(
            view.on("/requests/7?token=A"),
            "/requests/7?token=A&back=%2Fservices%3Fq%3Da%2B%2526%26sort%3D-name"
        );
        assert_eq!((view.path(REQUESTS), view.label(REQUESTS)), ("/services", "tab-services"));
        assert_eq!(view.fields(), [("q", "a &"), ("sort", "-name")].map(|(n, v)| (n.to_owned(), v.to_owned())));
        assert_eq!([view.within(SERVICES), view.within(REQUESTS)], [view.value(), REQUESTS]);
        for plain in ["/services", "/requests?back=%2Fservices%3Fq%3Da", "/services?q="] {
            assert_eq!(Back::to_view(plain), Back::default(), "{plain}");
        }
        assert_eq!(Back::default().on("/requests/7"), "/requests/7");
        let submission = Back::to_view("/submissions/7?token=A-B&state=done");
        assert_eq!((submission.value(), submission.label(REQUESTS)), ("/submissions/7?state=done", "submission-back"));
    }
}
