//! Sources opened outside, in whatever opens addresses there. Only what stands on the page, and only over https.

use super::{App, Effect, Look, PageKind, Screen};
use crate::model::{Id, SafeText, Source};

/// An address that was asked to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The address.
    pub address: SafeText,
    /// Nothing here opens addresses.
    pub failed: bool,
}

impl App {
    /// The next address of what is being read, after the last the first again.
    pub(super) fn open_source(&mut self) -> Vec<Effect> {
        let addresses = self.addresses();
        let before = self.opened.as_ref().and_then(|opened| addresses.iter().position(|address| *address == opened.address));
        let at = before.map_or(0, |before| (before + 1) % addresses.len());
        let Some(address) = addresses.get(at).cloned() else { return vec![] };
        self.opened = Some(Opened { address: address.clone(), failed: false });
        match (&mut self.danger, &mut self.page) {
            (Some(danger), _) => danger.scrolled = 0,
            (None, Some(page)) => page.scrolled = 0,
            (None, None) => {}
        }
        vec![Effect::OpenAddress(address)]
    }

    /// What was asked to be opened cannot be.
    pub(super) fn not_opened(&mut self) {
        if let Some(opened) = &mut self.opened {
            opened.failed = true;
        }
    }

    /// The addresses on the page, in its order.
    fn addresses(&self) -> Vec<SafeText> {
        let (known, ids): (&[Source], Vec<&Id>) = match (&self.danger, self.page.map(|page| page.kind), &self.screen) {
            (Some(danger), ..) => {
                let read = match &danger.look {
                    Look::Sign => danger.signs.flags().get(danger.marked).into_iter().collect(),
                    Look::Check { .. } => danger.asked_in_full().unwrap_or_default(),
                    Look::List => vec![],
                };
                (&danger.signs.sources, read.into_iter().flat_map(|flag| &flag.sources).collect())
            }
            (None, Some(PageKind::About), _) => (&self.sources, self.subject_sources().iter().collect()),
            (None, Some(PageKind::Card), Screen::Guide(reader)) => {
                (&reader.guide().sources, reader.card().into_iter().flat_map(|card| &card.sources).collect())
            }
            _ => (&[], vec![]),
        };
        let of = |id: &Id| known.iter().find(|source| source.id == *id)?.url.clone();
        ids.into_iter().filter_map(of).filter(|address| address.as_str().starts_with("https://")).collect()
    }
}
