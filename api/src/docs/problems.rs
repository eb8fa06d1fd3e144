//! Every problem, field problem and rule, in the words of the text catalogue: bokmål, nynorsk and English.

use super::{PROBLEMS, frame};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use maud::{Markup, html};
use texts::{Key, Lang};

/// The page.
pub(super) fn page() -> Markup {
    let contents = html! {
        ul {
            li {
                a href="#requests" { "Problems of requests" }
                ul { @for code in Code::ALL { li { a href={ "#" (code.code()) } { (code.code()) } } } }
            }
            li {
                a href="#fields" { "Problems of fields" }
                ul { @for code in FieldCode::ALL { li { a href={ "#" (code.code()) } { (code.code()) } } } }
            }
            li {
                a href="#rules" { "Rules" }
                ul { @for rule in RuleId::ALL { li { a href={ "#" (rule.code()) } { (rule.code()) } } } }
            }
        }
    };
    let content = html! {
        h1 { "Problems" }
        p {
            "What goes wrong is answered as " code { "application/problem+json" } " (RFC 9457). Programs go by "
            code { "code" } "; people read " code { "title" } " and " code { "detail" }
            ", in the language that " code { "Accept-Language" } " asks for. Here they stand in all three."
        }
        section aria-labelledby="requests" {
            h2 id="requests" { "Problems of requests" }
            @for code in Code::ALL { (problem(*code)) }
        }
        section aria-labelledby="fields" {
            h2 id="fields" { "Problems of fields" }
            p { "In " code { "errors" } " of " a href="#validation_failed" { "validation_failed" }
                " and of problems with parameters, each with a pointer to the field." }
            @for code in FieldCode::ALL { (field(*code)) }
        }
        section aria-labelledby="rules" {
            h2 id="rules" { "Rules" }
            p { "In " code { "rule" } ", where a rule of KSF refuses." }
            @for rule in RuleId::ALL { (rule_section(*rule)) }
        }
    };
    frame::page(PROBLEMS, "Problems", &contents, &content)
}

fn problem(code: Code) -> Markup {
    let key = |part: &str| format!("problem.{}.{part}", code.code());
    html! {
        section id=(code.code()) aria-labelledby={ (code.code()) "-title" } {
            h3 id={ (code.code()) "-title" } { code { (code.code()) } }
            p { "Status " (code.status()) }
            (in_each_language(|lang| html! {
                strong { (words(lang, &key("title"))) } ". " (words(lang, &key("detail")))
            }))
        }
    }
}

fn field(code: FieldCode) -> Markup {
    let key = format!("field.{}", code.code());
    html! {
        section id=(code.code()) aria-labelledby={ (code.code()) "-title" } {
            h3 id={ (code.code()) "-title" } { code { (code.code()) } }
            (in_each_language(|lang| html! {
                (texts::format(words(lang, &key), &[("min", "…"), ("max", "…")]))
            }))
        }
    }
}

fn rule_section(rule: RuleId) -> Markup {
    let meaning = RuleId::ALL.iter().position(|other| *other == rule).and_then(|at| RuleId::MEANINGS.get(at));
    html! {
        section id=(rule.code()) aria-labelledby={ (rule.code()) "-title" } {
            h3 id={ (rule.code()) "-title" } { (rule.code()) }
            p { (meaning.copied().unwrap_or_default().trim()) }
            p {
                @if rule.overridable() { "It can be set aside: repeat the request with a reason in " code { "overrides" } "." }
                @else { "It cannot be set aside." }
            }
            p { "Source: " span lang="nb" { (rule.source()) } }
        }
    }
}

fn words(lang: Lang, key: &str) -> &'static str {
    Key::named(key).map(|key| texts::text(lang, key)).unwrap_or_default()
}

fn in_each_language(text: impl Fn(Lang) -> Markup) -> Markup {
    html! {
        dl {
            @for lang in Lang::ALL {
                dt { span lang=(lang.tag()) { (lang.own_name()) } }
                dd lang=(lang.tag()) { (text(lang)) }
            }
        }
    }
}
