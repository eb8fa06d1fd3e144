//! The language the two answers are written in: said, and asked only of whoever wants another.

use super::editor::Editor;
use super::fields::part;
use crate::i18n::use_i18n;
use crate::labels::Label;
use domain::ContentLanguage;
use leptos::prelude::*;
use texts::key;
use ui::{Button, Choice, Select, Variant, focus_element};

/// The id of the control.
const LANGUAGE: &str = "language";

/// The language, as a line that opens its field.
#[component]
pub(super) fn WrittenIn(editor: Editor) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let wrong = editor.state.error("/language");
    let asked = Memo::new(move |_| open.get() || wrong.with(Option::is_some));
    let languages = Signal::derive(move || {
        ContentLanguage::ALL.iter().map(|l| Choice::new(l.code(), i18n.h(l.key()))).collect::<Vec<_>>()
    });
    let line = move || {
        let code = editor.form.with(|form| form.language.parse::<ContentLanguage>());
        let language = code.map(|language| i18n.text(language.key())).unwrap_or_default();
        i18n.fill(key::NEED_FORM_LANGUAGE_LINE, &[("language", &language)])
    };
    let ask = move |()| {
        open.set(true);
        request_animation_frame(|| focus_element(LANGUAGE));
    };
    let said = move || {
        view! {
            <div class="app-row">
                <span>{line}</span>
                <Button variant=Variant::Tertiary small=true on_press=ask>
                    {i18n.t(key::NEED_FORM_LANGUAGE_OTHER)}
                </Button>
            </div>
        }
    };
    view! {
        <Show when=move || asked.get() fallback=said>
            <Select
                id=LANGUAGE
                label=i18n.t(key::NEED_FORM_LANGUAGE)
                unmarked=true
                choices=languages
                value=part(editor.form, |f| &f.language)
                set_value=move |code| editor.change(|f| f.language = code)
                error=wrong
            />
        </Show>
    }
}
