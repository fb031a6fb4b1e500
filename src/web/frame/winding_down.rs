//! The end of serving: what is under way is answered, and each answer closes its connection, so that no browser or proxy that
//! keeps connections open holds up the end, or has a request cut off by it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::middleware::Next;
use actix_web::web;

/// Whether the server has been told to stop. Its clones are the same.
#[derive(Clone, Debug, Default)]
pub struct WindingDown(Arc<AtomicBool>);

impl WindingDown {
    /// From now on it has.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
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
    let mut response = next.call(request).await?;
    let winding_down = response.request().app_data::<web::Data<WindingDown>>();
    if winding_down.is_some_and(|winding_down| winding_down.begun()) {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    Ok(response)
}
