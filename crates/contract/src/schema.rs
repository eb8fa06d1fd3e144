//! OpenAPI schemas of the domain's closed lists: the domain never knows of OpenAPI, so their schemas stand here.

/// The schema of a closed list: its codes, and what each of them means in the domain's own words.
pub(crate) fn closed(
    meaning: &str,
    codes: &[&'static str],
    meanings: &[&str],
) -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
    let values =
        codes.iter().zip(meanings).map(|(code, meaning)| format!("\n- `{code}`: {}", meaning.trim()));
    utoipa::openapi::ObjectBuilder::new()
        .schema_type(utoipa::openapi::Type::String)
        .description(Some(format!("{}\n{}", meaning.trim(), values.collect::<String>())))
        .enum_values(Some(codes.iter().copied()))
        .into()
}

macro_rules! schemas {
    ($($(#[$doc:meta])* $name:ident = $list:path;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name {}
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                use $list as List;
                closed(List::MEANING, List::CODES, List::MEANINGS)
            }
        }
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )+};
}

schemas! {
    /// Rule of KSF.
    RuleId = domain::rule::RuleId;
    /// Level.
    Level = domain::access::Level;
    /// Visibility.
    Visibility = domain::access::Visibility;
    /// Role.
    Role = domain::access::Role;
    /// Where a role stands.
    RoleStatus = domain::role::RoleStatus;
    /// What can be done to a role.
    RoleAction = domain::access::policy::RoleAction;
    /// What a municipality lets others do.
    DelegatedTask = domain::role::DelegatedTask;
    /// Process of a need.
    NeedProcess = domain::need::NeedProcess;
    /// Answer to a need.
    NeedAnswer = domain::need::NeedAnswer;
    /// Part of the register.
    NeedLevel = domain::need::NeedLevel;
    /// What can be done to a need.
    NeedAction = domain::access::policy::NeedAction;
    /// Service area.
    ServiceArea = domain::need::ServiceArea;
    /// Who a need concerns.
    AffectedGroup = domain::need::AffectedGroup;
    /// Urgency.
    UrgencyKind = domain::need::UrgencyKind;
    /// Channel.
    Channel = domain::need::Channel;
    /// Language of content.
    ContentLanguage = domain::ContentLanguage;
    /// Language of the interface.
    UiLanguage = domain::UiLanguage;
    /// Size class.
    SizeClass = domain::register::SizeClass;
    /// Written standard.
    LanguageDecision = domain::register::LanguageDecision;
    /// Status of a region.
    RegionStatus = domain::register::RegionStatus;
    /// Status of a cluster.
    ClusterStatus = domain::register::ClusterStatus;
    /// Basis of a cluster.
    ClusterBasis = domain::register::ClusterBasis;
    /// Funding of a cluster.
    FundingModel = domain::register::FundingModel;
    /// Ambition of a member.
    Ambition = domain::register::Ambition;
    /// What a member does.
    MemberPart = domain::register::MemberPart;
    /// Who answers at the desk of a cluster.
    ClusterDesk = domain::role::ClusterDesk;
    /// Who decided.
    DecidedBy = domain::register::DecidedBy;
    /// How municipalities or counties became others.
    SuccessionKind = domain::register::SuccessionKind;
    /// What can be done to a region.
    RegionAction = domain::structure::region::RegionAction;
    /// What can be done to a municipality.
    MunicipalityAction = domain::structure::municipality::MunicipalityAction;
    /// Kind of document.
    DocumentKind = domain::structure::municipality::DocumentKind;
    /// What a fact of an event is about.
    FactPart = domain::event::FactPart;
    /// What the values of a fact are.
    FactSort = domain::event::FactSort;
    /// Kind of fact.
    FactKind = domain::structure::FactKind;
    /// Kind of organisation.
    OrganisationKind = domain::register::OrganisationKind;
    /// What can be done to an organisation.
    OrganisationAction = domain::organisation::OrganisationAction;
    /// What an organisation can help with.
    HelpTopic = domain::organisation::HelpTopic;
    /// Type of group.
    GroupType = domain::group::GroupType;
    /// Part in a group.
    GroupRole = domain::group::GroupRole;
    /// What can be done to a group or network.
    GroupAction = domain::group::GroupAction;
    /// What a template is for.
    TemplateKind = domain::template::TemplateKind;
    /// What can be filled in.
    Placeholder = domain::template::Placeholder;
    /// Step of the introduction programme.
    IntroductionStep = domain::introduction::IntroductionStep;
    /// What another wrote down that a municipality has decided.
    SpokenMatter = domain::event::SpokenMatter;
    /// What waits for somebody.
    WaitingKind = domain::waiting::WaitingKind;
    /// What a cluster lacks.
    ClusterLack = domain::register::ClusterLack;
    /// What a municipality lacks.
    MunicipalityLack = domain::register::MunicipalityLack;
    /// What a region lacks.
    RegionLack = domain::register::RegionLack;
    /// Status of an agreement.
    AgreementStatus = domain::register::AgreementStatus;
    /// Status of a proposal.
    ProposalStatus = domain::register::ProposalStatus;
    /// What can be done to a cluster.
    ClusterAction = domain::structure::cluster::ClusterAction;
}
