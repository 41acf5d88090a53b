#!/usr/bin/python3
"""What shipdesk says to people: usage, names of what was typed, what could have stood there, both languages."""

import re

from shipdesk_case import NOW, UPS, ShipdeskCase, confirm, items, main, order, place

CHINESE = re.compile("[一-鿿]")
SHIP = ["--ship-date", "2025-11-04", "--carrier", "UPS"]


class Usage(ShipdeskCase):
    def say(self, *arguments, status, **options):
        result = self.desk.run(*arguments, **options)
        self.assertEqual(result.returncode, status, result.out + result.err)
        return result.err

    def test_what_is_asked_of_the_program_itself(self):
        told = self.desk.run("--help").out
        for arguments in (["-h"], ["help"], ["orders", "--help"], ["confirm", "902-1", "--help"]):
            result = self.desk.run(*arguments)
            self.assertEqual((result.returncode, result.out, result.err), (0, told, ""))
        self.assertRegex(self.desk.run("--version").out, r"^shipdesk \d+\.\d+\.\d+\n$")
        self.assertIn('unknown command "foo"', self.say("foo", status=2))
        self.assertIn('unknown option "--foo"', self.say("orders", "--foo", status=2))

    def test_options_that_must_be_there(self):
        self.desk.ask(place())
        for command, options in {
            "confirm": SHIP,
            "label": [*SHIP, "--tracking", UPS[0]],
            "reconfirm": ["--package", "1"],
            "unlabel": ["--package", "1"],
            "cancel": ["--reason", "NoInventory"],
            "scan": ["--package", "1", "--status", "scanned", "--at", NOW],
        }.items():
            for at in range(0, len(options), 2):
                told = self.say(command, "902-1", *options[:at], *options[at + 2 :], status=2)
                self.assertIn(f"{options[at]} is missing", told)
        self.assertIn("--memo is there twice", self.say("confirm", "902-1", *SHIP, "--memo", "a", "--memo=b", status=2))
        self.assertEqual(self.desk.show("902-1")["revision"], 1)

    def test_only_shipments_can_be_cleared(self):
        self.desk.ask(place(), confirm(memo="m"))
        for field in ("now", "op", "order", "colour", "package", "items"):
            told = self.say("reconfirm", "902-1", "--package", "1", "--clear", field, status=2)
            self.assertIn(f'--clear "{field}" is none of ship-date, carrier, carrier-name, method,', told)
        self.assertEqual(self.desk.run("reconfirm", "902-1", "--package", "1", "--clear", "memo").returncode, 0)
        told = self.say("reconfirm", "902-1", "--package", "1", "--clear", "ship-date", status=1)
        self.assertIn("--ship-date: ", told)

    def test_arguments_come_before_the_database(self):
        for arguments in (["show"], ["confirm", "902-1"], ["import"], ["verify", "x"], ["exec", "x"]):
            self.say(*arguments, status=2)
        self.assertIn("missing.tsv", self.say("import", "missing.tsv", status=3))
        self.desk.write("no.tsv", "a\tb\n1\t2\n")
        self.say("import", "no.tsv", status=1)
        self.assertEqual([p.name for p in self.desk.path.iterdir()], ["no.tsv"])

    def test_only_what_brings_orders_makes_a_database(self):
        path = self.desk.write("file.tsv", "order-id\n902-1\n")
        for arguments in (
            ["orders"], ["show", "902-1"], ["confirm", "902-1", *SHIP], ["split", "902-1", "1:A=1"], ["expire"],
            ["cancel", "902-1", "--reason", "NoInventory"], ["release", "902-1"], ["confirm-file", path], ["deliver"],
            ["events"], ["events", "902-1"], ["metrics"], ["verify"],
        ):
            told = self.say(*arguments, status=3)
            self.assertIn("desk.db: there is no such database", told)
            self.assertNotIn("There is no order", told)
        absent, reckoned, refused = self.desk.ask(
            {"op": "show", "order": "902-1"}, {"op": "allocate", "amount": 1, "weights": [1]}, place(currency="usd"))
        self.assert_refused(absent, ("HOST_ABSENT", "order"))
        self.assertEqual((reckoned["ok"], refused["ok"]), (True, False))
        self.assertFalse(self.desk.db.exists())
        self.desk.ask(place())
        self.assertTrue(self.desk.db.exists())

    def test_names_are_those_that_were_typed(self):
        self.desk.ask(place())
        for arguments, *expected in [
            (["confirm", "902-1", "--ship-date", "11/04/2025", "--carrier", "UPS"],
             '--ship-date: "11/04/2025" is not a date like 2025-11-04.'),
            (["confirm", "902-1", *SHIP, "--package", "2", "--item", "A=9", "--item", "Z=1"], "--item Z=1: "),
            (["confirm", "902-1", *SHIP, "--package", "2", "--item", "A=9"], "--item A=9: "),
            (["confirm", "902-1", *SHIP, "--carrier-name", "x" * 999], "--carrier-name: "),
            (["cancel", "902-1", "--item", "A=1", "--reason", "Foo"], '--reason: reason "Foo" is none of Other, NoInv'),
            (["scan", "902-1", "--package", "1", "--status", "beamed", "--at", "soon"],
             '--status: status "beamed" is none of scanned, in_transit, out_for_delivery, ',
             '--at: "soon" is not an instant like 2025-11-04T16:00:00Z.'),
            (["split", "902-1", "x:A=1,Z=2", "a b:B=1"], "Z=2: ", "a b:B=1: "),
            (["cancel", "902-1", "--item", "A=9", "--reason", "Other"], "--item A=9: "),
            (["show", "ZZ"], "There is no order ZZ"),
            (["release", "ZZ"], "There is no order ZZ"),
        ]:
            with self.subTest(arguments):
                lines = self.say(*arguments, status=1).splitlines()
                for word in expected:
                    self.assertTrue(any(line.startswith(word) for line in lines), lines)
                self.assertFalse(any(re.match(r"order: |items\[|\w+_\w+: ", line) for line in lines), lines)

    def test_what_is_no_utf_8(self):
        self.desk.ask(place())
        for field in ("--carrier", "--tracking", "--memo"):
            ship = SHIP[:2] if field == "--carrier" else SHIP
            told = self.desk.run_raw(["confirm", "902-1", *ship, field, b"U\xffS"])
            self.assertEqual(told.returncode, 1)
            self.assertRegex(told.err, f"^{field}: .*not valid UTF-8")

    def test_rules_that_are_none(self):
        for rules, expected in {
            "moon": 'preset "moon" is none of us, uk, jp, sa',
            "us,charge=x": 'charge "x" is none of first_package, per_package, last_package',
            "us,tracking=": 'tracking "" is none of ignore, advise, refuse, carrier',
            "us,calendar=mars": 'calendar "mars" is none of us, cn, weekdays',
            "us,colour=red": 'rule "colour" is none of calendar, marketplace, charge, credit, fee, ',
            "us,fee=10001": "fee: ",
        }.items():
            self.assertIn(f"--rules: {expected}", self.say("orders", rules=rules, status=2))
        self.assertEqual(len(self.say("orders", rules="moon,charge=x,colour=red,fee=-1", status=2).splitlines()), 4)

    def test_chinese_from_the_first_word_on(self):
        self.desk.ask(place())
        self.assertRegex(self.desk.run("--help", lang="zh").out, CHINESE)
        for arguments in (["foo"], ["show"], ["orders", "--fly"], ["confirm", "a", "--item", "A"], ["cancel", "902-1"],
                          ["deliver", "--limit", "x"], ["import", "a", "--ship-within", "x"],
                          ["import", self.desk.write("x.tsv", ""), "--encoding", "x"]):
            self.assertRegex(self.say(*arguments, status=2, lang="zh"), CHINESE)
        self.assertRegex(self.desk.run("--fly", "--lang", "zh", "orders").err, CHINESE)
        self.desk.db = self.desk.path / "none.db"
        self.assertRegex(self.say("orders", status=3, lang="zh"), CHINESE)
        self.desk.db = self.desk.write("bad.db", b"no database " * 99)
        self.assertRegex(self.say("orders", status=3, lang="zh"), CHINESE)


