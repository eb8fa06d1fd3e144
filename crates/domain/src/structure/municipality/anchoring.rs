//! KSF-R15: taking part is anchored politically and administratively.

use super::{Municipality, MunicipalityAction, WrongState};
use crate::event::MunicipalityChange;
use crate::structure::{Altered, Timeline};
use crate::text::{HttpsLink, closed_list};
use time::Date;

closed_list! {
    /// Where in the municipality taking part is anchored.
    pub enum AnchoringLevel {
        /// With those elected.
        Political = "political",
        /// With the administration.
        Administrative = "administrative",
    }
}

/// What a municipality says of its anchoring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchoring {
    /// Whether it is anchored.
    pub anchored: bool,
    /// The resolution.
    pub resolution: Option<HttpsLink>,
}

impl Municipality {
    /// Its anchoring at a level.
    pub const fn anchoring(&self, level: AnchoringLevel) -> &Timeline<Anchoring> {
        match level {
            AnchoringLevel::Political => &self.political,
            AnchoringLevel::Administrative => &self.administrative,
        }
    }
    /// Says how it is anchored at a level from a day; nothing takes back what was said.
    ///
    /// # Errors
    /// [`WrongState`] when it has ended by then.
    pub fn anchor(
        mut self,
        level: AnchoringLevel,
        said: Option<Anchoring>,
        from: Date,
    ) -> Result<Altered<Self, MunicipalityChange>, WrongState> {
        if !self.permits(MunicipalityAction::Describe, from) {
            return Err(WrongState);
        }
        let change = MunicipalityChange::Anchored {
            level,
            anchored: said.as_ref().map(|anchoring| anchoring.anchored),
        };
        let line = match level {
            AnchoringLevel::Political => &mut self.political,
            AnchoringLevel::Administrative => &mut self.administrative,
        };
        match said {
            // The last word holds: what was said of later days goes.
            Some(said) => {
                line.end_for_good(from);
                line.change(said, from);
            }
            None => line.end_for_good(from),
        }
        self.version += 1;
        let id = self.id;
        Ok(Altered::new(self, change, from).on_behalf_of(id))
    }
}
