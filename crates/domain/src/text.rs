//! Text that people type, and closed lists of codes.
//!
//! Every free text goes through one of the newtypes here; they trim, limit, refuse control characters and refuse
//! anything that is a Norwegian national identity number, which has no place in this system.

mod https_link;
mod national_id;

pub use https_link::{HttpsLink, InvalidLink};
pub use national_id::contains_national_id;
use serde::{Deserialize, Serialize};

/// Why a text was refused. Lengths are in characters after trimming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("must not be empty")]
    Required,
    /// Shorter than the least length.
    #[error("must be at least {min} characters")]
    TooShort {
        /// The least length.
        min: usize,
    },
    /// Longer than the greatest length.
    #[error("must be at most {max} characters")]
    TooLong {
        /// The greatest length.
        max: usize,
    },
    /// Holds a control character other than a line break or tab where those are allowed.
    #[error("must not contain control characters")]
    ControlCharacters,
    /// Holds a fødselsnummer or D-number.
    #[error("must not contain a national identity number")]
    NationalIdentityNumber,
}

impl TextError {
    /// The field code of the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooShort { .. } => "too_short",
            Self::TooLong { .. } => "too_long",
            Self::ControlCharacters => "control_characters",
            Self::NationalIdentityNumber => "national_identity_number",
        }
    }
}

/// Trims, normalises line ends and checks one text.
///
/// # Errors
/// The first thing wrong with it.
pub fn check(text: &str, min: usize, max: usize, lines: bool) -> Result<String, TextError> {
    let text = text.replace("\r\n", "\n");
    // Before trimming: U+0085 and its like are white space to `trim` and would slip away unseen.
    if text.chars().any(|c| c.is_control() && !(lines && (c == '\n' || c == '\t'))) {
        return Err(TextError::ControlCharacters);
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(TextError::Required);
    }
    let length = text.chars().count();
    if length < min {
        return Err(TextError::TooShort { min });
    }
    if length > max {
        return Err(TextError::TooLong { max });
    }
    if contains_national_id(text) {
        return Err(TextError::NationalIdentityNumber);
    }
    Ok(text.to_owned())
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($min:literal..=$max:literal, lines: $lines:literal);)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The least number of characters.
            pub const MIN: usize = $min;
            /// The greatest number of characters.
            pub const MAX: usize = $max;

            /// Reads what a person typed.
            ///
            /// # Errors
            /// The first thing wrong with it.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                check(text, Self::MIN, Self::MAX, $lines).map(Self)
            }
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::parse(&text)
            }
        }
        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

texts! {
    /// "Hva trenger dere å vite?": one line.
    NeedTitle(3..=200, lines: false);
    /// "Hva er problemet i dag?".
    NeedProblem(3..=4000, lines: true);
    /// "Hvem gjelder det?" in the municipality's own words.
    WhoAffected(2..=500, lines: false);
    /// Why somebody decided as they did; shown with the decision.
    Reason(3..=2000, lines: true);
    /// What a cluster or part of it is called.
    StructureName(3..=120, lines: false);
    /// What a subcluster or network works with, or the need a cluster is built on.
    Theme(3..=500, lines: false);
    /// Where a decision is found: a case number, a minute, an address.
    DecisionReference(2..=300, lines: false);
    /// What a person or role is shown as.
    DisplayName(2..=120, lines: false);
    /// What a group or network is called.
    GroupName(2..=160, lines: false);
    /// An office, department or post; never a person.
    Office(2..=160, lines: false);
    /// What an organisation is called.
    OrganisationName(2..=200, lines: false);
    /// A few words about something.
    Note(2..=1000, lines: true);
    /// What a template is called.
    TemplateTitle(3..=160, lines: false);
    /// Who decided that somebody has a role.
    DecidedBy(2..=200, lines: false);
    /// What a role is meant to do, in the words of those who gave it.
    Mandate(3..=4000, lines: true);
    /// One thing that is agreed to belong to a role.
    AgreedTask(2..=300, lines: false);
    /// What a document is called.
    DocumentTitle(2..=200, lines: false);
}

