//! From rows of the tables to what the store takes in.

use super::{MunicipalityRow, OrganisationRow, ReferenceTables};
use domain::ContentLanguage;
use store::import::{
    CooperationFacts, CooperationMember, CountyFacts, HostFacts, MunicipalityFacts, OrganisationFacts,
    RegionCounty, RegionFacts,
};
use uuid::Uuid;

/// Makes an id for each row that turns out to be new.
pub(super) type NewId<'a> = &'a dyn Fn() -> Uuid;

fn sami(name: Option<&(String, ContentLanguage)>) -> (Option<String>, Option<&'static str>) {
    name.map(|(name, language)| (name.clone(), language.code())).unzip()
}

pub(super) fn counties(tables: &ReferenceTables) -> Vec<CountyFacts> {
    let county = |row: &super::CountyRow| {
        let (name_sami, sami_language) = sami(row.sami.as_ref());
        CountyFacts {
            number: row.number.clone(),
            name: row.name.clone(),
            name_official: row.name_official.clone(),
            name_sami,
            sami_language,
            name_kven: row.name_kven.clone(),
            language_decision: row.language_decision.code(),
            organisation_number: row.organisation_number.clone(),
        }
    };
    tables.counties.iter().map(|at| county(&at.row)).collect()
}

pub(super) fn municipalities(tables: &ReferenceTables, new_id: NewId<'_>) -> Vec<MunicipalityFacts> {
    tables.municipalities.iter().map(|at| municipality(&at.row, new_id())).collect()
}

fn municipality(row: &MunicipalityRow, id: Uuid) -> MunicipalityFacts {
    let (name_sami, sami_language) = sami(row.sami.as_ref());
    MunicipalityFacts {
        id,
        number: row.number.as_str().to_owned(),
        valid_from: row.valid_from,
        name: row.name.clone(),
        name_official: row.name_official.clone(),
        name_sami,
        sami_language,
        name_kven: row.name_kven.clone(),
        county_number: row.county_number.clone(),
        language_decision: row.language_decision.code(),
        centrality_class: row.centrality_class,
        centrality_index: row.centrality_index,
        economic_region_code: row.economic_region.0.clone(),
        economic_region_name: row.economic_region.1.clone(),
        sami_admin_area: row.sami_admin_area,
        organisation_number: row.organisation_number.clone(),
        admin_center: row.admin_center.clone(),
        website: row.website.clone(),
        longitude: row.point.0,
        latitude: row.point.1,
        population: row.population.0,
        counted_on: row.population.1,
    }
}

pub(super) fn organisations(tables: &ReferenceTables, new_id: NewId<'_>) -> Vec<OrganisationFacts> {
    let organisation = |row: &OrganisationRow| OrganisationFacts {
        id: new_id(),
        name: row.name.clone(),
        name_en: row.name_en.clone(),
        short_name: row.short_name.clone(),
        kind: row.kind.code(),
        organisation_number: row.organisation_number.clone(),
        ror_id: row.ror_id.clone(),
        city: row.city.clone(),
        municipality_number: row.municipality_number.as_str().to_owned(),
        website: row.website.clone(),
    };
    tables.organisations.iter().map(|at| organisation(&at.row)).collect()
}

pub(super) fn regions(tables: &ReferenceTables, new_id: NewId<'_>) -> Vec<RegionFacts> {
    let region = |(ordinal, at): (i32, &crate::import::At<super::RegionRow>)| RegionFacts {
        id: new_id(),
        slug: at.row.slug.clone(),
        name: at.row.name.clone(),
        ordinal,
        decided_on: at.row.decided_on.clone(),
        decided_by: at.row.decided_by.clone(),
        start_by: at.row.start_by.clone(),
        plan_municipality_count: at.row.plan_municipality_count,
        plan_quote: at.row.plan_quote.clone(),
        source: at.row.source.clone(),
    };
    (1..).zip(&tables.regions).map(region).collect()
}

pub(super) fn region_counties(tables: &ReferenceTables) -> Vec<RegionCounty> {
    let rows = tables.region_counties.iter().map(|at| &at.row);
    rows.map(|row| RegionCounty {
        region: row.region.clone(),
        county_number: row.county_number.clone(),
        valid_from: row.from,
        source: row.source.clone(),
    })
    .collect()
}

pub(super) fn hosts(tables: &ReferenceTables, new_id: NewId<'_>) -> Vec<HostFacts> {
    let rows = tables.hosts.iter().map(|at| &at.row);
    rows.map(|row| HostFacts {
        id: new_id(),
        region: row.region.clone(),
        municipality_number: row.municipality_number.as_str().to_owned(),
        valid_from: row.from,
        locked_until: row.locked_until,
        decided_by: row.decided_by.clone(),
        source: row.source.clone(),
    })
    .collect()
}

pub(super) fn cooperations(tables: &ReferenceTables, new_id: NewId<'_>) -> Vec<CooperationFacts> {
    let rows = tables.cooperations.iter().map(|at| &at.row);
    rows.map(|row| CooperationFacts {
        id: new_id(),
        key: row.key.clone(),
        name: row.name.clone(),
        kind: row.kind.clone(),
        started: row.started.clone(),
        ended: row.ended.clone(),
        field: row.field.clone(),
        source_url: row.source_url.clone(),
        note: row.note.clone(),
    })
    .collect()
}

fn named(tables: &ReferenceTables, short_name: &str) -> Option<String> {
    let found = tables.organisations.iter().find(|at| at.row.short_name == short_name);
    found.map(|at| at.row.name.clone())
}

pub(super) fn cooperation_members(tables: &ReferenceTables) -> Vec<CooperationMember> {
    let members = |key: &str| {
        let rows = tables.cooperation_members.iter().map(|at| &at.row);
        let rows = rows.filter(|row| row.structure == key);
        let member = |(ordinal, row): (i32, &super::CooperationMemberRow)| CooperationMember {
            cooperation: row.structure.clone(),
            ordinal,
            municipality_number: row.member.number().map(str::to_owned),
            // By its full name, which is unique whoever has made it.
            organisation_name: row.member.short_name().and_then(|short| named(tables, short)),
            role: row.role.clone(),
            inferred: row.inferred,
        };
        (0..).zip(rows).map(member).collect::<Vec<_>>()
    };
    tables.cooperations.iter().flat_map(|at| members(&at.row.key)).collect()
}
