//! Texts that mean to act on a terminal, and what it takes to have come to nothing.

/// The 24 of the list of faults, part D.
pub(crate) const PAYLOADS: [&str; 24] = [
    "A\u{1b}[31mB",
    "A\u{1b}]52;c;cm0gLXJmIH4=\u{7}B",
    "A\u{1b}]0;pwn\u{7}B",
    "A\u{1b}]8;;https://example.org\u{1b}\\B",
    "A\u{1b}P+q544e\u{1b}\\B",
    "A\u{1b}[6nB",
    "A\u{9b}31mB",
    "A\u{9d}0;pwn\u{9c}B",
    "A\0\u{7}\u{8}\u{7f}B",
    "A\rB",
    "A\tB",
    "A\u{b}\u{c}B",
    "A\nB",
    "A\u{85}B",
    "\u{202e}AB\u{202c}",
    "\u{2066}AB\u{2069}",
    "A\u{200b}\u{200f}\u{2060}\u{feff}B",
    "A\u{ad}\u{3164}\u{115f}B",
    "A\u{2028}\u{2029}B",
    "A\u{fff9}\u{e0041}B",
    "A\u{e000}\u{10ffff}B",
    "A\u{1b}]0;never ends",
    "A\u{1b}[?1049l\u{1b}cB",
    "z\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}B",
];

/// The full numbers of the fault list, or a sample of them.
pub(crate) fn campaign(full: usize, sample: usize) -> usize {
    if std::env::var("UNCLENCH_CAMPAIGN").is_ok_and(|campaign| campaign == "full") { full } else { sample }
}

/// Fails at a control character, at what is invisible or reorders, and at a tower of marks.
pub(crate) fn assert_harmless(written: &str) {
    let unfit = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{115f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(c, '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..)
    };
    assert!(!written.contains(unfit), "{written:?}");
    assert!(!written.contains(&"\u{335}".repeat(5)), "{written:?}");
}
