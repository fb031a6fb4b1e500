//! Whether the process lives, and whether it can work.

use actix_web::{HttpResponse, web};

use crate::reads::readiness;
use crate::web::frame::site::Site;

const ALIVE: &str = concat!("ok, handover ", env!("CARGO_PKG_VERSION"), "\n");

/// GET `/healthz`
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(ALIVE)
}

/// GET `/readyz`
pub async fn ready(site: web::Data<Site>) -> HttpResponse {
    match site.db.read(readiness::ready).await {
        Ok(()) => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            HttpResponse::ServiceUnavailable()
                .insert_header(("Retry-After", "5"))
                .content_type("text/plain; charset=utf-8")
                .body("the database is away\n")
        }
    }
}
