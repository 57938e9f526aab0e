//! The report as lines: plain, and Markdown.

use super::{Body, Report, hours, weeks};

const BAR: u32 = 20;

/// Plain lines of at most 78 columns, but for what the person typed.
pub(super) fn text(report: &Report) -> String {
    let mut out = format!("{}\n{}\n", report.title(), report.origin());
    for part in &report.parts {
        out.push_str(&format!("\n{}\n", part.heading.to_uppercase()));
        for body in &part.body {
            match body {
                Body::Text(said) => wrapped(said, "  ").for_each(|line| out.push_str(&line)),
                Body::All(items, _) => items.iter().flat_map(|item| wrapped(item, "  ")).for_each(|line| out.push_str(&line)),
                Body::Rows(rows) => aligned(rows).for_each(|line| out.push_str(&line)),
                Body::Bars(rows) => {
                    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
                    let bar = |count: u32| "#".repeat((u64::from(count) * u64::from(BAR)).div_ceil(u64::from(most)) as usize);
                    let rows: Vec<_> = rows.iter().map(|(name, count)| (name.clone(), format!("{count:>4}  {}", bar(*count)))).collect();
                    aligned(&rows).for_each(|line| out.push_str(&line));
                }
                Body::Weeks => aligned(&weeks(&report.summary)).for_each(|line| out.push_str(&line)),
                Body::Hours => wrapped(&hours(&report.summary), "  ").for_each(|line| out.push_str(&line)),
                Body::Strip => {}
                Body::Ruled(count) => (0..*count).for_each(|_| out.push_str(&format!("  {}\n", "_".repeat(60)))),
            }
        }
    }
    out
}

fn aligned(rows: &[(String, String)]) -> impl Iterator<Item = String> {
    let widest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    rows.iter().map(move |(name, value)| format!("  {name:widest$}  {value}\n"))
}

fn wrapped(said: &str, indent: &str) -> impl Iterator<Item = String> {
    const WIDEST: usize = 76;
    let mut lines: Vec<String> = vec![];
    for word in said.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDEST => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(move |line| format!("{indent}{line}\n"))
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
