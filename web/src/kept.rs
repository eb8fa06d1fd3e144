//! What is typed is kept in the browser until the service has it: through a reload, a lost network, an ended session.

use crate::storage::{self, Keep};
use domain::UserId;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What was typed, and by whom: another person in the same tab must not find it.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    person: UserId,
    typed: T,
}

/// What this person typed under a name and did not finish.
pub(crate) fn get<T: DeserializeOwned>(name: &str, person: UserId) -> Option<T> {
    let kept: Kept<T> = serde_json::from_str(&storage::get(Keep::ThisVisit, name)?).ok()?;
    (kept.person == person).then_some(kept.typed)
}

/// Keeps what this person types.
pub(crate) fn set<T: Serialize>(name: &str, person: UserId, typed: T) {
    if let Ok(text) = serde_json::to_string(&Kept { person, typed }) {
        storage::set(Keep::ThisVisit, name, &text);
    }
}

/// Forgets it: the service has it, or the person started over.
pub(crate) fn remove(name: &str) {
    storage::remove(Keep::ThisVisit, name);
}

/// What a part of what was typed is called that is not the reader's own words: what the service had, or was sent.
const NOT_TYPED: [&str; 3] = ["base", "making", "unanswered"];

/// Text that this person wrote and did not send, with the name it is kept under: it can be taken along also where the
/// place it was meant for is closed now.
pub(crate) fn texts(person: UserId) -> Vec<(String, Vec<String>)> {
    let of = |name: String| {
        let typed: serde_json::Value = get(&name, person)?;
        let mut found = Vec::new();
        prose(&typed, &mut found);
        (!found.is_empty()).then_some((name, found))
    };
    storage::names(Keep::ThisVisit).into_iter().filter_map(of).collect()
}

/// The texts of more than a word: what is chosen from a list can be chosen again.
fn prose(typed: &serde_json::Value, found: &mut Vec<String>) {
    use serde_json::Value;
    match typed {
        Value::String(text) if text.trim().contains(char::is_whitespace) && !found.contains(text) => {
            found.push(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| prose(item, found)),
        Value::Object(members) => {
            let own = members.iter().filter(|(name, _)| !NOT_TYPED.contains(&name.as_str()));
            own.for_each(|(_, member)| prose(member, found));
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_one_wrote_oneself_is_taken_along() {
        let typed = json!({
            "answers": { "typed": { "/reason": "Avtalt i møtet", "/ambition": "follow", "/members": ["Voss herad"] } },
            "unanswered": [{ "typed": { "/reason": "Avtalt i går" } }, "key"],
            "base": { "need": { "title": "Det som var frå før" } },
        });
        let mut found = Vec::new();
        prose(&typed, &mut found);
        found.sort();
        assert_eq!(found, ["Avtalt i møtet", "Voss herad"]);
    }
}
