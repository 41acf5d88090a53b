#!/usr/bin/python3
"""The command line of shipdesk: every command, what it prints, its exit status; deliveries; verification."""

import json
import os
import sqlite3
import subprocess

from shipdesk_case import NOW, TOOL, UPS, ShipdeskCase, confirm, items, main, place

SHIP = ["--ship-date", "2025-11-04", "--carrier", "UPS", "--method", "Ground"]
EFFECTS = {
    "libshipment." + t
    for t in (
        "buyer.charged",
        "buyer.refunded",
        "seller.credited",
        "seller.debited",
        "buyer.notified",
        "account.updated",
    )
}


class Commands(ShipdeskCase):
    def setUp(self):
        super().setUp()
        self.desk.ask(place(ship_by="2025-11-05"), place("902-2", status="pending"))

    def do(self, *arguments, status=0, **options):
        result = self.desk.run(*arguments, **options)
        self.assertEqual(result.returncode, status, result.out + result.err)
        return result

    def test_a_life_of_an_order(self):
        self.do("split", "902-1", "1:A=1", "x:A=1,B=1")
        self.do(
            "confirm",
            "902-1",
            "--package",
            "x",
            *SHIP,
            "--tracking",
            UPS[0],
            "--memo",
            "a memo",
            "--carrier-name",
            "ignored",
        )
        self.assertIn(
            "(",
            self.do(
                "confirm", "902-1", "--package=x", *SHIP, "--tracking", UPS[0], "--memo", "a memo"
            ).out.splitlines()[0],
        )
        self.do("reconfirm", "902-1", "--package", "x", "--item", "A=1", "--clear", "tracking", "--clear", "memo")
        shown = json.loads(self.do("show", "902-1", "--json").out)
        self.assertEqual(shown, self.desk.show("902-1"))
        package = next(p for p in shown["packages"] if p["reference"] == "x")
        self.assertEqual(
            (
                package["items"],
                package["shipment"]["tracking"],
                package["shipment"]["memo"],
                package["shipment"]["method"],
            ),
            (items(A=1), None, None, "Ground"),
        )
        self.do("cancel", "902-1", "--item", "A=1", "--reason", "NoInventory")
        self.do("cancel", "902-1", "--item", "B=1", "--reason", "BuyerCanceled")
        self.assertEqual([c["reference"] for c in self.desk.show("902-1")["cancellations"]], ["1", "2"])
        self.do("release", "902-2")
        self.do("label", "902-2", *SHIP, "--tracking", UPS[1])
        self.do("unlabel", "902-2", "--package", "1")
        self.do("label", "902-2", *SHIP, "--tracking", UPS[2])
        self.do("scan", "902-2", "--package", "1", "--status", "in_transit", "--at", NOW)
        self.assertIn("902-2", self.do("show", "902-2").out)
        self.assert_verified()

    def test_the_list_of_orders(self):
        self.desk.ask(confirm(package="1", items=items(A=1)))
        listed = json.loads(self.do("orders", "--json").out)
        self.assertEqual([o["reference"] for o in listed], ["902-1", "902-2"])
        one = listed[0]
        self.assertEqual(
            (
                one["status"],
                one["shipped"],
                one["ordered"],
                one["total"],
                one["currency"],
                one["ship_by"],
                one["deadline"],
            ),
            ("partially_shipped", 1, 3, "25.01", "USD", "2025-11-05", None),
        )
        actions = {a["action"]: a for a in one["actions"]}
        self.assertEqual(actions["confirm"], {"action": "confirm", "allowed": True, "code": None})
        self.assertEqual(actions["release"]["allowed"], False)
        self.assertTrue(actions["release"]["code"].startswith("SHP_ERR_"))
        text = self.do("orders").out
        for word in ("902-1", "partially shipped", "1 / 3", "25.01 USD", "2025-11-05", "reconfirm"):
            self.assertIn(word, text)
        self.desk.db = self.desk.path / "empty.db"
        header = "order-id\torder-item-id\tpurchase-date\tquantity-purchased\n"
        self.do("import", self.desk.write("empty.tsv", header), "--without-amounts")
        self.assertEqual(json.loads(self.do("orders", "--json").out), [])

    def test_chinese(self):
        self.assertIn("未发货", self.do("orders", lang="zh").out)
        self.assertIn("确认发货", self.do("show", "902-1", lang="zh").out)
        self.assertRegex(self.do("confirm", "902-2", *SHIP, lang="zh", status=1).err, "[一-鿿]")
        answer = self.desk.one(confirm("902-1", tracking=None), lang="zh")
        self.assertRegex(answer["advice"][0]["message"], "追踪编码")

    def test_expiring(self):
        self.assertIn("cancelled: 0", self.do("expire", now="2025-11-15T07:59:59Z").out)
        self.assertIn("cancelled: 1", self.do("expire", now="2025-11-15T08:00:00Z").out)
        self.assertIn("cancelled: 0", self.do("expire", now="2030-01-01T00:00:00Z").out)  # nor the one that is pending
        self.assertEqual(self.desk.show("902-1")["status"], "cancelled")
        self.assertEqual(self.desk.deliver(), [])

    def test_other_rules_expire_otherwise(self):
        self.assertIn(
            "cancelled: 0",
            self.do("expire", now="2025-11-15T08:00:00Z", rules="us,cancel_after=30d,cancel_from=ordered").out,
        )
        self.assertIn(
            "cancelled: 1",
            self.do("expire", now="2025-12-04T08:00:00Z", rules="us,cancel_after=30d,cancel_from=ordered").out,
        )

    def test_time_may_go_backwards(self):
        self.do("confirm", "902-1", *SHIP, now="2025-11-10T00:00:00Z")
        self.do("reconfirm", "902-1", "--package", "1", "--memo", "earlier", now="2025-11-05T00:00:00Z")
        self.assertEqual(len(self.desk.deliver(now="2025-11-01T00:00:00Z")), 4)
        self.assert_verified()

    def test_the_sellers_numbers(self):
        self.desk.ask(
            confirm(package="1", items=items(A=1)),
            confirm(package="2", tracking=None),
            {"op": "scan", "order": "902-1", "package": "1", "status": "delivered", "at": "2025-11-05T10:00:00Z"},
            place("902-3", ship_by="2025-11-03"),
            confirm("902-3", tracking=UPS[1]),
            place("902-4"),
            {"op": "cancel", "order": "902-4", "reason": "NoInventory"},
        )
        result = json.loads(self.do("metrics", "--json", now="2025-11-06T00:00:00Z").out)
        numbers = {
            m["metric"]: (m["numerator"], m["denominator"], m["standing"])
            for m in result["metrics"]
            if m["category"] is None
        }
        self.assertEqual(numbers["valid_tracking_rate"], (1, 3, "failing"))
        self.assertEqual(numbers["late_shipment_rate_10"], (1, 2, "failing"))
        self.assertEqual(numbers["cancellation_rate"], (1, 3, "failing"))  # the pending one is not in
        for lang in ("en", "zh"):
            self.assertIn("33.33 %", self.do("metrics", lang=lang, now="2025-11-06T00:00:00Z").out)

    def test_events_are_cloud_events(self):
        self.desk.ask(confirm(memo="for me"), confirm("902-2"), {"op": "release", "order": "902-2"})
        everything = self.desk.events()
        self.assertEqual(
            [e["type"].split(".", 1)[1] for e in self.desk.events("902-1")],
            [
                "order.placed",
                "shipment.confirmed",
                "buyer.charged",
                "seller.credited",
                "buyer.notified",
                "account.updated",
            ],
        )
        self.assertEqual(len(everything), 8)
        for event in everything:
            self.assertEqual(
                list(event)[:7], ["specversion", "id", "source", "type", "subject", "time", "datacontenttype"]
            )
            self.assertEqual(
                (event["specversion"], event["datacontenttype"], event["time"]),
                ("1.0", "application/json", "2025-11-04T20:00:00.000Z"),
            )


