//! How the values of the tables are written: dates, yes and no, numbers.

use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, PrimitiveDateTime};

const DATE: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");
const LOCAL: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]T[hour]:[minute]");

/// What a cell should have held.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct Expected(pub &'static str);

/// A day.
pub(super) fn date(text: &str) -> Result<Date, Expected> {
    Date::parse(text, DATE).map_err(|_| Expected("a date such as 2025-06-30"))
}

/// A local time in Oslo.
pub(super) fn local_time(text: &str) -> Result<PrimitiveDateTime, Expected> {
    PrimitiveDateTime::parse(text, LOCAL).map_err(|_| Expected("a local time such as 2025-06-30T09:00"))
}

/// A date as exact as its source: a year, a month or a day.
pub(super) fn partial_date(text: &str) -> Result<String, Expected> {
    let wrong = Expected("a date as exact as the source: 2024, 2024-10 or 2024-10-31");
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        10 => text.to_owned(),
        _ => return Err(wrong),
    };
    date(&whole).map(|_| text.to_owned()).map_err(|_| wrong)
}

/// Yes or no.
pub(super) fn yes_no(text: &str) -> Result<bool, Expected> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Expected("true or false")),
    }
}

/// An organisation number with its check digit.
pub(super) fn organisation_number(text: &str) -> Result<String, Expected> {
    if domain::register::is_organisation_number(text) {
        Ok(text.to_owned())
    } else {
        Err(Expected("nine digits with a valid check digit"))
    }
}

/// A whole number inside its limits.
pub(super) fn whole<const MIN: i32, const MAX: i32>(text: &str) -> Result<i32, String> {
    match text.parse() {
        Ok(number) if (MIN..=MAX).contains(&number) => Ok(number),
        _ => Err(format!("expected a whole number from {MIN} to {MAX}")),
    }
}

/// Text as it stands.
#[expect(clippy::unnecessary_wraps, reason = "one shape for every reader of a cell")]
pub(super) fn text(text: &str) -> Result<String, Expected> {
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_kept_as_exact_as_its_source() {
        for right in ["2024", "2024-10", "2024-10-31"] {
            assert_eq!(partial_date(right).as_deref(), Ok(right));
        }
        for wrong in ["", "24", "2024-13", "2024-10-32", "2024-1", "oktober"] {
            assert!(partial_date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn numbers_are_read_inside_their_limits() {
        assert_eq!(whole::<1, 6>("6"), Ok(6));
        assert_eq!(whole::<1, 6>("7"), Err("expected a whole number from 1 to 6".to_owned()));
        assert!(whole::<1, 6>("").is_err() && whole::<1, 6>("1.0").is_err());
    }
}
