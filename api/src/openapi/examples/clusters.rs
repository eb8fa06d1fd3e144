//! Examples of clusters.

use super::needs::{cluster as cluster_ref, region as region_ref};
use super::structure::{bergen, named};
use super::{CLUSTER, NEED, Shapes, json, one, page};
use contract::changes::HistoryEntry;
use contract::clusters::{
    AnswerProposal, CreateCluster, CreateSubcluster, DraftAgreement, EndSubcluster, InviteMember,
    LeaveCluster, ProposeMotor, SetAmbition, SignAgreement, StepCluster, UpdateCluster,
};
use contract::structure::{
    AgreementView, ClusterView, ConsentView, MemberView, ProposalKind, ProposalView, SignatureView,
    StatusPeriodView, SubclusterView, TermView,
};
use domain::register::{
    AgreementStatus, Ambition, ClusterBasis, ClusterLack, ClusterStatus, FundingModel, MemberPart,
    ProposalStatus,
};
use domain::role::ClusterDesk;
use domain::structure::cluster::ClusterAction;
use domain::{AgreementId, ClusterId, ProposalId, SubclusterId};
use serde_json::Value;
use time::macros::{date, datetime};
use uuid::Uuid;

/// Ids of the parts.
pub(super) const AGREEMENT: u128 = NEED + 0x5000;
pub(super) const PROPOSAL: u128 = NEED + 0x5001;
pub(super) const SUBCLUSTER: u128 = NEED + 0x5002;

pub(super) fn request(schema: &str) -> Option<Result<Value, String>> {
    let why = || "Avtalt i styringsgruppa".to_owned();
    Some(match schema {
        "CreateCluster" => json(&CreateCluster {
            name: "Kunnskapskommunen Nordfjord".to_owned(),
            municipality: Some("4650".to_owned()),
            region: Some("vest".to_owned()),
            basis: Some(ClusterBasis::CommonNeed),
            cooperation: None,
            common_need: Some("Nattilsyn der det er langt mellom husa".to_owned()),
            funding_model: Some(FundingModel::Shared),
            coordinator_percent: Some(50),
            valid_from: Some(date!(2026 - 12 - 01)),
            reason: why(),
        }),
        "UpdateCluster" => json(&UpdateCluster {
            coordinator_percent: Some(Some(60)),
            common_need: Some(Some("Nattilsyn der det er langt mellom husa".to_owned())),
            ..UpdateCluster::default()
        }),
        "InviteMember" => json(&InviteMember {
            municipality: "4634".to_owned(),
            ambition: Some(Ambition::Follow),
            valid_from: Some(date!(2027 - 01 - 01)),
            reason: Some(why()),
            overrides: Vec::new(),
        }),
        "ProposeMotor" => json(&ProposeMotor {
            municipality: "4621".to_owned(),
            valid_from: Some(date!(2027 - 01 - 01)),
            reason: "Klyngekoordinatoren sluttar; Voss vil overta".to_owned(),
        }),
        "AnswerProposal" => json(&AnswerProposal {
            municipality: Some("4634".to_owned()),
            agrees: true,
            reference: Some("Kommunestyret 14/25".to_owned()),
            reason: None,
            overrides: Vec::new(),
        }),
        "StepCluster" => json(&StepCluster {
            valid_from: Some(date!(2026 - 12 - 01)),
            reason: "Avtale signert av alle".to_owned(),
            overrides: Vec::new(),
        }),
        "LeaveCluster" => json(&LeaveCluster {
            municipality: Some("4634".to_owned()),
            valid_from: Some(date!(2027 - 01 - 01)),
            reference: None,
            reason: "Går saman med nabokommunen".to_owned(),
            overrides: Vec::new(),
        }),
        "SetAmbition" => json(&SetAmbition {
            municipality: Some("4634".to_owned()),
            ambition: Ambition::Build,
            valid_from: None,
            reference: None,
        }),
        "DraftAgreement" => json(&DraftAgreement {
            title: "Samarbeidsavtale 2026–2029".to_owned(),
            link: Some("https://demo.example/avtale.pdf".to_owned()),
        }),
        "SignAgreement" => json(&SignAgreement {
            municipality: Some("4634".to_owned()),
            signed_on: Some(date!(2026 - 11 - 20)),
            reference: Some("Kommunestyret 14/25".to_owned()),
        }),
        "CreateSubcluster" => json(&CreateSubcluster {
            name: "Underklynge Nordhordland".to_owned(),
            theme: "Nattilsyn og responssenter".to_owned(),
            members: vec!["4631".to_owned(), "4632".to_owned()],
            valid_from: Some(date!(2026 - 12 - 01)),
            valid_to: date!(2027 - 12 - 31),
        }),
        "EndSubcluster" => json(&EndSubcluster {
            valid_from: Some(date!(2027 - 06 - 01)),
            reason: Some("Oppgåva er løyst".to_owned()),
        }),
        _ => return None,
    })
}

pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    Some(match operation {
        "list_clusters" => page(&cluster(), 4),
        "create_cluster" => one(&founded()),
        "get_cluster" | "update_cluster" | "invite_member" | "propose_motor" | "answer_proposal"
        | "withdraw_proposal" | "draft_agreement" | "send_agreement" | "sign_agreement" | "begin_cluster"
        | "establish_cluster" | "rest_cluster" | "close_cluster" | "confirm_cluster"
        | "take_back_cluster" | "leave_cluster" | "set_ambition" | "add_subcluster" | "end_subcluster" => {
            one(&cluster())
        }
        "list_cluster_history" => page(&history(), 3),
        _ => return None,
    })
}

