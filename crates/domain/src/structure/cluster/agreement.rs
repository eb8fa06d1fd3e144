//! Cooperation agreements: written, signed by each member, in force until a newer one is.

use super::{Cluster, ClusterError, Outcome};
use crate::event::ClusterChange;
use crate::period::Period;
use crate::register::AgreementStatus;
use crate::structure::Voice;
use crate::text::{DecisionReference, HttpsLink, StructureName};
use crate::{AgreementId, MunicipalityId};
use std::collections::BTreeSet;
use time::Date;

/// A member's signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// The day it signed.
    pub signed_on: Date,
    /// Where its own decision is found.
    pub reference: Option<DecisionReference>,
    /// Whether another wrote it down.
    pub written_down: bool,
}

/// An agreement that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    /// From this day; it may be known before.
    pub on: Date,
    /// Whether a newer one took over; else it ended with the cluster.
    pub replaced: bool,
}

/// An agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// What it is called.
    pub title: StructureName,
    /// Where its text is.
    pub link: Option<HttpsLink>,
    /// The day it was written down.
    pub drafted_on: Date,
    /// The day it was sent to the members.
    pub sent_on: Option<Date>,
    /// When it is in force; never, where it was replaced on the day it would have begun.
    pub in_force: Option<Period>,
    /// From when it is over.
    pub over: Option<Over>,
    /// Who has signed, in the order they did.
    pub signatures: Vec<Signature>,
}

impl Agreement {
    /// Where it stood on a day; `None` before it was written.
    pub fn status_on(&self, day: Date) -> Option<AgreementStatus> {
        if let Some(over) = self.over.filter(|over| over.on <= day) {
            Some(if over.replaced { AgreementStatus::Replaced } else { AgreementStatus::Ended })
        } else if self.in_force_on(day) {
            Some(AgreementStatus::InForce)
        } else if self.sent_on.is_some_and(|sent| sent <= day) {
            Some(AgreementStatus::Signing)
        } else {
            (self.drafted_on <= day).then_some(AgreementStatus::Draft)
        }
    }
    /// It is over from a day on, unless it is before.
    fn end(&mut self, on: Date, replaced: bool) {
        if self.over.is_some_and(|over| over.on <= on) {
            return;
        }
        self.over = Some(Over { on, replaced });
        self.in_force = self.in_force.and_then(|period| Period::half_open(period.first_day(), Some(on)).ok());
    }
    /// Whether it is in force on a day.
    pub fn in_force_on(&self, day: Date) -> bool {
        self.in_force.is_some_and(|period| period.contains(day))
    }
}

impl Cluster {
    /// Writes a draft down.
    ///
    /// # Errors
    /// [`ClusterError::WrongState`] unless the cluster is open.
    pub fn draft_agreement(
        mut self,
        id: AgreementId,
        title: StructureName,
        link: Option<HttpsLink>,
        today: Date,
    ) -> Outcome {
        self.open_on(today)?;
        // One that is written while the cluster is to close ends with it as well.
        self.agreements.push(Agreement {
            id,
            title,
            link,
            drafted_on: today,
            sent_on: None,
            in_force: None,
            over: self.closes_on().map(|on| Over { on, replaced: false }),
            signatures: Vec::new(),
        });
        Ok(self.altered(ClusterChange::AgreementDrafted { agreement: id }, today))
    }

    /// Sends a draft to the members for their signatures.
    ///
    /// # Errors
    /// [`ClusterError::NoSuchPart`]; [`ClusterError::WrongState`] unless the cluster is open;
    /// [`ClusterError::AgreementStands`] unless it is a draft.
    pub fn send_agreement(mut self, id: AgreementId, today: Date) -> Outcome {
        self.open_on(today)?;
        let agreement = self.agreements.iter_mut().find(|a| a.id == id).ok_or(ClusterError::NoSuchPart)?;
        match agreement.status_on(today).ok_or(ClusterError::NoSuchPart)? {
            AgreementStatus::Draft => {}
            stands => return Err(ClusterError::AgreementStands(stands)),
        }
        agreement.sent_on = Some(today);
        Ok(self.altered(ClusterChange::AgreementSent { agreement: id }, today))
    }

