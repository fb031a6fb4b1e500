//! `/api/v1`: the provider's own programs, which come with a key (INTERFACE.md, *For programs*). No session, no cookie, no page:
//! what fails is told as a problem. `keys` stands before every call; each room beside it is a kind of thing.

pub mod accounts;
pub mod answers;
pub mod batch;
pub mod bodies;
pub mod call;
pub mod events;
pub mod keys;
pub mod limits;
pub mod once;
pub mod openapi;
pub mod query;
pub mod requests;
pub mod services;
pub mod sync;

use actix_web::http::header::ALLOW;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse, Route};

use super::frame::methods::get;
use super::frame::problem::{API, Problem};

/// What the address of every call begins with.
pub const V1: &str = "/api/v1";

const ACCOUNTS: &str = "/accounts";
const ACCOUNT: &str = "/accounts/{nic}";
const SERVICES: &str = "/services";
const SERVICE: &str = "/services/{category}/{name}";
const BATCH: &str = "/batch";
const REQUESTS: &str = "/requests";
const REQUEST: &str = "/requests/{number}";
const REQUEST_CANCEL: &str = "/requests/{number}/cancel";
const EVENTS: &str = "/events";
const DESCRIPTION: &str = "/openapi.json";

/// A call.
pub struct Operation {
    /// Its method; GET stands for HEAD, too.
    pub method: Method,
    /// Its address behind [`V1`], as the server matches it.
    pub path: &'static str,
    route: fn() -> Route,
}

/// All calls.
pub const OPERATIONS: &[Operation] = &[
    Operation { method: Method::GET, path: ACCOUNTS, route: || get().to(accounts::list) },
    Operation { method: Method::GET, path: ACCOUNT, route: || get().to(accounts::show) },
    Operation { method: Method::PUT, path: ACCOUNT, route: || web::put().to(accounts::put) },
    Operation { method: Method::DELETE, path: ACCOUNT, route: || web::delete().to(accounts::delete) },
    Operation { method: Method::GET, path: SERVICES, route: || get().to(services::list) },
    Operation { method: Method::GET, path: SERVICE, route: || get().to(services::show) },
    Operation { method: Method::PUT, path: SERVICE, route: || web::put().to(services::put) },
    Operation { method: Method::DELETE, path: SERVICE, route: || web::delete().to(services::delete) },
    Operation { method: Method::POST, path: BATCH, route: || web::post().to(batch::post) },
    Operation { method: Method::GET, path: REQUESTS, route: || get().to(requests::list) },
    Operation { method: Method::GET, path: REQUEST, route: || get().to(requests::show) },
    Operation { method: Method::POST, path: REQUEST_CANCEL, route: || web::post().to(requests::withdraw) },
    Operation { method: Method::GET, path: EVENTS, route: || get().to(events::list) },
    Operation { method: Method::GET, path: DESCRIPTION, route: || get().to(openapi::show) },
];

/// Routes of all calls, and of what is none.
pub fn routes(config: &mut ServiceConfig) {
    let mut scope = web::scope(V1);
    let mut paths: Vec<&str> = OPERATIONS.iter().map(|operation| operation.path).collect();
    paths.dedup();
    for path in paths {
        scope = scope.service(resource_at(path));
    }
    config
        .service(scope.default_service(web::to(nothing_here)).wrap(from_fn(keys::let_in)))
        .service(web::scope(API).default_service(web::to(nothing_here)));
}

fn resource_at(path: &'static str) -> actix_web::Resource {
    let of_path = || OPERATIONS.iter().filter(move |operation| operation.path == path);
    let mut allowed: Vec<&str> = of_path().map(|operation| operation.method.as_str()).collect();
    if allowed.contains(&"GET") {
        allowed.push("HEAD");
    }
    let allowed = allowed.join(", ");
    let all = of_path().fold(resource(path), |all, operation| all.route((operation.route)()));
    all.default_service(web::to(move |request: HttpRequest| {
        let mut answer = Problem::of_status(StatusCode::METHOD_NOT_ALLOWED).answer(&request);
        if let Ok(allowed) = allowed.parse() {
            answer.headers_mut().insert(ALLOW, allowed);
        }
        async move { answer }
    }))
}

async fn nothing_here(request: HttpRequest) -> HttpResponse {
    Problem::of_status(StatusCode::NOT_FOUND).answer(&request)
}
