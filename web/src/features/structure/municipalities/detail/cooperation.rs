//! Cooperation that the municipality has already: something a cluster can be built on.

use crate::i18n::{I18n, use_i18n};
use crate::session::load;
use contract::page::{Page, Paging};
use contract::structure::{CooperationFilter, CooperationMemberView, CooperationView};
use leptos::prelude::*;
use texts::{Key, key};
use ui::Loaded;

/// Cooperation that exists, with its source: something a cluster can be built on.
#[component]
pub(super) fn Cooperation(number: String) -> impl IntoView {
    let i18n = use_i18n();
    let list = load(move |session| {
        let filter = CooperationFilter { municipality: Some(number.clone()), ..CooperationFilter::default() };
        async move {
            session.call(async |client| client.list_cooperations(&filter, &Paging::default()).await).await
        }
    });
    view! {
        <section class="app-stack" aria-labelledby="cooperation">
            <h2 class="ds-heading" data-size="sm" id="cooperation">{i18n.t(key::STRUCTURE_PAGE_COOPERATION)}</h2>
            <Loaded resource=list view=move |page| cooperations(i18n, page) />
        </section>
    }
}

fn kind(code: &str) -> Option<Key> {
    Some(match code {
        "knowledge_municipality" => key::COOPERATION_KIND_KNOWLEDGE_MUNICIPALITY,
        "university_region" => key::COOPERATION_KIND_UNIVERSITY_REGION,
        "agreement_municipality_university" => key::COOPERATION_KIND_AGREEMENT_MUNICIPALITY_UNIVERSITY,
        "joint_lab" => key::COOPERATION_KIND_JOINT_LAB,
        "regional_council" => key::COOPERATION_KIND_REGIONAL_COUNCIL,
        _ => return None,
    })
}

fn cooperations(i18n: I18n, page: Page<CooperationView>) -> AnyView {
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_COOPERATION_EMPTY)}</p> }
            .into_any();
    }
    let item = |one: CooperationView| {
        let source = one.source_url.clone();
        let members = move || {
            let name = |member: &CooperationMemberView| {
                let inferred = i18n.text(key::STRUCTURE_PAGE_COOPERATION_INFERRED);
                if member.inferred { format!("{} ({inferred})", member.name) } else { member.name.clone() }
            };
            one.members.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        view! {
            <li>
                <h3 class="ds-heading" data-size="2xs">{one.name}</h3>
                {kind(&one.kind).map(|kind| view! { <p class="ds-paragraph">{i18n.h(kind)}</p> })}
                <p class="ds-paragraph app-text">{members}</p>
                {one.note.map(|note| view! { <p class="ds-paragraph app-text" lang="nb">{note}</p> })}
                <p class="ds-paragraph">
                    {i18n.t(key::STRUCTURE_PAGE_SOURCE)} ": "
                    <a class="ds-link" href=source rel="external">{one.source_url}</a>
                </p>
            </li>
        }
    };
    view! {
        <p class="ds-paragraph app-text">{i18n.t(key::STRUCTURE_PAGE_COOPERATION_NOTE)}</p>
        <ul class="app-list">{page.items.into_iter().map(item).collect_view()}</ul>
    }
    .into_any()
}
