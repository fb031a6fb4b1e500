//! What is wrong with the fields of the form, in words.

use super::form::{NOTE, WHERE};
use crate::domain::change::{ChangeFault, ChangeField};
use crate::domain::text::TextFault;
use crate::web::frame::routes;
use crate::words::Words;
use crate::words::terms::{contact_key, note_fault_key};

/// A fault at a field, perhaps with a link.
#[derive(Clone, Debug)]
pub struct ContactFault {
    /// The field's id.
    pub field: &'static str,
    /// The field's label.
    pub label: String,
    /// What is wrong.
    pub text: String,
    /// Where to read more, and what that is called.
    pub link: Option<(String, String)>,
}

/// Says faults in these words.
#[must_use]
pub fn say_contact_faults(words: Words, faults: &[(ChangeField, ChangeFault)]) -> Vec<ContactFault> {
    let say = |(field, fault): &(ChangeField, ChangeFault)| ContactFault {
        field: field_name(*field),
        label: words.t(label_key(*field)),
        text: words.t(fault_key(*fault)),
        link: link_of(words, *fault),
    };
    faults.iter().map(say).collect()
}

fn field_name(field: ChangeField) -> &'static str {
    match field {
        ChangeField::Contact(contact) => contact.field(),
        ChangeField::OnlyWhere => WHERE,
        ChangeField::Note => NOTE,
    }
}

fn label_key(field: ChangeField) -> &'static str {
    match field {
        ChangeField::Contact(contact) => contact_key(contact),
        ChangeField::OnlyWhere => "many-where",
        ChangeField::Note => "note-label",
    }
}

/// The message that says what is wrong.
#[must_use]
pub fn fault_key(fault: ChangeFault) -> &'static str {
    match fault {
        ChangeFault::NotYours => "fault-not-yours",
        ChangeFault::Text(TextFault::Empty) => "fault-contact-empty",
        ChangeFault::Text(TextFault::ControlCharacters) => "fault-control-characters",
        ChangeFault::Unknown => "fault-contact-unknown",
        ChangeFault::NoAccountYet => "fault-contact-no-account",
        ChangeFault::Text(TextFault::TooLong(_)) | ChangeFault::Neither => "fault-login-neither",
        ChangeFault::Several => "fault-contact-several",
        ChangeFault::Shared => "fault-contact-shared",
        ChangeFault::NowhereToday => "fault-contact-nowhere",
        ChangeFault::OtherZone => "fault-other-zone",
        ChangeFault::OutstandingPayments { own: false } => "fault-outstanding-payments",
        ChangeFault::OutstandingPayments { own: true } => "fault-outstanding-payments-own",
        ChangeFault::AlreadyAsked(_) => "fault-already-asked",
        ChangeFault::Locked => "fault-locked",
        ChangeFault::Note(fault) => note_fault_key(fault),
    }
}

/// To the request that stands in the way, where whoever reads it may see that; to what the new contact has to do.
#[must_use]
pub fn link_of(words: Words, fault: ChangeFault) -> Option<(String, String)> {
    match fault {
        ChangeFault::AlreadyAsked(Some(id)) => {
            Some((routes::REQUEST.of(id), words.with("request-title", [("number", &id.to_string())])))
        }
        ChangeFault::NoAccountYet => Some((routes::SIGN_UP.to_owned(), words.t("sign-up-title"))),
        _ => None,
    }
}
