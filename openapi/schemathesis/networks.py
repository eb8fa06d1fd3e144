"""Networks to join, change and leave: one for each time it is asked for."""

import requests

from clusters import MEMBERS, WRITTEN

NETWORK = {
    "name": "Nettverk til prøving",
    "theme": "Det som skal prøves",
    "coordinator": "4621",
    "validTo": "2099-12-31",
}


def founded(api: str, session: requests.Session, timeout: int) -> tuple[str, str]:
    """Id and version of a network, founded by whoever writes down what the members say."""
    answer = session.post(f"{api}/networks", json=NETWORK, timeout=timeout)
    answer.raise_for_status()
    return answer.json()["id"], answer.headers["ETag"]


def joined(api: str, session: requests.Session, timeout: int) -> str:
    """Id of a network that the first of the members has joined."""
    network, version = founded(api, session, timeout)
    joining = session.post(
        f"{api}/networks/{network}/join",
        json={"municipality": MEMBERS[0], **WRITTEN},
        headers={"If-Match": version},
        timeout=timeout,
    )
    joining.raise_for_status()
    return network
