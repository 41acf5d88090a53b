#!/usr/bin/python3
"""Holds the types of all exported functions, as the debugging information of a library tells them, against a reference.

    abi_types.py --arch ARCH --library FILE    checks a library that was built with gcc -g
    abi_types.py --arch ARCH --compile         compiles one for ARCH first, with ARCH-linux-gnu-gcc
    abi_types.py --arch ARCH --compile --write makes the reference tests/abi/ARCH/libshipment.abi anew

Additions pass, all else fails: abidiff answers 4 for an addition and for a return value that was narrowed alike, so
additions are left out and any other answer than 0 is a failure. What no function's type mentions is out of reach here:
constants (abi_constants.py), the order of two parameters of one type (abi_releases.py).
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap

TOP = Path(__file__).resolve().parent.parent
DUMP = ["abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed", "--no-parameter-names",
        "--exported-interfaces-only", "--type-id-style", "hash"]


def compile_library(top, arch, folder):
    """All sources at once and without optimisation: types are all that is looked at."""
    library = Path(folder) / "libshipment.so"
    sources = sorted(path for path in (top / "lib").glob("*.c") if path.name != "uuid_libuuid.c")
    command = [f"{arch}-linux-gnu-gcc", "-std=c11", "-g", "-fPIC", "-shared", "-fvisibility=hidden", "-DSHP_BUILDING"]
    command += [f"-I{top / 'include'}", f"-I{top / 'lib'}", f"-Wl,--version-script={top / 'lib' / 'libshipment.map'}"]
    command += [f"-ffile-prefix-map={top}/="]  # no path of a machine stands in a reference
    command += ["-Wl,-soname,libshipment.so.0", "-o", library, *sources]
    subprocess.run(command, check=True)
    return library


def dump(library, ignore):
    command = [*DUMP, "--suppressions", ignore, library]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--arch", required=True)
    parser.add_argument("--library")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--top", type=Path, default=TOP)
    arguments = parser.parse_args()
    if not arguments.library and not arguments.compile:
        parser.error("give --library or --compile")
    references = arguments.top / "tests" / "abi"
    reference = references / arguments.arch / "libshipment.abi"
    with tempfile.TemporaryDirectory() as folder:
        library = arguments.library or compile_library(arguments.top, arguments.arch, folder)
        now = dump(library, references / "private_types.abignore")
        if arguments.write:
            reference.parent.mkdir(exist_ok=True)
            reference.write_text(now, encoding="utf-8")
            sys.exit(0)
        present = Path(folder) / "present.abi"
        present.write_text(now, encoding="utf-8")
        tap = Tap()
        functions = now.count("<function-decl ")
        tap.check(f"{functions} functions have types", [] if functions > 300 else ["built without -g?"])
        command = ["abidiff", "--no-added-syms", reference, present]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        told = (result.stdout + result.stderr).splitlines() or [f"abidiff answers {result.returncode}"]
        tap.check(f"as the reference for {arguments.arch}, but for additions", told if result.returncode else [])
        tap.finish()


if __name__ == "__main__":
    main()
