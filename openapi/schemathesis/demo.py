"""The demo data as one of its accounts sees it, asked for over the API itself."""

import math
import re
import time
import zlib
from urllib.parse import quote

import requests

PASSWORD = "ksf-demo-2026"
ADMINISTRATOR = "admin@demo.example"
# Accounts that a run may rename, close and give new passwords; the demo accounts themselves must keep working. Each
# role has its own: several run at once.
SPARE = "reserve"
SPARE_ACCOUNTS = 3
# Seconds before a token is too old.
SIGN_IN_AGAIN_AFTER = 240
# Seconds for one answer; a machine may be busy with other tests.
TIMEOUT = 60

# Path parameter -> the list that holds real values of it, and their member there.
LISTS = {
    "clusterId": ("clusters", "id"),
    "cooperationId": ("cooperations", "id"),
    "countyNumber": ("counties", "number"),
    "municipalityNumber": ("municipalities", "number"),
    "needId": ("needs", "id"),
    "organisationId": ("organisations", "id"),
    "regionSlug": ("regions", "slug"),
    "userId": ("users", "id"),
}
# Query parameter or member of a body -> the path parameter it has its values from, and what such a value looks like.
PLACES = {
    "cluster": ("clusterId", re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")),
    "county": ("countyNumber", re.compile(r"[0-9]{2}")),
    "municipality": ("municipalityNumber", re.compile(r"[0-9]{4}")),
    "region": ("regionSlug", re.compile(r"[a-z]{1,20}")),
}
# Operation -> what `allowedActions` calls it.
ACTIONS = {
    "delete_need": "discard",
    "lift_need": "lift",
    "open_need_to_region": "openToRegion",
    "publish_need": "publish",
    "qualify_need": "qualify",
    "reject_need": "reject",
    "submit_need": "submit",
    "unpublish_need": "unpublish",
    "update_need": "edit",
    "withdraw_need": "withdraw",
}
# A contact and the coordinator of the desk that her needs go to.
CONTACT, COORDINATOR = "fou@demo.example", "klynge@demo.example"
# Operation -> who does it, and what a need has gone through before it can be done. A run makes such a need where it has
# decided on all that there were; which those are, and how soon, is the seed's.
STORIES = {
    "delete_need": (CONTACT, []),
    "submit_need": (CONTACT, []),
    "update_need": (CONTACT, []),
    "publish_need": (CONTACT, ["submit"]),
    "withdraw_need": (CONTACT, ["submit"]),
    "unpublish_need": (CONTACT, ["submit", "publish"]),
    "qualify_need": (COORDINATOR, ["submit"]),
    "reject_need": (COORDINATOR, ["submit"]),
    "lift_need": (COORDINATOR, ["submit", "qualify"]),
    "open_need_to_region": (COORDINATOR, ["submit", "qualify"]),
}
# Lists that a run changes are read again now and then; the structure stays as it is.
CHANGING = ("needs", "users")
READ_AGAIN_AFTER = 20


class Demo:
    """Reads lists now and then, and keeps them in between."""

    def __init__(self, base_url: str, email: str) -> None:
        self.api = f"{base_url}/api/v1"
        self.credentials = {"email": email, "password": PASSWORD}
        self.session = requests.Session()
        self.lists: dict[str, list[dict]] = {}
        self.reads = 0
        self.administrator = requests.Session()
        self.administrator_since = -math.inf
        self.spare = f"{SPARE}.{email.partition('@')[0]}."

    def sign_in(self) -> str:
        token = sign_in(self.session, self.api, self.credentials["email"])
        if self.credentials["email"] == ADMINISTRATOR:
            self.make_spare_accounts()
        return token

    def session_cookies(self) -> dict[str, str]:
        """Those of a new session each time, since each can be used once."""
        fresh = requests.Session()
        answer = fresh.post(f"{self.api}/auth/login", json=self.credentials, timeout=TIMEOUT)
        answer.raise_for_status()
        return {cookie.name: cookie.value or "" for cookie in answer.cookies}

    def real_values(self, parameter: str, operation: str) -> list[str]:
        """Values of a path parameter that exist; those the operation can be done to, if there are any."""
        if parameter not in LISTS:
            return []
        name, member = LISTS[parameter]
        items = self.items(name)
        action = ACTIONS.get(operation)
        ready = [item for item in items if action in item.get("allowedActions", [])]
        if not ready and self.make_need(operation):
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
            self.reads += 1
            if self.reads % READ_AGAIN_AFTER == 0:
                for changing in CHANGING:
                    self.lists.pop(changing, None)
        if name not in self.lists:
            # Of the accounts only the spare ones; a run makes more than a page of others.
            query = {"limit": 200, "q": self.spare} if name == "users" else {"limit": 200}
            answer = self.get(f"{self.api}/{name}", query)
            self.lists[name] = answer.json()["items"] if answer.ok else []
        return self.lists[name]

    def etag(self, template: str, parameters: dict) -> str | None:
        path = template.format_map({name: quote(str(value), safe="") for name, value in parameters.items()})
        answer = self.get(f"{self.api}{path}")
        return answer.headers.get("ETag") if answer.ok else None

    def token_of(self, path: str, query: dict, name: str) -> str | None:
        """What the first page of the same list hands out to go on with."""
        answer = self.get(f"{self.api}{path}", {**query, "limit": 1, "format": "json"} if name == "cursor" else {"limit": 1})
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

    def make_need(self, operation: str) -> bool:
        """Makes a need that the operation can be done to; false where it is not for this run's account to do."""
        who, steps = STORIES.get(operation, (None, []))
        if who != self.credentials["email"]:
            return False
        need = {"title": "Eit behov til prøving", "problem": "Det som skal prøvast", "municipality": "4621"}
        answer = self.as_somebody(CONTACT).post(f"{self.api}/needs", json=need, timeout=TIMEOUT)
        answer.raise_for_status()
        address = f"{self.api}/needs/{answer.json()['id']}"
        for step in steps:
            session = self.as_somebody(COORDINATOR if step == "qualify" else CONTACT)
            body = {"withName": True} if step == "publish" else {}
            headers = {"If-Match": answer.headers["ETag"]}
            answer = session.post(f"{address}/{step}", json=body, headers=headers, timeout=TIMEOUT)
            answer.raise_for_status()
        return True

    def as_somebody(self, email: str) -> requests.Session:
        session = requests.Session()
        sign_in(session, self.api, email)
        return session

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

    def as_administrator(self) -> requests.Session:
        now = time.monotonic()
        if now - self.administrator_since > SIGN_IN_AGAIN_AFTER:
            sign_in(self.administrator, self.api, ADMINISTRATOR)
            self.administrator_since = now
        return self.administrator


def sign_in(session: requests.Session, api: str, email: str) -> str:
    """Gives the session a new access token. It keeps no cookies, so that each sign-in is a session of its own."""
    answer = requests.post(f"{api}/auth/login", json={"email": email, "password": PASSWORD}, timeout=TIMEOUT)
    answer.raise_for_status()
    token = answer.json()["accessToken"]
    session.headers["Authorization"] = f"Bearer {token}"
    return token
