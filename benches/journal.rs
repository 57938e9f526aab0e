//! What a diary of many years costs: `cargo bench --bench journal`. Loading, adding one entry, opening it, writing all out.

#![expect(clippy::unwrap_used, reason = "a bench that cannot write its files should fail")]

use chrono::{DateTime, Days, NaiveDate};
use ratatui::{buffer::Buffer, layout::Rect};
use std::{
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    sync::Arc,
};
use tempfile::TempDir;
use unclench::{
    app::{App, Choice, Event},
    content,
    diary::Diary,
    journal::{self, Journal, Stamp},
    keys::Key,
    model::{Course, CrampMuscle, DeviceId, Draft, Entry, EpisodeFacts, Memory, NightFacts, Record, Settings, Severity, ThemeName},
    paths::Paths,
    present,
    runtime::Ledger,
    time::{Clock, Now, SystemClock},
    ui::{self, Theme},
};

/// A hundred years are 36,500 nights and 100,000 cramps.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 136_500];

fn main() {
    divan::main();
}

/// So many entries, three cramps to a night.
fn entries(many: usize) -> Vec<Entry> {
    let mut stamp = Stamp::new(Some("Europe/Oslo".into()));
    let start = DateTime::parse_from_rfc3339("1990-01-01T07:00:00+01:00").unwrap();
    let evening = NaiveDate::from_ymd_opt(1989, 12, 31).unwrap();
    let draft = |n: usize| {
        let days = Days::new(n as u64 / 4);
        let record = if n.is_multiple_of(4) {
            Record::Night(NightFacts { cramps: Some(3), ..NightFacts::default() })
        } else {
            let (muscle, severity) = (Some(CrampMuscle::Calf), Severity::new(6));
            let course = Some(Course::Over(std::time::Duration::from_secs(95)));
            let note = Some("as so often, towards morning".into());
            Record::Episode { of: None, facts: EpisodeFacts { muscle, severity, course, note, ..EpisodeFacts::default() } }
        };
        Draft { at: start + days, night: evening + days, record }
    };
    (0..many).map(|n| stamp.seal(draft(n))).collect()
}

/// A computer with a diary of so many entries.
fn computer(many: usize) -> (TempDir, Paths, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths { config: None, data: Some(home.path().to_owned()), ..Paths::default() };
    let folder = paths.journal().unwrap();
    fs::create_dir_all(&folder).unwrap();
    let text: String = entries(many).iter().map(|entry| journal::line_of(entry) + "\n").collect();
    fs::write(folder.join("one.jsonl"), text).unwrap();
    (home, paths, folder)
}

#[divan::bench(args = SIZES)]
fn read_the_lines(bencher: divan::Bencher, many: usize) {
    let (_home, _, folder) = computer(many);
    bencher.counter(divan::counter::ItemsCount::new(many)).bench_local(|| journal::read(black_box(&folder)).entries.len());
}

#[divan::bench(args = SIZES)]
fn load_the_diary(bencher: divan::Bencher, many: usize) {
    let (_home, paths, _) = computer(many);
    bencher.counter(divan::counter::ItemsCount::new(many)).bench_local(|| Ledger::new(&paths).load().diary.len());
}

#[divan::bench(args = SIZES)]
fn add_one_entry_and_sync_it(bencher: divan::Bencher, many: usize) {
    let (_home, _, folder) = computer(many);
    let mut journal = Journal::new(&folder, &DeviceId::new("one").unwrap());
    let entry = entries(1).remove(0);
    bencher.bench_local(|| journal.append(black_box(&entry)).unwrap());
}

#[divan::bench(args = SIZES)]
fn write_a_table(bencher: divan::Bencher, many: usize) {
    let diary: Diary = entries(many).into_iter().collect();
    bencher.counter(divan::counter::ItemsCount::new(many)).bench_local(|| {
        let mut bytes = vec![];
        journal::table(diary.entries(), &mut bytes).unwrap();
        bytes.len()
    });
}

/// As `unclench export` does it: each line once, as it stands.
#[divan::bench(args = SIZES)]
fn write_the_lines(bencher: divan::Bencher, many: usize) {
    let (_home, _, folder) = computer(many);
    bencher.counter(divan::counter::ItemsCount::new(many)).bench_local(|| lines(&folder));
}

/// From the key to the painted screen, once the diary is read.
#[divan::bench(args = SIZES)]
fn open_the_month_and_the_trend(bencher: divan::Bencher, many: usize) {
    let diary: Diary = entries(many).into_iter().collect();
    let pack = Arc::new(content::core_part("article-classic").unwrap());
    // The last night there is.
    let wall = DateTime::parse_from_rfc3339("1990-01-01T07:30:00+01:00").unwrap() + Days::new((many as u64 - 1) / 4);
    let now = Now { wall, ..SystemClock.now() };
    let mut app = App::new(Choice { pack, routine: 0 }, Settings::default(), Memory::default());
    app.update(Event::Diary(Box::new(diary), 0), &now);
    let (theme, area) = (Theme::new(ThemeName::Dusk), Rect::new(0, 0, 80, 24));
    bencher.bench_local(|| {
        for key in ['d', 't', 'q', 'q'] {
            app.update(Event::Key(Key::Char(key)), &now);
            ui::render(&present::view(&app, &now), &theme, area, &mut Buffer::empty(area));
        }
    });
}

fn lines(folder: &Path) -> usize {
    let (mut files, mut bytes, mut seen) = (vec![], vec![], std::collections::HashSet::new());
    journal::each_file(folder, |read| files.push(read.map(|(path, whole)| (path.to_owned(), whole)).unwrap()));
    for (path, whole) in &files {
        journal::scan_bytes(path, whole, |found| {
            if let journal::Found::Entry(_, line) = found
                && seen.insert(line)
            {
                bytes.extend_from_slice(line);
            }
        });
    }
    bytes.len()
}
