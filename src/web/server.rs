//! The application: every route, and what stands before the pages.

use std::thread::available_parallelism;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::Method;
use actix_web::http::header::LOCATION;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig, post, resource};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, ResponseError};

use super::account::{
    close_account, confirm_email, history, own_data, own_sessions, profile, recovery_codes, second_factor,
};
use super::api;
use super::api::limits::KeyLimits;
use super::api::sync::SyncTurns;
use super::door::Door;
use super::frame::errors::WebError;
use super::frame::guard::OwnHosts;
use super::frame::methods::get;
use super::frame::site::Site;
use super::frame::visitor::Visitor;
use super::frame::{
    cookies, error_pages, flood, guard, health, identify, language, log, own_forms, packing, routes, session,
    static_files, winding_down,
};
use super::strangers::{reset_password, second_step, sign_in, sign_up};
use super::trying_out::{design, mailbox};
use super::{open_files, operator, requests, services, submissions};

/// How long what is under way may take once the server is asked to stop.
const STOP_WITHIN: u64 = 25;
/// Connections that are served at once by each worker thread, where there may be as many open files; more wait in the
/// listener's queue.
const CONNECTIONS_MAX: usize = 2048;

/// Starts serving on what is listened on; signals are the caller's to handle.
///
/// # Errors
/// One of them cannot be used.
pub fn serve(site: Site, doors: Vec<Door>) -> std::io::Result<Server> {
    let house = site.winding_down.clone();
    let threads = available_parallelism().map_or(2, usize::from);
    let loopback = doors.iter().map(Door::is_loopback).collect::<std::io::Result<Vec<_>>>()?;
    let own_hosts = OwnHosts::of(&site.base_url, loopback.into_iter().all(|loopback| loopback));
    let (key_limits, sync_turns) = (KeyLimits::default(), SyncTurns::default());
    let mut server = HttpServer::new(move || {
        let cookie = session::middleware(&site);
        // The last one stands outermost.
        App::new()
            .app_data(web::Data::new(site.clone()))
            .app_data(web::Data::new(site.winding_down.clone()))
            .app_data(web::Data::new(own_hosts.clone()))
            .app_data(web::Data::new(key_limits.clone()))
            .app_data(web::Data::new(sync_turns.clone()))
            .configure(plain_routes)
            .configure(api::routes)
            .service(
                web::scope("")
                    .wrap(from_fn(own_forms::check))
                    .wrap(from_fn(guard::same_origin))
                    .wrap(from_fn(identify::identify))
                    .wrap(cookie)
                    .wrap(from_fn(cookies::pick_own))
                    .configure(page_routes)
                    .default_service(web::to(nothing_here)),
            )
            .wrap(from_fn(guard::own_host))
            .wrap(from_fn(error_pages::pages))
            .wrap(from_fn(flood::bound))
            .wrap(from_fn(guard::headers))
            .wrap(from_fn(packing::pack))
            .wrap(from_fn(winding_down::connections))
            .wrap(from_fn(log::requests))
    })
    .on_connect(move |_, data| drop(data.insert(house.guest())));
    for door in doors {
        server = match door {
            Door::Tcp(listener) => server.listen(listener)?,
            #[cfg(unix)]
            Door::Unix(listener) => server.listen_uds(listener)?,
        };
    }
    Ok(server
        .workers(threads)
        // Else the end of an answer may wait until the client has acknowledged its beginning.
        .tcp_nodelay(true)
        .max_connections(open_files::connections_for_each(threads, CONNECTIONS_MAX))
        .client_request_timeout(Duration::from_secs(10))
        // Work for a client that has gone is given up.
        .h1_allow_half_closed(false)
        .keep_alive(Duration::from_secs(30))
        .shutdown_timeout(STOP_WITHIN)
        .disable_signals()
        .run())
}

