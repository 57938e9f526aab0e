//! Programs in pseudo-terminals. One crate, so that what they share is linked once and nothing of it is ever unused.
#![cfg(target_os = "linux")]

mod cramp;
mod pager;
mod program;
mod support;
mod terminal;
