//! What one may read about night cramps: cards, sorted by topic. Plain values that are right once made.

use super::{Evidence, Id, Muscle, SafeText, Source};

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
    /// The cards of a topic with their places among all.
    pub fn cards_of(&self, topic: &Id) -> impl Iterator<Item = (usize, &Card)> {
        self.cards.iter().enumerate().filter(move |(_, card)| card.topic == *topic)
    }

    /// The topic of a card.
    #[must_use]
    pub fn topic_of(&self, card: &Card) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == card.topic)
    }

    /// The sources of a card, in the order it names them.
    pub fn sources_of(&self, card: &Card) -> impl Iterator<Item = &Source> {
        card.sources.iter().filter_map(|id| self.sources.iter().find(|source| source.id == *id))
    }
}
