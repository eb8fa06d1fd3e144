//! Cooperation agreements: written, signed by each member, in force until a newer one is.

use super::{Cluster, ClusterError, Outcome};
use crate::event::ClusterChange;
use crate::period::Period;
use crate::register::AgreementStatus;
use crate::structure::{Timeline, Voice};
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
            let last = self.last_signed(id).unwrap_or(today);
            // It cannot have replaced one before that one began; one that is to begin later never does.
            let began = |period: Period| period.first_day() <= today && last < period.first_day();
            if self.replaced_by(id, today).any(|before| before.in_force.is_some_and(began)) {
                return Err(ClusterError::Day);
            }
            self.put_in_force(id, last, today);
        } else {
            // Those who have not signed may be about to leave, or to become another that is bound.
            self.put_in_force_when_whole(Some(id), today);
        }
        let change = ClusterChange::AgreementSigned { agreement: id, municipality, in_force: whole };
        Ok(self.altered(change, signed_on).on_behalf_of(municipality))
    }

    fn signed_by_all(&self, id: AgreementId, members: &BTreeSet<MunicipalityId>, day: Date) -> bool {
        let of = self.agreements.iter().find(|a| a.id == id);
        of.is_some_and(|agreement| members.is_subset(&self.bound_by(agreement, day)))
    }

    /// The day of an agreement's last signature.
    fn last_signed(&self, id: AgreementId) -> Option<Date> {
        self.agreements.iter().find(|a| a.id == id)?.signatures.iter().map(|s| s.signed_on).max()
    }

    /// The agreements that another replaces where it is in force: those in force, or to be, that are not over on a day.
    fn replaced_by(&self, id: AgreementId, day: Date) -> impl Iterator<Item = &Agreement> {
        let present = move |a: &&Agreement| a.id != id && a.over.is_none_or(|over| over.on > day);
        self.agreements.iter().filter(present).filter(|a| a.in_force.is_some())
    }

    /// It is in force from a day on, and replaces what else is in force, or is to be, and is not over on a day.
    fn put_in_force(&mut self, id: AgreementId, from: Date, day: Date) {
        let replaced: BTreeSet<AgreementId> = self.replaced_by(id, day).map(|a| a.id).collect();
        for agreement in &mut self.agreements {
            if replaced.contains(&agreement.id) {
                agreement.end(from, true);
            } else if agreement.id == id {
                agreement.in_force = Period::half_open(from, agreement.over.map(|over| over.on)).ok();
            }
        }
    }

    /// Puts in force what everyone who is left has signed, from the first day on which that is so: a day given, or a later
    /// one on which a member is to leave or to become another. Tells which; all of them, unless one is asked for.
    pub(super) fn put_in_force_when_whole(
        &mut self,
        only: Option<AgreementId>,
        from: Date,
    ) -> Vec<AgreementId> {
        let sent = |a: &&Agreement| a.sent_on.is_some() && only.is_none_or(|id| a.id == id);
        let asked: Vec<AgreementId> = self.agreements.iter().filter(sent).map(|a| a.id).collect();
        let whole = |id: &AgreementId| {
            let Some(day) = self.whole_from(*id, from) else { return false };
            self.put_in_force(*id, day, day);
            true
        };
        asked.into_iter().filter(whole).collect()
    }

    /// The first day, from a day on, from which an agreement that is not in force by then is signed by all members.
    fn whole_from(&self, id: AgreementId, from: Date) -> Option<Date> {
        let agreement = self.agreements.iter().find(|a| a.id == id)?;
        let begun = self.replaced_by(id, from).filter_map(|a| a.in_force.map(Period::first_day)).max();
        let first = [Some(from), self.last_signed(id), begun].into_iter().flatten().max()?;
        let ends = self.members.values().flat_map(Timeline::terms).filter_map(|term| term.period.until());
        let mut days: Vec<Date> = ends.filter(|day| *day > first).chain([first]).collect();
        days.sort_unstable();
        let signing = |day: Date| {
            agreement.over.is_none_or(|over| over.on > day)
                && agreement.in_force.is_none_or(|period| period.first_day() > day)
        };
        let whole = |day: &Date| {
            let members = self.members_on(*day);
            signing(*day) && !members.is_empty() && members.is_subset(&self.bound_by(agreement, *day))
        };
        days.into_iter().find(whole)
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
