//! What a report says of a diary of sixty nights, of a hostile one, and of one with gaps.

use super::*;
use crate::{
    diary::fixture::{AFTER, BEFORE, diary_of, night},
    model::{
        Course, CrampMuscle, Done, Entry, EntryId, EpisodeFacts, Factor, HoldDone, NightFacts, Planned, Record, SessionFacts, Severity,
        Side, Skip, SleepQuality, TrialStep, Trust,
    },
};
use chrono::{FixedOffset, TimeZone};
use proptest::prelude::*;
use std::time::Duration;

/// A trial of 14 and 42 nights, every ninth of them not recorded, and four more.
fn sixty_nights() -> Diary {
    let counts: Vec<u32> = BEFORE.iter().chain(&AFTER).chain(&AFTER[..14]).chain(&[0, 1, 0, 0]).copied().collect();
    let mut records = vec![(night(0), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)))];
    let offset = FixedOffset::east_opt(3600).unwrap();
    for (at, count) in counts.into_iter().enumerate() {
        if at >= 14 && at % 5 != 0 {
            let session = EntryId::from_bits(records.len() as u128 + 1);
            let stretch = Id::new("calf-wall").unwrap();
            let planned = vec![Planned { stretch: stretch.clone(), holds: 6, time: Duration::from_secs(180) }];
            records.push((night(at), Record::Session { routine: Id::new("article-classic").unwrap(), minutes: None, planned }));
            let part = at % 7 == 0;
            let time = Duration::from_secs(if part { 60 } else { 180 });
            let held = HoldDone { session, step: 0, stretch, side: Side::Left, repetition: 1, time, whole: !part };
            records.push((night(at), Record::Held(held)));
            let done = Some(if part { Done::Partial } else { Done::Completed });
            records.push((night(at), Record::SessionFacts { session, facts: SessionFacts { done, ..SessionFacts::default() } }));
        }
        if at % 9 == 8 {
            continue;
        }
        for nth in 0..count {
            let hour = [1, 3, 4, 5, 2, 23][(at + nth as usize) % 6];
            let date = if hour > 12 { night(at) } else { night(at + 1) };
            let onset = offset.from_local_datetime(&date.and_hms_opt(hour, 40, 0).unwrap()).unwrap();
            let facts = EpisodeFacts {
                onset: Some(onset),
                course: Some(Course::Over(Duration::from_secs(60 + 30 * (at as u64 % 6)))),
                muscle: Some(if at % 4 == 0 { CrampMuscle::Foot } else { CrampMuscle::Calf }),
                side: Some(if at % 3 == 0 { Side::Right } else { Side::Left }),
                severity: Severity::new(4 + (at % 4) as u8),
                woke: Some(at % 2 == 0),
                helped: Some(vec![Help::Stretch]),
                ..EpisodeFacts::default()
            };
            records.push((night(at), Record::Episode { of: None, facts }));
        }
        let facts = NightFacts {
            cramps: u16::try_from(count).ok(),
            quality: SleepQuality::new(2 + (at % 3) as u8),
            factors: (at % 6 == 0).then(|| vec![Factor::Alcohol]),
            skipped: (at == 20).then_some(Skip::Tired),
            ..NightFacts::default()
        };
        records.push((night(at), Record::Night(facts)));
    }
    diary_of(records)
}

fn wanted() -> Wanted {
    Wanted {
        nights: 60,
        made: night(60),
        medicines: vec!["simvastatin, since June".into()],
        questions: vec!["Could it be the simvastatin?".into()],
        signs: vec![(Id::new("rf21").unwrap(), "New numb, tingling or burning feet".into())],
    }
}

const EVERY: [Format; 5] = [Format::Text, Format::Markdown, Format::Html, Format::Csv, Format::Json];

#[test]
fn sixty_nights_read_as_before() {
    let report = Report::new(&sixty_nights(), &wanted(), night(60)).unwrap();
    insta::assert_snapshot!("text", report.write(Format::Text));
    insta::assert_snapshot!("markdown", report.write(Format::Markdown));
    insta::assert_snapshot!("html", report.write(Format::Html));
    insta::assert_snapshot!("csv", report.write(Format::Csv).replace('\r', ""));
    insta::assert_snapshot!("json", report.write(Format::Json));
}

fn keep(name: &str, report: &Report) {
    if let Ok(folder) = std::env::var("UNCLENCH_KEEP_REPORTS") {
        std::fs::write(format!("{folder}/{name}.html"), report.write(Format::Html)).unwrap();
    }
}

