//! The one door for content. Packs, built in or written by a person, come in as TOML text and go out as model values that
//! need no more checking: every value is within its limits, and every id leads somewhere. Total: any text gives a pack or
//! diagnostics, never a panic. Opens no file, and knows nothing of sessions and screens.
//!
//! `validate` (with `figure`, `relief`, `flag`, `condition`, `guide` and `habit`) reads one file, `link` looks at files side by side,
//! `under` tells what a pack may lean on, `embedded` holds the built-in ones.

mod condition;
mod embedded;
mod figure;
mod flag;
mod guide;
mod habit;
mod link;
mod packed;
mod relief;
mod under;
mod validate;

use crate::{
    diag::{Code, Diagnostic, File, Severity},
    model::{Card, Check, Condition, Flag, Guide, Habit, Id, Pack, PackHead, Picture, Relief, Routine, Source, Stretch, Topic, sort},
};
pub use packed::{file_in, unpacked};
use std::collections::VecDeque;
use validate::{Owner, Part};

/// Largest pack file in bytes. Whoever reads one need not read more than one byte beyond.
pub const LARGEST_FILE: usize = 1024 * 1024;

/// Reads a person's pack file as it comes from a disk. The pack is there unless a diagnostic is an error.
#[must_use]
pub fn read_bytes(name: &str, bytes: &[u8]) -> (Option<Pack>, Vec<Diagnostic>) {
    if bytes.len() > LARGEST_FILE {
        let start = File { name, text: "" }.place(0..0);
        let message = format!("the file is larger than {} KiB", LARGEST_FILE / 1024);
        return (None, vec![Diagnostic::error(Code::TooLarge, start, &message)]);
    }
    match str::from_utf8(bytes) {
        Ok(text) => read(File { name, text }),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            let start = error.valid_up_to();
            let place = File { name, text: &text }.place(start..start + char::REPLACEMENT_CHARACTER.len_utf8());
            let bad = Diagnostic::error(Code::NotUtf8, place, "the file is not UTF-8 text").help("save it as UTF-8");
            (None, vec![bad])
        }
    }
}

/// Reads a person's pack, which may refer to the built-in one. The pack is there unless a diagnostic is an error.
#[must_use]
pub fn read(file: File<'_>) -> (Option<Pack>, Vec<Diagnostic>) {
    assemble([file], Owner::Person)
}

/// A routine of `pack` with all that a session of it needs, whether `pack` or the built-in pack has it.
#[must_use]
pub fn part(pack: &Pack, routine: &str) -> Option<Pack> {
    let stretch = |id: &Id| pack.stretch(id).cloned().or_else(|| core_stretch(id, Owner::Program));
    // Whose pack it is, but always with our own word on when to stop.
    let stop_signals = core_file(embedded::HEAD, Owner::Program).head.map(|head| head.stop_signals).unwrap_or_default();
    let head = pack.head.clone().map(|head| PackHead { stop_signals, ..head });
    Some(Pack { head, ..gather(pack.routine(routine)?.clone(), stretch)? })
}

/// A built-in routine with all that a session of it needs, read from as few files as can be: its own, the pack's head, its
/// stretches and their easier variants.
#[must_use]
pub fn core_part(routine: &str) -> Option<Pack> {
    let routine = core_routine(routine)?;
    Some(Pack { head: core_file(embedded::HEAD, Owner::Program).head, ..gather(routine, |id| core_stretch(id, Owner::Program))? })
}

/// A built-in routine with what its plan is made of, for a first screen: its stretches have no figures and are not yet
/// described, nor are easier variants and the pack's head there. With `described`, the first stretch is. What is in it stands
/// at the same places as in [`core_part`].
#[must_use]
pub fn core_plan(routine: &str, described: bool) -> Option<Pack> {
    let routine = core_routine(routine)?;
    let mut stretches: Vec<Stretch> = Vec::new();
    for step in &routine.steps {
        if stretches.iter().all(|stretch| stretch.id != step.stretch) {
            let owner = if described && stretches.is_empty() { Owner::ProgramWords } else { Owner::ProgramPlan };
            stretches.push(core_stretch(&step.stretch, owner)?);
        }
    }
    Some(Pack { stretches, routines: vec![routine], ..Pack::default() })
}

