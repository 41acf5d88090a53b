"""Values read back: every attribute says what the library's own JSON says, and bytes come back as they went."""

from __future__ import annotations

import copy
import json
import pickle
import uuid
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from desk import LINES, NOW, SHIPPED, placement
from shipment import (
    KEEP,
    AdoptedCancellation,
    AdoptedCharge,
    AdoptedPackage,
    AdoptedShipment,
    Adoption,
    Audience,
    BadBytes,
    BadReplay,
    CancelReason,
    CarrierStatus,
    Cause,
    Channel,
    ChargePolicy,
    Event,
    EventKind,
    NewLine,
    Order,
    OrderStatus,
    PackageStatus,
    PaymentStatus,
    Placement,
    Program,
    Refused,
    Rules,
    ShipField,
    Status,
    Verdict,
)


def story():
    """Every kind of event, of one order after the other: (rules, order before, decision)."""
    us = Rules("us,charge=per_package,fee=1500,credit=settlement")
    first = us.place(placement(pending=True, ship_by=date(2025, 11, 7), deliver_by=date(2025, 11, 12),
                               programs=Program.PREMIUM | Program.AMAZON_BUSINESS, service="Standard"), now=NOW)
    steps = [(us, None, first)]

    def step(command, *told, **named):
        order = steps[-1][2].order
        steps.append((us, order, getattr(us, command)(order, *told, now=NOW, **named)))
        return steps[-1][2]

    step("release")
    step("split", {"box": {"a": 1}, "2": {"b": 1}})
    confirmed = step("confirm", "box", **SHIPPED, memo="fragile")
    step("reconfirm", "box", tracking=None, carrier="Other", carrier_name="Bob", memo=KEEP)
    step("scan", "box", CarrierStatus.DELIVERED, NOW)
    charge = next(event for event in confirmed if event.kind == EventKind.BUYER_CHARGED)
    step("report_payment", charge.id, PaymentStatus.DECLINED)
    step("report_payment", charge.id, PaymentStatus.SETTLED)
    step("label", "2", **SHIPPED)
    step("unlabel", "2")
    step("cancel", CancelReason.NO_INVENTORY, items={"a": 1}, reference="c1")
    step("reconfirm", "box", items={"b": 1})
    step("cancel", CancelReason.BUYER_CANCELLED)
    assert steps[-1][2].order.status == OrderStatus.SHIPPED
    alone = us.place(placement(reference="x-2"), now=NOW)
    steps += [(us, None, alone), (us, alone.order, us.cancel(alone.order, CancelReason.OTHER, now=NOW))]
    first_package = Rules("us")
    whole = first_package.place(placement(reference="x-3"), now=NOW)
    steps.append((first_package, None, whole))
    labelled = first_package.label(whole.order, **SHIPPED, now=NOW)
    steps.append((first_package, whole.order, labelled))
    steps.append((first_package, labelled.order, first_package.unlabel(labelled.order, "1", now=NOW)))
    steps.append((us, None, us.adopt(adoption(), now=NOW)))
    return steps


def adoption() -> Adoption:
    return Adoption(
        placement(reference="x-4", charge_policy=ChargePolicy.FIRST_PACKAGE),
        [AdoptedPackage("1", {"a": 1}), AdoptedPackage("7", {"b": 1}, AdoptedShipment(
            date(2025, 11, 5), "USPS", NOW - timedelta(hours=5), revision=3, tracking="9400111202555842332669",
            memo="old", scans=[(CarrierStatus.SCANNED, NOW)]))],
        [AdoptedCancellation("c9", CancelReason.OTHER, NOW - timedelta(hours=6), {"a": 2})],
        gone_packages=["5"],
        charged=Decimal("33.00"), refunded=0, credited=Decimal("28.05"), debited=0, baseline=True,
    )


def test_the_story_has_every_kind_of_event():
    kinds = {event.kind for _, _, decision in story() for event in decision}
    assert kinds == set(EventKind)


def or_none(value):
    return value or None


