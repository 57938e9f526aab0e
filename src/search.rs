//! Finds cards by words: the beginning of a word will do, in any order, and a small slip of the finger is forgiven.
//!
//! Pure, and the same answer every time. Knows words and cards; knows no screen.

use crate::model::{Card, sort};
use std::{cmp::Reverse, collections::BTreeMap, mem, ops::Range};

/// Words in which a letter may be wrong, and words in which two may.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;
/// How far off a word may be to be offered when nothing was found, and how many are.
const NEAR: usize = 3;
const OFFERED: usize = 3;

/// What a word stands in, by weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Text,
    Tag,
    Title,
}

/// A word of the cards, and where it stands: each card once, with the weightiest place.
#[derive(Clone, Debug)]
struct Entry {
    word: String,
    cards: Vec<(usize, Field)>,
}

/// All words of some cards, in order.
#[derive(Clone, Debug, Default)]
pub struct Index {
    cards: usize,
    words: Vec<Entry>,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Places of the cards that have all words, the best first.
    pub cards: Vec<usize>,
    /// When there are none: words of the cards that are near to what was looked for.
    pub near: Vec<String>,
    /// What matching words begin with.
    starts: Vec<String>,
    /// Matching words that begin otherwise, in order.
    slips: Vec<String>,
}

impl Index {
    /// The index of these cards.
    #[must_use]
    pub fn new(cards: &[Card]) -> Self {
        let mut words: BTreeMap<String, Vec<(usize, Field)>> = BTreeMap::new();
        for (at, card) in cards.iter().enumerate() {
            let mut add = |field: Field, text: &str| {
                for (_, word) in split(text) {
                    // The cards come one after the other.
                    let places = words.entry(word).or_default();
                    match places.last_mut() {
                        Some((card, weightiest)) if *card == at => *weightiest = field.max(*weightiest),
                        _ => places.push((at, field)),
                    }
                }
            };
            add(Field::Title, card.title.as_str());
            card.tags.iter().for_each(|tag| add(Field::Tag, tag.as_str()));
            card.muscles.iter().for_each(|muscle| add(Field::Tag, muscle.word()));
            card.text.iter().for_each(|text| add(Field::Text, text.as_str()));
            if let Some(dispute) = &card.dispute {
                add(Field::Text, dispute.says.as_str());
                add(Field::Text, dispute.evidence.as_str());
            }
        }
        let words = words.into_iter().map(|(word, cards)| Entry { word, cards });
        Self { cards: cards.len(), words: words.collect() }
    }

    /// The cards that have all of these words; all cards, in their order, for no words.
    #[must_use]
    pub fn search(&self, query: &str) -> Found {
        let mut found = Found::default();
        let mut scores = vec![Some(0); self.cards];
        for (_, word) in split(query) {
            let mut best = vec![None; self.cards];
            for entry in self.matching(&word, &mut found) {
                let exact = if entry.word == word { 2 } else { usize::from(entry.word.starts_with(&word)) };
                for &(card, field) in &entry.cards {
                    best[card] = best[card].max(Some(field as usize * 4 + exact));
                }
            }
            for (score, best) in scores.iter_mut().zip(best) {
                *score = score.zip(best).map(|(score, best)| score + best);
            }
            found.starts.push(word);
        }
        sort(&mut found.slips, Ord::cmp);
        found.cards = (0..self.cards).filter(|card| scores[*card].is_some()).collect();
        found.cards.sort_by_key(|card| Reverse(scores[*card]));
        if found.cards.is_empty() {
            found.near = self.near(&found.starts);
        }
        found
    }

