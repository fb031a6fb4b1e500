//! Many changes at once: a PUT or DELETE a line, all of them or none. What lines put is written first, then services are removed and
//! accounts closed, whatever the order of the lines.

mod deletes;
mod lines;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use self::deletes::Deleted;
use super::answers::Answer;
use super::call::Call;
use super::once::once;
use super::sync::{self, KeptRecord, TallyRecord, bad_rows};
use crate::import::Imported;
use crate::store::{Database, Tx};
use crate::web::frame::errors::WebError;

/// The largest batch, in bytes.
const BODY_MAX: usize = 16 * 1024 * 1024;
/// What a batch may be called.
const KINDS: [&str; 3] = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

/// What a batch has done.
#[derive(Serialize, ToSchema)]
pub struct BatchAnswer {
    /// Accounts that were put.
    pub accounts: TallyRecord,
    /// Services that were put.
    pub services: TallyRecord,
    /// How many contacts of services that there were before are others now.
    #[schema(example = 1)]
    pub contacts_changed: u64,
    /// Accounts that lines delete; those that were closed before count too.
    #[schema(example = 0)]
    pub accounts_deleted: usize,
    /// Services that lines delete; those that were removed before count too.
    #[schema(example = 0)]
    pub services_deleted: usize,
    /// Contacts that *done* requests have set, and that stay: the first 50.
    pub kept: Vec<KeptRecord>,
    /// How many more stay.
    #[schema(example = 0)]
    pub kept_more: u64,
}

/// Many changes at once, all or none, in one transaction. A line is `{"put": "/services/DOMAIN/example.org", "body": {…}}` or
/// `{"delete": "/accounts/xx11111-nic"}`; the bodies are those of the PUTs. Accounts are put before services, whatever the order of
/// the lines, and deletes come last. Of bad lines the first 50 are named, and how many more there are.
#[utoipa::path(
    post, path = "/batch", context_path = "/api/v1", tag = "batch", operation_id = "postBatch",
    params(
        ("overwrite_contacts" = Option<String>, Query, description = "`1`: the bodies win over contacts that *done* requests have set; else these are kept, and named in the answer"),
        ("Idempotency-Key" = Option<String>, Header, description = "Up to 255 characters; the same call with the same key is answered the same for a day"),
    ),
    request_body(
        content = String, content_type = "application/x-ndjson",
        description = "At most 10,000 lines and 16 MiB, each line at most 64 KiB",
        example = "{\"put\":\"/accounts/xx11111-nic\",\"body\":{\"name\":\"Alice Martin\",\"email\":\"alice@example.org\",\"zone\":\"eu\"}}\n{\"delete\":\"/services/DOMAIN/example.net\"}\n",
    ),
    responses((status = 200, description = "All of it is done", body = BatchAnswer)),
)]
pub async fn post(call: Call, payload: web::Payload) -> Result<HttpResponse, WebError> {
    let overwrite = sync::overwrites(&call)?;
    let body = call.body(payload, &KINDS, BODY_MAX).await?;
    let (sent, occasion) = (body.clone(), call.occasion(None));
    once(&call, &body, async |begun| {
        let read = move |db: &Database| {
            let mut order = lines::order_of(db, &sent, occasion)?;
            let deleted = order.with;
            let settle = move |tx: &mut Tx, imported: &Imported| begun.settle(tx, &answer_of(imported, deleted));
            order.then.settle = Some(Box::new(settle));
            Ok(order)
        };
        let written = sync::write(&call, overwrite, read).await?;
        let place = |line, column: &str| (Some(line), lines::pointer_to(column));
        let (imported, deleted) = written.map_err(|bad| bad_rows(&bad, place))?;
        Ok(answer_of(&imported, deleted))
    })
    .await
}

fn answer_of(imported: &Imported, deleted: Deleted) -> Answer {
    let answer = BatchAnswer {
        accounts: imported.accounts.into(),
        services: imported.services.into(),
        contacts_changed: imported.contacts,
        accounts_deleted: deleted.accounts,
        services_deleted: deleted.services,
        kept: imported.kept.first.iter().map(KeptRecord::of).collect(),
        kept_more: imported.kept.more,
    };
    Answer::json(StatusCode::OK, &answer)
}
