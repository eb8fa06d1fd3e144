//! The fields of the form.

use super::editor::Editor;
use super::form::NeedForm;
use super::places;
use crate::i18n::use_i18n;
use crate::labels::Label;
use contract::people::RegisterFor;
use domain::ContentLanguage;
use domain::access::policy::NeedAction;
use domain::need::{AffectedGroup, Channel, ServiceArea, UrgencyKind};
use domain::text::NeedProblem;
use leptos::prelude::*;
use texts::key;
use ui::{Checkbox, CheckboxGroup, Choice, InputKind, RadioGroup, Select, TextArea, TextInput};

/// A part of the form, as a signal.
fn part(form: RwSignal<NeedForm>, read: fn(&NeedForm) -> &String) -> Signal<String> {
    Signal::derive(move || form.with(|form| read(form).clone()))
}

/// The fields: the two that are enough, then the rest.
#[component]
pub(super) fn Fields(
    editor: Editor,
    places: StoredValue<Vec<RegisterFor>>,
    cluster: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || {
        editor.stored.with(|s| s.as_ref().is_none_or(|s| s.value.allowed_actions.contains(&NeedAction::Edit)))
    };
    view! {
        <Municipality editor=editor places=places />
        <Show when=words>
            <TextInput
                id="title"
                label=i18n.t(key::NEED_TITLE)
                description=i18n.t(key::NEED_FORM_TITLE_HELP)
                required=true
                value=part(editor.form, |f| &f.title)
                set_value=move |text| editor.change(|f| f.title = text)
                error=editor.state.error("/title")
            />
            <TextArea
                id="problem"
                label=i18n.t(key::NEED_PROBLEM)
                description=i18n.t(key::NEED_FORM_PROBLEM_HELP)
                required=true
                limit=NeedProblem::MAX
                rows=6
                value=part(editor.form, |f| &f.problem)
                set_value=move |text| editor.change(|f| f.problem = text)
                error=editor.state.error("/problem")
            />
        </Show>
        <ClusterChoice editor=editor places=places cluster=cluster />
        <details class="ds-details" open=move || editor.form.with_untracked(has_more)>
            <summary>{i18n.t(key::NEED_FORM_MORE)}</summary>
            <div class="app-stack">
                <More editor=editor places=places />
            </div>
        </details>
    }
}

/// Whether the optional part holds something already.
fn has_more(form: &NeedForm) -> bool {
    let empty = NeedForm {
        municipality: form.municipality.clone(),
        title: form.title.clone(),
        problem: form.problem.clone(),
        language: form.language.clone(),
        ..NeedForm::default()
    };
    *form != empty
}

/// For which municipality; asked only of a new need, and only where there is a choice.
#[component]
fn Municipality(editor: Editor, places: StoredValue<Vec<RegisterFor>>) -> impl IntoView {
    let i18n = use_i18n();
    let choice = places.with_value(Vec::len) > 1;
    let new = move || editor.stored.with(Option::is_none);
    let on_behalf = move || {
        editor.form.with(|form| {
            places
                .with_value(|places| places::find(places, &form.municipality).is_some_and(|place| !place.own))
        })
    };
    let choices = Signal::derive(move || {
        let none = Choice::new("", i18n.t(key::UI_NONE_CHOSEN));
        let each = places.with_value(|places| {
            places
                .iter()
                .map(|p| Choice::new(p.municipality.number.clone(), p.municipality.name.clone()))
                .collect::<Vec<_>>()
        });
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || choice && new()>
            <Select
                id="municipality"
                label=i18n.t(key::NEED_FORM_MUNICIPALITY)
                required=true
                choices=choices
                value=part(editor.form, |f| &f.municipality)
                set_value=move |number| editor.change(|f| f.municipality = number)
                error=editor.state.error("/municipality")
            />
        </Show>
        <Show when=on_behalf>
            <p class="ds-paragraph">{i18n.t(key::NEED_FORM_ON_BEHALF)}</p>
        </Show>
    }
}

/// Which cluster, where the municipality is in several and the need is still to be sent.
#[component]
fn ClusterChoice(
    editor: Editor,
    places: StoredValue<Vec<RegisterFor>>,
    cluster: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let clusters = Memo::new(move |_| {
        editor.form.with(|form| {
            places.with_value(|places| places::find(places, &form.municipality).map(|p| p.clusters.clone()))
        })
    });
    let several = move || editor.is_draft() && clusters.with(|c| c.as_ref().is_some_and(|c| c.len() > 1));
    let choices = Signal::derive(move || {
        let none = Choice::new("", i18n.t(key::UI_NONE_CHOSEN));
        let each = clusters.get().unwrap_or_default();
        let each = each.into_iter().map(|c| Choice::new(c.id.to_string(), c.name));
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    });
    view! {
        <Show when=several>
            <Select
                id="cluster"
                label=i18n.t(key::NEED_PAGE_ASK_CLUSTER)
                required=true
                choices=choices
                value=cluster
                set_value=move |id| cluster.set(id)
                error=editor.state.error("/cluster")
            />
        </Show>
    }
}

/// The rest, which may come later and from somebody else.
#[component]
fn More(editor: Editor, places: StoredValue<Vec<RegisterFor>>) -> impl IntoView {
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
    let languages = Signal::derive(move || {
        ContentLanguage::ALL.iter().map(|l| Choice::new(l.code(), i18n.h(l.key()))).collect::<Vec<_>>()
    });
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
        <Select
            id="language"
            label=i18n.t(key::NEED_FORM_LANGUAGE)
            unmarked=true
            choices=languages
            value=part(editor.form, |f| &f.language)
            set_value=move |code| editor.change(|f| f.language = code)
            error=editor.state.error("/language")
        />
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
        <Show when=move || !own() && !new()>
            <Checkbox
                id="outside-theme"
                label=i18n.t(key::NEED_FORM_OUTSIDE_THEME)
                checked=Signal::derive(move || editor.form.with(|f| f.outside_theme))
                set_checked=move |on| editor.change(|f| f.outside_theme = on)
            />
        </Show>
    }
}
