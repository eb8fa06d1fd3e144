//! Letting others do something for the municipality without asking each time, and taking it back.

use super::anew;
use crate::labels::Label;
use crate::steps::{Answers, Choice, Field, Step, codes};
use crate::words::Words;
use client::Client;
use contract::needs::Decide;
use contract::people::{CreateDelegation, DelegationView};
use contract::structure::MunicipalityView;
use domain::role::DelegatedTask;
use texts::key;

type PlaceStep = Step<MunicipalityView>;

/// What a choice of a region begins with; the rest is its slug. Anything else is the id of a cluster.
const REGION: &str = "region-";

/// To whom it can be given: the coordinators of its clusters, and its region.
fn desks(place: &MunicipalityView) -> Vec<Choice> {
    let clusters = place.clusters.iter().map(|membership| Choice {
        value: membership.cluster.id.to_string(),
        words: Words::about(key::PLACE_STEP_CONSENT_TO_CLUSTER, "name", membership.cluster.name.clone()),
    });
    let region = place.region.iter().map(|region| Choice {
        value: format!("{REGION}{}", region.slug),
        words: Words::about(key::PLACE_STEP_CONSENT_TO_REGION, "name", region.name.clone()),
    });
    clusters.chain(region).collect()
}

/// What it can be given for: what something follows today.
fn tasks() -> Vec<Choice> {
    codes(DelegatedTask::IN_USE)
}

/// The value of the only choice; nothing where there are several.
fn the_only(choices: &[Choice]) -> String {
    match choices {
        [only] => only.value.clone(),
        [] | [_, _, ..] => String::new(),
    }
}

/// Gives a consent; nothing where there is nobody to give it to.
pub(in super::super) fn give(place: &MunicipalityView) -> Option<PlaceStep> {
    let (desks, tasks) = (desks(place), tasks());
    if desks.is_empty() {
        return None;
    }
    let (first, task) = (the_only(&desks), the_only(&tasks));
    let body = |a: &Answers| {
        let to = a.written("/cluster")?;
        let (cluster, region) = match to.strip_prefix(REGION) {
            Some(slug) => (None, Some(slug.to_owned())),
            None => (Some(to.parse().ok()?), None),
        };
        Some(CreateDelegation {
            task: a.read("/task")?,
            cluster,
            region,
            valid_from: a.day("/validFrom"),
            valid_to: a.day("/validTo"),
        })
    };
    let number = place.number.clone();
    let call = async move |client: Client, _: &str, body: &CreateDelegation| {
        client.create_delegation(&number, body).await?;
        anew(&client, &number).await
    };
    let step = Step::new("consent", key::PLACE_STEP_CONSENT, key::PLACE_STEP_CONSENT_DONE, body, call)
        .explained(key::PLACE_STEP_CONSENT_ABOUT)
        .asking(Field::radio("/task", key::PLACE_STEP_CONSENT_TASK, tasks).starting(task).required())
        .asking(Field::radio("/cluster", key::PLACE_STEP_CONSENT_TO, desks).starting(first).required())
        .asking(Field::valid_from())
        .asking(Field::day("/validTo", key::PLACE_STEP_CONSENT_LAST).help(key::PLACE_STEP_CONSENT_LAST_HELP));
    Some(step)
}

/// Takes a consent back.
pub(in super::super) fn end(place: &MunicipalityView, consent: &DelegationView) -> PlaceStep {
    let body = |a: &Answers| Some(Decide { reason: a.written("/reason") });
    let (id, number) = (consent.id, place.number.clone());
    let call = async move |client: Client, _: &str, body: &Decide| {
        // The consent has a version of its own, which the page does not hold.
        let now = client.get_delegation(id).await?;
        client.end_delegation(id, &now.etag, body).await?;
        anew(&client, &number).await
    };
    let label = Words::Around(key::PLACE_STEP_CONSENT_END, "task", consent.task.key());
    Step::new(format!("consent.{id}"), label, key::PLACE_STEP_CONSENT_END_DONE, body, call)
        .explained(key::PLACE_STEP_CONSENT_END_ABOUT)
        .asking(Field::note(key::STEP_NOTE))
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::municipality;
    use super::*;
    use serde_json::json;

    #[test]
    fn a_consent_goes_to_a_cluster_or_to_the_region() {
        let cluster = "0199b0a0-0000-7000-8000-000000000001";
        let membership = json!({
            "cluster": { "id": cluster, "name": "Kystklynga" }, "ambition": "follow", "part": "follows", "motor": false,
            "validFrom": "2026-01-01",
        });
        let step = give(&municipality(json!({ "clusters": [membership] }))).unwrap();
        let mut answers = Answers::default();
        assert_eq!(step.wrong(&answers), ["/task", "/cluster"]);
        answers.set("/task", "withdraw_needs");
        for desk in [cluster, "region-vest"] {
            answers.set("/cluster", desk);
            assert!(step.wrong(&answers).is_empty(), "{desk}");
        }
    }

    #[test]
    fn what_nothing_follows_is_not_offered() {
        let offered: Vec<_> = tasks().into_iter().map(|task| task.value).collect();
        assert_eq!(offered, ["withdraw_needs"]);
    }

    #[test]
    fn without_cluster_and_region_there_is_nobody_to_give_it_to() {
        assert!(give(&municipality(json!({ "region": null }))).is_none());
    }
}
