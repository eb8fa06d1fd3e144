//! What one wrote in this tab and did not send. It stands where it was written as long as one may do the same there; when
//! a role has ended, it can be copied here.

use crate::features::one_time::write;
use crate::i18n::use_i18n;
use crate::kept;
use crate::session::use_session;
use leptos::prelude::*;
use texts::key;
use ui::{Announcer, Button, Variant};

/// The part of the page; nothing where nothing is kept.
#[component]
pub(super) fn Unsent() -> impl IntoView {
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let person = session.me_now().map(|me| me.id);
    let all = RwSignal::new(person.map(kept::texts).unwrap_or_default());
    let one = move |(name, texts): (String, Vec<String>)| {
        let whole = texts.join("\n\n");
        let copy = move |()| {
            let whole = whole.clone();
            leptos::task::spawn_local(async move {
                let copied = write(&whole).await;
                let said = if copied { key::PROFILE_UNSENT_COPIED } else { key::PROFILE_UNSENT_NOT_COPIED };
                announcer.say(i18n.text_now(said));
            });
        };
        let forget = move |()| {
            kept::remove(&name);
            all.update(|all| all.retain(|(known, _)| *known != name));
            ui::focus_element("about");
        };
        let texts =
            texts.into_iter().map(|text| view! { <p class="ds-paragraph app-prose app-text">{text}</p> });
        view! {
            <li>
                {texts.collect_view()}
                <div class="app-row">
                    <Button variant=Variant::Secondary small=true on_press=copy>{i18n.t(key::PROFILE_UNSENT_COPY)}</Button>
                    <Button variant=Variant::Tertiary small=true danger=true on_press=forget>
                        {i18n.t(key::PROFILE_UNSENT_FORGET)}
                    </Button>
                </div>
            </li>
        }
    };
    move || {
        let kept = all.get();
        (!kept.is_empty()).then(|| {
            view! {
                <section class="app-stack" aria-labelledby="unsent">
                    <h2 class="ds-heading" data-size="sm" id="unsent">{i18n.t(key::PROFILE_UNSENT)}</h2>
                    <p class="ds-paragraph">{i18n.t(key::PROFILE_UNSENT_ABOUT)}</p>
                    <ul class="app-list">{kept.into_iter().map(one).collect_view()}</ul>
                </section>
            }
        })
    }
}
