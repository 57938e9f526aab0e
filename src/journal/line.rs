//! One entry as one line of JSON, and back: the only place that knows the members and the checksum. docs/JOURNAL.md says the
//! same in prose. Knows no files.

use super::table::guarded;
use crate::model::{
    Course, Entry, EntryId, EpisodeFacts, Factor, Help, HoldDone, Id, MOST_CRAMPS, NightFacts, Planned, Record, SafeText, SessionFacts,
    Severity, SleepQuality, TrialDesign, TrialReason, TrialStep, Trust, Word,
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Timelike};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed},
};
use serde_json::Value;
use std::{borrow::Cow, fmt, ops, time::Duration};

/// The version of the lines this program writes. A greater one is kept and counted, not understood.
pub const VERSION: u32 = 1;
/// Longest note in characters; what is beyond is cut.
pub const LONGEST_NOTE: usize = 2_000;
/// How every line begins: the one text that cannot stand inside an entry, where its quotes would be escaped.
pub(super) const START: &[u8] = b"{\"v\":";
/// What stands before and after the eight digits of the checksum that end every line the program writes.
const SEAL: (&[u8], &[u8]) = (b",\"crc\":\"", b"\"}");
const LONGEST_ZONE: usize = 64;

/// A text of a line: a piece of the line itself, unless something in it had to be undone.
#[derive(Clone, Default)]
struct Text<'a>(Cow<'a, str>);

impl ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

/// As a `Cow` reads itself, but borrowed where it can be: only a text in which something had to be undone is copied.
impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> de::Visitor<'de> for Reader {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(text.into())
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(text.to_owned().into())
            }
        }
        deserializer.deserialize_str(Reader)
    }
}

/// The line as serde has it: what every line has, and every member that some kind has.
macro_rules! line {
    ($($member:ident: $type:ty,)*) => {
        #[derive(Default, Serialize)]
        struct Line<'a> {
            v: u32,
            id: Text<'a>,
            at: Text<'a>,
            #[serde(skip_serializing_if = "Option::is_none")]
            zone: Option<Text<'a>>,
            night: Text<'a>,
            kind: Text<'a>,
            $(#[serde(skip_serializing_if = "Option::is_none")] $member: Option<$type>,)*
            #[serde(skip_serializing)]
            crc: Option<de::IgnoredAny>,
        }
        /// Every member a line can have, but for the checksum, in the order in which they are written.
        pub(super) const MEMBERS: &[&str] = &["v", "id", "at", "zone", "night", "kind", $(stringify!($member)),*];

        /// Each of [`MEMBERS`], in the same order.
        #[derive(Clone, Copy)]
        #[expect(non_camel_case_types, reason = "they are the names in the file")]
        enum Member { v, id, at, zone, night, kind, $($member,)* }

        impl Member {
            const ALL: &[Self] = &[Self::v, Self::id, Self::at, Self::zone, Self::night, Self::kind, $(Self::$member),*];
        }

        impl<'a> Line<'a> {
            /// Reads one member into its place. What serde would derive makes room for all of them first, most of which no line has.
            fn read_member<'de: 'a, A: de::MapAccess<'de>>(&mut self, member: Member, map: &mut A) -> Result<(), A::Error> {
                match member {
                    Member::v => self.v = map.next_value()?,
                    Member::id => self.id = map.next_value()?,
                    Member::at => self.at = map.next_value()?,
                    Member::zone => self.zone = map.next_value()?,
                    Member::night => self.night = map.next_value()?,
                    Member::kind => self.kind = map.next_value()?,
                    $(Member::$member => self.$member = map.next_value()?,)*
                }
                Ok(())
            }

            /// Hands over each of [`MEMBERS`] as a cell of a table, in order.
            fn tell_cells<E>(&self, mut tell: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
                tell(&self.v.cell())?;
                tell(&self.id.cell())?;
                tell(&self.at.cell())?;
                tell(&self.zone.cell())?;
                tell(&self.night.cell())?;
                tell(&self.kind.cell())?;
                $(tell(&self.$member.cell())?;)*
                Ok(())
            }
        }
    };
}

