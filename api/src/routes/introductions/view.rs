//! A programme as a caller sees it.

use contract::introductions::{IntroductionStepView, IntroductionView};
use contract::people::RoleView;
use contract::structure::{ClusterRef, RegionRef};
use domain::access::policy::{self, Request};
use domain::access::{Actor, Role};
use domain::introduction::{IntroductionAction, IntroductionStep};
use store::introductions::IntroductionRecord;
use texts::{Key, Lang};

pub(super) fn introduction_view(actor: &Actor, lang: Lang, record: &IntroductionRecord) -> IntroductionView {
    let programme = &record.introduction;
    let text = |step: IntroductionStep| {
        let key = Key::named(&format!("introduction_step.{step}"));
        key.map(|key| texts::text(lang, key).to_owned()).unwrap_or_default()
    };
    let steps: Vec<_> = IntroductionStep::of(programme.role)
        .map(|step| IntroductionStepView {
            step,
            text: text(step),
            done_on: programme.done.get(&step).copied(),
        })
        .collect();
    let cluster = programme.cluster.zip(record.cluster.clone());
    let region = record.region.clone().filter(|_| programme.role == Role::RegionalCoordinator);
    IntroductionView {
        id: programme.id,
        version: programme.version,
        holder: record.holder.clone(),
        role: RoleView {
            county: None,
            role: programme.role,
            municipality: None,
            cluster: cluster.map(|(id, name)| ClusterRef { id, name }),
            region: region.map(|(slug, name)| RegionRef { slug, name }),
            organisation: None,
        },
        since: record.since,
        done: steps.iter().filter(|step| step.done_on.is_some()).count(),
        total: steps.len(),
        steps,
        may_complete: policy::check(actor, Request::Introduction(IntroductionAction::Complete, programme))
            .is_ok(),
    }
}
