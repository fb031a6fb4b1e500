//! What is worth a warning at the start.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::acts::Pair;
use crate::support::app::{KEY, TestApp};
use crate::support::program::Running;

/// What the program warns of until it is ready.
fn warnings(running: &Running) -> Vec<String> {
    running.address();
    let log = running.log();
    log.lines().filter(|line| line.contains(" WARN ")).map(str::to_owned).collect()
}

#[test]
fn files_that_others_can_read_are_warned_of() {
    let app = TestApp::on_a_file();
    let key = app.folder().join("key");
    fs::write(&key, KEY).unwrap();
    let file = format!("@{}", key.display());
    let settings = [("HANDOVER_SECRET_KEY", file.as_str())];
    let allow = |name: &str, mode: u32| {
        fs::set_permissions(app.folder().join(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow("key", 0o640);
    assert_eq!(warnings(&Running::serve(&app, &settings)), [""; 0]);
    allow("key", 0o644);
    allow("handover.db", 0o644);
    let warned = warnings(&Running::serve(&app, &settings));
    for name in ["key: chmod", "handover.db: chmod"] {
        assert!(warned.iter().any(|line| line.contains("others") && line.contains(name)), "{name}: {warned:?}");
    }
    assert!(!warned.concat().contains(KEY));
}

#[test]
fn a_key_that_honours_no_code_of_the_database_is_warned_of() {
    let app = TestApp::start();
    let other = KEY.replace('0', "f");
    let warned = |key: &str| {
        let running = Running::serve(&app, &[("HANDOVER_SECRET_KEY", key)]);
        warnings(&running).into_iter().find(|line| line.contains("a secret key that is not in the setting"))
    };
    assert_eq!(warned(&other), None, "there is nothing to honour");
    let it = Pair::new(&app);
    let line = warned(&other).unwrap();
    assert!(line.contains("codes=2 links=0"), "{line}");
    assert_eq!(warned(&format!("{other},{KEY}")), None);
    it.alice.cancels(it.request);
    assert_eq!(warned(&other), None, "nothing is left to decide");
}
