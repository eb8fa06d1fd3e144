//! A dated fact as a sentence: what happened, or what will. Those of the same day and the same thing are told together.

use crate::features::structure::facts::{cluster_from, municipality_from, region};
use crate::i18n::I18n;
use crate::labels::Label;
use crate::routing::Route;
use contract::groups::GroupRef;
use contract::structure::{FactView, MunicipalityRef};
use domain::structure::FactKind;
use leptos::prelude::*;
use texts::{Key, key};
use time::Date;

/// Facts of one day and kind about one region or cluster: many municipalities may come into a region at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) fact: FactView,
    /// The municipalities it is about.
    pub(super) municipalities: Vec<MunicipalityRef>,
}

/// Whether two facts can be told in one sentence.
fn alike(one: &FactView, other: &FactView) -> bool {
    one.on == other.on
        && one.kind == other.kind
        && one.region == other.region
        && one.cluster == other.cluster
        && one.subcluster == other.subcluster
        && one.others == other.others
        && (one.region.is_some() || one.cluster.is_some())
}

/// The facts, those that are alike together.
pub(super) fn together(facts: Vec<FactView>) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for fact in facts {
        let more = fact.municipality.clone();
        match all.last_mut() {
            Some(last) if more.is_some() && alike(&last.fact, &fact) => last.municipalities.extend(more),
            _ => all.push(Told { municipalities: more.into_iter().collect(), fact }),
        }
    }
    all
}

const fn happened(kind: FactKind, named: bool) -> Key {
    match kind {
        FactKind::RegionStatus => key::TIMELINE_REGION_STATUS,
        FactKind::HostBegan => key::TIMELINE_HOST_BEGAN,
        FactKind::HostEnded => key::TIMELINE_HOST_ENDED,
        FactKind::RegionJoined => key::TIMELINE_REGION_JOINED,
        FactKind::RegionLeft => key::TIMELINE_REGION_LEFT,
        FactKind::ClusterStatus => key::TIMELINE_CLUSTER_STATUS,
        FactKind::MemberJoined => key::TIMELINE_MEMBER_JOINED,
        FactKind::MemberLeft => key::TIMELINE_MEMBER_LEFT,
        FactKind::MotorBegan => key::TIMELINE_MOTOR_BEGAN,
        FactKind::MotorEnded => key::TIMELINE_MOTOR_ENDED,
        FactKind::SubclusterBegan => key::TIMELINE_SUBCLUSTER_BEGAN,
        FactKind::SubclusterEnded => key::TIMELINE_SUBCLUSTER_ENDED,
        FactKind::MunicipalityBegan => key::TIMELINE_MUNICIPALITY_BEGAN,
        FactKind::MunicipalityEnded => key::TIMELINE_MUNICIPALITY_ENDED,
        FactKind::CoordinatorBegan if named => key::TIMELINE_COORDINATOR_BEGAN_NAMED,
        FactKind::CoordinatorBegan => key::TIMELINE_COORDINATOR_BEGAN,
        FactKind::CoordinatorEnded if named => key::TIMELINE_COORDINATOR_ENDED_NAMED,
        FactKind::CoordinatorEnded => key::TIMELINE_COORDINATOR_ENDED,
        FactKind::AgreementBegan => key::TIMELINE_AGREEMENT_BEGAN,
        FactKind::AgreementEnded => key::TIMELINE_AGREEMENT_ENDED,
        FactKind::GroupBegan => key::TIMELINE_GROUP_BEGAN,
        FactKind::GroupEnded => key::TIMELINE_GROUP_ENDED,
        FactKind::NetworkBegan => key::TIMELINE_NETWORK_BEGAN,
        FactKind::NetworkEnded => key::TIMELINE_NETWORK_ENDED,
    }
}

const fn will_happen(kind: FactKind, named: bool) -> Key {
    match kind {
        FactKind::RegionStatus => key::TIMELINE_LATER_REGION_STATUS,
        FactKind::HostBegan => key::TIMELINE_LATER_HOST_BEGAN,
        FactKind::HostEnded => key::TIMELINE_LATER_HOST_ENDED,
        FactKind::RegionJoined => key::TIMELINE_LATER_REGION_JOINED,
        FactKind::RegionLeft => key::TIMELINE_LATER_REGION_LEFT,
        FactKind::ClusterStatus => key::TIMELINE_LATER_CLUSTER_STATUS,
        FactKind::MemberJoined => key::TIMELINE_LATER_MEMBER_JOINED,
        FactKind::MemberLeft => key::TIMELINE_LATER_MEMBER_LEFT,
        FactKind::MotorBegan => key::TIMELINE_LATER_MOTOR_BEGAN,
        FactKind::MotorEnded => key::TIMELINE_LATER_MOTOR_ENDED,
        FactKind::SubclusterBegan => key::TIMELINE_LATER_SUBCLUSTER_BEGAN,
        FactKind::SubclusterEnded => key::TIMELINE_LATER_SUBCLUSTER_ENDED,
        FactKind::MunicipalityBegan => key::TIMELINE_LATER_MUNICIPALITY_BEGAN,
        FactKind::MunicipalityEnded => key::TIMELINE_LATER_MUNICIPALITY_ENDED,
        FactKind::CoordinatorBegan if named => key::TIMELINE_LATER_COORDINATOR_BEGAN_NAMED,
        FactKind::CoordinatorBegan => key::TIMELINE_LATER_COORDINATOR_BEGAN,
        FactKind::CoordinatorEnded if named => key::TIMELINE_LATER_COORDINATOR_ENDED_NAMED,
        FactKind::CoordinatorEnded => key::TIMELINE_LATER_COORDINATOR_ENDED,
        FactKind::AgreementBegan => key::TIMELINE_LATER_AGREEMENT_BEGAN,
        FactKind::AgreementEnded => key::TIMELINE_LATER_AGREEMENT_ENDED,
        FactKind::GroupBegan => key::TIMELINE_LATER_GROUP_BEGAN,
        FactKind::GroupEnded => key::TIMELINE_LATER_GROUP_ENDED,
        FactKind::NetworkBegan => key::TIMELINE_LATER_NETWORK_BEGAN,
        FactKind::NetworkEnded => key::TIMELINE_LATER_NETWORK_ENDED,
    }
}

