#!/usr/bin/python3
"""Makes a release, and forgets nothing.

    release.py VERSION [--dry-run] [--without-tests]

Goes through the steps and tells the verdict of each. Only if all are good: notes the ABI as released, commits, tags.
--dry-run changes nothing; with --without-tests (a dry run only) the steps that take minutes are named and left out.
"""

import argparse
import datetime
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
MACHINES = ["aarch64", "i686", "s390x", "x86_64"]
# Where the version is said, and in which words.
SAID = {
    "meson.build": r"^  version: '(.*)',",
    "include/libshipment/base.h": r'^#define SHP_VERSION "(.*)"',
    "README.md": r"^Version (\d+\.\d+\.\d+)",
    "doc/README.zh.md": r"^版本 (\d+\.\d+\.\d+)",
    "doc/testing.md": r"^Version (\d+\.\d+\.\d+)",
    "examples/python/shipment/_constants_table.py": r"^VERSION = '(.*)'",
}


class Release:
    def __init__(self, top, version, is_dry):
        self.top, self.version, self.is_dry = top, version, is_dry
        self.series = ".".join(version.split(".")[:2])
        tags = self.git("tag", "--list", "v*", "--sort=-version:refname").split()
        self.last = next((tag for tag in tags if tag != f"v{version}"), None)

    def run(self, *command):
        """Faults: the end of what a command says that fails."""
        told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        result = subprocess.run(command, cwd=self.top, check=False, **told)
        if not result.returncode:
            return []
        return [*result.stdout.splitlines()[-20:], f"{command[0]} answers {result.returncode}"]

    def git(self, *arguments):
        return subprocess.run(["git", *arguments], cwd=self.top, capture_output=True, text=True, check=True).stdout

    def read(self, name):
        path = self.top / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    # ---- steps: each gives what is wrong ----

    def tree_is_clean(self):
        return self.git("status", "--porcelain").splitlines()

    def version_is_next(self):
        if not re.fullmatch(r"\d+\.\d+\.\d+", self.version):
            yield f"{self.version} is not three numbers"
        if self.git("tag", "--list", f"v{self.version}").strip():
            yield f"v{self.version} is there already"
        if self.last and numbers(self.last[1:]) >= numbers(self.version):
            yield f"{self.last} is not before it"

    def version_is_said(self):
        for name, pattern in SAID.items():
            found = re.search(pattern, self.read(name), re.M)
            if not found or found.group(1) != self.version:
                yield f"{name} says {found.group(1) if found else 'none'}"
        major, minor, patch = (int(part) for part in self.version.split("."))
        if f"SHP_VERSION_NUMBER 0x{major:02x}{minor:02x}{patch:02x}\n" not in self.read("include/libshipment/base.h"):
            yield "SHP_VERSION_NUMBER is another"

    def changelog_tells(self):
        pattern = rf"^## \[?{re.escape(self.version)}\]? - (\S+)\n(.*?)(?=^## |\Z)"
        entry = re.search(pattern, self.read("CHANGELOG.md"), re.M | re.S)
        if not entry:
            yield f"CHANGELOG.md has no '## {self.version} - date'"
            return
        if entry.group(1) != datetime.date.today().isoformat():
            yield f"its date is {entry.group(1)}"
        if len(re.findall(r"^- ", entry.group(2), re.M)) < 1:
            yield "it lists nothing"

    def node_is_there(self):
        """A series that adds symbols has a node, and the nodes of released series are as they were."""
        text = self.read("lib/libshipment.map")
        if f"LIBSHIPMENT_{self.series} {{" not in text and not self.last:
            yield f"no node LIBSHIPMENT_{self.series}"
        if self.last:
            old = self.git("show", f"{self.last}:lib/libshipment.map")
            for node in re.findall(r"^LIBSHIPMENT_[\d.]+ \{.*?^\}", old, re.M | re.S):
                if node not in text and f"LIBSHIPMENT_{self.series} " not in node:
                    yield f"{node.split()[0]} has changed"

    def constants_are_kept(self):
        now = set(self.read("tests/abi/constants.txt").splitlines())
        old = self.git("show", f"{self.last}:tests/abi/constants.txt").splitlines() if self.last else []
        return [f"{row} is gone" for row in old if row not in now and row[:1] not in "[#"]

    def releases_are_kept(self):
        if not self.last:
            return []
        changed = self.git("diff", "--name-only", self.last, "--", "tests/abi").splitlines()
        kept = [name.split("/")[2] for name in self.git("ls-files", "tests/abi/*/released").splitlines()]
        return [f"{name} has changed" for name in changed if name.split("/")[2] in kept]

    def references_are_new(self):
        compilers = [f"{machine}-linux-gnu-gcc" for machine in MACHINES]
        missing = [name for name in compilers if self.run("sh", "-c", f"command -v {name}")]
        if missing:
            return [f"{name} is missing: its reference cannot be made" for name in missing]
        faults = self.run("sh", "tests/abi_write.sh")
        changed = self.git("status", "--porcelain").splitlines()
        self.git("checkout", "--", ".")
        return faults or [f"{name}: commit what tests/abi_write.sh makes of it" for name in changed]

    def tests_pass(self):
        return self.run("sh", "tests/run.sh", "--long")

    def tarball_passes(self):
        """Meson packs, unpacks, builds and tests it."""
        return self.run("unshare", "--map-root-user", "--net", "meson", "dist", "-C", "build/gcc", "--formats", "gztar")

    def steps(self, with_tests):
        yield "the tree is clean", self.tree_is_clean
        yield "the version is the next one", self.version_is_next
        yield "it is the same everywhere", self.version_is_said
        yield "CHANGELOG.md tells what is new, and is dated today", self.changelog_tells
        yield "the version script has its nodes", self.node_is_there
        yield f"constants are those of {self.last}, and more", self.constants_are_kept
        yield "what was kept of earlier releases is as it was", self.releases_are_kept
        yield "what abi_write.sh makes is what is there", with_tests and self.references_are_new
        yield "tests/run.sh --long passes", with_tests and self.tests_pass
        yield "the tarball builds and passes without a network", with_tests and self.tarball_passes

    def finish(self):
        released = self.top / "tests" / "abi" / self.series / "released"
        if not released.exists():
            date = datetime.date.today().isoformat()
            must(self.run("/usr/bin/python3", "tests/abi_releases.py", "--release", date))
            must(self.run("/usr/bin/python3", "tests/abi_releases.py"))
            must(self.run("git", "add", str(released)))
            must(self.run("git", "commit", "-m", f"Release {self.version}: its ABI stays"))
        must(self.run("git", "tag", "-a", f"v{self.version}", "-m", f"libshipment {self.version}"))
        print(f"tagged v{self.version}; left to do: git push --follow-tags, and the tarball in build/gcc/meson-dist")


def numbers(version):
    return [int(part) for part in version.split(".")]


def must(faults):
    if faults:
        sys.exit("\n".join(faults))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--without-tests", action="store_true")
    parser.add_argument("--top", type=Path, default=TOP)
    arguments = parser.parse_args()
    if arguments.without_tests and not arguments.dry_run:
        parser.error("--without-tests is for a dry run")
    release = Release(arguments.top, arguments.version, arguments.dry_run)
    bad = 0
    for name, step in release.steps(not arguments.without_tests):
        if not step:
            print(f"left out  {name}")
            continue
        faults = list(step())
        print(f"{'not yet' if faults else 'good':8}  {name}", flush=True)
        for fault in faults:
            print(f"              {fault}")
        bad += bool(faults)
        if bad and not arguments.dry_run:
            break
    if bad:
        sys.exit(f"{arguments.version} is not released: {bad} of the steps not yet good")
    if not arguments.dry_run:
        release.finish()


if __name__ == "__main__":
    main()
