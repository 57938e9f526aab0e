//! The built-in pack's files, compiled into the program. A screen parses only what it shows. Knows names, not contents.

use super::packed::{file_in, files, unpacked};
use crate::{diag::File, model::Id};
use std::sync::OnceLock;

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
pub(super) const CHECK: File<'static> = file!("check.toml");
pub(super) const HABITS: File<'static> = file!("habits.toml");

pub(super) type Folder = &'static [(&'static str, File<'static>)];

pub(super) const ROUTINES: Folder = folder!("routines":
    "article-classic" "trial" "trial-seated" "bed-only" "five-minute" "desk-break" "hips-and-soleus" "nhs-calf" "after-cramp"
);

pub(super) const STRETCHES: Folder = folder!("stretches":
    "ankle-pumps" "butterfly-one" "butterfly-supine" "calf-strap" "calf-wall" "calf-wall-short" "fig4-low" "fig4-seated"
    "fig4-supine" "ham-chair" "ham-chair-small" "ham-stool" "ham-supine-hands" "ham-supine-strap" "heel-push" "heel-raise"
    "heel-raise-sit" "hipflex-edge" "hipflex-kneel" "leg-sit" "leg-sit-tall" "legs-up" "legs-up-low" "quad-side"
    "quad-side-part" "quad-stand" "soleus-sit" "soleus-wall" "toe-ext" "toe-ext-light" "toes-up"
);

pub(super) const RELIEFS: Folder = folder!("reliefs":
    "calf-bed" "calf-bed-hip" "calf-edge" "calf-edge-hip" "calf-stand" "calf-stand-hip" "back-bed" "back-bed-hip" "back-edge"
    "back-edge-hip" "back-stand" "front-bed" "front-bed-hip" "front-edge" "front-stand" "foot-bed" "foot-bed-hip" "foot-stand"
    "inner-bed" "inner-bed-hip" "inner-edge" "inner-edge-hip" "inner-stand" "shin-bed" "danger-card" "clot-safe"
);

pub(super) const FLAGS: Folder = folder!("flags":
    "rf01" "rf02" "rf03" "rf04" "rf05" "rf06" "rf07" "rf08" "rf09" "rf10" "rf11" "rf12" "rf13" "rf14" "rf15" "rf16" "rf17" "rf18" "rf19"
    "rf20" "rf21" "rf22" "rf23" "rf24" "rf25" "rf26" "rf27" "rf28" "rf29" "rf30" "rf31" "rf32" "rf33" "rf34" "rf35" "rf36" "rf37"
);

/// The cards, a file a topic.
const GUIDE: &[&str] = &[
    "why",
    "stretches",
    "drink-and-food",
    "sleep-and-room",
    "evening",
    "habits",
    "shoes-and-legs-up",
    "relief",
    "care-after",
    "pregnancy",
    "medicines",
    "help",
    "questions",
];

/// The texts of one of the packages of `build.rs`, unpacked the first time. No first screen reads them.
macro_rules! package {
    ($name:literal) => {{
        static TEXT: OnceLock<String> = OnceLock::new();
        TEXT.get_or_init(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/", $name)))).as_str()
    }};
}

fn reading(name: &str) -> File<'static> {
    named(package!("reading.zlib"), name)
}

fn guide(name: &str) -> File<'static> {
    named(package!("guide.zlib"), &format!("guide/{name}"))
}

fn named(package: &'static str, name: &str) -> File<'static> {
    file_in(package, &format!("content/core/{name}.toml")).unwrap_or(File { name: "", text: "" })
}

fn pictures() -> &'static str {
    package!("pictures.zlib")
}

pub(super) fn conditions() -> File<'static> {
    reading("conditions")
}

pub(super) fn sources() -> File<'static> {
    reading("sources")
}

pub(super) fn topics() -> File<'static> {
    guide("topics")
}

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

pub(super) fn picture(id: &str) -> Option<File<'static>> {
    file_in(pictures(), &format!("content/core/pictures/{id}.toml"))
}

pub(super) fn flag(id: &str) -> Option<File<'static>> {
    find(FLAGS, id)
}

pub(super) fn flags() -> impl Iterator<Item = File<'static>> {
    FLAGS.iter().map(|(_, file)| *file)
}

pub(super) fn cards(topic: &str) -> Option<File<'static>> {
    GUIDE.contains(&topic).then(|| guide(topic))
}

pub(super) fn routine_ids() -> impl Iterator<Item = &'static str> {
    ROUTINES.iter().map(|(id, _)| *id)
}

/// The ids of what is in a folder, of which each thing has a file that is called after it.
pub(super) fn ids(folder: Folder) -> Vec<Id> {
    folder.iter().filter_map(|(id, _)| Id::new(id)).collect()
}

/// The same of the pictures.
pub(super) fn picture_ids() -> Vec<Id> {
    let name = |file: File<'static>| file.name.strip_prefix("content/core/pictures/")?.strip_suffix(".toml");
    files(pictures()).filter_map(|file| Id::new(name(file)?)).collect()
}

pub(super) fn all() -> impl Iterator<Item = File<'static>> {
    [HEAD, sources(), CHECK, conditions(), HABITS, topics()]
        .into_iter()
        .chain(STRETCHES.iter().chain(ROUTINES).chain(RELIEFS).chain(FLAGS).map(|(_, file)| *file))
        .chain(files(pictures()))
        .chain(GUIDE.iter().filter_map(|topic| cards(topic)))
}
