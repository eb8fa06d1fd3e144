//! A document as a page to print: one file that needs nothing else.

use super::{Block, Document, Run};
use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

/// A4, in black on white. A gap is marked so that nobody signs past it.
const STYLE: &str = "\
@page { size: A4; margin: 25mm 22mm; }
body { font: 11pt/1.5 Georgia, 'Times New Roman', serif; max-width: 170mm; margin: 2em auto; padding: 0 1em; color: #000; background: #fff; }
h1, h2, h3 { font-family: Arial, Helvetica, sans-serif; line-height: 1.25; break-after: avoid; }
h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 1.6em; } h3 { font-size: 12pt; }
li { margin: .25em 0; }
mark { background: #ffe680; color: #000; outline: 1px dashed #7a5b00; }
.mark { font-family: Arial, Helvetica, sans-serif; border: 2px solid #000; padding: .4em .8em; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
";

fn runs(runs: &[Run]) -> Markup {
    markup! { @for run in runs { (one(run)) } }
}

fn one(run: &Run) -> Markup {
    match run {
        Run::LineBreak => markup! { br; },
        Run::Gap(text) => markup! { mark { (text) } },
        Run::Text { text, bold, italic } => {
            let text = if *italic {
                markup! { em { (text) } }
            } else {
                markup! { (text) }
            };
            if *bold {
                markup! { strong { (text) } }
            } else {
                text
            }
        }
    }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Heading(1, text) => markup! { h1 { (runs(text)) } },
        Block::Heading(2, text) => markup! { h2 { (runs(text)) } },
        Block::Heading(_, text) => markup! { h3 { (runs(text)) } },
        Block::Paragraph(text) => markup! { p { (runs(text)) } },
        Block::List { numbered: true, items } => {
            markup! { ol { @for item in items { li { (runs(item)) } } } }
        }
        Block::List { numbered: false, items } => {
            markup! { ul { @for item in items { li { (runs(item)) } } } }
        }
    }
}

/// The document as HTML.
pub(crate) fn html(document: &Document) -> String {
    let page = markup! {
        (DOCTYPE)
        html lang=(document.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (document.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    @if let Some(mark) = document.mark { p.mark { (mark) } }
                    @for each in &document.blocks { (block(each)) }
                }
            }
        }
    };
    page.into_string()
}