/// An address that is a page's but for slashes at its end leads there.
async fn nothing_here(request: HttpRequest) -> HttpResponse {
    match page_before_slash(&request) {
        Some(page) => HttpResponse::PermanentRedirect().insert_header((LOCATION, page)).finish(),
        None => WebError::NotFound.error_response(),
    }
}

fn page_before_slash(request: &HttpRequest) -> Option<String> {
    let path = request.path().strip_suffix('/')?.trim_end_matches('/');
    let is_page = matches!(*request.method(), Method::GET | Method::HEAD) && request.resource_map().has_resource(path);
    let is_hidden = routes::is_operators(path) && Visitor::of(request).role.is_none();
    let page = [path, request.query_string()].join(if request.query_string().is_empty() { "" } else { "?" });
    (is_page && !is_hidden && routes::is_own_page(&page)).then_some(page)
}

/// What is no page: no session, no cookie.
fn plain_routes(config: &mut ServiceConfig) {
    config
        .route(routes::HEALTH, get().to(health::alive))
        .route(routes::READINESS, get().to(health::ready))
        .route(routes::STATIC.pattern(), get().to(static_files::serve));
}

fn page_routes(config: &mut ServiceConfig) {
    config
        .service(web::redirect(routes::START, routes::SERVICES).see_other())
        .service(resource(routes::SIGN_IN).route(get().to(sign_in::show)).route(post().to(sign_in::post)))
        .service(resource(routes::SIGN_UP).route(get().to(sign_up::show)).route(post().to(sign_up::post)))
        .service(
            resource(routes::SIGN_UP_CONFIRM)
                .route(get().to(sign_up::show_confirm))
                .route(post().to(sign_up::post_confirm)),
        )
        .service(
            resource(routes::FORGOT_PASSWORD)
                .route(get().to(reset_password::show_forgot))
                .route(post().to(reset_password::post_forgot)),
        )
        .service(
            resource(routes::RESET_PASSWORD)
                .route(get().to(reset_password::show))
                .route(post().to(reset_password::post)),
        )
        .service(
            resource(routes::SIGN_IN_SECOND_STEP)
                .route(get().to(second_step::show))
                .route(post().to(second_step::post)),
        )
        .service(resource(routes::SIGN_OUT).route(post().to(sign_in::leave)))
        .service(resource(routes::LANGUAGE).route(post().to(language::choose)))
        .service(resource(routes::SERVICES).route(get().to(services::list::show)))
        .service(resource(routes::SERVICES_CSV).route(get().to(services::export::save)))
        .service(resource(routes::REQUESTS_CSV).route(get().to(requests::export::save)))
        .configure(many_services_routes)
        .configure(service_routes)
        .service(resource(routes::REQUESTS).route(get().to(requests::list::show)))
        .service(resource(routes::REQUEST.pattern()).route(get().to(requests::show::show)))
        .service(resource(routes::REQUEST_ACCEPT.pattern()).route(post().to(requests::act::accept)))
        .service(resource(routes::REQUEST_DECLINE.pattern()).route(post().to(requests::act::decline)))
        .service(resource(routes::REQUEST_RESEND.pattern()).route(post().to(requests::act::send_again)))
        .service(
            resource(routes::REQUEST_CANCEL.pattern())
                .route(get().to(requests::withdraw::ask))
                .route(post().to(requests::act::withdraw)),
        )
        .configure(submission_routes)
        .service(resource(routes::PROFILE).route(get().to(profile::show)).route(post().to(profile::post)))
        .service(
            resource(routes::CONFIRM_EMAIL).route(get().to(confirm_email::show)).route(post().to(confirm_email::post)),
        )
        .configure(second_factor_routes)
        .configure(own_account_routes)
        .configure(operator::routes)
        .service(resource(routes::DESIGN).route(get().to(design::show)))
        .service(resource(routes::MAILBOX).route(get().to(mailbox::show)))
        .service(resource(routes::MAILBOX_MESSAGE.pattern()).route(get().to(mailbox::message)));
}

