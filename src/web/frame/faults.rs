//! What is wrong with a form, in words: a summary, and a message at each field.

use crate::domain::account::NotAnEmailAddress;
use crate::domain::name::NameFault;
use crate::domain::text::TextFault;
use crate::flows::reauthenticate::ProofFault;
use crate::passwords::WeakPassword;
use crate::words::Words;

/// A field of a form.
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    /// Its id.
    pub id: &'static str,
    /// The key of its label.
    pub label: &'static str,
}

impl FormField {
    /// The name of an account.
    pub const NAME: Self = Self { id: "name", label: "profile-name" };
    /// The email address of an account.
    pub const EMAIL: Self = Self { id: "email", label: "profile-email" };
    /// The zone of an account.
    pub const ZONE: Self = Self { id: "zone", label: "profile-zone" };
    /// The language of an account.
    pub const LANGUAGE: Self = Self { id: "language", label: "profile-language" };
    /// The time zone of an account.
    pub const TIME_ZONE: Self = Self { id: "time_zone", label: "profile-time-zone" };
    /// The password that an account shall have.
    pub const NEW_PASSWORD: Self = Self { id: "new_password", label: "profile-new-password" };
    /// The password that an account has, asked for again.
    pub const PRESENT_PASSWORD: Self = Self { id: "current_password", label: "profile-current-password" };
    /// A code of the second factor, of the app or for recovery.
    pub const CODE: Self = Self { id: "code", label: "factor-any-code" };

    /// Says what is wrong at this field; `key` is that of the message.
    #[must_use]
    pub fn fault(self, words: Words, key: &str) -> FieldFault {
        FieldFault { field: self.id, label: words.t(self.label), text: words.t(key) }
    }
}

/// What is wrong at a field, in words.
pub struct FieldFault {
    /// The field's id.
    pub field: &'static str,
    /// The field's label.
    pub label: String,
    /// What is wrong.
    pub text: String,
}

/// What is wrong with a form.
#[derive(Default)]
pub struct FormFaults(pub Vec<FieldFault>);

impl FormFaults {
    /// What is wrong at a field.
    #[must_use]
    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|fault| fault.field == field).map(|fault| fault.text.as_str())
    }
}

impl FromIterator<FieldFault> for FormFaults {
    fn from_iter<I: IntoIterator<Item = FieldFault>>(faults: I) -> Self {
        Self(faults.into_iter().collect())
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
pub fn name_key(fault: NameFault) -> &'static str {
    match fault {
        NameFault::Text(TextFault::Empty) => "fault-name-empty",
        NameFault::Text(TextFault::TooLong(_)) => "fault-name-too-long",
        NameFault::Text(TextFault::ControlCharacters) => "fault-control-characters",
        NameFault::Address => "fault-name-address",
        NameFault::NicHandle => "fault-name-nic-handle",
    }
}

/// The key of what is wrong with an email address.
#[must_use]
pub fn email_key(fault: NotAnEmailAddress) -> &'static str {
    match fault {
        NotAnEmailAddress::Text(TextFault::ControlCharacters) => "fault-control-characters",
        NotAnEmailAddress::Text(TextFault::Empty | TextFault::TooLong(_)) | NotAnEmailAddress::Form => {
            "fault-email-form"
        }
    }
}

/// The fields that show that an account is one's own.
#[derive(Clone, Copy, Debug)]
pub struct ProofFields {
    /// That of the password.
    pub password: FormField,
    /// That of the code.
    pub code: FormField,
}

impl ProofFields {
    /// Those of a page that has one form with them.
    pub const OF_PAGE: Self = Self { password: FormField::PRESENT_PASSWORD, code: FormField::CODE };

    /// Says what is wrong with the password or the code.
    #[must_use]
    pub fn fault(self, words: Words, fault: ProofFault) -> FieldFault {
        match fault {
            ProofFault::PasswordNeeded => self.password.fault(words, "fault-factor-password-empty"),
            ProofFault::PasswordWrong => self.password.fault(words, "fault-password-wrong"),
            ProofFault::CodeNeeded => self.code.fault(words, "fault-factor-code-empty"),
            ProofFault::CodeWrong => self.code.fault(words, "fault-factor-code-wrong"),
        }
    }
}
