//! What the pure policy says of a person and a request, without the routes.

use super::given::Target;
use super::table::{Asks, Row};
use api::clock::Clock;
use contract::problem::Code;
use domain::UserId;
use domain::access::policy::{self, Origin, Place, Request};
use domain::access::{Actor, sees};
use domain::introduction::Introduction;
use domain::need::Need;
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
    let mut subject = Subject { place: target.place.clone(), ..Subject::default() };
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
    subject
}

/// How the policy would have the request answered.
pub(super) fn decide(asks: Asks, actor: &Actor, subject: &Subject) -> Result<(), Code> {
    let check = |request| policy::check(actor, request).map_err(|_| Code::Forbidden);
    match asks {
        Asks::SignedIn => Ok(()),
        Asks::System(action) => check(Request::System(action)),
        Asks::Structure(action) => check(Request::Structure(action)),
        Asks::At(who) => check(Request::At(who, subject.place.as_ref().unwrap())),
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
