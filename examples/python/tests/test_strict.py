"""Every argument of a wrong type is a TypeError that names it; no number is cut to size on its way.

ctypes would say "argument 3", int() would make 2 of 2.9, and bytes() five bytes of 5.
"""

from __future__ import annotations

import dataclasses
import inspect
import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import shipment
from desk import LINES, NOW, SHIPPED, MemoryHost, Store, placement
from shipment import (
    AdoptedCancellation,
    AdoptedPackage,
    AdoptedShipment,
    Adoption,
    Batch,
    Calendar,
    CancelReason,
    CancelRequest,
    Carriers,
    CarriersBuilder,
    CarrierStatus,
    Channel,
    ChargePolicy,
    Check,
    Confirmation,
    Event,
    Metric,
    Metrics,
    NewLine,
    Order,
    PaymentStatus,
    Program,
    Refused,
    Rule,
    Rules,
    Status,
    Units,
    Verdict,
    Weekday,
    calendar,
    metrics,
    money,
    tracking,
)

# Of no type that anything takes; and a number with a fraction, which int() takes.
WRONG = (object(), 1.5, Fraction(5, 2))
DAY = date(2025, 11, 6)
CHARGE = uuid.UUID(int=1)


def refused_by_name(call, name, wrong):
    """A TypeError of Python's own, by the name of the argument or of something in it, that says what came."""
    with pytest.raises(TypeError) as caught:
        call()
    assert type(caught.value) is TypeError, caught.value  # not ctypes.ArgumentError
    said = str(caught.value)
    last = name.rpartition(".")[2]  # an input is told its items before anybody knows where it will stand
    names = (name, last) if last == "items" else (name,)
    assert said.startswith(tuple(f"{one}{mark}" for one in names for mark in (": ", "["))), said
    assert f" needed, not {type(wrong).__name__}" in said, said


def calls():
    """Everything public that takes arguments, with right ones: (function, arguments by name)."""
    us = Rules("us")
    placed = us.place(placement(), now=NOW)
    order, event = placed.order, placed.events[0]
    host = MemoryHost(us, Store())
    items = {"a": 1}
    for desk in (us, host):
        subject = {"order": order, "now": NOW}
        yield desk.place, {"placement": placement(reference="x"), "now": NOW}
        yield desk.adopt, {"adoption": Adoption(placement(reference="y")), "now": NOW}
        yield desk.release, subject
        yield desk.split, {"packages": {"2": items}, **subject}
        shipped = {**SHIPPED, "package": "1", "carrier_name": None, "memo": "m", "items": items}
        yield desk.confirm, {**shipped, **subject}
        yield desk.reconfirm, {**shipped, **subject}
        yield desk.label, {**shipped, **subject}
        yield desk.unlabel, {"package": "1", "revision": 1, **subject}
        yield desk.cancel, {"reason": CancelReason.OTHER, "items": items, "reference": "c1", **subject}
        yield desk.expire, subject
        yield desk.scan, {"package": "1", "status": CarrierStatus.SCANNED, "at": NOW, **subject}
        yield desk.report_payment, {"charge": CHARGE, "result": PaymentStatus.SETTLED, **subject}
    yield host.load, {"order_id": order.id}
    yield host.deliver, {"now": NOW, "limit": 5, "after": 0}
    yield host.under, {"rules": us}
    yield MemoryHost, {"rules": us, "store": None, "tries": 2, "lease": timedelta(1), "key_retention": timedelta(1),
                       "acknowledge_limit": 3, "context": shipment.default_context()}
    batch = Batch(host)
    yield Batch, {"host": host, "problems": 3}
    yield batch.run, {"now": NOW}
    yield batch.place, {"placement": placement()}
    yield batch.adopt, {"adoption": Adoption(placement())}
    yield batch.split, {"order": order, "packages": {"2": items}}
    for add in (batch.confirm, batch.reconfirm, batch.label):
        yield add, {"order": order, "confirmation": Confirmation("1", **SHIPPED)}
    yield batch.unlabel, {"order": order, "package": "1", "revision": 1}
    yield batch.cancel, {"order": order, "request": CancelRequest(CancelReason.OTHER)}
    yield batch.expire, {"order": order}
    yield batch.release, {"order": order}
    yield batch.scan, {"order": order, "package": "1", "status": CarrierStatus.SCANNED, "at": NOW}
    yield batch.report_payment, {"order": order, "charge": CHARGE, "result": PaymentStatus.SETTLED}
    yield from calls_of_rules_and_orders(us, order, event)
    yield from calls_of_the_rest(us, order, placed)


