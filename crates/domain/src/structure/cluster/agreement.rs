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

/// An agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// What it is called.
    pub title: StructureName,
    /// Where its text is.
    pub link: Option<HttpsLink>,
    /// Where it stands.
    pub status: AgreementStatus,
    /// When it is in force; never, where it was replaced on the day it would have begun.
    pub in_force: Option<Period>,
    /// Who has signed, in the order they did.
    pub signatures: Vec<Signature>,
}

impl Agreement {
    /// Who has signed.
    pub fn signed_by(&self) -> BTreeSet<MunicipalityId> {
        self.signatures.iter().map(|signature| signature.municipality).collect()
    }
    /// It is no longer in force from a day on.
    fn end(&mut self, from: Date) {
        self.in_force =
            self.in_force.and_then(|period| Period::half_open(period.first_day(), Some(from)).ok());
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
        self.agreements.push(Agreement {
            id,
            title,
            link,
            status: AgreementStatus::Draft,
            in_force: None,
            signatures: Vec::new(),
        });
        Ok(self.altered(ClusterChange::AgreementDrafted { agreement: id }, today))
    }

    /// Sends a draft to the members for their signatures.
    ///
    /// # Errors
    /// [`ClusterError::NoSuchPart`]; [`ClusterError::WrongState`] unless it is a draft of an open cluster.
    pub fn send_agreement(mut self, id: AgreementId, today: Date) -> Outcome {
        let status = self.open_on(today)?;
        let agreement = self.agreements.iter_mut().find(|a| a.id == id).ok_or(ClusterError::NoSuchPart)?;
        if agreement.status != AgreementStatus::Draft {
            return Err(ClusterError::WrongState(Some(status)));
        }
        agreement.status = AgreementStatus::Signing;
        Ok(self.altered(ClusterChange::AgreementSent { agreement: id }, today))
    }

    /// Writes a member's signature down. When all members of the day have signed, it is in force from the last signature on,
    /// and replaces the one before. Whoever joins later signs the one in force.
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
        let status = self.open_on(today)?;
        if signed_on > today {
            return Err(ClusterError::Day);
        }
        let members = self.members_on(today);
        if !members.contains(&municipality) {
            return Err(ClusterError::NotAMember);
        }
        // A new one takes over from the one in force; it cannot have done so before that one began.
        let present = self.agreements.iter().filter(|a| a.id != id && a.status == AgreementStatus::InForce);
        let begun = present.filter_map(|a| a.in_force).map(Period::first_day).max();
        let agreement = self.agreements.iter_mut().find(|a| a.id == id).ok_or(ClusterError::NoSuchPart)?;
        if !matches!(agreement.status, AgreementStatus::Signing | AgreementStatus::InForce) {
            return Err(ClusterError::WrongState(Some(status)));
        }
        if agreement.signed_by().contains(&municipality) {
            return Err(ClusterError::NotAsked);
        }
        let Voice { reference, written_down } = voice;
        agreement.signatures.push(Signature { municipality, signed_on, reference, written_down });
        let last = agreement.signatures.iter().map(|s| s.signed_on).max().unwrap_or(signed_on);
        let whole = agreement.status == AgreementStatus::Signing && members.is_subset(&agreement.signed_by());
        if whole && begun.is_some_and(|first| last < first) {
            return Err(ClusterError::Day);
        }
        if whole {
            self.put_in_force(id, last);
        }
        let change = ClusterChange::AgreementSigned { agreement: id, municipality, in_force: whole };
        Ok(self.altered(change, signed_on).on_behalf_of(municipality))
    }

    fn put_in_force(&mut self, id: AgreementId, from: Date) {
        for agreement in &mut self.agreements {
            if agreement.id == id {
                agreement.status = AgreementStatus::InForce;
                agreement.in_force = Some(Period::since(from));
            } else if agreement.status == AgreementStatus::InForce {
                agreement.status = AgreementStatus::Replaced;
                agreement.end(from);
            }
        }
    }

    /// KSF-R10: whether an agreement is in force on a day that every member has signed.
    pub fn agreed_by_all(&self, day: Date) -> bool {
        let members = self.members_on(day);
        let whole = |a: &Agreement| a.in_force_on(day) && members.is_subset(&a.signed_by());
        !members.is_empty() && self.agreements.iter().any(whole)
    }

    /// Ends what is in force, being signed or written.
    pub(super) fn end_agreements(&mut self, from: Date) {
        for agreement in &mut self.agreements {
            match agreement.status {
                AgreementStatus::InForce => {
                    agreement.status = AgreementStatus::Ended;
                    agreement.end(from);
                }
                AgreementStatus::Draft | AgreementStatus::Signing => {
                    agreement.status = AgreementStatus::Ended;
                }
                AgreementStatus::Replaced | AgreementStatus::Ended => {}
            }
        }
    }
}
