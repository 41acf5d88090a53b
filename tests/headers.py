#!/usr/bin/python3
"""Compiles each public header by itself, twice included, in every language that a host may be written in.

    headers.py INCLUDE_DIRECTORY
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tap import Tap

WARNINGS = ["-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Wundef", "-Wshadow", "-pedantic", "-Werror"]
C = ("c", ["c99", "c11", "c17"], ["-Wstrict-prototypes", "-Wc++-compat"])
CXX = ("c++", ["c++11", "c++14", "c++17", "c++20"], ["-Wold-style-cast"])
COMPILERS = {"gcc": C, "clang": C, "g++": CXX, "clang++": CXX}


def main():
    include = Path(sys.argv[1])
    headers = sorted(path.relative_to(include).as_posix() for path in include.rglob("*.h"))
    tap = Tap()
    umbrella = (include / "libshipment" / "shipment.h").read_text(encoding="utf-8")
    others = [header for header in headers if not header.endswith("/shipment.h")]
    tap.check("shipment.h includes all others", [other for other in others if f"#include <{other}>" not in umbrella])
    for compiler, (language, standards, warnings) in COMPILERS.items():
        if not shutil.which(compiler):
            print(f"# {compiler} is not installed")
            continue
        for standard in standards:
            faults = []
            for header in headers:
                program = f'#include "{header}"\n#include "{header}"\nint after_the_header;\n'
                command = [compiler, "-x", language, f"-std={standard}", "-fsyntax-only", f"-I{include}"]
                command += WARNINGS + warnings + ["-"]
                result = subprocess.run(command, input=program, capture_output=True, text=True, check=False)
                faults += result.stderr.splitlines() or ([header] if result.returncode else [])
            tap.check(f"{len(headers)} headers with {compiler} as {standard}", faults)
    tap.finish()


if __name__ == "__main__":
    main()
