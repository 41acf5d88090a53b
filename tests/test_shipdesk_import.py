#!/usr/bin/python3
"""Order reports read by shipdesk: the formats as they are in the wild, and what is wrong in them."""


from shipdesk_case import DATA, ShipdeskCase, main

COLUMNS = [
    "order-id",
    "order-item-id",
    "purchase-date",
    "sku",
    "product-name",
    "quantity-purchased",
    "currency",
    "item-price",
    "item-tax",
    "shipping-price",
    "shipping-tax",
    "item-promotion-discount",
    "ship-promotion-discount",
    "gift-wrap-price",
    "gift-wrap-tax",
    "ship-service-level",
    "delivery-end-date",
    "is-prime",
]
GOOD = {
    "order-id": "902-1",
    "order-item-id": "A",
    "purchase-date": "2025-11-03T09:15:22-08:00",
    "sku": "S-1",
    "product-name": "Mug",
    "quantity-purchased": "2",
    "currency": "USD",
    "item-price": "19.99",
}


def report(*rows, columns=None, end="\n"):
    columns = COLUMNS if columns is None else columns
    lines = ["\t".join(columns)] + ["\t".join({**GOOD, **row}.get(c, "") for c in columns) for row in rows]
    return end.join(lines) + end


class Importing(ShipdeskCase):
    def load(self, text, *options, status=0, encoding="utf-8", **more):
        result = self.desk.run("import", self.desk.write("report.tsv", text, encoding), *options, **more)
        self.assertEqual(result.returncode, status, result.out + result.err)
        return result

    def orders(self):
        return sorted({e["subject"] for e in self.desk.events()})

    def test_rows_are_items_grouped_by_order(self):
        self.load(report({}, {"order-id": "902-2", "order-item-id": "X"}, {"order-item-id": "B", "item-price": "1.00"}))
        shown = self.desk.show("902-1")
        self.assertEqual(
            [(line["id"], line["quantity"], line["item_price"]) for line in shown["lines"]],
            [("A", 2, "19.99"), ("B", 2, "1.00")],
        )
        self.assertEqual(self.orders(), ["902-1", "902-2"])

    def test_amounts_are_for_the_whole_row(self):
        row = {
            "item-price": "30.00",
            "item-tax": "2.85",
            "shipping-price": "4.50",
            "shipping-tax": "0.43",
            "gift-wrap-price": "3.99",
            "gift-wrap-tax": "0.38",
            "item-promotion-discount": "3.00",
            "ship-promotion-discount": "-4.50",
            "quantity-purchased": "3",
        }
        self.load(report(row))
        shown = self.desk.show("902-1")
        self.assertEqual(shown["total"], "34.65")
        line = shown["lines"][0]
        self.assertEqual(
            (line["item_discount"], line["shipping_discount"], line["gift_wrap_price"]), ("3.00", "4.50", "3.99")
        )

    def test_importing_again_changes_nothing(self):
        for _ in range(2):
            self.load(report({}, {"order-id": "902-2"}), "--ship-within", "2")
        self.assertEqual(len(self.desk.events()), 2)
        self.desk.ask({"op": "confirm", "order": "902-1", "ship_date": "2025-11-04", "carrier": "UPS"})
        before = self.desk.events()
        self.load(report({}, {"order-id": "902-2"}), "--ship-within", "2")
        self.assertEqual(self.desk.events(), before)

    def test_importing_again_in_another_sequence_or_with_another_option(self):
        rows = [{}, {"order-item-id": "B", "item-price": "1.00"}, {"order-id": "902-2"}, {"order-item-id": "C"}]
        self.load(report(*rows), "--ship-within", "2")
        before = self.desk.events()
        for options in ([], ["--ship-within", "5"], ["--ship-within", "2"]):
            for order in (rows, rows[::-1], rows[1:] + rows[:1]):
                self.assertIn("imported: 0, already there: 2, refused: 0", self.load(report(*order), *options).out)
        self.assertEqual(self.desk.events(), before)
        self.assertEqual(self.desk.show("902-1")["ship_by"], "2025-11-05")

    def test_what_is_another_is_told_by_line_and_column(self):
        rows = [{}, {"order-item-id": "B"}]
        self.load(report(*rows))
        other = "This order is already here with another"
        for again, *expected in [
            ([*rows, {"order-item-id": "C"}], f"4:2: order-item-id: {other} order-item-id: it has no such item. "),
            ([{"order-item-id": "C"}, *rows], f"2:2: order-item-id: {other} order-item-id: it has no such item. "),
            (rows[1:], f"2:2: order-item-id: {other} order-item-id: it also has A. "),
            ([rows[1], {"sku": "S-2"}], f"3:4: sku: {other} sku. "),
            ([{"ship-service-level": "Fast"}, rows[1]], f"2:16: ship-service-level: {other} ship-service-level. "),
            ([{"item-price": "x"}, {**rows[1], "sku": "S-2"}], "2:8: item-price: ", f"3:4: sku: {other} sku. "),
        ]:
            lines = self.load(report(*again), status=1).err.splitlines()
            self.assertEqual(len(lines), len(expected), lines)
            for line, start in zip(lines, expected):
                self.assertIn("report.tsv:" + start, line)
        self.assertEqual(len(self.desk.events()), 1)

    def test_what_cells_are_not(self):
        result = self.load(
            report({"purchase-date": "soon"}, {"delivery-end-date": "11/04/2025"}, {"item-price": "1.999"},
                   {"item-tax": "-1.00"}, {"shipping-price": "x"}, {"is-prime": "maybe"}, {"currency": "XQX"}),
            status=1,
        )
        for told in (
            'purchase-date: "soon" is not an instant like', 'delivery-end-date: "11/04/2025" is not a date like',
            'item-price: "1.999" has more decimals than USD (2).', 'item-tax: "-1.00" is negative.',
            'shipping-price: "x" is not an amount', 'is-prime: "maybe" is neither true nor false.',
        ):
            self.assertIn(told, result.err)
        self.assertIn('"XQX" is no currency', self.load(report({"currency": "XQX"}), status=1).err)

    def test_utf_16_in_all_its_forms(self):
        text = report({"product-name": "Ĉapo 大熊猫 ਊ"}, {"order-item-id": "B"}, end="\r\n")
        for number, (encoding, options) in enumerate(
            [("utf-16", []), ("utf-16", ["--encoding", "UTF-16"]), ("utf-16-le", ["--encoding", "UTF-16LE"]),
             ("utf-16-be", ["--encoding", "UTF-16BE"]), ("utf-32", ["--encoding", "UTF-32"]),
             ("utf-16-le", ["--encoding", "utf-16le"]), ("utf-8", ["--encoding", "UTF-8"])]
        ):
            for mark in ("", "\ufeff") if encoding[-2:] in ("le", "be") else ("",):
                self.desk.db = self.desk.path / f"{number}{len(mark)}.db"
                self.assertIn("2 rows; orders imported: 1", self.load(mark + text, *options, encoding=encoding).out)
                self.assertEqual([x["title"] for x in self.desk.show("902-1")["lines"]], ["Ĉapo 大熊猫 ਊ", "Mug"])

    def test_what_is_no_utf_16_is_a_fault_of_its_cell(self):
        self.desk.db = self.desk.path / "16.db"
        text = report({"product-name": "@"}, {"order-id": "902-2"})
        for encoding, name in (("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")):
            half = "\ud800".encode(encoding, "surrogatepass")
            data = text.encode(encoding).replace("@".encode(encoding), half)
            told = self.load(data, "--encoding", name, status=1)
            self.assertIn("report.tsv:2:5: product-name: ", told.err)
            self.assertEqual(self.orders(), ["902-2"])
        self.load(text.encode("utf-16-le")[:-3], "--encoding", "UTF-16LE", status=1)

    def test_the_ship_by_date(self):
        self.load(report({}, {"order-id": "902-2", "purchase-date": "2025-11-08T07:59:59+00:00"}), "--ship-within", "2")
        self.load(report({"order-id": "902-3"}))
        self.assertEqual(
            [self.desk.show(o)["ship_by"] for o in ("902-1", "902-2", "902-3")], ["2025-11-05", "2025-11-11", None]
        )  # the second was ordered on a Friday, in Seattle

    def test_dates_as_they_are_written(self):
        dates = {
            "2025-11-03T09:15:22-08:00": "17:15:22.000",
            "2025-11-03T17:15:22+00:00": "17:15:22.000",
            "2025-11-03T17:15:22Z": "17:15:22.000",
            "2025-11-03 17:15:22 UTC": "17:15:22.000",
            "2025-11-03 09:15:22 PST": "17:15:22.000",
            "2025/11/03 09:15:22": "17:15:22.000",
            "2025-11-03": "08:00:00.000",
        }
        self.load(report(*({"order-id": f"o-{n}", "purchase-date": date} for n, date in enumerate(dates))))
        for number, expected in enumerate(dates.values()):
            self.assertEqual(self.desk.show(f"o-{number}")["ordered_at"], f"2025-11-03T{expected}Z")

    def test_forms_of_the_file(self):
        self.load(b"\xef\xbb\xbf" + report({"product-name": "杯子"}, end="\r\n").encode())
        self.load(report({"order-id": "902-2", "product-name": "杯子"}), encoding="utf-16")
        self.load(report({"order-id": "902-3", "product-name": "湯呑み①～"}), "--encoding", "Shift_JIS", encoding="cp932")
        self.load(
            report({"order-id": "902-4", "product-name": "Müller"}), "--encoding", "ISO-8859-1", encoding="latin-1"
        )
        self.load(report({"order-id": "902-5"}, columns=[*reversed(COLUMNS), "extra", "more"]) + "\n\t\t\n")
        self.load(report({"order-id": "902-6"}).rstrip("\n\t"))
        titles = [self.desk.show(f"902-{n}")["lines"][0]["title"] for n in range(1, 7)]
        self.assertEqual(titles, ["杯子", "杯子", "湯呑み①～", "Müller", "Mug", "Mug"])

    def test_programs_service_and_delivery(self):
        self.load(
            report(
                {"is-prime": "true", "ship-service-level": "NextDay", "delivery-end-date": "2025-11-10T23:59:59-08:00"}
            )
        )
        shown = self.desk.show("902-1")
        self.assertEqual(
            (shown["programs"], shown["service"], shown["deliver_by"]), (["PRIME"], "NextDay", "2025-11-10")
        )

    def test_yen_have_no_decimals(self):
        self.load(
            report(
                {"currency": "JPY", "item-price": "1507.00"},
                {"order-id": "902-2", "currency": "JPY", "item-price": "15.07"},
            ),
            status=1,
        )
        self.assertEqual((self.desk.show("902-1")["total"], self.orders()), ("1507", ["902-1"]))

    def test_bad_rows_are_told_with_line_and_column_and_good_orders_are_kept(self):
        bad = [
            ({"order-item-id": ""}, "order-item-id"),
            ({"order-item-id": "x" * 41}, "order-item-id"),
            ({"quantity-purchased": "0"}, "quantity-purchased"),
            ({"quantity-purchased": "two"}, "quantity-purchased"),
            ({"quantity-purchased": "-1"}, "quantity-purchased"),
            ({"quantity-purchased": "99999999999999"}, "quantity-purchased"),
            ({"purchase-date": "soon"}, "purchase-date"),
            ({"purchase-date": ""}, "purchase-date"),
            ({"currency": "XQX"}, "currency"),
            ({"item-price": "1,99"}, "item-price"),
            ({"item-price": ""}, "item-price"),
            ({"item-price": "-1.00"}, "item-price"),
            ({"item-price": "1.999"}, "item-price"),
            ({"item-tax": "x"}, "item-tax"),
            ({"item-promotion-discount": "20.00"}, "item-promotion-discount"),
            ({"ship-promotion-discount": "1.00"}, "ship-promotion-discount"),
            ({"product-name": "x" * 1001}, "product-name"),
            ({"is-prime": "maybe"}, "is-prime"),
            ({"sku": "a\u0007b"}, "sku"),
            ({"product-name": "a\0b"}, "product-name"),
            ({"delivery-end-date": "never"}, "delivery-end-date"),
        ]
        rows = (
            [{"order-id": "good-1"}]
            + [{"order-id": f"bad-{n}", **row} for n, (row, _) in enumerate(bad)]
            + [{"order-id": "good-2"}]
        )
        result = self.load(report(*rows), status=1)
        for number, (row, column) in enumerate(bad):
            place = f"report.tsv:{number + 3}:{COLUMNS.index(column) + 1}: {column}: "
            self.assertTrue(any(place in line for line in result.err.splitlines()), (row, place, result.err))
        self.assertEqual(self.orders(), ["good-1", "good-2"])
        self.assertIn("orders imported: 2", result.out)

    def test_an_order_with_a_bad_row_is_not_imported_in_part(self):
        result = self.load(
            report(
                {},
                {"order-item-id": "B", "quantity-purchased": "0"},
                {"order-item-id": "C", "product-name": "x" * 1001},
            ),
            status=1,
        )
        self.assertEqual(self.orders(), [])
        self.assertEqual([line.split(":")[1] for line in result.err.splitlines()], ["3", "4"])

    def test_rows_that_disagree(self):
        for row, column in [
            ({"currency": "EUR"}, "currency"),
            ({"purchase-date": "2025-11-04T00:00:00Z"}, "purchase-date"),
            ({}, "order-item-id"),
        ]:
            result = self.load(report({}, {"order-item-id": "B" if row else "A", **row}), status=1)
            self.assertIn(f"report.tsv:3:{COLUMNS.index(column) + 1}: {column}: ", result.err)
        self.assertEqual(self.orders(), [])

    def test_an_order_that_is_there_with_other_data(self):
        self.load(report({}))
        result = self.load(report({"quantity-purchased": "3"}), status=1)
        self.assertIn("SHP_ERR_DIFFERS", result.err)
        self.assertIn("quantity-purchased", result.err)

    def test_hostile_bytes(self):
        text = report({}, {"order-id": "902-2", "product-name": "@"}, {"order-id": "902-3"})
        result = self.load(text.encode().replace(b"@", b"\xff\xfe"), status=1)
        self.assertIn("report.tsv:3:5: product-name: ", result.err)
        self.assertEqual(self.orders(), ["902-1", "902-3"])
        self.load(b"\x00" * 1000, status=1)
        self.load(b"", status=1)
        self.load(report({"order-id": ""}), status=1)
        result = self.load(report({}).encode() + b"\t" * 30 + b"surplus\n", status=1)
        self.assertIn("report.tsv:3: ", result.err)
        self.load(report({"product-name": "x" * 10_000_000}), status=1)
        self.assertEqual(self.load(report({}), "--encoding", "klingon", status=2).out, "")
        self.assert_verified()

    def test_columns_that_must_be_there(self):
        for column in ("order-id", "order-item-id", "purchase-date", "quantity-purchased", "currency"):
            result = self.load(report({}, columns=[c for c in COLUMNS if c != column]), status=1)
            self.assertIn(column, result.err)
        self.assertIn("sku", self.load(report({}, columns=[*COLUMNS, "sku"]), status=1).err)
        self.assertEqual(self.orders(), [])

    def test_a_report_without_amounts_must_be_asked_for(self):
        columns = [c for c in COLUMNS if c not in ("item-price", "currency")] + [
            "promise-date",
            "quantity-shipped",
            "quantity-to-ship",
        ]
        rows = [
            {"promise-date": "2025-11-06T07:59:59+00:00", "quantity-shipped": "0"},
            {"order-item-id": "B", "promise-date": "2025-11-07T07:59:59+00:00", "quantity-shipped": "0"},
        ]
        self.load(report(*rows, columns=columns), status=1)
        self.assertEqual(self.orders(), [])
        self.load(report(*rows, columns=columns), "--without-amounts")
        shown = self.desk.show("902-1")
        self.assertEqual((shown["ship_by"], shown["total"], shown["currency"]), ("2025-11-05", "0.00", "USD"))
        self.load(
            report({"order-id": "902-2", "quantity-shipped": "1"}, columns=columns), "--without-amounts", status=1
        )
        self.load(report({"order-id": "jp-1"}, columns=columns), "--without-amounts", rules="jp")
        self.assertEqual(self.desk.show("jp-1")["currency"], "JPY")

    def test_many_orders_in_several_commits(self):
        self.load(report(*({"order-id": f"o-{n}"} for n in range(1234))))
        self.assertEqual(len(self.orders()), 1234)
        self.assert_verified()

    def test_the_sample_files(self):
        self.load((DATA / "new-orders-us.tsv").read_bytes(), "--ship-within", "2")
        self.load((DATA / "new-orders-jp.tsv").read_bytes(), "--encoding", "Shift_JIS", rules="jp")
        self.load((DATA / "unshipped-uk.tsv").read_bytes(), "--without-amounts", rules="uk")
        orders = [self.desk.show(o) for o in self.orders()]
        self.assertGreaterEqual(len(orders), 12)
        self.assertTrue(any(len(o["lines"]) > 2 for o in orders))
        self.assertTrue(any("大熊猫" in o["lines"][0]["title"] for o in orders))
        self.assertTrue(any("PRIME" in o["programs"] for o in orders))
        self.assertEqual([o["cod_amount"] for o in orders if o["reference"] == "503-2000002-2000002"], ["2257"])
        self.assert_verified()


if __name__ == "__main__":
    main()
