#!/usr/bin/python3
"""The comments of the public headers are the reference: checks that they are there, complete and true to the code.

    doc_headers.py TOP_OF_THE_TREE
"""

import re
import sys
from pathlib import Path

import header_comments
from tap import Tap

NEEDS_SINCE = {"function", "constant", "enum", "struct", "typedef"}
# Types whose pointers are handed back as they came, or are always NULL: a comment that says so says whose they are.
WHOSE = re.compile(r"\b(?:[Bb]orrowed|[Ss]tatic|[Oo]wned|owner|Always NULL|Never NULL)\b")
# "as every command": the statuses that stand in the header under "Statuses of every command:".
GROUP = re.compile(r"\bas every ([a-z ]+?)(?=[,;.:]|$| and )")
LIKE = re.compile(r"\bas (shp_\w+)\(\)")


# Functions that answer a number rather than a status: "no such thing" is one of their numbers.
QUESTION = re.compile(r"_(?:get|is|from|find|count)(?:_|$)|_(?:equals|must_ask)$")


def is_fallible(function):
    """A function that answers a status: no question, or one that has an output or whose comment names a status."""
    if function.result() != "int32_t":
        return False
    names = [name for _, name in function.parameters()]
    if not QUESTION.search(function.name) or any(name.startswith("ret_") or name.endswith("error") for name in names):
        return True
    text = function.returns()
    return any(pattern.search(text) for pattern in (header_comments.STATUS, LIKE, GROUP))


def group_of(header, name):
    for block in [header.about or ""] + header.blocks:
        found = re.search(rf"Statuses of every {name}: (.*?)\.(?: |$)", block)
        if found:
            return set(header_comments.STATUS.findall(found.group(1)))
    return None


def statuses(function, headers, seen=()):
    """Every status that the comment says the function can give, and what is wrong with how it says so."""
    functions = header_comments.functions(headers)
    header = next(found for found in headers if found.name == function.header)
    text = function.returns()
    given, faults = set(header_comments.STATUS.findall(text)), []
    for name in GROUP.findall(text):
        more = group_of(header, name)
        if more is None:
            faults.append(f"{function.where()}: {header.name} does not say \"Statuses of every {name}:\"")
        given |= more or set()
    for name in LIKE.findall(text):
        if name not in functions or name in seen:
            faults.append(f"{function.where()}: as {name}()?")
            continue
        more, wrong = statuses(functions[name], headers, (*seen, function.name))
        given |= more
        faults += wrong
    return given, faults


def undocumented(headers):
    described = {d.name for h in headers for d in h.declarations if d.kind == "struct" and d.comment}
    for header in headers:
        if not header.about:
            yield f"{header.name}: no comment with @file"
        for found in header.declarations:
            forward = found.kind == "struct" and found.name in described
            if not found.comment and not forward:
                yield f"{found.where()}: a {found.kind} without a comment"


def without_since(headers, version):
    for header in headers:
        for found in header.declarations:
            if found.kind in NEEDS_SINCE and found.comment:
                since = re.findall(r"@since (\d+)\.(\d+)", found.comment)
                if len(since) != 1:
                    yield f"{found.where()}: @since stands {len(since)} times"
                elif tuple(map(int, since[0])) > version:
                    yield f"{found.where()}: since a version that is not yet"


def unknown_names(headers):
    """What a comment names must be there: SHP_NAME, SHP_FAMILY_*, shp_function(), struct and enum shp_name."""
    every = [found for header in headers for found in header.declarations]
    names = {found.name for found in every} | {"SHP_API"}
    types = {found.name for found in every if found.kind in {"enum", "struct"}}
    texts = [(found.where(), found.comment or "") for found in every]
    texts += [(header.name, text) for header in headers for text in [header.about or "", *header.blocks]]
    for where, text in texts:
        for name, star in re.findall(r"\b(SHP_\w+)([*?]?)", text):
            if not (any(other.startswith(name) for other in names) if star else name in names):
                yield f"{where}: {name}{star} is not there"
        for name, star in re.findall(r"\b(shp_\w+)(\*|\(\))", text):
            if not (any(other.startswith(name) for other in names) if star == "*" else name in names):
                yield f"{where}: {name}{star} is not there"
        for name in re.findall(r"\b(?:struct|enum) (shp_\w+)", text):
            if name not in types:
                yield f"{where}: {name} is not there"


def wrong_parameters(headers):
    for function in header_comments.functions(headers).values():
        names = {name for _, name in function.parameters()}
        for name in sorted(function.documented_parameters() - names):
            yield f"{function.where()}: has no parameter {name}"


def wrong_statuses(headers):
    for function in header_comments.functions(headers).values():
        if is_fallible(function):
            given, faults = statuses(function, headers)
            yield from faults
            if not given:
                yield f"{function.where()}: no @return with the statuses that it can give"
            elif given == {"SHP_OK"}:
                yield f"{function.where()}: can fail, but does not say how"


def never_given(headers):
    """A status that no function gives would be a promise about nothing."""
    given = set()
    for function in header_comments.functions(headers).values():
        if is_fallible(function):
            given |= statuses(function, headers)[0]
    declared = [found for header in headers for found in header.declarations if found.kind == "value"]
    for status in [found.name for found in declared if found.parent.name == "shp_status"]:
        if status not in given:
            yield f"{status}: no function gives it"


def without_owner(headers):
    """Outputs are owned, and it is said how they are released; returned pointers are said to be borrowed or static."""
    for header in headers:
        for found in header.declarations:
            if found.kind != "function":
                continue
            for kind, name in found.parameters():
                if not (kind.endswith("**") and name.startswith("ret_")):
                    continue
                told = re.search(rf"@param {name} (.*?)(?=@|$)", found.comment) or re.search(
                    rf"`{name}` is (owned.*?)\.", header.about
                )
                if not told or not re.search(r"\bowned: release with shp_\w+\(\)", told.group(1)):
                    yield f"{found.where()}: not said that {name} is owned, and how it is released"
            if found.result().endswith("*") and not WHOSE.search(found.comment):
                yield f"{found.where()}: not said whose the pointer is"


def without_threads(headers):
    for header in headers:
        for found in header.declarations:
            if found.kind == "struct" and found.comment and not re.search(r"\b[Tt]hread", found.comment):
                yield f"{found.where()}: no word about threads"


def main():
    top = Path(sys.argv[1])
    headers = header_comments.read(top / "include")
    base = (top / "include" / "libshipment" / "base.h").read_text(encoding="utf-8")
    version = tuple(map(int, re.search(r'#define SHP_VERSION "(\d+)\.(\d+)\.', base).groups()))
    tap = Tap()
    count = sum(len(header.declarations) for header in headers)
    tap.check("there are declarations", [] if count > 700 else [f"{count} only: the headers were not understood"])
    tap.check("every declaration has a comment", list(undocumented(headers)))
    tap.check("every comment says since when", list(without_since(headers, version)))
    tap.check("what comments name is there", list(unknown_names(headers)))
    tap.check("described parameters are there", list(wrong_parameters(headers)))
    tap.check("every function that can fail lists its statuses", list(wrong_statuses(headers)))
    tap.check("every status is given by a function", list(never_given(headers)))
    tap.check("every pointer has an owner", list(without_owner(headers)))
    tap.check("every type says which threads may use it", list(without_threads(headers)))
    tap.finish()


if __name__ == "__main__":
    main()
