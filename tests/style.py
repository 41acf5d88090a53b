#!/usr/bin/python3
"""What a machine can see of the style: one check for each file, and some for the tree.

    style.py TOP_OF_THE_TREE
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tap import Tap

FOLDERS = [".ci", "doc", "examples", "include", "lib", "tests"]
LINES_OF_FILE = 400  # not for tables of data: *_table.c, *_table.h
LINES_OF_FUNCTION = 70
COLUMNS = 120
COLUMNS_OF_CODE = {".c", ".h", ".py", ".sh", ".build", ".map", ".cddl"}
BINARY = {".png", ".db", ".cbor"}
# Paths that exist on one machine only.
MACHINE_PATH = re.compile("/(?:" + "|".join(["work", "root", "home", "farm"]) + r")/")


def files_of(top):
    found = [path for path in top.iterdir() if path.is_file()]
    for folder in FOLDERS:
        found += [path for path in (top / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return sorted(path for path in found if path.suffix not in BINARY)


def functions_too_long(lines):
    """A body stands between braces in the first column; its head is what is before it, up to an empty line."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
            while start > 1 and lines[start - 2] and lines[start - 2][0] not in "}#/ ":
                start -= 1
        elif line.startswith("}") and start:
            if number - start + 1 >= LINES_OF_FUNCTION:
                yield f"line {start}: a function of {number - start + 1} lines"
            start = None


def faults_of(path, text):
    lines = text.split("\n")
    if text and lines.pop():
        yield "no line end at the end"
    is_c = path.suffix in {".c", ".h"}
    if path.suffix in {".c", ".h", ".py", ".sh"} and not path.stem.endswith("_table") and len(lines) >= LINES_OF_FILE:
        yield f"{len(lines)} lines"
    if is_c:
        yield from functions_too_long(lines)
    for number, line in enumerate(lines, 1):
        if path.suffix in COLUMNS_OF_CODE and len(line.expandtabs(8)) > COLUMNS:
            yield f"line {number}: {len(line.expandtabs(8))} columns"
        if is_c and line.startswith("    "):
            yield f"line {number}: indented by blanks"
        if line.endswith((" ", "\t", "\r")) and path.suffix != ".md" and path.parent.name != "data":
            yield f"line {number}: blanks at the end"
        if MACHINE_PATH.search(line):
            yield f"line {number}: a path of one machine"


def unlisted(top, folder, pattern, list_in=None):
    """Files that the build does not name: such a source is not built, such a test never runs."""
    listing = (top / (list_in or folder) / "meson.build").read_text(encoding="utf-8")
    for path in sorted((top / folder).glob(pattern)):
        name = re.sub(r"^(?:test|bench)_(.*)\.(?:c|py)$", r"\1", path.name)
        if f"'{name}'" not in listing:
            yield f"{folder}/{path.name} is not in {list_in or folder}/meson.build"


def shell_faults(top, scripts):
    command = ["shellcheck", "--external-sources", "--format=gcc", *scripts]
    result = subprocess.run(command, cwd=top, capture_output=True, text=True, check=False)
    return result.stdout.splitlines() or (["shellcheck failed"] if result.returncode else [])


def main():
    top = Path(sys.argv[1])
    tap = Tap()
    paths = files_of(top)
    for path in paths:
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            if path.parent.name != "data":  # sample files come in the encodings of their countries
                tap.check(str(path.relative_to(top)), [str(error)])
            continue
        tap.check(str(path.relative_to(top)), list(faults_of(path, text)))
    tap.check("every header is installed", list(unlisted(top, "include/libshipment", "*.h")))
    tap.check("every source is built", list(unlisted(top, "lib", "*.c")))
    tap.check("every test is run", list(unlisted(top, "tests", "*.c")) + list(unlisted(top, "tests", "test_*.py")))
    scripts = [str(path.relative_to(top)) for path in paths if path.suffix == ".sh" or path.parent.name == ".ci"]
    if shutil.which("shellcheck"):
        tap.check("shellcheck", shell_faults(top, scripts))
    else:
        print("# shellcheck is not installed")
    tap.finish()


if __name__ == "__main__":
    main()
