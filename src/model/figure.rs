//! Figures: a body described by joint angles, and its kinematics. From a pose come capsules (limbs as thick lines) that a
//! front end may fill with dots; the lint says where a pose is not human. Knows nothing of cells, colours or files.
//!
//! Side view, x to the way the person faces, y up, unit = body height, floor at y = 0. Angles are absolute, in degrees,
//! counter-clockwise from +x. Segment lengths after Winter, *Biomechanics and Motor Control of Human Movement*
//! (from Drillis & Contini), slightly rounded.

use super::{SafeText, Word, stretch::words};

/// A point or a vector in body heights.
pub type Point = [f32; 2];

const TRUNK: f32 = 0.30;
const NECK: f32 = 0.05;
const HEAD_RADIUS: f32 = 0.068;
const THIGH: f32 = 0.245;
const SHIN: f32 = 0.245;
const FOOT: f32 = 0.11;
const UPPER_ARM: f32 = 0.17;
const FOREARM: f32 = 0.16;
/// Half the distance between the hips, and between the shoulders, in a front view.
const HALF_HIPS: f32 = 0.05;
const HALF_SHOULDERS: f32 = 0.10;

words! {
    /// From where the body is seen.
    View {
        /// From the side: one limb nearer than the other.
        Side = "side",
        /// From the front, or from above a lying body: both sides alike.
        Front = "front",
    }
}

words! {
    /// What a prop is, which decides how it is drawn.
    PropKind {
        /// The floor under everything.
        Floor = "floor",
        /// The bed under everything.
        Bed = "bed",
        /// A wall.
        Wall = "wall",
        /// A step.
        Step = "step",
        /// A chair.
        Chair = "chair",
        /// A pillow.
        Pillow = "pillow",
        /// A towel.
        Towel = "towel",
        /// A strap.
        Strap = "strap",
    }
}

words! {
    /// A part of the body that can be lit.
    Part {
        /// Trunk.
        Torso = "torso",
        /// Neck and head.
        Head = "head",
        /// Nearer thigh.
        NearThigh = "near.thigh",
        /// Nearer lower leg.
        NearShin = "near.shin",
        /// Nearer foot.
        NearFoot = "near.foot",
        /// Nearer upper arm.
        NearUpperArm = "near.upper_arm",
        /// Nearer forearm and hand.
        NearForearm = "near.forearm",
        /// Farther thigh.
        FarThigh = "far.thigh",
        /// Farther lower leg.
        FarShin = "far.shin",
        /// Farther foot.
        FarFoot = "far.foot",
        /// Farther upper arm.
        FarUpperArm = "far.upper_arm",
        /// Farther forearm and hand.
        FarForearm = "far.forearm",
    }
}

words! {
    /// A point of the body to which a strap can be tied.
    Joint {
        /// Nearer hand.
        NearHand = "near.hand",
        /// Nearer foot (the ball of it).
        NearFoot = "near.foot",
        /// Nearer knee.
        NearKnee = "near.knee",
        /// Nearer ankle.
        NearAnkle = "near.ankle",
        /// Farther hand.
        FarHand = "far.hand",
        /// Farther foot.
        FarFoot = "far.foot",
        /// Farther knee.
        FarKnee = "far.knee",
        /// Farther ankle.
        FarAnkle = "far.ankle",
    }
}

/// The angles of one leg and one arm, in degrees, and how much of each is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limb {
    /// Hip to knee.
    pub thigh: f32,
    /// Knee to ankle.
    pub shin: f32,
    /// Ankle to toes.
    pub foot: f32,
    /// Shoulder to elbow.
    pub upper_arm: f32,
    /// Elbow to hand.
    pub forearm: f32,
    /// Share of the leg's length that is seen, 0–1 (foreshortening).
    pub leg_length: f32,
    /// Share of the arm's length that is seen, 0–1.
    pub arm_length: f32,
}

/// A body at rest: where the pelvis is and how everything is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// The pelvis.
    pub hip: Point,
    /// Angle from hip to shoulder.
    pub torso: f32,
    /// Angle of neck and head.
    pub head: f32,
    /// The working side, nearest the viewer.
    pub near: Limb,
    /// The other side.
    pub far: Limb,
}

