//! A TOML file as a tree of values that know where they stand. Readers take what they expect and note what is wrong as
//! they go on, so one reading finds every error of a file. Knows the shapes of values, and nothing of what any key means.

mod quantity;

pub use quantity::{Misread, Quantity};

use crate::{
    diag::{Code, Diagnostic, File, Findings, quoted},
    model::{Id, SafeText, Span, Word},
};
use std::{
    cell::RefCell,
    ops::{Range, RangeInclusive},
};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Longest text whose syntax errors are all collected; of a longer one only the first is, for each costs memory.
const LONGEST_LISTED: usize = 64 * 1024;

/// Reads a file whose top level `reader` understands. The value is `None` if something it needs is missing or wrong;
/// the diagnostics are sorted by place. A file that is not TOML is not read further than its syntax errors.
pub fn read<T>(file: File<'_>, reader: impl FnOnce(&mut Table<'_>) -> Option<T>) -> (Option<T>, Vec<Diagnostic>) {
    let notes = Notes { file, found: RefCell::default() };
    let value = match DeTable::parse(file.text) {
        Ok(root) => notes.table("the file", 0..0, root.get_ref(), reader),
        Err(first) => {
            let all = (file.text.len() <= LONGEST_LISTED).then(|| DeTable::parse_recoverable(file.text).1);
            for error in all.unwrap_or_else(|| vec![first]) {
                let span = error.span().unwrap_or_default();
                match bare_words(file.text, span.clone()) {
                    // The parser guesses what number it was to be.
                    Some(words) => {
                        let message = format!("{} is no number and not true or false; text wants quotes around it", quoted(words));
                        notes.note(Code::Syntax, span, &message, &|d| d.help(&format!("{words:?}")));
                    }
                    None => notes.note(Code::Syntax, span, error.message(), &|d| d),
                }
            }
            None
        }
    };
    (value, notes.found.into_inner().into_sorted())
}

/// The words without quotes that stand here as a value, if they do.
fn bare_words(text: &str, span: Range<usize>) -> Option<&str> {
    let is_value = text.get(..span.start)?.trim_end_matches([' ', '\t']).ends_with('=');
    let words = text.get(span)?;
    (is_value && words.bytes().any(|b| b.is_ascii_alphabetic()) && !words.contains('"')).then_some(words)
}

/// What has been found wrong in one file.
struct Notes<'f> {
    file: File<'f>,
    found: RefCell<Findings>,
}

impl Notes<'_> {
    fn note(&self, code: Code, span: Range<usize>, message: &str, more: &dyn Fn(Diagnostic) -> Diagnostic) {
        self.found.borrow_mut().add(|| more(Diagnostic::error(code, self.file.place(span), message)));
    }

    /// Reads a table, then reports the keys nobody asked for.
    fn table<T>(
        &self,
        name: &str,
        span: Range<usize>,
        entries: &DeTable<'_>,
        reader: impl FnOnce(&mut Table<'_>) -> Option<T>,
    ) -> Option<T> {
        let mut table = Table { notes: self, name, span, entries, known: Vec::new(), strict: true };
        let value = reader(&mut table);
        table.note_unknown();
        value
    }
}

/// A table being read. Keys it has never been asked for are errors.
pub struct Table<'d> {
    notes: &'d Notes<'d>,
    name: &'d str,
    span: Range<usize>,
    entries: &'d DeTable<'d>,
    known: Vec<&'static str>,
    strict: bool,
}

impl<'d> Table<'d> {
    /// The table itself as a place.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The value of an optional key, read by `reader`.
    pub fn find<T>(&mut self, key: &'static str, reader: impl FnOnce(&Value<'d>) -> Option<T>) -> Option<T> {
        self.value(key).as_ref().and_then(reader)
    }

    fn value(&mut self, key: &'static str) -> Option<Value<'d>> {
        self.known.push(key);
        let value = self.entries.get(key)?;
        Some(Value { notes: self.notes, key, entry: false, span: value.span(), value: value.get_ref() })
    }

    /// The value of a key that must be there, read by `reader`.
    pub fn need<T>(&mut self, key: &'static str, reader: impl FnOnce(&Value<'d>) -> Option<T>) -> Option<T> {
        self.require(key);
        self.find(key, reader)
    }

    /// Whether the key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Notes an error unless the key is there.
    pub fn require(&self, key: &str) {
        if !self.has(key) {
            self.error(Code::MissingKey, &format!("{} needs a key `{key}`", self.name), &|d| d);
        }
    }

    /// Says what is wrong with the table as a whole; `more` adds label and help.
    pub fn error(&self, code: Code, message: &str, more: &dyn Fn(Diagnostic) -> Diagnostic) {
        self.notes.note(code, self.span(), message, more);
    }

    /// Lets keys nobody asked for pass.
    pub fn ignore_rest(&mut self) {
        self.strict = false;
    }

    fn note_unknown(&self) {
        for (key, _) in self.entries.iter().filter(|(key, _)| self.strict && !self.known.contains(&key.get_ref().as_ref())) {
            let message = format!("{} has no key {}", self.name, quoted(key.get_ref()));
            self.notes.note(Code::UnknownKey, key.span(), &message, &|d| d.suggest(key.get_ref(), &self.known));
        }
    }
}

