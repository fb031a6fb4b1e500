//! Emails that are owed: submissions as the flows store them, each with its codes, all in one transaction.

use std::thread;
use std::time::{Duration, Instant};

use handover::config::SecretKeys;
use handover::domain::AccountId;
use handover::domain::account::{EmailAddress, Language, NicHandle};
use handover::domain::change::PlannedRequest;
use handover::domain::name::AccountName;
use handover::domain::notice::{CodeOccasion, Notice};
use handover::domain::service::{ContactType, ContactTypes, Contacts};
use handover::domain::time::{DAY, Moment};
use handover::keys::Keyring;
use handover::store::accounts::NewAccount;
use handover::store::codes::NewCode;
use handover::store::requests::NewRequests;
use handover::store::{Database, StoreError, StoreResult, Tx, accounts, codes, outbox, requests, services};

use super::{Outcome, PATIENCE};

pub const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
/// Accounts that the emails go to.
const ACCOUNTS: usize = 200;

/// So many validation codes to be sent, two for each submission.
pub fn owe(db: &Database, now: Moment, mails: usize) -> Outcome<()> {
    let keyring = Keyring::new(&SecretKeys::from_hex(KEY)?);
    let mut customers = Vec::new();
    for number in 0..ACCOUNTS {
        let nic = NicHandle::parse(&format!("be{}{number:03}-nic", now.0 % 1_000_000_000))?;
        customers.push((nic, EmailAddress::parse(&format!("customer{number}@example.org"))?));
    }
    db.write_blocking(|tx| {
        let mut ids = Vec::new();
        for (nic, email) in &customers {
            let new = NewAccount {
                nic,
                name: &AccountName::shown("Benchmark Customer", "–"),
                email,
                zone: "eu",
                language: Language::English,
                password_hash: None,
                outstanding_payments: 0,
            };
            ids.push(accounts::insert(tx, &new, now)?);
        }
        for number in 0..mails / 2 {
            let (from, to) = (ids[number % ACCOUNTS], ids[(number + 1) % ACCOUNTS]);
            owe_two(tx, &keyring, now, number, [from, to])?;
        }
        Ok(())
    })?;
    Ok(())
}

#[derive(diesel::QueryableByName)]
struct Sent {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    waiting: i64,
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    milliseconds: i64,
}

/// Waits until nothing waits to be sent; how many of the last so many emails were marked in a second, from the first to the last.
pub fn rate_of_sent(db: &Database, mails: usize) -> Outcome<f64> {
    let counted = format!(
        "SELECT SUM(CASE WHEN finished_at IS NULL THEN 1 ELSE 0 END) AS waiting, \
         COALESCE(MAX(finished_at) - MIN(finished_at), 0) AS milliseconds \
         FROM (SELECT finished_at FROM outbox ORDER BY id DESC LIMIT {mails}) AS last"
    );
    let until = Instant::now() + PATIENCE;
    loop {
        let sent: Sent = db.read_blocking(|conn| {
            let asked = diesel::sql_query(&counted);
            Ok::<_, StoreError>(diesel::RunQueryDsl::get_result(asked, conn)?)
        })?;
        if sent.waiting == 0 {
            return Ok(f64::from(u32::try_from(mails)?) * 1000.0 / f64::from(u32::try_from(sent.milliseconds.max(1))?));
        }
        if Instant::now() > until {
            return Err("emails are left".into());
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// A submission of one request, and a code owed to each of its two validators.
fn owe_two(tx: &mut Tx, keyring: &Keyring, now: Moment, number: usize, [from, to]: [AccountId; 2]) -> StoreResult<()> {
    let contacts = Contacts { administrative: from, technical: from, billing: from };
    let service = services::insert(tx, (&format!("s{number}-{}.example", now.0), "DOMAIN"), &contacts, now)?;
    let submission = requests::insert_submission(tx, from, None, now)?;
    let shared = NewRequests { submission, requester: from, created_at: now, expires_at: now.plus(DAY * 30) };
    let planned = PlannedRequest { from, to, types: ContactTypes::from([ContactType::Technical]) };
    requests::insert_all(tx, shared, &[(service, planned)])?;
    let fresh = [from, to].map(|account| NewCode { account, nonce: rand::random() });
    codes::insert_all(tx, submission, &fresh, &keyring.first().id, None)?;
    for reader in [from, to] {
        let occasion = CodeOccasion::ValidationCode;
        outbox::owe(tx, &Notice::Code { submission, reader, generation: 1, occasion }, now)?;
    }
    Ok(())
}
