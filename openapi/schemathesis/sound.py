"""Requests that get through: what the specification cannot say of what belongs together.

Used in the phase of examples alone, once or twice an operation and role, so that each operation gets through in every
run, whatever the seed. All else stays as generated.
"""

import uuid

from clusters import MEMBERS, WHY, WRITTEN
from networks import NETWORK


def open_step(demo) -> str:
    """A step of one's own introduction that is not done yet; any where there is none."""
    steps = [step for one in demo.items("me/introduction") for step in one["steps"]]
    return next((step["step"] for step in steps if "doneOn" not in step), "know_ksf")


# Operation -> body, of the demo data as the run's account sees it.
BODIES = {
    "complete_introduction_step": lambda demo: {"step": open_step(demo)},
    "create_delegation": lambda _: {"region": "vest", "task": "withdraw_needs"},
    "create_network": lambda _: dict(NETWORK),
    "create_user": lambda _: {"displayName": "Konto til prøving", "email": f"{uuid.uuid4()}@demo.example"},
    "decline_deputyship": lambda _: dict(WHY),
    "join_network": lambda _: {"municipality": MEMBERS[0], **WRITTEN},
    "leave_cluster": lambda _: {"municipality": MEMBERS[0], **WHY, **WRITTEN},
    "leave_network": lambda _: {"municipality": MEMBERS[0], **WRITTEN},
    "set_ambition": lambda _: {"municipality": MEMBERS[0], "ambition": "follow", **WRITTEN},
    "update_network": lambda _: {"name": "Nettverk med nytt navn"},
}
# Operation -> path parameters and query.
ADDRESSES = {
    "decline_deputyship": lambda demo: ({"roleAssignmentId": demo.deputyship()}, {}),
    "join_network": lambda demo: ({"networkId": demo.network()}, {}),
    "leave_network": lambda demo: ({"networkId": demo.joined_network()}, {}),
    "update_network": lambda demo: ({"networkId": demo.network()}, {}),
    "render_document": lambda _: ({"templateKey": "saksframlegg"}, {"municipality": "4621"}),
}
