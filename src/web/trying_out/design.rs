//! `/design`, in the demo: the values of the stylesheet, and each component in each of its states.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::request::State;
use crate::reads::people::Person;
use crate::web::frame::assets::STYLES;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::{FormFaults, FormField};
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::routes;
use crate::web::frame::site::Site;
use crate::web::requests::list::StateBadge;
use crate::web::services::list::FilterChip;
use crate::words::terms::state_key;

#[derive(Template)]
#[template(path = "pages/design.html")]
struct DesignPage {
    page: Page,
    colours: Vec<Value>,
    measures: Vec<Value>,
    badges: Vec<StateBadge>,
    faults: FormFaults,
    own: Person,
    other: Person,
    long: Person,
    subjects: [String; 2],
    chips: Vec<FilterChip>,
    service: &'static str,
    services: [&'static str; 2],
    category: &'static str,
    key: &'static str,
    codes: [&'static str; 4],
    at: When,
}

/// One as most are, and one that is hard to find room for.
const SERVICES: [&str; 2] =
    ["example.org", "a-name-without-any-blank-and-much-longer-than-most-names-of-services-ever-are.example.org"];

/// A custom property of the stylesheet.
struct Value {
    name: &'static str,
    light: &'static str,
    /// Where it differs in dark.
    dark: Option<&'static str>,
}

/// GET `/design`
///
/// # Errors
/// [`WebError::NotFound`] outside of the demo.
pub async fn show(request: HttpRequest, site: web::Data<Site>) -> Result<HttpResponse, WebError> {
    if site.demo.is_none() {
        return Err(WebError::NotFound);
    }
    let page = Page::of(&request);
    let words = page.words();
    let (colours, measures) = values().partition(|value| value.light.starts_with('#'));
    let person = |nic: &str, name: &str, own| Person { nic: nic.to_owned(), name: name.to_owned(), own };
    let other = person("bk10002-nic", "Bruno Kowalski", false);
    let own_badge = StateBadge::plain("pending-own", words.t("state-pending-own"));
    let other_badge = StateBadge::awaiting(words, vec![other.nic.clone()]);
    let ended = State::ALL.iter().copied().filter(|state| *state != State::Pending);
    let ended = ended.map(|state| StateBadge::plain(state.as_str(), words.t(state_key(state))));
    let wrong_field = FormField { id: "faulty", ..FormField::EMAIL };
    let faults = [wrong_field.fault(words, "fault-email-form"), FormField::ZONE.fault(words, "fault-zone")];
    let faults = faults.into_iter().collect();
    html(
        StatusCode::OK,
        &DesignPage {
            colours,
            measures,
            badges: [own_badge, other_badge].into_iter().chain(ended).collect(),
            faults,
            own: person("am10001-nic", "Alice Martin", true),
            other,
            long: person("xx99999-nic", &"Wolfeschlegelsteinhausenbergerdorff ".repeat(2), false),
            key: "ABCD EFGH JKLM NPQR",
            codes: ["ABCDE-FGHJK", "LMNPQ-RSTUV", "FGHJK-LMNPQ", "RSTUV-ABCDE"],
            chips: ["contact-administrative", "services-pending"]
                .map(|key| FilterChip { said: words.t(key), without: "#fields".to_owned() })
                .into(),
            subjects: ["modify-title", "profile-title"].map(|key| words.t(key)),
            service: SERVICES[0],
            services: SERVICES,
            category: "DOMAIN",
            at: page.when(site.clock.now()),
            page,
        },
    )
}

/// The stylesheet's custom properties, in its order.
fn values() -> impl Iterator<Item = Value> {
    let mut blocks = STYLES.split(":root {").skip(1).map(|rest| rest.split('}').next().unwrap_or_default());
    let (light, dark) = (blocks.next().unwrap_or_default(), blocks.next().unwrap_or_default());
    let properties = |block: &'static str| {
        block.lines().filter_map(|line| line.trim().strip_suffix(';')?.strip_prefix("--")?.split_once(": "))
    };
    let dark: Vec<_> = properties(dark).collect();
    properties(light).map(move |(name, light)| {
        let dark = dark.iter().find(|(same, _)| *same == name).map(|(_, value)| *value);
        Value { name, light, dark }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_are_those_of_the_stylesheet() {
        let found: Vec<_> = values().collect();
        let ground = found.iter().find(|value| value.name == "ground").unwrap();
        assert_eq!((ground.light, ground.dark), ("#f4f6f7", Some("#10161b")));
        assert!(found.iter().any(|value| value.name == "gap-below" && value.dark.is_none()));
    }
}
