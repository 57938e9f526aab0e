//! Who should not do what: the one place where several ticks go together. For a stretch and the conditions a person has
//! ticked it finds what may be done in its place, and what to take care of. Pure; knows no doses, no time and no words.
//!
//! Never wins over caution, and caution over ok. What takes a place is judged by every tick again. A variant that has no
//! verdict of its own goes with the stretch it is the easier variant of, unless the condition puts it somewhere by name.

use crate::model::{Condition, Effect, Id, Pack, SafeText, Subject, Verdict};

/// What is done in a stretch's place, which may be the stretch itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// Index of the stretch in the pack.
    pub stretch: usize,
    /// What to take care of.
    pub cautions: Vec<SafeText>,
    /// Whether anybody has judged it for what is ticked.
    pub judged: bool,
}

/// A stretch that a plan left out or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screened {
    /// The stretch.
    pub stretch: Id,
    /// What is done instead; `None` if it was left out.
    pub instead: Option<Id>,
    /// The ticks that had it so.
    pub why: Vec<SafeText>,
}

/// What to do for this stretch, `None` if nothing suits, and the ticks that had a say in it.
pub(super) fn fit<'a>(pack: &'a Pack, ticked: &'a [Condition], stretch: &'a Id) -> (Option<Fit>, Vec<SafeText>) {
    let mut search = Search { pack, ticked, passed: Vec::new(), why: Vec::new() };
    let fit = search.fit(stretch);
    (fit, search.why.into_iter().cloned().collect())
}

/// Whether a leg has to be looked at before anything is done.
pub(super) fn blocks(ticked: &[Condition]) -> bool {
    ticked.iter().any(|condition| condition.does(Effect::ClotBlock))
}

/// One condition's verdict on one stretch, the laxest first.
#[derive(Clone, Copy)]
enum Judged<'a> {
    Ok,
    Caution { say: &'a SafeText, instead: Option<&'a Id> },
    Never { instead: Option<&'a Id> },
}

impl<'a> Judged<'a> {
    fn strictness(&self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Caution { .. } => 1,
            Self::Never { .. } => 2,
        }
    }

    fn instead(&self) -> Option<&'a Id> {
        match self {
            Self::Ok => None,
            Self::Caution { instead, .. } | Self::Never { instead } => *instead,
        }
    }
}

impl<'a> From<&'a Verdict> for Judged<'a> {
    fn from(verdict: &'a Verdict) -> Self {
        match verdict {
            Verdict::Ok => Self::Ok,
            Verdict::Caution { say, instead } => Self::Caution { say, instead: instead.as_ref() },
            Verdict::Never { instead } => Self::Never { instead: instead.as_ref() },
        }
    }
}

/// `None` where nobody has judged it.
fn judge<'a>(pack: &'a Pack, condition: &'a Condition, stretch: &Id) -> Option<Judged<'a>> {
    let own = || condition.verdict(&Subject::Stretch(stretch.clone())).map(Judged::from);
    let named = || {
        let of = condition.verdicts.iter().filter(|(_, verdict)| Judged::from(verdict).instead() == Some(stretch));
        let stays = of.map(|(_, verdict)| match verdict {
            Verdict::Caution { say, .. } => Judged::Caution { say, instead: None },
            Verdict::Ok | Verdict::Never { .. } => Judged::Ok,
        });
        stays.max_by_key(Judged::strictness)
    };
    let parents = || {
        let parents = pack.stretches.iter().filter(|parent| parent.easier.as_ref() == Some(stretch));
        parents.filter_map(|parent| judge(pack, condition, &parent.id)).max_by_key(Judged::strictness)
    };
    let blocked = || condition.does(Effect::ClotBlock).then_some(Judged::Never { instead: None });
    own().or_else(named).or_else(parents).or_else(blocked)
}

/// The way from a stretch to what may be done for it.
struct Search<'a> {
    pack: &'a Pack,
    ticked: &'a [Condition],
    /// What was looked at: a way that comes back to it leads nowhere.
    passed: Vec<&'a Id>,
    why: Vec<&'a SafeText>,
}