/// The ids of the built-in routines in the order they are offered.
pub fn core_routine_ids() -> impl Iterator<Item = &'static str> {
    embedded::routine_ids()
}

/// A built-in relief, read from its file alone.
#[must_use]
pub fn core_relief(id: &str) -> Option<Relief> {
    core_file(embedded::relief(id)?, Owner::Program).reliefs.into_iter().next()
}

/// A built-in picture, read from its file alone.
#[must_use]
pub fn core_picture(id: &Id) -> Option<Picture> {
    core_file(embedded::picture(id.as_str())?, Owner::Program).pictures.into_iter().next()
}

/// The built-in danger signs.
#[must_use]
pub fn core_flags() -> Vec<Flag> {
    embedded::flags().flat_map(|file| core_file(file, Owner::Program).flags).collect()
}

/// A built-in danger sign, read from its file alone.
#[must_use]
pub fn core_flag(id: &Id) -> Option<Flag> {
    core_file(embedded::flag(id.as_str())?, Owner::Program).flags.into_iter().next()
}

/// The built-in danger check. Its signs are [`core_flag`]'s.
#[must_use]
pub fn core_check() -> Option<Check> {
    core_file(embedded::CHECK, Owner::Program).check
}

/// What a person may tick, in the order it is offered.
#[must_use]
pub fn core_conditions() -> Vec<Condition> {
    core_file(embedded::conditions(), Owner::Program).conditions
}

/// The built-in habits, in the order they are offered.
#[must_use]
pub fn core_habits() -> Vec<Habit> {
    core_file(embedded::HABITS, Owner::Program).habits
}

/// The built-in topics of the guide, in the order they are offered.
#[must_use]
pub fn core_topics() -> Vec<Topic> {
    core_file(embedded::topics(), Owner::Program).topics
}

/// The built-in cards of a topic, read from its file alone.
#[must_use]
pub fn core_cards(topic: &Id) -> Vec<Card> {
    embedded::cards(topic.as_str()).map(|file| core_file(file, Owner::Program).cards).unwrap_or_default()
}

/// The whole built-in guide.
#[must_use]
pub fn core_guide() -> Guide {
    let topics = core_topics();
    let cards = topics.iter().flat_map(|topic| core_cards(&topic.id)).collect();
    Guide { topics, cards, sources: core_all_sources() }
}

/// All built-in sources.
#[must_use]
pub fn core_all_sources() -> Vec<Source> {
    core_file(embedded::sources(), Owner::Program).sources
}

/// The built-in sources with these ids, in the order they are asked for.
#[must_use]
pub fn core_sources(ids: &[Id]) -> Vec<Source> {
    let sources = core_all_sources();
    ids.iter().filter_map(|id| sources.iter().find(|source| source.id == *id).cloned()).collect()
}

/// The whole built-in pack.
#[must_use]
pub fn core_whole() -> Pack {
    merge(embedded::all().map(|file| core_file(file, Owner::Program)))
}

fn core_file(file: File<'static>, owner: Owner) -> Part {
    validate::part(file, owner).0
}

fn core_routine(id: &str) -> Option<Routine> {
    let part = core_file(embedded::routine(id)?, Owner::Program);
    part.routines.into_iter().next().map(|placed| placed.routine)
}

fn core_stretch(id: &Id, owner: Owner) -> Option<Stretch> {
    core_file(embedded::stretch(id.as_str())?, owner).stretches.into_iter().next()
}

/// The routine, its stretches in their order, then their easier variants; `None` if one is nowhere to be found.
fn gather(routine: Routine, find: impl Fn(&Id) -> Option<Stretch>) -> Option<Pack> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut wanted: VecDeque<Id> = routine.steps.iter().map(|step| step.stretch.clone()).collect();
    while let Some(id) = wanted.pop_front() {
        if stretches.iter().all(|stretch| stretch.id != id) {
            let stretch = find(&id)?;
            wanted.extend(stretch.easier.clone());
            stretches.push(stretch);
        }
    }
    Some(Pack { stretches, routines: vec![routine], ..Pack::default() })
}

