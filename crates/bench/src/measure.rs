//! The run: everything in turns, some rounds of it, so that what else the machine does meets all alike.

use crate::load::{self, Answered, Asked};
use crate::pgbench;
use crate::report::{Ratios, Report};
use crate::requests::Requests;
use anyhow::{Context, Result, ensure};
use clap::Args;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::process::{Child, Command};

/// What is measured, and how long.
#[derive(Clone, Debug, Args)]
pub(crate) struct Setting {
    /// Where the service is, such as http://localhost:8080.
    #[arg(long)]
    origin: String,
    /// Its database.
    #[arg(long)]
    database: String,
    /// PostgreSQL's pgbench.
    #[arg(long, default_value = "pgbench")]
    pgbench: PathBuf,
    /// The reference query.
    #[arg(long, default_value = "crates/bench/reference.sql")]
    reference: PathBuf,
    /// A port for the bare handler.
    #[arg(long, default_value_t = 8099)]
    bare_port: u16,
    /// Where the numbers are written.
    #[arg(long)]
    out: PathBuf,
    /// The commit that is measured.
    #[arg(long, default_value = "unknown")]
    commit: String,
    /// Requests under way at once.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Rounds.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Seconds for each in a round.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
}

/// What is asked for, by name.
const NAMES: [&str; 6] = ["list_page", "one_need", "etag_hit", "search", "create", "bare_handler"];

/// Measures; whether every mark was reached.
///
/// # Errors
/// When the service, the database or pgbench fails.
pub(crate) async fn measure(setting: &Setting) -> Result<bool> {
    let service = setting.origin.strip_prefix("http://").context("the origin must begin with http://")?;
    let asked = Requests::new(&setting.origin).await?;
    let bytes = body(service, &asked.list).await?;
    let bare_body = setting.out.with_extension("body");
    std::fs::write(&bare_body, &bytes)?;
    let bare_at = format!("127.0.0.1:{}", setting.bare_port);
    let mut bare = bare(setting.bare_port, &bare_body)?;
    until_it_answers(&bare_at, &mut bare).await?;

    let during = Duration::from_secs(setting.seconds);
    let mut sums = Vec::new();
    for name in NAMES {
        sums.push((name, Answered::none()?));
    }
    let mut ratios = Ratios::default();
    let mut database = Vec::new();
    let turns = [
        (service, &asked.list),
        (service, &asked.one),
        (service, &asked.unchanged),
        (service, &asked.search),
        (service, &asked.create),
        (bare_at.as_str(), &asked.list),
    ];
    for (at, asked) in turns {
        load::ask(at, asked, setting.connections, Duration::from_secs(1)).await?; // to warm up
    }
    for _ in 0..setting.rounds.max(1) {
        let reference = pgbench::run(
            &setting.pgbench,
            &setting.database,
            &setting.reference,
            setting.connections,
            during,
        )
        .await?;
        database.push(reference);
        let mut round = Vec::new();
        for ((at, asked), (_, sum)) in turns.iter().zip(&mut sums) {
            let answered = load::ask(at, asked, setting.connections, during).await?;
            sum.add(&answered)?;
            round.push(answered);
        }
        ratios.round(reference, &round);
    }
    bare.kill().await?;
    std::fs::remove_file(&bare_body)?;
    let report =
        Report::new(setting.commit.clone(), setting.connections, bytes.len(), &sums, &database, &ratios);
    report.tell();
    report.write(&setting.out)?;
    Ok(report.reached())
}

/// The answer that the bare handler gives too.
async fn body(at: &str, asked: &Asked) -> Result<Vec<u8>> {
    let mut connection = load::connect(at).await?;
    let (status, body) = load::once(&mut connection, at, asked).await?;
    ensure!(status == asked.status, "the list answered {status}");
    Ok(body.to_vec())
}

/// This program again, as the bare handler.
fn bare(port: u16, body: &Path) -> Result<Child> {
    let program = std::env::current_exe()?;
    Ok(Command::new(program)
        .args(["bare", "--port", &port.to_string(), "--body"])
        .arg(body)
        .kill_on_drop(true)
        .spawn()?)
}

async fn until_it_answers(at: &str, bare: &mut Child) -> Result<()> {
    for _ in 0..100 {
        ensure!(bare.try_wait()?.is_none(), "the bare handler ended at once: is its port taken?");
        if load::connect(at).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("the bare handler does not answer at {at}")
}