class Shown(ShipdeskCase):
    def test_cancellations_and_what_can_be_done(self):
        self.desk.ask(place(), confirm(package="2", items=items(A=1)), {
            "op": "cancel", "order": "902-1", "items": items(A=1, B=1), "reference": "c-7", "reason": "NoInventory"})
        told = self.desk.run("show", "902-1").out
        self.assertIn("\n  cancellation c-7  no inventory: 2025-11-04 12:00\n    1 × A\n    1 × B\n", told)
        self.assertIn("\n\n  What can be done now:\n  - confirm: ", told)
        self.desk.run("reconfirm", "902-1", "--package", "2", "--method", "Air")
        self.assertIn("(修订号 2)", self.desk.run("show", "902-1", lang="zh").out)

    def test_a_deadline_beyond_what_the_calendar_knows(self):
        self.desk.ask(place("far", ship_by="2050-01-04"), place("near", ship_by="2025-11-05"))
        rules = {"rules": "us,calendar=cn"}
        listed = {line.split()[0]: line for line in self.desk.run("orders", **rules).out.splitlines()[2:]}
        self.assertIn("outside the calendar", listed["far"])
        self.assertNotIn("outside", listed["near"])
        self.assertRegex(self.desk.run("orders", lang="zh", **rules).out, "超出日历")

    def test_advice_names_its_order_when_there_are_several(self):
        self.desk.ask(place("a", ship_by="2025-10-01"), place("b", ship_by="2025-10-01"))
        told = self.desk.run("expire").err.splitlines()
        self.assertEqual([line[:7] for line in told], ["  ! a: ", "  ! b: "])

    def test_headings_and_numbers(self):
        self.desk.ask(place())
        self.assertEqual(self.desk.run("metrics").out.split("\n")[0].split(),
                         ["metric", "rate", "count", "target", "standing", "period"])
        report = "order-id\torder-item-id\tpurchase-date\tquantity-purchased\n"
        for rows, told in ((1, "1 row; "), (2, "2 rows; ")):
            text = report + "".join(f"x-{n}\tA\t2025-11-03\t1\n" for n in range(rows))
            result = self.desk.run("import", self.desk.write("r.tsv", text), "--without-amounts")
            self.assertTrue(result.out.startswith(told), result.out)

    def test_amounts(self):
        def told(price, **fields):
            lines = [{"id": "A", "quantity": 1, "item_price": price}]
            answer = self.desk.one({"op": "place", "order": order(lines=lines, **fields)})
            return [p["message"] for p in answer["problems"]]

        for price, message in {
            "1.234": '"1.234" has more decimals than USD (2).',
            "-1.00": '"-1.00" is negative.',
            "1,00": '"1,00" is not an amount like 19.99.',
            "1.": '"1." is not an amount like 19.99.',
            "9" * 30: f'"{"9" * 30}" is more than an amount may be.',
        }.items():
            self.assertEqual(told(price), [message])
        self.assertEqual(told("1.5", currency="JPY"), ['"1.5" has more decimals than JPY (0).'])
        self.assertRegex(" ".join(told("1", currency="XXX")), "XXX.*exponent")

    def test_choices(self):
        for fields, message in (
            ({"status": "sold"}, 'status "sold" is none of pending, unshipped.'),
            ({"channel": "FBA"}, 'channel "FBA" is none of MFN, AFN.'),
            ({"programs": ["BONUS"]}, 'program "BONUS" is none of PRIME, PREMIUM, '),
            ({"ship_by": "11/04/2025"}, '"11/04/2025" is not a date like 2025-11-04.'),
            ({"ordered_at": "2025-11-04"}, '"2025-11-04" is not an instant like 2025-11-04T16:00:00Z.'),
        ):
            problems = self.desk.one({"op": "place", "order": order(**fields)})["problems"]
            self.assertEqual([p["message"][: len(message)] for p in problems], [message])


if __name__ == "__main__":
    main()
