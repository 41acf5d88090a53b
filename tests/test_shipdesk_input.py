#!/usr/bin/python3
"""Bad input to shipdesk: JSON, texts, numbers, arguments. Each gets a problem that says where, and changes nothing."""

import json

from shipdesk_case import NOW, UPS, ShipdeskCase, confirm, items, main, order, place

LONG = "x" * 5000
HUGE = [2**31, 2**63, 2**64, 10**40, -(10**40), 1.5, 1e300, "1", True, None, [], {}]


def with_line(**fields):
    return place(lines=[{"id": "A", "quantity": 1, "item_price": "1.00", **fields}])


class BadPlacements(ShipdeskCase):
    def refuse(self, request, *expected):
        with self.subTest(json.dumps(request)[:160]):
            self.assert_refused(self.desk.one(request), *expected)
            self.assertEqual(self.desk.events(), [])

    def test_fields_of_the_order(self):
        for fields, *expected in [
            ({"reference": None}, ("REQUIRED", "order.reference")),
            ({"reference": "two words"}, ("REFERENCE", "order.reference")),
            ({"reference": "x" * 25}, ("REFERENCE", "order.reference")),
            ({"reference": 5}, ("REFERENCE", "order.reference")),
            ({"reference": "a\u0000b"}, ("TEXT", "order.reference")),
            ({"currency": "usd"}, ("CURRENCY", "order.currency")),
            ({"currency": "QQQ"}, ("REQUIRED", "order.exponent")),
            ({"currency": None}, ("REQUIRED", "order.currency")),
            ({"exponent": 5}, ("EXPONENT", "order.exponent")),
            ({"exponent": -1}, ("EXPONENT", "order.exponent")),
            ({"exponent": "2"}, ("EXPONENT", "order.exponent")),
            ({"ordered_at": None}, ("REQUIRED", "order.ordered_at")),
            ({"ordered_at": "2025-11-03"}, ("INSTANT", "order.ordered_at")),
            ({"ordered_at": "2025-11-03T10:00:00"}, ("INSTANT", "order.ordered_at")),
            ({"ordered_at": "2025-02-29T10:00:00Z"}, ("INSTANT", "order.ordered_at")),
            ({"ordered_at": "1969-12-31T23:59:59Z"}, ("INSTANT", "order.ordered_at")),
            ({"ordered_at": "2025-11-03T24:00:00Z"}, ("INSTANT", "order.ordered_at")),
            ({"ordered_at": 1762470000}, ("INSTANT", "order.ordered_at")),
            ({"ship_by": "2025-11-31"}, ("DATE", "order.ship_by")),
            ({"ship_by": "11/05/2025"}, ("DATE", "order.ship_by")),
            ({"ship_from_date": "0001-01-01"}, ("DATE", "order.ship_from_date")),
            ({"deliver_by": True}, ("DATE", "order.deliver_by")),
            ({"service": LONG}, ("TOO_LONG", "order.service")),
            ({"service": "tab\there"}, ("TEXT", "order.service")),
            ({"channel": "FBA"}, ("VALUE", "order.channel")),
            ({"status": "shipped"}, ("VALUE", "order.status")),
            ({"status": "sold"}, ("VALUE", "order.status")),
            ({"programs": ["PRIME", "BONUS", 7]}, ("VALUE", "order.programs[1]"), ("VALUE", "order.programs[2]")),
            ({"programs": "PRIME"}, ("VALUE", "order.programs")),
            ({"cod_amount": "-1.00"}, ("AMOUNT", "order.cod_amount")),
            ({"cod_amount": 1}, ("AMOUNT", "order.cod_amount")),
            ({"fee_basis_points": 10001}, ("RANGE", "order.fee_basis_points")),
            ({"fee_basis_points": -1}, ("RANGE", "order.fee_basis_points")),
            ({"id": "not-a-uuid"}, ("VALUE", "order.id")),
            ({"lines": []}, ("REQUIRED", "lines")),
            ({"lines": {}}, ("VALUE", "lines"), ("REQUIRED", "lines")),
            ({"lines": ["A"]}, ("VALUE", "lines[0]")),
            ({"colour": "red"}, ("VALUE", "order.colour")),
        ]:
            if fields.get("lines") == {}:
                expected = expected[:1]  # what is wrong in form is not told once more
            self.refuse(place(**fields), *expected)
        self.refuse({"op": "place"}, ("REQUIRED", "order"))
        self.refuse({"op": "place", "order": "902-1"}, ("VALUE", "order"))

    def test_fields_of_a_line(self):
        for fields, *expected in [
            ({"id": ""}, ("REQUIRED", "lines[0].id")),
            ({"id": "x" * 41}, ("TOO_LONG", "lines[0].id")),
            ({"id": 5010000000011}, ("TEXT", "lines[0].id")),
            ({"quantity": 0}, ("QUANTITY", "lines[0].quantity")),
            ({"quantity": -1}, ("QUANTITY", "lines[0].quantity")),
            ({"quantity": 1000001}, ("QUANTITY", "lines[0].quantity")),
            ({"sku": LONG}, ("TOO_LONG", "lines[0].sku")),
            ({"title": "\u0085"}, ("TEXT", "lines[0].title")),
            ({"title": "\u0000"}, ("TEXT", "lines[0].title")),
            ({"category": 1}, ("TEXT", "lines[0].category")),
            ({"item_price": "1,00"}, ("AMOUNT", "lines[0].item_price")),
            ({"item_price": "1e3"}, ("AMOUNT", "lines[0].item_price")),
            ({"item_price": " 1"}, ("AMOUNT", "lines[0].item_price")),
            ({"item_price": "-0.01"}, ("AMOUNT", "lines[0].item_price")),
            ({"item_price": "1.001"}, ("AMOUNT", "lines[0].item_price")),
            ({"item_price": "1" * 70}, ("AMOUNT", "lines[0].item_price")),
            ({"item_tax": "1000000000000.01"}, ("AMOUNT", "lines[0].item_tax")),
            ({"item_tax": "9" * 30}, ("OVERFLOW", "lines[0].item_tax")),
            ({"item_discount": "1.01"}, ("DISCOUNT", "lines[0].item_discount")),
            ({"shipping_discount": "0.01"}, ("DISCOUNT", "lines[0].shipping_discount")),
            ({"item_price": "?", "item_discount": "0.50"}, ("AMOUNT", "lines[0].item_price")),
            ({"price": "1.00"}, ("VALUE", "lines[0].price")),
        ]:
            self.refuse(with_line(**fields), *expected)

    def test_numbers_of_every_kind(self):
        for number in HUGE:
            self.refuse(with_line(quantity=number), ("REQUIRED" if number is None else "QUANTITY", "lines[0].quantity"))

    def test_numbers_that_no_reader_takes(self):
        text = json.dumps(with_line(quantity=12345)).replace("12345", "1e999")
        self.refuse(
            json.loads(json.dumps({"op": "allocate", "amount": 1, "weights": [10**30]})), ("WEIGHTS", "weights[0]")
        )
        self.assert_refused(self.desk.one(text), ("QUANTITY", "lines[0].quantity"))
        self.assert_refused(self.desk.one(text.replace("1e999", "-" + "9" * 400)), ("QUANTITY", "lines[0].quantity"))

    def test_lines_that_are_there_twice(self):
        line = {"id": "A", "quantity": 1, "item_price": "1.00"}
        self.refuse(place(lines=[line, {**line, "id": "B"}, line]), ("DUPLICATE", "lines[2].id"))

    def test_everything_at_once(self):
        request = place(
            reference="",
            currency="??",
            ordered_at="now",
            lines=[{"id": "", "quantity": 0}, {"id": "B", "quantity": "2"}],
        )
        self.refuse(
            request,
            ("REQUIRED", "order.reference"),
            ("CURRENCY", "order.currency"),
            ("INSTANT", "order.ordered_at"),
            ("REQUIRED", "lines[0].id"),
            ("QUANTITY", "lines[0].quantity"),
            ("QUANTITY", "lines[1].quantity"),
        )


