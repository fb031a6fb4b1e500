//! Where mail servers report what they could not deliver.

use lettre::Address;

use crate::domain::email::ascii_domain;
use crate::refusal::Refusal;

const EXPECTED: &str =
    "an email address in ASCII, such as bounces@example.org, with at most 30 characters and no + before the @";
/// What stands before the `@` of an envelope is 64 characters at most, the token included.
const LOCAL_MAX: usize = 30;

/// The address that reports come back to, to which each email adds a token of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnAddress(Address);

impl ReturnAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// It is none, or leaves no room for a token.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let address: Address = text.trim().parse().map_err(|_| Refusal::new(EXPECTED))?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._=".contains(c);
        let local = address.user();
        let domain = ascii_domain(address.domain()).filter(|_| local.len() <= LOCAL_MAX && local.chars().all(plain));
        let address = domain.and_then(|domain| Address::new(local, domain).ok());
        address.map(Self).ok_or_else(|| Refusal::new(EXPECTED))
    }

    /// As the envelope of the email with this token has it: `bounces+TOKEN@example.org`.
    #[must_use]
    pub fn with(&self, token: &str) -> Option<Address> {
        Address::new(format!("{}+{token}", self.0.user()), self.0.domain()).ok()
    }

    /// The address itself.
    #[must_use]
    pub fn bare(&self) -> &Address {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::ReturnAddress;

    #[test]
    fn an_address_with_room_for_a_token_is_taken() {
        let with = |text: &str| ReturnAddress::parse(text).ok()?.with("7-abc").map(|address| address.to_string());
        for (text, expected) in [
            (" bounces@example.org ", "bounces+7-abc@example.org"),
            ("b.o@bücher.example", "b.o+7-abc@xn--bcher-kva.example"),
        ] {
            assert_eq!(with(text).as_deref(), Some(expected), "{text}");
        }
        let long = format!("{}@example.org", "x".repeat(31));
        for bad in ["", "bounces", "a+b@example.org", "bücher@example.org", "\"a b\"@example.org", &long] {
            assert_eq!(with(bad), None, "{bad}");
        }
    }
}
