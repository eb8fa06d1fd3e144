//! The people of the small country, each as a caller.

use crate::app::TestApp;
use crate::caller::Caller;
use domain::{SessionId, UserId};
use std::fmt::Write;
use uuid::Uuid;

/// The password of everyone who has one; see [`Person::password`].
pub const PASSWORD: &str = "eit passord for testar";

/// [`PASSWORD`], hashed with few rounds: what is tested is not how slow it is.
const HASH: &str =
    "$argon2id$v=19$m=8,t=1,p=1$rzYPFC0VQ4rWDCpmahDafQ$M9sjVaDgORoS93fVfm9Pp4Wvd3/rOwbAUb9/lOI/GaA";

/// Somebody in the country.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// What the person is shown as.
    pub name: &'static str,
    /// Sign-in name.
    pub email: &'static str,
    /// The account.
    pub user: UserId,
    /// A session that runs.
    pub session: SessionId,
    /// Roles: code, the column of its scope and the id there.
    roles: &'static [(&'static str, &'static str, u128)],
}

const fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128((0x7000 << 64) | ((0x8000 + kind) << 48) | number)
}

macro_rules! people {
    ($($(#[$doc:meta])* $number:literal $key:ident: $name:literal, $roles:expr;)+) => {
        /// Everyone, each as a caller; and somebody who is not signed in.
        #[derive(Clone, Debug)]
        pub struct People {
            /// Not signed in.
            pub anonymous: Caller,
            $($(#[$doc])* pub $key: Caller,)+
        }

        impl Person {
            /// Everyone.
            pub const ALL: &'static [Self] = &[$(Self {
                name: $name,
                email: concat!(stringify!($key), "@example.org"),
                user: UserId(id(3, $number)),
                session: SessionId(id(4, $number)),
                roles: &$roles,
            }),+];
        }

        impl People {
            pub(crate) fn of(app: &TestApp) -> Self {
                let mut all = Person::ALL.iter();
                let mut next = || app.caller_of(all.next().expect("as many people as fields"));
                Self { anonymous: app.anonymous(), $($key: next(),)+ }
            }

            /// Everyone with the name of the field, the one who is not signed in first.
            pub fn all(&self) -> Vec<(&'static str, &Caller)> {
                vec![("anonymous", &self.anonymous), $((stringify!($key), &self.$key)),+]
            }
        }
    };
}

const M: &str = "municipality_id";

people! {
    /// Contact of Voss: in the cluster kkhov.
    1 voss_contact: "FoU-kontakt på Voss", [("rd_contact", M, 0x4621)];
    /// Contact of Masfjorden: in the clusters kkhov and nordhordland.
    2 masfjorden_contact: "FoU-kontakt i Masfjorden", [("rd_contact", M, 0x4634)];
    /// Contact of Alver: in the cluster nordhordland.
    3 alver_contact: "FoU-kontakt i Alver", [("rd_contact", M, 0x4631)];
    /// Contact of Austrheim: in the region Vest, in no cluster.
    4 austrheim_contact: "FoU-kontakt i Austrheim", [("rd_contact", M, 0x4632)];
    /// Contact of Kvam: in the cluster hardanger, which has no coordinator.
    5 kvam_contact: "FoU-kontakt i Kvam", [("rd_contact", M, 0x4622)];
    /// Contact of Valle: in the cluster setesdal and the region Sør, which both have no coordinator.
    6 valle_contact: "FoU-kontakt i Valle", [("rd_contact", M, 0x4221)];
    /// Contact of Bodø: in the region Nord, in no cluster.
    7 bodo_contact: "FoU-kontakt i Bodø", [("rd_contact", M, 0x1804)];
    /// Contact of Oslo: in no region.
    8 oslo_contact: "FoU-kontakt i Oslo", [("rd_contact", M, 0x0301)];
    /// Shared contact of Austrheim and Alver.
    9 shared_contact: "Delt FoU-kontakt", [("rd_contact_shared", M, 0x4632), ("rd_contact_shared", M, 0x4631)];
    /// Coordinator of the cluster kkhov.
    10 kkhov_coordinator: "Klyngekoordinator i Bergen", [("cluster_coordinator", "cluster_id", 1)];
    /// Coordinator of the cluster nordhordland.
    11 nordhordland_coordinator: "Klyngekoordinator i Alver", [("cluster_coordinator", "cluster_id", 2)];
    /// Coordinator of the region Vest.
    12 vest_coordinator: "Regional koordinator Vest", [("regional_coordinator", "region_id", 1)];
    /// Coordinator of the region Nord.
    13 nord_coordinator: "Regional koordinator Nord", [("regional_coordinator", "region_id", 2)];
    /// KSF nasjonalt.
    14 national: "KSF nasjonalt, rådgiver", [("national", "", 0)];
    /// Analyst: reads everything that is not a draft.
    15 analyst: "Analytiker i KS", [("national_analyst", "", 0)];
    /// Researcher at Høgskulen på Vestlandet.
    16 researcher: "Forsker ved HVL", [("researcher", "organisation_id", 1)];
    /// System administrator: accounts, never content.
    17 admin: "Systemadministrator", [("system_admin", "", 0)];
}

impl Person {
    /// Somebody by sign-in name's first part.
    pub fn named(key: &str) -> &'static Self {
        Self::ALL.iter().find(|person| person.email.split('@').next() == Some(key)).expect("a person")
    }
}

/// The statements that put them into the database.
pub(crate) fn insert() -> String {
    let mut sql = String::new();
    for person in Person::ALL {
        let Person { name, email, user, session, .. } = person;
        write!(
            sql,
            "INSERT INTO users (id, version, email, display_name, language, active, password_hash, created_at, updated_at) \
             VALUES ('{user}', 1, '{email}', '{name}', 'nn', true, '{HASH}', '2025-01-01Z', '2025-01-01Z');\n\
             INSERT INTO sessions (id, user_id, created_at, expires_at) \
             VALUES ('{session}', '{user}', '2026-01-15Z', '2027-01-15Z');\n"
        )
        .unwrap();
        for (index, (role, column, number)) in person.roles.iter().enumerate() {
            let kind = match *column {
                "municipality_id" => Some(0),
                "region_id" => Some(1),
                "cluster_id" => Some(2),
                "organisation_id" => Some(5),
                _ => None,
            };
            let (column, scope) = match kind {
                Some(kind) => (format!(", {column}"), format!(", '{}'", id(kind, *number))),
                None => (String::new(), String::new()),
            };
            let assignment = id(9, user.0.as_u128() & 0xffff | (u128::try_from(index).unwrap() << 16));
            writeln!(
                sql,
                "INSERT INTO role_assignments (id, user_id, role, valid, decided_by, created_at{column}) \
                 VALUES ('{assignment}', '{user}', '{role}', daterange('2025-01-01', NULL), 'test', '2025-01-01Z'{scope});"
            )
            .unwrap();
        }
    }
    sql
}
