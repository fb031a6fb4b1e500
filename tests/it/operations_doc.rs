//! What `docs/operations.md` says of log lines and commands is what the program says.

use std::fs;
use std::path::Path;

use crate::support::program::run;

const DOC: &str = include_str!("../../docs/operations.md");

fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { sources(&path) } else { fs::read_to_string(path).unwrap() }).collect()
}

#[test]
fn every_log_line_that_is_explained_is_written() {
    let sources = sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    let (_, rest) = DOC.split_once("### Log lines\n").unwrap();
    let (table, _) = rest.split_once("\n### ").unwrap();
    let lines: Vec<_> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert!(lines.len() > 10);
    for line in lines {
        assert!(sources.contains(line), "{line}");
    }
}

#[test]
fn every_command_that_is_named_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let help = run(folder.path(), &[], &["--help"], "").done();
    let known: Vec<_> = help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    let named: Vec<_> = ["`handover ", "    handover "].iter().flat_map(|begin| DOC.split(begin).skip(1)).collect();
    assert!(named.len() > 20);
    for rest in named {
        let command = rest.split([' ', '`', '\n']).next().unwrap();
        assert!(known.contains(&command), "handover {command}");
    }
}
