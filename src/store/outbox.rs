//! `outbox`: the emails that are owed. Written in the transaction of what they tell; sent by the worker.

mod claim;
mod list;
mod owing;

use diesel::prelude::*;
use rand::distr::{Alphanumeric, SampleString};

use super::StoreResult;
use super::schema::outbox;
use super::transaction::Tx;
use crate::domain::notice::{Notice, NoticeAbout};
use crate::domain::time::Moment;
use crate::domain::{AccountId, LinkId, RequestId, SubmissionId};

pub use claim::{ClaimedEmail, claim, finish, give_back, pull_back, put_off, put_off_others, waits_too_long};
pub use list::{UnsentEmail, drop_unsent, retry, unsent};
pub use owing::owe_all;

/// How an email's way through the outbox ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailEnding {
    /// The mail server took it.
    Sent,
    /// The mail server refused it for good.
    Refused,
    /// Its code was replaced, or its reader has nothing left to decide.
    Superseded,
    /// The operator dropped it.
    Dropped,
}

impl EmailEnding {
    fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Superseded => "superseded",
            Self::Dropped => "dropped",
        }
    }
}

/// An email in the outbox, to be made and sent.
#[derive(Clone, Debug)]
pub struct OutboxEmail {
    /// Its number.
    pub id: i64,
    /// What it is about.
    pub notice: Notice,
    /// The left part of its Message-ID, the same on every try.
    pub message_id: String,
    /// How often it was tried before.
    pub attempts: u32,
}

impl OutboxEmail {
    /// The account that it is for, where it is for one.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        self.notice.about().account
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct EmailRow {
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
}

impl EmailRow {
    /// None where this version does not know what it is about.
    fn into_email(self) -> Option<OutboxEmail> {
        let about = NoticeAbout {
            submission: self.submission_id.map(SubmissionId),
            request: self.request_id.map(RequestId),
            account: self.account_id.map(AccountId),
            link: self.link_id.map(LinkId),
            generation: self.generation,
            to_address: self.to_address,
        };
        Some(OutboxEmail {
            id: self.id,
            notice: Notice::read(&self.kind, about)?,
            message_id: self.message_id,
            attempts: u32::try_from(self.attempts).unwrap_or(0),
        })
    }
}

/// Writes an email down as owed.
pub fn owe(tx: &mut Tx, notice: &Notice, now: Moment) -> StoreResult<()> {
    store_owed(tx, notice.name(), notice.about(), now)
}

fn store_owed(tx: &mut Tx, kind: &str, about: NoticeAbout, now: Moment) -> StoreResult<()> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::kind.eq(kind),
            outbox::submission_id.eq(about.submission.map(|id| id.0)),
            outbox::request_id.eq(about.request.map(|id| id.0)),
            outbox::account_id.eq(about.account.map(|id| id.0)),
            outbox::link_id.eq(about.link.map(|id| id.0)),
            outbox::to_address.eq(about.to_address),
            outbox::generation.eq(about.generation),
            outbox::message_id.eq(Alphanumeric.sample_string(&mut rand::rng(), 24)),
            outbox::created_at.eq(now.0),
            outbox::not_before.eq(now.0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

// The lines below are the form before; they go once every flow uses the form above.
