//! The one table of keys: what each key does where. Footers, the help page and the dispatcher all read it.
//! Knows no terminal library; the shell turns what the terminal sends into a [`Key`].

mod map;

pub use map::{Bound, Change, Clash, Keymap, names};

/// A key press. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A printable character.
    Char(char),
    /// A control chord with a lower-case letter.
    Ctrl(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The first screen.
    Home,
    /// The list of routines.
    Routines,
    /// A question that is answered with yes or no.
    Question,
    /// Whether a hip is new, or a leg was operated on.
    Hips,
    /// Getting into position.
    SetUp,
    /// Holding.
    Hold,
    /// Between two holds.
    Gap,
    /// A session that stands still.
    Paused,
    /// After "it hurts".
    Hurt,
    /// The page after a session.
    End,
    /// The guide.
    Guide,
    /// A text field: every printable key is text.
    Search,
    /// A page to read.
    Page,
    /// The page of a trial, while none is on.
    Trial,
    /// The same while one is on.
    TrialOn,
    /// The same while one waits.
    TrialPaused,
    /// Whether it is to be ended.
    TrialEnding,
    /// The same after it was ended.
    TrialEnded,
    /// The same once it is over.
    TrialDone,
    /// A cramp.
    Cramp,
    /// The danger card in a cramp.
    Card,
    /// After a cramp, with a choice of what may help.
    Care,
    /// A question about a clot.
    Clot,
    /// Something that is done after a cramp, or to be read.
    Remedy,
    /// The list of danger signs.
    Signs,
    /// One danger sign, or what the check found.
    Sign,
    /// A screen of the danger check.
    Check,
    /// A question of the danger check.
    Ask,
    /// What may be ticked.
    Ticks,
    /// Whether a leg that may hold a clot has been checked.
    Leg,
    /// The nights of a month.
    Diary,
    /// One night.
    Night,
    /// Cramps week by week.
    Trend,
    /// A form: every printable key is for its field.
    Form,
    /// The habits.
    Habits,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The obvious next thing.
    Open,
    /// To the line above.
    Up,
    /// To the line below.
    Down,
    /// Back to where one came from; out of the program from the first screen.
    Leave,
    /// The page of keys.
    Help,
    /// The next kind of cue.
    CycleCues,
    /// The breathing guide, or not.
    Breath,
    /// Paint everything again.
    Repaint,
    /// Stop the program as the shell does.
    Suspend,
    /// Leave; twice, leave at once.
    Interrupt,
    /// Choose tonight's routine.
    Routines,
    /// Change the answer about standing.
    ChangeSteady,
    /// What this is for, and its sources.
    About,
    /// The danger signs.
    Signs,
    /// The danger check.
    Check,
    /// Yes to this line, counted from none.
    Line(usize),
    /// Yes.
    Yes,
    /// No.
    No,
    /// Stop the clock or let it go on.
    TogglePause,
    /// On to the next segment.
    Next,
    /// To the hold or question before.
    Previous,
    /// This hold once more.
    Redo,
    /// Five seconds more.
    Longer,
    /// Five seconds less.
    Shorter,
    /// No end until told.
    OpenEnded,
    /// The easier variant.
    Easier,
    /// It hurts.
    Hurts,
    /// Leave this stretch out.
    Skip,
    /// The optional step after the session.
    Extra,
    /// There is a cramp now.
    Cramp,
    /// It is the calf.
    Calf,
    /// It is the back of the thigh.
    BackOfThigh,
    /// It is the front of the thigh.
    FrontOfThigh,
    /// It is the foot or the toes.
    Foot,
    /// It is the inner thigh.
    InnerThigh,
    /// It is the shin.
    Shin,
    /// Lying in bed.
    InBed,
    /// Sitting on the edge of the bed.
    OnEdge,
    /// Standing.
    Standing,
    /// To the next line of a cramp.
    NextLine,
    /// To the line before.
    LineBefore,
    /// Keep this line or let the lines go on.
    KeepLine,
    /// It started earlier.
    Earlier,
    /// The cramp let go; the danger card is read.
    LetGo,
    /// It did not let go.
    TakeBack,
    /// A gentle move, ten times.
    Gentle,
    /// Legs up.
    LegsUp,
    /// A warm pack.
    WarmPack,
    /// A cold pack.
    ColdPack,
    /// Rub lightly.
    Rub,
    /// Yes, or not sure.
    YesOrUnsure,
    /// Surely not.
    SurelyNot,
    /// Enough of it.
    Enough,
    /// Out of the program, to sleep.
    LightsOut,
    /// The guide.
    Guide,
    /// Look for words.
    Search,
    /// This character, into a text field.
    Type(char),
    /// The last character, out of a text field.
    Erase,
    /// What a plan should leave out.
    SetUp,
    /// Tick it, or not.
    Toggle,
    /// Someone has checked the leg.
    LegChecked,
    /// The full words of what is asked.
    InFull,
    /// Put it aside for a while.
    PutAside,
    /// Open a source outside.
    OpenSource,
    /// A few sips of water.
    Sips,
    /// A slow walk.
    Walk,
    /// The trial on oneself.
    Trial,
    /// What another one takes.
    AnotherTrial,
    /// Begin one: before and after.
    BeginTrial,
    /// Begin one: weeks by lot.
    BeginWeeks,
    /// Ill: its nights do not count.
    TrialIll,
    /// Away: its nights do not count.
    TrialAway,
    /// Its nights count again.
    TrialGoOn,
    /// Ask whether to end it.
    EndTrial,
    /// End it.
    EndTrialNow,
    /// The diary.
    Diary,
    /// The habits.
    Habits,
    /// So many cramps last night.
    Cramps(u16),
    /// More of them than have a key.
    MoreCramps,
    /// Nobody knows how many.
    NotSure,
    /// The cramp that was left open is over; or it is the same as the one that began soon after.
    WasOver,
    /// The cramp that was left open is another than that one.
    WasAnother,
    /// The cramp that was left open is to be forgotten.
    Forget,
    /// What is not yet said of last night.
    Details,
    /// How the legs feel, 0 to 9.
    Legs(u8),
    /// Another cramp of this night.
    Add,
    /// Change it.
    Edit,
    /// Erase it.
    EraseLine,
    /// Take the last change back.
    Undo,
    /// Cramps week by week.
    Trend,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// The next letter, out of a text field.
    EraseAhead,
    /// To the start of a text field.
    ToStart,
    /// To its end.
    ToEnd,
    /// Save what could not be saved.
    SaveAgain,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub contexts: &'static [Context],
    /// The keys; the first one is shown.
    pub keys: &'static [Key],
    /// What they ask for.
    pub action: Action,
    /// The words for it in footers; empty for keys that only the help page shows.
    pub hint: &'static str,
    /// The words for it on the help page.
    pub label: &'static str,
}

