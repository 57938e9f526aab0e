//! `unclench list`: all routines with their lengths.

use super::{print_json, print_long};
use crate::{
    error::Error,
    paths::Paths,
    present,
    runtime::Library,
    session::{Plan, Preferences},
    state,
};
use serde::Serialize;
use std::{io::Write, iter};

#[derive(Serialize)]
struct Listing<'a> {
    schema: u8,
    routines: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    name: &'a str,
    label: &'a str,
    evidence: &'static str,
    standing: bool,
    total_s: f64,
}

pub(super) fn run(json: bool, paths: &Paths) -> Result<u8, Error> {
    let library = Library::new(paths);
    for complaint in library.complaints() {
        // What can be listed is listed all the same.
        let _ = writeln!(std::io::stderr(), "unclench: left out: {complaint}");
    }
    let pack = library.whole();
    let memory = state::load(paths.state_file().as_deref())?;
    let preferences = Preferences { ticked: library.ticked(&memory), ..Preferences::default() };
    let totals: Vec<_> = (0..pack.routines.len()).map(|at| Plan::compile(&pack, at, &preferences).total()).collect();
    let routines = pack.routines.iter().zip(&totals);
    if json {
        let entry =
            |(r, total): (&'_ crate::model::Routine, &std::time::Duration)| (r.evidence.grade.word(), pack.stands(r), total.as_secs_f64());
        let routines = routines
            .map(|pair| {
                let (evidence, standing, total_s) = entry(pair);
                Entry { id: pair.0.id.as_str(), name: pair.0.name.as_str(), label: pair.0.label.as_str(), evidence, standing, total_s }
            })
            .collect();
        return print_json(serde_json::to_string(&Listing { schema: 1, routines })).map(|()| 0);
    }
    let id_width = pack.routines.iter().map(|r| r.id.as_str().len()).max().unwrap_or(0);
    let name_width = pack.routines.iter().map(|r| r.name.as_str().chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (routine, total) in routines {
        let length = present::minutes(*total);
        text.push_str(&format!("{:id_width$}  {length:>5}  {:name_width$}  {}\n", routine.id, routine.name, routine.label));
    }
    text.push_str("\nunclench stretch ID starts one.\n");
    print_long(&mut iter::once(text)).map(|()| 0)
}
