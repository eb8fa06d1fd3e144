//! The soft rules in the way of a step: what each asks for and where it comes from, and why one goes on all the same.

use super::answers::Answers;
use super::field::control_id;
use crate::forms::{FormState, Line};
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::words::Words;
use client::Error;
use contract::problem::{Code, Problem};
use domain::rule::RuleId;
use leptos::prelude::*;
use texts::key;
use ui::TextArea;

/// The id of the part of the form that asks; the reader is brought there.
pub(super) const RULES: &str = "step-rules";

/// The soft rules that a reason lets the step pass; `None` where something else stands in the way too.
pub(super) fn soft(error: &Error) -> Option<Vec<RuleId>> {
    let Error::Problem(problem) = error else { return None };
    let Problem { code: Code::RuleRefused, rule: Some(first), further_rules, .. } = problem.as_ref() else {
        return None;
    };
    let all = || std::iter::once(first).chain(further_rules);
    all().all(|rule| rule.overridable).then(|| all().map(|rule| rule.id).collect())
}

fn pointer(number: usize) -> String {
    format!("/overrides/{number}/reason")
}

fn question(rule: RuleId) -> Words {
    Words::about(key::STEP_RULES_WHY, "rule", rule.code())
}

/// The reasons, as lines of the list of what must be corrected.
pub(super) fn lines(answers: &Answers) -> Vec<Line> {
    let line = |(number, rule): (usize, RuleId)| Line {
        pointer: pointer(number),
        id: control_id(&pointer(number)),
        asks: question(rule),
    };
    answers.despite().iter().map(|despite| despite.rule).enumerate().map(line).collect()
}

/// Asks why each rule is set aside, once the service has said which stand in the way.
#[component]
pub(super) fn Rules(answers: RwSignal<Answers>, state: FormState) -> impl IntoView {
    let i18n = use_i18n();
    let rules = Memo::new(move |_| answers.with(|a| a.despite().iter().map(|d| d.rule).collect::<Vec<_>>()));
    let one = move |(number, rule): (usize, RuleId)| {
        let value = Signal::derive(move || {
            answers.with(|a| a.despite().get(number).map(|d| d.reason.clone()).unwrap_or_default())
        });
        let source = move || i18n.fill(key::UI_RULE, &[("rule", rule.code()), ("source", rule.source())]);
        view! {
            <div class="app-stack" data-rule=rule.code()>
                <p class="ds-paragraph"><strong>{i18n.t(rule.key())}</strong></p>
                <p class="ds-paragraph app-meta">{source}</p>
                <TextArea
                    id=control_id(&pointer(number))
                    label=question(rule).signal(i18n)
                    required=true
                    limit=domain::text::Reason::MAX
                    rows=3
                    value=value
                    set_value=move |text| answers.update(|a| a.set_despite(rule, text))
                    error=state.error(pointer(number))
                />
            </div>
        }
    };
    view! {
        <Show when=move || rules.with(|rules| !rules.is_empty())>
            <section class="app-panel" id=RULES tabindex="-1" aria-labelledby="step-rules-heading">
                <h3 class="ds-heading" data-size="2xs" id="step-rules-heading">{i18n.t(key::STEP_RULES_HEADING)}</h3>
                <p class="ds-paragraph">{i18n.t(key::STEP_RULES_INTRO)}</p>
                {move || rules.get().into_iter().enumerate().map(one).collect_view()}
            </section>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn refused(further_is_soft: bool) -> Error {
        let rule =
            |id: &str, soft: bool| json!({ "id": id, "text": "…", "source": "…", "overridable": soft });
        let problem = json!({
            "type": "/api/docs/problems#rule_refused", "title": "…", "status": 422, "detail": "…", "instance": "/x",
            "code": "rule_refused", "errorId": "1", "rule": rule("KSF-R07", true),
            "furtherRules": [rule("KSF-R15", further_is_soft)],
        });
        Error::Problem(Box::new(serde_json::from_value(problem).unwrap()))
    }

    #[test]
    fn a_reason_is_asked_for_every_soft_rule_at_once() {
        assert_eq!(soft(&refused(true)), Some(vec![RuleId::FiveMembers, RuleId::Anchored]));
        assert_eq!(soft(&refused(false)), None);
    }
}
