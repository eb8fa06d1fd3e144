//! Examples of roles, invitations, standing consents, and what is kept about oneself.

use super::clusters::PROPOSAL;
use super::needs::cluster;
use super::people::{contact, user, voss};
use super::structure::happened;
use super::{CLUSTER, DELEGATION, MUNICIPALITY, NEED, ROLE, SESSION, Shapes, USER, json, one, page};
use contract::people::{
    AbsenceView, AcceptInvitation, AnswererView, AnswersBecause, CreateAbsence, CreateDelegation,
    CreateInvitation, CreateRoleAssignment, DelegationAction, DelegationView, DeputyView, EndRoleAssignment,
    InvitationPreview, InvitationToken, InvitationView, MyData, MyDeputising, MyEvent, MyIntroductionStep,
    MyInvitation, MyMembership, News, NewsView, RoleAssignmentView, RoleOffer, SeeNews, SessionAction,
    SessionView, UpdateMe, UpdateRoleAssignment, WaitingView,
};
use domain::access::Role;
use domain::access::policy::RoleAction;
use domain::group::GroupRole;
use domain::introduction::IntroductionStep;
use domain::role::{DelegatedTask, RoleStatus};
use domain::waiting::WaitingKind;
use domain::{DelegationId, GroupId, MembershipId, RoleAssignmentId, SessionId, UiLanguage, UserId};
use serde_json::Value;
use time::macros::{date, datetime};
use uuid::Uuid;

const TOKEN: &str = "h3bG0mDSuqSP7sZ9S9VqLkm1nYc0qQf4mS3nC2o8Wjk";

pub(super) fn request(schema: &str) -> Option<Result<Value, String>> {
    Some(match schema {
        "CreateRoleAssignment" => json(&CreateRoleAssignment {
            holder: Some(UserId(Uuid::from_u128(USER))),
            holder_of: None,
            offer: offer(),
        }),
        "UpdateRoleAssignment" => json(&UpdateRoleAssignment {
            tasks: Some(vec!["Samle kunnskapsbehov frå tenestene".to_owned()]),
            ..UpdateRoleAssignment::default()
        }),
        "EndRoleAssignment" => json(&EndRoleAssignment {
            last_day: Some(date!(2027 - 01 - 31)),
            reason: Some("Byter jobb".to_owned()),
        }),
        "CreateAbsence" => json(&CreateAbsence {
            valid_from: date!(2027 - 02 - 01),
            valid_to: Some(date!(2027 - 02 - 28)),
            deputy: None,
        }),
        "CreateInvitation" => json(&CreateInvitation {
            email: "ny.kontakt@demo.example".to_owned(),
            display_name: "FoU-kontakt på Voss".to_owned(),
            language: Some(UiLanguage::Nn),
            employer: None,
            offer: offer(),
        }),
        "InvitationToken" => json(&InvitationToken { token: TOKEN.to_owned() }),
        "AcceptInvitation" => json(&AcceptInvitation {
            token: TOKEN.to_owned(),
            password: "fire sauer på Voss i haust".to_owned(),
        }),
        "CreateDelegation" => json(&CreateDelegation {
            task: DelegatedTask::WithdrawNeeds,
            cluster: None,
            region: Some("vest".to_owned()),
            valid_from: None,
            valid_to: None,
        }),
        "SeeNews" => json(&SeeNews { sync_token: "AAAAAAAAAA4AAAAAAAAAKgGTV5sAAHAAgAAAAAAAAQA".to_owned() }),
        "UpdateMe" => json(&UpdateMe { language: Some(UiLanguage::Nn), ..UpdateMe::default() }),
        _ => return None,
    })
}

pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    Some(match operation {
        "list_my_waiting" => page(&waiting(), 1),
        "get_my_news" => one(&news()),
        "list_role_assignments" => page(&role(), 31),
        "create_role_assignment" => one(&RoleAssignmentView {
            version: 1,
            status: RoleStatus::Proposed,
            allowed_actions: vec![RoleAction::Withdraw, RoleAction::Amend, RoleAction::ChangeEnd],
            ..role()
        }),
        "get_role_assignment" | "update_role_assignment" | "accept_role_assignment" => one(&role()),
        "list_role_assignment_history" => page(&happened("role.accepted", None), 2),
        "decline_role_assignment" => one(&over(RoleStatus::Declined)),
        "withdraw_role_assignment" => one(&over(RoleStatus::Withdrawn)),
        "end_role_assignment" => one(&RoleAssignmentView { valid_to: Some(date!(2027 - 01 - 31)), ..role() }),
        "decline_deputyship" => one(&RoleAssignmentView {
            absences: vec![AbsenceView {
                valid_from: date!(2027 - 02 - 01),
                valid_to: Some(date!(2027 - 02 - 28)),
                deputy: None,
            }],
            ..role()
        }),
        "create_absence" | "end_absence" => one(&RoleAssignmentView {
            absences: vec![AbsenceView {
                valid_from: date!(2027 - 02 - 01),
                valid_to: Some(date!(2027 - 02 - 28)),
                deputy: Some(DeputyView {
                    id: UserId(Uuid::from_u128(USER + 1)),
                    name: "FoU-kontakt i Masfjorden".to_owned(),
                }),
            }],
            ..role()
        }),
        "create_invitation" => one(&InvitationView {
            link: format!("/konto/invitasjon#{TOKEN}"),
            expires_at: datetime!(2026-12-11 08:00:00 UTC),
            role_assignment: RoleAssignmentId(Uuid::from_u128(ROLE)),
        }),
        "preview_invitation" => one(&InvitationPreview {
            language: UiLanguage::Nn,
            email: "ny.kontakt@demo.example".to_owned(),
            display_name: "FoU-kontakt på Voss".to_owned(),
            employer: Some("Voss".to_owned()),
            invited_by: Some("Regional koordinator KSF Vest".to_owned()),
            decided_by: "Voss kommune".to_owned(),
            role: contact(),
            valid_from: date!(2027 - 01 - 01),
            valid_to: None,
            mandate: None,
            tasks: Vec::new(),
            expires_at: datetime!(2026-12-11 08:00:00 UTC),
        }),
        "list_delegations" => page(&delegation(), 1),
        "create_delegation" | "get_delegation" => one(&delegation()),
        "end_delegation" => one(&DelegationView {
            version: 2,
            valid_to: Some(date!(2026 - 11 - 27)),
            allowed_actions: Vec::new(),
            ..delegation()
        }),
        "get_answerer" => one(&AnswererView {
            municipality: voss(),
            because: AnswersBecause::Contact,
            person: Some("FoU-kontakt på Voss".to_owned()),
            deputy_for: None,
            cluster: None,
            motor: None,
            region: None,
        }),
        "list_my_sessions" => page(&session(), 2),
        "list_offerable_roles" => page(&role().role, 1),
        "export_my_data" => one(&my_data()),
        _ => return None,
    })
}

fn waiting() -> WaitingView {
    WaitingView {
        kind: WaitingKind::Membership,
        since: date!(2026 - 11 - 20),
        until: None,
        valid_from: None,
        resource: "cluster".to_owned(),
        resource_id: Uuid::from_u128(CLUSTER),
        part_id: Some(Uuid::from_u128(PROPOSAL)),
        title: None,
        municipality: Some(voss()),
        cluster: Some(cluster()),
        network: None,
        matter: None,
        reference: None,
        role: None,
        person: None,
    }
}

fn news() -> News {
    News {
        since: datetime!(2026-11-14 08:12:30 UTC),
        first: false,
        items: vec![NewsView {
            resource: "municipality".to_owned(),
            resource_id: Uuid::from_u128(MUNICIPALITY),
            key: "4621".to_owned(),
            name: "Voss".to_owned(),
            language: None,
            entry: happened("municipality.moved", Some("Vedteke av KSF")),
        }],
        sync_token: "AAAAAAAAAA4AAAAAAAAAKgGTV5sAAHAAgAAAAAAAAQA".to_owned(),
    }
}

