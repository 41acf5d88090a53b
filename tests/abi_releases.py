#!/usr/bin/python3
"""Keeps what each release promised: tests/abi/<version>/ holds its headers and a program that was written for them.

    abi_releases.py                    checks the headers of now against those of each release
    abi_releases.py --write            copies the headers of now for the version that they name
    abi_releases.py --release DATE     says that this version is released: its folder stays as it is

Until a version is released its folder has the headers of now (but for comments and blanks). Then: each function, hook
type and constant that was released is still declared, with the same text, and the version script has these and no
other symbols in its node. The program is built with the old headers and runs with the new library (tests/meson.build).
"""

import argparse
import hashlib
import re
import shutil
import sys
from pathlib import Path

import abi_constants
import public_headers
from symbols import read_headers, read_map
from tap import Tap

TOP = Path(__file__).resolve().parent.parent


def digest(folder):
    """Of everything in the folder but the file that names it."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "released"):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def releases(top):
    """Folders of versions, oldest first."""
    folders = [path for path in (top / "tests" / "abi").iterdir() if re.fullmatch(r"\d+\.\d+", path.name)]
    return sorted(folders, key=lambda path: [int(part) for part in path.name.split(".")])


def unlike(old, new):
    """What is to be the same in two folders of headers, and is not."""
    old, new = public_headers.read(old), public_headers.read(new)
    for name in sorted(set(old) | set(new)):
        lines = [[public_headers.one_line(line) for line in text.get(name, "").split(";")] for text in (old, new)]
        changed = [after or before for before, after in zip(*lines) if before != after]
        if changed or len(lines[0]) != len(lines[1]):
            yield f"{name}: {changed[0][:100] if changed else 'more or less of it'}"


def broken(old, new):
    """What was promised, and is not kept."""
    old, new = public_headers.read(old), public_headers.read(new)
    now = public_headers.prototypes(new)
    for name, text in public_headers.prototypes(old).items():
        if now.get(name) != text:
            yield f"{text} is {now.get(name, 'gone')}"


def changed_constants(top, old):
    """The headers of the release are asked for their values again: the table could have been edited."""
    names = [name for names in public_headers.constants(public_headers.read(old)).values() for name in names]
    rows = abi_constants.read_table(top / "tests" / "abi" / "constants.txt")
    table = {name: value for group in rows.values() for name, (value, _) in group.items()}
    growing = {name for name in abi_constants.GROWING if name in names}
    yield from (f"{name} is gone" for name in names if name not in table)
    kept = {name: table[name] for name in names if name in table and name not in growing}
    yield from abi_constants.differing("cc", old.parent, kept)


def check_release(tap, top, folder, earlier):
    """Also gives the symbols of this release and those before it."""
    old, new = folder / "include" / "libshipment", top / "include" / "libshipment"
    symbols = {name for names in read_headers(old)[0].values() for name in names}
    if not (folder / "released").exists():
        changed = list(unlike(old, new))
        tap.check(f"{folder.name}, to be released: has the headers of now (sh tests/abi_write.sh)", changed)
        return symbols
    told = (folder / "released").read_text(encoding="utf-8").split()[-1]
    tap.check(f"{folder.name}: is as it was released", [] if digest(folder) == told else [f"digest {digest(folder)}"])
    tap.check(f"{folder.name}: functions and hooks are as they were", list(broken(old, new)))
    tap.check(f"{folder.name}: constants are as they were", list(changed_constants(top, old)))
    mapped = dict(read_map((top / "lib" / "libshipment.map").read_text(encoding="utf-8")))
    node = set(mapped.get(f"LIBSHIPMENT_{folder.name}", []))
    tap.check(f"{folder.name}: its node has its symbols", sorted(node ^ (symbols - earlier)))
    return symbols


def check(top):
    tap = Tap()
    folders = releases(top)
    version, series = public_headers.version_of(top / "include" / "libshipment")
    last = folders[-1].name if folders else None
    tap.check(f"there is a folder for {version}", [] if last == series else [f"the last is {last} (--write)"])
    listing = (top / "tests" / "abi" / "meson.build").read_text(encoding="utf-8")
    tap.check("each is built and run", [path.name for path in folders if f"'{path.name}'" not in listing])
    earlier = set()
    for folder in folders:
        earlier = check_release(tap, top, folder, earlier)
    tap.finish()


def current(top):
    folder = top / "tests" / "abi" / public_headers.version_of(top / "include" / "libshipment")[1]
    if (folder / "released").exists():
        sys.exit(f"{folder.name} is released: what is added belongs to the next version")
    return folder


def write(top):
    target = current(top) / "include" / "libshipment"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in sorted((top / "include" / "libshipment").glob("*.h")):
        shutil.copy(path, target)


def release(top, date):
    folder = current(top)
    version = public_headers.version_of(top / "include" / "libshipment")[0]
    (folder / "released").write_text(f"{version} {date} {digest(folder)}\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--release", metavar="DATE")
    parser.add_argument("--top", type=Path, default=TOP)
    arguments = parser.parse_args()
    if arguments.write:
        write(arguments.top)
    elif arguments.release:
        release(arguments.top, arguments.release)
    else:
        check(arguments.top)


if __name__ == "__main__":
    main()
