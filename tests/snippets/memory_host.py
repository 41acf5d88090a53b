"""A host in memory, as small as it can be; and a commit whose reply is lost. doc/guide.md."""

from datetime import date, datetime, timezone
from decimal import Decimal

from shipment import ABSENT, AcknowledgementResult, CommitResult, DeliveryResult, Host
from shipment import NewLine, Placement, Rules, order_id


class Desk(Host):
    def __init__(self, rules):
        super().__init__(rules)
        self.orders = {}  # id: (revision, bytes); a database has a row
        self.outbox = []  # effects that wait: a database has a table
        self.lose_reply = False

    def on_load(self, order_id):
        return self.orders[order_id][1] if order_id in self.orders else ABSENT

    def on_commit(self, orders):  # one transaction
        for order in orders:
            if self.orders.get(order.id, (0,))[0] != order.expected_revision:
                return CommitResult.CONFLICT
        for order in orders:
            self.orders[order.id] = (order.revision, order.data)
            self.outbox += [data for event, data in zip(order.events, order.event_data) if event.is_effect]
        if self.lose_reply:
            self.lose_reply = False
            raise ConnectionError("it is stored, but nobody knows")
        return CommitResult.DONE

    def on_pending(self, request):
        return [(at, data, 0) for at, data in enumerate(self.outbox, 1) if data and at > request.after][: request.limit]

    def on_deliver(self, delivery):
        print(delivery.event.type, delivery.event.amount)
        return DeliveryResult.DONE

    def on_acknowledge(self, effects):
        for effect in effects:
            if effect.is_final:
                self.outbox[effect.position - 1] = None
        return AcknowledgementResult.DONE


now = datetime(2025, 11, 6, 23, 0, tzinfo=timezone.utc)
with Desk(Rules("us")) as desk:
    desk.place(Placement("902-1", "USD", now, [NewLine("a", 2, item_price=Decimal("51.98"))]), now=now)
    desk.lose_reply = True
    desk.confirm(
        order_id("us", "902-1"), ship_date=date(2025, 11, 6), carrier="UPS", tracking="1Z999AA10123456784", now=now
    )
    print(f"confirmed, though: {desk.raised[0].exception}")
    desk.deliver(now=now)
    desk.deliver(now=now)
