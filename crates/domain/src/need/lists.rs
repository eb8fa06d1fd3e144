//! The closed lists of a knowledge need.

use crate::text::closed_list;
use serde::{Deserialize, Serialize};
use time::Date;

closed_list! {
    /// Where a need is in the process.
    pub enum NeedProcess {
        /// Utkast: a private working copy.
        Draft = "draft",
        /// Meldt inn.
        Submitted = "submitted",
        /// Klargjort: understandable, a knowledge need, can be ranked.
        Qualified = "qualified",
        /// Samlet i et felles behov.
        Merged = "merged",
        /// Avvist, with a reason.
        Rejected = "rejected",
        /// Løftet til regionen.
        LiftedRegion = "lifted_region",
        /// Løftet nasjonalt.
        LiftedNational = "lifted_national",
        /// Trukket av kommunen.
        Withdrawn = "withdrawn",
        /// Utgått.
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
        /// Uten svar.
        Unanswered = "unanswered",
        /// Sjekket mot det som finnes.
        Checked = "checked",
        /// Svaret fantes fra før.
        AnsweredExisting = "answered_existing",
        /// Kan forskes på.
        Researchable = "researchable",
        /// Forskes på nå.
        UnderResearch = "under_research",
        /// Har fått svar.
        Answered = "answered",
        /// Svaret er tatt i bruk.
        InUse = "in_use",
        /// Effekten er kjent.
        EffectKnown = "effect_known",
    }
}

closed_list! {
    /// The service area a need concerns.
    pub enum ServiceArea {
        /// Hjemmetjenester.
        HomeCare = "home_care",
        /// Sykehjem og botilbud.
        Residential = "residential",
        /// Demensomsorg.
        Dementia = "dementia",
        /// Rehabilitering og habilitering.
        Rehabilitation = "rehabilitation",
        /// Psykisk helse og rus.
        MentalHealth = "mental_health",
        /// Fastlege og legevakt.
        GpEmergency = "gp_emergency",
        /// Barn og unge.
        Children = "children",
        /// Flyktninger og helse.
        Refugees = "refugees",
        /// Bemanning, ledelse og kompetanse.
        Workforce = "workforce",
        /// Velferdsteknologi.
        WelfareTechnology = "welfare_technology",
        /// Samhandling med sykehus.
        Cooperation = "cooperation",
        /// Folkehelse og forebygging.
        Prevention = "prevention",
        /// Pårørende og frivillige.
        Relatives = "relatives",
        /// Annet tjenesteområde.
        Other = "other",
    }
}

closed_list! {
    /// Who a need concerns: the list of `data/affected_groups.csv`.
    pub enum AffectedGroup {
        /// Eldre.
        OlderPeople = "older_people",
        /// Personer med demens.
        PeopleWithDementia = "people_with_dementia",
        /// Pårørende.
        Relatives = "relatives",
        /// Barn, unge og familiene deres.
        ChildrenAndFamilies = "children_and_families",
        /// Personer med langvarig sykdom eller behov for oppfølging.
        LongTermIllness = "long_term_illness",
        /// Personer med psykiske utfordringer eller rusproblemer.
        MentalHealthAndSubstanceUse = "mental_health_and_substance_use",
        /// Personer med funksjonsnedsettelse.
        Disabilities = "disabilities",
        /// Flyktninger.
        Refugees = "refugees",
        /// Samiske innbyggere.
        SamiPeople = "sami_people",
        /// Personer som står utenfor arbeid, skole eller fellesskap.
        ExcludedPeople = "excluded_people",
        /// Pasienter og brukere av tjenestene.
        ServiceUsers = "service_users",
        /// Ansatte.
        Employees = "employees",
        /// Ledere.
        Leaders = "leaders",
        /// Studenter og veiledere.
        StudentsAndSupervisors = "students_and_supervisors",
        /// Frivillige.
        Volunteers = "volunteers",
        /// Alle innbyggere.
        AllInhabitants = "all_inhabitants",
        /// Andre.
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