use Action as A;
use Context as C;
use Key::{Char, Ctrl};

macro_rules! with_help_and {
    ($($more:expr),*) => {
        &[
            C::Home,
            C::Routines,
            C::Question,
            C::Hips,
            C::SetUp,
            C::Hold,
            C::Gap,
            C::Paused,
            C::Hurt,
            C::End,
            C::Page,
            C::Trial,
            C::TrialOn,
            C::TrialPaused,
            C::TrialEnding,
            C::TrialEnded,
            C::TrialDone,
            C::Signs,
            C::Sign,
            C::Check,
            C::Ask,
            C::Guide,
            C::Ticks,
            C::Leg,
            C::Diary,
            C::Night,
            C::Trend,
            C::Habits,
            $($more),*
        ]
    };
}
/// Where `?` has the keys on a page of their own. A cramp has another such row, and where one types it is a letter.
const HELPED: &[Context] = with_help_and!();
const EVERYWHERE: &[Context] = with_help_and!(C::Cramp, C::Card, C::Care, C::Clot, C::Remedy, C::Search, C::Form);
/// Where there are cues. A cramp is silent, and a warm pack rings in any case.
const CUED: &[Context] =
    &[C::Home, C::Routines, C::Question, C::Hips, C::SetUp, C::Hold, C::Gap, C::Paused, C::Hurt, C::End, C::Guide, C::Page];