fn service_routes(config: &mut ServiceConfig) {
    config
        .service(resource(routes::SERVICE_LOCK.pattern()).route(post().to(services::lock::post_one)))
        .service(resource(routes::SERVICE_UNLOCK.pattern()).route(post().to(services::lock::post_one)))
        .service(resource(routes::SERVICE.pattern()).route(get().to(services::show::show)))
        .service(
            resource(routes::SERVICE_OWNER.pattern())
                .route(get().to(services::owner::show))
                .route(post().to(services::owner::post)),
        )
        .service(
            resource(routes::SERVICE_CONTACTS.pattern())
                .route(get().to(services::modify::show))
                .route(post().to(services::modify::post)),
        )
        .service(
            resource(routes::SERVICE_CONTACTS_PREVIEW.pattern())
                .route(get().to(services::modify::show_preview))
                .route(post().to(services::modify::post_preview)),
        );
}

fn many_services_routes(config: &mut ServiceConfig) {
    config
        .service(
            resource(routes::MANY_CONTACTS)
                .route(get().to(services::many::show))
                .route(post().to(services::many::post)),
        )
        .service(
            resource(routes::MANY_CONTACTS_PREVIEW)
                .route(get().to(services::many::show_preview))
                .route(post().to(services::many::post_preview)),
        )
        .service(
            resource(routes::CHOOSE_SERVICES)
                .route(get().to(services::many::choose::show))
                .route(post().to(services::many::choose::post)),
        )
        .service(
            resource(routes::LOCKS).route(get().to(services::lock::show)).route(post().to(services::lock::post_many)),
        )
        .service(resource(routes::UNLOCKS).route(post().to(services::lock::post_many)));
}

fn submission_routes(config: &mut ServiceConfig) {
    config
        .service(resource(routes::SUBMISSION.pattern()).route(get().to(submissions::show::show)))
        .service(resource(routes::SUBMISSION_ACCEPT.pattern()).route(post().to(submissions::act::accept)))
        .service(resource(routes::SUBMISSION_DECLINE.pattern()).route(post().to(submissions::act::decline)))
        .service(resource(routes::SUBMISSION_RESEND.pattern()).route(post().to(submissions::act::send_again)))
        .service(
            resource(routes::SUBMISSION_CANCEL.pattern())
                .route(get().to(submissions::withdraw::ask))
                .route(post().to(submissions::act::withdraw)),
        );
}

fn second_factor_routes(config: &mut ServiceConfig) {
    config
        .service(resource(routes::SECOND_FACTOR).route(get().to(second_factor::show)))
        .service(resource(routes::SECOND_FACTOR_SET_UP).route(post().to(second_factor::post_set_up)))
        .service(resource(routes::SECOND_FACTOR_SWITCH_ON).route(post().to(second_factor::post_switch_on)))
        .service(resource(routes::SECOND_FACTOR_SWITCH_OFF).route(post().to(second_factor::post_switch_off)))
        .service(resource(routes::RECOVERY_CODES_FILE).route(post().to(recovery_codes::as_file)))
        .service(
            resource(routes::RECOVERY_CODES)
                .route(get().to(recovery_codes::show))
                .route(post().to(recovery_codes::post)),
        );
}

fn own_account_routes(config: &mut ServiceConfig) {
    config
        .service(resource(routes::SESSIONS).route(get().to(own_sessions::show)))
        .service(resource(routes::SESSIONS_END).route(post().to(own_sessions::end)))
        .service(resource(routes::SESSIONS_END_OTHERS).route(post().to(own_sessions::end_all_others)))
        .service(resource(routes::HISTORY).route(get().to(history::show)))
        .service(resource(routes::OWN_DATA).route(get().to(own_data::save)))
        .service(
            resource(routes::CLOSE_ACCOUNT).route(get().to(close_account::show)).route(post().to(close_account::post)),
        );
}
