//! The alert rules and the board name metrics that there are.

use std::collections::BTreeSet;

use super::Watched;
use crate::support::acts::Pair;
use crate::support::app::TestApp;

const ALERTS: &str = include_str!("../../../deploy/prometheus/alerts.yml");
const BOARD: &str = include_str!("../../../deploy/grafana/handover.json");

/// The names of metrics in a text: ours, and the standard ones.
fn named(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| word.starts_with("handover_") || word.starts_with("process_")).collect()
}

#[test]
fn every_metric_that_is_named_is_there() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.alice.resends(it.request, &it.bob);
    let watched = Watched::start(&app, &["serve"]);
    watched.becomes("handover_email_deliveries_total{kind=\"delivered\"}", |delivered| delivered >= 1.0);
    let page = watched.running.address();
    crate::commands::serving::get(&format!("{page}/sign-in"));
    let body = watched.read();
    let there: BTreeSet<&str> = body.lines().filter_map(|line| line.split(['{', ' ']).next()).collect();
    for (file, text) in [("alerts.yml", ALERTS), ("handover.json", BOARD)] {
        let named = named(text);
        assert!(named.len() > 8, "{file}");
        for name in named {
            assert!(there.contains(name), "{file}: {name}");
        }
    }
}

#[test]
fn the_board_is_json_and_each_alert_says_what_to_do() {
    let board: serde_json::Value = serde_json::from_str(BOARD).unwrap();
    assert!(board["panels"].as_array().unwrap().iter().all(|panel| !panel["targets"].as_array().unwrap().is_empty()));
    let alerts = ALERTS.matches("- alert: ").count();
    assert!(alerts >= 8);
    assert_eq!((ALERTS.matches("expr:").count(), ALERTS.matches("summary:").count()), (alerts, alerts));
}
