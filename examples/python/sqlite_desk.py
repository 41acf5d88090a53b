#!/usr/bin/python3
"""A desk on SQLite: orders and what happened to them in one transaction, effects delivered from an outbox.

    sqlite_desk.py FILE.db    places an order, confirms it, delivers what follows; say it again: nothing happens twice
"""

from __future__ import annotations

import sqlite3
import sys
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import Sequence
from uuid import UUID

from shipment import (
    ABSENT,
    Acknowledgement,
    AcknowledgementResult,
    CommitResult,
    CommitOrder,
    Delivery,
    DeliveryResult,
    Host,
    Loaded,
    NewLine,
    PendingEffect,
    PendingRequest,
    Placement,
    Rules,
)

SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS orders (id BLOB PRIMARY KEY, revision INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (position INTEGER PRIMARY KEY, id BLOB UNIQUE NOT NULL, order_id BLOB NOT NULL,
    type TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS outbox (position INTEGER PRIMARY KEY REFERENCES events, order_id BLOB NOT NULL,
    not_before INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0, outcome INTEGER);
CREATE INDEX IF NOT EXISTS waiting ON outbox (position) WHERE outcome IS NULL;
"""

# In order per order: nothing is handed out before an effect of the same order that is leased or put off.
WAITING = """
SELECT e.position, events.data, e.attempts FROM outbox AS e JOIN events USING (position)
WHERE e.outcome IS NULL AND e.position > ? AND NOT EXISTS (SELECT 1 FROM outbox AS o
    WHERE o.order_id = e.order_id AND o.position <= e.position AND o.outcome IS NULL AND o.not_before > ?)
ORDER BY e.position LIMIT ?
"""


def stamp(instant: datetime) -> int:
    """An instant as a row has it."""
    return round(instant.timestamp() * 1000)


class SqliteDesk(Host):
    """Each hook is one transaction. One that raises has rolled back, and the driver looks again."""

    def __init__(self, rules: Rules, path: str) -> None:
        super().__init__(rules)
        self.rows = sqlite3.connect(path, timeout=30, isolation_level=None)
        self.rows.executescript(SCHEMA)

    def on_load(self, order_id: UUID) -> Loaded:
        row = self.rows.execute("SELECT data FROM orders WHERE id = ?", (order_id.bytes,)).fetchone()
        return row[0] if row else ABSENT

    def on_commit(self, orders: Sequence[CommitOrder]) -> list[CommitResult]:
        with Transaction(self.rows):
            return [self._commit(order) for order in orders]

    def _commit(self, order: CommitOrder) -> CommitResult:
        stored = self.rows.execute("SELECT revision FROM orders WHERE id = ?", (order.id.bytes,)).fetchone()
        if (stored[0] if stored else 0) != order.expected_revision:
            return CommitResult.CONFLICT
        row = (order.id.bytes, order.revision, order.data)
        self.rows.execute("INSERT OR REPLACE INTO orders VALUES (?, ?, ?)", row)
        for event, data in zip(order.events, order.event_data):
            position = self.rows.execute(
                "INSERT INTO events (id, order_id, type, data) VALUES (?, ?, ?, ?)",
                (event.id.bytes, order.id.bytes, event.type, data),
            ).lastrowid
            if event.is_effect:
                self.rows.execute("INSERT INTO outbox (position, order_id) VALUES (?, ?)", (position, order.id.bytes))
        return CommitResult.DONE

    def on_pending(self, request: PendingRequest) -> list[PendingEffect]:
        with Transaction(self.rows):
            found = self.rows.execute(WAITING, (request.after, stamp(request.now), request.limit)).fetchall()
            self.rows.executemany(
                "UPDATE outbox SET not_before = ?, attempts = attempts + 1 WHERE position = ?",
                [(stamp(request.lease_until), row[0]) for row in found],
            )
        return [PendingEffect(*row) for row in found]

    def on_deliver(self, delivery: Delivery) -> DeliveryResult:
        """Here a payment provider or a mail server would be asked, with delivery.id as idempotency key."""
        print(f"{delivery.id}  {delivery.event.type:32} {delivery.event.amount}")
        return DeliveryResult.DONE

    def on_acknowledge(self, effects: Sequence[Acknowledgement]) -> AcknowledgementResult:
        with Transaction(self.rows):
            for effect in effects:
                if effect.not_before is None:
                    told = (int(effect.result), effect.position)
                    self.rows.execute("UPDATE outbox SET outcome = ? WHERE position = ?", told)
                else:
                    told = (stamp(effect.not_before), effect.position)
                    self.rows.execute("UPDATE outbox SET not_before = ? WHERE position = ?", told)
        return AcknowledgementResult.DONE


class Transaction:
    """All of it, or nothing."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows

    def __enter__(self) -> None:
        self._rows.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._rows.execute("COMMIT" if kind is None else "ROLLBACK")


def main() -> None:
    """An order's way, on a database of one's own."""
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(f"usage: {Path(sys.argv[0]).name} FILE.db\n\n{__doc__}", file=sys.stderr)
        sys.exit(0 if sys.argv[1:] in (["-h"], ["--help"]) else 2)
    now = datetime.now(timezone.utc)
    with SqliteDesk(Rules("us"), sys.argv[1]) as desk:
        bought = Placement("902-3159896-1390916", "USD", datetime(2025, 11, 5, 9, 30, tzinfo=timezone.utc),
                           [NewLine("05015851154158", 2, item_price=Decimal("51.98"))])
        order = desk.place(bought, now=now).order
        desk.confirm(order, "1", ship_date=date(2025, 11, 6), carrier="UPS", tracking="1Z999AA10123456784", now=now)
        told = desk.deliver(now=now)
        print(f"{told.done} delivered; the order is {desk.load(order.id).status}")


if __name__ == "__main__":
    main()
