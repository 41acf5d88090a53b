#!/usr/bin/python3
"""Holds the public constants at the values that they once had: tests/abi/constants.txt says which.

    abi_constants.py [--cc COMPILER]    checks table against headers, both ways
    abi_constants.py --write            enters what is new

A constant of a released version is never changed or taken away, and no number of an enum is used for another; the table
cannot be made to say so by --write. How many values an enum has is no constant: a function tells it.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import public_headers
from tap import Tap

TOP = Path(__file__).resolve().parent.parent
HEAD = """\
# Every public constant: name, value, since. A line stays as it is from the release on; what is new is added by
# tests/abi_constants.py --write.
"""


def read_table(path):
    """{group: {name: (value, since)}}"""
    groups, group = {}, None
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.startswith("["):
            group = groups.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, value, since = line.split()
            group[name] = (int(value), since)
    return groups


def values_of(compiler, include, names):
    """{name: value}, as a program sees them that is compiled and run here."""
    prints = "".join(f'\tprintf("{name} %lld\\n", (long long){name});\n' for name in names)
    source = f"#include <libshipment/shipment.h>\n#include <stdio.h>\nint main(void)\n{{\n{prints}}}\n"
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "constants"
        command = [compiler, "-x", "c", f"-I{include}", "-o", program, "-"]
        subprocess.run(command, input=source, text=True, check=True)
        shown = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    return {name: int(value) for name, value in (line.split() for line in shown.splitlines())}


def differing(compiler, include, values):
    """Names whose value is another. Nothing is run, so that the compiler may be one for another machine."""
    lines = [f'_Static_assert({name} == {value}, "{name} is not {value}");' for name, value in values.items()]
    source = "\n".join(["#include <libshipment/shipment.h>", *lines, ""]).replace("-9223372036854775808", "INT64_MIN")
    command = [compiler, "-x", "c", "-std=c11", f"-I{include}", "-fsyntax-only", "-"]
    result = subprocess.run(command, input=source, capture_output=True, text=True, check=False)
    told = re.findall(r"static assertion failed[^\"]*\"(\w+ is not -?\d+)\"", result.stderr)
    told += re.findall(r"static_assert failed[^\"]*\"(\w+ is not -?\d+)\"", result.stderr)
    return told or ([result.stderr] if result.returncode else [])


def used_twice(table):
    """Two constants of an enum with one number: a number that was used again for something else."""
    for group, rows in table.items():
        seen = {}
        for name, (value, _) in rows.items() if " enum " in group else []:
            if value in seen:
                yield f"{group}: {seen[value]} and {name} are both {value}"
            seen.setdefault(value, name)


def check(arguments):
    tap = Tap()
    found = public_headers.constants(public_headers.read(arguments.headers))
    table = read_table(arguments.table)
    in_headers = {f"{group}: {name}" for group, names in found.items() for name in names}
    in_table = {f"{group}: {name}" for group, rows in table.items() for name in rows}
    tap.check("table: all is in the headers", sorted(in_table - in_headers) if in_headers else ["they have none"])
    tap.check("headers: all is in the table (sh tests/abi_write.sh)", sorted(in_headers - in_table))
    values = {name: value for rows in table.values() for name, (value, _) in rows.items()}
    known = {name: values[name] for names in found.values() for name in names if name in values}
    tap.check(f"{len(known)} values", differing(arguments.cc, arguments.headers.parent, known))
    tap.check("no number of an enum is used twice", list(used_twice(table)))
    tap.finish()


def write(arguments):
    version, series = public_headers.version_of(arguments.headers)
    found = public_headers.constants(public_headers.read(arguments.headers))
    old = {name: row for rows in read_table(arguments.table).values() for name, row in rows.items()}
    names = [name for names in found.values() for name in names]
    values = values_of(arguments.cc, arguments.headers.parent, names)
    released = {path.parent.name for path in arguments.table.parent.glob("*/released")}
    frozen = {name: value for name, (value, since) in old.items() if since in released}
    changed = {name: values.get(name) for name, value in frozen.items() if values.get(name) != value}
    if changed:
        sys.exit(f"released, and changed or gone in {version}: {', '.join(changed)}")
    text = HEAD
    for group, names in found.items():
        text += f"\n[{group}]\n"
        for name in names:
            text += f"{name} {values[name]} {old[name][1] if name in old else series}\n"
    arguments.table.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--headers", type=Path, default=TOP / "include" / "libshipment")
    parser.add_argument("--table", type=Path, default=TOP / "tests" / "abi" / "constants.txt")
    arguments = parser.parse_args()
    if arguments.write:
        write(arguments)
    else:
        check(arguments)


if __name__ == "__main__":
    main()
