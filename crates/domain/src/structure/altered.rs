//! A part of the structure after a change, with what the log says of it.

use crate::MunicipalityId;
use crate::rule::Override;
use crate::text::Reason;
use time::Date;

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
}

impl<T, C> Altered<T, C> {
    /// A change that is valid from a day, without a reason.
    pub const fn new(thing: T, change: C, effective_on: Date) -> Self {
        Self { thing, change, effective_on, reason: None, overrides: Vec::new(), on_behalf_of: None }
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
    /// With the municipality spoken for.
    #[must_use]
    pub const fn on_behalf_of(mut self, municipality: MunicipalityId) -> Self {
        self.on_behalf_of = Some(municipality);
        self
    }
}
