//! docs/security.md says something about every requirement, and what it says shows it is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const DOC: &str = include_str!("../../docs/security.md");

/// The sections of the standard, and how many requirements of level 1 and 2 each has: they come first in it.
const SECTIONS: &str = "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 \
    4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 \
    8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 \
    12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 \
    16.5:3 17.1:1 17.2:4 17.3:2";

struct Row {
    /// The requirements: one, or the first and the last of several.
    numbers: Vec<String>,
    met: String,
    shown: String,
}

fn is_number(text: &str) -> bool {
    text.split('.').count() == 3 && text.split('.').all(|part| part.parse::<u32>().is_ok())
}

fn rows() -> Vec<Row> {
    let cells = |line: &str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let lines = DOC.lines().filter(|line| line.starts_with("| ")).map(cells);
    let told = lines.filter(|cells| cells[0].split('–').all(is_number));
    told.map(|cells| {
        assert_eq!(cells.len(), 3, "{cells:?}");
        let numbers = cells[0].split('–').map(str::to_owned).collect();
        Row { numbers, met: cells[1].clone(), shown: cells[2].trim_end_matches('|').trim().to_owned() }
    })
    .collect()
}

/// `4.3.1–4.3.2`, one by one.
fn each(numbers: &[String]) -> Vec<String> {
    let split = |number: &String| {
        let (section, last) = number.rsplit_once('.').unwrap();
        (section.to_owned(), last.parse::<u32>().unwrap())
    };
    let ((section, first), (other, last)) = (split(&numbers[0]), split(&numbers[numbers.len() - 1]));
    assert_eq!(section, other);
    (first..=last).map(|number| format!("{section}.{number}")).collect()
}

#[test]
fn every_requirement_has_its_row_and_no_other() {
    let sections = SECTIONS.split_whitespace().map(|section| section.split_once(':').unwrap());
    let asked: Vec<_> =
        sections.flat_map(|(section, most)| each(&[format!("{section}.1"), format!("{section}.{most}")])).collect();
    assert_eq!(asked.len(), 70 + 183);
    let told: Vec<_> = rows().iter().flat_map(|row| each(&row.numbers)).collect();
    assert_eq!(told, asked);
}

#[test]
fn every_row_is_settled() {
    for word in ["OPEN", "TODO"] {
        assert!(!DOC.contains(word), "{word} stands in docs/security.md");
    }
    let told: BTreeSet<_> = rows().iter().flat_map(|row| each(&row.numbers)).collect();
    for Row { numbers, met, shown } in rows() {
        let numbers = numbers.join("–");
        assert!(!met.is_empty(), "{numbers}");
        let elsewhere = shown.strip_prefix("as ").map(|rest| rest.trim_end_matches(';')[..6.min(rest.len())].trim());
        let named = shown.contains("::") || shown.contains("review: ");
        let refers = elsewhere.is_some_and(|number| told.contains(number));
        assert!(named || refers || (shown.is_empty() && met.starts_with("does not apply")), "{numbers}: {shown:?}");
    }
}

/// Each piece of code that a text names.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_test_that_is_named_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = 0;
    for row in rows() {
        for name in quoted(&row.shown).filter(|name| is_test_name(name)) {
            let (module, test) = name.rsplit_once("::").unwrap();
            let module = module.replace("::", "/");
            let beside = module.strip_suffix("/tests").unwrap_or(&module);
            let files = [
                format!("tests/it/{module}.rs"),
                format!("tests/browser/{module}.rs"),
                format!("src/{module}.rs"),
                format!("src/{beside}.rs"),
            ];
            let holds = |file: &String| fs::read_to_string(root.join(file)).is_ok_and(|text| is_test(&text, test));
            assert!(files.iter().any(holds), "{}: there is no test {name}", row.numbers.join("–"));
            found += 1;
        }
    }
    assert!(found > 150, "only {found} tests are named");
}

/// `headers::forms_of_other_sites_change_nothing`; no type has such a name.
fn is_test_name(name: &str) -> bool {
    name.contains("::") && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_:".contains(c))
}

fn is_test(source: &str, name: &str) -> bool {
    let Some((before, _)) = source.split_once(&format!("fn {name}(")) else { return false };
    before.lines().rev().take(4).any(|line| line.trim() == "#[test]")
}

#[test]
fn every_file_and_section_that_is_named_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_file = |name: &&str| {
        !name.contains([' ', '*', ':', '{']) && [".rs", ".toml", ".js"].iter().any(|end| name.ends_with(end))
    };
    for name in quoted(DOC).filter(is_file) {
        assert!(["", "src"].iter().any(|folder| root.join(folder).join(name).exists()), "there is no {name}");
    }
    let anchor = |heading: &str| heading.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-");
    let anchors: BTreeSet<_> = DOC.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
    for link in DOC.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(anchors.contains(link), "there is no section {link}");
    }
}
