"""What Schemathesis cannot know from the specification: credentials, ids that exist, current ETags, one-time tokens.

It also notes which operations answered 2xx, so that a run that never got through to one is told (`answered.py`).
The environment says who asks (KSF_ROLE_EMAIL) and where notes go (KSF_ANSWERED). What makes a request wrong is never
touched: one meant to be refused still is.
"""

import json
import os
import re
import threading
import uuid
import zlib

import requests
import schemathesis
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

import needs
import sound
from clusters import MEMBERS, SOFT, STORIES
from demo import OTHER_PASSWORD, PLACES, SIGN_IN_AGAIN_AFTER, Demo

ANSWERED = os.environ["KSF_ANSWERED"]
# One path parameter in so many stays as generated, so that unknown ids are asked for as well.
KEEP_ONE_IN = 5
# What is only done to what a run has made for it, also where it has just read of another: the run goes on with the roles,
# accounts and sessions that it has.
SPARE_ALONE = {"create_absence", "end_my_session", "end_role_assignment", "update_role_assignment", "update_user"}

ROLE = os.environ["KSF_ROLE_EMAIL"].partition("@")[0]

demo = Demo(os.environ["BASE_URL"], os.environ["KSF_ROLE_EMAIL"])
lock = threading.Lock()
noted: set[str] = set()


@schemathesis.auth(refresh_interval=SIGN_IN_AGAIN_AFTER)
class RoleAuth:
    """Signs in as the role of this run, and again before the token is too old."""

    def get(self, case, context):
        return demo.sign_in()

    def set(self, case, data, context):
        if operation_id(case) == "refresh_session":
            case.cookies = {**(case.cookies or {}), **demo.session_cookies()}
            return
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, kwargs):
    with lock:
        for put in PREPARATIONS:
            try:
                put(case)
            except requests.HTTPError as refused:
                # Another role's run may have left what is prepared here in a state that refuses it. The request then
                # goes out as it stands; an operation that is never got through to is told in the end.
                if refused.response.status_code >= 500:
                    raise


@schemathesis.hook
def after_call(context, case, response):
    operation = operation_id(case)
    with lock:
        if 200 <= response.status_code < 300:
            if operation == "change_my_password":
                demo.change_password_back(response.request.headers["Authorization"])
            demo.clusters.used(operation)
            if operation in needs.STORIES:
                # What it can be done to next is another need.
                demo.lists.pop("needs", None)
        if operation not in noted and 200 <= response.status_code < 300:
            noted.add(operation)
            with open(ANSWERED, "a", encoding="utf-8") as notes:
                notes.write(json.dumps([ROLE, operation]) + "\n")


def operation_id(case) -> str:
    return case.operation.definition.raw.get("operationId", "")


def is_valid(case, location: ParameterLocation) -> bool:
    return case.meta is None or not case.meta.is_negative_at(location)


def put_real_ids(case) -> None:
    """Ids that exist, and of those one that the operation can be done to, where the demo data has such a one."""
    linked = case.meta is not None and case.meta.phase.name == TestPhase.STATEFUL
    operation = operation_id(case)
    # Nobody does to the demo's own clusters what is done to one that is made for it.
    if linked and operation not in SPARE_ALONE or not is_valid(case, ParameterLocation.PATH) or operation in STORIES:
        return
    for name, generated in list((case.path_parameters or {}).items()):
        number = zlib.crc32(repr((generated, case.body)).encode())
        values = demo.real_values(name, operation)
        if values and (number % KEEP_ONE_IN or operation in SPARE_ALONE):
            case.path_parameters[name] = values[number % len(values)]


def put_real_places(case) -> None:
    """Also in a request that is to be refused, so that it is refused for what is wrong with it."""
    offer = case.body.get("offer") if isinstance(case.body, dict) else None
    for members in (case.query, case.body, offer):
        if isinstance(members, dict):
            for name in PLACES.keys() & members.keys():
                members[name] = demo.real_place(name, members[name])


