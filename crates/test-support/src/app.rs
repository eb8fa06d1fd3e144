//! The running service.

use crate::caller::Caller;
use crate::clock::MockClock;
use crate::database::Database;
use crate::people::{People, Person};
use crate::template::Template;
use api::State;
use api::clock::Clock;
use api::config::{AuthConfig, ServerConfig};
use api::spa::Spa;
use domain::{SessionId, UserId};
use std::fmt::Write;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;
use store::{Pool, PoolOptions};

/// How the service is started, where that is not as usual.
#[derive(Clone, Debug, Default)]
pub struct AppOptions {
    /// Throttles on, and `X-Forwarded-For` believed, so that callers can have addresses.
    pub throttle: bool,
    /// Folder of the built app.
    pub dist: Option<PathBuf>,
    /// Longest time a request may take, where it is not half a minute.
    pub request_timeout: Option<Duration>,
    /// How long it still serves after it was told to stop; not at all unless said.
    pub stop_delay: Duration,
}

/// The service on a free port, over a database of its own.
pub struct TestApp {
    /// Its database.
    pub database: Database,
    /// Its clock.
    pub clock: Arc<MockClock>,
    /// Its address.
    pub origin: String,
    /// What its requests share.
    pub state: Arc<State>,
    pub(crate) http: reqwest::Client,
    stop: Option<Box<dyn FnOnce() + Send>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

/// What the server's thread tells when it runs.
struct Running {
    state: Arc<State>,
    stop: Box<dyn FnOnce() + Send>,
}

impl TestApp {
    /// With the small country and its people.
    pub async fn start() -> (Self, People) {
        Self::start_with(AppOptions::default()).await
    }

    /// The same, started in another way.
    pub async fn start_with(options: AppOptions) -> (Self, People) {
        let app = Self::on(Database::of(Template::Country).await, options);
        let people = People::of(&app);
        (app, people)
    }

    /// On a database that is there.
    pub fn on(database: Database, options: AppOptions) -> Self {
        let clock = Arc::new(MockClock::default());
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (url, ticking) = (database.url.clone(), Arc::<MockClock>::clone(&clock));
        let (sender, receiver) = mpsc::channel();
        // A thread of its own, so that a test may block without holding the service up.
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let spa = options.dist.as_deref().map(|dist| Spa::load(dist).unwrap()).unwrap_or_default();
                let state = Arc::new(state(&url, ticking, &options).await);
                let server = api::server::serve(Arc::clone(&state), Arc::new(spa), listener, 1).unwrap();
                let handle = server.handle();
                let stop = Box::new(move || drop(handle.stop(false)));
                sender.send(Running { state, stop }).unwrap();
                server.await.unwrap();
            });
        });
        let Running { state, stop } = receiver.recv().expect("the service starts");
        let http = reqwest::Client::builder().pool_max_idle_per_host(64).build().unwrap();
        Self { database, clock, origin, state, http, stop: Some(stop), thread: Some(thread) }
    }

    /// Somebody who is not signed in.
    pub fn anonymous(&self) -> Caller {
        Caller::new(self, None)
    }

    /// A person of the country.
    pub fn caller_of(&self, person: &Person) -> Caller {
        self.caller(person.user, person.session)
    }

    /// A user in a session.
    pub fn caller(&self, user: UserId, session: SessionId) -> Caller {
        Caller::new(self, Some((user, session)))
    }

    /// Makes an account with roles, given as `(role, column of the scope, id there)`, and a session for it.
    pub async fn somebody(&self, name: &str, roles: &[(&str, Option<(&str, uuid::Uuid)>)]) -> Caller {
        let (user, session, now) = (self.clock.id(), self.clock.id(), self.clock.now());
        let mut sql = format!(
            "INSERT INTO users (id, version, email, display_name, language, active, created_at, updated_at) \
             VALUES ('{user}', 1, '{user}@example.org', '{name}', 'nb', true, '{now}', '{now}'); \
             INSERT INTO sessions (id, user_id, created_at, expires_at) \
             VALUES ('{session}', '{user}', '{now}', '2028-01-01Z');"
        );
        for (role, scope) in roles {
            let id = self.clock.id();
            let (column, value) = match scope {
                Some((column, value)) => (format!(", {column}"), format!(", '{value}'")),
                None => (String::new(), String::new()),
            };
            // Nobody holds a role on a municipality that is no more.
            let until = match scope {
                Some(("municipality_id", id)) => {
                    format!("(SELECT upper(valid) FROM municipalities WHERE id = '{id}')")
                }
                _ => "NULL".to_owned(),
            };
            write!(
                sql,
                "INSERT INTO role_assignments (id, user_id, role, valid, decided_by, created_at{column}) \
                 VALUES ('{id}', '{user}', '{role}', daterange('2025-01-01', {until}), 'test', '{now}'{value});"
            )
            .unwrap();
        }
        self.database.run(&sql).await;
        self.caller(UserId(user), SessionId(session))
    }
}

async fn state(url: &str, clock: Arc<dyn Clock>, options: &AppOptions) -> State {
    let pool = |size| {
        let options = PoolOptions {
            size,
            wait: Duration::from_secs(10),
            statement_timeout: Duration::from_secs(20),
            authorities: None,
        };
        Pool::new(url, &options).unwrap()
    };
    let server = ServerConfig {
        bind: None,
        port: 0,
        public_url: "http://localhost".to_owned(),
        dist: PathBuf::new(),
        behind_proxy: options.throttle,
        throttle: options.throttle,
        request_timeout: options.request_timeout.unwrap_or(Duration::from_secs(30)),
        stop_delay: options.stop_delay,
    };
    let (requests, exports) = (pool(20), pool(2));
    let demo = store::installation::is_demo(&mut requests.get().await.unwrap()).await.unwrap();
    State::new(requests, exports, clock, AuthConfig::new(SECRET.to_vec()), server, demo)
}

/// The installation's key of the tests.
pub const SECRET: &[u8] = b"the key of the tests, which is no secret";

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop();
        }
        // Before the database goes: the service would only complain.
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
