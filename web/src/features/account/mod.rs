//! Signing in, choosing a password by a one-time link, and accepting an invitation to a role.

mod invitation;
mod password;
mod sign_in;
mod token;

use crate::routing::Route;
use leptos::prelude::*;

/// The pages of this folder.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::Password => view! { <password::Password /> }.into_any(),
        Route::Invitation => view! { <invitation::Invitation /> }.into_any(),
        _ => view! { <sign_in::SignIn /> }.into_any(),
    }
}

/// The name, in the query, of where to go after signing in.
const BACK: &str = "til";

/// The address of the sign-in page that leads back to a page of ours.
pub(crate) fn sign_in_path(back: &str) -> String {
    let sign_in = Route::SignIn.path();
    if back == Route::Home.path() || back.starts_with(&sign_in) {
        return sign_in;
    }
    let encoded = String::from(js_sys::encode_uri_component(back));
    format!("{sign_in}?{BACK}={encoded}")
}

/// Where to go after signing in: only to pages of ours, so that no link can send people elsewhere.
fn way_back(asked: Option<String>) -> String {
    let path = asked.filter(|to| {
        let path = to.split(['?', '#']).next().unwrap_or_default();
        to.starts_with('/') && !to.starts_with("//") && Route::parse(path).is_some()
    });
    path.unwrap_or_else(|| Route::Needs.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_only_to_pages_of_ours() {
        assert_eq!(way_back(Some("/behov/ny".into())), "/behov/ny");
        assert_eq!(way_back(Some("/behov?level=mine".into())), "/behov?level=mine");
        for elsewhere in
            ["https://example.org/", "//example.org/behov", "/finnes-ikke", "behov", "/\\example.org"]
        {
            assert_eq!(way_back(Some(elsewhere.into())), "/behov", "{elsewhere}");
        }
        assert_eq!(way_back(None), "/behov");
    }
}
