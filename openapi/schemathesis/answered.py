"""Fails when an operation of the specification never answered 2xx in a whole run, by any role.

usage: answered.py <specification> <notes of the run> [operation id left out]...
"""

import json
import sys
from pathlib import Path

METHODS = {"get", "put", "post", "patch", "delete"}


def main(specification: str, notes: str, *left_out: str) -> int:
    document = json.loads(Path(specification).read_text(encoding="utf-8"))
    operations = {
        operation["operationId"]
        for path in document["paths"].values()
        for method, operation in path.items()
        if method in METHODS
    }
    unknown = set(left_out) - operations
    answered = {json.loads(line) for line in Path(notes).read_text(encoding="utf-8").splitlines()}
    silent = operations - answered - set(left_out)
    for operation in sorted(unknown):
        print(f"{operation} is left out of the run, but is no operation")
    for operation in sorted(silent):
        print(f"{operation} never answered 2xx: the run tells nothing about it")
    print(f"{len(operations) - len(silent) - len(left_out)} of {len(operations)} operations answered 2xx")
    return 1 if silent or unknown or not operations else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
