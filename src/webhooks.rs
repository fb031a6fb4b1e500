//! Events on their way to the provider's own systems: signed (Standard Webhooks), sent at least once, in order for each service, tried
//! again for three days.

pub mod deliver;
mod excerpt;
pub mod gate;
pub mod post;
mod resolve;
mod retry_after;
pub mod sign;
