//! `unclench report`: the page for the doctor, printed or in a file that only the person can read.

use super::{Look, print, settings::configured};
use crate::{
    error::{Error, shown},
    model::{SafeText, Word, night_of},
    paths::Paths,
    report::{Format, MOST_NIGHTS, Report, Wanted},
    runtime::{Ledger, Library},
    time::{Clock, SystemClock},
};
use clap::Args;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

#[derive(Args)]
pub(super) struct Wish {
    /// How many nights back.
    #[arg(long, value_name = "N", default_value_t = 56, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_NIGHTS)))]
    nights: u32,
    /// text, md, html, csv or json; without it as the file's name ends, else text.
    #[arg(long, value_name = "FORMAT", value_parser = super::words::<Format>(), hide_possible_values = true)]
    format: Option<Format>,
    /// Write it into this file, which only you can read.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Put it in the place of a file that is there.
    #[arg(long, requires = "out")]
    force: bool,
    /// A medicine you take; say it once for each.
    #[arg(long = "medicine", value_name = "WORDS")]
    medicines: Vec<String>,
    /// A question you want to ask; say it once for each.
    #[arg(long = "question", value_name = "WORDS")]
    questions: Vec<String>,
}

pub(super) fn run(look: Look, wish: &Wish, paths: &Paths) -> Result<u8, Error> {
    let now = SystemClock.now();
    let tonight = night_of(now.wall, configured(look, paths).0.settings.night_starts);
    let loaded = Ledger::new(paths).load();
    let mut told = io::stderr();
    for problem in &loaded.problems {
        // Standard error may be gone; then nobody asked.
        let _ = writeln!(told, "unclench: {problem}");
    }
    let typed = |lines: &[String]| lines.iter().map(|line| SafeText::new(line)).collect();
    let signs = Library::new(paths).signs().map(|signs| signs.flags().iter().map(|flag| (flag.id.clone(), flag.sign.clone())).collect());
    let (medicines, questions) = (typed(&wish.medicines), typed(&wish.questions));
    let wanted = Wanted { nights: wish.nights, medicines, questions, signs: signs.unwrap_or_default() };
    let Some(report) = Report::new(&loaded.diary, &wanted, tonight) else {
        let nights = wish.nights;
        return Err(Error::NoDiary(format!(
            "there is nothing to report: the diary knows none of the last {nights} nights. A night is written down on the first screen."
        )));
    };
    let named = wish.out.as_ref().and_then(|file| Format::from_word(file.extension()?.to_str()?));
    let format = wish.format.or(named).unwrap_or(Format::Text);
    let text = report.write(format);
    let Some(file) = &wish.out else { return print(&text).map(|()| 0) };
    let _ = writeln!(told, "{}", report.contents(format));
    save(file, &text, wish.force).map_err(|source| Error::cannot_create(file, source))?;
    let _ = writeln!(told, "Written to {}. Only you can read it.", shown(file));
    Ok(0)
}

/// A new file, or a whole one in the place of an old one: never half of either.
fn save(path: &Path, text: &str, force: bool) -> io::Result<()> {
    let create = |path: &Path| -> io::Result<()> {
        let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        let written = out.write_all(text.as_bytes()).and_then(|()| out.sync_data());
        written.inspect_err(|_| {
            let _ = fs::remove_file(path);
        })
    };
    if force {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.new", std::process::id()));
        let new = path.with_file_name(name);
        create(&new)?;
        return fs::rename(&new, path).inspect_err(|_| {
            let _ = fs::remove_file(&new);
        });
    }
    create(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => io::Error::new(error.kind(), "it is there already; --force replaces it"),
        _ => error,
    })
}
