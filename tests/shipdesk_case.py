"""What the tests of shipdesk share: a desk in a folder of its own, and results in the Test Anything Protocol."""

import json
import os
import subprocess
import sys
import tempfile
import traceback
import unittest
from pathlib import Path

TOOL = os.environ.get("SHIPDESK", "build/shipdesk")
NOW = "2025-11-04T20:00:00Z"
DATA = Path(__file__).resolve().parent.parent / "examples" / "data"
MEMORY = Path("/dev/shm")  # where there is one, tests wait for no disk

UPS = ["1Z999AA10123456784", "1Z8V92A70367203024", "1Z5R89390357567127", "1Z879E930346834440", "1Z410E7W0392751591"]


def folder():
    return tempfile.TemporaryDirectory(prefix="shipdesk-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)


class Desk:
    """A database and the tool that works on it."""

    def __init__(self, path, name="desk.db", env=None):
        self.path = Path(path)
        self.db = self.path / name
        self.env = env

    def run(self, *arguments, now=NOW, rules=None, lang=None, stdin=None, env=None):
        command = [TOOL, "--db", str(self.db), "--now", now]
        command += ["--rules", rules] if rules else []
        command += ["--lang", lang] if lang else []
        data = stdin.encode() if isinstance(stdin, str) else stdin
        result = subprocess.run(
            [*command, *map(str, arguments)],
            input=data if data is not None else b"",
            capture_output=True,
            cwd=self.path,
            check=False,
            timeout=120,
            env=env or self.env,
        )
        result.out = result.stdout.decode("utf-8", "replace")
        result.err = result.stderr.decode("utf-8", "replace")
        return result

    def run_raw(self, arguments):
        """Arguments that may be no text."""
        command = [TOOL, "--db", self.db, "--now", NOW, *arguments]
        result = subprocess.run(command, capture_output=True, cwd=self.path, check=False, timeout=120, env=self.env)
        result.err = result.stderr.decode("utf-8", "replace")
        return result

    def ask(self, *requests, **options):
        """Answers of exec, each to its request."""
        lines = "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in requests)
        result = self.run("exec", stdin=lines, **options)
        assert result.returncode in (0, 1), (result.returncode, result.err)
        answers = [json.loads(line) for line in result.out.splitlines()]
        assert len(answers) == len(requests), (len(answers), len(requests), result.err)
        assert result.returncode == (0 if all(a["ok"] for a in answers) else 1), result.returncode
        return answers

    def one(self, request, **options):
        return self.ask(request, **options)[0]

    def write(self, name, text, encoding="utf-8"):
        path = self.path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def events(self, *arguments):
        if not self.db.exists():  # nothing has been placed yet
            return []
        result = self.run("events", *arguments)
        assert result.returncode == 0, result.err
        return [json.loads(line) for line in result.out.splitlines()]

    def deliver(self, *arguments, now=NOW):
        result = self.run("deliver", *arguments, now=now)
        assert result.returncode == 0, result.err
        return [json.loads(line) for line in result.out.splitlines()]

    def show(self, reference, **options):
        return self.one({"op": "show", "order": reference}, **options)["order"]


class ShipdeskCase(unittest.TestCase):
    def setUp(self):
        self.folder = folder()
        self.addCleanup(self.folder.cleanup)
        self.desk = Desk(self.folder.name)

    def assert_verified(self, desk=None):
        result = (desk or self.desk).run("verify")
        self.assertRegex(
            result.out.splitlines()[-1], r"^\d+ orders, \d+ events, 0 violations$", result.out + result.err
        )
        self.assertEqual(result.returncode, 0)

    def assert_refused(self, answer, *expected):
        """The problems are exactly these: (code without SHP_ERR_, path)."""
        self.assertFalse(answer["ok"])
        found = [(p["code"], p["path"]) for p in answer["problems"]]
        self.assertCountEqual(found, [("SHP_ERR_" + code, path) for code, path in expected])
        self.assertTrue(all(p["message"] for p in answer["problems"]))

    def assert_done(self, answer, *types):
        """Done, and just this happened, in this order."""
        self.assertTrue(answer["ok"], answer)
        self.assertEqual([e["type"] for e in answer["events"]], ["libshipment." + t for t in types])
        self.assertEqual(answer["repeated"], False)

    def assert_repeated(self, answer):
        self.assertTrue(answer["ok"], answer)
        self.assertEqual((answer["repeated"], answer["events"]), (True, []))


def order(reference="902-1", lines=None, **fields):
    lines = (
        [{"id": "A", "quantity": 2, "item_price": "20.00"}, {"id": "B", "quantity": 1, "item_price": "5.01"}]
        if lines is None
        else lines
    )
    return {"reference": reference, "currency": "USD", "ordered_at": "2025-11-03T17:15:22Z", "lines": lines, **fields}


def place(*arguments, **fields):
    return {"op": "place", "order": order(*arguments, **fields)}


def items(**quantities):
    return [{"line": line, "quantity": quantity} for line, quantity in quantities.items()]


def confirm(reference="902-1", **fields):
    return {
        "op": "confirm",
        "order": reference,
        "ship_date": "2025-11-04",
        "carrier": "UPS",
        "method": "Ground",
        "tracking": UPS[0],
        **fields,
    }


FIRST = ("shipment.confirmed", "buyer.charged", "seller.credited", "buyer.notified", "account.updated")
LATER = ("shipment.confirmed", "buyer.notified", "account.updated")


class TapResult(unittest.TestResult):
    count = 0

    def line(self, good, test, comment=""):
        self.count += 1
        print(f"{'ok' if good else 'not ok'} {self.count} - {test.id().split('.', 1)[-1]}{comment}", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.line(True, test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.line(True, test, f" # SKIP {reason}")

    def complain(self, test, error):
        self.line(False, test)
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print("#  ", line, flush=True)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.complain(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.complain(test, err)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self.complain(subtest, err)


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = TapResult()
    suite.run(result)
    print(f"1..{result.count}")
    sys.exit(not result.wasSuccessful() or not result.count)
