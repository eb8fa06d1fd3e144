//! The form: where, to whom, from when, and what is agreed. One press may offer a role in several municipalities.

use super::super::employer;
use super::super::language::{AS_THE_MUNICIPALITY, languages};
use super::super::steps::{agreed, tasks};
use super::super::told;
use super::given::{Given, Refusal};
use super::places::{Places, at};
use crate::format;
use crate::steps::{Answers, Choice, Field, Known, Step};
use crate::words::Words;
use client::{Client, Error, Versioned};
use contract::people::{
    CreateInvitation, CreateRoleAssignment, EmployerRequest, RoleAssignmentView, RoleOffer, RoleView,
};
use domain::access::Role;
use domain::{RoleAssignmentId, UiLanguage, UserId};
use texts::key;
use validator::{Validate, ValidationErrors};

/// Somebody who has a role in KSF already.
const KNOWN: &str = "known";
/// Somebody new.
const NEW: &str = "new";

/// What the form is made of.
pub(super) struct Offering {
    pub(super) role: Role,
    pub(super) places: Vec<RoleView>,
    pub(super) people: Vec<RoleAssignmentView>,
    pub(super) before: Option<RoleAssignmentView>,
    pub(super) me: Option<UserId>,
    /// The organisations that somebody new may be employed by.
    pub(super) organisations: Known,
}

/// To whom.
#[derive(Clone, Debug)]
enum Whom {
    Known(UserId, String),
    New { email: String, name: String, language: Option<UiLanguage>, employer: Option<EmployerRequest> },
}

/// What is sent: the same offer at each place.
pub(super) struct Offers {
    whom: Whom,
    places: Vec<RoleView>,
    offer: RoleOffer,
}

impl Offers {
    fn invitation(&self, offer: RoleOffer) -> Option<CreateInvitation> {
        match &self.whom {
            Whom::Known(..) => None,
            Whom::New { email, name, language, employer } => Some(CreateInvitation {
                email: email.clone(),
                display_name: name.clone(),
                language: *language,
                employer: employer.clone(),
                offer,
            }),
        }
    }
}

impl Validate for Offers {
    fn validate(&self) -> Result<(), ValidationErrors> {
        match (&self.whom, self.invitation(self.offer.clone())) {
            (_, Some(invitation)) => invitation.validate(),
            (Whom::Known(holder, _), None) => To::Account(*holder).offered(self.offer.clone()).validate(),
            (Whom::New { .. }, None) => Ok(()),
        }
    }
}

fn is_known(answers: &Answers) -> bool {
    answers.text("/who") == KNOWN
}

fn is_new(answers: &Answers) -> bool {
    !is_known(answers)
}

fn whom(answers: &Answers, people: &[Choice], organisations: Known) -> Option<Whom> {
    if is_new(answers) {
        return Some(Whom::New {
            email: answers.trimmed("/email"),
            name: answers.trimmed("/displayName"),
            language: answers.read("/language"),
            employer: employer::read(answers, organisations),
        });
    }
    let id = answers.suggested("/holder", people)?;
    let name = people.iter().find(|person| person.value == id).map(|person| person.words.said().to_owned());
    Some(Whom::Known(id.parse().ok()?, name.unwrap_or_default()))
}

/// The step.
pub(super) fn step(offering: &Offering) -> Step<Given> {
    let before = offering.before.as_ref();
    let left_out: Vec<_> =
        offering.me.into_iter().chain(before.and_then(|before| before.holder_id)).collect();
    let people = told::people(&offering.people, &left_out);
    let places = match before {
        Some(before) => Places::new(vec![before.role.clone()]),
        None => Places::new(offering.places.clone()),
    };
    let organisations = offering.organisations;
    let (role, replaces) = (offering.role, before.map(|before| before.id));
    let (known, at) = (people.clone(), places.clone());
    let body = move |a: &Answers| {
        let offer = RoleOffer {
            role,
            municipality: None,
            cluster: None,
            region: None,
            organisation: None,
            county: None,
            valid_from: a.day("/offer/validFrom")?,
            valid_to: a.day("/offer/validTo"),
            decided_by: a.trimmed("/offer/decidedBy"),
            reason: a.written("/reason"),
            mandate: a.written("/offer/mandate"),
            tasks: tasks(a, "/offer/tasks"),
            replaces,
        };
        let places = at.chosen(a);
        (!places.is_empty()).then_some(())?;
        Some(Offers { whom: whom(a, &known, organisations)?, places, offer })
    };
    let label = if before.is_some() { key::PEOPLE_HAND_OVER_SEND } else { key::PEOPLE_OFFER_SEND };
    let employed = places.employer();
    let mut step = Step::new("offer", label, key::PEOPLE_GIVEN_HEADING, body, send);
    if let Some(only) = places.only() {
        step = step.explained(Words::about(key::PEOPLE_OFFER_PLACE, "name", only));
    }
    step.asking_all(places.field())
        .asking_all(to_whom(people, employer::fields(organisations, employed)))
        .asking_all(when(role, before.is_some()))
        .asking(
            Field::line("/offer/decidedBy", key::PEOPLE_DECIDED)
                .help(key::PEOPLE_OFFER_DECIDED_HELP)
                .required(),
        )
        .asking_all(agreed("/offer/mandate", "/offer/tasks", before))
        .asking(Field::note(key::PEOPLE_WHY).help(key::PEOPLE_STEP_NOTE_HELP))
}

