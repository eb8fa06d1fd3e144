//! The regions of what several municipalities became.

use super::rows::{Row, bounds, text};
use serde_json::json;
use std::collections::BTreeMap;

/// The regions of what is new: those of what it was made of, where these agree; from the first day alone where they agree
/// on that alone. Where they do not, none, until somebody decides.
pub(super) fn regions(rows: &[Row], sources: usize) -> Vec<Row> {
    let mut of: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
    for row in rows {
        let (lower, upper) = bounds(row);
        of.entry(text(row, "municipality_id"))
            .or_default()
            .push((text(row, "region_id"), format!("{lower},{upper}")));
    }
    let mut lists = of.values();
    let Some(first) = lists.next() else { return Vec::new() };
    if of.len() != sources {
        return Vec::new();
    }
    let source = of.keys().next().copied().unwrap_or_default();
    if lists.clone().all(|list| list == first) {
        return rows.iter().filter(|row| text(row, "municipality_id") == source).cloned().collect();
    }
    let same_first = first.first().map(|(region, _)| *region);
    if of.values().all(|list| list.first().map(|(region, _)| *region) == same_first) {
        let row = rows.iter().find(|row| text(row, "municipality_id") == source).cloned();
        return row
            .map(|mut row| {
                let (lower, _) = bounds(&row);
                row.insert("valid".to_owned(), json!(format!("[{lower},)")));
                row
            })
            .into_iter()
            .collect();
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(municipality: &str, place: &str, valid: &str, ambition: &str) -> Row {
        let row = json!({ "municipality_id": municipality, "region_id": place, "cluster_id": place, "valid": valid, "ambition": ambition });
        row.as_object().unwrap().clone()
    }

    #[test]
    fn what_is_made_of_several_is_in_their_region_where_they_agree() {
        let same = [row("a", "vest", "[2027-01-01,)", ""), row("b", "vest", "[2027-01-01,)", "")];
        assert_eq!(regions(&same, 2).len(), 1);
        let other = [row("a", "vest", "[2027-01-01,)", ""), row("b", "nord", "[2027-01-01,)", "")];
        assert_eq!(regions(&other, 2), Vec::<Row>::new());
        assert_eq!(regions(&other[..1], 2), Vec::<Row>::new(), "one of them is in none");
        let later = [
            row("a", "vest", "[2027-01-01,2028-01-01)", ""),
            row("a", "nord", "[2028-01-01,)", ""),
            row("b", "vest", "[2027-01-01,)", ""),
        ];
        let found = regions(&later, 2);
        assert_eq!((found.len(), text(&found[0], "valid")), (1, "[2027-01-01,)"));
    }
}
