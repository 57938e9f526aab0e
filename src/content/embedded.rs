//! The built-in pack's files, compiled into the program. A screen parses only what it shows. Knows names, not contents.

use crate::diag::File;

macro_rules! file {
    ($name:expr) => {
        File { name: concat!("content/core/", $name), text: include_str!(concat!("../../content/core/", $name)) }
    };
}

macro_rules! folder {
    ($folder:literal: $($id:literal)*) => {
        &[$(($id, file!(concat!($folder, "/", $id, ".toml")))),*]
    };
}

pub(super) const HEAD: File<'static> = file!("pack.toml");
pub(super) const SOURCES: File<'static> = file!("sources.toml");

type Folder = &'static [(&'static str, File<'static>)];

const ROUTINES: Folder = folder!("routines":
    "article-classic" "trial" "trial-seated" "bed-only" "five-minute" "desk-break" "hips-and-soleus" "nhs-calf" "after-cramp"
);

const STRETCHES: Folder = folder!("stretches":
    "ankle-pumps" "butterfly-one" "butterfly-supine" "calf-strap" "calf-wall" "calf-wall-short" "fig4-low" "fig4-seated"
    "fig4-supine" "ham-chair" "ham-chair-small" "ham-stool" "ham-supine-hands" "ham-supine-strap" "heel-push" "heel-raise"
    "heel-raise-sit" "hipflex-edge" "hipflex-kneel" "leg-sit" "leg-sit-tall" "legs-up" "legs-up-low" "quad-side"
    "quad-side-part" "quad-stand" "soleus-sit" "soleus-wall" "toe-ext" "toe-ext-light" "toes-up"
);

const RELIEFS: Folder = folder!("reliefs":
    "calf-bed" "calf-bed-hip" "calf-edge" "calf-edge-hip" "calf-stand" "calf-stand-hip" "back-bed" "back-bed-hip" "back-edge"
    "back-edge-hip" "back-stand" "front-bed" "front-bed-hip" "front-edge" "front-stand" "foot-bed" "foot-bed-hip" "foot-stand"
    "inner-bed" "inner-bed-hip" "inner-edge" "inner-edge-hip" "inner-stand" "shin-bed" "danger-card" "clot-safe"
);

fn find(folder: Folder, id: &str) -> Option<File<'static>> {
    folder.iter().find(|(name, _)| *name == id).map(|(_, file)| *file)
}

pub(super) fn routine(id: &str) -> Option<File<'static>> {
    find(ROUTINES, id)
}

pub(super) fn stretch(id: &str) -> Option<File<'static>> {
    find(STRETCHES, id)
}

pub(super) fn relief(id: &str) -> Option<File<'static>> {
    find(RELIEFS, id)
}

pub(super) fn routine_ids() -> impl Iterator<Item = &'static str> {
    ROUTINES.iter().map(|(id, _)| *id)
}

pub(super) fn all() -> impl Iterator<Item = File<'static>> {
    [HEAD, SOURCES].into_iter().chain(STRETCHES.iter().chain(ROUTINES).chain(RELIEFS).map(|(_, file)| *file))
}
