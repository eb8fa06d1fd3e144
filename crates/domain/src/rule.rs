//! KSF's numbered rules as the API names them, and the one mechanism for hard and soft ones.
//!
//! A refusal that names a rule says which, where it comes from and whether it can be overridden. A soft rule passes
//! when the command is repeated with a reason for exactly that rule; the event keeps the reason and the page shows it.

use crate::text::{Reason, closed_list};
use serde::{Deserialize, Serialize};

closed_list! {
    /// A numbered rule of KSF that the product enforces.
    pub enum RuleId {
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
    }
}

impl RuleId {
    /// Where the rule comes from: a place in the establishment plan, or a decision of ours.
    pub const fn source(self) -> &'static str {
        match self {
            Self::OutsideTheme => {
                "Etableringsplanen for KSF, «Prioriterte aktiviteter 2024–2025»: midlene rettes mot bærekraftige kommunale helse- og omsorgstjenester"
            }
            Self::WhoMayWithdraw => "KSF-plattformen, forutsetning: ingen kilde sier hvem (regel 29)",
            Self::WhereANeedGoes => {
                "KSF-plattformen, avgjørelse: behov eies av klyngen, etter planens deling av ansvar mellom nivåene"
            }
            Self::PublicByConsent => "KSF-plattformen, avgjørelse: kommunens eget samtykke",
            Self::LastAdministrator => "KSF-plattformen, avgjørelse: noen må kunne gi andre tilgang",
        }
    }
    /// Whether a reason lets the command pass.
    pub const fn overridable(self) -> bool {
        match self {
            Self::OutsideTheme => true,
            Self::WhoMayWithdraw | Self::WhereANeedGoes | Self::PublicByConsent | Self::LastAdministrator => {
                false
            }
        }
    }
}

/// A rule set aside on purpose, with the reason that the event keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The rule.
    pub rule: RuleId,
    /// Why it was set aside.
    pub reason: Reason,
}

/// A rule stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("refused by rule {0}")]
pub struct Refused(pub RuleId);

/// Lets a command pass when every rule in its way is soft and has been given a reason.
/// Returns the overrides that were needed; reasons given for other rules are dropped.
///
/// # Errors
/// [`Refused`] with the first rule that stands in the way.
pub fn settle(in_the_way: &[RuleId], given: &[Override]) -> Result<Vec<Override>, Refused> {
    in_the_way
        .iter()
        .map(|&rule| {
            let reason = given.iter().find(|o| o.rule == rule && rule.overridable());
            reason.cloned().ok_or(Refused(rule))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn because(rule: RuleId) -> Override {
        Override { rule, reason: Reason::parse("Nabokommunen spør om det same").unwrap() }
    }

    #[test]
    fn a_soft_rule_passes_with_a_reason_and_a_hard_one_never() {
        assert_eq!(settle(&[RuleId::OutsideTheme], &[]), Err(Refused(RuleId::OutsideTheme)));
        let given = [because(RuleId::OutsideTheme), because(RuleId::WhoMayWithdraw)];
        assert_eq!(settle(&[RuleId::OutsideTheme], &given).unwrap(), vec![because(RuleId::OutsideTheme)]);
        assert_eq!(settle(&[RuleId::WhoMayWithdraw], &given), Err(Refused(RuleId::WhoMayWithdraw)));
    }
}