/// A text cut at its placeholders: what is said, and what stands in a placeholder.
fn cut(text: &str) -> Vec<Result<&str, &str>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, then)) = after.split_once('}') else { break };
        parts.extend([Ok(before), Err(name)]);
        rest = then;
    }
    parts.push(Ok(rest));
    parts.retain(|part| *part != Ok(""));
    parts
}

/// Municipalities with the way to each; with their numbers where the number is what changed.
fn places(all: &[MunicipalityRef], day: Date, numbers: bool) -> AnyView {
    let one = |(at, place): (usize, &MunicipalityRef)| {
        let number = numbers.then(|| format!(" ({})", place.number));
        view! { {(at > 0).then_some(", ")} {municipality_from(place, day)} {number} }
    };
    all.iter().enumerate().map(one).collect_view().into_any()
}

/// A group or a network, with the way to its page.
fn group(one: &GroupRef) -> AnyView {
    let route = if one.kind.is_some() { Route::Group(one.id) } else { Route::Network(one.id) };
    view! { <a class="ds-link" href=route.path()>{one.name.clone()}</a> }.into_any()
}

/// What stands in a placeholder.
fn part(i18n: I18n, told: &Told, name: &str) -> AnyView {
    let fact = &told.fact;
    let numbers = matches!(fact.kind, FactKind::MunicipalityBegan | FactKind::MunicipalityEnded);
    match name {
        "municipality" => places(&told.municipalities, fact.on, numbers),
        "others" => places(&fact.others, fact.on, numbers),
        "region" => fact.region.as_ref().map(region).into_any(),
        "cluster" => fact.cluster.as_ref().map(|place| cluster_from(place, fact.on)).into_any(),
        // What is coordinated: a cluster of a region, or the region.
        "place" => match (&fact.cluster, &fact.region) {
            (Some(place), _) => cluster_from(place, fact.on).into_any(),
            (None, place) => place.as_ref().map(region).into_any(),
        },
        "person" => fact.person.clone().into_any(),
        "agreement" => fact.agreement.clone().into_any(),
        "group" => fact.group.as_ref().map(group).into_any(),
        "subcluster" => fact.subcluster.clone().into_any(),
        "status" => {
            let of_region = fact.region_status.map(|status| i18n.text(status.key()));
            let word = of_region.or_else(|| fact.cluster_status.map(|status| i18n.text(status.key())));
            word.into_any()
        }
        _ => ().into_any(),
    }
}

/// The sentence.
pub(super) fn sentence(i18n: I18n, told: Told, later: bool) -> impl IntoView {
    let (kind, named) = (told.fact.kind, told.fact.person.is_some());
    let key = if later { will_happen(kind, named) } else { happened(kind, named) };
    move || {
        let text = i18n.text(key);
        let parts = cut(&text).into_iter().map(|each| match each {
            Ok(said) => said.to_owned().into_any(),
            Err(name) => part(i18n, &told, name),
        });
        parts.collect_view()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn a_text_is_cut_at_its_placeholders() {
        assert_eq!(
            cut("{municipality} ble med i {cluster}"),
            [Err("municipality"), Ok(" ble med i "), Err("cluster")]
        );
        assert_eq!(cut("Slutt {"), [Ok("Slutt {")]);
    }

    #[test]
    fn many_that_come_into_a_region_on_a_day_are_told_in_one_sentence() {
        let fact = |number: &str, slug: &str, on: &str| {
            json!({
                "on": on, "kind": "region_joined", "municipality": { "number": number, "name": number },
                "region": { "slug": slug, "name": slug },
            })
        };
        let facts: Vec<Value> = vec![
            fact("4601", "vest", "2024-10-01"),
            fact("4621", "vest", "2024-10-01"),
            fact("3901", "sorost", "2024-10-01"),
            fact("4634", "vest", "2024-09-01"),
        ];
        let facts = facts.into_iter().map(|fact| serde_json::from_value(fact).unwrap()).collect();
        let counts: Vec<_> = together(facts).iter().map(|told| told.municipalities.len()).collect();
        assert_eq!(counts, [2, 1, 1]);
    }
}
