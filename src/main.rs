//! The program: hands its arguments to the library and leaves with the exit code it gets back.

use std::process::ExitCode;

fn main() -> ExitCode {
    unclench::cli::main()
}
