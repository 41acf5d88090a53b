#!/usr/bin/python3
"""Makes a tarball, builds it as a distribution would - somewhere else, without a network - and looks at what comes out:
the files, the sizes, the tests of the ABI.

    package.py [--write] BUILD     BUILD is a build folder; --write notes the files anew in tests/installed.txt

The size is that of the shared library as Debian builds it (gcc -O2, stripped, on x86-64). The target is where it is to
be, and is told as missed until it is there; what has been reached is guarded: 2 % more fail.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tap import Tap

TOP = Path(__file__).resolve().parent.parent
LIST = TOP / "tests" / "installed.txt"
TARGET = 160 * 1024
REACHED = 281_000
OPTIONS = ["--prefix=/usr", "--libdir=lib/TRIPLET", "--buildtype=plain", "--wrap-mode=nodownload", "-Db_ndebug=true",
           "-Dexamples=disabled", "-Dbenchmarks=disabled"]


def run(command, **options):
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    result = subprocess.run(command, check=False, **told, **options)
    if result.returncode:
        sys.exit("Bail out! " + " ".join(str(word) for word in command) + "\n" + result.stdout[-4000:])
    return result.stdout


def without_network():
    """What stands before a command that is to see no network, if this machine lets us."""
    cut_off = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare"):
        return []
    return [] if subprocess.run([*cut_off, "true"], check=False, capture_output=True).returncode else cut_off


def make_tarball(build, folder):
    """As `meson dist` packs it; from a tree without git, as it is in one already, the tree itself."""
    tarball = folder / "libshipment.tar.gz"
    if (TOP / ".git").exists():
        run(["git", "-C", TOP, "archive", "--format=tar.gz", "--prefix=libshipment/", "-o", tarball, "HEAD"])
    else:
        with tarfile.open(tarball, "w:gz") as archive:
            for path in sorted(TOP.iterdir()):
                if path.resolve() != build and path.name != "build":
                    archive.add(path, f"libshipment/{path.name}")
    with tarfile.open(tarball) as archive:
        archive.extractall(folder)
        return sorted(member.name for member in archive.getmembers())


def build_it(folder):
    offline = without_network()
    environment = {**os.environ, "CFLAGS": "-g -O2", "CC": "gcc", "DESTDIR": str(folder / "root")}
    build = folder / "libshipment" / "obj"
    print(f"# built {'without a network' if offline else 'with a network: unshare is not allowed here'}")
    run([*offline, "meson", "setup", build, *OPTIONS], cwd=folder / "libshipment", env=environment)
    told = run([*offline, "meson", "test", "-C", build, "--suite", "abi", "--no-suite", "long"], env=environment)
    run([*offline, "meson", "install", "-C", build], env=environment)
    return int(re.search(r"^Ok:\s+(\d+)", told, re.M).group(1)), folder / "root"


def files_of(root):
    """Each file with its mode, or with what it points to."""
    rows = []
    for path in sorted(path for path in root.rglob("*") if path.is_symlink() or path.is_file()):
        name = path.relative_to(root).as_posix()
        to = f" -> {os.readlink(path)}" if path.is_symlink() else ""
        rows.append(f"{'link' if to else format(path.stat().st_mode & 0o777, 'o')} {name}{to}")
    return [re.sub(r"\.so\.\d+\.\d+\.\d+", ".so.VERSION", row) for row in rows]


def sections(library):
    """{section: bytes}, of what is loaded."""
    shown = run(["readelf", "--section-headers", "--wide", library])
    rows = re.findall(r"\] (\.\S+)\s+\S+\s+[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+) \S+\s+\w*A", shown)
    return {name: int(size, 16) for name, size in rows}


def check_size(tap, root):
    library = next(path for path in root.rglob("libshipment.so.*") if not path.is_symlink())
    stripped = root / "stripped.so"
    run(["strip", "--strip-unneeded", "-o", stripped, library])
    size = stripped.stat().st_size
    stripped_of = sorted(sections(stripped).items(), key=lambda item: -item[1])
    for name, part in stripped_of[:8]:
        print(f"# {part:8,} bytes {name}")
    missed = f", missed by {100 * (size - TARGET) / TARGET:.0f} %" if size > TARGET else ""
    print(f"# {size:8,} bytes stripped; target {TARGET:,}{missed}")
    is_more = os.uname().machine == "x86_64" and size > REACHED * 1.02
    faults = [f"{size:,} bytes; {REACHED:,} had been reached"] if is_more else []
    tap.check("the library is not larger than it was", faults)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("build", type=Path)
    arguments = parser.parse_args()
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        packed = make_tarball(arguments.build.resolve(), Path(name))
        strange = [path for path in packed if re.search(r"/(build|__pycache__|\.git)/|\.(o|so|pyc|db)$", path)]
        tap.check(f"{len(packed)} files are packed, none of them made", strange)
        passed, root = build_it(Path(name))
        tap.check(f"it builds from the tarball, and {passed} tests of the ABI pass", [] if passed > 6 else ["too few"])
        rows = files_of(root)
        if arguments.write:
            LIST.write_text("\n".join(rows) + "\n", encoding="utf-8")
        told = LIST.read_text(encoding="utf-8").splitlines()
        faults = [f"not installed: {row}" for row in told if row not in rows]
        faults += [f"not in tests/installed.txt: {row}" for row in rows if row not in told]
        tap.check(f"{len(rows)} files are installed, as listed", faults)
        check_size(tap, root)
    tap.finish()


if __name__ == "__main__":
    main()
