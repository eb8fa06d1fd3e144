//! Writers and a reader at the same time: nothing missed, nothing twice, in the order of the commits.

use contract::changes::ChangesFilter;
use domain::access::{Audience, Level, Visibility};
use domain::event::{Aggregate, By, EventBody, NeedChange, NewEvent};
use domain::{CommandId, EventId, NeedId};
use futures_util::future::{join, join_all};
use serde_json::json;
use std::sync::atomic::{AtomicU64, Ordering};
use store::{StoreError, events};
use test_support::{Caller, Story, TestApp, a_need, municipality};
use tokio::sync::watch;

/// Changes a writer makes.
const CHANGES: i32 = 5;

/// A change that was answered for: what it changed, and when it was asked for and answered by a clock all share.
struct Done {
    aggregate: String,
    version: i32,
    asked: u64,
    answered: u64,
}

/// The clock all share.
#[derive(Default)]
struct Ticks(AtomicU64);

impl Ticks {
    fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }
}

/// Sends a need in and edits it, over HTTP.
async fn through_the_app(contact: &Caller, ticks: &Ticks) -> Vec<Done> {
    let mut done = Vec::new();
    let mut story = Story::draft(contact, &a_need()).await;
    for change in 0..CHANGES {
        let asked = ticks.next();
        story = match change {
            0 => story.then(contact, "submit", &json!({})).await,
            _ => story.edited(contact, &json!({ "title": format!("Nattilsyn {change}") })).await,
        };
        done.push(Done {
            aggregate: story.id.to_string(),
            version: story.view.version,
            asked,
            answered: ticks.next(),
        });
    }
    done
}

/// How a writer that goes to the store itself ends its transactions.
#[derive(Clone, Copy)]
enum Ending {
    /// Commits when the reader has been past some more times.
    Slow,
    /// Rolls back.
    Undone,
}

/// Appends events by the function every command uses, and ends the transaction in its own way.
async fn by_the_store(
    app: &TestApp,
    ending: Ending,
    ticks: &Ticks,
    mut reads: watch::Receiver<u64>,
) -> Vec<Done> {
    let mut done = Vec::new();
    let need = NeedId(app.state.clock.id());
    for version in 1..=CHANGES {
        let event = an_event(app, need, version);
        let asked = ticks.next();
        let result = store::transaction::write(&app.state.pool, async |connection| {
            events::append(connection, std::slice::from_ref(&event)).await?;
            match ending {
                Ending::Slow => {
                    // Had the position been taken without holding the others back, the reader would now be past it.
                    let mut reads = reads.clone();
                    let before = *reads.borrow();
                    reads.wait_for(|count| *count >= before + 3).await.unwrap();
                    Ok(())
                }
                Ending::Undone => Err(StoreError::Stale),
            }
        })
        .await;
        reads.mark_unchanged();
        match ending {
            Ending::Slow => {
                result.unwrap();
                done.push(Done { aggregate: need.to_string(), version, asked, answered: ticks.next() });
            }
            Ending::Undone => assert!(matches!(result, Err(StoreError::Stale)), "{result:?}"),
        }
    }
    done
}

fn an_event(app: &TestApp, need: NeedId, version: i32) -> NewEvent {
    let clock = &app.state.clock;
    NewEvent {
        id: EventId(clock.id()),
        command: CommandId(clock.id()),
        aggregate: Aggregate::Need(need),
        version,
        by: By::System,
        on_behalf_of: None,
        reason: None,
        voice: domain::structure::Voice::SILENT,
        overrides: Vec::new(),
        at: clock.now(),
        effective_on: clock.now().date(),
        audience: Some(Audience {
            visibility: Visibility::National,
            private: false,
            municipalities: vec![municipality("4621")],
            cluster: None,
            region: None,
            held_by: Level::National,
            author: None,
        }),
        before: None,
        body: EventBody::Need(NeedChange::Qualified),
    }
}

/// Follows the feed until it has reached the end after the writers were done.
async fn follow(reader: &Caller, writing: &watch::Receiver<bool>, reads: watch::Sender<u64>) -> Vec<String> {
    let mut filter = ChangesFilter { sync_token: None, limit: Some(7) };
    let mut seen = Vec::new();
    loop {
        let over = !*writing.borrow();
        let changes = reader.client().list_changes(&filter).await.unwrap();
        reads.send_modify(|count| *count += 1);
        seen.extend(changes.events.iter().map(|change| change.id.to_string()));
        filter.sync_token = Some(changes.sync_token);
        if over && !changes.has_more {
            return seen;
        }
    }
}

#[tokio::test]
async fn a_reader_among_sixteen_writers_misses_nothing_hears_nothing_twice_and_in_the_order_of_commits() {
    let (app, people) = TestApp::start().await;
    let ticks = Ticks::default();
    let (reads, read) = watch::channel(0);
    let (writing, still) = watch::channel(true);
    let contacts = [&people.voss_contact, &people.bodo_contact, &people.oslo_contact];
    let in_app = join_all((0..8).map(|n| through_the_app(contacts[n % contacts.len()], &ticks)));
    let slow = join_all((0..4).map(|_| by_the_store(&app, Ending::Slow, &ticks, read.clone())));
    let undone = join_all((0..4).map(|_| by_the_store(&app, Ending::Undone, &ticks, read.clone())));
    let writers = async {
        let (done, (slow, undone)) = join(in_app, join(slow, undone)).await;
        writing.send(false).unwrap();
        assert!(undone.iter().all(Vec::is_empty));
        done.into_iter().chain(slow).flatten().collect::<Vec<Done>>()
    };
    let (done, seen) = join(writers, follow(&people.analyst, &still, reads)).await;
    assert_eq!(done.len(), 12 * usize::try_from(CHANGES).unwrap());

    // Nothing missed, nothing twice, no order of the feed's own.
    let log =
        app.database.rows("SELECT position, aggregate_id, aggregate_version FROM events ORDER BY 1").await;
    let logged: Vec<&str> = log.iter().map(|row| row["aggregate_id"].as_str().unwrap()).collect();
    assert_eq!(seen, logged);
    assert_eq!(seen.len(), done.len());
    // What was undone leaves no hole.
    let positions: Vec<i64> = log.iter().map(|row| row["position"].as_i64().unwrap()).collect();
    assert_eq!(positions, (1..=i64::try_from(log.len()).unwrap()).collect::<Vec<_>>());
    // Whoever asked after another was answered comes after him.
    let place = |one: &Done| {
        log.iter()
            .position(|row| row["aggregate_id"] == one.aggregate && row["aggregate_version"] == one.version)
            .unwrap_or_else(|| panic!("version {} of {} is in the log", one.version, one.aggregate))
    };
    let placed: Vec<(usize, &Done)> = done.iter().map(|one| (place(one), one)).collect();
    for (earlier, one) in &placed {
        for (later, other) in &placed {
            assert!(one.answered > other.asked || earlier < later, "{earlier} was committed before {later}");
        }
    }
}
