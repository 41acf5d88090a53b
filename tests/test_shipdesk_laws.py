#!/usr/bin/python3
"""The laws through shipdesk: random commands against a naive model of units and money, which knows nothing of the
library. SHIPDESK_SEED=N begins with another seed, SHIPDESK_ORDERS=N runs so many orders of each rules."""

import copy
import json
import os
import random
import subprocess

import shipdesk_case
from shipdesk_case import NOW, UPS, ShipdeskCase, main

SEED = int(os.environ.get("SHIPDESK_SEED", "20251106"))
ORDERS = int(os.environ.get("SHIPDESK_ORDERS", "60"))
STEPS = 18
RULES = [
    "us",
    "us,charge=per_package,fee=1500",
    "us,charge=last_package,fee=3333",
    "us,charge=per_package,credit=settlement,fee=777",
    "us,credit=settlement",
]
CURRENCIES = [("USD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("XTS", 1)]
AMOUNTS = ["item_price", "item_tax", "shipping_price", "shipping_tax", "gift_wrap_price", "gift_wrap_tax"]
DISCOUNTS = {"item_price": "item_discount", "shipping_price": "shipping_discount"}
OPERATIONS = ["split", "reconfirm", "label", "label_cancel", "cancel", "scan", "payment"] + ["confirm"] * 3
MOVED = ("buyer.charged", "buyer.refunded", "seller.credited", "seller.debited")


def decimal(minor, exponent):
    digits = str(minor).rjust(exponent + 1, "0")
    return digits if exponent == 0 else f"{digits[:-exponent]}.{digits[-exponent:]}"


def minor(text, exponent):
    assert len(text.partition(".")[2]) == exponent, text
    return int(text.replace(".", ""))


class Package:
    def __init__(self, reference, items):
        self.reference = reference
        self.items = items
        self.confirmed = self.label = self.scanned = False


class Model:
    """What the desk should hold: packages oldest first, units of lines, what has moved."""

    def __init__(self, lines, policy, fee, collect):
        self.lines, self.policy, self.fee, self.collect = lines, policy, fee, collect
        self.ordered = {line["id"]: line["quantity"] for line in lines}
        self.cancelled = dict.fromkeys(self.ordered, 0)
        self.packages = [Package("1", dict(self.ordered))]
        self.used = {"1"}
        self.completed = False
        self.moved = dict.fromkeys(MOVED, 0)
        self.cancellations = 0
        self.charges = {}  # id: result

    def find(self, reference):
        return next((p for p in self.packages if p.reference == reference), None)

    def units(self, line, confirmed):
        return sum(p.items.get(line, 0) for p in self.packages if p.confirmed == confirmed)

    def holds(self, reference, items):
        package = self.find(reference)
        return package is not None and {k: v for k, v in package.items.items() if v} == items

    def drop_empty(self):
        self.packages = [p for p in self.packages if any(p.items.values())]

    def arrange(self, named):
        """Each named package holds exactly this. False when there are not enough open units."""
        missing = dict.fromkeys(self.ordered, 0)
        for reference, items in named.items():
            held = self.find(reference)
            for line in self.ordered:
                missing[line] += items.get(line, 0) - (held.items.get(line, 0) if held else 0)
        others = [p for p in self.packages if not p.confirmed and p.reference not in named]
        if any(missing[line] > sum(p.items.get(line, 0) for p in others) for line in self.ordered):
            return False
        for reference, items in named.items():
            if not self.find(reference):
                self.packages.append(Package(reference, {}))
                self.used.add(reference)
            self.find(reference).items = dict(items)
        for line, units in missing.items():
            for package in others:
                taken = min(max(units, 0), package.items.get(line, 0))
                package.items[line] = package.items.get(line, 0) - taken
                units -= taken
        if any(units < 0 for units in missing.values()):
            if not others:
                others = [Package(next(str(n) for n in range(1, 999) if str(n) not in self.used), {})]
                self.packages += others
                self.used.add(others[0].reference)
            for line, units in missing.items():
                others[0].items[line] = others[0].items.get(line, 0) + max(-units, 0)
        self.drop_empty()
        return True

    def cancel(self, items):
        for line, units in items.items():
            self.cancelled[line] += units
            for package in reversed([p for p in self.packages if not p.confirmed]):
                taken = min(units, package.items.get(line, 0))
                package.items[line] = package.items.get(line, 0) - taken
                units -= taken
        self.drop_empty()

    def due(self):
        """Law 2: what the buyer owes and the seller is due by now."""
        any_confirmed = any(p.confirmed for p in self.packages)
        is_open = any(self.units(line, False) for line in self.ordered)
        self.completed = any_confirmed and (self.completed or not is_open)
        gross = 0
        for line in self.lines:
            name, ordered = line["id"], line["quantity"]
            counted = ordered - self.cancelled[name]
            if self.policy == "per_package":
                counted = self.units(name, True)
            elif not (any_confirmed if self.policy == "first_package" else self.completed):
                counted = 0
            for amount in AMOUNTS:
                of = line["amounts"][amount] - line["amounts"].get(DISCOUNTS.get(amount), 0)
                gross += of * counted // ordered
        charge = gross - min(self.collect, gross)
        return charge, charge - gross * self.fee // 10000

    def status(self):
        shipped = sum(self.units(line, True) for line in self.ordered)
        if self.cancelled == self.ordered:
            return "cancelled"
        if not shipped:
            return "unshipped"
        return "partially_shipped" if any(self.units(line, False) for line in self.ordered) else "shipped"

    def picture(self):
        return (
            self.status(),
            [(n, q, self.cancelled[n], self.units(n, True), self.units(n, False)) for n, q in self.ordered.items()],
            [
                (p.reference, p.confirmed, [(n, p.items[n]) for n in self.ordered if p.items.get(n)])
                for p in self.packages
            ],
        )


def picture_of(order):
    return (
        order["status"],
        [(x["id"], x["ordered"], x["cancelled"], x["shipped"], x["open"]) for x in order["lines"]],
        [
            (p["reference"], p["status"] == "confirmed", [(i["line"], i["quantity"]) for i in p["items"]])
            for p in order["packages"]
        ],
    )


class Life:
    """One order's: what is asked of the desk and done with the model. None: not to be asked now."""

    def __init__(self, chance, reference, policy, fee):
        self.chance, self.reference = chance, reference
        self.currency, self.exponent = chance.choice(CURRENCIES)
        lines = []
        for number in range(chance.randint(1, 3)):
            amounts = {name: chance.choice([0, chance.randint(1, 5000)]) for name in AMOUNTS}
            for name, discount in DISCOUNTS.items():
                amounts[discount] = chance.randint(0, amounts[name])
            lines.append({"id": f"L{number}", "quantity": chance.randint(1, 4), "amounts": amounts})
        total = sum(v * (-1 if "discount" in k else 1) for line in lines for k, v in line["amounts"].items())
        self.own_fee = chance.choice([None, chance.randint(0, 10000)])
        collect = chance.choice([0, chance.randint(0, total)])
        self.model = Model(lines, policy, fee if self.own_fee is None else self.own_fee, collect)

    def place(self):
        amounts = [{k: decimal(v, self.exponent) for k, v in x["amounts"].items()} for x in self.model.lines]
        order = {
            "reference": self.reference,
            "currency": self.currency,
            "exponent": self.exponent,
            "ordered_at": "2025-11-03T17:15:22Z",
            "cod_amount": decimal(self.model.collect, self.exponent),
            "lines": [
                {"id": x["id"], "quantity": x["quantity"], **a} for x, a in zip(self.model.lines, amounts)
            ],
        }
        if self.own_fee is not None:
            order["fee_basis_points"] = self.own_fee
        return {"op": "place", "order": order}

    def some_items(self):
        names = list(self.model.ordered)
        names = sorted(self.chance.sample(names, self.chance.randint(1, len(names))))
        return {name: self.chance.randint(1, 2) for name in names}

    def some_package(self):
        return self.chance.choice([*(p.reference for p in self.model.packages), "a", "b", "7"])

    def confirmed(self):
        return [p for p in self.model.packages if p.confirmed]

    def is_taken(self, reference):
        """Confirmed, or gone: what becomes of a command on it is told by other tests."""
        package = self.model.find(reference)
        return package.confirmed if package else reference in self.model.used

    def split(self):
        named = {self.some_package(): self.some_items() for _ in range(self.chance.randint(1, 2))}
        if any(self.is_taken(reference) for reference in named):
            return None
        done = all(self.model.holds(*each) for each in named.items()) or self.model.arrange(named)
        return done, {"packages": [{"package": r, "items": listed(i)} for r, i in named.items()]}

    def confirm(self, by_label=False):
        reference, items = self.some_package(), self.chance.choice([None, self.some_items()])
        if self.is_taken(reference) or not (items or self.model.find(reference)):
            return None
        request = {"package": reference, "ship_date": "2025-11-04", "carrier": "UPS", "tracking": UPS[0]}
        if items:
            request["items"] = listed(items)
            if not self.model.holds(reference, items) and not self.model.arrange({reference: items}):
                return False, request
        package = self.model.find(reference)
        package.confirmed, package.label = True, by_label
        return True, request

    def label(self):
        return self.confirm(by_label=True)

    def label_cancel(self):
        package = next((p for p in self.confirmed() if p.label), None)
        if not package:
            return None
        if not package.scanned:
            package.confirmed = package.label = False
        return not package.scanned, {"package": package.reference}

    def reconfirm(self):
        packages = [p for p in self.confirmed() if not p.label]
        if not packages:
            return None
        reference, items = self.chance.choice(packages).reference, self.some_items()
        request = {"package": reference, "items": listed(items)}
        return self.model.holds(reference, items) or self.model.arrange({reference: items}), request

    def scan(self):
        if not self.confirmed() or self.chance.random() < 0.7:
            return None
        package = self.chance.choice(self.confirmed())
        package.scanned = True
        return True, {"package": package.reference, "status": "scanned", "at": NOW}

    def cancel(self):
        items = self.some_items()
        self.model.cancellations += 1
        request = {"reason": "NoInventory", "items": listed(items), "reference": f"c{self.model.cancellations}"}
        if any(self.model.units(line, False) < units for line, units in items.items()):
            return False, request
        self.model.cancel(items)
        return True, request

    def payment(self):
        if not self.model.charges:
            return None
        charge, result = self.chance.choice(list(self.model.charges)), self.chance.choice(["settled", "declined"])
        if self.model.charges[charge] != "settled":
            self.model.charges[charge] = result
        return True, {"event": charge, "result": result}


def listed(items):
    return [{"line": line, "quantity": quantity} for line, quantity in items.items()]


class Laws(ShipdeskCase):
    def setUp(self):
        super().setUp()
        self.tool = None

    def ask(self, request):
        self.tool.stdin.write(json.dumps(request).encode() + b"\n")
        self.tool.stdin.flush()
        return json.loads(self.tool.stdout.readline())

    def check_money(self, life, answer, is_held):
        model, order = life.model, answer["order"]
        charge, credit = model.due()
        moved = dict.fromkeys(MOVED, 0)
        for event in answer["events"]:
            name = event["type"].split(".", 1)[1]
            if name in moved:
                moved[name] += minor(event["data"]["amount"], life.exponent)
            if name == "buyer.charged":
                model.charges[event["id"]] = None
        owed = charge - model.moved["buyer.charged"] + model.moved["buyer.refunded"]
        self.assertEqual((moved["buyer.charged"], moved["buyer.refunded"]), (max(owed, 0), max(-owed, 0)))
        for name, amount in moved.items():
            model.moved[name] += amount
        told = [minor(order[key], life.exponent) for key in ("charged", "refunded", "credited", "debited")]
        self.assertEqual(told, list(model.moved.values()))
        held = minor(order["held"], life.exponent)
        self.assertEqual(model.moved["seller.credited"] - model.moved["seller.debited"] + held, credit)
        if not is_held or all(result == "settled" for result in model.charges.values()):
            self.assertEqual(held, 0)

    def step(self, life, is_held):
        operation = life.chance.choice(OPERATIONS)
        before = copy.deepcopy(life.model)
        asked = getattr(life, operation)()
        if not asked:
            life.model = before
            return 0
        done, fields = asked
        request = {"op": operation, "order": life.reference, **fields}
        answer = self.ask(request)
        self.assertEqual(answer["ok"], done, answer)
        if not done:
            life.model = before
            return 0
        self.check_money(life, answer, is_held)
        self.assertEqual(picture_of(answer["order"]), life.model.picture())
        if operation != "payment" or answer["events"]:
            again = self.ask(request)
            self.assertEqual((again["repeated"], again["events"], again["order"]), (True, [], answer["order"]))
        return 1

    def test_random_commands_do_what_the_model_does(self):
        done = 0
        for rules in RULES:
            keys = dict(pair.split("=") for pair in rules.split(",")[1:])
            command = [shipdesk_case.TOOL, "--db", self.desk.db, "--now", NOW, "--rules", rules, "exec"]
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as self.tool:
                for number in range(ORDERS):
                    seed = f"{SEED + number} {rules}"
                    life = Life(
                        random.Random(seed),
                        f"{RULES.index(rules)}-{number}",
                        keys.get("charge", "first_package"),
                        int(keys.get("fee", 0)),
                    )
                    self.assertTrue(self.ask(life.place())["ok"])
                    for step in range(STEPS):
                        with self.subTest(seed=seed, step=step):
                            done += self.step(life, "credit" in keys)
        print(f"# {done} commands done, from seed {SEED}")
        self.assertGreater(done, ORDERS * len(RULES) * 3)
        self.assert_verified()


if __name__ == "__main__":
    main()
