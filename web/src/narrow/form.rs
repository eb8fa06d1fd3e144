//! The form that narrows a list. It only changes the address; the list follows the address.

use super::parts::{Kind, Part};
use super::query::Narrowed;
use crate::i18n::use_i18n;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::{Key, key};
use ui::{Button, Choice, InputKind, Select, TextInput, Variant};

/// The form that narrows a list.
#[component]
pub(crate) fn Narrow(
    /// The list as it is asked for.
    query: Memo<Narrowed>,
    /// The ways to narrow it.
    parts: Vec<Part>,
    /// What the button says.
    #[prop(default = key::UI_SEARCH)]
    verb: Key,
) -> impl IntoView {
    let (i18n, navigate) = (use_i18n(), use_navigate());
    let draft = RwSignal::new(query.get_untracked());
    Effect::new(move |_| draft.set(query.get()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let address = draft.with_untracked(Narrowed::sought);
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let control = move |Part { id, name, label, help, without, kind }: Part| {
        let value = Signal::derive(move || draft.with(|d| d.text(name).unwrap_or_default()));
        let set = move |text: String| draft.update(|d| *d = d.clone().with(name, text));
        let line = move |kind: InputKind| {
            view! {
                <TextInput
                    id=id
                    label=label
                    description=help
                    kind=kind
                    unmarked=true
                    value=value
                    set_value=set
                />
            }
        };
        match kind {
            Kind::Search => line(InputKind::Search).into_any(),
            Kind::Day => line(InputKind::Date).into_any(),
            Kind::Choose(choices) => {
                let first = move || Choice::new("", i18n.t(without));
                let all = move || std::iter::once(first()).chain(choices.get()).collect::<Vec<_>>();
                view! {
                    <Select
                        id=id
                        label=label
                        description=help
                        unmarked=true
                        choices=Signal::derive(all)
                        value=value
                        set_value=set
                    />
                }
                .into_any()
            }
        }
    };
    view! {
        <form class="app-filter" role="search" novalidate on:submit=submit>
            {parts.into_iter().map(control).collect_view()}
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(verb)}</Button>
                <Show when=move || query.with(Narrowed::is_narrowed)>
                    <a class="ds-link" href=move || query.with(Narrowed::whole)>
                        {i18n.t(key::UI_CLEAR_FILTERS)}
                    </a>
                </Show>
            </div>
        </form>
    }
}
