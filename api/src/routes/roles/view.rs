//! A role as the caller may see it.

use contract::people::{AbsenceView, DeputyView, OrganisationRef, RoleAssignmentView, RoleView};
use contract::structure::{ClusterRef, CountyRef, MunicipalityRef, RegionRef};
use domain::access::Actor;
use domain::access::policy::{self, Request, RoleAction};
use store::roles::RoleRecord;
use time::Date;

/// A role with its scope, as the API shows it.
pub(crate) fn role_view(record: &RoleRecord) -> RoleView {
    RoleView {
        role: record.role.role,
        municipality: record.municipality.clone().map(|(number, name)| MunicipalityRef { number, name }),
        cluster: record.cluster.clone().map(|(id, name)| ClusterRef { id, name }),
        region: record.region.clone().map(|(slug, name)| RegionRef { slug, name }),
        organisation: record.organisation.clone().map(|(id, name)| OrganisationRef { id, name }),
        county: record.county.clone().map(|(number, name)| CountyRef { number, name }),
    }
}

/// Everything the actor may do with a role now: allowed by the policy and possible from where it stands.
fn allowed_actions(actor: &Actor, record: &RoleRecord, today: Date) -> Vec<RoleAction> {
    let held = record.held(today);
    let may = |action| policy::check(actor, Request::Role(action, &held)).is_ok();
    let possible = RoleAction::ALL.iter().copied().filter(|action| record.role.permits(*action, today));
    possible.filter(|action| may(*action)).collect()
}

/// A role as the actor sees it, as it stood on a day.
pub(crate) fn role_assignment_view(
    actor: &Actor,
    record: RoleRecord,
    day: Date,
    today: Date,
) -> RoleAssignmentView {
    let role = &record.role;
    let own = actor.user == Some(role.holder);
    // In the directory one finds who does what, not why, nor when somebody is away.
    let whole = policy::sees_role(actor, &record.held(today));
    let deputy = |deputy: &(_, String)| DeputyView { id: deputy.0, name: deputy.1.clone() };
    RoleAssignmentView {
        id: role.id,
        version: role.version,
        holder_id: Some(role.holder).filter(|_| own || !record.undisclosed),
        holder_email: record.email.clone().filter(|_| own || actor.reach.in_ksf),
        role: role_view(&record),
        status: record.status,
        valid_from: role.period.first_day(),
        valid_to: role.last_day(),
        decided_by: role.decided_by.as_str().to_owned(),
        reason: role.reason.as_ref().filter(|_| whole).map(|reason| reason.as_str().to_owned()),
        mandate: role.mandate.as_ref().map(|mandate| mandate.as_str().to_owned()),
        tasks: role.tasks.iter().map(|task| task.as_str().to_owned()).collect(),
        replaces: role.replaces.filter(|_| whole),
        deputy: record
            .absences
            .iter()
            .find(|absence| absence.period.contains(day))
            .and_then(|absence| absence.deputy.as_ref().map(deputy)),
        absences: record
            .absences
            .iter()
            .filter(|_| whole)
            .map(|absence| AbsenceView {
                valid_from: absence.period.first_day(),
                valid_to: absence.period.last_day(),
                deputy: absence.deputy.as_ref().map(deputy),
            })
            .collect(),
        allowed_actions: allowed_actions(actor, &record, today),
        holder: record.holder,
    }
}
