//! Where a role can be offered, as one chooses it: nothing to ask where there is one place, a few in sight, many typed.

use super::super::told::place;
use crate::steps::{Answers, Choice, Field};
use crate::words::Words;
use contract::people::{RoleOffer, RoleView};
use domain::access::Role;
use texts::{Key, key};

/// As many as stand in sight; more are typed with suggestions.
const FEW: usize = 12;
/// The municipalities of the largest region, of which any number can share a contact.
const REGION: usize = 100;

/// What tells a place from another of its kind.
pub(super) fn value(view: &RoleView) -> String {
    let place = view.municipality.as_ref().map(|m| m.number.clone());
    let place = place.or_else(|| view.cluster.as_ref().map(|c| c.id.to_string()));
    let place = place.or_else(|| view.region.as_ref().map(|r| r.slug.clone()));
    let place = place.or_else(|| view.organisation.as_ref().map(|o| o.id.to_string()));
    place.or_else(|| view.county.as_ref().map(|c| c.number.clone())).unwrap_or_default()
}

/// As a place is written: two municipalities have the same name more than once in the country.
fn written(view: &RoleView) -> String {
    let name = place(view).unwrap_or_default();
    match &view.municipality {
        Some(municipality) => format!("{name} ({})", municipality.number),
        None => name,
    }
}

/// How the place is asked for: its pointer in the body, and the question.
fn asks(view: &RoleView) -> (&'static str, Key) {
    if view.cluster.is_some() {
        ("/offer/cluster", key::PEOPLE_OFFER_CLUSTER)
    } else if view.region.is_some() {
        ("/offer/region", key::PEOPLE_OFFER_REGION)
    } else if view.organisation.is_some() {
        ("/offer/organisation", key::PEOPLE_OFFER_ORGANISATION)
    } else if view.county.is_some() {
        ("/offer/county", key::PEOPLE_OFFER_COUNTY)
    } else {
        ("/offer/municipality", key::PEOPLE_OFFER_MUNICIPALITY)
    }
}

/// The places of one role.
#[derive(Clone, Debug)]
pub(super) struct Places {
    all: Vec<RoleView>,
    choices: Vec<Choice>,
    several: bool,
}

impl Places {
    pub(super) fn new(all: Vec<RoleView>) -> Places {
        let choice = |view: &RoleView| Choice { value: value(view), words: Words::Said(written(view)) };
        let choices = all.iter().map(choice).collect();
        // A contact is shared by municipalities near each other: as many as one chooses.
        let shared = all.first().is_some_and(|view| view.role == Role::RdContactShared);
        let several = shared && (2..=REGION).contains(&all.len());
        Places { all, choices, several }
    }

    /// The question; nothing where there is but one place, or none is meant.
    pub(super) fn field(&self) -> Option<Field> {
        let (pointer, label) = asks(self.all.first()?);
        match self.all.len() {
            0 | 1 => None,
            _ if self.several => {
                let label = key::PEOPLE_OFFER_MUNICIPALITIES;
                Some(Field::several(pointer, label, self.choices.clone()).required())
            }
            ..=FEW => Some(Field::select(pointer, label, self.choices.clone()).required()),
            _ => {
                let field = Field::suggested(pointer, label, self.choices.clone());
                Some(field.help(key::PEOPLE_OFFER_TYPE).required())
            }
        }
    }

    /// What is told where nothing is asked.
    pub(super) fn only(&self) -> Option<String> {
        match self.all.as_slice() {
            [only] => place(only),
            [] | [_, _, ..] => None,
        }
    }

    /// The municipality that somebody new is likely employed by: its own contact mostly is.
    pub(super) fn employer(&self) -> Option<String> {
        match self.all.as_slice() {
            [only] if only.role == Role::RdContact => Some(written(only)),
            [] | [_, ..] => None,
        }
    }

    /// What was chosen.
    pub(super) fn chosen(&self, answers: &Answers) -> Vec<RoleView> {
        if let [only] = self.all.as_slice() {
            return vec![only.clone()];
        }
        let Some((pointer, _)) = self.all.first().map(asks) else { return Vec::new() };
        let wanted = if self.several {
            answers.several(pointer)
        } else if self.all.len() <= FEW {
            answers.written(pointer).into_iter().collect()
        } else {
            answers.suggested(pointer, &self.choices).into_iter().collect()
        };
        self.all.iter().filter(|view| wanted.contains(&value(view))).cloned().collect()
    }
}

/// The offer at a place.
pub(super) fn at(view: &RoleView, offer: &RoleOffer) -> RoleOffer {
    RoleOffer {
        role: view.role,
        municipality: view.municipality.as_ref().map(|m| m.number.clone()),
        cluster: view.cluster.as_ref().map(|c| c.id),
        region: view.region.as_ref().map(|r| r.slug.clone()),
        organisation: view.organisation.as_ref().map(|o| o.id),
        county: view.county.as_ref().map(|c| c.number.clone()),
        ..offer.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shared(numbers: &[(&str, &str)]) -> Vec<RoleView> {
        let one = |(number, name): &(&str, &str)| json!({ "role": "rd_contact_shared", "municipality": { "number": number, "name": name } });
        serde_json::from_value(numbers.iter().map(one).collect()).unwrap()
    }

    #[test]
    fn a_shared_contact_is_offered_in_several_municipalities_at_once() {
        let places = Places::new(shared(&[("4634", "Masfjorden"), ("4632", "Austrheim"), ("4633", "Fedje")]));
        let mut answers = Answers::default();
        answers.set_several("/offer/municipality", vec!["4634".into(), "4633".into()]);
        let chosen: Vec<_> = places.chosen(&answers).iter().filter_map(place).collect();
        assert_eq!(chosen, ["Masfjorden", "Fedje"]);
        assert!(places.only().is_none() && places.field().is_some());
    }

    #[test]
    fn nothing_is_asked_where_there_is_but_one_place() {
        let places = Places::new(shared(&[("4621", "Voss")]));
        assert!(places.field().is_none());
        assert_eq!(places.only().as_deref(), Some("Voss"));
        assert_eq!(places.chosen(&Answers::default()).len(), 1);
    }
}
