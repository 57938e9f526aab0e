//! The report as lines: plain, and Markdown.

use super::{Body, Report, hours, weeks};

const BAR: u32 = 20;

/// Plain lines of at most 78 columns, but for what the person typed.
pub(super) fn text(report: &Report) -> String {
    let mut out = format!("{}\n", report.title());
    out.push_str(&wrapped(&report.origin(), ""));
    for part in &report.parts {
        out.push_str(&format!("\n{}\n", part.heading.to_uppercase()));
        for body in &part.body {
            match body {
                Body::Text(said) => out.push_str(&wrapped(said, "  ")),
                Body::All(items, _) => items.iter().for_each(|item| out.push_str(&wrapped(item, "  "))),
                Body::Rows(rows) => aligned(rows).for_each(|line| out.push_str(&line)),
                Body::Bars(rows) => {
                    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
                    let bar = |count: u32| "#".repeat((u64::from(count) * u64::from(BAR)).div_ceil(u64::from(most)) as usize);
                    let widest = widest(rows);
                    rows.iter().for_each(|(name, count)| out.push_str(&format!("  {name:widest$}  {count:>4}  {}\n", bar(*count))));
                }
                Body::Weeks => aligned(&weeks(&report.summary)).for_each(|line| out.push_str(&line)),
                Body::Hours => out.push_str(&wrapped(&hours(&report.summary), "  ")),
                Body::Strip => {}
                Body::Ruled(count) => (0..*count).for_each(|_| out.push_str(&format!("  {}\n", "_".repeat(60)))),
            }
        }
    }
    out
}

fn widest<T>(rows: &[(String, T)]) -> usize {
    rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0)
}

fn aligned(rows: &[(String, String)]) -> impl Iterator<Item = String> {
    let widest = widest(rows);
    rows.iter().map(move |(name, value)| wrapped(value, &format!("  {name:widest$}  ")))
}

/// The first line begins with these words, and the others as far in.
fn wrapped(said: &str, begun: &str) -> String {
    const WIDEST: usize = 78;
    let inset = begun.chars().count();
    let (mut out, mut at) = (begun.to_owned(), inset);
    for word in said.split_whitespace() {
        let long = word.chars().count();
        if at > inset && at + 1 + long > WIDEST {
            out.push_str(&format!("\n{:inset$}", ""));
            at = inset;
        } else if at > inset {
            out.push(' ');
            at += 1;
        }
        out.push_str(word);
        at += long;
    }
    out + "\n"
}

/// Markdown that means what it says, whatever was typed.
pub(super) fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n{}\n", report.title(), report.origin());
    for part in &report.parts {
        out.push_str(&format!("\n## {}\n\n", part.heading));
        let mut item = |text: &str| out.push_str(&format!("- {text}\n"));
        for body in &part.body {
            match body {
                Body::Text(said) => item(&literal(said)),
                Body::All(items, _) => items.iter().for_each(|said| item(&literal(said))),
                Body::Rows(rows) => rows.iter().for_each(|(name, value)| item(&format!("**{}**: {}", literal(name), literal(value)))),
                Body::Bars(rows) => rows.iter().for_each(|(name, count)| item(&format!("**{}**: {count}", literal(name)))),
                Body::Weeks => weeks(&report.summary).iter().for_each(|(name, value)| item(&format!("**{name}**: {value}"))),
                Body::Hours => item(&hours(&report.summary)),
                Body::Strip => {}
                Body::Ruled(count) => (0..*count).for_each(|_| item(&"\\_".repeat(30))),
            }
        }
    }
    out
}

fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '|' | '~' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
