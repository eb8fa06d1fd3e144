//! KSF's numbered rules as the API names them, and the one mechanism for hard and soft ones.
//!
//! A refusal that names a rule says which, where it comes from and whether it can be overridden. A soft rule passes
//! when the command is repeated with a reason for exactly that rule; the event keeps the reason and the page shows it.

use crate::text::{Reason, closed_list};
use serde::{Deserialize, Serialize};

closed_list! {
    /// A numbered rule of KSF that the product enforces.
    pub enum RuleId {
        /// There are seven regions from 2024 to 2028, set by the chief executive of KS.
        SevenRegions = "KSF-R01",
        /// A municipality is in exactly one region on any day; Oslo in none until decided.
        OneRegion = "KSF-R02",
        /// At most one host and one coordinator a region a day.
        OneHostOneCoordinator = "KSF-R03",
        /// The seven first hosts, and municipalities' regions, stay until the end of 2026, unless the chief executive of KS decides otherwise.
        FirstHostsStay = "KSF-R04",
        /// A host has a university, university college or institute, and documented ties to research.
        HostHasResearch = "KSF-R05",
        /// A host's own resolution is recorded.
        HostResolution = "KSF-R06",
        /// An established cluster has as a rule at least five municipalities.
        FiveMembers = "KSF-R07",
        /// Exactly one motor at a time, and that one a member of the cluster.
        OneMotor = "KSF-R08",
        /// A signed agreement before a cluster is established.
        SignedAgreement = "KSF-R10",
        /// Each member names an R&D contact or the like, possibly shared.
        MemberNamesContact = "KSF-R11",
        /// Members lie near each other; exceptions build on a common need.
        Nearness = "KSF-R12",
        /// A subcluster's members are members of the cluster; its theme and end are named.
        SubclusterInside = "KSF-R13",
        /// Each region has at least one cluster by the end of 2025; all have clusters by the end of 2028.
        ClusterInEachRegion = "KSF-R14",
        /// Taking part is anchored politically and administratively.
        Anchored = "KSF-R15",
        /// A need outside sustainable health and care 2024–2028 is kept but flagged; lifting it takes a reason.
        OutsideTheme = "KSF-R24",
        /// Only the originator, its delegate or the cluster coordinator may withdraw a need.
        WhoMayWithdraw = "KSF-R29",
        /// Where a need goes: to one of its municipality's clusters, chosen where there are several.
        WhereANeedGoes = "KSF-D01",
        /// A need is public only by the originating municipality's explicit consent.
        PublicByConsent = "KSF-D02",
        /// The last system administrator cannot be removed.
        LastAdministrator = "KSF-D03",
        /// Roles are given by those above or beside, as one table says.
        WhoGrants = "KSF-D04",
    }
}

impl RuleId {
    /// Where the rule comes from: a place in the establishment plan, or a decision of ours.
    pub const fn source(self) -> &'static str {
        match self {
            Self::SevenRegions => {
                "Etableringsplanen for KSF: en inndeling med sju KSF-regioner i etableringsperioden 2024–2028; besluttes av KS' administrerende direktør"
            }
            Self::OneRegion => {
                "Etableringsplanen for KSF: hver kommune hører til én KSF-region; Oslo avklares for seg"
            }
            Self::OneHostOneCoordinator => {
                "Etableringsplanen for KSF: en region organiseres i én vertskapskommune og har én regional koordinator"
            }
            Self::FirstHostsStay => {
                "Etableringsplanen for KSF: de første vertskapskommunene har rollen ut 2026; KS' administrerende direktør beslutter"
            }
            Self::HostHasResearch => {
                "Etableringsplanen for KSF: det bør være minst et universitet, høyskole eller forskningsinstitutt i en vertskapskommune"
            }
            Self::HostResolution => "Etableringsplanen for KSF: vertskapskommunens eget vedtak",
            Self::FiveMembers => {
                "Etableringsplanen for KSF, kapittel 4: et klyngesamarbeid består som hovedregel av minimum fem kommuner"
            }
            Self::OneMotor => {
                "Etableringsplanen for KSF, kapittel 4: i hver klynge har en av kommunene rollen som motorkommune"
            }
            Self::SignedAgreement => {
                "Etableringsplanen for KSF, kapittel 4: kommuneklynger er avtalefestede samarbeid"
            }
            Self::MemberNamesContact => {
                "Etableringsplanen for KSF: hver kommune må peke ut en FoU-kontakt eller tilsvarende rolle"
            }
            Self::Nearness => {
                "Etableringsplanen for KSF: kommuner i geografisk nærhet til hverandre; unntak kan bygge på felles utviklingsbehov"
            }
            Self::SubclusterInside => {
                "Etableringsplanen for KSF, kapittel 4: en klynge kan etablere underklynger basert på (midlertidige) faglige interessefellesskap"
            }
            Self::ClusterInEachRegion => {
                "Etableringsplanen for KSF: ambisjonen er minst én klynge i hver KSF-region innen utgangen av 2025, og kommuneklynger i alle regioner innen utgangen av 2028"
            }
            Self::Anchored => {
                "Etableringsplanen for KSF: kommunene skal forankre sin deltakelse på politisk og administrativt nivå"
            }
            Self::OutsideTheme => {
                "Etableringsplanen for KSF, «Prioriterte aktiviteter 2024–2025»: midlene rettes mot bærekraftige kommunale helse- og omsorgstjenester"
            }
            Self::WhoMayWithdraw => "KSF-plattformen, forutsetning: ingen kilde sier hvem (regel 29)",
            Self::WhereANeedGoes => {
                "KSF-plattformen, avgjørelse: behov eies av klyngen, etter planens deling av ansvar mellom nivåene"
            }
            Self::PublicByConsent => "KSF-plattformen, avgjørelse: kommunens eget samtykke",
            Self::LastAdministrator => "KSF-plattformen, avgjørelse: noen må kunne gi andre tilgang",
            Self::WhoGrants => "KSF-plattformen, avgjørelse etter planens deling av arbeid mellom nivåene",
        }
    }
    /// Whether a reason lets the command pass, unless the command says otherwise.
    pub const fn overridable(self) -> bool {
        match self {
            Self::FirstHostsStay
            | Self::HostHasResearch
            | Self::HostResolution
            | Self::FiveMembers
            | Self::MemberNamesContact
            | Self::Nearness
            | Self::ClusterInEachRegion
            | Self::Anchored
            | Self::OutsideTheme => true,
            Self::SevenRegions
            | Self::OneRegion
            | Self::OneHostOneCoordinator
            | Self::OneMotor
            | Self::SignedAgreement
            | Self::SubclusterInside
            | Self::WhoMayWithdraw
            | Self::WhereANeedGoes
            | Self::PublicByConsent
            | Self::LastAdministrator
            | Self::WhoGrants => false,
        }
    }
    /// The rule as it stands in a command's way.
    pub const fn in_the_way(self) -> InTheWay {
        InTheWay { rule: self, overridable: self.overridable() }
    }
    /// The rule where no reason lets this command pass.
    pub const fn hard(self) -> InTheWay {
        InTheWay { rule: self, overridable: false }
    }
}

