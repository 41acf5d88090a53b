"""What a checker of types must see, and must not let pass: mypy --strict reads this file, nobody runs it.

Each `type: ignore` stands where it has to complain: one that is not needed is an error, too.
"""

from __future__ import annotations

from typing import Mapping, Sequence, assert_type
from uuid import UUID

from shipment import (
    Acknowledged,
    Acknowledgement,
    Batch,
    Calendar,
    CancelReason,
    CommitOrder,
    Committed,
    Context,
    Delivered,
    Delivery,
    Event,
    Host,
    Line,
    Loaded,
    Order,
    PendingFound,
    PendingRequest,
    Rules,
)


class Desk(Host):
    """A subclass with something of its own."""

    rows = 5

    def on_load(self, order_id: UUID) -> Loaded:
        raise NotImplementedError

    def on_commit(self, orders: Sequence[CommitOrder]) -> Committed:  # type: ignore[empty-body]
        """The `return` is forgotten."""

    def on_pending(self, request: PendingRequest) -> PendingFound:
        return [(1, b""), (1, b"", 0)]

    def on_deliver(self, delivery: Delivery) -> Delivered:
        return None  # type: ignore[return-value]

    def on_acknowledge(self, effects: Sequence[Acknowledgement]) -> Acknowledged:
        raise NotImplementedError


class MyBatch(Batch):
    """Another."""


class MyOrder(Order):
    """A value."""


def check(order: Order, event: Event, rules: Rules) -> None:
    """What is what."""
    with Desk(rules) as desk:
        assert_type(desk, Desk)
        assert_type(desk.rows, int)
    with MyBatch(desk) as batch:
        assert_type(batch, MyBatch)
    with Context() as context:
        assert_type(context, Context)
    assert_type(MyOrder.decode(b""), MyOrder)
    assert_type(Calendar.preset("us"), Calendar)
    assert_type(order.lines, tuple[Line, ...])
    assert_type(order.id, UUID)
    assert_type(event.items, Mapping[str, int])
    order.lines = ()  # type: ignore[assignment]
    order.package("1").items["a"] = 5  # type: ignore[index]
    Desk("us")  # type: ignore[arg-type]
    rules.cancel(order, "no_inventory", now=event.at)  # type: ignore[arg-type]
    rules.cancel(order, CancelReason.NO_INVENTORY, now=event.at)
