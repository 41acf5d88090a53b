"""Reads the public headers: what they declare, as a list of names and texts that can be compared."""

import re

from symbols import without_comments, without_preprocessor

NOT_CONSTANTS = {"SHP_API", "SHP_VERSION", "SHP_VERSION_NUMBER"}


def read(directory):
    """{header: text without comments}"""
    paths = sorted(directory.glob("*.h"))
    return {path.name: without_comments(path.read_text(encoding="utf-8")) for path in paths}


def one_line(text):
    """The text with the least of white space, so that wrapping makes no difference."""
    return re.sub(r" ?([^\w ]) ?", r"\1", " ".join(text.split()))


def version_of(directory):
    """("0.1.0", "0.1")"""
    found = re.search(r'#define SHP_VERSION "((\d+\.\d+)\.\d+)"', (directory / "base.h").read_text(encoding="utf-8"))
    return found.group(1), found.group(2)


def constants(headers):
    """{group: [names]}: for each header its macros, for each enum its constants."""
    groups = {}
    for header, text in headers.items():
        macros = re.findall(r"^[ \t]*#[ \t]*define[ \t]+(SHP_\w+)[ \t]+\S", text, flags=re.M)
        groups[header] = [name for name in macros if name not in NOT_CONSTANTS]
        for enum, body in re.findall(r"\benum\s+(\w*)\s*\{([^}]*)\}", without_preprocessor(text)):
            names = [part.split("=")[0].strip() for part in body.split(",")]
            groups[f"{header} enum {enum}"] = [name for name in names if name]
    return {group: names for group, names in groups.items() if names}


def prototypes(headers):
    """{name: text} of every function and of every type of a hook."""
    found = {}
    for text in headers.values():
        text = without_preprocessor(text)
        for statement in re.findall(r"\bSHP_API\b([^;{]*);", text):
            found[re.search(r"\b(shp_\w+)\s*\(", statement).group(1)] = one_line(statement)
        for statement in re.findall(r"\btypedef\b([^;]*);", text):
            found[re.search(r"\(\s*\*\s*(\w+)\s*\)|(\w+)\s*$", statement).group(0).strip("(*) ")] = one_line(statement)
    return found