class BadCommands(ShipdeskCase):
    def setUp(self):
        super().setUp()
        self.desk.ask(
            place(),
            place("pending", status="pending"),
            place("afn", channel="AFN"),
            place("prime", programs=["PRIME"]),
            place("plus", programs=["FBM_SHIP_PLUS"]),
            place("gone"),
            place("sent"),
            {"op": "cancel", "order": "gone", "reason": "NoInventory"},
            confirm("sent"),
            {"op": "split", "order": "902-1", "packages": [{"package": "2", "items": items(A=1)}]},
        )
        self.before = self.desk.events()

    def refuse(self, request, *expected):
        with self.subTest(json.dumps(request)[:160]):
            self.assert_refused(self.desk.one(request), *expected)

    def tearDown(self):
        self.assertEqual(self.desk.events(), self.before)
        self.assert_verified()

    def test_orders_that_do_not_ship_by_hand(self):
        for reference, code in [
            ("pending", "ORDER_PENDING"),
            ("afn", "ORDER_AFN"),
            ("prime", "ORDER_PRIME"),
            ("plus", "ORDER_SHIP_PLUS"),
            ("gone", "ORDER_CANCELLED"),
        ]:
            self.refuse(confirm(reference), (code, "order"))

    def test_orders_that_are_none(self):
        self.refuse(confirm("nobody"), ("HOST_ABSENT", "order"))
        self.refuse(confirm("x" * 30), ("REFERENCE", "order"))
        self.refuse({**confirm(), "order": None}, ("REQUIRED", "order"))
        self.refuse({**confirm(), "order": 902}, ("REFERENCE", "order"))
        self.refuse(confirm("nobody", ship_date="?"), ("HOST_ABSENT", "order"), ("DATE", "ship_date"))

    def test_packages_that_cannot_be(self):
        self.refuse(confirm(package="9"), ("UNKNOWN_PACKAGE", "package"))
        self.refuse(confirm(package="a b"), ("REFERENCE", "package"))
        self.refuse(confirm(package=1), ("REFERENCE", "package"))
        self.refuse(
            confirm("sent", package="9", items=items(A=1)), ("NOTHING_OPEN", "order"), ("EXCEEDS", "items[0].quantity")
        )
        self.refuse({"op": "reconfirm", "order": "902-1", "package": "2", "memo": "x"}, ("PACKAGE_OPEN", "package"))
        self.refuse({"op": "reconfirm", "order": "sent", "memo": "x"}, ("REQUIRED", "package"))
        self.refuse({"op": "label_cancel", "order": "sent", "package": "1"}, ("NO_LABEL", "package"))

    def test_items_that_cannot_be(self):
        self.refuse(confirm(package="3", items=items(A=3)), ("EXCEEDS", "items[0].quantity"))
        self.refuse(confirm(package="3", items=[*items(A=1), *items(A=1)]), ("DUPLICATE", "items[1].line"))
        self.refuse(confirm(package="3", items=items(Z=1)), ("UNKNOWN_LINE", "items[0].line"))
        self.refuse(
            confirm(package="3", items=[1, {"line": "A", "quantity": 1, "colour": 0}]),
            ("VALUE", "items[0]"),
            ("VALUE", "items[1].colour"),
        )
        self.refuse(confirm(package="3", items="A"), ("VALUE", "items"))
        for number in HUGE:
            self.refuse(
                confirm(package="3", items=[{"line": "A", "quantity": number}]),
                ("REQUIRED" if number is None else "QUANTITY", "items[0].quantity"),
            )

    def test_splits_that_cannot_be(self):
        def split(*packages, **fields):
            return {"op": "split", "order": "902-1", "packages": list(packages), **fields}

        one = {"package": "x", "items": items(A=1)}
        self.refuse(split(one, one), ("DUPLICATE", "packages[1].package"))
        self.refuse(split({"package": "x", "items": []}), ("PACKAGE_EMPTY", "packages[0].items"))
        self.refuse(
            split({"package": "", "items": items(A=1)}, {"items": items(B=1)}),
            ("REQUIRED", "packages[0].package"),
            ("REQUIRED", "packages[1].package"),
        )
        self.refuse(split(None), ("VALUE", "packages[0]"))
        self.refuse({"op": "split", "order": "902-1"}, ("REQUIRED", "packages"))
        self.refuse(split(one, order="sent"), ("NOTHING_OPEN", "order"), ("EXCEEDS", "packages[0].items[0].quantity"))

    def test_texts_that_cannot_be(self):
        for field in ("carrier", "method", "tracking", "memo"):
            self.refuse(confirm(package="2", **{field: "line\nbreak"}), ("TEXT", field))
            self.refuse(confirm(package="2", **{field: "nul\u0000"}), ("TEXT", field))
            self.refuse(confirm(package="2", **{field: LONG}), ("TOO_LONG", field))
            self.refuse(confirm(package="2", **{field: 7}), ("TEXT", field))
        self.refuse(confirm(package="2", carrier="Other"), ("CARRIER_NAME_MISSING", "carrier_name"))
        self.refuse(
            confirm(package="2", carrier=None, ship_date=None), ("REQUIRED", "carrier"), ("REQUIRED", "ship_date")
        )

    def test_what_others_report(self):
        scan = {"op": "scan", "order": "sent", "package": "1", "status": "scanned", "at": NOW}
        self.refuse({**scan, "status": "beamed"}, ("VALUE", "status"))
        self.refuse({**scan, "at": "soon", "package": None}, ("INSTANT", "at"), ("REQUIRED", "package"))
        self.refuse({**scan, "package": "7"}, ("UNKNOWN_PACKAGE", "package"))
        self.refuse(
            {"op": "payment", "order": "sent", "event": "0", "result": "paid"},
            ("UNKNOWN_CHARGE", "event"),
            ("VALUE", "result"),
        )
        self.refuse(
            {"op": "payment", "order": "sent", "event": self.before[0]["id"], "result": "settled"},
            ("UNKNOWN_CHARGE", "event"),
        )
        self.refuse({"op": "cancel", "order": "902-1", "reason": "BadMood"}, ("VALUE", "reason"))
        self.refuse({"op": "cancel", "order": "902-1"}, ("REQUIRED", "reason"))

    def test_rules_that_refuse(self):
        strict = {"rules": "us,tracking=refuse"}
        self.assert_refused(
            self.desk.one(confirm(package="2", tracking=None), **strict), ("TRACKING_MISSING", "tracking")
        )
        self.assert_refused(
            self.desk.one(confirm(package="2", tracking=UPS[0] + "9"), **strict), ("TRACKING_MALFORMED", "tracking")
        )


