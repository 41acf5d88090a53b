#!/usr/bin/python3
"""Holds three lists of exported symbols equal: SHP_API in the headers, the version script, the built library.

    symbols.py --library FILE --soname NAME    checks them
    symbols.py --write                         makes the version script anew from the headers

A map has a node for each release that added symbols. Only the node of the version that the headers name is ever
written; a symbol that stands in an earlier node stays there, and can never leave the headers.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

from tap import Tap

TOP = Path(__file__).resolve().parent.parent


def without_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.S)


def without_preprocessor(text):
    return re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", "", text, flags=re.M)


def read_headers(directory):
    """{header: sorted names of what it exports}, and what is wrong with the headers."""
    exported, faults = {}, []
    for path in sorted(directory.glob("*.h")):
        text = without_preprocessor(without_comments(path.read_text(encoding="utf-8")))
        names = []
        for statement in re.findall(r"\bSHP_API\b([^;{]*)[;{]", text):
            found = re.match(r"[\w\s*]*?\b(shp_\w+)\s*\(", statement)
            if found:
                names.append(found.group(1))
            else:
                faults.append(f"{path.name}: SHP_API on what is no function: {' '.join(statement.split())}")
        rest = re.sub(r"\b(?:SHP_API|typedef)\b[^;{]*[;{]", "", text)
        faults += [f"{path.name}: {name}() lacks SHP_API" for name in re.findall(r"\b(shp_\w+)\s*\(", rest)]
        exported[path.name] = sorted(names)
    every = [name for names in exported.values() for name in names]
    faults += [f"{name} is declared twice" for name in sorted({name for name in every if every.count(name) > 1})]
    return exported, faults


def version_node(directory):
    found = re.search(r'#define SHP_VERSION "(\d+\.\d+)\.\d+"', (directory / "base.h").read_text(encoding="utf-8"))
    return f"LIBSHIPMENT_{found.group(1)}"


def read_map(text):
    """[(node, [names])] in the order of the file."""
    nodes = []
    for name, body in re.findall(r"([\w.]+)\s*\{(.*?)\}[^;]*;", without_comments(text), flags=re.S):
        listed = body.split("local:")[0].replace("global:", "")
        nodes.append((name, re.findall(r"(\w+)\s*;", listed)))
    return nodes


def make_map(nodes, exported, current):
    """The text that the version script should have."""
    kept = [(name, set(symbols)) for name, symbols in nodes if name != current]
    old = set().union(*(symbols for _, symbols in kept))
    new = {name for names in exported.values() for name in names} - old
    if new or not kept:
        kept.append((current, new))
    text, previous = "", ""
    for name, symbols in kept:
        text += f"{name} {{\nglobal:\n"
        for header, names in sorted(exported.items()):
            listed = [symbol for symbol in names if symbol in symbols]
            if listed:
                text += f"\t/* {header} */\n" + "".join(f"\t{symbol};\n" for symbol in listed)
        if not previous:
            text += "local:\n\t*;\n"
        text += f"}}{previous};\n\n"
        previous = f" {name}"
    return text.rstrip("\n") + "\n"


def read_library(nm, library):
    """{symbol: node} of everything that the library exports."""
    shown = subprocess.run([nm, "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    symbols = {}
    for line in shown.splitlines():
        kind, name = line.split()[-2:]
        if kind != "A":  # the nodes themselves
            name, _, node = name.partition("@")
            symbols[name] = node.lstrip("@")
    return symbols


def read_soname(readelf, library):
    shown = subprocess.run([readelf, "-d", library], check=True, capture_output=True, text=True).stdout
    found = re.search(r"\(SONAME\).*\[(.*)\]", shown)
    return found.group(1) if found else None


def check(arguments):
    tap = Tap()
    exported, faults = read_headers(arguments.headers)
    declared = {name for names in exported.values() for name in names}
    tap.check("headers export functions, each once", faults if declared else ["they export nothing"])

    text = arguments.map.read_text(encoding="utf-8")
    nodes = read_map(text)
    mapped = {symbol: node for node, symbols in nodes for symbol in symbols}
    tap.check("map: all is in a header", sorted(set(mapped) - declared))
    tap.check("headers: all is in the map", sorted(declared - set(mapped)))
    is_in_order = text == make_map(nodes, exported, version_node(arguments.headers))
    tap.check("map: sorted, grouped by header", [] if is_in_order else ["make it anew with tests/symbols.py --write"])

    built = read_library(arguments.nm, arguments.library)
    tap.check("library: nothing beyond the map", sorted(set(built) - set(mapped)))
    tap.check("map: all is in the library", sorted(set(mapped) - set(built)))
    tap.check("library: nothing beyond the headers", sorted(set(built) - declared))
    tap.check("headers: all is in the library", sorted(declared - set(built)))
    moved = [name for name in sorted(set(built) & set(mapped)) if built[name] != mapped[name]]
    tap.check("library: each symbol in the map's node", [f"{name}: {built[name] or 'none'}" for name in moved])
    soname = read_soname(arguments.readelf, arguments.library)
    tap.check(f"soname is {arguments.soname}", [] if soname == arguments.soname else [f"it is {soname}"])
    tap.finish()


def write(arguments):
    exported, faults = read_headers(arguments.headers)
    nodes = read_map(arguments.map.read_text(encoding="utf-8")) if arguments.map.exists() else []
    current = version_node(arguments.headers)
    declared = {name for names in exported.values() for name in names}
    released = [symbol for node, symbols in nodes if node != current for symbol in symbols]
    gone = [symbol for symbol in released if symbol not in declared]
    faults += [f"{symbol} has been released, and is gone from the headers" for symbol in gone]
    if faults:
        sys.exit("\n".join(faults))
    arguments.map.write_text(make_map(nodes, exported, current), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--headers", type=Path, default=TOP / "include" / "libshipment")
    parser.add_argument("--map", type=Path, default=TOP / "lib" / "libshipment.map")
    parser.add_argument("--library")
    parser.add_argument("--soname")
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--readelf", default="readelf")
    arguments = parser.parse_args()
    if arguments.write:
        write(arguments)
    elif arguments.library and arguments.soname:
        check(arguments)
    else:
        parser.error("give --write, or --library and --soname")


if __name__ == "__main__":
    main()
