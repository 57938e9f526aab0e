//! Texts that `build.rs` has packed, as they were. Knows names, and nothing of what is in them.

use crate::diag::File;
use miniz_oxide::inflate::decompress_to_vec_zlib;
use std::iter;

/// All files of a package: names and texts by turns. Nothing of what was not packed by us.
#[must_use]
pub fn unpacked(packed: &[u8]) -> String {
    decompress_to_vec_zlib(packed).ok().and_then(|text| String::from_utf8(text).ok()).unwrap_or_default()
}

/// The files among unpacked texts.
pub(super) fn files(unpacked: &str) -> impl Iterator<Item = File<'_>> {
    let mut parts = unpacked.split('\0');
    iter::from_fn(move || Some(File { name: parts.next()?, text: parts.next()? }))
}

/// The file of that name among unpacked ones.
#[must_use]
pub fn file_in<'a>(unpacked: &'a str, name: &str) -> Option<File<'a>> {
    files(unpacked).find(|file| file.name == name)
}
