#!/usr/bin/python3
"""Holds the tables of the rulebook to 64 KiB: rules, calendars, carriers, tracking numbers.

    tables.py [--readelf READELF] ARCHIVE

Counted are all read-only data of their objects with every text, as if no two were one, and pointers.
"""

import argparse
import re
import subprocess

from tap import Tap

LIMIT = 64 * 1024
OBJECT = re.compile(r"(rules|calendar|carrier|tracking)\w*\.c\.o")
SECTION = re.compile(r"\[ *\d+\] \.(?:rodata|data\.rel\.ro)\S* +PROGBITS +[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+) ")


def sizes_of(readelf, archive):
    shown = subprocess.run([readelf, "-SW", archive], check=True, capture_output=True, text=True).stdout
    sizes, name = {}, None
    for line in shown.splitlines():
        start = re.match(r"File: .*?([\w.-]+)[\])]?$", line)
        section = SECTION.search(line)
        if start:
            name = start.group(1)
        elif section and name and OBJECT.fullmatch(name):
            sizes[name] = sizes.get(name, 0) + int(section.group(1), 16)
    return sizes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--readelf", default="readelf")
    parser.add_argument("archive")
    arguments = parser.parse_args()
    tap = Tap()
    sizes = sizes_of(arguments.readelf, arguments.archive)
    for table in ("rules_table", "calendar_cn_table", "carrier_table", "tracking_table"):
        tap.check(f"{table} is there", [] if sizes.get(f"{table}.c.o", 0) > 1000 else ["it is not"])
    total = sum(sizes.values())
    tap.check(
        f"{total} bytes of tables are at most {LIMIT}",
        [] if total <= LIMIT else [f"{size:6} {name}" for name, size in sorted(sizes.items())],
    )
    tap.finish()


if __name__ == "__main__":
    main()
