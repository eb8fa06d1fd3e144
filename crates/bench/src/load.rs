//! The same request over and over on some connections that stay open, and how long each took.

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use hdrhistogram::Histogram;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::HOST;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// One request, and what its answer must be.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: hyper::Method,
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
    pub(crate) status: StatusCode,
}

/// What came of a while of asking.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) requests: u64,
    pub(crate) seconds: f64,
    /// Microseconds.
    pub(crate) took: Histogram<u64>,
}

impl Answered {
    pub(crate) fn none() -> Result<Self> {
        Ok(Self { requests: 0, seconds: 0.0, took: Histogram::new(3)? })
    }
    pub(crate) fn add(&mut self, other: &Self) -> Result<()> {
        self.requests += other.requests;
        self.seconds += other.seconds;
        Ok(self.took.add(&other.took)?)
    }
}

/// Asks on so many connections at once for a while.
///
/// # Errors
/// When the service does not answer, or answers anything else than it must.
pub(crate) async fn ask(at: &str, asked: &Asked, connections: usize, during: Duration) -> Result<Answered> {
    let mut all = JoinSet::new();
    let start = Instant::now();
    for _ in 0..connections {
        let (at, asked) = (at.to_owned(), asked.clone());
        all.spawn(async move { on_one(&at, &asked, start, during).await });
    }
    let mut sum = Answered::none()?;
    while let Some(one) = all.join_next().await {
        let one = one.context("a connection was given up")??;
        sum.took.add(&one)?;
    }
    sum.requests = sum.took.len();
    sum.seconds = start.elapsed().as_secs_f64();
    Ok(sum)
}

async fn on_one(at: &str, asked: &Asked, start: Instant, during: Duration) -> Result<Histogram<u64>> {
    let mut connection = connect(at).await?;
    let mut took = Histogram::new(3)?;
    while start.elapsed() < during {
        let begun = Instant::now();
        let (status, _) = once(&mut connection, at, asked).await?;
        ensure!(status == asked.status, "{} {} answered {status}", asked.method, asked.path);
        took.record(u64::try_from(begun.elapsed().as_micros())?)?;
    }
    Ok(took)
}

/// A connection of its own.
pub(crate) async fn connect(at: &str) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(at).await.with_context(|| format!("nobody answers at {at}"))?;
    stream.set_nodelay(true)?;
    let (sender, driver) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(driver);
    Ok(sender)
}

/// Asks once, and reads the answer to its end.
pub(crate) async fn once(
    connection: &mut SendRequest<Full<Bytes>>,
    at: &str,
    asked: &Asked,
) -> Result<(StatusCode, Bytes)> {
    let mut request = Request::builder().method(asked.method.clone()).uri(&asked.path).header(HOST, at);
    for (name, value) in &asked.headers {
        request = request.header(*name, value);
    }
    connection.ready().await?;
    let answer = connection.send_request(request.body(Full::new(asked.body.clone()))?).await?;
    let status = answer.status();
    let mut body = answer.into_body();
    let mut whole = Vec::new();
    while let Some(frame) = body.frame().await {
        if let Some(data) = frame?.data_ref() {
            whole.extend_from_slice(data);
        }
    }
    Ok((status, whole.into()))
}
