//! Three things about the program to be: its version, the texts it carries packed, and the static half of the unwinder.

use std::{collections::HashMap, env, fs, path::Path, process::Command};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    version();
    carry("share.lz", &["share/man", "share/completions"]);
    carry("reading.lz", &["content/core/conditions.toml", "content/core/sources.toml", "content/core/guide"]);
    unwinder();
}

/// Writes the version into the program; in what is released also the commit and its day. Without git, and from a package that
/// does not say, it does without. Debug builds never ask, so that a commit does not make them anew.
fn version() {
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let made_from = if release { commit() } else { None };
    let version = made_from.map_or(version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo:rustc-env=UNCLENCH_VERSION={version}");
}

/// The commit and its day, if this is the project's own repository, or the commit that a package says it was made from.
fn commit() -> Option<String> {
    let root = env::var("CARGO_MANIFEST_DIR").ok()?;
    let package = Path::new(&root).join(".cargo_vcs_info.json");
    if let Ok(info) = fs::read_to_string(&package) {
        let (_, rest) = info.split_once("\"sha1\": \"")?;
        return rest.get(..9).filter(|sha| sha.bytes().all(|b| b.is_ascii_hexdigit())).map(str::to_owned);
    }
    // A repository around a copy of the sources knows nothing of them.
    let top = git(&root, &["rev-parse", "--show-toplevel"])?;
    if fs::canonicalize(top).ok()? != fs::canonicalize(&root).ok()? {
        return None;
    }
    // Every commit and every change of branch adds a line there.
    let log = Path::new(&root).join(git(&root, &["rev-parse", "--git-path", "logs/HEAD"])?);
    if log.exists() {
        println!("cargo:rerun-if-changed={}", log.display());
    }
    git(&root, &["log", "-1", "--format=%h %cs", "--abbrev=9"])
}

fn git(root: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// Packs files and folders of files, names and texts by turns, for `content::unpacked`.
fn carry(packed: &str, places: &[&str]) {
    let mut all = Vec::new();
    for place in places {
        println!("cargo:rerun-if-changed={place}");
        let mut files = match fs::read_dir(place) {
            Ok(folder) => folder.filter_map(|file| Some(format!("{place}/{}", file.ok()?.file_name().to_str()?))).collect(),
            Err(_) => vec![(*place).to_owned()],
        };
        files.sort();
        all.extend(files.into_iter().flat_map(|file| {
            let text = fs::read_to_string(&file).unwrap_or_default();
            [file, text]
        }));
    }
    let target = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join(packed);
    if let Err(error) = fs::write(&target, pack(all.join("\0").as_bytes())) {
        println!("cargo:error=cannot write {}: {error}", target.display());
    }
}

/// At each byte the longest of what stood up to 64 KiB before, if it is worth its three bytes.
fn pack(text: &[u8]) -> Vec<u8> {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 131;
    const TRIED: usize = 200;
    let mut seen: HashMap<&[u8], Vec<usize>> = HashMap::new();
    let (mut packed, mut at, mut plain) = (vec![], 0, 0);
    let as_it_is = |packed: &mut Vec<u8>, bytes: &[u8]| {
        for bytes in bytes.chunks(128) {
            packed.push((bytes.len() - 1) as u8);
            packed.extend(bytes);
        }
    };
    while at < text.len() {
        let length = |from: usize| text[at..].iter().zip(&text[from..]).take(LONGEST).take_while(|(a, b)| a == b).count();
        let start = text.get(at..at + SHORTEST).unwrap_or_default();
        let known = seen.get(start).into_iter().flat_map(|places| places.iter().rev().take(TRIED));
        let near = known.filter(|from| at - **from <= usize::from(u16::MAX));
        let best = near.map(|from| (length(*from), *from)).max().filter(|(length, _)| *length >= SHORTEST);
        let next = at + best.map_or(1, |(length, _)| length);
        if let Some((length, from)) = best {
            as_it_is(&mut packed, &text[plain..at]);
            packed.push((length + 124) as u8);
            packed.extend(((at - from) as u16).to_le_bytes());
            plain = next;
        }
        for at in at..next.min(text.len().saturating_sub(SHORTEST)) {
            seen.entry(&text[at..at + SHORTEST]).or_default().push(at);
        }
        at = next;
    }
    as_it_is(&mut packed, &text[plain..]);
    packed
}

/// Links the unwinder's static half where the C compiler has it: one shared library less to load before the first frame.
fn unwinder() {
    let is = |key: &str, value: &str| env::var(key).is_ok_and(|found| found == value);
    let native = env::var("HOST").ok() == env::var("TARGET").ok();
    if !native || !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return;
    }
    // Only a path that leads somewhere: a compiler without the file answers with its bare name.
    let answer = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
    let name = answer.ok().and_then(|answer| String::from_utf8(answer.stdout).ok()).unwrap_or_default();
    // Nothing unwinds in what is released; without names a trace of it would say nothing.
    if is("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
    }
    if let Some(folder) = Path::new(name.trim()).parent().filter(|folder| folder.is_absolute()) {
        println!("cargo:rustc-link-search=native={}", folder.display());
        println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
    }
}
