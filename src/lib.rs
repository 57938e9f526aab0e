//! `unclench`: a coach for legs that cramp and ache at night.
//!
//! The rooms and the arrows between them are described in `docs/ARCHITECTURE.md`; a test holds them.

/// The command line.
pub mod cli {
    /// Placeholder.
    pub fn main() -> std::process::ExitCode {
        std::process::ExitCode::SUCCESS
    }
}
pub mod keys;
pub mod model;
pub mod runtime;
pub mod time;