def shown_instant(instant):
    return None if instant is None else instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_every_attribute_of_an_order_is_what_its_json_says():
    for rules, _, decision in story():
        order = decision.order
        view = json.loads(order.to_json(rules, now=NOW))
        for name in ("reference", "marketplace", "revision", "currency", "exponent", "fee_basis_points"):
            assert getattr(order, name) == view[name]
        for name in ("total", "charged", "refunded", "credited", "debited", "held"):
            assert str(getattr(order, name)) == view[name]
        assert str(order.collect) == view["cod_amount"]
        assert str(order.id) == view["id"]
        assert or_none(order.service) == view["service"]
        assert order.status.name.lower() == view["status"]
        assert order.channel.name == view["channel"] and order.channel is Channel.MFN
        assert order.charge_policy.name.lower() == view["charge_policy"]
        assert order.programs == sum(Program[name] for name in view["programs"])
        assert shown_instant(order.ordered_at) == view["ordered_at"]
        for name, key in {"ship_from": "ship_from_date", "ship_by": "ship_by", "deliver_by": "deliver_by"}.items():
            assert (getattr(order, name) and str(getattr(order, name))) == view[key]
        assert len(order.lines) == len(view["lines"])
        for line, seen in zip(order.lines, view["lines"]):
            for name in ("id", "ordered", "cancelled", "shipped", "open"):
                assert getattr(line, name) == seen[name]
            for name in ("sku", "title", "category"):
                assert or_none(getattr(line, name)) == seen[name]
            for name in [name for name in seen if name.split("_")[0] in ("item", "shipping", "gift")]:
                assert str(getattr(line, name)) == seen[name]
            assert line.status.name.lower() == seen["status"]
            assert order.line(line.id) is line
        check_packages(order, view)
        deadline = rules.deadline(order)
        assert (deadline and shown_instant(deadline.at)) == view["deadline"]
        for allowed, seen in zip(rules.actions(order, now=NOW), view["actions"]):
            assert (allowed.name, bool(allowed)) == (seen["action"], seen["allowed"])
            assert allowed or f"SHP_{allowed.reason.name}" == seen["code"]


def check_packages(order, view):
    assert len(order.packages) == len(view["packages"])
    for package, seen in zip(order.packages, view["packages"]):
        assert package.reference == seen["reference"]
        assert package.status.name.lower() == seen["status"]
        assert package.items == {item["line"]: item["quantity"] for item in seen["items"]}
        assert package.is_open == (package.shipment is None) == (package.status == PackageStatus.OPEN)
        assert order.package(package.reference) is package
        if package.shipment is None:
            continue
        shipment, seen = package.shipment, seen["shipment"]
        assert (shipment.revision, shipment.label) == (seen["revision"], seen["label"])
        assert str(shipment.ship_date) == seen["ship_date"]
        for name in ("carrier", "carrier_name", "method", "tracking", "memo"):
            assert or_none(getattr(shipment, name)) == seen[name]
        for name in ("confirmed_at", "carrier_status_at", "first_scan_at", "delivered_at"):
            assert shown_instant(getattr(shipment, name)) == seen[name]
        assert seen["tracking_verdict"] == (shipment.verdict.name.lower() if shipment.verdict else None)
        assert seen["carrier_status"] == (shipment.carrier_status.name.lower() if shipment.carrier_status else None)
    assert len(order.cancellations) == len(view["cancellations"])
    for cancellation, seen in zip(order.cancellations, view["cancellations"]):
        assert (cancellation.reference, shown_instant(cancellation.at)) == (seen["reference"], seen["at"])
        assert cancellation.items == {item["line"]: item["quantity"] for item in seen["items"]}
        assert order.cancellation(cancellation.reference) is cancellation
    assert [(str(charge.id), str(charge.amount)) for charge in order.charges] == [
        (seen["event"], seen["amount"]) for seen in view["payments"]
    ]
    for charge, seen in zip(order.charges, view["payments"]):
        assert seen["result"] == (charge.payment.name.lower() if charge.payment else None)


