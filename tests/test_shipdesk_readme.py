#!/usr/bin/python3
"""examples/shipdesk/README.md against the program: the same commands, operations, fields, types and data of events."""

import re
from collections import defaultdict
from pathlib import Path

from shipdesk_case import NOW, ShipdeskCase, confirm, items, main, place

README = (Path(__file__).resolve().parent.parent / "examples" / "shipdesk" / "README.md").read_text(encoding="utf-8")
COMMON = {"op", "id", "now"}
# What is shown of a shipment and can be sent back with it.
SHOWN = {"revision", "confirmed_at", "label", "tracking_verdict", "carrier_status", "carrier_status_at",
         "first_scan_at", "delivered_at"}
CONFIRM = {"order", "package", "items", "ship_date", "carrier", "carrier_name", "method", "tracking", "memo"} | SHOWN
CALENDAR = {"calendar", "weekmask", "closed", "opened"}


def words(text):
    return set(re.findall(r"`([\w.-]+)`", text))


def rows_of(title):
    """(words of the first cell, text of the second) of the table whose first heading is this."""
    table = re.search(rf"^\| `?{title}`? \|.*?(?:\n\n|\Z)", README, re.S | re.M).group()
    lines = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in table.strip().splitlines()[2:]]
    return [(re.findall(r"`([a-z_.-]+)", first), second) for first, second in lines]


class Readme(ShipdeskCase):
    def choices(self, request, path):
        """What the program says could have stood there."""
        problem = next(p for p in self.desk.one(request)["problems"] if p["path"] == path)
        return problem["message"].rstrip(".").split(" is none of ")[1].split(", ")

    def test_commands(self):
        told = re.findall(r"^  ([a-z-]+)(?: |$)", self.desk.run("--help").out, re.M)
        self.assertEqual([name for names, _ in rows_of("command") for name in names], told)
        self.assertGreater(len(told), 15)

    def test_options(self):
        help_text = self.desk.run("--help").out
        table = re.search(r"^\| command .*?\n\n", README, re.S | re.M).group()
        self.assertEqual(set(re.findall(r"--[a-z][a-z-]*", table)),
                         set(re.findall(r"--[a-z][a-z-]*", help_text.split("\n\n")[1])))

    def test_operations_and_their_fields(self):
        operations = self.choices({"op": "fly"}, "op")
        documented = {}
        for names, text in rows_of("op"):
            parts = text.split("; ") if len(names) == 2 and names[0] == "label" else [text] * len(names)
            documented.update(zip(names, parts))
        self.assertEqual(sorted(documented), sorted(operations))
        for operation in operations:
            with self.subTest(operation):
                known = set(self.choices({"op": operation, "?": 0}, "?")) - COMMON
                text = documented[operation].split("→")[0].split("; see below")[0]
                fields = words(text)
                if operation in ("confirm", "reconfirm", "label"):
                    fields = CONFIRM
                elif operation in ("deadline", "business_days"):
                    fields = (fields | CALENDAR) - {"us", "cn", "weekdays", "deadline"}
                elif operation == "payment":
                    fields -= {"settled", "declined"}
                elif operation == "split":
                    fields -= {"package", "items"}
                elif operation == "cancel":
                    fields |= {"at"}
                self.assertEqual(fields, known)

    def test_fields_of_an_order(self):
        text = README.split("`order` of `place`: ")[1]
        order, line = text.split("; a line: ")
        shown = README.split("has, beside these: ")[1].split("`actions`: ")[0] + "`actions`"
        top = re.sub(r"\[[^\]]*\]", "", shown)
        of_line = re.search(r"of each line ([^;]*);", top)
        request = {"op": "place", "order": {"?": 0}, "lines": [{"?": 0}]}
        self.assertEqual(words(order) | words(top.replace(of_line.group(), "")),
                         set(self.choices(request, "order.?")))
        self.assertEqual(words(line.split(", amounts")[0]) | words(of_line.group(1)),
                         set(self.choices(request, "lines[0].?")))

    def test_what_an_order_shows(self):
        charge = self.desk.ask(place(), confirm(package="2", items=items(A=1)))[1]["events"][2]["id"]
        self.desk.ask({"op": "payment", "order": "902-1", "event": charge, "result": "settled"},
                      {"op": "cancel", "order": "902-1", "items": items(B=1), "reference": "c", "reason": "Other"})
        order = self.desk.show("902-1")
        text = re.sub(r"\s+", " ", README)
        shipment = next(p["shipment"] for p in order["packages"] if p["status"] == "confirmed")
        self.assertEqual(set(shipment), (CONFIRM - {"order", "package", "items"}))
        for name in ("packages", "cancellations", "payments", "actions"):
            shown = text.split("has, beside these: ")[1]
            documented = words(re.search(rf"`{name}`: \[([^\]]*)\]", shown).group(1))
            self.assertEqual(documented, set().union(*order[name]), name)
        for name in [*order, *order["lines"][0]]:
            self.assertIn(f"`{name}`", text)

    def happen(self):
        """Something of every type but adoption."""
        charge = self.desk.ask(
            place(), place("p", status="pending"), {"op": "release", "order": "p"},
            confirm(package="2", items=items(A=1), memo="m"))[3]["events"][2]["id"]
        payment = {"op": "payment", "order": "902-1", "event": charge}
        self.desk.ask(
            {"op": "reconfirm", "order": "902-1", "package": "2", "method": "x"},
            {"op": "scan", "order": "902-1", "package": "2", "status": "scanned", "at": NOW},
            {**payment, "result": "declined"},
            {**payment, "result": "settled"},
            {"op": "cancel", "order": "902-1", "items": items(B=1), "reference": "c", "reason": "NoInventory"},
            place("l"), {**confirm("l"), "op": "label"}, {"op": "label_cancel", "order": "l", "package": "1"},
            {"op": "cancel", "order": "l", "reason": "NoInventory"})
        self.desk.one(place("s"), rules="us,charge=per_package")
        charge = self.desk.one(confirm("s", package="1"), rules="us,charge=per_package")["events"][1]["id"]
        self.desk.one({"op": "payment", "order": "s", "event": charge, "result": "settled"})
        self.desk.one({"op": "payment", "order": "s", "event": charge, "result": "declined"})

    def test_events_and_their_data(self):
        self.happen()
        happened = defaultdict(set)
        for event in self.desk.events():
            happened[event["type"].removeprefix("libshipment.")] |= set(event["data"]) - {"order_id", "order_revision"}
        documented = {}
        for names, text in rows_of("type"):
            data = words(re.sub(r"\[[^\]]*\]|\([^)]*\)|without .*", "", text))
            if text.startswith("as confirmed"):
                data |= documented["shipment.confirmed"]
            documented.update(dict.fromkeys(names, data))
        self.assertEqual(set(happened) | {"order.adopted"}, set(documented))
        for name, data in happened.items():
            with self.subTest(name):
                if "cause" in data:  # which of them it has, the cause says
                    self.assertLessEqual(data, documented[name])
                else:
                    self.assertEqual(data, documented[name])


if __name__ == "__main__":
    main()
