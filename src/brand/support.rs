//! Where customers reach the operator.

use lettre::Address;
use url::Url;

use crate::refusal::Refusal;

const EXPECTED: &str = "an email address such as help@example.com, or an http:// or https:// address";

/// Where customers reach the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Support {
    /// An email address, in letters that need no escaping in a link.
    Email(String),
    /// A page.
    Page(Url),
}

impl Support {
    /// Reads an email address or the address of a page.
    ///
    /// # Errors
    /// Another form, or a page's address that holds a password.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.contains("://") {
            let url = Url::parse(text).map_err(|error| Refusal::new(format!("{EXPECTED} ({error})")))?;
            let open = url.username().is_empty() && url.password().is_none();
            let page = matches!(url.scheme(), "http" | "https") && url.has_host() && open;
            return if page { Ok(Self::Page(url)) } else { Err(Refusal::new(EXPECTED)) };
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || "@.+-_".contains(c);
        match text.parse::<Address>() {
            Ok(address) if text.chars().all(plain) => Ok(Self::Email(address.to_string())),
            _ => Err(Refusal::new(EXPECTED)),
        }
    }

    /// What a link to it holds.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Email(address) => format!("mailto:{address}"),
            Self::Page(url) => url.to_string(),
        }
    }

    /// The text of that link.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Email(address) => address,
            Self::Page(url) => url.as_str(),
        }
    }
}
