//! The languages that the product speaks.

/// A language of the catalogue. Content has more languages; these are the ones people read the product in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Bokmål, where nothing else is chosen.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Lang {
    /// Every language, bokmål first.
    pub const ALL: [Lang; 3] = [Lang::Nb, Lang::Nn, Lang::En];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Nb => "nb",
            Lang::Nn => "nn",
            Lang::En => "en",
        }
    }

    /// What the language calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Nb => "Bokmål",
            Lang::Nn => "Nynorsk",
            Lang::En => "English",
        }
    }

    /// The language of a BCP 47 tag, by its first part; `no` is bokmål.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        match primary.to_ascii_lowercase().as_str() {
            "nb" | "no" => Some(Lang::Nb),
            "nn" => Some(Lang::Nn),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The wanted language that we have, by an `Accept-Language` header: highest weight first, then the order given.
    /// `None` when the header names none of ours, so that the caller's own default holds.
    pub fn from_accept_language(header: &str) -> Option<Lang> {
        let mut best: Option<(Lang, u16)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let lang = match parts.next() {
                Some("*") => Some(Lang::default()),
                Some(tag) => Lang::from_tag(tag),
                None => None,
            };
            let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(Some(1000), thousandths);
            if let (Some(lang), Some(weight)) = (lang, weight)
                && weight > best.map_or(0, |(_, w)| w)
            {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// A weight such as `0.8` in thousandths, without bringing number parsing for floats into the browser.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let digits: String = decimals.chars().chain("000".chars()).take(3).collect();
    let value = whole.parse::<u16>().ok()?.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    (value <= 1000).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_takes_the_heaviest_we_have() {
        for (header, expected) in [
            ("nn-NO,nn;q=0.9,no;q=0.8,nb;q=0.7,en;q=0.6", Some(Lang::Nn)),
            ("en;q=0.5, nb;q=0.75", Some(Lang::Nb)),
            ("no", Some(Lang::Nb)),
            ("se, sma;q=0.9, nn;q=0.1", Some(Lang::Nn)),
            ("nn;q=0, en;q=0.001", Some(Lang::En)),
            ("nb, en", Some(Lang::Nb)),
            ("*", Some(Lang::Nb)),
            ("de, fr;q=0.5", None),
            ("nn;q=x", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_accept_language(header), expected, "{header}");
        }
    }
}
