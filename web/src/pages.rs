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
    Clusters,
    Groups,
    Introduction,
    More,
    Organisations,
    Templates,
    Needs,
    NeedForm,
    People,
    Search,
    Structure,
    Texts,
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
        Route::Needs | Route::Need(_) => (Some(Chunk::Needs), Door::SignedIn(key::NAV_NEEDS)),
        Route::Register | Route::PublishedNeed(_) => (Some(Chunk::Needs), Door::Open),
        Route::NewNeed => (Some(Chunk::NeedForm), Door::SignedIn(key::NEED_FORM_HEADING_NEW)),
        Route::EditNeed(_) => (Some(Chunk::NeedForm), Door::SignedIn(key::NEED_FORM_HEADING_EDIT)),
        Route::Municipalities
        | Route::Municipality(_)
        | Route::MunicipalitySheet(_)
        | Route::Regions
        | Route::Region(_)
        | Route::RegionSheet(_)
        | Route::Timeline => (Some(Chunk::Structure), Door::Open),
        Route::Map => (Some(Chunk::Voices), Door::Open),
        Route::Organisations | Route::Organisation(_) | Route::RegionActors(_) => {
            (Some(Chunk::Organisations), Door::Open)
        }
        Route::NewOrganisation => (Some(Chunk::Organisations), Door::SignedIn(key::ORGANISATION_PAGE_MAKE)),
        Route::Search => (Some(Chunk::Search), Door::Open),
        Route::More => (Some(Chunk::More), Door::Open),
        Route::Groups | Route::Group(_) | Route::Networks | Route::Network(_) | Route::Representatives => {
            (Some(Chunk::Groups), Door::Open)
        }
        Route::NewGroup => (Some(Chunk::Groups), Door::SignedIn(key::GROUP_PAGE_MAKE)),
        Route::NewNetwork => (Some(Chunk::Groups), Door::SignedIn(key::NETWORK_PAGE_MAKE)),
        Route::Templates | Route::Template(_) => (Some(Chunk::Templates), Door::Open),
        Route::NewTemplate => (Some(Chunk::Templates), Door::SignedIn(key::TEMPLATE_PAGE_MAKE)),
        Route::NewTemplateVersion(_) => (Some(Chunk::Templates), Door::SignedIn(key::TEMPLATE_PAGE_PUBLISH)),
        Route::Introduction => (Some(Chunk::Introduction), Door::SignedIn(key::INTRODUCTION_PAGE_HEADING)),
        Route::Clusters | Route::Cluster(_) | Route::ClusterSheet(_) => (Some(Chunk::Clusters), Door::Open),
        Route::NewCluster => (Some(Chunk::Clusters), Door::SignedIn(key::CLUSTER_PAGE_START)),
        Route::Contacts => (Some(Chunk::People), Door::SignedIn(key::NAV_CONTACTS)),
        Route::Roles | Route::RolePage(_) => (Some(Chunk::People), Door::SignedIn(key::NAV_ROLES)),
        Route::OfferRole => (Some(Chunk::People), Door::SignedIn(key::PEOPLE_OFFER_HEADING)),
        Route::MyPage => (Some(Chunk::People), Door::SignedIn(key::NAV_MINE)),
        Route::Profile => (Some(Chunk::People), Door::SignedIn(key::NAV_PROFILE)),
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
    clusters: features::clusters::page;
    groups: features::groups::page;
    introduction: features::introduction::page;
    more: features::more::page;
    organisations: features::organisations::page;
    templates: features::templates::page;
    needs: features::needs::page;
    need_form: features::needs::form_page;
    people: features::people::page;
    search: features::search::page;
    structure: features::structure::page;
    texts_pages: features::about::page;
    voices: features::voices::page;
}

async fn fetch(chunk: Chunk) -> Result<View, Failure> {
    let fetched = match chunk {
        Chunk::Account => account().await,
        Chunk::Accounts => accounts().await,
        Chunk::Clusters => clusters().await,
        Chunk::Groups => groups().await,
        Chunk::Introduction => introduction().await,
        Chunk::More => more().await,
        Chunk::Organisations => organisations().await,
        Chunk::Templates => templates().await,
        Chunk::Needs => needs().await,
        Chunk::NeedForm => need_form().await,
        Chunk::People => people().await,
        Chunk::Search => search().await,
        Chunk::Structure => structure().await,
        Chunk::Texts => texts_pages().await,
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
