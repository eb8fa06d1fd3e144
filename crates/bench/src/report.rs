//! The numbers, as ratios: what a machine does in a second says little, what it does beside something else says much.

use crate::load::Answered;
use crate::pgbench::Measured;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;

/// The list page must reach this part of what the database alone does.
const LIST_OF_PGBENCH: f64 = 0.30;
/// What is unchanged must be answered so many times as often as the list page.
const ETAG_OF_LIST: f64 = 3.0;

/// Tells the person at the terminal what happens.
#[expect(clippy::print_stderr, reason = "a command-line tool speaks on its standard error")]
pub(crate) fn say(text: impl Display) {
    eprintln!("{text}");
}

/// The ratios of each round.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ratios {
    list_of_pgbench: Vec<f64>,
    list_of_bare: Vec<f64>,
    etag_of_list: Vec<f64>,
}

impl Ratios {
    /// A round: the answers in the order of the names.
    pub(crate) fn round(&mut self, database: Measured, round: &[Answered]) {
        if let [list, _, etag, .., bare] = round {
            self.list_of_pgbench.push(list.a_second() / database.a_second());
            self.list_of_bare.push(list.a_second() / bare.a_second());
            self.etag_of_list.push(etag.a_second() / list.a_second());
        }
    }
}

/// The middle one.
fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "counts of some seconds")]
fn rate(count: u64, seconds: f64) -> f64 {
    if seconds > 0.0 { count as f64 / seconds } else { 0.0 }
}

impl Answered {
    fn a_second(&self) -> f64 {
        rate(self.requests, self.seconds)
    }
}

impl Measured {
    fn a_second(self) -> f64 {
        rate(self.transactions, self.seconds)
    }
}

/// What one kind of request came to.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
    requests: u64,
}

/// The whole run.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    commit: String,
    processors: usize,
    connections: usize,
    list_page_bytes: usize,
    pgbench_per_second: f64,
    measured: BTreeMap<&'static str, Line>,
    /// The middle one of the rounds.
    ratios: BTreeMap<&'static str, f64>,
    marks: BTreeMap<&'static str, f64>,
}

fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

impl Report {
    pub(crate) fn new(
        commit: String,
        connections: usize,
        list_page_bytes: usize,
        sums: &[(&'static str, Answered)],
        database: &[Measured],
        ratios: &Ratios,
    ) -> Self {
        let line = |answered: &Answered| {
            let at = |quantile| rounded(rate(answered.took.value_at_quantile(quantile), 1000.0));
            Line {
                per_second: rounded(answered.a_second()),
                p50_ms: at(0.5),
                p99_ms: at(0.99),
                requests: answered.requests,
            }
        };
        let transactions = database.iter().map(|one| one.transactions).sum();
        let seconds = database.iter().map(|one| one.seconds).sum();
        Self {
            commit,
            processors: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            connections,
            list_page_bytes,
            pgbench_per_second: rounded(rate(transactions, seconds)),
            measured: sums.iter().map(|(name, answered)| (*name, line(answered))).collect(),
            ratios: BTreeMap::from([
                ("list_page/pgbench", rounded(median(&ratios.list_of_pgbench))),
                ("list_page/bare_handler", rounded(median(&ratios.list_of_bare))),
                ("etag_hit/list_page", rounded(median(&ratios.etag_of_list))),
            ]),
            marks: BTreeMap::from([
                ("list_page/pgbench", LIST_OF_PGBENCH),
                ("etag_hit/list_page", ETAG_OF_LIST),
            ]),
        }
    }

    /// The marks that were missed: which, what was reached, what should have been.
    fn missed(&self) -> impl Iterator<Item = (&'static str, f64, f64)> {
        self.marks.iter().filter_map(|(name, mark)| {
            let reached = self.ratios.get(name).copied().unwrap_or_default();
            (reached < *mark).then_some((*name, reached, *mark))
        })
    }

    /// Whether every mark was reached.
    pub(crate) fn reached(&self) -> bool {
        self.missed().next().is_none()
    }

    /// Prints it for people.
    pub(crate) fn tell(&self) {
        say(format_args!("{:<14} {:>10} {:>9} {:>9}", "", "a second", "p50 ms", "p99 ms"));
        say(format_args!("{:<14} {:>10.0}", "pgbench", self.pgbench_per_second));
        for (name, line) in &self.measured {
            say(format_args!(
                "{name:<14} {:>10.0} {:>9.2} {:>9.2}",
                line.per_second, line.p50_ms, line.p99_ms
            ));
        }
        for (name, ratio) in &self.ratios {
            say(format_args!("{name}: {ratio:.2}"));
        }
        for (name, reached, mark) in self.missed() {
            say(format_args!("missed: {name} is {reached:.2}, the mark is {mark:.2}"));
        }
    }

    /// Writes it as JSON.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn write(&self, file: &Path) -> anyhow::Result<()> {
        std::fs::write(file, serde_json::to_string_pretty(self)? + "\n")?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_missed_or_reached_by_the_middle_round() {
        let mut ratios = Ratios {
            list_of_pgbench: vec![0.1, 0.31, 0.5],
            list_of_bare: vec![0.2],
            etag_of_list: vec![9.0, 3.0, 1.0],
        };
        let report = |ratios: &Ratios| Report::new("c".to_owned(), 16, 1, &[], &[], ratios);
        assert!(report(&ratios).reached());
        ratios.etag_of_list = vec![2.9, 2.9, 9.0];
        let missed = report(&ratios);
        assert_eq!(missed.missed().collect::<Vec<_>>(), [("etag_hit/list_page", 2.9, 3.0)]);
    }
}
