//! Examples of the structure and of the service itself; what is asked of it is in `structure_requests`.

use super::needs::{cluster as cluster_ref, region as region_ref};
use super::{COOPERATION, DOCUMENT, MUNICIPALITY, ORGANISATION, REGION, Shapes, one, page};
use crate::routes::meta::ATTRIBUTION;
use contract::changes::{HistoryEntry, HistoryFact};
use contract::meta::{Meta, MetaLinks};
use contract::people::OrganisationRef;
use contract::structure::{
    AnchoringView, CooperationMemberView, CooperationView, CountyRef, CountyView, DocumentView,
    EqualVoiceMap, EqualVoiceView, FactView, MembershipView, MunicipalityRef, MunicipalityView,
    ParallelNames, RegionMembershipView, RegionStatusPeriodView, RegionView, SuccessionView, TermView,
};
use domain::event::{FactPart, FactSort};
use domain::register::{
    Ambition, LanguageDecision, MemberPart, MunicipalityLack, RegionLack, RegionStatus, SizeClass,
    SuccessionKind,
};
use domain::structure::FactKind;
use domain::structure::municipality::{DocumentKind, MunicipalityAction};
use domain::structure::region::RegionAction;
use domain::{DocumentId, MunicipalityId, OrganisationId, RegionId};
use time::macros::{date, datetime};
use uuid::Uuid;

pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    Some(match operation {
        "get_meta" => one(&meta()),
        "get_openapi" => one(&serde_json::json!({
            "openapi": "3.1.0",
            "info": { "title": "KSF-plattformen", "version": env!("CARGO_PKG_VERSION") },
            "paths": {}
        })),
        "list_counties" => page(&county(), 15),
        "get_county" => one(&county()),
        "list_municipalities" => page(&municipality(), 357),
        "get_municipality" | "move_municipality" | "update_municipality" => one(&municipality()),
        "list_municipality_history" => {
            let decided = told(FactPart::DecidedBy, FactSort::DecidedBy, None, "ks");
            let region = told(FactPart::Region, FactSort::Text, Some("KSF Øst"), "KSF Vest");
            page(&HistoryEntry { facts: vec![region, decided], ..happened("municipality.moved", None) }, 3)
        }
        "create_municipality_document" | "get_municipality_document" | "update_municipality_document" => {
            one(&document())
        }
        "list_structure_timeline" => page(&fact(), 214),
        "list_equal_voices" => page(&voice(), 357),
        "get_equal_voice_map" => {
            one(&EqualVoiceMap { on: date!(2026 - 11 - 27), municipalities: vec![voice()] })
        }
        "list_regions" => page(&region(), 7),
        "get_region" | "change_region_host" | "set_region_status" => one(&region()),
        "list_region_history" => {
            page(&happened("region.host_changed", Some("Bergen har hatt rollen i tre år")), 2)
        }
        "list_cooperations" => page(&cooperation(), 17),
        "get_cooperation" => one(&cooperation()),
        _ => return None,
    })
}

fn meta() -> Meta {
    Meta {
        name: "KSF-plattformen".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: Some("41722cfebc6a".to_owned()),
        demo: true,
        languages: ["nb", "nn", "en"].map(str::to_owned).to_vec(),
        attribution: ATTRIBUTION.to_owned(),
        links: MetaLinks {
            openapi: "/api/v1/openapi.json".to_owned(),
            docs: "/api/docs".to_owned(),
            register: "/register".to_owned(),
        },
    }
}

pub(super) fn named(number: &str, name: &str) -> MunicipalityRef {
    MunicipalityRef { number: number.to_owned(), name: name.to_owned() }
}

fn vestland() -> CountyRef {
    CountyRef { number: "46".to_owned(), name: "Vestland".to_owned() }
}

fn county() -> CountyView {
    CountyView {
        number: "46".to_owned(),
        name: "Vestland".to_owned(),
        official_name: "Vestland".to_owned(),
        parallel_names: ParallelNames::default(),
        municipalities: 43,
        population: 655_210,
        language_decision: LanguageDecision::Nynorsk,
        valid_from: None,
        valid_to: None,
        successors: Vec::new(),
        predecessors: Vec::new(),
    }
}