/// As much as a diary, and a person, can put on the page.
fn stuffed(nights: usize) -> (Diary, Wanted) {
    let long: SafeText = "What is this, and why does it come at night? ".repeat(9).as_str().into();
    // Some are as long as the longest in the list.
    let sign = |n: usize| SafeText::new(&format!("Sign {n:02}{}", " and a word".repeat(4 + n * 5 % 12)));
    let signs: Vec<(Id, SafeText)> = (1..=37).map(|n| (Id::new(&format!("rf{n:02}")).unwrap(), sign(n))).collect();
    let mut records = vec![(night(0), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter)))];
    for at in 0..nights {
        let nth = |n: usize, all: usize| at * 7 % all == n;
        let session = EntryId::from_bits(records.len() as u128 + 1);
        let stretch = Id::new(&format!("a-stretch-with-a-long-name-{at}")).unwrap();
        let planned = vec![Planned { stretch: stretch.clone(), holds: 6, time: Duration::from_secs(180) }];
        records.push((night(at), Record::Session { routine: Id::new("article-classic").unwrap(), minutes: None, planned }));
        let held = HoldDone {
            session,
            step: 0,
            stretch: stretch.clone(),
            side: Side::Left,
            repetition: 1,
            time: Duration::from_secs(60),
            whole: true,
        };
        records.push((night(at), Record::Held(held)));
        // One that hurt ends a trial: after its look.
        if at >= nights - 4 {
            records.push((
                night(at),
                Record::SessionFacts { session, facts: SessionFacts { hurt: Some(stretch), ..SessionFacts::default() } },
            ));
        }
        for nth in 0..(540 / nights).max(1) {
            let onset = Some(night(at + 1).and_hms_opt((at + nth) as u32 % 24, 0, 0).unwrap().and_utc().fixed_offset());
            let facts = EpisodeFacts {
                onset,
                course: Some(Course::Over(Duration::from_secs(60 * (nth as u64 + 1)))),
                muscle: CrampMuscle::WORDS.get((at + nth) % CrampMuscle::WORDS.len()).map(|(_, muscle)| *muscle),
                side: Some(if nth % 2 == 0 { Side::Right } else { Side::Left }),
                severity: Severity::new((nth % 10) as u8),
                woke: Some(true),
                helped: Some(Help::WORDS.iter().map(|(_, help)| *help).collect()),
                soreness: Severity::new(7),
                note: Some(long.clone()),
            };
            records.push((night(at), Record::Episode { of: None, facts }));
        }
        let facts = NightFacts {
            cramps: Some(40),
            quality: SleepQuality::new(1),
            stretched: None,
            skipped: Skip::WORDS.iter().enumerate().find(|(n, _)| nth(*n, Skip::WORDS.len())).map(|(_, (_, why))| *why),
            factors: Some(Factor::WORDS.iter().map(|(_, factor)| *factor).collect()),
            note: Some(long.clone()),
        };
        records.push((night(at), Record::Night(facts)));
    }
    // Each in a night of its own and again and again before: after the look, for one ends a trial.
    for (at, (id, _)) in signs.iter().enumerate() {
        records.extend([4, 3, 2, 2 - at % 2].map(|of| (night(nights - of), Record::Sign(id.clone()))));
    }
    (
        diary_of(records),
        Wanted {
            nights: MOST_NIGHTS,
            made: night(nights),
            medicines: vec![long.clone(); MOST_MEDICINES],
            questions: vec![long; 40],
            signs,
        },
    )
}

fn sign_of(at: usize, bits: u128, id: &Id) -> Entry {
    let written = night(at).and_hms_opt(21, 0, 0).unwrap().and_utc().fixed_offset();
    Entry {
        id: EntryId::from_bits(bits),
        at: written,
        zone: None,
        night: night(at),
        trust: Trust::Sealed,
        record: Record::Sign(id.clone()),
    }
}

