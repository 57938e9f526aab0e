//! Diagnostics: what is wrong in a file a person wrote, where, and what would be right. A [`Diagnostic`] carries all it
//! needs to be shown, cleaned and short, so it outlives the file's text. Knows nothing of any format and reads no file.

use crate::model::{SafeText, Word, sort, words};
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use std::{fmt, ops::Range};
use unicode_normalization::char::is_combining_mark;

words! {
    /// How bad it is.
    Severity {
        /// The file cannot be used as it is.
        Error = "error",
        /// The file can be used; something in it is not as its author meant.
        Warning = "warning",
    }
}

words! {
    /// Every kind of diagnostic, by the name that `docs/CONTENT.md` explains.
    Code {
        /// The file is there and cannot be read.
        Unread = "unread",
        /// The file is longer than the loader reads.
        TooLarge = "too-large",
        /// The file is not UTF-8 text.
        NotUtf8 = "not-utf8",
        /// The text is not TOML.
        Syntax = "syntax",
        /// More errors than are worth listing.
        TooManyErrors = "too-many-errors",
        /// The file is of a newer format.
        SchemaNewer = "schema-newer",
        /// A key that must be there is not.
        MissingKey = "missing-key",
        /// A key that means nothing here.
        UnknownKey = "unknown-key",
        /// A value of the wrong kind.
        WrongType = "wrong-type",
        /// A word outside a closed list.
        UnknownWord = "unknown-word",
        /// An id with characters it may not have, or too long.
        BadId = "bad-id",
        /// A length of time that is not written as one.
        BadDuration = "bad-duration",
        /// A day that is not written as one, or that no calendar has.
        BadDate = "bad-date",
        /// A number that is not written as one.
        BadNumber = "bad-number",
        /// A range that runs backwards, or a default outside its range.
        BadRange = "bad-range",
        /// A value outside what is allowed.
        OutOfRange = "out-of-range",
        /// Text without a word in it.
        EmptyText = "empty-text",
        /// Text longer than fits.
        TextTooLong = "text-too-long",
        /// More words than one takes in at a glance.
        TooManyWords = "too-many-words",
        /// Giant letters that no font here has.
        BigWords = "big-words",
        /// Characters that cannot be seen or shown.
        HiddenCharacters = "hidden-characters",
        /// A list with too few entries.
        TooFew = "too-few",
        /// A list with too many entries.
        TooMany = "too-many",
        /// The same entry twice in one list.
        Repeated = "repeated",
        /// A web address that is not `https`.
        BadUrl = "bad-url",
        /// Both a hold and a pace.
        HoldAndPace = "hold-and-pace",
        /// A line of a relief before its time.
        LineOrder = "line-order",
        /// A prop without a place, or with one it cannot have.
        PropShape = "prop-shape",
        /// A pose no body can take.
        FigureLint = "figure-lint",
        /// Text only the built-in pack may have.
        SafetyText = "safety-text",
        /// An id given twice.
        DuplicateId = "duplicate-id",
        /// An id the built-in pack has.
        BuiltInId = "built-in-id",
        /// A stretch that does not exist.
        UnknownStretch = "unknown-stretch",
        /// A source that does not exist.
        UnknownSource = "unknown-source",
        /// A danger sign that does not exist.
        UnknownFlag = "unknown-flag",
        /// A topic that does not exist.
        UnknownTopic = "unknown-topic",
        /// A picture that does not exist.
        UnknownPicture = "unknown-picture",
        /// A picture of where nobody is who follows the lines.
        PicturePlace = "picture-place",
        /// Easier variants that lead back to themselves.
        EasierCycle = "easier-cycle",
        /// A step whose dose nobody states.
        DoseMissing = "dose-missing",
        /// A routine longer than an hour.
        RoutineTooLong = "routine-too-long",
    }
}

/// Most combining marks shown on one base character of an excerpt.
const MARKS_PER_BASE: usize = 4;

/// A file as its reader got it: what it is called and what is in it.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name as the person knows it.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

impl File<'_> {
    /// Where these bytes of the text are. Total: a span outside the text is moved into it.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        let boundary = |at: usize| (0..=at.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let start = boundary(span.start);
        let end = boundary(span.end).max(start);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line_start..start];
        let column = before.chars().count() + 1;
        let line = self.text[line_start..].split('\n').next().unwrap_or_default();
        Place {
            file: SafeText::new(self.name).cut(Place::LONGEST_NAME),
            line: self.text[..line_start].matches('\n').count() + 1,
            column,
            excerpt: (column <= Place::LONGEST_LINE).then(|| {
                let marked = &self.text[start..end.min(line_start + line.len()).max(start)];
                let cleaned = clean(line, Place::LONGEST_LINE);
                let from = clean(before, column).len();
                let to = from + clean(marked, Place::LONGEST_MARK).len();
                Excerpt { from, to: to.min(cleaned.len()).max(from), line: cleaned }
            }),
        }
    }
}

/// Where something is in a file, with the line it is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name.
    pub file: SafeText,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    excerpt: Option<Excerpt>,
}

/// The cleaned line, and the bytes of it that are meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Excerpt {
    from: usize,
    to: usize,
    line: String,
}

impl Place {
    const LONGEST_NAME: usize = 200;
    const LONGEST_LINE: usize = 400;
    const LONGEST_MARK: usize = 60;

