#!/usr/bin/python3
"""shipment.c and shipment.h, as somebody meets them who copies two files into a program of his own.

    amalgamation.py TOP_OF_THE_TREE SHIPMENT.C DIRECTORY_OF_ITS_OWN [--libuuid]

--libuuid: it is there to compile and link with.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tap import Tap

WARNINGS = ["-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Wundef", "-pedantic", "-Werror"]
IN_CXX = r"""
#include "shipment.h"
#include <cstdio>
int main()
{
	shp_ctx *ctx = nullptr;
	shp_rules *rules = nullptr;
	const bool good = !shp_ctx_new(&ctx) && !shp_rules_parse(ctx, "us", &rules, nullptr);
	shp_rules_unref(rules);
	shp_ctx_unref(ctx);
	std::puts(shp_version());
	return good ? 0 : 1;
}
"""


def run(*command, cwd=None):
    """What is wrong: what the command said, if it failed."""
    result = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return []
    return [" ".join(map(str, command)), *(result.stderr + result.stdout).splitlines()[:20]]


def installed(tap, compilers):
    found = [compiler for compiler in compilers if shutil.which(compiler)]
    for compiler in set(compilers) - set(found):
        print(f"# {compiler} is not installed")
    return found


def check_text(tap, top, vendored, own):
    text = vendored.read_text(encoding="utf-8") + vendored.with_suffix(".h").read_text(encoding="utf-8")
    named = re.findall(r"^/\* ---- ((?:lib|include)/\S+) -+ \*/$", text, flags=re.M)
    there = [*(top / "lib").glob("*.[ch]"), *(top / "include").rglob("*.h")]
    files = sorted(path.relative_to(top).as_posix() for path in there)
    tap.check("each file of the library is in it, named, and once", sorted(set(files) ^ set(named)) + sorted(
        name for name in named if named.count(name) > 1))
    again = []
    for place, seed in (("one", "1"), ("two", "2")):
        sources = sorted((top / "lib").glob("*.c"))
        subprocess.run([sys.executable, top / "lib" / "amalgamate.py", top, own / place, own / "depfile", *sources],
                       check=True, env={"PYTHONHASHSEED": seed})
        again.append([(own / place / name).read_bytes() for name in ("shipment.c", "shipment.h")])
    tap.check("the same sources give the same bytes", [] if again[0] == again[1] else ["they differ"])
    version = re.search(r'SHP_VERSION "(.*)"', (top / "include/libshipment/base.h").read_text()).group(1)
    for name in ("shipment.c", "shipment.h"):
        head = vendored.with_name(name).read_text(encoding="utf-8")[:3000]
        tap.check(f"{name} says its version and its licence", [
            wanted for wanted in (f"libshipment {version},", "MIT License", "THE SOFTWARE IS PROVIDED \"AS IS\"")
            if wanted not in head])


def check_compilers(tap, vendored, own, libuuid):
    for compiler in installed(tap, ["gcc", "clang"]):
        for standard in ("c11", "c17"):
            for define in [[], ["-DSHP_BUILDING"]] + ([["-DSHP_WITH_LIBUUID"]] if libuuid else []):
                how = ["-fsyntax-only"]
                if standard == "c11" and not define:
                    how = ["-O2", "-c", "-o", own / f"{compiler}.o"]
                faults = run(compiler, f"-std={standard}", *how, *WARNINGS, *define, vendored)
                tap.check(" ".join([compiler, "compiles it as", standard, *define, "without a warning"]), faults)


def check_cxx(tap, vendored, own):
    program = own / "host.cpp"
    program.write_text(IN_CXX, encoding="utf-8")
    for compiler, c_compiler in (("g++", "gcc"), ("clang++", "clang")):
        if not installed(tap, [compiler]):
            continue
        for standard in ("c++11", "c++14", "c++17", "c++20"):
            faults = run(compiler, f"-std={standard}", *WARNINGS, f"-I{vendored.parent}", program,
                         own / f"{c_compiler}.o", "-o", own / "host") or run(own / "host")
            tap.check(f"a program in {standard} has it, by {compiler}", faults)
        said = "\n".join(run(compiler, "-x", "c++", "-fsyntax-only", vendored))
        tap.check(f"{compiler} is told that it is no C++", [] if "let a C compiler compile it" in said else [said])


def shown_by(library):
    listing = subprocess.run(["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    return {line.split()[-1].split("@")[0] for line in listing.splitlines()}


def check_shown(tap, top, vendored, own):
    public = set(re.findall(r"^\s+(shp_\w+);$", (top / "lib/libshipment.map").read_text(encoding="utf-8"), flags=re.M))
    for define, wanted in (([], set()), (["-DSHP_BUILDING"], public)):
        library = own / "copy.so"
        faults = run("gcc", "-std=c11", "-fPIC", "-shared", *define, vendored, "-o", library, "-Wl,--no-undefined")
        what = "the public functions and nothing else" if wanted else "nothing"
        shown = set() if faults else {name for name in shown_by(library) if not name.startswith("_")}
        tap.check(f"a shared library of it shows {what}, {' '.join(define) or 'when nothing is defined'}",
                  faults + sorted(shown ^ wanted))


def main():
    top, vendored, own = (Path(argument).resolve() for argument in sys.argv[1:4])
    own.mkdir(parents=True, exist_ok=True)
    tap = Tap()
    check_text(tap, top, vendored, own)
    check_compilers(tap, vendored, own, "--libuuid" in sys.argv)
    check_cxx(tap, vendored, own)
    check_shown(tap, top, vendored, own)
    tap.finish()


if __name__ == "__main__":
    main()
