#!/usr/bin/python3
"""The release script notices what was forgotten: in a repository of its own, each thing that can be is forgotten once.

    test_release.py TOP_OF_THE_TREE
"""

import datetime
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import public_headers
from tap import Tap

NEEDED = ["include", "lib/libshipment.map", "tests", "meson.build", "README.md", "CHANGELOG.md", "doc",
          "examples/python/shipment/_constants_table.py"]


def git(top, *arguments):
    who = ["-c", "user.name=A Maintainer", "-c", "user.email=maintainer@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=top, check=True, capture_output=True)


def make_repository(top, folder):
    for name in NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (top / name).is_dir():
            shutil.copytree(top / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(top / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "As it is")


def edit(path, pattern, text):
    before = path.read_text(encoding="utf-8")
    after = re.sub(pattern, text, before, count=1, flags=re.M)
    if after == before:
        raise ValueError(f"{path.name} has no {pattern} any more")
    path.write_text(after, encoding="utf-8")


def steps_not_good(top, version):
    command = [sys.executable, top / "tests" / "release.py", version, "--dry-run", "--without-tests", "--top", top]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [line[10:] for line in told.splitlines() if line.startswith("not yet")], told


def main():
    top = Path(sys.argv[1])
    version = public_headers.version_of(top / "include" / "libshipment")[0]
    last = "0.0.9"
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_repository(top, folder)
        git(folder, "tag", "-a", f"v{last}", "-m", "the one before")
        today = datetime.date.today().isoformat()
        edit(folder / "CHANGELOG.md", rf"^## {re.escape(version)} - .*$", f"## {version} - {today}")
        git(folder, "commit", "--quiet", "--all", "-m", "Dated")
        bad, told = steps_not_good(folder, version)
        tap.check("when all is done, all is good", bad and [told])

        forgotten = {
            "the tree is clean": ("doc/abi.md", r"\A", "more "),
            "it is the same everywhere": ("README.md", rf"^Version {re.escape(version)}", "Version 9.9.9"),
            "CHANGELOG.md tells what is new, and is dated today": ("CHANGELOG.md", rf"- {today}", "- unreleased"),
            f"constants are those of v{last}, and more": (
                "tests/abi/constants.txt",
                "^SHP_LIMIT_SKU 120",
                "SHP_LIMIT 1",
            ),
        }
        for step, (path, pattern, text) in forgotten.items():
            edit(folder / path, pattern, text)
            if step != "the tree is clean":
                git(folder, "commit", "--quiet", "--all", "-m", "Forgotten")
            bad, told = steps_not_good(folder, version)
            tap.check(f"not so: {step}", [] if bad == [step] else [told])
            git(folder, "reset", "--quiet", "--hard", "HEAD" if step == "the tree is clean" else "HEAD~1")

        edit(folder / "include" / "libshipment" / "base.h", r"SHP_VERSION_NUMBER 0x\w+", "SHP_VERSION_NUMBER 0x999999")
        git(folder, "commit", "--quiet", "--all", "-m", "Forgotten")
        bad, told = steps_not_good(folder, version)
        tap.check("the number in base.h is another", [] if bad == ["it is the same everywhere"] else [told])
        git(folder, "reset", "--quiet", "--hard", "HEAD~1")
        bad, told = steps_not_good(folder, last)
        tap.check("a version that is there already", [] if "the version is the next one" in bad else [told])
    tap.finish()


if __name__ == "__main__":
    main()
