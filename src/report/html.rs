//! The report as one self-contained HTML page: no script, nothing fetched, readable without colour, one sheet of A4 on paper.

use super::{Body, LINE, Part, Report, fitted, picture, width};

/// Nothing may be fetched, run or sent; the one style sheet is known by its hash (a test holds them together).
const POLICY: &str =
    "default-src 'none'; style-src 'sha256-nv6soUU5H3JcOav+GtZGpLV2brgMFbv59pKhUxv21xY='; base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
@page{size:A4;margin:10mm}\
*{box-sizing:border-box}\
body{margin:0 auto;padding:1rem;max-width:50rem;background:#fff;color:#111;font:15px/1.35 system-ui,sans-serif}\
h1{margin:0;font-size:1.4rem}\
h2{margin:0 0 .15rem;font-size:1rem;border-bottom:1px solid #767676}\
p,dl,ul,figure{margin:.15rem 0}\
ul{padding-left:1.1rem}\
header p{color:#444}\
main{display:grid;grid-template-columns:1fr 1fr;gap:.6rem 1.4rem;margin-top:.6rem}\
section{grid-column:span 2;break-inside:avoid}\
section.half{grid-column:span 1}\
dl{display:grid;grid-template-columns:max-content 1fr max-content 1fr;gap:0 .8rem}\
.half dl{grid-template-columns:max-content 1fr}\
dt{color:#444}\
dd{margin:0}\
svg{display:block;width:100%;height:auto}\
figcaption{color:#444;font-size:.85em}\
.rule{height:1.5rem;border-bottom:1px solid #767676}\
.long{overflow-wrap:anywhere}\
@media screen and (max-width:34rem){main{display:block}dl{grid-template-columns:max-content 1fr}section{margin-top:.7rem}}\
@media print{body{padding:0;max-width:none;font-size:8.2pt;line-height:1.16}h2{font-size:9pt}main{gap:.22rem 1.2rem;margin-top:.25rem}.weeks{width:76%}\
.full{font-size:7pt;line-height:1.1}.full h2{font-size:8pt}.full .weeks{width:58%}}";

/// More lines of half a page than so many, beside the pictures that are always as high, and the page would run over the sheet, were it
/// not printed smaller.
const FULL: usize = 68;

/// Whether the page holds so much that it has to be printed smaller.
pub(super) fn is_full(report: &Report) -> bool {
    let lines = |part: &Part| {
        let long = |text: &str| if part.half { width(text).div_ceil(LINE) } else { 2 * width(text).div_ceil(2 * LINE) };
        let lines = part.body.iter().map(|body| match body {
            Body::Text(said) => long(said),
            Body::All(items, room) => long(&fitted(items, *room)),
            Body::Rows(rows) => rows.len(),
            Body::Bars(rows) => rows.len(),
            Body::Ruled(count) => 2 * usize::from(*count),
            Body::Weeks | Body::Hours | Body::Strip => 0,
        });
        lines.sum::<usize>()
    };
    report.parts.iter().map(lines).sum::<usize>() > FULL
}

/// The page.
pub(super) fn page(report: &Report) -> String {
    let title = escaped(&report.title());
    let sections: String = report.parts.iter().map(|part| section(report, part)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body{}>\n<header>\n<h1>{title}</h1>\n<p>{}</p>\n</header>\n\
         <main>\n{sections}</main>\n</body>\n</html>\n",
        if is_full(report) { " class=\"full\"" } else { "" },
        escaped(&report.origin())
    )
}

fn section(report: &Report, part: &Part) -> String {
    let class = if part.half { " class=\"half\"" } else { "" };
    let (texts, rest): (Vec<&Body>, Vec<&Body>) = part.body.iter().partition(|body| matches!(body, Body::Text(_)));
    let shown: String = rest.into_iter().map(|body| shown(report, body)).collect();
    let said: Vec<String> = texts.iter().filter_map(|body| if let Body::Text(said) = body { Some(escaped(said)) } else { None }).collect();
    let said = match said.as_slice() {
        [] => String::new(),
        [one] => format!("<p class=\"long\">{one}</p>\n"),
        many => format!("<ul class=\"long\">\n{}</ul>\n", many.iter().map(|line| format!("<li>{line}</li>\n")).collect::<String>()),
    };
    format!("<section{class}>\n<h2>{}</h2>\n{shown}{said}</section>\n", escaped(part.heading))
}

fn shown(report: &Report, body: &Body) -> String {
    match body {
        Body::Text(said) => format!("<p>{}</p>\n", escaped(said)),
        Body::All(items, room) => format!("<p class=\"long\">{}</p>\n", escaped(&fitted(items, *room))),
        Body::Rows(rows) => {
            let row = |(name, value): &(String, String)| format!("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value));
            format!("<dl>\n{}</dl>\n", rows.iter().map(row).collect::<String>())
        }
        Body::Bars(rows) => picture::bars(rows),
        Body::Weeks => picture::weeks(&report.summary),
        Body::Hours => picture::hours(&report.summary),
        Body::Strip => picture::strip(&report.summary),
        Body::Ruled(count) => "<div class=\"rule\"></div>\n".repeat(usize::from(*count)),
    }
}

/// Text that can be nothing but text, in an element or in a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
