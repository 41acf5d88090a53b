#!/usr/bin/python3
"""The manual page is well formed, and names every function family.

    manual.py TOP_OF_THE_TREE
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import header_comments
from tap import Tap


def lint(page):
    result = subprocess.run(["mandoc", "-T", "lint", page], capture_output=True, text=True, check=False)
    return (result.stdout + result.stderr).splitlines() or (["mandoc failed"] if result.returncode else [])


def main():
    top = Path(sys.argv[1])
    page = top / "doc" / "libshipment.3"
    families = re.findall(r"^\.Sy (shp_\w+)(\*?)", page.read_text(encoding="utf-8"), re.M)
    names = sorted(header_comments.functions(header_comments.read(top / "include")))
    tap = Tap()

    def is_of(name, family, star):
        return name.startswith(family) if star else name == family

    tap.check("every function", [name for name in names if not any(is_of(name, *family) for family in families)])
    tap.check("no family without one", ["".join(f) for f in families if not any(is_of(name, *f) for name in names)])
    if shutil.which("mandoc"):
        tap.check("mandoc -T lint", lint(page))
    else:
        print("# mandoc is not installed")
    tap.finish()


if __name__ == "__main__":
    main()
