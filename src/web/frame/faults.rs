//! What is wrong with a form, in words: a summary, and a message at each field.

use crate::domain::account::NotAnEmailAddress;
use crate::domain::text::TextFault;
use crate::flows::reauthenticate::Settled;
use crate::passwords::WeakPassword;
use crate::words::Words;

/// A fault at a field.
pub struct Said {
    /// The field's id.
    pub field: &'static str,
    /// The field's label.
    pub label: String,
    /// What is wrong.
    pub text: String,
}

/// The faults of a form.
#[derive(Default)]
pub struct Faults(pub Vec<Said>);

impl Faults {
    /// Says faults in these words: each a field, the key of its label, and the key of what is wrong.
    pub fn new(words: Words, faults: impl IntoIterator<Item = (&'static str, &'static str, &'static str)>) -> Self {
        let say = |(field, label, key)| Said { field, label: words.t(label), text: words.t(key) };
        Self(faults.into_iter().map(say).collect())
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|said| said.field == field).map(|said| said.text.as_str())
    }
}

/// The key of what is wrong with a new password.
#[must_use]
pub fn weak_password_key(weak: WeakPassword) -> &'static str {
    match weak {
        WeakPassword::Empty => "fault-password-empty",
        WeakPassword::TooShort => "fault-password-too-short",
        WeakPassword::TooLong => "fault-password-too-long",
        WeakPassword::Common => "fault-password-common",
        WeakPassword::Keys => "fault-password-keys",
        WeakPassword::Repeats => "fault-password-repeats",
        WeakPassword::Sequence => "fault-password-sequence",
        WeakPassword::Date => "fault-password-date",
        WeakPassword::Word => "fault-password-word",
        WeakPassword::Guessable => "fault-password-guessable",
    }
}

/// The key of what is wrong with a name.
#[must_use]
pub fn name_key(fault: TextFault) -> &'static str {
    match fault {
        TextFault::Empty => "fault-name-empty",
        TextFault::TooLong(_) => "fault-name-too-long",
        TextFault::ControlCharacters => "fault-control-characters",
    }
}

/// The key of what is wrong with an email address.
#[must_use]
pub fn email_key(fault: NotAnEmailAddress) -> &'static str {
    match fault {
        NotAnEmailAddress::Text(TextFault::ControlCharacters) => "fault-control-characters",
        _ => "fault-email-form",
    }
}

/// What is wrong with the present password or the code, at their fields; none where nothing is.
#[must_use]
pub fn own_fault(settled: Settled) -> Option<(&'static str, &'static str, &'static str)> {
    match settled {
        Settled::Right => None,
        Settled::PasswordNeeded => {
            Some(("current_password", "profile-current-password", "fault-factor-password-empty"))
        }
        Settled::PasswordWrong => Some(("current_password", "profile-current-password", "fault-password-wrong")),
        Settled::CodeNeeded => Some(("code", "factor-any-code", "fault-factor-code-empty")),
        Settled::CodeWrong => Some(("code", "factor-any-code", "fault-factor-code-wrong")),
    }
}
