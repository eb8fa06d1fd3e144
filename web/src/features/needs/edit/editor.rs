//! The state of the form: what is typed, what the service has, and how the one becomes the other.

use super::form::NeedForm;
use super::keep::{Base, Found, Kept, Making, Start, place};
use crate::forms::FormState;
use crate::kept;
use crate::once::{is_answer, new_key};
use crate::session::{Session, use_session};
use client::{Client, Error, Versioned};
use contract::needs::{NeedView, UpdateNeed};
use contract::problem::Code;
use domain::access::policy::NeedAction;
use domain::need::NeedProcess;
use domain::{NeedId, UserId};
use futures_util::lock::Mutex;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long after the last key a draft is saved.
const PAUSE: Duration = Duration::from_millis(1200);
/// How long after a failure it is tried again.
const AGAIN: Duration = Duration::from_secs(10);

/// How safe what is typed is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// Nothing has been typed.
    Untouched,
    /// In the browser: not enough yet for the service, or not asked for.
    Kept,
    /// On its way.
    Saving,
    /// The service has it, since this moment (milliseconds).
    At(u64),
    /// No contact; tried again.
    Failed,
    /// The session has ended.
    SignedOut,
    /// It was changed elsewhere meanwhile: by somebody else, or by the same person in another tab.
    Stale,
}

/// What the editor belongs to.
struct Owner {
    /// The name under which the form is kept in the browser.
    place: String,
    /// Who types.
    person: UserId,
    /// The request that makes the draft, until its answer has come.
    making: Option<Making>,
    /// Held by whoever is saving.
    turn: Arc<Mutex<()>>,
}

/// The form and its state.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub(super) form: RwSignal<NeedForm>,
    pub(super) state: FormState,
    pub(super) saved: RwSignal<Saved>,
    /// What the service has.
    pub(super) stored: RwSignal<Option<Versioned<NeedView>>>,
    owner: StoredValue<Owner>,
    session: Session,
    timer: StoredValue<Option<TimeoutHandle>>,
    saving: StoredValue<bool>,
}

impl Editor {
    /// The editor of a need that the service has, or of a new one. Text that was not finished comes back; whether it
    /// did is said by the second value; where the need was changed elsewhere meanwhile, the person chooses first.
    pub(super) fn open(
        stored: Option<Versioned<NeedView>>,
        need: Option<NeedId>,
        person: UserId,
        fresh: NeedForm,
    ) -> (Editor, bool) {
        let place = place(need);
        let kept: Option<Kept> = kept::get(&place, person);
        let making = kept.as_ref().and_then(|kept| kept.making.clone());
        let owner = Owner { place, person, making, turn: Arc::default() };
        let Start { form, stored, found } = Start::of(kept, stored, fresh);
        let saved = match found {
            Found::Nothing => Saved::Untouched,
            Found::Restored => Saved::Kept,
            Found::Conflict => Saved::Stale,
        };
        // A save that is under way when the page is left goes on, and is remembered.
        let editor = crate::app::lasting(|| Editor {
            form: RwSignal::new(form),
            state: FormState::new(),
            saved: RwSignal::new(saved),
            stored: RwSignal::new(stored),
            owner: StoredValue::new(owner),
            session: use_session(),
            timer: StoredValue::new(None),
            saving: StoredValue::new(false),
        });
        let online = window_event_listener(leptos::ev::online, move |_| editor.save_soon(Duration::ZERO));
        on_cleanup(move || {
            online.remove();
            editor.stop_timer();
        });
        (editor, found == Found::Restored)
    }

    /// Whether it is a draft: saved by itself, and can be sent in.
    pub(super) fn is_draft(self) -> bool {
        self.stored.with(|stored| stored.as_ref().is_none_or(|s| s.value.process == NeedProcess::Draft))
    }

    /// Whether the person may do this with the need; a new one is the person's own.
    pub(super) fn may(self, action: NeedAction) -> bool {
        self.stored.with(|stored| stored.as_ref().is_none_or(|s| s.value.allowed_actions.contains(&action)))
    }

    /// Whether the person answers for the need now, and so decides whether it is outside the theme (KSF-R24).
    pub(super) fn holds(self) -> bool {
        let decides =
            |a: &NeedAction| matches!(a, NeedAction::Qualify | NeedAction::Reject | NeedAction::Lift);
        self.stored
            .with(|stored| stored.as_ref().is_some_and(|s| s.value.allowed_actions.iter().any(decides)))
    }

    /// Takes a change: keeps it in the browser at once, and saves a draft after a pause.
    pub(super) fn change(self, edit: impl FnOnce(&mut NeedForm)) {
        self.form.update(edit);
        self.keep();
        if self.saved.get_untracked() != Saved::Stale {
            self.saved.set(Saved::Kept);
            self.save_soon(PAUSE);
        }
    }

