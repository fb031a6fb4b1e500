//! The provider's own system that is asked before a confirmed request is carried out: what it is asked, and what its answer means.

use serde::{Deserialize, Serialize};

use super::feed::{ContactHandles, RequestFacts};
use super::note::Note;
use super::text;

/// The longest words of a refusal, in characters.
const WORDS_MAX: usize = 300;

/// What is asked of a request: what the feed tells of it, and the contacts of its service as they are and as they would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GateFacts {
    /// The request.
    #[serde(flatten)]
    pub request: RequestFacts,
    /// The contacts of the service.
    pub before: ContactHandles,
    /// Its contacts once the request is carried out.
    pub after: ContactHandles,
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateAnswer {
    /// The request may be carried out.
    Allowed,
    /// It must not be: why, for those whom it concerns.
    Refused(Note),
    /// There was no answer, or none that says either: it is asked again. What came instead.
    Unclear(String),
}

#[derive(Deserialize)]
struct GateWords {
    allow: bool,
    reason: Option<String>,
}

impl GateAnswer {
    /// Reads an answer. A refusal needs words: without them nobody would know what to do.
    #[must_use]
    pub fn read(status: u16, body: &str) -> Self {
        if status != 200 {
            return Self::Unclear(format!("it answered {status}"));
        }
        let Ok(GateWords { allow, reason }) = serde_json::from_str(body) else {
            return Self::Unclear(
                "its answer is not {\"allow\":true} or {\"allow\":false,\"reason\":\"…\"}".to_owned(),
            );
        };
        if allow {
            return Self::Allowed;
        }
        let words: String = reason.unwrap_or_default().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let words = text::visible(&words).split_whitespace().collect::<Vec<_>>().join(" ");
        match words.chars().count() {
            0 => Self::Unclear("it refused without a reason".to_owned()),
            1..=WORDS_MAX => Self::Refused(Note::stored(words)),
            _ => Self::Unclear(format!("it refused with a reason of more than {WORDS_MAX} characters")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_yes_or_a_no_with_words_is_an_answer() {
        let unclear = |status, body: &str| matches!(GateAnswer::read(status, body), GateAnswer::Unclear(_));
        assert_eq!(GateAnswer::read(200, r#"{"allow":true}"#), GateAnswer::Allowed);
        assert_eq!(GateAnswer::read(200, r#"{"allow":true,"reason":null,"more":1}"#), GateAnswer::Allowed);
        let words = GateAnswer::read(200, r#"{"allow":false,"reason":" Not\u0000 \n<b>paid\u202e "}"#);
        assert_eq!(words, GateAnswer::Refused(Note::stored("Not <b>paid".to_owned())));
        let long = |many: usize| format!(r#"{{"allow":false,"reason":"{}"}}"#, "ż".repeat(many));
        assert!(matches!(GateAnswer::read(200, &long(300)), GateAnswer::Refused(_)));
        assert!(unclear(200, &long(301)));
        for (status, body) in [
            (201, r#"{"allow":true}"#),
            (500, r#"{"allow":true}"#),
            (302, ""),
            (200, ""),
            (200, "yes"),
            (200, r#"{"allow":"true"}"#),
            (200, r#"{"allow":false}"#),
            (200, r#"{"allow":false,"reason":" \u200b "}"#),
            (200, r#"{"allow":false,"reason":7}"#),
            (200, r#"{"reason":"no"}"#),
        ] {
            assert!(unclear(status, body), "{status} {body}");
        }
    }
}
