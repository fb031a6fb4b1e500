//! `outbox`: the emails that are owed. Written in the transaction of what they tell; sent by the worker.

mod claim;
mod owing;

use std::time::Duration;

use diesel::prelude::*;
use rand::distr::{Alphanumeric, SampleString};

use super::connection::{AnyConnection, Tx};
use super::schema::outbox;
use super::{StoreResult, sense};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::time::Moment;
use crate::domain::{AccountId, LinkId, RequestId, SubmissionId};

pub use claim::{Claimed, claim, finish, give_back, pull_back, put_off, put_off_others};
pub use owing::owe_all;

/// No email waits longer for its next try.
pub const WAIT_MAX: Duration = Duration::from_mins(15);

/// How an email's way through the outbox ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The mail server took it.
    Sent,
    /// The mail server refused it for good.
    Refused,
    /// Its code was replaced, or its reader has nothing left to decide.
    Superseded,
    /// The operator dropped it.
    Dropped,
}

impl Ending {
    fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Superseded => "superseded",
            Self::Dropped => "dropped",
        }
    }
}

/// What an email is about: it is made from this when it is sent. It is for an account, or goes where a link says.
#[derive(Clone, Debug)]
pub struct Owed {
    /// Which email.
    pub kind: NoticeKind,
    /// Whom it is for.
    pub account: Option<AccountId>,
    /// The link that it carries, which may be for somebody who has no account yet.
    pub link: Option<LinkId>,
    /// The submission that it is about; emails to one account about one submission leave in their order.
    pub submission: Option<SubmissionId>,
    /// The one request that it is about.
    pub request: Option<RequestId>,
    /// Which generation of the code it carries.
    pub generation: Option<i32>,
    /// Where it goes, where that is not the address in the account's profile.
    pub to_address: Option<String>,
}

impl Owed {
    /// An email to an account.
    #[must_use]
    pub fn to_account(kind: NoticeKind, account: AccountId) -> Self {
        Self { account: Some(account), ..Self::of(kind) }
    }

    /// An email with a link.
    #[must_use]
    pub fn with_link(kind: NoticeKind, link: LinkId) -> Self {
        Self { link: Some(link), ..Self::of(kind) }
    }

