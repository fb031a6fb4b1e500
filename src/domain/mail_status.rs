//! What mail servers say by numbers, whatever their words: the status of RFC 3463.

/// Subject and detail of the status, which stands behind the reply code.
#[must_use]
pub fn enhanced_status(answer: &str) -> Option<(u16, u16)> {
    status_of(answer.split_whitespace().nth(1)?)
}

/// Whether the last answer about an email, as the outbox keeps it, says for good that there is no such mailbox: that the address is
/// none, that the mailbox is disabled, or that no way leads there. A full mailbox and a minded message are no such thing: whoever
/// provokes them is not to gain by it.
#[must_use]
pub fn says_no_mailbox(kept: &str) -> bool {
    let answer = kept.split_once(": ").map_or(kept, |(_, answer)| answer);
    let status = answer.split_whitespace().take(2).filter(|word| word.starts_with("5.")).find_map(status_of);
    matches!(status, Some((1, 0..=6 | 10) | (2, 1) | (4, 4)))
}

fn status_of(word: &str) -> Option<(u16, u16)> {
    let mut parts = word.split('.');
    let class: u16 = parts.next()?.parse().ok()?;
    let status = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (matches!(class, 4 | 5) && parts.next().is_none()).then_some(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_that_is_none_is_told_from_one_that_takes_no_message() {
        for (kept, is_none) in [
            ("The mail server did not accept the recipient: 550 5.1.1 <[address]>: User unknown", true),
            ("The email came back: 550 5.1.1 No such person", true),
            ("The email came back: 5.1.2 no such domain", true),
            ("The email came back: 5.4.4 Host or domain name not found", true),
            ("550 5.2.1 The mailbox is disabled", true),
            ("The email came back: 5.2.2", false),
            ("The email came back: 554 5.7.1 Message refused as spam", false),
            ("The mail server did not accept the email: 550 Spam 5.1.1", false),
            ("The mail server did not accept the recipient: 450 4.1.1 Try later", false),
            ("The email came back: the report gives no reason", false),
            ("", false),
        ] {
            assert_eq!(says_no_mailbox(kept), is_none, "{kept}");
        }
    }
}
