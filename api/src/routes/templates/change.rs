//! A template as commands change it.

use super::view::template_view;
use crate::change::Changeable;
use crate::command::Command;
use crate::problem::ApiError;
use contract::templates::TemplateView;
use domain::access::{Audience, Visibility};
use domain::event::{Aggregate, TemplateChange};
use domain::structure::Altered;
use domain::template::{Both, Template, TemplateBody};
use domain::text::TemplateTitle;
use store::AsyncPgConnection;

/// Templates, for the one way to change things: found by their key, as the request has it.
pub(super) struct Templates<'a>(std::marker::PhantomData<&'a str>);

impl<'a> Changeable for Templates<'a> {
    type Id = &'a str;
    type Record = Template;
    type Changed = Altered<Template, TemplateChange>;
    type View = TemplateView;

    async fn load(
        _: &Command,
        connection: &mut AsyncPgConnection,
        key: &'a str,
    ) -> Result<Option<Template>, ApiError> {
        Ok(store::templates::find_for_update(connection, key).await?)
    }
    fn version(record: &Template) -> i32 {
        record.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        altered: Self::Changed,
    ) -> Result<(), ApiError> {
        store::templates::update(connection, &altered.thing, None, command.caller.now).await?;
        record(command, altered);
        Ok(())
    }
    async fn show(
        command: &Command,
        _: &mut AsyncPgConnection,
        record: Template,
    ) -> Result<TemplateView, ApiError> {
        Ok(template_view(&command.caller.actor, &record, command.caller.day()))
    }
}

/// Has the log told of it: open to all.
pub(super) fn record(command: &Command, altered: Altered<Template, TemplateChange>) {
    let (aggregate, version) = (Aggregate::Template(altered.thing.id), altered.thing.version);
    let audience = Audience::of_place(Visibility::Public, Vec::new(), None, None);
    command.record_change(aggregate, version, audience, altered);
}

/// Title and text in both written standards, as a request has them.
pub(super) type Texts = (Both<TemplateTitle>, Both<TemplateBody>);

/// Reads titles and texts, each in bokmål and nynorsk; the contract has checked their shape.
pub(super) fn texts(titles: [&str; 2], bodies: [&str; 2]) -> Result<Texts, ApiError> {
    let title = |text| TemplateTitle::parse(text).map_err(ApiError::internal);
    let body = |text| TemplateBody::parse(text).map_err(ApiError::internal);
    let ([first, second], [third, fourth]) = (titles, bodies);
    Ok((Both { nb: title(first)?, nn: title(second)? }, Both { nb: body(third)?, nn: body(fourth)? }))
}
