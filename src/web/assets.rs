//! The static files: built into the program, served under names that hold their hash, so that browsers keep them for good.

use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use sha2::{Digest, Sha256};

use super::errors::WebError;
use crate::keys::hex;

/// A static file.
pub struct Asset {
    name: String,
    /// Its address.
    pub href: String,
    kind: &'static str,
    bytes: &'static [u8],
}

impl Asset {
    fn new(stem: &str, ending: &str, kind: &'static str, bytes: &'static [u8]) -> Self {
        let name = format!("{stem}.{}.{ending}", hex(&Sha256::digest(bytes)[..6]));
        Self { href: format!("/static/{name}"), name, kind, bytes }
    }
}

/// The stylesheet.
pub static STYLESHEET: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("handover", "css", "text/css; charset=utf-8", include_bytes!("../../static/handover.css"))
});
/// The script: makes pages a little nicer; nothing needs it.
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("handover", "js", "text/javascript; charset=utf-8", include_bytes!("../../static/handover.js"))
});
/// The icon.
pub static ICON: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("icon", "svg", "image/svg+xml; charset=utf-8", include_bytes!("../../static/icon.svg"))
});

/// GET `/static/{name}`
///
/// # Errors
/// [`WebError::NotFound`] where no file is called so.
pub async fn serve(name: web::Path<String>) -> Result<HttpResponse, WebError> {
    let all = [&STYLESHEET, &SCRIPT, &ICON];
    let asset = all.into_iter().find(|asset| asset.name == *name).ok_or(WebError::NotFound)?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, asset.kind))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(asset.bytes))
}
