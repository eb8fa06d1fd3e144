//! The database shows each actor exactly what the policy allows: random worlds, every actor against every need and
//! event. A world follows from its seed; `SEED=…` tries others.

mod needs;
mod people;
mod plan;
mod shown;

use needs::{Told, tales};
use people::People;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use shown::differences;
use std::fmt::Write;
use std::time::Duration;
use store::{Pool, PoolOptions};
use test_support::{Database, Template};

/// Worlds a run tries.
const WORLDS: u64 = 3;
/// Needs in each.
const NEEDS: usize = 150;
/// People with roles in each; as many actors more have roles that the database does not know.
const PEOPLE: usize = 30;

fn seed() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "whoever looks for more says so")]
    let given = std::env::var("SEED").ok();
    given.map_or(1, |seed| seed.parse().unwrap())
}

fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_be_bytes());
    TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

fn pick<S: Strategy>(runner: &mut TestRunner, strategy: S) -> S::Value {
    strategy.new_tree(runner).unwrap().current()
}

fn pool(database: &Database) -> Pool {
    let options = PoolOptions {
        size: 1,
        wait: Duration::from_secs(10),
        statement_timeout: Duration::from_secs(20),
        authorities: None,
    };
    Pool::new(&database.url, &options).unwrap()
}

#[tokio::test]
async fn the_database_shows_every_actor_exactly_what_the_policy_allows() {
    let (first, mut found) = (seed(), String::new());
    for seed in first..first + WORLDS {
        let mut runner = runner(seed);
        let plan = pick(&mut runner, plan::plan());
        let people = People::of(&plan, pick(&mut runner, people::draws(PEOPLE)));
        let structure = people.structure();
        let tales: Vec<Told> = pick(&mut runner, tales(NEEDS))
            .into_iter()
            .enumerate()
            .map(|(n, t)| t.told(n, &structure))
            .collect();
        let others = pick(&mut runner, people::actors_at_will(PEOPLE));

        let database = Database::of(Template::Country).await;
        database.run(&(plan.sql() + &people.sql())).await;
        let pool = pool(&database);
        let mut connection = pool.get().await.unwrap();
        needs::store(&mut connection, &tales).await;

        let known = people.actors();
        for actor in &known {
            let loaded =
                store::actor::of_user(&mut connection, actor.user.unwrap(), None, plan::TODAY).await.unwrap();
            if loaded.reach != actor.reach {
                write!(
                    found,
                    "\nseed {seed}: {:?}\n  reaches {:?}\n  but was loaded with {:?}",
                    actor.grants, actor.reach, loaded.reach
                )
                .unwrap();
            }
        }
        let nobody = domain::access::Actor::anonymous();
        for actor in known.iter().chain(&others).chain([&nobody]) {
            for difference in differences(&mut connection, actor, &tales).await {
                write!(found, "\nseed {seed}: {:?}: {difference}", actor.grants).unwrap();
            }
        }
    }
    let lines = found.lines().filter(|line| !line.is_empty()).count();
    let shown: Vec<&str> = found.lines().take(12).collect();
    assert!(lines == 0, "SEED={first}: {lines} differences{}", shown.join("\n"));
}
