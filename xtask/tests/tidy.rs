//! The rules of this repository, on this repository.

use std::path::Path;

use xtask::rules::{
    decisions, dependencies, glossary, identity, layers, lints, machine, markdown, output, purity,
    size, words,
};
use xtask::{Finding, Tree};

fn holds(rule: fn(&Tree) -> Vec<Finding>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let tree = Tree::read(&root).expect("the repository can be read");
    let findings: Vec<String> = rule(&tree).iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn crates_import_only_what_the_table_allows() {
    holds(layers::check);
}

#[test]
fn every_crate_inherits_the_lints() {
    holds(lints::check);
}

#[test]
fn files_and_lines_are_short() {
    holds(size::check);
}

#[test]
fn nothing_is_unfinished_nor_vague() {
    holds(words::check);
}

#[test]
fn clock_environment_and_randomness_are_read_in_cli() {
    holds(purity::check);
}

#[test]
fn libraries_print_nothing() {
    holds(output::check);
}

#[test]
fn figures_and_forecasts_cannot_name_a_person() {
    holds(identity::check);
}

#[test]
fn every_public_type_of_domain_is_in_the_glossary() {
    holds(glossary::check);
}

#[test]
fn every_dependency_has_a_reason() {
    holds(dependencies::check);
}

#[test]
fn decisions_are_numbered_and_listed() {
    holds(decisions::check);
}

#[test]
fn pages_have_titles_and_links_that_lead_somewhere() {
    holds(markdown::check);
}

#[test]
fn nothing_names_a_developer_s_machine() {
    holds(machine::check);
}
