//! The bytes of a keyboard, turned into [`Input`]. Pure: it is handed the bytes and the time, and never asks for more.
//!
//! It stands in for crossterm's reader, whose `poll`, even with no time to wait, does not return on a dead terminal nor
//! after half a sequence (Alt+[ is one) until another key is pressed, and which takes the terminal's late replies for keys.

use crate::{keys::Key, time::Mono};
use std::{mem, str, time::Duration};

/// A sequence that has not gone on for so long is over: it was Alt and a key.
const PATIENCE: Duration = Duration::from_millis(150);
/// The same for a paste, whose pieces may be long under way, and none of which may become keys.
const PASTE_PATIENCE: Duration = Duration::from_secs(2);
/// So long an answer of the terminal is waited for: until then no piece of it may become a key, however it is torn.
const ANSWER_PATIENCE: Duration = Duration::from_secs(3);
/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";
/// The most bytes kept of a paste; the rest is dropped.
const PASTE_LIMIT: usize = 64 * 1024;
/// The most bytes kept of anything else. None of the sequences that mean something to us is longer.
const LIMIT: usize = 32;

const ESC: u8 = 0x1b;

/// Something that came in from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key went down, or repeats: terminals tell no difference, unless in a protocol we do not ask for.
    Key(Key),
    /// The window now has this many columns and rows.
    Resize(u16, u16),
    /// Text pasted in one piece; never keys.
    Paste(String),
    /// The window came to the front.
    FocusGained,
    /// The window went behind another.
    FocusLost,
    /// The first mouse button went down in this column and row, from 0. They may lie outside the window.
    Click(u16, u16),
    /// The ground of the terminal, asked for at some time, is rather light or rather dark.
    Ground {
        /// Light.
        light: bool,
    },
}

/// Where in a sequence the last byte was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// Within a character of several bytes, of which this many are missing.
    Character(u8),
    /// After an ESC.
    Escape,
    /// After ESC O.
    Single,
    /// After ESC [.
    Control,
    /// Within a reply of the terminal to somebody's question, which ends with BEL or ESC \.
    Reply,
    /// After an ESC in a reply.
    ReplyEnd,
    /// This many bytes of no interest follow.
    Skip(u8),
    /// Within a paste, with this many bytes of its end seen.
    Paste(usize),
}

/// A keyboard's bytes on their way to [`Input`].
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    held: Vec<u8>,
    last: Mono,
    /// The terminal was asked something, and until then may answer.
    answers_until: Option<Mono>,
}

impl Decoder {
    /// What `bytes`, which came at the moment `now`, complete.
    pub(super) fn feed(&mut self, bytes: &[u8], now: Mono) -> Vec<Input> {
        let patience = match self.state {
            State::Paste(_) => PASTE_PATIENCE,
            _ if self.awaits_answer(self.last) => ANSWER_PATIENCE,
            _ => PATIENCE,
        };
        if now.since(self.last) > patience {
            self.state = State::Ground;
        }
        self.last = now;
        bytes.iter().filter_map(|byte| self.take(*byte)).collect()
    }

    /// The terminal has been asked for its ground, and then for what every terminal answers.
    pub(super) fn expect_answer(&mut self, now: Mono) {
        self.answers_until = Some(now + ANSWER_PATIENCE);
    }

    /// Whether an answer may still be under way.
    pub(super) fn awaits_answer(&self, now: Mono) -> bool {
        self.answers_until.is_some_and(|until| now < until)
    }

    /// Whether the last byte was an ESC, which may be the key or the start of a sequence: it is the key if nothing follows.
    pub(super) fn undecided(&self) -> bool {
        self.state == State::Escape
    }

    /// Nothing followed.
    pub(super) fn lapse(&mut self) -> Option<Input> {
        self.undecided().then(|| {
            self.state = State::Ground;
            Input::Key(Key::Esc)
        })
    }