fn to_whom(people: Vec<Choice>, employer: [Field; 3]) -> Vec<Field> {
    let kinds = vec![
        Choice { value: KNOWN.to_owned(), words: key::PEOPLE_OFFER_KNOWN.into() },
        Choice { value: NEW.to_owned(), words: key::PEOPLE_OFFER_NEW.into() },
    ];
    let new = [
        Field::line("/displayName", key::PEOPLE_OFFER_NAME)
            .help(key::ACCOUNTS_DISPLAY_NAME_HELP)
            .when(is_new)
            .required(),
        Field::line("/email", key::ACCOUNT_EMAIL).help(key::PEOPLE_OFFER_EMAIL_HELP).when(is_new).required(),
        Field::radio("/language", key::ACCOUNTS_LANGUAGE, languages())
            .starting(AS_THE_MUNICIPALITY)
            .when(is_new)
            .required(),
    ];
    let new = new.into_iter().chain(employer.map(|field| field.when(is_new)));
    if people.is_empty() {
        return new.collect();
    }
    let known = [
        Field::radio("/who", key::PEOPLE_OFFER_WHO, kinds).starting(KNOWN).required(),
        Field::suggested("/holder", key::PEOPLE_OFFER_HOLDER, people)
            .help(key::PEOPLE_OFFER_HOLDER_HELP)
            .when(is_known)
            .required(),
    ];
    known.into_iter().chain(new).collect()
}

fn when(role: Role, handing: bool) -> [Field; 2] {
    let first = Field::day("/offer/validFrom", key::PEOPLE_FIRST_DAY).required();
    let first = if handing {
        first.help(key::PEOPLE_HAND_OVER_DAY)
    } else {
        first.starting(format::today().to_string())
    };
    let last = Field::day("/offer/validTo", key::PEOPLE_LAST_DAY).help(key::PEOPLE_LAST_DAY_HELP);
    [first, if role == Role::ExternalEvaluator { last.required() } else { last }]
}

/// Whom more is offered to.
#[derive(Clone, Copy)]
enum To {
    /// Somebody with an account.
    Account(UserId),
    /// Whoever was invited to a role.
    Invited(RoleAssignmentId),
}

impl To {
    const fn offered(self, offer: RoleOffer) -> CreateRoleAssignment {
        match self {
            Self::Account(holder) => CreateRoleAssignment { holder: Some(holder), holder_of: None, offer },
            Self::Invited(role) => CreateRoleAssignment { holder: None, holder_of: Some(role), offer },
        }
    }
}

/// Offers the role at each place. What was offered somewhere stands, whatever the next place says.
async fn send(client: Client, _: &str, offers: &Offers) -> Result<Option<Versioned<Given>>, Error> {
    let mut given = Given::to(match &offers.whom {
        Whom::Known(_, name) | Whom::New { name, .. } => name.clone(),
    });
    let mut to = match &offers.whom {
        Whom::Known(holder, _) => Some(To::Account(*holder)),
        Whom::New { .. } => None,
    };
    for (number, place) in offers.places.iter().enumerate() {
        let client = client.clone().for_part(&number.to_string());
        match one(&client, offers, place, &mut to, &mut given).await {
            Ok(()) => {}
            // With nothing offered yet, the form says what is wrong; without an answer, the whole is asked for again.
            Err(error) if given.places.is_empty() || !crate::once::is_answer(&error) => return Err(error),
            Err(error) => given.refused.push(Refusal { place: told::place(place), error: said(&error) }),
        }
    }
    Ok(Some(Versioned { value: given, etag: String::new() }))
}

/// Why it could not be offered, in the service's own words.
fn said(error: &Error) -> String {
    match error {
        Error::Problem(problem) => format!("{}. {}", problem.title, problem.detail),
        Error::Transport(_) | Error::Unexpected { .. } => error.to_string(),
    }
}

async fn one(
    client: &Client,
    offers: &Offers,
    place: &RoleView,
    to: &mut Option<To>,
    given: &mut Given,
) -> Result<(), Error> {
    let offer = at(place, &offers.offer);
    let id = match (*to, offers.invitation(offer.clone())) {
        (None, Some(invitation)) => {
            let made = client.create_invitation(&invitation).await?;
            // What else is offered waits for whoever opens the link.
            *to = Some(To::Invited(made.role_assignment));
            let id = made.role_assignment;
            given.link = Some(made);
            id
        }
        (Some(to), _) => client.create_role_assignment(&to.offered(offer)).await?.value.id,
        (None, None) => return Err(Error::Unexpected { status: 0 }),
    };
    given.places.push((id, place.clone()));
    Ok(())
}
