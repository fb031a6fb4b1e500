//! A link from an email was opened.

use crate::reads::links::LinkRead;
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
