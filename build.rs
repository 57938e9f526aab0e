//! Three things about the program to be: its version, the texts it carries packed, and the static half of the unwinder.

use miniz_oxide::deflate::compress_to_vec_zlib;
use std::{env, fs, path::Path, process::Command};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    version();
    carry("share.zlib", &["share/man", "share/completions"]);
    carry("pictures.zlib", &["content/core/pictures"]);
    carry("guide.zlib", &["content/core/guide"]);
    carry("reading.zlib", &["content/core/conditions.toml", "content/core/sources.toml"]);
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

/// Packs files and folders of files, names and texts by turns, for `content::packed`.
fn carry(packed: &str, places: &[&str]) {
    let mut all = Vec::new();
    for place in places {
        println!("cargo:rerun-if-changed={place}");
        let mut files = match fs::read_dir(place) {
            Ok(folder) => folder.filter_map(|file| Some(format!("{place}/{}", file.ok()?.file_name().to_str()?))).collect(),
            Err(_) => vec![(*place).to_owned()],
        };
        files.sort();
        for file in files {
            match fs::read_to_string(&file) {
                Ok(text) => all.extend([file, text]),
                Err(error) => println!("cargo:error=cannot read {file}: {error}"),
            }
        }
    }
    let target = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join(packed);
    if let Err(error) = fs::write(&target, compress_to_vec_zlib(all.join("\0").as_bytes(), 10)) {
        println!("cargo:error=cannot write {}: {error}", target.display());
    }
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
    if let Some(folder) = Path::new(name.trim()).parent().filter(|folder| folder.is_absolute()) {
        println!("cargo:rustc-link-search=native={}", folder.display());
        println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
    }
}
