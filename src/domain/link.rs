//! Links sent by email: what each is for, and the token that it carries.

use std::fmt;

use subtle::ConstantTimeEq;

use super::account::Language;
use super::name::AccountName;
use super::text::{self, hex};
use super::time::Moment;
use super::{AccountId, LinkId};

/// How many bytes of the authentication code a token carries.
pub const MAC: usize = 20;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Confirms the address of an account that is being created.
    SignUp,
    /// Lets a customer choose a new password.
    ResetPassword,
    /// Confirms the new address of an account.
    ChangeEmail,
}

impl LinkKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::SignUp, Self::ResetPassword, Self::ChangeEmail];

    /// The name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::ResetPassword => "reset-password",
            Self::ChangeEmail => "change-email",
        }
    }

    /// Reads the name of the database.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == given)
    }
}

/// A link, as it was sent.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its number.
    pub id: LinkId,
    /// What it is for.
    pub kind: LinkKind,
    /// Whose it is, where it was asked for by an account that was signed in.
    pub account: Option<AccountId>,
    /// Where it goes; for a new password what the customer typed.
    pub sent_to: String,
    /// What a new account will be made of.
    pub new: Option<NewOwner>,
    /// The language of whoever asked for it.
    pub language: Language,
    /// Makes its tokens its own.
    pub nonce: Vec<u8>,
    /// Which secret key its tokens are made with.
    pub key_id: String,
    /// When it was asked for.
    pub created_at: Moment,
    /// Until when it is good.
    pub expires_at: Moment,
    /// Whether it was used, or replaced by a newer one.
    pub used: bool,
    /// Where whoever asked for it was heading, sealed: there may be a validation code in it.
    pub heading: Option<Vec<u8>>,
}

impl Link {
    /// Whether it can still be used.
    #[must_use]
    pub fn is_good(&self, now: Moment) -> bool {
        !self.used && now < self.expires_at
    }
}

/// What a new account will be made of, beside its address and language.
#[derive(Clone, Debug)]
pub struct NewOwner {
    /// Its name.
    pub name: AccountName,
    /// Its zone.
    pub zone: String,
    /// The hash of its password.
    pub password_hash: String,
}

/// The account that a link is for, and what of it the link depends on: it is dead as soon as any of it changes, whoever
/// changes it.
pub struct LinkHolder {
    /// The account.
    pub account: AccountId,
    /// The hash of its password; empty where it has none.
    pub password_hash: String,
    /// Its address.
    pub email: String,
}

/// What a link carries: which one it is, for which account where there is one, and a code that only the holder of the
/// secret key can make.
#[derive(Clone)]
pub struct LinkToken {
    /// The link.
    pub link: LinkId,
    /// The account, where it is for one that exists.
    pub account: Option<AccountId>,
    mac: [u8; MAC],
}

impl LinkToken {
    /// A token with its authentication code.
    #[must_use]
    pub fn new(link: LinkId, account: Option<AccountId>, mac: [u8; MAC]) -> Self {
        Self { link, account, mac }
    }

    /// Reads a token as an address carries it: `12-7-` and hexadecimal digits.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        let mut parts = given.trim().splitn(3, '-');
        let number = |part: &str| text::number(part).filter(|number| *number >= 0);
        let link = LinkId(number(parts.next()?)?);
        let account = number(parts.next()?)?;
        let digits = parts.next()?;
        let fits = digits.len() == 2 * MAC && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let mut mac = [0; MAC];
        for (byte, pair) in mac.iter_mut().zip(digits.as_bytes().chunks(2).filter(|_| fits)) {
            *byte = u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok()?;
        }
        fits.then_some(Self { link, account: (account > 0).then_some(AccountId(account)), mac })
    }

    /// Whether it is the same token; takes the same time for every wrong authentication code.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let same: bool = self.mac.ct_eq(&other.mac).into();
        same && (self.link, self.account) == (other.link, other.account)
    }
}

impl fmt::Display for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.link, self.account.map_or(0, |account| account.0), hex(&self.mac))
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LinkToken({})", self.link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_is_written_and_nothing_else_is() {
        for account in [None, Some(AccountId(7))] {
            let token = LinkToken::new(LinkId(12), account, [0xa5; MAC]);
            assert!(LinkToken::parse(&format!(" {token} ")).unwrap().is_same(&token));
            assert_eq!(format!("{token:?}"), "LinkToken(12)");
            assert!(!token.is_same(&LinkToken::new(LinkId(12), account, [0xa4; MAC])));
            assert!(!token.is_same(&LinkToken::new(LinkId(13), account, [0xa5; MAC])));
        }
        let good = LinkToken::new(LinkId(12), None, [0; MAC]).to_string();
        for bad in ["", "12", "12-0-", "x-0-00", &good[1..good.len() - 1], &format!("{good}0"), &good.replace('0', "é")]
        {
            assert!(LinkToken::parse(bad).is_none(), "{bad}");
        }
    }
}
