"""Values stay as they are, can be keys, and are words in a log; rules are equal when their text says all of them."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle

import pytest

import shipment
from desk import LINES, NOW, SHIPPED, MemoryHost, Store, placement
from shipment import (
    Action,
    AdoptedCancellation,
    AdoptedPackage,
    Adoption,
    Calendar,
    CancelReason,
    CancelRequest,
    Carriers,
    CarriersBuilder,
    Confirmation,
    EventKind,
    Evidence,
    Metric,
    Order,
    OrderStatus,
    Program,
    Rule,
    Rules,
    Status,
    Verdict,
    tracking,
)
from shipment._frozen import Frozen, Once
from shipment._library import lib
from shipment.order_file import read_table


def cancelled_order() -> Order:
    us = Rules("us")
    order = us.place(placement(), now=NOW).order
    order = us.cancel(order, CancelReason.OTHER, items={"a": 1}, reference="c1", now=NOW).order
    return us.confirm(order, "1", **SHIPPED, now=NOW).order


def test_what_a_value_holds_does_not_change():
    order = cancelled_order()
    event = Rules("us").confirm(Rules("us").place(placement(), now=NOW).order, **SHIPPED, now=NOW).events[0]
    for items in (order.package("1").items, order.cancellation("c1").items, event.items):
        before = dict(items)
        assert isinstance(items, dict) and json.loads(json.dumps(items)) == items == before
        for change in (
            lambda: items.__setitem__("a", 5), lambda: items.__delitem__("a"), items.clear, lambda: items.pop("a"),
            items.popitem, lambda: items.setdefault("z", 1), lambda: items.update(a=5), lambda: items.__ior__({"a": 5}),
        ):
            with pytest.raises(TypeError, match="never changes"):
                change()
        with pytest.raises(TypeError):
            items["a"] = 5
        assert items == before and repr(items) == repr(before) and hash(items) == hash(Frozen(before))
        for again in (copy.copy(items), copy.deepcopy(items), pickle.loads(pickle.dumps(items))):
            assert again == items and isinstance(again, Frozen)
        changeable = dict(items)
        changeable["a"] = 5
    public = {name for name in dir(dict) if callable(getattr(dict, name))} - set(dir(object))
    reading = {"__class_getitem__", "__contains__", "__getitem__", "__iter__", "__len__", "__or__", "__reversed__",
               "__ror__", "copy", "fromkeys", "get", "items", "keys", "values"}
    assert all(getattr(Frozen, name) is Frozen._refuse for name in public - reading)


def test_no_attribute_of_a_value_can_be_set():
    placed = Rules("us").place(placement(), now=NOW)
    for value in (placed, placed.order, placed.events[0], Rules("us"), Calendar("mine"), placed.order.lines[0]):
        names = [name for name, what in vars(type(value)).items() if isinstance(what, (property, Once))]
        names += [field.name for field in dataclasses.fields(value)] if dataclasses.is_dataclass(value) else []
        assert names
        for name in names:
            before = getattr(value, name)
            with pytest.raises(AttributeError):
                setattr(value, name, None)
            assert repr(getattr(value, name)) == repr(before)
    placed.order.mine = 5  # what a program hangs on it is the program's own
    assert placed.order.mine == 5 and placed.order.lines is placed.order.lines


INPUTS = {
    "lines": (lambda lines: placement(lines=lines), [*LINES]),
    "confirmation": (lambda items: Confirmation("1", items), {"a": 1}),
    "pairs": (lambda pairs: CancelRequest(CancelReason.OTHER, pairs, "c"), [("a", 1), ["b", 1]]),
    "package": (lambda items: AdoptedPackage("1", items), {"a": 1}),
    "cancellation": (lambda items: AdoptedCancellation("c", CancelReason.OTHER, NOW, items), {"a": 1}),
    "adoption": (lambda packages: Adoption(placement(), packages), [AdoptedPackage("1", {"a": 1})]),
    "gone": (lambda gone: Adoption(placement(), gone_packages=gone), ["5"]),
}


@pytest.mark.parametrize("name", INPUTS)
def test_what_a_command_is_told_stays_as_it_was_said(name):
    make, given = INPUTS[name]
    given = copy.copy(given)
    told, same = make(given), make(copy.copy(given))
    before = repr(told)
    given.clear()
    assert repr(told) == before and told == same and hash(told) == hash(same) and len({told, same}) == 1
    assert copy.deepcopy(told) == told and pickle.loads(pickle.dumps(told)) == told


def test_values_that_are_equal_are_one_key():
    """Whatever has an equality of its own can be in a set."""
    order, same = cancelled_order(), Order.decode(cancelled_order().encode())
    us = Rules("us")
    event = us.place(placement(), now=NOW).events[0]
    host = MemoryHost(us, Store())
    host.place(placement(), now=NOW)
    values = [
        (order, same), *zip(order.lines, same.lines), *zip(order.packages, same.packages),
        *zip(order.cancellations, same.cancellations), *zip(order.charges, same.charges),
        (order.package("1").shipment, same.package("1").shipment), (event, shipment.Event.decode(event.encode())),
        (us, Rules("us")), (us.deadline(order), us.deadline(same)), (host.deliver(now=NOW), host.deliver(now=NOW)),
        *zip(us.actions(order, now=NOW), us.actions(same, now=NOW)),
        (Carriers.builtin()[3], Carriers.builtin()[3]),
        (tracking.detect("1Z999AA10123456784"), tracking.detect("1Z999AA10123456784")),
        *zip(*[read_table(b"a\tb\n1\t2\n", "ascii", "a")[1] for _ in range(2)]),
    ]
    for one, other in values:
        assert one == other and len({one, other}) == 1, one
    placed = us.place(placement(), now=NOW)
    advice = us.confirm(placed.order, "1", ship_date=NOW.date(), carrier="UPS", now=NOW).advice
    assert len(set(advice)) == len(advice) > 0 and len({placed, placed}) == 1


def test_enumerations_are_words():
    order = cancelled_order()
    assert f"{order.status} {order.status!s:>8} {order.status:<8}|" == "shipped  shipped shipped |"
    assert f"{order.status:d} {order.status:02x}" == f"{int(order.status)} {int(order.status):02x}"
    assert str(CancelReason.NO_INVENTORY) == "no_inventory" and "%s" % EventKind.BUYER_CHARGED == "buyer_charged"
    assert str(OrderStatus(99)) == f"{OrderStatus(99)}" == "unknown_99"
    assert str(Program.PRIME | Program.PREMIUM) == "prime|premium" and f"{Program(0)}" == "none"
    assert str(Program.PRIME | 1 << 20) == "prime|0x100000" and f"{Program.PRIME:d}" == "1"
    assert json.dumps(order.status) == str(int(order.status))  # a number where numbers are
    for kind, names in {Verdict: tracking.verdict_name, Evidence: tracking.evidence_name}.items():
        assert all(str(one) == names(one) for one in kind if names(one))
    for one in Action:
        assert str(one) == lib.shp_action_name(one).decode()
    for one in OrderStatus:
        assert str(one) == lib.shp_order_status_name(one).decode()
    for kind in vars(shipment).values():
        if isinstance(kind, type) and issubclass(kind, (shipment.Status, Metric, Rule)):
            assert all(f"{one}" == one.name.lower() for one in kind)


SAID = ("us", "uk", "us,charge=per_package,fee=1500,cancel_after=30d,calendar=us", "jp,marketplace=shop")


def test_rules_are_equal_when_their_text_says_everything():
    for text in SAID:
        rules = Rules(text)
        assert rules == Rules(text) and hash(rules) == hash(Rules(text)) and rules != Rules("sa") and rules != text
        assert rules.replace() == rules and str(rules.replace()) == text
        assert eval(repr(rules), {"Rules": Rules}) == rules
        again = pickle.loads(pickle.dumps(rules))
        assert again == rules and all(again[rule] == rules[rule] for rule in Rule)
        assert again.marketplace == rules.marketplace and (again.calendar and again.calendar.id) == (
            rules.calendar and rules.calendar.id)
    assert Rules("us").replace({Rule.FEE: 15}) == Rules("us,fee=15") != Rules("us")
    assert Rules("us,fee=15").replace({Rule.FEE: Rules("us")[Rule.FEE]}) == Rules("us")
    assert Rules("us,calendar=us").replace({Rule.FEE: 15}).calendar.id == "us"


OWN = {
    "calendar": dict(calendar=Calendar),
    "carriers": dict(carriers=lambda name: CarriersBuilder().set(name).build()),
    "exempt categories": dict(exempt_categories=lambda name: [name]),
}


@pytest.mark.parametrize("part", OWN)
def test_rules_with_parts_of_their_own_are_equal_to_themselves_only(part):
    """Their text does not say the parts, so two of the same text may decide differently."""
    (name, make), = OWN[part].items()
    us = Rules("us")
    one, other = (us.replace(**{name: make("mine")}) for _ in range(2))
    assert str(one) == str(other) == str(us)
    assert one == one and one != other and one != us and us != one and len({one, other, us}) == 3
    assert one.replace() != one and f"{part} of its own" in repr(one)
    assert copy.copy(one) is one
    for rules in (one, one.replace({Rule.FEE: 15})):
        with pytest.raises(TypeError, match=f"^these Rules cannot be pickled: their text does not say their {part}$"):
            pickle.dumps(rules)
    assert one.replace({Rule.FEE: 15})[Rule.FEE] == 15
    if part == "calendar":
        assert one.replace().calendar.id == "mine"
    elif part == "carriers":
        assert one.replace().carriers.find("mine") and not us.carriers.find("mine")
    else:
        assert one.replace().is_exempt("mine")


def test_statuses_are_told_by_name():
    assert f"{Status.ERR_QUANTITY}" == "err_quantity"
    assert shipment.status_name(Status.ERR_QUANTITY) == "SHP_ERR_QUANTITY"
