//! Services are chosen by pasting their names.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Chosen;
use crate::domain::change::SERVICES_MAX;
use crate::domain::service::{CATEGORY_MAX, SERVICE_NAME_MAX};
use crate::reads::many_services::{PastedServices, pasted_services};
use crate::web::frame::back::Back;
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Posted;
use crate::web::frame::page::{Page, html, see_other};
use crate::web::frame::routes;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;

/// The longest line that can name a service: its name, a blank and its category.
const LINE_MAX: usize = SERVICE_NAME_MAX + 1 + CATEGORY_MAX;

/// What was pasted, and what is wrong with it.
struct PastedText {
    names: String,
    fault: PastedFault,
}

enum PastedFault {
    None,
    /// Nothing is chosen.
    Nothing,
    /// There are so many lines, and that is too many.
    TooMany(usize),
    /// They lead to so many services, and that is too many.
    TooManyFound(usize),
    /// These lead to no service of the account; so many others do.
    Missing {
        lines: Vec<String>,
        found: usize,
    },
}

#[derive(Template)]
#[template(path = "pages/choose_services.html")]
struct ChoosePage<'a> {
    page: Page,
    names: &'a str,
    /// What is wrong, in words.
    fault: Option<String>,
    missing: &'a [String],
    /// How many services the other lines lead to.
    found: usize,
}

/// The page where services are chosen, where a form is about none: because one only comes to it, or because what was chosen is no
/// longer there.
///
/// # Errors
/// The template's fault.
pub fn nothing_chosen(request: &HttpRequest, status: StatusCode) -> Result<HttpResponse, WebError> {
    let fault = if status == StatusCode::OK { PastedFault::None } else { PastedFault::Nothing };
    page(request, status, &PastedText { names: String::new(), fault })
}

/// The page with the field.
fn page(request: &HttpRequest, status: StatusCode, pasted: &PastedText) -> Result<HttpResponse, WebError> {
    let page = Page::of(request);
    let (fault, missing, found) = match &pasted.fault {
        PastedFault::None => (None, &[][..], 0),
        PastedFault::Nothing => (Some(page.t("choose-nothing")), &[][..], 0),
        PastedFault::TooMany(lines) => (Some(too_many(&page, ("choose-too-many", *lines))), &[][..], 0),
        PastedFault::TooManyFound(found) => (Some(too_many(&page, ("choose-too-many-found", *found))), &[][..], 0),
        PastedFault::Missing { lines, found } => {
            (Some(page.count("choose-missing", lines.len())), lines.as_slice(), *found)
        }
    };
    html(status, &ChoosePage { page, names: &pasted.names, fault, missing, found })
}

fn too_many(page: &Page, (key, count): (&str, usize)) -> String {
    let words = page.words();
    words.count(key, count, [("most", words.number(SERVICES_MAX).as_str())])
}

/// POST `/services/contacts/choose`: on to the form of the services whose names were pasted (`names`, one a line); with
/// `skip=1` without those that were not found.
///
/// # Errors
/// The services could not be read.
pub async fn post(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    posted: Posted,
) -> Result<HttpResponse, WebError> {
    // A spreadsheet puts tabs between its cells; in a page there is none.
    let names = posted.0.text("names").replace('\t', " ");
    let lines: Vec<String> = names.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let wrong = |names, fault| page(&request, StatusCode::UNPROCESSABLE_ENTITY, &PastedText { names, fault });
    if lines.is_empty() {
        return wrong(names, PastedFault::Nothing);
    }
    if lines.len() > SERVICES_MAX {
        return wrong(names, PastedFault::TooMany(lines.len()));
    }
    let viewer = account.0.id;
    // Nothing is called so, and the database need not be asked.
    let is_no_name = |line: &String| line.chars().count() > LINE_MAX || line.chars().any(char::is_control);
    let (unreadable, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(is_no_name);
    let PastedServices { found, mut missing } = site.db.read(move |conn| pasted_services(conn, viewer, &lines)).await?;
    missing.extend(unreadable);
    if found.len() > SERVICES_MAX {
        return wrong(names, PastedFault::TooManyFound(found.len()));
    }
    if found.is_empty() || (!missing.is_empty() && posted.0.get("skip") != Some("1")) {
        return wrong(names, PastedFault::Missing { lines: missing, found: found.len() });
    }
    Ok(see_other(&Back::of_request(&request).on(Chosen::These(found).address())))
}

/// GET `/services/contacts/choose`: on to where services are chosen.
pub async fn show(request: HttpRequest, _: SignedIn) -> HttpResponse {
    see_other(&Back::of_request(&request).on(routes::MANY_CONTACTS))
}
