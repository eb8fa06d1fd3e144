//! Text of the document as HTML: CommonMark, as OpenAPI has it.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A description. HTML in it is shown as text.
pub(super) fn prose(markdown: &str) -> Markup {
    let mut events = Vec::new();
    let mut code: Option<String> = None;
    for event in Parser::new(markdown) {
        match (event, &mut code) {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)), _) => {
                code = Some(String::new());
            }
            (Event::Text(text), Some(code)) => code.push_str(&text),
            (Event::End(TagEnd::CodeBlock), block) => {
                let block = scrolling_code(block.as_deref().unwrap_or_default(), "Example");
                events.push(Event::Html(block.into_string().into()));
                code = None;
            }
            (Event::Html(text) | Event::InlineHtml(text), _) => events.push(Event::Text(text)),
            (event, _) => events.push(event),
        }
    }
    let mut text = String::new();
    pulldown_cmark::html::push_html(&mut text, events.into_iter());
    PreEscaped(text)
}

/// The sections of a guide: each second-level heading with what stands below it. What stands before the first has no
/// heading.
pub(super) fn sections(guide: &str) -> (&str, Vec<(&str, &str)>) {
    let mut parts = guide.split("\n## ");
    let first = parts.next().unwrap_or_default();
    (first, parts.map(|part| part.split_once('\n').unwrap_or((part, ""))).collect())
}

/// A heading as part of an address.
pub(super) fn slug(heading: &str) -> String {
    let words: Vec<String> = heading
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// Code that may be wider than the page: it scrolls by itself, also by keyboard.
pub(super) fn scrolling_code(code: &str, name: &str) -> Markup {
    html! { pre tabindex="0" role="group" aria-label=(name) { code { (code) } } }
}

/// A table that may be wider than the page: it scrolls by itself, also by keyboard. It is a group and not a region,
/// which would make a landmark of each of some hundred tables.
pub(super) fn table(id: &str, caption: &Markup, heads: &[&str], rows: &[[Markup; 3]]) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-labelledby=(id) {
            table {
                caption id=(id) { (caption) }
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody {
                    @for [first, second, third] in rows {
                        tr { th scope="row" { (first) } td { (second) } td { (third) } }
                    }
                }
            }
        }
    }
}
