//! A link from an email was opened.

use actix_web::{HttpRequest, HttpResponse};

use crate::reads::links::LinkRead;
use crate::web::frame::confirm::dead_link;
use crate::web::frame::errors::WebError;
use crate::web::frame::site::Site;

/// What a link leads to, while it is good.
///
/// # Errors
/// The database cannot be read.
pub async fn opened<T: Send + 'static>(site: &Site, token: &str, read: LinkRead<T>) -> Result<Option<T>, WebError> {
    let (keyring, now, token) = (site.terms.keyring.clone(), site.clock.now(), token.to_owned());
    Ok(site.db.read(move |conn| read(conn, &keyring, &token, now)).await?)
}

/// The page of a link that is no longer good, and what to do instead.
#[derive(Clone, Copy)]
pub struct DeadLink {
    /// Where to go instead.
    pub href: &'static str,
    /// The key of what it says.
    pub text: &'static str,
    /// The key of what is behind `href`.
    pub label: &'static str,
}

impl DeadLink {
    /// The page as an answer.
    ///
    /// # Errors
    /// The template's fault.
    pub fn answer(self, request: &HttpRequest) -> Result<HttpResponse, WebError> {
        dead_link(request, self.href, self.text, self.label)
    }
}