/// How high the page is on paper at most, in CSS pixels. Of two half parts beside each other the higher one counts.
fn height_of(report: &Report) -> f64 {
    // A line, and letters in it across the page: as the style has it for paper, in the widest letters of the usual kinds.
    let (line, across, weeks) = if html::is_full(report) { (10.3, 150, 0.58) } else { (12.7, 128, 0.76) };
    let lines = |text: &str, across: usize| width(text).div_ceil(across) as f64 * line;
    let wrapped = |text: &str, half: bool| lines(text, if half { across / 2 - 6 } else { across });
    // Names and what they are stand beside each other, twice in a row where there is room; a name takes what it needs.
    let beside = |rows: &[&(String, String)], across: usize| {
        let name = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        rows.iter().map(|(_, value)| lines(value, across.saturating_sub(name + 2))).collect::<Vec<_>>()
    };
    // A picture of so many units high, of 700 wide.
    let drawn = |high: f64, half: bool| high / 700.0 * if half { 350.0 } else { 718.0 };
    let high = |part: &Part| {
        let body = part.body.iter().map(|body| match body {
            Body::Text(said) => wrapped(said, part.half),
            Body::All(items, room) => wrapped(&fitted(items, *room), part.half),
            Body::Rows(rows) if part.half => beside(&rows.iter().collect::<Vec<_>>(), across / 2 - 6).iter().sum(),
            Body::Rows(rows) => {
                let of = |from: usize| beside(&rows.iter().skip(from).step_by(2).collect::<Vec<_>>(), across / 2 - 2);
                let (left, right) = (of(0), of(1));
                left.iter().enumerate().map(|(at, high)| right.get(at).copied().unwrap_or(0.0).max(*high)).sum::<f64>()
            }
            Body::Bars(rows) => drawn(24.0 * rows.len() as f64 + 4.0, true),
            Body::Weeks => drawn(156.0, false) * weeks + 1.75 * line,
            Body::Hours => drawn(128.0, true),
            // Its height is in it.
            Body::Strip => {
                let strip = picture::strip(&report.summary);
                let high = strip.split_once("viewBox=\"0 0 700 ").unwrap().1.split_once('"').unwrap().0.parse().unwrap();
                drawn(high, true) + if strip.contains("The last") { 1.75 } else { 0.9 } * line
            }
            Body::Ruled(count) => f64::from(*count) * 24.0,
        });
        // The heading, and the gap to the next.
        1.3 * line + 7.0 + body.sum::<f64>()
    };
    let (mut all, mut beside) = (4.0 * line, None);
    for part in &report.parts {
        match (part.half, beside.take()) {
            (true, None) => beside = Some(high(part)),
            (true, Some(left)) => all += high(part).max(left),
            (false, left) => all += high(part) + left.unwrap_or(0.0),
        }
    }
    all + beside.unwrap_or(0.0)
}

/// What one sheet of A4 with margins of 10 mm has room for, in CSS pixels. CONTRIBUTING says how a browser shows that the law is right.
const SHEET: f64 = 277.0 / 25.4 * 96.0;

#[test]
fn whatever_a_diary_holds_the_page_is_one_sheet() {
    let (diary, wanted) = stuffed(60);
    let stuffed = Report::new(&diary, &wanted, night(60)).unwrap();
    let usual = Report::new(&sixty_nights(), &self::wanted(), night(60)).unwrap();
    let alone =
        Report::new(&diary_of([(night(0), Record::Night(NightFacts { cramps: Some(1), ..NightFacts::default() }))]), &wanted, night(60))
            .unwrap();
    let mut highest = 0.0_f64;
    for (name, report, least) in [("stuffed", &stuffed, 800.0), ("usual", &usual, 700.0), ("alone", &alone, 300.0)] {
        keep(name, report);
        let high = height_of(report);
        println!("{name}: {high:.0} of {SHEET:.0}");
        assert!(high > least, "{name}: {high:.0} of {SHEET:.0}");
        highest = highest.max(high);
    }
    let page = stuffed.write(Format::Html);
    assert!((1..=37).all(|n| page.contains(&format!(": Sign {n:02}"))) && page.contains("And 39 more."), "{page}");
    // However long it is, and however wide what was typed.
    let wide: SafeText = "W".repeat(3000).as_str().into();
    let ordinary: SafeText = "Could it be the simvastatin, which I have had since June?".into();
    for nights in [90, 115, 400, MOST_NIGHTS as usize] {
        let (diary, all) = self::stuffed(nights);
        let typed = |words: &SafeText, many: usize| vec![words.clone(); many];
        for (at, (medicines, questions)) in [
            (vec![], vec![]),
            (vec![], typed(&ordinary, 6)),
            (typed(&wide, 1), typed(&ordinary, 1)),
            (typed(&wide, 1), typed(&ordinary, 6)),
            (typed(&wide, MOST_MEDICINES), typed(&wide, 40)),
        ]
        .into_iter()
        .enumerate()
        {
            for signs in [vec![], all.signs.clone()] {
                let ticked = !signs.is_empty();
                let some = diary.entries().filter(|entry| ticked || !matches!(entry.record, Record::Sign(_))).cloned();
                let name = format!("{nights}-{at}-{}", signs.len());
                let wanted = Wanted { medicines: medicines.clone(), questions: questions.clone(), signs, ..all.clone() };
                let report = Report::new(&some.collect(), &wanted, night(nights)).unwrap();
                keep(&name, &report);
                println!("{name}: {:.0} of {SHEET:.0}", height_of(&report));
                highest = highest.max(height_of(&report));
            }
        }
    }
    // And whatever is between them.
    let long = SafeText::new(&"A medicine, and how much of it when ".repeat(12));
    let sixty = |signs: usize| {
        let mut diary = sixty_nights();
        let ticked = wanted.signs.iter().zip(1_u128 << 64..).take(signs);
        ticked.for_each(|((id, _), bits)| diary.add(sign_of(58, bits, id)));
        diary
    };
    for diary in (0..=37).map(sixty).chain([diary]) {
        for many in [0, 1, 9, MOST_MEDICINES] {
            for (words, asked) in [(12, 0), (30, 1), (70, 7), (400, 40)] {
                let (medicines, questions) = (vec![long.clone().cut(words); many], vec![long.clone().cut(words); asked]);
                let wanted = Wanted { medicines, questions, ..wanted.clone() };
                let report = Report::new(&diary, &wanted, night(60)).unwrap();
                highest = highest.max(height_of(&report));
            }
        }
    }
    println!("at most {highest:.0} of {SHEET:.0}");
    assert!(highest <= SHEET, "{highest:.0} of {SHEET:.0}");
}

