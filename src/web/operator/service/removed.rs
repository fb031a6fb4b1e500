//! What is left of a service that was removed: to be read, with nothing to be done to it.

use std::fmt::Display;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::flows::looks::note_removed_service_seen;
use crate::reads::people::Person;
use crate::reads::services::{RemovedServiceView, ServiceHistoryPage};
use crate::web::frame::errors::WebError;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::page_links;
use crate::web::frame::routes::{self, address};
use crate::web::operator::desk::AtDesk;
use crate::web::services::show::HISTORY_PLACE;
use crate::web::services::show::history::{ServiceHistoryLine, history_line};
use crate::words::terms::contact_key;

#[derive(Template)]
#[template(path = "operator/removed_service.html")]
struct RemovedServicePage {
    page: Page,
    name: String,
    category: String,
    removed: When,
    /// Each label with whom its history names.
    contacts: Vec<(String, Person)>,
    /// Where all requests on it are listed.
    requests: String,
    history: Vec<ServiceHistoryLine>,
    since_contact: bool,
    newer: Option<String>,
    older: Option<String>,
}

impl RemovedServicePage {
    fn request_address(&self, id: impl Display) -> String {
        self.page.back.on(routes::OPERATOR_REQUEST.of(id))
    }
}

/// The page of it.
pub(super) async fn show(
    at: &AtDesk,
    (view, history): (RemovedServiceView, ServiceHistoryPage),
) -> Result<HttpResponse, WebError> {
    let (id, was) = (view.id, (view.name.clone(), view.category.clone()));
    at.note(move |cx| note_removed_service_seen(cx, id, &was)).await?;
    let page = Page::of(&at.http);
    let words = page.words();
    let links = page_links(&history, &routes::OPERATOR_SERVICE.of(id), &[]);
    let [newer, older] = links.map(|link| link.map(|link| link + HISTORY_PLACE));
    let contacts = view.contacts.into_iter().map(|(contact, person)| (words.t(contact_key(contact)), person));
    let body = RemovedServicePage {
        category: words.category(&view.category),
        removed: When::of(words, view.removed_at),
        contacts: contacts.collect(),
        requests: address(routes::OPERATOR_REQUESTS, [("service", id.to_string().as_str())]),
        history: history.rows.into_iter().map(|happened| history_line(words, happened)).collect(),
        since_contact: false,
        name: view.name,
        newer,
        older,
        page,
    };
    html(StatusCode::OK, &body)
}