    fn take(&mut self, byte: u8) -> Option<Input> {
        match (self.state, byte) {
            (State::Paste(seen), _) => return self.paste(seen, byte),
            (State::Skip(left), _) => self.state = if left > 1 { State::Skip(left - 1) } else { State::Ground },
            (State::Character(left), 0x80..=0xbf) => {
                self.held.push(byte);
                if left > 1 {
                    self.state = State::Character(left - 1);
                } else {
                    self.state = State::Ground;
                    return str::from_utf8(&self.held).ok()?.chars().next().filter(|c| !c.is_control()).map(|c| Input::Key(Key::Char(c)));
                }
            }
            (State::Escape, ESC) => return Some(Input::Key(Key::Esc)),
            (State::Reply, 0x07) => {
                self.state = State::Ground;
                return ground(&self.held);
            }
            (State::Reply, ESC) => {
                self.state = State::ReplyEnd;
                return ground(&self.held);
            }
            (State::ReplyEnd, b'\\') => self.state = State::Ground,
            (_, ESC) => self.state = State::Escape,
            (State::Escape | State::ReplyEnd, _) => {
                self.held.clear();
                self.state = match byte {
                    b'[' => State::Control,
                    b'O' => State::Single,
                    b']' | b'P' | b'X' | b'^' | b'_' => State::Reply,
                    _ => State::Ground,
                };
            }
            (State::Single, 0x20..) => {
                self.state = State::Ground;
                return if byte == b'M' { Some(Input::Key(Key::Enter)) } else { arrow(byte) };
            }
            (State::Control, 0x20..=0x3f) => self.held.extend((self.held.len() < LIMIT).then_some(byte)),
            (State::Control, 0x40..) => {
                self.state = State::Ground;
                return self.control(byte);
            }
            (State::Reply, 0x20..) => self.held.extend((self.held.len() < LIMIT).then_some(byte)),
            // No sequence holds a control character: it is a key, whatever was going on.
            _ => {
                self.state = State::Ground;
                return self.plain(byte);
            }
        }
        None
    }

    fn plain(&mut self, byte: u8) -> Option<Input> {
        let found = match byte {
            b'\r' | b'\n' => Key::Enter,
            b'\t' => Key::Tab,
            0x08 | 0x7f => Key::Backspace,
            0x00..0x20 => Key::Ctrl(char::from(byte | 0x40).to_ascii_lowercase()),
            0x20..0x7f => Key::Char(char::from(byte)),
            0xc2..=0xf4 => {
                self.held.clear();
                self.held.push(byte);
                self.state = State::Character(match byte {
                    0xc2..=0xdf => 1,
                    0xe0..=0xef => 2,
                    _ => 3,
                });
                return None;
            }
            _ => return None,
        };
        Some(Input::Key(found))
    }

    /// `ESC [ held last`. What another modifier than Shift is held with is no key of ours.
    fn control(&mut self, last: u8) -> Option<Input> {
        let held = mem::take(&mut self.held);
        match (last, held.as_slice()) {
            // What a terminal is: asked last, and so answered last.
            (b'c', [b'?', ..]) => {
                self.answers_until = None;
                None
            }
            (b'~', b"200") => {
                self.state = State::Paste(0);
                None
            }
            (b'~', _) => match held.strip_suffix(b";2").unwrap_or(&held) {
                b"1" | b"7" => Some(Input::Key(Key::Home)),
                b"3" => Some(Input::Key(Key::Delete)),
                b"4" | b"8" => Some(Input::Key(Key::End)),
                b"5" => Some(Input::Key(Key::PageUp)),
                b"6" => Some(Input::Key(Key::PageDown)),
                _ => None,
            },
            (b'M', [b'<', report @ ..]) => click(report),
            (_, b"1;2") => arrow(last),
            (_, b"") => match last {
                b'I' => Some(Input::FocusGained),
                b'O' => Some(Input::FocusLost),
                // The mouse as in 1984, and the function keys of Linux' console.
                b'M' => {
                    self.state = State::Skip(3);
                    None
                }
                b'[' => {
                    self.state = State::Skip(1);
                    None
                }
                _ => arrow(last),
            },
            _ => None,
        }
    }

