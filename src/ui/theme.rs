//! Colours: what each role looks like in each theme. The only place that names a colour.

use crate::model::ThemeName;
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

/// A set of colours.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    name: ThemeName,
}

impl Theme {
    /// The theme of this name; `Auto` is taken as dusk, since the hour is not known here.
    #[must_use]
    pub fn new(name: ThemeName) -> Self {
        Self { name }
    }

    /// The ground under everything.
    #[must_use]
    pub fn ground(&self) -> Color {
        match self.name {
            ThemeName::Auto | ThemeName::Dusk => rgb(0x14110f),
            ThemeName::Night => rgb(0x000000),
            ThemeName::Day => rgb(0xfaf5ec),
            ThemeName::Mono => Color::Reset,
        }
    }

    /// How a role looks, ground included.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let style = Style::new().bg(self.ground());
        let style =
            if matches!(role, Role::Strong | Role::Lit | Role::Accent | Role::Found) { style.add_modifier(Modifier::BOLD) } else { style };
        // A lit muscle must stay a dot pattern: bold would thicken nothing and cost bytes.
        let style = if role == Role::Accent && self.name != ThemeName::Mono { style.remove_modifier(Modifier::BOLD) } else { style };
        match self.name {
            ThemeName::Mono => match role {
                Role::Quiet | Role::Faint | Role::Line | Role::Far => style.add_modifier(Modifier::DIM),
                _ => style,
            },
            ThemeName::Auto | ThemeName::Dusk => style.fg(dusk(role)),
            ThemeName::Night => style.fg(night(role)),
            ThemeName::Day => style.fg(day(role)),
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

fn rgb(hex: u32) -> Color {
    Color::from_u32(hex)
}

fn dusk(role: Role) -> Color {
    rgb(match role {
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
    })
}

fn night(role: Role) -> Color {
    rgb(match role {
        Role::Text | Role::Strong => 0xe83028,
        Role::Quiet => 0xc83028,
        Role::Faint => 0x8a201a,
        Role::Line => 0x3a0d0a,
        Role::Accent | Role::Lit | Role::Found => 0xff3028,
        Role::Near => 0x9a241c,
        Role::Far => 0x4a110d,
        Role::Done => 0xb02a20,
        Role::Digits => 0xf03028,
    })
}

fn day(role: Role) -> Color {
    rgb(match role {
        Role::Text | Role::Strong | Role::Digits => 0x2b241e,
        Role::Quiet => 0x6b5d50,
        Role::Faint => 0x9b8c7c,
        Role::Line => 0xd8ccbc,
        Role::Accent | Role::Found => 0x9a4716,
        Role::Lit => 0xc42810,
        Role::Near => 0x8a633c,
        Role::Far => 0xc9b094,
        Role::Done => 0x4c672e,
    })
}
