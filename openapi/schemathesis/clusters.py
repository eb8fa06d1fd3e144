"""Clusters in the state that an operation can be done to, founded by the regional coordinator for one operation each.

A run would close or establish the demo's own clusters with its first requests, and nothing would be left to try the
others on. A cluster is kept until its operation has answered 2xx, and made anew then.
"""

import math
import time

import requests

COORDINATOR = "region.vest@demo.example"
# In KSF Vest, with contacts; the coordinator of the cluster they are in already writes down what they say. Not Voss: its
# needs go to the one cluster that it is in.
SPEAKER = "klynge@demo.example"
MEMBERS = ["4624", "4627", "4628", "4630", "4631"]
WHY = {"reason": "Avtalt med regionen"}
WRITTEN = {"reference": "Kommunestyret 1/26"}
SOFT = [{"rule": rule, "reason": "Avtalt med regionen"} for rule in ("KSF-R07", "KSF-R12", "KSF-R15")]


class Cluster:
    """One cluster of a story, and the answer it gave last."""

    def __init__(self, api: str, session: requests.Session, speaker: requests.Session, timeout: int, later: dict | None = None) -> None:
        self.api, self.session, self.speaker, self.timeout = api, session, speaker, timeout
        body = {"name": "Prøveklynge", "region": "vest", "commonNeed": "Det som skal prøves", **WHY, **(later or {})}
        self.take(session.post(f"{api}/clusters", json=body, timeout=timeout))

    def take(self, answer: requests.Response) -> "Cluster":
        answer.raise_for_status()
        self.view, self.etag = answer.json(), answer.headers["ETag"]
        return self

    def step(self, path: str, body: dict | None = None, spoken: bool = False) -> "Cluster":
        url = f"{self.api}/clusters/{self.view['id']}/{path}"
        headers = {"If-Match": self.etag}
        session = self.speaker if spoken else self.session
        return self.take(session.post(url, json=body, headers=headers, timeout=self.timeout))

    def to_begin(self) -> "Cluster":
        return Cluster(self.api, self.session, self.speaker, self.timeout, {"validFrom": "2099-01-01"})

    def invited(self, number: str) -> "Cluster":
        return self.step("invitations", {"municipality": number, "ambition": "build"})

    def answered(self, number: str, member: bool = False) -> "Cluster":
        # What a member says here is written down where this cluster's desk is: at the region, as it has no coordinator.
        proposal = self.view["proposals"][0]["id"]
        said = {"municipality": number, "agrees": True, **WRITTEN}
        return self.step(f"proposals/{proposal}/answer", said, spoken=not member)

    def joined(self, members: int) -> "Cluster":
        for number in MEMBERS[:members]:
            self.invited(number).answered(number)
        return self

    def drafted(self) -> "Cluster":
        return self.step("agreements", {"title": "Samarbeidsavtale"})

    def sent(self) -> "Cluster":
        return self.drafted().step(f"agreements/{self.view['agreements'][-1]['id']}/send")

    def ready(self) -> "Cluster":
        self.joined(2).sent()
        for number in MEMBERS[:2]:
            agreement = self.view["agreements"][-1]["id"]
            self.step(f"agreements/{agreement}/sign", {"municipality": number, **WRITTEN})
        self.step("motor-proposals", {"municipality": MEMBERS[0], **WHY}).answered(MEMBERS[0], member=True)
        return self.step("begin", WHY)

    def divided(self) -> "Cluster":
        body = {"name": "Nattgruppa", "theme": "Nattilsyn", "members": MEMBERS[:2], "validTo": "2099-12-31"}
        return self.step("subclusters", body)

    def part(self, name: str) -> str | None:
        places = {"proposalId": "proposals", "agreementId": "agreements", "subclusterId": "subclusters"}
        parts = self.view.get(places.get(name, ""), [])
        return parts[0]["id"] if parts else None


# Operation -> what its cluster must have gone through.
STORIES = {
    "add_subcluster": lambda cluster: cluster.joined(2),
    "answer_proposal": lambda cluster: cluster.invited(MEMBERS[0]),
    "begin_cluster": lambda cluster: cluster,
    "close_cluster": lambda cluster: cluster,
    "confirm_cluster": lambda cluster: cluster,
    "draft_agreement": lambda cluster: cluster.joined(1),
    "end_subcluster": lambda cluster: cluster.joined(2).divided(),
    "establish_cluster": lambda cluster: cluster.ready(),
    "invite_member": lambda cluster: cluster,
    "leave_cluster": lambda cluster: cluster.joined(2),
    "propose_motor": lambda cluster: cluster.joined(1),
    "rest_cluster": lambda cluster: cluster.ready().step("establish", {**WHY, "overrides": SOFT}),
    "send_agreement": lambda cluster: cluster.joined(1).drafted(),
    "set_ambition": lambda cluster: cluster.joined(1),
    "sign_agreement": lambda cluster: cluster.joined(1).sent(),
    "take_back_cluster": lambda cluster: cluster.to_begin(),
    "update_cluster": lambda cluster: cluster,
    "withdraw_proposal": lambda cluster: cluster.invited(MEMBERS[0]),
}


# So many clusters are made for an operation at most; what comes after is refused in the state that the last is in.
AT_MOST = 3
# Seconds before a token is too old.
SIGN_IN_AGAIN_AFTER = 240


class Clusters:
    """The clusters of a run, one an operation."""

    def __init__(self, api: str, sign_in, timeout: int) -> None:
        self.api, self.sign_in, self.timeout = api, sign_in, timeout
        self.ready: dict[str, Cluster] = {}
        self.made: dict[str, int] = {}
        self.people: tuple = ()
        self.since = -math.inf

    def for_operation(self, operation: str) -> Cluster | None:
        if operation not in STORIES:
            return None
        if operation not in self.ready:
            self.made[operation] = self.made.get(operation, 0) + 1
            self.ready[operation] = STORIES[operation](Cluster(self.api, *self.signed_in(), self.timeout))
        return self.ready[operation]

    def signed_in(self) -> tuple:
        # A run as one of the two ends sessions, these among them.
        alive = all(one.get(f"{self.api}/me", timeout=self.timeout).ok for one in self.people)
        if time.monotonic() - self.since > SIGN_IN_AGAIN_AFTER or not alive:
            self.people = (self.sign_in(COORDINATOR), self.sign_in(SPEAKER))
            self.since = time.monotonic()
        return self.people

    def used(self, operation: str) -> None:
        if self.made.get(operation, 0) < AT_MOST:
            self.ready.pop(operation, None)
