//! Actors and needs enough for the policy to show every answer it can give.

use domain::access::policy::{self, Origin, Request, Seat};
use domain::access::{Actor, Desk, Grant, Role, Scope, Structure};
use domain::introduction::Introduction;
use domain::need::{Channel, Classification, Need, Publication, Reference, Wording, destination};
use domain::role::{Delegated, DelegatedTask};
use domain::text::{NeedProblem, NeedTitle, Reason};
use domain::{
    ClusterId, ContentLanguage, CountyNumber, MunicipalityId, NeedId, OrganisationId, RegionId,
    RoleAssignmentId, UserId,
};
use time::OffsetDateTime;
use uuid::Uuid;

const HERE: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
const CLUSTER: ClusterId = ClusterId(Uuid::from_u128(10));
const VACANT: ClusterId = ClusterId(Uuid::from_u128(11));
const ELSEWHERE: ClusterId = ClusterId(Uuid::from_u128(12));
const REGION: RegionId = RegionId(Uuid::from_u128(20));
const OTHER_REGION: RegionId = RegionId(Uuid::from_u128(21));
const NOW: OffsetDateTime = test_support::NOW;

/// The columns of the matrix.
pub(super) const WHO: [&str; 16] = [
    "nobody",
    "no role",
    "R&D contact",
    "shared contact",
    "cluster coordinator",
    "regional coordinator",
    "national",
    "analyst",
    "KS department",
    "KS regional office",
    "FHI",
    "county authority",
    "county governor",
    "evaluator",
    "researcher",
    "administrator",
];

/// Places a need can come from: here, a vacant cluster here, no cluster here, a vacant region, and no
/// region at all.
pub(super) fn origins() -> Vec<Origin> {
    let origin = |municipality, clusters: &[ClusterId], region| Origin {
        municipality: MunicipalityId(Uuid::from_u128(municipality)),
        clusters: clusters.to_vec(),
        region,
    };
    vec![
        origin(1, &[CLUSTER], Some(REGION)),
        origin(2, &[VACANT], Some(REGION)),
        origin(3, &[], Some(REGION)),
        origin(4, &[ELSEWHERE], Some(OTHER_REGION)),
        origin(5, &[], None),
    ]
}

fn structure() -> Structure {
    let origins = origins();
    Structure {
        clusters_of: origins.iter().map(|o| (o.municipality, o.clusters.clone())).collect(),
        region_of: origins.iter().filter_map(|o| Some((o.municipality, o.region?))).collect(),
        region_of_cluster: [(CLUSTER, REGION), (VACANT, REGION), (ELSEWHERE, OTHER_REGION)].into(),
        clusters_without_coordinator: [VACANT].into(),
        regions_without_coordinator: [OTHER_REGION].into(),
    }
}

fn county() -> CountyNumber {
    "46".parse().unwrap()
}

/// Places a role can be held on: here, where a desk is vacant, and in no region.
pub(super) fn seats(role: Role) -> Vec<Seat> {
    let seat = |scope, clusters: &[ClusterId], regions: &[RegionId]| Seat {
        role,
        scope,
        clusters: clusters.to_vec(),
        regions: regions.to_vec(),
    };
    match role {
        Role::National | Role::NationalAnalyst | Role::KsDepartment | Role::Fhi | Role::ExternalEvaluator => {
            vec![seat(Scope::Nation, &[], &[])]
        }
        Role::SystemAdmin => vec![seat(Scope::System, &[], &[])],
        Role::Researcher => {
            vec![seat(Scope::Organisation(OrganisationId(Uuid::from_u128(30))), &[], &[])]
        }
        Role::RegionalCoordinator | Role::KsRegionalOffice => {
            [REGION, OTHER_REGION].into_iter().map(|r| seat(Scope::Region(r), &[], &[r])).collect()
        }
        Role::CountyAuthority | Role::CountyGovernor => {
            vec![seat(Scope::County(county()), &[], &[REGION]), seat(Scope::County(county()), &[], &[])]
        }
        Role::ClusterCoordinator => vec![
            seat(Scope::Cluster(CLUSTER), &[CLUSTER], &[REGION]),
            seat(Scope::Cluster(VACANT), &[VACANT], &[REGION]),
            seat(Scope::Cluster(ELSEWHERE), &[ELSEWHERE], &[OTHER_REGION]),
        ],
        Role::RdContact | Role::RdContactShared => origins()
            .into_iter()
            .map(|origin| {
                let regions: Vec<RegionId> = origin.region.into_iter().collect();
                seat(Scope::Municipality(origin.municipality), &origin.clusters, &regions)
            })
            .collect(),
    }
}