pub(super) fn municipality() -> MunicipalityView {
    MunicipalityView {
        id: MunicipalityId(Uuid::from_u128(MUNICIPALITY)),
        version: 3,
        number: "5610".to_owned(),
        name: "Karasjok".to_owned(),
        official_name: "Kárášjohka - Karasjok".to_owned(),
        parallel_names: ParallelNames {
            sami: Some("Kárášjohka".to_owned()),
            sami_language: Some("se".to_owned()),
            kven: None,
        },
        county: CountyRef { number: "56".to_owned(), name: "Finnmark".to_owned() },
        region: Some(contract::structure::RegionRef { slug: "nord".to_owned(), name: "KSF Nord".to_owned() }),
        clusters: vec![MembershipView {
            cluster: cluster_ref(),
            ambition: Ambition::Follow,
            part: MemberPart::Follows,
            motor: false,
            valid_from: date!(2024 - 05 - 15),
        }],
        population: Some(2_524),
        population_on: Some(date!(2026 - 01 - 01)),
        size_class: Some(SizeClass::Small),
        centrality_class: Some(6),
        language_decision: LanguageDecision::Bokmal,
        organisation_number: Some("963376030".to_owned()),
        admin_center: Some("Karasjok".to_owned()),
        website: Some("www.karasjok.kommune.no".to_owned()),
        longitude: Some(25.1383),
        latitude: Some(69.3561),
        sami_admin_area: true,
        valid_from: date!(2024 - 01 - 01),
        valid_to: None,
        successors: Vec::new(),
        predecessors: vec![SuccessionView {
            municipality: named("5437", "Karasjok"),
            kind: SuccessionKind::CountyChange,
            changed_on: date!(2024 - 01 - 01),
        }],
        regions: vec![RegionMembershipView {
            region: contract::structure::RegionRef { slug: "nord".to_owned(), name: "KSF Nord".to_owned() },
            valid_from: date!(2024 - 10 - 01),
            valid_to: None,
        }],
        political_anchoring: Some(AnchoringView {
            anchored: true,
            resolution_url: Some("https://www.karasjok.kommune.no/vedtak/2025-14".to_owned()),
            valid_from: date!(2025 - 03 - 13),
        }),
        administrative_anchoring: None,
        documents: vec![document()],
        lacks: vec![MunicipalityLack::AdministrativeAnchoring],
        allowed_actions: vec![
            MunicipalityAction::Describe,
            MunicipalityAction::Delegate,
            MunicipalityAction::ReadContacts,
        ],
    }
}

/// The municipality as the map shows it.
fn voice() -> EqualVoiceView {
    let place = municipality();
    EqualVoiceView {
        number: place.number,
        name: place.name,
        parallel_names: place.parallel_names,
        county: place.county,
        region: place.region,
        clusters: vec![cluster_ref()],
        contact_named: true,
        published_needs: 2,
        size_class: place.size_class,
        centrality_class: place.centrality_class,
        language_decision: place.language_decision,
        population: place.population,
        longitude: place.longitude,
        latitude: place.latitude,
        formerly: place.predecessors.into_iter().map(|before| before.municipality).collect(),
    }
}

fn document() -> DocumentView {
    DocumentView {
        id: DocumentId(Uuid::from_u128(DOCUMENT)),
        municipality: named("5610", "Karasjok"),
        kind: DocumentKind::ResearchStrategy,
        title: "Strategi for forskning og innovasjon 2025–2029".to_owned(),
        url: "https://www.karasjok.kommune.no/strategi".to_owned(),
        dated: Some(date!(2025 - 03 - 13)),
    }
}

