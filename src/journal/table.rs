//! Entries as a table (RFC 4180), for spreadsheets, and back. A column for each member a line can have, and one for how far the
//! entry can be relied on. No cell can act as a formula.

use super::{
    Fault, Problem,
    line::{self, Heard, MEMBERS},
    shown,
};
use crate::model::{Entry, SafeText, Trust};
use serde_json::{Map, Value};
use std::{
    borrow::Cow,
    io::{self, Write},
    path::Path,
};

/// The last column: `damaged` for an entry that does not count. It is not taken in again.
const TRUST: &str = "trust";
/// What a table must have at least to be one of ours.
const NEEDED: [&str; 4] = ["id", "at", "night", "kind"];
/// Members that are lists of words; in a cell the words stand side by side.
const LISTS: [&str; 2] = ["helped", "factors"];
/// Members that are not text; in a cell they stand as in JSON.
const OTHERS: [&str; 17] = [
    "v",
    "cramps",
    "quality",
    "stretched",
    "minutes",
    "planned",
    "step",
    "repetition",
    "seconds",
    "whole",
    "severity",
    "woke",
    "soreness",
    "legs",
    "ticked",
    "blocks",
    "crc",
];
/// What a spreadsheet takes for the beginning of a formula, and the sign that keeps it from doing so; it also tells an empty text
/// from none.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Writes the entries as a table.
///
/// # Errors
/// When `out` fails.
pub fn table<'a>(entries: impl IntoIterator<Item = &'a Entry>, out: impl Write) -> io::Result<()> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    out.write_record(MEMBERS.iter().chain([&TRUST]))?;
    for entry in entries {
        line::tell_cells(entry, |cell| out.write_field(cell))?;
        out.write_field(match entry.trust {
            Trust::Sealed => "",
            Trust::ByHand => "by-hand",
            Trust::Doubtful { .. } => "damaged",
        })?;
        out.write_record(None::<&[u8]>)?;
    }
    out.flush()
}

/// A text as a cell that no spreadsheet takes for a formula and that is told from none.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if text.is_empty() || text.starts_with(FORMULA) { format!("'{text}").into() } else { text.into() }
}

/// Whether this is a table as [`table`] writes it.
#[must_use]
pub fn is_table(bytes: &[u8]) -> bool {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.headers().is_ok_and(|columns| NEEDED.iter().all(|needed| columns.iter().any(|column| column == *needed)))
}

/// Reads a table of ours: its entries, and the lines of which none can be made. Damaged entries and columns it does not know are
/// left out, and told.
#[must_use]
pub fn read_table(path: &Path, bytes: &[u8]) -> (Vec<Entry>, Vec<Problem>) {
    let (mut entries, mut problems) = (vec![], vec![]);
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(bytes);
    let columns = reader.headers().cloned().unwrap_or_default();
    let mut tell = |line: usize, why: &str| {
        problems.push(Problem { file: shown(path), line, fault: Fault::Broken(SafeText::new(why)) });
    };
    for column in columns.iter().filter(|column| *column != TRUST && !MEMBERS.contains(column)) {
        tell(1, &format!("the column `{}` means nothing here", SafeText::new(column).cut(40)));
    }
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                tell(line_at(bytes, error.position()), "the row is not as long as the first, or is no text");
                continue;
            }
        };
        match entry(&columns, &row) {
            Ok(entry) => entries.push(entry),
            Err(why) => tell(line_at(bytes, row.position()), &why),
        }
    }
    (entries, problems)
}

/// The line a row begins on, from 1. (The reader's own count is one behind where lines end in two characters.)
#[must_use]
pub fn line_at(bytes: &[u8], position: Option<&csv::Position>) -> usize {
    let byte = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0).min(bytes.len());
    let start = byte + bytes[byte..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    bytes[..start].iter().filter(|b| **b == b'\n').count() + 1
}

fn entry(columns: &csv::StringRecord, row: &csv::StringRecord) -> Result<Entry, String> {
    let mut members = Map::new();
    for (column, cell) in columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
        let text = cell.strip_prefix('\'').unwrap_or(cell);
        let value = match column {
            TRUST if text == "damaged" => return Err("damaged: it is not taken in".into()),
            TRUST => continue,
            _ if LISTS.contains(&column) && text != "[]" => text.split(' ').map(Value::from).collect(),
            _ if LISTS.contains(&column) || OTHERS.contains(&column) => {
                serde_json::from_str(text).map_err(|_| format!("`{column}` cannot be {}", SafeText::new(text).cut(40)))?
            }
            _ => Value::from(text),
        };
        members.insert(column.to_owned(), value);
    }
    members.remove("crc");
    match line::read(Value::from(members).to_string().as_bytes()) {
        Heard::Entry(entry) => Ok(Entry { trust: Trust::Sealed, ..entry }),
        Heard::Broken(why) => Err(why),
        Heard::Unknown => Err("of a newer version".into()),
    }
}
