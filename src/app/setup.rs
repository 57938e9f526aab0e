//! The set-up: a list of what may be ticked, and what is. Keeps nothing until it is done.

use crate::model::{Condition, Effect, Id};
use std::sync::Arc;

/// The list with its ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    rows: Vec<(Condition, bool)>,
    /// What only an answer to its own question takes away: it is not on the list, and stays.
    stays: Vec<Condition>,
    marked: usize,
}

impl Setup {
    /// All conditions, these ticked. What is ticked but unknown is none of them.
    #[must_use]
    pub fn new(conditions: Vec<Condition>, ticks: &[Id]) -> Self {
        let (own, conditions): (Vec<_>, Vec<_>) = conditions.into_iter().partition(|condition| condition.does(Effect::ClotBlock));
        let stays = own.into_iter().filter(|condition| ticks.contains(&condition.id)).collect();
        let row = |condition: Condition| {
            let is_ticked = ticks.contains(&condition.id);
            (condition, is_ticked)
        };
        Self { rows: conditions.into_iter().map(row).collect(), stays, marked: 0 }
    }

    /// The conditions in order, with whether they are ticked.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&Condition, bool)> {
        self.rows.iter().map(|(condition, is_ticked)| (condition, *is_ticked))
    }

    /// Which row is marked.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.marked
    }

    /// Moves the mark.
    pub(super) fn mark(&mut self, to: impl Fn(usize) -> usize) {
        self.marked = to(self.marked).min(self.rows.len().saturating_sub(1));
    }

    /// Ticks a row or takes its tick away.
    pub fn toggle(&mut self, row: usize) {
        if let Some((_, is_ticked)) = self.rows.get_mut(row) {
            *is_ticked = !*is_ticked;
        }
    }

    /// Another window has changed what is ticked from `before` to `now`: here, too. What was changed here stays.
    pub(super) fn hear(&mut self, before: &[Id], now: &[Id]) {
        for (condition, is_ticked) in &mut self.rows {
            let is = now.contains(&condition.id);
            if is != before.contains(&condition.id) {
                *is_ticked = is;
            }
        }
        self.stays.retain(|condition| now.contains(&condition.id));
    }

    /// What is ticked.
    #[must_use]
    pub fn ticked(&self) -> Arc<[Condition]> {
        let ticked = self.rows().filter(|(_, is_ticked)| *is_ticked).map(|(condition, _)| condition);
        self.stays.iter().chain(ticked).cloned().collect()
    }
}
