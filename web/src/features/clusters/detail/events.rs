//! What has happened to a cluster.

use crate::history::{self, History, Told};
use crate::session::load;
use crate::words::Words;
use contract::changes::HistoryEntry;
use contract::structure::ClusterView;
use domain::register::ClusterStatus;
use leptos::prelude::*;
use texts::{Key, key};

const fn became(status: ClusterStatus) -> Key {
    match status {
        ClusterStatus::Initiative => key::CLUSTER_EVENT_STATUS_INITIATIVE,
        ClusterStatus::Establishing => key::CLUSTER_EVENT_STATUS_ESTABLISHING,
        ClusterStatus::Established => key::CLUSTER_EVENT_STATUS_ESTABLISHED,
        ClusterStatus::Dormant => key::CLUSTER_EVENT_STATUS_DORMANT,
        ClusterStatus::Closed => key::CLUSTER_EVENT_STATUS_CLOSED,
    }
}

/// The words for what happened.
pub(in crate::features) fn happened(entry: &HistoryEntry) -> Words {
    let name = entry.municipality.as_ref().map(|m| m.name.clone());
    let about = |key: Key| name.clone().map(|name| Words::about(key, "name", name));
    let words = match entry.kind.as_str() {
        "cluster.founded" => Some(key::CLUSTER_EVENT_FOUNDED.into()),
        "cluster.described" => Some(key::CLUSTER_EVENT_DESCRIBED.into()),
        "cluster.taken_back" => Some(key::CLUSTER_EVENT_TAKEN_BACK.into()),
        "cluster.confirmed" => Some(key::CLUSTER_EVENT_CONFIRMED.into()),
        "cluster.proposed" => about(key::CLUSTER_EVENT_PROPOSED),
        "cluster.consented" => about(key::CLUSTER_EVENT_CONSENTED),
        "cluster.declined" => about(key::CLUSTER_EVENT_DECLINED),
        "cluster.proposal_withdrawn" => about(key::CLUSTER_EVENT_WITHDRAWN),
        "cluster.member_joined" => about(key::CLUSTER_EVENT_JOINED),
        "cluster.member_left" => about(key::CLUSTER_EVENT_LEFT),
        "cluster.member_succeeded" => about(key::CLUSTER_EVENT_SUCCEEDED),
        "cluster.ambition_changed" => about(key::CLUSTER_EVENT_AMBITION),
        "cluster.motor_changed" => about(key::CLUSTER_EVENT_MOTOR),
        "cluster.agreement_drafted" => Some(key::CLUSTER_EVENT_AGREEMENT_DRAFTED.into()),
        "cluster.agreement_sent" => Some(key::CLUSTER_EVENT_AGREEMENT_SENT.into()),
        "cluster.agreement_signed" => about(key::CLUSTER_EVENT_AGREEMENT_SIGNED),
        "cluster.status_changed" => entry.cluster_status.map(|status| became(status).into()),
        "cluster.subcluster_made" => Some(key::CLUSTER_EVENT_SUBCLUSTER_MADE.into()),
        "cluster.subcluster_ended" => Some(key::CLUSTER_EVENT_SUBCLUSTER_ENDED.into()),
        // A kind that a newer service knows.
        _ => None,
    };
    words.unwrap_or_else(|| key::CLUSTER_EVENT_OTHER.into())
}

const TOLD: Told = Told { happened, notes: Told::no_notes, empty: key::HISTORY_EMPTY };

/// The history, newest first. It is fetched again whenever the cluster has a new version.
#[component]
pub(super) fn ClusterHistory(cluster: Signal<ClusterView>) -> impl IntoView {
    let version = Memo::new(move |_| cluster.with(|cluster| (cluster.id, cluster.version)));
    let entries = load(move |session| {
        let (id, _) = version.get();
        async move { session.call(async |client| client.list_cluster_history(id, &history::paging()).await).await }
    });
    view! { <History entries=entries told=TOLD /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::event::ClusterChange;
    use serde_json::json;

    #[test]
    fn every_kind_of_event_has_words_of_its_own() {
        for kind in ClusterChange::KINDS {
            let entry = json!({
                "id": "0199b0a0-0000-7000-8000-000000000001", "kind": kind, "version": 1, "at": "2026-01-01T10:00:00Z",
                "effectiveOn": "2026-01-01", "municipality": { "number": "4634", "name": "Masfjorden" },
                "clusterStatus": "established",
            });
            let entry: HistoryEntry = serde_json::from_value(entry).unwrap();
            assert_ne!(happened(&entry), Words::Text(key::CLUSTER_EVENT_OTHER), "{kind}");
        }
    }
}
