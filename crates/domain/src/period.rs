//! Periods of days. Half-open inside (`[from, until)`), with an inclusive last day at the borders (`validTo`).

use time::Date;

/// A period that is never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Date,
    until: Option<Date>,
}

/// The last day lies before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the last day must not be before the first")]
pub struct EmptyPeriod;

impl Period {
    /// From a day on, without end.
    pub const fn since(from: Date) -> Self {
        Self { from, until: None }
    }
    /// From a first day to an inclusive last day.
    ///
    /// # Errors
    /// [`EmptyPeriod`].
    pub fn inclusive(from: Date, last: Option<Date>) -> Result<Self, EmptyPeriod> {
        match last {
            Some(last) if last < from => Err(EmptyPeriod),
            Some(last) => Ok(Self { from, until: last.next_day() }),
            None => Ok(Self { from, until: None }),
        }
    }
    /// From half-open bounds, as the database keeps them.
    ///
    /// # Errors
    /// [`EmptyPeriod`].
    pub fn half_open(from: Date, until: Option<Date>) -> Result<Self, EmptyPeriod> {
        if until.is_some_and(|until| until <= from) { Err(EmptyPeriod) } else { Ok(Self { from, until }) }
    }
    /// The first day.
    pub const fn first_day(self) -> Date {
        self.from
    }
    /// The last day, if it ends.
    pub fn last_day(self) -> Option<Date> {
        self.until.and_then(Date::previous_day)
    }
    /// The day after the last, if it ends.
    pub const fn until(self) -> Option<Date> {
        self.until
    }
    /// Whether a day lies inside.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn the_last_day_is_inside_and_the_next_is_not() {
        let term = Period::inclusive(date!(2025 - 05 - 20), Some(date!(2025 - 08 - 31))).unwrap();
        assert!(term.contains(date!(2025 - 08 - 31)) && !term.contains(date!(2025 - 09 - 01)));
        assert_eq!(term.last_day(), Some(date!(2025 - 08 - 31)));
        assert_eq!(Period::half_open(term.first_day(), term.until()), Ok(term));
    }

    #[test]
    fn an_empty_period_is_refused() {
        assert!(Period::inclusive(date!(2025 - 05 - 20), Some(date!(2025 - 05 - 19))).is_err());
        assert!(Period::half_open(date!(2025 - 05 - 20), Some(date!(2025 - 05 - 20))).is_err());
    }
}
