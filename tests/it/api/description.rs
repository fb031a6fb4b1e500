//! The description of the calls holds what there is, and what is answered is as it says.

use std::collections::BTreeSet;

use handover::import::{ACCOUNT_COLUMNS, SERVICE_COLUMNS};
use handover::web::api::{OPERATIONS, V1};
use serde_json::{Value, json};

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::page::Page;

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

fn description() -> Value {
    serde_json::from_str(&handover::web::api::openapi::document()).unwrap()
}

/// What a value has that the description does not allow it.
fn faults(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return faults(document, document.pointer(&name[1..]).expect(name), value, at);
    }
    if let Some(any) = schema["oneOf"].as_array() {
        let fits = any.iter().any(|schema| faults(document, schema, value, at).is_empty());
        return if fits { Vec::new() } else { vec![format!("{at} is none of what it may be: {value}")] };
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().map(|kind| kind.as_str().unwrap()).collect(),
        _ => return Vec::new(),
    };
    if !kinds.contains(&kind) {
        return vec![format!("{at} is {value}, and not {kinds:?}")];
    }
    let mut found = Vec::new();
    if let (Some(members), Some(known)) = (value.as_object(), schema["properties"].as_object()) {
        for required in schema["required"].as_array().into_iter().flatten() {
            if !members.contains_key(required.as_str().unwrap()) {
                found.push(format!("{at} lacks {required}"));
            }
        }
        for (name, member) in members {
            match known.get(name) {
                Some(schema) => found.extend(faults(document, schema, member, &format!("{at}/{name}"))),
                None => found.push(format!("{at}/{name} is described nowhere")),
            }
        }
    }
    for item in value.as_array().into_iter().flatten() {
        found.extend(faults(document, &schema["items"], item, at));
    }
    found
}

#[test]
fn every_call_there_is_is_described_and_no_other() {
    let document = description();
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().unwrap();
    let described: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, item)| {
            METHODS
                .iter()
                .filter(|method| item.get(**method).is_some())
                .map(move |method| (method.to_uppercase(), path.clone()))
        })
        .collect();
    let there: BTreeSet<(String, String)> =
        OPERATIONS.iter().map(|call| (call.method.to_string(), format!("{V1}{}", call.path))).collect();
    assert_eq!(described, there);
}

#[test]
fn every_call_says_what_it_needs_to_be_worked_with() {
    let document = description();
    assert!(
        document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
            && document["security"] == json!([{ "key": [] }])
    );
    let mut names = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for call in METHODS.iter().filter_map(|method| item.get(*method)) {
            let has = |name: &str| call[name].as_str().is_some_and(|text| !text.is_empty());
            assert!(has("summary") && has("operationId") && call["tags"].as_array().is_some(), "{path}");
            assert!(names.insert(call["operationId"].as_str().unwrap().to_owned()), "{path}");
            let parameters = call["parameters"].as_array().cloned().unwrap_or_default();
            assert!(
                parameters
                    .iter()
                    .all(|parameter| parameter["description"].as_str().is_some_and(|text| !text.is_empty())),
                "{path}"
            );
            for (status, answer) in call["responses"].as_object().unwrap() {
                assert!(answer["description"].as_str().is_some_and(|text| !text.is_empty()), "{path} {status}");
                let has_body = !["204", "304"].contains(&status.as_str());
                assert_eq!(answer.get("content").is_some(), has_body, "{path} {status}");
            }
            let all = ["400", "401", "421", "429", "500", "503"];
            assert!(all.iter().all(|status| call["responses"].get(status).is_some()), "{path}");
        }
    }
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        for (property, described) in schema["properties"].as_object().unwrap() {
            let says = described["description"].as_str().is_some() || described.get("oneOf").is_some();
            assert!(says, "{name}.{property}");
        }
    }
}

