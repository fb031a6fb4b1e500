//! Which message names each thing of the domain.

use super::Words;
use crate::domain::note::NoteFault;
use crate::domain::owner::OwnerField;
use crate::domain::request::{FailReason, State};
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::text::TextFault;

/// The message that names a contact type.
#[must_use]
pub fn contact_key(contact: ContactType) -> &'static str {
    match contact {
        ContactType::Administrative => "contact-administrative",
        ContactType::Technical => "contact-technical",
        ContactType::Billing => "contact-billing",
    }
}

/// What people read for a category that has no words of its own: `EMAIL_DOMAIN` as *Email domain*. Letters that are no
/// word, as in `VPS`, stay as they are, and so does a category that is not written as programs do.
#[must_use]
pub(super) fn category_words(category: &str) -> String {
    let is_code = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if !category.chars().all(is_code) || category.chars().all(|c| c == '_') {
        return category.to_owned();
    }
    let word = |(place, word): (usize, &str)| match (place, word.get(..1), word.get(1..)) {
        _ if !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']) => word.to_owned(),
        (0, Some(first), Some(rest)) => first.to_owned() + &rest.to_lowercase(),
        _ => word.to_lowercase(),
    };
    category.split('_').filter(|word| !word.is_empty()).enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// Contact types in their order, as lists show them: *Administrative, Technical, Billing*.
#[must_use]
pub fn contact_list(words: Words, types: &ContactTypes) -> String {
    let names: Vec<String> = types
        .iter()
        .map(|contact| {
            words.t(match contact {
                ContactType::Administrative => "type-administrative",
                ContactType::Technical => "type-technical",
                ContactType::Billing => "type-billing",
            })
        })
        .collect();
    names.join(", ")
}

/// What somebody becomes that gets these contact types, as a sentence says it.
#[must_use]
pub fn become_words(words: Words, types: &ContactTypes) -> String {
    let has = |contact| types.contains(&contact);
    words.t(match [ContactType::Administrative, ContactType::Technical, ContactType::Billing].map(has) {
        [true, true, true] => "become-all",
        [true, true, false] => "become-administrative-technical",
        [true, false, true] => "become-administrative-billing",
        [false, true, true] => "become-technical-billing",
        [true, false, false] => "become-administrative",
        [false, true, false] => "become-technical",
        [false, false, _] => "become-billing",
    })
}

/// The message that names one of the owner's details.
#[must_use]
pub fn owner_field_key(field: OwnerField) -> &'static str {
    match field {
        OwnerField::Name => "owner-name",
        OwnerField::Organisation => "owner-organisation",
        OwnerField::Email => "owner-email",
        OwnerField::Phone => "owner-phone",
        OwnerField::Address => "owner-address",
        OwnerField::Postcode => "owner-postcode",
        OwnerField::City => "owner-city",
        OwnerField::Country => "owner-country",
    }
}

/// The message that names a state.
#[must_use]
pub fn state_key(state: State) -> &'static str {
    match state {
        State::Pending => "state-pending",
        State::Processing => "state-processing",
        State::Done => "state-done",
        State::Declined => "state-declined",
        State::Cancelled => "state-cancelled",
        State::Expired => "state-expired",
        State::Failed => "state-failed",
    }
}

/// What introduces the words of whoever refused a request: the gate, where it failed, else who declined.
#[must_use]
pub fn refusal_key(failed: Option<FailReason>) -> &'static str {
    if failed.is_some() { "refused-words" } else { "declined-reason" }
}

/// The message that says why a request failed.
#[must_use]
pub fn reason_key(reason: FailReason) -> &'static str {
    match reason {
        FailReason::ContactChanged => "reason-contact-changed",
        FailReason::RequesterClosed => "reason-requester-closed",
        FailReason::NewContactClosed => "reason-new-contact-closed",
        FailReason::OtherZone => "reason-other-zone",
        FailReason::OutstandingPayments => "reason-outstanding-payments",
        FailReason::RightLost => "reason-right-lost",
        FailReason::Locked => "reason-locked",
        FailReason::ServiceRemoved => "service-removed",
        FailReason::Refused => "reason-refused",
    }
}

/// The message that says it in a few words.
#[must_use]
pub fn short_reason_key(reason: FailReason) -> &'static str {
    match reason {
        FailReason::ContactChanged => "short-reason-contact-changed",
        FailReason::RequesterClosed => "short-reason-requester-closed",
        FailReason::NewContactClosed => "short-reason-new-contact-closed",
        FailReason::OtherZone => "short-reason-other-zone",
        FailReason::OutstandingPayments => "short-reason-outstanding-payments",
        FailReason::RightLost => "short-reason-right-lost",
        FailReason::Locked => "reason-locked",
        FailReason::ServiceRemoved => "service-removed",
        FailReason::Refused => "reason-refused",
    }
}

/// The message that says why a note cannot be taken.
#[must_use]
pub fn note_fault_key(fault: NoteFault) -> &'static str {
    match fault {
        NoteFault::Text(TextFault::ControlCharacters | TextFault::Empty) => "fault-control-characters",
        NoteFault::Text(TextFault::TooLong(_)) => "fault-note-too-long",
        NoteFault::Address => "fault-note-address",
    }
}

#[cfg(test)]
mod tests {
    use super::category_words;

    #[test]
    fn categories_are_said_as_people_say_them() {
        for (category, words) in [
            ("EMAIL_DOMAIN", "Email domain"),
            ("DOMAIN", "Domain"),
            ("VPS", "VPS"),
            ("SSL_CERTIFICATE", "SSL certificate"),
            ("WEB_SSL", "Web SSL"),
            ("Web Hosting", "Web Hosting"),
            ("é & ü 1", "é & ü 1"),
            ("__", "__"),
        ] {
            assert_eq!(category_words(category), words, "{category}");
        }
    }
}