fn assemble<'a>(files: impl IntoIterator<Item = File<'a>>, owner: Owner) -> (Option<Pack>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let parts: Vec<_> = files
        .into_iter()
        .map(|file| {
            let (part, diagnostics) = validate::part(file, owner);
            found.extend(diagnostics);
            (file, part)
        })
        .collect();
    found.extend(link::link(&parts, owner));
    sort(&mut found, |a, b| a.place.cmp(&b.place));
    let usable = found.iter().all(|d| d.severity != Severity::Error);
    (usable.then(|| merge(parts.into_iter().map(|(_, part)| part))), found)
}

fn merge(parts: impl IntoIterator<Item = Part>) -> Pack {
    parts.into_iter().fold(Pack::default(), |mut pack, part| {
        pack.head = pack.head.or(part.head);
        pack.sources.extend(part.sources);
        pack.stretches.extend(part.stretches);
        pack.routines.extend(part.routines.into_iter().map(|placed| placed.routine));
        pack.reliefs.extend(part.reliefs);
        pack.pictures.extend(part.pictures);
        pack.flags.extend(part.flags);
        pack.check = pack.check.or(part.check);
        pack.conditions.extend(part.conditions);
        pack.topics.extend(part.topics);
        pack.cards.extend(part.cards);
        pack.habits.extend(part.habits);
        pack
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Care, CheckLine, CrampMuscle, CrampPosition, Figure, PropKind, ReliefUse, SafeText, Subject, Target, Urgency, Variant, Verdict,
        View, Word,
    };
    use std::{collections::BTreeSet, fs, path::Path, time::Duration};

    fn core() -> Pack {
        let (pack, diagnostics) = assemble(embedded::all(), Owner::Program);
        let listed: Vec<_> = diagnostics.iter().map(Diagnostic::plain).collect();
        assert!(listed.is_empty(), "{}", listed.join("\n"));
        pack.unwrap()
    }

    #[test]
    fn the_built_in_pack_has_nothing_to_complain_about() {
        assert_eq!(core(), core_whole());
    }

    #[test]
    fn every_built_in_file_is_compiled_in() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut on_disk = BTreeSet::new();
        let mut folders = vec![root.join("content/core")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                } else {
                    on_disk.insert(entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned());
                }
            }
        }
        assert_eq!(on_disk, embedded::all().map(|file| file.name.to_owned()).collect());
        for file in embedded::all() {
            assert_eq!(file.text, fs::read_to_string(root.join(file.name)).unwrap(), "{}", file.name);
        }
    }

    #[test]
    fn a_file_is_called_after_the_one_thing_in_it() {
        for id in core_routine_ids() {
            let part = core_file(embedded::routine(id).unwrap(), Owner::Program);
            assert_eq!((part.routines.len(), part.routines[0].routine.id.as_str()), (1, id));
        }
        for relief in core().reliefs {
            assert_eq!(core_relief(relief.id.as_str()), Some(relief));
        }
        for picture in core().pictures {
            assert_eq!(core_picture(&picture.id.clone()), Some(picture));
        }
        for flag in core().flags {
            assert_eq!(core_flag(&flag.id.clone()), Some(flag));
        }
        for stretch in core().stretches {
            assert_eq!(core_stretch(&stretch.id, Owner::Program), Some(stretch.clone()));
            let words = core_stretch(&stretch.id, Owner::ProgramWords);
            let undrawn = Stretch { figure: None, ..stretch };
            assert_eq!(words, Some(undrawn.clone()), "the figure is the last thing in its file");
            let plan = core_stretch(&undrawn.id, Owner::ProgramPlan);
            let (nothing, none) = (Vec::new, Vec::new);
            let bare = Stretch {
                purpose: SafeText::default(),
                feel: SafeText::default(),
                steps: nothing(),
                cues: nothing(),
                mistakes: nothing(),
                cautions: nothing(),
                sources: none(),
                ..undrawn
            };
            assert_eq!(plan, Some(bare), "what a plan needs comes first in its file");
        }
    }

    #[test]
    fn routines_take_as_long_as_they_say() {
        let pack = core();
        for (id, seconds) in [
            ("article-classic", 595),
            ("trial", 170),
            ("trial-seated", 85),
            ("bed-only", 550),
            ("five-minute", 300),
            ("desk-break", 195),
            ("hips-and-soleus", 705),
            ("nhs-calf", 310),
            ("after-cramp", 95),
        ] {
            let steps = pack.routine(id).unwrap().steps.iter().filter(|step| !step.optional);
            let length: Duration = steps.map(|s| s.dose.over(pack.stretch(&s.stretch).unwrap().dose.as_ref()).unwrap().length()).sum();
            assert_eq!(length, Duration::from_secs(seconds), "{id}");
        }
    }

    #[test]
    fn a_part_is_the_whole_cut_to_one_routine() {
        let whole = core();
        for id in core_routine_ids() {
            let cut = core_part(id).unwrap();
            assert_eq!(Some(&cut), part(&whole, id).as_ref());
            assert!(!cut.stop_signals().is_empty());
            let plan = core_plan(id, true).unwrap();
            assert!(plan.stretches.iter().zip(&cut.stretches).all(|(plan, whole)| plan.id == whole.id));
            let described = |at: usize| !plan.stretches[at].steps.is_empty();
            assert!(described(0) && (1..plan.stretches.len()).all(|at| !described(at)));
            for stretch in &cut.stretches {
                assert!(stretch.easier.iter().all(|easier| cut.stretch(easier).is_some()));
            }
        }
        assert_eq!(core_part("no-such-routine"), None);
    }

    /// The first line is the move (standing: a light and a hold first), the clock lines of every script agree, and nothing
    /// goes to standing by itself.
    #[test]
    fn every_script_keeps_the_rules_of_the_night() {
        let reliefs = core().reliefs;
        assert_eq!(reliefs.len(), 26);
        for relief in &reliefs {
            let ReliefUse::Script { position, variant, .. } = relief.purpose else { continue };
            let say = |at| relief.lines.iter().find(|line| line.at == Duration::from_secs(at)).map(|line| line.say.as_str());
            assert_eq!(say(0).unwrap().starts_with("Lamp on."), position == CrampPosition::Standing, "{}", relief.id);
            assert!(!say(0).unwrap().contains('?'), "{}", relief.id);
            assert_eq!(say(300), Some("Lamp on. Wake or phone someone."));
            assert_eq!(say(600), Some("Ten minutes, still locked? Call your urgent line."));
            assert_eq!(variant == Variant::Hip, relief.id.as_str().ends_with("-hip"));
            let hard = ["stand", "walk", "sheet", "strap", "reach for", "heat", "rub"];
            let lines = relief.lines.iter().filter(|line| line.say.as_str() != "Stay sitting. Stand only holding on.");
            let said: String = lines.map(|line| line.say.as_str().to_lowercase() + "\n").collect();
            let sheets = ["calf-bed", "back-bed", "front-bed"].contains(&relief.id.as_str());
            assert!(position == CrampPosition::Standing || sheets || hard.iter().all(|word| !said.contains(word)), "{}", relief.id);
        }
    }

    #[test]
    fn a_script_that_names_a_time_counts_it_down() {
        let named = |say: &str| {
            let times = [("ten", 10), ("twenty", 20), ("thirty", 30)];
            let names = |word| [" seconds", "."].iter().any(|end| say.to_lowercase().contains(&format!("{word}{end}")));
            times.into_iter().find(|(word, _)| names(*word)).map(|(_, seconds)| Duration::from_secs(seconds))
        };
        for relief in core().reliefs {
            for line in &relief.lines {
                assert_eq!(line.lasts, named(line.say.as_str()), "{} at {:?}", relief.id, line.at);
            }
        }
    }

    /// Who reads one line alone, with nothing before it, knows what to do: what is to be done again is named, and of two ways
    /// to go neither is a line of its own.
    #[test]
    fn every_line_stands_by_itself() {
        let parts = ["heel", "toe", "leg", "foot", "knee", "lean", "raise", "pull", "straighten", "slide", "hips", "press", "down"];
        for relief in core().reliefs {
            for line in &relief.lines {
                let say = line.say.as_str().to_lowercase();
                let again = ["once more", "again", "last time"].iter().any(|again| say.contains(again));
                assert!(
                    !again || relief.id.as_str() == "danger-card" || parts.iter().any(|part| say.contains(part)),
                    "{}: {say}",
                    relief.id
                );
                assert!(!["ONCE MORE", "AGAIN", "PLUS", "LAST", "OR "].iter().any(|vague| line.big.as_str().contains(vague)), "{say}");
                assert_eq!(say.contains("curled down"), say.contains("pulled up"), "{}: {say}", relief.id);
            }
        }
    }

    /// Someone with a new hip who has ticked nothing is told before what must not be done.
    #[test]
    fn a_new_hip_is_named_before_what_it_forbids() {
        let forbidden = ["roll", "outward", "round the foot", "lean forward", "lean from"];
        for relief in core().reliefs {
            let ReliefUse::Script { position: CrampPosition::Bed | CrampPosition::Edge, variant: Variant::Usual, .. } = relief.purpose
            else {
                continue;
            };
            let lines: Vec<_> = relief.lines.iter().map(|line| line.say.as_str().to_lowercase()).collect();
            let harms = lines.iter().position(|say| forbidden.iter().any(|word| say.contains(word)));
            let named = lines.iter().position(|say| say.contains("new hip?"));
            assert!(harms.is_none_or(|harms| named.is_some_and(|named| named <= harms)), "{}", relief.id);
        }
    }

    /// The turn from one part of a limb to the next.
    fn bend(from: f32, to: f32) -> f32 {
        (to - from + 180.0).rem_euclid(360.0) - 180.0
    }

    /// What a line says can be seen in the picture beside it: where the body is, and the move.
    #[test]
    fn every_picture_does_what_its_lines_say() {
        let pack = core();
        let mut used = BTreeSet::new();
        for relief in pack.reliefs.iter().filter(|relief| matches!(relief.purpose, ReliefUse::Script { .. })) {
            let ReliefUse::Script { position, .. } = relief.purpose else { continue };
            let (mut shown, mut place) = (None, position);
            for line in &relief.lines {
                shown = if line.alone { None } else { line.picture.as_ref().or(shown) };
                let Some(shown) = shown else { continue };
                let picture = pack.pictures.iter().find(|picture| picture.id == *shown).unwrap();
                used.insert(picture.id.clone());
                let (say, big) = (line.say.as_str().to_lowercase(), line.big.as_str());
                let sits = ["sit up", "sit down", "stay sitting", "sit at"].iter().any(|words| say.contains(words));
                place = if sits { CrampPosition::Edge } else { place };
                let (figure, pose) = (&picture.figure, &picture.figure.to);
                let near = &pose.near;
                let knee = bend(near.thigh, near.shin).abs();
                let ankle = bend(near.shin, near.foot);
                let has = |kinds: &[PropKind]| figure.props.iter().filter(|prop| kinds.contains(&prop.kind)).count();
                let right = match big {
                    "REST" => figure.highlight.is_empty(),
                    "HOLD" => !figure.highlight.is_empty(),
                    // From above a foot points at who looks.
                    "TOES UP" => ankle >= 95.0 || figure.view == View::Front,
                    "TOES AWAY" | "TOES DOWN" => ankle <= 65.0,
                    "LEG STRAIGHT" | "HEEL AWAY" | "KNEE DOWN" | "LEG UP" | "HEEL FORWARD" | "FEET WIDE" | "SLIDE OUT" => knee <= 10.0,
                    "BEND KNEE" | "HEEL CLOSER" | "KNEE OUT" | "FOOT BACK" | "HEEL BACK" => knee >= 60.0,
                    "SHEET" | "PULL GENTLY" => has(&[PropKind::Strap]) == 1,
                    "PILLOW" => has(&[PropKind::Pillow]) == 2,
                    "TWO HANDS" => has(&[PropKind::Wall, PropKind::Step]) == 1,
                    "HEEL DOWN" | "HEELS DOWN" | "PRESS DOWN" => near.foot == 0.0,
                    "LEAN BACK" => pose.torso >= 105.0,
                    "HIPS BACK" => pose.torso <= 50.0,
                    "LEAN" | "LEAN IN" => pose.torso <= 85.0 || figure.view == View::Front,
                    "SIT TALL" => pose.torso >= 90.0,
                    "KNEES APART" => figure.view == View::Front && place == CrampPosition::Edge,
                    _ => true,
                };
                assert!(right && picture.position == place, "{}: {} beside {say}", relief.id, picture.id);
            }
        }
        assert_eq!(used, pack.pictures.iter().map(|picture| picture.id.clone()).collect(), "none is there for nothing");
    }

    /// Hips bent no deeper than a right angle, no leg far behind the body, no strap.
    #[test]
    fn no_picture_breaks_the_rules_of_a_replaced_hip() {
        let pack = core();
        for relief in &pack.reliefs {
            let hip = matches!(relief.purpose, ReliefUse::Script { variant: Variant::Hip, .. });
            if !hip && !["front-edge", "shin-bed"].contains(&relief.id.as_str()) {
                continue;
            }
            for id in relief.lines.iter().filter_map(|line| line.picture.as_ref()) {
                let Figure { props, to: pose, view, .. } = &pack.pictures.iter().find(|picture| picture.id == *id).unwrap().figure;
                assert!(props.iter().all(|prop| !matches!(prop.kind, PropKind::Strap | PropKind::Towel)), "{id}");
                for thigh in [pose.near.thigh, pose.far.thigh] {
                    let open = (pose.torso - thigh).rem_euclid(360.0);
                    assert!(*view == View::Front || (90.0..=187.0).contains(&open), "{id}: {open}");
                }
            }
        }
    }

    #[test]
    fn a_gentle_move_is_judged_and_begins_with_a_seat_for_who_stands() {
        let conditions = core().conditions;
        let hips: Vec<_> = conditions.iter().filter(|condition| condition.does(crate::model::Effect::HipScripts)).collect();
        assert_eq!(hips.len(), 2);
        for relief in core().reliefs {
            let ReliefUse::Script { position, variant, .. } = relief.purpose else { continue };
            assert_eq!(relief.gentle.is_none(), relief.id.as_str() == "shin-bed");
            let Some(gentle) = relief.gentle else { continue };
            let on = Subject::Stretch(gentle.stretch);
            // The easier ones go with another and have no verdict of their own.
            assert!(conditions.iter().all(|condition| condition.verdict(&on).is_some()), "{}", relief.id);
            assert!(variant != Variant::Hip || hips.iter().all(|hip| hip.verdict(&on) == Some(&Verdict::Ok)), "{}", relief.id);
            assert_eq!(gentle.say.as_str().starts_with("Sit down first."), position == CrampPosition::Standing, "{}", relief.id);
        }
    }

    #[test]
    fn a_leg_to_be_checked_first_has_a_gentle_move_for_every_muscle() {
        let relief = core_relief("clot-safe").unwrap();
        for (_, muscle) in CrampMuscle::WORDS {
            let lines: Vec<_> = relief.lines_for(*muscle).collect();
            assert_eq!(lines.len(), relief.lines.len());
            assert!(lines[0].say.as_str().contains("No") && lines[0].say.as_str().ends_with("rubbing."));
            assert_eq!(lines[4].big, lines[0].big);
            assert_eq!(lines[1].say.as_str(), "This leg needs checking. Call urgent line now.");
        }
        assert_eq!(relief.lines_for(CrampMuscle::Shin).next().unwrap().big.as_str(), "TOES AWAY");
    }

    #[test]
    fn every_danger_sign_is_there_at_its_level() {
        let flags = core_flags();
        let ids: Vec<_> = flags.iter().map(|flag| flag.id.to_string()).collect();
        assert_eq!(ids, (1..=37).map(|n| format!("rf{n:02}")).collect::<Vec<_>>());
        for (urgency, signs) in [
            (Urgency::Emergency, &[1, 2, 4, 5, 6, 8, 9, 11, 13, 18][..]),
            (Urgency::Urgent, &[3, 7, 10, 12, 14, 15, 16, 17, 24, 31, 32, 35]),
            (Urgency::Book, &[19, 20, 21, 22, 23, 25, 26, 27, 28, 29, 33, 34, 36]),
            (Urgency::Medicines, &[30]),
            (Urgency::SelfCare, &[37]),
        ] {
            let found: Vec<_> = (1..).zip(&flags).filter(|(_, flag)| flag.urgency == urgency).map(|(n, _)| n).collect();
            assert_eq!(found, signs, "{urgency:?}");
        }
    }

    #[test]
    fn the_check_reaches_every_danger_sign() {
        fn walk(lines: &[CheckLine], reached: &mut BTreeSet<Id>) {
            for line in lines {
                reached.insert(line.leads_to.clone());
                walk(&line.then, reached);
            }
        }
        let check = core_check().unwrap();
        let mut reached = BTreeSet::from([check.otherwise.clone()]);
        check.screens.iter().for_each(|screen| walk(&screen.lines, &mut reached));
        assert_eq!(reached, core_flags().into_iter().map(|flag| flag.id).collect());
        assert_eq!(check.screens.iter().map(|screen| screen.lines.len()).sum::<usize>(), 33);
        for screen in &check.screens {
            let level = |line: &CheckLine| core_flag(&line.leads_to).unwrap().urgency;
            assert!(screen.lines.iter().all(|line| screen.stops == (level(line) >= Urgency::Urgent)), "{}", screen.id);
            assert!(screen.lines.iter().all(|line| line.then.iter().all(|then| level(then) >= level(line))), "{}", screen.id);
        }
        assert!(check.screens.is_sorted_by_key(|screen| std::cmp::Reverse(core_flag(&screen.lines[0].leads_to).unwrap().urgency)));
    }

    #[test]
    fn every_escalation_is_asked_and_none_goes_down() {
        for flag in core_flags() {
            let rule = flag.escalate.as_ref().is_some_and(|rule| !rule.as_str().starts_with('('));
            assert_eq!(rule, !flag.questions.is_empty(), "{}", flag.id);
            for question in &flag.questions {
                let to = match &question.to {
                    Some(Target::Flag(id)) => core_flag(id).unwrap().urgency,
                    Some(Target::Urgency(urgency)) => *urgency,
                    None => flag.urgency,
                };
                assert!(to > flag.urgency || (to == flag.urgency && (question.say.is_some() || flag.id.as_str() == "rf03")), "{}", flag.id);
            }
        }
    }

    /// A stretch nobody has judged does not build: it is a column of the matrix, or an easier variant that goes with one.
    #[test]
    fn every_condition_judges_everything_once() {
        let pack = core();
        let conditions = core_conditions();
        let variants: BTreeSet<_> = pack.stretches.iter().filter_map(|stretch| stretch.easier.as_ref()).collect();
        let columns = pack.stretches.iter().map(|stretch| &stretch.id).filter(|id| {
            let judged = conditions[0].verdict(&Subject::Stretch((*id).clone())).is_some();
            assert!(judged || variants.contains(id), "{id} has no verdict, and is no easier variant");
            judged
        });
        let cares = Care::WORDS.iter().map(|(_, care)| Subject::Care(*care));
        let subjects: BTreeSet<_> = columns.cloned().map(Subject::Stretch).chain(cares).collect();
        assert_eq!((conditions.len(), subjects.len()), (27, 22));
        for condition in &conditions {
            let judged: BTreeSet<_> = condition.verdicts.iter().map(|(subject, _)| subject.clone()).collect();
            assert_eq!((judged, condition.verdicts.len()), (subjects.clone(), 22), "{}", condition.id);
        }
        let count = |wanted: fn(&Verdict) -> bool| conditions.iter().flat_map(|c| &c.verdicts).filter(|(_, v)| wanted(v)).count();
        assert_eq!(count(|v| *v == Verdict::Ok), 333);
        assert_eq!(count(|v| matches!(v, Verdict::Caution { .. })), 165);
        assert_eq!(count(|v| matches!(v, Verdict::Never { .. })), 96);
    }

    /// What takes the place of something is there, acts on no other subject than a stretch, and is not itself refused.
    #[test]
    fn what_takes_a_place_may_be_done() {
        let pack = core();
        for condition in core_conditions() {
            for (subject, verdict) in &condition.verdicts {
                let (Verdict::Caution { instead: Some(instead), .. } | Verdict::Never { instead: Some(instead) }) = verdict else {
                    continue;
                };
                assert!(pack.stretch(instead).is_some() && matches!(subject, Subject::Stretch(id) if id != instead));
                let own = condition.verdict(&Subject::Stretch(instead.clone()));
                assert!(!matches!(own, Some(Verdict::Never { .. })), "{}: {subject:?}", condition.id);
            }
        }
    }

    #[test]
    fn sources_come_in_the_order_they_are_named() {
        for stretch in core().stretches {
            let found: Vec<_> = core_sources(&stretch.sources).into_iter().map(|source| source.id).collect();
            assert_eq!(found, stretch.sources);
        }
    }
}
