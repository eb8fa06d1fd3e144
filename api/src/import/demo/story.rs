//! The story of the needs: each step of the diary taken through the domain's own policy and transitions.

use super::needs::{NeedRow, Step, StepRow};
use super::stage::Stage;
use crate::import::problem::{Problem, Problems};
use crate::import::table::At;
use domain::access::policy::{self, NeedAction, Origin, Request};
use domain::access::{Actor, Level, sees};
use domain::need::{Changed, Need, Publication, Reference, destination};
use domain::text::Reason;
use domain::{ClusterId, MunicipalityId, NeedId, RegionId, UserId, oslo};
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// A step taken: what the store saves, and what the event says.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The line of the diary.
    pub line: u64,
    /// Who did it.
    pub by: UserId,
    /// The municipality it was done for: its own affairs, whoever took the step.
    pub on_behalf_of: Option<MunicipalityId>,
    /// When.
    pub at: OffsetDateTime,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a step.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A draft that nobody else sees: no event.
    Drafted(Box<Need>),
    /// Written and sent in at once.
    Submitted(Box<Changed>),
    /// A later change.
    Changed(Box<Changed>),
}

impl Outcome {
    /// The need after it.
    pub fn need(&self) -> &Need {
        match self {
            Self::Drafted(need) => need,
            Self::Submitted(changed) | Self::Changed(changed) => &changed.need,
        }
    }
}

/// Plays the whole diary.
///
/// # Errors
/// [`Problems`] with the first step that a rule, the policy or the story itself does not allow, or with the needs
/// whose story does not end as their row says.
pub fn play(stage: Stage<'_>, id_of: impl Fn(&NeedRow) -> NeedId) -> Result<Vec<Taken>, Problems> {
    let mut needs: BTreeMap<&str, Need> = BTreeMap::new();
    let mut numbers: BTreeMap<i32, u32> = BTreeMap::new();
    let mut taken = Vec::new();
    for at in &stage.demo.steps {
        let row = stage.demo.needs.iter().map(|need| &need.row).find(|need| need.key == at.row.need);
        let row = row.ok_or_else(|| one(at.problem("need", "is not a known need")))?;
        let scene = Scene::of(stage, at, row).map_err(one)?;
        let before = needs.remove(row.key.as_str());
        let outcome = match (at.row.step, before) {
            (Step::Draft, None) => Outcome::Drafted(Box::new(scene.draft(id_of(row)).map_err(one)?)),
            (Step::Submit, before) => {
                let draft = before.map_or_else(|| scene.draft(id_of(row)), Ok).map_err(one)?;
                let number = numbers.entry(oslo::day(at.row.at).year()).or_default();
                *number += 1;
                let reference = Reference::new(oslo::day(at.row.at).year(), *number);
                Outcome::Submitted(Box::new(scene.submit(draft, reference).map_err(one)?))
            }
            (_, Some(need)) => Outcome::Changed(Box::new(scene.change(need).map_err(one)?)),
            (_, None) => return Err(one(at.problem("need", "has not been written yet"))),
        };
        // As in the API: nobody may put a need out of their own sight.
        if !sees(&scene.actor, &outcome.need().audience()) {
            return Err(one(at.problem("action", "would put the need out of the actor's sight")));
        }
        needs.insert(&row.key, outcome.need().clone());
        taken.push(Taken {
            line: at.line,
            by: scene.by,
            on_behalf_of: scene.for_municipality(),
            at: at.row.at,
            outcome,
        });
    }
    ends_as_told(stage, &needs)?;
    Ok(taken)
}

fn one(problem: Problem) -> Problems {
    Problems(vec![problem])
}

/// One step with everything it needs.
struct Scene<'a> {
    at: &'a At<StepRow>,
    row: &'a NeedRow,
    actor: Actor,
    by: UserId,
    on_behalf_of: Option<MunicipalityId>,
    municipality: MunicipalityId,
    clusters: Vec<ClusterId>,
    region: Option<RegionId>,
}

impl<'a> Scene<'a> {
    fn of(stage: Stage<'a>, at: &'a At<StepRow>, row: &'a NeedRow) -> Result<Self, Problem> {
        let day = oslo::day(at.row.at);
        let number = row.municipality_number.as_str();
        let place = stage.places.municipalities.get(number);
        let municipality =
            *place.ok_or_else(|| at.problem("need", "its municipality is not in the register"))?;
        let actor = stage.actor(&at.row.actor, day);
        let actor = actor.ok_or_else(|| at.problem("actor", "is not a known person"))?;
        let by = actor.user.ok_or_else(|| at.problem("actor", "is not a known person"))?;
        let on_behalf_of = match &at.row.on_behalf_of {
            None => None,
            Some(told) if told == &row.municipality_number => Some(municipality),
            Some(_) => return Err(at.problem("on_behalf_of", "must be the municipality of the need")),
        };
        // The cluster of a need may be older than the memberships in it: see the demo's README.
        let clusters = match &row.cluster {
            Some(key) if !stage.demo.is_member(key, number) => {
                return Err(at.problem("need", format!("its municipality is never a member of `{key}`")));
            }
            Some(key) => stage.places.clusters.get(key).into_iter().copied().collect(),
            None => stage.clusters_of(number, day),
        };
        let region = stage.region_of(number, day);
        Ok(Self { at, row, actor, by, on_behalf_of, municipality, clusters, region })
    }

