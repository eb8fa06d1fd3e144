//! Asking each list of the service for the same words, all at once.

use super::found::{Hit, Section};
use crate::features::needs::near::ALL;
use crate::features::people::told::place;
use crate::features::templates::title_in;
use crate::labels::Label;
use crate::letters::{fold, has_words};
use crate::routing::{Route, Slug, TemplateKey};
use crate::session::Session;
use crate::words::Words;
use client::Error;
use contract::groups::{GroupFilter, NetworkFilter};
use contract::needs::NeedFilter;
use contract::organisations::OrganisationFilter;
use contract::page::Paging;
use contract::people::RoleAssignmentFilter;
use contract::structure::{AsOf, ClusterFilter, MunicipalityFilter, MunicipalityView};
use domain::need::NeedLevel;
use domain::register::MunicipalityNumber;
use futures_util::future::join_all;
use futures_util::{FutureExt, future::LocalBoxFuture};
use texts::{Lang, key};

/// As many of each kind as are shown.
const FEW: usize = 5;

type Asked = LocalBoxFuture<'static, Result<Option<Section>, Error>>;

/// Everything that fits the words and that the reader may see. A kind that the reader is not shown at all is left out.
pub(super) async fn everything(session: Session, words: &str, lang: Lang) -> Result<Vec<Section>, Error> {
    session.opened().await;
    let signed_in = session.me_now().is_some();
    let q = || words.to_owned();
    let asked: Vec<Asked> = vec![
        needs(session, q(), signed_in).boxed_local(),
        municipalities(session, q()).boxed_local(),
        clusters(session, q()).boxed_local(),
        regions(session, q()).boxed_local(),
        organisations(session, q()).boxed_local(),
        groups(session, q()).boxed_local(),
        networks(session, q()).boxed_local(),
        contacts(session, q(), signed_in).boxed_local(),
        templates(session, q(), lang).boxed_local(),
    ];
    let mut found = Vec::new();
    for answer in join_all(asked).await {
        match answer {
            Ok(section) => found.extend(section),
            Err(error) if error.status() == Some(403) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(best_first(found, words))
}

/// Whoever types the name or the number of one municipality means that one.
fn best_first(mut found: Vec<Section>, words: &str) -> Vec<Section> {
    let wanted = fold(words.trim());
    let is_it =
        |hit: &Hit| std::iter::once(&hit.name).chain(&hit.more).any(|name| fold(name.said()) == wanted);
    let place = found.iter().position(|section| section.id == MUNICIPALITIES);
    if let Some(place) = place
        && found.get(place).is_some_and(|section| section.hits.iter().any(is_it))
    {
        let mut section = found.remove(place);
        section.hits.sort_by_key(|hit| !is_it(hit));
        found.insert(0, section);
    }
    found
}

const MUNICIPALITIES: &str = "municipalities";

fn few() -> Paging {
    Paging { limit: Some(5), count: Some(true), ..Paging::default() }
}

/// Lists that are short and are looked through here.
fn whole() -> Paging {
    Paging { limit: Some(200), ..Paging::default() }
}

async fn needs(session: Session, q: String, signed_in: bool) -> Result<Option<Section>, Error> {
    let level = (!signed_in).then_some(NeedLevel::Public);
    let filter = NeedFilter { q: Some(q.clone()), level, ..NeedFilter::default() };
    let page = session.call(async |client| client.list_needs(&filter, &few()).await).await?;
    let hits = page.items.into_iter().map(|need| {
        let route = if signed_in { Route::Need(need.id) } else { Route::PublishedNeed(need.id) };
        let lang = need.language.code();
        let status = Words::Text(need.process.key());
        let more = std::iter::once(status).chain(need.reference.map(Words::Said));
        Hit { lang: Some(lang), ..Hit::new(route.path(), Words::Said(need.title)).told(more) }
    });
    let address = if signed_in {
        Route::Needs.with_query(&[("level", ALL), ("q", &q)])
    } else {
        Route::Register.with_query(&[("q", &q)])
    };
    let section = Section::all("needs", Words::Text(key::NAV_NEEDS), hits.collect());
    Ok(section.map(|section| section.counted(page.total).first(FEW, key::NEED_COUNT, address)))
}

async fn municipalities(session: Session, q: String) -> Result<Option<Section>, Error> {
    let filter = MunicipalityFilter { q: Some(q.clone()), ..MunicipalityFilter::default() };
    let page = session.call(async |client| client.list_municipalities(&filter, &few()).await).await?;
    let hits = page.items.into_iter().filter_map(municipality).collect();
    let section = Section::all(MUNICIPALITIES, Words::Noun(key::MUNICIPALITY_PLURAL), hits);
    let address = Route::Municipalities.with_query(&[("q", &q)]);
    Ok(section.map(|section| section.counted(page.total).first(FEW, key::MUNICIPALITY_COUNT, address)))
}

fn municipality(place: MunicipalityView) -> Option<Hit> {
    let number = MunicipalityNumber::parse(&place.number).ok()?;
    let names = [place.parallel_names.sami, place.parallel_names.kven].into_iter().flatten();
    let told = std::iter::once(place.number).chain(names).chain([place.county.name]).map(Words::Said);
    let before = place.predecessors.into_iter().map(|one| one.municipality.name);
    let before = before.filter(|name| *name != place.name);
    let before = before.map(|name| Words::about(key::PLACE_PAGE_FORMERLY, "names", name));
    let told: Vec<_> = told.chain(before).collect();
    Some(Hit::new(Route::Municipality(number).path(), Words::Said(place.name)).told(told))
}

/// The clusters are few enough to be looked through here.
async fn clusters(session: Session, q: String) -> Result<Option<Section>, Error> {
    let filter = ClusterFilter::default();
    let page = session.call(async |client| client.list_clusters(&filter, &whole()).await).await?;
    let hits = page.items.into_iter().filter(|cluster| has_words(&cluster.name, &q)).map(|cluster| {
        let region = cluster.region.map(|region| Words::Said(region.name));
        let status = cluster.status.map(|status| Words::Text(status.key()));
        Hit::new(Route::Cluster(cluster.id).path(), Words::Said(cluster.name))
            .told(status.into_iter().chain(region))
    });
    // All of them: the list of clusters cannot be narrowed to words.
    Ok(Section::all("clusters", Words::Noun(key::CLUSTER_PLURAL), hits.collect()))
}

/// A region is also found by its counties.
async fn regions(session: Session, q: String) -> Result<Option<Section>, Error> {
    let page =
        session.call(async |client| client.list_regions(&AsOf::default(), &Paging::default()).await).await?;
    let hits = page.items.into_iter().filter_map(|region| {
        let counties: Vec<_> = region.counties.into_iter().map(|county| county.name).collect();
        let counties = counties.join(", ");
        let fits = has_words(&format!("{} {counties}", region.name), &q);
        let told = [Words::Said(counties)];
        fits.then(|| Hit::new(Route::Region(Slug(region.slug)).path(), Words::Said(region.name)).told(told))
    });
    Ok(Section::all("regions", Words::Noun(key::REGION_PLURAL), hits.collect()))
}

async fn organisations(session: Session, q: String) -> Result<Option<Section>, Error> {
    let filter = OrganisationFilter { q: Some(q.clone()), ..OrganisationFilter::default() };
    let page = session.call(async |client| client.list_organisations(&filter, &few()).await).await?;
    let hits = page.items.into_iter().map(|one| {
        let told = [Words::Noun(one.kind.key())];
        Hit::new(Route::Organisation(one.id).path(), Words::Said(one.name)).told(told)
    });
    let section = Section::all("organisations", Words::Noun(key::EXTERNAL_ACTOR_PLURAL), hits.collect());
    let address = Route::Organisations.with_query(&[("q", &q)]);
    Ok(section.map(|one| one.counted(page.total).first(FEW, key::RESEARCH_ORGANISATION_COUNT, address)))
}

async fn groups(session: Session, q: String) -> Result<Option<Section>, Error> {
    let filter = GroupFilter { q: Some(q.clone()), ..GroupFilter::default() };
    let page = session.call(async |client| client.list_groups(&filter, &few()).await).await?;
    let hits = page.items.into_iter().map(|group| {
        let place = group.cluster.map(|cluster| cluster.name).or(group.region.map(|region| region.name));
        let told = std::iter::once(Words::Noun(group.kind.key())).chain(place.map(Words::Said));
        Hit::new(Route::Group(group.id).path(), Words::Said(group.name)).told(told)
    });
    let section = Section::all("groups", Words::Noun(key::GROUP_PLURAL), hits.collect());
    let address = Route::Groups.with_query(&[("q", &q)]);
    Ok(section.map(|section| section.counted(page.total).first(FEW, key::GROUP_COUNT, address)))
}

async fn networks(session: Session, q: String) -> Result<Option<Section>, Error> {
    let filter = NetworkFilter { q: Some(q.clone()), ..NetworkFilter::default() };
    let page = session.call(async |client| client.list_networks(&filter, &few()).await).await?;
    let hits = page.items.into_iter().map(|network| {
        let told = [Words::Said(network.theme)];
        Hit::new(Route::Network(network.id).path(), Words::Said(network.name)).told(told)
    });
    let section = Section::all("networks", Words::Noun(key::NETWORK_PLURAL), hits.collect());
    let address = Route::Networks.with_query(&[("q", &q)]);
    Ok(section.map(|section| section.counted(page.total).first(FEW, key::NETWORK_COUNT, address)))
}

async fn contacts(session: Session, q: String, signed_in: bool) -> Result<Option<Section>, Error> {
    if !signed_in {
        return Ok(None);
    }
    let filter = RoleAssignmentFilter { q: Some(q.clone()), ..RoleAssignmentFilter::default() };
    let page = session.call(async |client| client.list_role_assignments(&filter, &few()).await).await?;
    let hits = page.items.into_iter().map(|one| {
        let told = std::iter::once(Words::Noun(one.role.role.key())).chain(place(&one.role).map(Words::Said));
        Hit::new(Route::RolePage(one.id).path(), Words::Said(one.holder)).told(told)
    });
    let section = Section::all("contacts", Words::Text(key::NAV_CONTACTS), hits.collect());
    let address = Route::Contacts.with_query(&[("q", &q)]);
    Ok(section.map(|section| section.counted(page.total).first(FEW, key::PEOPLE_COUNT, address)))
}

/// The templates are few, and found by what they are called in both written standards.
async fn templates(session: Session, q: String, lang: Lang) -> Result<Option<Section>, Error> {
    let page = session.call(async |client| client.list_templates(&AsOf::default(), &whole()).await).await?;
    let hits = page.items.into_iter().filter_map(|template| {
        let title = title_in(lang, &template);
        let other = title_in(if lang == Lang::Nn { Lang::Nb } else { Lang::Nn }, &template);
        let fits = has_words(&title, &q) || has_words(&other, &q);
        let route = Route::Template(TemplateKey(template.key));
        fits.then(|| Hit::new(route.path(), Words::Said(title)).told([Words::Noun(template.kind.key())]))
    });
    Ok(Section::all("templates", Words::Noun(key::TEMPLATE_PLURAL), hits.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: &'static str, names: &[(&str, &str)]) -> Section {
        let hit = |(name, number): &(&str, &str)| {
            Hit::new("/".into(), Words::Said((*name).into())).told([Words::Said((*number).into())])
        };
        Section::all(id, Words::Said(id.into()), names.iter().map(hit).collect()).unwrap()
    }

    #[test]
    fn the_municipality_that_is_named_or_numbered_comes_first() {
        let found = || {
            vec![
                section("needs", &[("Nattilsyn på Voss", "")]),
                section(MUNICIPALITIES, &[("Vossestrand", "1235"), ("Voss", "4621")]),
            ]
        };
        for words in ["voss", " Voss ", "4621"] {
            let found = best_first(found(), words);
            let first = found.first().unwrap();
            assert_eq!((first.id, first.hits[0].name.said()), (MUNICIPALITIES, "Voss"), "{words}");
        }
        assert_eq!(best_first(found(), "vos").first().unwrap().id, "needs");
    }
}
