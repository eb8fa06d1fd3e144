//! Examples of signing in and accounts.

use super::needs::{cluster, region};
use super::{Shapes, USER, json, one, page};
use contract::people::{
    ChangePassword, CreateUser, Desks, EmployerView, Login, Me, OneTimeLink, RegisterFor, RoleView,
    SetPassword, Token, UpdateUser, UserView,
};
use contract::structure::MunicipalityRef;
use domain::access::Role;
use domain::{UiLanguage, UserId};
use serde_json::Value;
use time::macros::datetime;
use uuid::Uuid;

pub(super) fn request(schema: &str) -> Option<Result<Value, String>> {
    Some(match schema {
        "Login" => {
            json(&Login { email: "fou@demo.example".to_owned(), password: "ksf-demo-2026".to_owned() })
        }
        "SetPassword" => json(&SetPassword {
            token: "h3bG0mDSuqSP7sZ9S9VqLkm1nYc0qQf4mS3nC2o8Wjk".to_owned(),
            password: "fire sauer på Voss i haust".to_owned(),
        }),
        "ChangePassword" => json(&ChangePassword {
            current_password: "ksf-demo-2026".to_owned(),
            password: "fire sauer på Voss i haust".to_owned(),
        }),
        "CreateUser" => json(&CreateUser {
            email: "ny.kontakt@demo.example".to_owned(),
            display_name: "FoU-kontakt i Lom".to_owned(),
            language: Some(UiLanguage::Nn),
            employer: None,
        }),
        "UpdateUser" => json(&UpdateUser {
            display_name: Some("FoU-kontakt i Lom og Skjåk".to_owned()),
            ..UpdateUser::default()
        }),
        _ => return None,
    })
}

pub(super) fn answer(operation: &str) -> Option<Result<Shapes, String>> {
    Some(match operation {
        "login" | "refresh_session" => one(&Token {
            access_token: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTk4YzFlZiJ9.kX3nB0v2mW".to_owned(),
            token_type: "Bearer".to_owned(),
            expires_in: 600,
        }),
        "get_me" | "update_me" => one(&Me {
            id: UserId(Uuid::from_u128(USER)),
            display_name: "FoU-kontakt på Voss".to_owned(),
            email: "fou@demo.example".to_owned(),
            language: UiLanguage::Nn,
            employer: Some(employer()),
            roles: vec![contact()],
            may_register_for: vec![RegisterFor {
                municipality: voss(),
                own: true,
                clusters: vec![cluster()],
                region: Some(region()),
            }],
            answers_for: Desks::default(),
            administers: false,
            may_offer: vec![Role::RdContact, Role::RdContactShared],
            offers: 0,
            waiting: 1,
        }),
        "list_users" => page(&user(), 12),
        "get_user" | "update_user" => one(&user()),
        "create_user" => one(&UserView { version: 1, can_sign_in: false, roles: Vec::new(), ..user() }),
        "create_user_link" => one(&OneTimeLink {
            link: "/konto/passord#h3bG0mDSuqSP7sZ9S9VqLkm1nYc0qQf4mS3nC2o8Wjk".to_owned(),
            expires_at: datetime!(2026-11-23 08:00:00 UTC),
        }),
        _ => return None,
    })
}

pub(super) fn voss() -> MunicipalityRef {
    MunicipalityRef { number: "4621".to_owned(), name: "Voss".to_owned() }
}

pub(super) fn contact() -> RoleView {
    RoleView {
        role: Role::RdContact,
        municipality: Some(voss()),
        cluster: None,
        region: None,
        organisation: None,
        county: None,
    }
}

fn employer() -> EmployerView {
    EmployerView { ks: false, municipality: Some(voss()), organisation: None }
}

pub(super) fn user() -> UserView {
    UserView {
        id: UserId(Uuid::from_u128(USER)),
        version: 4,
        display_name: "FoU-kontakt på Voss".to_owned(),
        email: Some("fou@demo.example".to_owned()),
        language: UiLanguage::Nn,
        active: true,
        can_sign_in: true,
        employer: Some(employer()),
        roles: vec![contact()],
        created_at: datetime!(2024-05-15 08:00:00 UTC),
    }
}
