//! My requests, one request, and what is done to it.

pub mod act;
pub mod export;
pub mod list;
pub mod show;
pub mod turns;
pub mod withdraw;

use crate::domain::acts::Viewer;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::reads::people::Person;
use crate::reads::requests::{RequestView, request_for};
use crate::store::{AnyConnection, StoreResult};
use crate::web::frame::errors::WebError;
use crate::web::frame::numbered::NumberedContext;
use crate::words::account_words;

/// What a handler of `/requests/{id}…` works with: who is signed in, and which request it is about.
pub type RequestContext = NumberedContext<RequestId>;

impl RequestContext {
    /// The request as its viewer sees it.
    ///
    /// # Errors
    /// [`WebError::NotFound`] where it does not.
    pub async fn read(&self) -> Result<RequestView, WebError> {
        self.see(seen_request).await
    }
}

fn seen_request(
    conn: &mut AnyConnection,
    viewer: AccountId,
    id: RequestId,
    now: Moment,
) -> StoreResult<Option<RequestView>> {
    request_for(conn, Viewer::Account(viewer), id, now)
}

/// Somebody in a sentence.
#[must_use]
pub fn person_words(person: &Person) -> String {
    account_words(&person.name, &person.nic)
}
