//! The reference names everything there is, leads nowhere that is not there, and is sound HTML.

use super::*;
use contract::endpoints;
use contract::problem::Code;
use contract::problem::FieldCode;
use domain::rule::RuleId;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;
use texts::{Key, Lang};

fn reference_page() -> Html {
    parse(&reference::page(&crate::openapi::document().unwrap()).into_string())
}

fn problems_page() -> Html {
    parse(&problems::page().into_string())
}

fn parse(page: &str) -> Html {
    let page = Html::parse_document(page);
    assert!(page.errors.is_empty(), "not sound HTML: {:?}", page.errors);
    page
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn the_parser_tells_what_is_not_sound() {
    assert!(!Html::parse_document("<!DOCTYPE html><title>x</title><p></div>").errors.is_empty());
}

fn attributes(page: &Html, name: &str) -> Vec<String> {
    all(page, &format!("[{name}]")).iter().map(|e| e.value().attr(name).unwrap().to_owned()).collect()
}

fn ids(page: &Html) -> BTreeSet<String> {
    let ids = attributes(page, "id");
    let unique: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    unique
}

#[test]
fn every_operation_and_schema_has_its_place() {
    let ids = ids(&reference_page());
    for endpoint in endpoints::ALL {
        assert!(ids.contains(endpoint.id), "{}", endpoint.id);
    }
    for name in crate::openapi::document().unwrap()["components"]["schemas"].as_object().unwrap().keys() {
        assert!(ids.contains(&schema::anchor(name)), "{name}");
    }
}

#[test]
fn every_code_and_rule_has_its_place_where_the_problems_type_leads() {
    let ids = ids(&problems_page());
    let codes = Code::ALL.iter().map(|code| code.code());
    let fields = FieldCode::ALL.iter().map(|code| code.code());
    for name in codes.chain(fields).chain(RuleId::CODES.iter().copied()) {
        assert!(ids.contains(name), "{name}");
    }
}

#[test]
fn every_problem_stands_in_all_three_languages() {
    let page = problems_page();
    for code in Code::ALL {
        for lang in Lang::ALL {
            let text = all(&page, &format!("[id={}] dd[lang={}]", code.code(), lang.tag()));
            let text: String = text.iter().flat_map(ElementRef::text).collect();
            for part in ["title", "detail"] {
                let key = Key::named(&format!("problem.{}.{part}", code.code())).unwrap();
                assert!(text.contains(texts::text(lang, key)), "{} in {lang}", code.code());
            }
        }
    }
}

#[test]
fn no_link_leads_nowhere() {
    let (reference, problems) = (reference_page(), problems_page());
    let (in_reference, in_problems) = (ids(&reference), ids(&problems));
    for (page, own) in [(&reference, &in_reference), (&problems, &in_problems)] {
        for target in attributes(page, "href") {
            let (address, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let found = match address {
                "" => own.contains(anchor),
                PROBLEMS => anchor.is_empty() || in_problems.contains(anchor),
                REFERENCE => anchor.is_empty() || in_reference.contains(anchor),
                "/" | STYLE | "/favicon.svg" | "/api/v1/openapi.json" => anchor.is_empty(),
                _ => false,
            };
            assert!(found, "{target}");
        }
        for named in attributes(page, "aria-labelledby") {
            assert!(own.contains(&named), "{named}");
        }
    }
}

#[test]
fn headings_go_down_one_step_at_a_time_from_one_first() {
    for page in [reference_page(), problems_page()] {
        let mut last = 0;
        for heading in all(&page, "h1, h2, h3, h4, h5, h6") {
            let level: u32 = heading.value().name().trim_start_matches('h').parse().unwrap();
            assert!(level <= last + 1, "{} after h{last}", heading.html());
            last = level;
        }
        assert_eq!(all(&page, "h1").len(), 1);
    }
}

#[test]
fn nothing_is_inline_that_the_policy_forbids() {
    for page in [reference_page(), problems_page()] {
        assert!(all(&page, "script, style, [style], [onclick], img, iframe, form").is_empty());
    }
}

#[test]
fn what_scrolls_can_be_reached_by_keyboard_and_has_a_name() {
    let page = reference_page();
    let scrolling = all(&page, "pre, .scroll");
    assert!(scrolling.len() > endpoints::ALL.len());
    for part in scrolling {
        assert_eq!(part.value().attr("tabindex"), Some("0"));
        let named = part.value().attr("aria-label").or(part.value().attr("aria-labelledby"));
        assert!(named.is_some_and(|name| !name.is_empty()), "{}", part.html());
    }
}

#[test]
fn html_in_a_description_is_text() {
    let text = prose::prose("Fewer than <script>alert(1)</script> &amp; **more**").into_string();
    assert!(
        !text.contains("<script>")
            && text.contains("&lt;script&gt;")
            && text.contains("<strong>more</strong>")
    );
}

#[test]
fn examples_carry_what_the_operation_asks_for() {
    let document = crate::openapi::document().unwrap();
    let command = |id: &str| {
        let endpoint = endpoints::find(id).unwrap();
        curl::command(&document, endpoint, operation::find(&document, endpoint).unwrap())
    };
    let lift = command("lift_need");
    for part in
        ["/needs/0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44/lift\"", "Bearer $TOKEN", "If-Match: \"3.", "--json '{"]
    {
        assert!(lift.contains(part), "{part} in {lift}");
    }
    assert_eq!(command("get_county"), "curl \"$BASE/counties/46?asOf=2025-06-30\"");
    assert!(command("delete_need").contains("-X DELETE"));
    for endpoint in endpoints::ALL {
        assert!(
            !command(endpoint.id).contains('{') || command(endpoint.id).contains("--json"),
            "{}",
            endpoint.id
        );
    }
}
