//! The words for the codes of the domain: one exhaustive list each, so that a new code without a word does not build.

use contract::people::AnswersBecause;
use domain::access::{Level, Role, Visibility};
use domain::need::{AffectedGroup, Channel, NeedAnswer, NeedLevel, NeedProcess, ServiceArea, UrgencyKind};
use domain::register::{
    AgreementStatus, Ambition, ClusterBasis, ClusterStatus, DecidedBy, FundingModel, LanguageDecision,
    MemberPart, OrganisationKind, RegionStatus, SizeClass, SuccessionKind,
};
use domain::role::{DelegatedTask, RoleStatus};
use domain::rule::RuleId;
use domain::structure::FactKind;
use domain::structure::municipality::{AnchoringLevel, DocumentKind};
use domain::{ContentLanguage, UiLanguage};
use texts::{Key, Lang, key};

/// Something that has a word in the catalogue.
pub(crate) trait Label: Copy {
    /// The key of its word.
    fn key(self) -> Key;
}

macro_rules! labels {
    ($($list:ident { $($value:ident => $key:ident,)+ })+) => {$(
        impl Label for $list {
            fn key(self) -> Key {
                match self { $($list::$value => key::$key,)+ }
            }
        }
    )+};
}

mod arenas;
mod events;

labels! {
    NeedProcess {
        Draft => NEED_PROCESS_DRAFT,
        Submitted => NEED_PROCESS_SUBMITTED,
        Qualified => NEED_PROCESS_QUALIFIED,
        Merged => NEED_PROCESS_MERGED,
        Rejected => NEED_PROCESS_REJECTED,
        LiftedRegion => NEED_PROCESS_LIFTED_REGION,
        LiftedNational => NEED_PROCESS_LIFTED_NATIONAL,
        Withdrawn => NEED_PROCESS_WITHDRAWN,
        Expired => NEED_PROCESS_EXPIRED,
    }
    NeedAnswer {
        Unanswered => NEED_ANSWER_UNANSWERED,
        Checked => NEED_ANSWER_CHECKED,
        AnsweredExisting => NEED_ANSWER_ANSWERED_EXISTING,
        Researchable => NEED_ANSWER_RESEARCHABLE,
        UnderResearch => NEED_ANSWER_UNDER_RESEARCH,
        Answered => NEED_ANSWER_ANSWERED,
        InUse => NEED_ANSWER_IN_USE,
        EffectKnown => NEED_ANSWER_EFFECT_KNOWN,
    }
    NeedLevel {
        Mine => NEED_PAGE_LEVEL_MINE,
        Cluster => NEED_PAGE_LEVEL_CLUSTER,
        Region => NEED_PAGE_LEVEL_REGION,
        National => NEED_PAGE_LEVEL_NATIONAL,
        Public => NEED_PAGE_LEVEL_PUBLIC,
        Desk => NEED_PAGE_LEVEL_DESK,
    }
    ServiceArea {
        HomeCare => SERVICE_AREA_HOME_CARE,
        Residential => SERVICE_AREA_RESIDENTIAL,
        Dementia => SERVICE_AREA_DEMENTIA,
        Rehabilitation => SERVICE_AREA_REHABILITATION,
        MentalHealth => SERVICE_AREA_MENTAL_HEALTH,
        GpEmergency => SERVICE_AREA_GP_EMERGENCY,
        Children => SERVICE_AREA_CHILDREN,
        Refugees => SERVICE_AREA_REFUGEES,
        Workforce => SERVICE_AREA_WORKFORCE,
        WelfareTechnology => SERVICE_AREA_WELFARE_TECHNOLOGY,
        Cooperation => SERVICE_AREA_COOPERATION,
        Prevention => SERVICE_AREA_PREVENTION,
        Relatives => SERVICE_AREA_RELATIVES,
        Other => SERVICE_AREA_OTHER,
    }
    AffectedGroup {
        OlderPeople => AFFECTED_GROUP_OLDER_PEOPLE,
        PeopleWithDementia => AFFECTED_GROUP_PEOPLE_WITH_DEMENTIA,
        Relatives => AFFECTED_GROUP_RELATIVES,
        ChildrenAndFamilies => AFFECTED_GROUP_CHILDREN_AND_FAMILIES,
        LongTermIllness => AFFECTED_GROUP_LONG_TERM_ILLNESS,
        MentalHealthAndSubstanceUse => AFFECTED_GROUP_MENTAL_HEALTH_AND_SUBSTANCE_USE,
        Disabilities => AFFECTED_GROUP_DISABILITIES,
        Refugees => AFFECTED_GROUP_REFUGEES,
        SamiPeople => AFFECTED_GROUP_SAMI_PEOPLE,
        ExcludedPeople => AFFECTED_GROUP_EXCLUDED_PEOPLE,
        ServiceUsers => AFFECTED_GROUP_SERVICE_USERS,
        Employees => AFFECTED_GROUP_EMPLOYEES,
        Leaders => AFFECTED_GROUP_LEADERS,
        StudentsAndSupervisors => AFFECTED_GROUP_STUDENTS_AND_SUPERVISORS,
        Volunteers => AFFECTED_GROUP_VOLUNTEERS,
        AllInhabitants => AFFECTED_GROUP_ALL_INHABITANTS,
        Other => AFFECTED_GROUP_OTHER,
    }
    UrgencyKind {
        Normal => NEED_URGENCY_NORMAL,
        Year => NEED_URGENCY_YEAR,
        Now => NEED_URGENCY_NOW,
    }
    Channel {
        Self_ => NEED_CHANNEL_SELF,
        Phone => NEED_CHANNEL_PHONE,
        Workshop => NEED_CHANNEL_WORKSHOP,
        Spreadsheet => NEED_CHANNEL_SPREADSHEET,
        MailLink => NEED_CHANNEL_MAIL_LINK,
    }
    Visibility {
        Internal => VISIBILITY_INTERNAL,
        Cluster => VISIBILITY_CLUSTER,
        Region => VISIBILITY_REGION,
        National => VISIBILITY_NATIONAL,
        Public => VISIBILITY_PUBLIC,
    }
    Level {
        Cluster => CLUSTER_SHORT,
        Region => REGION,
        National => LEVEL_NATIONAL,
    }
    ContentLanguage {
        Nb => CONTENT_LANGUAGE_NB,
        Nn => CONTENT_LANGUAGE_NN,
        En => CONTENT_LANGUAGE_EN,
        Se => CONTENT_LANGUAGE_SE,
        Sma => CONTENT_LANGUAGE_SMA,
        Smj => CONTENT_LANGUAGE_SMJ,
    }
    Role {
        National => ROLE_NATIONAL,
        NationalAnalyst => ROLE_NATIONAL_ANALYST,
        KsDepartment => ROLE_KS_DEPARTMENT,
        KsRegionalOffice => ROLE_KS_REGIONAL_OFFICE,
        RegionalCoordinator => ROLE_REGIONAL_COORDINATOR,
        ClusterCoordinator => ROLE_CLUSTER_COORDINATOR,
        RdContact => ROLE_RD_CONTACT,
        RdContactShared => ROLE_RD_CONTACT_SHARED,
        Researcher => ROLE_RESEARCHER,
        Fhi => ROLE_FHI,
        CountyAuthority => ROLE_COUNTY_AUTHORITY,
        CountyGovernor => ROLE_COUNTY_GOVERNOR,
        ExternalEvaluator => ROLE_EXTERNAL_EVALUATOR,
        SystemAdmin => ROLE_SYSTEM_ADMIN,
    }
    RoleStatus {
        Proposed => ROLE_STATUS_PROPOSED,
        Confirmed => ROLE_STATUS_CONFIRMED,
        Active => ROLE_STATUS_ACTIVE,
        Ended => ROLE_STATUS_ENDED,
        Declined => ROLE_STATUS_DECLINED,
        Withdrawn => ROLE_STATUS_WITHDRAWN,
    }
    AnswersBecause {
        Contact => ANSWERS_BECAUSE_CONTACT,
        Deputy => ANSWERS_BECAUSE_DEPUTY,
        Motor => ANSWERS_BECAUSE_MOTOR,
        Region => ANSWERS_BECAUSE_REGION,
        Nation => ANSWERS_BECAUSE_NATION,
    }
    SizeClass {
        Small => SIZE_CLASS_SMALL,
        Medium => SIZE_CLASS_MEDIUM,
        Large => SIZE_CLASS_LARGE,
    }
    LanguageDecision {
        Bokmal => LANGUAGE_DECISION_BOKMAL,
        Nynorsk => LANGUAGE_DECISION_NYNORSK,
        Neutral => LANGUAGE_DECISION_NEUTRAL,
    }
    RegionStatus {
        Planned => REGION_STATUS_PLANNED,
        Decided => REGION_STATUS_DECIDED,
        Established => REGION_STATUS_ESTABLISHED,
        Changed => REGION_STATUS_CHANGED,
        Closed => REGION_STATUS_CLOSED,
    }
    ClusterStatus {
        Initiative => CLUSTER_STATUS_INITIATIVE,
        Establishing => CLUSTER_STATUS_ESTABLISHING,
        Established => CLUSTER_STATUS_ESTABLISHED,
        Dormant => CLUSTER_STATUS_DORMANT,
        Closed => CLUSTER_STATUS_CLOSED,
    }
    ClusterBasis {
        Existing => CLUSTER_BASIS_EXISTING,
        CommonNeed => CLUSTER_BASIS_COMMON_NEED,
    }
    FundingModel {
        Motor => FUNDING_MODEL_MOTOR,
        MemberFee => FUNDING_MODEL_MEMBER_FEE,
        Shared => FUNDING_MODEL_SHARED,
        Other => FUNDING_MODEL_OTHER,
        Undecided => FUNDING_MODEL_UNDECIDED,
    }
    Ambition {
        Follow => CLUSTER_AMBITION_FOLLOW,
        Build => CLUSTER_AMBITION_BUILD,
        Motor => CLUSTER_AMBITION_MOTOR,
        Undecided => CLUSTER_AMBITION_UNDECIDED,
    }
    MemberPart {
        Follows => CLUSTER_AMBITION_FOLLOW,
        Builds => CLUSTER_AMBITION_BUILD,
        WouldDrive => CLUSTER_AMBITION_MOTOR,
        Drives => CLUSTER_PART_DRIVES,
        Undecided => CLUSTER_AMBITION_UNDECIDED,
    }
    AgreementStatus {
        Draft => AGREEMENT_STATUS_DRAFT,
        Signing => AGREEMENT_STATUS_SIGNING,
        InForce => AGREEMENT_STATUS_IN_FORCE,
        Replaced => AGREEMENT_STATUS_REPLACED,
        Ended => AGREEMENT_STATUS_ENDED,
    }
    DecidedBy {
        ChiefExecutive => DECIDED_BY_KS_MANAGING_DIRECTOR,
        Ks => DECIDED_BY_KS,
        HostMunicipality => DECIDED_BY_HOST_MUNICIPALITY,
        Municipality => DECIDED_BY_MUNICIPALITY,
    }
    AnchoringLevel {
        Political => ANCHORING_POLITICAL,
        Administrative => ANCHORING_ADMINISTRATIVE,
    }
    DocumentKind {
        ResearchStrategy => DOCUMENT_KIND_RESEARCH_STRATEGY,
        Plan => DOCUMENT_KIND_PLAN,
        Resolution => DOCUMENT_KIND_RESOLUTION,
    }
    DelegatedTask {
        WithdrawNeeds => DELEGATED_TASK_WITHDRAW_NEEDS,
        MergeNeeds => DELEGATED_TASK_MERGE_NEEDS,
        AnswerInquiries => DELEGATED_TASK_ANSWER_INQUIRIES,
        TakePartInApplications => DELEGATED_TASK_TAKE_PART_IN_APPLICATIONS,
    }
    FactKind {
        RegionStatus => FACT_REGION_STATUS,
        HostBegan => FACT_HOST_BEGAN,
        HostEnded => FACT_HOST_ENDED,
        RegionJoined => FACT_REGION_JOINED,
        RegionLeft => FACT_REGION_LEFT,
        ClusterStatus => FACT_CLUSTER_STATUS,
        MemberJoined => FACT_MEMBER_JOINED,
        MemberLeft => FACT_MEMBER_LEFT,
        MotorBegan => FACT_MOTOR_BEGAN,
        MotorEnded => FACT_MOTOR_ENDED,
        SubclusterBegan => FACT_SUBCLUSTER_BEGAN,
        SubclusterEnded => FACT_SUBCLUSTER_ENDED,
        MunicipalityBegan => FACT_MUNICIPALITY_BEGAN,
        MunicipalityEnded => FACT_MUNICIPALITY_ENDED,
        CoordinatorBegan => FACT_COORDINATOR_BEGAN,
        CoordinatorEnded => FACT_COORDINATOR_ENDED,
        AgreementBegan => FACT_AGREEMENT_BEGAN,
        AgreementEnded => FACT_AGREEMENT_ENDED,
        GroupBegan => FACT_GROUP_BEGAN,
        GroupEnded => FACT_GROUP_ENDED,
        NetworkBegan => FACT_NETWORK_BEGAN,
        NetworkEnded => FACT_NETWORK_ENDED,
    }
    RuleId {
        SevenRegions => RULE_KSF_R01,
        OneRegion => RULE_KSF_R02,
        OneHostOneCoordinator => RULE_KSF_R03,
        FirstHostsStay => RULE_KSF_R04,
        HostHasResearch => RULE_KSF_R05,
        HostResolution => RULE_KSF_R06,
        FiveMembers => RULE_KSF_R07,
        OneMotor => RULE_KSF_R08,
        SignedAgreement => RULE_KSF_R10,
        MemberNamesContact => RULE_KSF_R11,
        Nearness => RULE_KSF_R12,
        SubclusterInside => RULE_KSF_R13,
        ClusterInEachRegion => RULE_KSF_R14,
        Anchored => RULE_KSF_R15,
        OutsideTheme => RULE_KSF_R24,
        WhoMayWithdraw => RULE_KSF_R29,
        WhereANeedGoes => RULE_KSF_D01,
        PublicByConsent => RULE_KSF_D02,
        LastAdministrator => RULE_KSF_D03,
        WhoGrants => RULE_KSF_D04,
    }
    OrganisationKind {
        University => ORGANISATION_KIND_UNIVERSITY,
        UniversityCollege => ORGANISATION_KIND_UNIVERSITY_COLLEGE,
        ResearchInstitute => ORGANISATION_KIND_RESEARCH_INSTITUTE,
        GovernmentResearch => ORGANISATION_KIND_GOVERNMENT_RESEARCH,
        HealthTrust => ORGANISATION_KIND_HEALTH_TRUST,
        RegionalHealthAuthority => ORGANISATION_KIND_REGIONAL_HEALTH_AUTHORITY,
        PublicHealthInstitute => ORGANISATION_KIND_PUBLIC_HEALTH_INSTITUTE,
        ResearchCouncil => ORGANISATION_KIND_RESEARCH_COUNCIL,
        CountyGovernor => ORGANISATION_KIND_COUNTY_GOVERNOR,
        CountyAuthority => ORGANISATION_KIND_COUNTY_AUTHORITY,
        CompetenceCentre => ORGANISATION_KIND_COMPETENCE_CENTRE,
        DevelopmentCentre => ORGANISATION_KIND_DEVELOPMENT_CENTRE,
        UserOrganisation => ORGANISATION_KIND_USER_ORGANISATION,
        Ministry => ORGANISATION_KIND_MINISTRY,
        Directorate => ORGANISATION_KIND_DIRECTORATE,
        LabourWelfare => ORGANISATION_KIND_LABOUR_WELFARE,
        TradeUnion => ORGANISATION_KIND_TRADE_UNION,
        Voluntary => ORGANISATION_KIND_VOLUNTARY,
        InnovationAgency => ORGANISATION_KIND_INNOVATION_AGENCY,
        RegionalCouncil => ORGANISATION_KIND_REGIONAL_COUNCIL,
        Business => ORGANISATION_KIND_BUSINESS,
        Other => ORGANISATION_KIND_OTHER,
    }
}

