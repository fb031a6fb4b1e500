//! Who is looking is found out once for each request: before the page, or, where the page is one that is looked at all
//! the time, together with what it shows.

use std::time::Duration;

use actix_session::SessionExt;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, ResponseError, web};
use tokio::time::timeout;

use crate::domain::Place;
use crate::domain::account::Account;
use crate::domain::session::SessionId;
use crate::domain::time::Moment;
use crate::flows::Doer;
use crate::flows::{Occasion, sessions};
use crate::reads::visitor::{AskedOfVisitor, SignedInView, signed_in};
use crate::store::AnyConnection;
use crate::web::frame::error_pages::error_page;
use crate::web::frame::errors::WebError;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;
use crate::web::frame::{cookies, log, routes, session};

/// How long an answer waits at most for the use of its session to be written down.
const USE_WAITS_MAX: Duration = Duration::from_millis(200);

/// The session that the browser holds, and what it takes to look it up.
struct SessionLookUp {
    id: SessionId,
    from: Place,
    asked: AskedOfVisitor,
    now: Moment,
}

impl SessionLookUp {
    fn of(request: &HttpRequest, site: &Site) -> Option<Self> {
        let id = session::id_of(&request.get_session())?;
        let (from, now) = (site.place_of(request), site.clock.now());
        // Where the tabs stand, and the number in one of them.
        let counts_waiting = [routes::SERVICES, routes::REQUESTS].contains(&request.path());
        Some(Self {
            id,
            from,
            asked: AskedOfVisitor { factor_required: site.second_factor_required, counts_waiting },
            now,
        })
    }

    fn run(&self, conn: &mut AnyConnection) -> Result<Option<SignedInView>, WebError> {
        Ok(signed_in(conn, &self.id, &self.from, self.asked, self.now)?)
    }
}

/// That the use of a session is to be written down once the page is made.
struct UseIsDue;

/// Keeps who it is for the page, and for the log.
fn remember(request: &HttpRequest, found: SignedInView) {
    let SignedInView { account, role, lacks_factor, waiting, use_is_due } = found;
    log::signed_in(account.id);
    let language = account.language;
    request.extensions_mut().insert(Visitor { account: Some(account), role, lacks_factor, waiting, language });
    if use_is_due {
        request.extensions_mut().insert(UseIsDue);
    }
}

/// Whether the page itself finds out who looks, with [`read_signed_in`].
fn looks_itself(request: &ServiceRequest) -> bool {
    let path = request.path();
    let is_one = || [routes::REQUEST, routes::SUBMISSION].iter().any(|one| one.what_of(path).is_some());
    let often = path == routes::SERVICES || path == routes::REQUESTS || routes::is_service(path) || is_one();
    often && request.method().is_safe()
}

/// Looks up who is signed in and reads the page's things for that account: one after the other with one connection, on
/// one thread.
///
/// # Errors
/// Nobody is signed in, a second factor must be set up first, or what `read` returns.
pub async fn read_signed_in<T: Send + 'static>(
    request: &HttpRequest,
    site: &Site,
    read: impl Fn(&mut AnyConnection, &Account) -> Result<T, WebError> + Send + 'static,
) -> Result<T, WebError> {
    let Some(look_up) = SessionLookUp::of(request, site) else {
        return Err(Visitor::of(request).into_signed_in(request).err().unwrap_or(WebError::NotFound));
    };
    let looked = site.db.read(move |conn| {
        let Some(found) = look_up.run(conn)? else { return Ok::<_, WebError>(None) };
        let read = if found.lacks_factor { None } else { Some(read(conn, &found.account)) };
        Ok(Some((found, read)))
    });
    let read = looked.await?.and_then(|(found, read)| {
        remember(request, found);
        read
    });
    match (Visitor::of(request).into_signed_in(request), read) {
        (Ok(_), Some(read)) => read,
        (Err(error), _) => Err(error),
        (Ok(_), None) => Err(WebError::NotFound),
    }
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
    cookies::renew_if_old(&request, &cookie);
    let stranger = Visitor::stranger(request.request());
    request.extensions_mut().insert(stranger);
    let Some(site) = request.app_data::<web::Data<Site>>().cloned() else {
        return Ok(next.call(request).await?.map_into_left_body());
    };
    if looks_itself(&request) {
        let answer = next.call(request).await?.map_into_left_body();
        let due = use_due(answer.request(), &site);
        write_use_down(&site, due).await;
        return Ok(answer);
    }
    if let Some(look_up) = SessionLookUp::of(request.request(), &site) {
        match site.db.read(move |conn| look_up.run(conn)).await {
            Ok(Some(found)) => remember(request.request(), found),
            Ok(None) => {}
            Err(error) => {
                tracing::error!(%error, "a session could not be looked up");
                let status = error.status_code();
                let (request, _) = request.into_parts();
                let page = error_page(&request, status);
                return Ok(ServiceResponse::new(request, page).map_into_right_body());
            }
        }
    }
    // Beside the page, which waits for it only a moment.
    let due = use_due(request.request(), &site);
    let (answer, ()) = tokio::join!(next.call(request), write_use_down(&site, due));
    Ok(answer?.map_into_left_body())
}

/// The session whose use is to be written down, and what stands around it.
fn use_due(request: &HttpRequest, site: &Site) -> Option<(SessionId, Occasion)> {
    request.extensions_mut().remove::<UseIsDue>()?;
    Some((session::id_of(&request.get_session())?, site.occasion(request, Doer::System)))
}

/// Looking at a page must neither fail nor wait because something else writes for long: the last use of a session may
/// as well not be written down.
async fn write_use_down(site: &Site, due: Option<(SessionId, Occasion)>) {
    let Some((id, occasion)) = due else { return };
    let used = site.write_if_free(occasion, move |cx| sessions::write_use_down(cx, &id));
    if let Ok(Err(error)) = timeout(USE_WAITS_MAX, used).await {
        tracing::warn!(%error, "the last use of a session could not be written down");
    }
}