#[test]
fn a_put_takes_the_columns_of_the_files() {
    let document = description();
    for (name, columns) in [("AccountBody", ACCOUNT_COLUMNS), ("ServiceBody", SERVICE_COLUMNS)] {
        let described: BTreeSet<&str> = document["components"]["schemas"][name]["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(described, columns.iter().copied().collect::<BTreeSet<_>>());
    }
}

#[test]
fn every_example_is_of_its_kind() {
    let document = description();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        for (property, described) in schema["properties"].as_object().unwrap() {
            if let Some(example) = described.get("example") {
                assert_eq!(faults(&document, described, example, property), Vec::<String>::new(), "{name}");
            }
        }
    }
}

#[test]
fn what_is_answered_is_as_described() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let program = app.program("panel", "sync");
    let document = description();
    let check = |method: &str, path: &str, answer: &Page| {
        let status = answer.status.to_string();
        let described = &document["paths"][format!("{V1}{path}")][method]["responses"][&status];
        assert!(described.is_object(), "{method} {path} {status} is described nowhere: {}", answer.body);
        let Some(content) = described.get("content") else { return assert!(answer.body.is_empty()) };
        let kind = answer.header("content-type").unwrap();
        let schema = &content[kind]["schema"];
        assert!(schema.is_object(), "{method} {path} {status} {kind}");
        assert_eq!(faults(&document, schema, &answer.json(), ""), Vec::<String>::new(), "{method} {path} {status}");
    };
    // The examples of the description, sent as they are.
    let example = |name: &str| {
        let properties = document["components"]["schemas"][name]["properties"].as_object().unwrap();
        let members =
            properties.iter().filter_map(|(name, schema)| Some((name.clone(), schema.get("example")?.clone())));
        Value::Object(members.collect())
    };
    let account = program.put("/accounts/xx11111-nic", example("AccountBody"));
    assert_eq!(account.status, 201, "{}", account.body);
    check("put", "/accounts/{nic}", &account);
    let mut service = example("ServiceBody");
    service["name"] = json!("Example.com");
    check("put", "/services/{category}/{name}", &program.put("/services/DOMAIN/example.com", service));
    check("put", "/accounts/{nic}", &program.put("/accounts/xx11111-nic", json!({ "zone": "mars" })));
    let batch = document["paths"]["/api/v1/batch"]["post"]["requestBody"]["content"]["application/x-ndjson"]["example"]
        .as_str()
        .unwrap()
        .to_owned();
    check("post", "/batch", &program.send("POST", "/batch", Some(("application/x-ndjson", batch)), &[]));
    for (template, path) in [
        ("/accounts", "/accounts"),
        ("/accounts", "/accounts?after=x"),
        ("/accounts/{nic}", "/accounts/xx11111-nic"),
        ("/accounts/{nic}", "/accounts/xx99-nic"),
        ("/services", "/services"),
        ("/services/{category}/{name}", "/services/DOMAIN/example.com"),
        ("/requests", "/requests"),
        ("/requests/{number}", &format!("/requests/{}", it.request)),
        ("/openapi.json", "/openapi.json"),
    ] {
        check("get", template, &program.get(path));
    }
    let cancel = |reason: &str| {
        let body = json!({ "reason": reason }).to_string();
        program.send("POST", &format!("/requests/{}/cancel", it.request), Some(("application/json", body)), &[])
    };
    for reason in ["short", "Ordered by telephone", "Ordered by telephone"] {
        check("post", "/requests/{number}/cancel", &cancel(reason));
    }
    check("delete", "/accounts/{nic}", &program.delete("/accounts/xx11111-nic"));
    check("delete", "/services/{category}/{name}", &program.delete("/services/DOMAIN/example.com"));
    check("delete", "/accounts/{nic}", &program.delete("/accounts/xx99-nic"));
}

#[test]
fn the_description_is_printed_and_answered_the_same() {
    let app = TestApp::start();
    let printed = app.command(&["openapi"]).done();
    let answered = app.program("panel", "read").get("/openapi.json");
    assert_eq!(printed.trim_end(), answered.body);
}
