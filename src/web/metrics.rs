//! `/metrics` for Prometheus, on a listener of its own that knows nothing else: whoever reaches the pages does not reach it.

mod gauges;

use std::net::TcpListener;
use std::time::{Duration, Instant};

use actix_web::dev::Server;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{App, HttpResponse, HttpServer, web};
use prometheus_client::encoding::prometheus_text;
use prometheus_client::registry::Registry;
use tokio::sync::Mutex;

use crate::clock::Clock;
use crate::measures;
use crate::store::figures::{self, Figures};
use crate::store::{Database, StoreResult};

/// What the database was asked within this time it is not asked again, however many read it.
const FRESH: Duration = Duration::from_secs(5);
/// Whoever reads metrics is one program, or two.
const CONNECTIONS_MAX: usize = 64;

/// What is asked of the database, and when it was last.
struct Watched {
    db: Database,
    clock: Clock,
    /// Held while the database is asked: the others wait for that answer.
    read: Mutex<Option<(Instant, Option<Figures>)>>,
}

/// Starts answering on a listener, on the actix system that this is called in.
///
/// # Errors
/// The listener cannot be used.
pub fn serve(listener: TcpListener, db: Database, clock: Clock) -> std::io::Result<Server> {
    let watched = web::Data::new(Watched { db, clock, read: Mutex::default() });
    let server = HttpServer::new(move || App::new().app_data(watched.clone()).route("/metrics", web::get().to(show)));
    Ok(server
        .listen(listener)?
        .workers(1)
        .max_connections(CONNECTIONS_MAX)
        .client_request_timeout(Duration::from_secs(5))
        .shutdown_timeout(1)
        .disable_signals()
        .run())
}

async fn show(watched: web::Data<Watched>) -> HttpResponse {
    let figures = watched.figures().await;
    let mut registry = Registry::default();
    measures::register(&mut registry);
    gauges::of_pool(&mut registry, watched.db.pool_use());
    gauges::of_database(&mut registry, figures.as_ref(), watched.clock.now());
    let mut text = String::new();
    match prometheus_text::encode(&mut text, &registry) {
        Ok(()) => {
            HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")).body(text)
        }
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

impl Watched {
    /// What the database says, or said a moment ago; none where it is away.
    async fn figures(&self) -> Option<Figures> {
        let mut read = self.read.lock().await;
        if let Some((at, figures)) = &*read
            && at.elapsed() < FRESH
        {
            return figures.clone();
        }
        let now = self.clock.now();
        let asked: StoreResult<Figures> = self.db.read(move |conn| figures::read(conn, now)).await;
        let figures =
            asked.inspect_err(|error| tracing::warn!(%error, "the database could not be asked for metrics")).ok();
        *read = Some((Instant::now(), figures.clone()));
        figures
    }
}
