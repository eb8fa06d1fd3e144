//! A need together with the names of the places it speaks of, as a page or list shows it.

use super::Need;
use crate::access::Level;
use crate::{ClusterId, MunicipalityId, RegionId};

/// A municipality by number and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MunicipalityName {
    /// Its id.
    pub id: MunicipalityId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
}

/// A cluster by name, and whether it has a coordinator today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterName {
    /// Its id.
    pub id: ClusterId,
    /// Its name.
    pub name: String,
    /// Whether somebody answers for it today.
    pub staffed: bool,
}

/// A region by slug and name, and whether it has a coordinator today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionName {
    /// Its id.
    pub id: RegionId,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether somebody answers for it today.
    pub staffed: bool,
}

/// A need with names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedRecord {
    /// The need.
    pub need: Need,
    /// The municipalities it comes from, in the need's order.
    pub originators: Vec<MunicipalityName>,
    /// What those of them that are no more have become.
    pub originators_today: Vec<MunicipalityName>,
    /// Its cluster.
    pub cluster: Option<ClusterName>,
    /// Its region.
    pub region: Option<RegionName>,
}

/// Who answers for a need today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The level.
    pub level: Level,
    /// The level it stands in for: one that does not exist here, or has nobody.
    pub stands_in_for: Option<Level>,
}

impl NeedRecord {
    /// Who answers for it today. A level without a coordinator is stood in for by the one above.
    pub fn holder(&self) -> Holder {
        let region_or_nation = match &self.region {
            Some(region) if region.staffed => Level::Region,
            Some(_) | None => Level::National,
        };
        let level = match (self.need.held_by, &self.cluster) {
            (Level::Cluster, Some(cluster)) if cluster.staffed => Level::Cluster,
            (Level::Cluster | Level::Region, _) => region_or_nation,
            (Level::National, _) => Level::National,
        };
        // What it was meant for: its cluster, or the level it has been lifted to.
        let meant = match (self.need.held_by, self.need.process.is_lifted()) {
            (held, true) => held,
            (_, false) => Level::Cluster,
        };
        Holder { level, stands_in_for: (level != meant).then_some(meant) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::need::{Channel, Classification, NeedProcess, Wording};
    use crate::text::{NeedProblem, NeedTitle};
    use crate::{ContentLanguage, NeedId};
    use uuid::Uuid;

    fn record(held_by: Level, cluster: Option<bool>, region: Option<bool>) -> NeedRecord {
        let wording = Wording {
            language: ContentLanguage::Nb,
            title: NeedTitle::parse("Nattilsyn").unwrap(),
            problem: NeedProblem::parse("Langt mellom husene").unwrap(),
        };
        let now = time::macros::datetime!(2025-01-01 12:00 UTC);
        let municipality = MunicipalityId(Uuid::from_u128(1));
        let id = NeedId(Uuid::from_u128(2));
        let mut need =
            Need::draft(id, municipality, wording, Classification::default(), Channel::Self_, None, now);
        need.process = NeedProcess::Submitted;
        need.held_by = held_by;
        NeedRecord {
            originators_today: Vec::new(),
            need,
            originators: Vec::new(),
            cluster: cluster.map(|staffed| ClusterName {
                id: ClusterId(Uuid::from_u128(3)),
                name: "K".into(),
                staffed,
            }),
            region: region.map(|staffed| RegionName {
                id: RegionId(Uuid::from_u128(4)),
                slug: "vest".into(),
                name: "KSF Vest".into(),
                staffed,
            }),
        }
    }

    #[test]
    fn the_cluster_holds_what_was_sent_to_it() {
        let holder = record(Level::Cluster, Some(true), Some(true)).holder();
        assert_eq!(holder, Holder { level: Level::Cluster, stands_in_for: None });
    }

    #[test]
    fn the_region_stands_in_for_a_missing_or_empty_cluster_and_the_nation_for_both() {
        let stands_in = |level| Holder { level, stands_in_for: Some(Level::Cluster) };
        assert_eq!(record(Level::Region, None, Some(true)).holder(), stands_in(Level::Region));
        assert_eq!(record(Level::Cluster, Some(false), Some(true)).holder(), stands_in(Level::Region));
        assert_eq!(record(Level::Cluster, Some(false), Some(false)).holder(), stands_in(Level::National));
        assert_eq!(record(Level::National, None, None).holder(), stands_in(Level::National));
    }

    #[test]
    fn a_lifted_need_lies_where_it_was_lifted_to() {
        let mut lifted = record(Level::Region, Some(true), Some(true));
        lifted.need.process = NeedProcess::LiftedRegion;
        assert_eq!(lifted.holder(), Holder { level: Level::Region, stands_in_for: None });
        lifted.region = None;
        assert_eq!(lifted.holder(), Holder { level: Level::National, stands_in_for: Some(Level::Region) });
    }
}
