//! A need as the caller may see it.

use contract::needs::{HolderView, NeedView, PublicationView};
use contract::structure::{ClusterRef, MunicipalityRef, RegionRef};
use domain::access::{Actor, Level, Visibility, policy, sees};
use domain::need::{NeedRecord, Urgency};
use texts::{Lang, key};

/// Whether the actor may know where a need comes from: it is not nameless, or the actor sees it for another reason
/// than that it is public.
pub(in crate::routes) fn named_to(actor: &Actor, record: &NeedRecord) -> bool {
    !record.need.is_nameless() || sees_inside(actor, record)
}

/// Whether the actor sees a need for another reason than that it is public.
fn sees_inside(actor: &Actor, record: &NeedRecord) -> bool {
    let mut audience = record.need.audience();
    audience.visibility = record.need.opened_to;
    sees(actor, &audience)
}

/// The need as the actor sees it.
pub(super) fn need_view(actor: &Actor, lang: Lang, record: &NeedRecord) -> NeedView {
    let need = &record.need;
    let named = named_to(actor, record);
    let urgency = need.classification.urgency.map(Urgency::parts);
    NeedView {
        id: need.id,
        version: need.version,
        reference: need.reference.as_ref().map(|reference| reference.0.clone()),
        process: need.process,
        answer: need.answer,
        visibility: need.visibility(),
        publication: need.publication.map(|p| PublicationView { with_name: p.with_name }),
        language: need.wording.language,
        title: need.wording.title.as_str().to_owned(),
        problem: need.wording.problem.as_str().to_owned(),
        service_area: need.classification.service_area,
        who_affected: need.classification.who_affected.as_ref().map(|w| w.as_str().to_owned()),
        affected_groups: need.classification.affected_groups.clone(),
        urgency: urgency.map(|(kind, _)| kind),
        urgency_starts: urgency.and_then(|(_, starts)| starts),
        outside_theme: need.classification.outside_theme,
        channel: actor.reach.in_ksf.then_some(need.channel),
        originators: if named {
            record
                .originators
                .iter()
                .map(|o| MunicipalityRef { number: o.number.clone(), name: o.name.clone() })
                .collect()
        } else {
            Vec::new()
        },
        originators_today: if named {
            record
                .originators_today
                .iter()
                .map(|o| MunicipalityRef { number: o.number.clone(), name: o.name.clone() })
                .collect()
        } else {
            Vec::new()
        },
        holder: holder(record, lang, named),
        cluster: record
            .cluster
            .as_ref()
            .filter(|_| named)
            .map(|cluster| ClusterRef { id: cluster.id, name: cluster.name.clone() }),
        region: record
            .region
            .as_ref()
            .filter(|_| named)
            .map(|region| RegionRef { slug: region.slug.clone(), name: region.name.clone() }),
        // Written to those who work with the need, not to everyone who reads it.
        decision_reason: need
            .decision_reason
            .as_ref()
            .filter(|_| sees_inside(actor, record))
            .map(|r| r.as_str().to_owned()),
        created_at: need.created_at,
        updated_at: need.updated_at,
        submitted_at: need.submitted_at,
        allowed_actions: policy::allowed_actions(actor, need),
    }
}

fn holder(record: &NeedRecord, lang: Lang, named: bool) -> Option<HolderView> {
    if record.need.audience().private || !record.need.process.is_open() {
        return None;
    }
    let holder = record.holder();
    let name = match holder.level {
        Level::Cluster => record.cluster.as_ref().map(|cluster| cluster.name.clone()),
        Level::Region => record.region.as_ref().map(|region| region.name.clone()),
        Level::National => Some(texts::text(lang, key::LEVEL_NATIONAL).to_owned()),
    };
    Some(HolderView {
        level: holder.level,
        name: name.filter(|_| named),
        stands_in_for: holder.stands_in_for,
    })
}

/// The need as anyone would see it if it were published.
pub(super) fn public_view(mut record: NeedRecord, lang: Lang, with_name: bool) -> NeedView {
    record.need.publication = Some(domain::need::Publication { with_name });
    let view = need_view(&Actor::anonymous(), lang, &record);
    NeedView { visibility: Visibility::Public, ..view }
}
