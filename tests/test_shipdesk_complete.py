#!/usr/bin/python3
"""Everything that is wrong is in one answer, under paths of the request, and nothing that was sent is dropped in
silence. What is shown can be sent back."""

import json

from shipdesk_case import ShipdeskCase, confirm, items, main, order, place

LINE = {"id": "A", "quantity": 1, "item_price": "1.00"}


class Complete(ShipdeskCase):
    def test_more_problems_than_are_kept(self):
        lines = [{"id": f"L{n}", "quantity": 0} for n in range(350)]
        answer = self.desk.one(place(lines=lines))
        self.assertEqual((len(answer["problems"]), answer["problems_left_out"]), (200, 150))
        self.assertNotIn("problems_left_out", self.desk.one(place(lines=lines[:200])))
        self.desk.ask(place())
        split = [word for n in range(250) for word in (f"x{n}:Z=1",)]
        told = self.desk.run("split", "902-1", *split).err.splitlines()
        self.assertEqual((len(told), told[-1]), (201, "and 50 more"))

    def test_placing_with_an_order_that_is_none(self):
        for wrong, code in (("902-1", "VALUE"), (None, "REQUIRED"), ([], "VALUE")):
            lines = [{"id": "A", "quantity": "2"}, 7, {**LINE, "id": "B", "x": 1}]
            request = {"op": "place", "order": wrong, "lines": lines}
            self.assert_refused(
                self.desk.one(request),
                (code, "order"), ("QUANTITY", "lines[0].quantity"), ("VALUE", "lines[1]"), ("VALUE", "lines[2].x"))
        self.assert_refused(
            self.desk.one({"op": "place", "order": 1, "lines": [{"id": "", "quantity": 0}]}),
            ("VALUE", "order"), ("REQUIRED", "lines[0].id"), ("QUANTITY", "lines[0].quantity"))

    def test_lines_stand_in_one_place(self):
        both = {**place(lines=[LINE]), "lines": [LINE]}
        self.assert_refused(self.desk.one(both), ("VALUE", "lines"))
        self.assert_refused(self.desk.one({**both, "lines": "junk"}), ("VALUE", "lines"))
        inside = {"op": "place", "order": order(lines="junk")}
        self.assert_refused(self.desk.one({**inside, "lines": [LINE]}), ("VALUE", "lines"), ("VALUE", "lines"))
        self.assert_refused(self.desk.one(inside), ("VALUE", "lines"))
        beside = {"op": "place", "order": {k: v for k, v in order().items() if k != "lines"}}
        self.assert_refused(self.desk.one({**beside, "lines": {}}), ("VALUE", "lines"))
        self.assert_refused(self.desk.one({**beside, "lines": [{**LINE, "id": ""}]}), ("REQUIRED", "lines[0].id"))
        first, again = self.desk.ask({**beside, "lines": [LINE]}, {**place(lines=[LINE]), "lines": None})
        self.assert_done(first, "order.placed")
        self.assert_repeated(again)

    def test_paths_point_into_the_request(self):
        self.desk.ask(place())
        for fields, path in (
            ({"currency": "EUR"}, "order.currency"), ({"service": "x"}, "order.service"),
            ({"programs": ["PRIME"]}, "order.programs"), ({"ship_by": "2025-11-09"}, "order.ship_by"),
            ({"cod_amount": "1.00"}, "order.cod_amount"), ({"id": "0" * 32}, "order.id"),
        ):
            answer = self.desk.one(place(**fields))
            self.assertIn(path, [p["path"] for p in answer["problems"]])
            self.assertTrue(all(p["path"].startswith("order.") for p in answer["problems"]), answer)
        self.assert_refused(self.desk.one({**place("b"), "now": "1969-01-01T00:00:00Z"}), ("INSTANT", "now"))

    def test_what_is_told_once(self):
        self.desk.ask(place())
        self.assert_refused(self.desk.one(confirm(package="9", items="x")), ("VALUE", "items"))
        self.assert_refused(self.desk.one(place(programs=["BONUS"])), ("VALUE", "order.programs[0]"))
        self.assert_refused(
            self.desk.one(place(programs=["BONUS"], service="x")),
            ("VALUE", "order.programs[0]"), ("DIFFERS", "order.service"))
        self.assert_refused(
            self.desk.one({"op": "cancel", "order": "902-1", "reason": "Other", "items": "x"}),
            ("VALUE", "items"), ("REQUIRED", "reference"))
        self.assert_refused(self.desk.one(place("c", currency="XXX")), ("REQUIRED", "order.exponent"))
        self.assert_refused(self.desk.one({"op": "allocate", "amount": 1, "weights": None}), ("REQUIRED", "weights"))
        split = {"op": "split", "order": "902-1", "packages": None}
        self.assert_refused(self.desk.one(split), ("REQUIRED", "packages"))

    def test_a_calendar_by_name_has_its_own_days(self):
        for operation in ({"op": "deadline", "start": "2025-11-05", "count": 1},
                          {"op": "business_days", "from": "2025-11-05", "to": "2025-11-06"}):
            own = {"weekmask": "1111111", "closed": ["2025-11-06"], "opened": []}
            for calendar in ("us", "weekdays", {"weekmask": "1111100"}):
                self.assert_refused(
                    self.desk.one({**operation, "calendar": calendar, **own}), *(("VALUE", name) for name in own))
            for good in ({**operation, **own}, {**operation, "calendar": None, **own},
                         {**operation, "calendar": "us", "weekmask": None, "closed": None}):
                self.assertTrue(self.desk.one(good)["ok"])

    def test_ids_are_echoed_whatever_number_they_are(self):
        for text in ("1e999", "-1e999", "1" * 40, "12345678901234567890", "0.1", "1.0", "1E5", "-0", "[1e999, 2]",
                     '{"a": [1, {"id": "}"}]}', '"\\u0069\\"d"', "true", "null"):
            result = self.desk.run("exec", stdin=f' {{ "op" :"show","a":{{"id":1}},  "id" : {text} , "order":"x"}}\n')
            self.assertTrue(result.out.startswith('{"id":' + text + ',"ok":false'), (text, result.out))
        for line, start in {
            '{"op":"show","\\u0069d":7,"order":"x"}': '{"id":7,',
            '{"op":"show","order":"x"}': '{"ok"',
            '{"op":1,"op":2,"id":1e999}': '{"id":1e999,',
            '{"id":5': '{"ok"',
            '["id",5]': '{"ok"',
            '{"op":"show","id"': '{"ok"',
        }.items():
            self.assertTrue(self.desk.run("exec", stdin=line).out.startswith(start), line)


