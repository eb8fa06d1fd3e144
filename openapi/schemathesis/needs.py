"""Needs in the state that an operation can be done to, made where a run has decided on all that there were.

Which those are, and how soon, is the seed's.
"""

from collections.abc import Callable

import requests

# A contact and the coordinator of the desk that her needs go to.
CONTACT, COORDINATOR = "fou@demo.example", "klynge@demo.example"
# Operation -> who does it, and what a need has gone through before it can be done.
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


def make_for(
    operation: str, email: str, api: str, as_somebody: Callable[[str], requests.Session], timeout: int
) -> bool:
    """Makes a need that the operation can be done to; false where it is not for this run's account to do."""
    who, steps = STORIES.get(operation, (None, []))
    if who != email:
        return False
    need = {"title": "Eit behov til prøving", "problem": "Det som skal prøvast", "municipality": "4621"}
    answer = as_somebody(CONTACT).post(f"{api}/needs", json=need, timeout=timeout)
    answer.raise_for_status()
    address = f"{api}/needs/{answer.json()['id']}"
    for step in steps:
        session = as_somebody(COORDINATOR if step == "qualify" else CONTACT)
        body = {"withName": True} if step == "publish" else {}
        headers = {"If-Match": answer.headers["ETag"]}
        answer = session.post(f"{address}/{step}", json=body, headers=headers, timeout=timeout)
        answer.raise_for_status()
    return True
