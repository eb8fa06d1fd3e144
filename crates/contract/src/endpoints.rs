//! The endpoint table: every operation of the API, once. The specification, the routes served, the typed client
//! and the sweeps of the tests are compared with it in both directions.

/// An HTTP method of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Read.
    Get,
    /// Make, or do.
    Post,
    /// Change.
    Patch,
    /// Remove.
    Delete,
}

impl Method {
    /// In upper case, as on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// Who may call an operation at all. What they see and may do is the policy's affair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone; who is signed in may see more.
    Public,
    /// Anyone who is signed in.
    SignedIn,
    /// Those the policy lets.
    Policy,
}

/// One operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Operation id, handler and client function: `verb_noun`.
    pub id: &'static str,
    /// Method.
    pub method: Method,
    /// Path below `/api/v1`.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
}

macro_rules! endpoints {
    ($($id:ident: $method:ident $path:literal $access:ident;)+) => {
        &[$(Endpoint { id: stringify!($id), method: Method::$method, path: $path, access: Access::$access }),+]
    };
}

/// All operations.
pub const ALL: &[Endpoint] = endpoints![
    get_meta: Get "/meta" Public;
    get_openapi: Get "/openapi.json" Public;
    login: Post "/auth/login" Public;
    refresh_session: Post "/auth/refresh" Public;
    logout: Post "/auth/logout" Public;
    set_password: Post "/auth/password" Public;
    get_me: Get "/me" SignedIn;
    list_users: Get "/users" Policy;
    create_user: Post "/users" Policy;
    get_user: Get "/users/{userId}" Policy;
    update_user: Patch "/users/{userId}" Policy;
    create_user_link: Post "/users/{userId}/links" Policy;
    list_role_assignments: Get "/role-assignments" Policy;
    list_counties: Get "/counties" Public;
    get_county: Get "/counties/{countyNumber}" Public;
    list_municipalities: Get "/municipalities" Public;
    get_municipality: Get "/municipalities/{municipalityNumber}" Public;
    list_regions: Get "/regions" Public;
    get_region: Get "/regions/{regionSlug}" Public;
    list_clusters: Get "/clusters" Public;
    get_cluster: Get "/clusters/{clusterId}" Public;
    list_organisations: Get "/organisations" Public;
    create_organisation: Post "/organisations" Policy;
    get_organisation: Get "/organisations/{organisationId}" Public;
    update_organisation: Patch "/organisations/{organisationId}" Policy;
    end_organisation: Post "/organisations/{organisationId}/end" Policy;
    reactivate_organisation: Post "/organisations/{organisationId}/reactivate" Policy;
    list_organisation_history: Get "/organisations/{organisationId}/history" Public;
    list_region_actors: Get "/regions/{regionSlug}/actors" Public;
    create_region_actor: Post "/region-actors" Policy;
    get_region_actor: Get "/region-actors/{regionActorId}" Public;
    update_region_actor: Patch "/region-actors/{regionActorId}" Policy;
    end_region_actor: Post "/region-actors/{regionActorId}/end" Policy;
    list_cooperations: Get "/cooperations" Public;
    get_cooperation: Get "/cooperations/{cooperationId}" Public;
    list_groups: Get "/groups" Public;
    create_group: Post "/groups" Policy;
    get_group: Get "/groups/{groupId}" Public;
    update_group: Patch "/groups/{groupId}" Policy;
    add_group_member: Post "/groups/{groupId}/members" Policy;
    end_group_membership: Post "/groups/{groupId}/end-membership" Policy;
    close_group: Post "/groups/{groupId}/close" Policy;
    list_group_history: Get "/groups/{groupId}/history" Public;
    list_networks: Get "/networks" Public;
    create_network: Post "/networks" Policy;
    get_network: Get "/networks/{networkId}" Public;
    update_network: Patch "/networks/{networkId}" Policy;
    join_network: Post "/networks/{networkId}/join" Policy;
    leave_network: Post "/networks/{networkId}/leave" Policy;
    close_network: Post "/networks/{networkId}/close" Policy;
    list_network_history: Get "/networks/{networkId}/history" Public;
    list_representatives: Get "/representatives" Public;
    list_templates: Get "/templates" Public;
    create_template: Post "/templates" Policy;
    get_template: Get "/templates/{templateKey}" Public;
    publish_template_version: Post "/templates/{templateKey}/versions" Policy;
    render_document: Get "/templates/{templateKey}/document" Public;
    list_my_introduction: Get "/me/introduction" SignedIn;
    list_introductions: Get "/introductions" Policy;
    get_introduction: Get "/introductions/{roleAssignmentId}" Policy;
    complete_introduction_step: Post "/introductions/{roleAssignmentId}/complete-step" Policy;
    undo_introduction_step: Post "/introductions/{roleAssignmentId}/undo-step" Policy;
    list_needs: Get "/needs" Public;
    create_need: Post "/needs" Policy;
    get_need: Get "/needs/{needId}" Public;
    update_need: Patch "/needs/{needId}" Policy;
    delete_need: Delete "/needs/{needId}" Policy;
    submit_need: Post "/needs/{needId}/submit" Policy;
    qualify_need: Post "/needs/{needId}/qualify" Policy;
    reject_need: Post "/needs/{needId}/reject" Policy;
    open_need_to_region: Post "/needs/{needId}/open-to-region" Policy;
    lift_need: Post "/needs/{needId}/lift" Policy;
    publish_need: Post "/needs/{needId}/publish" Policy;
    unpublish_need: Post "/needs/{needId}/unpublish" Policy;
    withdraw_need: Post "/needs/{needId}/withdraw" Policy;
    preview_need: Get "/needs/{needId}/public-view" Policy;
    list_need_history: Get "/needs/{needId}/history" Public;
    list_changes: Get "/changes" Public;
];

/// An operation by its id.
pub fn find(id: &str) -> Option<&'static Endpoint> {
    ALL.iter().find(|endpoint| endpoint.id == id)
}
