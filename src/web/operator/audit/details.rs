//! What stands in a line of the log beside its reason, to be read by people.

use serde_json::Value;

/// The same in every language: the names are those of the log. What is empty is left out; what is no JSON stands as it is.
pub(super) fn readable(details: &str) -> String {
    serde_json::from_str(details).map_or_else(|_| details.to_owned(), |value: Value| said(&value))
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(all) => joined(all.iter().map(said), "; "),
        Value::Object(fields) => joined(fields.iter().map(|(name, value)| named(name, value)), ", "),
    }
}

fn named(name: &str, value: &Value) -> String {
    let (name, said) = (name.replace('_', " "), said(value));
    match value {
        _ if said.is_empty() => said,
        Value::Object(_) | Value::Array(_) => format!("{name} ({said})"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => format!("{name}: {said}"),
    }
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_read_without_signs_of_json() {
        let moves = r#"{"moves":[{"from":"aa1-nic","to":"bb2-nic"},{"from":"cc3-nic","to":null}],"requests_ended":0}"#;
        assert_eq!(readable(moves), "moves (from: aa1-nic, to: bb2-nic; from: cc3-nic), requests ended: 0");
        assert_eq!(readable(r#"{"filter":{"state":null},"list":"emails"}"#), "list: emails");
        assert_eq!(readable(r#"{"filter":{"state":"refused"},"force":true}"#), "filter (state: refused), force: true");
        assert_eq!(readable("as it was {"), "as it was {");
    }
}