    fn element<'a>(&'a self, mark: AnnotationKind, label: &'a SafeText) -> Element<'a> {
        match &self.excerpt {
            Some(Excerpt { from, to, line }) => {
                let mark = mark.span(*from..*to).label((!label.as_str().is_empty()).then(|| label.as_str()));
                Snippet::source(line).line_start(self.line).path(self.file.as_str()).annotation(mark).into()
            }
            None => Origin::path(self.file.as_str()).line(self.line).char_column(self.column).into(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// At most `limit` characters of a line, character by character, with `?` for each that cannot be shown.
fn clean(line: &str, limit: usize) -> String {
    let mut marks = 0;
    line.chars()
        .take(limit)
        .map(|c| {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            let shown = SafeText::new(c.encode_utf8(&mut [0; 4])).as_str().chars().next();
            shown.filter(|_| marks <= MARKS_PER_BASE).unwrap_or('?')
        })
        .collect()
}

/// Text from a file as a message may quote it: cleaned, short, between backticks.
#[must_use]
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let start: String = text.chars().take(LONGEST).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", SafeText::new(&start))
}

/// The candidate a person most likely meant, if any is near enough to be worth saying.
fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let allowed = (word.len() + 1) / 3;
    let near = candidates.iter().filter(|c| c.len().abs_diff(word.len()) <= allowed);
    let (distance, best) = near.map(|c| (strsim::damerau_levenshtein(word, c), *c)).min_by_key(|(distance, _)| *distance)?;
    (distance <= allowed).then_some(best)
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of thing it is.
    pub code: Code,
    /// What is wrong.
    pub message: SafeText,
    /// Where it is.
    pub place: Place,
    label: SafeText,
    help: Option<SafeText>,
    related: Option<(Place, SafeText)>,
}

impl Diagnostic {
    const LONGEST_MESSAGE: usize = 400;

    /// An error.
    #[must_use]
    pub fn error(code: Code, place: Place, message: &str) -> Self {
        let message = SafeText::new(message).cut(Self::LONGEST_MESSAGE);
        Self { severity: Severity::Error, code, message, place, label: SafeText::default(), help: None, related: None }
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// With a word or two beside the mark.
    #[must_use]
    pub fn label(self, label: &str) -> Self {
        Self { label: SafeText::new(label).cut(Self::LONGEST_MESSAGE), ..self }
    }

    /// With what would be right.
    #[must_use]
    pub fn help(self, help: &str) -> Self {
        Self { help: Some(SafeText::new(help).cut(Self::LONGEST_MESSAGE)), ..self }
    }

    /// With the candidate that `word` is most likely a slip of, or else all of them unless they are many.
    #[must_use]
    pub fn suggest(self, word: &str, candidates: &[&str]) -> Self {
        const FEW: usize = 20;
        match nearest(word, candidates) {
            Some(near) => self.help(&format!("did you mean `{near}`?")),
            None if (1..=FEW).contains(&candidates.len()) => self.help(&format!("one of {}", candidates.join(", "))),
            None => self,
        }
    }

    /// With a second place that has to do with it.
    #[must_use]
    pub fn related(self, place: Place, label: &str) -> Self {
        Self { related: Some((place, SafeText::new(label))), ..self }
    }

    /// The whole of it with the lines it is about, without colours.
    #[must_use]
    pub fn plain(&self) -> String {
        self.render(&Renderer::plain())
    }

    /// The whole of it with the lines it is about, with terminal colours.
    #[must_use]
    pub fn styled(&self) -> String {
        self.render(&Renderer::styled())
    }

    fn render(&self, renderer: &Renderer) -> String {
        const WIDTH: usize = 100;
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(self.message.as_str())
            .id(self.code.word())
            .element(self.place.element(AnnotationKind::Primary, &self.label));
        if let Some((place, label)) = &self.related {
            group = group.element(place.element(AnnotationKind::Context, label));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        renderer.clone().term_width(WIDTH).render(&[group])
    }
}

/// `file:line:col: error[code]: message`, on one line, with a related place and help in brackets.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}[{}]: {}", self.place, self.severity.word(), self.code.word(), self.message)?;
        if let Some((place, label)) = &self.related {
            write!(f, " ({label}: {place})")?;
        }
        self.help.iter().try_for_each(|help| write!(f, " ({help})"))
    }
}

/// Diagnostics as they are found. Only so many are made; the rest are counted.
#[derive(Debug, Default)]
pub struct Findings {
    listed: Vec<Diagnostic>,
    unlisted: usize,
}

impl Findings {
    /// Most diagnostics that are listed.
    pub const MOST: usize = 50;

    /// Adds what `make` makes, if there is still room for it.
    pub fn add(&mut self, make: impl FnOnce() -> Diagnostic) {
        if self.listed.len() < Self::MOST {
            self.listed.push(make());
        } else {
            self.unlisted += 1;
        }
    }

    /// The diagnostics by file, line and column, then how many more there are.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut sorted = self.listed;
        sort(&mut sorted, |a, b| a.place.cmp(&b.place));
        if let Some(last) = sorted.last().filter(|_| self.unlisted > 0) {
            let message = format!("{} more are not listed", self.unlisted);
            sorted.push(Diagnostic::error(Code::TooManyErrors, last.place.clone(), &message));
        }
        sorted
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, more: I) {
        more.into_iter().for_each(|diagnostic| self.add(|| diagnostic));
    }
}
