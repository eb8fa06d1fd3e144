//! The rest of the form, which may come later and from somebody else.

use super::editor::Editor;
use super::fields::part;
use super::places;
use crate::i18n::use_i18n;
use crate::labels::Label;
use contract::people::RegisterFor;
use domain::need::{AffectedGroup, Channel, ServiceArea, UrgencyKind};
use leptos::prelude::*;
use texts::key;
use ui::{Checkbox, CheckboxGroup, Choice, InputKind, RadioGroup, Select, TextInput};

/// The rest, which may come later and from somebody else.
#[component]
pub(super) fn More(editor: Editor, places: StoredValue<Vec<RegisterFor>>) -> impl IntoView {
    let i18n = use_i18n();
    let areas = Signal::derive(move || {
        let none = Choice::new("", i18n.t(key::NEED_FORM_NOT_CHOSEN));
        let each = ServiceArea::ALL.iter().map(|a| Choice::new(a.code(), i18n.h(a.key())));
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    });
    let groups =
        AffectedGroup::ALL.iter().map(|g| Choice::new(g.code(), i18n.h(g.key()))).collect::<Vec<_>>();
    let urgencies =
        UrgencyKind::ALL.iter().map(|u| Choice::new(u.code(), i18n.h(u.key()))).collect::<Vec<_>>();
    let starts = move || editor.form.with(|f| f.urgency == UrgencyKind::Now.code());
    view! {
        <CheckboxGroup
            id="affected-groups"
            label=i18n.t(key::NEED_FORM_AFFECTED_GROUPS)
            choices=groups
            values=Signal::derive(move || editor.form.with(|f| f.affected_groups.clone()))
            set_values=move |codes| editor.change(|f| f.affected_groups = codes)
            error=editor.state.error("/affectedGroups")
        />
        <TextInput
            id="who-affected"
            label=i18n.t(key::NEED_FORM_WHO_AFFECTED)
            value=part(editor.form, |f| &f.who_affected)
            set_value=move |text| editor.change(|f| f.who_affected = text)
            error=editor.state.error("/whoAffected")
        />
        <Select
            id="service-area"
            label=i18n.h(key::NEED_SERVICE_AREA)
            choices=areas
            value=part(editor.form, |f| &f.service_area)
            set_value=move |code| editor.change(|f| f.service_area = code)
            error=editor.state.error("/serviceArea")
        />
        <RadioGroup
            id="urgency"
            label=i18n.t(key::NEED_URGENCY)
            choices=urgencies
            value=part(editor.form, |f| &f.urgency)
            set_value=move |code| editor.change(|f| f.urgency = code)
            error=editor.state.error("/urgency")
        />
        <Show when=starts>
            <TextInput
                id="urgency-starts"
                label=i18n.t(key::NEED_FORM_URGENCY_STARTS)
                kind=InputKind::Date
                required=true
                value=part(editor.form, |f| &f.urgency_starts)
                set_value=move |date| editor.change(|f| f.urgency_starts = date)
                error=editor.state.error("/urgencyStarts")
            />
        </Show>
        <ForCoordinators editor=editor places=places />
    }
}

/// What only a coordinator is asked.
#[component]
fn ForCoordinators(editor: Editor, places: StoredValue<Vec<RegisterFor>>) -> impl IntoView {
    let i18n = use_i18n();
    let own = move || {
        editor
            .form
            .with(|form| places.with_value(|p| places::find(p, &form.municipality).is_none_or(|p| p.own)))
    };
    let new = move || editor.stored.with(Option::is_none);
    let channels = Signal::derive(move || {
        let none = Choice::new("", i18n.t(key::NEED_FORM_NOT_CHOSEN));
        let each = Channel::ALL.iter().map(|c| Choice::new(c.code(), i18n.h(c.key())));
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !own() && new()>
            <Select
                id="channel"
                label=i18n.t(key::NEED_FORM_CHANNEL)
                choices=channels
                value=part(editor.form, |f| &f.channel)
                set_value=move |code| editor.change(|f| f.channel = code)
            />
        </Show>
        <Show when=move || editor.holds()>
            <Checkbox
                id="outside-theme"
                label=i18n.t(key::NEED_FORM_OUTSIDE_THEME)
                checked=Signal::derive(move || editor.form.with(|f| f.outside_theme))
                set_checked=move |on| editor.change(|f| f.outside_theme = on)
            />
        </Show>
    }
}