def put_own_cluster(case) -> None:
    """A cluster in the state the operation is done to, its part that the path names, and members that it has."""
    linked = case.meta is not None and case.meta.phase.name == TestPhase.STATEFUL
    generated = case.path_parameters or {}
    number = zlib.crc32(repr((sorted(generated.items()), case.body)).encode())
    if linked or not is_valid(case, ParameterLocation.PATH) or number % KEEP_ONE_IN == 0:
        return
    cluster = demo.clusters.for_operation(operation_id(case))
    if cluster is None:
        return
    for name in generated:
        own = cluster.view["id"] if name == "clusterId" else cluster.part(name)
        if own is not None:
            case.path_parameters[name] = own
    if isinstance(case.body, dict) and is_valid(case, ParameterLocation.BODY):
        if operation_id(case) != "invite_member" and "municipality" in case.body:
            case.body["municipality"] = MEMBERS[0]
        if operation_id(case) == "establish_cluster":
            case.body["overrides"] = SOFT
        if "members" in case.body:
            case.body["members"] = MEMBERS[:2]


def put_parts(case) -> None:
    """In a sound request, parts that what the path names has: a member of the group, a municipality of the region."""
    if not isinstance(case.body, dict) or not is_valid(case, ParameterLocation.BODY):
        return
    operation, path = operation_id(case), case.path_parameters or {}
    if zlib.crc32(repr(case.body).encode()) % KEEP_ONE_IN == 0:
        return
    if operation == "end_group_membership":
        group = next((one for one in demo.items("groups") if one["id"] == path.get("groupId")), None)
        if group and group["members"]:
            case.body["membership"] = group["members"][0]["id"]
    elif operation == "change_region_host":
        there = demo.get(f"{demo.api}/municipalities", {"region": path.get("regionSlug"), "limit": 2})
        if there.ok and there.json()["items"]:
            case.body["municipality"] = there.json()["items"][-1]["number"]
    elif operation == "create_role_assignment":
        case.body = demo.offer() or case.body


def put_current_etag(case) -> None:
    """Where the request carries If-Match, the resource's own, so that the request gets past the version check."""
    given = next((name for name in case.headers or {} if name.lower() == "if-match"), None)
    # Of the resource itself, whose part the path may name.
    resource = re.match(r"/clusters/\{[^}]*\}|.*\}|/me$", case.path)
    if given is None or resource is None or not is_valid(case, ParameterLocation.HEADER):
        return
    etag = demo.etag(resource.group(), case.path_parameters)
    if etag is not None:
        case.headers[given] = etag


def put_own_idempotency_key(case) -> None:
    """One of its own for each request: the examples' own would meet each other, and one of two at once is refused."""
    given = next((name for name in case.headers or {} if name.lower() == "idempotency-key"), None)
    if given is not None and is_valid(case, ParameterLocation.HEADER):
        case.headers[given] = str(uuid.uuid4())


def put_opaque_tokens(case) -> None:
    """Cursors, passwords and one-time tokens, which no generator guesses."""
    operation = operation_id(case)
    if is_valid(case, ParameterLocation.QUERY):
        for name in ("cursor", "syncToken"):
            if name in (case.query or {}):
                case.query.pop(name)
                token = demo.token_of(case.formatted_path, dict(case.query), name)
                if token is not None:
                    case.query[name] = token
    if isinstance(case.body, dict) and is_valid(case, ParameterLocation.BODY):
        if operation == "login":
            case.body = {**case.body, **demo.credentials}
        elif operation in ("preview_invitation", "accept_invitation"):
            token = demo.invitation_token()
            if token is not None:
                case.body = {**case.body, "token": token}
        elif operation == "change_my_password":
            # To another; it is changed back once it has got through, so that the run can go on signing in.
            password = demo.credentials["password"]
            case.body = {**case.body, "currentPassword": password, "password": OTHER_PASSWORD}
        elif operation == "see_my_news":
            token = demo.token_of("/me/news", {}, "syncToken")
            if token is not None:
                case.body = {**case.body, "syncToken": token}
        elif operation == "set_password":
            case.body = {**case.body, "token": demo.one_time_token()}


def put_sound(case) -> None:
    """In the phase of examples, what gets through."""
    if case.meta is None or case.meta.phase.name != TestPhase.EXAMPLES:
        return
    operation = operation_id(case)
    if operation in sound.BODIES:
        case.body = sound.BODIES[operation](demo)
    if operation in sound.ADDRESSES:
        case.path_parameters, case.query = sound.ADDRESSES[operation](demo)


PREPARATIONS = (
    put_real_ids,
    put_real_places,
    put_own_cluster,
    put_parts,
    put_sound,
    put_current_etag,
    put_own_idempotency_key,
    put_opaque_tokens,
)
