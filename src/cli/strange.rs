//! A table that another program wrote, or the person: its columns by their usual names, or as the person says. What is not
//! understood is refused with its line; nothing of such a file is taken in by half.

use crate::{
    error::{Error, shown},
    journal,
    model::{
        Course, CrampMuscle, Entry, EntryId, EpisodeFacts, MOST_CRAMPS, NightFacts, Record, SafeText, Severity, Side, SleepQuality, Trust,
        Word, night_of,
    },
    time::{self, Meant},
};
use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime};
use std::{collections::HashMap, path::Path, str::FromStr, time::Duration};

/// What a column can mean.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Meaning {
    /// The date of the night's evening; with a time beside it, the date of that time.
    Date,
    /// When a cramp began, by the clock.
    Time,
    /// When a cramp began: date and time.
    Onset,
    Cramps,
    Sleep,
    Severity,
    Side,
    Muscle,
    Minutes,
    Note,
    /// Nothing here.
    Nothing,
}

/// Each meaning with its word, then what columns are often called.
const NAMES: [(&str, Meaning); 27] = [
    ("date", Meaning::Date),
    ("time", Meaning::Time),
    ("onset", Meaning::Onset),
    ("cramps", Meaning::Cramps),
    ("sleep", Meaning::Sleep),
    ("severity", Meaning::Severity),
    ("side", Meaning::Side),
    ("muscle", Meaning::Muscle),
    ("minutes", Meaning::Minutes),
    ("note", Meaning::Note),
    ("-", Meaning::Nothing),
    ("night", Meaning::Date),
    ("day", Meaning::Date),
    ("datetime", Meaning::Onset),
    ("timestamp", Meaning::Onset),
    ("start", Meaning::Onset),
    ("count", Meaning::Cramps),
    ("number", Meaning::Cramps),
    ("quality", Meaning::Sleep),
    ("pain", Meaning::Severity),
    ("intensity", Meaning::Severity),
    ("leg", Meaning::Side),
    ("where", Meaning::Muscle),
    ("duration", Meaning::Minutes),
    ("notes", Meaning::Note),
    ("comment", Meaning::Note),
    ("comments", Meaning::Note),
];

/// How many of the names are the meanings' own words.
const WORDS: usize = 11;

impl Meaning {
    fn named(name: &str, names: &[(&str, Self)]) -> Option<Self> {
        names.iter().find(|(word, _)| *word == name).map(|(_, meaning)| *meaning)
    }

    fn word(self) -> &'static str {
        NAMES.iter().find(|(_, meaning)| *meaning == self).map_or("-", |(word, _)| word)
    }
}

/// `COLUMN=MEANING`, as the person says it.
#[derive(Clone)]
pub(super) struct Mapping(String, Meaning);

impl FromStr for Mapping {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let meanings = || NAMES[..WORDS].iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let (column, meaning) = text.rsplit_once('=').ok_or("say COLUMN=MEANING")?;
        let meaning = Meaning::named(meaning, &NAMES[..WORDS]).ok_or_else(|| format!("a column can mean {}", meanings()))?;
        Ok(Self(column.to_owned(), meaning))
    }
}

/// A row by what its cells mean.
type Row<'a> = HashMap<Meaning, &'a str>;

