//! The registers KSF stands on: municipalities, counties, regions, organisations.

mod cluster;

pub use cluster::{
    AgreementStatus, Ambition, ClusterBasis, ClusterLack, ClusterStatus, FundingModel, MemberPart,
    ProposalStatus, RegionStatus,
};

use crate::rule::RuleId;
use crate::text::closed_list;
use serde::{Deserialize, Serialize};
use time::Date;
use time::macros::date;

/// A municipality's number: four digits, a leading zero kept ("0301").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MunicipalityNumber(String);

/// The text is not four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a municipality number: four digits such as 4634")]
pub struct InvalidMunicipalityNumber;

impl MunicipalityNumber {
    /// Reads four digits.
    ///
    /// # Errors
    /// [`InvalidMunicipalityNumber`].
    pub fn parse(text: &str) -> Result<Self, InvalidMunicipalityNumber> {
        if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidMunicipalityNumber)
        }
    }
    /// The four digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl TryFrom<String> for MunicipalityNumber {
    type Error = InvalidMunicipalityNumber;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}
impl From<MunicipalityNumber> for String {
    fn from(number: MunicipalityNumber) -> Self {
        number.0
    }
}

/// Whether nine digits are an organisation number (mod 11 with weights 3 2 7 6 5 4 3 2).
pub fn is_organisation_number(text: &str) -> bool {
    const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if text.len() != 9 || digits.len() != 9 {
        return false;
    }
    let sum: u32 = WEIGHTS.iter().zip(&digits).map(|(w, d)| w * d).sum();
    digits.last() == Some(&((11 - sum % 11) % 11))
}

closed_list! {
    /// Size of a municipality by inhabitants; unknown before the first known population, never guessed.
    pub enum SizeClass {
        /// Under 5,000 inhabitants.
        Small = "small",
        /// 5,000 to 19,999.
        Medium = "medium",
        /// 20,000 or more.
        Large = "large",
    }
}

impl SizeClass {
    /// The class of a population.
    pub const fn of(population: u32) -> Self {
        match population {
            0..5_000 => Self::Small,
            5_000..20_000 => Self::Medium,
            20_000.. => Self::Large,
        }
    }
}

closed_list! {
    /// The municipality's decision on its written standard (målform).
    pub enum LanguageDecision {
        /// Bokmål.
        Bokmal = "bokmal",
        /// Nynorsk.
        Nynorsk = "nynorsk",
        /// Neutral.
        Neutral = "neutral",
    }
}

closed_list! {
    /// Who decided on the structure: KS, a host or a municipality, never KSF itself (KSF-R23).
    pub enum DecidedBy {
        /// The chief executive of KS (administrerende direktør).
        ChiefExecutive = "ks_managing_director",
        /// KSF's national office at KS.
        Ks = "ks",
        /// The host municipality.
        HostMunicipality = "host_municipality",
        /// The municipality itself.
        Municipality = "municipality",
    }
}

closed_list! {
    /// How one or more municipalities or counties became others.
    pub enum SuccessionKind {
        /// Several became one.
        Merge = "merge",
        /// One became several.
        Split = "split",
        /// One got another name.
        Rename = "rename",
        /// One got another number.
        Renumber = "renumber",
        /// One came into another county, and got a number of that county.
        CountyChange = "county_change",
        /// Several counties became one.
        CountyMerge = "county_merge",
        /// One county became several.
        CountySplit = "county_split",
    }
}

impl SuccessionKind {
    /// Whether it is the same place after it, under another number or name.
    pub const fn same_place(self) -> bool {
        match self {
            Self::Rename | Self::Renumber | Self::CountyChange => true,
            Self::Merge | Self::Split | Self::CountyMerge | Self::CountySplit => false,
        }
    }
}