/// Where there is a breathing guide.
const BREATHED: &[Context] = &[C::SetUp, C::Hold, C::Gap, C::Paused, C::Cramp];
const CRAMP: &[Context] = &[C::Cramp, C::Card];
const CRAMP_AND_AFTER: &[Context] = &[C::Cramp, C::Card, C::Care, C::Clot, C::Remedy];
const SESSION: &[Context] = &[C::SetUp, C::Hold, C::Gap, C::Paused];
const RUNNING: &[Context] = &[C::SetUp, C::Hold, C::Gap];
const TRIAL: &[Context] = &[C::Trial, C::TrialOn, C::TrialPaused, C::TrialEnded, C::TrialDone];
const LISTS: &[Context] = &[
    C::Home,
    C::Routines,
    C::Guide,
    C::Page,
    C::Trial,
    C::TrialOn,
    C::TrialPaused,
    C::TrialEnding,
    C::TrialEnded,
    C::TrialDone,
    C::Ticks,
    C::Signs,
    C::Sign,
    C::Night,
    C::Habits,
];
const DIARY: &[Context] = &[C::Diary, C::Night];
/// Where neither a session nor a cramp is on, no danger sign is looked at and nothing is typed; the first screen has its own.
const ELSEWHERE: &[Context] = &[
    C::Routines,
    C::Question,
    C::Hips,
    C::Hurt,
    C::End,
    C::Guide,
    C::Page,
    C::Ticks,
    C::Diary,
    C::Night,
    C::Trend,
    C::Habits,
    C::Trial,
    C::TrialOn,
    C::TrialPaused,
    C::TrialEnding,
    C::TrialEnded,
    C::TrialDone,
];

const fn row(contexts: &'static [Context], keys: &'static [Key], action: Action, hint: &'static str, label: &'static str) -> Binding {
    Binding { contexts, keys, action, hint, label }
}

