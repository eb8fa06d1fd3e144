//! Counties by number.

use std::{fmt, str::FromStr};

/// A county's number: two digits, a leading zero kept ("03").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountyNumber([u8; 2]);

/// The text is not two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a county number: two digits such as 46")]
pub struct InvalidCountyNumber;

impl FromStr for CountyNumber {
    type Err = InvalidCountyNumber;
    fn from_str(text: &str) -> Result<Self, InvalidCountyNumber> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_digit() && b.is_ascii_digit() => Ok(Self([*a, *b])),
            _ => Err(InvalidCountyNumber),
        }
    }
}

impl fmt::Display for CountyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b] = self.0;
        write!(f, "{}{}", char::from(a), char::from(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_and_nothing_else() {
        assert_eq!("03".parse::<CountyNumber>().unwrap().to_string(), "03");
        for bad in ["", "3", "033", "o3", "å"] {
            assert_eq!(bad.parse::<CountyNumber>(), Err(InvalidCountyNumber), "{bad}");
        }
    }
}
