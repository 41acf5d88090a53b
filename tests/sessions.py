#!/usr/bin/python3
"""Types what the documents tell a newcomer to type, in a fresh copy of the tree and with a home folder of its own.

    sessions.py TOP_OF_THE_TREE [SHIPDESK]

The blocks of a session (see snippets.py) are typed into one shell, one after the other; sessions of a document follow
each other in one copy. A block that is shown as what was printed must be what the block before it printed. A session
that a document has in common with its translation is typed once. SHIPDESK saves building it again.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import snippets
from tap import Tap

PATIENCE = 600  # seconds from an empty folder to a program that runs
NEXT = "---- next block ----"
NOT_COPIED = {".git", "build", "__pycache__", ".pytest_cache", ".hypothesis"}


def sessions_of(top, path):
    """{session: [[block, what it prints or None]]}, in the order of the document."""
    found, last = {}, None
    for block in snippets.blocks_of(top, path):
        name = block.of("session")
        if name:
            last = [block, None]
            found.setdefault(name, []).append(last)
        elif block.mark == "prints" and last:
            last[1] = block
        else:
            last = None
    return found


def type_in(script, tree, home):
    environment = {"HOME": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    command = ["sh", "-e", "-u", "-c", script]
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False,
                          timeout=2 * PATIENCE)


def faults_of(blocks, tree, home):
    script = f"\necho '{NEXT}'\n".join(block.text for block, _ in blocks)
    result = type_in(script, tree, home)
    if result.returncode:
        return [f"exit status {result.returncode}", *(result.stdout + result.stderr).splitlines()[-30:]]
    faults = []
    for (block, shown), printed in zip(blocks, result.stdout.split(NEXT + "\n")):
        if shown and printed != shown.text:
            faults += [f"{block.where} prints:", *printed.splitlines()]
    return faults


def main():
    top = Path(sys.argv[1]).resolve()
    tap = Tap()
    typed = []
    for path in snippets.documents(top):
        found = {}
        for name, blocks in sessions_of(top, path).items():
            texts = [(block.text, shown and shown.text) for block, shown in blocks]
            if texts not in typed:
                typed.append(texts)
                found[name] = blocks
        if not found:
            continue
        with tempfile.TemporaryDirectory(prefix="session-") as folder:
            tree, home = Path(folder) / "libshipment", Path(folder) / "home"
            shutil.copytree(top, tree, ignore=lambda _, names: NOT_COPIED & set(names))
            home.mkdir()
            (tree / "build").mkdir()
            if len(sys.argv) > 2:
                shutil.copy(sys.argv[2], tree / "build" / "shipdesk")
            for name, blocks in found.items():
                began = time.monotonic()
                faults = faults_of(blocks, tree, home)
                seconds = time.monotonic() - began
                if seconds > PATIENCE:
                    faults.append(f"it took {seconds:.0f} s, and nobody waits longer than {PATIENCE}")
                tap.check(f"{path.relative_to(top)}: {name}, {seconds:.0f} s", faults)
    tap.finish()


if __name__ == "__main__":
    main()
