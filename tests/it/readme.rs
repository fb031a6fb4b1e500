//! What the README says of the program is what the program says of itself.

const README: &str = include_str!("../../README.md");

#[test]
fn the_settings_are_those_of_the_program() {
    let (_, rest) = README.split_once("<!-- settings -->\n").expect("no settings in the README");
    let (settings, _) = rest.split_once("<!-- /settings -->").expect("the settings of the README have no end");
    let table = handover::config::settings_table();
    assert_eq!(settings.trim(), table.trim(), "the README should hold:\n\n{table}");
}
