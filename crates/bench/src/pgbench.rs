//! The database alone: PostgreSQL's own `pgbench` with the reference query, prepared.

use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::time::Duration;
use tokio::process::Command;

/// What pgbench measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) transactions: u64,
    pub(crate) seconds: f64,
}

/// Runs the reference query on so many connections for a while.
///
/// # Errors
/// When pgbench is not there, or says that something failed.
pub(crate) async fn run(
    program: &Path,
    database: &str,
    query: &Path,
    connections: usize,
    during: Duration,
) -> Result<Measured> {
    let output = Command::new(program)
        .args(["--no-vacuum", "--protocol", "prepared", "--jobs", "2"])
        .args(["--client", &connections.to_string(), "--time", &during.as_secs().max(1).to_string()])
        .arg("--file")
        .arg(query)
        .arg(database)
        .output()
        .await
        .with_context(|| format!("could not start {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "pgbench failed: {}", String::from_utf8_lossy(&output.stderr));
    read(&said).with_context(|| format!("pgbench said something unexpected: {said}"))
}

fn read(said: &str) -> Option<Measured> {
    let after =
        |label: &str| said.lines().find_map(|line| line.strip_prefix(label)?.split_whitespace().next());
    let transactions: u64 = after("number of transactions actually processed:")?.parse().ok()?;
    let a_second: f64 = after("tps =")?.parse().ok()?;
    #[expect(clippy::cast_precision_loss, reason = "a count of some seconds")]
    let seconds = transactions as f64 / a_second;
    Some(Measured { transactions, seconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pgbench_says_is_read() {
        let said = "scaling factor: 1\nnumber of transactions actually processed: 5000\n\
                    number of failed transactions: 0 (0.000%)\ntps = 2500.000000 (without initial connection time)\n";
        let measured = read(said).unwrap();
        assert_eq!(measured.transactions, 5000);
        assert!((measured.seconds - 2.0).abs() < 1e-9);
        assert!(read("pgbench: error").is_none());
    }
}
