#!/usr/bin/python3
"""Runs the tests of the package with pytest, and tells of each by the Test Anything Protocol.

    run.py [PYTEST ARGUMENT...]
"""

import sys
from pathlib import Path

import pytest


class Tap:
    """A line for each test; what a failing one says goes into comments."""

    def __init__(self) -> None:
        self.count = 0
        self.failed = False

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Nobody else writes here."""
        config.pluginmanager.unregister(name="terminalreporter")

    def tell(self, report: pytest.TestReport | pytest.CollectReport, name: str) -> None:
        """One line, and what it says of a failure."""
        self.count += 1
        print(f"{'not ok' if report.failed else 'ok'} {self.count} - {name}{' # SKIP' if report.skipped else ''}")
        if report.failed:
            self.failed = True
            said = [report.longreprtext, *[text for _, text in report.sections]]
            print("\n".join("#   " + line for text in said for line in text.split("\n")))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test; what is set up and put away is told only when it fails."""
        if report.when == "call" or not report.passed:
            self.tell(report, report.nodeid if report.when == "call" else f"{report.nodeid} ({report.when})")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot be read is a failure, not a file without tests."""
        if report.failed:
            self.tell(report, report.nodeid)


def main() -> int:
    folder = Path(__file__).resolve().parent
    sys.path.insert(0, str(folder.parent))
    sys.dont_write_bytecode = True
    tap = Tap()
    options = ["-p", "no:cacheprovider", "--rootdir", str(folder), *sys.argv[1:]]
    status = pytest.main([*options, str(folder)], plugins=[tap])
    print(f"1..{tap.count}")
    return int(status) or int(tap.failed) or int(tap.count == 0)


if __name__ == "__main__":
    sys.exit(main())
