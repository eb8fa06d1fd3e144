//! A template's Markdown as blocks, with what is known filled in.
//!
//! Filling in happens after the Markdown is read: a name with an asterisk or a bracket in it stays a name.

use super::{MISSING, Values, missing};
use domain::template::{Segment, segments};
use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeStream};
use texts::Lang;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Run {
    /// Text in one style.
    Text {
        /// The text.
        text: String,
        /// Bold.
        bold: bool,
        /// Italic.
        italic: bool,
    },
    /// A gap for somebody to fill in.
    Gap(String),
    /// A new line.
    LineBreak,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading of a level from 1.
    Heading(u8, Vec<Run>),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list, numbered or not.
    List {
        /// Whether it is numbered.
        numbered: bool,
        /// Its items.
        items: Vec<Vec<Run>>,
    },
}

/// What is being read.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    bold: bool,
    italic: bool,
    /// The list that is open. Lists inside lists are read as one.
    list: Option<(bool, Vec<Vec<Run>>)>,
    depth: usize,
}

impl Reader {
    fn text(&mut self, text: &str, lang: Lang, values: &Values) {
        for segment in segments(text) {
            match segment {
                Segment::Text(text) | Segment::Unknown(text) => self.with_gaps(text),
                Segment::Placeholder(placeholder) => match values.get(&placeholder) {
                    Some(value) => self.lines(value),
                    None => self.runs.push(Run::Gap(missing(lang, placeholder))),
                },
            }
        }
    }
    /// A value, which may be of several lines and have gaps in it.
    fn lines(&mut self, value: &str) {
        for (index, line) in value.lines().enumerate() {
            if index > 0 {
                self.line_break();
            }
            self.with_gaps(line);
        }
    }
    /// Text in which gaps stand as they are written: «[fyll inn: saksnummer]».
    fn with_gaps(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find(MISSING) {
            let (before, from) = rest.split_at(start);
            let end = from.find(']').map_or(from.len(), |end| end + 1);
            let (gap, after) = from.split_at(end);
            self.run(before);
            self.runs.push(Run::Gap(gap.to_owned()));
            rest = after;
        }
        self.run(rest);
    }
    fn run(&mut self, text: &str) {
        if !text.is_empty() {
            let (bold, italic) = (self.bold, self.italic);
            self.runs.push(Run::Text { text: text.to_owned(), bold, italic });
        }
    }
    fn line_break(&mut self) {
        self.runs.push(Run::LineBreak);
    }
    fn end_of_text(&mut self) -> Vec<Run> {
        std::mem::take(&mut self.runs)
    }
    fn end_item(&mut self) {
        let runs = self.end_of_text();
        if let Some((_, items)) = self.list.as_mut().filter(|_| !runs.is_empty()) {
            items.push(runs);
        }
    }
}

/// Reads a template and fills in what is known; what is not is a gap.
pub(crate) fn read(markdown: &str, lang: Lang, values: &Values) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in TextMergeStream::new(Parser::new(markdown)) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                reader.text(&text, lang, values);
            }
            Event::SoftBreak => reader.run(" "),
            Event::HardBreak => reader.line_break(),
            Event::Start(Tag::Strong) => reader.bold = true,
            Event::End(TagEnd::Strong) => reader.bold = false,
            Event::Start(Tag::Emphasis) => reader.italic = true,
            Event::End(TagEnd::Emphasis) => reader.italic = false,
            Event::End(TagEnd::Heading(level)) => {
                let runs = reader.end_of_text();
                reader.blocks.push(Block::Heading(level as u8, runs));
            }
            // A paragraph inside an item is the item's.
            Event::End(TagEnd::Paragraph) if reader.list.is_none() => {
                let runs = reader.end_of_text();
                reader.blocks.push(Block::Paragraph(runs));
            }
            Event::Start(Tag::List(first)) => {
                reader.end_item();
                reader.depth += 1;
                reader.list.get_or_insert((first.is_some(), Vec::new()));
            }
            Event::End(TagEnd::Item) => reader.end_item(),
            Event::End(TagEnd::List(_)) => {
                reader.depth -= 1;
                if reader.depth == 0
                    && let Some((numbered, items)) = reader.list.take()
                {
                    reader.blocks.push(Block::List { numbered, items });
                }
            }
            _ => {}
        }
    }
    let rest = reader.end_of_text();
    if !rest.is_empty() {
        reader.blocks.push(Block::Paragraph(rest));
    }
    reader.blocks
}
