//! Local time in Norway. Deadlines and "today" mean Europe/Oslo; everything else is UTC.
//!
//! Norway follows the European rule: summer time (UTC+2) from the last Sunday of March 01:00 UTC to the last
//! Sunday of October 01:00 UTC, else UTC+1. It has done so since 1996, which covers everything the system holds.

use time::{Date, Month, OffsetDateTime, Time, UtcOffset, Weekday};

const WINTER: UtcOffset = match UtcOffset::from_hms(1, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};
const SUMMER: UtcOffset = match UtcOffset::from_hms(2, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

/// The offset from UTC in Oslo at a moment.
pub fn offset(at: OffsetDateTime) -> UtcOffset {
    let at = at.to_offset(UtcOffset::UTC);
    match (change(at.year(), Month::March), change(at.year(), Month::October)) {
        (Some(spring), Some(autumn)) if spring <= at && at < autumn => SUMMER,
        _ => WINTER,
    }
}

/// The calendar day in Oslo at a moment.
pub fn day(at: OffsetDateTime) -> Date {
    at.to_offset(offset(at)).date()
}

/// The moment a local time names. An hour that occurs twice in autumn means the first; one skipped in spring
/// means the moment the clock was turned.
pub fn moment(date: Date, time: Time) -> OffsetDateTime {
    let local = date.with_time(time);
    let summer = local.assume_offset(SUMMER);
    let winter = local.assume_offset(WINTER);
    if offset(summer) == SUMMER { summer } else { winter }.to_offset(UtcOffset::UTC)
}

/// When the clock is turned in a month: the last Sunday, 01:00 UTC.
fn change(year: i32, month: Month) -> Option<OffsetDateTime> {
    let last = Date::from_calendar_date(year, month, 31).ok()?;
    let sunday = (0..7).map_while(|back| last.checked_sub(time::Duration::days(back)));
    let sunday = sunday.into_iter().find(|day| day.weekday() == Weekday::Sunday)?;
    Some(sunday.with_hms(1, 0, 0).ok()?.assume_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime, time};

    #[test]
    fn the_day_turns_at_midnight_in_oslo() {
        assert_eq!(day(datetime!(2025-12-31 22:59:59 UTC)), date!(2025 - 12 - 31));
        assert_eq!(day(datetime!(2025-12-31 23:00 UTC)), date!(2026 - 01 - 01));
        assert_eq!(day(datetime!(2025-06-30 21:59:59 UTC)), date!(2025 - 06 - 30));
        assert_eq!(day(datetime!(2025-06-30 22:00 UTC)), date!(2025 - 07 - 01));
    }

    #[test]
    fn the_clock_is_turned_on_the_last_sundays() {
        assert_eq!(offset(datetime!(2025-03-30 00:59:59 UTC)), WINTER);
        assert_eq!(offset(datetime!(2025-03-30 01:00 UTC)), SUMMER);
        assert_eq!(offset(datetime!(2025-10-26 00:59:59 UTC)), SUMMER);
        assert_eq!(offset(datetime!(2025-10-26 01:00 UTC)), WINTER);
        assert_eq!(offset(datetime!(2024-03-31 01:00 UTC)), SUMMER);
    }

    #[test]
    fn a_local_deadline_is_one_moment() {
        assert_eq!(moment(date!(2025 - 08 - 13), time!(12:00)), datetime!(2025-08-13 10:00 UTC));
        assert_eq!(moment(date!(2025 - 11 - 13), time!(12:00)), datetime!(2025-11-13 11:00 UTC));
        assert_eq!(moment(date!(2025 - 10 - 26), time!(02:30)), datetime!(2025-10-26 00:30 UTC));
        assert_eq!(moment(date!(2025 - 03 - 30), time!(02:30)), datetime!(2025-03-30 01:30 UTC));
    }
}