    /// Forgets what is typed and not saved.
    pub(super) fn forget(self) {
        self.stop_timer();
        self.owner.with_value(|owner| kept::remove(&owner.place));
    }

    /// Saves what can be saved: a new draft, or what changed. Says what the service has afterwards.
    ///
    /// # Errors
    /// What the service refuses.
    pub(super) async fn save(self) -> Result<Versioned<NeedView>, Error> {
        // One at a time: two that make a draft would make two drafts.
        let turn = self.owner.with_value(|owner| owner.turn.clone());
        let _turn = turn.lock().await;
        let stored = match self.stored.get_untracked() {
            Some(stored) => stored,
            None => self.make().await?,
        };
        let changes = self.form.with_untracked(|form| form.changes(&NeedForm::of(&stored.value)));
        if changes == UpdateNeed::default() {
            return Ok(stored);
        }
        let (id, etag) = (stored.value.id, stored.etag);
        let saved = self.session.call(async |client| client.update_need(id, &etag, &changes).await).await?;
        self.stored.set(Some(saved.clone()));
        self.keep();
        Ok(saved)
    }

    async fn make(self) -> Result<Versioned<NeedView>, Error> {
        let making = self
            .owner
            .with_value(|owner| owner.making.clone())
            .unwrap_or_else(|| Making { key: new_key(), need: self.form.with_untracked(NeedForm::create) });
        self.owner.update_value(|owner| owner.making = Some(making.clone()));
        self.keep();
        let request =
            async |client: Client| client.with_idempotency_key(&making.key).create_need(&making.need).await;
        let made = self.session.call(request).await;
        if made.as_ref().map_or_else(is_answer, |_| true) {
            self.owner.update_value(|owner| owner.making = None);
        }
        let made = made?;
        self.stored.set(Some(made.clone()));
        self.keep();
        Ok(made)
    }

    /// Takes what the service has now, after it was changed elsewhere: with the text of this person, or with theirs.
    pub(super) async fn settle(self, keep_mine: bool) {
        let Some(id) = self.stored.with_untracked(|stored| stored.as_ref().map(|s| s.value.id)) else {
            return;
        };
        match self.session.call(async |client| client.get_need(id).await).await {
            Ok(theirs) => {
                if !keep_mine {
                    self.form.set(NeedForm::of(&theirs.value));
                }
                self.stored.set(Some(theirs));
                self.keep();
                self.saved.set(Saved::Kept);
                self.save_soon(Duration::ZERO);
            }
            Err(error) => self.state.refuse(&error),
        }
    }

    fn keep(self) {
        let base = self.stored.get_untracked().map(Base::from);
        let form = self.form.get_untracked();
        self.owner.with_value(|owner| {
            kept::set(&owner.place, owner.person, Kept { base, making: owner.making.clone(), form });
        });
    }

    fn stop_timer(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn save_soon(self, pause: Duration) {
        self.stop_timer();
        let timer = set_timeout_with_handle(move || leptos::task::spawn_local(self.save_draft()), pause);
        self.timer.set_value(timer.ok());
    }

    /// Saves a draft on its own account, when there is enough to save.
    async fn save_draft(self) {
        let enough = self.form.with_untracked(|form| form.check().is_empty());
        let wanted = matches!(self.saved.get_untracked(), Saved::Kept | Saved::Failed);
        if !self.is_draft_now() || !enough || !wanted {
            return;
        }
        if self.saving.get_value() {
            return self.save_soon(PAUSE);
        }
        self.saving.set_value(true);
        self.saved.set(Saved::Saving);
        let result = self.save().await;
        self.saving.set_value(false);
        // Typed meanwhile: that is saved next, and says so itself.
        if self.saved.get_untracked() != Saved::Saving {
            return self.save_soon(PAUSE);
        }
        self.saved.set(match &result {
            Ok(_) => Saved::At(now()),
            Err(error) => after(error),
        });
        if self.saved.get_untracked() == Saved::Failed {
            self.save_soon(AGAIN);
        }
    }

    fn is_draft_now(self) -> bool {
        untrack(move || self.is_draft())
    }
}

/// What an error means for what is typed.
pub(super) fn after(error: &Error) -> Saved {
    match error.code() {
        Some(Code::VersionMismatch) => Saved::Stale,
        Some(Code::Unauthenticated | Code::TokenExpired) => Saved::SignedOut,
        // The service read it and refused: the person sees why when sending it in.
        Some(_) if error.status().is_some_and(|status| status < 500) => Saved::Kept,
        Some(_) | None => Saved::Failed,
    }
}

/// The moment, in milliseconds; only to be shown.
pub(super) fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole milliseconds since 1970"
    )]
    {
        js_sys::Date::now() as u64
    }
}
