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
    /// The row that gave way to the one that was ticked last.
    gave_way: Option<usize>,
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
        Self { rows: conditions.into_iter().map(row).collect(), stays, marked: 0, gave_way: None }
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

    /// What was unticked because it cannot hold together with what was ticked last.
    #[must_use]
    pub fn gave_way(&self) -> Option<&Condition> {
        self.rows.get(self.gave_way?).map(|(condition, _)| condition)
    }

    /// Ticks a row or takes its tick away. What cannot hold together with it gives way.
    pub fn toggle(&mut self, row: usize) {
        let is_ticked = self.rows.get(row).is_some_and(|(_, is_ticked)| *is_ticked);
        self.set(row, !is_ticked);
    }

    fn set(&mut self, row: usize, wanted: bool) {
        let Some((condition, is_ticked)) = self.rows.get_mut(row) else { return };
        *is_ticked = wanted;
        let (id, not_with) = (condition.id.clone(), condition.not_with.clone());
        let clashes = |other: &Condition| other.not_with.contains(&id) || not_with.contains(&other.id);
        self.gave_way = self.rows.iter().position(|(other, is_ticked)| wanted && *is_ticked && clashes(other));
        if let Some((_, is_ticked)) = self.gave_way.and_then(|other| self.rows.get_mut(other)) {
            *is_ticked = false;
        }
    }

    /// Another window has changed what is ticked from `before` to `now`: here, too. What was changed here stays.
    pub(super) fn hear(&mut self, before: &[Id], now: &[Id]) {
        for row in 0..self.rows.len() {
            let id = &self.rows[row].0.id;
            let is = now.contains(id);
            if is != before.contains(id) {
                self.set(row, is);
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
