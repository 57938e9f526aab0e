//! Texts that `build.rs` has packed, as they were. Knows names, and nothing of what is in them.

use crate::diag::File;
use miniz_oxide::inflate::decompress_to_vec_zlib;

/// All files of a package: names and texts by turns. Nothing of what was not packed by us.
#[must_use]
pub fn unpacked(packed: &[u8]) -> String {
    decompress_to_vec_zlib(packed).ok().and_then(|text| String::from_utf8(text).ok()).unwrap_or_default()
}

/// The file of that name among unpacked ones.
#[must_use]
pub fn file_in<'a>(unpacked: &'a str, name: &str) -> Option<File<'a>> {
    let mut parts = unpacked.split('\0');
    loop {
        let (name_here, text) = (parts.next()?, parts.next()?);
        if name_here == name {
            return Some(File { name: name_here, text });
        }
    }
}