    fn draft(&self, id: NeedId) -> Result<Need, Problem> {
        let origin =
            Origin { municipality: self.municipality, clusters: self.clusters.clone(), region: self.region };
        policy::check(&self.actor, Request::RegisterNeed(&origin)).map_err(|e| self.refused(&e))?;
        let own = self.actor.reach.municipalities.contains(&self.municipality);
        if own == self.on_behalf_of.is_some() {
            return Err(self.at.problem(
                "on_behalf_of",
                "names the municipality exactly when the actor is not its own contact",
            ));
        }
        Ok(Need::draft(
            id,
            self.municipality,
            self.row.wording.clone(),
            self.row.classification.clone(),
            self.row.channel,
            Some(self.by),
            self.at.row.at,
        ))
    }

    fn submit(&self, draft: Need, reference: Reference) -> Result<Changed, Problem> {
        if self.row.reference.as_ref() != Some(&reference) {
            return Err(self.at.problem("need", format!("would be given {}, not its ref", reference.0)));
        }
        if self.row.submitted_on != Some(oslo::day(self.at.row.at)) {
            return Err(self.at.problem("at", "must be the day the need was submitted"));
        }
        let (cluster, level) =
            destination(&self.clusters, None, self.region).map_err(|e| self.refused(&e))?;
        if level == Level::Cluster && self.row.cluster.is_none() {
            return Err(self.at.problem("need", "its municipality is in a cluster, so its row must name it"));
        }
        self.allowed(NeedAction::Submit, &draft)?;
        draft.submit(reference, cluster, self.region, level, self.at.row.at).map_err(|e| self.refused(&e))
    }

    fn change(&self, need: Need) -> Result<Changed, Problem> {
        let now = self.at.row.at;
        let reason = self.at.row.reason.clone();
        let action = match self.at.row.step {
            Step::Draft => return Err(self.at.problem("action", "the need has been written already")),
            Step::Submit => NeedAction::Submit,
            Step::Qualify => NeedAction::Qualify,
            Step::Reject => NeedAction::Reject,
            Step::OpenToRegion => NeedAction::OpenToRegion,
            Step::LiftRegion | Step::LiftNational => NeedAction::Lift,
            Step::Publish => NeedAction::Publish,
        };
        self.allowed(action, &need)?;
        match self.at.row.step {
            Step::Draft | Step::Submit => Err(self.at.problem("action", "the need has been sent in already")),
            Step::Qualify => need.qualify(reason, now).map_err(|e| self.refused(&e)),
            Step::Reject => need.reject(self.because(reason)?, now).map_err(|e| self.refused(&e)),
            Step::OpenToRegion => need.open_to_region(reason, now).map_err(|e| self.refused(&e)),
            Step::LiftRegion => self.lift(need, Level::Region),
            Step::LiftNational => self.lift(need, Level::National),
            Step::Publish => need.publish(Publication { with_name: true }, now).map_err(|e| self.refused(&e)),
        }
    }

    /// Writing, sending in and publishing are the municipality's; what a level decides is the level's own.
    const fn for_municipality(&self) -> Option<MunicipalityId> {
        match self.at.row.step {
            Step::Draft | Step::Submit | Step::Publish => Some(self.municipality),
            Step::Qualify | Step::Reject | Step::OpenToRegion | Step::LiftRegion | Step::LiftNational => None,
        }
    }

    fn lift(&self, need: Need, to: Level) -> Result<Changed, Problem> {
        let reason = self.because(self.at.row.reason.clone())?;
        let changed = need.lift(reason, &[], self.at.row.at).map_err(|e| self.refused(&e))?;
        if changed.need.held_by == to {
            Ok(changed)
        } else {
            Err(self
                .at
                .problem("action", format!("lifts the need to another level: {}", changed.need.held_by)))
        }
    }

    fn because(&self, reason: Option<Reason>) -> Result<Reason, Problem> {
        reason.ok_or_else(|| self.at.problem("reason", "must not be empty"))
    }

    fn allowed(&self, action: NeedAction, need: &Need) -> Result<(), Problem> {
        policy::check(&self.actor, Request::Need(action, need)).map_err(|e| self.refused(&e))
    }

    fn refused(&self, error: &dyn std::error::Error) -> Problem {
        self.at.problem("action", format!("{} by {}: {error}", self.row.key, self.at.row.actor))
    }
}

/// The story of each need must end where its row says.
fn ends_as_told(stage: Stage<'_>, needs: &BTreeMap<&str, Need>) -> Result<(), Problems> {
    let mut problems = Vec::new();
    for at in &stage.demo.needs {
        match needs.get(at.row.key.as_str()) {
            None => problems.push(at.problem("key", "nothing in need_transitions.csv writes it")),
            Some(need) if need.process != at.row.process => {
                problems.push(at.problem("process", format!("its story ends as {}", need.process)));
            }
            Some(need) if need.visibility() != at.row.visibility => {
                problems.push(at.problem("visibility", format!("its story ends as {}", need.visibility())));
            }
            Some(_) => {}
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}
