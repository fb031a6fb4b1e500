//! Another program, as it comes in by its key.

use serde_json::Value;

use super::app::TestApp;
use super::customer::Customer;
use super::page::Page;

/// Another program with its key.
pub struct Program<'a> {
    visitor: Customer<'a>,
    pub key: String,
}

impl TestApp {
    /// A program with a key of this scope, of a name of its own.
    pub fn program(&self, name: &str, scope: &str) -> Program<'_> {
        let printed = self.command(&["api-key", "create", name, "--scope", scope]).done();
        Program { visitor: Customer::stranger(self), key: printed.trim().to_owned() }
    }
}

impl Program<'_> {
    /// Any call, with these headers besides.
    pub fn send(&self, method: &str, path: &str, body: Option<(&str, String)>, more: &[(&str, &str)]) -> Page {
        let bearer = format!("Bearer {}", self.key);
        let mut headers = vec![("authorization", bearer.as_str())];
        let body = body.map(|(kind, body)| {
            headers.push(("content-type", kind));
            body
        });
        headers.extend(more);
        self.visitor.send(method, &format!("/api/v1{path}"), body, &headers)
    }

    pub fn get(&self, path: &str) -> Page {
        self.send("GET", path, None, &[])
    }

    pub fn put(&self, path: &str, body: Value) -> Page {
        self.send("PUT", path, Some(("application/json", body.to_string())), &[])
    }

    pub fn delete(&self, path: &str) -> Page {
        self.send("DELETE", path, None, &[])
    }

    pub fn batch(&self, lines: &[Value]) -> Page {
        let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
        let lines = lines.join("\n");
        self.send("POST", "/batch", Some(("application/x-ndjson", lines)), &[])
    }
}

impl Page {
    /// The body of an answer to a program.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The kind of a problem.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.body);
        let body = self.json();
        assert_eq!(body["status"], self.status);
        assert_eq!(body["reference"].as_str(), self.header("x-request-id"));
        body["type"].as_str().unwrap().trim_start_matches("urn:handover:problem:").to_owned()
    }
}
