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
    change_my_password: Post "/auth/password/change" SignedIn;
    preview_invitation: Post "/auth/invitation/preview" Public;
    accept_invitation: Post "/auth/invitation" Public;
    get_me: Get "/me" SignedIn;
    update_me: Patch "/me" SignedIn;
    export_my_data: Get "/me/export" SignedIn;
    list_my_sessions: Get "/me/sessions" SignedIn;
    end_my_session: Delete "/me/sessions/{sessionId}" SignedIn;
    list_my_waiting: Get "/me/waiting" SignedIn;
    get_my_news: Get "/me/news" SignedIn;
    see_my_news: Post "/me/news/seen" SignedIn;
    list_offerable_roles: Get "/me/offerable-roles" SignedIn;
    list_users: Get "/users" Policy;
    create_user: Post "/users" Policy;
    get_user: Get "/users/{userId}" Policy;
    update_user: Patch "/users/{userId}" Policy;
    create_user_link: Post "/users/{userId}/links" Policy;
    create_invitation: Post "/invitations" Policy;
    list_role_assignments: Get "/role-assignments" Policy;
    create_role_assignment: Post "/role-assignments" Policy;
    get_role_assignment: Get "/role-assignments/{roleAssignmentId}" Policy;
    list_role_assignment_history: Get "/role-assignments/{roleAssignmentId}/history" Policy;
    update_role_assignment: Patch "/role-assignments/{roleAssignmentId}" Policy;
    accept_role_assignment: Post "/role-assignments/{roleAssignmentId}/accept" Policy;
    decline_role_assignment: Post "/role-assignments/{roleAssignmentId}/decline" Policy;
    withdraw_role_assignment: Post "/role-assignments/{roleAssignmentId}/withdraw" Policy;
    end_role_assignment: Post "/role-assignments/{roleAssignmentId}/end" Policy;
    create_absence: Post "/role-assignments/{roleAssignmentId}/absences" Policy;
    end_absence: Post "/role-assignments/{roleAssignmentId}/end-absence" Policy;
    decline_deputyship: Post "/role-assignments/{roleAssignmentId}/decline-deputyship" Policy;
    list_delegations: Get "/municipalities/{municipalityNumber}/delegations" Policy;
    create_delegation: Post "/municipalities/{municipalityNumber}/delegations" Policy;
    get_delegation: Get "/delegations/{delegationId}" Policy;
    end_delegation: Post "/delegations/{delegationId}/end" Policy;
    get_answerer: Get "/municipalities/{municipalityNumber}/answerer" Public;
    list_counties: Get "/counties" Public;
    get_county: Get "/counties/{countyNumber}" Public;
    list_municipalities: Get "/municipalities" Public;
    get_municipality: Get "/municipalities/{municipalityNumber}" Public;
    move_municipality: Post "/municipalities/{municipalityNumber}/region" Policy;
    update_municipality: Patch "/municipalities/{municipalityNumber}" Policy;
    list_municipality_history: Get "/municipalities/{municipalityNumber}/history" Public;
    create_municipality_document: Post "/municipalities/{municipalityNumber}/documents" Policy;
    get_municipality_document: Get "/municipality-documents/{documentId}" Public;
    update_municipality_document: Patch "/municipality-documents/{documentId}" Policy;
    delete_municipality_document: Delete "/municipality-documents/{documentId}" Policy;
    list_regions: Get "/regions" Public;
    get_region: Get "/regions/{regionSlug}" Public;
    change_region_host: Post "/regions/{regionSlug}/hosts" Policy;
    set_region_status: Post "/regions/{regionSlug}/status" Policy;
    list_region_history: Get "/regions/{regionSlug}/history" Public;
    list_structure_timeline: Get "/structure-timeline" Public;
    get_equal_voice_map: Get "/insight/equal-voice" Public;
    list_equal_voices: Get "/insight/equal-voice/municipalities" Public;
    list_clusters: Get "/clusters" Public;
    create_cluster: Post "/clusters" Policy;
    get_cluster: Get "/clusters/{clusterId}" Public;
    update_cluster: Patch "/clusters/{clusterId}" Policy;
    invite_member: Post "/clusters/{clusterId}/invitations" Policy;
    propose_motor: Post "/clusters/{clusterId}/motor-proposals" Policy;
    answer_proposal: Post "/clusters/{clusterId}/proposals/{proposalId}/answer" Policy;
    withdraw_proposal: Post "/clusters/{clusterId}/proposals/{proposalId}/withdraw" Policy;
    draft_agreement: Post "/clusters/{clusterId}/agreements" Policy;
    send_agreement: Post "/clusters/{clusterId}/agreements/{agreementId}/send" Policy;
    sign_agreement: Post "/clusters/{clusterId}/agreements/{agreementId}/sign" Policy;
    begin_cluster: Post "/clusters/{clusterId}/begin" Policy;
    establish_cluster: Post "/clusters/{clusterId}/establish" Policy;
    rest_cluster: Post "/clusters/{clusterId}/rest" Policy;
    close_cluster: Post "/clusters/{clusterId}/close" Policy;
    confirm_cluster: Post "/clusters/{clusterId}/confirm" Policy;
    take_back_cluster: Post "/clusters/{clusterId}/take-back" Policy;
    leave_cluster: Post "/clusters/{clusterId}/leave" Policy;
    set_ambition: Post "/clusters/{clusterId}/ambition" Policy;
    add_subcluster: Post "/clusters/{clusterId}/subclusters" Policy;
    end_subcluster: Post "/clusters/{clusterId}/subclusters/{subclusterId}/end" Policy;
    list_cluster_history: Get "/clusters/{clusterId}/history" Public;
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
    stream_changes: Get "/changes/stream" Public;
];

/// An operation by its id.
pub fn find(id: &str) -> Option<&'static Endpoint> {
    ALL.iter().find(|endpoint| endpoint.id == id)
}
