//! Examples of the structure and of the service itself.

use super::needs::{cluster as cluster_ref, region as region_ref};
use super::{CLUSTER, COOPERATION, ORGANISATION, Shapes, one, page};
use crate::routes::meta::ATTRIBUTION;
use contract::meta::{Meta, MetaLinks};
use contract::people::OrganisationRef;
use contract::structure::{
    ClusterView, CooperationMemberView, CooperationView, CountyRef, CountyView, MemberView, MembershipView,
    MunicipalityRef, MunicipalityView, ParallelNames, RegionView, StatusPeriodView, TermView,
};
use domain::register::{
    Ambition, ClusterBasis, ClusterStatus, FundingModel, LanguageDecision, RegionStatus, SizeClass,
};
use domain::{ClusterId, OrganisationId};
use time::macros::date;
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
        "get_municipality" => one(&municipality()),
        "list_regions" => page(&region(), 7),
        "get_region" => one(&region()),
        "list_clusters" => page(&cluster(), 4),
        "get_cluster" => one(&cluster()),
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
    }
}

fn municipality() -> MunicipalityView {
    MunicipalityView {
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
    }
}

fn bergen() -> TermView {
    TermView {
        municipality: named("4601", "Bergen"),
        valid_from: date!(2024 - 01 - 01),
        valid_to: None,
        locked_until: Some(date!(2026 - 12 - 31)),
        decided_by: "ks_managing_director".to_owned(),
    }
}

fn region() -> RegionView {
    let region = region_ref();
    RegionView {
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
        has_coordinator: true,
        decided_on: None,
        decided_by: "ks_managing_director".to_owned(),
        source: "Etableringsplanen for KSF, «Tidslinje 2024–2028»".to_owned(),
    }
}

fn cluster() -> ClusterView {
    let motor = TermView { locked_until: None, valid_from: date!(2024 - 05 - 15), ..bergen() };
    ClusterView {
        id: ClusterId(Uuid::from_u128(CLUSTER)),
        name: cluster_ref().name,
        region: Some(region_ref()),
        status: Some(ClusterStatus::Established),
        basis: ClusterBasis::Existing,
        funding_model: FundingModel::Motor,
        coordinator_percent: Some(100),
        motor: Some(motor.clone()),
        has_coordinator: true,
        members: vec![MemberView {
            municipality: named("4621", "Voss"),
            ambition: Ambition::Build,
            valid_from: date!(2024 - 05 - 15),
            valid_to: None,
        }],
        motor_terms: vec![motor],
        statuses: vec![StatusPeriodView {
            status: ClusterStatus::Established,
            valid_from: date!(2024 - 05 - 15),
            valid_to: None,
            reason: "Avtalen er signert".to_owned(),
        }],
        subclusters: Vec::new(),
        agreement_signed_on: Some(date!(2024 - 05 - 15)),
        confirmed: true,
        origin: "real".to_owned(),
        source: "Etableringsplanen for KSF, «Dette trenger en motorkommune»".to_owned(),
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
