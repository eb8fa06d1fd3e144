//! How safe what is typed is, in words, all the time.

use super::editor::{Editor, Saved};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use leptos::prelude::*;
use texts::key;
use time::OffsetDateTime;
use ui::{Alert, Button, Color, Urgency, Variant, focus_element, use_words};

/// The id of the choice between two texts.
pub(super) const CONFLICT: &str = "conflict";

fn saved_at(i18n: I18n, milliseconds: u64) -> String {
    let seconds = i64::try_from(milliseconds / 1000).unwrap_or_default();
    let at = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    i18n.fill(key::NEED_FORM_SAVED_AT, &[("time", &format::time(i18n, at))])
}

/// How safe what is typed is.
#[component]
pub(super) fn Status(editor: Editor) -> impl IntoView {
    let (i18n, words) = (use_i18n(), use_words());
    let line = move || match editor.saved.get() {
        Saved::Untouched | Saved::Stale | Saved::SignedOut | Saved::Failed => None,
        Saved::Kept => Some(i18n.text(key::NEED_FORM_SAVED_LOCAL)),
        Saved::Saving => Some(i18n.text(key::NEED_FORM_SAVED_SAVING)),
        Saved::At(moment) => Some(saved_at(i18n, moment)),
    };
    let trouble = move || match editor.saved.get() {
        Saved::Untouched | Saved::Kept | Saved::Saving | Saved::At(_) => None,
        Saved::Failed => {
            Some(warning(view! { <p class="ds-paragraph">{i18n.t(key::NEED_FORM_SAVED_FAILED)}</p> }))
        }
        Saved::SignedOut => {
            let (href, text) = words.sign_in_link;
            Some(warning(view! {
                <p class="ds-paragraph">{i18n.t(key::NEED_FORM_SAVED_SIGN_IN)}</p>
                <a class="ds-link" href=href>{text}</a>
            }))
        }
        Saved::Stale => {
            let settle = move |mine: bool| {
                move |()| {
                    leptos::task::spawn_local(editor.settle(mine));
                    focus_element("title");
                }
            };
            Some(warning(view! {
                <div class="app-stack" id=CONFLICT tabindex="-1">
                    <p class="ds-paragraph">{i18n.t(key::NEED_FORM_SAVED_STALE)}</p>
                    <div class="app-row">
                        <Button variant=Variant::Secondary on_press=settle(true)>{i18n.t(key::NEED_FORM_USE_MINE)}</Button>
                        <Button variant=Variant::Secondary on_press=settle(false)>{i18n.t(key::NEED_FORM_USE_THEIRS)}</Button>
                    </div>
                </div>
            }))
        }
    };
    // Text that came back into a changed need: the choice comes first.
    if editor.saved.get_untracked() == Saved::Stale {
        request_animation_frame(|| focus_element(CONFLICT));
    }
    view! {
        <p class="app-saved" role="status">{line}</p>
        {trouble}
    }
}

fn warning(content: impl IntoView + 'static) -> AnyView {
    view! {
        <Alert color=Color::Warning urgency=Urgency::Polite>
            <div class="app-stack">{content}</div>
        </Alert>
    }
    .into_any()
}
