"""An order of two mugs, bought, shipped and paid: what libshipment says has to happen. hello.c once more, in Python."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from shipment import NewLine, Placement, Refused, Rules

us = Rules("us")
now = datetime(2025, 11, 6, 23, 0, tzinfo=timezone.utc)  # you have the clock, the library has none
bought = Placement(
    "902-3159896-1390916",
    "USD",
    now - timedelta(days=1),
    [NewLine("05015851154158", 2, item_price=Decimal("51.98"))],
)

placed = us.place(bought, now=now)
try:
    us.confirm(placed.order, "1", ship_date=date(2025, 11, 6), carrier="", now=now)
except Refused as refused:
    for problem in refused.problems:
        print(f"{problem.path}: {problem.message}")
tracking = "1Z999AA10123456784"
sent = us.confirm(placed.order, "1", ship_date=date(2025, 11, 6), carrier="UPS", tracking=tracking, now=now)
for advice in sent.advice:
    print(f"{advice.path}: {advice.message()}")
for event in sent.events:
    print(event.type, event.amount)
