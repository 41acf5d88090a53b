#!/usr/bin/python3
"""How shipdesk's exec is spoken with, and the operations that only reckon: days, shares, tracking numbers."""

import json

from shipdesk_case import NOW, UPS, ShipdeskCase, confirm, items, main, place


class Protocol(ShipdeskCase):
    def test_ids_are_echoed_whatever_they_are(self):
        ids = [7, "seven", None, [1, {"a": 2}], True]
        answers = self.desk.ask(
            *({"op": "show", "order": "none", "id": i} for i in ids), '{"op": 1, "op": 2, "id": "twice"}'
        )
        self.assertEqual([a["id"] for a in answers], [*ids, "twice"])

    def test_a_line_that_is_no_object_gets_a_problem_and_the_next_is_read(self):
        lines = [
            "",
            "no json",
            "[]",
            '"text"',
            "null",
            '{"op": "show"',
            '{"op":"show","op":"show"}',
            '{"op": "\ud800"}',
            "{}",
            '{"op": "fly"}',
            '{"op": 5}',
        ]
        data = (
            "\n".join(lines).encode("utf-8", "surrogatepass")
            + b'\n{"op": "\xff"}\n\x00\n'
            + json.dumps(place()).encode()
            + b"\n"
        )
        result = self.desk.run("exec", stdin=data)
        answers = [json.loads(line) for line in result.out.splitlines()]
        self.assertEqual([a["ok"] for a in answers], [False] * (len(lines) + 2) + [True])
        self.assertTrue(
            all(p["message"] and p["code"].startswith("SHP_ERR_") for a in answers[:-1] for p in a["problems"])
        )
        self.assertEqual(result.returncode, 1)

    def test_a_last_line_without_end_counts(self):
        self.assertTrue(json.loads(self.desk.run("exec", stdin=json.dumps(place())).out)["ok"])

    def test_now_is_the_requests_own(self):
        answers = self.desk.ask(
            {**place("a"), "now": "2020-01-01T00:00:00Z"}, place("b"), {**place("c"), "now": "yesterday"}
        )
        self.assertEqual(
            [a["events"][0]["time"] for a in answers[:2]], ["2020-01-01T00:00:00.000Z", NOW.replace("Z", ".000Z")]
        )
        self.assert_refused(answers[2], ("INSTANT", "now"))

    def test_rules_may_change_between_two_commands_without_money_moving(self):
        self.desk.one(place(), rules="us,charge=per_package,fee=1000")
        first = self.desk.one(confirm(package="1", items=items(A=1)), rules="uk,charge=first_package,fee=0")
        self.assertEqual([e["data"].get("amount") for e in first["events"][2:4]], ["10.00", "9.00"])
        self.assert_repeated(self.desk.one(place(), rules="jp"))
        self.assert_verified()

    def test_deadlines_and_business_days(self):
        asked = [
            ({"start": "2025-11-05", "count": 7}, "2025-11-14"),
            ({"start": "2025-11-05", "count": 7, "calendar": "us"}, "2025-11-17"),  # Veterans Day
            ({"start": "2025-11-05", "count": 0, "calendar": "weekdays"}, "2025-11-05"),
            ({"start": "2025-11-08", "count": 0, "calendar": "weekdays"}, "2025-11-10"),
            ({"start": "2025-11-08", "count": -1, "calendar": "weekdays"}, "2025-11-07"),
            ({"start": "2025-09-28", "count": 1, "calendar": "cn"}, "2025-09-29"),
            ({"start": "2025-09-27", "count": 1, "calendar": "cn"}, "2025-09-28"),  # a Sunday, worked
            (
                {"start": "2025-11-05", "count": 2, "calendar": {"weekmask": "1111110", "closed": ["2025-11-06"]}},
                "2025-11-08",
            ),
            ({"start": "2025-11-05", "count": 2, "weekmask": "1111110", "closed": ["2025-11-06"]}, "2025-11-08"),
            (
                {"start": "2025-11-05", "count": 4, "weekmask": [1, 1, 1, 1, 1, 0, 0], "opened": ["2025-11-08"]},
                "2025-11-10",
            ),
        ]
        answers = self.desk.ask(*({"op": "deadline", **q} for q, _ in asked))
        self.assertEqual([(a["date"], a["outside_calendar"]) for a in answers], [(date, False) for _, date in asked])
        forth, back, beyond, outside = self.desk.ask(
            {"op": "business_days", "from": "2025-11-03", "to": "2025-11-10", "calendar": "weekdays"},
            {"op": "business_days", "from": "2025-11-10", "to": "2025-11-03", "calendar": "weekdays"},
            {"op": "business_days", "from": "2050-01-01", "to": "2050-01-02", "calendar": "cn"},
            {"op": "deadline", "start": "2050-01-01", "count": 1, "calendar": "cn"},
        )
        self.assertEqual((forth, back), ({"ok": True, "count": 5}, {"ok": True, "count": -5}))
        self.assertEqual((beyond["outside_calendar"], outside["outside_calendar"]), (True, True))
        bad = self.desk.ask(
            {"op": "deadline", "start": "2025-02-30", "count": "7", "calendar": "mars"},
            {"op": "deadline", "start": "2025-02-28", "count": 1, "weekmask": "0000000"},
            {"op": "business_days", "from": "2025-02-28"},
            {"op": "deadline", "start": "2025-02-28", "count": 1, "calendar": {"weekmask": "0000000"}},
        )
        self.assert_refused(bad[0], ("DATE", "start"), ("RANGE", "count"), ("VALUE", "calendar"))
        self.assert_refused(bad[1], ("CALENDAR", "weekmask"))
        self.assert_refused(bad[2], ("REQUIRED", "to"))
        self.assert_refused(bad[3], ("CALENDAR", "calendar.weekmask"))

    def test_amounts_are_allocated(self):
        good, negative, none, zero, text = self.desk.ask(
            {"op": "allocate", "amount": 100, "weights": [1, 1, 1]},
            {"op": "allocate", "amount": -5, "weights": [7, 3]},
            {"op": "allocate", "amount": 1},
            {"op": "allocate", "amount": 1, "weights": [0, 0]},
            {"op": "allocate", "amount": "1", "weights": [1, "2"]},
        )
        self.assertEqual((good["parts"], negative["parts"]), ([34, 33, 33], [-4, -1]))
        self.assert_refused(none, ("REQUIRED", "weights"))
        self.assert_refused(zero, ("WEIGHTS", "weights"))
        self.assert_refused(text, ("AMOUNT", "amount"), ("WEIGHTS", "weights[1]"))

    def test_weights_may_be_decimal(self):
        asked = [
            ([0.1, 0.1, 0.2], 100, [25, 25, 50]),
            ([0.07, 0.03], 100, [70, 30]),
            ([0.1, 0.2, 0.1], 10, [3, 5, 2]),
            ([0.33, 0.66], 1, [0, 1]),
            ([1, 2.5], 7, [2, 5]),
            ([1e3, 1], 1001, [1000, 1]),
            ([2**63 - 1], 7, [7]),
        ]
        answers = self.desk.ask(*({"op": "allocate", "amount": amount, "weights": w} for w, amount, _ in asked))
        self.assertEqual([a["parts"] for a in answers], [parts for _, _, parts in asked])
        for weights, *expected in [
            ([], ("REQUIRED", "weights")),
            ([0.5, "1", None, True, []], *(("WEIGHTS", f"weights[{i}]") for i in (1, 2, 3, 4))),
            ([-0.5, 1], ("WEIGHTS", "weights")),
            ([1e300], ("OVERFLOW", "weights[0]")),
            ([2**63 - 1, 0.5], ("OVERFLOW", "weights[0]")),
            ([1e-300], ("WEIGHTS", "weights[0]")),
        ]:
            self.assert_refused(self.desk.one({"op": "allocate", "amount": 1, "weights": weights}), *expected)

    def test_tracking_numbers(self):
        good, bad, unknown, detected = self.desk.ask(
            {"op": "tracking", "carrier": "ups", "number": UPS[0]},
            {"op": "tracking", "carrier": "UPS", "number": UPS[0][:-1] + "5"},
            {"op": "tracking", "carrier": "Nobody", "number": "1"},
            {"op": "tracking", "number": UPS[0].lower().replace("1z", "1Z ")},
        )
        self.assertEqual(
            [a["verdict"] for a in (good, bad, unknown, detected)],
            ["check_digit_ok", "bad_check_digit", "unknown_carrier", "check_digit_ok"],
        )
        self.assertEqual(detected["candidates"][0]["carrier"], "ups")
        self.assertIn(UPS[0], good["url"])


if __name__ == "__main__":
    main()
