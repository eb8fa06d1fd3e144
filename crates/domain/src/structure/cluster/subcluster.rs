//! Subclusters: some of the members work on a theme for a time (KSF-R13).

use super::{Cluster, ClusterError, Outcome};
use crate::event::ClusterChange;
use crate::period::Period;
use crate::rule::{Refused, RuleId};
use crate::structure::Timeline;
use crate::text::{Reason, StructureName, Theme};
use crate::{MunicipalityId, SubclusterId};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// A subcluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subcluster {
    /// Its id.
    pub id: SubclusterId,
    /// What it is called.
    pub name: StructureName,
    /// What it works with.
    pub theme: Theme,
    /// When it lasts.
    pub period: Period,
    /// Who is in it when.
    pub members: BTreeMap<MunicipalityId, Timeline<()>>,
}

impl Subcluster {
    /// Whether fewer than two are left in it on a day: nobody works on a theme together alone.
    pub fn is_left_alone(&self, day: Date) -> bool {
        let inside = self.members.values().filter(|line| line.on(day).is_some()).count();
        self.period.contains(day) && inside < 2
    }
    /// A municipality is no longer in it from a day on.
    pub(super) fn leave(&mut self, municipality: MunicipalityId, from: Date) {
        if let Some(line) = self.members.get_mut(&municipality) {
            line.end_for_good(from);
        }
        self.members.retain(|_, line| !line.terms().is_empty());
    }
    /// Ends it: the day before is its last. One that would never have been is gone.
    fn end(&mut self, from: Date) -> bool {
        for line in self.members.values_mut() {
            line.end_for_good(from);
        }
        self.members.retain(|_, line| !line.terms().is_empty());
        match Period::half_open(self.period.first_day(), Some(from)) {
            Ok(shorter) => {
                self.period = shorter;
                true
            }
            Err(_) => false,
        }
    }
}

impl Cluster {
    /// Makes a subcluster of members, with a theme and a last day.
    ///
    /// # Errors
    /// [`ClusterError`].
    pub fn add_subcluster(
        mut self,
        id: SubclusterId,
        name: StructureName,
        theme: Theme,
        period: Period,
        members: &BTreeSet<MunicipalityId>,
    ) -> Outcome {
        let from = period.first_day();
        self.open_on(from)?;
        let inside =
            |m: &MunicipalityId| self.members.get(m).is_some_and(|line| line.first_gap(period).is_none());
        if members.len() < 2 || period.last_day().is_none() || !members.iter().all(inside) {
            return Err(Refused::by(RuleId::SubclusterInside).into());
        }
        let lines = members.iter().map(|m| {
            let mut line = Timeline::default();
            line.change((), from);
            if let Some(until) = period.until() {
                line.end(until);
            }
            (*m, line)
        });
        self.subclusters.push(Subcluster { id, name, theme, period, members: lines.collect() });
        Ok(self.altered(ClusterChange::SubclusterMade { subcluster: id }, from))
    }

    /// Ends a subcluster before its time.
    ///
    /// # Errors
    /// [`ClusterError::NoSuchPart`]; [`ClusterError::Day`] when it has ended by then.
    pub fn end_subcluster(mut self, id: SubclusterId, from: Date, reason: Option<Reason>) -> Outcome {
        let index = self.subclusters.iter().position(|s| s.id == id).ok_or(ClusterError::NoSuchPart)?;
        let Some(subcluster) = self.subclusters.get_mut(index) else { return Err(ClusterError::NoSuchPart) };
        if subcluster.period.until().is_some_and(|until| until <= from) {
            return Err(ClusterError::Day);
        }
        if !subcluster.end(from) {
            self.subclusters.remove(index);
        }
        Ok(self.altered(ClusterChange::SubclusterEnded { subcluster: id }, from).because(reason))
    }

    pub(super) fn end_subclusters(&mut self, from: Date) {
        self.subclusters.retain_mut(|subcluster| {
            subcluster.period.until().is_some_and(|until| until <= from) || subcluster.end(from)
        });
    }
}