/// Reads the table; nights begin at `starts`. The same row always becomes an entry with the same id, whenever and wherever it is
/// taken in, so that a file can be taken in twice.
///
/// # Errors
/// [`Error::BadData`] with every line that is not understood, up to twenty.
pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    mappings: &[Mapping],
    now: DateTime<FixedOffset>,
    starts: NaiveTime,
) -> Result<Vec<Entry>, Error> {
    let mut wrong: Vec<String> = vec![];
    let mut reader = csv::Reader::from_reader(bytes);
    let columns = reader.headers().cloned().unwrap_or_default();
    let mut meanings = vec![];
    for column in &columns {
        let name = column.trim().to_lowercase();
        let said = mappings.iter().find(|Mapping(named, _)| named.trim().eq_ignore_ascii_case(&name)).map(|Mapping(_, meaning)| *meaning);
        let meaning = said.or_else(|| Meaning::named(&name, &NAMES));
        if meaning.is_none() {
            let name = SafeText::new(column).cut(40);
            wrong.push(format!(
                "line 1: nobody knows what `{name}` means. Say it with --map \"{name}=note\", or leave it out with --map \"{name}=-\""
            ));
        } else if meaning != Some(Meaning::Nothing) && meanings.contains(&meaning) {
            wrong.push(format!("line 1: two columns mean {}", meaning.map(Meaning::word).unwrap_or_default()));
        }
        meanings.push(meaning);
    }
    if wrong.is_empty() && ![Meaning::Date, Meaning::Onset].iter().any(|needed| meanings.contains(&Some(*needed))) {
        wrong.push("line 1: no column says when. Map one to date or onset".to_owned());
    }
    let mut entries = vec![];
    let mut times: HashMap<String, u32> = HashMap::new();
    for row in reader.records() {
        if wrong.len() >= 20 {
            break;
        }
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                wrong.push(format!(
                    "line {}: the row is not as long as the first, or is no text",
                    journal::line_at(bytes, error.position())
                ));
                continue;
            }
        };
        let cells: Row<'_> = meanings
            .iter()
            .zip(&row)
            .filter_map(|(meaning, cell)| Some(((*meaning)?, cell.trim())))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        match said(&cells, now, starts) {
            Ok(found) => {
                for Said { at, night, record, name } in found {
                    // Two rows alike are two cramps.
                    let time = times.entry(name.clone()).or_default();
                    *time += 1;
                    let id = id_of(at, &format!("{name}{time}"));
                    entries.push(Entry { id, at: at.min(now), zone: None, night, trust: Trust::Sealed, record });
                }
            }
            Err(why) => wrong.push(format!("line {}: {why}", journal::line_at(bytes, row.position()))),
        }
    }
    if wrong.is_empty() {
        Ok(entries)
    } else {
        Err(Error::BadData(format!("{}: nothing was taken in.\n  {}", shown(path), wrong.join("\n  "))))
    }
}

/// One thing that a row says.
struct Said {
    /// The moment its id tells: when a cramp began, or noon after the night, in UTC.
    at: DateTime<FixedOffset>,
    night: NaiveDate,
    record: Record,
    /// What makes its id, beside the moment and which of several such rows it is: see [`name_of`].
    name: String,
}

/// What a row says: of a cramp if it has a time, of its night if it has a count or how one slept.
fn said(row: &Row<'_>, now: DateTime<FixedOffset>, starts: NaiveTime) -> Result<Vec<Said>, String> {
    let date = row.get(&Meaning::Date).map(|text| date(text)).transpose()?;
    let onset = match (row.get(&Meaning::Onset), row.get(&Meaning::Time), date) {
        (Some(text), ..) => Some(moment(text)?),
        (None, Some(text), Some(date)) => Some(moment(&format!("{date} {text}"))?),
        (None, Some(_), None) => return Err("a time without a date".into()),
        (None, None, _) => None,
    };
    let night = onset.map(|onset| night_of(onset, starts)).or(date).ok_or("no date")?;
    if onset.is_some_and(|onset| onset > now) || night > night_of(now, starts) {
        return Err("it has not come yet".into());
    }
    let note = row.get(&Meaning::Note).map(|text| SafeText::new(text));
    let cramps = number(row, Meaning::Cramps, "0 to 99", |n| Some(u16::from(n)).filter(|n| *n <= MOST_CRAMPS))?;
    let quality = number(row, Meaning::Sleep, "1 to 5", SleepQuality::new)?;
    let of_cramp = EpisodeFacts {
        onset,
        course: match row.get(&Meaning::Minutes) {
            Some(text) => Some(Course::Over(minutes(text)?)),
            None => Some(Course::Unknown),
        },
        muscle: word(row, Meaning::Muscle, CrampMuscle::from_word)?,
        side: word(row, Meaning::Side, |text| Side::from_word(text).or_else(|| short_side(text)))?,
        severity: number(row, Meaning::Severity, "0 to 10", Severity::new)?,
        note: note.clone(),
        ..EpisodeFacts::default()
    };
    let mut said = vec![];
    if let Some(onset) = onset {
        let name = name_of("cramp", &onset.timestamp().to_string(), row);
        said.push(Said { at: onset, night, record: Record::Episode { of: None, facts: of_cramp }, name });
    } else if [Meaning::Minutes, Meaning::Muscle, Meaning::Side, Meaning::Severity].iter().any(|meaning| row.contains_key(meaning)) {
        return Err("a cramp needs its time: a column that means time or onset".into());
    }
    let of_night = NightFacts { cramps, quality, note: note.filter(|_| onset.is_none()), ..NightFacts::default() };
    if of_night != NightFacts::default() {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let at = night.succ_opt().unwrap_or(night).and_time(noon).and_utc().fixed_offset();
        said.push(Said { at, night, record: Record::Night(of_night), name: name_of("night", &night.to_string(), row) });
    }
    if said.is_empty() { Err("it says nothing of a night or a cramp".into()) } else { Ok(said) }
}

