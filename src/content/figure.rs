//! Figures as packs write them. Knows the keys; what a body can do is the model's.

use super::validate::SHORT;
use crate::{
    diag::Code,
    document::{Table, Value},
    model::{Figure, Limb, Point, Pose, Prop, PropKind, PropShape},
};
use std::ops::RangeInclusive;

const ANGLES: RangeInclusive<f32> = -360.0..=360.0;
const COORDINATES: RangeInclusive<f32> = -3.0..=3.0;
const SHARES: RangeInclusive<f32> = 0.0..=1.0;

pub(super) fn figure(t: &mut Table<'_>) -> Option<Figure> {
    let view = t.need("view", Value::word);
    let describe = t.need("describe", |v| v.text(SHORT));
    let highlight = t.need("highlight", |v| v.set(1..=12, Value::word));
    let props = t.find("props", |v| v.list(0..=20, |v| v.table("a prop", prop)));
    let from = t.need("from", |v| v.table("a pose", pose));
    let to = t.need("to", |v| v.table("a pose", pose));
    let figure = Figure { view: view?, describe: describe?, highlight: highlight?, props: props.unwrap_or_default(), from: from?, to: to? };
    human(figure, t)
}

/// A figure that stands still. Nothing has to be lit in it.
pub(super) fn still(t: &mut Table<'_>) -> Option<Figure> {
    let view = t.need("view", Value::word);
    let describe = t.need("describe", |v| v.text(SHORT));
    let highlight = t.find("highlight", |v| v.set(1..=12, Value::word));
    let props = t.find("props", |v| v.list(0..=20, |v| v.table("a prop", prop)));
    let pose = t.need("pose", |v| v.table("a pose", pose))?;
    let (highlight, props) = (highlight.unwrap_or_default(), props.unwrap_or_default());
    human(Figure { view: view?, describe: describe?, highlight, props, from: pose, to: pose }, t)
}

fn human(figure: Figure, t: &Table<'_>) -> Option<Figure> {
    if let Some(fault) = figure.fault() {
        t.error(Code::FigureLint, fault, &|d| d.label("in a pose of this figure, or on the way from one to the other"));
        return None;
    }
    Some(figure)
}

fn pose(t: &mut Table<'_>) -> Option<Pose> {
    let hip = t.need("hip", point);
    let torso = t.need("torso", angle);
    let head = t.need("head", angle);
    let near = t.need("near", |v| v.table("a side of a body", limb));
    let far = t.need("far", |v| v.table("a side of a body", limb));
    Some(Pose { hip: hip?, torso: torso?, head: head?, near: near?, far: far? })
}

fn limb(t: &mut Table<'_>) -> Option<Limb> {
    let thigh = t.need("thigh", angle);
    let shin = t.need("shin", angle);
    let foot = t.need("foot", angle);
    let upper_arm = t.need("upper_arm", angle);
    let forearm = t.need("forearm", angle);
    let leg_length = t.find("leg_length", |v| v.decimal(SHARES));
    let arm_length = t.find("arm_length", |v| v.decimal(SHARES));
    Some(Limb {
        thigh: thigh?,
        shin: shin?,
        foot: foot?,
        upper_arm: upper_arm?,
        forearm: forearm?,
        leg_length: leg_length.unwrap_or(1.0),
        arm_length: arm_length.unwrap_or(1.0),
    })
}

fn angle(v: &Value<'_>) -> Option<f32> {
    v.decimal(ANGLES)
}

fn point(v: &Value<'_>) -> Option<Point> {
    v.list(2..=2, |v| v.decimal(COORDINATES))?.try_into().ok()
}

fn prop(t: &mut Table<'_>) -> Option<Prop> {
    let kind = t.need("kind", Value::word);
    let points = t.find("points", |v| v.list(2..=60, point));
    let between = t.find("between", |v| v.list(2..=2, Value::word));
    let ground = matches!(kind?, PropKind::Floor | PropKind::Bed);
    if usize::from(ground) + usize::from(t.has("points")) + usize::from(t.has("between")) != 1 {
        t.error(Code::PropShape, "a prop stands in one place", &|d| {
            d.help("the floor and a bed lie under everything; anything else needs either `points` or `between`")
        });
        return None;
    }
    let shape = match (points, between.as_deref()) {
        (Some(points), _) => PropShape::Line(points),
        (_, Some(&[from, to])) => PropShape::Between(from, to),
        _ => ground.then_some(PropShape::Ground)?,
    };
    Some(Prop { kind: kind?, shape })
}
