#!/usr/bin/python3
"""Runs a program that was written for an old release, and compares what it prints with what it printed then.

    abi_program.py TRANSCRIPT PROGRAM...
"""

import difflib
import subprocess
import sys
from pathlib import Path

from tap import Tap


def main():
    told = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    result = subprocess.run(sys.argv[2:], capture_output=True, text=True, check=False)
    tap = Tap()
    faults = [result.stderr, f"it answers {result.returncode}"] if result.returncode else []
    tap.check("the program ends well", faults)
    difference = difflib.unified_diff(told, result.stdout.splitlines(), "then", "now", n=1, lineterm="")
    tap.check(f"{len(told)} lines are as they were", list(difference) if told else ["there are none"])
    tap.finish()


if __name__ == "__main__":
    main()
