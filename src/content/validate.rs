//! One file of a pack, validated: documents become nouns, and every id that is declared or referred to is remembered with
//! its place. Knows what a single file can tell; what needs several files is `link`'s.

use super::{
    condition::condition,
    figure,
    flag::{check, flag},
    guide::{card, topic},
    habit::habit,
    relief::{picture, relief},
};
use crate::{
    diag::{Code, Diagnostic, File},
    document::{self, Table, Value},
    model::{
        Card, Check, Condition, CrampPosition, Dose, DoseChange, Effort, Evidence, Flag, Grade, Habit, Id, Order, PackHead, Picture,
        Relief, Routine, SafeText, Source, Step, Stretch, Topic,
    },
};
use std::{
    ops::{Range, RangeInclusive},
    time::Duration,
};

/// The format this program reads.
const SCHEMA: u16 = 1;
/// Longest text that explains something.
const LONG: usize = 2000;
/// Longest text of any other kind.
pub(super) const SHORT: usize = 400;

const HOLD: RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(900);
const PACE: RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(30);
const REST: RangeInclusive<Duration> = Duration::ZERO..=Duration::from_secs(120);
const REPETITIONS: RangeInclusive<u16> = 1..=100;
const YEARS: RangeInclusive<u16> = 1500..=2200;

/// A list of things to say, none of which has to be there.
pub(super) const ANY: RangeInclusive<usize> = 0..=20;
/// A list that says something.
pub(super) const SOME: RangeInclusive<usize> = 1..=20;

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Source,
    Stretch,
    Routine,
    Relief,
    Picture,
    Flag,
    Condition,
    Topic,
    Card,
    Habit,
}

impl Kind {
    /// The one that stands last above.
    pub(super) const LAST: Self = Self::Habit;
}

/// An id where it stands in its file.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) kind: Kind,
    pub(super) id: Id,
    pub(super) span: Range<usize>,
}

/// A routine with the places of its id and its steps.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) routine: Routine,
    pub(super) span: Range<usize>,
    pub(super) steps: Vec<Range<usize>>,
}

/// What one file holds. An item with an error is left out, but its ids are not.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) head: Option<PackHead>,
    pub(super) sources: Vec<Source>,
    pub(super) stretches: Vec<Stretch>,
    pub(super) routines: Vec<Placed>,
    pub(super) reliefs: Vec<Relief>,
    pub(super) pictures: Vec<Picture>,
    pub(super) flags: Vec<Flag>,
    pub(super) check: Option<Check>,
    pub(super) conditions: Vec<Condition>,
    pub(super) topics: Vec<Topic>,
    pub(super) cards: Vec<Card>,
    pub(super) habits: Vec<Habit>,
    pub(super) names: Names,
}

/// Every id of a file in file order.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) declared: Vec<Named>,
    pub(super) used: Vec<Named>,
    /// A stretch and its easier variant.
    pub(super) easier: Vec<(Id, Named)>,
    /// Where someone is when a script begins, and the pictures of its lines.
    pub(super) shown: Vec<(CrampPosition, Vec<Named>)>,
}

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// This program's: one of many that make the built-in pack.
    Program,
    /// This program's, of which only the words are read: its stretches come without their figures.
    ProgramWords,
    /// This program's, of which only what makes a plan is read: its stretches come without figures and without what is said
    /// while they are done.
    ProgramPlan,
    /// A person's: a whole pack.
    Person,
}

/// What stands between the words of a stretch and its figure in a built-in file, where the figure is the last thing.
const BEFORE_FIGURE: &str = "\n[stretch.figure]\n";
/// What stands between what a plan is made of and the words in a built-in file of a stretch.
const BEFORE_WORDS: &str = "\npurpose = ";

pub(super) fn part(file: File<'_>, owner: Owner) -> (Part, Vec<Diagnostic>) {
    let mut part = Part::default();
    let end = match owner {
        Owner::ProgramWords => file.text.find(BEFORE_FIGURE),
        Owner::ProgramPlan => file.text.find(BEFORE_WORDS),
        Owner::Program | Owner::Person => None,
    };
    let file = end.map_or(file, |end| File { text: &file.text[..end], ..file });
    let (_, diagnostics) = document::read(file, |t| part.fill(t, owner));
    (part, diagnostics)
}

