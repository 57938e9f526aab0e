//! What one may read about night cramps: cards, sorted by topic. Plain values that are right once made.

use super::{Condition, Effect, Evidence, Id, Muscle, SafeText, Source, Subject, Verdict};

/// What a card is about, in the widest sense.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its id.
    pub id: Id,
    /// Its name as shown.
    pub name: SafeText,
}

/// A claim as one hears it, and what is known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// What is often said.
    pub says: SafeText,
    /// What the evidence says.
    pub evidence: SafeText,
}

/// One thing worth knowing.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its id.
    pub id: Id,
    /// The topic it belongs to.
    pub topic: Id,
    /// Its title, one line.
    pub title: SafeText,
    /// What it says, paragraph by paragraph.
    pub text: Vec<SafeText>,
    /// The claim it contradicts, if it does.
    pub dispute: Option<Dispute>,
    /// How well it is supported.
    pub grade: Evidence,
    /// Ids of the sources behind it.
    pub sources: Vec<Id>,
    /// The rows of the list of facts that it says; not shown.
    pub covers: Vec<SafeText>,
    /// Muscles it is about, for who looks for them.
    pub muscles: Vec<Muscle>,
    /// Words it is found by, besides its own.
    pub tags: Vec<SafeText>,
    /// What it advises: whom that never suits is not shown it, and whom it suits with care is told so.
    pub about: Vec<Subject>,
    /// Effects of conditions that hide it.
    pub hide_for: Vec<Effect>,
    /// Conditions whose notes belong to it.
    pub notes_of: Vec<Id>,
}

impl Card {
    /// As it suits a person with these ticks; `None` if it does not.
    #[must_use]
    pub fn for_ticked(mut self, ticked: &[Condition]) -> Option<Self> {
        let hidden = |condition: &Condition| self.hide_for.iter().any(|effect| condition.does(*effect));
        if ticked.iter().any(hidden) {
            return None;
        }
        for condition in ticked {
            for subject in &self.about {
                match condition.verdict(subject) {
                    Some(Verdict::Never { .. }) => return None,
                    Some(Verdict::Caution { say, .. }) if !self.text.contains(say) => self.text.push(say.clone()),
                    Some(Verdict::Caution { .. } | Verdict::Ok) | None => {}
                }
            }
            if self.notes_of.contains(&condition.id) {
                let new: Vec<_> = condition.notes.iter().filter(|note| !self.text.contains(note)).cloned().collect();
                self.text.extend(new);
            }
        }
        Some(self)
    }
}

/// All cards with what they name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guide {
    /// Topics in the order they are offered.
    pub topics: Vec<Topic>,
    /// Cards, topic by topic.
    pub cards: Vec<Card>,
    /// The sources of the cards, and maybe others.
    pub sources: Vec<Source>,
}

impl Guide {
    /// As it suits a person with these ticks: without what they rule out, and with what they ask to take care of.
    #[must_use]
    pub fn for_ticked(mut self, ticked: &[Condition]) -> Self {
        self.cards = self.cards.into_iter().filter_map(|card| card.for_ticked(ticked)).collect();
        self
    }

    /// The cards of a topic with their places among all.
    pub fn cards_of(&self, topic: &Id) -> impl Iterator<Item = (usize, &Card)> {
        self.cards.iter().enumerate().filter(move |(_, card)| card.topic == *topic)
    }

    /// The sources of a card, in the order it names them.
    pub fn sources_of(&self, card: &Card) -> impl Iterator<Item = &Source> {
        card.sources.iter().filter_map(|id| self.sources.iter().find(|source| source.id == *id))
    }
}
