//! Whether a server that takes a message from nobody or not from us says so only when it hears of the recipient or has
//! the message: then it is for the operator to mend, and nothing is said of the recipient.

use crate::domain::mail_status::enhanced_status;

/// How servers say that they mind us: that we send through them, our name, our sender, our machine or how we have
/// signed in. Written without a server's own words around them, which differ.
const OUR_FAULTS: [&str; 22] = [
    "relay",
    "helo",
    "ehlo",
    "sender",
    "authenticat",
    "not logged in",
    "starttls",
    "client host",
    "reverse dns",
    "ptr record",
    "spf",
    "dkim",
    "dmarc",
    "your ip",
    "ip address",
    "hostname",
    "black list",
    "blacklist",
    "block list",
    "blocklist",
    "reputation",
    "spamhaus",
];

/// How servers say that they mind what is in a message.
const CONTENT_FAULTS: [&str; 9] =
    ["spam", "unsolicited", "junk", "content", "policy", "virus", "suspicious", "suspicion", "security issue"];

/// Whether an answer of 5xx to a message minds what is in it, and says nothing of whom it is for: all mail of ours may be
/// taken so, and that is for the operator to mend.
pub(super) fn is_about_content(code: u16, words: &str) -> bool {
    let is_of_recipient = matches!(enhanced_status(words), Some((1..=3, _)));
    if code < 500 || is_of_recipient {
        return false;
    }
    let words = plain_words(words);
    !names_recipient(&words) && CONTENT_FAULTS.iter().any(|fault| begins_a_word(&words, fault))
}

/// The words in small letters, without addresses.
fn plain_words(words: &str) -> String {
    let words = words.to_lowercase();
    words.split_whitespace().filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" ")
}

fn names_recipient(words: &str) -> bool {
    ["recipient", "mailbox", "user", "group"].iter().any(|word| begins_a_word(words, word))
}

/// Whether an answer of 4xx or 5xx to a recipient or to a message is about us.
pub(super) fn is_about_us(code: u16, words: &str) -> bool {
    // The commands as such, their order, or that we have to sign in first.
    if matches!(code, 500 | 502..=504 | 523..=525 | 530 | 534 | 535 | 538) {
        return true;
    }
    // Postfix, which says so of whatever it has against the sender.
    if words.to_lowercase().contains("sender address rejected:") {
        return true;
    }
    let passing = code < 500;
    match enhanced_status(words) {
        // The recipient's address or mailbox, by RFC 3463, whatever the words.
        // And whom a mailbox or a group of Exchange takes mail from.
        Some((1, 0..=6 | 9..) | (2, _) | (7, 12 | 124 | 129..=136)) => false,
        // That a server is set up wrongly, and that nobody knows our machine, is said for a while too.
        Some((3, 5) | (7, 23..=27)) => true,
        // The sender's address; a server that takes no mail or is set up wrongly; our signing in, SPF, DKIM and the
        // name of our machine; as Exchange says that it does not relay, that the sender is not ours, and that it takes
        // nothing from us.
        Some((1, 7 | 8) | (3, 2) | (7, 8 | 9 | 11 | 14 | 20..=32 | 54 | 57 | 60 | 64 | 500..=799)) if !passing => true,
        _ => {
            let words = plain_words(words);
            // Greylisting likes to name the sender; and a recipient may take mail from some senders alone.
            let only_relaying = passing || words.contains("recipient") || words.contains("mailbox");
            OUR_FAULTS[..if only_relaying { 3 } else { OUR_FAULTS.len() }]
                .iter()
                .any(|fault| begins_a_word(&words, fault))
        }
    }
}

fn begins_a_word(words: &str, sought: &str) -> bool {
    words.match_indices(sought).any(|(at, _)| !words[..at].ends_with(|before: char| before.is_alphanumeric()))
}

#[cfg(test)]
mod tests;
