//! The guide while it is open: which topic, which card, and what is being looked for.

use crate::{
    model::{Card, Guide},
    search::{Found, Index},
};
use std::sync::Arc;

/// Nobody looks for more than this.
const LONGEST_QUERY: usize = 60;

/// A search that is being typed.
#[derive(Clone, Debug)]
pub struct Search {
    /// What has been typed.
    pub typed: String,
    /// What it finds.
    pub found: Found,
    marked: usize,
}

/// The guide and a reader's place in it.
#[derive(Clone, Debug)]
pub struct Reader {
    guide: Arc<Guide>,
    /// Made when something is first looked for.
    index: Option<Arc<Index>>,
    topic: usize,
    /// The marked card of the topic; `None` while it is the topics that are gone through.
    card: Option<usize>,
    search: Option<Search>,
}

impl Reader {
    /// The guide at its first topic.
    #[must_use]
    pub fn new(guide: Arc<Guide>) -> Self {
        Self { guide, index: None, topic: 0, card: None, search: None }
    }

    /// All there is to read.
    #[must_use]
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// The place of the open topic.
    #[must_use]
    pub fn topic(&self) -> usize {
        self.topic
    }

    /// The search, if one is on.
    #[must_use]
    pub fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// Places of the cards in the list: those that were found, else those of the topic.
    #[must_use]
    pub fn listed(&self) -> Vec<usize> {
        match (&self.search, self.guide.topics.get(self.topic)) {
            (Some(search), _) => search.found.cards.clone(),
            (None, Some(topic)) => self.guide.cards_of(&topic.id).map(|(at, _)| at).collect(),
            (None, None) => vec![],
        }
    }

    /// Which card of the list is marked; `None` while it is the topics that are gone through.
    #[must_use]
    pub fn marked(&self) -> Option<usize> {
        self.search.as_ref().map_or(self.card, |search| Some(search.marked))
    }

    /// The marked card.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        self.listed().get(self.marked()?).map(|at| &self.guide.cards[*at])
    }

    /// Moves the mark.
    pub(super) fn mark(&mut self, to: impl Fn(usize) -> usize) {
        let last = self.listed().len().saturating_sub(1);
        match (&mut self.search, &mut self.card) {
            (Some(Search { marked, .. }), _) | (None, Some(marked)) => *marked = to(*marked).min(last),
            (None, None) => self.topic = to(self.topic).min(self.guide.topics.len().saturating_sub(1)),
        }
    }

    /// From a topic to its cards. `true` if a card is to be opened.
    pub(super) fn open(&mut self) -> bool {
        if self.marked().is_none() && !self.listed().is_empty() {
            self.card = Some(0);
            return false;
        }
        self.card().is_some()
    }

    /// Back by one step; `false` if there is none left.
    pub(super) fn leave(&mut self) -> bool {
        self.search.take().is_some() || self.card.take().is_some()
    }

    /// Begins a search.
    pub(super) fn begin_search(&mut self) {
        self.look_for(String::new());
    }

    /// One more letter.
    pub(super) fn type_letter(&mut self, letter: char) {
        if let Some(typed) = self.typed().filter(|typed| typed.chars().count() < LONGEST_QUERY) {
            self.look_for(typed + letter.encode_utf8(&mut [0; 4]));
        }
    }

    /// One letter less.
    pub(super) fn erase(&mut self) {
        if let Some(mut typed) = self.typed() {
            typed.pop();
            self.look_for(typed);
        }
    }

    fn typed(&self) -> Option<String> {
        self.search.as_ref().map(|search| search.typed.clone())
    }

    fn look_for(&mut self, typed: String) {
        let found = self.index.get_or_insert_with(|| Arc::new(Index::new(&self.guide.cards))).search(&typed);
        self.search = Some(Search { typed, found, marked: 0 });
    }
}
