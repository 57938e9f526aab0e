//! Programs in pseudo-terminals. One crate, so that what they share is linked once and nothing of it is ever unused.
#![cfg(target_os = "linux")]

mod cramp;
mod light;
mod pager;
mod payloads;
mod program;
mod screens;
mod support;
mod terminal;