impl Part {
    fn fill(&mut self, t: &mut Table<'_>, owner: Owner) -> Option<()> {
        if t.need("schema", schema).is_some_and(|schema| schema > SCHEMA) {
            t.ignore_rest();
            return None;
        }
        if owner == Owner::Person {
            t.require("pack");
        }
        let Self {
            head,
            sources,
            stretches,
            routines,
            reliefs,
            pictures,
            flags,
            check: the_check,
            conditions,
            topics,
            cards,
            habits,
            names,
        } = self;
        *head = t.find("pack", |v| v.table("a pack", |t| pack_head(t, owner)));
        t.find("source", |v| items(v, 2000, "a source", sources, |t| source(t, names)));
        t.find("stretch", |v| items(v, 200, "a stretch", stretches, |t| stretch(t, names, owner)));
        t.find("routine", |v| items(v, 200, "a routine", routines, |t| routine(t, names)));
        t.find("relief", |v| items(v, 200, "a relief", reliefs, |t| relief(t, names, owner)));
        t.find("picture", |v| items(v, 200, "a picture", pictures, |t| picture(t, names)));
        t.find("flag", |v| items(v, 200, "a sign", flags, |t| flag(t, names, owner)));
        *the_check = t.find("check", |v| {
            built_in_only(v, owner, "a `[[flag]]` with an `ask` is asked after the built-in questions")?;
            v.table("the check", |t| check(t, names))
        });
        t.find("condition", |v| {
            built_in_only(v, owner, "put who should be careful in a stretch's `cautions`")?;
            items(v, 200, "a condition", conditions, |t| condition(t, names))
        });
        t.find("topic", |v| items(v, 200, "a topic", topics, |t| topic(t, names)));
        t.find("card", |v| items(v, 2000, "a card", cards, |t| card(t, names)));
        t.find("habit", |v| items(v, 20, "a habit", habits, |t| habit(t, names)));
        Some(())
    }
}

/// `None` after saying so, and what would be right, if a person's pack has what only the built-in one may have.
fn built_in_only(v: &Value<'_>, owner: Owner, right: &str) -> Option<()> {
    if owner == Owner::Person {
        v.error(Code::SafetyText, "may be set by the built-in pack only", &|d| d.help(right));
        return None;
    }
    Some(())
}

