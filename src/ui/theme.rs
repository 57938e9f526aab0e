//! Colours: what each role looks like in each theme. The only place that names a colour.

use crate::model::{Colours, ThemeName};
use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What is to be read.
    Text,
    /// What is to be read first.
    Strong,
    /// What may be read.
    Quiet,
    /// Marks that are no text.
    Faint,
    /// Thin lines.
    Line,
    /// Keys, the side, progress.
    Accent,
    /// The lit muscle; danger.
    Lit,
    /// The nearer body.
    Near,
    /// The farther body.
    Far,
    /// What is done.
    Done,
    /// Large digits and words.
    Digits,
    /// Words that were looked for.
    Found,
}

impl Role {
    /// Every role, in the order of its definition.
    const ALL: [Self; 12] = {
        use Role::*;
        [Text, Strong, Quiet, Faint, Line, Accent, Lit, Near, Far, Done, Digits, Found]
    };
}

/// A set of colours, and what the terminal can show of it.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    name: ThemeName,
    colours: Colours,
    ascii: bool,
    large: bool,
    /// How each role looks: worked out once, asked for every cell.
    looks: [Style; Role::ALL.len()],
}

impl Theme {
    /// The theme of this name with all its colours; `Auto` is taken as dusk, since the hour is not known here.
    #[must_use]
    pub fn new(name: ThemeName) -> Self {
        let bare = Self { name, colours: Colours::Full, ascii: false, large: false, looks: [Style::new(); Role::ALL.len()] };
        bare.on(Colours::Full, false)
    }

    /// The same on a terminal of so many colours, in nothing but ASCII if so wished.
    #[must_use]
    pub fn on(self, colours: Colours, ascii: bool) -> Self {
        let theme = Self { colours, ascii, ..self };
        Self { looks: Role::ALL.map(|role| theme.look(role)), ..theme }
    }

    /// The same with the main line of every screen in giant letters where there is room.
    #[must_use]
    pub fn large(self, large: bool) -> Self {
        Self { large, ..self }
    }

    /// Whether the main line is to be large.
    pub(super) fn is_large(&self) -> bool {
        self.large
    }

    /// Whether nothing but ASCII may be painted.
    pub(super) fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Whether a body that is not lit is hatched, because no colour tells it from what is lit, or not well enough.
    pub(super) fn hatches(&self) -> bool {
        match self.name {
            ThemeName::Mono | ThemeName::Contrast => true,
            ThemeName::Night => self.colours == Colours::Few,
            ThemeName::Auto | ThemeName::Dusk | ThemeName::Day => false,
        }
    }

    /// The ground under everything.
    #[must_use]
    pub fn ground(&self) -> Color {
        match (self.name, self.colours) {
            (ThemeName::Mono, _) => Color::Reset,
            (ThemeName::Day, Colours::Few) => Color::White,
            (_, Colours::Few) => Color::Black,
            (ThemeName::Auto | ThemeName::Dusk, _) => self.shade(0x14110f),
            (ThemeName::Night | ThemeName::Contrast, _) => self.shade(0x000000),
            (ThemeName::Day, _) => self.shade(0xfaf5ec),
        }
    }

    /// How a role looks, ground included.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.looks[role as usize]
    }

    fn look(&self, role: Role) -> Style {
        let style = Style::new().bg(self.ground()).add_modifier(self.modifier(role));
        match (self.name, self.colours) {
            (ThemeName::Mono, _) => style,
            (name, Colours::Few) => style.fg(few(name, role)),
            (ThemeName::Auto | ThemeName::Dusk, _) => style.fg(self.shade(dusk(role))),
            (ThemeName::Night, Colours::Many) => style.fg(Color::Indexed(night_of_256(role))),
            (ThemeName::Night, _) => style.fg(self.shade(night(role))),
            (ThemeName::Day, _) => style.fg(self.shade(day(role))),
            (ThemeName::Contrast, _) => style.fg(self.shade(contrast(role))),
        }
    }

    /// What tells a role apart where colours do not.
    fn modifier(&self, role: Role) -> Modifier {
        match (self.name, role) {
            // Of sixteen colours, many terminals show bold red as a brighter one, which is not only red.
            (ThemeName::Night, Role::Strong | Role::Lit | Role::Found) if self.colours == Colours::Few => Modifier::UNDERLINED,
            (ThemeName::Night, _) if self.colours == Colours::Few => Modifier::empty(),
            (ThemeName::Mono | ThemeName::Contrast, Role::Lit | Role::Found) => Modifier::BOLD | Modifier::UNDERLINED,
            (ThemeName::Mono, Role::Accent) | (_, Role::Strong | Role::Lit | Role::Found) => Modifier::BOLD,
            (ThemeName::Mono, Role::Quiet | Role::Faint | Role::Line | Role::Far) => Modifier::DIM,
            _ => Modifier::empty(),
        }
    }

    /// A colour as the terminal can show it.
    fn shade(&self, hex: u32) -> Color {
        match self.colours {
            Colours::Many => Color::Indexed(nearest_of_256(hex)),
            Colours::Full | Colours::Few => Color::from_u32(hex),
        }
    }
}

impl Theme {
    /// Halfway between the looks of two roles; where colours cannot be mixed, as the first.
    #[must_use]
    pub fn halfway(&self, from: Role, to: Role) -> Style {
        let (from, to) = (self.style(from), self.style(to));
        match (from.fg, to.fg) {
            (Some(Color::Rgb(r, g, b)), Some(Color::Rgb(r2, g2, b2))) => {
                from.fg(Color::Rgb(r.midpoint(r2), g.midpoint(g2), b.midpoint(b2)))
            }
            _ => from,
        }
    }
}

