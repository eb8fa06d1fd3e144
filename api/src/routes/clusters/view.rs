//! A cluster as the caller sees it on a day.

use contract::changes::OverrideView;
use contract::structure::{
    AgreementView, ClusterView, ConsentView, CooperationRef, MemberView, MunicipalityRef, ProposalKind,
    ProposalView, RegionRef, SignatureView, StatusPeriodView, SubclusterView, TermView,
};
use domain::MunicipalityId;
use domain::access::Actor;
use domain::access::policy::allowed_at;
use domain::period::Period;
use domain::register::{AgreementStatus, ProposalStatus};
use domain::role::ClusterDesk;
use domain::structure::Term;
use domain::structure::cluster::{
    Agreement, ClusterAction, MotorTerm, Proposal, Proposed, Signature, Subcluster,
};
use domain::text::{DecisionReference, Reason};
use store::clusters::ClusterRecord;
use time::Date;

/// Shows a record to somebody.
pub(super) struct Shown<'a> {
    pub record: &'a ClusterRecord,
    pub actor: &'a Actor,
    /// The day it is shown as of.
    pub day: Date,
    /// The day it is: what can be done is done today.
    pub today: Date,
}

fn text(reason: Option<&Reason>) -> Option<String> {
    reason.map(|reason| reason.as_str().to_owned())
}

fn reference(reference: Option<&DecisionReference>) -> Option<String> {
    reference.map(|reference| reference.as_str().to_owned())
}

fn last(period: Period) -> Option<Date> {
    period.last_day()
}