/// Each has a bit of its own where it is noted which have been seen.
const _: () = assert!(MEMBERS.len() <= 64);

/// Reads a line into its place: it has room for far more than any line holds, and would be handed on five times.
struct Members<'l, 'a>(&'l mut Line<'a>);

impl<'de: 'a, 'a> DeserializeSeed<'de> for Members<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de: 'a, 'a> de::Visitor<'de> for Members<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        // They nearly always come in the order they are written in: the search goes on where the last one stood.
        let (mut last, mut seen) = (0, 0_u64);
        while let Some(name) = map.next_key::<Text<'_>>()? {
            if &*name == "crc" {
                self.0.crc = map.next_value()?;
                continue;
            }
            let (before, after) = MEMBERS.split_at(last);
            let found = after.iter().position(|known| *known == &*name).map(|at| last + at);
            match found.or_else(|| before.iter().position(|known| *known == &*name)) {
                Some(at) if seen & 1 << at != 0 => return Err(de::Error::duplicate_field(MEMBERS[at])),
                Some(at) => {
                    seen |= 1 << at;
                    self.0.read_member(Member::ALL[at], &mut map)?;
                    last = at;
                }
                None => drop(map.next_value::<de::IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// What stands in a cell of a table for a member: text as it is but [guarded](super::table::guarded), words side by side, anything else as
/// in JSON.
trait Cell {
    fn cell(&self) -> Cow<'_, str>;
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> Cow<'_, str> {
        self.as_ref().map(T::cell).unwrap_or_default()
    }
}

impl Cell for Text<'_> {
    fn cell(&self) -> Cow<'_, str> {
        guarded(self)
    }
}

impl Cell for Vec<Text<'_>> {
    fn cell(&self) -> Cow<'_, str> {
        if self.is_empty() { "[]".into() } else { self.iter().map(|word| &**word).collect::<Vec<_>>().join(" ").into() }
    }
}

macro_rules! as_in_json {
    ($($type:ty),*) => {
        $(impl Cell for $type {
            fn cell(&self) -> Cow<'_, str> {
                // Numbers and lists of them always become JSON.
                serde_json::to_string(self).unwrap_or_default().into()
            }
        })*
    };
}

as_in_json!(u8, u16, u32, bool, Seconds, Vec<bool>, Vec<PlannedLine<'_>>);

line! {
    of: Text<'a>,
    onset: Text<'a>,
    course: Text<'a>,
    muscle: Text<'a>,
    cramps: u8,
    quality: u8,
    stretched: bool,
    skipped: Text<'a>,
    factors: Vec<Text<'a>>,
    routine: Text<'a>,
    minutes: u16,
    planned: Vec<PlannedLine<'a>>,
    session: Text<'a>,
    step: u16,
    stretch: Text<'a>,
    side: Text<'a>,
    repetition: u16,
    seconds: Seconds,
    whole: bool,
    severity: u8,
    woke: bool,
    helped: Vec<Text<'a>>,
    soreness: u8,
    done: Text<'a>,
    hurt: Text<'a>,
    legs: u8,
    habit: Text<'a>,
    day: Text<'a>,
    ticked: bool,
    sign: Text<'a>,
    trial: Text<'a>,
    blocks: Vec<bool>,
    reason: Text<'a>,
    told: Text<'a>,
    checksum: Text<'a>,
    note: Text<'a>,
}

#[derive(Deserialize, Serialize)]
struct PlannedLine<'a> {
    #[serde(borrow)]
    stretch: Text<'a>,
    holds: u16,
    seconds: Seconds,
}

impl<'a> From<&'a Planned> for PlannedLine<'a> {
    fn from(Planned { stretch, holds, time }: &'a Planned) -> Self {
        Self { stretch: stretch.as_str().into(), holds: *holds, seconds: Seconds(*time) }
    }
}

