"""The demo data as one of its accounts sees it, asked for over the API itself."""

import datetime
import math
import re
import time
import zlib
from urllib.parse import quote

import requests

import needs
import networks
from clusters import SPEAKER, Clusters

PASSWORD = "ksf-demo-2026"
OTHER_PASSWORD = "ksf-demo-2026, eit anna"
ADMINISTRATOR = "admin@demo.example"
NATIONAL = "nasjonal@demo.example"
# Accounts that a run may rename, close and give new passwords; the demo accounts themselves must keep working. Each
# role has its own: several run at once.
SPARE = "reserve"
SPARE_ACCOUNTS = 3
# Who is away with the account of a run as deputy: the first that is another.
HOLDERS = ["fou@demo.example", "klynge@demo.example"]
# Seconds before a token is too old.
SIGN_IN_AGAIN_AFTER = 240
# Seconds for one answer; a machine may be busy with other tests.
TIMEOUT = 60

# Path parameter -> the list that holds real values of it, and their member there.
LISTS = {
    "clusterId": ("clusters", "id"),
    "cooperationId": ("cooperations", "id"),
    "countyNumber": ("counties", "number"),
    "groupId": ("groups", "id"),
    "delegationId": ("municipalities/4621/delegations", "id"),
    "documentId": ("municipality-documents", "id"),
    "municipalityNumber": ("municipalities", "number"),
    "needId": ("needs", "id"),
    "networkId": ("networks", "id"),
    "organisationId": ("organisations", "id"),
    "regionActorId": ("regions/vest/actors", "id"),
    "regionSlug": ("regions", "slug"),
    "roleAssignmentId": ("role-assignments", "id"),
    "templateKey": ("templates", "key"),
    "userId": ("users", "id"),
}
# What an id looks like.
ID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
# Query parameter or member of a body -> the path parameter it has its values from, and what such a value looks like.
PLACES = {
    "arena": ("organisationId", re.compile(ID)),
    "cluster": ("clusterId", re.compile(ID)),
    "county": ("countyNumber", re.compile(r"[0-9]{2}")),
    "coordinator": ("municipalityNumber", re.compile(r"[0-9]{4}")),
    "municipality": ("municipalityNumber", re.compile(r"[0-9]{4}")),
    "organisation": ("organisationId", re.compile(ID)),
    "region": ("regionSlug", re.compile(r"[a-z]{1,20}")),
}
# Operation -> what `allowedActions` calls it.
ACTIONS = {
    "add_group_member": "addMember",
    "close_group": "close",
    "close_network": "close",
    "accept_role_assignment": "accept",
    "create_absence": "createAbsence",
    "decline_deputyship": "declineDeputyship",
    "decline_role_assignment": "decline",
    "end_absence": "endAbsence",
    "end_delegation": "end",
    "end_role_assignment": "end",
    "update_role_assignment": "amend",
    "withdraw_role_assignment": "withdraw",
    "change_region_host": "changeHost",
    "create_delegation": "delegate",
    "create_municipality_document": "describe",
    "delete_need": "discard",
    "end_group_membership": "endMembership",
    "end_organisation": "end",
    "end_region_actor": "end",
    "join_network": "join",
    "leave_network": "leave",
    "lift_need": "lift",
    "move_municipality": "moveToRegion",
    "open_need_to_region": "openToRegion",
    "publish_need": "publish",
    "qualify_need": "qualify",
    "reactivate_organisation": "reactivate",
    "reject_need": "reject",
    "set_region_status": "setStatus",
    "submit_need": "submit",
    "unpublish_need": "unpublish",
    "update_group": "edit",
    "update_municipality": "describe",
    "update_need": "edit",
    "update_network": "edit",
    "update_organisation": "edit",
    "update_region_actor": "edit",
    "withdraw_need": "withdraw",
    "add_subcluster": "subcluster",
    "begin_cluster": "begin",
    "close_cluster": "close",
    "confirm_cluster": "confirm",
    "draft_agreement": "writeAgreement",
    "establish_cluster": "establish",
    "invite_member": "invite",
    "propose_motor": "proposeMotor",
    "rest_cluster": "rest",
    "take_back_cluster": "takeBack",
    "update_cluster": "describe",
    "withdraw_proposal": "withdrawProposal",
}
# Operations whose path has another list's values than its parameter tells.
LISTS_OF = {
    "complete_introduction_step": ("me/introduction", "id"),
    "get_introduction": ("me/introduction", "id"),
    "undo_introduction_step": ("me/introduction", "id"),
}
# Lists that a run changes are read again after so many looks at them; long ones seldom.
CHANGING = {
    "groups": 20,
    "me/introduction": 20,
    "municipalities": 400,
    "municipalities/4621/delegations": 20,
    "needs": 20,
    "networks": 20,
    "organisations": 40,
    "regions": 40,
    "regions/vest/actors": 20,
    "role-assignments": 20,
    "templates": 20,
    "users": 20,
}
# What lists are asked for: of the accounts and roles only those that a run may change. The roles that the demo accounts
# work with stay as they are.
QUERIES = {
    "municipalities": {"region": "vest"},  # all are more than a page
    "role-assignments": {"q": "Reservekonto", "status": ["proposed", "confirmed", "active"]},
}
# Whom a role of the run is offered to, and by which account.
GRANTERS = {
    NATIONAL: {"role": "ks_department"},
    "region.vest@demo.example": {"role": "county_governor", "county": "46"},
    "klynge@demo.example": {"role": "rd_contact", "municipality": "4601"},
    "fou@demo.example": {"role": "rd_contact", "municipality": "4621"},
    "admin@demo.example": {"role": "national"},
}
SPARE_ROLES = 4


