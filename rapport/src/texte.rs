//! The editors' text: Markdown to HTML. What it holds of HTML is shown, never obeyed.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use crate::document::{chaine, mots};

/// The text as HTML. Titles go down one level, under the title of their part.
#[expect(clippy::wildcard_enum_match_arm, reason = "what else Markdown has stays as it is")]
pub(crate) fn en_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let evenements = Parser::new_ext(markdown, options).map(|evenement| match evenement {
        Event::Html(brut) | Event::InlineHtml(brut) => Event::Text(brut),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: dessous(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(dessous(level))),
        autre => autre,
    });
    let mut page = String::new();
    html::push_html(&mut page, evenements);
    page
}

/// The text as Typst markup, under the title of its part.
pub(crate) fn en_typst(markdown: &str) -> String {
    let mut source = String::new();
    let mut listes: Vec<bool> = Vec::new();
    // Titles go down by one at most, from that of the part: whoever listens follows them.
    let mut niveau = 1;
    for evenement in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match evenement {
            Event::Text(mot) | Event::Html(mot) | Event::InlineHtml(mot) => {
                source.push_str(&mots(&mot));
            }
            Event::Code(mot) => {
                let _ = write!(source, "#raw({})", chaine(&mot));
            }
            Event::SoftBreak => source.push(' '),
            Event::HardBreak => source.push_str("#linebreak()"),
            Event::Rule => source.push_str("\n#line(length: 100%)\n"),
            Event::Start(Tag::Heading { level, .. }) => {
                niveau = (level as usize + 1).min(niveau + 1);
                let _ = write!(source, "\n#heading(level: {niveau})[");
            }
            Event::Start(balise) => ouvrir(&balise, &mut listes, &mut source),
            Event::End(balise) => fermer(balise, &mut listes, &mut source),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
    source
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what else Markdown has is not written")]
fn ouvrir(balise: &Tag<'_>, listes: &mut Vec<bool>, source: &mut String) {
    match balise {
        Tag::List(depart) => {
            listes.push(depart.is_some());
            source.push('\n');
        }
        Tag::Item => {
            let retrait = "  ".repeat(listes.len().saturating_sub(1));
            let signe = if listes.last() == Some(&true) { '+' } else { '-' };
            let _ = write!(source, "\n{retrait}{signe} ");
        }
        Tag::Emphasis => source.push_str("#emph["),
        Tag::Strong => source.push_str("#strong["),
        Tag::Link { dest_url, .. } => {
            let _ = write!(source, "#link({})[", chaine(dest_url));
        }
        Tag::BlockQuote(_) => source.push_str("\n#quote(block: true)["),
        Tag::Table(colonnes) => {
            let _ = write!(source, "\n#table(columns: {},", colonnes.len());
        }
        Tag::TableCell => source.push('['),
        Tag::Paragraph if listes.is_empty() => source.push('\n'),
        _ => {}
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what else Markdown has is not written")]
fn fermer(balise: TagEnd, listes: &mut Vec<bool>, source: &mut String) {
    match balise {
        TagEnd::Heading(_) | TagEnd::BlockQuote(_) => source.push_str("]\n"),
        TagEnd::List(_) => {
            listes.pop();
            source.push('\n');
        }
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => source.push(']'),
        TagEnd::TableCell => source.push_str("],"),
        TagEnd::Table => source.push_str(")\n"),
        TagEnd::Paragraph => source.push('\n'),
        _ => {}
    }
}

fn dessous(niveau: pulldown_cmark::HeadingLevel) -> pulldown_cmark::HeadingLevel {
    use pulldown_cmark::HeadingLevel::{H2, H3, H4, H5, H6};
    match niveau as usize {
        1 => H2,
        2 => H3,
        3 => H4,
        4 => H5,
        _ => H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_typst_whose_words_are_strings() {
        let source = en_typst("### Un\n\nDeux #trois `qu\"atre` *cinq*\n\n- six\n- sept\n");
        assert!(source.contains("#heading(level: 2)[#\"Un\"]"), "{source}");
        assert!(source.contains("#\"Deux #trois \"#raw(\"qu\\\"atre\")"), "{source}");
        assert!(source.contains("#emph[#\"cinq\"]") && source.contains("\n- #\"six\""), "{source}");
    }

    #[test]
    fn html_in_a_text_is_shown_and_not_obeyed() {
        let page =
            en_html("# Un\n\nDeux <script>alert()</script> **trois**.\n\n<div>quatre</div>\n");
        assert!(page.contains("<h2>Un</h2>"), "{page}");
        assert!(page.contains("<strong>trois</strong>"), "{page}");
        assert!(page.contains("&lt;script&gt;") && page.contains("&lt;div&gt;"), "{page}");
        assert!(!page.contains("<script"), "{page}");
    }
}
