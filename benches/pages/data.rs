//! CSV files of any size: most customers hold all three contacts of a handful of services, one agency is the technical
//! contact of many.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use handover::config::SecretKeys;
use handover::domain::account::NicHandle;
use handover::domain::{AccountId, SubmissionId};
use handover::keys::Keyring;
use handover::passwords::{self, Password};
use handover::store::{AnyConnection, accounts, codes};

use super::Outcome;
use super::program::KEY;

/// The NIC handle of the agency.
pub const AGENCY: &str = "zz00001-nic";
/// That of an office which is the technical contact of just as many services, however many there are: what grows with the tables
/// alone shows in its pages.
pub const OFFICE: &str = "zz00002-nic";
/// The password of the agency, of the office, and of so many customers: as many as connect at once.
pub const PASSWORD: &str = "benchmark pass phrase";

pub const SIGNING_IN: u32 = 16;

/// How many services are the office's.
pub const OFFICE_SERVICES: u32 = 300;

const WORDS: [&str; 12] =
    ["amber", "bridge", "cobalt", "dawn", "elm", "flint", "granite", "heron", "ivory", "jasper", "quartz", "sable"];
const CATEGORIES: [&str; 8] = ["DOMAIN", "DOMAIN", "DOMAIN", "DOMAIN", "HOSTING", "ZONE", "EMAIL_DOMAIN", "VPS"];

/// How many services there are, and of how many of these the agency is a contact.
#[derive(Clone, Copy)]
pub struct DataSize {
    pub services: u32,
    pub agency: u32,
}

/// Writes `accounts.csv` and `services.csv`.
pub fn write(folder: &Path, DataSize { services, agency }: DataSize) -> Outcome<()> {
    let hash = passwords::hash(&Password::new(PASSWORD)).map_err(|error| error.to_string())?;
    let customers = (services / 10).max(50);
    let nic = |number: u32| format!("cu{}-nic", 10_000 + number);
    let mut file = BufWriter::new(File::create(folder.join("accounts.csv"))?);
    writeln!(file, "nic_handle,name,email,zone,language,outstanding_payments,password_hash")?;
    writeln!(file, "{AGENCY},Benchmark Agency,agency@example.org,eu,en,0,\"{hash}\"")?;
    writeln!(file, "{OFFICE},Benchmark Office,office@example.org,eu,en,0,\"{hash}\"")?;
    for number in 0..customers {
        let hash = if number < SIGNING_IN { format!("\"{hash}\"") } else { String::new() };
        writeln!(file, "{},Customer {number},customer{number}@example.org,eu,en,0,{hash}", nic(number))?;
    }
    file.flush()?;
    let mut file = BufWriter::new(File::create(folder.join("services.csv"))?);
    writeln!(file, "name,category,administrative,technical,billing")?;
    for number in 0..services {
        // Spread over the alphabet, the same for the same number.
        let mixed = number.wrapping_mul(2_654_435_761);
        let word = |shift: u32| WORDS[usize::try_from(mixed >> shift).unwrap_or(0) % WORDS.len()];
        let category = CATEGORIES[usize::try_from(mixed >> 8).unwrap_or(0) % CATEGORIES.len()];
        let owner = nic(mixed % customers);
        let technical = match number {
            _ if number < agency => AGENCY,
            _ if number - agency < OFFICE_SERVICES => OFFICE,
            _ => &owner,
        };
        writeln!(file, "{}-{}-service{number}.example,{category},{owner},{technical},{owner}", word(3), word(17))?;
    }
    file.flush()?;
    Ok(())
}

/// An account's number in a database that holds the files.
pub fn number_of(conn: &mut AnyConnection, nic: &str) -> Outcome<AccountId> {
    let nic = NicHandle::parse(nic).map_err(|_| "no NIC handle")?;
    Ok(accounts::by_nic(conn, &nic)?.ok_or("there is no such account")?.id)
}

/// The validation code of a submission that an account has been sent.
pub fn code_of(conn: &mut AnyConnection, submission: i64, account: i64) -> Outcome<String> {
    let keyring = Keyring::new(&SecretKeys::from_hex(KEY).map_err(|_| "no key")?);
    let row = codes::find(conn, SubmissionId(submission), AccountId(account))?.ok_or("there is no code")?;
    Ok(keyring.code(&row).ok_or("the code is of another key")?.to_string())
}
