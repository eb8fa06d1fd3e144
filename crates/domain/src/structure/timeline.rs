//! What changes over time: values in periods that never share a day.

use crate::period::Period;
use time::Date;

/// A value in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term<T> {
    /// The value.
    pub value: T,
    /// When it holds.
    pub period: Period,
}

/// Terms in the order of time, none of which share a day. The future may be written down today, the past corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline<T> {
    terms: Vec<Term<T>>,
}

/// Two terms share a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two terms share the day {0}")]
pub struct Overlap(pub Date);

impl<T> Default for Timeline<T> {
    fn default() -> Self {
        Self { terms: Vec::new() }
    }
}

impl<T: Clone + PartialEq> Timeline<T> {
    /// From terms in any order.
    ///
    /// # Errors
    /// [`Overlap`].
    pub fn of(mut terms: Vec<Term<T>>) -> Result<Self, Overlap> {
        terms.sort_by_key(|term| term.period.first_day());
        for (one, next) in terms.iter().zip(terms.iter().skip(1)) {
            if one.period.contains(next.period.first_day()) {
                return Err(Overlap(next.period.first_day()));
            }
        }
        Ok(Self { terms })
    }
    /// The terms, oldest first.
    pub fn terms(&self) -> &[Term<T>] {
        &self.terms
    }
    /// The term of a day.
    pub fn term_on(&self, day: Date) -> Option<&Term<T>> {
        self.terms.iter().find(|term| term.period.contains(day))
    }
    /// The value of a day.
    pub fn on(&self, day: Date) -> Option<&T> {
        self.term_on(day).map(|term| &term.value)
    }
    /// The first day of the terms without a gap that a day lies in.
    pub fn since(&self, day: Date) -> Option<Date> {
        let mut first = self.term_on(day)?.period.first_day();
        while let Some(before) = first.previous_day().and_then(|day| self.term_on(day)) {
            first = before.period.first_day();
        }
        Some(first)
    }
    /// The first day after the terms without a gap that a day lies in; `None` where they do not end.
    pub fn through(&self, day: Date) -> Option<Date> {
        let mut until = self.term_on(day)?.period.until()?;
        while let Some(next) = self.term_on(until) {
            until = next.period.until()?;
        }
        Some(until)
    }
    /// Whether it says anything of a day or a later one.
    pub fn runs_from(&self, day: Date) -> bool {
        self.terms.iter().any(|term| term.period.until().is_none_or(|until| until > day))
    }
    /// Has a value hold from a day until what ran that day would have ended; where nothing ran, until the next term
    /// begins. What ran before ends the day before; what is planned for later stays.
    pub fn change(&mut self, value: T, from: Date) {
        let until = match self.term_on(from) {
            Some(running) => running.period.until(),
            None => self.terms.iter().map(|term| term.period.first_day()).find(|first| *first > from),
        };
        self.end(from);
        // A day before the next term's first: never empty.
        if let Ok(period) = Period::half_open(from, until) {
            let place = self.terms.partition_point(|term| term.period.first_day() < from);
            self.terms.insert(place, Term { value, period });
        }
    }
    /// Has terms that follow each other without a gap, and say the same, be one: the first, which lasts as long as both.
    pub fn join(&mut self, same: impl Fn(&T, &T) -> bool) {
        let mut joined: Vec<Term<T>> = Vec::with_capacity(self.terms.len());
        for term in self.terms.drain(..) {
            match joined.last_mut() {
                Some(last)
                    if last.period.until() == Some(term.period.first_day())
                        && same(&last.value, &term.value) =>
                {
                    // Longer than what there was: never empty.
                    if let Ok(longer) = Period::half_open(last.period.first_day(), term.period.until()) {
                        last.period = longer;
                    }
                }
                Some(_) | None => joined.push(term),
            }
        }
        self.terms = joined;
    }
    /// Ends what runs on a day: the day before is its last. What is planned for later stays.
    pub fn end(&mut self, from: Date) {
        let Some(index) = self.terms.iter().position(|term| term.period.contains(from)) else { return };
        let Some(term) = self.terms.get_mut(index) else { return };
        match Period::half_open(term.period.first_day(), Some(from)) {
            Ok(shorter) => term.period = shorter,
            // It began on that very day: it never was.
            Err(_) => drop(self.terms.remove(index)),
        }
    }
    /// Ends what runs on a day, and all that is planned for later.
    pub fn end_for_good(&mut self, from: Date) {
        self.end(from);
        self.terms.retain(|term| term.period.first_day() < from);
    }
    /// What it says from a day on.
    #[must_use]
    pub fn tail(&self, from: Date) -> Self {
        let cut = |term: &Term<T>| {
            let period = Period::half_open(term.period.first_day().max(from), term.period.until()).ok()?;
            Some(Term { value: term.value.clone(), period })
        };
        Self { terms: self.terms.iter().filter_map(cut).collect() }
    }
    /// Has what it says from a day on be something else: each value becomes what is said of it, in the days it had.
    pub fn revalue(&mut self, from: Date, becomes: impl Fn(&T) -> T) {
        let mut after = self.tail(from);
        for term in &mut after.terms {
            term.value = becomes(&term.value);
        }
        self.end_for_good(from);
        self.terms.append(&mut after.terms);
        self.join(|one, next| one == next);
    }
    /// Has it say something on each day of a period and on no other: its first value from the first day on, its last to the
    /// end. One that says nothing stays so.
    pub fn fit(&mut self, within: Period) {
        let cut = |term: &Term<T>| {
            let until = [term.period.until(), within.until()].into_iter().flatten().min();
            let period = Period::half_open(term.period.first_day().max(within.first_day()), until).ok()?;
            Some(Term { value: term.value.clone(), period })
        };
        let mut terms: Vec<Term<T>> = self.terms.iter().filter_map(cut).collect();
        if terms.is_empty() {
            let ended = self.terms.iter().rev().find(|term| term.period.first_day() < within.first_day());
            terms.extend(ended.or_else(|| self.terms.first()).cloned());
        }
        if let Some(first) = terms.first_mut()
            && let Ok(longer) = Period::half_open(within.first_day(), first.period.until().or(within.until()))
        {
            first.period = longer;
        }
        if let Some(last) = terms.last_mut()
            && let Ok(longer) = Period::half_open(last.period.first_day(), within.until())
        {
            last.period = longer;
        }
        self.terms = terms;
    }
    /// Several in one: terms of different ones that meet become one term, with the strongest of their values. One alone
    /// stays as it is.
    #[must_use]
    pub fn together(mut lines: Vec<Self>, stronger: impl Fn(&T, &T) -> bool) -> Self {
        if lines.len() == 1 {
            return lines.pop().unwrap_or_default();
        }
        let mut all: Vec<Term<T>> = lines.into_iter().flat_map(|line| line.terms).collect();
        all.sort_by_key(|term| term.period.first_day());
        let mut terms: Vec<Term<T>> = Vec::new();
        for next in all {
            let first = next.period.first_day();
            let meets = |term: &&mut Term<T>| term.period.until().is_none_or(|until| first <= until);
            let Some(last) = terms.last_mut().filter(meets) else {
                terms.push(next);
                continue;
            };
            let until = last.period.until().zip(next.period.until()).map(|(one, other)| one.max(other));
            // It begins where the earlier of the two does, and ends no earlier: never empty.
            last.period = Period::half_open(last.period.first_day(), until).unwrap_or(last.period);
            if stronger(&next.value, &last.value) {
                last.value = next.value;
            }
        }
        Self { terms }
    }
    /// The first day of a period that no term holds.
    pub fn first_gap(&self, within: Period) -> Option<Date> {
        let mut day = within.first_day();
        while within.contains(day) {
            let Some(term) = self.term_on(day) else { return Some(day) };
            day = term.period.until()?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::Duration;
    use time::macros::date;

    const START: Date = date!(2025 - 01 - 01);

    #[test]
    fn terms_that_follow_each_other_and_say_the_same_become_one() {
        let mut motors = Timeline::default();
        motors.change("Vågå", date!(2025 - 05 - 20));
        motors.change("Lom", date!(2027 - 06 - 01));
        motors.change("Vågå", date!(2027 - 06 - 01));
        motors.join(|one, next| one == next);
        let seen = |line: &Timeline<&'static str>| {
            line.terms().iter().map(|t| (t.value, t.period.first_day(), t.period.until())).collect::<Vec<_>>()
        };
        assert_eq!(seen(&motors), [("Vågå", date!(2025 - 05 - 20), None)]);
        motors.end(date!(2026 - 01 - 01));
        motors.change("Vågå", date!(2026 - 02 - 01));
        motors.join(|one, next| one == next);
        assert_eq!(motors.terms().len(), 2, "what has a gap stays two");
    }

    #[test]
    fn a_change_ends_what_ran_and_leaves_what_is_planned() {
        let mut motors = Timeline::default();
        motors.change("Vågå", date!(2025 - 05 - 20));
        motors.change("Lom", date!(2027 - 01 - 01));
        motors.change("Sel", date!(2026 - 01 - 01));
        let seen: Vec<_> =
            motors.terms().iter().map(|t| (t.value, t.period.first_day(), t.period.until())).collect();
        assert_eq!(
            seen,
            [
                ("Vågå", date!(2025 - 05 - 20), Some(date!(2026 - 01 - 01))),
                ("Sel", date!(2026 - 01 - 01), Some(date!(2027 - 01 - 01))),
                ("Lom", date!(2027 - 01 - 01), None),
            ]
        );
        assert_eq!(motors.first_gap(Period::since(date!(2025 - 05 - 20))), None);
        assert_eq!(motors.first_gap(Period::since(START)), Some(START));
        assert_eq!(motors.since(date!(2027 - 02 - 01)), Some(date!(2025 - 05 - 20)));
        assert_eq!(motors.through(date!(2025 - 06 - 01)), None);
        motors.end_for_good(date!(2026 - 06 - 01));
        assert_eq!(motors.through(date!(2025 - 06 - 01)), Some(date!(2026 - 06 - 01)));
        assert_eq!(motors.on(date!(2026 - 05 - 31)), Some(&"Sel"));
        assert!(!motors.runs_from(date!(2026 - 06 - 01)));
    }

    #[test]
    fn one_that_began_the_same_day_never_was() {
        let mut motors = Timeline::default();
        motors.change("Vågå", START);
        motors.change("Sel", START);
        assert_eq!(motors.terms().len(), 1);
        assert_eq!(motors.on(START), Some(&"Sel"));
    }

    proptest! {
        #[test]
        fn whatever_is_done_no_two_terms_share_a_day_and_the_last_word_holds(
            steps in prop::collection::vec((0u8..4, 0i64..60), 1..30),
        ) {
            let mut line = Timeline::default();
            for (number, (what, offset)) in steps.into_iter().enumerate() {
                let day = START + Duration::days(offset);
                match what {
                    0 => {
                        line.end(day);
                        prop_assert_eq!(line.on(day), None);
                    }
                    1 => {
                        line.end_for_good(day);
                        prop_assert!(!line.runs_from(day));
                    }
                    _ => {
                        line.change(number, day);
                        prop_assert_eq!(line.on(day), Some(&number));
                    }
                }
                prop_assert_eq!(Timeline::of(line.terms().to_vec()), Ok(line.clone()));
            }
        }
    }
}