class SentBack(ShipdeskCase):
    def test_everything_cancelled(self):
        self.desk.ask(place(), place("e", ship_by="2025-10-01"), {"op": "expire", "order": "e"},
                      {"op": "cancel", "order": "902-1", "reason": "NoInventory"})
        for reference in ("902-1", "e"):
            shown = self.desk.show(reference)["cancellations"][0]
            self.assert_repeated(self.desk.one({"op": "cancel", "order": reference, **shown}))

    def test_cancellations(self):
        cancel = {"op": "cancel", "order": "902-1", "reason": "NoInventory", "reference": "c", "items": items(A=1)}
        self.desk.ask(place(), cancel)
        shown = self.desk.show("902-1")["cancellations"][0]
        self.assertIn("at", shown)
        self.assert_repeated(self.desk.one({"op": "cancel", "order": "902-1", **shown}))
        self.assert_refused(self.desk.one({**cancel, "at": "soon"}), ("INSTANT", "at"))

    def test_payments(self):
        charge = self.desk.ask(place(), confirm())[1]["events"][1]["id"]
        payment = {"op": "payment", "order": "902-1", "event": charge, "result": "settled"}
        self.assert_refused(self.desk.one({**payment, "amount": "25.02"}), ("DIFFERS", "amount"))
        self.assert_refused(self.desk.one({**payment, "amount": "x"}), ("AMOUNT", "amount"))
        self.assert_done(self.desk.one({**payment, "amount": "25.01"}), "payment.settled")
        shown = self.desk.show("902-1")["payments"][0]
        self.assertEqual(shown["amount"], "25.01")
        self.assert_repeated(self.desk.one({"op": "payment", "order": "902-1", **shown}))
        self.assert_refused(
            self.desk.one({**payment, "event": "0", "amount": "1.00", "order": "nobody"}),
            ("HOST_ABSENT", "order"), ("UNKNOWN_CHARGE", "event"))

    def test_a_whole_order(self):
        self.desk.ask(place(), confirm(package="2", items=items(A=1)))
        shown = json.loads(self.desk.run("show", "902-1", "--json").out)
        self.assert_repeated(self.desk.one({"op": "place", "order": shown}))


if __name__ == "__main__":
    main()
