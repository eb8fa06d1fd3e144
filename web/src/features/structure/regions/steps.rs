//! What one can do with a region: give it another host, and say where it stands.

use crate::format;
use crate::i18n::I18n;
use crate::labels::Label;
use crate::steps::{Answers, Choice, Field, Step, codes};
use crate::words::Words;
use client::Client;
use contract::structure::{ChangeHost, RegionView, SetRegionStatus};
use domain::register::DecidedBy;
use domain::structure::region::{RegionAction, next};
use texts::key;

type RegionStep = Step<RegionView>;

/// The steps of a region that one may take now.
pub(super) fn steps(region: &RegionView, i18n: I18n) -> Vec<RegionStep> {
    let step = |action: &RegionAction| match action {
        RegionAction::ChangeHost => change_host(region, i18n),
        RegionAction::SetStatus => set_status(region),
    };
    region.allowed_actions.iter().map(step).collect()
}

fn decided_by() -> Field {
    Field::radio("/decidedBy", key::PLACE_STEP_DECIDED_BY, codes(DecidedBy::ALL)).required()
}

/// What one should know of the host there is now: that it stays to a day, and who alone can set that aside (KSF-R04).
fn known_of_host(region: &RegionView, i18n: I18n) -> Words {
    let Some(host) = &region.host else { return key::PLACE_STEP_HOST_FIRST.into() };
    let name = ("name", host.municipality.name.clone());
    match host.locked_until {
        Some(day) => {
            let day = leptos::prelude::untrack(|| format::date(i18n, day));
            Words::Filled(key::PLACE_STEP_HOST_LOCKED, vec![name, ("date", day)])
        }
        None => Words::Filled(key::PLACE_STEP_HOST_ABOUT, vec![name]),
    }
}

fn change_host(region: &RegionView, i18n: I18n) -> RegionStep {
    let body = |a: &Answers| {
        Some(ChangeHost {
            municipality: a.municipality("/municipality")?,
            valid_from: a.day("/validFrom")?,
            decided_by: a.read("/decidedBy")?,
            resolution_url: a.written("/resolutionUrl"),
            reason: a.trimmed("/reason"),
            overrides: a.overrides(),
        })
    };
    let slug = region.slug.clone();
    let call = async move |client: Client, etag: &str, body: &ChangeHost| {
        client.change_region_host(&slug, body, etag).await.map(Some)
    };
    let code = RegionAction::ChangeHost.code();
    Step::new(code, key::ACTION_CHANGE_HOST, key::PLACE_STEP_HOST_DONE, body, call)
        .explained(known_of_host(region, i18n))
        .asking(Field::municipality(key::PLACE_STEP_HOST_MUNICIPALITY))
        .asking(Field::day("/validFrom", key::STEP_VALID_FROM).required())
        .asking(decided_by())
        .asking(Field::link("/resolutionUrl", key::PLACE_STEP_HOST_RESOLUTION))
        .asking(Field::why())
}

fn set_status(region: &RegionView) -> RegionStep {
    let body = |a: &Answers| {
        Some(SetRegionStatus {
            status: a.read("/status")?,
            valid_from: a.day("/validFrom")?,
            decided_by: a.read("/decidedBy")?,
            reason: a.trimmed("/reason"),
        })
    };
    let slug = region.slug.clone();
    let call = async move |client: Client, etag: &str, body: &SetRegionStatus| {
        client.set_region_status(&slug, body, etag).await.map(Some)
    };
    let choices = next(region.status)
        .iter()
        .map(|status| Choice { value: status.code().to_owned(), words: status.key().into() })
        .collect();
    let code = RegionAction::SetStatus.code();
    Step::new(code, key::ACTION_SET_REGION_STATUS, key::PLACE_STEP_STATUS_DONE, body, call)
        .explained(key::PLACE_STEP_STATUS_ABOUT)
        .asking(Field::radio("/status", key::PLACE_STEP_STATUS_TO, choices).required())
        .asking(Field::day("/validFrom", key::STEP_VALID_FROM).required())
        .asking(decided_by())
        .asking(Field::why())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn region(status: &str) -> RegionView {
        let region = json!({
            "id": "0199b0a0-0000-7000-8000-000000000003", "version": 1, "slug": "vest", "name": "KSF Vest",
            "status": status, "counties": [], "municipalityCount": 66, "municipalitiesInCluster": 9, "hosts": [],
            "statuses": [], "clusters": [], "hasCoordinator": false, "lacks": [], "lackRules": [], "decidedBy": "ks",
            "source": "Etableringsplanen", "allowedActions": ["changeHost", "setStatus"],
        });
        serde_json::from_value(region).unwrap()
    }

    #[test]
    fn a_region_goes_only_where_it_can_go_from_where_it_stands() {
        let step = set_status(&region("decided"));
        let mut answers = Answers::default();
        assert_eq!(step.wrong(&answers), ["/status", "/validFrom", "/decidedBy", "/reason"]);
        for (pointer, text) in [
            ("/status", "established"),
            ("/validFrom", "2027-01-01"),
            ("/decidedBy", "ks"),
            ("/reason", "Klart"),
        ] {
            answers.set(pointer, text);
        }
        assert!(step.wrong(&answers).is_empty());
    }
}
