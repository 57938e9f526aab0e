//! The danger signs as lines, each under the band it is in.

use super::{keys, text};
use crate::present::{SignsBody, SignsView};

pub(super) fn signs(view: &SignsView) -> Vec<String> {
    let mut lines = vec![format!("{}.", view.title)];
    match &view.body {
        SignsBody::List(bands, marked) => {
            let mut at = 0;
            for band in bands {
                lines.push(format!("{}: {}", band.word, band.advice));
                for sign in &band.signs {
                    lines.push(format!("  {}{sign}", if at == *marked { "> " } else { "" }));
                    at += 1;
                }
            }
        }
        SignsBody::Ask(asked) => {
            lines.push(asked.question.clone());
            lines.extend(
                asked.lines.iter().map(|line| format!("  {}{} {}", line.key, if line.ticked { ", yes:" } else { ":" }, line.words)),
            );
            lines.extend(asked.note.clone());
        }
        SignsBody::Text(body, _) => lines.extend(text(body)),
    }
    lines.extend([view.ending.clone(), keys(&view.footer)]);
    lines
}
