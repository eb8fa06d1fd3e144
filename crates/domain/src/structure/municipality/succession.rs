//! What is said of a municipality that goes on under another number, name or county (decision 0015).

use super::Municipality;
use crate::event::MunicipalityChange;
use crate::structure::Altered;

impl Municipality {
    /// It is the same place as one that was changed, under its next number: what was decided or said holds for it too, where
    /// it does on the other's last day. `None` where it does not, or was known of it already.
    #[must_use]
    pub fn goes_on_with(
        mut self,
        before: &Self,
        change: &MunicipalityChange,
    ) -> Option<Altered<Self, MunicipalityChange>> {
        let (first, last) = (self.valid.first_day(), before.valid.last_day()?);
        let change = match change {
            MunicipalityChange::Moved { to, decided_by, .. } => {
                let from = self.region_on(first);
                let decided = before.regions.on(last).filter(|decided| decided.region == *to)?.clone();
                if from == Some(*to) {
                    return None;
                }
                self.regions.change(decided, first);
                MunicipalityChange::Moved { from, to: *to, decided_by: *decided_by }
            }
            MunicipalityChange::Anchored { said } => {
                for (level, _) in said {
                    let word = before.anchoring(*level).on(last).cloned();
                    let line = self.anchoring_mut(*level);
                    line.end_for_good(first);
                    if let Some(word) = word {
                        line.change(word, first);
                    }
                }
                MunicipalityChange::Anchored { said: said.clone() }
            }
            _ => return None,
        };
        self.version += 1;
        Some(Altered::new(self, change, first))
    }
}
