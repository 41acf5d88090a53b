"""Batches: many commands in one commit, each with its own outcome."""

from __future__ import annotations

import gc
from decimal import Decimal

import pytest

from desk import LINES, NOW, SHIPPED, MemoryHost, Store, placement
from shipment import (
    AdoptedPackage,
    Adoption,
    Batch,
    CancelReason,
    CancelRequest,
    CarrierStatus,
    Confirmation,
    NewLine,
    OrderStatus,
    PaymentStatus,
    Refused,
    Rules,
    order_id,
)


def test_batches_commit_together():
    store = Store()
    host = MemoryHost(Rules("us"), store)
    with Batch(host) as batch:
        ids = [order_id("us", f"902-{number}") for number in range(20)]
        for number, each in enumerate(ids):
            batch.place(placement(reference=f"902-{number}"))
            batch.confirm(each, Confirmation("1", **SHIPPED))
        odd = NewLine("c", 1, item_price=Decimal("0.001"))
        bad = batch.place(placement(reference="no!", lines=[*LINES, odd]))
        batch.cancel(ids[3], CancelRequest(CancelReason.OTHER))
        gc.collect()  # the batch, not its caller, keeps what it only borrows
        outcomes = batch.run(now=NOW)
        assert host.calls.count("commit") == 1 and len(batch) == len(outcomes) == 42
        assert all(outcome.get().order.reference == f"902-{at // 2}" for at, outcome in enumerate(outcomes[:40]))
        told = outcomes[bad].error
        assert isinstance(told, Refused) and {one.path for one in told.problems} == {"reference", "lines[2].item_price"}
        with pytest.raises(Refused):
            outcomes[bad].get()
        assert isinstance(outcomes[41].error, Refused)
        assert all(outcome.decision.repeated for outcome in batch.run(now=NOW)[:40])
        batch.clear()
        assert len(batch) == 0 and batch.run(now=NOW) == []
    assert len(store.orders) == 20


def test_every_command_is_in_a_batch():
    store = Store()
    host = MemoryHost(Rules("us"), store)
    one, two, three = (order_id("us", reference) for reference in ("one", "two", "three"))
    batch = Batch(host)
    batch.place(placement(reference="one", pending=True))
    batch.release(one)
    batch.split(one, {"2": {"a": 1}})
    batch.label(one, Confirmation("2", **SHIPPED))
    batch.unlabel(one, "2")
    batch.confirm(one, Confirmation("2", **SHIPPED))
    batch.reconfirm(one, Confirmation("2", tracking=None, memo="m"))
    batch.scan(one, "2", CarrierStatus.SCANNED, NOW)
    charge = Rules("us").confirm(Rules("us").place(placement(reference="one"), now=NOW).order, **SHIPPED, now=NOW)
    batch.adopt(Adoption(placement(reference="two"), [AdoptedPackage("9", {"a": 3, "b": 1})]))
    batch.cancel(two, CancelRequest(CancelReason.OTHER))
    batch.place(placement(reference="three"))
    batch.expire(three)
    batch.report_payment(one, charge.order.charges[0].id, PaymentStatus.SETTLED)
    statuses = [outcome.error for outcome in batch.run(now=NOW)]
    assert statuses == [None] * 13
    assert host.load(two).status == OrderStatus.CANCELLED
    assert host.load(one).package("2").shipment.memo == "m"