fn refused(what: &str, text: &str, wanted: &str) -> String {
    format!("{what} cannot be `{}`; it is {wanted}", SafeText::new(text).cut(40))
}

fn date(text: &str) -> Result<NaiveDate, String> {
    let date = (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
    date.ok_or_else(|| refused("a date", text, "like 2026-11-21"))
}

fn moment(text: &str) -> Result<DateTime<FixedOffset>, String> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Ok(at);
    }
    let forms = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let wall = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    match wall.map(|wall| time::meant(&Local, wall)) {
        Some(Meant::Once(at)) => Ok(at),
        Some(Meant::Twice(a, b)) => {
            Err(format!("`{}` came twice that night. Write {} or {}", SafeText::new(text), a.to_rfc3339(), b.to_rfc3339()))
        }
        Some(Meant::Never(at)) => {
            Err(format!("`{}` never came that night. Write {} if you mean that", SafeText::new(text), at.to_rfc3339()))
        }
        None => Err(refused("a time", text, "like 2026-11-22 02:40")),
    }
}

fn minutes(text: &str) -> Result<Duration, String> {
    let minutes = text.parse::<f64>().ok().filter(|minutes| (0.0..=1440.0).contains(minutes));
    minutes.map(|minutes| Duration::from_secs_f64((minutes * 60.0).round())).ok_or_else(|| refused("minutes", text, "0 to 1440"))
}

fn number<T>(row: &Row<'_>, meaning: Meaning, range: &str, read: impl Fn(u8) -> Option<T>) -> Result<Option<T>, String> {
    let read = |text: &&str| text.parse().ok().and_then(&read).ok_or_else(|| refused(meaning.word(), text, range));
    row.get(&meaning).map(read).transpose()
}

fn word<T>(row: &Row<'_>, meaning: Meaning, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
    let read = |text: &&str| {
        read(text.to_lowercase().as_str())
            .ok_or_else(|| refused(meaning.word(), text, "one of the words that unclench log cramp --help names"))
    };
    row.get(&meaning).map(read).transpose()
}

fn short_side(text: &str) -> Option<Side> {
    match text {
        "l" => Some(Side::Left),
        "r" => Some(Side::Right),
        _ => None,
    }
}

/// What a row says of a cramp or a night, as the text its id is made of: the kind, when (seconds since 1970, or the night's date), then
/// the cells as they stand, by the words of their meanings in the order of [`NAMES`]. It must never change: a table that is taken in
/// again after an update would be doubled.
fn name_of(kind: &str, when: &str, row: &Row<'_>) -> String {
    let told = |meaning| !matches!(meaning, Meaning::Date | Meaning::Time | Meaning::Onset | Meaning::Nothing);
    let cells = NAMES[..WORDS].iter().filter(|(_, meaning)| told(*meaning));
    let cells = cells.filter_map(|(word, meaning)| Some(format!("{word}={}\n", row.get(meaning)?)));
    format!("{kind}\n{when}\n{}", cells.collect::<String>())
}

