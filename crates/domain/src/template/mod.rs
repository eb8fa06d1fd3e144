//! Templates (maler) for documents that municipalities sign: versions in bokmål and nynorsk with placeholders of a closed
//! list. A published version never changes; a later one takes over from its day.

mod body;

pub use body::{InvalidBody, Segment, TemplateBody, segments};

use crate::TemplateId;
use crate::event::TemplateChange;
use crate::structure::Altered;
use crate::text::{TemplateTitle, closed_list};
use time::Date;

closed_list! {
    /// What a template is for.
    pub enum TemplateKind {
        /// Cooperation agreement of a cluster.
        CooperationAgreement = "cooperation_agreement",
        /// Tasks between cluster and region.
        Tasks = "tasks",
        /// Mandate of a coordinator, contact or group.
        Mandate = "mandate",
        /// Case paper for the municipal council.
        CasePaper = "case_paper",
        /// Anything else.
        Other = "other",
    }
}

closed_list! {
    /// What can be filled in. In a template it stands in double braces: `{{cluster}}`.
    pub enum Placeholder {
        /// The day the document is made.
        Date = "date",
        /// The municipality the document is for.
        Municipality = "municipality",
        /// Its number of inhabitants.
        Inhabitants = "inhabitants",
        /// The cluster.
        Cluster = "cluster",
        /// The members of the cluster, as a sentence has them.
        Members = "members",
        /// How many they are.
        MemberCount = "member_count",
        /// The motor municipality.
        Motor = "motor",
        /// Since when it is the motor.
        MotorSince = "motor_since",
        /// The office of the cluster's coordinator, with the name for those who may read the directory.
        ClusterCoordinatorOffice = "cluster_coordinator_office",
        /// The coordinator's share of a post, in percent.
        CoordinatorPercent = "coordinator_percent",
        /// Who pays for the cluster.
        FundingModel = "funding_model",
        /// What the cluster builds on.
        Basis = "basis",
        /// The cooperation or the need it builds on, in its own words.
        BasisDetails = "basis_details",
        /// The day the cluster's agreement was signed.
        AgreementSignedOn = "agreement_signed_on",
        /// The region.
        Region = "region",
        /// The region's host municipality.
        Host = "host",
        /// The office of the region's coordinator, with the name for the same.
        RegionCoordinatorOffice = "region_coordinator_office",
        /// The clusters of the region.
        RegionClusters = "region_clusters",
        /// Each member with the office of its R&D contact, a line each; with names for the same.
        ContactOffices = "contact_offices",
        /// A line to sign on for each party.
        Signatures = "signatures",
    }
}

/// The same text in both written standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both<T> {
    /// Bokmål.
    pub nb: T,
    /// Nynorsk.
    pub nn: T,
}

/// A published version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedVersion {
    /// Its number, from 1.
    pub number: i32,
    /// The first day it is valid.
    pub valid_from: Date,
    /// What the document is called.
    pub title: Both<TemplateTitle>,
    /// The text.
    pub body: Both<TemplateBody>,
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its id.
    pub id: TemplateId,
    /// One more at each change.
    pub version: i32,
    /// What it is called in addresses.
    pub key: String,
    /// What it is for.
    pub kind: TemplateKind,
    /// Every published version, the first first.
    pub versions: Vec<PublishedVersion>,
}

/// Why a version cannot be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// What was valid yesterday stays what it was.
    #[error("a version is valid from today at the earliest")]
    InThePast,
    /// Another version is valid from that day.
    #[error("another version is valid from that day")]
    SameDay,
}

impl Template {
    /// The version of a day; the one that began last.
    pub fn on(&self, day: Date) -> Option<&PublishedVersion> {
        self.versions
            .iter()
            .filter(|version| version.valid_from <= day)
            .max_by_key(|version| version.valid_from)
    }
    /// A version by its number.
    pub fn numbered(&self, number: i32) -> Option<&PublishedVersion> {
        self.versions.iter().find(|version| version.number == number)
    }
    /// It, as a new one with its first version.
    pub fn made(self) -> Option<Altered<Self, TemplateChange>> {
        let from = self.versions.first()?.valid_from;
        let change = TemplateChange::Created { template: self.kind, from };
        Some(Altered::new(self, change, from))
    }
    /// Publishes a further version.
    ///
    /// # Errors
    /// [`TemplateError`].
    pub fn publish(
        mut self,
        valid_from: Date,
        title: Both<TemplateTitle>,
        body: Both<TemplateBody>,
        day: Date,
    ) -> Result<Altered<Self, TemplateChange>, TemplateError> {
        if valid_from < day {
            return Err(TemplateError::InThePast);
        }
        if self.versions.iter().any(|version| version.valid_from == valid_from) {
            return Err(TemplateError::SameDay);
        }
        let number = self.versions.iter().map(|version| version.number).max().unwrap_or_default() + 1;
        self.versions.push(PublishedVersion { number, valid_from, title, body });
        self.version += 1;
        Ok(Altered::new(self, TemplateChange::VersionPublished { number, from: valid_from }, valid_from))
    }
}

/// Whether a text is a template's key: lower-case letters, digits and hyphens.
pub fn is_key(text: &str) -> bool {
    (3..=40).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    fn both<T>(make: impl Fn() -> T) -> Both<T> {
        Both { nb: make(), nn: make() }
    }
    fn title() -> Both<TemplateTitle> {
        both(|| TemplateTitle::parse("Samarbeidsavtale").unwrap())
    }
    fn text(words: &str) -> Both<TemplateBody> {
        both(|| TemplateBody::parse(words).unwrap())
    }

    #[test]
    fn a_later_version_takes_over_from_its_day_and_the_past_stays() {
        let first = PublishedVersion {
            number: 1,
            valid_from: date!(2025 - 01 - 01),
            title: title(),
            body: text("Avtale for {{cluster}}"),
        };
        let id = TemplateId(Uuid::from_u128(1));
        let template = Template {
            id,
            version: 1,
            key: "avtale".into(),
            kind: TemplateKind::Other,
            versions: vec![first],
        };
        let today = date!(2026 - 01 - 15);
        let publish = |template: &Template, from| {
            template.clone().publish(from, title(), text("Ny avtale for {{cluster}}"), today)
        };
        assert_eq!(publish(&template, date!(2026 - 01 - 14)).unwrap_err(), TemplateError::InThePast);
        let next = publish(&template, date!(2026 - 03 - 01)).unwrap();
        assert_eq!(next.change, TemplateChange::VersionPublished { number: 2, from: date!(2026 - 03 - 01) });
        assert_eq!(publish(&next.thing, date!(2026 - 03 - 01)).unwrap_err(), TemplateError::SameDay);
        let number = |day| next.thing.on(day).map(|version| version.number);
        assert_eq!(
            [date!(2024 - 12 - 31), date!(2026 - 02 - 28), date!(2026 - 03 - 01)].map(number),
            [None, Some(1), Some(2)]
        );
    }

    #[test]
    fn keys_are_plain() {
        assert!(is_key("samarbeidsavtale") && is_key("sak-2"));
        for wrong in ["", "ab", "2sak", "Sak", "sak/2", "sak_2", "så"] {
            assert!(!is_key(wrong), "{wrong}");
        }
    }
}