class BadArguments(ShipdeskCase):
    def test_wrong_usage(self):
        for arguments in [
            [],
            ["fly"],
            ["--fly", "orders"],
            ["orders", "x"],
            ["orders", "--fly"],
            ["show"],
            ["show", "a", "b"],
            ["confirm"],
            ["confirm", "a", "--item", "A"],
            ["confirm", "a", "--item", "A=x"],
            ["confirm", "a", "--carrier"],
            ["split", "a"],
            ["split", "a", "1"],
            ["split", "a", "1:A"],
            ["import"],
            ["import", "a", "b"],
            ["import", "a", "--ship-within", "x"],
            ["import", "a", "--ship-within", "-1"],
            ["deliver", "--limit", "many"],
            ["deliver", "x"],
            ["events", "a", "b"],
            ["verify", "x"],
            ["exec", "x"],
            ["expire", "x"],
            ["confirm-file"],
        ]:
            with self.subTest(arguments):
                result = self.desk.run(*arguments)
                self.assertEqual((result.returncode, result.out), (2, ""), result.err)
                self.assertTrue(result.err)
        for options in [
            {"now": "yesterday"},
            {"now": "2025-11-04"},
            {"rules": "moon"},
            {"rules": "us,fee=10001"},
            {"rules": "us,fee"},
            {"rules": ""},
            {"rules": "us,colour=red"},
            {"lang": "fr"},
        ]:
            with self.subTest(options):
                if options.get("rules") == "":
                    result = self.desk.run("--rules", "", "orders")
                else:
                    result = self.desk.run("orders", **options)
                self.assertEqual(result.returncode, 2, result.err)

    def test_refusals_are_not_usage(self):
        self.desk.ask(place())
        for arguments, word in [
            (["show", "nobody"], "SHP_ERR_HOST_ABSENT"),
            (["events", "nobody"], "SHP_ERR_HOST_ABSENT"),
            (["release", "nobody"], "SHP_ERR_HOST_ABSENT"),
            (["confirm", "902-1", "--ship-date", "tomorrow", "--carrier", "UPS"], "SHP_ERR_DATE"),
            (
                [
                    "confirm",
                    "902-1",
                    "--package",
                    "2",
                    "--item",
                    "A=" + "9" * 30,
                    "--ship-date",
                    "2025-11-04",
                    "--carrier",
                    "UPS",
                ],
                "SHP_ERR_QUANTITY",
            ),
            (["confirm", "902-1", "--ship-date", "2025-11-04", "--carrier", b"U\xffS"], "SHP_ERR_TEXT"),
        ]:
            with self.subTest(arguments):
                result = self.desk.run_raw(arguments)
                self.assertEqual(result.returncode, 1, result.err)
                self.assertIn(word, result.err)

    def test_broken_files_and_databases(self):
        directory = self.desk.path / "folder"
        directory.mkdir()
        for arguments in [["import", "missing.tsv"], ["import", directory], ["confirm-file", "missing.tsv"]]:
            self.assertEqual(self.desk.run(*arguments).returncode, 3, arguments)
        for content in [
            b"this is no database, though it is long enough to be taken for one" * 20,
            b"SQLite format 3\x00" + b"\x00" * 200,
        ]:
            self.desk.db = self.desk.write("broken.db", content)
            self.assertEqual(self.desk.run("orders").returncode, 3)
            self.assertEqual(self.desk.db.read_bytes(), content)
        self.desk.db = directory / "no" / "such" / "folder.db"
        self.assertEqual(self.desk.run("orders").returncode, 3)

    def test_memory_has_a_limit_and_running_out_of_it_is_a_problem(self):
        lines = [{"id": str(n), "quantity": 1} for n in range(9000)]
        large = json.dumps({"op": "place", "order": order(lines=lines)})
        result = self.desk.run("--memory", "512K", "exec", stdin=large + "\n" + json.dumps(place("small")) + "\n")
        answers = [json.loads(line) for line in result.out.splitlines()]
        self.assertEqual((answers[0]["ok"], answers[0]["problems"][0]["code"]), (False, "SHP_ERR_NO_MEMORY"))
        self.assertTrue(answers[1]["ok"])
        self.assertEqual(result.returncode, 3)
        self.assertTrue(self.desk.one(large)["ok"])
        self.assertEqual(self.desk.run("--memory", "1K", "orders").returncode, 3)


if __name__ == "__main__":
    main()