    fn paste(&mut self, seen: usize, byte: u8) -> Option<Input> {
        if self.held.len() < PASTE_LIMIT {
            self.held.push(byte);
        }
        let seen = if byte == PASTE_END[seen] { seen + 1 } else { usize::from(byte == ESC) };
        if seen < PASTE_END.len() {
            self.state = State::Paste(seen);
            return None;
        }
        self.state = State::Ground;
        let held = mem::take(&mut self.held);
        let text = String::from_utf8_lossy(held.strip_suffix(PASTE_END).unwrap_or(&held));
        // A terminal sends every line end as the Return key would.
        Some(Input::Paste(text.replace("\r\n", "\n").replace('\r', "\n")))
    }
}

/// The first button going down, of `button;column;row` counted from 1.
fn click(report: &[u8]) -> Option<Input> {
    let mut numbers = str::from_utf8(report).ok()?.split(';');
    let mut number = || numbers.next()?.parse::<u32>().ok();
    let (button, column, row) = (number()?, number()?, number()?);
    let from_zero = |n: u32| u16::try_from(n.saturating_sub(1)).unwrap_or(u16::MAX);
    (button == 0).then(|| Input::Click(from_zero(column), from_zero(row)))
}

/// A reply that tells the ground: `11;rgb:` and one to four hexadecimal digits each for red, green and blue.
fn ground(reply: &[u8]) -> Option<Input> {
    let colours = str::from_utf8(reply).ok()?.strip_prefix("11;rgb:")?;
    let share = |digits: &str| {
        let most = 16u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        (most > 0).then(|| f64::from(value) / f64::from(most))
    };
    let shares: Vec<f64> = colours.split('/').map(share).collect::<Option<_>>()?;
    let [red, green, blue] = shares[..] else { return None };
    // The eye's weights, as television has them; exact enough for light or dark.
    Some(Input::Ground { light: 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 })
}

