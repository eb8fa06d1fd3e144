//! Where a need goes when it is sent in (KSF-D01).

use crate::access::{Level, Visibility};
use crate::{ClusterId, RegionId};

/// The municipality is in several clusters and none of them was chosen, or the chosen one is not among them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("choose one of the municipality's clusters")]
pub struct ChooseCluster {
    /// What there is to choose from.
    pub clusters: Vec<ClusterId>,
}

/// The cluster and level that receive a need: the municipality's cluster (chosen where there are several); where it is
/// in none, the region stands in; without a region (Oslo), the nation.
///
/// # Errors
/// [`ChooseCluster`].
pub fn destination(
    clusters: &[ClusterId],
    chosen: Option<ClusterId>,
    region: Option<RegionId>,
) -> Result<(Option<ClusterId>, Level), ChooseCluster> {
    let cluster = match (clusters, chosen) {
        (_, Some(chosen)) if clusters.contains(&chosen) => Some(chosen),
        (_, Some(_)) | ([_, _, ..], None) => return Err(ChooseCluster { clusters: clusters.to_vec() }),
        ([only], None) => Some(*only),
        ([], None) => None,
    };
    Ok((cluster, first_level(cluster, region)))
}

/// The level that receives what comes from a place.
pub(super) const fn first_level(cluster: Option<ClusterId>, region: Option<RegionId>) -> Level {
    match (cluster, region) {
        (Some(_), _) => Level::Cluster,
        (None, Some(_)) => Level::Region,
        (None, None) => Level::National,
    }
}

/// How far a level opens what it holds.
pub(super) const fn opened_by(level: Level) -> Visibility {
    match level {
        Level::Cluster => Visibility::Cluster,
        Level::Region => Visibility::Region,
        Level::National => Visibility::National,
    }
}
