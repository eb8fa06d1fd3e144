//! Addresses of pages and documents that lie elsewhere.

use serde::{Deserialize, Serialize};

/// An address of the web.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Link(String);

/// The text is not an address that a browser would open as a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address of the web: https://…")]
pub struct InvalidLink;

impl Link {
    /// The greatest number of characters.
    pub const MAX: usize = 500;

    /// Reads an address. Only `https:` and `http:`, so that no page of ours ever runs what somebody typed.
    ///
    /// # Errors
    /// [`InvalidLink`].
    pub fn parse(text: &str) -> Result<Self, InvalidLink> {
        let rest =
            text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(InvalidLink)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (name, port) = host.split_once(':').unwrap_or((host, "80"));
        let label =
            |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let sound = name.contains('.')
            && name.split('.').all(label)
            && (1..=5).contains(&port.len())
            && port.bytes().all(|b| b.is_ascii_digit())
            && text.chars().count() <= Self::MAX
            && !text.chars().any(|c| c.is_control() || c.is_whitespace() || "<>\"`{}|\\^".contains(c));
        if sound { Ok(Self(text.to_owned())) } else { Err(InvalidLink) }
    }
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl TryFrom<String> for Link {
    type Error = InvalidLink;
    fn try_from(text: String) -> Result<Self, InvalidLink> {
        Self::parse(&text)
    }
}
impl From<Link> for String {
    fn from(link: Link) -> Self {
        link.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_pages_are_links() {
        for right in ["https://www.ks.no/mandat?a=b#c", "http://masfjorden.kommune.no:8080"] {
            assert_eq!(Link::parse(right).unwrap().as_str(), right);
        }
        for wrong in [
            "javascript:alert(1)",
            "www.ks.no",
            "https://",
            "https://ks",
            "https://a@b.no/",
            "https://ks.no/a b",
        ] {
            assert_eq!(Link::parse(wrong), Err(InvalidLink), "{wrong}");
        }
    }
}
