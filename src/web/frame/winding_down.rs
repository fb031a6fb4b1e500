//! The end of serving: what is under way is answered, and each answer closes its connection, so that no browser or
//! proxy that keeps connections open holds up the end, or has a request cut off by it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::middleware::Next;
use actix_web::web;

/// Between two looks at whether somebody still asks.
const LOOK: Duration = Duration::from_millis(20);
/// Who is let in at the very end is known after this time.
const LET_IN_WITHIN: Duration = Duration::from_millis(60);
/// Whoever keeps a connection and asks again does so sooner than this after the last answer; a connection that is only
/// kept is closed like any that nobody uses.
const QUIET: Duration = Duration::from_millis(250);

/// Whether the server has been told to stop, and whether somebody is about to ask. Its clones are the same.
#[derive(Clone, Debug)]
pub struct WindingDown(Arc<House>);

#[derive(Debug)]
struct House {
    begun: AtomicBool,
    /// Connections on which nothing was asked yet.
    not_asked: AtomicUsize,
    opened: Instant,
    /// When somebody asked last, in milliseconds since it opened.
    last_asked: AtomicU64,
}

impl Default for WindingDown {
    fn default() -> Self {
        Self(Arc::new(House {
            begun: AtomicBool::new(false),
            not_asked: AtomicUsize::new(0),
            opened: Instant::now(),
            last_asked: AtomicU64::new(0),
        }))
    }
}

impl WindingDown {
    /// From now on it has.
    pub fn begin(&self) {
        self.0.begun.store(true, Ordering::Relaxed);
    }

    fn begun(&self) -> bool {
        self.0.begun.load(Ordering::Relaxed)
    }

    /// Somebody was let in.
    #[must_use]
    pub fn guest(&self) -> Guest {
        self.0.not_asked.fetch_add(1, Ordering::Relaxed);
        Guest { house: Arc::clone(&self.0), has_asked: AtomicBool::new(false) }
    }

    /// Waits while somebody may still ask, at most so long. What was asked is answered all the same.
    pub async fn last_questions(&self, at_most: Duration) {
        let until = Instant::now() + at_most;
        tokio::time::sleep(LET_IN_WITHIN.min(at_most)).await;
        while self.0.may_be_asked() && Instant::now() < until {
            tokio::time::sleep(LOOK).await;
        }
    }
}

impl House {
    fn now(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn may_be_asked(&self) -> bool {
        let quiet = Duration::from_millis(self.now().saturating_sub(self.last_asked.load(Ordering::Relaxed)));
        self.not_asked.load(Ordering::Relaxed) > 0 || quiet < QUIET
    }
}

/// Who was let in; kept with the connection.
#[derive(Debug)]
pub struct Guest {
    house: Arc<House>,
    has_asked: AtomicBool,
}

impl Guest {
    fn asks(&self) {
        self.house.last_asked.store(self.house.now(), Ordering::Relaxed);
        self.is_waited_for_no_more();
    }

    fn is_waited_for_no_more(&self) {
        if !self.has_asked.swap(true, Ordering::Relaxed) {
            self.house.not_asked.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.is_waited_for_no_more();
    }
}

/// Closes the connection with the answer, once the server has been told to stop.
///
/// # Errors
/// None of its own.
pub async fn connections<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    if let Some(guest) = request.request().conn_data::<Guest>() {
        guest.asks();
    }
    let mut response = next.call(request).await?;
    let winding_down = response.request().app_data::<web::Data<WindingDown>>();
    if winding_down.is_some_and(|winding_down| winding_down.begun()) {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    Ok(response)
}
