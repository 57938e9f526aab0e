//! `unclench`: a coach for legs that cramp and ache at night.
//!
//! The rooms and the arrows between them are described in `docs/ARCHITECTURE.md`; a test holds them.

pub mod cli {
    pub fn main() -> std::process::ExitCode {
        std::process::ExitCode::SUCCESS
    }
}
pub mod app;
pub mod content;
pub mod diag;
pub mod document;
pub mod keys;
pub mod model;
pub mod present;
pub mod session;
pub mod time;
pub mod ui;