class Delivering(ShipdeskCase):
    def setUp(self):
        super().setUp()
        self.desk.ask(
            place(),
            place("902-2"),
            confirm(memo="MEMO-4711", package="1", items=items(A=1)),
            confirm("902-2", tracking=UPS[1]),
        )

    def test_every_effect_once_in_order(self):
        effects = [e for e in self.desk.events() if e["type"] in EFFECTS]
        delivered = self.desk.deliver("--limit", "3") + self.desk.deliver("--limit", "0") + self.desk.deliver()
        self.assertEqual(delivered, effects)
        self.assertEqual(self.desk.deliver(), [])
        self.desk.ask(confirm(package="2", tracking=UPS[2]))
        self.assertEqual(len(self.desk.deliver()), 2)

    def test_the_memo_is_in_no_effect(self):
        self.assertIn("MEMO-4711", json.dumps(self.desk.events()))
        self.assertNotIn("MEMO", json.dumps(self.desk.deliver()))

    def test_a_relay_that_is_killed_loses_nothing_and_leaves_no_lease(self):
        self.desk.ask(*(request for n in range(300) for request in (place(f"o-{n}"), confirm(f"o-{n}"))))
        with subprocess.Popen(
            [TOOL, "--db", str(self.desk.db), "--now", NOW, "deliver"], stdout=subprocess.PIPE
        ) as relay:
            lines = [relay.stdout.readline() for _ in range(10)]
            relay.kill()
            lines += relay.stdout.readlines()
        first = [json.loads(line)["id"] for line in lines if line.endswith(b"\n")]
        rest = [e["id"] for e in self.desk.deliver()]
        self.assertEqual(set(first) | set(rest), {e["id"] for e in self.desk.events() if e["type"] in EFFECTS})
        self.assertLessEqual(len(set(first) & set(rest)), 1)  # flushed, and killed before it was acknowledged

    def test_a_reader_that_goes_away_is_noticed(self):
        self.desk.ask(*(request for n in range(300) for request in (place(f"o-{n}"), confirm(f"o-{n}"))))
        with subprocess.Popen(
            [TOOL, "--db", str(self.desk.db), "--now", NOW, "deliver"], stdout=subprocess.PIPE
        ) as relay:
            relay.stdout.readline()
            relay.stdout.close()
            self.assertEqual(relay.wait(), 3)
        self.assertTrue(self.desk.deliver())
        self.assertEqual(self.desk.deliver(), [])

    def test_a_relay_whose_reader_is_slow_holds_up_nobody(self):
        self.desk.ask(*(request for n in range(300) for request in (place(f"o-{n}"), confirm(f"o-{n}"))))
        with subprocess.Popen(
            [TOOL, "--db", str(self.desk.db), "--now", NOW, "deliver"], stdout=subprocess.PIPE
        ) as slow:
            first = [slow.stdout.readline()]
            other = [e["id"] for e in self.desk.deliver()]
            first += slow.stdout.readlines()
        ids = [json.loads(line)["id"] for line in first] + other
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual(len(ids), 8 + 300 * 4)

    def test_what_cannot_be_written_is_not_delivered(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            for arguments in (["deliver"], ["events"], ["orders"], ["verify"]):
                result = subprocess.run(
                    [TOOL, "--db", str(self.desk.db), *arguments], stdout=full, stderr=subprocess.PIPE, check=False
                )
                self.assertEqual(result.returncode, 3, arguments)
        self.assertEqual(len(self.desk.deliver()), 8)

    def test_two_relays_deliver_nothing_twice(self):
        self.desk.ask(*(request for n in range(60) for request in (place(f"o-{n}"), confirm(f"o-{n}"))))
        command = [TOOL, "--db", str(self.desk.db), "--now", NOW, "deliver"]
        relays = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for _ in range(4)]
        lines = [line for relay in relays for line in relay.communicate()[0].splitlines()]
        self.assertEqual([relay.returncode for relay in relays], [0] * 4)
        self.assertEqual(len(lines), 8 + 60 * 4)
        self.assertEqual(len({json.loads(line)["id"] for line in lines}), len(lines))

    def test_two_desks_write_at_once(self):
        command = [TOOL, "--db", str(self.desk.db), "--now", NOW, "exec"]
        requests = "".join(json.dumps(r) + "\n" for n in range(40) for r in (place(f"o-{n}"), confirm(f"o-{n}")))
        desks = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(3)]
        for desk in desks:
            desk.stdin.write(requests.encode())
            desk.stdin.close()
        answers = [[json.loads(line) for line in desk.stdout] for desk in desks]
        self.assertEqual([desk.wait() for desk in desks], [0] * 3)
        for desk in desks:
            desk.stdout.close()
        for at in range(80):  # of three desks that do the same, one did it
            self.assertEqual(sorted(a[at]["repeated"] for a in answers), [False, True, True])
        self.assert_verified()


