//! Who may call which guarded operation, and who may not: one row an operation, or one for each question it asks of the
//! policy. A new operation without a row fails, and so does a row without an operation.

use super::given::Given;
use domain::access::policy::NeedAction as On;
use domain::access::policy::{StructureAction, SystemAction, Who};
use domain::introduction::IntroductionAction;
use serde_json::{Value, json};
use test_support::{Caller, People};

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
    /// An action on the structure.
    Structure(StructureAction),
    /// Something done at the place of what the request is about.
    At(Who),
    /// Something done to a coordinator's introduction programme.
    Introduction(IntroductionAction),
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
#[rustfmt::skip]
pub(super) fn rows() -> Vec<Row> {
    let mut all = requests! {
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
        list_role_assignments on Nothing asks Asks::Structure(StructureAction::ReadRoles), sends null;
            right voss_contact, wrong role forbidden researcher,
            other tenant nobody "who holds which role is for everyone in KSF";

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
    };
    all.extend(super::table_of_groups::rows());
    all
}
