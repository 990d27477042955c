//! Prints `docs/indicateurs.md`.

#![expect(clippy::print_stdout, reason = "the page is its answer")]

fn main() {
    print!("{}", observatory::catalogue::page_indicateurs());
}
