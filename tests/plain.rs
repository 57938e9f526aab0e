//! The program read line by line, with the screen off: what is said is all there is, it is said once, and it leads through a
//! session, a cramp and a check. Time is a number here, so that nothing waits.

#![expect(clippy::unwrap_used, reason = "a helper has nobody to tell")]

use chrono::DateTime;
use std::{sync::Arc, time::Duration};
use unclench::{
    app::{App, Choice, Effect, Event, Opening},
    content,
    keys::Key,
    model::{CrampMuscle, CrampPosition, Memory, Settings, Signs},
    plain::Transcript,
    present,
    session::{Preferences, cramp},
    time::{Mono, Now},
};

fn now(seconds: u64) -> Now {
    let wall = DateTime::parse_from_rfc3339("2026-11-22T21:47:00+01:00").unwrap() + Duration::from_secs(seconds);
    Now { mono: Mono::from_zero(Duration::from_secs(seconds)), wall }
}

/// A person who listens and answers.
struct Listener {
    app: App,
    transcript: Transcript,
    seconds: u64,
    heard: Vec<String>,
    code: Option<u8>,
}

impl Listener {
    fn new(app: App, effects: Vec<Effect>) -> Self {
        let mut listener = Self { app, transcript: Transcript::default(), seconds: 0, heard: vec![], code: None };
        listener.listen();
        listener.perform(effects);
        listener
    }

    fn listen(&mut self) {
        let view = present::view(&self.app, &now(self.seconds));
        self.heard.extend(self.transcript.lines(&view));
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let answer = match effect {
                Effect::LoadRelief(id) => content::core_relief(&id).map(Event::Relief),
                Effect::LoadSigns => Some(Event::Signs(Arc::new(signs()))),
                Effect::LoadGuide => Some(Event::Guide(Arc::new(content::core_guide()))),
                Effect::LoadAll => Some(Event::LoadedAll(Arc::new(content::core_whole()))),
                Effect::LoadConditions => Some(Event::Conditions(content::core_conditions())),
                Effect::Exit(code) => {
                    self.code = Some(code);
                    None
                }
                _ => None,
            };
            if let Some(event) = answer {
                let effects = self.app.update(event, &now(self.seconds));
                self.perform(effects);
            }
        }
        if self.code.is_none() {
            self.listen();
        }
    }

    /// Types keys: a word in brackets is a named one, a number in brackets lets seconds pass.
    fn types(&mut self, script: &str) -> &mut Self {
        let mut rest = script;
        while let Some(c) = rest.chars().next() {
            let (word, after) = match rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
                Some((word, after)) => (word, after),
                None => rest.split_at(c.len_utf8()),
            };
            rest = after;
            if let Ok(wait) = word.parse::<u64>()
                && script.contains(&format!("<{wait}>"))
            {
                for _ in 0..wait {
                    self.seconds += 1;
                    let effects = self.app.update(Event::Tick, &now(self.seconds));
                    self.perform(effects);
                }
                continue;
            }
            let key = Key::from_label(word).unwrap();
            let effects = self.app.update(Event::Key(key), &now(self.seconds));
            self.perform(effects);
        }
        self
    }

    fn text(&self) -> String {
        self.heard.join("\n")
    }
}

fn signs() -> Signs {
    let flags = content::core_flags();
    Signs::new(flags, content::core_check().unwrap())
}

fn at_home(routine: &str) -> App {
    let pack = Arc::new(content::core_part(routine).unwrap());
    let mut app = App::new(Choice { pack, routine: 0 }, Settings::default(), Memory::default());
    app.preferences = Preferences { aloud: true, ..Preferences::default() };
    app
}

fn in_cramp() -> Listener {
    let script = content::core_relief(&cramp::script_for(CrampMuscle::Calf, CrampPosition::Bed, &[]).unwrap()).unwrap();
    let (app, effects) = App::in_cramp(script, Opening::default(), None, Settings::default(), &now(0));
    Listener::new(app, effects)
}

#[test]
fn a_session_can_be_done_by_ear() {
    let mut listener = Listener::new(at_home("trial-seated"), vec![]);
    listener.types("<enter>n<600>");
    insta::assert_snapshot!("session", listener.text());
    // Changes are said, not seconds.
    assert!(listener.heard.len() < 60, "{} lines", listener.heard.len());
}

#[test]
fn a_cramp_can_be_done_by_ear() {
    let mut listener = in_cramp();
    listener.types("<200><enter><3><enter><5>w<enter>nnn");
    insta::assert_snapshot!("cramp", listener.text());
    assert!(listener.heard[0].starts_with("TOES UP"), "the instruction comes first: {}", listener.heard[0]);
}

#[test]
fn a_cramp_goes_on_while_its_keys_are_read() {
    let mut listener = in_cramp();
    listener.types("?<200>");
    let said = listener.text();
    assert!(!said.contains(".:"), "{said}");
    assert!(said.contains("Keys.") && said.contains("  f: foot or toes") && said.contains("SAFETY CHECK"), "{said}");
}

#[test]
fn a_check_can_be_done_by_ear() {
    let app = at_home("trial-seated").straight_to_check(Arc::new(signs()), &now(0));
    let mut listener = Listener::new(app, vec![]);
    listener.types("n1n");
    insta::assert_snapshot!("check", listener.text());
}

#[test]
fn a_mark_that_moves_is_one_line_and_a_minute_is_none() {
    let mut listener = Listener::new(at_home("trial-seated"), vec![]);
    let home = listener.heard.len();
    listener.types("<120>");
    assert_eq!(listener.heard.len(), home, "{}", listener.text());
    listener.types("<down>");
    assert_eq!(listener.heard[home..], ["> Cramp now, what to do, at once (c)"]);
    listener.types("u<down> ");
    let said = &listener.heard[listener.heard.len() - 2..];
    assert!(said[0].starts_with("> [ ]") && said[1].starts_with("> [x]"), "{said:?}");
}

#[test]
fn every_screen_says_how_to_leave_it() {
    for script in ["", "r", "g", "g<enter>", "g/", "u", "!", "!c", "!<enter>", "?", "<enter>", "<enter>n", "<enter>nx", "<enter>n ", "c"] {
        let mut listener = Listener::new(at_home("trial-seated"), vec![]);
        listener.heard.clear();
        listener.types(script);
        let keys = if script.is_empty() { Listener::new(at_home("trial-seated"), vec![]).text() } else { listener.text() };
        let way_out = ["q back", "q quit", "q stop", "q leave", "esc close", "? back"];
        assert!(way_out.iter().any(|words| keys.contains(words)), "{script}: {keys}");
    }
}

/// Whoever goes through a long list hears each card come up, also those beyond what is read out at once.
#[test]
fn every_card_of_a_topic_can_be_heard() {
    let guide = content::core_guide();
    for (at, topic) in guide.topics.iter().enumerate() {
        let cards: Vec<_> = guide.cards_of(&topic.id).map(|(_, card)| card.title.to_string()).collect();
        let mut listener = Listener::new(at_home("trial-seated"), vec![]);
        listener.types("g").types(&"j".repeat(at)).types("<enter>").types(&"j".repeat(cards.len() - 1)).types(&"k".repeat(cards.len() - 1));
        for card in cards {
            assert!(listener.heard.iter().any(|line| line.starts_with(&format!("  > {card} ("))), "{card}: {}", listener.text());
        }
    }
}
