//! A session is over: where that leads, and what the browser forgets.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::header::{HeaderName, HeaderValue};

use crate::web::frame::page::see_other;
use crate::web::frame::routes;
use crate::web::frame::session::Flash;

/// On to the sign-in page, with a cookie that holds no session any longer.
#[must_use]
pub fn signed_out(cookie: &Session) -> HttpResponse {
    cookie.clear();
    Flash::new("flash-signed-out", []).leave(cookie);
    left(routes::SIGN_IN)
}

/// On to another page, once a session is over: the browser forgets what it has kept of the pages before.
#[must_use]
pub fn left(to: &str) -> HttpResponse {
    let mut answer = see_other(to);
    let forget = HeaderValue::from_static("\"cache\", \"storage\"");
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), forget);
    answer
}
