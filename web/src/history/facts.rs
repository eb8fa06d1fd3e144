//! What an event says, piece by piece: what something is from then on, and what it was before.

use crate::format;
use crate::i18n::I18n;
use crate::labels::{Label, succession};
use contract::changes::HistoryFact;
use domain::access::Role;
use domain::event::{FactPart, FactSort, SpokenMatter};
use domain::group::GroupRole;
use domain::iso;
use domain::register::{
    Ambition, ClusterBasis, ClusterStatus, DecidedBy, FundingModel, OrganisationKind, RegionStatus,
    SuccessionKind,
};
use domain::structure::municipality::DocumentKind;
use leptos::prelude::*;
use std::str::FromStr;
use texts::{Key, key};

/// The word for a code; none for one that a newer service knows.
fn word<T: FromStr + Label>(code: &str) -> Option<Key> {
    code.parse().ok().map(T::key)
}

/// The word for a value that is a code, of something that happens later or has happened.
fn coded(sort: FactSort, code: &str, later: bool) -> Option<Key> {
    match sort {
        FactSort::Text | FactSort::Day => None,
        FactSort::YesNo => match code {
            "yes" => Some(key::HISTORY_FACT_YES),
            "no" => Some(key::HISTORY_FACT_NO),
            _ => Some(key::HISTORY_FACT_NOT_SAID),
        },
        FactSort::Proposal => match code {
            "membership" => Some(key::HISTORY_FACT_AS_MEMBER),
            _ => Some(key::HISTORY_FACT_AS_MOTOR),
        },
        FactSort::DecidedBy => word::<DecidedBy>(code),
        FactSort::RegionStatus => word::<RegionStatus>(code),
        FactSort::ClusterStatus => word::<ClusterStatus>(code),
        FactSort::Ambition => word::<Ambition>(code),
        FactSort::ClusterBasis => word::<ClusterBasis>(code),
        FactSort::FundingModel => word::<FundingModel>(code),
        FactSort::DocumentKind => word::<DocumentKind>(code),
        FactSort::SuccessionKind => code.parse().ok().map(|kind: SuccessionKind| succession(kind, later)),
        FactSort::Role => word::<Role>(code),
        FactSort::GroupRole => word::<GroupRole>(code),
        FactSort::OrganisationKind => word::<OrganisationKind>(code),
        FactSort::Matter => word::<SpokenMatter>(code),
    }
}

/// What a fact is about.
fn about(part: FactPart, later: bool) -> Key {
    match part {
        FactPart::How if later => key::HISTORY_FACT_HOW_LATER,
        FactPart::Successors if later => key::HISTORY_FACT_SUCCESSORS_LATER,
        _ => part.key(),
    }
}

/// A value in the language of the moment.
fn value(i18n: I18n, sort: FactSort, text: &str, later: bool) -> String {
    if sort == FactSort::Day {
        return iso::parse_date(text).map_or_else(|_| text.to_owned(), |day| format::date(i18n, day));
    }
    coded(sort, text, later).map_or_else(|| text.to_owned(), |key| i18n.text(key))
}

/// A fact as a line.
fn line(i18n: I18n, fact: &HistoryFact, later: bool) -> String {
    let part = i18n.heading(about(fact.part, later));
    let said = |text: &Option<String>| text.as_deref().map(|text| value(i18n, fact.sort, text, later));
    let nothing = || i18n.text(key::HISTORY_FACT_NOTHING);
    let after = said(&fact.after).unwrap_or_else(nothing);
    match said(&fact.before) {
        Some(before) => {
            i18n.fill(key::HISTORY_FACT_FROM_TO, &[("part", &part), ("before", &before), ("after", &after)])
        }
        None => i18n.fill(key::HISTORY_FACT_IS, &[("part", &part), ("after", &after)]),
    }
}

/// The facts of an event, which is of a later day or has happened.
pub(super) fn list(i18n: I18n, facts: Vec<HistoryFact>, later: bool) -> Option<impl IntoView> {
    let each = |fact: HistoryFact| view! { <li class="app-text">{move || line(i18n, &fact, later)}</li> };
    (!facts.is_empty())
        .then(|| view! { <ul class="ds-list">{facts.into_iter().map(each).collect_view()}</ul> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_every_list_has_a_word() {
        let lists: [(FactSort, &[&str]); 12] = [
            (FactSort::DecidedBy, DecidedBy::CODES),
            (FactSort::RegionStatus, RegionStatus::CODES),
            (FactSort::ClusterStatus, ClusterStatus::CODES),
            (FactSort::Ambition, Ambition::CODES),
            (FactSort::ClusterBasis, ClusterBasis::CODES),
            (FactSort::FundingModel, FundingModel::CODES),
            (FactSort::DocumentKind, DocumentKind::CODES),
            (FactSort::SuccessionKind, SuccessionKind::CODES),
            (FactSort::Role, Role::CODES),
            (FactSort::GroupRole, GroupRole::CODES),
            (FactSort::OrganisationKind, OrganisationKind::CODES),
            (FactSort::Matter, SpokenMatter::CODES),
        ];
        for (sort, codes) in lists {
            assert!(codes.iter().all(|code| coded(sort, code, false).is_some()), "{sort}");
        }
        // What a municipality becomes is told as to come until it has.
        for code in SuccessionKind::CODES {
            assert_ne!(
                coded(FactSort::SuccessionKind, code, true),
                coded(FactSort::SuccessionKind, code, false)
            );
        }
        assert_ne!(about(FactPart::Successors, true), about(FactPart::Successors, false));
        // Text and days are shown as they are; yes, no and proposals are their own.
        assert_eq!(FactSort::ALL.len(), lists.len() + 4);
    }
}
