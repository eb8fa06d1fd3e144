"""A network that a municipality has joined, for leaving it: one for each time it is asked for."""

import requests

from clusters import MEMBERS, WRITTEN

NETWORK = {
    "name": "Nettverk til prøving",
    "theme": "Det som skal prøves",
    "coordinator": "4621",
    "validTo": "2099-12-31",
}


def joined(api: str, session: requests.Session, timeout: int) -> str:
    """Id of a network that the first of the members has joined, founded by whoever writes down what that one says."""
    founded = session.post(f"{api}/networks", json=NETWORK, timeout=timeout)
    founded.raise_for_status()
    network = founded.json()["id"]
    joining = session.post(
        f"{api}/networks/{network}/join",
        json={"municipality": MEMBERS[0], **WRITTEN},
        headers={"If-Match": founded.headers["ETag"]},
        timeout=timeout,
    )
    joining.raise_for_status()
    return network
