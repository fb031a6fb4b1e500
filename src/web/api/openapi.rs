//! The description of all calls, as `OpenAPI` 3.1 has it: made from the code that answers them.

use actix_web::HttpResponse;
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{Object, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{self, ContentBuilder, Ref, RefOr, ResponseBuilder, Server};
use utoipa::{Modify, OpenApi};

use super::call::Call;
use super::query::CallQuery;
use super::{accounts, batch, events, requests, services};
use crate::web::frame::errors::WebError;
use crate::web::frame::problem::{PROBLEM_JSON, ProblemDetails};

/// How a key is sent, as the description calls it.
const KEY: &str = "key";
/// What answers carry beside their body.
const ABOUT: &str = "For the provider's own systems: accounts and services go in, requests and what became of them come out.

Every call needs a key, which `handover api-key create NAME --scope read|sync` prints once: `Authorization: Bearer handover_…`. A key of \
scope `read` reads; one of scope `sync` changes things, too. What a key does stands in the operators' log under its name.

Accounts go by NIC handle, services by category and name, both percent-encoded. The columns are those of the CSV files of `handover import` \
and `export`; PUT and POST /batch check and store as an import does. A list gives `next`: ask again with it as `after`, until it is \
null; `next` of /events never is.

Errors are `application/problem+json` (RFC 9457); the `type` of one stays, its words may change. `reference` is in the header \
`X-Request-Id`, too, and names the call in the log. A key has 3,000 calls a minute: `RateLimit` and `RateLimit-Policy` say what is left, and \
429 comes with `Retry-After`. So does 503: try again then. An `Idempotency-Key` (any text of your own) makes a call safe to send again: for a \
day it is answered as it was, and done once; it may be done again where it was cut off before it was answered.";

#[derive(OpenApi)]
#[openapi(
    info(title = "Handover", description = ABOUT),
    paths(
        accounts::list, accounts::show, accounts::put, accounts::delete,
        services::list, services::show, services::put, services::delete,
        batch::post,
        requests::list, requests::show, requests::withdraw,
        events::list,
        show,
    ),
    components(schemas(ProblemDetails)),
    tags(
        (name = "accounts", description = "Customers"),
        (name = "services", description = "What was ordered: each has three contacts and may have an owner"),
        (name = "batch", description = "Many changes in one transaction"),
        (name = "requests", description = "Changes of contacts that customers ask for"),
        (name = "events", description = "What has happened, numbered"),
        (name = "description", description = "This description"),
    ),
    modifiers(&OfAll),
)]
struct Description;

/// What is the same of all calls.
struct OfAll;

impl Modify for OfAll {
    fn modify(&self, document: &mut openapi::OpenApi) {
        document.servers = Some(vec![Server::new("/")]);
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document.components.get_or_insert_default().add_security_scheme(KEY, scheme);
        document.security = Some(vec![SecurityRequirement::new(KEY, [""; 0])]);
        for (path, item) in &mut document.paths.paths {
            let has_name = path.contains('{');
            let is_tagged = path.contains("{nic}") || path.contains("{category}");
            for call in [&mut item.get].into_iter().flatten() {
                add_problems(call, has_name, false);
                if is_tagged {
                    add_tag(call);
                }
            }
            for call in [&mut item.put, &mut item.post, &mut item.delete].into_iter().flatten() {
                add_problems(call, has_name, true);
            }
        }
    }
}

/// That a thing has a tag, and is not sent to whoever has it.
fn add_tag(call: &mut Operation) {
    let tag = || text_header("Changes with what is answered; sent back in `If-None-Match`");
    if let Some(RefOr::T(answer)) = call.responses.responses.get_mut("200") {
        answer.headers.insert("ETag".to_owned(), tag().into());
    }
    let known = ResponseBuilder::new().description("`If-None-Match` named what there is").header("ETag", tag());
    call.responses.responses.insert("304".to_owned(), RefOr::T(known.build()));
}

fn text_header(description: &str) -> Header {
    HeaderBuilder::new().schema(Some(Object::with_type(Type::String))).description(Some(description)).build()
}

/// What answers of this status carry in their headers.
fn headers_of(status: &str) -> Vec<(&'static str, &'static str)> {
    let more = match status {
        "401" => return vec![("WWW-Authenticate", "`Bearer`")],
        "421" => return Vec::new(),
        "409" | "429" | "503" => Some(("Retry-After", "Seconds after which to try again, where that may help")),
        _ => None,
    };
    let limits = [
        ("RateLimit", "How many calls are left, and for how many seconds"),
        ("RateLimit-Policy", "How many calls there are in which time"),
    ];
    limits.into_iter().chain(more).collect()
}

/// How each call can fail, beside what it says itself.
fn add_problems(call: &mut Operation, has_name: bool, changes: bool) {
    let takes_body = call.request_body.is_some();
    let all = [
        ("400", true, "The address or the body cannot be read; `errors` names parameters"),
        ("401", true, "There is no key, or it is worth nothing"),
        ("403", changes, "The scope of the key is `read`"),
        ("404", has_name, "There is none"),
        ("408", takes_body, "The body did not arrive in time"),
        ("409", changes, "The same call, by its Idempotency-Key, is under way"),
        ("413", takes_body, "The body is too large"),
        ("415", takes_body, "The body is of another kind, or packed"),
        ("421", true, "`Host` is not that of the site"),
        (
            "422",
            changes,
            "Something is wrong in the body, and `errors` names it; or the Idempotency-Key was another call's",
        ),
        ("429", true, "Too often; `Retry-After` says when to go on"),
        ("500", true, "A fault of Handover; its log says more under `reference`"),
        ("503", true, "The database is away, or too much is asked at once; `Retry-After` says when to try again"),
    ];
    for (status, may_be, description) in all {
        if may_be && !call.responses.responses.contains_key(status) {
            let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemDetails"))).build();
            let answer = ResponseBuilder::new().description(description).content(PROBLEM_JSON, content).build();
            call.responses.responses.insert(status.to_owned(), RefOr::T(answer));
        }
    }
    for (status, answer) in &mut call.responses.responses {
        let RefOr::T(answer) = answer else { continue };
        for (name, description) in headers_of(status) {
            answer.headers.insert(name.to_owned(), text_header(description).into());
        }
    }
}

/// The description, as JSON.
#[must_use]
pub fn document() -> String {
    // Names and texts alone: it cannot fail.
    serde_json::to_string_pretty(&Description::openapi()).unwrap_or_default()
}

/// This description.
#[utoipa::path(
    get, path = "/openapi.json", context_path = "/api/v1", tag = "description", operation_id = "getDescription",
    responses((status = 200, description = "OpenAPI 3.1", body = Object)),
)]
pub async fn show(call: Call) -> Result<HttpResponse, WebError> {
    CallQuery::of(&call.http, &[]).finish()?;
    Ok(HttpResponse::Ok().content_type("application/json").body(document()))
}
