//! A municipality for the tests of what is said of it and what can be done with it.

use contract::structure::MunicipalityView;
use serde_json::{Value, json};

/// Masfjorden with a few facts on top.
pub(super) fn municipality(more: Value) -> MunicipalityView {
    let mut place = json!({
        "id": "0199b0a0-0000-7000-8000-000000000004", "version": 1, "number": "4634", "name": "Masfjorden",
        "officialName": "Masfjorden", "parallelNames": {}, "county": { "number": "46", "name": "Vestland" },
        "region": { "slug": "vest", "name": "KSF Vest" }, "clusters": [], "languageDecision": "nynorsk",
        "samiAdminArea": false, "validFrom": "2020-01-01", "successors": [], "predecessors": [], "regions": [],
        "documents": [], "lacks": [], "allowedActions": [],
    });
    if let (Some(place), Value::Object(more)) = (place.as_object_mut(), more) {
        place.extend(more);
    }
    serde_json::from_value(place).unwrap()
}
