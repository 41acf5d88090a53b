#!/usr/bin/python3
"""Breaks the ABI in every way that is known, each in a copy of the tree, and shows the test that catches it.

    abi_mutations.py BUILD           BUILD is a build folder inside of the tree, built with gcc and libuuid
    abi_mutations.py --table         writes the table of doc/abi.md anew

A mutation is a line of abi_mutations_table.py: what is broken, the test of `meson test` that must fail, the edits.
Only the files that an edit touches are compiled again; then the command of the named test is run, as Meson runs it.
That the tests pass before anything is broken is checked first, and that what is allowed passes, last.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from abi_mutations_table import ALLOWED, MUTATIONS
from tap import Tap

TOP = Path(__file__).resolve().parent.parent
PAGE = TOP / "doc" / "abi.md"
SETUP = "meson setup"


class Tree:
    """A copy of the tree, with as much of its build folder as the tests of the suite abi need."""

    def __init__(self, build, folder):
        self.build_of_tree, self.top = build, folder
        self.build = folder / build.relative_to(TOP)
        for name in ["include", "lib", "tests"]:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(TOP / name, folder / name, ignore=ignored)
        for name in ["meson.build", "meson_options.txt"]:
            shutil.copy(TOP / name, folder)
        shared = next(path for path in (build / "lib").glob("libshipment.so.*.*") if path.is_file())
        self.library = Path("lib") / shared.name
        self.read_commands()
        self.objects = re.findall(r"\S+\.o\b", self.link.split(" -o ")[1])
        for name in self.objects:
            (self.build / name).parent.mkdir(exist_ok=True, parents=True)
            shutil.copy(build / name, self.build / name)
        for path in (build / "lib").glob("libshipment.so*"):
            if path.is_symlink() or path.is_file():
                shutil.copy(path, self.build / "lib", follow_symlinks=False)
        os.makedirs(self.build / "tests" / "abi")
        for path in (build / "tests" / "abi").glob("abi_program_*"):
            if path.is_file():
                shutil.copy(path, self.build / "tests" / "abi")

    def read_commands(self):
        units = json.loads((self.build_of_tree / "compile_commands.json").read_text(encoding="utf-8"))
        command = ["ninja", "-C", self.build_of_tree, "-t", "commands", str(self.library)]
        self.link = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
        units = [unit for unit in units if unit["output"] in self.link.split()]
        self.compile = {Path(unit["file"]).name: unit["command"] for unit in units}
        tests = json.loads((self.build_of_tree / "meson-info" / "intro-tests.json").read_text(encoding="utf-8"))
        self.tests = {test["name"]: test["cmd"] for test in tests if test["suite"] == ["libshipment:abi"]}

    def here(self, text):
        return text.replace(str(TOP), str(self.top))

    def run(self, command, **options):
        # Meson points LD_LIBRARY_PATH to the library that is not broken.
        environment = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
        told = {"capture_output": True, "text": True, "env": environment}
        return subprocess.run(command, cwd=self.build, check=False, **told, **options)

    def make(self, sources):
        """Compiles these, links all; answers what the compiler says if it refuses."""
        for source in sources:
            result = self.run(self.here(self.compile[source]) + " -w -Wno-error", shell=True)
            if result.returncode:
                return result.stderr
        soversion = re.search(r"^soversion = '(\d+)'", (self.top / "meson.build").read_text("utf-8"), re.M).group(1)
        link = re.sub(r"-soname,libshipment\.so\.\d+", f"-soname,libshipment.so.{soversion}", self.here(self.link))
        result = self.run(f"{link} && rm -f lib/libshipment-objects.a && "
                          f"ar cr lib/libshipment-objects.a {' '.join(self.objects)}", shell=True)
        return result.stderr if result.returncode else ""

    def caught_by(self, test):
        """What the test has to complain about, or nothing."""
        if test == SETUP:
            folder = self.top / "build-again"
            result = self.run(["meson", "setup", "-Dauto_features=disabled", folder, self.top])
            shutil.rmtree(folder, ignore_errors=True)
            told = re.findall(r"ERROR: (.*)", result.stdout)
            return told if result.returncode and told else []
        result = self.run([self.here(argument) for argument in self.tests[test]])
        told = [line.lstrip("# ") for line in result.stdout.splitlines() if line.startswith("#") and line.strip("# ")]
        return (told or ["it fails"]) if result.returncode else []


def apply(tree, edits):
    """{file: text before}; a file that an edit changes is compiled if it is a source."""
    before = {}
    for name, old, new in edits:
        path = tree.top / name
        text = path.read_text(encoding="utf-8")
        before.setdefault(path, text)
        if old not in text:
            raise ValueError(f"{name} has no {old!r} any more")
        path.write_text(text.replace(old, new), encoding="utf-8")
    return before


def sources_of(edits):
    return sorted({Path(name).name for name, _, _ in edits if name.startswith("lib/") and name.endswith(".c")})


def mutate(tree, tests, edits, released=False):
    """Why the mutation could not be made; and what one of the tests says of it."""
    mark = next((tree.top / "tests" / "abi").glob("*.*/program.c")).parent / "released"
    if released:
        tree.run([sys.executable, tree.top / "tests" / "abi_releases.py", "--release", "2000-01-01"])
    try:
        before = apply(tree, edits)
    except ValueError as error:
        return [str(error)], ""
    is_linked = any(name.endswith((".c", ".map", ".build")) for name, _, _ in edits)
    refused = tree.make(sources_of(edits)) if is_linked else ""
    told = [fault for test in tests for fault in tree.caught_by(test)] if not refused else []
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")
    mark.unlink(missing_ok=True)
    if is_linked:
        tree.make(sources_of(edits))
    return ([refused] if refused else []), told[0] if told else ""


def check(tree):
    tap = Tap()
    text = PAGE.read_text(encoding="utf-8")
    tap.check("doc/abi.md has this list", [] if text == page_with_table(text) else ["abi_mutations.py --table"])
    tap.check("the copy links", [fault for fault in [tree.make([])] if fault])
    for test in tree.tests:
        tap.check(f"{test} passes before", tree.caught_by(test))
    for what, test, edits, *released in MUTATIONS:
        faults, told = mutate(tree, [test], edits, bool(released))
        tap.check(f"{what}: caught by {test}", faults or ([] if told else ["it is not"]))
        print(f"#   {told[:150]}")
    for what, edits in ALLOWED:
        faults, told = mutate(tree, tree.tests, edits)
        tap.check(f"{what}: allowed by {len(tree.tests)} tests", faults or ([told] if told else []))
    tap.finish()


def page_with_table(text):
    rows = "".join(f"| {what} | {test} |\n" for what, test, *_ in MUTATIONS)
    return re.sub(r"(\| broken \|.*\n\|.*\n)(?:\|.*\n)*", lambda head: head.group(1) + rows, text)


def main():
    if sys.argv[1] == "--table":
        PAGE.write_text(page_with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        return
    with tempfile.TemporaryDirectory() as folder:
        check(Tree(Path(sys.argv[1]).resolve(), Path(folder)))


if __name__ == "__main__":
    main()
