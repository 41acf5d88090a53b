#!/usr/bin/python3
"""Holds doc/peers.md and the tests that it names together.

    peers.py TOP_OF_THE_TREE
"""

import re
import sys
from pathlib import Path

from tap import Tap

CASES = 129
TABLES = ("Cases that are tests", "Cases that are tested elsewhere", "Cases that do not apply")


def rows_of(page, title):
    """The rows of the tables under a heading and the headings below it, without their heads."""
    section = re.split(r"^## ", page, flags=re.M)
    body = next(part for part in section if part.startswith(title + "\n"))
    lines = [line for line in body.split("\n") if line.startswith("|")]
    rules = {at for at, line in enumerate(lines) if line.startswith("|---")}
    heads = {at - 1 for at in rules}
    rows = [line for at, line in enumerate(lines) if at not in rules | heads]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def tests_of(path):
    return re.findall(r"START_TEST\((\w+)\)", path.read_text(encoding="utf-8"))


def identifier(name):
    return name.replace("-", "_")


def main():
    top = Path(sys.argv[1])
    page = (top / "doc" / "peers.md").read_text(encoding="utf-8")
    files = {path.name: tests_of(path) for path in sorted((top / "tests").glob("peers_*.c"))}
    every = {name for tests in files.values() for name in tests}
    tap = Tap()

    named = {}
    for where, cases in rows_of(page, TABLES[0]):
        named[re.search(r"peers_\w+\.c", where).group()] = [identifier(name) for name in cases.split(", ")]
    for name, cases in named.items():
        differ = sorted(set(cases) ^ set(files[name]))
        tap.check(f"{name}: the page's cases are its tests", [f"only in one of the two: {case}" for case in differ])

    cases = [case for cases in named.values() for case in cases]
    cases += [identifier(row[0]) for title in TABLES[1:] for row in rows_of(page, title)]
    faults = [f"twice: {case}" for case in sorted(set(cases)) if cases.count(case) > 1]
    if len(cases) != CASES:
        faults.append(f"{len(cases)} cases")
    tap.check(f"{CASES} cases, each once", faults)

    bugs = " ".join(row[1] for row in rows_of(page, "Bugs"))
    told = {identifier(name) for name in re.findall(r"[\w]+(?:-[\w]+)+", re.sub(r"`[^`]*`", "", bugs))}
    faults = [f"no test of this name: {name}" for name in sorted(told) if name not in every]
    faults += [f"not on the page: {name}" for name in sorted(every) if name.startswith("bug_") and name not in told]
    tap.check("bugs are tests, and tests are on the page", faults)

    programs = set(re.findall(r"`(test_\w+\.c)`", page))
    tap.check("tests elsewhere are there", [name for name in sorted(programs) if not (top / "tests" / name).exists()])
    tap.finish()


if __name__ == "__main__":
    main()
