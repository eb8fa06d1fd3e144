//! What narrows the directory: a name or a place, the role, the region, the cluster.

use super::super::query::ListQuery;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::routing::Route;
use crate::session::load;
use contract::page::Paging;
use contract::structure::{AsOf, ClusterFilter};
use domain::access::Role;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::key;
use ui::{Button, Choice, InputKind, Select, TextInput, Variant};

/// The roles that one looks for in a directory.
const SOUGHT: &[Role] = &[
    Role::RdContact,
    Role::RdContactShared,
    Role::ClusterCoordinator,
    Role::RegionalCoordinator,
    Role::National,
    Role::KsRegionalOffice,
    Role::CountyAuthority,
    Role::CountyGovernor,
    Role::Fhi,
];

/// One of the roles, or all.
#[component]
pub(in crate::features::people) fn RoleSelect(
    roles: &'static [Role],
    draft: RwSignal<ListQuery>,
) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Signal::derive(move || {
        let each = roles.iter().map(|role| Choice::new(role.code(), i18n.h(role.key())));
        std::iter::once(Choice::new("", i18n.t(key::UI_ALL))).chain(each).collect::<Vec<_>>()
    });
    view! {
        <Select
            id="role"
            label=i18n.h(key::ROLE_ASSIGNMENT)
            unmarked=true
            choices=choices
            value=Signal::derive(move || draft.with(|d| d.role.map(Role::code).unwrap_or_default().to_owned()))
            set_value=move |code: String| draft.update(|d| d.role = code.parse().ok())
        />
    }
}

/// One of the regions, or all.
#[component]
pub(in crate::features::people) fn RegionSelect(draft: RwSignal<ListQuery>) -> impl IntoView {
    let i18n = use_i18n();
    let regions = load(move |session| async move {
        session.call(async |client| client.list_regions(&AsOf::default(), &Paging::default()).await).await
    });
    let choices = Signal::derive(move || {
        let known = regions.get().and_then(Result::ok).map(|page| page.items).unwrap_or_default();
        let each = known.into_iter().map(|region| Choice::new(region.slug, region.name));
        std::iter::once(Choice::new("", i18n.t(key::UI_ALL))).chain(each).collect::<Vec<_>>()
    });
    view! {
        <Select
            id="region"
            label=i18n.h(key::REGION)
            unmarked=true
            choices=choices
            value=Signal::derive(move || draft.with(|d| d.region.clone()))
            set_value=move |slug| draft.update(|d| d.region = slug)
        />
    }
}

#[component]
fn ClusterSelect(draft: RwSignal<ListQuery>) -> impl IntoView {
    let i18n = use_i18n();
    let clusters = load(move |session| async move {
        let paging = Paging { limit: Some(200), ..Paging::default() };
        session.call(async |client| client.list_clusters(&ClusterFilter::default(), &paging).await).await
    });
    let choices = Signal::derive(move || {
        let known = clusters.get().and_then(Result::ok).map(|page| page.items).unwrap_or_default();
        let each = known.into_iter().map(|cluster| Choice::new(cluster.id.to_string(), cluster.name));
        std::iter::once(Choice::new("", i18n.t(key::UI_ALL))).chain(each).collect::<Vec<_>>()
    });
    view! {
        <Select
            id="cluster"
            label=i18n.h(key::CLUSTER_SHORT)
            unmarked=true
            choices=choices
            value=Signal::derive(move || draft.with(|d| d.cluster.clone()))
            set_value=move |id| draft.update(|d| d.cluster = id)
        />
    }
}

/// The filter.
#[component]
pub(super) fn Filter(query: Memo<ListQuery>) -> impl IntoView {
    let (i18n, navigate) = (use_i18n(), use_navigate());
    let draft = RwSignal::new(query.get_untracked());
    Effect::new(move |_| draft.set(query.get()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // One municipality is looked at by its link; a search begins anew.
        let wanted =
            draft.with_untracked(|d| ListQuery { municipality: String::new(), ..d.page(String::new()) });
        navigate(
            &wanted.address(&Route::Contacts),
            NavigateOptions { scroll: false, ..NavigateOptions::default() },
        );
    };
    view! {
        <form class="app-filter" role="search" novalidate on:submit=submit>
            <TextInput
                id="q"
                label=i18n.t(key::PEOPLE_SEARCH)
                kind=InputKind::Search
                unmarked=true
                value=Signal::derive(move || draft.with(|d| d.q.clone()))
                set_value=move |text| draft.update(|d| d.q = text)
            />
            <RoleSelect roles=SOUGHT draft=draft />
            <RegionSelect draft=draft />
            <ClusterSelect draft=draft />
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(key::UI_SEARCH)}</Button>
                <Show when=move || query.with(ListQuery::is_narrowed)>
                    <a class="ds-link" href=Route::Contacts.path()>{i18n.t(key::UI_CLEAR_FILTERS)}</a>
                </Show>
            </div>
        </form>
    }
}
