#!/usr/bin/python3
"""The commands of shipdesk's exec, as its contract tells them: placing and shipping."""

import json
import uuid

from shipdesk_case import FIRST, LATER, UPS, ShipdeskCase, confirm, items, main, order, place


class Placing(ShipdeskCase):
    def test_an_order_is_placed_once(self):
        first, again = self.desk.ask(place(), place())
        self.assert_done(first, "order.placed")
        self.assert_repeated(again)
        self.assertEqual(first["order"], again["order"])

    def test_the_same_reference_with_other_data_names_each_difference(self):
        other = place(currency="EUR", service="NextDay", lines=[{"id": "A", "quantity": 3, "item_price": "20.00"}])
        answer = self.desk.ask(place(), other)[1]
        self.assertFalse(answer["ok"])
        paths = {p["path"] for p in answer["problems"]}
        self.assertEqual({p["code"] for p in answer["problems"]}, {"SHP_ERR_DIFFERS"})
        self.assertTrue({"order.currency", "order.service", "lines", "lines[0].quantity"} <= paths, paths)

    def test_every_field_of_an_order(self):
        line = {
            "id": "05010000000011",
            "sku": "S-1",
            "title": "大熊猫",
            "category": "Toys",
            "quantity": 3,
            "item_price": "30.00",
            "item_tax": "2.85",
            "shipping_price": "4.50",
            "shipping_tax": "0.43",
            "gift_wrap_price": "3.99",
            "gift_wrap_tax": "0.38",
            "item_discount": "3.00",
            "shipping_discount": "4.50",
        }
        given = order(
            lines=[line],
            ship_by="2025-11-05",
            ship_from_date="2025-11-04",
            deliver_by="2025-11-10",
            service="Standard",
            channel="MFN",
            status="pending",
            programs=["PREMIUM", "AMAZON_BUSINESS"],
            cod_amount="10.00",
            fee_basis_points=1500,
        )
        answer = self.desk.one({"op": "place", "order": given})
        self.assert_done(answer, "order.placed")
        shown = answer["order"]
        for field in (
            "reference",
            "currency",
            "ship_by",
            "ship_from_date",
            "deliver_by",
            "service",
            "channel",
            "status",
            "cod_amount",
            "fee_basis_points",
        ):
            self.assertEqual(shown[field], given[field], field)
        self.assertEqual(shown["ordered_at"], "2025-11-03T17:15:22.000Z")
        self.assertCountEqual(shown["programs"], given["programs"])
        self.assertEqual({k: shown["lines"][0][k] for k in line}, line)
        self.assertEqual(shown["total"], "34.65")  # 27.00 + 2.85 + 0 + 0.43 + 3.99 + 0.38

    def test_the_id_is_that_of_a_stock_uuid_library(self):
        shown = self.desk.one(place())["order"]
        self.assertEqual(shown["id"], str(uuid.uuid5(uuid.NAMESPACE_URL, "libshipment:us:902-1")))

    def test_currencies_have_their_own_digits(self):
        yen = order("jp", [{"id": "A", "quantity": 1, "item_price": "1507.00"}], currency="JPY")
        dinar = order("bh", [{"id": "A", "quantity": 1, "item_price": "1.234"}], currency="BHD")
        own = order("xx", [{"id": "A", "quantity": 1, "item_price": "0.1234"}], currency="XXA", exponent=4)
        cents = order("us", [{"id": "A", "quantity": 1, "item_price": "0.123"}])
        answers = self.desk.ask(*({"op": "place", "order": o} for o in (yen, dinar, own, cents)))
        self.assertEqual([a["order"]["total"] for a in answers[:3]], ["1507", "1.234", "0.1234"])
        self.assert_refused(answers[3], ("AMOUNT", "lines[0].item_price"))

    def test_what_is_shown_can_be_sent_back(self):
        self.desk.ask(place(), confirm(items=items(A=1), package="1", memo="for me"))
        shown = self.desk.show("902-1")
        self.assert_repeated(self.desk.one({"op": "place", "order": shown}))
        package = shown["packages"][0]
        again = {"order": "902-1", "package": package["reference"], "items": package["items"], **package["shipment"]}
        self.assert_repeated(self.desk.one({"op": "reconfirm", **again}))
        self.assert_repeated(self.desk.one({"op": "confirm", **again}))

    def test_what_is_shown_of_a_new_order_makes_the_same_order_elsewhere(self):
        shown = self.desk.one(place(status="pending"))["order"]
        self.desk.db = self.desk.path / "other.db"
        self.assertEqual(self.desk.one({"op": "place", "order": shown})["order"], shown)
        self.assert_refused(
            self.desk.one({"op": "place", "order": {**shown, "reference": "902-2", "id": None, "charged": "1.00"}}),
            ("DIFFERS", "order.charged"),
        )

    def test_packages_as_they_are_shown_can_be_sent_back(self):
        split = {"op": "split", "order": "902-1"}
        _, done = self.desk.ask(place(), {**split, "packages": [{"package": "2", "items": items(A=1)}]})
        self.desk.ask(confirm(package="2"))
        for shown in (done["order"], self.desk.show("902-1")):
            self.assert_repeated(self.desk.one({**split, "packages": shown["packages"]}))
        self.assert_refused(
            self.desk.one({**split, "packages": [{"package": "2", "reference": "3", "items": items(A=1)}]}),
            ("DIFFERS", "packages[0].reference"),
        )

    def test_placing_judges_no_deadline(self):
        answer = self.desk.one({**place(ship_by="1999-01-01"), "now": "2025-11-04T00:00:00Z"})
        self.assert_done(answer, "order.placed")


