//! Takes email addresses out of a server's words: servers repeat the recipient's in nearly every refusal.

use lettre::Address;

/// In place of an address.
const HIDDEN: &str = "[address]";
/// What stands around addresses in a sentence.
const AROUND: [char; 16] = ['<', '>', '(', ')', '[', ']', '"', '\'', '`', ',', ';', ':', '\\', '{', '}', '|'];
/// How `@` is written, also where an address was encoded for a link.
const SIGNS: [&str; 5] = ["@", "＠", "%40", "+40", "=40"];
/// Local parts that are shorter say nothing, and would take words away everywhere.
const LEAST: usize = 3;

/// The words without anything that is an address, and without the part before the `@` of a recipient's where it stands
/// alone.
pub(super) fn without_addresses(words: &str, recipients: &[Address]) -> String {
    let names: Vec<String> = recipients.iter().map(|to| to.user().to_lowercase()).collect();
    let is_name = |part: &str| {
        let is_code = part.len() == LEAST && part.bytes().all(|byte| byte.is_ascii_digit());
        part.chars().count() >= LEAST && !is_code && names.contains(&part.to_lowercase())
    };
    let mut hidden = String::new();
    for part in words.split_inclusive(|c: char| c == ' ' || AROUND.contains(&c)) {
        let bare = part.trim_end_matches(|c: char| c == ' ' || c == '.' || AROUND.contains(&c));
        let is_address = SIGNS.iter().any(|sign| bare.to_lowercase().contains(sign)) || is_name(bare);
        hidden.push_str(if is_address { HIDDEN } else { bare });
        hidden.push_str(&part[bare.len()..]);
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::without_addresses;

    #[test]
    fn no_address_is_left_in_the_words_of_a_server() {
        let recipients = ["bob.b@example.org".parse().unwrap()];
        for (words, left) in [
            ("550 5.1.1 <bob.b@example.org>: User unknown", "550 5.1.1 <[address]>: User unknown"),
            ("550 5.1.1 bob.b@example.org... User unknown", "550 5.1.1 [address]... User unknown"),
            ("550 'Bob.B' (bob.b%40example.org) is unknown", "550 '[address]' ([address]) is unknown"),
            ("553 mailto:carol@example.net, or call", "553 mailto:[address], or call"),
            ("550 bob.b＠example.org", "550 [address]"),
            ("550 5.7.1 See https://example.org/help", "550 5.7.1 See https://example.org/help"),
        ] {
            assert_eq!(without_addresses(words, &recipients), left);
        }
        let numbered = ["550@example.org".parse().unwrap()];
        assert_eq!(without_addresses("550 No", &numbered), "550 No");
    }
}
