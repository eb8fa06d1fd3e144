//! Who may call which guarded operation, and who may not: one row an operation, or one for each question it asks of the
//! policy. A new operation without a row fails, and so does a row without an operation.

use super::given::Given;
use domain::access::Role;
use domain::access::policy::NeedAction as On;
use domain::access::policy::{RoleAction, SystemAction, Who};
use domain::introduction::IntroductionAction;
use serde_json::{Value, json};
use test_support::{Caller, PASSWORD, People};

/// Picks a person.
pub(super) type Pick = fn(&People) -> &Caller;

/// Somebody who must not get through.
#[derive(Clone, Copy)]
pub(super) enum Other {
    /// May not: 403.
    Forbidden(Pick),
    /// Does not see the resource: 404.
    Hidden(Pick),
    /// There is no such person, and why.
    Nobody(&'static str),
}

/// What an operation asks of the policy.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asks {
    /// Nothing but who it is: by a token, or by the session's own cookie.
    SignedIn,
    /// An action on the need.
    Need(On),
    /// Whether needs may be registered for the municipality in the body.
    RegisterNeed,
    /// An action on accounts.
    System(SystemAction),
    /// Something done at the place of what the request is about.
    At(Who),
    /// Something done to a coordinator's introduction programme.
    Introduction(IntroductionAction),
    /// Nothing but whose it is.
    Own,
    /// Giving a role on the municipality with this number.
    Grant(Role, &'static str),
    /// Seeing a role whole.
    SeeRole,
    /// Finding a role: whole, or in the directory.
    FindRole,
    /// An action on a role.
    Role(RoleAction),
    /// Seeing a standing consent.
    SeeConsent,
    /// An action on a standing consent.
    Consent(Who),
}

/// A request, and people it is tried by.
pub(super) struct Row {
    /// Operation id.
    pub operation: &'static str,
    /// What is there before.
    pub given: Given,
    /// What the policy is asked.
    pub asks: Asks,
    /// The body; null for none.
    pub body: Value,
    /// May.
    pub right: Pick,
    /// Is known and may not.
    pub wrong_role: Other,
    /// Has the right role, but somewhere else.
    pub other_tenant: Other,
}

macro_rules! other {
    (forbidden $who:ident) => {
        Other::Forbidden(|people| &people.$who)
    };
    (hidden $who:ident) => {
        Other::Hidden(|people| &people.$who)
    };
    (nobody $why:literal) => {
        Other::Nobody($why)
    };
}

macro_rules! requests {
    ($($operation:ident on $given:ident asks $asks:expr, sends $body:tt;
       right $right:ident, wrong role $wrong:ident $w:tt, other tenant $other:ident $o:tt;)+) => {
        vec![$(Row {
            operation: stringify!($operation),
            given: Given::$given,
            asks: $asks,
            body: json!($body),
            right: |people| &people.$right,
            wrong_role: other!($wrong $w),
            other_tenant: other!($other $o),
        }),+]
    };
}

pub(super) use {other, requests};

const ACCOUNTS: Asks = Asks::System(SystemAction::ReadUsers);
const MANAGE: Asks = Asks::System(SystemAction::ManageUsers);

/// All rows.
pub(super) fn rows() -> Vec<Row> {
    let sorts =
        [accounts(), roles(), registers(), needs(), super::table_of_groups::rows(), clusters(), passwords()];
    sorts.into_iter().flatten().collect()
}

/// The last: after it nobody signs in with the password of the test country.
#[rustfmt::skip]
fn passwords() -> Vec<Row> {
    requests! {
        change_my_password on Nothing asks Asks::SignedIn, sends { "currentPassword": PASSWORD, "password": "sommar i Masfjorden" };
            right voss_contact, wrong role nobody "everyone changes their own password",
            other tenant nobody "it changes one's own alone";
    }
}

/// What is asked of accounts, and of oneself.
#[rustfmt::skip]
fn accounts() -> Vec<Row> {
    requests! {
        get_me on Nothing asks Asks::SignedIn, sends null;
            right voss_contact, wrong role nobody "whoever is signed in may ask who that is",
            other tenant nobody "it shows oneself alone";
        refresh_session on Session asks Asks::SignedIn, sends null;
            right anonymous, wrong role nobody "the cookie alone says whose session it is",
            other tenant nobody "the cookie alone says whose session it is";

        list_users on Nothing asks ACCOUNTS, sends null;
            right admin, wrong role forbidden national, other tenant nobody "accounts belong to no place";
        create_user on Nothing asks MANAGE, sends { "email": "ny@example.org", "displayName": "Ny kontakt" };
            right admin, wrong role forbidden national, other tenant nobody "accounts belong to no place";
        get_user on Account asks ACCOUNTS, sends null;
            right admin, wrong role forbidden analyst, other tenant nobody "accounts belong to no place";
        update_user on Account asks MANAGE, sends { "displayName": "Nytt namn" };
            right admin, wrong role forbidden vest_coordinator, other tenant nobody "accounts belong to no place";
        create_user_link on Account asks MANAGE, sends null;
            right admin, wrong role forbidden kkhov_coordinator, other tenant nobody "accounts belong to no place";
        update_me on Oneself asks Asks::SignedIn, sends { "language": "nn" };
            right voss_contact, wrong role nobody "everyone changes themselves",
            other tenant nobody "it changes oneself alone";
        export_my_data on Nothing asks Asks::SignedIn, sends null;
            right voss_contact, wrong role nobody "everyone may have what is kept about them",
            other tenant nobody "it shows oneself alone";
        list_my_sessions on Nothing asks Asks::SignedIn, sends null;
            right voss_contact, wrong role nobody "everyone sees their own sessions",
            other tenant nobody "it shows oneself alone";
        list_my_waiting on Nothing asks Asks::SignedIn, sends null;
            right voss_contact, wrong role nobody "whoever is waited for by nobody is told so",
            other tenant nobody "it shows what waits for oneself alone";
        get_my_news on Nothing asks Asks::SignedIn, sends null;
            right voss_contact, wrong role nobody "everyone is told what concerns them",
            other tenant nobody "it shows what one sees oneself";
        see_my_news on Nothing asks Asks::SignedIn, sends { "syncToken": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
            right voss_contact, wrong role nobody "everyone says what they have seen",
            other tenant nobody "it changes one's own alone";
        list_offerable_roles on Nothing asks Asks::SignedIn, sends null;
            right vest_coordinator, wrong role nobody "whoever may offer nothing is told so",
            other tenant nobody "it shows what one may offer oneself";
        end_my_session on OwnSession asks Asks::Own, sends null;
            right voss_contact, wrong role hidden admin, other tenant hidden masfjorden_contact;
    }
}

/// What is asked of roles and standing consents.
#[rustfmt::skip]
fn roles() -> Vec<Row> {
    requests! {
        create_invitation on Nothing asks Asks::Grant(Role::RdContact, "4621"), sends {
            "email": "ny@example.org", "displayName": "Ny kontakt",
            "offer": { "role": "rd_contact", "municipality": "4621", "validFrom": "2026-02-01", "decidedBy": "Voss kommune" }
        };
            right voss_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;
        create_role_assignment on Unoffered asks Asks::Grant(Role::RdContact, "4621"), sends {
            "holder": "00000000-0000-7000-8003-000000000010",
            "offer": { "role": "rd_contact", "municipality": "4621", "validFrom": "2026-02-01", "decidedBy": "Voss kommune" }
        };
            right voss_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;
        get_role_assignment on Offer asks Asks::FindRole, sends null;
            right austrheim_contact, wrong role hidden researcher,
            other tenant nobody "offers are for everyone in KSF; who is signed in finds what is held in the directory";
        list_role_assignment_history on Offer asks Asks::SeeRole, sends null;
            right austrheim_contact, wrong role hidden researcher,
            other tenant nobody "who holds which role is for everyone in KSF";
        update_role_assignment on Held asks Asks::Role(RoleAction::Amend), sends { "mandate": "Samle behov" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;
        update_role_assignment on Held asks Asks::Role(RoleAction::ChangeEnd), sends { "validTo": "2027-12-31" };
            right kkhov_coordinator, wrong role forbidden austrheim_contact, other tenant forbidden nordhordland_coordinator;
        accept_role_assignment on Offer asks Asks::Role(RoleAction::Accept), sends {};
            right austrheim_contact, wrong role forbidden voss_contact, other tenant hidden researcher;
        decline_role_assignment on Offer asks Asks::Role(RoleAction::Decline), sends {};
            right austrheim_contact, wrong role forbidden voss_contact, other tenant hidden researcher;
        withdraw_role_assignment on Offer asks Asks::Role(RoleAction::Withdraw), sends {};
            right voss_contact, wrong role forbidden austrheim_contact, other tenant forbidden bodo_contact;
        end_role_assignment on Held asks Asks::Role(RoleAction::End), sends {};
            right austrheim_contact, wrong role forbidden national, other tenant forbidden bodo_contact;
        create_absence on Held asks Asks::Role(RoleAction::CreateAbsence), sends { "validFrom": "2026-01-20" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;
        end_absence on Away asks Asks::Role(RoleAction::EndAbsence), sends {};
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;
        decline_deputyship on Away asks Asks::Role(RoleAction::DeclineDeputyship), sends {};
            right alver_contact, wrong role forbidden austrheim_contact, other tenant forbidden bodo_contact;
        list_delegations on Voss asks Asks::At(Who::InKsf), sends null;
            right voss_contact, wrong role forbidden researcher,
            other tenant nobody "what a municipality lets others do is for everyone in KSF";
        create_delegation on Voss asks Asks::At(Who::Own),
            sends { "task": "withdraw_needs", "cluster": "00000000-0000-7000-8002-000000000001" };
            right voss_contact, wrong role forbidden kkhov_coordinator, other tenant forbidden masfjorden_contact;
        get_delegation on Consent asks Asks::SeeConsent, sends null;
            right masfjorden_contact, wrong role hidden researcher,
            other tenant nobody "what a municipality lets others do is for everyone in KSF";
        end_delegation on Consent asks Asks::Consent(Who::Own), sends {};
            right voss_contact, wrong role forbidden kkhov_coordinator, other tenant forbidden bodo_contact;
        list_role_assignments on Nothing asks Asks::SignedIn, sends null;
            right voss_contact, wrong role nobody "who is outside KSF finds those one turns to, without addresses",
            other tenant nobody "it is the directory of the whole country";
    }
}

/// What is asked of needs.
#[rustfmt::skip]
fn needs() -> Vec<Row> {
    requests! {
        create_need on Nothing asks Asks::RegisterNeed,
            sends { "municipality": "4621", "title": "Nattilsyn", "problem": "Langt mellom husa" };
            right voss_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;
        get_need on Submitted asks Asks::Need(On::Read), sends null;
            right masfjorden_contact, wrong role hidden researcher, other tenant hidden bodo_contact;
        list_need_history on Submitted asks Asks::Need(On::Read), sends null;
            right masfjorden_contact, wrong role hidden admin, other tenant hidden alver_contact;
        update_need on Submitted asks Asks::Need(On::Edit), sends { "title": "Ein ny tittel" };
            right voss_contact, wrong role forbidden kkhov_coordinator, other tenant hidden bodo_contact;
        update_need on Qualified asks Asks::Need(On::Classify), sends { "urgency": "year" };
            right kkhov_coordinator, wrong role forbidden analyst, other tenant hidden nordhordland_coordinator;
        delete_need on Draft asks Asks::Need(On::Discard), sends null;
            right voss_contact, wrong role nobody "a draft is seen by nobody who may not throw it away",
            other tenant hidden masfjorden_contact;
        submit_need on Draft asks Asks::Need(On::Submit), sends {};
            right voss_contact, wrong role nobody "a draft is seen by nobody who may not send it in",
            other tenant hidden kkhov_coordinator;
        qualify_need on Submitted asks Asks::Need(On::Qualify), sends {};
            right kkhov_coordinator, wrong role forbidden voss_contact, other tenant hidden nordhordland_coordinator;
        reject_need on Submitted asks Asks::Need(On::Reject), sends { "reason": "Det er svart på før" };
            right kkhov_coordinator, wrong role forbidden voss_contact, other tenant hidden vest_coordinator;
        open_need_to_region on Qualified asks Asks::Need(On::OpenToRegion), sends {};
            right kkhov_coordinator, wrong role forbidden masfjorden_contact, other tenant hidden nord_coordinator;
        lift_need on Qualified asks Asks::Need(On::Lift), sends { "reason": "Gjeld fleire kommunar" };
            right kkhov_coordinator, wrong role forbidden voss_contact, other tenant hidden vest_coordinator;
        publish_need on Submitted asks Asks::Need(On::Publish), sends { "withName": true };
            right voss_contact, wrong role forbidden kkhov_coordinator, other tenant hidden bodo_contact;
        unpublish_need on Published asks Asks::Need(On::Unpublish), sends {};
            right voss_contact, wrong role forbidden kkhov_coordinator, other tenant forbidden bodo_contact;
        withdraw_need on Submitted asks Asks::Need(On::Withdraw), sends {};
            right voss_contact, wrong role forbidden analyst, other tenant hidden alver_contact;
        preview_need on Submitted asks Asks::Need(On::Publish), sends null;
            right voss_contact, wrong role forbidden kkhov_coordinator, other tenant hidden bodo_contact;
    }
}

/// What is asked of regions and municipalities.
#[rustfmt::skip]
fn registers() -> Vec<Row> {
    requests! {
        change_region_host on Region asks Asks::At(Who::Nation),
            sends { "municipality": "4634", "validFrom": "2027-01-01", "decidedBy": "ks", "reason": "Bergen vil avløysast",
                "resolutionUrl": "https://www.voss.kommune.no/vedtak",
                "overrides": [{ "rule": "KSF-R05", "reason": "Høgskulen kjem" }] };
            right national, wrong role forbidden vest_coordinator,
            other tenant nobody "the nation is one";
        set_region_status on Region asks Asks::At(Who::Nation),
            sends { "status": "changed", "validFrom": "2027-06-01", "decidedBy": "ks", "reason": "Ny inndeling" };
            right national, wrong role forbidden vest_coordinator,
            other tenant nobody "the nation is one";
        move_municipality on Municipality asks Asks::At(Who::Nation),
            sends { "region": "nord", "validFrom": "2027-01-01", "decidedBy": "ks", "reason": "Ny inndeling",
                    "overrides": [{ "rule": "KSF-R12", "reason": "Klynga held fram" }] };
            right national, wrong role forbidden voss_contact,
            other tenant nobody "the nation is one";
        update_municipality on Municipality asks Asks::At(Who::Voice),
            sends { "politicalAnchoring": { "anchored": true }, "reference": "Kommunestyret 2/26" };
            right voss_contact, wrong role forbidden national, other tenant forbidden bodo_contact;
        create_municipality_document on Municipality asks Asks::At(Who::Voice),
            sends { "kind": "resolution", "title": "Vedtak om KSF", "url": "https://www.voss.kommune.no/vedtak" };
            right voss_contact, wrong role forbidden analyst, other tenant forbidden masfjorden_contact;
        update_municipality_document on Document asks Asks::At(Who::Voice), sends { "title": "Ein ny tittel" };
            right kkhov_coordinator, wrong role forbidden national, other tenant forbidden nordhordland_coordinator;
        delete_municipality_document on Document asks Asks::At(Who::Voice), sends null;
            right voss_contact, wrong role forbidden vest_coordinator, other tenant forbidden masfjorden_contact;
    }
}

/// What is asked of clusters.
#[rustfmt::skip]
fn clusters() -> Vec<Row> {
    requests! {
        create_cluster on Nothing asks Asks::RegisterNeed,
            sends { "municipality": "4621", "name": "Kystklynga", "reason": "Fem kommunar møttest" };
            right voss_contact, wrong role forbidden analyst, other tenant forbidden bodo_contact;
        update_cluster on Founded asks Asks::At(Who::Drive), sends { "name": "Havklynga" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
        invite_member on Founded asks Asks::At(Who::Drive), sends { "municipality": "4621" };
            right austrheim_contact, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        answer_proposal on Invited asks Asks::At(Who::Voice),
            sends { "municipality": "4621", "agrees": true, "reference": "Kommunestyret 3/26" };
            right voss_contact, wrong role forbidden national, other tenant forbidden alver_contact;
        withdraw_proposal on Proposed asks Asks::At(Who::Drive), sends {};
            right austrheim_contact, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        propose_motor on Members asks Asks::At(Who::Drive), sends { "municipality": "4631", "reason": "Vil drive" };
            right austrheim_contact, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        draft_agreement on Members asks Asks::At(Who::Drive), sends { "title": "Samarbeidsavtale" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
        send_agreement on Drafted asks Asks::At(Who::Drive), sends null;
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
        sign_agreement on Sent asks Asks::At(Who::Voice),
            sends { "municipality": "4631", "reference": "Kommunestyret 3/26" };
            right alver_contact, wrong role forbidden national, other tenant forbidden voss_contact;
        begin_cluster on Founded asks Asks::At(Who::Drive), sends { "reason": "Utkast til avtale" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
        establish_cluster on Ready asks Asks::At(Who::Drive),
            sends { "reason": "Signert av alle", "overrides": [
                { "rule": "KSF-R07", "reason": "Tre er på veg" }, { "rule": "KSF-R15", "reason": "Vedtak kjem" }] };
            right austrheim_contact, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        rest_cluster on Established asks Asks::At(Who::Drive), sends { "reason": "Ventar på pengar" };
            right austrheim_contact, wrong role forbidden voss_contact, other tenant forbidden nord_coordinator;
        close_cluster on Founded asks Asks::At(Who::Drive), sends { "reason": "Det vart ikkje noko av" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
        confirm_cluster on Founded asks Asks::At(Who::Nation), sends {};
            right national, wrong role forbidden vest_coordinator,
            other tenant nobody "there is one nation";
        take_back_cluster on ToBegin asks Asks::At(Who::Drive), sends { "reason": "Vi ventar" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
        leave_cluster on Joined asks Asks::At(Who::Voice),
            sends { "municipality": "4631", "reason": "Går til ei anna klynge", "reference": "Kommunestyret 3/26" };
            right alver_contact, wrong role forbidden national, other tenant forbidden voss_contact;
        set_ambition on Joined asks Asks::At(Who::Voice),
            sends { "municipality": "4631", "ambition": "follow", "reference": "Kommunestyret 3/26" };
            right alver_contact, wrong role forbidden national, other tenant forbidden voss_contact;
        add_subcluster on Members asks Asks::At(Who::Drive),
            sends { "name": "Nattgruppa", "theme": "Nattilsyn", "members": ["4631", "4632"], "validTo": "2026-12-31" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
        end_subcluster on WithSubcluster asks Asks::At(Who::Drive), sends { "validFrom": "2026-06-01" };
            right austrheim_contact, wrong role forbidden analyst, other tenant forbidden nord_coordinator;
    }
}
