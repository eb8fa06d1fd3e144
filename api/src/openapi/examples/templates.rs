//! Examples of templates and introduction programmes.

use super::needs::cluster;
use super::{NEED, ROLE, Shapes, json, one, page};
use contract::introductions::{
    CompleteIntroductionStep, IntroductionStepView, IntroductionView, UndoIntroductionStep,
};
use contract::people::RoleView;
use contract::templates::{CreateTemplate, PublishTemplateVersion, TemplateVersionView, TemplateView};
use domain::access::Role;
use domain::introduction::IntroductionStep;
use domain::template::{Placeholder, TemplateKind};
use domain::{RoleAssignmentId, TemplateId};
use serde_json::Value;
use time::macros::date;
use uuid::Uuid;

pub(super) fn request(schema: &str) -> Option<Result<Value, String>> {
    let text = version();
    Some(match schema {
        "CreateTemplate" => json(&CreateTemplate {
            key: "intensjonsavtale".to_owned(),
            kind: TemplateKind::CooperationAgreement,
            valid_from: None,
            title_nb: "Intensjonsavtale".to_owned(),
            title_nn: "Intensjonsavtale".to_owned(),
            body_nb: text.body_nb,
            body_nn: text.body_nn,
        }),
        "PublishTemplateVersion" => json(&PublishTemplateVersion {
            valid_from: Some(date!(2027 - 01 - 01)),
            title_nb: text.title_nb,
            title_nn: text.title_nn,
            body_nb: text.body_nb,
            body_nn: text.body_nn,
            reason: Some("Tilpassa ny finansiering".to_owned()),
        }),
        "CompleteIntroductionStep" => json(&CompleteIntroductionStep {
            step: IntroductionStep::MeetContacts,
            on: Some(date!(2026 - 11 - 20)),
        }),
        "UndoIntroductionStep" => json(&UndoIntroductionStep { step: IntroductionStep::MeetContacts }),
        _ => return None,
    })
}

pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    Some(match operation {
        "list_templates" => page(&template(), 4),
        "get_template" | "publish_template_version" => one(&template()),
        "create_template" => {
            one(&TemplateView { version: 1, key: "intensjonsavtale".to_owned(), ..template() })
        }
        "list_my_introduction" => page(&programme(), 1),
        "list_introductions" => page(&programme(), 11),
        "get_introduction" | "complete_introduction_step" | "undo_introduction_step" => one(&programme()),
        _ => return None,
    })
}

fn version() -> TemplateVersionView {
    TemplateVersionView {
        number: 1,
        valid_from: date!(2024 - 01 - 01),
        title_nb: "Samarbeidsavtale for kommuneklynge".to_owned(),
        title_nn: "Samarbeidsavtale for kommuneklynge".to_owned(),
        body_nb: "# Samarbeidsavtale for {{cluster}}\n\nAvtalen gjelder mellom {{members}}.".to_owned(),
        body_nn: "# Samarbeidsavtale for {{cluster}}\n\nAvtalen gjeld mellom {{members}}.".to_owned(),
    }
}

fn template() -> TemplateView {
    TemplateView {
        id: TemplateId(Uuid::from_u128(NEED + 0x9000)),
        version: 1,
        key: "samarbeidsavtale".to_owned(),
        kind: TemplateKind::CooperationAgreement,
        current: Some(version()),
        versions: vec![version()],
        placeholders: vec![Placeholder::Cluster, Placeholder::Members],
        may_publish: false,
    }
}

fn programme() -> IntroductionView {
    IntroductionView {
        id: RoleAssignmentId(Uuid::from_u128(ROLE)),
        version: 1,
        holder: "Klyngekoordinator i Bergen".to_owned(),
        role: RoleView {
            county: None,
            role: Role::ClusterCoordinator,
            municipality: None,
            cluster: Some(cluster()),
            region: None,
            organisation: None,
        },
        since: date!(2024 - 05 - 15),
        steps: vec![IntroductionStepView {
            step: IntroductionStep::MeetContacts,
            text: "Sjekk at kvar kommune har ein FoU-kontakt, og snakk med kvar av dei.".to_owned(),
            done_on: Some(date!(2026 - 11 - 20)),
        }],
        done: 1,
        total: 10,
        may_complete: true,
    }
}
