//! What one can do with a network: make it, change it, join, leave, close it.

use super::super::steps::{end, last_day, remark};
use super::speaking::{chosen, inside, outside};
use crate::steps::{
    Answers, Choice, Field, Known, Step, Weight, call, municipalities, reference, writes_down,
};
use client::Client;
use contract::groups::{CreateNetwork, JoinNetwork, LeaveNetwork, NetworkView, UpdateNetwork};
use contract::organisations::End;
use contract::people::Me;
use domain::GroupId;
use domain::group::GroupAction;
use texts::{Key, key};

type NetworkStep = Step<NetworkView>;

/// The steps of a network that one may take now.
pub(super) fn steps(network: &NetworkView, me: &Me) -> Vec<NetworkStep> {
    let step = |action: &GroupAction| match action {
        GroupAction::Edit => Some(edit(network)),
        GroupAction::Join => join(network, me),
        GroupAction::Leave => leave(network, me),
        GroupAction::Close => Some(close(network.id)),
        GroupAction::AddMember | GroupAction::EndMembership => None,
    };
    network.allowed_actions.iter().filter_map(step).collect()
}

fn name() -> Field {
    Field::line("/name", key::NETWORK_PAGE_ASK_NAME).required()
}

fn theme() -> Field {
    Field::line("/theme", key::NETWORK_PAGE_ASK_THEME).required()
}

fn ends() -> Field {
    Field::day("/validTo", key::GROUP_PAGE_ASK_ENDS).help(key::NETWORK_PAGE_ASK_ENDS_HELP).required()
}

/// Makes a network, for one of the municipalities that one may speak for.
pub(super) fn make(me: &Me, needs: Known) -> NetworkStep {
    let mut places: Vec<_> = me.may_register_for.iter().collect();
    places.sort_by_key(|place| !place.own);
    let places = municipalities(places.into_iter().map(|place| &place.municipality));
    let only = the_only(&places);
    let asked = only.is_none();
    let body = move |a: &Answers| {
        Some(CreateNetwork {
            name: a.trimmed("/name"),
            theme: a.trimmed("/theme"),
            coordinator: only.clone().or_else(|| a.written("/coordinator"))?,
            need: a.named("/need", needs).and_then(|id| id.parse().ok()),
            valid_from: a.day("/validFrom"),
            valid_to: a.day("/validTo")?,
        })
    };
    let call =
        async |client: Client, _: &str, body: &CreateNetwork| client.create_network(body).await.map(Some);
    let coordinator = Field::select("/coordinator", key::NETWORK_PAGE_ASK_COORDINATOR, places).required();
    Step::new("new", key::NETWORK_PAGE_MAKE, key::NETWORK_PAGE_MADE, body, call)
        .asking(name())
        .asking(theme())
        .asking_all(asked.then_some(coordinator))
        .asking(
            Field::named("/need", key::NETWORK_PAGE_ASK_NEED, needs).help(key::NETWORK_PAGE_ASK_NEED_HELP),
        )
        .asking(Field::valid_from())
        .asking(ends())
}

fn edit(network: &NetworkView) -> NetworkStep {
    let body = |a: &Answers| {
        Some(UpdateNetwork {
            name: Some(a.trimmed("/name")),
            theme: Some(a.trimmed("/theme")),
            coordinator: a.written("/coordinator"),
            valid_to: Some(a.day("/validTo")?),
            ..UpdateNetwork::default()
        })
    };
    let mut places: Vec<_> =
        network.members.iter().filter_map(|member| member.municipality.as_ref()).collect();
    if places.iter().all(|place| **place != network.coordinator) {
        places.push(&network.coordinator);
    }
    let call = call!(update_network(network.id): UpdateNetwork);
    let last = network.valid_to.map(|day| day.to_string()).unwrap_or_default();
    Step::new(GroupAction::Edit.code(), key::GROUP_ACTION_EDIT, key::GROUP_PAGE_EDITED, body, call)
        .asking(name().starting(network.name.clone()))
        .asking(theme().starting(network.theme.clone()))
        .asking(
            Field::select("/coordinator", key::NETWORK_PAGE_ASK_COORDINATOR, municipalities(places))
                .starting(network.coordinator.number.clone())
                .required(),
        )
        .asking(ends().starting(last))
}

/// The only one there is to choose.
fn the_only(choices: &[Choice]) -> Option<String> {
    match choices {
        [only] => Some(only.value.clone()),
        [] | [_, _, ..] => None,
    }
}

/// Who joins or leaves: asked where one may speak for several, told where it is only one.
fn speaking(step: NetworkStep, choices: Vec<Choice>, ask: Key) -> NetworkStep {
    match choices.as_slice() {
        [only] => step.explained(only.words.clone()),
        [] | [_, _, ..] => step.asking(Field::select("/municipality", ask, choices).required()),
    }
}

