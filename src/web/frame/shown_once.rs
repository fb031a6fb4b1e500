//! Something secret that a browser carries to one page, which shows it once. A cookie can be sent again: so the
//! database keeps in mind what was shown.

use std::time::Duration;

use actix_web::HttpRequest;
use serde::{Deserialize, Serialize};

use crate::domain::factor::{RECOVERY_CODES, TypedCode};
use crate::domain::text::hex;
use crate::domain::time::Moment;
use crate::flows::Doer;
use crate::flows::once::use_once;
use crate::store::StoreResult;
use crate::web::frame::forms::Posted;
use crate::web::frame::site::Site;

/// How long a browser may take to get to the page.
const TERM: Duration = Duration::from_hours(1);

/// Something for one page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShownOnce<T> {
    number: String,
    until: i64,
    what: T,
}

impl<T> ShownOnce<T> {
    /// Wraps it up.
    #[must_use]
    pub fn new(what: T, now: Moment) -> Self {
        Self { number: hex(&rand::random::<[u8; 16]>()), until: now.plus(TERM).0, what }
    }

    /// What it is, for the first who asks in time.
    ///
    /// # Errors
    /// That it was shown cannot be written down.
    pub async fn unwrap(self, site: &Site, request: &HttpRequest) -> StoreResult<Option<T>> {
        let Self { number, until, what } = self;
        let occasion = site.occasion(request, Doer::System);
        let first = occasion.now < Moment(until) && site.write(occasion, move |cx| use_once(cx, &number)).await?;
        Ok(first.then_some(what))
    }
}

/// Recovery codes that their page hands on: they are shown once, and are nowhere else. None, where one of them can be
/// none.
#[must_use]
pub fn codes_handed_on(posted: &Posted) -> Vec<String> {
    let handed_on = posted.0.get("recovery_codes").unwrap_or_default();
    let codes: Vec<String> = handed_on.split_whitespace().take(RECOVERY_CODES).map(str::to_owned).collect();
    let may_be_one = |code: &String| matches!(TypedCode::parse(code), TypedCode::Recovery(_));
    if codes.iter().all(may_be_one) { codes } else { Vec::new() }
}
