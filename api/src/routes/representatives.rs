//! Who represents KSF where.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest, day_of};
use crate::problem::ApiError;
use crate::respond;
use crate::routes::structure::{last, municipality};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::groups::{GroupRef, PersonRef, RepresentativeFilter, RepresentativeView};
use contract::page::{Page, Paging, Shape};
use contract::people::OrganisationRef;
use contract::structure::{ClusterRef, RegionRef};
use store::keyset::Keyed;
use store::representatives::{Representative, RepresentativeQuery};

fn view(found: Representative, in_ksf: bool) -> RepresentativeView {
    let organisation = |(id, name)| OrganisationRef { id, name };
    let personal = found.person.is_some() && !in_ksf;
    RepresentativeView {
        id: found.id,
        arena: found.arena,
        group: found.group.map(|(id, name, kind)| GroupRef { id, name, kind }),
        arena_of: found.arena_of.map(organisation),
        without_role: in_ksf && found.without_role,
        person: found.person.filter(|_| in_ksf).map(|(id, name)| PersonRef { id, name }),
        municipality: found.municipality.map(municipality),
        cluster: found.cluster.map(|(id, name)| ClusterRef { id, name }),
        region: found.region.map(|(slug, name)| RegionRef { slug, name }),
        organisation: found.organisation.map(organisation),
        office: found.office.filter(|_| !personal),
        part: found.part,
        role: found.role,
        valid_from: found.valid_from,
        valid_to: last(found.valid_until),
    }
}

/// List who represents KSF where.
///
/// Terms in groups, networks and others' arenas, and the coordinators by their roles: regional coordinators at the
/// national level, cluster coordinators in their region. As it was on a day. Persons are named to those in KSF alone.
#[utoipa::path(operation_id = "list_representatives", tag = "groups", security((), ("bearer" = [])),
    params(RepresentativeFilter, Paging, Shape),
    responses((status = 200, description = "Representatives by arena", body = Page<RepresentativeView>)))]
#[get("/representatives")]
pub async fn list_representatives(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<RepresentativeFilter>,
) -> ApiResult {
    let filter = &asked.filter;
    let day = day_of(filter.as_of.as_deref(), caller.day())?;
    let in_ksf = caller.actor.reach.in_ksf;
    // Who is not told persons' names is not told where a person is either.
    let nobody = filter.person.is_some() && !in_ksf;
    let query = RepresentativeQuery {
        organisation: filter.organisation,
        group: filter.group,
        person: filter.person,
        municipalities: filter.municipality.clone(),
        kinds: filter.kind.clone(),
        nation: texts::text(caller.lang, texts::key::LEVEL_NATIONAL).to_owned(),
    };
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            if nobody {
                return Ok(Some(Vec::new()));
            }
            let found = store::representatives::list(connection, &query, window, day).await?;
            let shown = |k: Keyed<_>| Keyed { item: view(k.item, in_ksf), key: k.key };
            Ok(found.map(|list| list.into_iter().map(shown).collect()))
        },
        async |connection| {
            let count = store::representatives::count(connection, &counted, day).await?;
            Ok::<_, ApiError>(if nobody { 0 } else { count })
        },
    )
    .await
}
