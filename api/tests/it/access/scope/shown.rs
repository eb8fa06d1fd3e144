//! What the database shows an actor, beside what the policy allows.

use super::needs::Told;
use super::plan::{TODAY, at};
use domain::access::{Actor, Audience, sees};
use domain::event::Aggregate;
use domain::need::{Need, NeedQuery};
use domain::{EventId, NeedId};
use std::collections::BTreeSet;
use std::fmt::Debug;
use store::AsyncPgConnection;
use store::events::Mark;
use store::keyset::Window;

/// One by one is slow: every actor looks at each so many'th need.
const STRIDE: usize = 23;

const ALL: Window = Window { limit: 10_000, after: None };

fn compare<T: Ord + Debug>(what: &str, shown: &BTreeSet<T>, allowed: &BTreeSet<T>) -> Option<String> {
    let (too_much, missing): (Vec<_>, Vec<_>) =
        (shown.difference(allowed).collect(), allowed.difference(shown).collect());
    (shown != allowed)
        .then(|| format!("{what}: shown but not allowed {too_much:?}, allowed but not shown {missing:?}"))
}

/// Where they differ.
pub(super) async fn differences(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    tales: &[Told],
) -> Vec<String> {
    let mut found = lists(connection, actor, tales).await;
    found.extend(feed(connection, actor, tales).await);
    let first = actor.user.map_or(0, |user| user.0.as_bytes()[15]);
    for told in tales.iter().skip(usize::from(first) % STRIDE).step_by(STRIDE) {
        found.extend(one(connection, actor, told).await);
    }
    found
}

/// Lists, counts, and lists by place, which show nameless needs to those alone who see them for another reason.
async fn lists(connection: &mut AsyncPgConnection, actor: &Actor, tales: &[Told]) -> Vec<String> {
    let allowed = |rule: &dyn Fn(&Need) -> bool| -> BTreeSet<NeedId> {
        tales.iter().map(|told| &told.need).filter(|need| rule(need)).map(|need| need.id).collect()
    };
    let visible = allowed(&|need| sees(actor, &need.audience()));
    let by_place = allowed(&|need| {
        let unpublished = Audience { visibility: need.opened_to, ..need.audience() };
        sees(actor, &need.audience()) && (!need.is_nameless() || sees(actor, &unpublished))
    });
    let everywhere = NeedQuery { municipality: (0..10).map(at).collect(), ..NeedQuery::default() };
    let mut found = Vec::new();
    for (what, query, allowed) in
        [("list", NeedQuery::default(), visible), ("list by place", everywhere, by_place)]
    {
        let page = store::needs::list(connection, actor, &query, &ALL, TODAY).await.unwrap().unwrap();
        let shown = page.into_iter().map(|keyed| keyed.item.need.id).collect();
        found.extend(compare(what, &shown, &allowed));
        let count = store::needs::count(connection, actor, &query).await.unwrap();
        if usize::try_from(count).unwrap() != allowed.len() {
            found.push(format!("{what}: counted {count}, allowed {}", allowed.len()));
        }
    }
    found
}

/// A need by its id, and its history.
async fn one(connection: &mut AsyncPgConnection, actor: &Actor, told: &Told) -> Vec<String> {
    let mut found = Vec::new();
    let need = &told.need;
    let shown = store::needs::find(connection, actor, need.id, TODAY).await.unwrap().is_some();
    if shown != sees(actor, &need.audience()) {
        found.push(format!("need {:?}: shown {shown}", need.audience()));
    }
    let events = store::events::history(
        connection,
        store::events::Reader::Actor(actor),
        Aggregate::Need(need.id),
        &ALL,
    )
    .await
    .unwrap()
    .unwrap();
    let shown: BTreeSet<EventId> = events.into_iter().map(|keyed| keyed.item.id).collect();
    let seen = told.events.iter().filter(|event| event.audience.as_ref().is_some_and(|a| sees(actor, a)));
    found.extend(compare("history", &shown, &seen.map(|event| event.id).collect()));
    found
}

/// The feed: what one sees after it happened, or saw before it.
async fn feed(connection: &mut AsyncPgConnection, actor: &Actor, tales: &[Told]) -> Vec<String> {
    let allowed: BTreeSet<(EventId, bool)> = tales
        .iter()
        .flat_map(|told| &told.events)
        .filter_map(|event| {
            let sees = |audience: &Option<Audience>| audience.as_ref().is_some_and(|a| sees(actor, a));
            let after = sees(&event.audience);
            (after || sees(&event.before)).then_some((event.id, after))
        })
        .collect();
    let start = Mark { position: 0, event: None };
    match store::events::feed(connection, actor, start, ALL.limit).await {
        Ok(feed) => {
            let feed = feed.unwrap();
            assert!(!feed.more, "one stride holds all events");
            let shown =
                feed.events.into_iter().map(|event| (event.mark.event.unwrap(), event.visible)).collect();
            compare("feed", &shown, &allowed).into_iter().collect()
        }
        Err(error) => vec![format!("feed: {error}")],
    }
}
