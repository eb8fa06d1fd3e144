//! What every change of a need shares: load through the scope (404), answer repeats, ask the policy (403), check the
//! version (412/428), do the transition (409/422), save, append the event, show the result.

use super::view::need_view;
use crate::ApiResult;
use crate::command::{Command, Reply};
use crate::problem::{ApiError, field};
use contract::needs::{OVERRIDES_AT_MOST, OverrideRequest};
use contract::problem::{Code, FieldCode};
use domain::NeedId;
use domain::access::policy::{self, NeedAction, Request};
use domain::access::sees;
use domain::need::{Changed, Need, NeedRecord};
use domain::rule::Override;
use domain::text::Reason;
use store::AsyncPgConnection;

/// Runs a transition of a need.
pub(super) async fn change(
    command: &Command,
    id: NeedId,
    action: NeedAction,
    transition: impl AsyncFn(&mut AsyncPgConnection, Need) -> Result<Changed, ApiError>,
) -> ApiResult {
    command
        .run(async |connection| {
            let need = load(command, connection, id).await?.need;
            // Before the policy: what the first request did may have put the need on another desk (lifted).
            if let Some(reply) = command.replay(connection).await? {
                return Ok(reply);
            }
            policy::check(&command.caller.actor, Request::Need(action, &need))?;
            command.require_version(need.version)?;
            let changed = transition(connection, need).await?;
            // Nobody may put a need out of their own sight: a coordinator sends it to a desk of her own.
            if !sees(&command.caller.actor, &changed.need.audience()) {
                return Err(ApiError::of(Code::Forbidden));
            }
            save(command, connection, action, &changed).await?;
            let record = load(command, connection, id).await?;
            Reply::view(record.need.version, &need_view(&command.caller.actor, &record))
        })
        .await
}

/// A need, locked, if the caller sees it.
pub(super) async fn load(
    command: &Command,
    connection: &mut AsyncPgConnection,
    id: NeedId,
) -> Result<NeedRecord, ApiError> {
    store::needs::find_for_update(connection, &command.caller.actor, id, command.caller.day())
        .await?
        .ok_or_else(|| ApiError::of(Code::NotFound))
}

async fn save(
    command: &Command,
    connection: &mut AsyncPgConnection,
    action: NeedAction,
    changed: &Changed,
) -> Result<(), ApiError> {
    store::needs::update(connection, &changed.need).await?;
    let for_municipality = match action {
        NeedAction::Read
        | NeedAction::Classify
        | NeedAction::Qualify
        | NeedAction::Reject
        | NeedAction::OpenToRegion
        | NeedAction::Lift => None,
        NeedAction::Edit
        | NeedAction::Discard
        | NeedAction::Submit
        | NeedAction::Publish
        | NeedAction::Unpublish
        | NeedAction::Withdraw => changed.need.originators.first().copied(),
    };
    if let Some(event) = command.need_event(changed, for_municipality) {
        command.record(event);
    }
    Ok(())
}

/// The rules that a decision sets aside. Their number is checked here: `validator` checks either a list or what is in it.
pub(super) fn overrides(given: &[OverrideRequest]) -> Result<Vec<Override>, ApiError> {
    if given.len() > OVERRIDES_AT_MOST {
        let mut many = field("/overrides", FieldCode::TooMany);
        many.limit = u64::try_from(OVERRIDES_AT_MOST).ok();
        return Err(ApiError::fields(vec![many]));
    }
    given.iter().map(|o| Ok(Override { rule: o.rule, reason: reason(&o.reason)? })).collect()
}

/// A reason whose shape the contract has checked.
pub(super) fn reason(text: &str) -> Result<Reason, ApiError> {
    Reason::parse(text).map_err(ApiError::internal)
}

/// The same, where it may be left out.
pub(super) fn optional_reason(text: Option<&str>) -> Result<Option<Reason>, ApiError> {
    text.map(reason).transpose()
}
