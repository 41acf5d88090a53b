#!/usr/bin/python3
"""The shipping-confirmation flat file: keep and clear, rows that make one package, edits, and the processing report."""


from shipdesk_case import DATA, UPS, ShipdeskCase, items, main, place

COLUMNS = [
    "order-id",
    "order-item-id",
    "quantity",
    "ship-date",
    "carrier-code",
    "carrier-name",
    "tracking-number",
    "ship-method",
]
ROW = {
    "order-id": "902-1",
    "ship-date": "2025-11-04",
    "carrier-code": "UPS",
    "tracking-number": UPS[0],
    "ship-method": "Ground",
}
JAPAN = "TemplateType=OrderFulfillment\tVersion=2011.1102\tこの行は変更しないでください。\n注文番号\t注文商品番号\t出荷数\t出荷日\n"


def table(*rows, columns=None, above=""):
    columns = COLUMNS if columns is None else columns
    return (
        above
        + "\n".join(["\t".join(columns)] + ["\t".join({**ROW, **row}.get(c, "") for c in columns) for row in rows])
        + "\n"
    )


class ConfirmFile(ShipdeskCase):
    def setUp(self):
        super().setUp()
        self.desk.ask(
            place(
                lines=[
                    {"id": "A", "quantity": 4, "item_price": "40.00"},
                    {"id": "B", "quantity": 2, "item_price": "6.00"},
                ]
            ),
            place("902-2"),
            place("prime", programs=["PRIME"]),
        )

    def send(self, text, *errors, options=(), encoding="utf-8", **more):
        """The errors are (record, order, item, code): just these are reported."""
        result = self.desk.run("confirm-file", self.desk.write("file.tsv", text, encoding), *options, **more)
        lines = result.out.splitlines()
        self.assertEqual(lines[0], "Feed Processing Summary:")
        processed, good = (int(line.split("\t")[-1]) for line in lines[1:3])
        self.assertEqual(
            lines[4], "original-record-number\torder-id\torder-item-id\terror-code\terror-type\terror-message"
        )
        found = [tuple(line.split("\t")[:4]) for line in lines[5:]]
        self.assertEqual(found, [tuple(map(str, error)) for error in errors], result.err)
        self.assertTrue(all(line.split("\t")[4] in ("Error", "Fatal") and line.split("\t")[5] for line in lines[5:]))
        self.assertEqual(result.returncode, 1 if errors else 0, result.err)
        self.assertEqual(good, processed - len([e for e in errors if e[0]]))
        return processed

    def packages(self, reference="902-1", status="confirmed"):
        return [p for p in self.desk.show(reference)["packages"] if p["status"] == status]

    def count(self):
        return len(self.desk.events())

    def test_rows_with_the_same_shipment_are_one_package(self):
        self.send(
            table(
                {"order-item-id": "A", "quantity": "1"},
                {"order-item-id": "B", "quantity": "1"},
                {"order-item-id": "A", "quantity": "2", "tracking-number": UPS[1]},
                {"order-id": "902-2"},
            )
        )
        self.assertEqual(
            [(p["items"], p["shipment"]["tracking"]) for p in self.packages()],
            [(items(A=1, B=1), UPS[0]), (items(A=2), UPS[1])],
        )
        self.assertEqual([p["items"] for p in self.packages("902-2")], [items(A=2, B=1)])
        self.assertEqual(self.packages(status="open")[0]["items"], items(A=1, B=1))

    def test_no_item_id_means_all_that_is_open_in_one_package(self):
        self.desk.one({"op": "split", "order": "902-1", "packages": [{"package": "x", "items": items(A=1)}]})
        self.send(table({}))
        self.assertEqual([p["items"] for p in self.packages()], [items(A=4, B=2)])

    def test_sending_it_again_is_nothing_new(self):
        text = table(
            {"order-item-id": "A", "quantity": "1"},
            {"order-id": "902-2"},
            {"order-item-id": "B", "quantity": "1"},
            {"order-item-id": "B", "quantity": "1", "tracking-number": UPS[1]},
            {"order-item-id": "A", "tracking-number": UPS[2]},
        )
        self.send(text)
        self.assertCountEqual([p["items"] for p in self.packages()], [items(A=1, B=1), items(B=1), items(A=3)])
        before = self.count()
        for _ in range(2):
            self.send(text)
        self.assertEqual(self.count(), before)

    def test_a_tracking_id_that_is_known_is_an_edit(self):
        self.send(table({}))
        self.send(table({"ship-date": "2025-11-03", "carrier-code": "", "ship-method": ""}))
        shipment = self.packages()[0]["shipment"]
        self.assertEqual(
            (shipment["revision"], shipment["ship_date"], shipment["carrier"], shipment["method"]),
            (2, "2025-11-03", "UPS", "Ground"),
        )
        self.send(table({"ship-date": "", "ship-method": "NULL", "tracking-number": UPS[0].lower()}))
        shipment = self.packages()[0]["shipment"]
        self.assertEqual((shipment["revision"], shipment["method"], shipment["ship_date"]), (3, None, "2025-11-03"))

    def test_an_edit_changes_the_items_that_it_names(self):
        self.send(table({"order-item-id": "A", "quantity": "2"}, {"order-item-id": "B", "quantity": "1"}))
        self.send(table({"order-item-id": "A", "quantity": "3"}))
        self.assertEqual([p["items"] for p in self.packages()], [items(A=3, B=1)])
        self.assertEqual(self.packages(status="open")[0]["items"], items(A=1, B=1))

    def test_what_is_all_shipped_with_one_package_of_these_contents_is_an_edit(self):
        self.send(table({}))
        self.send(
            table(
                {"order-item-id": "A", "quantity": "4", "tracking-number": UPS[1]},
                {"order-item-id": "B", "quantity": "2", "tracking-number": UPS[1]},
            )
        )
        self.assertEqual(
            [(p["shipment"]["tracking"], p["shipment"]["revision"]) for p in self.packages()], [(UPS[1], 2)]
        )
        self.send(table({"tracking-number": UPS[2]}))
        self.assertEqual(self.packages()[0]["shipment"]["tracking"], UPS[2])

    def test_more_than_could_be_fulfilled(self):
        self.send(table({"order-item-id": "A", "quantity": "5"}), (1, "902-1", "A", 18021))
        self.send(table({"order-item-id": "A", "quantity": "2"}))
        self.send(table({"order-item-id": "A", "quantity": "2", "tracking-number": UPS[1]}))
        self.send(
            table({"order-item-id": "A", "quantity": "2", "tracking-number": UPS[2]}), (1, "902-1", "A", 18021)
        )  # two have these contents
        self.assertEqual(len(self.packages()), 2)

    def test_every_good_row_is_done(self):
        self.send(
            table(
                {"order-item-id": "A", "quantity": "9"},
                {"order-item-id": "B", "quantity": "2"},
                {"order-item-id": "Z", "quantity": "1"},
                {"order-id": "nobody"},
                {"order-id": "prime"},
                {"order-id": "902-2", "ship-date": "soon"},
                {"order-id": "902-2", "quantity": "0"},
                {"order-id": "902-2", "tracking-number": UPS[1]},
                {"order-id": ""},
            ),
            (1, "902-1", "A", 18021),
            (3, "902-1", "Z", "SHP_ERR_UNKNOWN_LINE"),
            (4, "nobody", "", 18028),
            (5, "prime", "", "SHP_ERR_ORDER_PRIME"),
            (6, "902-2", "", "SHP_ERR_DATE"),
            (7, "902-2", "", "SHP_ERR_QUANTITY"),
            (9, "", "", "SHP_ERR_REQUIRED"),
        )
        self.assertEqual([p["items"] for p in self.packages()], [items(B=2)])
        self.assertEqual([p["items"] for p in self.packages("902-2")], [items(A=2, B=1)])
        self.assert_verified()

    def told(self, text):
        """[(record, code, message)] of the processing report."""
        lines = self.desk.run("confirm-file", self.desk.write("file.tsv", text)).out.splitlines()[5:]
        return [(int(line.split("\t")[0]), line.split("\t")[3], line.split("\t")[5]) for line in lines]

    def test_everything_that_is_wrong_with_a_record_is_told_and_where(self):
        told = self.told(
            table(
                {"ship-date": "11/04/2025", "quantity": "x", "order-item-id": "Z", "carrier-code": ""},
                {"ship-date": "", "carrier-code": "", "tracking-number": "x" * 200, "order-item-id": "A"},
                {"order-id": "nobody", "ship-date": "soon"},
                {"order-id": "", "ship-date": "soon"},
                {"order-id": "902-2", "ship-date": "soon", "carrier-code": "Other", "order-item-id": "A"},
                {"order-item-id": "A", "quantity": "5", "tracking-number": ""},
            )
        )
        self.assertEqual(
            [(record, message.split(":")[0]) for record, _, message in told if ": " in message],
            [
                (1, "quantity"), (1, "ship-date"), (1, "order-item-id"),
                (2, "tracking-number"), (2, "ship-date"), (2, "carrier-code"),
                (3, "ship-date"), (4, "order-id"), (4, "ship-date"), (5, "ship-date"), (5, "carrier-name"),
                (6, "quantity"),
            ],
        )
        self.assertEqual([(r, code) for r, code, message in told if ": " not in message], [(3, "18028")])
        self.assertIn((1, "SHP_ERR_DATE", 'ship-date: "11/04/2025" is not a date like 2025-11-04.'), told)
        self.assertEqual(self.packages(), [])

    def test_a_column_that_is_there_twice(self):
        for column in ("quantity", "order-id", "ship-date"):
            text = table({"order-item-id": "A", "quantity": "1"}, columns=[*COLUMNS, column])
            self.assertEqual(self.send(text, (0, "", "", 90012)), 0)
            result = self.desk.run("confirm-file", self.desk.path / "file.tsv")
            self.assertIn(f"file.tsv:1:9: {column}: this column is there twice", result.err)
        self.assertEqual(self.packages(), [])
        self.send(table({}, columns=[*COLUMNS, "note", "note"]))

    def test_null_and_blank_in_a_first_confirmation(self):
        self.send(table({"ship-date": "NULL"}), (1, "902-1", "", "SHP_ERR_REQUIRED"))
        self.send(table({"carrier-code": ""}), (1, "902-1", "", "SHP_ERR_REQUIRED"))
        self.send(table({"ship-method": "NULL", "tracking-number": "NULL"}))
        self.assertEqual(
            (self.packages()[0]["shipment"]["method"], self.packages()[0]["shipment"]["tracking"]), (None, None)
        )
        self.send(table({"carrier-code": "NULL", "tracking-number": ""}), (1, "902-1", "", "SHP_ERR_CANNOT_CLEAR"))

    def test_other_carriers_have_a_name(self):
        self.send(table({"carrier-code": "Other", "tracking-number": ""}),
                  (1, "902-1", "", "SHP_ERR_CARRIER_NAME_MISSING"))
        self.send(table({"carrier-code": "Andere", "carrier-name": "Bote", "tracking-number": ""}))
        shipment = self.packages()[0]["shipment"]
        self.assertEqual((shipment["carrier"], shipment["carrier_name"]), ("Other", "Bote"))

    def test_variants_of_the_columns(self):
        self.send(
            table(
                {"order-item-id": "A", "quantity": "1", "transparency_code": "AZ:1"},
                {"order-item-id": "A", "quantity": "1", "transparency_code": "AZ:2"},
                columns=[*COLUMNS, "transparency_code"],
            )
        )
        self.assertEqual([p["items"] for p in self.packages()], [items(A=2)])
        self.send(
            table(
                {"order-item-id": "B", "tracking-number": UPS[1]},
                columns=[*reversed(COLUMNS), "transparency_code", "ship_from_address_name"],
            )
        )
        self.assertEqual([p["items"] for p in self.packages()], [items(A=2), items(B=2)])
        for reference, encoding, options in [
            ("902-2", "cp932", ()),
            ("j-2", "utf-8", ()),
            ("j-3", "cp932", ("--encoding", "Shift_JIS")),
        ]:
            self.desk.ask(place(reference))
            self.send(
                table(
                    {
                        "order-id": reference,
                        "carrier-code": "Other",
                        "carrier-name": "見本運送",
                        "cod-collection-method": "DirectPayment",
                    },
                    columns=[*COLUMNS, "cod-collection-method"],
                    above=JAPAN,
                ),
                encoding=encoding,
                options=options,
            )
            self.assertEqual(self.packages(reference)[0]["shipment"]["carrier_name"], "見本運送")

    def test_dates(self):
        self.send(table({"ship-date": "2025-11-04T07:59:59+00:00"}))
        self.assertEqual(self.packages()[0]["shipment"]["ship_date"], "2025-11-03")

    def test_what_is_no_such_file(self):
        for text in [
            "",
            "\n\n",
            "a\tb\n1\t2\n",
            '<?xml version="1.0"?>\n',
            table({}, columns=COLUMNS[1:]),
            b"\x00\xff" * 100,
        ]:
            with self.subTest(text):
                self.assertEqual(self.send(text, (0, "", "", 90012)), 0)

    def test_hostile_rows(self):
        text = table(
            {"order-item-id": "A", "quantity": "1", "carrier-name": "@"},
            {"order-item-id": "B", "quantity": "1"},
            {"order-id": "902-2"},
        )
        self.send(text.encode().replace(b"@", b"\xff"), (1, "902-1", "A", "SHP_ERR_TEXT"))
        self.send(table({"tracking-number": "x" * 200}), (1, "902-1", "", "SHP_ERR_TOO_LONG"))
        self.send(table({}).rstrip("\n") + "\tsurplus\n", (1, "902-1", "", "SHP_ERR_VALUE"))
        self.send(table({"quantity": "5"}), (1, "902-1", "", "SHP_ERR_REQUIRED"))
        self.send(
            table({"order-item-id": "A", "quantity": "99999999999999999999"}), (1, "902-1", "A", "SHP_ERR_QUANTITY")
        )
        self.assert_verified()

    def test_many_rows_in_several_commits(self):
        self.desk.ask(*(place(f"o-{n}") for n in range(700)))
        self.send(table(*({"order-id": f"o-{n}"} for n in range(700))))
        self.assertEqual(self.desk.show("o-699")["status"], "shipped")
        self.assert_verified()

    def test_the_sample_files(self):
        for name, options in [
            ("new-orders-us", ()),
            ("new-orders-jp", ("--encoding", "Shift_JIS")),
            ("unshipped-uk", ("--without-amounts",)),
        ]:
            self.assertEqual(self.desk.run("import", DATA / f"{name}.tsv", *options).returncode, 0)
        for _ in range(2):
            self.send(
                (DATA / "confirmation-8.tsv").read_bytes(),
                (6, "902-1000004-1000004", "05010000000041", "SHP_ERR_ORDER_PRIME"),
                (7, "902-1000001-1000001", "05010000000011", 18021),
            )
            for name in ("confirmation-9", "confirmation-long", "confirmation-jp"):
                self.assertEqual(self.send((DATA / f"{name}.tsv").read_bytes()), 3)
        self.assert_verified()


if __name__ == "__main__":
    main()
