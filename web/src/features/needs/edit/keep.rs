//! What the form of a need keeps in the browser until the service has it.

use super::form::NeedForm;
use client::Versioned;
use contract::needs::{CreateNeed, NeedView, UpdateNeed};
use domain::NeedId;
use serde::{Deserialize, Serialize};

/// The form with what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// What the service had when this was typed: a change is of this version and of no other.
    #[serde(default)]
    pub(super) base: Option<Base>,
    /// The request that makes the draft, until its answer has come.
    #[serde(default)]
    pub(super) making: Option<Making>,
    /// The form.
    pub(super) form: NeedForm,
}

/// A need as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Base {
    /// Its ETag.
    pub(super) etag: String,
    /// The need.
    pub(super) need: NeedView,
}

impl From<Versioned<NeedView>> for Base {
    fn from(read: Versioned<NeedView>) -> Base {
        Base { etag: read.etag, need: read.value }
    }
}

impl From<Base> for Versioned<NeedView> {
    fn from(base: Base) -> Versioned<NeedView> {
        Versioned { value: base.need, etag: base.etag }
    }
}

/// What became of the text that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing was kept that the service does not have.
    Nothing,
    /// It comes back.
    Restored,
    /// It comes back, and the need was changed elsewhere meanwhile: the person chooses.
    Conflict,
}

/// Where the form begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) form: NeedForm,
    /// The version that changes are made to.
    pub(super) stored: Option<Versioned<NeedView>>,
    pub(super) found: Found,
}

impl Start {
    /// From what was kept, what the service has now, and what a new form holds.
    pub(super) fn of(kept: Option<Kept>, stored: Option<Versioned<NeedView>>, fresh: NeedForm) -> Start {
        let known = stored.as_ref().map_or(fresh, |s| NeedForm::of(&s.value));
        let Some(Kept { base, form, .. }) = kept.filter(|kept| kept.form != known) else {
            return Start { form: known, stored, found: Found::Nothing };
        };
        let moved = |base: &Base| stored.as_ref().is_some_and(|s| s.value.version != base.need.version);
        match base.filter(moved) {
            None => Start { form, stored, found: Found::Restored },
            // All of it was saved: what was changed elsewhere came after, and stands.
            Some(base) if form.changes(&NeedForm::of(&base.need)) == UpdateNeed::default() => {
                Start { form: known, stored, found: Found::Nothing }
            }
            // Still a change of the older version, so that nothing is saved over the newer one before the person has chosen.
            Some(base) => Start { form, stored: Some(base.into()), found: Found::Conflict },
        }
    }
}

/// A request that makes a draft. When its answer is lost it is sent again as it was, under the same key, and the service
/// makes one draft and not two; what was typed meanwhile follows as a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Making {
    /// The Idempotency-Key.
    pub(super) key: String,
    /// The body.
    pub(super) need: CreateNeed,
}

/// The name of the place: one for the new need, one for each need that is changed.
pub(super) fn place(need: Option<NeedId>) -> String {
    need.map_or_else(|| "ksf.need.new".to_owned(), |id| format!("ksf.need.{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::needs::samples::need;

    fn read(version: i32, title: &str) -> Versioned<NeedView> {
        let need = NeedView { version, title: title.into(), ..need("draft") };
        Versioned { value: need, etag: format!("\"{version}.x\"") }
    }

    fn typed(title: &str, base: &Versioned<NeedView>) -> Kept {
        let form = NeedForm { title: title.into(), ..NeedForm::of(&base.value) };
        let kept = Kept { base: Some(base.clone().into()), making: None, form };
        serde_json::from_str(&serde_json::to_string(&kept).unwrap()).unwrap()
    }

    fn start(kept: Kept, stored: &Versioned<NeedView>) -> Start {
        Start::of(Some(kept), Some(stored.clone()), NeedForm::default())
    }

    #[test]
    fn text_that_was_not_finished_comes_back_to_the_version_it_was_typed_in() {
        let one = read(1, "Frå starten");
        let start = start(typed("Min", &one), &one);
        assert_eq!((start.form.title.as_str(), start.found), ("Min", Found::Restored));
        assert_eq!(start.stored, Some(one));
    }

    #[test]
    fn a_person_whose_need_was_changed_elsewhere_chooses_before_anything_is_saved_over_it() {
        let (one, two) = (read(1, "Frå starten"), read(2, "Frå den andre fana"));
        let start = start(typed("Min", &one), &two);
        assert_eq!((start.form.title.as_str(), start.found), ("Min", Found::Conflict));
        assert_eq!(start.stored.map(|s| s.etag), Some(one.etag));
    }

    #[test]
    fn a_person_whose_text_was_saved_sees_what_was_changed_elsewhere_after_it() {
        let (one, two) = (read(1, "Min"), read(2, "Frå den andre fana"));
        let start = start(typed("Min", &one), &two);
        assert_eq!((start.form.title.as_str(), start.found), ("Frå den andre fana", Found::Nothing));
        assert_eq!(start.stored, Some(two));
    }
}
