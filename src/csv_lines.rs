//! Lines of a CSV file, as RFC 4180 writes them.

use std::mem;

/// Some of the lines of a file.
#[derive(Debug, Default)]
pub struct CsvLines {
    text: String,
    cells: CsvCells,
}

/// How cells are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvCells {
    /// For a spreadsheet. What one would take for a formula begins with `'`; so does what one that parts cells by `;` or tabs, and
    /// overlooks the quotes, would take for the beginning of a cell.
    #[default]
    ForSpreadsheets,
    /// As they are, for a program that reads them back.
    AsTheyAre,
}

impl CsvLines {
    /// None yet.
    #[must_use]
    pub fn of(cells: CsvCells) -> Self {
        Self { text: String::new(), cells }
    }

    /// Adds one.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (number, cell) in cells.into_iter().enumerate() {
            if number > 0 {
                self.text.push(',');
            }
            self.write_cell(cell);
        }
        self.text.push_str("\r\n");
    }

    /// A cell, in quotes where it needs them.
    fn write_cell(&mut self, cell: &str) {
        let needs_quotes = cell.contains(['"', ',', '\r', '\n', ';', '\t']);
        self.text.push_str(if needs_quotes { "\"" } else { "" });
        for part in cell.split_inclusive([';', '\t', '\r', '\n']) {
            let is_formula = part.trim_start().starts_with(['=', '+', '-', '@']) || part.starts_with(['\t', '\r']);
            let is_marked = is_formula && self.cells == CsvCells::ForSpreadsheets;
            self.text.push_str(if is_marked { "'" } else { "" });
            self.text.push_str(&part.replace('"', "\"\""));
        }
        self.text.push_str(if needs_quotes { "\"" } else { "" });
    }

    /// What was added since the last time; nothing is left.
    pub fn take_text(&mut self) -> String {
        mem::take(&mut self.text)
    }

    /// All of it.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(lines.into_text(), format!("{written},b\r\n"), "{cell:?}");
        }
    }

    #[test]
    fn what_a_program_reads_back_is_left_as_it_is() {
        let mut lines = CsvLines::of(CsvCells::AsTheyAre);
        lines.push(["=1+1", "x;-y", "a \"b\""]);
        assert_eq!(lines.take_text(), "=1+1,\"x;-y\",\"a \"\"b\"\"\"\r\n");
        assert_eq!(lines.into_text(), "");
    }
}
