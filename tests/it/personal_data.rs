//! The data of a person: handed out to whoever it is about, and gone once nothing needs it.

mod blanking;
mod handing_out;

use handover::domain::time::DAY;
use handover::store::{blanking as rules, housekeeping, sessions};

const DOC: &str = include_str!("../../docs/data.md");

#[test]
fn the_document_says_what_the_program_does() {
    let days = |term: std::time::Duration| term.as_secs() / DAY.as_secs();
    let hours = sessions::IDLE_MAX.as_secs() / 3600;
    let minutes = sessions::OPERATORS_IDLE_MAX.as_secs() / 60;
    for said in [
        format!("go {} days after closing", days(rules::BLANKED_AFTER)),
        format!("looks again every {} days", days(rules::LOOKED_AT_AGAIN_AFTER)),
        format!("{} days after the last use", days(housekeeping::TRACES_KEPT)),
        format!("{} days after sending", days(housekeeping::TRACES_KEPT)),
        format!("{} day after the link's last moment", days(housekeeping::LINKS_KEPT)),
        format!("nobody | {} day |", days(housekeeping::THROTTLES_KEPT)),
        format!("after {hours} hours without use, after {minutes} minutes for operators"),
        format!("at most {} times an hour", handover::flows::own_data::MOST),
    ] {
        assert!(DOC.contains(&said), "{said}");
    }
}
