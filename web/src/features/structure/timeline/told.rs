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

/// What one municipality became of another: which day, from which number, to which.
fn successions(facts: &[FactView]) -> Vec<(Date, &str, &str)> {
    let mut all = Vec::new();
    for fact in facts {
        let Some(place) = &fact.municipality else { continue };
        let others = fact.others.iter().map(|other| other.number.as_str());
        match fact.kind {
            FactKind::MunicipalityEnded => all.extend(others.map(|to| (fact.on, place.number.as_str(), to))),
            FactKind::MunicipalityBegan => {
                all.extend(others.map(|from| (fact.on, from, place.number.as_str())));
            }
            _ => {}
        }
    }
    all
}

/// Whether a fact is told by another of the same day: a merger by what it came to, a split and a new number by what was
/// before; and what went on in the same region or cluster left nothing and joined nothing.
fn told_by_another(fact: &FactView, facts: &[FactView], successions: &[(Date, &str, &str)]) -> bool {
    use FactKind as K;
    let Some(place) = &fact.municipality else { return false };
    let same_day = |kind| facts.iter().filter(move |other| other.on == fact.on && other.kind == kind);
    let is =
        |other: &FactView, number: &str| other.municipality.as_ref().is_some_and(|one| one.number == number);
    let goes_on = |kind, forward: bool| {
        let mut same_place =
            same_day(kind).filter(|other| other.region == fact.region && other.cluster == fact.cluster);
        same_place.any(|other| {
            successions.iter().any(|(day, from, to)| {
                let (own, others) = if forward { (from, to) } else { (to, from) };
                *day == fact.on && place.number == **own && is(other, others)
            })
        })
    };
    match (fact.kind, fact.others.as_slice()) {
        (K::MunicipalityEnded, [into]) => {
            same_day(K::MunicipalityBegan).any(|other| is(other, &into.number) && other.others.len() > 1)
        }
        (K::MunicipalityBegan, [from]) => same_day(K::MunicipalityEnded).any(|other| is(other, &from.number)),
        (K::RegionLeft, _) => goes_on(K::RegionJoined, true),
        (K::RegionJoined, _) => goes_on(K::RegionLeft, false),
        (K::MemberLeft, _) => goes_on(K::MemberJoined, true),
        (K::MemberJoined, _) => goes_on(K::MemberLeft, false),
        _ => false,
    }
}

/// The facts, those that are alike together, and what is the same thing once.
pub(super) fn together(facts: Vec<FactView>) -> Vec<Told> {
    let successions = successions(&facts);
    let told = facts.iter().map(|fact| !told_by_another(fact, &facts, &successions)).collect::<Vec<_>>();
    let facts = facts.iter().zip(told).filter(|(_, told)| *told).map(|(fact, _)| fact.clone());
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

/// `many` is whether it is of several municipalities that became one, or one that became several.
const fn happened(kind: FactKind, named: bool, many: bool) -> Key {
    match kind {
        FactKind::MunicipalityBegan if many => key::TIMELINE_MERGED,
        FactKind::MunicipalityEnded if many => key::TIMELINE_SPLIT,
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

const fn will_happen(kind: FactKind, named: bool, many: bool) -> Key {
    match kind {
        FactKind::MunicipalityBegan if many => key::TIMELINE_LATER_MERGED,
        FactKind::MunicipalityEnded if many => key::TIMELINE_LATER_SPLIT,
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
fn places(i18n: I18n, all: &[MunicipalityRef], day: Date, numbers: bool) -> AnyView {
    let one = |(at, place): (usize, &MunicipalityRef)| {
        let number = numbers.then(|| format!(" ({})", place.number));
        let before = match at {
            0 => String::new(),
            at if at + 1 == all.len() => format!(" {} ", i18n.text(key::TIMELINE_AND)),
            _ => ", ".to_owned(),
        };
        view! { {before} {municipality_from(place, day)} {number} }
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
        "municipality" => places(i18n, &told.municipalities, fact.on, numbers),
        "others" => places(i18n, &fact.others, fact.on, numbers),
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
    let (kind, named, many) = (told.fact.kind, told.fact.person.is_some(), told.fact.others.len() > 1);
    let key = if later { will_happen(kind, named, many) } else { happened(kind, named, many) };
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
    fn a_merger_a_split_and_a_new_number_are_told_once() {
        let place = |number: &str| json!({ "number": number, "name": number });
        let became = |kind: &str, number: &str, others: &[&str]| {
            let others: Vec<_> = others.iter().map(|other| place(other)).collect();
            json!({ "on": "2027-01-01", "kind": kind, "municipality": place(number), "others": others })
        };
        let of_region = |kind: &str, number: &str, slug: &str| {
            json!({ "on": "2027-01-01", "kind": kind, "municipality": place(number),
                    "region": { "slug": slug, "name": slug } })
        };
        let told = |facts: Vec<Value>| -> Vec<(FactKind, String)> {
            let facts = facts.into_iter().map(|fact| serde_json::from_value(fact).unwrap()).collect();
            let told = |told: &Told| (told.fact.kind, told.municipalities[0].number.clone());
            together(facts).iter().map(told).collect()
        };
        let merger = vec![
            of_region("region_left", "4628", "vest"),
            of_region("region_left", "4629", "vest"),
            of_region("region_left", "3901", "sorost"),
            of_region("region_joined", "4691", "vest"),
            became("municipality_ended", "4628", &["4691"]),
            became("municipality_ended", "4629", &["4691"]),
            became("municipality_ended", "3901", &["4691"]),
            became("municipality_began", "4691", &["4628", "4629", "3901"]),
        ];
        let once =
            [(FactKind::RegionLeft, "3901".to_owned()), (FactKind::MunicipalityBegan, "4691".to_owned())];
        assert_eq!(told(merger), once, "and what lay elsewhere left that region");
        let split = vec![
            became("municipality_ended", "4621", &["4692", "4693"]),
            became("municipality_began", "4692", &["4621"]),
            became("municipality_began", "4693", &["4621"]),
        ];
        assert_eq!(told(split), [(FactKind::MunicipalityEnded, "4621".to_owned())]);
        let renumbered = vec![
            became("municipality_ended", "4634", &["4694"]),
            became("municipality_began", "4694", &["4634"]),
        ];
        assert_eq!(told(renumbered), [(FactKind::MunicipalityEnded, "4634".to_owned())]);
        let alone = vec![became("municipality_began", "4694", &["4634"])];
        assert_eq!(told(alone).len(), 1);
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