class Demo:
    """Reads lists now and then, and keeps them in between."""

    def __init__(self, base_url: str, email: str) -> None:
        self.api = f"{base_url}/api/v1"
        self.credentials = {"email": email, "password": PASSWORD}
        self.session = requests.Session()
        self.lists: dict[str, list[dict]] = {}
        self.reads: dict[str, int] = {}
        self.offered = self.offers = 0
        self.administrator = requests.Session()
        self.administrator_since = -math.inf
        self.spare = f"{SPARE}.{email.partition('@')[0]}."
        self.deputyships = zlib.crc32(email.encode()) % 3000
        self.clusters = Clusters(self.api, self.as_somebody, TIMEOUT)

    def sign_in(self) -> str:
        token = sign_in(self.session, self.api, self.credentials["email"])
        if self.credentials["email"] == ADMINISTRATOR:
            self.make_spare_accounts()
        return token

    def change_password_back(self, authorization: str) -> None:
        """After the account has got another password: from the session that goes on, since all others have ended."""
        answer = requests.post(
            f"{self.api}/auth/password/change",
            json={"currentPassword": OTHER_PASSWORD, "password": PASSWORD},
            headers={"Authorization": authorization},
            timeout=TIMEOUT,
        )
        answer.raise_for_status()

    def session_cookies(self) -> dict[str, str]:
        """Those of a new session each time, since each can be used once."""
        fresh = requests.Session()
        answer = fresh.post(f"{self.api}/auth/login", json=self.credentials, timeout=TIMEOUT)
        answer.raise_for_status()
        return {cookie.name: cookie.value or "" for cookie in answer.cookies}

    def real_values(self, parameter: str, operation: str) -> list[str]:
        """Values of a path parameter that exist; those the operation can be done to, if there are any."""
        if parameter == "sessionId":
            return [self.spare_session()]
        if operation in ("accept_role_assignment", "decline_role_assignment"):
            return self.own_offers()
        if parameter not in LISTS:
            return []
        name, member = LISTS_OF.get(operation, LISTS[parameter])
        items = self.items(name)
        action = ACTIONS.get(operation)
        ready = [item for item in items if action in item.get("allowedActions", [])]
        if not ready and needs.make_for(operation, self.credentials["email"], self.api, self.as_somebody, TIMEOUT):
            self.lists.pop(name)
            items = self.items(name)
            ready = [item for item in items if action in item.get("allowedActions", [])]
        return [str(item[member]) for item in ready or items]

    def real_place(self, name: str, generated: object) -> object:
        """A place that exists, for each that could; what can be no such place stays, since it is to be refused."""
        parameter, form = PLACES[name]
        if isinstance(generated, list):
            return [self.real_place(name, value) for value in generated]
        values = self.real_values(parameter, "")
        if not values or not isinstance(generated, str) or not form.fullmatch(generated):
            return generated
        return values[zlib.crc32(generated.encode()) % len(values)]

    def items(self, name: str) -> list[dict]:
        if name in CHANGING:
            self.reads[name] = self.reads.get(name, 0) + 1
            if self.reads[name] % CHANGING[name] == 0:
                self.lists.pop(name, None)
        if name == "municipality-documents":
            # They have no list of their own: they stand on the municipalities that link to them.
            return [
                {**document, "allowedActions": place["allowedActions"]}
                for place in self.items("municipalities")
                for document in place["documents"]
            ]
        if name not in self.lists:
            # Of the accounts only the spare ones; a run makes more than a page of others.
            query = {"limit": 200, "q": self.spare} if name == "users" else {"limit": 200, **QUERIES.get(name, {})}
            if name == "role-assignments":
                self.make_spare_roles()
            answer = self.get(f"{self.api}/{name}", query)
            self.lists[name] = answer.json()["items"] if answer.ok else []
        return self.lists[name]

    def etag(self, template: str, parameters: dict) -> str | None:
        path = template.format_map({name: quote(str(value), safe="") for name, value in parameters.items()})
        answer = self.get(f"{self.api}{path}")
        return answer.headers.get("ETag") if answer.ok else None

    def token_of(self, path: str, query: dict, name: str) -> str | None:
        """What the first page of the same list hands out to go on with."""
        few = {} if path == "/me/news" else {"limit": 1}
        answer = self.get(f"{self.api}{path}", {**query, **few, "format": "json"} if name == "cursor" else few)
        if not answer.ok or "json" not in answer.headers.get("Content-Type", ""):
            return None
        return answer.json().get("nextCursor" if name == "cursor" else "syncToken")

    def get(self, url: str, query: dict | None = None) -> requests.Response:
        if "Authorization" not in self.session.headers:
            self.sign_in()
        return self.session.get(url, params=query, timeout=TIMEOUT)

    def one_time_token(self) -> str:
        """The token of a new link, made by the administrator for a spare account."""
        administrator = self.as_administrator()
        account = self.make_spare_accounts()[0]
        answer = administrator.post(f"{self.api}/users/{account}/links", timeout=TIMEOUT)
        answer.raise_for_status()
        return answer.json()["link"].partition("#")[2]

    def make_spare_accounts(self) -> list[str]:
        """Makes what is missing of the spare accounts, also for those that the run closed, and returns the open ones."""
        administrator = self.as_administrator()
        query = {"limit": 200, "q": self.spare}
        spare = administrator.get(f"{self.api}/users", params=query, timeout=TIMEOUT).json()["items"]
        ids = [user["id"] for user in spare if user["active"]]
        for number in range(len(spare), len(spare) + SPARE_ACCOUNTS - len(ids)):
            account = {"email": f"{self.spare}{number}@demo.example", "displayName": "Reservekonto"}
            answer = administrator.post(f"{self.api}/users", json=account, timeout=TIMEOUT)
            answer.raise_for_status()
            ids.append(answer.json()["id"])
        return ids

    def as_somebody(self, email: str) -> requests.Session:
        session = requests.Session()
        sign_in(session, self.api, email)
        return session

    def spare_session(self) -> str:
        """One of the account's own sessions that the run itself does not use."""
        self.session_cookies()
        sessions = self.get(f"{self.api}/me/sessions", {"limit": 200}).json()["items"]
        return next((one["id"] for one in sessions if not one["current"]), sessions[0]["id"])

    def make_spare_roles(self) -> None:
        """Offers the account's kind of role to spare accounts, and accepts half of them for their owners."""
        kind = GRANTERS.get(self.credentials["email"])
        if kind is None:
            return
        offer = {**kind, "validFrom": time.strftime("%Y-%m-%d"), "decidedBy": "Schemathesis"}
        self.offered += 1
        for number in range(SPARE_ROLES):
            name = f"{self.spare}rolle{self.offered}.{number}@demo.example"
            invitation = {"email": name, "displayName": "Reservekonto", "offer": offer}
            made = self.session.post(f"{self.api}/invitations", json=invitation, timeout=TIMEOUT)
            if made.ok and number % 2:
                token = made.json()["link"].partition("#")[2]
                accepted = {"token": token, "password": PASSWORD}
                requests.post(f"{self.api}/auth/invitation", json=accepted, timeout=TIMEOUT)

    def own_offers(self) -> list[str]:
        """Roles that this account is offered and has not answered; one more for a day of its own when there is none."""
        if self.credentials["email"] == NATIONAL:
            return []  # nobody offers oneself a role
        query = {"holder": "me", "status": ["proposed", "confirmed"], "limit": 200}
        listed = self.get(f"{self.api}/role-assignments", query).json()["items"]
        open_ones = [one for one in listed if "accept" in one["allowedActions"]]
        if not open_ones:
            self.offers += 1
            day = str(datetime.date(2030, 1, 1) + datetime.timedelta(days=self.offers))
            offer = {"role": "ks_department", "validFrom": day, "validTo": day, "decidedBy": "Schemathesis"}
            own = self.get(f"{self.api}/me").json()["id"]
            national, body = self.as_somebody(NATIONAL), {"holder": own, "offer": offer}
            made = national.post(f"{self.api}/role-assignments", json=body, timeout=TIMEOUT)
            made.raise_for_status()
            open_ones = [made.json()]
        return [one["id"] for one in open_ones]

    def offer(self) -> dict | None:
        """What this account may offer a spare one."""
        kind = GRANTERS.get(self.credentials["email"])
        if kind is None:
            return None
        offer = {**kind, "validFrom": time.strftime("%Y-%m-%d"), "decidedBy": "Schemathesis"}
        return {"holder": self.make_spare_accounts()[-1], "offer": offer}

    def invitation_token(self) -> str | None:
        """The token of a new invitation, made by the national office for an address of its own."""
        national = requests.Session()
        sign_in(national, self.api, NATIONAL)
        offer = {"role": "ks_department", "validFrom": time.strftime("%Y-%m-%d"), "decidedBy": "Schemathesis"}
        name = f"{self.spare}invitert{time.monotonic_ns()}@demo.example"
        body = {"email": name, "displayName": "Reservekonto", "offer": offer}
        made = national.post(f"{self.api}/invitations", json=body, timeout=TIMEOUT)
        return made.json()["link"].partition("#")[2] if made.ok else None

    def network(self) -> str:
        return networks.founded(self.api, self.as_somebody(SPEAKER), TIMEOUT)[0]

    def joined_network(self) -> str:
        return networks.joined(self.api, self.as_somebody(SPEAKER), TIMEOUT)

    def deputyship(self) -> str:
        """A role whose holder will be away, on days of its own, with this account as deputy."""
        self.deputyships += 1
        day = str(datetime.date(2090, 1, 1) + datetime.timedelta(days=self.deputyships))
        me = self.get(f"{self.api}/me").json()
        holder = self.as_somebody(next(one for one in HOLDERS if one != self.credentials["email"]))
        query = {"holder": "me", "status": "active"}
        role = holder.get(f"{self.api}/role-assignments", params=query, timeout=TIMEOUT).json()["items"][0]["id"]
        away = {"validFrom": day, "validTo": day, "deputy": me["id"]}
        url = f"{self.api}/role-assignments/{role}/absences"
        holder.post(url, json=away, headers={"If-Match": "*"}, timeout=TIMEOUT).raise_for_status()
        return role

    def as_administrator(self) -> requests.Session:
        now = time.monotonic()
        # A run as the administrator ends sessions, this one among them.
        if now - self.administrator_since > SIGN_IN_AGAIN_AFTER or not lives(self.administrator, self.api):
            sign_in(self.administrator, self.api, ADMINISTRATOR)
            self.administrator_since = now
        return self.administrator


def lives(session: requests.Session, api: str) -> bool:
    return session.get(f"{api}/me", timeout=TIMEOUT).ok


def sign_in(session: requests.Session, api: str, email: str) -> str:
    """Gives the session a new access token. It keeps no cookies, so that each sign-in is a session of its own."""
    answer = requests.post(f"{api}/auth/login", json={"email": email, "password": PASSWORD}, timeout=TIMEOUT)
    answer.raise_for_status()
    token = answer.json()["accessToken"]
    session.headers["Authorization"] = f"Bearer {token}"
    return token
