//! Counts and durations for Prometheus.

use prometheus::{Encoder, HistogramOpts, HistogramVec, IntCounterVec, Opts, Registry, TextEncoder};
use std::time::Duration;

/// Counts and durations.
#[derive(Clone, Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Option<IntCounterVec>,
    durations: Option<HistogramVec>,
}

impl Default for Metrics {
    fn default() -> Self {
        let registry = Registry::new();
        let requests = IntCounterVec::new(
            Opts::new("ksf_http_requests_total", "Requests by operation and status"),
            &["operation", "status"],
        )
        .ok();
        let durations = HistogramVec::new(
            HistogramOpts::new(
                "ksf_http_request_duration_seconds",
                "Time to the answer's first byte, by operation",
            )
            .buckets(vec![0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0]),
            &["operation"],
        )
        .ok();
        // Registering fails only for a name used twice.
        if let Some(requests) = &requests {
            let _ = registry.register(Box::new(requests.clone()));
        }
        if let Some(durations) = &durations {
            let _ = registry.register(Box::new(durations.clone()));
        }
        Self { registry, requests, durations }
    }
}

impl Metrics {
    /// Counts an answered request.
    pub fn answered(&self, operation: &str, status: u16, took: Duration) {
        if let Some(requests) = &self.requests {
            requests.with_label_values(&[operation, &status.to_string()]).inc();
        }
        if let Some(durations) = &self.durations {
            durations.with_label_values(&[operation]).observe(took.as_secs_f64());
        }
    }

    /// Everything, in the text format.
    pub fn text(&self) -> String {
        let mut buffer = Vec::new();
        if TextEncoder::new().encode(&self.registry.gather(), &mut buffer).is_err() {
            return String::new();
        }
        String::from_utf8(buffer).unwrap_or_default()
    }
}
