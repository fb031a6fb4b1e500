//! A bound for each client's network on how often it may ask, whatever it asks for: a flood costs next to nothing, in time and in
//! the log. A browser with many tabs never meets it.

mod buckets;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentType};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, web};
use askama::Template;

use self::buckets::{Buckets, Verdict};
use crate::domain::account::Language;
use crate::domain::place::network_of;
use crate::measures;
use crate::store::events::SECURITY_LOG;
use crate::web::frame::client_address::ip_of;
use crate::web::frame::problem::{Problem, is_api};
use crate::web::frame::routes;
use crate::web::frame::site::Site;
use crate::web::frame::visitor::Visitor;
use crate::words::{HouseStyle, Words};

/// Requests a second that a network may go on with for ever are one in this time.
const EACH: Duration = Duration::from_millis(20);
/// Other programs ask more often than people do, and each key has a bound of its own.
const EACH_CALL: Duration = Duration::from_millis(5);
/// A static file is sent from memory, and a page asks for several.
const EACH_STATIC: Duration = Duration::from_millis(2);
/// What may come at once, in the time that it is paid for in: 400 pages.
const BURST: Duration = Duration::from_secs(8);

/// What the addresses of static files begin with.
const STATIC_FOLDER: &str = "/static/";

/// Marks the answer of a request that was turned away: it has no line of its own in the log.
pub struct TurnedAway;

/// Who asks how often, and what those are told who ask too often. Its clones are the same.
#[derive(Clone)]
pub struct FloodBound {
    buckets: Arc<Buckets>,
    pages: Arc<HashMap<Language, web::Bytes>>,
}

/// Made once for each language: a flood is answered without making anything.
#[derive(Template)]
#[template(path = "pages/turned_away.html")]
struct TurnedAwayPage<'a> {
    lang: &'a str,
    brand: &'a str,
    title: String,
    text: String,
}

impl FloodBound {
    /// A bound that nobody has come near.
    ///
    /// # Errors
    /// A template's fault.
    pub fn new(style: HouseStyle, brand: &str) -> Result<Self, askama::Error> {
        let page = |language: Language| {
            let words = style.words(language, None);
            let (title, text) = (words.t("error-too-often-title"), words.t("error-too-often-text"));
            let page = TurnedAwayPage { lang: language.code(), brand, title, text }.render()?;
            Ok((language, web::Bytes::from(page)))
        };
        let pages = Words::languages().map(page).collect::<Result<_, askama::Error>>()?;
        Ok(Self { buckets: Arc::new(Buckets::new(BURST)), pages: Arc::new(pages) })
    }

    /// How long to wait, where this request is one too many.
    fn wait(&self, request: &ServiceRequest, site: &Site) -> Option<Duration> {
        let path = request.path();
        // Whoever watches asks now and then; `/readyz` asks the database, and counts like a page.
        if path == routes::HEALTH {
            return None;
        }
        let network = network_of(ip_of(request.request(), &site.trusted_proxies)?);
        let cost = match path {
            path if path.starts_with(STATIC_FOLDER) => EACH_STATIC,
            path if is_api(path) => EACH_CALL,
            _ => EACH,
        };
        let now = Instant::now();
        for (network, refused) in self.buckets.untold(now) {
            tell(&network.to_string(), refused);
        }
        match self.buckets.take(network, cost, now) {
            Verdict::Admitted => None,
            Verdict::Refused { wait, untold } => {
                if let Some(refused) = untold {
                    tell(&network.to_string(), refused);
                }
                Some(wait)
            }
        }
    }

    fn answer(&self, request: &ServiceRequest, wait: Duration) -> HttpResponse {
        measures::turned_away();
        if is_api(request.path()) {
            let problem = Problem::of_status(StatusCode::TOO_MANY_REQUESTS).with_wait(wait);
            let mut answer = problem.answer(request.request());
            answer.extensions_mut().insert(TurnedAway);
            return answer;
        }
        let language = Visitor::stranger(request.request()).language;
        let page = self.pages.get(&language).cloned().unwrap_or_default();
        let seconds = wait.as_millis().div_ceil(1000).max(1).to_string();
        let mut answer = HttpResponse::TooManyRequests();
        let mut answer =
            answer.insert_header((header::RETRY_AFTER, seconds)).content_type(ContentType::html()).body(page);
        answer.extensions_mut().insert(TurnedAway);
        answer
    }
}

fn tell(network: &str, requests: u32) {
    tracing::warn!(target: SECURITY_LOG, network, requests, "requests were turned away: their network asks too often");
}

/// Turns away what is too much, before anything is done for it.
///
/// # Errors
/// None of its own: the refusal is an answer.
pub async fn bound<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let site = request.app_data::<web::Data<Site>>().cloned();
    if let Some((site, flood)) = site.as_ref().and_then(|site| Some((site, site.flood.as_ref()?)))
        && let Some(wait) = flood.wait(&request, site)
    {
        let answer = flood.answer(&request, wait);
        return Ok(request.into_response(answer).map_into_boxed_body().map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}