#[test]
fn questions_keep_to_their_room_and_the_rest_is_counted() {
    let of = |lines: &[&str]| {
        let typed = questions(&lines.iter().map(|line| SafeText::new(line)).collect::<Vec<_>>());
        typed.into_iter().map(|body| if let Body::Text(said) = body { said } else { "ruled".into() }).collect::<Vec<_>>()
    };
    assert_eq!(of(&["", " "]), ["ruled"]);
    assert_eq!(of(&["a"; QUESTIONS]), ["a"; QUESTIONS]);
    assert_eq!(of(&["a"; QUESTIONS + 1])[QUESTIONS - 2..], ["a", "And 2 more."]);
    let long = "line ".repeat(200);
    let said = of(&["a", &long, "b", "c"]);
    assert!(said.len() == 3 && said[1].ends_with('…') && said[1].chars().count() == 4 * LINE && said[2] == "And 2 more.", "{said:?}");
    assert_eq!(of(&[&long])[0].chars().count(), QUESTIONS * LINE);
}

#[test]
fn no_medicine_is_ever_left_out() {
    let names = ["amlodipine", "bisoprolol", "furosemide 40 mg", "metformin", "omeprazole", "ramipril", "simvastatin", "quinine", "iron"];
    let of = |names: &[&str], format| {
        let medicines = names.iter().map(|name| SafeText::new(name)).collect();
        Report::new(&sixty_nights(), &Wanted { medicines, ..wanted() }, night(60)).unwrap().write(format)
    };
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let page = of(&names, format);
        assert!(names.iter().all(|name| page.contains(name)) && !page.contains('…'), "{page}");
    }
    assert!(of(&names, Format::Html).contains("amlodipine; bisoprolol; furosemide 40 mg; metformin; "));
    // Of what is long the beginning stays, and all of it where there is no sheet.
    let long = names.map(|name| format!("{name}, {}", "in the morning after breakfast, and ".repeat(4)));
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let page = of(&long, Format::Html);
    assert!(names.iter().all(|name| page.contains(name)) && page.contains('…'), "{page}");
    assert!(!of(&long, Format::Text).contains('…'));
    // As many as there may be: each has its first word.
    let many: Vec<String> = (0..MOST_MEDICINES).map(|n| format!("medicine{n:02} {}", "word ".repeat(80))).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let page = of(&many, Format::Html);
    assert!((0..MOST_MEDICINES).all(|n| page.contains(&format!("medicine{n:02}"))), "{page}");
    assert_eq!(fitted(&["abc".into(), "d".repeat(50)], 20), format!("abc; {}…", "d".repeat(14)));
    assert_eq!(fitted(&["abc".into(), "d".repeat(50)], 55), format!("abc; {}", "d".repeat(50)));
}