impl Shown<'_> {
    fn named(&self, id: MunicipalityId) -> MunicipalityRef {
        let named = self.record.municipalities.get(&id);
        let (number, name) = named.map(|n| (n.number.clone(), n.name.clone())).unwrap_or_default();
        MunicipalityRef { number, name }
    }
    /// Whether the actor speaks for a municipality.
    fn speaks_for(&self, id: MunicipalityId) -> bool {
        super::voice::speaks_for(self.actor, self.record, id, self.today).is_ok()
    }

    fn motor(&self, term: &Term<MotorTerm>) -> TermView {
        TermView {
            municipality: self.named(term.value.municipality),
            valid_from: term.period.first_day(),
            valid_to: last(term.period),
            locked_until: None,
            decided_by: None,
            resolution_url: None,
            reason: Some(term.value.reason.clone()),
        }
    }

    fn members(&self) -> Vec<MemberView> {
        let cluster = &self.record.cluster;
        let driving = cluster.place(self.day).municipalities;
        let mut members: Vec<MemberView> = cluster
            .members
            .iter()
            .filter_map(|(id, line)| {
                let term = line.term_on(self.day)?;
                Some(MemberView {
                    municipality: self.named(*id),
                    ambition: term.value,
                    part: cluster.part_on(*id, self.day)?,
                    drives: driving.contains(id),
                    // Of the membership, not of what it has said it will do.
                    valid_from: line.since(self.day).unwrap_or_else(|| term.period.first_day()),
                    valid_to: line.through(self.day).and_then(Date::previous_day),
                    has_contact: self.record.known.with_contact.contains(id),
                    anchored: self.record.known.anchored.contains(id),
                    own: self.speaks_for(*id),
                })
            })
            .collect();
        members.sort_by(|a, b| a.municipality.number.cmp(&b.municipality.number));
        members
    }

    fn subcluster(&self, subcluster: &Subcluster) -> SubclusterView {
        let inside = subcluster.members.iter().filter(|(_, line)| line.on(self.day).is_some());
        SubclusterView {
            id: subcluster.id,
            name: subcluster.name.as_str().to_owned(),
            theme: subcluster.theme.as_str().to_owned(),
            members: inside.map(|(id, _)| self.named(*id)).collect(),
            valid_from: subcluster.period.first_day(),
            valid_to: last(subcluster.period),
        }
    }

    /// A signature by what the municipality that gave it is on the day: several, where it became several.
    fn signature(&self, signature: &Signature) -> impl Iterator<Item = SignatureView> {
        let signer = signature.municipality;
        self.record.cluster.became(signer, self.day).into_iter().map(move |id| SignatureView {
            municipality: self.named(id),
            signed_as: (id != signer).then(|| self.named(signer)),
            signed_on: signature.signed_on,
            // What people have typed may name persons.
            reference: reference(signature.reference.as_ref()).filter(|_| self.actor.reach.in_ksf),
            written_down: signature.written_down,
        })
    }

    /// An agreement as it stood on the day; `None` before it was written.
    fn agreement(&self, agreement: &Agreement) -> Option<AgreementView> {
        let status = agreement.status_on(self.day)?;
        let cluster = &self.record.cluster;
        let bound = cluster.bound_by(agreement, self.day);
        let waits = matches!(status, AgreementStatus::Signing | AgreementStatus::InForce);
        let members = cluster.members_on(self.day);
        let signed = agreement.signatures.iter().filter(|signature| signature.signed_on <= self.day);
        Some(AgreementView {
            id: agreement.id,
            title: agreement.title.as_str().to_owned(),
            link: agreement.link.as_ref().map(|link| link.as_str().to_owned()),
            status,
            valid_from: agreement.in_force.map(Period::first_day),
            valid_to: agreement.in_force.and_then(Period::last_day),
            signatures: signed.flat_map(|signature| self.signature(signature)).collect(),
            awaits: members.difference(&bound).filter(|_| waits).map(|id| self.named(*id)).collect(),
        })
    }

    /// What a municipality is called where it is asked something: the same place by its name of the day.
    fn asked(&self, id: MunicipalityId) -> MunicipalityRef {
        self.named(self.record.cluster.same_place_on(id, self.day))
    }

    /// A proposal as it stood on the day; `None` before it was made.
    fn proposal(&self, proposal: &Proposal) -> Option<ProposalView> {
        let status = proposal.status_on(self.day)?;
        let (kind, ambition) = match proposal.proposed {
            Proposed::Membership { ambition, .. } => (ProposalKind::Membership, Some(ambition)),
            Proposed::Motor { .. } => (ProposalKind::Motor, None),
        };
        let consents = proposal.consents.iter().map(|consent| {
            let answer = consent.answer.as_ref().filter(|answer| answer.on <= self.day);
            ConsentView {
                municipality: self.asked(consent.municipality),
                agrees: answer.map(|a| a.yes),
                answered_on: answer.map(|a| a.on),
                reference: reference(answer.and_then(|a| a.reference.as_ref())),
                written_down: answer.is_some_and(|a| a.written_down),
                reason: text(answer.and_then(|a| a.reason.as_ref())),
                may_answer: self.may_answer(proposal, consent.municipality),
            }
        });
        let consents = consents.collect();
        Some(ProposalView {
            id: proposal.id,
            kind,
            municipality: self.asked(proposal.proposed.municipality()),
            ambition,
            valid_from: proposal.from,
            reason: text(proposal.reason.as_ref()),
            overrides: proposal
                .overrides
                .iter()
                .map(|o| OverrideView { rule: o.rule, reason: o.reason.as_str().to_owned() })
                .collect(),
            proposed_on: proposal.proposed_on,
            status,
            consents,
        })
    }

    /// Whether the actor may answer for a municipality: today, where it is there to answer.
    fn may_answer(&self, proposal: &Proposal, municipality: MunicipalityId) -> bool {
        let there = self.record.municipalities.get(&municipality).is_some_and(|named| named.there);
        self.day == self.today
            && there
            && proposal.awaits(municipality, self.today)
            && self.speaks_for(municipality)
    }

    /// The cluster.
    pub(super) fn view(&self) -> ClusterView {
        let (record, cluster, day) = (self.record, &self.record.cluster, self.day);
        let inside = self.actor.reach.in_ksf;
        let place = cluster.place(self.today);
        let open_to = |a: &AgreementView| inside || a.status != AgreementStatus::Draft;
        let told = |p: &ProposalView| inside && p.status != ProposalStatus::Withdrawn;
        ClusterView {
            id: cluster.id,
            version: cluster.version,
            name: cluster.facts.name.as_str().to_owned(),
            region: record.region.clone().map(|(slug, name)| RegionRef { slug, name }),
            status: cluster.status_on(day),
            basis: cluster.facts.basis,
            cooperation: record.cooperation.clone().map(|(id, name)| CooperationRef { id, name }),
            common_need: cluster.facts.common_need.as_ref().map(|need| need.as_str().to_owned()),
            funding_model: cluster.facts.funding_model,
            coordinator_percent: cluster.facts.coordinator_percent,
            motor: cluster.motors.term_on(day).map(|term| self.motor(term)),
            has_coordinator: record.has_coordinator,
            desk: ClusterDesk::of(record.has_coordinator, record.region_has_coordinator),
            coordinator_since: record.coordinator_since,
            members: self.members(),
            motor_terms: cluster.motors.terms().iter().map(|term| self.motor(term)).collect(),
            statuses: cluster
                .statuses
                .terms()
                .iter()
                .map(|term| StatusPeriodView {
                    status: term.value.status,
                    valid_from: term.period.first_day(),
                    valid_to: last(term.period),
                    reason: term.value.reason.clone(),
                })
                .collect(),
            subclusters: cluster
                .subclusters
                .iter()
                .filter(|s| s.period.contains(day))
                .map(|s| self.subcluster(s))
                .collect(),
            agreements: cluster.agreements.iter().filter_map(|a| self.agreement(a)).filter(open_to).collect(),
            proposals: cluster.proposals.iter().rev().filter_map(|p| self.proposal(p)).filter(told).collect(),
            lacks: cluster.lacks(day, &record.known, record.has_coordinator),
            confirmed: cluster.confirmed,
            origin: record.origin.clone(),
            source: record.source.clone(),
            allowed_actions: allowed_at(
                self.actor,
                &place,
                ClusterAction::ALL,
                ClusterAction::who,
                |action| cluster.permits(action, day),
            ),
        }
    }
}