/// A thing in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Prop {
    /// What it is.
    pub kind: PropKind,
    /// Where it is.
    pub shape: PropShape,
}

/// Where a prop is.
#[derive(Clone, Debug, PartialEq)]
pub enum PropShape {
    /// A line at y = 0 under the whole picture.
    Ground,
    /// A line through these points.
    Line(Vec<Point>),
    /// A line between two points of the body.
    Between(Joint, Joint),
}

/// A stretch's drawing: two poses and what is around them.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// From where the body is seen.
    pub view: View,
    /// The picture in one sentence, for those who do not see it.
    pub describe: SafeText,
    /// What should feel the pull.
    pub highlight: Vec<Part>,
    /// What is around the body.
    pub props: Vec<Prop>,
    /// Getting into it.
    pub from: Pose,
    /// The stretch itself.
    pub to: Pose,
}

/// How deep a shape lies: what is nearer covers what is farther.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The far limbs.
    Far,
    /// Trunk, head and near limbs.
    Near,
}

/// A thick line with round ends: all points within a half-width that runs from `radius.0` to `radius.1`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capsule {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
    /// Half-width at each end.
    pub radius: (f32, f32),
    /// Which part of the body it is.
    pub part: Part,
    /// How deep it lies.
    pub depth: Depth,
}

/// The joints of one side of a body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joints {
    hip: Point,
    knee: Point,
    ankle: Point,
    toes: Point,
    shoulder: Point,
    elbow: Point,
    hand: Point,
}

fn along(from: Point, degrees: f32, length: f32) -> Point {
    // Not the platform's mathematics: the same figure everywhere, and a library less to load at every start.
    let (sin, cos) = libm::sincosf(degrees.to_radians());
    [from[0] + cos * length, from[1] + sin * length]
}

fn mix(a: f32, b: f32, share: f32) -> f32 {
    a + (b - a) * share
}

impl Limb {
    fn between(&self, to: &Self, share: f32) -> Self {
        Self {
            thigh: mix(self.thigh, to.thigh, share),
            shin: mix(self.shin, to.shin, share),
            foot: mix(self.foot, to.foot, share),
            upper_arm: mix(self.upper_arm, to.upper_arm, share),
            forearm: mix(self.forearm, to.forearm, share),
            leg_length: mix(self.leg_length, to.leg_length, share),
            arm_length: mix(self.arm_length, to.arm_length, share),
        }
    }
}

impl Pose {
    /// The pose a share (0–1) of the way to another. Angles are mixed, not points, so limbs keep their length.
    #[must_use]
    pub fn between(&self, to: &Self, share: f32) -> Self {
        Self {
            hip: [mix(self.hip[0], to.hip[0], share), mix(self.hip[1], to.hip[1], share)],
            torso: mix(self.torso, to.torso, share),
            head: mix(self.head, to.head, share),
            near: self.near.between(&to.near, share),
            far: self.far.between(&to.far, share),
        }
    }

    /// The joints of the near side, then of the far side.
    #[must_use]
    pub fn joints(&self, view: View) -> [Joints; 2] {
        [(&self.near, 1.0), (&self.far, -1.0)].map(|(limb, sign)| {
            let apart = if view == View::Front { sign } else { 0.0 };
            let hip = along(self.hip, self.torso + 90.0, apart * HALF_HIPS);
            let shoulder = along(along(self.hip, self.torso, TRUNK), self.torso + 90.0, apart * HALF_SHOULDERS);
            let knee = along(hip, limb.thigh, THIGH * limb.leg_length);
            let ankle = along(knee, limb.shin, SHIN * limb.leg_length);
            let elbow = along(shoulder, limb.upper_arm, UPPER_ARM * limb.arm_length);
            Joints {
                hip,
                knee,
                ankle,
                toes: along(ankle, limb.foot, FOOT),
                shoulder,
                elbow,
                hand: along(elbow, limb.forearm, FOREARM * limb.arm_length),
            }
        })
    }

