#!/usr/bin/python3
"""Proves from the object files that the core is pure, by what each of them asks the linker for.

    purity.py [--asserts] --sources FOLDER ARCHIVE

No clock, no randomness, no input or output, no environment, no locale and no allocation can be had without a symbol, so
the list of the symbols that are allowed is the proof. Beyond that: no object holds data that can be written, which
would be global state, and all that one object shows the others has the library's own prefix, since static linking has
one namespace.
"""

import argparse
import re
import subprocess
from pathlib import Path

from tap import Tap

EVERYWHERE = {"memcpy", "memmove", "memset", "memcmp", "strlen"}
IN_ONE_OBJECT = {
    "context.c.o": {"malloc", "realloc", "free"},
    "uuid_libuuid.c.o": {"uuid_generate_sha1", "uuid_unparse_lower"},
}
AMALGAMATION = "meson-generated_.._shipment.c.o"
IN_ONE_OBJECT[AMALGAMATION] = set().union(*IN_ONE_OBJECT.values())  # with libuuid or without
HEADERS = {"assert.h", "stdatomic.h", "stddef.h", "stdint.h", "string.h"}
HEADERS_OF = {"context.c": {"stdlib.h"}, "uuid_libuuid.c": {"uuid/uuid.h"}}
OWN = re.compile(r"shp_\w+")
# What compilers call by themselves: 64 and 128 bit arithmetic, atomics, position independence, hardened builds.
COMPILER = re.compile(
    r"_GLOBAL_OFFSET_TABLE_|bcmp|__stack_chk_fail(_local)?|__mem(cpy|move|set)_chk"
    r"|__u?(div|mod|divmod)[dt]i[34]|__(mul|ash[lr]|lshr)[dt]i3|__popcount[dt]i2|__bswap[sd]i2|__c[lt]z[dt]i2"
    r"|__atomic_\w+|__aarch64_\w+|__aeabi_\w+|__x86\.\w+")
WRITABLE = re.compile(r"\.(data|bss|tdata|tbss)(?!\.rel\.ro)\b|\*COM\*")


def read_objects(nm, archive):
    """{object: [(symbol, class, section)]}; the class is U for what is asked for."""
    shown = subprocess.run([nm, "--format=sysv", archive], check=True, capture_output=True, text=True).stdout
    objects, symbols = {}, None
    for line in shown.splitlines():
        start = re.match(r"(?:Undefined symbols|Symbols) from .*?([\w.-]+)\]?:$", line)
        fields = [field.strip() for field in line.split("|")]
        if start:
            symbols = objects.setdefault(start.group(1), [])
        elif len(fields) == 7 and fields[0] != "Name":
            symbols.append((fields[0], fields[2], fields[6]))
    return objects


def faults_of(name, symbols, asserts):
    allowed = EVERYWHERE | IN_ONE_OBJECT.get(name, set()) | ({"__assert_fail"} if asserts else set())
    faults = []
    for symbol, kind, section in symbols:
        if kind in "Uwv":
            if symbol not in allowed and not OWN.fullmatch(symbol) and not COMPILER.fullmatch(symbol):
                faults.append(f"asks for {symbol}")
        elif kind.isupper() and not OWN.fullmatch(symbol):
            faults.append(f"shows {symbol}, which has not the prefix shp_")
        if kind not in "Uwv" and WRITABLE.match(section):
            faults.append(f"{symbol} can be written ({section})")
    return faults


def unneeded(objects):
    """What the list allows, and no object asks for."""
    asked = {name: {symbol for symbol, kind, _ in symbols if kind == "U"} for name, symbols in objects.items()}
    yield from sorted(EVERYWHERE - set().union(*asked.values()))
    for name, allowed in IN_ONE_OBJECT.items():
        if name == AMALGAMATION:
            continue
        yield from (f"{symbol} in {name}" for symbol in sorted(allowed - asked.get(name, allowed)))


def source_faults(folder):
    for path in sorted(folder.glob("*.[ch]")):
        text = re.sub(r"/\*.*?\*/", " ", path.read_text(encoding="utf-8"), flags=re.S)
        for header in re.findall(r"#\s*include\s*<(?!libshipment/)([^>]*)>", text):
            if header not in HEADERS | HEADERS_OF.get(path.name, set()):
                yield f"{path.name} includes <{header}>"
        for word in re.findall(r"\b(?:_*asm_*|volatile|_*(?:builtin|sync)_\w+)\b", text):
            yield f"{path.name}: {word}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--asserts", action="store_true", help="the build has assertions")
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--sources", type=Path, required=True)
    parser.add_argument("archive")
    arguments = parser.parse_args()
    tap = Tap()
    objects = read_objects(arguments.nm, arguments.archive)
    for name, symbols in sorted(objects.items()):
        tap.check(name, faults_of(name, symbols, arguments.asserts))
    tap.check("nothing is allowed that is not needed", list(unneeded(objects)))
    faults = list(source_faults(arguments.sources))
    tap.check("sources: standard headers are few, and no instruction is written out", faults)
    tap.finish()


if __name__ == "__main__":
    main()
