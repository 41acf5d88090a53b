#!/usr/bin/python3
"""Computes the ids of doc/ids.md again, with the UUIDs of Python's own library.

    ids.py TOP_OF_THE_TREE
"""

import re
import sys
import uuid
from pathlib import Path

from tap import Tap

NAME_LENGTH = 39
REFERENCE = r"[A-Za-z0-9._-]{1,24}"
NUMBER = r"(?:0|[1-9][0-9]*)"


def rows_after(page, head):
    """Rows of the table whose first cell of the head is this one."""
    lines = page.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return rows


def grammar(page):
    """A pattern for every name that the page allows, by type."""
    patterns, types = {}, []
    for kind, _, parts in rows_after(page, "type"):
        types = kind.split(", ") if kind else types
        if parts.startswith("as the charge"):
            alternatives = patterns["buyer.charged"]
        else:
            pattern = parts.replace("PACKAGE", REFERENCE).replace("CANCELLATION", REFERENCE)
            alternatives = [re.sub(r"\b(?:REVISION|MILLISECONDS|STATUS|N)\b", lambda _: NUMBER, pattern)]
        for name in types:
            patterns.setdefault(name, []).extend(alternatives)
    return patterns


def compiled(top):
    """Vectors and constants of the tests' own table."""
    text = (top / "tests" / "ids_vectors_table.h").read_text(encoding="utf-8")
    strings = [re.findall(r'"([^"]*)"', line) for line in text.split("\n") if line.startswith("\t{")]
    constants = dict(re.findall(r'#define IDS_(\w+) "([^"]*)"', text))
    return [row for row in strings if len(row) == 2], [row for row in strings if len(row) == 3], constants


def main():
    top = Path(sys.argv[1])
    page = (top / "doc" / "ids.md").read_text(encoding="utf-8")
    orders, vectors = rows_after(page, "marketplace"), rows_after(page, "name, before it is filled up")
    events_in_c, orders_in_c, constants = compiled(top)
    tap = Tap()

    faults = []
    for marketplace, reference, told in orders:
        if str(uuid.uuid5(uuid.NAMESPACE_URL, f"libshipment:{marketplace}:{reference}")) != told:
            faults.append(f"{marketplace} {reference}")
    tap.check(f"{len(orders)} ids of orders", faults if len(orders) > 1 else ["too few"])

    order = uuid.uuid5(uuid.NAMESPACE_URL, f"libshipment:{constants['MARKETPLACE']}:{constants['REFERENCE']}")
    faults = [name for name, told in vectors if str(uuid.uuid5(order, name.ljust(NAME_LENGTH, "="))) != told]
    tap.check(f"{len(vectors)} ids of events", faults if len(vectors) > 18 else ["too few"])

    patterns = grammar(page)
    faults = []
    for name, _ in vectors:
        kind, _, parts = name.partition("/")
        if not any(re.fullmatch(pattern, parts) for pattern in patterns.get(kind, [])):
            faults.append(f"not as the page says: {name}")
    kinds = {name.partition("/")[0] for name, _ in vectors}
    faults += [f"no vector: {kind}" for kind in sorted(set(patterns) - kinds)]
    tap.check("names are as the page says, and every type has a vector", faults)

    is_same = events_in_c == vectors and orders_in_c == orders
    faults = [] if is_same else ["the page and tests/ids_vectors_table.h differ"]
    faults += [] if constants["ORDER"] == str(order) else ["another order"]
    tap.check("the tests have the same vectors", faults)

    examples = re.findall(r"^>>> (?:str\((.*)\)|(\w+ = .*))\n(?:'(.*)')?", page, flags=re.M)
    scope, faults = {"uuid": uuid}, []
    for expression, statement, told in examples:
        if statement:
            exec(statement, scope)  # pylint: disable=exec-used
        elif str(eval(expression, scope)) != told:  # pylint: disable=eval-used
            faults.append(expression)
    tap.check("the examples do what they say", faults if len(examples) > 2 else ["not found"])
    tap.finish()


if __name__ == "__main__":
    main()