    fn of(kind: NoticeKind) -> Self {
        Self { kind, account: None, link: None, submission: None, request: None, generation: None, to_address: None }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct Row {
    id: i64,
    kind: String,
    submission_id: Option<i64>,
    request_id: Option<i64>,
    account_id: Option<i64>,
    link_id: Option<i64>,
    to_address: Option<String>,
    generation: Option<i32>,
    message_id: String,
    attempts: i32,
    not_before: i64,
    outcome: Option<String>,
    last_error: Option<String>,
}

/// An email in the outbox.
#[derive(Clone, Debug)]
pub struct Email {
    /// Its number.
    pub id: i64,
    /// What it is about.
    pub owed: Owed,
    /// The left part of its Message-ID, the same on every try.
    pub message_id: String,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next.
    pub not_before: Moment,
    /// Whether the mail server refused it for good.
    pub refused: bool,
    /// What the mail server said last.
    pub last_error: Option<String>,
}

impl Row {
    fn into_email(self) -> StoreResult<Email> {
        Ok(Email {
            id: self.id,
            owed: Owed {
                kind: sense(NoticeKind::parse(&self.kind), "kind", &self.kind)?,
                account: self.account_id.map(AccountId),
                link: self.link_id.map(LinkId),
                submission: self.submission_id.map(SubmissionId),
                request: self.request_id.map(RequestId),
                generation: self.generation,
                to_address: self.to_address,
            },
            message_id: self.message_id,
            attempts: u32::try_from(self.attempts).unwrap_or(0),
            not_before: Moment(self.not_before),
            refused: self.outcome.as_deref() == Some(Ending::Refused.as_str()),
            last_error: self.last_error,
        })
    }
}

/// Puts an email in.
///
/// # Errors
/// The database's fault.
pub fn put(conn: &mut AnyConnection, owed: &Owed, now: Moment) -> StoreResult<()> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::kind.eq(owed.kind.as_str()),
            outbox::submission_id.eq(owed.submission.map(|id| id.0)),
            outbox::request_id.eq(owed.request.map(|id| id.0)),
            outbox::account_id.eq(owed.account.map(|id| id.0)),
            outbox::link_id.eq(owed.link.map(|id| id.0)),
            outbox::to_address.eq(owed.to_address.as_deref()),
            outbox::generation.eq(owed.generation),
            outbox::message_id.eq(Alphanumeric.sample_string(&mut rand::rng(), 24)),
            outbox::created_at.eq(now.0),
            outbox::not_before.eq(now.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes an email down as owed.
pub fn owe(tx: &mut Tx, notice: &Notice, now: Moment) -> StoreResult<()> {
    let about = match notice {
        Notice::Code { submission, reader, generation, .. } => NoticeColumns {
            submission_id: Some(submission.0),
            account_id: Some(reader.0),
            generation: Some(*generation),
            ..NoticeColumns::default()
        },
        Notice::Outcome { request, submission, reader, .. } => NoticeColumns {
            submission_id: Some(submission.0),
            request_id: Some(request.0),
            account_id: Some(reader.0),
            ..NoticeColumns::default()
        },
        Notice::Link { link, .. } => NoticeColumns { link_id: Some(link.0), ..NoticeColumns::default() },
        Notice::Account { account, to_address, .. } => {
            NoticeColumns { account_id: Some(account.0), to_address: to_address.as_deref(), ..NoticeColumns::default() }
        }
    };
    diesel::insert_into(outbox::table)
        .values((
            outbox::kind.eq(notice.name()),
            about,
            outbox::message_id.eq(Alphanumeric.sample_string(&mut rand::rng(), 24)),
            outbox::created_at.eq(now.0),
            outbox::not_before.eq(now.0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// What a notice is about, as the table keeps it.
#[derive(Default, Insertable)]
#[diesel(table_name = outbox)]
struct NoticeColumns<'a> {
    submission_id: Option<i64>,
    request_id: Option<i64>,
    account_id: Option<i64>,
    link_id: Option<i64>,
    to_address: Option<&'a str>,
    generation: Option<i32>,
}

/// Emails that wait, fail or were refused, oldest first, beyond the given number: at most so many.
///
/// # Errors
/// The database's fault.
pub fn unsent(conn: &mut AnyConnection, beyond: i64, most: i64) -> StoreResult<Vec<Email>> {
    let mut rows = Vec::new();
    let waiting = outbox::table.filter(outbox::finished_at.is_null().and(outbox::id.gt(beyond)));
    rows.extend(waiting.order(outbox::id).limit(most).select(Row::as_select()).load(conn)?);
    let refused = outbox::table.filter(outbox::outcome.eq(Ending::Refused.as_str()).and(outbox::id.gt(beyond)));
    rows.extend(refused.order(outbox::id).limit(most).select(Row::as_select()).load(conn)?);
    rows.sort_by_key(|row| row.id);
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    rows.into_iter().map(Row::into_email).collect()
}

/// Has a waiting or refused email tried at once: says whether there was one.
///
/// # Errors
/// The database's fault.
pub fn retry(conn: &mut AnyConnection, id: i64, now: Moment) -> StoreResult<bool> {
    let refused = outbox::outcome.eq(Ending::Refused.as_str());
    let row = outbox::table.find(id).filter(outbox::finished_at.is_null().or(refused.assume_not_null()));
    let changed = diesel::update(row)
        .set((outbox::outcome.eq(None::<String>), outbox::finished_at.eq(None::<i64>), outbox::not_before.eq(now.0)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Drops a waiting or refused email: says whether there was one.
///
/// # Errors
/// The database's fault.
pub fn drop_unsent(conn: &mut AnyConnection, id: i64, now: Moment) -> StoreResult<bool> {
    let refused = outbox::outcome.eq(Ending::Refused.as_str());
    let row = outbox::table.find(id).filter(outbox::finished_at.is_null().or(refused.assume_not_null()));
    let changed = diesel::update(row)
        .set((outbox::outcome.eq(Ending::Dropped.as_str()), outbox::finished_at.eq(now.0)))
        .execute(conn)?;
    Ok(changed == 1)
}
