//! What is shown as of another day than today offers nothing to do: one looks at it, and acts on what is true now.

use crate::extract::day_of;
use crate::problem::ApiError;
use crate::state::State;
use actix_web::{HttpRequest, web};
use serde::Serialize;
use serde_json::Value;

/// Which day an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Today.
    Now,
    /// Another day, past or to come.
    AsOf,
}

impl Shown {
    /// The day that a request asks about.
    ///
    /// # Errors
    /// 400 when `asOf` is not a day.
    pub fn by(request: &HttpRequest) -> Result<Self, ApiError> {
        let mut asked = form_urlencoded::parse(request.query_string().as_bytes());
        let Some((_, day)) = asked.find(|(name, _)| name == "asOf") else { return Ok(Self::Now) };
        let state = request.app_data::<web::Data<State>>();
        let state = state.ok_or_else(|| ApiError::internal("the application has no state"))?;
        let today = domain::oslo::day(state.clock.now());
        Ok(if day_of(Some(&day), today)? == today { Self::Now } else { Self::AsOf })
    }

    /// What is shown, written as JSON.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write<T: Serialize>(self, shown: &T) -> Result<String, ApiError> {
        match self {
            Self::Now => serde_json::to_string(shown),
            Self::AsOf => serde_json::to_value(shown).and_then(|mut value| {
                offer_nothing(&mut value);
                serde_json::to_string(&value)
            }),
        }
        .map_err(ApiError::internal)
    }
}

/// Empties every `allowedActions`, also of what lies inside.
fn offer_nothing(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::Array(actions) if name == "allowedActions" => actions.clear(),
                    inside => offer_nothing(inside),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(offer_nothing),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
