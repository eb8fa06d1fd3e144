//! The closed lists of a knowledge need.

use crate::text::closed_list;
use serde::{Deserialize, Serialize};
use time::Date;

closed_list! {
    /// Where a need is in the process.
    pub enum NeedProcess {
        /// A private working copy (utkast).
        Draft = "draft",
        /// Sent in (meldt inn).
        Submitted = "submitted",
        /// Understandable, a knowledge need, can be ranked (klargjort).
        Qualified = "qualified",
        /// Gathered into a shared need (samlet).
        Merged = "merged",
        /// Rejected, with a reason (avvist).
        Rejected = "rejected",
        /// Lifted to the region (løftet).
        LiftedRegion = "lifted_region",
        /// Lifted to the nation (løftet nasjonalt).
        LiftedNational = "lifted_national",
        /// Withdrawn by the municipality (trukket).
        Withdrawn = "withdrawn",
        /// Expired (utgått).
        Expired = "expired",
    }
}

impl NeedProcess {
    /// Lifted to a level above the first.
    pub const fn is_lifted(self) -> bool {
        matches!(self, Self::LiftedRegion | Self::LiftedNational)
    }
    /// Submitted or further, and not ended.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Submitted | Self::Qualified | Self::LiftedRegion | Self::LiftedNational => true,
            Self::Draft | Self::Merged | Self::Rejected | Self::Withdrawn | Self::Expired => false,
        }
    }
}

closed_list! {
    /// Whether the need has been answered; a separate axis from the process.
    pub enum NeedAnswer {
        /// Unanswered.
        Unanswered = "unanswered",
        /// Checked against what exists.
        Checked = "checked",
        /// Answered by what was known already.
        AnsweredExisting = "answered_existing",
        /// Can be researched.
        Researchable = "researchable",
        /// Being researched.
        UnderResearch = "under_research",
        /// Answered by research.
        Answered = "answered",
        /// The answer is in use.
        InUse = "in_use",
        /// The effect is known.
        EffectKnown = "effect_known",
    }
}

closed_list! {
    /// The service area a need concerns.
    pub enum ServiceArea {
        /// Home care (hjemmetjenester).
        HomeCare = "home_care",
        /// Nursing homes and housing (sykehjem og botilbud).
        Residential = "residential",
        /// Dementia care (demensomsorg).
        Dementia = "dementia",
        /// Rehabilitation (rehabilitering og habilitering).
        Rehabilitation = "rehabilitation",
        /// Mental health and substance use (psykisk helse og rus).
        MentalHealth = "mental_health",
        /// GPs and out-of-hours care (fastlege og legevakt).
        GpEmergency = "gp_emergency",
        /// Children and young people (barn og unge).
        Children = "children",
        /// Refugees and health (flyktninger og helse).
        Refugees = "refugees",
        /// Workforce, leadership and skills (bemanning, ledelse og kompetanse).
        Workforce = "workforce",
        /// Welfare technology (velferdsteknologi).
        WelfareTechnology = "welfare_technology",
        /// Cooperation with hospitals (samhandling med sykehus).
        Cooperation = "cooperation",
        /// Public health and prevention (folkehelse og forebygging).
        Prevention = "prevention",
        /// Relatives and volunteers (pårørende og frivillige).
        Relatives = "relatives",
        /// Another service area.
        Other = "other",
    }
}

closed_list! {
    /// Who a need concerns.
    pub enum AffectedGroup {
        /// Older people (eldre).
        OlderPeople = "older_people",
        /// People with dementia (personer med demens).
        PeopleWithDementia = "people_with_dementia",
        /// Relatives (pårørende).
        Relatives = "relatives",
        /// Children, young people and their families (barn, unge og familiene deres).
        ChildrenAndFamilies = "children_and_families",
        /// People with long-term illness (personer med langvarig sykdom eller behov for oppfølging).
        LongTermIllness = "long_term_illness",
        /// People with mental health or substance use problems (psykiske utfordringer eller rusproblemer).
        MentalHealthAndSubstanceUse = "mental_health_and_substance_use",
        /// People with disabilities (personer med funksjonsnedsettelse).
        Disabilities = "disabilities",
        /// Refugees (flyktninger).
        Refugees = "refugees",
        /// Sami people (samiske innbyggere).
        SamiPeople = "sami_people",
        /// People outside work, school or community (utenfor arbeid, skole eller fellesskap).
        ExcludedPeople = "excluded_people",
        /// Patients and service users (pasienter og brukere).
        ServiceUsers = "service_users",
        /// Employees (ansatte).
        Employees = "employees",
        /// Leaders (ledere).
        Leaders = "leaders",
        /// Students and supervisors (studenter og veiledere).
        StudentsAndSupervisors = "students_and_supervisors",
        /// Volunteers (frivillige).
        Volunteers = "volunteers",
        /// All inhabitants (alle innbyggere).
        AllInhabitants = "all_inhabitants",
        /// Others (andre).
        Other = "other",
    }
}

closed_list! {
    /// How the need came in.
    pub enum Channel {
        /// The municipality wrote it itself.
        Self_ = "self",
        /// Told on the phone.
        Phone = "phone",
        /// Came up in a workshop.
        Workshop = "workshop",
        /// From an older spreadsheet.
        Spreadsheet = "spreadsheet",
        /// Answered by a link in a mail.
        MailLink = "mail_link",
    }
}

closed_list! {
    /// When the municipality needs an answer.
    pub enum UrgencyKind {
        /// No deadline.
        Normal = "normal",
        /// Within a year.
        Year = "year",
        /// Before the measure starts, on a given date.
        Now = "now",
    }
}

/// When an answer is needed; `now` always comes with the date when the measure starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Urgency {
    /// No deadline.
    Normal,
    /// Within a year.
    Year,
    /// Before the measure starts.
    Now {
        /// When the measure starts.
        #[serde(with = "crate::iso::date")]
        starts: Date,
    },
}

impl Urgency {
    /// Its kind and date.
    pub const fn parts(self) -> (UrgencyKind, Option<Date>) {
        match self {
            Self::Normal => (UrgencyKind::Normal, None),
            Self::Year => (UrgencyKind::Year, None),
            Self::Now { starts } => (UrgencyKind::Now, Some(starts)),
        }
    }
    /// From kind and date; `None` where the date is missing for `now` or given for another kind.
    pub const fn from_parts(kind: UrgencyKind, starts: Option<Date>) -> Option<Self> {
        match (kind, starts) {
            (UrgencyKind::Normal, None) => Some(Self::Normal),
            (UrgencyKind::Year, None) => Some(Self::Year),
            (UrgencyKind::Now, Some(starts)) => Some(Self::Now { starts }),
            (UrgencyKind::Normal | UrgencyKind::Year, Some(_)) | (UrgencyKind::Now, None) => None,
        }
    }
}
