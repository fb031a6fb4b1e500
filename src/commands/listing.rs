//! Lists as commands print them: in columns, as a JSON object a line, or as CSV; a piece at a time, however long they are.

use serde::Serialize;
use serde_json::Value;

use super::error::CommandError;
use crate::cli::ListFormat;
use crate::csv_lines::CsvLines;
use crate::domain::text;

/// Rows read and held at once.
pub const PIECE: i64 = 1000;
/// Between two columns.
const GAP: &str = "  ";

/// Prints rows of these columns.
pub struct ListPrinter {
    format: ListFormat,
    columns: &'static [&'static str],
    /// How wide the columns are, once the first rows are known.
    widths: Option<Vec<usize>>,
}

/// A row, as a JSON object with its columns in their order.
struct JsonRow<'a>(&'a [&'static str], &'a [Value]);

impl Serialize for JsonRow<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(self.1))
    }
}

impl ListPrinter {
    /// Nothing is printed yet.
    pub fn new(format: ListFormat, columns: &'static [&'static str]) -> Self {
        Self { format, columns, widths: None }
    }

    /// The next rows; with the first of them, even where there are none, what stands at the head.
    ///
    /// # Errors
    /// A value cannot be written as JSON, which is a fault of the program.
    pub fn text(&mut self, rows: &[Vec<Value>]) -> Result<String, CommandError> {
        match self.format {
            ListFormat::Json => Self::json(self.columns, rows),
            ListFormat::Csv => Ok(self.csv(rows)),
            ListFormat::Table => Ok(self.table(rows)),
        }
    }

    fn json(columns: &[&'static str], rows: &[Vec<Value>]) -> Result<String, CommandError> {
        let mut lines = String::new();
        for row in rows {
            let line = serde_json::to_string(&JsonRow(columns, row));
            lines.push_str(&line.map_err(|error| CommandError::Failed(error.to_string()))?);
            lines.push('\n');
        }
        Ok(lines)
    }

    fn csv(&mut self, rows: &[Vec<Value>]) -> String {
        let mut lines = CsvLines::default();
        if self.widths.replace(Vec::new()).is_none() {
            lines.push(self.columns.iter().copied());
        }
        for row in rows {
            let cells: Vec<String> = row.iter().map(plain).collect();
            lines.push(cells.iter().map(String::as_str));
        }
        lines.into_text()
    }

    /// As wide as the first rows need it: those that come later are not known yet.
    fn table(&mut self, rows: &[Vec<Value>]) -> String {
        let cells: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| text::visible(&plain(cell))).collect()).collect();
        let head: Vec<String> = self.columns.iter().map(|column| (*column).to_owned()).collect();
        let mut lines = String::new();
        let widths = self.widths.take().unwrap_or_else(|| {
            let widths = widths_of(&head, &cells);
            push_line(&mut lines, &head, &widths);
            widths
        });
        for row in &cells {
            push_line(&mut lines, row, &widths);
        }
        self.widths = Some(widths);
        lines
    }
}

fn plain(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(cells) => cells.iter().map(plain).collect::<Vec<_>>().join(" "),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => cell.to_string(),
    }
}

fn widths_of(head: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let width = |at: usize| {
        let cells =
            rows.iter().chain([&head.to_vec()]).filter_map(|row| row.get(at)).map(|cell| columns_of(cell)).max();
        cells.unwrap_or(0)
    };
    (0..head.len()).map(width).collect()
}

/// How many places of a terminal a text takes.
fn columns_of(text: &str) -> usize {
    textwrap::core::display_width(text)
}

fn push_line(lines: &mut String, cells: &[String], widths: &[usize]) {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', width.saturating_sub(columns_of(cell))));
        line.push_str(GAP);
    }
    lines.push_str(line.trim_end());
    lines.push('\n');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rows() -> Vec<Vec<Value>> {
        vec![vec![json!("=a"), json!(1), json!(["x", "y"])], vec![json!("日本"), Value::Null, json!([])]]
    }

    #[test]
    fn rows_are_printed_in_each_form() {
        let print = |format| {
            let mut printer = ListPrinter::new(format, &["name", "count", "types"]);
            printer.text(&rows()).unwrap() + &printer.text(&rows()[..1]).unwrap()
        };
        assert_eq!(print(ListFormat::Table), "name  count  types\n=a    1      x y\n日本\n=a    1      x y\n");
        assert_eq!(print(ListFormat::Csv), "name,count,types\r\n'=a,1,x y\r\n日本,,\r\n'=a,1,x y\r\n");
        let one = "{\"name\":\"=a\",\"count\":1,\"types\":[\"x\",\"y\"]}\n";
        assert_eq!(print(ListFormat::Json), format!("{one}{{\"name\":\"日本\",\"count\":null,\"types\":[]}}\n{one}"));
    }

    #[test]
    fn an_empty_list_has_its_head() {
        assert_eq!(ListPrinter::new(ListFormat::Table, &["name", "zone"]).text(&[]).unwrap(), "name  zone\n");
        assert_eq!(ListPrinter::new(ListFormat::Csv, &["name", "zone"]).text(&[]).unwrap(), "name,zone\r\n");
        assert_eq!(ListPrinter::new(ListFormat::Json, &["name", "zone"]).text(&[]).unwrap(), "");
    }
}
