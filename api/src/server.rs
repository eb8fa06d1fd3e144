//! Puts the rooms together and runs them.

use crate::middleware::{BASE, coding, gate, observe, security_headers};
use crate::problem::render::problems;
use crate::routes::{self, health};
use crate::spa::{self, Spa};
use crate::state::State;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, Error, HttpServer, web};
use std::net::TcpListener;
use std::sync::atomic::Ordering;
use std::time::Duration;
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
        .wrap(from_fn(problems))
        .wrap(from_fn(security_headers))
        .wrap(from_fn(observe))
        .service(web::resource("/health/live").get(health::live))
        .service(web::resource("/health/ready").get(health::ready))
        .service(web::resource("/metrics").get(health::metrics))
        .service(web::resource("/.well-known/security.txt").get(health::security_txt))
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

/// Runs until told to stop: first not ready for more, then what is under way is finished, then the end.
///
/// # Errors
/// When the listener or a signal cannot be used.
pub async fn run(state: web::Data<State>, spa: Spa, listener: TcpListener) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let server = serve(state.clone(), web::Data::new(spa), listener, workers)?;
    let handle = server.handle();
    let tidying = tokio::spawn(crate::jobs::run(state.clone()));
    let stop = tokio::spawn(async move {
        told_to_stop().await;
        tracing::info!("stopping: finishing what is under way");
        state.stopping.store(true, Ordering::Relaxed);
        handle.stop(true).await;
    });
    let ended = server.await;
    tidying.abort();
    stop.abort();
    ended
}

async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            return std::future::pending().await;
        };
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
    }
    #[cfg(not(unix))]
    {
        let _ = tokio::signal::ctrl_c().await;
    }
}
