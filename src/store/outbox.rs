//! `outbox`: the emails that are owed. Written in the transaction of what they tell; sent by the worker.

mod claim;
mod come_back;
mod gather;
mod list;
mod owing;
mod records;
mod traces;

use diesel::prelude::*;

use super::StoreResult;
use super::schema::outbox;
use super::transaction::Tx;
use crate::domain::notice::{Notice, NoticeAbout};
use crate::domain::time::Moment;
use crate::domain::{AccountId, LinkId, RequestId, SubmissionId};

pub use claim::{
    ClaimedEmail, claim, finish, finish_sent, give_back, pull_back, put_off, put_off_others, waits_too_long,
};
pub(super) use claim::{beyond_all, claimable};
pub use come_back::{LeftEmail, came_back, left};
pub use gather::{Telling, owe_gathered, owe_taken_over, told_by};
pub use list::{UnsentEmail, drop_unsent, kind_and_reader, retry, retry_all, unsent};
pub use owing::{owe_all, owe_renewals};
pub use records::{RecordTelling, RecordsTold, ToldRecord, owe_telling, records_told_by};
pub use traces::{
    EmailTrace, Fate, UnsentState, is_refused_at_its_address, traces_of_account, traces_of_request,
    traces_of_submission, unsent_trace, unsent_traces,
};

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
    /// The name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Superseded => "superseded",
            Self::Dropped => "dropped",
        }
    }

    fn read(name: &str) -> Option<Self> {
        [Self::Sent, Self::Refused, Self::Superseded, Self::Dropped].into_iter().find(|ending| ending.as_str() == name)
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
    owe_all(tx, std::slice::from_ref(notice), now)
}
