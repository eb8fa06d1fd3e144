//! The database server that tests use, found in one place.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tokio_postgres::{Client, NoTls};

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The address of the server's `postgres` database: `TEST_DATABASE_URL`, else the checkout's own test cluster, which
/// is started when needed.
pub(crate) fn admin_url() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(|| {
        #[expect(clippy::disallowed_methods, reason = "the one place of the tests")]
        let given = std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty());
        given.unwrap_or_else(|| {
            pg(&["start", "test"]);
            pg(&["url", "test"])
        })
    })
}

fn pg(arguments: &[&str]) -> String {
    let output = Command::new(root().join("scripts/pg")).args(arguments).output().expect("scripts/pg runs");
    assert!(output.status.success(), "scripts/pg {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// The address of a database of the server.
pub(crate) fn url_of(database: &str) -> String {
    let admin = admin_url();
    let (scheme, rest) = admin.split_once("://").expect("an address");
    let (host, path) = rest.split_once('/').expect("an address with a database");
    let query = path.find('?').map_or("", |at| &path[at..]);
    format!("{scheme}://{host}/{database}{query}")
}

/// A connection. Its driver runs on the current runtime.
pub(crate) async fn connect(url: &str) -> Client {
    let (client, driver) =
        tokio_postgres::connect(url, NoTls).await.unwrap_or_else(|e| panic!("no database at {url}: {e:?}"));
    tokio::spawn(driver);
    client
}

/// Runs work with a connection to the server's `postgres` database, also where no runtime is at hand.
pub(crate) fn administer(statements: &str) -> Result<(), tokio_postgres::Error> {
    std::thread::scope(|scope| {
        let work = async {
            let client = connect(admin_url()).await;
            for statement in statements.split(';').map(str::trim).filter(|s| !s.is_empty()) {
                client.batch_execute(statement).await?;
            }
            Ok(())
        };
        let run =
            || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work);
        scope.spawn(run).join().unwrap()
    })
}
