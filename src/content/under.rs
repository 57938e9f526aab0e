//! What a file may lean on: a person's pack on the built-in one, of which no more is read than is asked for, and that once, for
//! there may be many packs; the built-in one on nothing. Knows nothing of what leans on it.

use super::{
    core_all_sources, core_cards, core_conditions, core_habits, core_picture, core_stretch, core_topics, embedded,
    validate::{Kind, Owner},
};
use crate::model::{CrampPosition, Id, Stretch};
use std::sync::OnceLock;

/// The ids of this kind that are taken already.
pub(super) fn ids(owner: Owner, kind: Kind) -> &'static [Id] {
    static IDS: [OnceLock<Vec<Id>>; Kind::LAST as usize + 1] = [const { OnceLock::new() }; Kind::LAST as usize + 1];
    if owner == Owner::Person { IDS[kind as usize].get_or_init(|| read(kind)) } else { &[] }
}

fn read(kind: Kind) -> Vec<Id> {
    match kind {
        Kind::Stretch => embedded::ids(embedded::STRETCHES),
        Kind::Routine => embedded::ids(embedded::ROUTINES),
        Kind::Relief => embedded::ids(embedded::RELIEFS),
        Kind::Flag => embedded::ids(embedded::FLAGS),
        Kind::Picture => embedded::picture_ids(),
        Kind::Source => core_all_sources().into_iter().map(|source| source.id).collect(),
        Kind::Condition => core_conditions().into_iter().map(|condition| condition.id).collect(),
        Kind::Topic => core_topics().into_iter().map(|topic| topic.id).collect(),
        Kind::Card => core_topics().iter().flat_map(|topic| core_cards(&topic.id)).map(|card| card.id).collect(),
        Kind::Habit => core_habits().into_iter().map(|habit| habit.id).collect(),
    }
}

/// The stretch of that id, as far as a plan needs it.
pub(super) fn stretch(owner: Owner, id: &Id) -> Option<Stretch> {
    if owner == Owner::Person { core_stretch(id, Owner::ProgramPlan) } else { None }
}

/// Where someone is in the picture of that id.
pub(super) fn place(owner: Owner, picture: &Id) -> Option<CrampPosition> {
    if owner == Owner::Person { core_picture(picture).map(|picture| picture.position) } else { None }
}