closed_list! {
    /// What a municipality lacks.
    pub enum MunicipalityLack {
        /// No KSF region; the nation stands in.
        Region = "region",
        /// No cluster; the region stands in.
        Cluster = "cluster",
        /// No R&D contact, own or shared (KSF-R11).
        Contact = "contact",
        /// Not anchored with those elected (KSF-R15).
        PoliticalAnchoring = "political_anchoring",
        /// Not anchored with the administration (KSF-R15).
        AdministrativeAnchoring = "administrative_anchoring",
    }
}

closed_list! {
    /// What a region lacks.
    pub enum RegionLack {
        /// No host municipality (KSF-R03).
        Host = "host",
        /// No coordinator; the nation stands in (KSF-R03).
        Coordinator = "coordinator",
        /// No cluster (KSF-R14).
        Cluster = "cluster",
    }
}

/// KSF-R14: the day by which each region is to have a cluster.
const A_CLUSTER_IN_EACH_BY: Date = date!(2025 - 12 - 31);

impl RegionLack {
    /// The rule that asks for it.
    pub const fn rule(self) -> RuleId {
        match self {
            Self::Host | Self::Coordinator => RuleId::OneHostOneCoordinator,
            Self::Cluster => RuleId::ClusterInEachRegion,
        }
    }
    /// The day by which it is to be there, where the plan gives one.
    pub const fn due(self) -> Option<Date> {
        match self {
            Self::Host | Self::Coordinator => None,
            Self::Cluster => Some(A_CLUSTER_IN_EACH_BY),
        }
    }
}

closed_list! {
    /// What kind of organisation.
    pub enum OrganisationKind {
        /// University.
        University = "university",
        /// University college.
        UniversityCollege = "university_college",
        /// Research institute.
        ResearchInstitute = "research_institute",
        /// Research inside government.
        GovernmentResearch = "government_research",
        /// Health trust.
        HealthTrust = "health_trust",
        /// Regional health authority (RHF).
        RegionalHealthAuthority = "regional_health_authority",
        /// Norwegian Institute of Public Health (FHI).
        PublicHealthInstitute = "public_health_institute",
        /// Research Council of Norway.
        ResearchCouncil = "research_council",
        /// County governor (statsforvalter).
        CountyGovernor = "county_governor",
        /// County authority (fylkeskommune).
        CountyAuthority = "county_authority",
        /// Competence centre outside the specialist health service.
        CompetenceCentre = "competence_centre",
        /// Centre for development of nursing homes and home care (USHT).
        DevelopmentCentre = "development_centre",
        /// Organisation of users or next of kin.
        UserOrganisation = "user_organisation",
        /// Ministry.
        Ministry = "ministry",
        /// Directorate or agency.
        Directorate = "directorate",
        /// Labour and welfare administration (NAV).
        LabourWelfare = "labour_welfare",
        /// Trade union.
        TradeUnion = "trade_union",
        /// Voluntary or non-profit organisation.
        Voluntary = "voluntary",
        /// Innovation agency, such as Innovasjon Norge.
        InnovationAgency = "innovation_agency",
        /// Regional council of municipalities (regionråd).
        RegionalCouncil = "regional_council",
        /// Business.
        Business = "business",
        /// Anything else; said in words beside it.
        Other = "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_classes_meet_without_gap() {
        assert_eq!(SizeClass::of(4_999), SizeClass::Small);
        assert_eq!(SizeClass::of(5_000), SizeClass::Medium);
        assert_eq!(SizeClass::of(19_999), SizeClass::Medium);
        assert_eq!(SizeClass::of(20_000), SizeClass::Large);
    }

    #[test]
    fn organisation_numbers_have_a_check_digit() {
        for right in ["123456785", "923609016", "991825827", "701730496"] {
            assert!(is_organisation_number(right), "{right}");
        }
        for wrong in ["123456784", "12345678", "1234567855", "92360901x", ""] {
            assert!(!is_organisation_number(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_municipality_number_keeps_its_zero() {
        assert_eq!(MunicipalityNumber::parse("0301").unwrap().as_str(), "0301");
        assert!(MunicipalityNumber::parse("301").is_err() && MunicipalityNumber::parse("03o1").is_err());
    }
}
