//! Serves the static files.

use actix_web::http::header::{self, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ContentEncoding, VARY};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::web::frame::errors::WebError;
use crate::web::frame::packing::takes_gzip;
use crate::web::frame::site::Site;

/// A picture that is opened by itself is a document: it may show its own styles, and run nothing.
const PICTURE_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// GET `/static/{name}`
///
/// # Errors
/// [`WebError::NotFound`] where no file is called so.
pub async fn serve(
    request: HttpRequest,
    site: web::Data<Site>,
    name: web::Path<String>,
) -> Result<HttpResponse, WebError> {
    let asset = site.assets.named(&name).ok_or(WebError::NotFound)?;
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, asset.kind))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"));
    if asset.kind.starts_with("image/") {
        response.insert_header((CONTENT_SECURITY_POLICY, PICTURE_POLICY));
    }
    if asset.packed.is_some() {
        response.insert_header((VARY, header::ACCEPT_ENCODING.as_str()));
    }
    if let Some(packed) = asset.packed.clone().filter(|_| takes_gzip(&request)) {
        response.insert_header(ContentEncoding::Gzip);
        return Ok(response.body(packed));
    }
    Ok(response.body(asset.bytes.clone()))
}