fn my_data() -> MyData {
    MyData {
        account: user(),
        roles: vec![role()],
        sessions: vec![session()],
        delegations_given: vec![delegation()],
        memberships: vec![MyMembership {
            id: MembershipId(Uuid::from_u128(NEED + 0x1100)),
            group: GroupId(Uuid::from_u128(NEED + 0x1200)),
            name: "Faggruppa for velferdsteknologi".to_owned(),
            part: GroupRole::Member,
            office: None,
            valid_from: date!(2026 - 01 - 15),
            valid_to: None,
        }],
        deputy_for: vec![MyDeputising {
            role_assignment: role().id,
            role: contact(),
            valid_from: date!(2026 - 07 - 06),
            valid_to: Some(date!(2026 - 07 - 31)),
        }],
        invitations_made: vec![MyInvitation {
            role_assignment: role().id,
            role: contact(),
            made_at: datetime!(2026-02-03 09:15:00 UTC),
            expires_at: datetime!(2026-02-17 09:15:00 UTC),
            used_at: None,
        }],
        introduction_steps: vec![MyIntroductionStep {
            role_assignment: role().id,
            step: IntroductionStep::KnowKsf,
            done_on: date!(2026 - 02 - 10),
        }],
        events: vec![MyEvent {
            id: Uuid::from_u128(NEED + 0x1000),
            kind: "need.submitted".to_owned(),
            resource: "need".to_owned(),
            resource_id: Uuid::from_u128(NEED),
            at: datetime!(2026-02-03 09:15:00 UTC),
        }],
    }
}

fn offer() -> RoleOffer {
    RoleOffer {
        role: Role::RdContact,
        municipality: Some("4621".to_owned()),
        cluster: None,
        region: None,
        organisation: None,
        county: None,
        valid_from: date!(2027 - 01 - 01),
        valid_to: None,
        decided_by: "Voss kommune".to_owned(),
        reason: None,
        mandate: Some("Samlar kunnskapsbehova i kommunen.".to_owned()),
        tasks: vec!["Svare på forskingsførespurnader".to_owned()],
        replaces: None,
    }
}

fn role() -> RoleAssignmentView {
    RoleAssignmentView {
        id: RoleAssignmentId(Uuid::from_u128(ROLE)),
        version: 2,
        holder: "FoU-kontakt på Voss".to_owned(),
        holder_id: Some(UserId(Uuid::from_u128(USER))),
        holder_email: Some("fou@demo.example".to_owned()),
        role: contact(),
        status: RoleStatus::Active,
        valid_from: date!(2024 - 05 - 15),
        valid_to: None,
        decided_by: "Voss kommune".to_owned(),
        reason: None,
        mandate: Some("Samlar kunnskapsbehova i kommunen.".to_owned()),
        tasks: vec!["Svare på forskingsførespurnader".to_owned()],
        replaces: None,
        deputy: None,
        absences: Vec::new(),
        allowed_actions: vec![RoleAction::Amend, RoleAction::End, RoleAction::CreateAbsence],
    }
}

fn over(status: RoleStatus) -> RoleAssignmentView {
    RoleAssignmentView { status, allowed_actions: Vec::new(), ..role() }
}

fn delegation() -> DelegationView {
    DelegationView {
        id: DelegationId(Uuid::from_u128(DELEGATION)),
        version: 1,
        task: DelegatedTask::WithdrawNeeds,
        municipality: voss(),
        cluster: Some(cluster()),
        region: None,
        valid_from: date!(2025 - 01 - 15),
        valid_to: None,
        given_by: "FoU-kontakt på Voss".to_owned(),
        allowed_actions: vec![DelegationAction::End],
    }
}

fn session() -> SessionView {
    SessionView {
        id: SessionId(Uuid::from_u128(SESSION)),
        device: "Firefox, Windows".to_owned(),
        created_at: datetime!(2026-11-26 07:30:00 UTC),
        last_used_at: datetime!(2026-11-27 08:00:00 UTC),
        current: true,
        allowed_actions: vec![SessionAction::End],
    }
}