/// How a municipality becomes another, told before or after the day it does.
pub(crate) const fn succession(kind: SuccessionKind, later: bool) -> Key {
    match (kind, later) {
        (SuccessionKind::Merge, false) => key::SUCCESSION_MERGE,
        (SuccessionKind::Merge, true) => key::SUCCESSION_LATER_MERGE,
        (SuccessionKind::Split, false) => key::SUCCESSION_SPLIT,
        (SuccessionKind::Split, true) => key::SUCCESSION_LATER_SPLIT,
        (SuccessionKind::Rename, false) => key::SUCCESSION_RENAME,
        (SuccessionKind::Rename, true) => key::SUCCESSION_LATER_RENAME,
        (SuccessionKind::Renumber, false) => key::SUCCESSION_RENUMBER,
        (SuccessionKind::Renumber, true) => key::SUCCESSION_LATER_RENUMBER,
        (SuccessionKind::CountyChange, false) => key::SUCCESSION_COUNTY_CHANGE,
        (SuccessionKind::CountyChange, true) => key::SUCCESSION_LATER_COUNTY_CHANGE,
        (SuccessionKind::CountyMerge, false) => key::SUCCESSION_COUNTY_MERGE,
        (SuccessionKind::CountyMerge, true) => key::SUCCESSION_LATER_COUNTY_MERGE,
        (SuccessionKind::CountySplit, false) => key::SUCCESSION_COUNTY_SPLIT,
        (SuccessionKind::CountySplit, true) => key::SUCCESSION_LATER_COUNTY_SPLIT,
    }
}

/// The language of the interface as the domain names it.
pub(crate) const fn ui_language(lang: Lang) -> UiLanguage {
    match lang {
        Lang::Nb => UiLanguage::Nb,
        Lang::Nn => UiLanguage::Nn,
        Lang::En => UiLanguage::En,
    }
}

/// The language of the interface as the catalogue names it.
pub(crate) const fn lang(language: UiLanguage) -> Lang {
    match language {
        UiLanguage::Nb => Lang::Nb,
        UiLanguage::Nn => Lang::Nn,
        UiLanguage::En => Lang::En,
    }
}
