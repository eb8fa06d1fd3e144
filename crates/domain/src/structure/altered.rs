//! A part of the structure after a change, with what the log says of it.

use crate::MunicipalityId;
use crate::rule::Override;
use crate::text::{DecisionReference, Reason};
use time::Date;

/// How it came to be known what a municipality says: by itself, or because another wrote its decision down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Where its own decision is found.
    pub reference: Option<DecisionReference>,
    /// Whether another wrote it down.
    pub written_down: bool,
}

impl Voice {
    /// Nothing is said of it.
    pub const SILENT: Self = Self { reference: None, written_down: false };
}

/// Something after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered<T, C> {
    /// What was changed, as it is now, with its new version.
    pub thing: T,
    /// What happened.
    pub change: C,
    /// The day it is valid from.
    pub effective_on: Date,
    /// The reason given.
    pub reason: Option<Reason>,
    /// Rules set aside.
    pub overrides: Vec<Override>,
    /// The municipality spoken for.
    pub on_behalf_of: Option<MunicipalityId>,
    /// How that came to be known.
    pub voice: Voice,
}

impl<T, C> Altered<T, C> {
    /// A change that is valid from a day, without a reason.
    pub const fn new(thing: T, change: C, effective_on: Date) -> Self {
        Self {
            thing,
            change,
            effective_on,
            reason: None,
            overrides: Vec::new(),
            on_behalf_of: None,
            voice: Voice::SILENT,
        }
    }
    /// With the reason given.
    #[must_use]
    pub fn because(mut self, reason: Option<Reason>) -> Self {
        self.reason = reason;
        self
    }
    /// With rules set aside.
    #[must_use]
    pub fn despite(mut self, overrides: Vec<Override>) -> Self {
        self.overrides = overrides;
        self
    }
    /// With how it came to be known what the municipality says.
    #[must_use]
    pub fn said_by(mut self, voice: Voice) -> Self {
        self.voice = voice;
        self
    }
    /// With the municipality spoken for.
    #[must_use]
    pub const fn on_behalf_of(mut self, municipality: MunicipalityId) -> Self {
        self.on_behalf_of = Some(municipality);
        self
    }
}
