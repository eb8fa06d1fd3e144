//! Every page of the app, written once: what it is, its address, and how an address is read.
//!
//! Links are made from a [`Route`] and never written by hand. `routes.json` lists the addresses for the browser
//! tests, which visit them all; a test here holds the two together.

use domain::register::MunicipalityNumber;
use domain::{ClusterId, GroupId, NeedId, OrganisationId, RoleAssignmentId};

/// Declares the pages. A parameter stands in the address as `:name` and is read strictly: what cannot be read is no
/// page of ours.
macro_rules! routes {
    ($($(#[$doc:meta])* $page:ident $(($name:ident: $kind:ty))? = $pattern:literal;)+) => {
        /// A page of the app.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Route { $($(#[$doc])* $page $(($kind))?,)+ }

        impl Route {
            /// Every address, in the order in which they are tried.
            #[cfg(test)]
            pub const PATTERNS: &'static [&'static str] = &[$($pattern),+];

            /// The page of an address.
            pub fn parse(path: &str) -> Option<Route> {
                $(if let Some(_captured) = capture($pattern, path) {
                    return Some(Route::$page $((<$kind as Parameter>::read(_captured)?))?);
                })+
                None
            }

            /// The address of a page.
            pub fn path(&self) -> String {
                match self {
                    $(Route::$page $(($name))? => fill($pattern, &[$(Parameter::write($name))?]),)+
                }
            }
        }
    };
}

routes! {
    /// What KSF is, for everyone.
    Home = "/";
    /// Signing in.
    SignIn = "/logg-inn";
    /// A new password by a one-time link.
    Password = "/konto/passord";
    /// An invitation to a role, by a link that works once.
    Invitation = "/konto/invitasjon";
    /// The needs one may see, level by level.
    Needs = "/behov";
    /// A new need.
    NewNeed = "/behov/ny";
    /// One need.
    Need(id: NeedId) = "/behov/:needId";
    /// Changing a need.
    EditNeed(id: NeedId) = "/behov/:needId/rediger";
    /// Needs that are open to all.
    Register = "/register";
    /// One need, as everyone sees it.
    PublishedNeed(id: NeedId) = "/register/:needId";
    /// All municipalities.
    Municipalities = "/kommuner";
    /// The map on which all municipalities are the same size.
    Map = "/kart";
    /// One municipality.
    Municipality(number: MunicipalityNumber) = "/kommuner/:number";
    /// One municipality on a sheet of paper, to bring to a meeting.
    MunicipalitySheet(number: MunicipalityNumber) = "/kommuner/:number/utskrift";
    /// The KSF regions.
    Regions = "/regioner";
    /// One region.
    Region(slug: Slug) = "/regioner/:slug";
    /// One region on a sheet of paper, to bring to a meeting.
    RegionSheet(slug: Slug) = "/regioner/:slug/utskrift";
    /// What has changed in the structure, and what is decided for later.
    Timeline = "/tidslinje";
    /// Who can help a region, and with what.
    RegionActors(slug: Slug) = "/regioner/:slug/aktorer";
    /// The clusters.
    Clusters = "/klynger";
    /// A new cluster.
    NewCluster = "/klynger/ny";
    /// One cluster.
    Cluster(id: ClusterId) = "/klynger/:clusterId";
    /// One cluster on a sheet of paper, to bring to a meeting.
    ClusterSheet(id: ClusterId) = "/klynger/:clusterId/utskrift";
    /// Everyone whom KSF works with.
    Organisations = "/organisasjoner";
    /// Who is contact and coordinator of what.
    Contacts = "/kontakter";
    /// Roles: offered to one, one's own, and all.
    Roles = "/roller";
    /// Offering a role, handing one over, inviting.
    OfferRole = "/roller/ny";
    /// One role.
    RolePage(id: RoleAssignmentId) = "/roller/:roleId";
    /// Oneself: name, language, roles, sessions, data.
    Profile = "/min-profil";
    /// What waits for oneself.
    MyPage = "/min-side";
    /// A new organisation.
    NewOrganisation = "/organisasjoner/ny";
    /// One organisation.
    Organisation(id: OrganisationId) = "/organisasjoner/:organisationId";
    /// One search over everything one may see.
    Search = "/sok";
    /// What more there is than the menu shows.
    More = "/mer";
    /// The groups.
    Groups = "/grupper";
    /// A new group.
    NewGroup = "/grupper/ny";
    /// One group.
    Group(id: GroupId) = "/grupper/:groupId";
    /// The theme networks.
    Networks = "/nettverk";
    /// A new theme network.
    NewNetwork = "/nettverk/nytt";
    /// One theme network.
    Network(id: GroupId) = "/nettverk/:networkId";
    /// Who represents KSF where.
    Representatives = "/representanter";
    /// The templates.
    Templates = "/maler";
    /// A new template.
    NewTemplate = "/maler/ny";
    /// One template, and the document it makes.
    Template(key: TemplateKey) = "/maler/:templateKey";
    /// A new version of a template.
    NewTemplateVersion(key: TemplateKey) = "/maler/:templateKey/ny-versjon";
    /// The introduction programme for coordinators.
    Introduction = "/introduksjon";
    /// Accounts.
    Accounts = "/admin/brukere";
    /// What KSF and this site are, with sources and licences.
    About = "/om";
    /// Words that not everybody knows.
    Terms = "/ord";
    /// How accessible the site is, and how to say that it is not.
    Accessibility = "/tilgjengelighet";
}

impl Route {
    /// The address of a page with a query; what is empty is left out.
    pub(crate) fn with_query(&self, pairs: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
        let query = query.finish();
        if query.is_empty() { self.path() } else { format!("{}?{query}", self.path()) }
    }
}

/// The short name of a region in addresses: lower-case letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(pub String);

/// What a template is called in addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateKey(pub String);

/// Something that stands in an address.
trait Parameter: Sized {
    fn read(text: &str) -> Option<Self>;
    fn write(&self) -> String;
}

macro_rules! ids {
    ($($id:ident),+) => {$(
        impl Parameter for $id {
            fn read(text: &str) -> Option<Self> {
                text.parse().ok()
            }

            fn write(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

ids!(ClusterId, GroupId, NeedId, OrganisationId, RoleAssignmentId);

impl Parameter for MunicipalityNumber {
    fn read(text: &str) -> Option<Self> {
        MunicipalityNumber::parse(text).ok()
    }

    fn write(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Parameter for Slug {
    fn read(text: &str) -> Option<Self> {
        let fits = (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
        fits.then(|| Slug(text.to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

impl Parameter for TemplateKey {
    fn read(text: &str) -> Option<Self> {
        let letters = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let fits = (3..=40).contains(&text.len()) && text.starts_with(|c: char| c.is_ascii_lowercase());
        (fits && letters).then(|| TemplateKey(text.to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

/// What stands in the place of the pattern's parameter, when the path fits the pattern; empty without a parameter.
fn capture<'p>(pattern: &str, path: &'p str) -> Option<&'p str> {
    let mut captured = "";
    let mut parts = path.trim_matches('/').split('/');
    for expected in pattern.trim_matches('/').split('/') {
        let part = parts.next()?;
        if expected.starts_with(':') && !part.is_empty() {
            captured = part;
        } else if expected != part {
            return None;
        }
    }
    parts.next().is_none().then_some(captured)
}

/// The pattern with its parameter filled in.
fn fill(pattern: &str, values: &[String]) -> String {
    let mut values = values.iter();
    let part = |part: &str| {
        if part.starts_with(':') { values.next().cloned().unwrap_or_default() } else { part.to_owned() }
    };
    pattern.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_for_the_browser_tests_is_whole() {
        let listed: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../routes.json")).expect("routes.json is a list");
        let listed: Vec<_> = listed.iter().map(|r| r["path"].as_str().expect("each has a path")).collect();
        assert_eq!(listed, Route::PATTERNS);
    }

    #[test]
    fn an_address_leads_to_its_page_and_back() {
        let id = "0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44";
        for pattern in Route::PATTERNS {
            let path = pattern
                .replace(":needId", id)
                .replace(":clusterId", id)
                .replace(":roleId", id)
                .replace(":groupId", id)
                .replace(":networkId", id)
                .replace(":organisationId", id)
                .replace(":templateKey", "samarbeidsavtale")
                .replace(":number", "0301")
                .replace(":slug", "vest");
            let route = Route::parse(&path).unwrap_or_else(|| panic!("{path} is a page"));
            assert_eq!(route.path(), path);
        }
        assert_eq!(Route::parse("/behov/ny"), Some(Route::NewNeed));
        assert_eq!(Route::parse("/behov/"), Some(Route::Needs));
        assert_eq!(Route::parse("/klynger/ny"), Some(Route::NewCluster));
    }

    #[test]
    fn a_query_leaves_out_what_is_empty() {
        assert_eq!(Route::Needs.with_query(&[("level", ""), ("cursor", "")]), "/behov");
        assert_eq!(
            Route::Register.with_query(&[("q", "nattilsyn i går"), ("cursor", "")]),
            "/register?q=nattilsyn+i+g%C3%A5r"
        );
    }

    #[test]
    fn what_cannot_be_read_is_no_page() {
        for path in [
            "/behov/42",
            "/kommuner/301",
            "/regioner/Vest",
            "/behov//rediger",
            "/om/mer",
            "/finnes-ikke",
            "/maler/Å",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }
}