/// Every key of the program. A footer shows them in this order and, where there is no room, leaves out from the end (but
/// never the way out, which is the last): the most needed come first.
pub const TABLE: &[Binding] = &[
    row(LISTS, &[Key::Up, Char('k')], A::Up, "", "line up"),
    row(LISTS, &[Key::Down, Char('j')], A::Down, "", "line down"),
    row(&[C::Home], &[Key::Enter], A::Open, "open", "start what is marked"),
    row(&[C::Routines], &[Key::Enter], A::Open, "tonight's", "make it tonight's routine"),
    row(&[C::Ticks], &[Char(' ')], A::Toggle, "tick", "tick it, or not"),
    row(&[C::Ticks], &[Key::Enter], A::Open, "done", "done: keep these"),
    row(&[C::End], &[Key::Enter], A::LightsOut, "lights out", "lights out: out of the program"),
    row(&[C::Home], &[Char('0')], A::Cramps(0), "", "no cramps last night"),
    row(&[C::Home], &[Char('1')], A::Cramps(1), "", "1 cramp last night"),
    row(&[C::Home], &[Char('2')], A::Cramps(2), "", "2 cramps last night"),
    row(&[C::Home], &[Char('3')], A::Cramps(3), "", "3 cramps last night"),
    row(&[C::Home], &[Char('+'), Char('=')], A::MoreCramps, "", "more cramps last night"),
    row(&[C::Home], &[Char('.')], A::NotSure, "", "not sure about last night"),
    row(&[C::Home], &[Char('e')], A::Details, "", "details of last night"),
    row(&[C::Home], &[Char('y')], A::WasOver, "", "it is over, or one with the next: a cramp left open"),
    row(&[C::Home], &[Char('x')], A::Forget, "", "forget it: the cramp that was left open"),
    row(&[C::Diary, C::Form], &[Key::Up], A::Up, "", "up: a week, or a field"),
    row(&[C::Diary], &[Key::Down], A::Down, "", "down: a week"),
    row(&[C::Form], &[Key::Down, Key::Tab], A::Down, "next field", "to the next field"),
    row(&[C::Diary, C::Form], &[Key::Left], A::Left, "", "left: a night, or within a field"),
    row(&[C::Diary, C::Form], &[Key::Right], A::Right, "", "right: a night, or within a field"),
    row(&[C::Diary], &[Key::Enter], A::Open, "open", "open the night"),
    row(&[C::Night], &[Key::Enter, Char('e')], A::Open, "change", "change what is marked"),
    row(&[C::Diary], &[Char('e')], A::Edit, "", "what is known of the whole night"),
    row(DIARY, &[Char('a')], A::Add, "add a cramp", "another cramp of this night"),
    row(&[C::Night], &[Char('x'), Key::Delete], A::EraseLine, "erase", "erase what is marked"),
    row(&[C::Night], &[Key::Left], A::Left, "", "the night before"),
    row(&[C::Night], &[Key::Right], A::Right, "", "the night after"),
    row(&[C::Trend], &[Key::Right, Key::Tab], A::Right, "next picture", "next: weeks, hours, muscle and side, the routine"),
    row(&[C::Trend], &[Key::Left], A::Left, "", "the picture before"),
    row(DIARY, &[Char('u')], A::Undo, "undo", "take the last change back; again, do it after all"),
    row(&[C::TrialEnded], &[Char('u')], A::Undo, "undo: go on", "it was not to end: go on with it"),
    row(&[C::Trial], &[Char('b')], A::BeginTrial, "begin", "begin: before and after"),
    row(&[C::Trial], &[Char('w')], A::BeginWeeks, "begin weeks by lot", "begin: weeks by lot"),
    row(&[C::TrialEnded, C::TrialDone], &[Char('n')], A::AnotherTrial, "another", "another trial: what it takes"),
    row(&[C::TrialOn], &[Char('i')], A::TrialIll, "ill: pause", "ill: pause it"),
    row(&[C::TrialOn], &[Char('a')], A::TrialAway, "away: pause", "away: pause it"),
    row(&[C::TrialPaused], &[Char(' ')], A::TrialGoOn, "go on", "go on with it"),
    row(&[C::TrialOn, C::TrialPaused], &[Char('x')], A::EndTrial, "end it", "end it early"),
    row(&[C::TrialEnding], &[Char('y')], A::EndTrialNow, "yes, end it", "yes, end it"),
    row(&[C::TrialEnding], &[Char('n'), Char('q'), Key::Esc], A::Leave, "no, go on", "no, go on with it"),
    row(&[C::Diary], &[Char('h')], A::Trial, "does it help?", "does it help? a trial on yourself"),
    row(&[C::Diary], &[Char('t')], A::Trend, "trend", "trend: weeks, hours, muscle and side, the routine"),
    row(&[C::Form], &[Key::Enter], A::Open, "save", "save it"),
    row(&[C::Form], &[Key::Backspace], A::Erase, "", "one letter less"),
    row(&[C::Form], &[Key::Delete], A::EraseAhead, "", "the next letter less"),
    row(&[C::Form], &[Key::Home], A::ToStart, "", "to the start of the line"),
    row(&[C::Form], &[Key::End], A::ToEnd, "", "to its end"),
    row(&[C::Habits], &[Char(' ')], A::Toggle, "tick", "tick it for today, or not"),
    row(&[C::Habits], &[Key::Enter], A::Open, "tick, or start", "tick it; start and stop its timer"),
    row(&[C::Habits], &[Char('s')], A::About, "sources", "what is known, and the sources"),
    row(&[C::End], &[Char('0')], A::Legs(0), "", "legs 0 of 9: fine"),
    row(&[C::End], &[Char('1')], A::Legs(1), "", "legs 1 of 9"),
    row(&[C::End], &[Char('2')], A::Legs(2), "", "legs 2 of 9"),
    row(&[C::End], &[Char('3')], A::Legs(3), "", "legs 3 of 9"),
    row(&[C::End], &[Char('4')], A::Legs(4), "", "legs 4 of 9"),
    row(&[C::End], &[Char('5')], A::Legs(5), "", "legs 5 of 9"),
    row(&[C::End], &[Char('6')], A::Legs(6), "", "legs 6 of 9"),
    row(&[C::End], &[Char('7')], A::Legs(7), "", "legs 7 of 9"),
    row(&[C::End], &[Char('8')], A::Legs(8), "", "legs 8 of 9"),
    row(&[C::End], &[Char('9')], A::Legs(9), "", "legs 9 of 9: bad"),
    row(&[C::Home], &[Char('r')], A::Routines, "routines", "choose tonight's routine"),
    row(&[C::Home], &[Char('u')], A::SetUp, "", "set-up: what your plan should leave out"),
    row(&[C::Leg], &[Char('y')], A::LegChecked, "checked", "yes: someone has checked this leg"),
    row(&[C::Leg], &[Char('n')], A::Leave, "not yet", "not yet"),
    row(&[C::Home, C::Leg], &[Char('c')], A::Cramp, "cramp", "a cramp now: help at once"),
    row(SESSION, &[Char('c')], A::Cramp, "", "a cramp now: help at once"),
    row(ELSEWHERE, &[Char('c')], A::Cramp, "", "a cramp now: help at once"),
    row(&[C::Signs], &[Key::Enter], A::Open, "open", "why, and what to do"),
    row(&[C::Signs, C::Sign], &[Char('c')], A::Check, "check", "check my signs: a few questions"),
    row(&[C::Check, C::Hips], &[Char('1')], A::Line(0), "", "yes to the first line"),
    row(&[C::Check, C::Hips], &[Char('2')], A::Line(1), "", "yes to the second line"),
    row(&[C::Check, C::Hips], &[Char('3')], A::Line(2), "", "yes to the third line"),
    row(&[C::Check], &[Char('n')], A::No, "none of these", "none of these, or no more of them"),
    row(&[C::Check], &[Char('y')], A::Yes, "", "yes; then which one"),
    row(&[C::Ask], &[Char('y')], A::Yes, "yes", "yes"),
    row(&[C::Ask], &[Char('n')], A::No, "no", "no"),
    row(&[C::Check, C::Ask], &[Char('b'), Key::Esc, Key::Left, Key::Backspace], A::Previous, "back", "the question before"),
    row(&[C::Check], &[Char('s')], A::InFull, "in full", "the signs in full, with their sources"),
    row(&[C::Sign], &[Char('a')], A::PutAside, "", "hide it for three months"),
    row(&[C::Page, C::Sign], &[Char('o')], A::OpenSource, "source", "open a source; again for the next"),
    row(&[C::Home], &[Char('g')], A::Guide, "", "what is known: the guide"),
    row(&[C::Home], &[Char('d')], A::Diary, "", "the diary"),
    row(&[C::Home], &[Char('h')], A::Habits, "", "the habits"),
    row(&[C::Guide], &[Key::Enter, Key::Right], A::Open, "open", "open what is marked"),
    row(&[C::Guide], &[Char('/')], A::Search, "search", "look for words"),
    row(&[C::Search], &[Key::Up], A::Up, "", "line up"),
    row(&[C::Search], &[Key::Down], A::Down, "", "line down"),
    row(&[C::Search], &[Key::Enter], A::Open, "open", "open what is marked"),
    row(&[C::Search], &[Key::Backspace], A::Erase, "", "one letter less"),
    row(&[C::Routines], &[Char('f')], A::ChangeSteady, "feet", "change the answer about steady feet"),
    row(&[C::Hips], &[Char('n')], A::No, "none", "none of these, or no more of them"),
    row(&[C::Hips], &[Key::Enter], A::Open, "go on", "go on with what is ticked"),
    row(&[C::Question], &[Key::Enter, Char('y')], A::Yes, "yes", "yes"),
    row(&[C::Question], &[Char('n')], A::No, "no, seated", "no, seated instead"),
    row(RUNNING, &[Char(' ')], A::TogglePause, "pause", "pause"),
    row(&[C::Paused], &[Char(' '), Key::Enter], A::TogglePause, "go on", "go on"),
    row(SESSION, &[Char('x')], A::Hurts, "hurts", "it hurts: stop this hold at once"),
    row(SESSION, &[Char('!')], A::Signs, "danger", "danger signs: when to get help"),
    row(&[C::SetUp], &[Key::Enter, Char('n'), Key::Right], A::Next, "start now", "start the hold now"),
    row(&[C::Hold, C::Gap, C::Paused], &[Char('n'), Key::Right], A::Next, "next", "on to what comes next"),
    row(SESSION, &[Char('e')], A::Easier, "easier", "the easier variant now"),
    row(&[C::Hurt], &[Char('n')], A::Skip, "leave it out", "leave this stretch out"),
    row(&[C::Hurt], &[Char('e')], A::Easier, "easier", "go on with the easier variant"),
    row(ELSEWHERE, &[Char('!')], A::Signs, "danger", "danger signs: when to get help"),
    row(&[C::Leg], &[Char('!')], A::Signs, "danger", "danger signs: when to get help"),
    row(&[C::Home], &[Char('!')], A::Signs, "", "danger signs: when to get help"),
    row(&[C::Home], &[Char('n')], A::WasAnother, "", "two cramps: the one left open, and the next"),
    row(HELPED, &[Char('?')], A::Help, "keys", "this page"),
    row(SESSION, &[Char('b'), Key::Left], A::Previous, "back", "back to the hold before"),
    row(SESSION, &[Char('+'), Char('=')], A::Longer, "longer", "five seconds more; a hold on both sides"),
    row(SESSION, &[Char('-')], A::Shorter, "", "five seconds less; a hold on both sides"),
    row(SESSION, &[Char('r')], A::Redo, "", "this hold once more"),
    row(&[C::Hold, C::Paused], &[Char('o')], A::OpenEnded, "", "no end to this hold; again to end it"),
    row(&[C::End], &[Char('l')], A::Extra, "", "go on with what is optional"),
    row(
        &[C::Home, C::Routines, C::SetUp, C::Hold, C::Gap, C::Paused, C::Hurt],
        &[Char('s')],
        A::About,
        "",
        "what it is for, and the sources",
    ),
    row(CRAMP, &[Char('c')], A::Calf, "calf", "the calf"),
    row(CRAMP, &[Char('h')], A::BackOfThigh, "back of thigh", "the back of the thigh"),
    row(CRAMP, &[Char('t')], A::FrontOfThigh, "front", "the front of the thigh"),
    row(CRAMP, &[Char('f')], A::Foot, "foot", "foot or toes"),
    row(CRAMP, &[Char('i')], A::InnerThigh, "inner", "the inner thigh"),
    row(CRAMP, &[Char('s')], A::Shin, "shin", "the shin"),
    row(&[C::Cramp, C::Care, C::Clot, C::Remedy], &[Char('?')], A::Help, "keys", "this page"),
    row(CRAMP, &[Char('b')], A::InBed, "in bed", "in bed"),
    row(CRAMP, &[Char('e')], A::OnEdge, "bed edge", "on the edge of the bed"),
    row(CRAMP, &[Char('w')], A::Standing, "standing", "standing"),
    row(CRAMP, &[Char(' '), Key::Right], A::NextLine, "next", "on to the next line"),
    row(CRAMP, &[Key::Left], A::LineBefore, "", "back to the line before"),
    row(CRAMP, &[Char('p')], A::KeepLine, "", "keep this line; again to go on"),
    row(CRAMP, &[Char('+'), Char('=')], A::Earlier, "", "it started five minutes earlier"),
    row(&[C::Cramp], &[Key::Enter], A::LetGo, "it let go", "it let go"),
    row(&[C::Card], &[Char('y')], A::Signs, "yes", "yes to any of them: what to do"),
    row(&[C::Cramp], &[Char('y')], A::LegChecked, "checked", "someone has checked this leg"),
    row(&[C::Card], &[Key::Enter], A::LetGo, "none of these", "none of these: back to the cramp"),
    row(&[C::Care], &[Char('t')], A::Gentle, "move gently", "a gentle move, ten times"),
    row(&[C::Care], &[Char('l')], A::LegsUp, "legs up", "legs up, ten minutes"),
    row(&[C::Care], &[Char('w')], A::WarmPack, "warm pack", "a warm pack, fifteen minutes, awake"),
    row(&[C::Care], &[Char('c')], A::ColdPack, "cold pack", "a wrapped cold pack, ten minutes"),
    row(&[C::Care], &[Char('r')], A::Rub, "rub lightly", "rub lightly, one minute"),
    row(&[C::Care], &[Char('d')], A::Sips, "sip", "a few sips of water"),
    row(&[C::Care], &[Char('g')], A::Walk, "walk", "a slow walk, holding on"),
    row(&[C::Care], &[Char('u')], A::TakeBack, "not yet", "it did not let go, or is back"),
    row(&[C::Clot], &[Char('y'), Char('.')], A::YesOrUnsure, "yes or not sure", "yes, or not sure"),
    row(&[C::Clot], &[Char('n')], A::SurelyNot, "no", "no"),
    row(&[C::Remedy], &[Key::Enter, Char(' ')], A::Enough, "done", "done: back to the rest"),
    row(CRAMP_AND_AFTER, &[Char('!')], A::Signs, "", "danger signs: when to get help"),
    row(&[C::Diary, C::Night, C::End, C::Care, C::Leg, C::Sign], &[Char('s')], A::SaveAgain, "", "save again what could not be saved"),
    row(CUED, &[Char('v')], A::CycleCues, "", "cues: silent, bell, tones or voice"),
    row(BREATHED, &[Char('a')], A::Breath, "", "breath: the guide to it, on or off"),
    row(TRIAL, &[Char('q'), Key::Esc], A::Leave, "back", "back"),
    row(&[C::Page], &[Char('q'), Key::Esc, Key::Enter, Char('s')], A::Leave, "back", "back"),
    row(&[C::Home], &[Char('q')], A::Leave, "quit", "quit"),
    row(&[C::Search], &[Key::Esc], A::Leave, "close", "out of the search"),
    row(
        &[C::Routines, C::Question, C::Hips, C::Guide, C::Ticks, C::Signs, C::Sign, C::Diary, C::Night, C::Trend, C::Habits, C::Leg],
        &[Char('q'), Key::Esc],
        A::Leave,
        "back",
        "back",
    ),
    row(&[C::Form], &[Key::Esc], A::Leave, "leave", "leave it as it was"),
    row(&[C::Check, C::Ask], &[Char('q')], A::Leave, "leave", "out of the check"),
    row(SESSION, &[Char('q'), Key::Esc], A::Leave, "stop", "stop here"),
    row(&[C::Hurt], &[Char('q'), Key::Esc], A::Leave, "stop", "stop for tonight"),
    row(CRAMP, &[Char('q'), Key::Esc], A::Leave, "stop", "stop"),
    row(&[C::Care, C::Clot, C::Remedy], &[Char('q'), Key::Esc], A::Leave, "sleep", "stop, and sleep"),
    row(&[C::End], &[Char('q'), Key::Esc], A::Leave, "back", "back to the first screen"),
    row(EVERYWHERE, &[Ctrl('c')], A::Interrupt, "", "as q; twice, at once"),
    row(EVERYWHERE, &[Ctrl('z')], A::Suspend, "", "to the shell; a hold pauses"),
    row(EVERYWHERE, &[Ctrl('l')], A::Repaint, "", "paint everything again"),
];

