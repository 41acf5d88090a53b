"""What goes in and out: nothing is cut to size, rounded, or read past its end."""

from __future__ import annotations

import ctypes
import decimal
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import LINES, NOW, placement
from shipment import KEEP, CancelReason, NewLine, Refused, Rules, Status, money
from shipment import _types as types
from shipment._convert import (
    date_of,
    days_of,
    instant_of,
    milliseconds_of,
    minor_or_none,
    money_of,
)
from shipment._library import lib
from shipment.errors import text_written

INTEGERS = [types.Int32, types.UInt32, types.Int64, types.UInt64, types.UInt8, types.Size]


@pytest.mark.parametrize("kind", INTEGERS)
def test_a_number_that_does_not_fit_is_refused(kind):
    assert kind.from_param(kind.first).value == kind.first
    assert kind.from_param(kind.last).value == kind.last
    for number in (kind.first - 1, kind.last + 1, 2**80, -(2**80)):
        with pytest.raises(OverflowError):
            kind.from_param(number)
    for other in (1.0, "1", None, Decimal(1)):
        with pytest.raises(TypeError):
            kind.from_param(other)


def test_ids_have_16_bytes():
    for other in (b"", b"x" * 15, b"x" * 17, "x" * 16, None):
        with pytest.raises(TypeError):
            types.Id.from_param(other)
    assert types.Id.from_param(b"x" * 16).value == b"x" * 16


def test_a_nul_ends_no_text():
    """ctypes would hand over what is before it: another reference."""
    for bad in ("902\0", "902\0-1", "\0", "a\ud800"):
        with pytest.raises(Refused) as refused:
            Rules("us").place(placement(reference=bad), now=NOW)
        assert [problem.path for problem in refused.value.problems] == ["reference"]
    with pytest.raises(Refused) as refused:
        Rules("us").place(placement(lines=[NewLine("a", 1, title="tea\0pot", sku="\udfff")]), now=NOW)
    assert {problem.path for problem in refused.value.problems} == {"lines[0].title", "lines[0].sku"}
    assert {problem.code for problem in refused.value.problems} == {Status.ERR_TEXT}


@pytest.mark.parametrize("quantity", [2**31, 2**32 + 1, -(2**31) - 1, 2**64 + 1, 0, -1, 1000001])
def test_a_huge_quantity_is_a_problem_with_its_place(quantity):
    with pytest.raises(Refused) as refused:
        Rules("us").place(placement(lines=[NewLine("a", 1), NewLine("b", quantity)]), now=NOW)
    assert [(one.code, one.path) for one in refused.value.problems] == [(Status.ERR_QUANTITY, "lines[1].quantity")]


@pytest.mark.parametrize(
    "amount", [Decimal("0.001"), Decimal("-0.01"), Decimal(10) ** 30, 2**63, -1, Decimal("1E+400"), Decimal("1E-400")]
)
def test_an_amount_that_cannot_be_is_a_problem_with_its_place(amount):
    with pytest.raises(Refused) as refused:
        Rules("us").place(placement(lines=[NewLine("a", 1, item_tax=amount)]), now=NOW)
    assert [(one.code, one.path) for one in refused.value.problems] == [(Status.ERR_AMOUNT, "lines[0].item_tax")]


AMOUNTS = [
    (Decimal("1.234"), "has more than the 2 decimal places of the currency."),
    (Decimal("1E-400"), "has more than the 2 decimal places of the currency."),
    (Decimal("1.000000000000000000000000000000000001"), "has more than the 2 decimal places of the currency."),
    (-5, "is negative."),
    (Decimal("-0.001"), "is negative."),
    (Decimal("NaN"), "is no number."),
    (Decimal("sNaN"), "is no number."),
    (Decimal("-Infinity"), "is no number."),
    (Decimal("1000000000000.01"), "is more than the largest amount, 1000000000000.00."),
    (2**63, "is more than the largest amount, 1000000000000.00."),
    (Decimal("1E+999999"), "is more than the largest amount, 1000000000000.00."),
    (10**5000, "is more than the largest amount, 1000000000000.00."),
]


@pytest.mark.parametrize("amount,said", AMOUNTS, ids=[str(Decimal(amount))[:12] for amount, _ in AMOUNTS])
def test_what_is_wrong_with_an_amount_is_told_of_the_callers_own_value(amount, said):
    """Not of the number that C was handed for it, and one reason, not all that there could be."""
    us = Rules("us")
    paths = {"lines[0].item_tax": placement(lines=[NewLine("a", 1, item_tax=amount)]),
             "cod_amount": placement(collect_amount=amount)}
    for path, told in paths.items():
        with pytest.raises(Refused) as refused:
            us.place(told, now=NOW)
        (problem,) = refused.value.problems
        own = str(Decimal(amount))
        shown = own if len(own) <= 40 else own[:37] + "..."
        assert (problem.code, problem.path) == (Status.ERR_AMOUNT, path)
        assert problem.message == f"{shown} {said}"
        assert problem.message_zh.startswith(shown) and problem.message_zh.endswith("。")
    if "largest" in said:
        return  # of a line; sums have another limit
    with pytest.raises(ValueError, match="^amount: "):
        money.share(amount, 1, 2, exponent=2)