    /// The words that begin like this one or, if none does, those that a slip of the finger would turn into it.
    fn matching(&self, word: &str, found: &mut Found) -> Vec<&Entry> {
        let start = self.words.partition_point(|entry| entry.word.as_str() < word);
        let begin_so: Vec<_> = self.words[start..].iter().take_while(|entry| entry.word.starts_with(word)).collect();
        if !begin_so.is_empty() {
            return begin_so;
        }
        let slips = match word.chars().count() {
            TWO_SLIPS.. => 2,
            ONE_SLIP.. => 1,
            _ => return vec![],
        };
        let near = self.within(word, slips);
        found.slips.extend(near.iter().map(|(_, entry)| entry.word.clone()));
        near.into_iter().map(|(_, entry)| entry).collect()
    }

    /// For each word that is not known: the nearest that are. If all are known, those stand on different cards.
    fn near(&self, words: &[String]) -> Vec<String> {
        let mut offered = Vec::new();
        for word in words {
            let mut near = self.within(word, NEAR.min(word.chars().count() / 3));
            sort(&mut near, |(a, one), (b, other)| a.cmp(b).then(other.cards.len().cmp(&one.cards.len())));
            offered.extend(near.into_iter().take(OFFERED).map(|(_, entry)| entry.word.clone()));
        }
        offered.dedup();
        offered
    }

    /// The words whose beginning, or the whole of which, is at most so many slips away, with their number.
    fn within(&self, word: &str, slips: usize) -> Vec<(usize, &Entry)> {
        let mut distance = Distance::to(word);
        self.words.iter().filter_map(|entry| Some((distance.of_beginning(&entry.word, slips)?, entry))).collect()
    }
}

impl Found {
    /// Where in a text the words stand that were looked for.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let matches = |word: &String| self.starts.iter().any(|start| word.starts_with(start)) || self.slips.binary_search(word).is_ok();
        split(text).filter(|(_, word)| matches(word)).map(|(range, _)| range).collect()
    }
}

/// The words of a text in small letters, with their places. An apostrophe inside a word belongs to it and is not looked at.
fn split(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    text.split(move |c| !is_inside(c)).filter_map(move |piece| {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let word = if piece.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            piece.to_ascii_lowercase()
        } else {
            piece.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        (!word.is_empty()).then(|| (start..start + piece.len(), word))
    })
}

/// How many slips turn one word into another: a letter too many, too few, another one, or two that changed places. Keeps
/// its three rows from word to word.
struct Distance {
    word: Vec<char>,
    rows: [Vec<usize>; 3],
}

impl Distance {
    fn to(word: &str) -> Self {
        let word: Vec<char> = word.chars().collect();
        let rows = [(); 3].map(|()| vec![0; word.len() + 1]);
        Self { word, rows }
    }

