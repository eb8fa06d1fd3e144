//! The program's commands.

use crate::clock::{Clock, SystemClock};
use crate::config::{DatabaseConfig, Env};
use crate::spa::Spa;
use crate::state::State;
use actix_web::web;
use clap::{Parser, Subcommand, ValueEnum};
use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use store::{Pool, PoolOptions};
use tracing_subscriber::EnvFilter;

/// KSF-plattformen: the service and what operates it.
#[derive(Debug, Parser)]
#[command(name = "api", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API and the app.
    Serve,
    /// Bring the database to this version's schema and search terms.
    Migrate,
    /// Print the OpenAPI document.
    Openapi,
    /// Take in the tables of a data directory, or a list of changes: all or nothing, and nothing twice.
    Import {
        /// Which tables.
        what: What,
        /// The list of changes; with `changes` and only then.
        #[arg(required_if_eq("what", "changes"))]
        file: Option<PathBuf>,
        /// The data directory.
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
    /// Manage administrators from the server.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Municipalities, counties, regions, organisations, existing cooperation.
    Reference,
    /// One believable year of examples; marks the whole database as demo.
    Demo,
    /// Municipalities and counties that merge, split, or get other names and numbers, from a file.
    Changes,
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Make an administrator, the first one too, and print a one-time link to set a password with.
    Create {
        /// E-mail address; becomes the sign-in name.
        #[arg(long)]
        email: String,
        /// What the person is shown as.
        #[arg(long, default_value = "Systemadministrator")]
        name: String,
    },
}

/// Runs the program; a failure is one clear line and a non-zero exit.
pub async fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_new(Env.log_filter()).unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    crate::middleware::log_panics();
    let outcome = match arguments.command {
        Command::Serve => serve().await,
        Command::Migrate => migrate().await,
        Command::Openapi => print_openapi(),
        Command::Import { what, file, data } => import(what, file.as_deref(), &data).await,
        Command::Admin { command: AdminCommand::Create { email, name } } => create_admin(&email, &name).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&mut std::io::stderr(), &format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn say(to: &mut impl Write, line: &str) {
    // A closed terminal is no reason to fail.
    let _ = writeln!(to, "{line}");
}

fn print_openapi() -> anyhow::Result<()> {
    let text = crate::openapi::text().map_err(anyhow::Error::msg)?;
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

async fn import(what: What, file: Option<&Path>, data: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(
        file.is_none() || what == What::Changes,
        "a file is for `api import changes`; a data directory is named with --data"
    );
    let database = Env.database()?;
    refuse_unfit(&database).await?;
    require_migrated(&database).await?;
    let pool = pool(&database, 1)?;
    let summary = match what {
        What::Changes => {
            let file = file.ok_or_else(|| anyhow::anyhow!("name the file with the list of changes"))?;
            crate::import::import_changes(&pool, file, &SystemClock).await?
        }
        What::Reference => crate::import::import_reference(&pool, data, &SystemClock).await?,
        What::Demo => crate::import::import_demo(&pool, data, &SystemClock).await?,
    };
    say(&mut std::io::stdout(), &summary.to_string());
    Ok(())
}

async fn migrate() -> anyhow::Result<()> {
    let database = Env.database()?;
    refuse_unfit(&database).await?;
    let count = store::migrate(&database.url, database.authorities.as_ref()).await?;
    say(&mut std::io::stdout(), &format!("{count} migrations run"));
    let terms = store::terms::take_over(&pool(&database, 1)?).await?;
    if terms > 0 {
        say(&mut std::io::stdout(), &format!("search terms of {terms} rows made anew"));
    }
    Ok(())
}

/// A database that is too old, cannot hold Norwegian text, or was run by a newer version, is refused before anything is
/// done to it.
async fn refuse_unfit(database: &DatabaseConfig) -> anyhow::Result<()> {
    let pool = pool(database, 1)?;
    let mut connection = pool.get().await?;
    if let Some(problem) = store::installation::unfit(&mut connection).await? {
        anyhow::bail!("the database of DATABASE_URL cannot be used: {problem}");
    }
    drop(connection);
    let unknown = store::unknown(&database.url, database.authorities.as_ref()).await?;
    if let Some(newest) = unknown.last() {
        anyhow::bail!(
            "the database has migration {newest}, which this version does not know: it was run by a newer version; use that one"
        );
    }
    Ok(())
}

async fn require_migrated(database: &DatabaseConfig) -> anyhow::Result<()> {
    let waiting = store::pending(&database.url, database.authorities.as_ref()).await?;
    anyhow::ensure!(waiting == 0, "{waiting} migrations have not run: run `api migrate` first");
    let pool = pool(database, 1)?;
    anyhow::ensure!(
        store::terms::are_ours(&mut *pool.get().await?).await?,
        "the database's search terms are of another version than this one's: run `api migrate` first"
    );
    Ok(())
}

fn pool(database: &DatabaseConfig, size: usize) -> anyhow::Result<Pool> {
    let options = PoolOptions {
        size,
        wait: Duration::from_secs(5),
        statement_timeout: Duration::from_secs(20),
        authorities: database.authorities.clone(),
    };
    Ok(Pool::new(&database.url, &options)?)
}

async fn serve() -> anyhow::Result<()> {
    let (database, server, auth) = (Env.database()?, Env.server()?, Env.auth()?);
    refuse_unfit(&database).await?;
    require_migrated(&database).await?;
    let requests = pool(&database, database.connections)?;
    let exports = PoolOptions {
        size: 3,
        wait: Duration::from_secs(10),
        statement_timeout: Duration::from_mins(5),
        authorities: database.authorities.clone(),
    };
    let exports = Pool::new(&database.url, &exports)?;
    let demo = store::installation::is_demo(&mut *requests.get().await?).await?;
    let spa = Spa::load(&server.dist)?;
    // A demo is for the one who runs it, unless BIND says otherwise.
    let usual = if demo { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { IpAddr::V4(Ipv4Addr::UNSPECIFIED) };
    let address = SocketAddr::new(server.bind.unwrap_or(usual), server.port);
    let mut state = State::new(requests, exports, Arc::new(SystemClock), auth, server, demo);
    state.commit = Env.commit();
    let listener = TcpListener::bind(address).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            anyhow::anyhow!("port {} is in use: stop what uses it, or set PORT to another", address.port())
        }
        _ => anyhow::anyhow!("cannot listen on {address}: {error}"),
    })?;
    announce(&state.server.public_url, demo);
    Ok(crate::server::run(web::Data::new(state), spa, listener, crate::server::signals()).await?)
}

