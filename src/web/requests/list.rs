//! `/requests`: *My requests*, newest first, filtered and paged in its address.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::AccountId;
use crate::domain::request::{Request, State};
use crate::domain::service::Service;
use crate::domain::time::Moment;
use crate::reads::people::{People, Person};
use crate::store::request_lists::of_account;
use crate::store::{AnyConnection, StoreError, StoreResult, services};
use crate::web::frame::errors::WebError;
use crate::web::frame::forms::Query;
use crate::web::frame::page::{Page, When, html};
use crate::web::frame::paging::{Paged, Wanted};
use crate::web::frame::site::Site;
use crate::web::frame::visitor::SignedIn;
use crate::words::Words;
use crate::words::terms::{contact_list, state_key};

#[derive(Template)]
#[template(path = "pages/requests.html")]
struct RequestsPage {
    page: Page,
    state: String,
    states: Vec<(&'static str, String)>,
    /// The state that the list is filtered by, in words.
    filtered: Option<String>,
    rows: Vec<Row>,
    processing: bool,
    previous: Option<String>,
    next: Option<String>,
}

struct Row {
    id: i64,
    created: When,
    from: Person,
    to: Person,
    types: String,
    service: Service,
    state: StateBadge,
    acts: Acts,
}

/// A state as a badge.
pub struct StateBadge {
    /// The same in every language.
    pub data: &'static str,
    /// In words.
    pub text: String,
}

/// What an account may do about a request.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// Accept or decline it.
    pub decide: bool,
    /// Have its own code sent again.
    pub resend: bool,
    /// Have this other validator's code sent again.
    pub resend_to: Option<String>,
    /// Withdraw it.
    pub cancel: bool,
}

impl Acts {
    /// Whether there is anything.
    #[must_use]
    pub fn any(&self) -> bool {
        self.decide || self.resend || self.resend_to.is_some() || self.cancel
    }

    /// What `viewer` may do.
    ///
    /// # Errors
    /// The other validator was not looked up.
    pub fn of(
        request: &Request,
        viewer: AccountId,
        administrator: AccountId,
        people: &People,
        now: Moment,
    ) -> StoreResult<Self> {
        if request.state_at(now) != State::Pending {
            return Ok(Self::default());
        }
        let awaited = request.awaited(now);
        let other = awaited.iter().find(|account| **account != viewer && request.may_resend(viewer, **account));
        Ok(Self {
            decide: awaited.contains(&viewer),
            resend: awaited.contains(&viewer),
            resend_to: other.map(|account| people.get(*account)).transpose()?.map(|person| person.nic),
            cancel: request.may_be_cancelled_by(viewer, administrator),
        })
    }
}

/// The state as this account sees it.
///
/// # Errors
/// A validator was not looked up.
pub fn badge(
    words: Words,
    request: &Request,
    viewer: AccountId,
    people: &People,
    now: Moment,
) -> StoreResult<StateBadge> {
    let state = request.state_at(now);
    if state != State::Pending {
        return Ok(StateBadge { data: state.as_str(), text: words.t(state_key(state)) });
    }
    if request.awaits(viewer, now) {
        return Ok(StateBadge { data: "pending-own", text: words.t("state-pending-own") });
    }
    let awaited = request.awaited(now);
    let handles = awaited.into_iter().map(|account| Ok(people.get(account)?.nic)).collect::<StoreResult<Vec<_>>>()?;
    Ok(StateBadge { data: "pending-other", text: words.with("state-pending-other", [("nic", &handles.join(", "))]) })
}

/// GET `/requests`
///
/// # Errors
/// The database's fault.
pub async fn show(
    request: HttpRequest,
    site: web::Data<Site>,
    account: SignedIn,
    query: Query,
) -> Result<HttpResponse, WebError> {
    let state = query.0.get("state").and_then(State::parse);
    let wanted = Wanted::of(&query.0);
    let page = Page::of(&request);
    let (words, viewer, now) = (page.words(), account.0.id, site.clock.now());
    let (rows, paged) = site.db.run(move |conn| load(conn, words, viewer, state, now, wanted)).await?;
    let shown = state.map_or("", State::as_str);
    let [previous, next] = paged.links("/requests", &[("state", shown)]);
    let body = RequestsPage {
        state: shown.to_owned(),
        filtered: state.map(|state| words.t(state_key(state))),
        states: State::ALL.map(|state| (state.as_str(), words.t(state_key(state)))).to_vec(),
        processing: rows.iter().any(|row| row.state.data == State::Processing.as_str()),
        previous,
        next,
        rows,
        page,
    };
    html(StatusCode::OK, &body)
}

fn load(
    conn: &mut AnyConnection,
    words: Words,
    viewer: AccountId,
    state: Option<State>,
    now: Moment,
    wanted: Wanted,
) -> StoreResult<(Vec<Row>, Paged<Request>)> {
    let number = |request: &Request| request.id.0;
    let paged = Paged::read(wanted, number, |beyond, most| of_account(conn, viewer, state, now, beyond, most))?;
    let ids = paged.rows.iter().flat_map(|request| [request.requester, request.from, request.to]);
    let people = People::load(conn, viewer, ids.collect::<Vec<_>>())?;
    let on = services::get_all(conn, paged.rows.iter().map(|request| request.service))?;
    let rows = paged.rows.iter().map(|request| {
        let service = on.get(&request.service).cloned();
        let service = service.ok_or_else(|| StoreError::Corrupt(format!("there is no service {}", request.service)))?;
        row(words, viewer, &people, request, service, now)
    });
    Ok((rows.collect::<StoreResult<Vec<_>>>()?, paged))
}

fn row(
    words: Words,
    viewer: AccountId,
    people: &People,
    request: &Request,
    service: Service,
    now: Moment,
) -> StoreResult<Row> {
    Ok(Row {
        id: request.id.0,
        created: When {
            shown: words.date(request.created_at),
            machine: crate::words::machine_time(request.created_at),
        },
        from: people.get(request.from)?,
        to: people.get(request.to)?,
        types: contact_list(words, &request.types),
        state: badge(words, request, viewer, people, now)?,
        acts: Acts::of(request, viewer, service.contacts.administrative, people, now)?,
        service,
    })
}
