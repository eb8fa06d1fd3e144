//! What a region lacks, in plain words: what to do about it, and who stands in meanwhile.

use crate::i18n::I18n;
use crate::labels::Label;
use crate::lacks::Lack;
use contract::structure::RegionView;
use domain::register::RegionLack;
use texts::{Key, key};

const fn short(lack: RegionLack) -> Key {
    match lack {
        RegionLack::Host => key::HOST,
        RegionLack::Coordinator => key::ROLE_REGIONAL_COORDINATOR,
        RegionLack::Cluster => key::CLUSTER_SHORT,
    }
}

/// All that is missing, in a cell of a table.
pub(super) fn in_a_cell(i18n: I18n, lacks: &[RegionLack]) -> String {
    crate::lacks::in_a_cell(i18n, lacks.iter().copied().map(short))
}

/// What a region lacks, to be shown.
pub(super) fn of(region: &RegionView) -> Vec<Lack> {
    let lack = |lack: &RegionLack| {
        let (what, act, meanwhile) = match lack {
            RegionLack::Host => {
                (key::PLACE_PAGE_LACK_HOST, key::PLACE_PAGE_LACK_HOST_DO, key::PLACE_PAGE_NATION_MEANWHILE)
            }
            RegionLack::Coordinator => (
                key::PLACE_PAGE_LACK_COORDINATOR,
                key::PLACE_PAGE_LACK_COORDINATOR_DO,
                key::PLACE_PAGE_NATION_MEANWHILE,
            ),
            RegionLack::Cluster => (
                key::PLACE_PAGE_LACK_CLUSTER,
                key::PLACE_PAGE_LACK_REGION_CLUSTER_DO,
                key::PLACE_PAGE_LACK_REGION_CLUSTER_MEANWHILE,
            ),
        };
        // What is a goal by a day is told with its rule; the others say for themselves what is to be there.
        let goal = region.lack_rules.iter().find(|rule| rule.lack == *lack && rule.due.is_some());
        let rule = goal.map(|rule| rule.rule.key().into());
        Lack {
            code: lack.code(),
            what: what.into(),
            act: act.into(),
            rule,
            way: None,
            meanwhile: Some(meanwhile.into()),
        }
    };
    region.lacks.iter().map(lack).collect()
}