#[test]
fn what_has_no_name_of_its_own_is_said_once_and_last() {
    let of =
        |rows: &[(&'static str, u32)]| named(rows, |name| (*name).to_owned()).into_iter().map(|(name, count)| format!("{name} {count}"));
    let said = |rows: &[(&'static str, u32)]| of(rows).collect::<Vec<_>>().join(", ");
    assert_eq!(said(&[("calf", 2), ("foot", 1)]), "calf 2, foot 1");
    assert_eq!(said(&[("other", 4), ("calf", 2)]), "calf 2, all others 4");
    let many = [("other", 9), ("a", 5), ("b", 4), ("c", 3), ("d", 2), ("e", 1)];
    assert_eq!(said(&many), "a 5, b 4, c 3, d 2, all others 10");
    assert_eq!(said(&many[1..]), "a 5, b 4, c 3, d 2, e 1");
}

#[test]
fn no_line_of_plain_text_is_wider_than_it_says() {
    let (stuffed, typed) = stuffed(60);
    for (diary, wanted) in [(sixty_nights(), wanted()), (stuffed, typed)] {
        let text = Report::new(&diary, &wanted, night(60)).unwrap().write(Format::Text);
        for line in text.lines() {
            assert!(line.chars().count() <= 78, "{line}");
        }
    }
}

#[test]
fn what_was_left_out_looks_like_nothing_else_and_the_strip_says_how() {
    let drawn = |evening: Option<Evening>| {
        let mut summary = Report::new(&sixty_nights(), &wanted(), night(60)).unwrap().summary;
        summary.evenings = vec![evening];
        let strip = picture::strip(&summary);
        assert!(strip.contains("<figcaption>Full: done. Half: in part. Frame: left out. Dot: nobody said.</figcaption>"), "{strip}");
        let colours = ["#3d3d3d", "#555"];
        let shapes = colours.iter().fold(strip, |strip, colour| strip.replace(colour, "#000"));
        shapes.split_once("<svg").unwrap().1.split_once('>').unwrap().1.split_once("</svg>").unwrap().0.to_owned()
    };
    let all = [Some(Evening::Whole), Some(Evening::Part), Some(Evening::LeftOut), None].map(drawn);
    for (at, one) in all.iter().enumerate() {
        assert!(!one.is_empty() && all[..at].iter().all(|other| other != one), "{all:?}");
    }
}

#[test]
fn of_more_than_a_year_each_date_says_its_year_and_has_room() {
    let labels = |nights: usize| {
        let (diary, wanted) = stuffed(nights);
        let drawn = picture::weeks(&Report::new(&diary, &wanted, night(nights)).unwrap().summary);
        let labels = drawn.split("text-anchor=\"start\">").skip(1).map(|rest| rest.split_once('<').unwrap().0.to_owned());
        labels.collect::<Vec<_>>()
    };
    assert_eq!(labels(21)[..2], ["1 Sep", "8 Sep"]);
    let long = labels(700);
    assert!(long.len() == 8 && long[0] == "Sep 2026" && long.iter().all(|label| label.contains(" 202")), "{long:?}");
}

#[test]
fn one_is_said_as_one() {
    let session = (night(0), Record::Session { routine: Id::new("trial").unwrap(), minutes: None, planned: vec![] });
    let said = (night(0), Record::Night(NightFacts { cramps: Some(1), ..NightFacts::default() }));
    let report = Report::new(&diary_of([session, said]), &wanted(), night(1)).unwrap();
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let page = report.write(format);
        assert!(page.contains("1 of 1 night recorded") && page.contains("Of 1 evening: "), "{page}");
        assert!(!page.contains("1 nights") && !page.contains("1 evenings") && !page.contains("1 cramps"), "{page}");
    }
}

#[test]
fn a_sign_that_comes_again_says_so() {
    let told = |nights: &[usize]| {
        let ticked = nights.iter().map(|at| (night(*at), Record::Sign(Id::new("rf21").unwrap())));
        let said = (night(0), Record::Night(NightFacts { cramps: Some(1), ..NightFacts::default() }));
        Report::new(&diary_of([said].into_iter().chain(ticked)), &wanted(), night(40)).unwrap().write(Format::Text)
    };
    for (nights, said) in [
        (&[30][..], "1 Oct: New numb, "),
        (&[30, 30], "1 Oct: New numb, "),
        (&[11, 30], "1 Oct, also 12 Sep: New numb, "),
        (&[2, 11, 11, 30], "1 Oct, on 3 nights since 3 Sep: New numb, "),
    ] {
        assert!(told(nights).contains(said), "{}", told(nights));
    }
}

/// The law of the trial's page holds here, too, in every format.
#[test]
fn before_the_look_no_week_is_told_apart() {
    let said = |at| (night(at), Record::Night(NightFacts { cramps: Some(1), ..NightFacts::default() }));
    let lot = || TrialDesign::Blocks(vec![false, true, true, false, true, false]);
    for (design, nights, looked) in
        [(TrialDesign::BeforeAfter, 41, false), (TrialDesign::BeforeAfter, 42, true), (lot(), 41, false), (lot(), 42, true)]
    {
        let begun = [(night(0), Record::Trial(TrialStep::Began(design)))];
        let report = Report::new(&diary_of(begun.into_iter().chain((0..nights).map(said))), &wanted(), night(nights)).unwrap();
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let text = report.write(format).replace("&#39;", "'").split_whitespace().collect::<Vec<_>>().join(" ");
            let marks = ["recorded; with the routine", "Grey: nights with the routine", "fill=\"#dcdcdc\""];
            assert_eq!(marks.iter().any(|mark| text.contains(mark)), looked, "{text}");
            assert_eq!(text.contains(NOT_MARKED), !looked, "{text}");
        }
        let json: serde_json::Value = serde_json::from_str(&report.write(Format::Json)).unwrap();
        let weeks = json["weeks"].as_array().unwrap().iter().flat_map(|week| week["with_routine"].as_array().unwrap());
        assert_eq!(weeks.filter(|with| !with.is_null()).count(), if looked { 42 } else { 0 });
    }
}

#[test]
fn a_page_made_after_midnight_has_the_date_of_that_day() {
    let wanted = Wanted { made: night(61), ..wanted() };
    let report = Report::new(&sixty_nights(), &wanted, night(60)).unwrap();
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let page = report.write(format);
        assert!(page.contains("Made on 1 Nov 2026") && page.contains("1 Sep 2026 to 30 Oct 2026"), "{page}");
    }
}

#[test]
fn what_it_is_said_to_hold_it_holds() {
    let report = Report::new(&sixty_nights(), &wanted(), night(60)).unwrap();
    for format in EVERY {
        let said = report.contents(format);
        assert!(said.contains("60 nights from 1 Sep 2026 to 30 Oct 2026") && said.ends_with(" It holds none of your notes."), "{said}");
        let told = said.split_once(": ").map_or("", |(_, told)| told);
        match format {
            Format::Text | Format::Markdown | Format::Html => {
                let page = report.write(format).to_lowercase();
                let parts = told.strip_suffix(". It holds none of your notes.").unwrap().split(", ");
                assert!(parts.clone().count() == report.parts.len() && parts.clone().all(|part| page.contains(part)), "{said}");
            }
            Format::Csv => {
                assert_eq!(report.write(format).lines().next(), Some("night,recorded,cramps,routine"));
                assert_eq!(
                    told,
                    "its date, whether it is recorded, its cramps, and what became of the routine. It holds none of your notes."
                );
            }
            Format::Json => {
                let numbers: serde_json::Value = serde_json::from_str(&report.write(format)).unwrap();
                assert_eq!(numbers["medicines"], serde_json::json!(["simvastatin, since June"]));
                assert_eq!(numbers["questions"], serde_json::json!(["Could it be the simvastatin?"]));
                for (key, word) in [("signs", "danger signs"), ("trial", "trial"), ("medicines", "medicines"), ("questions", "questions")] {
                    assert!(!numbers[key].is_null() && said.contains(word), "{key}: {said}");
                }
            }
        }
    }
}

#[test]
fn a_diary_of_which_nothing_is_known_has_no_report() {
    assert!(Report::new(&Diary::default(), &wanted(), night(60)).is_none());
    let none = Wanted { nights: 0, ..wanted() };
    assert!(Report::new(&sixty_nights(), &none, night(60)).is_none());
}

#[test]
fn few_nights_have_a_count_and_no_number_a_week() {
    let said = |at, cramps| (night(at), Record::Night(NightFacts { cramps: Some(cramps), ..NightFacts::default() }));
    let told = |nights: Vec<(NaiveDate, Record)>, tonight| {
        let report = Report::new(&diary_of(nights), &wanted(), night(tonight)).unwrap();
        EVERY.map(|format| report.write(format).split_whitespace().collect::<Vec<_>>().join(" "))
    };
    for (nights, counted) in [
        (vec![said(0, 40)], "40 cramps in 1 recorded night: "),
        (vec![said(0, 0), said(3, 1)], "1 cramp in 2 recorded nights: "),
        (vec![said(0, 9), said(3, 0), said(5, 0), said(7, 0), said(9, 0), said(19, 0)], "9 cramps in 6 recorded nights: "),
    ] {
        let pages = told(nights, 20);
        for page in &pages[..3] {
            assert!(page.contains(&format!("{counted}too few nights for a number a week")), "{page}");
            for never in [" a week (", "plausible:", "ramps per week", "uneven", "class=\"weeks\""] {
                assert!(!page.contains(never), "{never}: {page}");
            }
        }
        let json: serde_json::Value = serde_json::from_str(&pages[4]).unwrap();
        let weeks = json["weeks"].as_array().unwrap();
        assert!(json["per_week"].is_null() && json["interval_95"].is_null(), "{json}");
        assert!(weeks.iter().all(|week| week["per_week"].is_null() && week["interval"].is_null()), "{json}");
    }
    // Of a week as many as are enough; a short one has its count.
    let pages = told((0..12).map(|at| said(at, 2)).collect(), 12);
    assert!(pages[0].contains("14.0 over all these nights") && pages[0].contains("1 Sep 2026 14.0 a week ("), "{}", pages[0]);
    let pages = told((0..11).map(|at| said(at, 2)).collect(), 11);
    assert!(pages[0].contains("1 Sep 2026 8 cramps; 4 of 4 nights recorded 5 Sep 2026 14.0 a week ("), "{}", pages[0]);
    assert!(pages[2].matches("fill=\"#8f8f8f\"").count() == 1, "{}", pages[2]);
    assert!(!told((0..30).map(|at| said(at, 5)).collect(), 30)[0].contains("uneven"), "five in every night are even");
}

#[test]
fn of_the_last_recorded_nights_as_many_are_told_as_there_are() {
    // Every third has a cramp, and every fifth is not recorded.
    let told = |nights: usize| {
        let said = (0..nights).filter(|at| at % 5 != 4);
        let said = said.map(|at| (night(at), Record::Night(NightFacts { cramps: Some(u16::from(at % 3 == 0)), ..NightFacts::default() })));
        let report = Report::new(&diary_of(said), &wanted(), night(nights)).unwrap();
        let json: serde_json::Value = serde_json::from_str(&report.write(Format::Json)).unwrap();
        let lately = json["last_recorded"].as_array().unwrap().iter().map(|of| format!("{} {}", of["recorded"], of["nights_with_cramp"]));
        (report.write(Format::Text).split_whitespace().collect::<Vec<_>>().join(" "), lately.collect::<Vec<_>>().join(", "))
    };
    for (nights, lines, numbers) in [
        (1, "Last recorded night 1 with a cramp", "1 1"),
        (11, "Last 9 recorded nights 3 with a cramp", "9 3"),
        (17, "Last 14 recorded nights 5 with a cramp", "14 5"),
        (20, "Last 14 recorded nights 5 with a cramp Last 16 recorded nights 6 with a cramp", "14 5, 16 6"),
        (60, "Last 14 recorded nights 5 with a cramp Last 30 recorded nights 9 with a cramp", "14 5, 30 9"),
    ] {
        let (text, json) = told(nights);
        assert!(text.contains(lines) && text.matches("recorded night").count() <= 4, "{lines}: {text}");
        assert_eq!(json, numbers);
    }
}

#[test]
fn nights_without_a_count_have_no_rate_and_no_picture() {
    let said = |at| (night(at), Record::Night(NightFacts { quality: SleepQuality::new(3), ..NightFacts::default() }));
    let report = Report::new(&diary_of((0..14).map(said)), &wanted(), night(14)).unwrap();
    let text = report.write(Format::Text);
    assert!(text.contains("0 of 14 nights recorded") && !text.contains("Cramps per week"), "{text}");
    for format in EVERY {
        assert!(!report.write(format).contains("NaN"));
    }
}

#[test]
fn nothing_that_was_typed_is_more_than_text() {
    const HOSTILE: [&str; 5] =
        ["<script>alert(1)</script>", "\" onload=\"x", "]]><img src=x>", "javascript:alert(1) & more", "a\u{1b}]52;c;eA\u{7}\u{202e}b"];
    let typed = || HOSTILE.iter().map(|text| SafeText::new(text)).collect();
    let signs = vec![(Id::new("rf21").unwrap(), SafeText::new(HOSTILE[0]))];
    let wanted = Wanted { medicines: typed(), questions: typed(), signs, ..wanted() };
    let sign = (night(3), Record::Sign(Id::new("rf21").unwrap()));
    let said = (night(2), Record::Night(NightFacts { cramps: Some(40), ..NightFacts::default() }));
    let report = Report::new(&diary_of([said, sign]), &wanted, night(4)).unwrap();
    let html = report.write(Format::Html);
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && html.contains("&quot; onload=&quot;x"), "{html}");
    let known = [
        "!DOCTYPE",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "h1",
        "h2",
        "p",
        "main",
        "section",
        "dl",
        "dt",
        "dd",
        "ul",
        "li",
        "figure",
        "figcaption",
        "svg",
        "defs",
        "pattern",
        "rect",
        "line",
        "text",
        "div",
    ];
    for tag in html.split('<').skip(1) {
        let name: String = tag.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '!').collect();
        assert!(known.contains(&name.as_str()), "<{tag}");
    }
    let markdown = report.write(Format::Markdown);
    assert!(!markdown.contains("<script") && !markdown.contains("<img"), "{markdown}");
    for format in EVERY {
        assert!(!report.write(format).chars().any(|c| c == '\u{1b}' || c == '\u{7}' || c == '\u{202e}'));
    }
}