/// A rule in the way of a command. The same rule may be soft for one command and hard for another (KSF-R11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InTheWay {
    /// The rule.
    pub rule: RuleId,
    /// Whether a reason lets the command pass.
    pub overridable: bool,
}

/// A rule set aside on purpose, with the reason that the event keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The rule.
    pub rule: RuleId,
    /// Why it was set aside.
    pub reason: Reason,
}

/// Rules stand in the way: the hard one, or every soft one that no reason was given for, so that all can be answered
/// at once. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("refused by {0:?}")]
pub struct Refused(Vec<InTheWay>);

impl Refused {
    /// Refused by one rule that no reason passes.
    pub fn by(rule: RuleId) -> Self {
        Self(vec![rule.hard()])
    }
    /// What stands in the way, the first first.
    pub fn rules(&self) -> &[InTheWay] {
        &self.0
    }
    /// Whether a rule is among those in the way.
    pub fn names(&self, rule: RuleId) -> bool {
        self.0.iter().any(|each| each.rule == rule)
    }
}

/// Lets a command pass when every rule in its way is soft and has been given a reason.
/// Returns the overrides that were needed; reasons given for other rules are dropped.
///
/// # Errors
/// [`Refused`] by the first hard rule, else by all soft ones without a reason.
pub fn settle(in_the_way: &[InTheWay], given: &[Override]) -> Result<Vec<Override>, Refused> {
    if let Some(hard) = in_the_way.iter().find(|each| !each.overridable) {
        return Err(Refused(vec![*hard]));
    }
    let reason = |each: &InTheWay| given.iter().find(|o| o.rule == each.rule).cloned();
    let missing: Vec<InTheWay> = in_the_way.iter().filter(|each| reason(each).is_none()).copied().collect();
    if missing.is_empty() {
        Ok(in_the_way.iter().filter_map(reason).collect())
    } else {
        Err(Refused(missing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn because(rule: RuleId) -> Override {
        Override { rule, reason: Reason::parse("Nabokommunen spør om det same").unwrap() }
    }

    #[test]
    fn a_soft_rule_passes_with_a_reason_and_a_hard_one_never() {
        let theme = [RuleId::OutsideTheme.in_the_way()];
        assert!(settle(&theme, &[]).unwrap_err().names(RuleId::OutsideTheme));
        let given = [because(RuleId::OutsideTheme), because(RuleId::WhoMayWithdraw)];
        assert_eq!(settle(&theme, &given).unwrap(), vec![because(RuleId::OutsideTheme)]);
        let refused = settle(&[RuleId::WhoMayWithdraw.in_the_way()], &given).unwrap_err();
        assert_eq!(refused, Refused::by(RuleId::WhoMayWithdraw));
        assert!(settle(&[RuleId::OutsideTheme.hard()], &given).is_err());
    }

    #[test]
    fn all_soft_rules_are_told_at_once_and_a_hard_one_alone() {
        let soft = [RuleId::FiveMembers.in_the_way(), RuleId::Anchored.in_the_way()];
        assert_eq!(settle(&soft, &[]).unwrap_err().rules(), soft);
        assert_eq!(settle(&soft, &[because(RuleId::FiveMembers)]).unwrap_err().rules(), &soft[1..]);
        let both = [soft[0], RuleId::OneMotor.in_the_way()];
        assert_eq!(settle(&both, &[]).unwrap_err(), Refused::by(RuleId::OneMotor));
    }
}
