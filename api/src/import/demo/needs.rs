//! The needs of the demo year, and the diary of what happened to them.

use crate::import::cell::{Expected, date, local_time, text, yes_no};
use crate::import::problem::Problem;
use crate::import::table::{Cells, TableRow};
use domain::ContentLanguage;
use domain::access::Visibility;
use domain::need::{
    AffectedGroup, Channel, Classification, NeedProcess, Reference, ServiceArea, Urgency, Wording,
};
use domain::oslo;
use domain::register::MunicipalityNumber;
use domain::text::{NeedProblem, NeedTitle, Reason, WhoAffected};
use std::str::FromStr;
use time::{Date, OffsetDateTime};

/// A need, and where its story ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedRow {
    /// What the other tables call it.
    pub key: String,
    /// The reference its submission must be given; drafts have none.
    pub reference: Option<Reference>,
    /// The municipality it comes from.
    pub municipality_number: MunicipalityNumber,
    /// The day it was sent in.
    pub submitted_on: Option<Date>,
    /// The municipality's words.
    pub wording: Wording,
    /// What it concerns.
    pub classification: Classification,
    /// How it came in.
    pub channel: Channel,
    /// The cluster it was sent to; none where the region stands in.
    pub cluster: Option<String>,
    /// Where its story ends.
    pub process: NeedProcess,
    /// Who sees it in the end.
    pub visibility: Visibility,
}

/// One step of one need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// The need.
    pub need: String,
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub step: Step,
    /// Who.
    pub actor: String,
    /// The municipality it was done on behalf of.
    pub on_behalf_of: Option<MunicipalityNumber>,
    /// Why.
    pub reason: Option<Reason>,
}

/// What can happen to a need in the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Written, not sent.
    Draft,
    /// Written and sent in.
    Submit,
    /// Accepted for ranking.
    Qualify,
    /// Rejected.
    Reject,
    /// Opened to the region while the cluster holds it.
    OpenToRegion,
    /// Lifted to the region.
    LiftRegion,
    /// Lifted to the nation.
    LiftNational,
    /// Published by the municipality's consent.
    Publish,
}

impl FromStr for Step {
    type Err = Expected;
    fn from_str(text: &str) -> Result<Self, Expected> {
        Ok(match text {
            "draft" => Self::Draft,
            "submit" => Self::Submit,
            "qualify" => Self::Qualify,
            "reject" => Self::Reject,
            "open_to_region" => Self::OpenToRegion,
            "lift_region" => Self::LiftRegion,
            "lift_national" => Self::LiftNational,
            "publish" => Self::Publish,
            _ => {
                return Err(Expected(
                    "draft, submit, qualify, reject, open_to_region, lift_region, lift_national or publish",
                ));
            }
        })
    }
}

impl TableRow for NeedRow {
    const FILE: &'static str = "demo/needs.csv";
    const COLUMNS: &'static [&'static str] = &[
        "key",
        "ref",
        "lang",
        "municipality_number",
        "submitted",
        "channel",
        "service_area",
        "urgency",
        "process",
        "answer",
        "visibility",
        "title",
        "problem",
        "who_affected",
        "affected_groups",
        "outside_theme",
        "cluster",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            key: cells.get("key", text)?,
            reference: cells.opt("ref", text)?.map(Reference),
            municipality_number: cells.get("municipality_number", MunicipalityNumber::parse)?,
            submitted_on: cells.opt("submitted", date)?,
            wording: Wording {
                language: cells.get("lang", ContentLanguage::from_str)?,
                title: cells.get("title", NeedTitle::parse)?,
                problem: cells.get("problem", NeedProblem::parse)?,
            },
            classification: Classification {
                service_area: cells.opt("service_area", ServiceArea::from_str)?,
                who_affected: cells.opt("who_affected", WhoAffected::parse)?,
                affected_groups: cells.list("affected_groups", AffectedGroup::from_str)?,
                urgency: cells.opt("urgency", urgency)?,
                outside_theme: cells.get("outside_theme", yes_no)?,
            },
            channel: cells.get("channel", Channel::from_str)?,
            cluster: cells.opt("cluster", text)?,
            process: cells.get("process", end_of_story)?,
            visibility: cells.get("visibility", Visibility::from_str)?,
        })
    }
}

impl TableRow for StepRow {
    const FILE: &'static str = "demo/need_transitions.csv";
    const COLUMNS: &'static [&'static str] = &["need", "at", "action", "actor", "on_behalf_of", "reason"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        let at = cells.get("at", local_time)?;
        Ok(Self {
            need: cells.get("need", text)?,
            at: oslo::moment(at.date(), at.time()),
            step: cells.get("action", Step::from_str)?,
            actor: cells.get("actor", text)?,
            on_behalf_of: cells.opt("on_behalf_of", MunicipalityNumber::parse)?,
            reason: cells.opt("reason", Reason::parse)?,
        })
    }
}

/// `normal`, `year`, or `now:` with the day the measure starts.
fn urgency(text: &str) -> Result<Urgency, Expected> {
    let wrong = Expected("normal, year or now:2026-08-17");
    match text.split_once(':') {
        None if text == "normal" => Ok(Urgency::Normal),
        None if text == "year" => Ok(Urgency::Year),
        Some(("now", day)) => date(day).map(|starts| Urgency::Now { starts }).map_err(|_| wrong),
        None | Some(_) => Err(wrong),
    }
}

/// What a published round says of a need is not a state; gathering needs is not part of the product yet.
fn end_of_story(text: &str) -> Result<NeedProcess, domain::text::UnknownCode> {
    match text {
        "prioritised_cluster" | "merged" => Ok(NeedProcess::Qualified),
        "prioritised_region" => Ok(NeedProcess::LiftedRegion),
        code => code.parse(),
    }
}
