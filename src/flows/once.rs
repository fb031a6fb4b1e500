//! What is good once, and known by a random number alone: a page that shows something secret.

use super::Cx;
use crate::domain::time::DAY;
use crate::store::{StoreResult, throttle};

/// Says whether this number is used for the first time. It is kept in mind for a day: what it stands for must be over
/// by then.
pub fn use_once(cx: &mut Cx<'_>, number: &str) -> StoreResult<bool> {
    let key = format!("once {number}");
    throttle::hold(cx.tx, &key)?;
    if throttle::wait(cx.tx, &key, 1, DAY, cx.now)?.is_some() {
        return Ok(false);
    }
    throttle::hit(cx.tx, &key, cx.now)?;
    Ok(true)
}
