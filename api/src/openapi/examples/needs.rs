//! Examples of needs and changes.

use super::{CLUSTER, NEED, Shapes, USER, json, one, page};
use contract::changes::{Change, ChangeType, Changes, HistoryEntry};
use contract::needs::{
    CreateNeed, Decide, DecideWithReason, HolderView, NeedView, PublicationView, PublishNeed, SubmitNeed,
    UpdateNeed,
};
use contract::rules::OverrideRequest;
use contract::structure::{ClusterRef, MunicipalityRef, RegionRef};
use domain::access::policy::NeedAction;
use domain::access::{Level, Visibility};
use domain::need::{AffectedGroup, Channel, NeedAnswer, NeedProcess, ServiceArea, UrgencyKind};
use domain::rule::RuleId;
use domain::{ClusterId, ContentLanguage, NeedId};
use serde_json::Value;
use time::macros::{date, datetime};
use uuid::Uuid;

const TITLE: &str = "Digitalt nattilsyn der det er langt mellom husa";
const PROBLEM: &str = "Nattpatruljen køyrer fleire mil for korte tilsyn. Er digitalt nattilsyn trygt nok når \
    mobildekninga er ustabil?";
const WHO: &str = "Heimebuande eldre og nattpatruljen";

pub(super) fn request(schema: &str) -> Option<Result<Value, String>> {
    Some(match schema {
        "CreateNeed" => json(&CreateNeed {
            title: TITLE.to_owned(),
            problem: PROBLEM.to_owned(),
            language: Some(ContentLanguage::Nn),
            service_area: Some(ServiceArea::WelfareTechnology),
            who_affected: Some(WHO.to_owned()),
            affected_groups: vec![AffectedGroup::OlderPeople, AffectedGroup::Employees],
            urgency: Some(UrgencyKind::Year),
            ..CreateNeed::default()
        }),
        "UpdateNeed" => json(&UpdateNeed {
            title: Some(TITLE.to_owned()),
            urgency: Some(Some(UrgencyKind::Now)),
            urgency_starts: Some(Some(date!(2027 - 01 - 15))),
            who_affected: Some(None),
            ..UpdateNeed::default()
        }),
        "SubmitNeed" => json(&SubmitNeed::default()),
        "Decide" => json(&Decide { reason: Some("Tydeleg, og mogleg å rangere".to_owned()) }),
        "DecideWithReason" => json(&DecideWithReason {
            reason: "Fleire klynger spør om det same".to_owned(),
            overrides: vec![OverrideRequest {
                rule: RuleId::OutsideTheme,
                reason: "Nabokommunane har same behov, også utanfor satsinga".to_owned(),
            }],
        }),
        "PublishNeed" => json(&PublishNeed { with_name: true }),
        _ => return None,
    })
}

pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    Some(match operation {
        "list_needs" => page(&submitted(), 42),
        "create_need" | "update_need" => one(&draft()),
        "get_need" | "submit_need" | "unpublish_need" => one(&submitted()),
        "qualify_need" => one(&decided(NeedProcess::Qualified, Level::Cluster, Visibility::Cluster)),
        "open_need_to_region" => one(&decided(NeedProcess::Qualified, Level::Cluster, Visibility::Region)),
        "lift_need" => one(&decided(NeedProcess::LiftedRegion, Level::Region, Visibility::Region)),
        "reject_need" => one(&ended(NeedProcess::Rejected)),
        "withdraw_need" => one(&ended(NeedProcess::Withdrawn)),
        "publish_need" => {
            one(&published(vec![NeedAction::Publish, NeedAction::Unpublish, NeedAction::Withdraw]))
        }
        "preview_need" => one(&NeedView { channel: None, ..published(Vec::new()) }),
        "list_need_history" => page(&history(), 3),
        "list_changes" => one(&changes()),
        _ => return None,
    })
}

