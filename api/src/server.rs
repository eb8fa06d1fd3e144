//! Puts the rooms together and runs them.

use crate::middleware::{BASE, catch_panics, coding, gate, observe, security_headers};
use crate::problem::render::problems;
use crate::routes::{self, health, read_only};
use crate::spa::{self, Spa};
use crate::state::State;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, Error, HttpServer, web};
use std::net::TcpListener;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::mpsc;
use utoipa_actix_web::{AppExt, scope};

/// The application: one per worker.
pub fn app(
    state: web::Data<State>,
    spa: web::Data<Spa>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(state)
        .app_data(spa)
        .wrap(from_fn(catch_panics))
        .wrap(from_fn(problems))
        .wrap(from_fn(security_headers))
        .wrap(from_fn(observe))
        .service(read_only("/health/live", health::live))
        .service(read_only("/health/ready", health::ready))
        .service(read_only("/metrics", health::metrics))
        .service(read_only("/.well-known/security.txt", health::security_txt))
        .configure(crate::docs::mount)
        .into_utoipa_app()
        .service(
            scope::scope(BASE)
                .wrap(from_fn(gate))
                .wrap(Compress::default())
                .wrap(from_fn(coding))
                .configure(routes::mount),
        )
        .into_app()
        .default_service(web::route().to(spa::serve))
}

/// A server on a listener. Signals are the caller's affair.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(
    state: impl Into<web::Data<State>>,
    spa: impl Into<web::Data<Spa>>,
    listener: TcpListener,
    workers: usize,
) -> std::io::Result<actix_web::dev::Server> {
    let (state, spa) = (state.into(), spa.into());
    Ok(HttpServer::new(move || app(state.clone(), spa.clone()))
        .workers(workers)
        .disable_signals()
        .shutdown_timeout(20)
        .client_request_timeout(Duration::from_secs(10))
        .keep_alive(Duration::from_mins(1))
        .listen(listener)?
        .run())
}

/// Runs until told to stop: first not ready for more, then, after a while in which those who send requests can notice,
/// what is under way is finished, then the end. Told again, the while is over.
///
/// # Errors
/// When the listener cannot be used.
pub async fn run(
    state: web::Data<State>,
    spa: Spa,
    listener: TcpListener,
    mut told: mpsc::Receiver<()>,
) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let server = serve(state.clone(), web::Data::new(spa), listener, workers)?;
    let handle = server.handle();
    let tidying = tokio::spawn(crate::jobs::run(state.clone()));
    let stop = tokio::spawn(async move {
        if told.recv().await.is_none() {
            return;
        }
        state.stopping.store(true, Ordering::Relaxed);
        tracing::info!("stopping: not ready for more");
        let _ = tokio::time::timeout(state.server.stop_delay, told.recv()).await;
        tracing::info!("stopping: finishing what is under way");
        handle.stop(true).await;
    });
    let ended = server.await;
    tidying.abort();
    stop.abort();
    ended
}

/// Tells of every signal to stop.
pub fn signals() -> mpsc::Receiver<()> {
    let (tell, told) = mpsc::channel(1);
    tokio::spawn(async move {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let (Ok(mut term), Ok(mut int)) =
                (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
            else {
                return std::future::pending().await;
            };
            loop {
                tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
                let _ = tell.send(()).await;
            }
        }
        #[cfg(not(unix))]
        while tokio::signal::ctrl_c().await.is_ok() {
            let _ = tell.send(()).await;
        }
    });
    told
}