/// The values a channel takes in xterm's cube.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of xterm's cube (16 to 231) and greys (232 to 255); the first sixteen may be any colour:
/// the nearest in the cube is the nearest in each channel, the nearest grey is one of two around the mean.
fn nearest_of_256(hex: u32) -> u8 {
    let [_, red, green, blue] = hex.to_be_bytes();
    let level = |value: u8| (0..6_u8).min_by_key(|n| value.abs_diff(LEVELS[usize::from(*n)])).unwrap_or(0);
    let cube = 16 + 36 * level(red) + 6 * level(green) + level(blue);
    let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let grey = 232 + u8::try_from(mean.saturating_sub(8) / 10).unwrap_or(0).min(23);
    [cube, grey, grey.saturating_add(1)].into_iter().min_by_key(|index| distance([red, green, blue], *index)).unwrap_or(cube)
}

/// How far a colour is from one of xterm's.
fn distance(colour: [u8; 3], index: u8) -> i32 {
    colour.iter().zip(rgb_of_256(index)).map(|(a, b)| (i32::from(*a) - i32::from(b)).pow(2)).sum()
}

/// What xterm shows for one of its 256 colours from the seventeenth on.
pub(super) fn rgb_of_256(index: u8) -> [u8; 3] {
    let level = |n: u8| LEVELS[usize::from(n % 6)];
    match index.saturating_sub(16) {
        cube @ 0..216 => [level(cube / 36), level(cube / 6), level(cube)],
        grey => [8 + 10 * (grey - 216); 3],
    }
}

/// The roles in the colours that every terminal names.
fn few(name: ThemeName, role: Role) -> Color {
    match (name, role) {
        (ThemeName::Night, _) => Color::Red,
        (ThemeName::Day, Role::Accent | Role::Found) => Color::Blue,
        (ThemeName::Day, Role::Lit) => Color::Red,
        (ThemeName::Day, Role::Faint | Role::Near) => Color::DarkGray,
        (ThemeName::Day, Role::Line | Role::Far) => Color::Gray,
        (ThemeName::Day, Role::Done) => Color::Green,
        (ThemeName::Day, _) => Color::Black,
        (ThemeName::Contrast, Role::Accent) => Color::LightCyan,
        (ThemeName::Contrast, Role::Lit | Role::Found) => Color::LightYellow,
        (_, Role::Faint | Role::Line | Role::Far) => Color::DarkGray,
        (ThemeName::Contrast, _) | (_, Role::Text | Role::Strong | Role::Digits) => Color::White,
        (_, Role::Quiet) => Color::Gray,
        (_, Role::Accent | Role::Found) => Color::LightYellow,
        (_, Role::Lit) => Color::LightRed,
        (_, Role::Near) => Color::Yellow,
        (_, Role::Done) => Color::LightGreen,
    }
}

/// The cube has no red between black and 0x5f; greens and blues are none.
fn night_of_256(role: Role) -> u8 {
    match role {
        Role::Text | Role::Strong | Role::Accent | Role::Lit | Role::Digits | Role::Found => 196,
        Role::Quiet => 160,
        Role::Done => 124,
        Role::Near => 88,
        Role::Faint => 88,
        Role::Line | Role::Far => 52,
    }
}

fn dusk(role: Role) -> u32 {
    match role {
        Role::Text | Role::Strong => 0xe8dccb,
        Role::Quiet => 0x9a8a78,
        Role::Faint => 0x5a4e43,
        Role::Line => 0x3a322b,
        Role::Accent | Role::Found => 0xd98e5f,
        Role::Lit => 0xff6b4a,
        Role::Near => 0xc9a27a,
        Role::Far => 0x6b533e,
        Role::Done => 0x9db17c,
        Role::Digits => 0xf3e6d2,
    }
}

fn night(role: Role) -> u32 {
    match role {
        Role::Text | Role::Strong => 0xe83028,
        Role::Quiet => 0xc83028,
        Role::Faint => 0x8a201a,
        Role::Line => 0x3a0d0a,
        Role::Accent | Role::Lit | Role::Found => 0xff3028,
        Role::Near => 0x9a241c,
        Role::Far => 0x4a110d,
        Role::Done => 0xb02a20,
        Role::Digits => 0xf03028,
    }
}

fn day(role: Role) -> u32 {
    match role {
        Role::Text | Role::Strong | Role::Digits => 0x2b241e,
        Role::Quiet => 0x6b5d50,
        Role::Faint => 0x9b8c7c,
        Role::Line => 0xd8ccbc,
        Role::Accent | Role::Found => 0x9a4716,
        Role::Lit => 0xc42810,
        Role::Near => 0x8a633c,
        Role::Far => 0xc9b094,
        Role::Done => 0x4c672e,
    }
}

fn contrast(role: Role) -> u32 {
    match role {
        Role::Text | Role::Strong | Role::Digits => 0xffffff,
        Role::Quiet => 0xe0e0e0,
        Role::Faint => 0xa0a0a0,
        Role::Line => 0x808080,
        Role::Accent | Role::Found => 0xffe14d,
        Role::Lit => 0xff9080,
        Role::Near => 0xd0d0d0,
        Role::Far => 0x909090,
        Role::Done => 0xb6f0b6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_of_the_256_is_nearer() {
        for hex in (0..=0xff_u32).step_by(15).flat_map(|r| (0..=0xff_u32).step_by(15).map(move |g| r << 16 | g << 8)) {
            for blue in (0..=0xff_u32).step_by(17) {
                let [_, r, g, b] = (hex | blue).to_be_bytes();
                let nearest = (16..=255).map(|index| distance([r, g, b], index)).min();
                assert_eq!(Some(distance([r, g, b], nearest_of_256(hex | blue))), nearest, "{:06x}", hex | blue);
            }
        }
    }
}