def test_every_attribute_of_an_event_is_what_its_document_says():
    for _, _, decision in story():
        for event in decision:
            seen = event.to_cloud_event()
            data = seen["data"]
            assert seen["specversion"] == "1.0"
            assert (str(event.id), event.type, event.reference) == (seen["id"], seen["type"], seen["subject"])
            assert seen["source"] == f"libshipment:{event.marketplace}"
            assert shown_instant(event.at) == seen["time"]
            assert event.type == "libshipment." + event.kind.name.lower().replace("_", ".", 1)
            assert event.id == uuid.uuid5(event.order_id, event.name)
            assert event.order_id == decision.order.id
            if "amount" in data:
                assert (str(event.amount), event.currency) == (data["amount"], data["currency"])
                assert event.cause != Cause.NONE and event.amount > 0
            else:
                by_payment = event.kind in (EventKind.PAYMENT_SETTLED, EventKind.PAYMENT_DECLINED)
                assert (event.amount > 0) == by_payment
            if event.package is not None and "package" in data:
                assert event.package == data["package"]
            if event.is_effect:
                assert event.memo is None and "memo" not in json.dumps(seen)
            if event.kind in (EventKind.SHIPMENT_CONFIRMED, EventKind.SHIPMENT_RECONFIRMED):
                assert str(event.ship_date) == data["ship_date"]
                for name in ("carrier", "carrier_name", "method", "tracking", "memo"):
                    assert or_none(getattr(event, name)) == data[name]
                assert event.items == {item["line"]: item["quantity"] for item in data["items"]}
            for change, told in zip(event.changes, data.get("changes", ())):
                assert change.field.name.lower() in (told["field"], told["field"].removeprefix("ship_"))
                if change.field != ShipField.ITEMS:
                    assert (or_none(change.old), or_none(change.new)) == (told["old"], told["new"])
            assert len(event.changes) == len(data.get("changes", ()))
            if event.kind in (EventKind.ORDER_PLACED, EventKind.ORDER_ADOPTED):
                assert event.order is not None and event.order.reference == event.reference
            else:
                assert event.order is None


def test_moves_and_reasons_are_told():
    by_kind = {event.kind: event for _, _, decision in story()[:13] for event in decision}
    split = by_kind[EventKind.PACKAGE_SPLIT]
    moves = {(move.line, move.quantity, move.from_package, move.to_package) for move in split.moves}
    assert ("b", 1, "1", "2") in moves
    cancelled = by_kind[EventKind.ITEMS_CANCELLED]
    assert cancelled.reason == CancelReason.BUYER_CANCELLED and all(move.to_package is None for move in cancelled.moves)
    assert by_kind[EventKind.SHIPMENT_SCANNED].carrier_status == CarrierStatus.DELIVERED
    assert by_kind[EventKind.SHIPMENT_SCANNED].carrier_at == NOW


def test_bytes_come_back_as_they_went():
    for rules, before, decision in story():
        order = decision.order
        assert Order.decode(order.encode()) == order
        assert Order.decode(order.encode()).encode() == order.encode()
        assert pickle.loads(pickle.dumps(order)) == order
        assert copy.deepcopy(order) is order and copy.copy(order) is order
        assert hash(Order.decode(order.encode())) == hash(order)
        for event in decision:
            assert Event.decode(event.encode()) == event
            assert pickle.loads(pickle.dumps(event)) == event
            again = Event.decode(event.encode())
            assert hash(again) == hash(event)
            for name in [name for name, what in vars(Event).items() if isinstance(what, property)]:
                assert getattr(again, name) == getattr(event, name), name
        if before is not None:
            assert before != order and before.apply(*decision.events) == order
            with pytest.raises(BadReplay):
                order.apply(*decision.events)


def test_bad_bytes_tell_where():
    data = Rules("us").place(placement(), now=NOW).order.encode()
    for cut in range(0, len(data), 7):
        with pytest.raises(BadBytes) as bad:
            Order.decode(data[:cut])
        assert 0 <= bad.value.offset <= cut
    with pytest.raises(BadBytes) as bad:
        Order.decode(data + b"\0")
    assert bad.value.offset == len(data) and isinstance(bad.value, ValueError)
    with pytest.raises(BadBytes):
        Event.decode(data)
    with pytest.raises(TypeError):
        Order.decode("text")


def test_an_adopted_order_reads_back():
    order = Rules("us").adopt(adoption(), now=NOW).order
    assert {package.reference: dict(package.items) for package in order.packages} == {"1": {"a": 1}, "7": {"b": 1}}
    shipment = order.package("7").shipment
    assert (shipment.revision, shipment.carrier, shipment.memo) == (3, "USPS", "old")
    assert shipment.verdict == Verdict.CHECK_DIGIT_OK  # judged like any other
    assert (order.charged, order.credited, order.references_used) == (Decimal("33.00"), Decimal("28.05"), 3)
    assert order.cancellation("c9").items == {"a": 2}
    assert order.next_package == "2" and order.next_cancellation == "1"
    with pytest.raises(KeyError):
        order.package("5")
    assert order.gone_packages == ("5",) and order.package("7").shipment.scans == {CarrierStatus.SCANNED}
    with pytest.raises(Refused) as refused:
        Rules("us").adopt(Adoption(placement(), charged=Decimal("0.001")), now=NOW)
    assert (refused.value.problems[0].path, refused.value.status) == ("charged", Status.ERR_AMOUNT)


