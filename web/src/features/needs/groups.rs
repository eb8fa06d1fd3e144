//! Who a need concerns, by the fixed list: its codes in the order in which they are shown, with their words.

use texts::{Key, key};

/// The fixed list.
pub(super) const ALL: &[(&str, Key)] = &[
    ("older_people", key::AFFECTED_GROUP_OLDER_PEOPLE),
    ("people_with_dementia", key::AFFECTED_GROUP_PEOPLE_WITH_DEMENTIA),
    ("relatives", key::AFFECTED_GROUP_RELATIVES),
    ("children_and_families", key::AFFECTED_GROUP_CHILDREN_AND_FAMILIES),
    ("long_term_illness", key::AFFECTED_GROUP_LONG_TERM_ILLNESS),
    ("mental_health_and_substance_use", key::AFFECTED_GROUP_MENTAL_HEALTH_AND_SUBSTANCE_USE),
    ("disabilities", key::AFFECTED_GROUP_DISABILITIES),
    ("refugees", key::AFFECTED_GROUP_REFUGEES),
    ("sami_people", key::AFFECTED_GROUP_SAMI_PEOPLE),
    ("excluded_people", key::AFFECTED_GROUP_EXCLUDED_PEOPLE),
    ("service_users", key::AFFECTED_GROUP_SERVICE_USERS),
    ("employees", key::AFFECTED_GROUP_EMPLOYEES),
    ("leaders", key::AFFECTED_GROUP_LEADERS),
    ("students_and_supervisors", key::AFFECTED_GROUP_STUDENTS_AND_SUPERVISORS),
    ("volunteers", key::AFFECTED_GROUP_VOLUNTEERS),
    ("all_inhabitants", key::AFFECTED_GROUP_ALL_INHABITANTS),
    ("other", key::AFFECTED_GROUP_OTHER),
];

/// The words of a code.
pub(super) fn key_of(code: &str) -> Option<Key> {
    ALL.iter().find(|(known, _)| *known == code).map(|(_, key)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_that_of_the_reference_data() {
        let table = include_str!("../../../../data/affected_groups.csv");
        let codes: Vec<_> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        assert_eq!(ALL.iter().map(|(code, _)| *code).collect::<Vec<_>>(), codes);
    }
}
