//! What is wrong with a field, in words.

use crate::i18n::I18n;
use contract::problem::{FieldCode, FieldProblem};
use texts::{Key, key};

/// What is wrong with a field, in the language of the moment.
pub(super) fn field_text(i18n: I18n, problem: &FieldProblem) -> String {
    // Until when something is there, or from when, is said of this one alone.
    if problem.code == FieldCode::NotThatDay && !problem.detail.is_empty() {
        return problem.detail.clone();
    }
    let limit = problem.limit.unwrap_or_default().to_string();
    i18n.fill(field_key(problem.code), &[("min", &limit), ("max", &limit)])
}

const fn field_key(code: FieldCode) -> Key {
    match code {
        FieldCode::Required => key::FIELD_REQUIRED,
        FieldCode::TooShort => key::FIELD_TOO_SHORT,
        FieldCode::TooLong => key::FIELD_TOO_LONG,
        FieldCode::ControlCharacters => key::FIELD_CONTROL_CHARACTERS,
        FieldCode::NationalIdentityNumber => key::FIELD_NATIONAL_IDENTITY_NUMBER,
        FieldCode::UnknownField => key::FIELD_UNKNOWN_FIELD,
        FieldCode::WrongType => key::FIELD_WRONG_TYPE,
        FieldCode::UnknownValue => key::FIELD_UNKNOWN_VALUE,
        FieldCode::NotInScope => key::FIELD_NOT_IN_SCOPE,
        FieldCode::InvalidEmail => key::FIELD_INVALID_EMAIL,
        FieldCode::WeakPassword => key::FIELD_WEAK_PASSWORD,
        FieldCode::WrongPassword => key::FIELD_WRONG_PASSWORD,
        FieldCode::SamePassword => key::FIELD_SAME_PASSWORD,
        FieldCode::InvalidDate => key::FIELD_INVALID_DATE,
        FieldCode::OutOfRange => key::FIELD_OUT_OF_RANGE,
        FieldCode::InvalidLink => key::FIELD_INVALID_LINK,
        FieldCode::AlreadyThere => key::FIELD_ALREADY_THERE,
        FieldCode::NotThatDay => key::FIELD_NOT_THAT_DAY,
        FieldCode::NotInNetwork => key::FIELD_NOT_IN_NETWORK,
        FieldCode::AfterTheEnd => key::FIELD_AFTER_THE_END,
        FieldCode::AlreadyMotor => key::FIELD_ALREADY_MOTOR,
        FieldCode::NotAMember => key::FIELD_NOT_A_MEMBER,
        FieldCode::TooMany => key::FIELD_TOO_MANY,
        FieldCode::ChooseCluster => key::FIELD_CHOOSE_CLUSTER,
        FieldCode::ChooseOne => key::FIELD_CHOOSE_ONE,
        FieldCode::InvalidNumber => key::FIELD_INVALID_NUMBER,
        FieldCode::InvalidKey => key::FIELD_INVALID_KEY,
        FieldCode::FromRegister => key::FIELD_FROM_REGISTER,
        FieldCode::UnknownPlaceholder => key::FIELD_UNKNOWN_PLACEHOLDER,
    }
}
