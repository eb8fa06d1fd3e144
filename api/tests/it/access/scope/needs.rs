//! Random needs: those that walked through the domain's own transitions, and those in any state the database takes.

use super::people::user;
use super::plan::{CLUSTERS, REGIONS, TODAY, at};
use domain::access::policy::NeedAction;
use domain::access::{Level, Structure, Visibility};
use domain::event::{Aggregate, By, EventBody, NeedChange, NewEvent};
use domain::need::{
    Changed, Channel, Classification, Need, NeedProcess, Publication, Reference, Wording, destination,
};
use domain::text::{NeedProblem, NeedTitle, Reason};
use domain::{CommandId, ContentLanguage, EventId, MunicipalityId, NeedId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use store::AsyncPgConnection;
use test_support::NOW;
use uuid::Uuid;

/// A need and the events that tell of it.
pub(super) struct Told {
    pub need: Need,
    pub events: Vec<NewEvent>,
}

/// Who wrote it, and from where.
#[derive(Clone, Debug)]
struct Beginning {
    from: usize,
    also_from: Vec<usize>,
    author: Option<usize>,
    choice: usize,
}

/// How a need came to where it is.
#[derive(Clone, Debug)]
pub(super) struct Tale {
    begins: Beginning,
    goes: Goes,
}

#[derive(Clone, Debug)]
enum Goes {
    /// The steps that exist from where it is, one after the other.
    Walk(Vec<NeedAction>),
    /// Put anywhere.
    Anywhere {
        process: NeedProcess,
        opened_to: Visibility,
        published: Option<bool>,
        held_by: Level,
        cluster: Option<usize>,
        region: Option<usize>,
    },
}

/// Steps that lead on come more often than those that end the walk.
const STEPS: [NeedAction; 11] = [
    NeedAction::Submit,
    NeedAction::Qualify,
    NeedAction::Qualify,
    NeedAction::OpenToRegion,
    NeedAction::Lift,
    NeedAction::Lift,
    NeedAction::Lift,
    NeedAction::Publish,
    NeedAction::Unpublish,
    NeedAction::Reject,
    NeedAction::Withdraw,
];

/// Random needs.
pub(super) fn tales(number: usize) -> impl Strategy<Value = Vec<Tale>> {
    let begins = (0..10_usize, vec(0..10_usize, 0..3), prop::option::weighted(0.8, 0..20_usize), 0..4_usize)
        .prop_map(|(from, also_from, author, choice)| Beginning { from, also_from, author, choice });
    let walk = vec(select(&STEPS[..]), 0..24).prop_map(Goes::Walk);
    let open = &[Visibility::Internal, Visibility::Cluster, Visibility::Region, Visibility::National][..];
    let anywhere = (
        select(NeedProcess::ALL),
        select(open),
        prop::option::weighted(0.25, any::<bool>()),
        select(Level::ALL),
        prop::option::weighted(0.7, 0..CLUSTERS.len()),
        prop::option::weighted(0.7, 0..REGIONS.len()),
    )
        .prop_map(|(process, opened_to, published, held_by, cluster, region)| Goes::Anywhere {
            process,
            opened_to,
            published,
            held_by,
            cluster,
            region,
        });
    vec(
        (begins, prop_oneof![2 => walk, 1 => anywhere]).prop_map(|(begins, goes)| Tale { begins, goes }),
        number,
    )
}

impl Tale {
    /// The need it makes in a structure.
    pub fn told(self, number: usize, structure: &Structure) -> Told {
        let begins = &self.begins;
        let wording = Wording {
            language: ContentLanguage::Nb,
            title: NeedTitle::parse("Nattilsyn").unwrap(),
            problem: NeedProblem::parse("Langt mellom husene").unwrap(),
        };
        let id = NeedId(Uuid::from_u128(0x9999_0000 + number as u128));
        let author = begins.author.map(user);
        let (from, classification) = (at(begins.from), Classification::default());
        let mut need = Need::draft(id, from, wording, classification, Channel::Self_, author, NOW);
        for also in begins.also_from.iter().map(|n| at(*n)) {
            if !need.originators.contains(&also) {
                need.originators.push(also);
            }
        }
        match self.goes {
            Goes::Walk(steps) => walk(need, &steps, begins.choice, number, structure),
            Goes::Anywhere { process, opened_to, published, held_by, cluster, region } => {
                let ended =
                    matches!(process, NeedProcess::Draft | NeedProcess::Rejected | NeedProcess::Withdrawn);
                need.process = process;
                need.opened_to = if ended { Visibility::Internal } else { opened_to };
                need.publication = published.filter(|_| !ended).map(|with_name| Publication { with_name });
                need.held_by = held_by;
                need.cluster = cluster.map(|n| CLUSTERS[n]);
                need.region = region.map(|n| REGIONS[n]);
                if process == NeedProcess::Draft {
                    return Told { need, events: Vec::new() };
                }
                need.reference = Some(reference(number));
                need.submitted_at = Some(NOW);
                let changed = Changed {
                    need: need.clone(),
                    before: None,
                    change: NeedChange::Qualified,
                    reason: None,
                    overrides: Vec::new(),
                };
                Told { need, events: vec![event(1_000 * number, &changed)] }
            }
        }
    }
}

fn reference(number: usize) -> Reference {
    Reference::new(2026, u32::try_from(number).unwrap() + 1)
}

fn walk(mut need: Need, steps: &[NeedAction], choice: usize, number: usize, structure: &Structure) -> Told {
    let mut events = Vec::new();
    for step in steps {
        if !need.permits(*step) {
            continue;
        }
        let changed = take(need, *step, choice, number, structure);
        events.push(event(1_000 * number + events.len(), &changed));
        need = changed.need;
    }
    Told { need, events }
}

fn take(need: Need, step: NeedAction, choice: usize, number: usize, structure: &Structure) -> Changed {
    let why = || Reason::parse("Gjeld fleire").unwrap();
    match step {
        NeedAction::Submit => {
            let from: MunicipalityId = need.originators[0];
            let clusters = structure.clusters_of.get(&from).cloned().unwrap_or_default();
            let chosen = clusters.get(choice % clusters.len().max(1)).copied();
            let region = structure.region_of.get(&from).copied();
            let (cluster, level) = destination(&clusters, chosen, region).unwrap();
            need.submit(reference(number), cluster, region, level, NOW).unwrap()
        }
        NeedAction::Qualify => need.qualify(None, NOW).unwrap(),
        NeedAction::OpenToRegion => need.open_to_region(None, NOW).unwrap(),
        NeedAction::Lift => need.lift(why(), &[], NOW).unwrap(),
        NeedAction::Publish => {
            need.publish(Publication { with_name: choice.is_multiple_of(2) }, NOW).unwrap()
        }
        NeedAction::Unpublish => need.unpublish(NOW).unwrap(),
        NeedAction::Reject => need.reject(why(), NOW).unwrap(),
        NeedAction::Withdraw => need.withdraw(None, NOW).unwrap(),
        NeedAction::Read | NeedAction::Edit | NeedAction::Classify | NeedAction::Discard => {
            panic!("{step} is no step")
        }
    }
}

fn event(number: usize, changed: &Changed) -> NewEvent {
    NewEvent {
        id: EventId(Uuid::from_u128(0xaaaa_0000_0000 + number as u128)),
        command: CommandId(Uuid::from_u128(1)),
        aggregate: Aggregate::Need(changed.need.id),
        version: changed.need.version,
        by: By::System,
        on_behalf_of: None,
        reason: changed.reason.clone(),
        voice: domain::structure::Voice::SILENT,
        overrides: changed.overrides.clone(),
        at: NOW,
        effective_on: TODAY,
        audience: Some(changed.need.audience()),
        before: changed.before.clone(),
        body: EventBody::Need(changed.change.clone()),
    }
}

/// Puts them into the database.
pub(super) async fn store(connection: &mut AsyncPgConnection, tales: &[Told]) {
    for told in tales {
        store::needs::insert(connection, &told.need).await.unwrap();
        store::events::append(connection, &told.events).await.unwrap();
    }
}