#[test]
fn the_page_may_fetch_and_run_nothing_and_its_style_is_the_one_it_names() {
    let html = Report::new(&sixty_nights(), &wanted(), night(60)).unwrap().write(Format::Html);
    let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let named = html.split_once("'sha256-").unwrap().1.split_once('\'').unwrap().0;
    assert_eq!(base64(&sha256(style.as_bytes())), named, "src/report/html.rs: the hash in POLICY is not that of STYLE");
    assert!(html.contains("default-src 'none'"));
    for fetching in ["src=", "href=", "url(http", "@import", "<script", "style=", "http:", "https:"] {
        assert!(!html.contains(fetching), "{fetching}");
    }
}

#[test]
fn a_table_has_a_line_a_night_and_no_formula() {
    let csv = Report::new(&sixty_nights(), &wanted(), night(60)).unwrap().write(Format::Csv);
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 61);
    for cell in lines.iter().flat_map(|line| line.split(',')) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']) && !cell.contains(['"', '\n']), "{cell}");
    }
    assert_eq!(lines[9], "2026-09-09,no,,", "what is not known is not 0");
}

proptest! {
    #[test]
    fn any_diary_can_be_written_in_every_way(
        counts in proptest::collection::vec(proptest::option::of(0_u16..50), 0..120),
        nights in 0_u32..150,
        trial in any::<bool>(),
    ) {
        let begun = trial.then(|| (night(0), Record::Trial(TrialStep::Began(TrialDesign::BeforeAfter))));
        let said = |(at, cramps): (usize, Option<u16>)| (night(at), Record::Night(NightFacts { cramps, ..NightFacts::default() }));
        let tonight = night(counts.len());
        let diary = diary_of(begun.into_iter().chain(counts.into_iter().enumerate().map(said)));
        if let Some(report) = Report::new(&diary, &Wanted { nights, ..Wanted::default() }, tonight) {
            for format in EVERY {
                let text = report.write(format);
                prop_assert!(!text.contains("NaN") && !text.contains(">inf") && text.ends_with('\n'), "{format:?} {text}");
            }
            prop_assert!(serde_json::from_str::<serde_json::Value>(&report.write(Format::Json)).is_ok());
        }
    }
}

