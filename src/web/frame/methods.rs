//! Which methods a page answers to.

use actix_web::guard::{Any, Get, Head};
use actix_web::{Route, web};

/// What can be looked at can also be asked for with HEAD: link checkers and mail scanners do.
#[must_use]
pub fn get() -> Route {
    web::route().guard(Any(Get()).or(Head()))
}
