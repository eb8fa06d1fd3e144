//! The fields of the form: the two that are enough, and where the need belongs.

use super::editor::Editor;
use super::form::NeedForm;
use super::language::WrittenIn;
use super::more::More;
use super::places;
use crate::i18n::use_i18n;
use contract::people::RegisterFor;
use domain::access::policy::NeedAction;
use domain::text::NeedProblem;
use leptos::prelude::*;
use texts::key;
use ui::{Choice, Select, TextArea, TextInput};

/// A part of the form, as a signal.
pub(super) fn part(form: RwSignal<NeedForm>, read: fn(&NeedForm) -> &String) -> Signal<String> {
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
    view! {
        <Municipality editor=editor places=places />
        <Show when=move || editor.may(NeedAction::Edit)>
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
            <WrittenIn editor=editor />
        </Show>
        <ClusterChoice editor=editor places=places cluster=cluster />
        <details class="ds-details" open=move || untrack(move || !editor.may(NeedAction::Edit)) || editor.form.with_untracked(has_more)>
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
