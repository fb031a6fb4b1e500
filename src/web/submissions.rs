//! One submission: what was asked for together, and what is done to all of it or to a part of it.

pub mod act;
pub mod show;
pub mod withdraw;

use crate::domain::SubmissionId;
use crate::domain::acts::Viewer;
use crate::reads::submissions::{SubmissionView, submission_for};
use crate::web::frame::errors::WebError;
use crate::web::frame::numbered::NumberedContext;
use crate::web::submissions::show::SubmissionAddress;

/// What a handler of `/submissions/{id}…` works with: who is signed in, and which submission it is about.
pub type SubmissionContext = NumberedContext<SubmissionId>;

impl SubmissionContext {
    /// The submission as its viewer sees it.
    ///
    /// # Errors
    /// [`WebError::NotFound`] where it sees none of it.
    pub async fn read(&self, place: &SubmissionAddress) -> Result<SubmissionView, WebError> {
        let wanted = place.wanted();
        self.see(move |conn, viewer, id, now| submission_for(conn, Viewer::Account(viewer), id, wanted, now)).await
    }
}
