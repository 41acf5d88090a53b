#!/usr/bin/python3
"""Holds the public headers to what an ABI can keep: opaque structs, functions, hooks and constants, of types whose
width is the same everywhere.

    abi_public.py [HEADERS]
"""

import re
import sys
from pathlib import Path

import public_headers
from symbols import without_preprocessor
from tap import Tap

TOP = Path(__file__).resolve().parent.parent
WIDTHS = {"int32_t", "int64_t", "uint8_t", "uint32_t", "uint64_t", "size_t"}
NOT_A_WIDTH = re.compile(r"_?[Bb]ool|int|long|short|(?:un)?signed|float|double|FILE|va_list|\w+_t")


def faults_of(text):
    for name, parameters in re.findall(r"^[ \t]*#[ \t]*define[ \t]+(\w+)(\(.*)?", text, flags=re.M):
        if parameters.startswith("(") and f"define {name}(" in text:
            yield f"{name}() is a macro that does work"
    code = without_preprocessor(text)
    for kind, name in re.findall(r"\b(struct|union)\s+(\w*)\s*\{", code):
        yield f"{kind} {name} shows its members"
    if "..." in code:
        yield "varargs"
    if re.search(r"\b(?:static|inline)\b", code):
        yield "a function that is compiled into the host"
    code = re.sub(r"\benum\s+\w*\s*\{[^}]*\}", "", code).replace('extern "C" {', "")
    for statement in code.split(";"):
        yield from faults_of_statement(public_headers.one_line(statement))


def faults_of_statement(statement):
    for word in re.findall(r"\b[A-Za-z_]\w*\b", statement):
        if NOT_A_WIDTH.fullmatch(word) and word not in WIDTHS:
            yield f"{word} in {statement[:80]}"
    for name in re.findall(r"(?<!\w)struct (shp_\w+)(?! ?\*)\b(?=[^*\w])", statement):
        if not re.fullmatch(r"struct shp_\w+", statement):
            yield f"struct {name} by value in {statement[:80]}"
    for name in re.findall(r"\benum (\w+)", statement):
        yield f"enum {name}, whose width the compiler chooses, in {statement[:80]}"


def main():
    headers = public_headers.read(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "include" / "libshipment")
    tap = Tap()
    for header, text in headers.items():
        tap.check(header, list(faults_of(text)))
    tap.finish()


if __name__ == "__main__":
    main()
