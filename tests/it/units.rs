//! What lies in `deploy/` fits the program.

use std::fs;
use std::path::Path;

fn deployed(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(file)).unwrap()
}

#[test]
fn the_file_of_settings_explains_every_one() {
    let file = handover::config::settings_file();
    assert_eq!(deployed("systemd/handover.env"), file, "deploy/systemd/handover.env should hold:\n\n{file}");
    assert!(file.lines().all(|line| line.chars().count() <= 130), "{file}");
}