    /// Writes a member's signature down. When all members of the day have signed, or are bound by what they were before, it
    /// is in force from the last signature on, and replaces the one before. Whoever joins later signs the one in force.
    ///
    /// # Errors
    /// [`ClusterError`].
    pub fn sign_agreement(
        mut self,
        id: AgreementId,
        municipality: MunicipalityId,
        signed_on: Date,
        voice: Voice,
        today: Date,
    ) -> Outcome {
        self.open_on(today)?;
        if signed_on > today {
            return Err(ClusterError::Day);
        }
        let members = self.members_on(today);
        if !members.contains(&municipality) {
            return Err(ClusterError::NotAMember);
        }
        let agreement = self.agreements.iter().find(|a| a.id == id).ok_or(ClusterError::NoSuchPart)?;
        let stands = agreement.status_on(today).ok_or(ClusterError::NoSuchPart)?;
        if !matches!(stands, AgreementStatus::Signing | AgreementStatus::InForce) {
            return Err(ClusterError::AgreementStands(stands));
        }
        if self.bound_by(agreement, today).contains(&municipality) {
            return Err(ClusterError::AlreadySigned);
        }
        let Voice { reference, written_down } = voice;
        let signature = Signature { municipality, signed_on, reference, written_down };
        self.agreements.iter_mut().filter(|a| a.id == id).for_each(|a| a.signatures.push(signature.clone()));
        let whole = stands == AgreementStatus::Signing && self.signed_by_all(id, &members, today);
        if whole {
            self.put_in_force(id, today)?;
        }
        let change = ClusterChange::AgreementSigned { agreement: id, municipality, in_force: whole };
        Ok(self.altered(change, signed_on).on_behalf_of(municipality))
    }

    fn signed_by_all(&self, id: AgreementId, members: &BTreeSet<MunicipalityId>, day: Date) -> bool {
        let of = self.agreements.iter().find(|a| a.id == id);
        of.is_some_and(|agreement| members.is_subset(&self.bound_by(agreement, day)))
    }

    /// It is in force from its last signature on, and replaces the one in force: which it cannot have done before that one
    /// began.
    fn put_in_force(&mut self, id: AgreementId, today: Date) -> Result<(), ClusterError> {
        let present = |a: &&mut Agreement| a.id != id && a.over.is_none_or(|over| over.on > today);
        let of = self.agreements.iter().find(|a| a.id == id);
        let last = of.and_then(|a| a.signatures.iter().map(|s| s.signed_on).max()).unwrap_or(today);
        for before in self.agreements.iter_mut().filter(present) {
            let Some(period) = before.in_force else { continue };
            if last < period.first_day() {
                return Err(ClusterError::Day);
            }
            before.end(last, true);
        }
        for agreement in self.agreements.iter_mut().filter(|a| a.id == id) {
            agreement.in_force = Period::half_open(last, agreement.over.map(|over| over.on)).ok();
        }
        Ok(())
    }

    /// Who is bound by an agreement on a day: whoever has signed it by then, and what they have become.
    pub fn bound_by(&self, agreement: &Agreement, day: Date) -> BTreeSet<MunicipalityId> {
        let signed = agreement.signatures.iter().filter(|signature| signature.signed_on <= day);
        signed.flat_map(|signature| self.bound_with(signature.municipality, day)).collect()
    }

    /// KSF-R10: whether an agreement is in force on a day that every member has signed.
    pub fn agreed_by_all(&self, day: Date) -> bool {
        let members = self.members_on(day);
        let whole = |a: &Agreement| a.in_force_on(day) && members.is_subset(&self.bound_by(a, day));
        !members.is_empty() && self.agreements.iter().any(whole)
    }

    /// Ends what is in force, being signed or written, from a day on.
    pub(super) fn end_agreements(&mut self, from: Date) {
        for agreement in &mut self.agreements {
            agreement.end(from, false);
        }
    }
}