    /// The fewest slips between the word and any beginning of `other`, if they are not more than `most`.
    fn of_beginning(&mut self, other: &str, most: usize) -> Option<usize> {
        let length = self.word.len();
        let [before, last, row] = &mut self.rows;
        last.iter_mut().enumerate().for_each(|(at, cell)| *cell = at);
        let mut fewest = last[length];
        let mut previous = None;
        for (at, letter) in other.chars().enumerate() {
            row[0] = at + 1;
            for (i, own) in self.word.iter().enumerate() {
                row[i + 1] = (last[i] + usize::from(*own != letter)).min(last[i + 1] + 1).min(row[i] + 1);
                if i > 0 && Some(*own) == previous && self.word[i - 1] == letter {
                    row[i + 1] = row[i + 1].min(before[i - 1] + 1);
                }
            }
            fewest = fewest.min(row[length]);
            // From here on it only gets worse; a swap looks back one row further.
            if row.iter().chain(last.iter()).all(|slips| *slips > most) {
                break;
            }
            previous = Some(letter);
            mem::swap(before, last);
            mem::swap(last, row);
        }
        (fewest <= most).then_some(fewest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Grade, Id, Muscle};
    use proptest::prelude::*;

    fn card(title: &str, text: &str, tags: &[&str]) -> Card {
        Card {
            id: Id::new("card").unwrap(),
            topic: Id::new("topic").unwrap(),
            title: title.into(),
            text: vec![text.into()],
            dispute: None,
            grade: Evidence { grade: Grade::D, safety: false },
            sources: vec![],
            covers: vec![],
            muscles: vec![Muscle::Calf],
            tags: tags.iter().map(|tag| (*tag).into()).collect(),
            about: vec![],
            hide_for: vec![],
            notes_of: vec![],
        }
    }

    fn cards() -> Vec<Card> {
        vec![
            card("What to drink", "Magnesium is in some waters.", &["water"]),
            card("Pills", "Most people don't need them.", &["magnesium"]),
            card("Magnesium for older people", "It does little.", &[]),
            card("Legs up", "Ten minutes.", &["magnet"]),
        ]
    }

    fn found(query: &str) -> Vec<usize> {
        Index::new(&cards()).search(query).cards
    }

    #[test]
    fn title_comes_before_tag_before_text() {
        assert_eq!(found("magnesium"), [2, 1, 0]);
        assert_eq!(found("Magn"), [2, 1, 3, 0]);
    }

    #[test]
    fn words_stand_in_any_order_and_all_of_them_count() {
        assert_eq!(found("older magn"), [2]);
        assert_eq!(found("magn older"), [2]);
        assert_eq!(found("  dont, PEOPLE "), [1]);
        assert_eq!(found("calf legs"), [3]);
        assert_eq!(found(""), [0, 1, 2, 3]);
    }

    #[test]
    fn small_slips_are_forgiven_and_large_ones_are_not() {
        for slip in ["magnesum", "magnezium", "mangesium", "magnnesium", "magnecium", "amgnesium", "megnasium", "magnezi"] {
            assert_eq!(found(slip), [2, 1, 0], "{slip}");
        }
        assert_eq!(found("dirnk"), [0], "two letters that changed places are one slip");
        for far in ["mxgnxsxum", "ltt", "dronc"] {
            assert_eq!(found(far), Vec::<usize>::new(), "{far}");
        }
    }

    #[test]
    fn what_is_near_is_offered_when_nothing_is_found() {
        let index = Index::new(&cards());
        let far = index.search("mognosiom");
        assert_eq!((far.cards, far.near), (vec![], vec!["magnesium".to_owned()]));
        assert_eq!(index.search("legs pills").near, ["legs", "pills"]);
        assert!(index.search("magnesium").near.is_empty());
    }

    #[test]
    fn marks_are_the_words_that_match() {
        let index = Index::new(&cards());
        let text = "Magnesium? People don’t.";
        let marked = |query: &str| index.search(query).marks(text).into_iter().map(|mark| &text[mark]).collect::<Vec<_>>();
        assert_eq!(marked("magn dont"), ["Magnesium", "don’t"]);
        assert_eq!(marked("poeple"), ["People"]);
        assert!(marked("").is_empty());
    }

    /// Slowly, as it is defined: the fewest slips over all beginnings.
    fn slowly(word: &str, other: &str) -> usize {
        let beginnings = other.char_indices().map(|(at, _)| &other[..at]).chain([other]);
        beginnings.map(|beginning| strsim::osa_distance(word, beginning)).min().unwrap()
    }

    proptest! {
        #[test]
        fn the_distance_is_what_it_is_defined_as(word in "[abc]{0,7}", others in prop::collection::vec("[abc]{0,9}", 1..4), most in 0..4_usize) {
            let mut distance = Distance::to(&word);
            for other in others {
                let right = Some(slowly(&word, &other)).filter(|slips| *slips <= most);
                prop_assert_eq!(distance.of_beginning(&other, most), right, "{}", other);
            }
        }

        #[test]
        fn any_query_does(query in "\\PC{0,40}", text in "\\PC{0,60}") {
            let found = Index::new(&cards()).search(&query);
            prop_assert!(found.marks(&text).into_iter().all(|mark| text.get(mark).is_some()));
        }
    }
}
