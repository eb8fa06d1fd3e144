//! That a municipality lies outside the region of the cluster it is to be invited to (KSF-R12): said to whoever invites,
//! before the municipality is asked. It is no refusal.

use crate::i18n::use_i18n;
use crate::session::load;
use crate::steps::{Answers, Field};
use contract::structure::{AsOf, ClusterView, MunicipalityView, RegionRef};
use leptos::prelude::*;
use texts::key;
use ui::{Alert, Color, Urgency};

/// The part of the form that says so; nothing of a cluster that lies in no region.
pub(super) fn nearness(cluster: &ClusterView) -> Option<Field> {
    let region = cluster.region.clone()?;
    let view = move |answers| view! { <Far region=region.clone() answers=answers /> }.into_any();
    Some(Field::own("/nearness", key::RULE_KSF_R12, view))
}

fn is_far(place: &MunicipalityView, region: &RegionRef) -> bool {
    place.region.as_ref().is_none_or(|own| own.slug != region.slug)
}

#[component]
fn Far(region: RegionRef, answers: RwSignal<Answers>) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = Memo::new(move |_| answers.with(|a| a.municipality("/municipality")));
    let place = load(move |session| {
        let number = chosen.get();
        async move {
            let Some(number) = number else { return Ok(None) };
            let place =
                session.call(async |client| client.get_municipality(&number, &AsOf::default()).await).await?;
            Ok(Some(place.value))
        }
    });
    move || {
        // What was asked of the one chosen before says nothing of the one that is chosen now.
        let place = place.get()?.ok()?.filter(|place| chosen.get().as_deref() == Some(&place.number))?;
        is_far(&place, &region).then(|| {
            let (name, region) = (place.name, region.name.clone());
            let text =
                move || i18n.fill(key::CLUSTER_STEP_INVITE_FAR, &[("name", &name), ("region", &region)]);
            view! {
                <Alert color=Color::Warning urgency=Urgency::Polite>
                    <p class="ds-paragraph">{text}</p>
                </Alert>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::cluster;
    use super::*;
    use serde_json::json;

    #[test]
    fn one_in_another_region_or_in_none_is_far() {
        let place = |region: serde_json::Value| -> MunicipalityView {
            serde_json::from_value(json!({
                "id": "0199b0a0-0000-7000-8000-000000000004", "version": 1, "number": "0301", "name": "Oslo",
                "officialName": "Oslo", "parallelNames": {}, "county": { "number": "03", "name": "Oslo" },
                "region": region, "clusters": [], "languageDecision": "neutral", "samiAdminArea": false,
                "validFrom": "2020-01-01", "successors": [], "predecessors": [], "regions": [], "documents": [],
                "lacks": [], "allowedActions": [],
            }))
            .unwrap()
        };
        let vest = RegionRef { slug: "vest".into(), name: "KSF Vest".into() };
        assert!(!is_far(&place(json!({ "slug": "vest", "name": "KSF Vest" })), &vest));
        assert!(is_far(&place(json!({ "slug": "nord", "name": "KSF Nord" })), &vest));
        assert!(is_far(&place(json!(null)), &vest));
        assert!(nearness(&cluster(json!({ "region": null }))).is_none());
    }
}
