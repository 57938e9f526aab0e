//! The table `[keys]`: other keys for what the footers and the help page name, everywhere or in one place.

use crate::{
    diag::{Code, Diagnostic, File, Findings, quoted},
    document::{Table, Value},
    keys::{self, Change, Context, Key, Keymap},
    model::sort,
};
use std::ops::Range;

/// More keys for one thing are of no use.
const MOST: usize = 4;

/// Reads the changes, each with its place.
pub(super) fn read(bound: &mut Vec<(Change, Range<usize>)>, table: &mut Table<'_>) -> Option<()> {
    for place in Context::ALL {
        table.find(place.name(), |v| v.table(&format!("[keys.{}]", place.name()), |t| lines(bound, Some(*place), t)));
    }
    lines(bound, None, table)
}

fn lines(bound: &mut Vec<(Change, Range<usize>)>, context: Option<Context>, table: &mut Table<'_>) -> Option<()> {
    for name in keys::names(context) {
        if let Some(keys) = table.find(name, |v| keys(v, context)) {
            bound.push((Change { context, name, keys: keys.0 }, keys.1));
        }
    }
    Some(())
}

/// One key or a list of them, and where they stand.
fn keys(value: &Value<'_>, context: Option<Context>) -> Option<(Vec<Key>, Range<usize>)> {
    let keys = if value.is_list() { value.set(0..=MOST, |v| key(v, context))? } else { vec![key(value, context)?] };
    Some((keys, value.span()))
}

fn key(value: &Value<'_>, context: Option<Context>) -> Option<Key> {
    let text = value.string()?;
    let key = Key::from_label(text);
    match key {
        None => value.error(Code::UnknownWord, &format!("cannot be {}, which is no key", quoted(text)), &|d| {
            d.help("a character, space, enter, esc, tab, up, down, left, right, page up, page down, home, end, backspace, delete or ctrl-a to ctrl-z")
        }),
        Some(Key::Char(_)) if context == Some(Context::Search) => {
            value.error(Code::UnknownWord, &format!("cannot be {}, which is text where one types", quoted(text)), &|d| d.help("a key that is no character"));
            return None;
        }
        Some(_) => {}
    }
    key
}

/// The keymap without the changes that give a key two meanings; each is told of, with what has the key already.
pub(super) fn without_clashes(bound: Vec<(Change, Range<usize>)>, file: File<'_>, findings: &mut Findings) -> Keymap {
    let mut bound = bound;
    sort(&mut bound, |(_, a), (_, b)| a.start.cmp(&b.start));
    let (changes, mut spans): (Vec<_>, Vec<_>) = bound.into_iter().unzip();
    let mut names: Vec<_> = changes.iter().map(|change| change.name).collect();
    let mut map = Keymap::new(changes);
    while let Some(clash) = map.clash() {
        let (key, place) = (clash.key.label(), clash.context.name());
        let message = format!("the key `{key}` is both \"{}\" and \"{}\" ({place})", names[clash.change], clash.taken_by);
        let said = Diagnostic::error(Code::Repeated, file.place(spans[clash.change].clone()), &message);
        findings.add(|| match clash.taken_in {
            Some(before) => said.related(file.place(spans[before].clone()), "the other one"),
            None => said.help(&format!("\"{}\" has it if you change nothing: give that another key, too", clash.taken_by)),
        });
        map.drop(clash.change);
        spans.remove(clash.change);
        names.remove(clash.change);
    }
    map
}

#[cfg(test)]
mod tests {
    use crate::{
        config,
        keys::{Action, Context, Key},
    };

    fn told(text: &str) -> Vec<String> {
        config::read("config.toml", text.as_bytes()).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_line_is_named_as_the_screen_names_it() {
        let text = "[keys]\npause = \"p\"\n\"this hold once more\" = [\"R\", \"ctrl-r\"]\n[keys.hold]\nnext = \"page down\"\nlonger = []\n";
        let (config, found) = config::read("config.toml", text.as_bytes());
        assert_eq!(found, []);
        let means = |key| config.keymap.action(Context::Hold, key);
        assert_eq!(means(Key::Char('p')), Some(Action::TogglePause));
        assert_eq!((means(Key::Char('R')), means(Key::Ctrl('r')), means(Key::Char('r'))), (Some(Action::Redo), Some(Action::Redo), None));
        assert_eq!((means(Key::PageDown), means(Key::Char('n')), means(Key::Char('+'))), (Some(Action::Next), None, None));
        assert_eq!(config.keymap.action(Context::Gap, Key::Char('+')), Some(Action::Longer));
    }

    #[test]
    fn a_key_with_two_meanings_names_both_and_their_places_and_the_first_keeps_it() {
        let text = "[keys]\nlonger = \"g\"\n\n[keys.hold]\neasier = \"g\"\n";
        let told = told(text);
        assert_eq!(told.len(), 1, "{told:#?}");
        let place = "config.toml:5:10: error[repeated]: the key `g` is both";
        assert!(told[0].starts_with(place) || told[0].starts_with("config.toml:2:10"), "{}", told[0]);
        for part in ["easier", "longer", "(hold)", "config.toml:2:10", "config.toml:5:10"] {
            assert!(told[0].contains(part), "{part}: {}", told[0]);
        }
    }

    #[test]
    fn a_key_of_the_table_is_not_taken_from_it_and_odd_names_are_answered() {
        let told = told(
            "[keys]\npaus = \"p\"\npause = \"spacebar\"\n[keys.hold]\nnext = \"!\"\n[keys.typing]\nclose = \"z\"\n[keys.rest]\nhurt = \"x\"\n",
        );
        assert_eq!(told.len(), 5, "{told:#?}");
        assert!(told[4].contains("[keys.rest] has no key `hurt` (did you mean `hurts`?)"), "{}", told[4]);
        assert!(told[0].contains("[unknown-key]") && told[0].contains("did you mean `pause`"), "{}", told[0]);
        assert!(told[1].contains("`pause` cannot be `spacebar`, which is no key") && told[1].contains("space, enter"), "{}", told[1]);
        assert!(told[2].contains("`!` is both \"next\" and \"danger\""), "{}", told[2]);
        assert!(told[3].contains("text where one types"), "{}", told[3]);
    }
}
