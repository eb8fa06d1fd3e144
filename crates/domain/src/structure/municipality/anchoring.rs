//! KSF-R15: taking part is anchored politically and administratively.

use super::{Municipality, WrongState};
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

/// What is said of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where.
    pub level: AnchoringLevel,
    /// How; nothing takes back what was said.
    pub anchoring: Option<Anchoring>,
    /// From when.
    pub from: Date,
}

impl Municipality {
    /// Its anchoring at a level.
    pub const fn anchoring(&self, level: AnchoringLevel) -> &Timeline<Anchoring> {
        match level {
            AnchoringLevel::Political => &self.political,
            AnchoringLevel::Administrative => &self.administrative,
        }
    }
    pub(super) const fn anchoring_mut(&mut self, level: AnchoringLevel) -> &mut Timeline<Anchoring> {
        match level {
            AnchoringLevel::Political => &mut self.political,
            AnchoringLevel::Administrative => &mut self.administrative,
        }
    }
    /// Says how it is anchored, each level from a day; nothing takes back what was said.
    ///
    /// # Errors
    /// [`WrongState`] when it has ended by then.
    pub fn anchor(
        mut self,
        said: Vec<Said>,
        today: Date,
    ) -> Result<Altered<Self, MunicipalityChange>, WrongState> {
        if said.iter().any(|each| !self.valid.contains(each.from)) || !self.valid.contains(today) {
            return Err(WrongState);
        }
        let from = said.iter().map(|each| each.from).min().unwrap_or(today);
        let mut told = Vec::new();
        for Said { level, anchoring, from } in said {
            told.push((level, anchoring.as_ref().map(|anchoring| anchoring.anchored)));
            let line = self.anchoring_mut(level);
            // The last word holds: what was said of later days goes.
            line.end_for_good(from);
            if let Some(anchoring) = anchoring {
                line.change(anchoring, from);
            }
        }
        self.version += 1;
        let id = self.id;
        Ok(Altered::new(self, MunicipalityChange::Anchored { said: told }, from).on_behalf_of(id))
    }
}
