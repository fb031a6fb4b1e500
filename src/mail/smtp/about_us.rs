//! Whether a server that takes a message from nobody or not from us says so only when it hears of the recipient or has
//! the message: then it is for the operator to mend, and nothing is said of the recipient.

/// How servers say that they mind us: that we send through them, our name, our sender, our machine or how we have
/// signed in. Written without a server's own words around them, which differ.
const OUR_FAULTS: [&str; 12] = [
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
];

/// Whether an answer of 4xx or 5xx to a recipient or to a message is about us.
pub(super) fn is_about_us(code: u16, words: &str) -> bool {
    // The commands as such, their order, or that we have to sign in first.
    if matches!(code, 500 | 502..=504 | 523..=525 | 530 | 534 | 535 | 538) {
        return true;
    }
    let passing = code < 500;
    match enhanced_status(words) {
        // The recipient's address or mailbox, by RFC 3463, whatever the words.
        Some((1, 0..=6 | 9..) | (2, _)) => false,
        // The sender's address; a server that takes no mail or is set up wrongly; our signing in, SPF, DKIM and the
        // name of our machine; as Exchange says that it does not relay, and that the sender is not ours.
        Some((1, 7 | 8) | (3, 2 | 5) | (7, 8 | 9 | 11 | 14 | 20..=29 | 54 | 57 | 60 | 64)) if !passing => true,
        _ => {
            let words = words.to_lowercase();
            let words: Vec<&str> = words.split_whitespace().filter(|word| !word.contains('@')).collect();
            let words = words.join(" ");
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

/// Subject and detail of the status as RFC 3463 has it, which stands behind the reply code.
fn enhanced_status(words: &str) -> Option<(u16, u16)> {
    let mut parts = words.split_whitespace().nth(1)?.split('.');
    let class: u16 = parts.next()?.parse().ok()?;
    let status = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (matches!(class, 4 | 5) && parts.next().is_none()).then_some(status)
}

#[cfg(test)]
mod tests {
    use super::is_about_us;

    fn about_us(line: &str) -> bool {
        is_about_us(line[..3].parse().unwrap(), line)
    }

    #[test]
    fn what_servers_say_of_us_is_told_from_what_they_say_of_the_recipient() {
        for line in [
            "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
            "550 5.7.1 <localhost>: Helo command rejected: Host not found",
            "554 5.7.1 <bob@example.org>: Relay access denied",
            "454 4.7.1 <bob@example.org>: Relay access denied",
            "550 5.7.1 Relaying denied. Proper authentication required.",
            "550 relay not permitted",
            "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
            "550 sender not ours",
            "553 5.7.1 <no-reply@example.com>: Sender address rejected: not owned by user post",
            "550 5.1.8 <no-reply@example.com>: Domain not found",
            "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
            "550 Sender verify failed",
            "530 5.7.0 Authentication required",
            "550 5.7.23 The message was rejected: SPF validation failed",
            "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example",
            "554 5.3.2 System not accepting network messages",
        ] {
            assert!(about_us(line), "{line}");
        }
        for line in [
            "550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown in relay recipient table",
            "550 5.1.1 No such user",
            "550 No such user here",
            "552 5.2.2 Mailbox full",
            "553 5.1.3 The recipient address is not valid",
            "554 5.7.1 Looks like spam",
            "550 5.7.1 The recipient takes no mail from this sender",
            "552 5.3.4 Message too big for system",
            "451 4.7.1 Greylisted: this sender is new here",
            "450 4.2.0 <bob@example.org>: Recipient address rejected: Greylisted",
            "550 No such user <bob@thelocal.example>",
            "550 Unknown user <relay@example.org>",
            "550 5.7.1 <helo@echelon.example>: address rejected",
            "550 Michelo lives here no more",
        ] {
            assert!(!about_us(line), "{line}");
        }
    }
}