fn items<T>(
    list: &Value<'_>,
    most: usize,
    name: &'static str,
    into: &mut Vec<T>,
    mut item: impl FnMut(&mut Table<'_>) -> Option<T>,
) -> Option<()> {
    list.list(0..=most, |v| {
        into.extend(v.table(name, &mut item));
        Some(())
    })?;
    Some(())
}

impl Names {
    pub(super) fn declare(&mut self, kind: Kind, t: &mut Table<'_>) -> Option<Id> {
        t.need("id", |v| {
            let id = v.id()?;
            self.declared.push(Named { kind, id: id.clone(), span: v.span() });
            Some(id)
        })
    }

    pub(super) fn refer(&mut self, kind: Kind, v: &Value<'_>) -> Option<Id> {
        let id = v.id()?;
        self.used.push(Named { kind, id: id.clone(), span: v.span() });
        Some(id)
    }

    pub(super) fn sources(&mut self, t: &mut Table<'_>) -> Option<Vec<Id>> {
        t.need("sources", |v| v.set(ANY, |v| self.refer(Kind::Source, v)))
    }
}

pub(super) fn short(v: &Value<'_>) -> Option<SafeText> {
    v.text(SHORT)
}

pub(super) fn long(v: &Value<'_>) -> Option<SafeText> {
    v.text(LONG)
}

fn schema(v: &Value<'_>) -> Option<u16> {
    let schema = v.quantity(1..=u16::MAX)?;
    if schema > SCHEMA {
        v.error(Code::SchemaNewer, &format!("is {schema}, and this program reads {SCHEMA}"), &|d| d.help("a newer unclench may read it"));
    }
    Some(schema)
}

fn pack_head(t: &mut Table<'_>, owner: Owner) -> Option<PackHead> {
    let id = t.need("id", Value::id);
    let name = t.need("name", short);
    let version = t.need("version", short);
    let language = t.need("language", short);
    let licence = t.need("licence", short);
    let authors = t.need("authors", |v| v.set(SOME, short));
    let stop_signals = t.find("stop_signals", |v| {
        built_in_only(v, owner, "put what a person should watch for in `cautions`")?;
        v.list(SOME, short)
    });
    Some(PackHead {
        id: id?,
        name: name?,
        version: version?,
        language: language?,
        licence: licence?,
        authors: authors?,
        stop_signals: stop_signals.unwrap_or_default(),
    })
}

fn source(t: &mut Table<'_>, names: &mut Names) -> Option<Source> {
    let id = names.declare(Kind::Source, t);
    let authors = t.need("authors", short);
    let published = t.need("published", short);
    let year = t.find("year", |v| v.quantity(YEARS));
    let shows = t.need("shows", long);
    let url = t.find("url", url);
    let checked = t.find("checked", Value::flag);
    Some(Source { id: id?, authors: authors?, published: published?, year, shows: shows?, url, checked: checked.unwrap_or(false) })
}

fn url(v: &Value<'_>) -> Option<SafeText> {
    let url = v.text(SHORT)?;
    if url.as_str().strip_prefix("https://").is_none_or(|rest| rest.is_empty() || rest.contains(char::is_whitespace)) {
        v.error(Code::BadUrl, "must be an https address", &|d| d.help("\"https://…\", or no `url` at all"));
        return None;
    }
    Some(url)
}

fn stretch(t: &mut Table<'_>, names: &mut Names, owner: Owner) -> Option<Stretch> {
    let id = names.declare(Kind::Stretch, t);
    let name = t.need("name", short);
    let muscle = t.need("muscle", Value::word);
    let position = t.need("position", Value::word);
    let easier = t.find("easier", |v| {
        let easier = names.refer(Kind::Stretch, v)?;
        names.easier.extend(id.clone().map(|id| (id, Named { kind: Kind::Stretch, id: easier.clone(), span: v.span() })));
        Some(easier)
    });
    let needs = t.need("needs", |v| v.set(ANY, Value::word));
    let order = t.find("order", Value::word);
    let evidence = t.need("evidence", evidence);
    let dose = t.find("dose", |v| v.table("a dose", dose));
    let said = owner != Owner::ProgramPlan;
    let list = |t: &mut Table<'_>, key, long_enough| if said { t.need(key, |v| v.list(long_enough, short)) } else { Some(vec![]) };
    let purpose = if said { t.need("purpose", long) } else { Some(SafeText::default()) };
    let feel = if said { t.need("feel", short) } else { Some(SafeText::default()) };
    let steps = list(t, "steps", SOME);
    let cues = list(t, "cues", SOME);
    let mistakes = list(t, "mistakes", ANY);
    let cautions = list(t, "cautions", ANY);
    let sources = if said { names.sources(t) } else { Some(vec![]) };
    let figure = match owner {
        Owner::ProgramPlan | Owner::ProgramWords => Some(None),
        Owner::Program | Owner::Person => t.need("figure", |v| v.table("a figure", figure::figure)).map(Some),
    };
    Some(Stretch {
        id: id?,
        name: name?,
        muscle: muscle?,
        position: position?,
        purpose: purpose?,
        steps: steps?,
        cues: cues?,
        mistakes: mistakes?,
        feel: feel?,
        easier,
        cautions: cautions?,
        needs: needs?,
        dose,
        order: order.unwrap_or(Order::Alternate),
        evidence: evidence?,
        sources: sources?,
        figure: figure?,
    })
}

pub(super) fn evidence(v: &Value<'_>) -> Option<Evidence> {
    let word = v.string()?;
    let (grade, safety) = word.strip_suffix("+S").map_or((word, false), |grade| (grade, true));
    Some(Evidence { grade: v.word_of::<Grade>(grade)?, safety })
}

fn dose(t: &mut Table<'_>) -> Option<Dose> {
    let stated = dose_change(t);
    if !t.has("hold") && !t.has("pace") {
        t.error(Code::MissingKey, "a dose needs a key `hold` or `pace`", &|d| d);
    }
    ["repetitions", "sides", "rest"].iter().for_each(|key| t.require(key));
    stated.over(None)
}

fn dose_change(t: &mut Table<'_>) -> DoseChange {
    let hold = t.find("hold", |v| v.span_of(HOLD));
    let pace = t.find("pace", |v| {
        if hold.is_some() {
            v.error(Code::HoldAndPace, "does not go with `hold`", &|d| d.help("`hold` is for stretches, `pace` for movements"));
        }
        v.quantity(PACE)
    });
    DoseChange {
        effort: hold.map(Effort::Hold).or(pace.map(Effort::Pace)),
        repetitions: t.find("repetitions", |v| v.span_of(REPETITIONS)),
        sides: t.find("sides", Value::word),
        rest: t.find("rest", |v| v.quantity(REST)),
    }
}

fn routine(t: &mut Table<'_>, names: &mut Names) -> Option<Placed> {
    let id = names.declare(Kind::Routine, t);
    let span = t.need("id", |v| Some(v.span()));
    let name = t.need("name", short);
    let label = t.need("label", short);
    let purpose = t.need("purpose", long);
    let evidence = t.need("evidence", evidence);
    let sources = names.sources(t);
    let steps = t.need("step", |v| v.list(1..=60, |v| v.table("a step", |t| Some((step(t, names)?, t.span())))));
    let (steps, places): (Vec<Step>, Vec<_>) = steps?.into_iter().unzip();
    if steps.iter().all(|step| step.optional) {
        t.error(Code::TooFew, "every step of this routine is optional", &|d| d.help("leave at least one step without `optional = true`"));
        return None;
    }
    Some(Placed {
        routine: Routine { id: id?, name: name?, label: label?, purpose: purpose?, evidence: evidence?, sources: sources?, steps },
        span: span?,
        steps: places,
    })
}

fn step(t: &mut Table<'_>, names: &mut Names) -> Option<Step> {
    let stretch = t.need("stretch", |v| names.refer(Kind::Stretch, v));
    let dose = dose_change(t);
    let order = t.find("order", Value::word);
    let optional = t.find("optional", Value::flag);
    let note = t.find("note", short);
    Some(Step { stretch: stretch?, dose, order, optional: optional.unwrap_or(false), note })
}
