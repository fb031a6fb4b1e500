//! Pages are packed with gzip for whoever takes it: in one piece, with its length, so that it leaves in one write.

use std::cell::RefCell;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, AcceptEncoding, Encoding, Header, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpResponse};
use flate2::{Compress, Compression, FlushCompress, Status};
use rand::RngExt;
use rand::distr::{Alphanumeric, SampleString};

/// The kinds that are packed: pages, and what other programs are answered.
const PACKED: [&[u8]; 3] = [b"text/", b"application/json", b"application/problem+json"];
/// What is smaller fits one packet anyway.
const WORTH_IT: usize = 1024;
/// Less makes a page of 25 services a sixth larger, and saves 20 µs of 45; more takes twice as long for a twentieth.
const LEVEL: u32 = 2;
/// The window of gzip, as a power of two.
const WINDOW_BITS: u8 = 15;

thread_local! {
    /// Made once for each thread: it is 250 KiB of tables.
    static PACKER: RefCell<Compress> = RefCell::new(Compress::new_gzip(Compression::new(LEVEL), WINDOW_BITS));
}

/// Marks an answer that shows a secret each time it is asked for: beside what a stranger puts into the address, the
/// packed length would tell of the secret (BREACH). Where the secret comes out of the address, or is shown once, there
/// is nothing to tell: whoever can have such a page made again and again knows it, or never gets it twice.
struct ShowsSecret;

/// An answer that shows a secret each time: it leaves as it is.
#[must_use]
pub fn with_secret(mut answer: HttpResponse) -> HttpResponse {
    answer.extensions_mut().insert(ShowsSecret);
    answer
}

/// Marks an answer that shows what is private beside what a stranger may put into the address, such as the way back.
struct ShowsPrivate;

/// An answer that shows what is private each time: some letters are packed with it, as many as chance says. So its length
/// tells next to nothing, and a browser opens pages for a stranger far too slowly to find the rest out.
#[must_use]
pub fn with_private(mut answer: HttpResponse) -> HttpResponse {
    answer.extensions_mut().insert(ShowsPrivate);
    answer
}

/// So many letters there are at most.
const LETTERS_MAX: usize = 100;

/// Something that nobody sees, and that hardly packs.
fn letters() -> String {
    let mut chance = rand::rng();
    let length = chance.random_range(0..LETTERS_MAX);
    format!("<!--{}-->", Alphanumeric.sample_string(&mut chance, length))
}

/// Whether whoever asks takes gzip.
pub fn takes_gzip(request: &impl HttpMessage) -> bool {
    let known = [Encoding::gzip(), Encoding::identity()];
    let accepted =
        AcceptEncoding::parse(request).ok().filter(|_| request.headers().contains_key(header::ACCEPT_ENCODING));
    accepted.is_some_and(|accepted| accepted.negotiate(known.iter()) == Some(Encoding::gzip()))
}

/// Packs the pages.
///
/// # Errors
/// None of its own.
pub async fn pack<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let packs = takes_gzip(&request);
    let mut answer = next.call(request).await?;
    let is_text = |kind: &HeaderValue| PACKED.iter().any(|packed| kind.as_bytes().starts_with(packed));
    let headers = answer.headers();
    if headers.contains_key(header::CONTENT_ENCODING) || !headers.get(header::CONTENT_TYPE).is_some_and(is_text) {
        return Ok(answer.map_into_left_body());
    }
    answer.headers_mut().append(header::VARY, HeaderValue::from(header::ACCEPT_ENCODING));
    if !packs || answer.response().extensions().get::<ShowsSecret>().is_some() {
        return Ok(answer.map_into_left_body());
    }
    let is_private = answer.response().extensions().get::<ShowsPrivate>().is_some();
    Ok(answer.map_body(|head, body| match body.try_into_bytes() {
        Ok(bytes) => {
            let bytes = if is_private { [bytes.as_ref(), letters().as_bytes()].concat().into() } else { bytes };
            let Some(packed) = packed(&bytes) else { return EitherBody::right(BoxBody::new(bytes)) };
            head.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            EitherBody::right(BoxBody::new(packed))
        }
        Err(body) => EitherBody::left(body),
    }))
}

/// The bytes as gzip has them, where that is smaller.
fn packed(bytes: &Bytes) -> Option<Bytes> {
    if bytes.len() < WORTH_IT {
        return None;
    }
    // What does not get smaller ends at the bound, and is left as it was.
    let mut packed = Vec::with_capacity(bytes.len());
    let status = PACKER.with_borrow_mut(|packer| {
        packer.reset();
        packer.compress_vec(bytes, &mut packed, FlushCompress::Finish)
    });
    matches!(status, Ok(Status::StreamEnd)).then(|| Bytes::from(packed))
}
