//! `unclench report`: the page for the doctor, printed or in a file that only the person can read.

use super::{
    Form, Look,
    carry::{write_whole, written},
    print_as_it_is, print_long,
    settings::configured,
};
use crate::{
    error::Error,
    model::{SafeText, Word, night_of},
    paths::Paths,
    report::{Format, MOST_MEDICINES, MOST_NIGHTS, Report, Wanted},
    runtime::{Ledger, Library},
    time::{Clock, SystemClock},
};
use clap::Args;
use std::{
    io::{self, Write},
    path::PathBuf,
};

#[derive(Args)]
pub(super) struct Wish {
    /// How many nights back.
    #[arg(long, value_name = "N", default_value_t = 56, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_NIGHTS)))]
    nights: u32,
    /// text, md, html, csv or json; without it as the file's name ends, else text.
    #[arg(long, value_name = "FORMAT", value_parser = super::words::<Format>(), hide_possible_values = true, conflicts_with = "json")]
    format: Option<Format>,
    #[command(flatten)]
    form: Form,
    /// Write it into this file, which only you can read.
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

pub(super) fn run(look: Look, wish: &Wish, paths: &Paths) -> Result<u8, Error> {
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
    let format = if wish.form.json { Format::Json } else { wish.format.or(named).unwrap_or(Format::Text) };
    let text = report.write(format);
    let Some(file) = &wish.out else {
        return if format == Format::Text { print_long(&text) } else { print_as_it_is(&text) }.map(|()| 0);
    };
    let _ = writeln!(told, "{}", report.contents(format));
    write_whole(file, text.as_bytes(), wish.force)?;
    let _ = write!(told, "{}", written(file, text.as_bytes()));
    Ok(0)
}
