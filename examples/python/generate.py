#!/usr/bin/python3
"""Generates the prototypes and constants of the package from the headers of libshipment.

    generate.py INCLUDE OUT            reads INCLUDE/libshipment/*.h, writes the two tables OUT/_*_table.py
    generate.py --check INCLUDE OUT    writes nothing; fails if what is there is not what would be written

ctypes knows nothing of a function but what it is told, and tells nobody when it was told wrong. So every declaration of
the headers must be understood, and be one that ctypes can call safely; anything else is refused by name.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path

from read_headers import Binding, Enum, Refusal, parse_headers

COLUMNS = 120


def enum_class_name(name: str) -> str:
    return "".join(word.capitalize() for word in name.removeprefix("shp_").split("_"))


def member_names(enum: Enum) -> dict[str, str]:
    """{name: name in C}, without what all of them begin with: SHP_ORDER_STATUS_PENDING is OrderStatus.PENDING."""
    split = [name.split("_") for name in enum.members]
    common = 1  # SHP
    while all(len(words) > common + 1 for words in split) and len({words[common] for words in split}) == 1 < len(split):
        common += 1
    if any(not "_".join(words[common:]).isidentifier() for words in split):
        common -= 1
    return {"_".join(words[common:]): name for words, name in zip(split, enum.members)}


def sentence_of(comment: str) -> str:
    """The first sentence of a comment, in words of Python."""
    text = " ".join(line.strip().lstrip("*").strip() for line in comment.strip("/*<").split("\n"))
    text = re.sub(r"@since \S+", "", text).replace("::", "").replace("`", "").replace("\\", "").replace("SHP_", "")
    return re.split(r"(?<=\.)\s", text.strip())[0].rstrip(".").strip()


def docstring(comment: str, indent: str = "") -> list[str]:
    """A comment as a docstring, on as many lines as it takes."""
    text = sentence_of(comment)
    if not text:
        return []
    return [indent + line for line in textwrap.wrap(f'"""{text}."""', COLUMNS - len(indent), break_long_words=False)]


def write_constants(binding: Binding) -> str:
    """The module of constants and enumerations."""
    lines = [
        '"""Constants of libshipment. Generated from its headers by generate.py: do not edit."""',
        "",
        "from ._enums import OpenEnum, OpenFlag",
        "",
    ]
    for name in sorted(binding.constants):
        lines.append(f"{name.removeprefix('SHP_')} = {binding.constants[name]!r}")
        lines += docstring(binding.comments[name])
    for enum in binding.enums.values():
        lines += ["", "", f"class {enum_class_name(enum.name)}({'OpenFlag' if enum.is_flags else 'OpenEnum'}):"]
        lines += docstring(enum.comment or "Constants.", "    ") + [""]
        for short, name in member_names(enum).items():
            lines.append(f"    {short} = {enum.members[name]}")
            lines += docstring(enum.comments.get(name, ""), "    ")
    return "\n".join(lines) + "\n"


def filled(parts: list[str], indent: str) -> list[str]:
    """Parts with a comma after each, as many on a line as fit."""
    lines = []
    current = indent
    for part in parts:
        if len(current) + len(part) + 2 > COLUMNS:
            lines.append(current.rstrip())
            current = indent
        current += part + ", "
    return [*lines, current.rstrip()]


def call(head: str, parts: list[str], tail: str, indent: str = "") -> list[str]:
    """A call on one line if it fits, else its arguments on lines of their own."""
    line = indent + head + ", ".join(parts) + tail
    if len(line) <= COLUMNS:
        return [line]
    return [indent + head, *filled(parts, indent + "    "), indent + tail.lstrip(",")]


def write_functions(binding: Binding) -> str:
    used = " ".join(
        " ".join([function.result, *function.parameters])
        for function in [*binding.functions.values(), *binding.hooks.values()]
    )
    plain = sorted(set(re.findall(r"\b(c_\w+)\b", used)))
    checked = sorted(set(re.findall(r"\b(Text|Bytes|Id|Size|U?Int\d+)\b", used)))
    lines = [
        '"""Prototypes of libshipment. Generated from its headers by generate.py: do not edit."""',
        "",
        "from __future__ import annotations",
        "",
        *call("from ctypes import (", ["CDLL", "CFUNCTYPE", "POINTER", "Structure", *plain], ")"),
        "from typing import Any",
        "",
        f"from ._types import {', '.join(checked)}",
        "",
    ]
    for struct in sorted(binding.structs):
        lines += ["", f"class {struct}(Structure):", '    """Opaque."""', ""]
    lines += [""]
    for hook in binding.hooks.values():
        lines += call(f"{hook.name} = CFUNCTYPE(", [hook.result, *hook.parameters], ")")
    lines += ["", "# Name, what it answers, what it takes."]
    lines += ["FUNCTIONS: tuple[tuple[str, Any, tuple[Any, ...]], ...] = ("]
    for function in binding.functions.values():
        end = ",))," if len(function.parameters) == 1 else ")),"
        lines += call(f'("{function.name}", {function.result}, (', function.parameters, end, "    ")
    lines += [
        ")",
        "",
        "",
        "def declare(library: CDLL) -> None:",
        '    """Tells ctypes what each function takes and answers. AttributeError for one that is not there."""',
        "    for name, answered, taken in FUNCTIONS:",
        "        function = getattr(library, name)",
        "        function.restype = answered",
        "        function.argtypes = taken",
    ]
    return "\n".join(lines) + "\n"


def generate(include: Path) -> dict[str, str]:
    """The files to be written, by name."""
    binding = parse_headers(include)
    if not binding.functions:
        raise Refusal("not a single function")
    return {"_constants_table.py": write_constants(binding), "_functions_table.py": write_functions(binding)}


def main(arguments: list[str]) -> int:
    is_check = arguments[:1] == ["--check"]
    arguments = arguments[1:] if is_check else arguments
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    out = Path(arguments[1])
    try:
        files = generate(Path(arguments[0]))
    except Refusal as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 1
    status = 0
    for name, text in files.items():
        path = out / name
        if not is_check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path} is not what the headers say: run generate.py", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
