//! A new password is rated before it is taken.

use actix_web::HttpRequest;

use crate::flows::Doer;
use crate::flows::throttles::admit_new_password;
use crate::passwords::{Password, WeakPassword, strong_enough_aside};
use crate::web::frame::errors::WebError;
use crate::web::frame::site::Site;

/// Whether it is hard enough to guess, where so much is `known` of its owner. Rating takes its time: it is counted
/// before.
///
/// # Errors
/// [`WebError::TooOften`], [`WebError::Busy`]. The inner one says why it is not.
pub async fn rate_new_password(
    request: &HttpRequest,
    site: &Site,
    password: &Password,
    known: Vec<String>,
) -> Result<Result<(), WeakPassword>, WebError> {
    site.write(site.occasion(request, Doer::System), admit_new_password).await?.map_err(WebError::TooOften)?;
    Ok(strong_enough_aside(password.clone(), known).await?)
}