/// One actor for each of [`WHO`].
pub(super) fn actors() -> Vec<Actor> {
    let user = |number| UserId(Uuid::from_u128(number));
    let with = |number, role, scope| {
        let mut actor = Actor::signed_in(user(number), None, vec![Grant { role, scope }], &structure());
        // As if a municipality here let its region withdraw its needs.
        actor.reach.entrust([Delegated {
            task: DelegatedTask::WithdrawNeeds,
            municipality: HERE,
            to: Desk::Region(REGION),
        }]);
        actor
    };
    let organisation = OrganisationId(Uuid::from_u128(30));
    vec![
        Actor::anonymous(),
        Actor::signed_in(user(101), None, Vec::new(), &structure()),
        with(102, Role::RdContact, Scope::Municipality(HERE)),
        with(103, Role::RdContactShared, Scope::Municipality(HERE)),
        with(104, Role::ClusterCoordinator, Scope::Cluster(CLUSTER)),
        with(105, Role::RegionalCoordinator, Scope::Region(REGION)),
        with(106, Role::National, Scope::Nation),
        with(107, Role::NationalAnalyst, Scope::Nation),
        with(110, Role::KsDepartment, Scope::Nation),
        with(111, Role::KsRegionalOffice, Scope::Region(REGION)),
        with(112, Role::Fhi, Scope::Nation),
        with(113, Role::CountyAuthority, Scope::County(county())),
        with(114, Role::CountyGovernor, Scope::County(county())),
        with(115, Role::ExternalEvaluator, Scope::Nation),
        with(108, Role::Researcher, Scope::Organisation(organisation)),
        with(109, Role::SystemAdmin, Scope::System),
    ]
}

/// Introduction programmes of coordinators: the actor's own where she is one, and others' here and elsewhere.
pub(super) fn programmes(actor: &Actor) -> Vec<Introduction> {
    let of = |holder, role, cluster, region| Introduction {
        id: RoleAssignmentId(Uuid::from_u128(2_000)),
        version: 0,
        holder,
        role,
        cluster,
        region: Some(region),
        done: std::collections::BTreeMap::new(),
    };
    let somebody = UserId(Uuid::from_u128(999));
    let mut all = vec![
        of(somebody, Role::ClusterCoordinator, Some(CLUSTER), REGION),
        of(somebody, Role::RegionalCoordinator, None, OTHER_REGION),
    ];
    let coordinates =
        |grant: &Grant| matches!(grant.role, Role::ClusterCoordinator | Role::RegionalCoordinator);
    if let (Some(user), Some(grant)) = (actor.user, actor.grants.iter().find(|grant| coordinates(grant))) {
        let cluster = (grant.role == Role::ClusterCoordinator).then_some(CLUSTER);
        all.push(of(user, grant.role, cluster, REGION));
    }
    all
}

/// Brings a draft from a place to where it stands, where it can come there.
pub(super) type Stage = fn(Need, &Origin) -> Option<Need>;

/// Where a need can stand.
pub(super) const STAGES: [(&str, Stage); 9] = [
    ("draft", |need, _| Some(need)),
    ("sent in", sent_in),
    ("qualified", qualified),
    ("opened to the region", |need, origin| {
        Some(qualified(need, origin)?.open_to_region(None, NOW).ok()?.need)
    }),
    ("lifted to the region", |need, origin| {
        let lifted = lifted(qualified(need, origin)?)?;
        (lifted.process == domain::need::NeedProcess::LiftedRegion).then_some(lifted)
    }),
    ("lifted to the nation", |need, origin| {
        let lifted_once = lifted(qualified(need, origin)?)?;
        match lifted_once.process {
            domain::need::NeedProcess::LiftedRegion => lifted(lifted_once),
            _ => Some(lifted_once),
        }
    }),
    ("published", |need, origin| {
        Some(sent_in(need, origin)?.publish(Publication { with_name: true }, NOW).ok()?.need)
    }),
    ("rejected", |need, origin| Some(sent_in(need, origin)?.reject(why(), NOW).ok()?.need)),
    ("withdrawn", |need, origin| Some(sent_in(need, origin)?.withdraw(None, NOW).ok()?.need)),
];

fn why() -> Reason {
    Reason::parse("Gjeld fleire").unwrap()
}

fn sent_in(need: Need, origin: &Origin) -> Option<Need> {
    let (cluster, level) = destination(&origin.clusters, None, origin.region).ok()?;
    Some(need.submit(Reference::new(2026, 1), cluster, origin.region, level, NOW).ok()?.need)
}

fn qualified(need: Need, origin: &Origin) -> Option<Need> {
    Some(sent_in(need, origin)?.qualify(None, NOW).ok()?.need)
}

fn lifted(need: Need) -> Option<Need> {
    Some(need.lift(why(), &[], NOW).ok()?.need)
}

/// Needs at a stage from every place: by somebody else's hand, and by the actor's where she may register them.
pub(super) fn needs_at(stage: Stage, actor: &Actor) -> Vec<Need> {
    let mut needs = Vec::new();
    for origin in origins() {
        let mut authors = vec![Some(UserId(Uuid::from_u128(999)))];
        if policy::check(actor, Request::RegisterNeed(&origin)).is_ok() {
            authors.push(actor.user);
        }
        for author in authors {
            let wording = Wording {
                language: ContentLanguage::Nn,
                title: NeedTitle::parse("Nattilsyn").unwrap(),
                problem: NeedProblem::parse("Langt mellom husa").unwrap(),
            };
            let id = NeedId(Uuid::from_u128(1_000));
            let (from, classification) = (origin.municipality, Classification::default());
            needs.extend(stage(
                Need::draft(id, from, wording, classification, Channel::Self_, author, NOW),
                &origin,
            ));
        }
    }
    needs
}
