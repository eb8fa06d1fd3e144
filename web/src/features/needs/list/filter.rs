//! Narrowing a list. The form only changes the address; the list follows the address.

use super::query::ListQuery;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::routing::Route;
use domain::need::{NeedProcess, ServiceArea};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::key;
use ui::{Button, Choice, InputKind, Select, TextInput, Variant};

/// The form that narrows a list.
#[component]
pub(super) fn Filter(
    /// The page the list stands on.
    route: Route,
    /// What it shows now.
    query: Memo<ListQuery>,
    /// Whether the place in the process can be chosen.
    #[prop(optional)]
    with_process: bool,
) -> impl IntoView {
    let (i18n, navigate) = (use_i18n(), use_navigate());
    let draft = RwSignal::new(query.get_untracked());
    Effect::new(move |_| draft.set(query.get()));
    let whole = {
        let route = route.clone();
        move || ListQuery { level: query.with(|q| q.level), ..ListQuery::default() }.address(&route)
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted =
            draft.with_untracked(|draft| ListQuery { q: draft.q.trim().to_owned(), ..draft.first_page() });
        navigate(&wanted.address(&route), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let all = move || Choice::new("", i18n.t(key::UI_ALL));
    let processes = Signal::derive(move || {
        let shown = NeedProcess::ALL.iter().map(|p| Choice::new(p.code(), i18n.t(p.key())));
        std::iter::once(all()).chain(shown).collect::<Vec<_>>()
    });
    let areas = Signal::derive(move || {
        let shown = ServiceArea::ALL.iter().map(|a| Choice::new(a.code(), i18n.h(a.key())));
        std::iter::once(all()).chain(shown).collect::<Vec<_>>()
    });
    view! {
        <form class="app-filter" role="search" novalidate on:submit=submit>
            <TextInput
                id="q"
                label=i18n.t(key::NEED_PAGE_SEARCH)
                description=i18n.t(key::NEED_PAGE_SEARCH_HELP)
                kind=InputKind::Search
                unmarked=true
                value=Signal::derive(move || draft.with(|d| d.q.clone()))
                set_value=move |text| draft.update(|d| d.q = text)
            />
            {with_process.then(|| view! {
                <Select
                    id="process"
                    label=i18n.t(key::NEED_PAGE_FILTER_PROCESS)
                    unmarked=true
                    choices=processes
                    value=Signal::derive(move || draft.with(|d| d.process.map(NeedProcess::code).unwrap_or_default().to_owned()))
                    set_value=move |code: String| draft.update(|d| d.process = code.parse().ok())
                />
            })}
            <Select
                id="service-area"
                label=i18n.h(key::NEED_SERVICE_AREA)
                unmarked=true
                choices=areas
                value=Signal::derive(move || draft.with(|d| d.service_area.map(ServiceArea::code).unwrap_or_default().to_owned()))
                set_value=move |code: String| draft.update(|d| d.service_area = code.parse().ok())
            />
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(key::UI_SEARCH)}</Button>
                <Show when=move || query.with(ListQuery::is_narrowed)>
                    <a class="ds-link" href=whole.clone()>{i18n.t(key::UI_CLEAR_FILTERS)}</a>
                </Show>
            </div>
        </form>
    }
}
