//! From an address to a page, and the code of a page to the browser.
//!
//! The pages come in chunks that are fetched when first needed, so that the front page stays light. A chunk that does
//! not come (no contact) is shown like anything else that does not come, and can be asked for again.

use crate::features;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::{Person, use_session};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos_router::hooks::use_location;
use texts::{Key, key};
use ui::{Failure, FailureView, Loaded, PageHeading};

/// Makes the view of a page.
type View = fn(Route) -> AnyView;

/// The chunk that holds a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chunk {
    Account,
    Accounts,
    Actors,
    Cluster,
    ClusterSheet,
    Clusters,
    Contacts,
    Group,
    Groups,
    Introduction,
    Mine,
    More,
    Municipalities,
    Municipality,
    Need,
    NeedForm,
    Needs,
    Network,
    Organisation,
    Organisations,
    Profile,
    Region,
    Regions,
    Role,
    Roles,
    Search,
    Templates,
    Texts,
    Timeline,
    Voices,
}

/// Who may open a page at all; what they see there is the service's affair.
#[derive(Clone, Copy)]
enum Door {
    Open,
    /// Behind the sign-in: with what the page is called before it is open.
    SignedIn(Key),
}

/// Where the code of a page is; the front page comes with the app.
const fn place(route: &Route) -> (Option<Chunk>, Door) {
    match route {
        Route::Home => (None, Door::Open),
        Route::SignIn | Route::Password | Route::Invitation => (Some(Chunk::Account), Door::Open),
        Route::Needs => (Some(Chunk::Needs), Door::SignedIn(key::NAV_NEEDS)),
        Route::Need(_) => (Some(Chunk::Need), Door::SignedIn(key::NAV_NEEDS)),
        Route::Register => (Some(Chunk::Needs), Door::Open),
        Route::PublishedNeed(_) => (Some(Chunk::Need), Door::Open),
        Route::NewNeed => (Some(Chunk::NeedForm), Door::SignedIn(key::NEED_FORM_HEADING_NEW)),
        Route::EditNeed(_) => (Some(Chunk::NeedForm), Door::SignedIn(key::NEED_FORM_HEADING_EDIT)),
        Route::Municipalities => (Some(Chunk::Municipalities), Door::Open),
        Route::Municipality(_) | Route::MunicipalitySheet(_) => (Some(Chunk::Municipality), Door::Open),
        Route::Regions => (Some(Chunk::Regions), Door::Open),
        Route::Region(_) | Route::RegionSheet(_) => (Some(Chunk::Region), Door::Open),
        Route::Timeline => (Some(Chunk::Timeline), Door::Open),
        Route::Organisations => (Some(Chunk::Organisations), Door::Open),
        Route::Organisation(_) => (Some(Chunk::Organisation), Door::Open),
        Route::RegionActors(_) => (Some(Chunk::Actors), Door::Open),
        Route::NewOrganisation => (Some(Chunk::Organisation), Door::SignedIn(key::ORGANISATION_PAGE_MAKE)),
        Route::Map => (Some(Chunk::Voices), Door::Open),
        Route::Search => (Some(Chunk::Search), Door::Open),
        Route::More => (Some(Chunk::More), Door::Open),
        Route::Groups | Route::Networks | Route::Representatives => (Some(Chunk::Groups), Door::Open),
        Route::Group(_) => (Some(Chunk::Group), Door::Open),
        Route::Network(_) => (Some(Chunk::Network), Door::Open),
        Route::NewGroup => (Some(Chunk::Group), Door::SignedIn(key::GROUP_PAGE_MAKE)),
        Route::NewNetwork => (Some(Chunk::Network), Door::SignedIn(key::NETWORK_PAGE_MAKE)),
        Route::Templates | Route::Template(_) => (Some(Chunk::Templates), Door::Open),
        Route::NewTemplate => (Some(Chunk::Templates), Door::SignedIn(key::TEMPLATE_PAGE_MAKE)),
        Route::NewTemplateVersion(_) => (Some(Chunk::Templates), Door::SignedIn(key::TEMPLATE_PAGE_PUBLISH)),
        Route::Introduction => (Some(Chunk::Introduction), Door::SignedIn(key::INTRODUCTION_PAGE_HEADING)),
        Route::Clusters => (Some(Chunk::Clusters), Door::Open),
        Route::Cluster(_) => (Some(Chunk::Cluster), Door::Open),
        Route::ClusterSheet(_) => (Some(Chunk::ClusterSheet), Door::Open),
        Route::NewCluster => (Some(Chunk::Cluster), Door::SignedIn(key::CLUSTER_PAGE_START)),
        Route::Contacts => (Some(Chunk::Contacts), Door::SignedIn(key::NAV_CONTACTS)),
        Route::Roles => (Some(Chunk::Roles), Door::SignedIn(key::NAV_ROLES)),
        Route::RolePage(_) => (Some(Chunk::Role), Door::SignedIn(key::NAV_ROLES)),
        Route::OfferRole => (Some(Chunk::Role), Door::SignedIn(key::PEOPLE_OFFER_HEADING)),
        Route::MyPage => (Some(Chunk::Mine), Door::SignedIn(key::NAV_MINE)),
        Route::Profile => (Some(Chunk::Profile), Door::SignedIn(key::NAV_PROFILE)),
        Route::Accounts => (Some(Chunk::Accounts), Door::SignedIn(key::ACCOUNTS_HEADING)),
        Route::About | Route::Terms | Route::Accessibility => (Some(Chunk::Texts), Door::Open),
    }
}

