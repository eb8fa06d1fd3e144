//! Says in the schemas what is sent and taken, no more and no less.

use super::referred;
use serde_json::{Map, Value, json};

/// Makes the derived schemas exact.
pub(super) fn tidy(document: &mut Value) {
    let requests = requests(document);
    let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) else {
        return;
    };
    for (name, schema) in schemas.iter_mut() {
        without_defaults(schema);
        if requests.contains(name) {
            // Members that do not exist are refused.
            schema["additionalProperties"] = Value::Bool(false);
            description_outside_choice(schema);
        } else {
            without_null(schema);
        }
        if let Some(item) = name.strip_prefix("Page_")
            && let Some(items) = schema.pointer_mut("/properties/items/items")
        {
            *items = json!({ "$ref": format!("#/components/schemas/{item}") });
        }
    }
    rename_pages(document);
}

/// The schemas of request bodies. Everything else is only ever sent.
fn requests(document: &Value) -> Vec<String> {
    let inside = ["AnchoringRequest", "EmployerRequest", "OverrideRequest", "RoleOffer"];
    let mut names: Vec<String> = inside.into_iter().map(str::to_owned).collect();
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flatten().filter_map(|(_, item)| item.as_object());
    for (_, operation) in items.flatten() {
        let schema = operation.pointer("/requestBody/content/application~1json/schema");
        names.extend(schema.and_then(referred).map(str::to_owned));
    }
    names
}

/// A container's `serde(default)` is no value of a member.
fn without_defaults(schema: &mut Value) {
    each_object(schema, &mut |object| {
        object.remove("default");
    });
}

/// Answers leave out what has no value; they never say null.
fn without_null(schema: &mut Value) {
    each_object(schema, &mut |object| {
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                object.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = object.get_mut("oneOf") {
            choices.retain(|choice| choice.get("type") != Some(&json!("null")));
            if let [Value::Object(only)] = choices.as_slice() {
                let only = only.clone();
                object.remove("oneOf");
                object.extend(only);
            }
        }
    });
}

/// What a member is for stands on the member, not on one of the choices it has.
fn description_outside_choice(schema: &mut Value) {
    each_object(schema, &mut |object| {
        let choices = object.get_mut("oneOf").and_then(Value::as_array_mut);
        let mut inside = choices.into_iter().flatten().filter_map(Value::as_object_mut);
        let found = inside.find_map(|choice| choice.remove("description"));
        if let Some(description) = found {
            object.insert("description".to_owned(), description);
        }
    });
}

fn each_object(value: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            change(object);
            object.values_mut().for_each(|member| each_object(member, change));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each_object(item, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// `Page_NeedView` is a `NeedPage` to those who read or generate code.
fn rename_pages(document: &mut Value) {
    let new_name = |name: &str| {
        let item = name.strip_prefix("Page_")?;
        let item = item.strip_suffix("View").or(item.strip_suffix("Entry")).unwrap_or(item);
        Some(format!("{item}Page"))
    };
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        *schemas = std::mem::take(schemas)
            .into_iter()
            .map(|(name, schema)| (new_name(&name).unwrap_or(name), schema))
            .collect();
    }
    each_object(document, &mut |object| {
        if let Some(Value::String(target)) = object.get_mut("$ref")
            && let Some((kind, name)) = target.rsplit_once('/')
            && let Some(name) = new_name(name)
        {
            *target = format!("{kind}/{name}");
        }
    });
}
