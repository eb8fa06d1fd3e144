//! What the pure policy says of a person and a request, without the routes.

use super::given::Target;
use super::table::{Asks, Row};
use api::clock::Clock;
use contract::problem::Code;
use domain::UserId;
use domain::access::policy::{self, HeldSeat, Origin, Place, Request, Seat, finds_role, sees_role};
use domain::access::{Actor, sees};
use domain::introduction::Introduction;
use domain::need::Need;
use domain::role::RoleStatus;
use store::needs::Which;
use test_support::TestApp;
use time::Date;

/// What a request is about, as the policy knows it.
#[derive(Default)]
pub(super) struct Subject {
    need: Option<Need>,
    origin: Option<Origin>,
    place: Option<Place>,
    introduction: Option<Introduction>,
    held: Option<HeldSeat>,
    owner: Option<UserId>,
    seat: Option<Seat>,
}

fn today(app: &TestApp) -> Date {
    domain::oslo::day(app.clock.now())
}

/// A person as an actor.
pub(super) async fn actor(app: &TestApp, user: UserId) -> Actor {
    let mut connection = app.state.pool.get().await.unwrap();
    store::actor::of_user(&mut connection, user, None, today(app)).await.unwrap()
}

/// What the request is about, seen by somebody who sees it.
pub(super) async fn subject(app: &TestApp, row: &Row, target: &Target, right: &Actor) -> Subject {
    let mut connection = app.state.pool.get().await.unwrap();
    let mut subject = Subject {
        place: target.place.clone(),
        held: target.held.clone(),
        owner: target.owner,
        ..Subject::default()
    };
    if let Asks::Grant(role, number) = row.asks {
        let place = store::roles::Place::Municipality(number);
        let scope = store::roles::scope(&mut connection, place, today(app)).await.unwrap().unwrap();
        subject.seat = Some(store::roles::seat(&mut connection, role, scope, today(app)).await.unwrap());
    }
    if let Some(id) = target.need {
        let found = store::needs::find(&mut connection, right, id, today(app)).await.unwrap();
        subject.need = Some(found.unwrap().need);
    }
    if let Some(id) = target.introduction {
        let found = store::introductions::find(&mut connection, id, today(app)).await.unwrap();
        subject.introduction = Some(found.unwrap().introduction);
    }
    if let Some(number) = row.body["municipality"].as_str() {
        subject.origin =
            store::needs::origin(&mut connection, Which::Number(number), today(app)).await.unwrap();
    }
    if let Some(number) = target.spoken_for {
        let origin = store::needs::origin(&mut connection, Which::Number(number), today(app)).await.unwrap();
        let mut place = origin.unwrap().place();
        if let Some(cluster) = target.member_of {
            place.clusters = vec![cluster];
        }
        subject.place = Some(place);
    }
    subject
}

/// How the policy would have the request answered.
pub(super) fn decide(asks: Asks, actor: &Actor, subject: &Subject) -> Result<(), Code> {
    let check = |request| policy::check(actor, request).map_err(|_| Code::Forbidden);
    match asks {
        Asks::SignedIn => Ok(()),
        Asks::System(action) => check(Request::System(action)),
        Asks::At(who) => check(Request::At(who, subject.place.as_ref().unwrap())),
        Asks::Own => {
            if actor.user == subject.owner {
                Ok(())
            } else {
                Err(Code::NotFound)
            }
        }
        Asks::Grant(..) => check(Request::GrantRole(subject.seat.as_ref().unwrap(), None)),
        Asks::SeeRole => see(actor, subject),
        // What is looked for in the table is an offer.
        Asks::FindRole => {
            let found = finds_role(actor, subject.held.as_ref().unwrap(), RoleStatus::Proposed);
            if found { Ok(()) } else { Err(Code::NotFound) }
        }
        Asks::Role(action) => {
            see(actor, subject)?;
            check(Request::Role(action, subject.held.as_ref().unwrap()))
        }
        Asks::SeeConsent => in_ksf(actor),
        Asks::Consent(who) => {
            in_ksf(actor)?;
            check(Request::At(who, subject.place.as_ref().unwrap()))
        }
        Asks::RegisterNeed => check(Request::RegisterNeed(subject.origin.as_ref().unwrap())),
        Asks::Introduction(action) => {
            let programme = subject.introduction.as_ref().unwrap();
            let code = if programme.seen_by(actor) { Code::Forbidden } else { Code::NotFound };
            policy::check(actor, Request::Introduction(action, programme)).map_err(|_| code)
        }
        Asks::Need(action) => {
            let need = subject.need.as_ref().unwrap();
            if !sees(actor, &need.audience()) {
                return Err(Code::NotFound);
            }
            check(Request::Need(action, need))
        }
    }
}

fn see(actor: &Actor, subject: &Subject) -> Result<(), Code> {
    if sees_role(actor, subject.held.as_ref().unwrap()) { Ok(()) } else { Err(Code::NotFound) }
}

fn in_ksf(actor: &Actor) -> Result<(), Code> {
    if actor.reach.in_ksf { Ok(()) } else { Err(Code::NotFound) }
}