def test_amounts_as_large_as_they_may_be_are_taken():
    largest = Decimal("1000000000000.00")
    order = Rules("us").place(placement(lines=[NewLine("a", 1, item_price=largest)]), now=NOW).order
    assert order.total == largest
    assert Rules("us").place(placement(lines=[NewLine("a", 1, item_price=Decimal("5.00" + "0" * 5000))]), now=NOW)
    assert money.to_minor(Decimal("92233720368547758.07"), 2) == 2**63 - 1
    for too_large in (Decimal("92233720368547758.08"), 10**60, 10**5000, -(2**63)):
        with pytest.raises(OverflowError, match="^amount: .* is more than can be counted$"):
            money.to_minor(too_large, 2)
    for weights in ([2**63, 1], [2**64]):
        with pytest.raises(OverflowError, match=r"^weights\[0\]: "):
            money.allocate(1, weights, exponent=2)
    for wrong in (-1, 5, 2**40):
        with pytest.raises(ValueError, match=f"^exponent: {wrong} is not between 0 and 4$"):
            money.from_minor(1, wrong)


@pytest.mark.parametrize("amount", [1.5, 0.0, "1.50", None, True, float("nan")])
def test_money_is_no_float(amount):
    with pytest.raises(TypeError):
        Rules("us").place(placement(lines=[NewLine("a", 1, item_price=amount)]), now=NOW)
    with pytest.raises(TypeError):
        money.to_minor(amount, 2)


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_money_is_a_number(amount):
    with pytest.raises(ValueError):
        money.to_minor(Decimal(amount), 2)


def test_problems_of_form_and_substance_are_told_together():
    lines = [NewLine("a", 0, item_price=Decimal("1.234")), NewLine("b", 1, shipping_discount=Decimal("5.00"))]
    with pytest.raises(Refused) as refused:
        Rules("us").place(placement(reference="no such!", currency="US", exponent=2, lines=lines), now=NOW)
    told = {(problem.code, problem.path) for problem in refused.value.problems}
    assert (Status.ERR_REFERENCE, "reference") in told
    assert (Status.ERR_CURRENCY, "currency") in told
    assert (Status.ERR_QUANTITY, "lines[0].quantity") in told
    assert (Status.ERR_AMOUNT, "lines[0].item_price") in told
    assert (Status.ERR_DISCOUNT, "lines[1].shipping_discount") in told
    by_path = {problem.path: problem for problem in refused.value.problems}
    assert "1.234" in by_path["lines[0].item_price"].message
    assert by_path["reference"].message_zh != by_path["reference"].message
    assert refused.value.count == len(refused.value.problems)
    assert "lines[0].quantity" in str(refused.value)


@given(st.integers(-(2**63), 2**63 - 1), st.integers(0, 4))
def test_money_is_exact(minor, exponent):
    amount = money_of(minor, exponent)
    assert -amount.as_tuple().exponent == exponent
    assert minor_or_none(Decimal(amount), exponent) == minor
    assert str(amount) == text_written(lib.shp_money_format, minor, exponent) or amount == 0
    with decimal.localcontext() as context:
        context.prec = 1  # whatever others set: nothing here rounds
        assert minor_or_none(Decimal(amount), exponent) == minor
        assert money_of(minor, exponent) == amount


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_digits_that_the_currency_has_not_are_refused_and_zeros_taken(amount):
    for exponent in range(5):
        exact = amount * 10**exponent
        expected = int(exact) if exact == int(exact) else None
        assert minor_or_none(Decimal(amount), exponent) == expected
        read = ctypes.c_int64()
        status = lib.shp_money_parse(format(amount, "f"), exponent, ctypes.byref(read))
        assert (read.value if status == 0 else None) == expected


@given(st.datetimes(datetime(1970, 1, 2), datetime(9999, 12, 30)), st.integers(-1080, 1080))
def test_instants_come_back(naive, offset):
    instant = naive.replace(microsecond=naive.microsecond // 1000 * 1000, tzinfo=timezone(timedelta(minutes=offset)))
    assert instant_of(milliseconds_of(instant, "at")) == instant
    assert instant_of(milliseconds_of(instant, "at")).tzinfo is timezone.utc
    with pytest.raises(ValueError):
        milliseconds_of(naive, "at")
    with pytest.raises(TypeError):
        days_of(instant, "day")


@given(st.dates())
def test_dates_come_back(day):
    assert date_of(days_of(day, "day")) == day
    assert days_of(date(1970, 1, 1), "day") == 0
    with pytest.raises(TypeError):
        milliseconds_of(day, "at")


def test_no_items_are_not_all_items():
    """An empty list would mean everything to the library: a program's empty choice would cancel the order."""
    us = Rules("us")
    order = us.place(placement(lines=LINES), now=NOW).order
    for nothing in ({}, [], iter(())):
        with pytest.raises(ValueError):
            us.cancel(order, CancelReason.OTHER, items=nothing, reference="c1", now=NOW)
        with pytest.raises(ValueError):
            us.confirm(order, "1", items=nothing, ship_date=NOW.date(), carrier="UPS", now=NOW)


def test_wrong_objects_are_type_errors():
    us = Rules("us")
    order = us.place(placement(), now=NOW).order
    for wrong in (None, order.id, "1", us):
        with pytest.raises(TypeError):
            us.release(wrong, now=NOW)
    with pytest.raises(TypeError):
        us.release(order, now=None)
    with pytest.raises(ctypes.ArgumentError):
        lib.shp_order_get_revision(us._pointer)
    assert repr(KEEP) == "KEEP"
