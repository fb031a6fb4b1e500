//! Whether the process lives, and whether it can work.

use actix_web::{HttpResponse, web};

use crate::reads::readiness;
use crate::web::frame::site::Site;

const ALIVE: &str = concat!("ok, handover ", env!("CARGO_PKG_VERSION"), "\n");

/// GET `/healthz`
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(ALIVE)
}

/// GET `/readyz`: what is wrong, in words, where something is.
pub async fn ready(site: web::Data<Site>) -> HttpResponse {
    let Err((why, error)) = readiness::ready(&site.db).await else {
        return HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n");
    };
    let cause = error.map(|error| error.to_string());
    tracing::warn!(%why, cause, "not ready");
    HttpResponse::ServiceUnavailable()
        .insert_header(("Retry-After", "5"))
        .content_type("text/plain; charset=utf-8")
        .body(format!("{why}\n"))
}