fn founded() -> ClusterView {
    ClusterView {
        version: 1,
        status: Some(ClusterStatus::Initiative),
        motor: None,
        motor_terms: Vec::new(),
        agreements: Vec::new(),
        proposals: Vec::new(),
        subclusters: Vec::new(),
        lacks: vec![ClusterLack::Motor, ClusterLack::Coordinator, ClusterLack::FiveMembers],
        allowed_actions: vec![ClusterAction::Describe, ClusterAction::Invite, ClusterAction::Begin],
        ..cluster()
    }
}

fn cluster() -> ClusterView {
    let motor = TermView {
        locked_until: None,
        valid_from: date!(2024 - 05 - 15),
        decided_by: None,
        reason: Some("Bergen tok på seg å drive klynga fra starten".to_owned()),
        ..bergen()
    };
    let member = |number: &str, name: &str| MemberView {
        municipality: named(number, name),
        ambition: Ambition::Build,
        part: if number == "4601" { MemberPart::Drives } else { MemberPart::Builds },
        drives: number == "4601",
        valid_from: date!(2024 - 05 - 15),
        valid_to: None,
        has_contact: true,
        anchored: true,
        own: number == "4621",
    };
    ClusterView {
        id: ClusterId(Uuid::from_u128(CLUSTER)),
        version: 7,
        name: cluster_ref().name,
        region: Some(region_ref()),
        status: Some(ClusterStatus::Established),
        basis: ClusterBasis::Existing,
        cooperation: None,
        common_need: None,
        funding_model: FundingModel::Motor,
        coordinator_percent: Some(100),
        motor: Some(motor.clone()),
        has_coordinator: true,
        desk: ClusterDesk::Coordinator,
        coordinator_since: Some(date!(2024 - 08 - 01)),
        members: vec![member("4601", "Bergen"), member("4621", "Voss")],
        motor_terms: vec![motor],
        statuses: vec![StatusPeriodView {
            status: ClusterStatus::Established,
            valid_from: date!(2024 - 05 - 15),
            valid_to: None,
            reason: "Avtalen er signert".to_owned(),
        }],
        subclusters: vec![subcluster()],
        agreements: vec![AgreementView {
            id: AgreementId(Uuid::from_u128(AGREEMENT)),
            title: "Samarbeidsavtale".to_owned(),
            link: None,
            status: AgreementStatus::InForce,
            valid_from: Some(date!(2024 - 05 - 15)),
            valid_to: None,
            signatures: vec![SignatureView {
                municipality: named("4601", "Bergen"),
                signed_as: None,
                signed_on: date!(2024 - 05 - 15),
                reference: Some("Bystyret 112/24".to_owned()),
                written_down: false,
            }],
            awaits: Vec::new(),
        }],
        proposals: vec![ProposalView {
            id: ProposalId(Uuid::from_u128(PROPOSAL)),
            kind: ProposalKind::Motor,
            municipality: named("4621", "Voss"),
            ambition: None,
            valid_from: date!(2027 - 01 - 01),
            reason: Some("Klyngekoordinatoren sluttar; Voss vil overta".to_owned()),
            overrides: Vec::new(),
            proposed_on: date!(2026 - 11 - 20),
            status: ProposalStatus::Open,
            consents: vec![
                ConsentView {
                    municipality: named("4601", "Bergen"),
                    agrees: Some(true),
                    answered_on: Some(date!(2026 - 11 - 21)),
                    reference: Some("Bystyret 201/26".to_owned()),
                    written_down: true,
                    reason: None,
                    may_answer: false,
                },
                ConsentView {
                    municipality: named("4621", "Voss"),
                    agrees: None,
                    answered_on: None,
                    reference: None,
                    written_down: false,
                    reason: None,
                    may_answer: true,
                },
            ],
        }],
        lacks: Vec::new(),
        confirmed: true,
        origin: "real".to_owned(),
        source: "Etableringsplanen for KSF, «Dette trenger en motorkommune»".to_owned(),
        allowed_actions: vec![ClusterAction::Describe, ClusterAction::Invite],
    }
}

fn subcluster() -> SubclusterView {
    SubclusterView {
        id: SubclusterId(Uuid::from_u128(SUBCLUSTER)),
        name: "Underklynge Nordhordland".to_owned(),
        theme: "Nattilsyn og responssenter".to_owned(),
        members: vec![named("4631", "Alver"), named("4634", "Masfjorden")],
        valid_from: date!(2026 - 01 - 15),
        valid_to: Some(date!(2027 - 12 - 31)),
    }
}

fn history() -> HistoryEntry {
    HistoryEntry {
        id: Uuid::from_u128(NEED + 0x5100),
        kind: "cluster.member_joined".to_owned(),
        at: datetime!(2026-11-21 09:02:44 UTC),
        effective_on: date!(2027 - 01 - 01),
        actor: Some("FoU-kontakt i Masfjorden".to_owned()),
        on_behalf_of: Some("Masfjorden".to_owned()),
        municipality: Some(named("4634", "Masfjorden")),
        member: None,
        cluster_status: None,
        reason: None,
        reference: None,
        written_down: false,
        facts: Vec::new(),
        overrides: Vec::new(),
        level: None,
        version: 6,
    }
}
