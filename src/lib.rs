//! `unclench`: a coach for legs that cramp and ache at night.
//!
//! The rooms and the arrows between them are described in `docs/ARCHITECTURE.md`; a test holds them.

pub mod app;
pub mod cli;
pub mod config;
pub mod content;
pub mod cue;
pub mod diag;
pub mod diary;
pub mod document;
pub mod error;
pub mod files;
pub mod journal;
pub mod keys;
pub mod model;
pub mod paths;
pub mod plain;
pub mod present;
pub mod remind;
pub mod report;
pub mod runtime;
pub mod search;
pub mod session;
pub mod state;
pub mod time;
pub mod ui;