class Verifying(ShipdeskCase):
    TAMPERING = {
        "UPDATE orders SET revision = revision + 1": "revision",
        "UPDATE orders SET status = 'cancelled'": "status",
        "UPDATE orders SET reference = 'x' WHERE reference = '902-1'": "reference",
        "UPDATE orders SET marketplace = 'moon' WHERE reference = '902-1'": "another marketplace (moon)",
        "UPDATE orders SET ordered_at = ordered_at + 1 WHERE reference = '902-1'": "another time of the order",
        "DELETE FROM outbox WHERE position IN (4, 5); DELETE FROM events WHERE position IN (4, 5)": "events 4 to 5",
        "DELETE FROM outbox WHERE position = 6; DELETE FROM events WHERE position = 6": "gap (event 6)",
        "DELETE FROM events WHERE position = 1": "gap (event 1)",
        "UPDATE orders SET state = substr(state, 1, length(state) - 1)": "cannot be read",
        "UPDATE events SET id = randomblob(16) WHERE position = 3": "id",
        "DELETE FROM outbox WHERE position = 4; DELETE FROM events WHERE position = 4": "gap (event 4)",
        "DELETE FROM outbox WHERE position = 5": "not to be delivered",
        "UPDATE outbox SET payload = replace(payload, '25.01', '25.02')": "what happened",
        "UPDATE outbox SET id = 'x' WHERE position = 4": "what happened",
        "UPDATE events SET type = 'x' WHERE position = 2": "type",
        "UPDATE events SET event = (SELECT event FROM events WHERE position = 1) WHERE position = 2": "follow",
        "INSERT INTO outbox (position, id, aggregatetype, aggregateid, type, payload)"
        " SELECT 1, 'x', 'order', 'x', 'x', '{}'": "fact",
        "UPDATE orders SET state = (SELECT state FROM orders WHERE reference = '902-2')"
        " WHERE reference = '902-1'": "id",
        "DELETE FROM orders WHERE reference = '902-1'": "no order",
    }

    def test_what_is_right(self):
        self.desk.ask(place(), confirm())
        self.assertEqual(self.desk.run("verify").out, "1 orders, 6 events, 0 violations\n")

    def test_whatever_was_tampered_with_is_found(self):
        for number, (sql, word) in enumerate(self.TAMPERING.items()):
            with self.subTest(sql):
                self.desk.db = self.desk.path / f"{number}.db"
                self.desk.ask(place(), confirm(), place("902-2"))
                with sqlite3.connect(self.desk.db) as db:
                    db.executescript("PRAGMA foreign_keys = OFF;" + sql)
                db.close()
                result = self.desk.run("verify")
                self.assertEqual(result.returncode, 1, result.out + result.err)
                lines = result.out.splitlines()
                self.assertRegex(lines[-1], rf", {len(lines) - 1} violations$")
                self.assertTrue(any(word in line for line in lines[:-1]), lines)


    def test_a_line_for_each_gap(self):
        self.desk.ask(place(), confirm(), *({"op": "reconfirm", "order": "902-1", "package": "1", "memo": str(n)}
                                            for n in range(9)))
        with sqlite3.connect(self.desk.db) as db:
            db.execute("DELETE FROM events WHERE position IN (8, 9, 12)")
        db.close()
        self.assertEqual(
            self.desk.run("verify").out,
            "902-1: the history has a gap (events 8 to 9)\n902-1: the history has a gap (event 12)\n"
            "1 orders, 12 events, 2 violations\n",
        )

    def test_what_could_not_be_read_was_not_verified(self):
        self.desk.ask(*(place(f"o-{n}") for n in range(400)))
        with sqlite3.connect(self.desk.db) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()[0]
        db.close()
        data = bytearray(self.desk.db.read_bytes())
        data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
        self.desk.db.write_bytes(data)
        for lang, word in (("en", "reading the database: "), ("zh", "读取数据库")):
            result = self.desk.run("verify", lang=lang)
            self.assertEqual(result.returncode, 3)
            self.assertIn(word, result.err)
            self.assertNotIn("violations", result.out)


if __name__ == "__main__":
    main()
