//! `/operator/audit.csv`: the lines of the log that the filters leave, all of them, for a spreadsheet.

use std::sync::Arc;

use actix_web::HttpResponse;

use super::LogAddress;
use crate::domain::operator_log::{LogLine, LoggedSubject};
use crate::reads::console::log::piece_of_log;
use crate::web::frame::csv::{CsvLines, PIECE, csv_file};
use crate::web::frame::forms::Query;
use crate::web::frame::page::words_of;
use crate::web::operator::desk::AtDesk;
use crate::words::machine_time;

/// What `handover audit` prints of a line.
const COLUMNS: [&str; 9] = ["number", "time", "operator", "act", "about", "reason", "details", "before", "hash"];

/// GET `/operator/audit.csv`
pub async fn save(at: AtDesk, query: Query) -> HttpResponse {
    let filter = Arc::new(LogAddress::of(&query.0).filter(words_of(&at.http)));
    let site = at.site.clone();
    csv_file("audit.csv", &COLUMNS, move |beyond| {
        let (site, filter) = (site.clone(), Arc::clone(&filter));
        async move {
            let found = site.db.read(move |conn| piece_of_log(conn, &filter, (beyond, PIECE))).await?;
            let mut lines = CsvLines::default();
            for line in &found {
                push_line(&mut lines, line);
            }
            let last = found.last().map(|line| line.number);
            Ok((lines, last.filter(|_| found.len() == PIECE)))
        }
    })
}

fn push_line(lines: &mut CsvLines, line: &LogLine) {
    let named = |LoggedSubject { kind, subject, name }: &LoggedSubject| {
        let name = name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        format!("{kind} {subject}{name}")
    };
    let (number, time) = (line.number.to_string(), machine_time(line.at));
    let about = line.about.iter().map(named).collect::<Vec<_>>().join(", ");
    let (reason, details) = (line.reason.as_deref().unwrap_or_default(), line.details.as_deref().unwrap_or_default());
    lines.push([&number, &time, &line.operator, &line.act, &about, reason, details, &line.hash_before, &line.hash]);
}