fn arrow(last: u8) -> Option<Input> {
    Some(Input::Key(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(millis: u64) -> Mono {
        Mono::from_zero(Duration::from_millis(millis))
    }

    fn inputs(bytes: &[u8]) -> Vec<Input> {
        let mut decoder = Decoder::default();
        let mut inputs = decoder.feed(bytes, at(0));
        inputs.extend(decoder.lapse());
        inputs
    }

    fn keys(bytes: &[u8]) -> Vec<Key> {
        inputs(bytes).into_iter().filter_map(|input| if let Input::Key(key) = input { Some(key) } else { None }).collect()
    }

    #[test]
    fn every_key_in_each_of_its_spellings() {
        use Key::{Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up};
        for (bytes, key) in [
            ("a", Char('a')),
            ("Q", Char('Q')),
            (" ", Char(' ')),
            ("ø", Char('ø')),
            ("痛", Char('痛')),
            ("🦵", Char('🦵')),
            ("\x03", Ctrl('c')),
            ("\x1a", Ctrl('z')),
            ("\x0c", Ctrl('l')),
            ("\x1c", Ctrl('\\')),
            ("\r", Enter),
            ("\n", Enter),
            ("\x1bOM", Enter),
            ("\x1b", Esc),
            ("\t", Tab),
            ("\x7f", Backspace),
            ("\x08", Backspace),
            ("\x1b[3~", Delete),
            ("\x1b[A", Up),
            ("\x1bOA", Up),
            ("\x1b[1;2A", Up),
            ("\x1b[B", Down),
            ("\x1b[D", Left),
            ("\x1b[C", Right),
            ("\x1b[5~", PageUp),
            ("\x1b[6~", PageDown),
            ("\x1b[6;2~", PageDown),
            ("\x1b[H", Home),
            ("\x1bOH", Home),
            ("\x1b[1~", Home),
            ("\x1b[7~", Home),
            ("\x1b[F", End),
            ("\x1bOF", End),
            ("\x1b[4~", End),
            ("\x1b[8~", End),
        ] {
            assert_eq!(keys(bytes.as_bytes()), [key], "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_key_of_ours_is_none() {
        for bytes in [
            "\x1ba",
            "\x1b\r",
            "\x1bø",
            "\x1b[1;3A",
            "\x1b[1;5C",
            "\x1b[3;5~",
            "\x1bOP",
            "\x1b[15~",
            "\x1b[[A",
            "\x1b[Z",
            "\x1b[0;0R",
            "\x1b[M   ",
            "\x1b[?62;4c",
            "\x1b[?997;1n",
            "\u{9b}",
            "\x1b]10;rgb:1e1e/1e1e/1e1e\x1b\\",
            "\x1b]11;rgb:1e1e/1e1e\x07",
            "\x1b]11;rgb:/+1/-1\x07",
            "\x1b[<0;3;2m",
            "\x1b[<64;3;2M",
            "\x1b[<0;3M",
            "\x1b[<-1;99999999999;1M",
            "\x1bP>|XTerm(390)\x1b\\",
        ] {
            assert_eq!(inputs(bytes.as_bytes()), [], "{bytes:?}");
        }
        assert_eq!(inputs(b"\xff\xfe\x80\xc0"), []);
    }

    #[test]
    fn the_ground_is_told_as_light_or_dark_and_never_typed() {
        let light = |reply: &str| match inputs(reply.as_bytes())[..] {
            [Input::Ground { light }] => light,
            ref other => panic!("{reply:?}: {other:?}"),
        };
        for end in ["\x07", "\x1b\\"] {
            assert!(light(&format!("\x1b]11;rgb:fafa/f5f5/ecec{end}")) && light(&format!("\x1b]11;rgb:f/f/f{end}")));
            assert!(!light(&format!("\x1b]11;rgb:1414/1111/0f0f{end}")) && !light(&format!("\x1b]11;rgb:00/00/ff{end}")));
        }
        // However it is cut, and whatever comes after it.
        let reply = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\q";
        for cut in 0..reply.len() {
            let mut decoder = Decoder::default();
            let mut came = decoder.feed(&reply[..cut], at(0));
            // Nothing follows an ESC for a while: only one at the very start can be the key.
            came.extend(decoder.lapse().filter(|_| cut != 1));
            came.extend(decoder.feed(&reply[cut..], at(100)));
            let wanted = [Input::Ground { light: true }, Input::Key(Key::Char('q'))];
            assert!(cut == 1 || came == wanted, "cut at {cut}: {came:?}");
        }
    }

    /// Asked, it may answer at once, late, in pieces, between keys, with nonsense or never.
    #[test]
    fn no_piece_of_an_answer_is_a_key_and_every_key_around_it_is() {
        let q = Input::Key(Key::Char('q'));
        let answers =
            ["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:cccc\x07", "\x1b]11;qqqq/\u{f8}\x1b\\", "\x1b]\x07", "\x1bPq\x1b\\"];
        for (answer, late) in answers.iter().flat_map(|answer| [0, 2000].map(|late| (format!("{answer}\x1b[?62;4c"), late))) {
            for (cut, gap) in (0..=answer.len()).flat_map(|cut| [5, 900].map(|gap| (cut, gap))) {
                let mut decoder = Decoder::default();
                decoder.expect_answer(at(0));
                let mut came = decoder.feed(b"q", at(late));
                came.extend(decoder.feed(&answer.as_bytes()[..cut], at(late + 20)));
                came.extend(decoder.feed(&answer.as_bytes()[cut..], at(late + 20 + gap)));
                came.extend(decoder.feed(b"q", at(late + 30 + gap)));
                came.retain(|input| !matches!(input, Input::Ground { .. }));
                assert_eq!(came, [q.clone(), q.clone()], "{answer:?} {late} ms late, cut at {cut} for {gap} ms");
                assert!(!decoder.awaits_answer(at(late + 30 + gap)));
            }
        }
        let mut decoder = Decoder::default();
        decoder.expect_answer(at(0));
        assert!(decoder.awaits_answer(at(2999)) && !decoder.awaits_answer(at(3000)), "it may never answer");
        assert_eq!(decoder.feed(b"\x1b[?62;4cq", at(60_000)), [q], "however late");
    }

    #[test]
    fn a_click_has_a_place_and_only_the_first_button_counts() {
        assert_eq!(inputs(b"\x1b[<0;3;2M\x1b[<0;3;2m"), [Input::Click(2, 1)]);
        assert_eq!(inputs(b"\x1b[<0;0;0M\x1b[<0;99999;70000M"), [Input::Click(0, 0), Input::Click(u16::MAX, u16::MAX)]);
        assert_eq!(inputs(b"\x1b[<2;3;2M\x1b[<35;3;2M"), []);
    }

    #[test]
    fn a_lone_escape_is_the_key_only_if_nothing_follows() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b", at(0)), []);
        assert!(decoder.undecided());
        assert_eq!(decoder.feed(b"[A", at(10)), [Input::Key(Key::Up)]);
        assert_eq!(decoder.feed(b"\x1b\x1b", at(20)), [Input::Key(Key::Esc)]);
        assert_eq!(decoder.lapse(), Some(Input::Key(Key::Esc)));
        assert_eq!(decoder.lapse(), None);
    }

    #[test]
    fn a_reply_in_pieces_is_no_key_and_half_a_sequence_is_soon_over() {
        for half in ["\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b]11;rgb:", "\u{f8}\x1b["] {
            let mut decoder = Decoder::default();
            decoder.feed(half.as_bytes(), at(0));
            if half.contains([']', 'P']) {
                assert_eq!(decoder.feed(b"1e1e", at(100)), [], "{half:?}");
            }
            assert_eq!(decoder.feed(b"q", at(300)), [Input::Key(Key::Char('q'))], "{half:?}");
        }
    }

    #[test]
    fn a_control_character_is_heard_whatever_was_going_on() {
        for half in ["\x1b[", "\x1b[12", "\x1bO", "\x1b]11;rgb:", "\x1bPq"] {
            assert_eq!(keys(format!("{half}\x03q").as_bytes()), [Key::Ctrl('c'), Key::Char('q')], "{half:?}");
        }
        assert_eq!(keys(b"\xc3\x03q\xe7\x97q"), [Key::Ctrl('c'), Key::Char('q'), Key::Char('q')]);
    }

    #[test]
    fn a_paste_is_one_text_however_it_comes() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b[200~q\r\n\x1b[A\x03 \x1b\x1b[20", at(0)), []);
        assert_eq!(decoder.feed(b"1", at(1500)), []);
        assert_eq!(decoder.feed(b"~q", at(1600)), [Input::Paste("q\n\x1b[A\x03 \x1b".into()), Input::Key(Key::Char('q'))]);
    }

    #[test]
    fn a_paste_is_bounded_and_one_without_an_end_does_not_hold_the_keyboard_for_ever() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[200~", at(0));
        decoder.feed(&[b'q'; 1 << 20], at(1));
        assert_eq!(decoder.held.len(), PASTE_LIMIT);
        assert_eq!(decoder.feed(b"q", at(2002)), [Input::Key(Key::Char('q'))]);
    }

    fn lively() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            any::<u8>().prop_map(|byte| vec![byte]),
            prop::sample::select(vec!["\x1b", "\x1b[", "\x1b[200~", "\x1b[201~", "\x1b]", "\x1b[M", "1;2", "A", "~", "ø", "\r"])
                .prop_map(|text| text.as_bytes().to_vec()),
        ];
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_bytes_mean_the_same_however_they_are_cut(bytes in lively(), cut in any::<prop::sample::Index>()) {
            let mut decoder = Decoder::default();
            let cut = cut.index(bytes.len() + 1);
            let mut pieces = decoder.feed(&bytes[..cut], at(0));
            pieces.extend(decoder.feed(&bytes[cut..], at(0)));
            pieces.extend(decoder.lapse());
            prop_assert_eq!(pieces, inputs(&bytes));
        }
    }
}