class Shipping(ShipdeskCase):
    def setUp(self):
        super().setUp()
        self.desk.ask(place())

    def test_the_first_package_charges_the_order(self):
        answer = self.desk.one(confirm())
        self.assert_done(answer, *FIRST)
        charged, credited = answer["events"][1:3]
        self.assertEqual((charged["data"]["amount"], charged["data"]["currency"]), ("25.01", "USD"))
        self.assertEqual(credited["data"]["amount"], "25.01")
        self.assertEqual(answer["order"]["status"], "shipped")
        self.assertEqual(
            (answer["order"]["total"], answer["order"]["charged"], answer["order"]["credited"]), ("25.01",) * 3
        )

    def test_a_later_package_only_tells(self):
        first, second = self.desk.ask(confirm(package="1", items=items(A=1)), confirm(package="2", tracking=UPS[1]))
        self.assert_done(first, "package.split", *FIRST)
        self.assertEqual(first["order"]["status"], "partially_shipped")
        self.assertEqual(first["order"]["packages"][1]["items"], items(A=1, B=1))
        self.assert_done(second, *LATER)
        self.assertEqual(second["order"]["charged"], "25.01")

    def test_confirming_again_is_nothing_new_and_otherwise_a_difference(self):
        again, later, other = self.desk.ask(
            confirm(),
            confirm(),
            {**confirm(), "now": "2026-11-04T00:00:00Z"},
            confirm(package="1", tracking=UPS[1], method="Air"),
        )[1:]
        self.assert_repeated(again)
        self.assert_repeated(later)
        self.assert_refused(other, ("DIFFERS", "tracking"), ("DIFFERS", "method"))

    def test_a_package_may_be_left_out_while_there_was_only_one(self):
        self.desk.one({"op": "split", "order": "902-1", "packages": [{"package": "1", "items": items(A=1)}]})
        self.assert_refused(self.desk.one(confirm()), ("REQUIRED", "package"))

    def test_one_answer_tells_form_and_substance(self):
        request = confirm(
            items=[{"line": "A", "quantity": 10**30}, {"line": "Z", "quantity": 0}, {"line": "B"}],
            ship_date="soon",
            carrier="",
            trakcing="x",
            package="1",
        )
        self.assert_refused(
            self.desk.one(request),
            ("QUANTITY", "items[0].quantity"),
            ("UNKNOWN_LINE", "items[1].line"),
            ("QUANTITY", "items[1].quantity"),
            ("REQUIRED", "items[2].quantity"),
            ("DATE", "ship_date"),
            ("REQUIRED", "carrier"),
            ("VALUE", "trakcing"),
        )
        self.assertEqual(self.desk.show("902-1")["revision"], 1)

    def test_splits_hold_exactly_what_is_said(self):
        split = {
            "op": "split",
            "order": "902-1",
            "packages": [{"package": "x", "items": items(A=1)}, {"package": "y", "items": items(B=1)}],
        }
        answer, again = self.desk.ask(split, split)
        self.assert_done(answer, "package.split")
        self.assertEqual(
            [(p["reference"], p["items"]) for p in answer["order"]["packages"]],
            [("1", items(A=1)), ("x", items(A=1)), ("y", items(B=1))],
        )
        self.assert_repeated(again)
        self.assert_refused(
            self.desk.one({"op": "split", "order": "902-1", "packages": [{"package": "x", "items": items(A=9)}]}),
            ("EXCEEDS", "packages[0].items[0].quantity"),
        )

    def test_a_ship_date_may_be_an_instant(self):
        answer = self.desk.one(
            confirm(ship_date="2025-11-04T07:59:59Z")
        )  # the evening before in the marketplace's zone
        self.assertEqual(answer["order"]["packages"][0]["shipment"]["ship_date"], "2025-11-03")

    def test_advice_refuses_nothing(self):
        answer = self.desk.one(confirm(tracking=None, method=None, carrier="Nobody", ship_date="2030-01-01"))
        self.assertTrue(answer["ok"])
        codes = {a["code"] for a in answer["advice"]}
        self.assertTrue(
            {
                "SHP_ADVICE_TRACKING_MISSING",
                "SHP_ADVICE_METHOD_MISSING",
                "SHP_ADVICE_CARRIER_UNKNOWN",
                "SHP_ADVICE_SHIP_DATE_FUTURE",
            }
            <= codes,
            codes,
        )
        self.assertTrue(all(a["message"] for a in answer["advice"]))

    def test_what_is_kept_set_and_cleared(self):
        self.desk.one(confirm(memo="first"))
        memo, nothing, cleared = self.desk.ask(
            {"op": "reconfirm", "order": "902-1", "package": "1", "memo": "second"},
            {"op": "reconfirm", "order": "902-1", "package": "1", "memo": "second", "tracking": UPS[0]},
            {"op": "reconfirm", "order": "902-1", "package": "1", "tracking": None, "ship_date": "2025-11-03"},
        )
        self.assert_done(memo, "shipment.reconfirmed")
        self.assertEqual(memo["events"][0]["data"]["changes"], [{"field": "memo", "old": "first", "new": "second"}])
        self.assert_repeated(nothing)
        self.assert_done(cleared, "shipment.reconfirmed", "buyer.notified", "account.updated")
        self.assertCountEqual(
            cleared["events"][0]["data"]["changes"],
            [
                {"field": "ship_date", "old": "2025-11-04", "new": "2025-11-03"},
                {"field": "tracking", "old": UPS[0], "new": None},
            ],
        )
        self.assertEqual(cleared["order"]["packages"][0]["shipment"]["memo"], "second")
        self.assert_refused(
            self.desk.one({"op": "reconfirm", "order": "902-1", "package": "1", "carrier": None, "ship_date": None}),
            ("CANNOT_CLEAR", "carrier"),
            ("CANNOT_CLEAR", "ship_date"),
        )

    def test_contents_can_be_corrected(self):
        answer = self.desk.ask(confirm(), {"op": "reconfirm", "order": "902-1", "package": "1", "items": items(B=1)})[1]
        self.assert_done(answer, "shipment.reconfirmed", "buyer.notified", "account.updated")
        self.assertEqual(
            [(p["status"], p["items"]) for p in answer["order"]["packages"]],
            [("confirmed", items(B=1)), ("open", items(A=2))],
        )
        self.assertEqual(answer["order"]["charged"], "25.01")

    def test_exactly_nothing_is_not_everything(self):
        self.assert_refused(self.desk.one(confirm(package="1", items=[])), ("PACKAGE_EMPTY", "items"))
        self.assert_refused(
            self.desk.one({"op": "cancel", "order": "902-1", "reason": "NoInventory", "items": []}),
            ("REQUIRED", "items"),
        )

    def test_units_are_cancelled_once(self):
        cancel = {"op": "cancel", "order": "902-1", "items": items(A=1), "reference": "c-1", "reason": "NoInventory"}
        first, again, other = self.desk.ask(cancel, cancel, {**cancel, "items": items(B=1)})
        self.assert_done(first, "items.cancelled")
        self.assertEqual(first["order"]["lines"][0]["cancelled"], 1)
        self.assert_repeated(again)
        self.assert_refused(other, ("DIFFERS", "items"))
        self.assert_refused(self.desk.one({**cancel, "reference": None}), ("REQUIRED", "reference"))
        self.assert_done(
            self.desk.one({"op": "cancel", "order": "902-1", "reason": "BuyerCanceled"}),
            "items.cancelled",
            "order.cancelled",
        )

    def test_a_cancellation_after_the_charge_gives_the_share_back(self):
        answer = self.desk.ask(
            confirm(package="1", items=items(B=1)),
            {"op": "cancel", "order": "902-1", "items": items(A=1), "reference": "c", "reason": "NoInventory"},
        )[1]
        self.assert_done(answer, "items.cancelled", "buyer.refunded", "seller.debited")
        self.assertEqual([e["data"]["amount"] for e in answer["events"][1:]], ["10.00", "10.00"])
        self.assertEqual((answer["order"]["charged"], answer["order"]["refunded"]), ("25.01", "10.00"))

    def test_an_order_expires_when_its_time_has_come(self):
        self.desk.one(place("late", ship_by="2025-11-05"))
        early, late = self.desk.ask(
            {"op": "expire", "order": "late", "now": "2025-11-15T07:59:59.999Z"},
            {"op": "expire", "order": "late", "now": "2025-11-15T08:00:00Z"},
        )
        self.assert_done(early)
        self.assertEqual(
            early["order"]["deadline"], "2025-11-15T08:00:00.000Z"
        )  # the seventh business day after, in Seattle
        self.assert_done(late, "items.cancelled", "order.cancelled")

    def test_labels_scans_and_payments(self):
        self.desk.one(place("prime", programs=["PRIME"]))
        label = {**confirm("prime"), "op": "label"}
        self.assert_refused(self.desk.one(confirm("prime")), ("ORDER_PRIME", "order"))
        bought = self.desk.one(label)
        self.assert_done(bought, *FIRST)
        charge = bought["events"][1]["id"]
        cancelled = self.desk.one({"op": "label_cancel", "order": "prime", "package": "1"})
        self.assertEqual(
            [e["type"].split(".", 1)[1] for e in cancelled["events"]][:3],
            ["label.cancelled", "buyer.refunded", "seller.debited"],
        )
        self.assertNotEqual(self.desk.one(label)["events"][1]["id"], charge)
        scan = {"op": "scan", "order": "prime", "package": "1", "status": "delivered", "at": "2025-11-05T10:00:00Z"}
        self.assert_done(self.desk.one(scan), "shipment.scanned")
        self.assert_repeated(self.desk.one(scan))
        self.assert_refused(
            self.desk.one({"op": "label_cancel", "order": "prime", "package": "1"}), ("LABEL_SCANNED", "package")
        )
        self.assert_done(
            self.desk.one({"op": "payment", "order": "prime", "event": charge, "result": "settled"}), "payment.settled"
        )

    def test_a_declined_charge_is_seen(self):
        self.desk.one(place())
        charge = self.desk.one(confirm(package="2", items=items(A=1)))["events"][2]["id"]
        for result, told in (("declined", "SHP_ADVICE_PAYMENT_DECLINED"), ("settled", None)):
            self.desk.one({"op": "payment", "order": "902-1", "event": charge, "result": result})
            shown = self.desk.show("902-1")
            self.assertEqual([p["result"] for p in shown["payments"]], [result])
            self.assertEqual(shown["actions"][0], {"action": "confirm", "allowed": True, "code": told})
            listed = json.loads(self.desk.run("orders", "--json").out)[0]
            self.assertEqual(listed["actions"], shown["actions"])
            self.assertEqual("payment declined" in self.desk.run("orders").out, bool(told))
            self.assertEqual("declined" in self.desk.run("show", "902-1").out, bool(told))

    def test_a_pending_order_is_released(self):
        self.desk.one(place("p", status="pending"))
        refused, released, done = self.desk.ask(confirm("p"), {"op": "release", "order": "p"}, confirm("p"))
        self.assert_refused(refused, ("ORDER_PENDING", "order"))
        self.assert_done(released, "order.released")
        self.assert_done(done, *FIRST)


if __name__ == "__main__":
    main()
