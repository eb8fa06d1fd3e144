//! Links that people give: to a resolution, a plan, a strategy.

use serde::{Deserialize, Serialize};

/// An address on the web that is safe to show as a link: `https`, a host with a dot, and neither credentials nor
/// anything that could be read as something else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HttpsLink(String);

/// The text is not such an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an https address without credentials")]
pub struct InvalidLink;

impl HttpsLink {
    /// The greatest number of characters.
    pub const MAX: usize = 2000;

    /// Reads an address.
    ///
    /// # Errors
    /// [`InvalidLink`].
    pub fn parse(text: &str) -> Result<Self, InvalidLink> {
        let text = text.trim();
        let plain = text.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b));
        let scheme = text.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://"));
        if !plain || text.len() > Self::MAX || scheme.is_none() {
            return Err(InvalidLink);
        }
        let rest = text.get(8..).unwrap_or_default();
        // What RFC 3986 says of the rest: one fragment, no brackets, a percent sign before two hexadecimal digits.
        let escaped =
            |part: &str| part.get(..2).is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        if rest.matches('#').count() > 1 || rest.contains(['[', ']']) || !rest.split('%').skip(1).all(escaped)
        {
            return Err(InvalidLink);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // Whatever stands before an @ is credentials, or meant to look like another host.
        if authority.contains('@') {
            return Err(InvalidLink);
        }
        let (host, port) = authority.split_once(':').map_or((authority, None), |(h, p)| (h, Some(p)));
        let port_ok = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|number| number > 0));
        let label_ok = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        // A last label of digits alone is an address of a machine, not a name.
        let named =
            host.split('.').next_back().is_some_and(|last| last.bytes().any(|b| b.is_ascii_alphabetic()));
        let host_ok = host.contains('.') && host.split('.').all(label_ok) && named;
        if host_ok && port_ok { Ok(Self(text.to_owned())) } else { Err(InvalidLink) }
    }
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl TryFrom<String> for HttpsLink {
    type Error = InvalidLink;
    fn try_from(text: String) -> Result<Self, InvalidLink> {
        Self::parse(&text)
    }
}
impl From<HttpsLink> for String {
    fn from(link: HttpsLink) -> Self {
        link.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_addresses_are_links() {
        for good in [
            "https://www.voss.kommune.no/vedtak/42",
            " https://innsyn.example.no:8443/sak?id=1&del=2#punkt ",
            "HTTPS://Example.NO/%C3%A5rsplan.pdf",
        ] {
            assert!(HttpsLink::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "https://",
            "http://voss.kommune.no",
            "javascript:alert(1)",
            "https://kari:hemmeleg@voss.kommune.no",
            "https://voss.kommune.no@vond.example",
            "https://localhost/x",
            "https://10.0.0.1/x",
            "https://a b.no",
            "https://voss.kommune.no/<script>",
            "https://-voss.no",
            "https://voss.no:0",
            "https://voss.no:x",
            "//voss.no",
            "https://voss.no/a#b#c",
            "https://voss.no/[a]",
            "https://voss.no/100%",
            "https://voss.no/%zz",
        ] {
            assert_eq!(HttpsLink::parse(bad), Err(InvalidLink), "{bad}");
        }
        assert!(HttpsLink::parse(&format!("https://voss.no/{}", "a".repeat(2000))).is_err());
    }
}
