#!/usr/bin/python3
"""Counts what a run of `meson test` checked, subtests each for itself, and shows what failed.

    tally.py TESTLOG.JSON TALLY    appends a line "PASSED FAILED" to TALLY
"""

import json
import re
import sys

LINES_SHOWN = 60


def count(test):
    """(passed, failed) of one program: its subtests if it has any, and itself when it failed elsewhere.

    What is known to fail counts as failed, and so does a program that ran no test at all: everything that tests need
    is installed, so nothing is left out as a whole.
    """
    output = test.get("stdout") or ""
    passed = len(re.findall(r"^ok\b(?!.*# SKIP)", output, flags=re.M | re.I))
    failed = len(re.findall(r"^not ok\b", output, flags=re.M | re.I))
    good = test["result"] == "OK"
    if not passed and not failed and test["result"] == "OK":
        passed = 1
    if not good and not failed:
        failed = 1
    return passed, failed


def show(test):
    print(f"--- {test['name']}: {test['result']} ({test.get('returncode')}) {' '.join(test['command'])}")
    output = [line for line in (test.get("stdout") or "").splitlines() if not line.startswith("ok ")]
    output += (test.get("stderr") or "").splitlines()
    if len(output) > LINES_SHOWN:
        output = output[: LINES_SHOWN // 2] + ["..."] + output[-LINES_SHOWN // 2 :]
    print("\n".join(output))


def main():
    log, tally = sys.argv[1:]
    passed = failed = 0
    with open(log, encoding="utf-8") as tests:
        for line in tests:
            test = json.loads(line)
            one_passed, one_failed = count(test)
            passed += one_passed
            failed += one_failed
            if one_failed:
                show(test)
    with open(tally, "a", encoding="utf-8") as out:
        out.write(f"{passed} {failed}\n")


if __name__ == "__main__":
    main()
