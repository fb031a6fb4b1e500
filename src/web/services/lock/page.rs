//! The form: whose locks can be put on and taken off, and whose stay as they are.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::domain::change::ServicesMark;
use crate::domain::locking::{LockFault, LocksTurned};
use crate::domain::{AccountId, ServiceId};
use crate::reads::locking::{LocksView, locks_view};
use crate::web::frame::back::Back;
use crate::web::frame::errors::WebError;
use crate::web::frame::faults::FormFaults;
use crate::web::frame::page::{Page, html};
use crate::web::frame::routes;
use crate::web::frame::site::Site;
use crate::web::services::many::{Chosen, NamedServices};
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/lock.html")]
struct LockPage {
    page: Page,
    title: String,
    /// What is wrong with the form as a whole.
    summary: Option<String>,
    faults: FormFaults,
    hidden: Vec<(&'static str, String)>,
    /// Whose locks can be put on, and what tells them from others.
    on: (NamedServices, String),
    /// The same of those that can be taken off.
    off: (NamedServices, String),
    /// Those that stay as they are, and why.
    refused: Vec<RefusedGroup>,
    second_factor: bool,
}

/// Services whose locks stay as they are for one reason.
struct RefusedGroup {
    text: String,
    /// To what stands in the way, where it is one request.
    link: Option<(String, String)>,
    services: NamedServices,
}

/// What is said with the form.
#[derive(Default)]
pub(super) struct Said {
    pub status: StatusCode,
    pub summary: Option<String>,
    pub faults: FormFaults,
}

impl Said {
    pub(super) fn summary(summary: String) -> Self {
        Self { summary: Some(summary), ..Self::faults(FormFaults::default()) }
    }

    pub(super) fn faults(faults: FormFaults) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, summary: None, faults }
    }
}

/// All that an answer with the form is made from.
pub(super) struct LockAnswer<'a> {
    request: &'a HttpRequest,
    /// Where it leads back to: of one service, to its page.
    back: Back,
    chosen: Chosen,
    view: LocksView,
}

impl<'a> LockAnswer<'a> {
    /// As things stand now.
    pub(super) async fn to(
        request: &'a HttpRequest,
        site: &Site,
        (viewer, back): (AccountId, Back),
        ids: Vec<ServiceId>,
    ) -> Result<Self, WebError> {
        let now = site.clock.now();
        let view = site.db.read(move |conn| locks_view(conn, viewer, &ids, now)).await?;
        if view.names.is_empty() {
            return Err(WebError::NotFound);
        }
        Ok(Self { request, back, chosen: Chosen::These(view.names.keys().copied().collect()), view })
    }

    pub(super) fn page(self, said: Said) -> Result<HttpResponse, WebError> {
        let Self { request, back, chosen, view } = self;
        let mut page = Page::of(request);
        page.back = back;
        let page = page.leading_to(&chosen.address_of(routes::LOCKS));
        let words = page.words();
        let mut called = view.names.values();
        let title = match (called.next(), called.next()) {
            (Some(only), None) => words.with("pair", [("label", words.t("lock-title").as_str()), ("value", only)]),
            _ => words.count("lock-title-many", view.names.len(), []),
        };
        let named =
            |ids: &[ServiceId]| NamedServices::of(ids.iter().filter_map(|id| view.names.get(id).cloned()).collect());
        let side = |(turned, mark): &(LocksTurned, ServicesMark)| (named(&turned.changed), mark.as_str().to_owned());
        let body = LockPage {
            title,
            summary: said.summary,
            faults: said.faults,
            hidden: chosen.fields(),
            on: side(&view.on),
            off: side(&view.off),
            refused: refused_groups(words, &view, named),
            second_factor: view.second_factor,
            page,
        };
        html(said.status, &body)
    }
}

/// What stands in the way, one way or the other, by reason.
fn refused_groups(words: Words, view: &LocksView, named: impl Fn(&[ServiceId]) -> NamedServices) -> Vec<RefusedGroup> {
    let mut faults: Vec<_> = view.on.0.refused.iter().chain(&view.off.0.refused).collect();
    faults.sort_by_key(|(service, fault)| (key(*fault), *service));
    faults.dedup();
    let group = |alike: &[&(ServiceId, LockFault)]| {
        let ids: Vec<_> = alike.iter().map(|(id, _)| *id).collect();
        let link = match alike {
            [(_, LockFault::RequestOpen(id))] => {
                Some((routes::REQUEST.of(id), words.with("request-title", [("number", &id.to_string())])))
            }
            [.., (_, LockFault::RequestOpen(_))] => {
                let pending = routes::address(routes::SERVICES, [("pending", "1")]);
                Some((pending, words.t("many-in-the-way")))
            }
            _ => None,
        };
        RefusedGroup {
            text: alike.first().map_or_else(String::new, |(_, fault)| words.t(key(*fault))),
            link,
            services: named(&ids),
        }
    };
    faults.chunk_by(|(_, one), (_, next)| key(*one) == key(*next)).map(group).collect()
}

fn key(fault: LockFault) -> &'static str {
    match fault {
        LockFault::RequestOpen(_) => "lock-request-open",
        LockFault::NotYours => "lock-not-yours",
        LockFault::Operators => "lock-operators",
    }
}
