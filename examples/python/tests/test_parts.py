"""The rest of the library through the binding: calendars, carriers, tracking numbers, rules, the seller's numbers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import NOW, SHIPPED, placement
from shipment import (
    Action,
    AdviceCode,
    BadBytes,
    Calendar,
    CancelReason,
    Carriers,
    CarriersBuilder,
    CarrierFlag,
    CarrierStatus,
    Check,
    Evidence,
    Metric,
    Metrics,
    NewLine,
    Refused,
    Roll,
    Rule,
    Rules,
    Standing,
    Status,
    Verdict,
    Weekday,
    money,
    rule_key,
    rule_source,
    tracking,
)
from shipment.calendar import parse_weekmask, preset_title
from shipment.metrics import is_minimum, window

DAYS = st.dates(date(1990, 1, 1), date(2050, 1, 1))


@given(st.sets(DAYS, max_size=8), st.sets(DAYS, max_size=8), DAYS, st.integers(-40, 40), st.integers(1, 127))
def test_calendars_count_as_one_counts_on_fingers(closed, opened, start, n, mask):
    calendar = Calendar("mine", weekmask=Weekday(mask), closed=closed, opened=opened)

    def is_open(day):
        return day in opened or (day not in closed and bool(mask >> day.weekday() & 1))

    day, left, step = start, abs(n), timedelta(1 if n >= 0 else -1)
    while left or (n == 0 and not is_open(day)):
        day += step
        left -= is_open(day) and left > 0
    assert calendar.add(start, n) == (day, False)
    assert calendar.is_open(start) == is_open(start) == (start in calendar)
    end = start + timedelta(50)
    assert calendar.count(start, end).days == sum(is_open(start + timedelta(k)) for k in range(50))
    assert calendar.next(start).date == calendar.add(start, 1).date
    assert calendar.previous(start).date == calendar.add(start, -1).date


def test_calendars_say_what_they_are():
    us, cn = Calendar.preset("us"), Calendar.preset("cn")
    assert us.add(date(2025, 12, 24), 1).date == date(2025, 12, 26)
    assert not us.is_open(date(2026, 7, 3)) and us.valid_to is None and us.valid_from == date(1971, 1, 1)
    assert cn.is_open(date(2025, 9, 28)) and not cn.is_open(date(2025, 10, 1))  # a Sunday worked, a holiday
    assert cn.add(date(2026, 12, 30), 9).outside and not cn.covers(date(2027, 1, 1))
    both = us.union(cn, "both")
    assert both.id == "both" and not both.is_open(date(2025, 10, 1)) and not both.is_open(date(2025, 12, 25))
    assert parse_weekmask("1111100") == Weekday(31) == us.weekmask
    assert us.add(date(2025, 11, 8), 0, Roll.PRECEDING).date == date(2025, 11, 7)
    assert preset_title(1) != preset_title(3)
    for wrong in (lambda: Calendar("no id!"), lambda: Calendar("x", weekmask="0000000"),
                  lambda: Calendar.preset("mars"),
                  lambda: Calendar("x", valid_from=date(2025, 1, 2), valid_to=date(2025, 1, 1)),
                  lambda: us.add(date(2025, 11, 8), 1, Roll.ERROR)):
        with pytest.raises(Refused):
            wrong()


def test_carriers():
    table = Carriers.builtin()
    ups = table.find("u.p.s.")
    assert ups.code == "UPS" and ups.couriers == ("ups",) and CarrierFlag.INTEGRATED in ups.flags
    assert "royal-mail" in table and "nobody at all" not in table and table.find("nobody at all") is None
    assert len(list(table)) == len(table) > 377
    with pytest.raises(IndexError):
        table[len(table)]
    builder = CarriersBuilder().set_courier("bobco", "https://bob.example/%s")
    builder.add_service("bobco", "Bob", "B d4 (d4) *", Check.LUHN)
    mine = builder.set("Bob's", "Bob the carrier", ["bobco"], CarrierFlag.MANDATE).add_alias("Bobby", "Bob's").build()
    assert mine.find("bobby").name == "Bob the carrier"
    serial = "1234"
    number = "B0000" + serial + tracking.check_digit(Check.LUHN, serial)
    assert tracking.validate("bobs", number, carriers=mine) == Verdict.CHECK_DIGIT_OK
    assert tracking.validate("bobs", number) == Verdict.UNKNOWN_CARRIER
    assert tracking.url(number, carrier="Bob's", carriers=mine) == f"https://bob.example/{number}"
    with pytest.raises(Refused) as refused:
        CarriersBuilder().set("x", couriers=["nobody"]).add_alias("y", "none such").build()
    assert {problem.path.split(".")[0] for problem in refused.value.problems} == {"carriers[0]", "aliases[0]"}
    rules = Rules("us,tracking=carrier").replace(carriers=mine)
    with pytest.raises(Refused):
        rules.confirm(rules.place(placement(), now=NOW).order, **{**SHIPPED, "carrier": "Bobby"}, now=NOW)


def test_tracking_numbers():
    number = "1Z999AA10123456784"
    assert tracking.validate("UPS", number) == Verdict.CHECK_DIGIT_OK
    assert tracking.validate("UPS", number[:-1] + "5") == Verdict.BAD_CHECK_DIGIT
    assert tracking.validate("UPS", "hello\0") == Verdict.MALFORMED
    found = tracking.detect(number.lower())
    assert found.verdict == Verdict.CHECK_DIGIT_OK and found.candidates[0].courier == "ups"
    assert found.candidates[0].evidence == Evidence.PREFIX_AND_CHECK_DIGIT
    assert tracking.evidence_name(found.candidates[0].evidence) == "prefix_and_check_digit"
    assert tracking.verdict_name(found.verdict) == "check_digit_ok"
    assert tracking.detect(number, carrier="USPS").candidates == ()
    assert tracking.normalise(" 1z 999-aa1 0123456784 ") == number
    assert number in tracking.url(number) and tracking.url("x1") is None
    assert tracking.verify_check_digit(Check.LUHN, "79927398713")
    assert not tracking.verify_check_digit(Check.LUHN, "79927398710")
    assert tracking.check_digit_sum_product([3, 1, 7], 11, 10, "98657878885") == "5"
    with pytest.raises(Refused):
        tracking.check_digit(Check.LUHN, "12x")
    with pytest.raises(OverflowError, match=r"weights\[0\]"):
        tracking.check_digit_sum_product([2**32 + 1], 11, 10, "1")


def test_rules_read_back():
    us = Rules("us,fee=1500,charge=per_package,calendar=us")
    assert (us[Rule.FEE], us.marketplace, us.calendar.id) == (1500, "us", "us")
    assert Rules(str(us))[Rule.CHARGE] == us[Rule.CHARGE] and str(Rules(str(us))) == str(us)
    assert "fee=1500" in repr(us) and Rules("us").calendar is None
    other = us.replace({Rule.FEE: 100, Rule.EDIT_LIMIT: 2}, marketplace="shop", exempt_categories=["Books"])
    assert (other[Rule.FEE], other[Rule.EDIT_LIMIT], other.marketplace) == (100, 2, "shop")
    assert other.calendar.id == "us" and other.is_exempt("Books") and not us.is_exempt("Books")
    assert other.replace().is_exempt("Books")
    for rule in Rule:
        assert us[rule] == us.replace()[rule]
        assert rule == Rule.CANCEL_UNIT or rule_key(rule)
    assert rule_source("us", Rule.CANCEL_COUNT)
    with pytest.raises(KeyError):
        us[99]
    with pytest.raises(Refused) as refused:
        Rules("us,fee=99999,charge=never,what=1")
    assert {problem.path for problem in refused.value.problems} == {"fee", "charge", "what"}
    with pytest.raises(Refused):
        us.replace({Rule.FEE: -1})


def test_deadlines_and_actions():
    us = Rules("us")
    order = us.place(placement(ship_by=date(2025, 11, 7)), now=NOW).order
    deadline = us.deadline(order)
    assert deadline.at.isoformat() == "2025-11-19T08:00:00+00:00" and not deadline.outside_calendar
    assert us.deadline(us.place(placement(), now=NOW).order) is None
    assert us.pressing(order, now=NOW) == ()
    pressing = [one.code for one in us.pressing(order, now=deadline.at)]
    assert pressing == [AdviceCode.DEADLINE_PASSED, AdviceCode.SHIP_BY_PASSED]
    too_early = us.expire(order, now=deadline.at - timedelta(milliseconds=1))
    assert not too_early.events
    assert us.expire(order, now=deadline.at).order.cancellations[0].reason == CancelReason.NOT_CONFIRMED_IN_TIME
    allowed = {one.action: one for one in us.actions(order, now=NOW)}
    assert allowed[Action.CONFIRM] and not allowed[Action.RECONFIRM] and allowed.keys() == set(Action)
    assert str(allowed[Action.CONFIRM]) == "confirm: yes"
    late = us.confirm(order, **{**SHIPPED, "tracking": None}, now=deadline.at)
    assert {AdviceCode.LATE, AdviceCode.TRACKING_MISSING} <= {one.code for one in late.advice}
    assert all(one.name.startswith("SHP_ADVICE_") and str(one) for one in late.advice)
    with pytest.raises(Refused) as refused:
        us.place_again(order, placement(currency="EUR"), now=NOW)
    assert (refused.value.status, refused.value.problems[0].path) == (Status.ERR_DIFFERS, "currency")
    assert us.place_again(order, placement(ship_by=date(2025, 11, 7)), now=NOW).repeated


def test_the_sellers_numbers():
    us = Rules("us")
    by_decisions, by_events, halves = Metrics(), Metrics(), [Metrics(), Metrics()]
    for number in range(20):
        placed = us.place(placement(reference=f"902-{number}", ship_by=date(2025, 11, 5 if number % 4 else 9)), now=NOW)
        sent = us.confirm(placed.order, **SHIPPED, now=NOW)
        seen = us.scan(sent.order, "1", CarrierStatus.SCANNED, NOW, now=NOW) if number % 5 else sent
        by_decisions.add_decision(us, None, placed)
        by_decisions.add_decision(us, placed.order, sent)
        if seen is not sent:
            by_decisions.add_decision(us, sent.order, seen)
        order = None
        for event in [*placed, *sent, *(seen if seen is not sent else ())]:
            order = by_events.add_event(us, order, event)
        assert order == seen.order
        halves[number % 2].add(us, None, order)
    halves[0].merge(halves[1])
    assert by_decisions == by_events == halves[0] == Metrics.decode(by_decisions.encode())
    late = by_decisions.report(us, Metric.LATE_10_DAYS, now=NOW)
    assert (late.numerator, late.denominator) == (15, 15)  # the others are due on a day to come
    assert (late.rate, late.standing) == (Decimal(1), Standing.FAILING)
    valid = by_decisions.report(us, Metric.TRACKING, now=NOW)
    assert (valid.numerator, valid.denominator, valid.rate) == (16, 20, Decimal("0.8000"))
    assert valid.threshold == Decimal("0.9500") and is_minimum(Metric.TRACKING) and valid.title() and valid.name
    assert by_decisions.categories == ("", "Grocery")
    assert len(by_decisions.reports(us, now=NOW)) == 6
    first, last = window(us, Metric.LATE_10_DAYS, now=NOW)
    assert (last - first).days == 9 and by_decisions.sum(Metric.LATE_10_DAYS, first, last) == (15, 15)
    by_decisions.keep(last + timedelta(1))
    assert by_decisions.report(us, Metric.LATE_10_DAYS, now=NOW).rate is None
    with pytest.raises(BadBytes):
        Metrics.decode(b"\0")
    with pytest.raises(TypeError):
        hash(by_decisions)


def test_currencies():
    assert [money.currency_exponent(code) for code in ("JPY", "USD", "BHD", "CLF")] == [0, 2, 3, 4]
    with pytest.raises(Refused):
        money.currency_exponent("XXX")
    tea = NewLine("a", 1, item_price=1507)
    yen = Rules("jp").place(placement(currency="JPY", lines=[tea]), now=NOW)
    assert str(yen.order.total) == "1507"
    assert money.share(Decimal("10.00"), 1, 3, exponent=2) == Decimal("3.33")
