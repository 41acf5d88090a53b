#!/usr/bin/python3
"""Writes shipment.c and shipment.h: the whole library as two files, to be copied into other programs.

    amalgamate.py TOP_OF_THE_TREE OUTPUT_DIRECTORY DEPFILE SOURCE...

SOURCEs are the files of lib/ in the order in which they are to stand; the headers that they include come along. The
files are joined as they are, each below a line that names it, without the #include lines that became needless. Nothing
is renamed: no two files of lib/ may use a name for different things, and the compiler says so where they do. The same
sources always give the same bytes. What was read is told in DEPFILE, for make and ninja.
"""

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r"#include (?:<(\S+)>|\"(\S+)\")\n")
# Exactly one of the two is compiled.
WITH_LIBUUID, WITHOUT_LIBUUID = "uuid_libuuid.c", "uuid_builtin.c"

ABOUT_C = """\
/*
 * libshipment {version}, the ship-confirm desk of a marketplace: the whole library in one file. Written by
 * lib/amalgamate.py of its source tree; each part stands below a line that names the file it comes from, which is the
 * one to change.
 *
 * Compile it as C11, also in a C++ program, beside the other sources, and include shipment.h. There is nothing to link
 * and nothing to configure, but these may be defined when it is compiled:
 *
 * SHP_WITH_LIBUUID   ids are made by libuuid (link with -luuid) instead of the SHA-1 in here. They are the same ids.
 * SHP_BUILDING       the public functions are shown outside of the shared library that this becomes a part of. Without
 *                    it nothing is, so that plugins with copies of several versions live in one process.
 *
{licence} */
#ifdef __cplusplus
#error "shipment.c is C11: let a C compiler compile it. shipment.h is for both languages."
#endif

"""

# Functions of the system are not the library's to hide: their headers come first.
HIDE = """
#ifdef SHP_WITH_LIBUUID
#include <uuid/uuid.h>
#endif

#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC visibility push(hidden)
#endif

#include "shipment.h"
"""

SHOW = """
#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC visibility pop
#endif
"""

ABOUT_H = """\
/*
 * libshipment {version}, the ship-confirm desk of a marketplace: all public headers in one file, for shipment.c beside
 * it. Written by lib/amalgamate.py of its source tree; each part stands below a line that names where it comes from.
 *
{licence} */
#ifndef SHIPMENT_H
#define SHIPMENT_H

/* On Windows: linked into the program, not called in a DLL. */
#if !defined(SHP_STATIC) && !defined(SHP_BUILDING)
#define SHP_STATIC
#endif
"""


class Joined:
    """Files one after another, each but once, and after those that it includes."""

    def __init__(self, top, known=()):
        self.folders = [top / "include", top / "lib"]
        self.top = top
        self.seen = set(known)
        self.system = set()
        self.text = []

    def find(self, name):
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        sys.exit(f"amalgamate.py: who includes {name}? It is in neither of {self.folders}")

    def add(self, path, condition=None):
        if path in self.seen:
            return
        self.seen.add(path)
        body = INCLUDE.sub(self.include, path.read_text(encoding="utf-8"))
        origin = path.relative_to(self.top).as_posix()
        self.text.append(f"\n/* ---- {origin} {'-' * (108 - len(origin))} */\n\n")
        if condition:
            body = f"{condition}\n{body.strip()}\n#endif\n"
        self.text.append(re.sub(r"\n{3,}", "\n\n", body.strip("\n") + "\n"))

    def include(self, line):
        name = line.group(1) or line.group(2)
        if line.group(2) or name.startswith("libshipment/"):
            self.add(self.find(name))
        elif not name.startswith("uuid/"):
            self.system.add(name)
        return ""


def main():
    top, output, depfile, *sources = (Path(argument) for argument in sys.argv[1:])
    licence = "".join(
        f" * {line}".rstrip() + "\n" for line in (top / "COPYING").read_text(encoding="utf-8").strip().split("\n"))
    base = (top / "include" / "libshipment" / "base.h").read_text(encoding="utf-8")
    told = {"version": re.search(r'#define SHP_VERSION "(.*)"', base).group(1), "licence": licence}

    headers = Joined(top)
    headers.add(top / "include" / "libshipment" / "shipment.h")
    library = Joined(top, headers.seen)
    for name in [source.name for source in sources if source.name not in {WITH_LIBUUID, WITHOUT_LIBUUID}]:
        library.add(top / "lib" / name)
    library.add(top / "lib" / WITH_LIBUUID, "#ifdef SHP_WITH_LIBUUID")
    library.add(top / "lib" / WITHOUT_LIBUUID, "#ifndef SHP_WITH_LIBUUID")

    def includes(of):
        return "".join(f"#include <{name}>\n" for name in sorted(of.system))

    output.mkdir(parents=True, exist_ok=True)
    read = " ".join(str(path).replace(" ", "\\ ") for path in sorted(library.seen | {top / "COPYING"}))
    depfile.write_text(f"shipment.c shipment.h: {read}\n", encoding="utf-8")
    (output / "shipment.h").write_text(
        ABOUT_H.format(**told) + "\n" + includes(headers) + "".join(headers.text) + "\n#endif\n", encoding="utf-8")
    (output / "shipment.c").write_text(
        ABOUT_C.format(**told) + includes(library) + HIDE + "".join(library.text) + SHOW, encoding="utf-8")


if __name__ == "__main__":
    main()
