#!/usr/bin/python3
"""SIGKILL at every step of import, confirm and deliver, then again: nothing charged twice, nothing lost.

Each command is killed just before and just after each of its calls that change a file or hand something over, and in
the middle of every other write; some are killed twice in a row, and some at moments that only the clock chooses. Then
it is run to its end, and the desk must be as if nothing had ever happened to it.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from shipdesk_case import DATA, NOW, TOOL, UPS, Desk, ShipdeskCase, confirm, items, main, place

SHIM = os.environ.get("KILL_AT_SHIM", "")
SEED = 20251104


class Killing(ShipdeskCase):
    """Each test is one command; `prepare` makes the desk it begins with."""

    def setUp(self):
        super().setUp()
        self.start = self.desk.path / "start"
        self.start.mkdir()
        if not os.path.exists(SHIM):
            self.skipTest("the shim that kills is not there")

    def environment(self, **settings):
        # A sanitizer's runtime wants to be first; its own functions then stand before the shim's.
        options = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0:detect_leaks=0"
        return {**os.environ, "LD_PRELOAD": SHIM, "ASAN_OPTIONS": options, **settings}

    def fresh(self):
        """A desk as it was before the command."""
        work = self.desk.path / f"work-{threading.get_ident()}"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(self.start, work)
        return Desk(work)

    def count_steps(self, arguments, statuses):
        desk = self.fresh()
        counts = desk.path / "counts"
        result = desk.run(*arguments, env=self.environment(KILL_COUNTS=str(counts)))
        self.assertIn(result.returncode, statuses, result.err)
        steps = int(counts.read_text()) if counts.exists() else 0
        if steps == 0:
            self.skipTest("calls of this build do not reach the shim")
        return steps, desk.events(), result.out

    def finish(self, desk, arguments, statuses, expected):
        result = desk.run(*arguments)
        self.assertIn(result.returncode, statuses, result.out + result.err)
        self.assert_verified(desk)  # so each order is what its events say
        events = desk.events()
        self.assertEqual(events, expected)
        charged = Counter(
            (e["subject"], e["data"]["cause"]) for e in events if e["type"] == "libshipment.buyer.charged"
        )
        self.assertTrue(all(times == 1 for times in charged.values()), charged)
        return result.out

    def kill_at_every_step(self, arguments, statuses=(0,), collect=None):
        steps, expected, whole = self.count_steps(arguments, statuses)
        self.assertGreater(steps, 10)

        def kill_at(step, settings):
            desk = self.fresh()
            outputs = []
            kills = 0
            for _ in range(2 if step % 5 == 0 else 1):
                killed = desk.run(*arguments, env=self.environment(KILL_AT=str(step), **settings))
                outputs.append(killed.out)
                kills += killed.returncode == -signal.SIGKILL
            outputs.append(self.finish(desk, arguments, statuses, expected))
            if collect:
                collect(desk, outputs, whole)
            return kills

        schedules = [(step, {}) for step in range(1, steps + 1)]
        schedules += [(step, {"KILL_TEARS": "1"}) for step in range(1, steps + 1, 4)]
        with ThreadPoolExecutor(os.cpu_count()) as workers:
            kills = sum(workers.map(lambda schedule: kill_at(*schedule), schedules))
        self.assertGreaterEqual(kills, steps)
        print(f"# {' '.join(map(str, arguments[:1]))}: {steps} steps, {kills} kills")

    def kill_by_the_clock(self, arguments, statuses=(0,), collect=None, times=25):
        began = time.monotonic()
        _, expected, whole = self.count_steps(arguments, statuses)
        longest = time.monotonic() - began
        chance = random.Random(SEED)
        for _ in range(times):
            desk = self.fresh()
            command = [TOOL, "--db", str(desk.db), "--now", NOW, *map(str, arguments)]
            with open(desk.path / "out", "wb") as out, subprocess.Popen(
                command, stdout=out, stderr=subprocess.DEVNULL
            ) as process:
                time.sleep(chance.uniform(0, longest))
                process.kill()
            outputs = [(desk.path / "out").read_text(), self.finish(desk, arguments, statuses, expected)]
            if collect:
                collect(desk, outputs, whole)

    def check_deliveries(self, _desk, outputs, whole):
        """Everything arrived; what came twice came with the same id; only what was not acknowledged came twice."""
        expected = whole.splitlines()
        arrived = [line for output in outputs for line in output.splitlines(keepends=True) if line.endswith("\n")]
        arrived = [line.rstrip("\n") for line in arrived]
        self.assertEqual(set(arrived), set(expected))
        self.assertLessEqual(len(arrived), len(expected) + len(outputs) - 1)
        self.assertEqual(len({json.loads(line)["id"] for line in arrived}), len(expected))

    # ---- the commands ----

    def report(self):
        return shutil.copy(DATA / "new-orders-us.tsv", self.desk.path / "report.tsv")

    def with_orders(self):
        desk = Desk(self.start)
        desk.ask(place(), place("902-2"), place("902-3"), confirm("902-3", package="1", items=items(A=1)))
        return desk

    def test_import_into_nothing(self):
        self.kill_at_every_step(["import", self.report(), "--ship-within", "2"])

    def test_import_into_a_desk_at_work(self):
        self.with_orders()
        self.kill_at_every_step(["import", self.report(), "--ship-within", "2"])

    def test_confirm(self):
        self.with_orders()
        self.kill_at_every_step(
            [
                "confirm",
                "902-1",
                "--package",
                "7",
                "--item",
                "A=1",
                "--ship-date",
                "2025-11-04",
                "--carrier",
                "UPS",
                "--method",
                "Ground",
                "--tracking",
                UPS[0],
            ]
        )

    def test_confirm_file(self):
        Desk(self.start).run("import", self.report())
        self.kill_at_every_step(["confirm-file", DATA / "confirmation-8.tsv"], statuses=(1,))

    def test_deliver(self):
        desk = self.with_orders()
        desk.ask(confirm("902-1", tracking=UPS[1]), confirm("902-2", tracking=UPS[2]))
        self.kill_at_every_step(["deliver"], collect=self.check_deliveries)

    def test_expire(self):
        desk = self.with_orders()
        desk.ask(*(place(f"old-{n}", ship_by="2025-10-01") for n in range(3)))
        self.kill_at_every_step(["expire"])

    def test_import_by_the_clock(self):
        self.kill_by_the_clock(["import", self.report(), "--ship-within", "2"])

    def test_deliver_by_the_clock(self):
        desk = self.with_orders()
        desk.ask(*(request for n in range(50) for request in (place(f"o-{n}"), confirm(f"o-{n}"))))
        self.kill_by_the_clock(["deliver"], collect=self.check_deliveries)


if __name__ == "__main__":
    main()
