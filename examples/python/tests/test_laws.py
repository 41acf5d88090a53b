"""The laws of the desk through the binding: random commands, held against a model of it in a page of plain Python."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from desk import NOW, placement
from shipment import (
    AdoptedCancellation,
    AdoptedPackage,
    AdoptedShipment,
    Adoption,
    CancelReason,
    Event,
    EventKind,
    NewLine,
    Order,
    OrderStatus,
    Refused,
    Rules,
    ShipmentError,
    Units,
    money,
)

POLICIES = ("first_package", "per_package", "last_package")
COMPONENTS = (
    ("item_price", "item_discount"), ("item_tax", None), ("shipping_price", "shipping_discount"),
    ("shipping_tax", None), ("gift_wrap_price", None), ("gift_wrap_tax", None),
)


@st.composite
def new_lines(draw, exponent=2):
    """A line whose discounts are at most their components."""
    told = {}
    for component, discount in COMPONENTS:
        minor = draw(st.integers(0, 9999))
        told[component] = money.from_minor(minor, exponent)
        if discount:
            told[discount] = money.from_minor(draw(st.integers(0, minor)), exponent)
    return NewLine("", draw(st.integers(1, 7)), **told)


ITEMS = st.one_of(
    st.dictionaries(st.sampled_from("aab"), st.integers(1, 3), min_size=1, max_size=2),
    st.dictionaries(st.sampled_from("abcz"), st.integers(0, 5), max_size=3),
)
REFERENCES = st.sampled_from(["1", "2", "3", "box"])
COMMANDS = st.one_of(
    st.tuples(st.just("split"), st.dictionaries(REFERENCES, ITEMS, min_size=1, max_size=2)),
    st.tuples(st.just("confirm"), REFERENCES, st.none() | ITEMS),
    st.tuples(st.just("confirm"), REFERENCES, st.none()),
    st.tuples(st.just("reconfirm"), REFERENCES, st.none() | ITEMS, st.sampled_from(["UPS", "USPS", "Other"])),
    st.tuples(st.just("cancel"), st.none() | ITEMS, st.sampled_from(["c1", "c2"])),
    st.tuples(st.just("label"), REFERENCES),
    st.tuples(st.just("unlabel"), REFERENCES),
    st.tuples(st.just("expire")),
)


def run(desk, order, command, now=NOW):
    """One command on a desk; None for an input that Python itself refuses."""
    name, *told = command
    shipped = dict(ship_date=date(2025, 11, 6), carrier="UPS", tracking="1Z999AA10123456784")
    if name == "split":
        return desk.split(order, told[0], now=now)
    if name == "confirm":
        return desk.confirm(order, told[0], items=told[1], **shipped, now=now)
    if name == "label":
        return desk.label(order, told[0], **shipped, now=now)
    if name == "reconfirm":
        by = {"carrier_name": "Bob"} if told[2] == "Other" else {"carrier_name": None}
        return desk.reconfirm(order, told[0], items=told[1], carrier=told[2], **by, now=now)
    if name == "cancel":
        return desk.cancel(order, CancelReason.OTHER, items=told[0], reference=told[1], now=now)
    if name == "unlabel":
        return desk.unlabel(order, told[0], now=now)
    return desk.expire(order, now=now)


# ---- the model ----


def counted(order, line, policy, was_whole):
    """How many units of a line the buyer owes for by now; was_whole: nothing was open once, since something shipped."""
    shipped, cancelled, ordered = line.shipped, line.cancelled, line.ordered
    if policy == "per_package":
        return shipped
    any_shipped = any(one.shipped for one in order.lines)
    if policy == "first_package":
        return ordered - cancelled if any_shipped else 0
    return ordered - cancelled if any_shipped and (was_whole or not any(one.open for one in order.lines)) else 0


def owed(order, policy, was_whole):
    """What the buyer owes by now, in minor units: law 2, read off the units alone."""
    total = 0
    for line in order.lines:
        k = counted(order, line, policy, was_whole)
        for component, discount in COMPONENTS:
            amount = getattr(line, component) - (getattr(line, discount) if discount else 0)
            total += money.to_minor(amount, order.exponent) * k // line.ordered
    return total


def check_laws(order, policy, fee, was_whole):
    """What holds at every moment."""
    for line in order.lines:
        held = sum(package.items.get(line.id, 0) for package in order.packages)
        assert line.ordered == line.cancelled + held  # law 1
        assert line.shipped + line.open == held
        assert line.shipped == sum(
            package.items.get(line.id, 0) for package in order.packages if not package.is_open
        )
    assert all(package.items and all(units > 0 for units in package.items.values()) for package in order.packages)
    assert len({package.reference for package in order.packages}) == len(order.packages)
    assert order.units(Units.ORDERED) == sum(line.ordered for line in order.lines)
    due = owed(order, policy, was_whole)
    assert money.to_minor(order.charged - order.refunded, order.exponent) == due  # law 2
    credit = due - due * fee // 10000
    assert money.to_minor(order.credited - order.debited, order.exponent) == credit
    if order.status == OrderStatus.CANCELLED:
        assert order.charged == order.refunded and order.credited == order.debited  # law 8


@given(
    st.lists(new_lines(), min_size=1, max_size=3),
    st.sampled_from(POLICIES),
    st.integers(0, 10000),
    st.lists(COMMANDS, min_size=3, max_size=10),
)
@settings(max_examples=10 * settings.default.max_examples)
def test_laws_hold_after_every_command(lines, policy, fee, commands):
    lines = [replace(line, id=id) for line, id in zip(lines, "abc")]
    rules = Rules(f"us,charge={policy},fee={fee}")
    placed = rules.place(placement(lines=lines, ship_by=date(2025, 11, 7)), now=NOW)
    order, history = placed.order, list(placed.events)
    was_whole = False
    for step, command in enumerate(commands):
        now = NOW + timedelta(minutes=step)
        before = order.encode()
        try:
            decision = run(rules, order, command, now)
        except (Refused, ValueError) as error:
            assert order.encode() == before  # law 5
            if isinstance(error, ShipmentError):
                assert error.problems and all(problem.message and problem.message_zh for problem in error.problems)
            continue
        assert order.encode() == before  # values never change
        event(f"{command[0]} {'repeated' if decision.repeated else 'done'}")
        check_replay(order, decision)
        history += decision.events
        order = decision.order
        was_whole = (was_whole or order.status == OrderStatus.SHIPPED) and order.units(Units.SHIPPED) > 0
        check_laws(order, policy, fee, was_whole)
        again = run_again(rules, order, command, now + timedelta(days=900))
        if again is not None and command[0] not in ("unlabel", "expire"):
            assert again.repeated and not again.events and again.order == order  # law 4
    check_history(order, history)


def check_replay(order, decision):
    """Laws 4, 6 and 7 of one decision."""
    assert order.apply(*decision.events) == decision.order if decision.events else decision.order == order
    if decision.repeated:
        assert not decision.events
    for one in decision:
        assert one.id == uuid.uuid5(order.id, one.name)
        assert len(one.name) >= 39
    assert Order.decode(decision.order.encode()).encode() == decision.order.encode()


def run_again(rules, order, command, now):
    """The command at any later time; what was refused then may be refused for another reason now."""
    try:
        return run(rules, order, command, now)
    except (Refused, ValueError):
        pytest.fail(f"{command} happened, and is refused when it is said again")


def check_history(order, history):
    """Folding the events gives the same bytes, from bytes and from values, in one go and one by one."""
    assert Order.replay(history).encode() == order.encode()
    again = None
    for one in [Event.decode(one.encode()) for one in history]:
        again = Order.replay([one]) if again is None else again.apply(one)
    assert again is not None and again.encode() == order.encode()
    assert len({one.id for one in history}) == len(history) == order.revision
    assert [one.revision for one in history] == list(range(1, len(history) + 1))
    for kind, sum_of in {
        EventKind.BUYER_CHARGED: order.charged, EventKind.BUYER_REFUNDED: order.refunded,
        EventKind.SELLER_CREDITED: order.credited, EventKind.SELLER_DEBITED: order.debited,
    }.items():
        assert sum((one.amount for one in history if one.kind == kind), Decimal(0)) == sum_of


@given(st.lists(new_lines(), min_size=1, max_size=3), st.sampled_from(POLICIES), st.data())
def test_corrected_details_move_no_money(lines, policy, data):
    lines = [replace(line, id=id) for line, id in zip(lines, "abc")]
    rules = Rules(f"us,charge={policy}")
    order = rules.place(placement(lines=lines), now=NOW).order
    order = run(rules, order, ("confirm", "1", None)).order
    for carrier in data.draw(st.lists(st.sampled_from(["USPS", "FedEx", "UPS", "DHL"]), max_size=4)):
        decision = rules.reconfirm(order, "1", carrier=carrier, memo=data.draw(st.sampled_from([None, "x"])), now=NOW)
        assert not any(one.amount for one in decision)  # law 3
        order = decision.order


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(1, 9), min_size=1),
    st.sampled_from(POLICIES),
    st.data(),
)
def test_an_order_in_any_state_can_be_adopted(ordered, policy, data):
    """What a table says about an order is what the order says: units, and the money that follows from them."""
    lines = [NewLine(id, units, item_price=Decimal(units)) for id, units in ordered.items()]
    cancelled = {id: data.draw(st.integers(0, units)) for id, units in ordered.items()}
    shipped = {id: data.draw(st.integers(0, units - cancelled[id])) for id, units in ordered.items()}
    open_ = {id: units - cancelled[id] - shipped[id] for id, units in ordered.items()}
    some = {name: {id: n for id, n in units.items() if n} for name, units in
            {"cancelled": cancelled, "shipped": shipped, "open": open_}.items()}
    packages = []
    if some["open"]:
        packages.append(AdoptedPackage("o", some["open"]))
    if some["shipped"]:
        packages.append(AdoptedPackage("s", some["shipped"], AdoptedShipment(date(2025, 11, 5), "UPS", NOW)))
    told = Adoption(
        placement(lines=lines),
        packages,
        [AdoptedCancellation("c", CancelReason.OTHER, NOW, some["cancelled"])] if some["cancelled"] else [],
    )
    rules = Rules(f"us,charge={policy}")
    order = rules.adopt(told, now=NOW).order
    for line in order.lines:
        assert (line.cancelled, line.shipped, line.open) == (cancelled[line.id], shipped[line.id], open_[line.id])
    check_laws(order, policy, 0, False)
    assert Order.decode(order.encode()) == order


@given(st.integers(-(10**15), 10**15), st.lists(st.integers(0, 10**6), min_size=1, max_size=9), st.integers(0, 4))
def test_parts_add_up(minor, weights, exponent):
    amount = money.from_minor(minor, exponent)
    if not any(weights):
        with pytest.raises(Refused):
            money.allocate(amount, weights, exponent=exponent)
        return
    parts = money.allocate(amount, weights, exponent=exponent)
    assert sum(parts) == amount
    whole = sum(weights)
    for part, weight in zip(parts, weights):
        assert abs(money.to_minor(part, exponent) * whole - minor * weight) < whole
        assert weight or not part