impl Key {
    /// The key as it is written in footers and on the help page.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Char(' ') => "space".into(),
            Self::Char(c) => c.into(),
            Self::Ctrl(c) => format!("ctrl-{c}"),
            Self::Enter => "enter".into(),
            Self::Esc => "esc".into(),
            Self::Tab => "tab".into(),
            Self::Backspace => "backspace".into(),
            Self::Delete => "delete".into(),
            Self::Up => "↑".into(),
            Self::Down => "↓".into(),
            Self::Left => "←".into(),
            Self::Right => "→".into(),
            Self::PageUp => "page up".into(),
            Self::PageDown => "page down".into(),
            Self::Home => "home".into(),
            Self::End => "end".into(),
        }
    }

    /// The key that is written so; arrows may be spelt out.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        let mut letters = label.chars();
        Some(match (label, letters.next(), letters.next()) {
            ("space", ..) => Self::Char(' '),
            ("enter", ..) => Self::Enter,
            ("esc", ..) => Self::Esc,
            ("tab", ..) => Self::Tab,
            ("backspace", ..) => Self::Backspace,
            ("delete", ..) => Self::Delete,
            ("↑" | "up", ..) => Self::Up,
            ("↓" | "down", ..) => Self::Down,
            ("←" | "left", ..) => Self::Left,
            ("→" | "right", ..) => Self::Right,
            ("page up", ..) => Self::PageUp,
            ("page down", ..) => Self::PageDown,
            ("home", ..) => Self::Home,
            ("end", ..) => Self::End,
            (_, Some(c), None) if !c.is_control() => Self::Char(c),
            _ => match label.strip_prefix("ctrl-")?.as_bytes() {
                [c @ b'a'..=b'z'] => Self::Ctrl(char::from(*c)),
                _ => return None,
            },
        })
    }
}

