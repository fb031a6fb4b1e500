//! Emails that are owed: submissions as the flows store them, each with its codes, all in one transaction.

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
use handover::store::{Database, StoreResult, Tx, accounts, codes, outbox, requests, services};

use super::Outcome;

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

/// A submission of one request, and a code owed to each of its two validators.
fn owe_two(tx: &mut Tx, keyring: &Keyring, now: Moment, number: usize, [from, to]: [AccountId; 2]) -> StoreResult<()> {
    let contacts = Contacts { administrative: from, technical: from, billing: from };
    let service = services::insert(tx, &format!("s{number}-{}.example", now.0), "DOMAIN", &contacts)?;
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
