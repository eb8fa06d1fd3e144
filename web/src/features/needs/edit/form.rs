//! What is typed in the form of a need, and what becomes of it.

use contract::field::problems;
use contract::needs::{CreateNeed, NeedView, UpdateNeed};
use contract::problem::{FieldCode, FieldProblem};
use domain::ContentLanguage;
use domain::need::{AffectedGroup, Channel, ServiceArea, UrgencyKind};
use serde::{Deserialize, Serialize};
use time::Date;
use time::macros::format_description;
use validator::Validate;

/// The form as it stands. Everything is text, as typed; nothing is lost because it cannot be read yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct NeedForm {
    pub(super) municipality: String,
    pub(super) title: String,
    pub(super) problem: String,
    pub(super) language: String,
    pub(super) service_area: String,
    pub(super) affected_groups: Vec<String>,
    pub(super) who_affected: String,
    pub(super) urgency: String,
    pub(super) urgency_starts: String,
    pub(super) channel: String,
    pub(super) outside_theme: bool,
}

/// Reads the date that a browser's date field gives.
pub(super) fn date(text: &str) -> Option<Date> {
    Date::parse(text.trim(), format_description!("[year]-[month]-[day]")).ok()
}

fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl NeedForm {
    /// The form of a need that is saved.
    pub(super) fn of(need: &NeedView) -> NeedForm {
        NeedForm {
            municipality: need.originators.first().map(|m| m.number.clone()).unwrap_or_default(),
            title: need.title.clone(),
            problem: need.problem.clone(),
            language: need.language.code().to_owned(),
            service_area: need.service_area.map(|a| a.code().to_owned()).unwrap_or_default(),
            affected_groups: need.affected_groups.iter().map(|g| g.code().to_owned()).collect(),
            who_affected: need.who_affected.clone().unwrap_or_default(),
            urgency: need.urgency.map(|u| u.code().to_owned()).unwrap_or_default(),
            urgency_starts: need.urgency_starts.map(|d| d.to_string()).unwrap_or_default(),
            channel: need.channel.map(|c| c.code().to_owned()).unwrap_or_default(),
            outside_theme: need.outside_theme,
        }
    }

    fn urgency(&self) -> Option<UrgencyKind> {
        self.urgency.parse().ok()
    }

    /// The date belongs to one answer alone; typed before another answer was chosen, it is not sent.
    fn starts(&self) -> Option<Date> {
        (self.urgency() == Some(UrgencyKind::Now)).then(|| date(&self.urgency_starts)).flatten()
    }

    fn language(&self) -> Option<ContentLanguage> {
        self.language.parse().ok()
    }

    fn service_area(&self) -> Option<ServiceArea> {
        self.service_area.parse().ok()
    }

    fn affected_groups(&self) -> Vec<AffectedGroup> {
        self.affected_groups.iter().filter_map(|code| code.parse().ok()).collect()
    }

    /// The new need.
    pub(super) fn create(&self) -> CreateNeed {
        CreateNeed {
            title: self.title.trim().to_owned(),
            problem: self.problem.trim().to_owned(),
            municipality: written(&self.municipality),
            language: self.language(),
            service_area: self.service_area(),
            who_affected: written(&self.who_affected),
            affected_groups: self.affected_groups(),
            urgency: self.urgency(),
            urgency_starts: self.starts(),
            channel: self.channel.parse::<Channel>().ok(),
        }
    }

    /// What is different from what is saved; nothing else is sent.
    pub(super) fn changes(&self, saved: &NeedForm) -> UpdateNeed {
        let text = |new: &str, old: &str| (new.trim() != old.trim()).then(|| new.trim().to_owned());
        UpdateNeed {
            title: text(&self.title, &saved.title),
            problem: text(&self.problem, &saved.problem),
            language: self.language().filter(|_| self.language != saved.language),
            service_area: (self.service_area != saved.service_area).then(|| self.service_area()),
            who_affected: text(&self.who_affected, &saved.who_affected).map(|new| written(&new)),
            affected_groups: (self.affected_groups != saved.affected_groups).then(|| self.affected_groups()),
            urgency: (self.urgency != saved.urgency || self.starts() != saved.starts())
                .then(|| self.urgency()),
            urgency_starts: (self.urgency != saved.urgency || self.starts() != saved.starts())
                .then(|| self.starts()),
            outside_theme: (self.outside_theme != saved.outside_theme).then_some(self.outside_theme),
        }
    }

    /// What must be corrected before it can be saved.
    pub(super) fn check(&self) -> Vec<FieldProblem> {
        let missing = |pointer: &str, code| FieldProblem {
            pointer: pointer.to_owned(),
            code,
            detail: String::new(),
            limit: None,
        };
        let mut found = self.create().validate().err().map(|errors| problems(&errors)).unwrap_or_default();
        if self.municipality.is_empty() {
            found.push(missing("/municipality", FieldCode::Required));
        }
        if self.urgency() == Some(UrgencyKind::Now) && self.starts().is_none() {
            let code = if self.urgency_starts.trim().is_empty() {
                FieldCode::Required
            } else {
                FieldCode::InvalidDate
            };
            found.push(missing("/urgencyStarts", code));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_fields() -> NeedForm {
        NeedForm {
            municipality: "4634".into(),
            title: " Digitalt nattilsyn ".into(),
            problem: "Nattpatruljen køyrer langt.".into(),
            ..NeedForm::default()
        }
    }

    fn pointers(form: &NeedForm) -> Vec<String> {
        form.check().into_iter().map(|e| e.pointer).collect()
    }

    #[test]
    fn two_fields_are_enough() {
        assert_eq!(pointers(&two_fields()), Vec::<String>::new());
        let need = two_fields().create();
        assert_eq!(
            (need.title.as_str(), need.service_area, need.who_affected),
            ("Digitalt nattilsyn", None, None)
        );
        assert_eq!(pointers(&NeedForm::default()), ["/problem", "/title", "/municipality"]);
    }

    #[test]
    fn a_measure_that_starts_needs_its_date_and_no_other_answer_sends_one() {
        let mut form = NeedForm { urgency: "now".into(), ..two_fields() };
        assert_eq!(pointers(&form), ["/urgencyStarts"]);
        form.urgency_starts = "2026-02-30".into();
        assert_eq!(form.check().first().map(|e| e.code), Some(FieldCode::InvalidDate));
        form.urgency_starts = "2026-09-01".into();
        assert!(form.check().is_empty() && form.create().urgency_starts.is_some());
        form.urgency = "year".into();
        assert_eq!(form.create().urgency_starts, None);
    }

    #[test]
    fn only_what_changed_is_sent_and_what_was_emptied_is_cleared() {
        let saved =
            NeedForm { who_affected: "Eldre".into(), service_area: "home_care".into(), ..two_fields() };
        assert_eq!(saved.changes(&saved), UpdateNeed::default());
        let form = NeedForm { who_affected: " ".into(), service_area: String::new(), ..saved.clone() };
        let expected =
            UpdateNeed { who_affected: Some(None), service_area: Some(None), ..UpdateNeed::default() };
        assert_eq!(form.changes(&saved), expected);
    }

    #[test]
    fn a_national_identity_number_is_caught_before_it_leaves_the_browser() {
        let form = NeedForm { problem: "Gjeld 010190 00083".into(), ..two_fields() };
        assert_eq!(form.check().first().map(|e| e.code), Some(FieldCode::NationalIdentityNumber));
    }

    #[test]
    fn the_form_survives_storage() {
        let form =
            NeedForm { affected_groups: vec!["relatives".into()], outside_theme: true, ..two_fields() };
        let kept = serde_json::to_string(&form).unwrap();
        assert_eq!(serde_json::from_str::<NeedForm>(&kept).unwrap(), form);
        assert_eq!(serde_json::from_str::<NeedForm>("{}").unwrap(), NeedForm::default());
    }
}