/// A value being read. Each reader gives `None` after it has noted why.
pub struct Value<'d> {
    notes: &'d Notes<'d>,
    key: &'static str,
    entry: bool,
    span: Range<usize>,
    value: &'d DeValue<'d>,
}

impl<'d> Value<'d> {
    /// The value as a place.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Says what is wrong with the value; `more` adds label and help. The message continues the value's name.
    pub fn error(&self, code: Code, message: &str, more: &dyn Fn(Diagnostic) -> Diagnostic) {
        let entry = if self.entry { "an entry of " } else { "" };
        self.notes.note(code, self.span(), &format!("{entry}`{}` {message}", self.key), more);
    }

    fn wrong_type<T>(&self, wanted: &str) -> Option<T> {
        self.note_type(wanted);
        None
    }

    fn note_type(&self, wanted: &str) {
        self.error(Code::WrongType, &format!("must be {wanted}"), &|d| d.label(&format!("a TOML {}", self.value.type_str())));
    }

    /// A string as it is written, for what has a grammar of its own.
    #[must_use]
    pub fn string(&self) -> Option<&'d str> {
        self.value.as_str().or_else(|| self.wrong_type("text between quotes"))
    }

    /// Text to be shown, of at most `longest` characters.
    #[must_use]
    pub fn text(&self, longest: usize) -> Option<SafeText> {
        let (text, hidden) = SafeText::counted(self.string()?);
        let length = text.as_str().chars().count();
        if hidden > 0 {
            self.error(Code::HiddenCharacters, &format!("has {hidden} characters that cannot be shown"), &|d| {
                d.help("leave out control characters, invisible characters and characters joined into one emoji")
            });
        } else if text.as_str().trim().is_empty() {
            self.error(Code::EmptyText, "is empty", &|d| d);
        } else if length > longest {
            self.error(Code::TextTooLong, &format!("has {length} characters"), &|d| d.help(&format!("at most {longest}")));
        } else {
            return Some(text);
        }
        None
    }

    /// An id.
    #[must_use]
    pub fn id(&self) -> Option<Id> {
        let text = self.string()?;
        let id = Id::new(text);
        if id.is_none() {
            self.error(Code::BadId, &format!("cannot be {}", quoted(text)), &|d| {
                d.help(&format!("an id is 1 to {} of a–z, 0–9 and \"-\"", Id::LONGEST))
            });
        }
        id
    }

    /// A word of a closed list.
    #[must_use]
    pub fn word<W: Word>(&self) -> Option<W> {
        self.word_of(self.string()?)
    }

    /// As [`Value::word`], where a word that is a number may be written as one.
    #[must_use]
    pub fn word_or_number<W: Word>(&self) -> Option<W> {
        self.word_of(match self.value {
            DeValue::Integer(number) => number.as_str(),
            _ => self.string()?,
        })
    }

    /// Whether it is a table.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.value.is_array()
    }

    /// As [`Value::word`], for a word that is only a part of the value.
    #[must_use]
    pub fn word_of<W: Word>(&self, word: &str) -> Option<W> {
        let value = W::from_word(word);
        if value.is_none() {
            let words: Vec<_> = W::WORDS.iter().map(|(word, _)| *word).collect();
            self.note_word(word, &words);
        }
        value
    }

    fn note_word(&self, word: &str, words: &[&str]) {
        self.error(Code::UnknownWord, &format!("cannot be {}", quoted(word)), &|d| d.suggest(word, words));
    }

    /// A number or a length of time within `limits`.
    #[must_use]
    pub fn quantity<Q: Quantity>(&self, limits: RangeInclusive<Q>) -> Option<Q> {
        self.quantity_of(self.literal::<Q>()?, &limits)
    }

    /// A quantity, a range of them (`"2..3"`), or a range with the value to start from (`{ range = "2..3", default = 2 }`),
    /// all within `limits`.
    #[must_use]
    pub fn span_of<Q: Quantity>(&self, limits: RangeInclusive<Q>) -> Option<Span<Q>> {
        if !self.value.is_table() {
            return self.range(&limits);
        }
        self.table("a range", |t| {
            let span = t.need("range", |v| v.range(&limits));
            let default = t.need("default", |v| {
                let (default, span) = (v.quantity(limits.clone())?, span?);
                if !(span.low..=span.high).contains(&default) {
                    let right = format!("from {} to {}", span.low.show(), span.high.show());
                    v.error(Code::BadRange, "lies outside its range", &|d| d.help(&right));
                    return None;
                }
                Some(default)
            });
            Some(Span { default: default?, ..span? })
        })
    }

    fn range<Q: Quantity>(&self, limits: &RangeInclusive<Q>) -> Option<Span<Q>> {
        let text = self.literal::<Q>()?;
        let Some((low, high)) = text.split_once("..") else {
            return self.quantity_of(text, limits).map(Span::only);
        };
        let (low, high) = (self.quantity_of(low, limits), self.quantity_of(high, limits));
        let (low, high) = (low?, high?);
        if low > high {
            self.error(Code::BadRange, "runs backwards", &|d| d.help(&format!("\"{}..{}\"", high.show(), low.show())));
            return None;
        }
        Some(Span { low, high, default: high })
    }

    fn literal<Q: Quantity>(&self) -> Option<&'d str> {
        match self.value {
            DeValue::String(text) => Some(text),
            DeValue::Integer(number) => Some(number.as_str()),
            _ => self.wrong_type(Q::KIND),
        }
    }

    fn quantity_of<Q: Quantity>(&self, text: &str, limits: &RangeInclusive<Q>) -> Option<Q> {
        let value = Q::read(text);
        match value {
            Ok(value) if limits.contains(&value) => return Some(value),
            Err(Misread::Shape) => self.error(Q::MISREAD, &format!("cannot be {}", quoted(text)), &|d| d.help(Q::KIND)),
            _ => self.error(Code::OutOfRange, &format!("cannot be {}", quoted(text)), &|d| {
                d.help(&format!("from {} to {}", limits.start().show(), limits.end().show()))
            }),
        }
        None
    }

    /// A number with or without a fraction, within `limits`.
    #[must_use]
    pub fn decimal(&self, limits: RangeInclusive<f32>) -> Option<f32> {
        let text = match self.value {
            DeValue::Float(number) => number.as_str(),
            DeValue::Integer(number) => number.as_str(),
            _ => return self.wrong_type("a number"),
        };
        let number = text.parse().ok().filter(|number| limits.contains(number));
        if number.is_none() {
            self.error(Code::OutOfRange, &format!("cannot be {}", quoted(text)), &|d| {
                d.help(&format!("from {} to {}", limits.start(), limits.end()))
            });
        }
        number
    }

    /// `true` or `false`.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.wrong_type("true or false"))
    }

    /// A list whose length is within `lengths`, each entry read by `reader`. Wrong entries do not hide what is wrong with later ones.
    pub fn list<T>(&self, lengths: RangeInclusive<usize>, mut reader: impl FnMut(&Value<'d>) -> Option<T>) -> Option<Vec<T>> {
        let (entries, mut whole) = self.entries(&lengths)?;
        let mut read = Vec::new();
        for value in entries {
            match reader(&Value { entry: true, span: value.span(), value: value.get_ref(), ..*self }) {
                Some(entry) => read.push(entry),
                None => whole = false,
            }
        }
        whole.then_some(read)
    }

    /// The entries of a list that are to be read, and whether their number is within `lengths`.
    fn entries(&self, lengths: &RangeInclusive<usize>) -> Option<(&'d [Spanned<DeValue<'d>>], bool)> {
        let Some(entries) = self.value.as_array() else {
            return self.wrong_type(if self.value.is_table() { "a list: begin each entry with double brackets" } else { "a list" });
        };
        let (low, high) = (*lengths.start(), *lengths.end());
        let fits = lengths.contains(&entries.len());
        if !fits {
            let code = if entries.len() < low { Code::TooFew } else { Code::TooMany };
            let right = if low == high { format!("exactly {high} entries") } else { format!("{low} to {high} entries") };
            self.error(code, &format!("is a list of {}", entries.len()), &|d| d.help(&right));
        }
        Some((&entries[..entries.len().min(high)], fits))
    }

    /// As [`Value::list`], for entries that make no sense twice: a second one gets a warning and is left out.
    pub fn set<T: PartialEq>(&self, lengths: RangeInclusive<usize>, mut reader: impl FnMut(&Value<'d>) -> Option<T>) -> Option<Vec<T>> {
        let mut kept = Vec::new();
        self.list(lengths, |v| {
            let entry = reader(v)?;
            if kept.contains(&entry) {
                v.error(Code::Repeated, "is there twice", &Diagnostic::warning);
            } else {
                kept.push(entry);
            }
            Some(())
        })?;
        Some(kept)
    }

    /// A table called `name` in messages, read by `reader`.
    pub fn table<T>(&self, name: &str, reader: impl FnOnce(&mut Table<'_>) -> Option<T>) -> Option<T> {
        match self.value.as_table() {
            Some(entries) => self.notes.table(name, self.span(), entries, reader),
            None => self.wrong_type("a table"),
        }
    }
}
