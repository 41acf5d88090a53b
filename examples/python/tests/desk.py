"""What the tests share: an order, a time, a store in memory."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Callable, Sequence
from uuid import UUID

from shipment import (
    ABSENT,
    Acknowledgement,
    AcknowledgementResult,
    CommitResult,
    CommitOrder,
    Delivery,
    DeliveryResult,
    Event,
    EventKind,
    Host,
    NewLine,
    Order,
    PendingEffect,
    PendingRequest,
    Placement,
    Rules,
)

NOW = datetime(2025, 11, 6, 18, tzinfo=timezone.utc)
SHIPPED = dict(ship_date=date(2025, 11, 6), carrier="UPS", method="Ground", tracking="1Z999AA10123456784")
LINES = (
    NewLine("a", 3, sku="TEA", title="绿茶 250 g", category="Grocery", item_price=Decimal("10.00"),
            item_tax=Decimal("0.83"), shipping_price=Decimal("5.00"), shipping_discount=Decimal("1.00")),
    NewLine("b", 1, title="Pot", item_price=Decimal("29.99"), gift_wrap_price=2, gift_wrap_tax=Decimal("0.17"),
            item_discount=Decimal("3.00")),
)


def placement(**told: Any) -> Placement:
    """An order as it was bought; what is told is different."""
    usual: dict[str, Any] = dict(
        reference="902-3159896-1390916", currency="USD", ordered_at=NOW - timedelta(days=1), lines=LINES
    )
    return Placement(**{**usual, **told})


class Store:
    """A database that every host of a test shares: orders by id, events by id, effects in order of commits."""

    def __init__(self) -> None:
        self.orders: dict[UUID, tuple[int, bytes]] = {}
        self.events: dict[UUID, bytes] = {}
        self.outbox: list[dict[str, Any]] = []
        self.charged: dict[UUID, int] = {}
        """The payment provider: it acts once for each id, however often it is asked."""
        self.asked = 0

    def commit(self, order: CommitOrder) -> CommitResult:
        """One order of a transaction."""
        stored = self.orders.get(order.id, (0, b""))[0]
        if stored != order.expected_revision:
            return CommitResult.CONFLICT
        assert not any(event.id in self.events for event in order.events), "an event is there already"
        self.orders[order.id] = (order.revision, order.data)
        for event, data in zip(order.events, order.event_data):
            self.events[event.id] = data
            if event.is_effect:
                self.outbox.append(dict(event=event, data=data, not_before=NOW, outcome=None, attempts=0))
        return CommitResult.DONE

    def order(self, order_id: UUID) -> Order:
        """The order as it is stored."""
        return Order.decode(self.orders[order_id][1])

    def history(self) -> list[Event]:
        """The events of all orders, in order of their revision."""
        return sorted((Event.decode(data) for data in self.events.values()), key=lambda event: event.revision)

    def sum_of(self, kind: EventKind) -> Decimal:
        """What the outside world was asked for, once for each id."""
        return sum((row["event"].amount for row in self.outbox if row["event"].id in self.charged
                    and row["event"].kind == kind), Decimal(0))


class MemoryHost(Host):
    """A host on a Store. `faults` are called before and after each hook does its work, and may raise."""

    def __init__(self, rules: Rules, store: Store, **told: Any) -> None:
        super().__init__(rules, **told)
        self.store = store
        self.calls: list[str] = []
        self.before: Callable[[str], None] = lambda hook: None
        self.after: Callable[[str], None] = lambda hook: None

    def _begin(self, hook: str) -> None:
        self.calls.append(hook)
        self.before(hook)

    def on_load(self, order_id: UUID):
        self._begin("load")
        found = self.store.orders.get(order_id)
        self.after("load")
        return found[1] if found else ABSENT

    def on_commit(self, orders: Sequence[CommitOrder]):
        self._begin("commit")
        answers = [self.store.commit(order) for order in orders]
        self.after("commit")
        return answers

    def on_pending(self, request: PendingRequest):
        self._begin("pending")
        handed, blocked = [], set()
        for position, row in enumerate(self.store.outbox, 1):
            if row["outcome"] is not None:
                continue
            order_id = row["event"].order_id
            if row["not_before"] > request.now:
                blocked.add(order_id)
            if order_id in blocked or position <= request.after or len(handed) == request.limit:
                continue
            handed.append(PendingEffect(position, row["data"], row["attempts"]))
            row["not_before"] = request.lease_until
            row["attempts"] += 1
        self.after("pending")
        return handed

    def on_deliver(self, delivery: Delivery):
        self._begin("deliver")
        self.store.asked += 1
        already = delivery.id in self.store.charged
        self.store.charged[delivery.id] = self.store.charged.get(delivery.id, 0) + 1
        self.after("deliver")
        return DeliveryResult.ALREADY if already else DeliveryResult.DONE

    def on_acknowledge(self, effects: Sequence[Acknowledgement]):
        self._begin("acknowledge")
        for effect in effects:
            row = self.store.outbox[effect.position - 1]
            if effect.is_final:
                row["outcome"] = effect.result
            else:
                row["not_before"] = effect.not_before
        self.after("acknowledge")
        return AcknowledgementResult.DONE


def raise_if(wanted: bool, what: str = "the network is gone") -> None:
    """Raises, or not."""
    if wanted:
        raise OSError(what)


