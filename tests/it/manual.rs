//! What a package brings along: completions and manual pages.

use std::fs;

use handover::cli;

use crate::support::program::{command, run};

/// The whole name of every command, as its page is called.
fn names(command: &clap::Command, name: &str) -> Vec<String> {
    let below = command.get_subcommands().filter(|below| below.get_name() != "help");
    let mut all: Vec<_> = below.flat_map(|below| names(below, &format!("{name}-{}", below.get_name()))).collect();
    all.push(name.to_owned());
    all
}

#[test]
fn every_command_has_a_page_with_its_settings_and_exit_statuses() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &[], &["man", "."], "").done(), "");
    let mut pages: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|page| page.unwrap().file_name().into_string().unwrap()).collect();
    let mut expected: Vec<_> = names(&cli::command(), "handover").iter().map(|name| format!("{name}.1")).collect();
    pages.sort();
    expected.sort();
    assert_eq!(pages, expected);
    for page in pages {
        let text = fs::read_to_string(folder.path().join(&page)).unwrap();
        let name = page.trim_end_matches(".1");
        assert!(text.contains(&format!(".TH {} 1", name.to_uppercase())), "{page}: {text}");
        for section in [".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH \"EXIT STATUS\"", "HANDOVER_LOG_FORMAT"] {
            assert!(text.contains(section), "{page} has no {section}");
        }
        assert!(!text.contains(".SH EXTRA"), "{page}");
    }
    let serve = fs::read_to_string(folder.path().join("handover-serve.1")).unwrap();
    let backup = fs::read_to_string(folder.path().join("handover-backup.1")).unwrap();
    assert!(serve.contains("HANDOVER_LISTEN") && !backup.contains("HANDOVER_LISTEN"));
}

#[test]
fn a_folder_that_is_not_there_fails_with_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let told = run(folder.path(), &[], &["man", "nowhere"], "").failed();
    assert!(told.starts_with("cannot write nowhere/handover"), "{told}");
}

#[test]
fn pages_hold_nothing_of_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("HANDOVER_BRAND", "Hunter2"), ("HANDOVER_SECRET_KEY", crate::support::app::KEY)];
    assert!(command(folder.path(), &settings, &["man", "."]).status().unwrap().success());
    for page in fs::read_dir(folder.path()).unwrap() {
        let text = fs::read_to_string(page.unwrap().path()).unwrap();
        assert!(!text.contains("Hunter2") && !text.contains(crate::support::app::KEY));
    }
}

#[test]
fn shells_are_told_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(folder.path(), &[], &["completions", shell], "").done();
        for command in cli::command().get_subcommands() {
            assert!(script.contains(command.get_name()), "{shell} does not know {}", command.get_name());
        }
    }
}