/// An e-mail address in lower case. The check is plain on purpose: one `@`, a host with a dot, no odd characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// The text is not an e-mail address that the system can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct InvalidEmail;

impl Email {
    /// Reads an address and lower-cases it.
    ///
    /// # Errors
    /// [`InvalidEmail`].
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let text = text.trim().to_ascii_lowercase();
        let (user, host) = text.split_once('@').ok_or(InvalidEmail)?;
        let user_ok = (1..=64).contains(&user.len())
            && user.bytes().all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b));
        let host_ok = text.len() <= 254
            && host.contains('.')
            && host.split('.').all(|label| {
                (1..=63).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            });
        if user_ok && host_ok { Ok(Self(text)) } else { Err(InvalidEmail) }
    }
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl TryFrom<String> for Email {
    type Error = InvalidEmail;
    fn try_from(text: String) -> Result<Self, InvalidEmail> {
        Self::parse(&text)
    }
}
impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

/// A code that is not on its closed list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is not one of {expected}")]
pub struct UnknownCode {
    /// What was given.
    pub value: String,
    /// What would have been read.
    pub expected: String,
}

/// Declares an enum with its code in the database and the API, written once. Its comments are kept, for the
/// reference of the API to show.
macro_rules! closed_list {
    ($(#[doc = $doc:literal])* pub enum $name:ident {
        $($(#[doc = $vdoc:literal])* $variant:ident = $code:literal,)+
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[doc = $vdoc])* #[serde(rename = $code)] $variant,)+ }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every code, in the order of the list.
            pub const CODES: &'static [&'static str] = &[$($code),+];
            /// What the list is for.
            pub const MEANING: &'static str = concat!($($doc),*);
            /// What every value means, in the order of the list.
            pub const MEANINGS: &'static [&'static str] = &[$(concat!($($vdoc),*)),+];
            /// The code in the database and the API.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::text::UnknownCode;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::text::UnknownCode {
                        value: text.to_owned(),
                        expected: Self::CODES.join(", "),
                    }),
                }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}
pub(crate) use closed_list;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_trimmed_and_limited() {
        assert_eq!(NeedTitle::parse("  Nattilsyn ").unwrap().as_str(), "Nattilsyn");
        assert_eq!(NeedTitle::parse("   "), Err(TextError::Required));
        assert_eq!(NeedTitle::parse("ab"), Err(TextError::TooShort { min: 3 }));
        assert_eq!(NeedTitle::parse(&"å".repeat(201)), Err(TextError::TooLong { max: 200 }));
        assert_eq!(NeedTitle::parse("to\nliner"), Err(TextError::ControlCharacters));
    }

    #[test]
    fn a_problem_may_have_lines_but_no_other_control_characters() {
        assert_eq!(NeedProblem::parse("ein\r\nto").unwrap().as_str(), "ein\nto");
        assert_eq!(NeedProblem::parse("nul\0l"), Err(TextError::ControlCharacters));
        assert_eq!(NeedProblem::parse("c1\u{85}"), Err(TextError::ControlCharacters));
    }

    #[test]
    fn a_national_identity_number_is_refused_in_any_text() {
        assert_eq!(Reason::parse("gjeld 010190 00083 i dag"), Err(TextError::NationalIdentityNumber));
    }

    #[test]
    fn emails_are_lower_cased_and_odd_ones_refused() {
        assert_eq!(Email::parse(" Kari@Demo.Example ").unwrap().as_str(), "kari@demo.example");
        for bad in
            ["", "kari", "kari@", "@demo.example", "kari@demo", "ka ri@demo.example", "a@b..c", "a@-b.no"]
        {
            assert_eq!(Email::parse(bad), Err(InvalidEmail), "{bad}");
        }
    }
}