def calls_of_rules_and_orders(us, order, event):
    context = {"context": shipment.default_context()}
    yield Rules, {"text": "us", **context}
    yield us.replace, {"fields": {Rule.FEE: 3}, "marketplace": "mine", "calendar": Calendar("mine"),
                       "carriers": Carriers.builtin(), "exempt_categories": ["Books"]}
    yield us.__getitem__, {"rule": Rule.FEE}
    yield us.is_exempt, {"category": "Books"}
    yield us.place_again, {"order": order, "placement": placement(), "now": NOW}
    yield us.adopt_again, {"order": order, "adoption": Adoption(placement()), "now": NOW}
    yield us.deadline, {"order": order}
    yield us.pressing, {"order": order, "now": NOW}
    yield us.actions, {"order": order, "now": NOW}
    yield us.action, {"order": order, "action": shipment.Action.CONFIRM, "package": "1", "now": NOW}
    yield shipment.rule_key, {"rule": Rule.FEE}
    yield shipment.rule_source, {"preset": "us", "rule": Rule.FEE}
    yield shipment.order_id, {"marketplace": "us", "reference": "x"}
    yield shipment.status_name, {"code": Status.ERR_DATE}
    yield shipment.status_message, {"code": Status.ERR_DATE, "language": shipment.Language.EN}
    yield Order.decode, {"data": order.encode(), **context}
    yield Event.decode, {"data": event.encode(), **context}
    yield Order.replay, {"events": [event], **context}
    yield order.to_json, {"rules": us, "now": NOW, "audience": shipment.Audience.BUYER}
    yield order.units, {"kind": Units.OPEN}
    yield order.line, {"id": "a"}
    yield order.package, {"reference": "1"}


def calls_of_the_rest(us, order, placed):
    context = {"context": shipment.default_context()}
    mine, table, builder, sums = Calendar("mine"), Carriers.builtin(), CarriersBuilder(), Metrics()
    yield Calendar, {"id": "mine", "weekmask": Weekday.MONDAY, "closed": [DAY], "opened": [DAY], "valid_from": DAY,
                     "valid_to": DAY, **context}
    yield Calendar.preset, {"preset": "us", **context}
    yield mine.union, {"other": Calendar("other"), "id": "both", **context}
    yield mine.is_open, {"day": DAY}
    yield mine.covers, {"day": DAY}
    yield mine.next, {"day": DAY}
    yield mine.add, {"start": DAY, "business_days": 1, "roll": shipment.Roll.STRICT}
    yield mine.count, {"start": DAY, "end": DAY}
    yield calendar.parse_weekmask, {"text": "1111100"}
    yield calendar.preset_title, {"preset": shipment.CalendarPreset.CN, "language": shipment.Language.EN}
    yield table.find, {"text": "UPS"}
    yield table.__getitem__, {"index": 0}
    yield CarriersBuilder, {"base": table, **context}
    yield builder.set, {"code": "x", "name": "X", "couriers": ["ups"], "flags": shipment.CarrierFlag(0)}
    yield builder.add_alias, {"spelling": "y", "code": "x"}
    yield builder.set_courier, {"code": "x", "url": "https://x/%s", "flags": shipment.CourierFlag(0)}
    yield builder.add_service, {"courier": "x", "name": "X", "templates": "d4", "algorithm": Check.LUHN, "prepend": "1"}
    yield Metrics, context
    yield Metrics.decode, {"data": sums.encode(), **context}
    yield sums.keep, {"first": DAY, "last": DAY}
    yield sums.add, {"rules": us, "before": order, "after": order}
    yield sums.add_decision, {"rules": us, "before": order, "decision": placed}
    yield sums.add_event, {"rules": us, "before": order, "event": placed.events[0]}
    yield sums.merge, {"other": Metrics()}
    yield sums.sum, {"metric": Metric.TRACKING, "first": DAY, "last": DAY, "category": "Books"}
    yield sums.report, {"rules": us, "metric": Metric.TRACKING, "now": NOW, "category": "Books"}
    yield sums.reports, {"rules": us, "now": NOW}
    yield metrics.window, {"rules": us, "metric": Metric.TRACKING, "now": NOW}
    yield metrics.is_minimum, {"metric": Metric.TRACKING}
    yield money.allocate, {"amount": 5, "weights": [1, 2], "exponent": 2}
    yield money.share, {"amount": 5, "k": 1, "q": 2, "exponent": 2}
    yield money.to_minor, {"amount": 5, "exponent": 2}
    yield money.from_minor, {"minor": 5, "exponent": 2}
    yield money.currency_exponent, {"currency": "USD"}
    number = {"number": "1Z999AA10123456784", "carrier": "UPS", "carriers": table}
    yield tracking.validate, number
    yield tracking.detect, number
    yield tracking.url, number
    yield tracking.normalise, {"number": "1Z"}
    yield tracking.check_digit, {"algorithm": Check.LUHN, "serial": "1"}
    yield tracking.check_digit_sum_product, {"weights": [1], "modulo1": 11, "modulo2": 10, "serial": "1"}
    yield tracking.verify_check_digit, {"algorithm": Check.LUHN, "text": "18"}
    yield tracking.verdict_name, {"verdict": Verdict.MALFORMED}
    yield tracking.evidence_name, {"evidence": shipment.Evidence.PREFIX}


