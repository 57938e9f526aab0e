//! `unclench pack check`: read packs the way the program does and list everything that is wrong with them.

use super::print;
use crate::{
    content,
    diag::Severity,
    error::{Error, shown},
    present,
    runtime::read_file,
};
use std::path::PathBuf;

pub(super) fn check(files: &[PathBuf]) -> Result<u8, Error> {
    let mut bad = false;
    for file in files {
        let bytes = read_file(file, content::LARGEST_FILE).map_err(|source| Error::no_input(file, source))?;
        let name = shown(file);
        let (_, diagnostics) = content::read_bytes(name.as_str(), &bytes);
        let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
        let mut report = String::new();
        for diagnostic in &diagnostics {
            report.push_str(&diagnostic.plain());
            report.push_str("\n\n");
        }
        let verdict = match (errors, diagnostics.len() - errors) {
            (0, 0) => "nothing to complain about".to_owned(),
            (errors, warnings) => {
                format!("{}, {}", present::count(errors, "error", "errors"), present::count(warnings, "warning", "warnings"))
            }
        };
        print(&format!("{report}{name}: {verdict}\n"))?;
        bad |= errors > 0;
    }
    Ok(if bad { 65 } else { 0 })
}
