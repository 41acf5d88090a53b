#!/usr/bin/python3
"""Follows what documents name: links to files and headings, paths, functions and constants.

    links.py TOP_OF_THE_TREE
"""

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

import header_comments
import snippets
from tap import Tap

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PATH = re.compile(r"(?<![\w/.$-])((?:tests|lib|doc|examples|include)/[\w.*/-]*[\w*])")
FILE = re.compile(r"`((?:test|bench|laws|desk|peers|shipdesk)[\w*]*\.(?:c|h|py|sh))`")
NAME = re.compile(r"\b((?:shp_(?!_)|SHP_)\w+)\b([*.]?)")
# What others wrote as an example of a name, and names of files that documents tell how to make.
MADE = {"lib/pkgconfig"}


def headings(text):
    """The anchors that a page of Markdown has, as those who show it make them."""
    without_code = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    found = re.findall(r"^#+ (.*)$", without_code, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def broken_links(top, path, text):
    for target in LINK.findall(text):
        if re.match(r"https?:|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        to = (path.parent / name).resolve() if name else path
        if not to.exists() or not to.is_relative_to(top):
            yield f"link to {target}: not there"
        elif anchor and anchor not in headings(to.read_text(encoding="utf-8")):
            yield f"link to {target}: no such heading"


def missing_files(top, text):
    plain = LINK.sub("", text)
    for name in sorted(set(PATH.findall(plain)) - MADE):
        if not (list(top.glob(name)) or list(top.glob(name + ".*"))):
            yield f"{name}: no such file"
    for name in sorted(set(FILE.findall(plain))):
        if not list(top.glob(f"tests/{name}")):
            yield f"tests/{name}: no such file"


def unknown_names(text, names):
    for name, star in sorted(set(NAME.findall(text))):
        family = star == "*" or name.endswith("_")
        if not (any(other.startswith(name) for other in names) if family else name in names):
            yield f"{name}: the headers have no such name"


def off_the_map(top, text):
    """Sources that the page on architecture forgets, and those that it names though they are gone."""
    patterns = set(re.findall(r"(?<![\w/])[a-z][\w*]*\.c\b", text))
    names = [path.name for folder in ("lib", "tests") for path in (top / folder).glob("*.c")]
    for path in sorted((top / "lib").glob("*.c")):
        if not any(fnmatch(path.name, pattern) for pattern in patterns):
            yield f"lib/{path.name}: not on the page"
    for pattern in sorted(patterns):
        if not any(fnmatch(name, pattern) for name in names):
            yield f"{pattern}: no such file"


def main():
    top = Path(sys.argv[1]).resolve()
    declared = [found.name for header in header_comments.read(top / "include") for found in header.declarations]
    names = set(declared) | {"SHP_STATIC", "SHP_BUILDING", "SHP_WITH_LIBUUID", "SHP_WARN_DEPRECATED", "SHP_API"}
    tap = Tap()
    pages = snippets.documents(top)
    reached = {path.resolve() for path in pages if path.name in {"README.md", "README.zh.md"}}
    for path in pages:
        text = path.read_text(encoding="utf-8")
        faults = [*broken_links(top, path, text), *missing_files(top, text), *unknown_names(text, names)]
        if path.name == "architecture.md":
            faults += off_the_map(top, text)
        tap.check(str(path.relative_to(top)), faults)
        reached |= {(path.parent / target.partition("#")[0]).resolve() for target in LINK.findall(text)}
    tap.check("every page is linked from another", [str(path) for path in pages if path.resolve() not in reached])
    tap.finish()


if __name__ == "__main__":
    main()