impl<'a> Search<'a> {
    fn fit(&mut self, stretch: &'a Id) -> Option<Fit> {
        let at = self.pack.stretches.iter().position(|s| s.id == *stretch)?;
        if self.passed.contains(&stretch) {
            return None;
        }
        self.passed.push(stretch);
        let judged: Vec<_> = self.ticked.iter().filter_map(|c| Some((c, judge(self.pack, c, stretch)?))).collect();
        let strictest = judged.iter().map(|(_, judged)| judged.strictness()).max().unwrap_or(0);
        let (mut says, mut instead) = (Vec::new(), Vec::new());
        for (condition, judged) in judged.iter().filter(|(_, judged)| strictest > 0 && judged.strictness() == strictest) {
            push_new(&mut self.why, &condition.tick);
            instead.extend(judged.instead().filter(|instead| *instead != stretch));
            if let Judged::Caution { say, .. } = judged {
                push_new(&mut says, (*say).clone());
            }
        }
        let stays = instead.is_empty() && strictest < 2;
        let mut fit = if stays {
            Fit { stretch: at, cautions: Vec::new(), judged: judged.len() == self.ticked.len() }
        } else {
            instead.into_iter().find_map(|instead| self.fit(instead))?
        };
        for caution in std::mem::take(&mut fit.cautions) {
            push_new(&mut says, caution);
        }
        Some(Fit { cautions: says, ..fit })
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Order, fixture};

    fn id(id: &str) -> Id {
        Id::new(id).unwrap()
    }

    fn caution(say: &str, instead: &str) -> Verdict {
        Verdict::Caution { say: say.into(), instead: Id::new(instead) }
    }

    fn never(instead: &str) -> Verdict {
        Verdict::Never { instead: Id::new(instead) }
    }

    fn ticked(verdicts: &[&[(&str, Verdict)]]) -> Vec<Condition> {
        let condition = |(at, verdicts): (usize, &&[(&str, Verdict)])| Condition {
            id: id("tick"),
            tick: format!("tick {at}").as_str().into(),
            verdicts: verdicts.iter().map(|(of, verdict)| (Subject::Stretch(id(of)), verdict.clone())).collect(),
            effects: vec![],
            not_with: vec![],
            notes: vec![],
        };
        verdicts.iter().enumerate().map(condition).collect()
    }

    /// What is done for `a`, with its cautions, under these conditions; `a` has the easier variant `a-easy`.
    fn done(verdicts: &[&[(&str, Verdict)]]) -> String {
        let easier = |name: &str| (name == "a").then_some("a-easy");
        let pack = fixture::pack(["a", "a-easy", "b", "c"].map(|name| fixture::stretch(name, easier(name), None, Order::Alternate)).into());
        let ticked = ticked(verdicts);
        let start = id("a");
        let (fit, _) = fit(&pack, &ticked, &start);
        let words = |fit: Fit| {
            let says: Vec<_> = fit.cautions.iter().map(SafeText::as_str).collect();
            format!("{} {}", pack.stretches[fit.stretch].id, says.join("+")).trim_end().to_owned()
        };
        fit.map_or("nothing".into(), words)
    }

    #[test]
    fn the_strictest_verdict_wins_and_all_cautions_stay() {
        assert_eq!(done(&[]), "a");
        assert_eq!(done(&[&[("a", Verdict::Ok)]]), "a");
        assert_eq!(done(&[&[("a", caution("slow", ""))], &[("a", caution("low", ""))]]), "a slow+low");
        assert_eq!(done(&[&[("a", caution("slow", "b"))], &[("a", caution("low", "b"))]]), "b slow+low");
        assert_eq!(done(&[&[("a", caution("slow", ""))], &[("a", never(""))]]), "nothing");
        assert_eq!(done(&[&[("a", caution("slow", "c"))], &[("a", never("b"))]]), "b");
    }

    #[test]
    fn only_who_has_a_say_is_named() {
        let pack = fixture::pack(["a", "b"].map(|name| fixture::stretch(name, None, None, Order::Alternate)).into());
        let ticked = ticked(&[&[("a", never("b"))], &[("b", Verdict::Ok)]]);
        assert_eq!(fit(&pack, &ticked, &id("a")).1, ["tick 0".into()]);
    }

    #[test]
    fn what_takes_a_place_is_judged_again() {
        assert_eq!(done(&[&[("a", never("b"))], &[("b", never(""))]]), "nothing");
        assert_eq!(done(&[&[("a", never("b"))], &[("b", caution("low", "c"))]]), "c low");
        assert_eq!(done(&[&[("a", never("b"))], &[("a", never("c")), ("b", never(""))]]), "c");
        assert_eq!(done(&[&[("a", caution("slow", "b"))], &[("b", caution("low", "a"))]]), "nothing", "in a circle");
        assert_eq!(done(&[&[("a", never("gone"))]]), "nothing");
    }

    #[test]
    fn a_variant_goes_with_its_stretch_unless_it_is_put_there_by_name() {
        assert_eq!(done(&[&[("a", never("a-easy"))]]), "a-easy");
        assert_eq!(done(&[&[("a", never("a-easy"))], &[("a", never(""))]]), "nothing");
        assert_eq!(done(&[&[("a", caution("slow", "a-easy"))]]), "a-easy slow");
        assert_eq!(done(&[&[("a", caution("slow", "a-easy"))], &[("a", caution("low", "b"))]]), "b slow+low");
    }
}
