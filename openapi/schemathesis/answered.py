"""What the notes of a run say: which operations answered 2xx, and to whom.

usage: answered.py silent <specification> <notes> [operation id left out]...
       answered.py shared <specification> <notes> <role> [role]...

`silent` fails when an operation of the specification never answered 2xx in a whole run, by any role. `shared` prints a
line for each role: its name and an expression of the operations that it is to go on with. Each operation is one role's, of
those that got through to it, and the roles have about as many.
"""

import json
import sys
from pathlib import Path

METHODS = {"get", "put", "post", "patch", "delete"}


def operations_of(specification: str) -> set[str]:
    document = json.loads(Path(specification).read_text(encoding="utf-8"))
    paths = document["paths"].values()
    return {operation["operationId"] for path in paths for method, operation in path.items() if method in METHODS}


def notes_of(notes: str) -> list[tuple[str, str]]:
    """Role and operation of each 2xx."""
    return [tuple(json.loads(line)) for line in Path(notes).read_text(encoding="utf-8").splitlines()]


def silent(specification: str, notes: str, *left_out: str) -> int:
    operations = operations_of(specification)
    unknown = set(left_out) - operations
    never = operations - {operation for _, operation in notes_of(notes)} - set(left_out)
    for operation in sorted(unknown):
        print(f"{operation} is left out of the run, but is no operation")
    for operation in sorted(never):
        print(f"{operation} never answered 2xx: the run tells nothing about it")
    print(f"{len(operations) - len(never) - len(left_out)} of {len(operations)} operations answered 2xx")
    return 1 if never or unknown or not operations else 0


def shared(specification: str, notes: str, *roles: str) -> int:
    through = {operation: {role for role, one in notes_of(notes) if one == operation} for operation in operations_of(specification)}
    shares: dict[str, list[str]] = {role: [] for role in roles}
    # Those that fewest can do are dealt first; what nobody got through to is anybody's.
    for operation in sorted(through, key=lambda one: (len(through[one]) or len(roles), one)):
        able = [role for role in roles if role in through[operation]] or roles
        min((shares[role] for role in able), key=len).append(operation)
    for role, share in shares.items():
        print(role, f"^({'|'.join(share)})$")
    return 0


if __name__ == "__main__":
    sys.exit({"silent": silent, "shared": shared}[sys.argv[1]](*sys.argv[2:]))
