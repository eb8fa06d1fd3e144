//! Examples of what is asked of regions and municipalities.

use super::json;
use contract::structure::{
    AnchoringRequest, ChangeHost, CreateDocument, MoveMunicipality, SetRegionStatus, UpdateDocument,
    UpdateMunicipality,
};
use domain::register::{DecidedBy, RegionStatus};
use domain::structure::municipality::DocumentKind;
use time::macros::date;

pub(super) fn request(schema: &str) -> Option<Result<serde_json::Value, String>> {
    Some(match schema {
        "ChangeHost" => json(&ChangeHost {
            municipality: "1103".to_owned(),
            valid_from: date!(2027 - 01 - 01),
            decided_by: DecidedBy::ChiefExecutive,
            resolution_url: Some("https://www.stavanger.kommune.no/vedtak/2026-114".to_owned()),
            reason: "Bergen har hatt rollen i tre år og ønsker avløsning".to_owned(),
            overrides: Vec::new(),
        }),
        "SetRegionStatus" => json(&SetRegionStatus {
            status: RegionStatus::Established,
            valid_from: date!(2027 - 01 - 01),
            decided_by: DecidedBy::Ks,
            reason: "Vertskap og koordinator er på plass".to_owned(),
        }),
        "MoveMunicipality" => json(&MoveMunicipality {
            region: "ost".to_owned(),
            valid_from: date!(2027 - 01 - 01),
            decided_by: DecidedBy::ChiefExecutive,
            reason: "Oslo er avklart med KS og byrådet".to_owned(),
            overrides: Vec::new(),
        }),
        "UpdateMunicipality" => json(&UpdateMunicipality {
            political_anchoring: Some(Some(AnchoringRequest {
                anchored: true,
                resolution_url: Some("https://www.voss.kommune.no/vedtak/2025-31".to_owned()),
                decided_on: Some(date!(2025 - 03 - 13)),
            })),
            administrative_anchoring: None,
            reference: None,
        }),
        "CreateDocument" => json(&CreateDocument {
            kind: DocumentKind::ResearchStrategy,
            title: "Strategi for forsking og innovasjon 2025–2029".to_owned(),
            url: "https://www.voss.kommune.no/strategi".to_owned(),
            dated: Some(date!(2025 - 03 - 13)),
        }),
        "UpdateDocument" => json(&UpdateDocument {
            title: Some("Strategi for forsking og innovasjon 2025–2030".to_owned()),
            ..UpdateDocument::default()
        }),
        _ => return None,
    })
}
