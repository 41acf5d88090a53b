"""The Test Anything Protocol, as much of it as the checks in this folder write."""

import sys


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name, faults):
        """One check: passed when the list of its faults is empty."""
        self.count += 1
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.count} - {name}")
        for fault in faults:
            print(f"#   {fault}")

    def finish(self):
        if not self.count:
            self.check("something was there to check", ["nothing was"])
        print(f"1..{self.count}")
        sys.exit(self.failed != 0)
