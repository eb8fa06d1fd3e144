//! Where somebody is employed: asked once when an account is made, and shown with it.

use crate::features::structure::facts::{municipality, organisation};
use crate::steps::{Answers, Choice, Field, Known};
use contract::people::{EmployerRequest, EmployerView};
use leptos::prelude::*;
use texts::key;

/// The pointer of what kind of employer it is; the body has one member for each kind.
const KIND: &str = "/employer/of";
const MUNICIPALITY: &str = "/employer/municipality";
const ORGANISATION: &str = "/employer/organisation";

const OF_MUNICIPALITY: &str = "municipality";
const OF_ORGANISATION: &str = "organisation";
const OF_KS: &str = "ks";

/// The questions; none must be answered. A municipality that is likely stands there at first.
pub(in crate::features) fn fields(organisations: Known, likely: Option<String>) -> [Field; 3] {
    let choice = |value: &str, words: texts::Key| Choice { value: value.to_owned(), words: words.into() };
    let kinds = vec![
        choice(OF_MUNICIPALITY, key::EMPLOYER_MUNICIPALITY),
        choice(OF_KS, key::EMPLOYER_KS),
        choice(OF_ORGANISATION, key::EMPLOYER_ORGANISATION),
        choice("", key::EMPLOYER_UNSAID),
    ];
    let first = if likely.is_some() { OF_MUNICIPALITY } else { "" };
    [
        Field::radio(KIND, key::EMPLOYER_ASK, kinds).starting(first),
        Field::municipality_at(MUNICIPALITY, key::EMPLOYER_WHICH_MUNICIPALITY)
            .starting(likely.unwrap_or_default())
            .when(|answers| answers.text(KIND) == OF_MUNICIPALITY)
            .required(),
        Field::named(ORGANISATION, key::EMPLOYER_WHICH_ORGANISATION, organisations)
            .help(key::EMPLOYER_ORGANISATION_HELP)
            .when(|answers| answers.text(KIND) == OF_ORGANISATION)
            .required(),
    ]
}

/// What was answered; nothing where nothing was said, or it cannot be read, which its field says.
pub(in crate::features) fn read(answers: &Answers, organisations: Known) -> Option<EmployerRequest> {
    let nobody = EmployerRequest::default();
    match answers.text(KIND) {
        OF_KS => Some(EmployerRequest { ks: true, ..nobody }),
        OF_MUNICIPALITY => answers
            .municipality(MUNICIPALITY)
            .map(|number| EmployerRequest { municipality: Some(number), ..nobody }),
        OF_ORGANISATION => {
            let id = answers.named(ORGANISATION, organisations)?.parse().ok()?;
            Some(EmployerRequest { organisation: Some(id), ..nobody })
        }
        _ => None,
    }
}

/// An employer, with the way to its page.
pub(in crate::features) fn shown(employer: &EmployerView) -> Option<AnyView> {
    if employer.ks {
        return Some("KS".into_any());
    }
    let place = employer.municipality.as_ref().map(municipality);
    place.or_else(|| employer.organisation.as_ref().map(organisation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn one_is_employed_by_ks_a_municipality_or_another_organisation() {
        let id = "0199b0a0-0000-7000-8000-000000000009";
        let known: Known =
            Signal::stored(vec![Choice { value: id.into(), words: Words::Said("Ideas2Evidence".into()) }]);
        let said = |pairs: &[(&str, &str)]| {
            let mut answers = Answers::default();
            for (pointer, text) in pairs {
                answers.set(pointer, *text);
            }
            read(&answers, known)
        };
        assert_eq!(said(&[]), None);
        assert_eq!(said(&[(KIND, ""), (MUNICIPALITY, "Voss (4621)")]), None, "what is hidden is not sent");
        assert!(said(&[(KIND, OF_KS)]).is_some_and(|employer| employer.ks));
        let voss = said(&[(KIND, OF_MUNICIPALITY), (MUNICIPALITY, "Voss (4621)")]);
        assert_eq!(voss.and_then(|employer| employer.municipality).as_deref(), Some("4621"));
        let other = said(&[(KIND, OF_ORGANISATION), (ORGANISATION, "ideas")]);
        assert_eq!(
            other.and_then(|employer| employer.organisation).map(|id| id.to_string()).as_deref(),
            Some(id)
        );
    }
}