def told_of(order):
    """What an order says of itself, as other tables would hold it."""
    lines = [NewLine(line.id, line.ordered, line.sku, line.title, line.category, line.item_price, line.item_tax,
                     line.shipping_price, line.shipping_tax, line.gift_wrap_price, line.gift_wrap_tax,
                     line.item_discount, line.shipping_discount) for line in order.lines]

    def shipment_of(told):
        scans = [(status, told.first_scan_at or told.carrier_status_at) for status in told.scans]
        last = [(told.carrier_status, told.carrier_status_at)] if scans else []
        return AdoptedShipment(told.ship_date, told.carrier, told.confirmed_at, told.revision, told.carrier_name,
                               told.method, told.tracking, told.memo, told.label, scans + last)

    packages = [AdoptedPackage(package.reference, package.items,
                               None if package.is_open else shipment_of(package.shipment))
                for package in order.packages]
    return Adoption(
        Placement(order.reference, order.currency, order.ordered_at, lines, order.exponent, order.marketplace, order.id,
                  order.service, order.ship_from, order.ship_by, order.deliver_by, order.channel,
                  order.status == OrderStatus.PENDING, order.programs, order.fee_basis_points, order.charge_policy,
                  order.credit_timing, order.collect),
        packages,
        [AdoptedCancellation(told.reference, told.reason, told.at, told.items, told.of_all)
         for told in order.cancellations],
        None, order.gone_packages,
        [AdoptedCharge(told.cause, told.amount, told.reference, told.number, told.payment, told.held)
         for told in order.charges],
        order.charged, order.refunded, order.credited, order.debited,
        bool(order.baseline_charge or order.baseline_credit),
    )


def test_every_order_can_be_adopted_from_what_it_says():
    for rules, _, decision in story():
        order = decision.order
        adopted = rules.adopt(told_of(order), now=NOW).order
        for name in ("lines", "cancellations", "charges", "gone_packages", "charged", "credited", "held", "due"):
            assert getattr(adopted, name) == getattr(order, name)
        assert [package.items for package in adopted.packages] == [package.items for package in order.packages]
        assert rules.adopt_again(adopted, told_of(order), now=NOW).repeated
    with pytest.raises(Refused) as refused:
        rules.adopt_again(adopted, replace(told_of(order), charged=order.charged + 1), now=NOW)
    assert [(problem.code, problem.path) for problem in refused.value.problems] == [(Status.ERR_DIFFERS, "charged")]
    with pytest.raises(Refused) as refused:
        rules.adopt_again(adopted, replace(told_of(order), gone_packages=["other"]), now=NOW)
    assert {problem.code for problem in refused.value.problems} == {Status.ERR_DIFFERS}


def test_the_buyer_sees_no_memo():
    for rules, _, decision in story():
        shown = decision.order.to_json(rules, now=NOW, audience=Audience.BUYER)
        assert "fragile" not in shown and '"memo"' not in shown


def test_what_is_not_there_is_a_key_error():
    order = Rules("us").place(placement(), now=NOW).order
    for find in (order.line, order.package, order.cancellation):
        with pytest.raises(KeyError):
            find("nowhere")


def test_more_problems_than_are_kept_are_counted():
    lines = [NewLine(f"line-{number}", 0) for number in range(500)]
    with pytest.raises(Refused) as refused:
        Rules("us").place(placement(lines=lines), now=NOW)
    assert refused.value.count == 500 and len(refused.value.problems) == 100
    assert str(refused.value).endswith("and 400 more")


def test_lines_are_as_they_were_bought():
    order = Rules("us").place(placement(), now=NOW).order
    for line, bought in zip(order.lines, LINES):
        for name in ("id", "sku", "title", "category", "item_price", "item_tax", "shipping_price", "item_discount"):
            assert getattr(line, name) == getattr(bought, name)