def test_every_argument_of_a_wrong_type_is_named():
    seen = 0
    for function, told in calls():
        for name in set(told) - {"store"}:
            for wrong in WRONG:
                refused_by_name(lambda: function(**{**told, name: wrong}), name, wrong)
                seen += 1
    assert seen > 500


def test_every_public_function_is_among_them():
    """Whoever adds one adds it above."""
    called = {getattr(function, "__qualname__", "") for function, _ in calls()}
    for kind in (Rules, Order, Event, Calendar, Carriers, CarriersBuilder, Metrics, Batch, shipment.Host):
        for name, what in vars(kind).items():
            what = getattr(what, "__func__", what)
            if name.startswith(("_", "on_")) or not inspect.isfunction(what):
                continue
            takes = set(inspect.signature(what).parameters) - {"self", "cls"}
            helpers = {"keep_raised", "within", "hook_for", "previous", "cancellation", "apply"}
            if takes and name not in helpers:
                assert what.__qualname__ in called, what.__qualname__


def wrong_in(value, path, build):
    """Every field of an input, replaced by what it cannot be."""
    for field in dataclasses.fields(value):
        for wrong in WRONG:
            def call():
                build(dataclasses.replace(value, **{field.name: wrong}))

            refused_by_name(call, f"{path}{field.name}", wrong)


def test_every_field_of_a_wrong_type_is_named():
    us = Rules("us")
    shipped = AdoptedShipment(DAY, "UPS", NOW, scans=[(CarrierStatus.SCANNED, NOW)])
    package, gone = AdoptedPackage("1", {"a": 3}, shipped), AdoptedCancellation("c", CancelReason.OTHER, NOW, {"b": 1})
    charge = shipment.AdoptedCharge(shipment.Cause.ORDER, 1, number=1)
    told = Adoption(placement(), [package], [gone], "rest", ["9"], [charge], 1, 1, 1, 1, True)

    def place(**fields):
        us.place(placement(**fields), now=NOW)

    def adopt(**fields):
        us.adopt(dataclasses.replace(told, **fields), now=NOW)

    wrong_in(placement(), "", lambda wrong: us.place(wrong, now=NOW))
    wrong_in(LINES[0], "lines[1].", lambda wrong: place(lines=[LINES[1], wrong]))
    wrong_in(told, "", lambda wrong: us.adopt(wrong, now=NOW))
    wrong_in(gone, "cancellations[0].", lambda wrong: adopt(cancellations=[wrong]))
    wrong_in(charge, "charges[0].", lambda wrong: adopt(charges=[wrong]))
    wrong_in(shipped, "packages[0].",
             lambda wrong: adopt(packages=[dataclasses.replace(package, shipment=wrong)]))
    for name in ("reference", "shipment"):
        for wrong in WRONG:
            bad = dataclasses.replace(package, **{name: wrong})
            refused_by_name(lambda: adopt(packages=[bad]), f"packages[0].{name}", wrong)
    order = us.place(placement(), now=NOW).order
    confirmation = Confirmation("1", {"a": 1}, DAY, "UPS", "Bob", "Ground", "1Z", "memo")
    batch = Batch(MemoryHost(us, Store()))
    wrong_in(confirmation, "", lambda wrong: batch.confirm(order, wrong))
    wrong_in(CancelRequest(CancelReason.OTHER, {"a": 1}, "c"), "", lambda wrong: batch.cancel(order, wrong))


@pytest.mark.parametrize("items,name", [
    (5, "items"), ("ab", "items"), (b"ab", "items"), (["a"], r"items\[0\]"), ([("a", 1, 2)], r"items\[0\]"),
    ({5: 1}, r"items\[0\].line"), ({"a": 1, "b": "2"}, r"items\[1\].quantity"), ({"a": True}, r"items\[0\].quantity"),
    ([["a", 1], ("b", 1.0)], r"items\[1\].quantity"), ([None], r"items\[0\]"),
])
def test_items_of_a_wrong_type_are_named(items, name):
    us = Rules("us")
    order = us.place(placement(), now=NOW).order
    with pytest.raises(TypeError, match=f"^{name}: .* needed, not "):
        us.confirm(order, "1", **SHIPPED, items=items, now=NOW)
    with pytest.raises(TypeError, match=rf"^packages\[0\].{name}: .* needed, not "):
        us.split(order, {"2": items}, now=NOW)


