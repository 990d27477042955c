//! Prints `docs/droit.md`.

#[expect(clippy::print_stdout, reason = "printing the page is all it does")]
fn main() {
    print!("{}", law::page_droit());
}
