//! Templates: databases that are made once and cloned for each test.
//!
//! A template's name holds a hash of everything that decides its content, so that a changed migration, table or builder
//! makes a new one. It is made under an advisory lock: tests may run as threads of one process or each in its own.

use crate::clock::MockClock;
use crate::country;
use crate::database::PREFIX;
use crate::server::{admin_url, administer, connect, root, url_of};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::time::Duration;
use store::{Pool, PoolOptions};
use tokio_postgres::{Client, SimpleQueryMessage};

/// What a new database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Template {
    /// The schema alone.
    Empty,
    /// The small invented country and its people.
    Country,
    /// The tables of `data/`: the real registers, and the demo year.
    Demo,
}

/// What decides the content of templates.
const SOURCES: [&str; 7] = [
    "migrations",
    "data",
    "api/src/import",
    "crates/domain/src",
    "crates/language",
    "crates/store/src",
    "crates/test-support/src",
];

/// Any number that nothing else locks.
const LOCK: i64 = 4_202;

impl Template {
    const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Country => "country",
            Self::Demo => "demo",
        }
    }

    /// Its name, after it has been made where it was missing.
    pub(crate) async fn ready(self) -> String {
        let name = format!("ksf_template_{}_{:016x}", self.word(), hash_of_sources());
        let admin = connect(admin_url()).await;
        if !exists(&admin, &name).await {
            admin.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})")).await.unwrap();
            if !exists(&admin, &name).await {
                sweep(&admin, self).await;
                self.make(&name);
            }
            admin.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})")).await.unwrap();
        }
        name
    }

    /// Made under another name first, so that one that was interrupted is never taken for whole.
    fn make(self, name: &str) {
        let draft = format!("ksf_draft_{}", self.word());
        administer(&format!(
            "DROP DATABASE IF EXISTS {draft} WITH (FORCE); CREATE DATABASE {draft} TEMPLATE template0"
        ))
        .unwrap();
        let url = url_of(&draft);
        // Migrations want a runtime of several threads, which a test need not have.
        let migrated = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
            runtime.unwrap().block_on(async move {
                store::migrate(&url, None).await.unwrap();
                let options = PoolOptions {
                    size: 1,
                    wait: Duration::from_secs(5),
                    statement_timeout: Duration::from_mins(1),
                    authorities: None,
                };
                let pool = Pool::new(&url, &options).unwrap();
                store::terms::take_over(&pool).await.unwrap();
                match self {
                    Self::Empty => {}
                    Self::Country => country::fill(&url, &pool).await,
                    Self::Demo => {
                        let (data, clock) = (root().join("data"), MockClock::default());
                        api::import::import_reference(&pool, &data, &clock).await.expect("the registers");
                        api::import::import_demo(&pool, &data, &clock).await.expect("the demo year");
                    }
                }
                pool.close();
            });
        });
        migrated.join().expect("the template can be made");
        administer(&format!(
            "ALTER DATABASE {draft} RENAME TO {name}; ALTER DATABASE {name} IS_TEMPLATE true"
        ))
        .unwrap();
    }
}

async fn exists(admin: &Client, name: &str) -> bool {
    let query = format!("SELECT 1 FROM pg_database WHERE datname = '{name}' AND datistemplate");
    let messages = admin.simple_query(&query).await.unwrap();
    messages.iter().any(|message| matches!(message, SimpleQueryMessage::Row(_)))
}

/// Drops what earlier runs left: templates of this kind from other sources, and databases of processes that are gone.
async fn sweep(admin: &Client, template: Template) {
    let query = format!(
        "SELECT datname FROM pg_database d WHERE (datname LIKE 'ksf\\_template\\_{}\\_%' OR datname LIKE 'ksf\\_test\\_%') \
         AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)",
        template.word()
    );
    for message in admin.simple_query(&query).await.unwrap() {
        let SimpleQueryMessage::Row(row) = message else { continue };
        let name = row.get(0).unwrap_or_default();
        let owner = name.strip_prefix(PREFIX).and_then(|rest| rest.split('_').next());
        if owner.is_some_and(|pid| !Path::new("/proc").exists() || Path::new("/proc").join(pid).exists()) {
            continue;
        }
        // Somebody may have begun to use it in this moment: then it stays.
        let _ = administer(&format!("ALTER DATABASE {name} IS_TEMPLATE false; DROP DATABASE {name}"));
    }
}

fn hash_of_sources() -> u64 {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        add(&root().join(source), &mut hasher);
    }
    hasher.finish()
}

fn add(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let mut entries: Vec<_> = std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for entry in entries {
            add(&entry, hasher);
        }
    } else {
        path.file_name().hash(hasher);
        std::fs::read(path).unwrap().hash(hasher);
    }
}
