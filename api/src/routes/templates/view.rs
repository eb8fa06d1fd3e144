//! A template as a caller sees it.

use contract::templates::{TemplateVersionView, TemplateView};
use domain::access::Actor;
use domain::access::policy::{self, Place, Request, Who};
use domain::template::{Placeholder, PublishedVersion, Template};
use time::Date;

fn version_view(version: &PublishedVersion) -> TemplateVersionView {
    TemplateVersionView {
        number: version.number,
        valid_from: version.valid_from,
        title_nb: version.title.nb.as_str().to_owned(),
        title_nn: version.title.nn.as_str().to_owned(),
        body_nb: version.body.nb.as_str().to_owned(),
        body_nn: version.body.nn.as_str().to_owned(),
    }
}

/// A template with every version.
pub(super) fn template_view(actor: &Actor, template: &Template, day: Date) -> TemplateView {
    TemplateView {
        id: template.id,
        version: template.version,
        key: template.key.clone(),
        kind: template.kind,
        current: template.on(day).map(version_view),
        versions: template.versions.iter().map(version_view).collect(),
        placeholders: Placeholder::ALL.to_vec(),
        may_publish: policy::check(actor, Request::At(Who::Nation, &Place::default())).is_ok(),
    }
}

/// The same in a list: with the version of the day alone.
pub(super) fn listed(actor: &Actor, template: &Template, day: Date) -> TemplateView {
    let view = template_view(actor, template, day);
    TemplateView { versions: view.current.clone().into_iter().collect(), ..view }
}
