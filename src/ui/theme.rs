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
            ThemeName::Auto | ThemeName::Dusk => rgb(0x14_11_0f),
            ThemeName::Night => rgb(0x00_00_00),
            ThemeName::Day => rgb(0xfa_f5_ec),
            ThemeName::Mono => Color::Reset,
        }
    }

    /// How a role looks, ground included.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let style = Style::new().bg(self.ground());
        let style = if matches!(role, Role::Strong | Role::Lit | Role::Accent) { style.add_modifier(Modifier::BOLD) } else { style };
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

fn rgb(hex: u32) -> Color {
    Color::from_u32(hex)
}

fn dusk(role: Role) -> Color {
    rgb(match role {
        Role::Text | Role::Strong => 0xe8_dc_cb,
        Role::Quiet => 0x9a_8a_78,
        Role::Faint => 0x5a_4e_43,
        Role::Line => 0x3a_32_2b,
        Role::Accent => 0xd9_8e_5f,
        Role::Lit => 0xff_6b_4a,
        Role::Near => 0xc9_a2_7a,
        Role::Far => 0x6b_53_3e,
        Role::Done => 0x9d_b1_7c,
        Role::Digits => 0xf3_e6_d2,
    })
}

fn night(role: Role) -> Color {
    rgb(match role {
        Role::Text | Role::Strong => 0xe8_30_28,
        Role::Quiet => 0xc8_30_28,
        Role::Faint => 0x8a_20_1a,
        Role::Line => 0x3a_0d_0a,
        Role::Accent | Role::Lit => 0xff_30_28,
        Role::Near => 0x9a_24_1c,
        Role::Far => 0x4a_11_0d,
        Role::Done => 0xb0_2a_20,
        Role::Digits => 0xf0_30_28,
    })
}

fn day(role: Role) -> Color {
    rgb(match role {
        Role::Text | Role::Strong | Role::Digits => 0x2b_24_1e,
        Role::Quiet => 0x6b_5d_50,
        Role::Faint => 0x9b_8c_7c,
        Role::Line => 0xd8_cc_bc,
        Role::Accent => 0x9a_47_16,
        Role::Lit => 0xc4_28_10,
        Role::Near => 0x8a_63_3c,
        Role::Far => 0xc9_b0_94,
        Role::Done => 0x4c_67_2e,
    })
}
