//! What only shows when the files of a pack lie side by side: ids given twice, references that lead nowhere or in a circle,
//! doses nobody states. Knows validated parts, and no TOML.

use super::{
    under,
    validate::{Kind, Named, Owner, Part},
};
use crate::{
    diag::{Code, Diagnostic, File, Findings, quoted},
    model::{CrampPosition, Id, Stretch, sort},
};
use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
    ops::Range,
    time::Duration,
};

const LONGEST_ROUTINE: Duration = Duration::from_secs(60 * 60);

/// What is wrong between the files of one pack of this owner.
pub(super) fn link(parts: &[(File<'_>, Part)], owner: Owner) -> Vec<Diagnostic> {
    let mut found = Findings::default();
    let homes = declare(parts, owner, &mut found);
    resolve(parts, owner, &homes, &mut found);
    easier_cycles(parts, &mut found);
    doses(parts, owner, &mut found);
    places(parts, owner, &mut found);
    found.into_sorted()
}

type Homes<'a> = HashMap<(Kind, &'a str), (File<'a>, Range<usize>)>;

fn declare<'a>(parts: &'a [(File<'a>, Part)], owner: Owner, found: &mut Findings) -> Homes<'a> {
    let mut homes = Homes::new();
    for (file, name) in each(parts, |part| &part.names.declared) {
        let place = || file.place(name.span.clone());
        if under::ids(owner, name.kind).contains(&name.id) {
            found.add(|| {
                Diagnostic::error(Code::BuiltInId, place(), &format!("{} is an id of the built-in pack", quoted(name.id.as_str())))
                    .help("the built-in pack cannot be changed; choose another id")
            });
        }
        match homes.entry((name.kind, name.id.as_str())) {
            Entry::Vacant(home) => drop(home.insert((file, name.span.clone()))),
            Entry::Occupied(home) => {
                let (file, span) = home.get();
                found.add(|| {
                    Diagnostic::error(Code::DuplicateId, place(), &format!("{} is an id already", quoted(name.id.as_str())))
                        .related(file.place(span.clone()), "first given here")
                });
            }
        }
    }
    homes
}

fn resolve(parts: &[(File<'_>, Part)], owner: Owner, homes: &Homes<'_>, found: &mut Findings) {
    for (file, Named { kind, id, span }) in each(parts, |part| &part.names.used) {
        if homes.contains_key(&(*kind, id.as_str())) || under::ids(owner, *kind).contains(id) {
            continue;
        }
        found.add(|| {
            let (code, what) = match kind {
                Kind::Source => (Code::UnknownSource, "source"),
                Kind::Flag => (Code::UnknownFlag, "sign"),
                Kind::Topic => (Code::UnknownTopic, "topic"),
                Kind::Picture => (Code::UnknownPicture, "picture"),
                Kind::Stretch | Kind::Routine | Kind::Relief | Kind::Condition | Kind::Card | Kind::Habit => {
                    (Code::UnknownStretch, "stretch")
                }
            };
            let mut known: Vec<&str> = homes.keys().filter(|(k, _)| k == kind).map(|(_, id)| *id).collect();
            known.extend(under::ids(owner, *kind).iter().map(Id::as_str));
            sort(&mut known, Ord::cmp);
            let message = format!("there is no {what} {}", quoted(id.as_str()));
            Diagnostic::error(code, file.place(span.clone()), &message).suggest(id.as_str(), &known)
        });
    }
}

/// Every circle is reported once, at the one of its stretches that comes first by name.
fn easier_cycles(parts: &[(File<'_>, Part)], found: &mut Findings) {
    let easier: HashMap<&Id, (File<'_>, &Named)> =
        each(parts, |part| &part.names.easier).map(|(file, (of, to))| (of, (file, to))).collect();
    let mut starts: Vec<_> = easier.keys().copied().collect();
    sort(&mut starts, Ord::cmp);
    for start in starts {
        let mut circle = vec![start.as_str()];
        let mut at = start;
        while let Some((_, next)) = easier.get(at).filter(|_| circle.len() <= easier.len()) {
            at = &next.id;
            circle.push(at.as_str());
            if at <= start {
                break;
            }
        }
        if at == start && circle.len() > 1 {
            let (file, to) = &easier[start];
            let message = format!("easier variants go in a circle: {}", circle.join(" → "));
            found.add(|| Diagnostic::error(Code::EasierCycle, file.place(to.span.clone()), &message));
        }
    }
}

fn doses(parts: &[(File<'_>, Part)], owner: Owner, found: &mut Findings) {
    let own = parts.iter().flat_map(|(_, part)| &part.stretches);
    let mut stretches: HashMap<&Id, Option<Cow<'_, Stretch>>> = own.map(|stretch| (&stretch.id, Some(Cow::Borrowed(stretch)))).collect();
    for (file, placed) in each(parts, |part| &part.routines) {
        let mut length = Duration::ZERO;
        for (step, span) in placed.routine.steps.iter().zip(&placed.steps) {
            let of = || under::stretch(owner, &step.stretch).map(Cow::Owned);
            let Some(stretch) = stretches.entry(&step.stretch).or_insert_with(of) else { continue };
            match step.dose.over(stretch.dose.as_ref()) {
                Some(_) if step.optional => {}
                Some(dose) => length += dose.length(),
                None => found.add(|| {
                    let message = format!("neither this step nor {} states a whole dose", quoted(step.stretch.as_str()));
                    Diagnostic::error(Code::DoseMissing, file.place(span.clone()), &message)
                        .help("a dose is `hold` or `pace`, `repetitions`, `sides` and `rest`")
                }),
            }
        }
        if length > LONGEST_ROUTINE {
            found.add(|| {
                let message = format!("this routine takes {} minutes", length.as_secs().div_ceil(60));
                Diagnostic::error(Code::RoutineTooLong, file.place(placed.span.clone()), &message)
                    .help(&format!("at most {}, steps with `optional = true` aside", LONGEST_ROUTINE.as_secs() / 60))
            });
        }
    }
}

/// Someone who lies or stands may come to sit, and whoever sits stays sitting: no picture shows anything else.
fn places(parts: &[(File<'_>, Part)], owner: Owner, found: &mut Findings) {
    let own = parts.iter().flat_map(|(_, part)| &part.pictures);
    let mut places: HashMap<&Id, Option<CrampPosition>> = own.map(|picture| (&picture.id, Some(picture.position))).collect();
    for (file, (begins, shown)) in each(parts, |part| &part.names.shown) {
        let mut place = *begins;
        for Named { id, span, .. } in shown {
            let Some(next) = *places.entry(id).or_insert_with(|| under::place(owner, id)) else { continue };
            if next == place || next == CrampPosition::Edge {
                place = next;
                continue;
            }
            found.add(|| {
                let message = format!("{} shows someone {}, and whoever follows these lines is not", quoted(id.as_str()), at(next));
                Diagnostic::error(Code::PicturePlace, file.place(span.clone()), &message)
                    .help(&format!("here one is {}; from any place one may come to sit at the edge", at(place)))
            });
        }
    }
}

fn at(place: CrampPosition) -> &'static str {
    match place {
        CrampPosition::Bed => "lying in bed",
        CrampPosition::Edge => "sitting at the edge",
        CrampPosition::Standing => "standing",
    }
}

fn each<'a, T: 'a>(parts: &'a [(File<'a>, Part)], list: impl Fn(&'a Part) -> &'a [T] + Copy) -> impl Iterator<Item = (File<'a>, &'a T)> {
    parts.iter().flat_map(move |(file, part)| list(part).iter().map(|item| (*file, item)))
}
