//! Founding a cluster.

use crate::labels::Label;
use crate::steps::{Answers, Choice, Field, Step, codes};
use crate::words::Words;
use client::Client;
use contract::clusters::CreateCluster;
use contract::people::Me;
use contract::structure::{ClusterView, CooperationView};
use domain::access::Role;
use domain::register::ClusterBasis;
use domain::text::Theme;
use texts::key;

/// Before the slug of a region that founds without a municipality.
const REGION: &str = "region-";

/// Who may found one, as somebody speaks for them: municipalities, and regions that have none to begin with.
pub(in super::super) fn founders(me: &Me) -> Vec<Choice> {
    // A contact founds for the municipality she speaks for herself; those she may register for as well speak for themselves.
    let has_own = me.may_register_for.iter().any(|place| place.own);
    let places = me.may_register_for.iter().filter(|place| place.own || !has_own);
    let municipalities = crate::steps::municipalities(places.map(|place| &place.municipality));
    let regions = me.roles.iter().filter(|held| held.role == Role::RegionalCoordinator);
    let regions = regions.filter_map(|held| held.region.as_ref()).map(|region| Choice {
        value: format!("{REGION}{}", region.slug),
        words: Words::about(key::CLUSTER_NEW_FOUNDER_REGION, "name", region.name.clone()),
    });
    municipalities.into_iter().chain(regions).collect()
}

fn is_on(basis: ClusterBasis, answers: &Answers) -> bool {
    answers.read("/basis") == Some(basis)
}

fn on_need(answers: &Answers) -> bool {
    is_on(ClusterBasis::CommonNeed, answers)
}

fn on_cooperation(answers: &Answers) -> bool {
    is_on(ClusterBasis::Existing, answers)
}

/// The step.
pub(in super::super) fn found(me: &Me, cooperations: &[CooperationView]) -> Step<ClusterView> {
    let founders = founders(me);
    let only = (founders.len() == 1).then(|| founders.first().map(|only| only.value.clone())).flatten();
    let asked = only.is_none();
    let body = move |a: &Answers| {
        let founder = only.clone().or_else(|| a.written("/municipality"))?;
        let (municipality, region) = match founder.strip_prefix(REGION) {
            Some(slug) => (None, Some(slug.to_owned())),
            None => (Some(founder), None),
        };
        Some(CreateCluster {
            name: a.trimmed("/name"),
            municipality,
            region,
            basis: a.read("/basis"),
            cooperation: a.read("/cooperation").filter(|_| on_cooperation(a)),
            common_need: a.written("/commonNeed").filter(|_| on_need(a)),
            reason: a.trimmed("/reason"),
            ..CreateCluster::default()
        })
    };
    let call =
        async |client: Client, _: &str, body: &CreateCluster| client.create_cluster(body).await.map(Some);
    let cooperation =
        |one: &CooperationView| Choice { value: one.id.to_string(), words: Words::Said(one.name.clone()) };
    let who = Field::select("/municipality", key::CLUSTER_NEW_FOUNDER, founders)
        .help(key::CLUSTER_NEW_FOUNDER_HELP)
        .required();
    let bases = [ClusterBasis::CommonNeed, ClusterBasis::Existing];
    Step::new("new", key::CLUSTER_PAGE_START, key::CLUSTER_NEW_DONE, body, call)
        .asking(Field::line("/name", key::CLUSTER_NEW_NAME).required())
        .asking_all(asked.then_some(who))
        .asking(
            Field::radio("/basis", key::CLUSTER_NEW_BASIS, codes(&bases))
                .starting(ClusterBasis::CommonNeed.code())
                .required(),
        )
        .asking(
            Field::lines("/commonNeed", key::CLUSTER_NEW_COMMON_NEED, Theme::MAX).when(on_need).required(),
        )
        .asking(
            Field::select(
                "/cooperation",
                key::CLUSTER_NEW_COOPERATION,
                cooperations.iter().map(cooperation).collect(),
            )
            .when(on_cooperation)
            .required(),
        )
        .asking(Field::reason(key::CLUSTER_NEW_REASON).help(key::STEP_PUBLIC_HELP))
}

/// The label of a basis, where it is asked about again.
pub(super) fn bases() -> Vec<Choice> {
    let choice = |basis: &ClusterBasis| Choice { value: basis.to_string(), words: Words::Noun(basis.key()) };
    ClusterBasis::ALL.iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::me;
    use super::*;
    use serde_json::json;

    fn wrong(me: &Me, pairs: &[(&str, &str)]) -> Vec<String> {
        let mut answers = Answers::default();
        answers.set("/basis", "common_need");
        for (pointer, text) in pairs {
            answers.set(pointer, *text);
        }
        found(me, &[]).wrong(&answers)
    }

    const WHAT: [(&str, &str); 3] =
        [("/name", "Kystklynga"), ("/commonNeed", "Akuttberedskap"), ("/reason", "Fem kommunar møttest")];

    #[test]
    fn one_who_acts_for_one_municipality_is_not_asked_which() {
        let voss = me(&[("4621", "Voss", true)], json!([]));
        assert_eq!(wrong(&voss, &WHAT), Vec::<String>::new());
        let two = me(&[("4634", "Masfjorden", true), ("4632", "Austrheim", true)], json!([]));
        assert_eq!(wrong(&two, &WHAT), ["/municipality"]);
        assert_eq!(wrong(&voss, &[]), ["/name", "/commonNeed", "/reason"]);
    }

    #[test]
    fn municipalities_stand_by_name_and_a_contact_chooses_among_her_own() {
        let names = |me: &Me| founders(me).iter().map(|c| c.words.said().to_owned()).collect::<Vec<_>>();
        let all = [("4601", "Årdal", false), ("4602", "Øygarden", false), ("4634", "Masfjorden", false)];
        assert_eq!(names(&me(&all, json!([]))), ["Masfjorden", "Øygarden", "Årdal"]);
        let own = [("4634", "Masfjorden", true), ("4632", "Austrheim", true), ("4601", "Bergen", false)];
        assert_eq!(names(&me(&own, json!([]))), ["Austrheim", "Masfjorden"]);
    }

    #[test]
    fn a_region_founds_without_a_municipality_and_others_do_not_found() {
        let region =
            json!([{ "role": "regional_coordinator", "region": { "slug": "vest", "name": "KSF Vest" } }]);
        let choices = founders(&me(&[], region));
        assert_eq!(choices.iter().map(|c| c.value.as_str()).collect::<Vec<_>>(), ["region-vest"]);
        assert!(founders(&me(&[], json!([{ "role": "researcher" }]))).is_empty());
    }

    #[test]
    fn what_belongs_to_the_other_basis_is_not_asked() {
        let voss = me(&[("4621", "Voss", true)], json!([]));
        let existing = [("/basis", "existing"), ("/name", "Kystklynga"), ("/reason", "Fem kommunar møttest")];
        assert_eq!(wrong(&voss, &existing), ["/cooperation"]);
    }
}