/// A length of time as a number of seconds, to the millisecond.
#[derive(Clone, Copy)]
struct Seconds(Duration);

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let millis = u64::try_from(self.0.as_millis()).unwrap_or(u64::MAX);
        if millis % 1000 == 0 {
            return serializer.serialize_u64(millis / 1000);
        }
        serializer.serialize_f64(Duration::from_millis(millis).as_secs_f64())
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// Longer than anything a night has room for.
        const WEEK: f64 = 7.0 * 24.0 * 3600.0;
        let seconds = f64::deserialize(deserializer)?;
        if !(0.0..=WEEK).contains(&seconds) {
            return Err(de::Error::custom("`seconds` must be 0 to 604800"));
        }
        // To the nearest millisecond, where a number in binary is a little beside it.
        let length = Duration::from_secs_f64(seconds) + Duration::from_micros(500);
        Ok(Self(Duration::new(length.as_secs(), length.subsec_millis() * 1_000_000)))
    }
}

impl<'a> From<&'a Entry> for Line<'a> {
    fn from(entry: &'a Entry) -> Self {
        let mut line = Self {
            v: VERSION,
            id: entry.id.to_string().into(),
            at: time(entry.at),
            zone: entry.zone.as_ref().map(|zone| zone.as_str().into()),
            night: entry.night.to_string().into(),
            ..Self::default()
        };
        line.kind = line.say(&entry.record).into();
        line
    }
}

/// Hands over the entry as cells of a table, one for each of [`MEMBERS`].
pub(super) fn tell_cells<E>(entry: &Entry, tell: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    Line::from(entry).tell_cells(tell)
}

/// The entry as a line, with its checksum, without the line break.
#[must_use]
pub fn write(entry: &Entry) -> String {
    let mut text = serde_json::to_string(&Line::from(entry)).unwrap_or_default();
    let crc = crc32fast::hash(text.as_bytes());
    text.pop();
    text.push_str(&format!(",\"crc\":\"{crc:08x}\"}}"));
    text
}

fn time(at: DateTime<FixedOffset>) -> Text<'static> {
    at.to_rfc3339_opts(SecondsFormat::Secs, false).into()
}

