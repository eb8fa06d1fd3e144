//! The text of a template, and the placeholders in it.

use super::Placeholder;
use crate::text::{TextError, check};

/// A template's text: Markdown with placeholders of the closed list and no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateBody(String);

/// Why a text cannot be a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBody {
    /// As any text.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A placeholder that nothing is known for.
    #[error("`{0}` is no placeholder")]
    UnknownPlaceholder(String),
}

/// A part of a line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// As it stands.
    Text(&'a str),
    /// To be filled in.
    Placeholder(Placeholder),
    /// Double braces around something else.
    Unknown(&'a str),
}

/// The parts of a text: `{{name}}` is a placeholder, all else is as it stands.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, inside, after)) = next(rest) {
        if !before.is_empty() {
            found.push(Segment::Text(before));
        }
        found.push(match inside.trim().parse() {
            Ok(placeholder) => Segment::Placeholder(placeholder),
            Err(_) => Segment::Unknown(inside),
        });
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Segment::Text(rest));
    }
    found
}

fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (inside, after) = rest.split_once("}}")?;
    Some((before, inside, after))
}

impl TemplateBody {
    /// The least number of characters.
    pub const MIN: usize = 20;
    /// The greatest number of characters.
    pub const MAX: usize = 40_000;

    /// Reads a template.
    ///
    /// # Errors
    /// [`InvalidBody`].
    pub fn parse(text: &str) -> Result<Self, InvalidBody> {
        let text = check(text, Self::MIN, Self::MAX, true)?;
        let unknown = segments(&text).into_iter().find_map(|segment| match segment {
            Segment::Unknown(name) => Some(name.to_owned()),
            Segment::Text(_) | Segment::Placeholder(_) => None,
        });
        match unknown {
            Some(name) => Err(InvalidBody::UnknownPlaceholder(name)),
            None => Ok(Self(text)),
        }
    }
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_and_unknown_ones_refused() {
        assert_eq!(
            segments("Avtale mellom {{members}} og {{ motor }}."),
            [
                Segment::Text("Avtale mellom "),
                Segment::Placeholder(Placeholder::Members),
                Segment::Text(" og "),
                Segment::Placeholder(Placeholder::Motor),
                Segment::Text("."),
            ]
        );
        assert_eq!(segments("{{ikke lukket"), [Segment::Text("{{ikke lukket")]);
        let refused = TemplateBody::parse("Avtale mellom {{kommunane}} i klynga").unwrap_err();
        assert_eq!(refused, InvalidBody::UnknownPlaceholder("kommunane".to_owned()));
        assert!(matches!(TemplateBody::parse("kort"), Err(InvalidBody::Text(TextError::TooShort { .. }))));
    }
}