/// Where the municipality's own decision is found: asked where one may speak for a municipality.
fn decided(choices: &[Choice], me: &Me) -> Option<Field> {
    let mut places = choices.iter().filter_map(|choice| chosen(&choice.value).0).peekable();
    places.peek()?;
    Some(reference(places.all(|number| writes_down(me, &number)) && choices.iter().all(is_place)))
}

fn is_place(choice: &Choice) -> bool {
    chosen(&choice.value).0.is_some()
}

/// The member that takes over, where the one that keeps the network going may leave.
fn successor(network: &NetworkView, choices: &[Choice]) -> Option<Field> {
    // Also one that is only to keep it going from a later day.
    let next = network.next_coordinators.iter().map(|next| &next.municipality.number);
    let keepers: Vec<&String> = next.chain([&network.coordinator.number]).collect();
    if !choices.iter().any(|choice| keepers.contains(&&choice.value)) {
        return None;
    }
    let leaving = the_only(choices).unwrap_or_else(|| network.coordinator.number.clone());
    let others = network.members.iter().filter_map(|member| member.municipality.as_ref());
    let others = municipalities(others.filter(|place| place.number != leaving));
    let field = Field::select("/successor", key::NETWORK_PAGE_ASK_SUCCESSOR, others)
        .help(key::NETWORK_PAGE_ASK_SUCCESSOR_HELP);
    Some(if the_only(choices).is_some() { field.required() } else { field })
}

fn join(network: &NetworkView, me: &Me) -> Option<NetworkStep> {
    let choices = outside(network, me);
    if choices.is_empty() {
        return None;
    }
    let only = the_only(&choices);
    let body = move |a: &Answers| {
        let (municipality, cluster) = chosen(&only.clone().or_else(|| a.written("/municipality"))?);
        let (office, valid_from) = (a.written("/office"), a.day("/validFrom"));
        Some(JoinNetwork { municipality, cluster, office, valid_from, reference: a.written("/reference") })
    };
    let call = call!(join_network(network.id): JoinNetwork);
    let code = GroupAction::Join.code();
    let step = Step::new(code, key::GROUP_ACTION_JOIN, key::NETWORK_PAGE_JOINED, body, call);
    let step = speaking(step, choices.clone(), key::NETWORK_PAGE_ASK_WHO_JOINS);
    let office = Field::line("/office", key::GROUP_PAGE_ASK_OFFICE).help(key::GROUP_PAGE_ASK_OFFICE_HELP);
    let decided = decided(&choices, me);
    Some(step.asking(office).asking_all(decided).asking(Field::valid_from()).weighing(Weight::Forward))
}

fn leave(network: &NetworkView, me: &Me) -> Option<NetworkStep> {
    let choices = inside(network, me);
    if choices.is_empty() {
        return None;
    }
    let only = the_only(&choices);
    let body = move |a: &Answers| {
        let (municipality, cluster) = chosen(&only.clone().or_else(|| a.written("/municipality"))?);
        let (last_day, reason) = (a.day("/lastDay"), a.written("/reason"));
        let (successor, reference) = (a.written("/successor"), a.written("/reference"));
        Some(LeaveNetwork { municipality, cluster, successor, reference, last_day, reason })
    };
    let call = call!(leave_network(network.id): LeaveNetwork);
    let code = GroupAction::Leave.code();
    let step = Step::new(code, key::GROUP_ACTION_LEAVE, key::NETWORK_PAGE_LEFT, body, call);
    let (decided, successor) = (decided(&choices, me), successor(network, &choices));
    let step = speaking(step, choices, key::NETWORK_PAGE_ASK_WHO_LEAVES).asking_all(successor);
    Some(step.asking_all(decided).asking(last_day()).asking(remark()))
}

fn close(id: GroupId) -> NetworkStep {
    let call = call!(close_network(id): End);
    let code = GroupAction::Close.code();
    Step::new(code, key::NETWORK_PAGE_CLOSE, key::NETWORK_PAGE_CLOSED, |a: &Answers| Some(end(a)), call)
        .explained(key::NETWORK_PAGE_CLOSE_ABOUT)
        .asking(last_day())
        .asking(remark())
        .weighing(Weight::Danger)
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::{me, network};
    use super::*;
    use serde_json::json;

    #[test]
    fn one_who_speaks_for_one_municipality_joins_without_a_question() {
        let actions = json!({ "allowedActions": ["join"] });
        let ids = |me: &Me| {
            steps(&network(actions.clone()), me)
                .into_iter()
                .map(|step| (step.id.clone(), step.fields.len(), step.wrong(&Answers::default())))
                .collect::<Vec<_>>()
        };
        let voss = me(&[("4621", "Voss", true)], json!([]));
        assert_eq!(ids(&voss), [("join".to_owned(), 3, Vec::new())]);
        let two = me(&[("4633", "Fedje", true), ("4632", "Austrheim", true)], json!([]));
        assert_eq!(ids(&two), [("join".to_owned(), 4, vec!["/municipality".to_owned()])]);
        assert_eq!(ids(&me(&[("4634", "Masfjorden", true)], json!([]))), []);
    }
}