fn fact() -> FactView {
    FactView {
        on: date!(2027 - 01 - 01),
        kind: FactKind::HostBegan,
        municipality: Some(named("1103", "Stavanger")),
        cluster: None,
        region: Some(region_ref()),
        region_status: None,
        cluster_status: None,
        subcluster: None,
        person: None,
        agreement: None,
        group: None,
        others: Vec::new(),
    }
}

fn told(part: FactPart, sort: FactSort, before: Option<&str>, after: &str) -> HistoryFact {
    HistoryFact { part, sort, before: before.map(str::to_owned), after: Some(after.to_owned()) }
}

pub(super) fn happened(kind: &str, reason: Option<&str>) -> HistoryEntry {
    HistoryEntry {
        id: Uuid::from_u128(MUNICIPALITY + 1),
        kind: kind.to_owned(),
        at: datetime!(2026-09-03 09:15 UTC),
        effective_on: date!(2027 - 01 - 01),
        actor: None,
        on_behalf_of: None,
        municipality: None,
        member: None,
        cluster_status: None,
        reason: reason.map(str::to_owned),
        reference: None,
        written_down: false,
        facts: Vec::new(),
        overrides: Vec::new(),
        level: None,
        version: 2,
    }
}

pub(super) fn bergen() -> TermView {
    TermView {
        municipality: named("4601", "Bergen"),
        valid_from: date!(2024 - 01 - 01),
        valid_to: None,
        locked_until: Some(date!(2026 - 12 - 31)),
        decided_by: Some("ks_managing_director".to_owned()),
        resolution_url: None,
        reason: None,
    }
}

fn region() -> RegionView {
    let region = region_ref();
    RegionView {
        id: RegionId(Uuid::from_u128(REGION)),
        version: 2,
        hosts: vec![bergen()],
        statuses: vec![RegionStatusPeriodView {
            status: RegionStatus::Established,
            valid_from: date!(2025 - 01 - 01),
            valid_to: None,
            decided_by: "ks".to_owned(),
            reason: Some("Vertskap og koordinator er på plass".to_owned()),
        }],
        allowed_actions: vec![RegionAction::ChangeHost, RegionAction::SetStatus],
        slug: region.slug,
        name: region.name,
        status: RegionStatus::Established,
        counties: vec![CountyRef { number: "11".to_owned(), name: "Rogaland".to_owned() }, vestland()],
        municipality_count: 66,
        plan_municipality_count: Some(66),
        plan_quote: Some(
            "KSF Vest: Vestland og Rogaland – 66 kommuner (Vertskapskommune: Bergen kommune)".to_owned(),
        ),
        municipalities_in_cluster: 9,
        host: Some(bergen()),
        clusters: vec![cluster_ref()],
        has_coordinator: false,
        coordinator_since: None,
        lacks: vec![RegionLack::Coordinator],
        lack_rules: vec![RegionLack::Coordinator.into()],
        decided_on: None,
        decided_by: "ks_managing_director".to_owned(),
        source: "Etableringsplanen for KSF, «Tidslinje 2024–2028»".to_owned(),
    }
}

fn cooperation() -> CooperationView {
    let party = |name: &str, municipality, organisation, role: &str| CooperationMemberView {
        name: name.to_owned(),
        municipality,
        organisation,
        role: role.to_owned(),
        inferred: false,
    };
    let hvl = OrganisationRef {
        id: OrganisationId(Uuid::from_u128(ORGANISATION)),
        name: "Høgskulen på Vestlandet".to_owned(),
    };
    CooperationView {
        id: Uuid::from_u128(COOPERATION),
        name: cluster_ref().name,
        kind: "knowledge_municipality".to_owned(),
        started: Some("2015".to_owned()),
        ended: None,
        members: vec![
            party("Bergen", Some(named("4601", "Bergen")), None, "lead"),
            party("Høgskulen på Vestlandet", None, Some(hvl), "member"),
        ],
        source_url: "https://www.ks.no/fagomrader/forskning-og-utvikling-fou/".to_owned(),
        note: Some("Klyngen som KSF Vest ble bygd på. Bergen er motorkommune.".to_owned()),
    }
}