/// FIPS 180-4, for the test above alone.
fn sha256(bytes: &[u8]) -> [u8; 32] {
    let primes: Vec<f64> = (2_u32..).filter(|n| (2..*n).all(|d| n % d != 0)).take(64).map(f64::from).collect();
    let fraction = |root: f64| (root.fract() * 4_294_967_296.0) as u32;
    // Cube roots of the first 64 primes and square roots of the first 8: doubles hold 32 bits of each fraction.
    let constants: Vec<u32> = primes.iter().map(|p| fraction(p.cbrt())).collect();
    let mut state: Vec<u32> = primes.iter().take(8).map(|p| fraction(p.sqrt())).collect();
    let mut message = bytes.to_vec();
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend((bytes.len() as u64 * 8).to_be_bytes());
    for chunk in message.chunks_exact(64) {
        let mut w: Vec<u32> = chunk.chunks_exact(4).map(|word| u32::from_be_bytes(word.try_into().unwrap())).collect();
        for i in 16..64 {
            let s0 = w[i - 15].rotate_right(7) ^ w[i - 15].rotate_right(18) ^ (w[i - 15] >> 3);
            let s1 = w[i - 2].rotate_right(17) ^ w[i - 2].rotate_right(19) ^ (w[i - 2] >> 10);
            w.push(w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1));
        }
        let mut v = state.clone();
        for i in 0..64 {
            let s1 = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
            let t1 = v[7].wrapping_add(s1).wrapping_add(choice).wrapping_add(constants[i]).wrapping_add(w[i]);
            let s0 = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(t1);
            v[0] = t1.wrapping_add(s0).wrapping_add(majority);
        }
        state.iter_mut().zip(v).for_each(|(s, v)| *s = s.wrapping_add(v));
    }
    let mut out = [0; 32];
    out.chunks_exact_mut(4).zip(state).for_each(|(bytes, word)| bytes.copy_from_slice(&word.to_be_bytes()));
    out
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| {
        let word = chunk.iter().chain(&[0; 3]).take(3).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        (0..4).map(|at| if at > chunk.len() { '=' } else { char::from(LETTERS[(word >> (18 - 6 * at) & 63) as usize]) }).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

/// Every colour that words have, on the page and in its pictures, against every ground they may stand on: 4.5:1 (WCAG 2.2, 1.4.3).
#[test]
fn words_on_the_page_can_be_read() {
    let page = Report::new(&sixty_nights(), &wanted(), night(60)).unwrap().write(Format::Html);
    let luminance = |hex: &str| -> f64 {
        let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
        let channels: Vec<u32> =
            if digits.len() == 3 { digits.iter().map(|d| d * 17).collect() } else { digits.chunks(2).map(|d| d[0] * 16 + d[1]).collect() };
        let linear = |c: u32| match f64::from(c) / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => libm::pow((high + 0.055) / 1.055, 2.4),
        };
        [0.2126, 0.7152, 0.0722].iter().zip(channels).map(|(share, c)| share * linear(c)).sum()
    };
    let after = |start: &str| -> Vec<String> {
        page.split(start).skip(1).map(|rest| rest.chars().take_while(char::is_ascii_hexdigit).collect()).collect()
    };
    // A picture's words have its own fill; nothing else in it is written.
    let inks = [after("{color:#"), after(";color:#"), after("font-size=\"13\" fill=\"#")].concat();
    assert!(inks.len() >= 8 && !page.contains("<text fill"), "{inks:?}");
    for ink in &inks {
        // Paper, and nights with the routine.
        for ground in ["fff", "dcdcdc"] {
            let ratio = (luminance(ground) + 0.05) / (luminance(ink) + 0.05);
            assert!(ratio >= 4.5, "#{ink} on #{ground}: {ratio:.1}");
        }
    }
}
