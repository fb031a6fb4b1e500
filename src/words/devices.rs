//! What a browser calls itself, in words.

use std::sync::LazyLock;

use woothee::parser::Parser;

use super::Words;

/// How many characters of an unknown name are shown.
const RAW_MAX: usize = 60;

static PARSER: LazyLock<Parser> = LazyLock::new(Parser::new);

/// Browser and system where they are known, or else what the browser calls itself, cut short.
#[must_use]
pub fn device_name(words: Words, agent: &str) -> String {
    let known = PARSER.parse(agent).filter(|found| ["pc", "smartphone", "mobilephone"].contains(&found.category));
    let known = known.filter(|found| ![found.name, found.os].contains(&"UNKNOWN"));
    if let Some(found) = known {
        let system = if found.os == "Mac OSX" { "macOS" } else { found.os };
        return words.with("device-known", [("browser", found.name), ("system", system)]);
    }
    if agent.trim().is_empty() {
        return words.t("device-unknown");
    }
    let mut short: String = agent.chars().take(RAW_MAX).collect();
    if short.len() < agent.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Language;

    #[test]
    fn browsers_and_systems_are_told_in_words() {
        let words = Words::of(Language::English);
        let long = "x".repeat(100);
        let cases = [
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
                "Chrome on Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
                "Firefox on Windows 10",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 \
                 Safari/605.1.15",
                "Safari on macOS",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/17.6 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            ("curl/8.5.0", "curl/8.5.0"),
            ("<b>me</b>", "<b>me</b>"),
            ("", "Unknown device"),
            (&long, &format!("{}…", &long[..60])),
        ];
        for (agent, expected) in cases {
            assert_eq!(device_name(words, agent), expected, "{agent}");
        }
    }
}