fn list<W: Copy>(words: &Option<Vec<W>>, word: fn(W) -> &'static str) -> Option<Vec<Text<'static>>> {
    words.as_ref().map(|words| words.iter().map(|w| word(*w).into()).collect())
}

impl<'a> Line<'a> {
    /// Puts what the record says into its members; gives its kind.
    fn say(&mut self, record: &'a Record) -> &'static str {
        let id = |id: &EntryId| Some(Text::from(id.to_string()));
        match record {
            Record::Episode { of, facts } => {
                let EpisodeFacts { onset, course, muscle, side, severity, woke, helped, soreness, note } = facts;
                self.of = of.as_ref().and_then(id);
                self.onset = onset.map(time);
                self.course = course.map(|course| {
                    Text::from(match course {
                        Course::Open => "open",
                        Course::Over(length) => {
                            self.seconds = Some(Seconds(length));
                            "over"
                        }
                        Course::Unknown => "unknown",
                    })
                });
                self.muscle = muscle.map(|m| m.word().into());
                self.side = side.map(|s| s.word().into());
                self.severity = severity.map(Severity::value);
                self.woke = *woke;
                self.helped = list(helped, Help::word);
                self.soreness = soreness.map(Severity::value);
                self.note = note.as_ref().map(|n| n.as_str().into());
                "cramp"
            }
            Record::Night(NightFacts { cramps, quality, stretched, skipped, factors, note }) => {
                self.cramps = cramps.map(|n| u8::try_from(n.min(MOST_CRAMPS)).unwrap_or(u8::MAX));
                self.quality = quality.map(SleepQuality::value);
                self.stretched = *stretched;
                self.skipped = skipped.map(|s| s.word().into());
                self.factors = list(factors, Factor::word);
                self.note = note.as_ref().map(|n| n.as_str().into());
                "night"
            }
            Record::Session { routine, minutes, planned } => {
                self.routine = Some(routine.as_str().into());
                self.minutes = *minutes;
                self.planned = Some(planned.iter().map(PlannedLine::from).collect());
                "session"
            }
            Record::Held(HoldDone { session, step, stretch, side, repetition, time, whole }) => {
                self.session = id(session);
                self.step = Some(*step);
                self.stretch = Some(stretch.as_str().into());
                self.side = Some(side.word().into());
                self.repetition = Some(*repetition);
                self.seconds = Some(Seconds(*time));
                self.whole = Some(*whole);
                "hold"
            }
            Record::SessionFacts { session, facts: SessionFacts { done, hurt, legs } } => {
                self.session = id(session);
                self.done = done.map(|d| d.word().into());
                self.hurt = hurt.as_ref().map(|h| h.as_str().into());
                self.legs = legs.map(Severity::value);
                "session-more"
            }
            Record::Habit { habit, day, done } => {
                self.habit = Some(habit.as_str().into());
                self.day = Some(day.to_string().into());
                self.ticked = Some(*done);
                "habit"
            }
            Record::Sign(sign) => {
                self.sign = Some(sign.as_str().into());
                "sign"
            }
            Record::Trial(step) => {
                let (word, reason) = match step {
                    TrialStep::Began(TrialDesign::BeforeAfter) => ("began", None),
                    TrialStep::Began(TrialDesign::Blocks(blocks)) => {
                        self.blocks = Some(blocks.clone());
                        ("began", None)
                    }
                    TrialStep::Paused(reason) => ("paused", Some(*reason)),
                    TrialStep::Resumed => ("resumed", None),
                    TrialStep::Stopped(reason) => ("stopped", Some(*reason)),
                };
                self.trial = Some(word.into());
                self.reason = reason.map(|r| r.word().into());
                "trial"
            }
            Record::Told(what) => {
                self.told = Some(what.as_str().into());
                "told"
            }
            Record::Revoke(of) => {
                self.of = id(of);
                "revoke"
            }
            Record::Accept { of, checksum } => {
                self.of = id(of);
                self.checksum = Some(format!("{checksum:08x}").into());
                "accept"
            }
        }
    }
}

/// What a line turned out to be.
#[derive(Debug, PartialEq)]
pub(super) enum Heard {
    /// An entry, with what is known of its trust.
    Entry(Entry),
    /// Whole, but of a kind or a version this program does not know.
    Unknown,
    /// No entry; why.
    Broken(String),
}

/// Reads one line, without its break.
pub(super) fn read(bytes: &[u8]) -> Heard {
    let seal = Seal::of(bytes);
    // What is sound needs no second look at every byte.
    let text = str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
    let broken = |why: String| if matches!(seal, Seal::Whole) { Heard::Unknown } else { Heard::Broken(why) };
    let mut line = Line::default();
    let mut json = serde_json::Deserializer::from_str(&text);
    if let Err(error) = Members(&mut line).deserialize(&mut json).and_then(|()| json.end()) {
        return broken(plain(&error));
    }
    let trust = match seal {
        Seal::Whole => Trust::Sealed,
        Seal::Wrong(checksum) => Trust::Doubtful { checksum },
        Seal::None if line.crc.is_none() && is_ours(&text) => Trust::ByHand,
        Seal::None => Trust::Doubtful { checksum: crc32fast::hash(bytes) },
    };
    if trust == Trust::Sealed && line.v != VERSION {
        return Heard::Unknown;
    }
    match entry(&line, trust) {
        Ok(entry) => Heard::Entry(entry),
        Err(why) => broken(why),
    }
}

/// Why it is not a line of JSON as ours are, in words for a person.
fn plain(error: &serde_json::Error) -> String {
    if error.is_data() {
        SafeText::new(&error.to_string()).cut(120).to_string()
    } else {
        "only a part of it is there, or it is no JSON".into()
    }
}

/// Whether each member of the line is one we know: a checksum whose name was damaged is not a checksum taken away.
fn is_ours(text: &str) -> bool {
    serde_json::from_str::<serde_json::Map<String, Value>>(text)
        .is_ok_and(|line| line.keys().all(|member| MEMBERS.contains(&member.as_str())))
}

/// What the end of a line says of the rest.
enum Seal {
    Whole,
    Wrong(u32),
    None,
}

impl Seal {
    fn of(bytes: &[u8]) -> Self {
        let split = bytes.strip_suffix(SEAL.1).and_then(|rest| rest.split_last_chunk::<8>());
        let Some((said, digits)) = split.and_then(|(rest, digits)| Some((rest.strip_suffix(SEAL.0)?, digits))) else { return Self::None };
        let mut sum = crc32fast::Hasher::new();
        sum.update(said);
        sum.update(b"}");
        let sum = sum.finalize();
        let digit = |at: u32| b"0123456789abcdef"[(sum >> (28 - 4 * at) & 15) as usize];
        if (0..8).zip(digits).all(|(at, said)| digit(at) == *said) { Self::Whole } else { Self::Wrong(sum) }
    }
}

fn entry(line: &Line<'_>, trust: Trust) -> Result<Entry, String> {
    Ok(Entry {
        id: checked("id", &line.id, EntryId::new)?,
        at: checked("at", &line.at, moment)?,
        zone: line.zone.as_deref().map(|zone| SafeText::new(zone).cut(LONGEST_ZONE)),
        night: checked("night", &line.night, date)?,
        trust,
        record: record(line)?,
    })
}

fn record(line: &Line<'_>) -> Result<Record, String> {
    let note = line.note.as_deref().map(|note| SafeText::new(note).cut(LONGEST_NOTE));
    Ok(match &*line.kind {
        "cramp" => {
            let course = match (line.course.as_deref(), line.seconds) {
                (None, None) => None,
                (None | Some("over"), Some(Seconds(length))) => Some(Course::Over(length)),
                (Some("open"), None) => Some(Course::Open),
                (Some("unknown"), None) => Some(Course::Unknown),
                _ => return Err("`course` must be open, unknown, or over with `seconds`".into()),
            };
            let facts = EpisodeFacts {
                onset: given("onset", &line.onset, moment)?,
                course,
                muscle: given("muscle", &line.muscle, Word::from_word)?,
                side: given("side", &line.side, Word::from_word)?,
                severity: given_number("severity", line.severity, "0 to 10", Severity::new)?,
                woke: line.woke,
                helped: given_list("helped", &line.helped)?,
                soreness: given_number("soreness", line.soreness, "0 to 10", Severity::new)?,
                note,
            };
            Record::Episode { of: given("of", &line.of, EntryId::new)?, facts }
        }
        "night" => Record::Night(NightFacts {
            cramps: given_number("cramps", line.cramps, "0 to 99", |n| Some(n.into()).filter(|n| *n <= MOST_CRAMPS))?,
            stretched: line.stretched,
            quality: given_number("quality", line.quality, "1 to 5", SleepQuality::new)?,
            skipped: given("skipped", &line.skipped, Word::from_word)?,
            factors: given_list("factors", &line.factors)?,
            note,
        }),
        "session" => {
            let mut planned = vec![];
            for PlannedLine { stretch, holds, seconds } in line.planned.iter().flatten() {
                planned.push(Planned { stretch: checked("stretch", stretch, Id::new)?, holds: *holds, time: seconds.0 });
            }
            Record::Session { routine: needed("routine", &line.routine, Id::new)?, minutes: line.minutes, planned }
        }
        "hold" => Record::Held(HoldDone {
            session: needed("session", &line.session, EntryId::new)?,
            step: line.step.ok_or_else(|| missing("step"))?,
            stretch: needed("stretch", &line.stretch, Id::new)?,
            side: needed("side", &line.side, Word::from_word)?,
            repetition: line.repetition.ok_or_else(|| missing("repetition"))?,
            time: line.seconds.ok_or_else(|| missing("seconds"))?.0,
            whole: line.whole.ok_or_else(|| missing("whole"))?,
        }),
        "session-more" => Record::SessionFacts {
            session: needed("session", &line.session, EntryId::new)?,
            facts: SessionFacts {
                done: given("done", &line.done, Word::from_word)?,
                hurt: given("hurt", &line.hurt, Id::new)?,
                legs: given_number("legs", line.legs, "0 to 10", Severity::new)?,
            },
        },
        "habit" => Record::Habit {
            habit: needed("habit", &line.habit, Id::new)?,
            day: needed("day", &line.day, date)?,
            done: line.ticked.ok_or_else(|| missing("ticked"))?,
        },
        "sign" => Record::Sign(needed("sign", &line.sign, Id::new)?),
        "trial" => {
            let reason = || needed::<TrialReason>("reason", &line.reason, Word::from_word);
            Record::Trial(match line.trial.as_deref() {
                Some("began") => TrialStep::Began(line.blocks.clone().map_or(TrialDesign::BeforeAfter, TrialDesign::Blocks)),
                Some("paused") => TrialStep::Paused(reason()?),
                Some("resumed") => TrialStep::Resumed,
                Some("stopped") => TrialStep::Stopped(reason()?),
                _ => return Err("`trial` must be began, paused, resumed or stopped".into()),
            })
        }
        "told" => Record::Told(needed("told", &line.told, Id::new)?),
        "revoke" => Record::Revoke(needed("of", &line.of, EntryId::new)?),
        "accept" => Record::Accept {
            of: needed("of", &line.of, EntryId::new)?,
            checksum: needed("checksum", &line.checksum, |text| u32::from_str_radix(text, 16).ok())?,
        },
        _ => return Err("`kind` is none that this version knows".into()),
    })
}

/// `2026-11-21`, read by hand: it is on every line.
fn date(text: &str) -> Option<NaiveDate> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else { return None };
    NaiveDate::from_ymd_opt(i32::try_from(number(&[y0, y1, y2, y3])?).ok()?, number(&[m0, m1])?, number(&[d0, d1])?)
}

/// `2026-11-22T02:40:11+01:00` by hand, for the same reason; and whatever else RFC 3339 allows.
fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let as_written = || {
        let &[b'T', h0, h1, b':', m0, m1, b':', s0, s1, sign @ (b'+' | b'-'), oh0, oh1, b':', om0, om1] = text.as_bytes().get(10..)? else {
            return None;
        };
        let time = date(text.get(..10)?)?.and_hms_opt(number(&[h0, h1])?, number(&[m0, m1])?, number(&[s0, s1])?)?;
        let east = NaiveTime::from_hms_opt(number(&[oh0, oh1])?, number(&[om0, om1])?, 0)?;
        let east = i32::try_from(east.num_seconds_from_midnight()).ok()?;
        FixedOffset::east_opt(if sign == b'-' { -east } else { east })?.from_local_datetime(&time).single()
    };
    as_written().or_else(|| DateTime::parse_from_rfc3339(text).ok())
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

fn missing(member: &str) -> String {
    format!("`{member}` is missing")
}

fn checked<T>(member: &str, text: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    read(text)
        .ok_or_else(|| if text.is_empty() { missing(member) } else { format!("`{member}` cannot be {}", SafeText::new(text).cut(40)) })
}

fn given<T>(member: &str, text: &Option<Text<'_>>, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
    text.as_deref().map(|text| checked(member, text, read)).transpose()
}

fn needed<T>(member: &str, text: &Option<Text<'_>>, read: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    checked(member, text.as_deref().unwrap_or_default(), read)
}

fn given_list<W: Word>(member: &str, words: &Option<Vec<Text<'_>>>) -> Result<Option<Vec<W>>, String> {
    let words = words.as_ref().map(|words| words.iter().map(|word| checked(member, word, W::from_word)).collect());
    words.transpose()
}

fn given_number<T>(member: &str, number: Option<u8>, range: &str, read: impl Fn(u8) -> Option<T>) -> Result<Option<T>, String> {
    number.map(|n| read(n).ok_or_else(|| format!("`{member}` is {n} and must be {range}"))).transpose()
}
