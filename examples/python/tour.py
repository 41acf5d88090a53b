#!/usr/bin/python3
"""An order of two mugs, bought, shipped and paid: what libshipment says has to happen."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from shipment import NewLine, Placement, Refused, Rules

us = Rules("us")
now = datetime(2025, 11, 6, 23, 0, tzinfo=timezone.utc)  # you have the clock, the library has none
mugs = NewLine("05015851154158", 2, title="Stoneware Mug", item_price=Decimal("51.98"))
bought = Placement("902-3159896-1390916", "USD", now - timedelta(days=1), [mugs])

placed = us.place(bought, now=now)
sent = us.confirm(placed.order, "1", ship_date=date(2025, 11, 6), carrier="UPS", method="Ground",
                  tracking="1Z999AA10123456784", now=now)
for event in sent.events:
    print(f"{event.type:32} {event.amount}")
print(sent.order.status.name, sent.order.charged, sent.order.packages[0].items)

# Again, whenever it may be: it is recognised. With other data it is refused, with everything that differs.
assert us.confirm(sent.order, "1", ship_date=date(2025, 11, 6), carrier="UPS", method="Ground",
                  tracking="1Z999AA10123456784", now=now + timedelta(days=30)).repeated
try:
    us.confirm(sent.order, "1", ship_date=date(2025, 11, 7), carrier="USPS", now=now)
except Refused as refused:
    for problem in refused.problems:
        print(f"{problem.name} {problem.path}: {problem.message}")

# Corrected: a new revision, and no money moves.
corrected = us.reconfirm(sent.order, "1", ship_date=date(2025, 11, 7), memo="left a day later", now=now)
print([change.field.name for change in corrected.events[0].changes], corrected.order.charged)
