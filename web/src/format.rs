//! Numbers, dates and times as they are written in each language.

use crate::i18n::I18n;
use texts::{Key, Lang, key};
use time::{Date, Month, OffsetDateTime};

/// A whole number: groups of three with a hard space in Norwegian, a comma in English.
pub(crate) fn number(lang: Lang, number: u64) -> String {
    let separator = match lang {
        Lang::Nb | Lang::Nn => '\u{a0}',
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// A date: `16. oktober 2026`.
pub(crate) fn date(i18n: I18n, date: Date) -> String {
    i18n.fill(
        key::DATE_LONG,
        &[
            ("day", &date.day().to_string()),
            ("month", &i18n.text(month(date.month()))),
            ("year", &date.year().to_string()),
        ],
    )
}

/// Today in Norway, by the clock of the browser.
pub(crate) fn today() -> Date {
    // Exact for some hundred thousand years.
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds fit")]
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    domain::oslo::day(OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH))
}

/// The day of a moment in Norway.
pub(crate) fn day(i18n: I18n, moment: OffsetDateTime) -> String {
    date(i18n, domain::oslo::day(moment))
}

/// A moment in Norway: `16. oktober 2026 kl. 09.00`.
pub(crate) fn moment(i18n: I18n, moment: OffsetDateTime) -> String {
    i18n.fill(key::DATE_MOMENT, &[("date", &day(i18n, moment)), ("time", &time(i18n, moment))])
}

/// When something was written down: the moment, or the day alone where no more is known, which is kept as its first moment.
pub(crate) fn written_down(i18n: I18n, at: OffsetDateTime) -> String {
    if is_whole_day(at) { day(i18n, at) } else { moment(i18n, at) }
}

/// Whether a moment is the first of a day in Norway.
fn is_whole_day(at: OffsetDateTime) -> bool {
    at.to_offset(domain::oslo::offset(at)).time() == time::Time::MIDNIGHT
}

/// The time of day of a moment in Norway: `09.00`.
pub(crate) fn time(i18n: I18n, moment: OffsetDateTime) -> String {
    let here = moment.to_offset(domain::oslo::offset(moment));
    let separator = match i18n.lang() {
        Lang::Nb | Lang::Nn => '.',
        Lang::En => ':',
    };
    format!("{:02}{separator}{:02}", here.hour(), here.minute())
}

const fn month(month: Month) -> Key {
    match month {
        Month::January => key::DATE_MONTH_M01,
        Month::February => key::DATE_MONTH_M02,
        Month::March => key::DATE_MONTH_M03,
        Month::April => key::DATE_MONTH_M04,
        Month::May => key::DATE_MONTH_M05,
        Month::June => key::DATE_MONTH_M06,
        Month::July => key::DATE_MONTH_M07,
        Month::August => key::DATE_MONTH_M08,
        Month::September => key::DATE_MONTH_M09,
        Month::October => key::DATE_MONTH_M10,
        Month::November => key::DATE_MONTH_M11,
        Month::December => key::DATE_MONTH_M12,
    }
}

/// The place of a name in the Norwegian alphabet, which ends with æ, ø and å.
pub(crate) fn alphabetical(name: &str) -> String {
    let last = |letter: char| match letter {
        'æ' => '\u{e000}',
        'ø' => '\u{e001}',
        'å' => '\u{e002}',
        letter => letter,
    };
    name.to_lowercase().chars().map(last).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_norwegian_alphabet() {
        let mut names = ["Årdal", "Øygarden", "Askøy", "Ærø", "Voss"];
        names.sort_by_cached_key(|name| alphabetical(name));
        assert_eq!(names, ["Askøy", "Voss", "Ærø", "Øygarden", "Årdal"]);
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        for (given, norwegian, english) in [
            (7, "7", "7"),
            (357, "357", "357"),
            (1672, "1\u{a0}672", "1,672"),
            (5_627_400, "5\u{a0}627\u{a0}400", "5,627,400"),
        ] {
            assert_eq!(number(Lang::Nn, given), norwegian);
            assert_eq!(number(Lang::En, given), english);
        }
    }

    #[test]
    fn what_is_known_to_the_day_alone_has_no_time() {
        use time::macros::datetime;
        assert!(is_whole_day(datetime!(2024-09-01 22:00 UTC)), "midnight in Norway, in summer");
        assert!(is_whole_day(datetime!(2025-01-14 23:00 UTC)), "and in winter");
        assert!(!is_whole_day(datetime!(2024-09-02 00:00 UTC)));
    }
}
