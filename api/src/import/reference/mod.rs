//! The reference tables: read, held against each other, and only then written.

mod cooperation;
mod facts;
mod registers;
mod structure;
mod templates;
mod write;

pub use cooperation::{CooperationMemberRow, CooperationRow, Member};
pub(super) use registers::county_number;
pub use registers::{CountyRow, MunicipalityRow, OrganisationRow};
pub use structure::{RegionCountyRow, RegionHostRow, RegionRow};
pub use templates::{ShippedTemplate, TemplateRow};
pub use write::write;

use super::keys::{known, unique};
use super::problem::{Findings, Problems};
use super::table::{self, At};
use std::path::Path;
use time::Date;

/// All reference tables, read and consistent.
#[derive(Clone, Debug)]
pub struct ReferenceTables {
    /// Counties.
    pub counties: Vec<At<CountyRow>>,
    /// Municipalities.
    pub municipalities: Vec<At<MunicipalityRow>>,
    /// Research organisations.
    pub organisations: Vec<At<OrganisationRow>>,
    /// Regions, in the order of the plan.
    pub regions: Vec<At<RegionRow>>,
    /// Which counties a region consists of.
    pub region_counties: Vec<At<RegionCountyRow>>,
    /// Hosts.
    pub hosts: Vec<At<RegionHostRow>>,
    /// Cooperation that exists.
    pub cooperations: Vec<At<CooperationRow>>,
    /// Its members.
    pub cooperation_members: Vec<At<CooperationMemberRow>>,
    /// Templates with their texts.
    pub templates: Vec<ShippedTemplate>,
}

impl ReferenceTables {
    /// Reads the tables of a data directory.
    ///
    /// # Errors
    /// [`Problems`]: everything wrong with them, with file, line and column.
    pub fn read(directory: &Path) -> Result<Self, Problems> {
        let mut findings = Findings::default();
        let tables = Self {
            counties: table::read(directory, &mut findings),
            municipalities: table::read(directory, &mut findings),
            organisations: table::read(directory, &mut findings),
            regions: table::read(directory, &mut findings),
            region_counties: table::read(directory, &mut findings),
            hosts: table::read(directory, &mut findings),
            cooperations: table::read(directory, &mut findings),
            cooperation_members: table::read(directory, &mut findings),
            templates: templates::load(directory, &mut findings),
        };
        // Rows that could not be read would be missed by everything that refers to them.
        findings.end()?;
        tables.check()?;
        Ok(tables)
    }

    fn check(&self) -> Result<(), Problems> {
        let mut findings = Findings::default();
        let found = &mut findings;
        let counties = unique(&self.counties, "number", |r| &r.number, found);
        let municipalities = unique(&self.municipalities, "number", |r| r.number.as_str(), found);
        unique(&self.municipalities, "name_display", |r| &r.name, found);
        let organisations = unique(&self.organisations, "short_name", |r| &r.short_name, found);
        unique(&self.organisations, "name", |r| &r.name, found);
        let regions = unique(&self.regions, "slug", |r| &r.slug, found);
        let cooperations = unique(&self.cooperations, "key", |r| &r.key, found);
        // KSF-R02: in at most one region. KSF-R03: at most one host.
        unique(&self.region_counties, "county_number", |r| &r.county_number, found);
        unique(&self.hosts, "region", |r| &r.region, found);

        let county = |number: &str| [number.to_owned()];
        known(
            &self.municipalities,
            "county_number",
            |r| county(&r.county_number),
            &counties,
            "county",
            found,
        );
        known(
            &self.region_counties,
            "county_number",
            |r| county(&r.county_number),
            &counties,
            "county",
            found,
        );
        known(&self.region_counties, "region", |r| [r.region.clone()], &regions, "region", found);
        known(&self.hosts, "region", |r| [r.region.clone()], &regions, "region", found);
        for at in &self.hosts {
            if self.region_of(at.row.municipality_number.as_str(), at.row.from)
                != Some(at.row.region.as_str())
            {
                found.add(at.problem("municipality_number", "the host must be a municipality of its region"));
            }
        }
        let place = |r: &OrganisationRow| [r.municipality_number.as_str().to_owned()];
        known(&self.organisations, "municipality_number", place, &municipalities, "municipality", found);

        let members = &self.cooperation_members;
        known(members, "structure", |r| [r.structure.clone()], &cooperations, "cooperation", found);
        let number = |r: &CooperationMemberRow| r.member.number().map(str::to_owned);
        known(members, "municipality_number", number, &municipalities, "municipality", found);
        let short_name = |r: &CooperationMemberRow| r.member.short_name().map(str::to_owned);
        known(members, "organisation_short_name", short_name, &organisations, "organisation", found);
        findings.end()
    }

    /// The region a municipality's county belongs to on a day.
    pub fn region_of(&self, municipality: &str, day: Date) -> Option<&str> {
        let county = self.municipalities.iter().find(|at| at.row.number.as_str() == municipality)?;
        let region =
            self.region_counties.iter().find(|at| at.row.county_number == county.row.county_number)?;
        (region.row.from <= day).then_some(&region.row.region)
    }
}