    /// Where a joint is.
    #[must_use]
    pub fn joint(&self, view: View, joint: Joint) -> Point {
        let [near, far] = self.joints(view);
        match joint {
            Joint::NearHand => near.hand,
            Joint::NearFoot => near.toes,
            Joint::NearKnee => near.knee,
            Joint::NearAnkle => near.ankle,
            Joint::FarHand => far.hand,
            Joint::FarFoot => far.toes,
            Joint::FarKnee => far.knee,
            Joint::FarAnkle => far.ankle,
        }
    }

    /// The body as capsules, in drawing order: far limbs, trunk, head, near limbs.
    #[must_use]
    pub fn capsules(&self, view: View) -> Vec<Capsule> {
        let [near, far] = self.joints(view);
        let mut body = Vec::with_capacity(13);
        let far_depth = if view == View::Front { Depth::Near } else { Depth::Far };
        limb_capsules(&mut body, &far, far_depth, [Part::FarThigh, Part::FarShin, Part::FarFoot, Part::FarUpperArm, Part::FarForearm]);
        let neck = along(self.hip, self.torso, TRUNK);
        let part = |from, to, radius, part| Capsule { from, to, radius, part, depth: Depth::Near };
        match view {
            View::Side => body.push(part(self.hip, neck, (0.055, 0.055), Part::Torso)),
            View::Front => {
                body.push(part(near.hip, near.shoulder, (0.055, 0.045), Part::Torso));
                body.push(part(far.hip, far.shoulder, (0.055, 0.045), Part::Torso));
                body.push(part(self.hip, neck, (0.055, 0.055), Part::Torso));
            }
        }
        let skull = along(neck, self.head, NECK + HEAD_RADIUS);
        body.push(part(neck, skull, (0.03, 0.03), Part::Head));
        body.push(part(skull, skull, (HEAD_RADIUS, HEAD_RADIUS), Part::Head));
        limb_capsules(
            &mut body,
            &near,
            Depth::Near,
            [Part::NearThigh, Part::NearShin, Part::NearFoot, Part::NearUpperArm, Part::NearForearm],
        );
        body
    }

    /// What is not human or not possible in this pose, if anything.
    #[must_use]
    pub fn fault(&self, view: View) -> Option<&'static str> {
        for (joints, limb) in self.joints(view).iter().zip([&self.near, &self.far]) {
            let points = [joints.hip, joints.knee, joints.ankle, joints.toes, joints.shoulder, joints.elbow, joints.hand];
            if points.iter().any(|p| p[1] < -0.02) {
                return Some("a part of the body is below the floor");
            }
            if view == View::Front {
                continue;
            }
            if !(-165.0..=8.0).contains(&turn(limb.thigh, limb.shin)) {
                return Some("a knee bends the wrong way or too far");
            }
            if !(-15.0..=160.0).contains(&turn(limb.upper_arm, limb.forearm)) {
                return Some("an elbow bends the wrong way or too far");
            }
        }
        None
    }
}

/// The turn from one angle to another, in −180 to 180 degrees.
fn turn(from: f32, to: f32) -> f32 {
    let turn = (to - from).rem_euclid(360.0);
    if turn > 180.0 { turn - 360.0 } else { turn }
}

fn limb_capsules(body: &mut Vec<Capsule>, joints: &Joints, depth: Depth, [thigh, shin, foot, upper_arm, forearm]: [Part; 5]) {
    let mut push = |from, to, radius, part| body.push(Capsule { from, to, radius, part, depth });
    push(joints.hip, joints.knee, (0.042, 0.032), thigh);
    push(joints.knee, joints.ankle, (0.030, 0.022), shin);
    push(joints.ankle, joints.toes, (0.020, 0.016), foot);
    push(joints.shoulder, joints.elbow, (0.022, 0.019), upper_arm);
    push(joints.elbow, joints.hand, (0.018, 0.016), forearm);
}

impl Figure {
    /// How many poses between the two ends the lint looks at.
    const LINT_STEPS: u8 = 8;

