#!/usr/bin/env python3
"""What the released program consists of: `cargo build --profile profiling`, then `benches/size.py target/profiling/unclench`.

That profile is the released program with its symbols. Code counts for the crate that a function is named after: what a crate's
generic code becomes for our types has their name or `core`'s. Needs `nm` and `size`. Prints Markdown, in thousands of bytes.
"""
import collections, pathlib, re, subprocess, sys

RUST = {'std', 'core', 'alloc', 'gimli', 'addr2line', 'rustc_demangle', 'miniz_oxide', 'compiler_builtins', 'std_detect'}


def lines(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


program = sys.argv[1]
crates = collections.Counter()
for line in lines('nm', '-C', '-S', program):
    address, size, kind, name = (line.split(None, 3) + [''] * 4)[:4]
    if kind in tuple('tTwW') and size:
        first = re.match(r'^[<&(\[ ]*(?:dyn |mut |\*const |\*mut )*([a-z_0-9]+)', name)
        crate = first[1] if first and '::' in name else 'C'
        crates['Rust: ' + crate if crate in RUST else crate] += int(size, 16)
sections = {words[0]: int(words[1]) for words in map(str.split, lines('size', '-A', program)) if len(words) == 3 and words[1].isdigit()}
root = pathlib.Path(__file__).parent.parent
content = sum(file.stat().st_size for file in root.glob('content/**/*.toml'))
print('| what | kB |\n|---|--:|')
for crate, size in crates.most_common():
    if size >= 5000:
        print(f'| code: {crate} | {size / 1000:.0f} |')
print(f'| code: all others | {sum(size for size in crates.values() if size < 5000) / 1000:.0f} |')
print(f'| text: content, before some of it is packed | {content / 1000:.0f} |')
print(f'| all text and tables (`.rodata`) | {sections[".rodata"] / 1000:.0f} |')
print(f'| tables for unwinding (`.eh_frame`, `.eh_frame_hdr`, `.gcc_except_table`) | '
      f'{sum(sections.get(name, 0) for name in (".eh_frame", ".eh_frame_hdr", ".gcc_except_table")) / 1000:.0f} |')
print(f'| pointers and what moves them (`.data.rel.ro`, `.rela.dyn`) | {(sections[".data.rel.ro"] + sections[".rela.dyn"]) / 1000:.0f} |')
