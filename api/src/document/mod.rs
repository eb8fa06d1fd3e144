//! Documents to sign, from a template's text and what is known: the text is read once into blocks, and written as a page
//! to print or as an OpenDocument text. See decision 0016.

mod blocks;
mod html;
mod odt;
mod pack;

#[cfg(test)]
mod tests;

pub(crate) use blocks::{Block, Run, read};
pub(crate) use html::html;
pub(crate) use odt::odt;

use domain::template::Placeholder;
use std::collections::BTreeMap;
use texts::{Key, Lang};

/// What is known, by placeholder. A value of several lines is written on several lines.
pub(crate) type Values = BTreeMap<Placeholder, String>;

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    /// What it is called.
    pub(crate) title: String,
    /// Its written standard.
    pub(crate) lang: Lang,
    /// Its text.
    pub(crate) blocks: Vec<Block>,
    /// A mark to print on every page, where the content is no real one.
    pub(crate) mark: Option<&'static str>,
}

/// What stands for something that nobody has said yet.
fn missing(lang: Lang, placeholder: Placeholder) -> String {
    let key = Key::named(&format!("placeholder.{}", placeholder.code()));
    let what = key.map_or(placeholder.code(), |key| texts::text(lang, key));
    format!("{MISSING} {what}]")
}

/// How a gap begins, in a template and in a document: «[fyll inn: …]». The same in bokmål and nynorsk.
const MISSING: &str = "[fyll inn:";
