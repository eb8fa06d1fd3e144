//! The words for groups, organisations, templates and the introduction programme.

use super::Label;
use domain::group::{GroupRole, GroupType};
use domain::introduction::IntroductionStep;
use domain::organisation::HelpTopic;
use domain::template::{Placeholder, TemplateKind};
use texts::{Key, key};

labels! {
    GroupType {
        Municipal => GROUP_TYPE_MUNICIPAL,
        Expert => GROUP_TYPE_EXPERT,
        Commissioning => GROUP_TYPE_COMMISSIONING,
        Regional => GROUP_TYPE_REGIONAL,
        Reference => GROUP_TYPE_REFERENCE,
        Resource => GROUP_TYPE_RESOURCE,
        Council => GROUP_TYPE_COUNCIL,
        ExternalArena => GROUP_TYPE_EXTERNAL_ARENA,
    }
    GroupRole {
        Leader => GROUP_ROLE_LEADER,
        Member => GROUP_ROLE_MEMBER,
        Secretary => GROUP_ROLE_SECRETARY,
        Observer => GROUP_ROLE_OBSERVER,
    }
    HelpTopic {
        ResearchPartner => HELP_TOPIC_RESEARCH_PARTNER,
        NeedToQuestion => HELP_TOPIC_NEED_TO_QUESTION,
        EvidenceSummaries => HELP_TOPIC_EVIDENCE_SUMMARIES,
        Methods => HELP_TOPIC_METHODS,
        Data => HELP_TOPIC_DATA,
        Evaluation => HELP_TOPIC_EVALUATION,
        Students => HELP_TOPIC_STUDENTS,
        SharedPosts => HELP_TOPIC_SHARED_POSTS,
        Funding => HELP_TOPIC_FUNDING,
        Implementation => HELP_TOPIC_IMPLEMENTATION,
        Dissemination => HELP_TOPIC_DISSEMINATION,
        UserInvolvement => HELP_TOPIC_USER_INVOLVEMENT,
        Innovation => HELP_TOPIC_INNOVATION,
        Guidance => HELP_TOPIC_GUIDANCE,
    }
    TemplateKind {
        CooperationAgreement => TEMPLATE_KIND_COOPERATION_AGREEMENT,
        Tasks => TEMPLATE_KIND_TASKS,
        Mandate => TEMPLATE_KIND_MANDATE,
        CasePaper => TEMPLATE_KIND_CASE_PAPER,
        Other => TEMPLATE_KIND_OTHER,
    }
    Placeholder {
        Date => PLACEHOLDER_DATE,
        Municipality => PLACEHOLDER_MUNICIPALITY,
        Inhabitants => PLACEHOLDER_INHABITANTS,
        Cluster => PLACEHOLDER_CLUSTER,
        Members => PLACEHOLDER_MEMBERS,
        MemberCount => PLACEHOLDER_MEMBER_COUNT,
        Motor => PLACEHOLDER_MOTOR,
        MotorSince => PLACEHOLDER_MOTOR_SINCE,
        ClusterCoordinatorOffice => PLACEHOLDER_CLUSTER_COORDINATOR_OFFICE,
        CoordinatorPercent => PLACEHOLDER_COORDINATOR_PERCENT,
        FundingModel => PLACEHOLDER_FUNDING_MODEL,
        Basis => PLACEHOLDER_BASIS,
        BasisDetails => PLACEHOLDER_BASIS_DETAILS,
        AgreementSignedOn => PLACEHOLDER_AGREEMENT_SIGNED_ON,
        Region => PLACEHOLDER_REGION,
        Host => PLACEHOLDER_HOST,
        RegionCoordinatorOffice => PLACEHOLDER_REGION_COORDINATOR_OFFICE,
        RegionClusters => PLACEHOLDER_REGION_CLUSTERS,
        ContactOffices => PLACEHOLDER_CONTACT_OFFICES,
        Signatures => PLACEHOLDER_SIGNATURES,
    }
    IntroductionStep {
        KnowKsf => INTRODUCTION_STEP_KNOW_KSF,
        AgreeMandate => INTRODUCTION_STEP_AGREE_MANDATE,
        MeetLevelAbove => INTRODUCTION_STEP_MEET_LEVEL_ABOVE,
        MeetContacts => INTRODUCTION_STEP_MEET_CONTACTS,
        ReadAgreement => INTRODUCTION_STEP_READ_AGREEMENT,
        GoThroughNeeds => INTRODUCTION_STEP_GO_THROUGH_NEEDS,
        HandleInquiries => INTRODUCTION_STEP_HANDLE_INQUIRIES,
        FollowCalls => INTRODUCTION_STEP_FOLLOW_CALLS,
        MeetActors => INTRODUCTION_STEP_MEET_ACTORS,
        SupportClusters => INTRODUCTION_STEP_SUPPORT_CLUSTERS,
        UseWhatIsKnown => INTRODUCTION_STEP_USE_WHAT_IS_KNOWN,
        PlanTheYear => INTRODUCTION_STEP_PLAN_THE_YEAR,
    }
}