/// An id that tells the time as others do, and for the rest the name: its FNV-1a sum of 128 bits, folded once.
fn id_of(at: DateTime<FixedOffset>, name: &str) -> EntryId {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let sum = name.bytes().fold(START, |sum, byte| (sum ^ u128::from(byte)).wrapping_mul(PRIME));
    let sum = sum ^ (sum >> 64);
    let millis = u128::from(at.timestamp_millis().unsigned_abs()) & 0xffff_ffff_ffff;
    let (version, variant) = (7 << 76, 0b10 << 62);
    EntryId::from_bits(millis << 80 | version | (sum >> 64 & 0xfff) << 64 | variant | sum & 0x3fff_ffff_ffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries(text: &str, now: &str) -> Vec<Entry> {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        read(Path::new("t.csv"), text.as_bytes(), &[], DateTime::parse_from_rfc3339(now).unwrap(), noon).unwrap()
    }

    fn ids(text: &str, now: &str) -> Vec<String> {
        entries(text, now).iter().map(|entry| entry.id.to_string()).collect()
    }

    /// These ids stand in diaries: another sum would take every table in a second time.
    #[test]
    fn an_id_stays_what_it_was() {
        let text = "onset,severity,side,note\n2026-10-20T02:40:00+02:00,7,L,after the dance\n2026-10-20T00:40:00Z,7,L,after the dance\n";
        let cramps = ids(text, "2026-11-22T08:00:00+01:00");
        let nights = ids("night,cramps,sleep\n2026-10-19,0,4\n", "2026-11-22T08:00:00+01:00");
        assert_eq!(
            [cramps, nights].concat(),
            ["01a156c0-3700-75a8-b633-923b9b474ccb", "01a156c0-3700-75a8-b633-923b94474f36", "01a1592e-c600-7743-b7fe-1916b1993c1b",]
        );
    }

    proptest! {
        /// Whenever and in whatever zone the table was written: the same moments make the same ids.
        #[test]
        fn when_and_where_it_is_taken_in_makes_no_difference(
            rows in prop::collection::vec((0..2_000_000_i64, 0..=10_u8, "[a-z =]{0,12}"), 1..12),
            (one, other) in (-12..=14_i32, -12..=14_i32),
            later in 0..400_i64,
        ) {
            let table = |hours: i32| {
                let zone = FixedOffset::east_opt(hours * 3600).unwrap();
                let row = |(at, severity, note): &(i64, u8, String)| {
                    let onset = DateTime::from_timestamp(1_700_000_000 + at * 10, 0).unwrap().with_timezone(&zone);
                    format!("{},{severity},{}\n", onset.to_rfc3339(), note.trim())
                };
                format!("onset,severity,note\n{}", rows.iter().map(row).collect::<String>())
            };
            let first = DateTime::parse_from_rfc3339("2026-11-22T08:00:00+01:00").unwrap();
            let then = first + chrono::Duration::days(later);
            let known = ids(&table(one), &first.to_rfc3339());
            prop_assert_eq!(&ids(&table(other), &then.to_rfc3339()), &known);
            let different: std::collections::HashSet<_> = known.iter().collect();
            prop_assert_eq!(different.len(), known.len(), "no two rows are one");
        }

        /// What is said of last night in its own morning has not the moment of noon yet, and keeps its id.
        #[test]
        fn a_night_is_the_same_at_any_hour(cramps in 0..=99_u16, hour in 0..24_u32) {
            let text = format!("night,cramps\n2026-11-21,{cramps}\n");
            let now = format!("2026-11-22T{hour:02}:00:00+01:00");
            let entry = entries(&text, &now).remove(0);
            prop_assert!(entry.at <= DateTime::parse_from_rfc3339(&now).unwrap());
            prop_assert_eq!(vec![entry.id.to_string()], ids(&text, "2027-11-22T08:00:00-09:00"));
        }
    }
}