impl Context {
    /// The place as the person's settings name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Routines => "routine-list",
            Self::Question => "question",
            Self::Hips => "hip-question",
            Self::SetUp => "get-ready",
            Self::Hold => "hold",
            Self::Gap => "rest",
            Self::Paused => "paused",
            Self::Hurt => "hurt",
            Self::End => "end",
            Self::Guide => "guide",
            Self::Search => "typing",
            Self::Page => "page",
            Self::Trial => "trial",
            Self::TrialOn => "trial-on",
            Self::TrialPaused => "trial-paused",
            Self::TrialEnding => "trial-ending",
            Self::TrialEnded => "trial-ended",
            Self::TrialDone => "trial-done",
            Self::Cramp => "in-cramp",
            Self::Card => "safety-check",
            Self::Care => "after-cramp",
            Self::Clot => "clot-question",
            Self::Remedy => "remedy",
            Self::Signs => "signs",
            Self::Sign => "sign",
            Self::Check => "check-lines",
            Self::Ask => "check-question",
            Self::Ticks => "ticks",
            Self::Leg => "leg-check",
            Self::Diary => "diary",
            Self::Night => "diary-night",
            Self::Trend => "diary-trend",
            Self::Form => "diary-form",
            Self::Habits => "habits",
        }
    }

    /// All places.
    pub const ALL: &[Self] = EVERYWHERE;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let map = Keymap::default();
        for context in EVERYWHERE {
            let mut meaning = HashMap::new();
            for binding in map.bindings(*context) {
                for key in binding.keys.iter() {
                    let before = meaning.insert(*key, binding.action);
                    assert_eq!(before, None, "{key:?} in {context:?} is {before:?} and {:?}", binding.action);
                }
            }
        }
    }

    #[test]
    fn one_can_leave_from_everywhere_and_see_how() {
        for context in EVERYWHERE {
            let map = Keymap::default();
            let leave = map.bindings(*context).find(|b| b.action == Action::Leave);
            assert!(leave.is_some_and(|b| !b.hint.is_empty()), "{context:?}");
        }
    }

    #[test]
    fn the_keys_are_one_key_away_but_where_every_key_is_text() {
        let map = Keymap::default();
        let without: Vec<_> = EVERYWHERE.iter().filter(|context| map.action(**context, Char('?')) != Some(Action::Help)).collect();
        assert_eq!(without, [&[C::Card][..], &[C::Search, C::Form]].concat().iter().collect::<Vec<_>>());
    }

    #[test]
    fn every_key_can_be_written_as_it_is_shown() {
        for key in TABLE.iter().flat_map(|row| row.keys) {
            assert_eq!(Key::from_label(&key.label()), Some(*key));
        }
        for odd in ["", "spacebar", "ctrl-", "ctrl-C", "ctrl-ab", "\u{7}", "ab"] {
            assert_eq!(Key::from_label(odd), None, "{odd:?}");
        }
    }

    #[test]
    fn no_place_is_called_as_an_action_is_and_none_as_another() {
        let actions = names(None);
        for place in Context::ALL {
            assert!(!actions.contains(&place.name()), "{}", place.name());
            assert_eq!(Context::ALL.iter().filter(|other| other.name() == place.name()).count(), 1, "{}", place.name());
        }
    }
}
