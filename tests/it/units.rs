//! What lies in `deploy/` fits the program.

use std::fs;
use std::path::{Path, PathBuf};

fn deployed(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(file)).unwrap()
}

/// Every file below `deploy/`.
fn all(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { all(&path) } else { vec![path] }).collect()
}

#[test]
fn what_is_deployed_names_settings_that_there_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy");
    let mut count = 0;
    for file in all(&folder) {
        let text = fs::read_to_string(&file).unwrap();
        let is_of_name = |c: char| c.is_ascii_uppercase() || c == '_';
        let words = text.split(|c: char| !is_of_name(c)).filter(|word| word.starts_with("HANDOVER_"));
        let names: Vec<_> = words.map(str::to_owned).collect();
        count += names.len();
        assert_eq!(handover::config::unknown_names(names), [], "{}", file.display());
    }
    assert!(count > 40, "{count}");
}

#[test]
fn the_file_of_settings_explains_every_one() {
    let file = handover::config::settings_file();
    assert_eq!(deployed("systemd/handover.env"), file, "deploy/systemd/handover.env should hold:\n\n{file}");
    assert!(file.lines().all(|line| line.chars().count() <= 130), "{file}");
}