fn draft() -> NeedView {
    NeedView {
        id: NeedId(Uuid::from_u128(NEED)),
        version: 1,
        reference: None,
        process: NeedProcess::Draft,
        answer: NeedAnswer::Unanswered,
        visibility: Visibility::Internal,
        publication: None,
        language: ContentLanguage::Nn,
        title: TITLE.to_owned(),
        problem: PROBLEM.to_owned(),
        service_area: Some(ServiceArea::WelfareTechnology),
        who_affected: Some(WHO.to_owned()),
        affected_groups: vec![AffectedGroup::OlderPeople, AffectedGroup::Employees],
        urgency: Some(UrgencyKind::Year),
        urgency_starts: None,
        outside_theme: false,
        channel: Some(Channel::Self_),
        originators: vec![MunicipalityRef { number: "4621".to_owned(), name: "Voss".to_owned() }],
        originators_today: Vec::new(),
        holder: None,
        cluster: None,
        region: None,
        decision_reason: None,
        created_at: datetime!(2026-11-20 08:15:30 UTC),
        updated_at: datetime!(2026-11-20 08:15:30 UTC),
        submitted_at: None,
        allowed_actions: vec![
            NeedAction::Edit,
            NeedAction::Classify,
            NeedAction::Discard,
            NeedAction::Submit,
        ],
    }
}

fn submitted() -> NeedView {
    NeedView {
        version: 2,
        reference: Some("KB-2026-0042".to_owned()),
        process: NeedProcess::Submitted,
        visibility: Visibility::Cluster,
        holder: Some(holder(Level::Cluster)),
        cluster: Some(cluster()),
        region: Some(region()),
        updated_at: datetime!(2026-11-20 08:21:02 UTC),
        submitted_at: Some(datetime!(2026-11-20 08:21:02 UTC)),
        allowed_actions: vec![
            NeedAction::Edit,
            NeedAction::Classify,
            NeedAction::Publish,
            NeedAction::Withdraw,
        ],
        ..draft()
    }
}

fn decided(process: NeedProcess, level: Level, visibility: Visibility) -> NeedView {
    NeedView {
        version: 3,
        process,
        visibility,
        holder: Some(holder(level)),
        decision_reason: Some("Tydeleg, og mogleg å rangere".to_owned()),
        updated_at: datetime!(2026-11-21 09:02:44 UTC),
        allowed_actions: vec![NeedAction::Classify, NeedAction::Lift],
        ..submitted()
    }
}

fn ended(process: NeedProcess) -> NeedView {
    NeedView {
        holder: None,
        allowed_actions: Vec::new(),
        ..decided(process, Level::Cluster, Visibility::Internal)
    }
}

fn published(allowed_actions: Vec<NeedAction>) -> NeedView {
    NeedView {
        visibility: Visibility::Public,
        publication: Some(PublicationView { with_name: true }),
        allowed_actions,
        ..decided(NeedProcess::Qualified, Level::Cluster, Visibility::Cluster)
    }
}

fn holder(level: Level) -> HolderView {
    let name = match level {
        Level::Cluster => cluster().name,
        Level::Region => region().name,
        Level::National => "KSF nasjonalt".to_owned(),
    };
    HolderView { level, name: Some(name), stands_in_for: None }
}

pub(super) fn cluster() -> ClusterRef {
    ClusterRef {
        id: ClusterId(Uuid::from_u128(CLUSTER)),
        name: "Kunnskapskommunen Helse Omsorg Vest".to_owned(),
    }
}

pub(super) fn region() -> RegionRef {
    RegionRef { slug: "vest".to_owned(), name: "KSF Vest".to_owned() }
}

pub(super) fn history() -> HistoryEntry {
    HistoryEntry {
        id: Uuid::from_u128(NEED + 0x2000),
        kind: "need.qualified".to_owned(),
        at: datetime!(2026-11-21 09:02:44 UTC),
        effective_on: date!(2026 - 11 - 21),
        actor: Some("Klyngekoordinator i Bergen".to_owned()),
        on_behalf_of: None,
        municipality: None,
        member: None,
        cluster_status: None,
        reason: Some("Tydeleg, og mogleg å rangere".to_owned()),
        reference: None,
        written_down: false,
        facts: Vec::new(),
        overrides: Vec::new(),
        level: None,
        version: 3,
    }
}

fn changes() -> Changes {
    let change = |id: u128, change_type, resource: &str| Change {
        id: Uuid::from_u128(id),
        change_type,
        timestamp: datetime!(2026-11-21 09:02:44 UTC),
        resource: resource.to_owned(),
    };
    Changes {
        events: vec![change(NEED, ChangeType::Sync, "need"), change(USER, ChangeType::Delete, "need")],
        sync_token: "AAAAAAAAAAcBmMHwa358Op1VPwxbHipE".to_owned(),
        has_more: false,
    }
}