fn announce(public_url: &str, demo: bool) {
    let out = &mut std::io::stdout();
    say(out, &format!("KSF-plattformen: {public_url}"));
    if demo {
        say(out, "Demo content. Accounts, all with the password ksf-demo-2026:");
        for account in [
            "nasjonal@demo.example      KSF nasjonalt",
            "analytiker@demo.example    analytiker i KS",
            "region.vest@demo.example   regional koordinator, KSF Vest",
            "klynge@demo.example        klyngekoordinator, Bergen",
            "fou@demo.example           FoU-kontakt, Voss",
            "fou2@demo.example          FoU-kontakt, Masfjorden og Austrheim",
            "fou3@demo.example          FoU-kontakt, Hjartdal (utenfor alle klynger)",
            "forsker@demo.example       forsker, Høgskulen på Vestlandet",
            "admin@demo.example         systemadministrator",
        ] {
            say(out, &format!("  {account}"));
        }
    }
}

async fn create_admin(email: &str, name: &str) -> anyhow::Result<()> {
    let (database, server, auth) = (Env.database()?, Env.server()?, Env.auth()?);
    let pool = pool(&database, 1)?;
    let clock = SystemClock;
    let email = domain::text::Email::parse(email)
        .map_err(|_| anyhow::anyhow!("`{email}` is not an e-mail address"))?;
    let name = domain::text::DisplayName::parse(name).map_err(|e| anyhow::anyhow!("--name {e}"))?;
    let link = crate::auth::secret::make()?;
    let made = crate::admin::create(&pool, &clock, &auth, &email, &name, &link).await?;
    let out = &mut std::io::stdout();
    say(
        out,
        &format!(
            "{} {email}",
            if made { "Made administrator" } else { "New link for administrator" },
            email = email.as_str()
        ),
    );
    say(
        out,
        &format!(
            "Set a password at {}/konto/passord#{} (works once, until {})",
            server.public_url,
            link.text,
            clock.now() + auth.link
        ),
    );
    Ok(())
}
