//! One thing changed by one command: the order that every change follows, once for all that can be changed.
//!
//! Load and lock through the scope (404), answer repeats, ask the policy (403), check the version (412/428), do the
//! transition (409/422), save and record the event, show the result.

use crate::ApiResult;
use crate::command::{Command, Reply};
use crate::problem::ApiError;
use contract::problem::Code;
use domain::access::policy::Forbidden;
use serde::Serialize;
use store::AsyncPgConnection;

/// Something that commands change: how it is found, kept and shown.
pub(crate) trait Changeable {
    /// What identifies it.
    type Id: Clone;
    /// It, as it is found, with the names it is shown with.
    type Record;
    /// It, after a transition.
    type Changed;
    /// What the caller is shown.
    type View: Serialize;

    /// It, locked until the transaction ends, if the caller sees it.
    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: Self::Id,
    ) -> Result<Option<Self::Record>, ApiError>;
    /// Its version.
    fn version(record: &Self::Record) -> i32;
    /// Keeps it, and records what happened.
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        changed: Self::Changed,
    ) -> Result<(), ApiError>;
    /// As the caller sees it.
    async fn show(
        command: &Command,
        connection: &mut AsyncPgConnection,
        record: Self::Record,
    ) -> Result<Self::View, ApiError>;
}

/// Changes one of them.
pub(crate) async fn change<R: Changeable>(
    command: &Command,
    id: R::Id,
    may: impl Fn(&R::Record) -> Result<(), Forbidden>,
    transition: impl AsyncFn(&mut AsyncPgConnection, R::Record) -> Result<R::Changed, ApiError>,
) -> ApiResult {
    let may = async |_: &mut AsyncPgConnection, record: &R::Record| Ok(may(record)?);
    change_with::<R, ()>(command, id, may, async |connection, record, ()| {
        transition(connection, record).await
    })
    .await
}

/// The same, where who may is known only when what the body names has been looked up: that is handed on.
pub(crate) async fn change_with<R: Changeable, P>(
    command: &Command,
    id: R::Id,
    may: impl AsyncFn(&mut AsyncPgConnection, &R::Record) -> Result<P, ApiError>,
    transition: impl AsyncFn(&mut AsyncPgConnection, R::Record, P) -> Result<R::Changed, ApiError>,
) -> ApiResult {
    command
        .run(async |connection| {
            let record = found::<R>(command, connection, id.clone()).await?;
            // Before the policy: what the first request did may have put it out of the caller's hands.
            if let Some(reply) = command.replay(connection).await? {
                return Ok(reply);
            }
            let prepared = may(connection, &record).await?;
            command.require_version(R::version(&record))?;
            let changed = transition(connection, record, prepared).await?;
            R::save(command, connection, changed).await?;
            let record = found::<R>(command, connection, id.clone()).await?;
            let version = R::version(&record);
            Reply::view(version, &R::show(command, connection, record).await?)
        })
        .await
}

/// Makes a new one: looks up what it needs and asks the policy, answers repeats, then makes it. What makes it gives its
/// id and, below the API's base, its address.
pub(crate) async fn make<R: Changeable, P>(
    command: &Command,
    prepare: impl AsyncFn(&mut AsyncPgConnection) -> Result<P, ApiError>,
    birth: impl AsyncFn(&mut AsyncPgConnection, P) -> Result<(R::Id, String), ApiError>,
) -> ApiResult {
    command
        .run(async |connection| {
            let prepared = prepare(connection).await?;
            if let Some(reply) = command.replay(connection).await? {
                return Ok(reply);
            }
            let (id, path) = birth(connection, prepared).await?;
            let record = R::load(command, connection, id)
                .await?
                .ok_or_else(|| ApiError::internal("what was made is not visible to its maker"))?;
            let version = R::version(&record);
            let view = R::show(command, connection, record).await?;
            Reply::created(version, &view, format!("{}{path}", crate::middleware::BASE))
        })
        .await
}

/// One of them, locked, or 404.
pub(crate) async fn found<R: Changeable>(
    command: &Command,
    connection: &mut AsyncPgConnection,
    id: R::Id,
) -> Result<R::Record, ApiError> {
    R::load(command, connection, id).await?.ok_or_else(|| ApiError::of(Code::NotFound))
}
