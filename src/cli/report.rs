//! `unclench report`: the page for the doctor, printed or in a file that only the person can read.

use super::{
    Form, Look,
    carry::{write_whole, written},
    print_as_it_is, print_long,
    settings::configured,
    so_many,
};
use crate::{
    error::Error,
    model::{SafeText, night_of},
    paths::Paths,
    report::{Format, MOST_MEDICINES, MOST_NIGHTS, Report, Wanted},
    runtime::{Ledger, Library},
    time::{Clock, SystemClock},
};
use clap::Args;
use std::{
    io::{self, Write},
    iter,
    path::PathBuf,
};

#[derive(Args)]
pub(super) struct Wish {
    /// How many nights back.
    #[arg(long, value_name = "N", default_value = "56", allow_negative_numbers = true)]
    nights: String,
    /// text, md, html, csv or json; without it as the file's name ends (.txt is text), else text.
    #[arg(long, value_name = "FORMAT", value_parser = super::words::<Format>(), hide_possible_values = true, conflicts_with = "json")]
    format: Option<Format>,
    #[command(flatten)]
    form: Form,
    /// Write it into this file, which only you can read; - prints it.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Put it in the place of a file that is there.
    #[arg(long, requires = "out")]
    force: bool,
    /// A medicine you take; say it once for each, up to 30.
    #[arg(long = "medicine", value_name = "WORDS")]
    medicines: Vec<String>,
    /// A question you want to ask; say it once for each.
    #[arg(long = "question", value_name = "WORDS")]
    questions: Vec<String>,
}

const NO_FORMAT: &str = "a report's file ends in .txt, .md, .html, .csv or .json, or --format says what it is to be. For a PDF make it .html, open \
                         that in a browser and print it into a file. Nothing was written.";

pub(super) fn run(look: Look, wish: &Wish, paths: &Paths) -> Result<u8, Error> {
    let nights = so_many(&wish.nights, MOST_NIGHTS)?;
    // A file called - is standard output, as everywhere.
    let file = wish.out.as_ref().filter(|file| file.as_os_str() != "-");
    let ending = file.and_then(|file| file.extension());
    let named = ending.map_or(Some(Format::Text), |ending| Format::of(ending.to_str()?));
    let asked = if wish.form.json { Some(Format::Json) } else { wish.format };
    let format = asked.or(named).ok_or_else(|| Error::Usage(NO_FORMAT.to_owned()))?;
    let now = SystemClock.now();
    let tonight = night_of(now.wall, configured(look, paths).0.settings.night_starts);
    let loaded = Ledger::new(paths).load();
    let mut told = io::stderr();
    for problem in loaded.told() {
        // Standard error may be gone; then nobody asked.
        let _ = writeln!(told, "unclench: {problem}");
    }
    if wish.medicines.len() > MOST_MEDICINES {
        let many = wish.medicines.len();
        return Err(Error::Usage(format!(
            "{many} medicines do not fit on one page, and none may be missing: say up to {MOST_MEDICINES}, or take your list along. Nothing was written."
        )));
    }
    if format == Format::Csv && !(wish.medicines.is_empty() && wish.questions.is_empty()) {
        return Err(Error::Usage(
            "a table (csv) has room for nights alone: leave --medicine and --question out, or choose another format. Nothing was written."
                .into(),
        ));
    }
    let typed = |lines: &[String]| lines.iter().map(|line| SafeText::new(line)).collect();
    let signs =
        Library::new(paths).signs_alone().map(|signs| signs.flags().iter().map(|flag| (flag.id.clone(), flag.sign.clone())).collect());
    let (medicines, questions) = (typed(&wish.medicines), typed(&wish.questions));
    let wanted = Wanted { nights, made: now.wall.date_naive(), medicines, questions, signs: signs.unwrap_or_default() };
    let Some(report) = Report::new(&loaded.diary, &wanted, tonight) else {
        return Err(Error::NoDiary(format!(
            "there is nothing to report: the diary knows none of the last {nights} nights. A night is written down on the first screen."
        )));
    };
    let text = report.write(format);
    let Some(file) = file else {
        return if format == Format::Text { print_long(&mut iter::once(text)) } else { print_as_it_is(&text) }.map(|()| 0);
    };
    let _ = writeln!(told, "{}", report.contents(format));
    write_whole(file, text.as_bytes(), wish.force)?;
    let _ = write!(told, "{}", written(file, text.as_bytes()));
    Ok(0)
}
