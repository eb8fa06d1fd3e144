//! The municipalities one may register for.

use contract::people::{Me, RegisterFor};

/// The municipality that goes without asking: one's own, when there is only one.
pub(super) fn only(me: &Me) -> Option<String> {
    let own: Vec<_> = me.may_register_for.iter().filter(|place| place.own).collect();
    match (own.as_slice(), me.may_register_for.as_slice()) {
        ([one], _) => Some(one.municipality.number.clone()),
        ([], [one]) => Some(one.municipality.number.clone()),
        ([] | [_, _, ..], _) => None,
    }
}

/// The place of a municipality.
pub(super) fn find<'a>(places: &'a [RegisterFor], number: &str) -> Option<&'a RegisterFor> {
    places.iter().find(|place| place.municipality.number == number)
}
