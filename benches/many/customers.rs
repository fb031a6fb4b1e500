//! CSV files for forms of 500 services: an agency is the administrative contact of all, two colleagues share the technical
//! contact, a third has the billing contact; and customers with services of their own.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use handover::passwords::{self, Password};

use super::Outcome;
use super::data::PASSWORD;

/// Who asks for all.
pub const AGENCY: &str = "zz00001-nic";
/// Another agency, with just as many services, that has asked for single ones.
pub const PLAIN_AGENCY: &str = "zz00002-nic";
/// The new technical and billing contact.
pub const NEW: [&str; 2] = ["nw00001-nic", "nw00002-nic"];
/// A customer who changes one service, and its new contact.
pub const NEIGHBOURS: [&str; 2] = ["nb00001-nic", "nb00002-nic"];
/// Services in one form.
pub const SERVICES: u32 = 500;
/// How many such sets each agency has.
pub const SETS: u32 = 16;
/// Services of the customer who changes one at a time.
pub const SINGLE: u32 = 20;

/// What the names of a set begin with.
pub fn set(number: u32) -> String {
    format!("set{number:02}-")
}

/// Writes `accounts.csv` and `services.csv`.
pub fn write(folder: &Path) -> Outcome<()> {
    let hash = passwords::hash(&Password::new(PASSWORD)).map_err(|error| error.to_string())?;
    let mut accounts = String::from("nic_handle,name,email,zone,language,outstanding_payments,password_hash\n");
    let colleagues = ["co00001-nic", "co00002-nic", "co00003-nic"];
    let all = [AGENCY, PLAIN_AGENCY].into_iter().chain(NEW).chain(NEIGHBOURS).chain(colleagues);
    for nic in all {
        writeln!(accounts, "{nic},Customer {nic},{nic}@example.org,eu,en,0,\"{hash}\"")?;
    }
    fs::write(folder.join("accounts.csv"), accounts)?;
    let mut services = String::from("name,category,administrative,technical,billing\n");
    for (agency, kind) in [(AGENCY, ""), (PLAIN_AGENCY, "plain-")] {
        for number in 0..SETS {
            for service in 0..SERVICES {
                let technical = colleagues[usize::try_from(service % 2)?];
                let name = format!("{kind}{}service{service:03}.example", set(number));
                writeln!(services, "{name},DOMAIN,{agency},{technical},{}", colleagues[2])?;
            }
        }
    }
    let [neighbour, _] = NEIGHBOURS;
    for number in 0..SINGLE {
        writeln!(services, "single{number:02}.example,DOMAIN,{neighbour},{neighbour},{neighbour}")?;
    }
    fs::write(folder.join("services.csv"), services)?;
    Ok(())
}
