//! Files of lines with commas between their cells, for a spreadsheet.

use std::future::Future;

use actix_web::HttpResponse;

use super::saved_file::saved_file;
use crate::store::StoreResult;

/// Lines that are read and held at once.
pub const PIECE: usize = 500;

/// Some of the lines of a file.
#[derive(Debug, Default)]
pub struct CsvLines(String);

impl CsvLines {
    /// Adds one.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (number, cell) in cells.into_iter().enumerate() {
            if number > 0 {
                self.0.push(',');
            }
            self.write_cell(cell);
        }
        self.0.push_str("\r\n");
    }

    /// A cell, in quotes where it needs them. What a spreadsheet would take for a formula begins with `'`; so does what one that
    /// parts cells by `;` or tabs, and overlooks these quotes, would take for the beginning of a cell.
    fn write_cell(&mut self, cell: &str) {
        let needs_quotes = cell.contains(['"', ',', '\r', '\n', ';', '\t']);
        self.0.push_str(if needs_quotes { "\"" } else { "" });
        for part in cell.split_inclusive([';', '\t', '\r', '\n']) {
            let is_formula = part.trim_start().starts_with(['=', '+', '-', '@']) || part.starts_with(['\t', '\r']);
            self.0.push_str(if is_formula { "'" } else { "" });
            self.0.push_str(&part.replace('"', "\"\""));
        }
        self.0.push_str(if needs_quotes { "\"" } else { "" });
    }
}

/// A file to be saved under this name, with these columns. `read` gives the lines behind a place, or the first, and the place of the
/// last of them where there may be more.
pub fn csv_file<P, R>(name: &str, columns: &[&str], mut read: impl FnMut(Option<P>) -> R + 'static) -> HttpResponse
where
    P: 'static,
    R: Future<Output = StoreResult<(CsvLines, Option<P>)>> + 'static,
{
    let mut head = CsvLines::default();
    head.push(columns.iter().copied());
    let mut head = Some(head);
    saved_file(name, "text/csv; charset=utf-8", move |place| {
        let (head, reading) = (head.take().unwrap_or_default(), read(place));
        async move { reading.await.map(|(lines, last)| (head.0 + &lines.0, last)) }
    })
}

#[cfg(test)]
mod tests {
    use super::CsvLines;

    #[test]
    fn no_cell_is_a_formula_or_breaks_the_line() {
        for (cell, written) in [
            ("example.org", "example.org"),
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-a", "'-a"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\t=1", "\"'\t'=1\""),
            ("x;=1+1;y", "\"x;'=1+1;y\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
            ("a-b=c", "a-b=c"),
            ("", ""),
        ] {
            let mut lines = CsvLines::default();
            lines.push([cell, "b"]);
            assert_eq!(lines.0, format!("{written},b\r\n"), "{cell:?}");
        }
    }
}
