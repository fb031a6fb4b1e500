//! Those who run the demo: each has a role, and a second factor whose secret is told to whoever tries the demo.

use super::{Ground, PASSWORD, SeedError};
use crate::domain::AccountId;
use crate::domain::account::{EmailAddress, Language, NicHandle};
use crate::domain::factor::{AppSecret, RecoveryCode};
use crate::domain::name::AccountName;
use crate::domain::operator::Role;
use crate::domain::time::{DAY, Moment};
use crate::keys::{Keyring, Sealed};
use crate::passwords::{self, Password};
use crate::store::accounts::NewAccount;
use crate::store::{Database, StoreResult, Tx, accounts, factors};

/// Number of the NIC handle, name, address and role.
const OPERATORS: [(&str, &str, &str, Role); 2] = [
    ("no30001", "Nora Okafor", "nora.okafor@hosting.example", Role::Admin),
    ("sl30002", "Sam Lindqvist", "sam.lindqvist@hosting.example", Role::Support),
];
/// What their authenticator apps are set up with.
const SECRET: &[u8; AppSecret::LENGTH] = b"handover demo secret";
/// The recovery codes of each, as numbers.
const RECOVERY: [u128; 5] = [
    0x3141_5926_5358_9793_2384_6264_3383_2795,
    0x2718_2818_2845_9045_2353_6028_7471_3526,
    0x1414_2135_6237_3095_0488_0168_8724_2096,
    0x1732_0508_0756_8877_2935_2744_6341_5058,
    0x1618_0339_8874_9894_8482_0458_6834_3656,
];

/// An operator of the demo.
#[derive(Clone, Debug)]
pub struct DemoOperator {
    /// Its NIC handle.
    pub nic: NicHandle,
    /// Its name.
    pub name: &'static str,
    /// What it may do.
    pub role: Role,
}

/// The key of their authenticator apps, as it is typed into one.
#[must_use]
pub fn app_key() -> String {
    AppSecret::new(*SECRET).in_groups()
}

/// Their recovery codes, as they are shown.
#[must_use]
pub fn recovery_codes() -> Vec<String> {
    RECOVERY.map(|number| RecoveryCode::new(number).to_string()).into()
}

/// Plants those that are not there yet, and gives each its second factor and its recovery codes anew, whatever a visitor has done
/// with them.
///
/// # Errors
/// What the database refused, or that it is away.
pub fn look_after_operators(
    db: &Database,
    ground: &Ground,
    keyring: &Keyring,
    now: Moment,
) -> Result<Vec<DemoOperator>, SeedError> {
    let hash =
        |secret: &str| passwords::hash(&Password::new(secret)).map_err(|error| SeedError::Failed(error.to_string()));
    let password = hash(PASSWORD)?;
    let codes = RECOVERY.map(RecoveryCode::new);
    let codes = codes.iter().map(|code| hash(code.letters())).collect::<Result<Vec<_>, _>>()?;
    let wrong = |what: &str| SeedError::Failed(format!("the demo has a wrong {what}"));
    let mut there = Vec::new();
    for (number, name, email, role) in OPERATORS {
        let nic = NicHandle::parse(&format!("{number}-{}", ground.nic_suffix)).map_err(|_| wrong(number))?;
        let new = NewAccount {
            nic: &nic,
            name: &AccountName::parse(name).map_err(|_| wrong(name))?,
            email: &EmailAddress::parse(email).map_err(|_| wrong(email))?,
            zone: &ground.zones[0],
            language: Language::English,
            password_hash: Some(&password),
            outstanding_payments: 0,
        };
        db.write_blocking(|tx| {
            let known = accounts::by_nic(tx, &nic)?.map(|account| account.id);
            let id = known.map_or_else(|| accounts::insert(tx, &new, now.minus(DAY * 400)), Ok)?;
            accounts::set_role(tx, id, Some(role))?;
            protect(tx, id, keyring, &codes, now)
        })?;
        there.push(DemoOperator { nic, name, role });
    }
    Ok(there)
}

fn protect(tx: &mut Tx, id: AccountId, keyring: &Keyring, codes: &[String], now: Moment) -> StoreResult<()> {
    if factors::confirmed(tx, id)?.is_none()
        && let Some(sealed) = keyring.seal(Sealed::SecondFactor, SECRET)
    {
        let app = factors::begin_set_up(tx, id, &sealed, now)?;
        factors::confirm_set_up(tx, app, 0, now)?;
    }
    factors::replace_recovery_codes(tx, id, codes)
}
