//! The words for what events say.

use super::Label;
use domain::event::{FactPart, SpokenMatter};
use texts::{Key, key};

labels! {
    FactPart {
        Region => HISTORY_FACT_REGION,
        Municipality => HISTORY_FACT_MUNICIPALITY,
        Host => HISTORY_FACT_HOST,
        DecidedBy => HISTORY_FACT_DECIDED_BY,
        Status => HISTORY_FACT_STATUS,
        Motor => HISTORY_FACT_MOTOR,
        Proposal => HISTORY_FACT_PROPOSAL,
        Ambition => HISTORY_FACT_AMBITION,
        Title => HISTORY_FACT_TITLE,
        Basis => HISTORY_FACT_BASIS,
        CommonNeed => HISTORY_FACT_COMMON_NEED,
        FundingModel => HISTORY_FACT_FUNDING_MODEL,
        CoordinatorPercent => HISTORY_FACT_COORDINATOR_PERCENT,
        Agreement => HISTORY_FACT_AGREEMENT,
        Subcluster => HISTORY_FACT_SUBCLUSTER,
        Political => HISTORY_FACT_POLITICAL,
        Administrative => HISTORY_FACT_ADMINISTRATIVE,
        DocumentKind => HISTORY_FACT_DOCUMENT_KIND,
        Document => HISTORY_FACT_DOCUMENT,
        How => HISTORY_FACT_HOW,
        Predecessors => HISTORY_FACT_PREDECESSORS,
        Successors => HISTORY_FACT_SUCCESSORS,
        Clusters => HISTORY_FACT_CLUSTERS,
        MotorOf => HISTORY_FACT_MOTOR_OF,
        HostOf => HISTORY_FACT_HOST_OF,
        Role => HISTORY_FACT_ROLE,
        Holder => HISTORY_FACT_HOLDER,
        Deputy => HISTORY_FACT_DEPUTY,
        FirstDay => HISTORY_FACT_FIRST_DAY,
        LastDay => HISTORY_FACT_LAST_DAY,
        MemberRole => HISTORY_FACT_MEMBER_ROLE,
        Mandate => HISTORY_FACT_MANDATE,
        MandateLink => HISTORY_FACT_MANDATE_LINK,
        Arena => HISTORY_FACT_ARENA,
        Theme => HISTORY_FACT_THEME,
        Coordinator => HISTORY_FACT_COORDINATOR,
        OrganisationKind => HISTORY_FACT_ORGANISATION_KIND,
        Website => HISTORY_FACT_WEBSITE,
        Description => HISTORY_FACT_DESCRIPTION,
        ContactOffice => HISTORY_FACT_CONTACT_OFFICE,
        Matter => HISTORY_FACT_MATTER,
        Cluster => HISTORY_FACT_CLUSTER,
        Network => HISTORY_FACT_NETWORK,
    }
    SpokenMatter {
        Agreed => SPOKEN_MATTER_AGREED,
        Declined => SPOKEN_MATTER_DECLINED,
        Signed => SPOKEN_MATTER_SIGNED,
        Ambition => SPOKEN_MATTER_AMBITION,
        LeftCluster => SPOKEN_MATTER_LEFT_CLUSTER,
        JoinedNetwork => SPOKEN_MATTER_JOINED_NETWORK,
        LeftNetwork => SPOKEN_MATTER_LEFT_NETWORK,
    }
}
