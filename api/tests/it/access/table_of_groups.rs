//! The rows of organisations, groups, networks, templates and introductions.

use super::given::Given;
use super::table::{Asks, Other, Row, other, requests};
use domain::access::policy::Who;
use domain::introduction::IntroductionAction;
use serde_json::json;

#[rustfmt::skip]
pub(super) fn rows() -> Vec<Row> {
    requests! {
        create_organisation on Unnamed asks Asks::At(Who::AnyDesk),
            sends { "name": "Pårørandesenteret", "kind": "user_organisation" };
            right kkhov_coordinator, wrong role forbidden analyst,
            other tenant nobody "an organisation belongs to no place";
        update_organisation on Organisation asks Asks::At(Who::AnyDesk), sends { "contactOffice": "Kontoret" };
            right nord_coordinator, wrong role forbidden voss_contact,
            other tenant nobody "an organisation belongs to no place";
        end_organisation on Organisation asks Asks::At(Who::AnyDesk), sends {};
            right national, wrong role forbidden researcher,
            other tenant nobody "an organisation belongs to no place";
        reactivate_organisation on EndedOrganisation asks Asks::At(Who::AnyDesk), sends {};
            right national, wrong role forbidden voss_contact,
            other tenant nobody "an organisation belongs to no place";
        create_region_actor on EmptyMap asks Asks::At(Who::Region),
            sends { "region": "vest", "organisation": "00000000-0000-7000-8005-000000000001", "topics": ["methods"] };
            right vest_coordinator, wrong role forbidden kkhov_coordinator, other tenant forbidden nord_coordinator;
        update_region_actor on RegionActor asks Asks::At(Who::Region), sends { "topics": ["data"] };
            right vest_coordinator, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        end_region_actor on RegionActor asks Asks::At(Who::Region), sends {};
            right vest_coordinator, wrong role forbidden analyst, other tenant forbidden nord_coordinator;

        create_group on Vest asks Asks::At(Who::Desk), sends { "type": "regional", "name": "Samarbeidsgruppa", "region": "vest" };
            right vest_coordinator, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        update_group on Group asks Asks::At(Who::Desk), sends { "mandate": "Samordne arbeidet" };
            right vest_coordinator, wrong role forbidden kkhov_coordinator, other tenant forbidden nord_coordinator;
        add_group_member on Group asks Asks::At(Who::Desk), sends { "municipality": "4621" };
            right vest_coordinator, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
        end_group_membership on GroupWithMember asks Asks::At(Who::Desk),
            sends { "membership": "00000000-0000-7000-800a-000000000001" };
            right vest_coordinator, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        close_group on Group asks Asks::At(Who::Desk), sends {};
            right vest_coordinator, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        create_network on Voss asks Asks::At(Who::Drive),
            sends { "name": "Nattnettverket", "theme": "Nattilsyn", "coordinator": "4621", "validTo": "2027-12-31" };
            right voss_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;
        update_network on Network asks Asks::At(Who::Drive), sends { "theme": "Digitalt nattilsyn" };
            right voss_contact, wrong role forbidden researcher, other tenant forbidden alver_contact;
        join_network on BodosNetwork asks Asks::At(Who::Voice),
            sends { "municipality": "4621", "reference": "Kommunestyret 2/26" };
            right voss_contact, wrong role forbidden national, other tenant forbidden bodo_contact;
        leave_network on Network asks Asks::At(Who::Voice),
            sends { "municipality": "4621", "successor": "4634", "reference": "Kommunestyret 2/26" };
            right voss_contact, wrong role forbidden vest_coordinator, other tenant forbidden bodo_contact;
        close_network on Network asks Asks::At(Who::Drive), sends {};
            right voss_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;

        create_template on NoTemplate asks Asks::At(Who::Nation),
            sends { "key": "ny-mal", "kind": "other", "titleNb": "Ny mal", "titleNn": "Ny mal",
                    "bodyNb": "Avtale for {{cluster}}", "bodyNn": "Avtale for {{cluster}}" };
            right national, wrong role forbidden vest_coordinator, other tenant nobody "templates belong to the nation";
        publish_template_version on Template asks Asks::At(Who::Nation),
            sends { "titleNb": "Ny mal", "titleNn": "Ny mal",
                    "bodyNb": "Avtale for {{cluster}}", "bodyNn": "Avtale for {{cluster}}" };
            right national, wrong role forbidden kkhov_coordinator, other tenant nobody "templates belong to the nation";
        list_my_introduction on Nothing asks Asks::SignedIn, sends null;
            right kkhov_coordinator, wrong role nobody "whoever is signed in may ask for one's own",
            other tenant nobody "it shows one's own alone";
        list_introductions on Nation asks Asks::At(Who::AnyDesk), sends null;
            right vest_coordinator, wrong role forbidden voss_contact,
            other tenant nobody "it shows what one sees alone";
        get_introduction on Introduction asks Asks::Introduction(IntroductionAction::Read), sends null;
            right vest_coordinator, wrong role hidden researcher, other tenant hidden nord_coordinator;
        complete_introduction_step on Introduction asks Asks::Introduction(IntroductionAction::Complete),
            sends { "step": "know_ksf" };
            right kkhov_coordinator, wrong role forbidden vest_coordinator, other tenant hidden nordhordland_coordinator;
        undo_introduction_step on BegunIntroduction asks Asks::Introduction(IntroductionAction::Complete),
            sends { "step": "know_ksf" };
            right kkhov_coordinator, wrong role forbidden national, other tenant hidden nord_coordinator;
    }
}