    /// What is wrong with the figure anywhere between its two poses, if anything.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        (0..=Self::LINT_STEPS).find_map(|step| self.at(f32::from(step) / f32::from(Self::LINT_STEPS)).fault(self.view))
    }

    /// The pose a share (0–1) of the way from `from` to `to`.
    #[must_use]
    pub fn at(&self, share: f32) -> Pose {
        self.from.between(&self.to, share)
    }

    /// The box that holds both poses and all props: lower left and upper right corner.
    #[must_use]
    pub fn bounds(&self) -> (Point, Point) {
        let mut low = [f32::MAX; 2];
        let mut high = [f32::MIN; 2];
        let mut take = |p: Point, r: f32| {
            for axis in 0..2 {
                low[axis] = low[axis].min(p[axis] - r);
                high[axis] = high[axis].max(p[axis] + r);
            }
        };
        for capsule in [&self.from, &self.to].iter().flat_map(|pose| pose.capsules(self.view)) {
            take(capsule.from, capsule.radius.0);
            take(capsule.to, capsule.radius.1);
        }
        for prop in &self.props {
            match &prop.shape {
                PropShape::Line(points) => points.iter().for_each(|&p| take(p, 0.0)),
                PropShape::Ground => {}
                PropShape::Between(..) => {}
            }
        }
        if self.props.iter().any(|prop| prop.shape == PropShape::Ground) {
            low[1] = low[1].min(0.0);
        }
        (low, high)
    }

    /// The prop's line in this pose; a ground line spans `bounds`.
    #[must_use]
    pub fn prop_line(&self, prop: &Prop, pose: &Pose, (low, high): (Point, Point)) -> Vec<Point> {
        match &prop.shape {
            PropShape::Ground => vec![[low[0], 0.0], [high[0], 0.0]],
            PropShape::Line(points) => points.clone(),
            PropShape::Between(a, b) => vec![pose.joint(self.view, *a), pose.joint(self.view, *b)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMB: Limb = Limb { thigh: -90.0, shin: -90.0, foot: 0.0, upper_arm: -80.0, forearm: -70.0, leg_length: 1.0, arm_length: 1.0 };
    const STAND: Pose = Pose { hip: [0.0, 0.51], torso: 90.0, head: 90.0, near: LIMB, far: LIMB };

    #[test]
    fn a_standing_body_has_the_published_proportions() {
        let [near, _] = STAND.joints(View::Side);
        assert!((near.ankle[1] - 0.02).abs() < 1e-5);
        assert!((near.shoulder[1] - 0.81).abs() < 1e-5);
        let top = STAND.capsules(View::Side).iter().map(|c| c.to[1] + c.radius.1).fold(0.0, f32::max);
        assert!((0.98..=1.02).contains(&top), "a body is about one body height tall, not {top}");
    }

    #[test]
    fn tweening_keeps_limbs_as_long_as_they_are() {
        let bent = Pose { near: Limb { thigh: -95.0, shin: -232.0, ..LIMB }, ..STAND };
        for step in 0..=10u8 {
            let [near, _] = STAND.between(&bent, f32::from(step) / 10.0).joints(View::Side);
            let length = libm::hypotf(near.knee[0] - near.ankle[0], near.knee[1] - near.ankle[1]);
            assert!((length - SHIN).abs() < 1e-5);
        }
    }

    #[test]
    fn the_lint_knows_knees_elbows_and_the_floor() {
        assert_eq!(STAND.fault(View::Side), None);
        let knee = Pose { near: Limb { shin: -60.0, ..LIMB }, ..STAND };
        assert_eq!(knee.fault(View::Side), Some("a knee bends the wrong way or too far"));
        let elbow = Pose { far: Limb { forearm: -120.0, ..LIMB }, ..STAND };
        assert_eq!(elbow.fault(View::Side), Some("an elbow bends the wrong way or too far"));
        let sunk = Pose { hip: [0.0, 0.4], ..STAND };
        assert_eq!(sunk.fault(View::Side), Some("a part of the body is below the floor"));
    }
}
