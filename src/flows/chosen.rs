//! What an act on requests is about: one of them, or what there is of a submission for whoever acts.

use std::collections::BTreeSet;

use super::{Cx, moves};
use crate::domain::acts::Viewer;
use crate::domain::request::Request;
use crate::domain::{RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::requests::{self, ConcernedBy};

/// Which requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// This one.
    One(RequestId),
    /// All of a submission that are there for whoever acts.
    All(SubmissionId),
    /// These of a submission.
    These(SubmissionId, Vec<RequestId>),
}

/// Those that are chosen, held for this transaction, as they stand now, in the order of their numbers. Nothing where one of
/// them is not there, or is nothing to do with who acts.
pub(super) fn hold(cx: &mut Cx<'_>, chosen: &Chosen, by: Viewer) -> StoreResult<Vec<Request>> {
    let place = match chosen {
        Chosen::One(id) => ConcernedBy::Request(*id),
        Chosen::All(submission) | Chosen::These(submission, _) => ConcernedBy::Submission(*submission),
    };
    let mut ids = requests::concerning(cx.tx, place, by.account())?;
    if let Chosen::These(_, these) = chosen {
        let these: BTreeSet<RequestId> = these.iter().copied().collect();
        ids.retain(|id| these.contains(id));
        if ids.len() < these.len() {
            return Ok(Vec::new());
        }
    }
    if ids.is_empty() { Ok(Vec::new()) } else { moves::hold_requests(cx, &ids) }
}
