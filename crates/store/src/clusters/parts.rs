//! Parts of clusters, as the one statement reads them.

use super::corrupt;
use crate::Result;
use domain::period::Period;
use domain::register::{Ambition, ProposalStatus};
use domain::rule::Override;
use domain::structure::cluster::{
    Agreement, Answer, Consent, Over, Proposal, Proposed, Signature, Subcluster,
};
use domain::structure::{Term, Timeline};
use domain::text::{DecisionReference, HttpsLink, Reason, StructureName, Theme};
use domain::{AgreementId, MunicipalityId, ProposalId, SubclusterId};
use serde::Deserialize;
use std::collections::BTreeMap;
use time::Date;

/// The days of a part.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Days {
    #[serde(with = "domain::iso::date")]
    first: Date,
    #[serde(with = "domain::iso::date::option")]
    until: Option<Date>,
}

impl Days {
    pub(super) fn period(self) -> Result<Period> {
        Period::half_open(self.first, self.until).map_err(|e| corrupt("a period")(&e))
    }
}

#[derive(Deserialize)]
pub(super) struct ValuePart<T> {
    value: T,
    #[serde(default)]
    reason: String,
    days: Days,
}

#[derive(Deserialize)]
pub(super) struct MemberPart {
    pub(super) municipality: MunicipalityId,
    #[serde(default)]
    pub(super) value: Option<Ambition>,
    days: Days,
}

#[derive(Deserialize)]
pub(super) struct SignaturePart {
    municipality: MunicipalityId,
    #[serde(with = "domain::iso::date")]
    signed_on: Date,
    reference: Option<DecisionReference>,
    written_down: bool,
}

#[derive(Deserialize)]
pub(super) struct AgreementPart {
    id: AgreementId,
    title: StructureName,
    link: Option<HttpsLink>,
    #[serde(with = "domain::iso::date")]
    drafted_on: Date,
    #[serde(with = "domain::iso::date::option")]
    sent_on: Option<Date>,
    #[serde(with = "domain::iso::date::option")]
    over_on: Option<Date>,
    replaced: bool,
    #[serde(with = "domain::iso::date::option")]
    first: Option<Date>,
    #[serde(with = "domain::iso::date::option")]
    until: Option<Date>,
    signatures: Vec<SignaturePart>,
}

#[derive(Deserialize)]
pub(super) struct SubclusterPart {
    id: SubclusterId,
    name: StructureName,
    theme: Theme,
    members: Vec<MemberPart>,
    days: Days,
}

#[derive(Deserialize)]
pub(super) struct ConsentPart {
    municipality: MunicipalityId,
    agrees: Option<bool>,
    #[serde(with = "domain::iso::date::option")]
    on: Option<Date>,
    reference: Option<DecisionReference>,
    written_down: bool,
    reason: Option<Reason>,
}

#[derive(Deserialize)]
pub(super) struct ProposalPart {
    id: ProposalId,
    municipality: MunicipalityId,
    ambition: Option<Ambition>,
    #[serde(with = "domain::iso::date")]
    from: Date,
    reason: Option<Reason>,
    overrides: Vec<Override>,
    #[serde(with = "domain::iso::date")]
    proposed_on: Date,
    status: ProposalStatus,
    #[serde(with = "domain::iso::date::option")]
    closed_on: Option<Date>,
    consents: Vec<ConsentPart>,
}

pub(super) fn timeline<T: Clone + PartialEq>(terms: Vec<Term<T>>) -> Result<Timeline<T>> {
    Timeline::of(terms).map_err(|e| corrupt("periods")(&e))
}

pub(super) fn terms<T>(parts: Vec<ValuePart<T>>) -> Result<Vec<Term<(T, String)>>> {
    parts
        .into_iter()
        .map(|part| Ok(Term { period: part.days.period()?, value: (part.value, part.reason) }))
        .collect()
}

/// Members with the terms of each.
pub(super) fn members<T: Clone + PartialEq>(
    parts: Vec<MemberPart>,
    value: impl Fn(&MemberPart) -> Result<T>,
) -> Result<BTreeMap<MunicipalityId, Timeline<T>>> {
    let mut of: BTreeMap<MunicipalityId, Vec<Term<T>>> = BTreeMap::new();
    for part in parts {
        let term = Term { period: part.days.period()?, value: value(&part)? };
        of.entry(part.municipality).or_default().push(term);
    }
    of.into_iter().map(|(id, terms)| Ok((id, timeline(terms)?))).collect()
}

pub(super) fn agreement(part: AgreementPart) -> Result<Agreement> {
    let in_force = part.first.map(|first| Days { first, until: part.until }.period()).transpose()?;
    let signatures = part.signatures.into_iter().map(|s| Signature {
        municipality: s.municipality,
        signed_on: s.signed_on,
        reference: s.reference,
        written_down: s.written_down,
    });
    let signatures = signatures.collect();
    Ok(Agreement {
        id: part.id,
        title: part.title,
        link: part.link,
        drafted_on: part.drafted_on,
        sent_on: part.sent_on,
        in_force,
        over: part.over_on.map(|on| Over { on, replaced: part.replaced }),
        signatures,
    })
}

pub(super) fn subcluster(part: SubclusterPart) -> Result<Subcluster> {
    let period = part.days.period()?;
    let members = members(part.members, |_| Ok(()))?;
    Ok(Subcluster { id: part.id, name: part.name, theme: part.theme, period, members })
}

pub(super) fn proposal(part: ProposalPart) -> Proposal {
    let municipality = part.municipality;
    let consent = |each: ConsentPart| Consent {
        municipality: each.municipality,
        answer: each.agrees.zip(each.on).map(|(yes, on)| Answer {
            yes,
            on,
            reference: each.reference,
            written_down: each.written_down,
            reason: each.reason,
        }),
    };
    Proposal {
        id: part.id,
        proposed: match part.ambition {
            Some(ambition) => Proposed::Membership { municipality, ambition },
            None => Proposed::Motor { municipality },
        },
        from: part.from,
        reason: part.reason,
        overrides: part.overrides,
        proposed_on: part.proposed_on,
        status: part.status,
        closed_on: part.closed_on,
        consents: part.consents.into_iter().map(consent).collect(),
    }
}