def test_what_newcomers_tried():
    us = Rules("us")
    order = us.place(placement(), now=NOW).order
    for reason in (2.9, "2", "no_inventory", True, None, Decimal(2), PaymentStatus.SETTLED, Rule.FEE, Weekday.MONDAY):
        with pytest.raises(TypeError, match="^reason: a CancelReason is needed, not (float|str|bool|None|D|P|R|W)"):
            us.cancel(order, reason, now=NOW)
    assert us.cancel(order, 2, now=NOW).order == us.cancel(order, CancelReason.NO_INVENTORY, now=NOW).order
    with pytest.raises(TypeError, match="^fee: a whole number is needed, not float$"):
        us.replace({Rule.FEE: 15.9})
    with pytest.raises(TypeError, match="^fields: a Rule is needed, not str$"):
        us.replace({"fee": 15})
    assert us.replace({Rule.CHARGE: ChargePolicy.PER_PACKAGE}) == Rules("us,charge=per_package")
    for field, wrong, wanted in (("pending", 0.5, "True or False is"), ("programs", 1.5, "a Program is"),
                                 ("channel", 0.9, "a Channel is"), ("reference", 902, "text is"),
                                 ("currency", None, "text is"), ("ordered_at", "2025-11-06", "a datetime.datetime"),
                                 ("ship_by", NOW, "a datetime.date is"), ("id", "902", "a uuid.UUID is"),
                                 ("programs", Weekday.MONDAY, "a Program is"), ("channel", True, "a Channel is")):
        with pytest.raises(TypeError, match=f"^{field}: {wanted}.* needed, not "):
            us.place(placement(**{field: wrong}), now=NOW)
    assert us.place(placement(pending=1, programs=1, channel=Channel.MFN), now=NOW).order.programs == Program.PRIME
    for wrong in (None, 5, b"us", Rules):
        with pytest.raises(TypeError, match="^text: text is needed, not (None|int|bytes|ABCMeta)$"):
            Rules(wrong)
    with pytest.raises(ValueError, match="^now: .* has no zone"):
        us.expire(order, now=datetime(2025, 11, 6))


@given(st.integers() | st.integers(-(2**70), 2**70))
def test_a_number_is_told_as_it_is_or_refused(number):
    """Whatever whole number stands anywhere: it arrives, or it is refused; another number never arrives."""
    us = Rules("us")

    def arrives(call, read):
        try:
            answer = call()
        except (Refused, OverflowError, ValueError) as error:
            assert not isinstance(error, Refused) or error.problems[0].path
        else:
            assert read(answer) == number

    arrives(lambda: us.replace({Rule.FEE: number}), lambda rules: rules[Rule.FEE])
    arrives(lambda: us.replace({Rule.UTC_OFFSET: number}), lambda rules: rules[Rule.UTC_OFFSET])
    arrives(lambda: us.place(placement(lines=[NewLine("a", number)]), now=NOW), lambda d: d.order.lines[0].ordered)
    arrives(lambda: us.place(placement(lines=[NewLine("a", 1, item_price=number)]), now=NOW), lambda d: d.order.total)
    arrives(lambda: us.place(placement(fee_basis_points=number), now=NOW), lambda d: d.order.fee_basis_points)
    arrives(lambda: us.place(placement(exponent=number), now=NOW), lambda d: d.order.exponent)
    arrives(lambda: us.place(placement(channel=number), now=NOW), lambda d: d.order.channel)
    arrives(lambda: us.place(placement(programs=number), now=NOW), lambda d: d.order.programs)
    arrives(lambda: money.allocate(number, [1], exponent=0), lambda parts: parts[0])
    arrives(lambda: money.share(number, 1, 1, exponent=0), lambda part: part)
    arrives(lambda: money.to_minor(number, 0), lambda minor: minor)
    arrives(lambda: int(money.share(10, number, 10, exponent=0)), lambda part: part)
    shipped = AdoptedShipment(DAY, "UPS", NOW, revision=number)
    told = Adoption(placement(), [AdoptedPackage("1", {"a": 3, "b": 1}, shipped)])
    arrives(lambda: us.adopt(told, now=NOW), lambda d: d.order.packages[0].shipment.revision)