/// Declares the chunks: each becomes a file of its own, with everything that only its pages use.
macro_rules! chunks {
    ($($name:ident: $view:path;)+) => {$(
        #[wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<View, SplitLoaderError> {
            Ok($view)
        }
    )+};
}

chunks! {
    account: features::account::page;
    accounts: features::accounts::page;
    actors: features::organisations::actors;
    cluster: features::clusters::cluster;
    cluster_sheet: features::clusters::paper;
    clusters: features::clusters::clusters;
    contacts: features::people::contacts;
    group: features::groups::group;
    groups: features::groups::lists;
    introduction: features::introduction::page;
    mine: features::people::mine;
    more: features::more::page;
    municipalities: features::structure::municipalities;
    municipality: features::structure::municipality;
    need: features::needs::need;
    need_form: features::needs::form_page;
    needs: features::needs::lists;
    network: features::groups::network;
    organisation: features::organisations::organisation;
    organisations: features::organisations::organisations;
    profile: features::people::profile;
    region: features::structure::region;
    regions: features::structure::regions;
    role: features::people::role;
    roles: features::people::roles;
    search: features::search::page;
    templates: features::templates::page;
    texts_pages: features::about::page;
    timeline: features::structure::timeline;
    voices: features::voices::page;
}

async fn fetch(chunk: Chunk) -> Result<View, Failure> {
    let fetched = match chunk {
        Chunk::Account => account().await,
        Chunk::Accounts => accounts().await,
        Chunk::Actors => actors().await,
        Chunk::Cluster => cluster().await,
        Chunk::ClusterSheet => cluster_sheet().await,
        Chunk::Clusters => clusters().await,
        Chunk::Contacts => contacts().await,
        Chunk::Group => group().await,
        Chunk::Groups => groups().await,
        Chunk::Introduction => introduction().await,
        Chunk::Mine => mine().await,
        Chunk::More => more().await,
        Chunk::Municipalities => municipalities().await,
        Chunk::Municipality => municipality().await,
        Chunk::Need => need().await,
        Chunk::NeedForm => need_form().await,
        Chunk::Needs => needs().await,
        Chunk::Network => network().await,
        Chunk::Organisation => organisation().await,
        Chunk::Organisations => organisations().await,
        Chunk::Profile => profile().await,
        Chunk::Region => region().await,
        Chunk::Regions => regions().await,
        Chunk::Role => role().await,
        Chunk::Roles => roles().await,
        Chunk::Search => search().await,
        Chunk::Templates => templates().await,
        Chunk::Texts => texts_pages().await,
        Chunk::Timeline => timeline().await,
        Chunk::Voices => voices().await,
    };
    fetched.map_err(|_| Failure::Offline)
}

/// The page of the address.
#[component]
pub(crate) fn Pages() -> impl IntoView {
    let location = use_location();
    let route = Memo::new(move |_| Route::parse(&location.pathname.get()));
    move || match route.get() {
        None => view! { <features::NotFound /> }.into_any(),
        Some(route) => match place(&route) {
            (None, _) => view! { <features::Home /> }.into_any(),
            (Some(chunk), Door::Open) => view! { <FromChunk chunk=chunk route=route /> }.into_any(),
            (Some(chunk), Door::SignedIn(heading)) => {
                view! { <Guarded chunk=chunk route=route heading=heading /> }.into_any()
            }
        },
    }
}

/// A page behind the sign-in. Once it is open it stays: when the session ends meanwhile, what was typed must not go.
#[component]
fn Guarded(chunk: Chunk, route: Route, heading: Key) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let person = Memo::new(move |before: Option<&Person>| match before {
        Some(Person::Somebody(me)) => Person::Somebody(me.clone()),
        Some(Person::Unknown | Person::Unreachable | Person::Nobody) | None => session.person(),
    });
    let heading = i18n.t(heading);
    let closed = move |failure: Failure| {
        view! {
            <PageHeading text=heading />
            <FailureView failure=failure retry=move |()| session.open() />
        }
    };
    move || match person.get() {
        Person::Somebody(_) => view! { <FromChunk chunk=chunk route=route.clone() /> }.into_any(),
        Person::Nobody => closed(Failure::SignIn).into_any(),
        Person::Unreachable => closed(Failure::Offline).into_any(),
        Person::Unknown => view! { <p role="status">{i18n.t(key::UI_LOADING)}</p> }.into_any(),
    }
}

/// The map on which all municipalities are the same size, as a part of the front page.
#[component]
pub(crate) fn EqualVoiceMap() -> impl IntoView {
    view! { <FromChunk chunk=Chunk::Voices route=Route::Home /> }
}

#[component]
fn FromChunk(chunk: Chunk, route: Route) -> impl IntoView {
    let code = LocalResource::new(move || fetch(chunk));
    view! { <Loaded resource=code view=Callback::new(move |view: View| view(route.clone())) /> }
}
