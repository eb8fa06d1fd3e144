//! Another host from a day.

use super::{Decision, Host, Region, RegionAction, RegionError};
use crate::MunicipalityId;
use crate::event::RegionChange;
use crate::register::DecidedBy;
use crate::rule::{Override, RuleId, settle};
use crate::structure::Altered;
use crate::text::HttpsLink;
use time::Date;
use uuid::Uuid;

/// A host to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHost {
    /// Id of the term.
    pub id: Uuid,
    /// The municipality.
    pub municipality: MunicipalityId,
    /// From when.
    pub from: Date,
    /// Its own resolution (KSF-R06).
    pub resolution: Option<HttpsLink>,
    /// Who decided, and why.
    pub decision: Decision,
    /// What it is to become, in the order of time; of a split, the first named.
    pub becomes: Vec<Becomes>,
}

/// What a host is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Becomes {
    /// Id of the term under it.
    pub id: Uuid,
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Its first day.
    pub on: Date,
}

/// What is known of a host to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostFacts {
    /// Whether it has a university, university college or institute (KSF-R05); with whom it has an agreement is the reason.
    pub has_research: bool,
}

impl Region {
    /// Has another municipality host the region from a day; what is planned for later stays. A host that is to become another
    /// goes on as that.
    ///
    /// # Errors
    /// [`RegionError`]: it hosts already, or the region is closed (409); KSF-R04, KSF-R05 and KSF-R06.
    pub fn change_host(
        mut self,
        new: NewHost,
        facts: HostFacts,
        overrides: &[Override],
    ) -> Result<Altered<Self, RegionChange>, RegionError> {
        let before = self.hosts.on(new.from).cloned();
        let hosts_already = before.as_ref().is_some_and(|host| host.municipality == new.municipality);
        if hosts_already || !self.permits(RegionAction::ChangeHost, new.from) {
            return Err(RegionError::WrongState);
        }
        let mut in_the_way = Vec::new();
        // The chief executive's decision is the reason that sets it aside; nobody else's does.
        if before.as_ref().and_then(|host| host.locked_until).is_some_and(|until| new.from <= until) {
            in_the_way.push(match new.decision.by {
                DecidedBy::ChiefExecutive => RuleId::FirstHostsStay.in_the_way(),
                DecidedBy::Ks | DecidedBy::HostMunicipality | DecidedBy::Municipality => {
                    RuleId::FirstHostsStay.hard()
                }
            });
        }
        if !facts.has_research {
            in_the_way.push(RuleId::HostHasResearch.in_the_way());
        }
        if new.resolution.is_none() {
            in_the_way.push(RuleId::HostResolution.in_the_way());
        }
        let set_aside = settle(&in_the_way, overrides)?;
        let from = new.from;
        let change = RegionChange::HostChanged {
            from: before.map(|host| host.municipality),
            to: new.municipality,
            decided_by: new.decision.by,
        };
        let host = Host {
            id: new.id,
            municipality: new.municipality,
            locked_until: None,
            decided_by: new.decision.by.code().to_owned(),
            resolution: new.resolution,
            reason: Some(new.decision.reason.clone()),
            source: SOURCE.to_owned(),
        };
        self.hosts.change(host.clone(), from);
        let mut id = host.id;
        for next in new.becomes.into_iter().filter(|next| next.on > from) {
            // As long as it is to host at all.
            if self.hosts.on(next.on).is_some_and(|hosts| hosts.id == id) {
                id = next.id;
                self.hosts.change(Host { id, municipality: next.municipality, ..host.clone() }, next.on);
            }
        }
        // A plan that is taken back, or moved, leaves nothing behind.
        self.hosts.join(|one, next| one.municipality == next.municipality);
        self.version += 1;
        Ok(Altered::new(self, change, from).because(Some(new.decision.reason)).despite(set_aside))
    }
}

/// Where it is stated that people decided something here.
const SOURCE: &str = "KSF-plattformen";
