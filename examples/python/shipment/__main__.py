"""Confirms the orders of a report by a shipping-confirmation file, in memory, and prints what happened.

    python3 -m shipment ORDERS.tsv CONFIRMATION.tsv...
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import unicodedata
from datetime import datetime, timezone
from pathlib import Path
from typing import Optional, Sequence, TextIO

from ._constants_table import PackageStatus
from .confirm_file import ConfirmationReader
from .errors import Refused, ShipmentError
from .event import Decision, Event
from .order import Order
from .order_file import FileError, OrderReader
from .parts import Package
from .rules import Rules

DONE, REFUSED, USAGE, BROKEN = range(4)


def parse_arguments(arguments: Optional[Sequence[str]]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python3 -m shipment",
        description="Places the orders of a marketplace's order report, confirms them by shipping-confirmation files, "
        "and prints what happened: packages, money, e-mails, and what was refused. Nothing is kept.",
        epilog="Exit status: 0 all was done, 1 something was refused, 2 wrong usage, 3 a file could not be read. "
        "LIBSHIPMENT says where the library is, if the system does not know.",
    )
    parser.add_argument("orders", type=Path, help="order report: tab-separated, a row for each order item")
    parser.add_argument("confirmations", type=Path, nargs="*", help="shipping-confirmation files, one after the other")
    parser.add_argument("--rules", default="us", help="us, uk, jp or sa, refined: us,charge=per_package,fee=1500")
    parser.add_argument("--now", help="instant with zone, ISO 8601; the clock if not said")
    parser.add_argument("--ship-within", type=int, metavar="N", help="ship by N business days after the order")
    parser.add_argument("--without-amounts", action="store_true", help="take a report that has no amounts")
    parser.add_argument("--encoding", default="utf-8-sig", help="of all files; Japan's are shift_jis")
    parser.add_argument("--events", action="store_true", help="print CloudEvents, one JSON document a line, only")
    told = parser.parse_args(arguments)
    try:
        told.instant = datetime.now(timezone.utc) if told.now is None else datetime.fromisoformat(told.now)
        if told.instant.tzinfo is None:
            raise ValueError("it has no zone")
        told.desk = Rules(told.rules)
    except (ValueError, Refused) as error:
        parser.error(f"{'--rules' if isinstance(error, ShipmentError) else '--now'}: {error}")
    return told


def columns(text: str) -> int:
    """How wide a text is on a terminal."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def cut(text: str, width: int) -> str:
    """A text of just this width."""
    while columns(text) > width:
        text = text[:-2] + "…" if len(text) > 1 else ""
    return text + " " * (width - columns(text))


def packed(order: Order, package: Package) -> str:
    """What is in a package, and how it left."""
    items = ", ".join(f"{units} × {order.line(line).title or line}" for line, units in package.items.items())
    if package.shipment is None:
        return f"{cut(items, 50)}  still open"
    how = " ".join(filter(None, (package.shipment.carrier, package.shipment.method, package.shipment.tracking)))
    return f"{cut(items, 50)}  left {package.shipment.ship_date} by {how}"


def money(order: Order) -> str:
    """Where the money of an order is."""
    words = ("charged", "refunded", "credited", "debited")
    moved = [f"{word} {getattr(order, word)}" for word in words if getattr(order, word)]
    collects = [f"collects {order.collect} on delivery"] if order.collect else []
    return ", ".join([f"total {order.total} {order.currency}", *collects, *moved])


def told_by(event: Event) -> str:
    """An event in a line."""
    amount = f" {event.amount} {event.currency}" if event.amount else ""
    package = f" (package {event.package})" if event.package else ""
    return f"{event.type.removeprefix('libshipment.')}{amount}{package}"


def print_orders(orders: dict[str, Order], decisions: Sequence[Decision], to: TextIO) -> None:
    """What became of each order."""
    for reference, order in orders.items():
        status = str(order.status).replace("_", " ")
        print(f"{reference}  {status}  {money(order)}", file=to)
        for package in order.packages:
            mark = "■" if package.status == PackageStatus.CONFIRMED else "□"
            print(f"  {mark} {package.reference:<3} {packed(order, package)}", file=to)
        for decision in decisions:
            if decision.order.reference == reference:
                happened = ", ".join(told_by(event) for event in decision) or "nothing new"
                print(f"    → {happened}", file=to)
                for advice in decision.advice:
                    print(f"      ! {advice}", file=to)
        print(file=to)


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Runs the program; answers its exit status."""
    told = parse_arguments(arguments)
    rules: Rules = told.desk
    reader = OrderReader(rules, ship_within=told.ship_within, without_amounts=told.without_amounts)
    orders: dict[str, Order] = {}
    events: list[Event] = []
    refused = False
    path = told.orders
    try:
        for placement in reader.read(path.read_bytes(), told.encoding):
            try:
                placed = rules.place(placement, now=told.instant)
            except Refused as error:
                print(f"{path}: {placement.reference}: {error}", file=sys.stderr)
                refused = True
            else:
                orders[placement.reference] = placed.order
                events += placed.events
        for fault in reader.faults:
            print(f"{path}: {fault}", file=sys.stderr)
            refused = True
        confirming = ConfirmationReader(rules, orders, told.instant)
        for path in told.confirmations:
            for record in confirming.read(path.read_bytes(), told.encoding):
                if record.code is not None:
                    where = f"{path}: record {record.number}: {record.row['order-id']} {record.item}".rstrip()
                    print(f"{where}: {record.refusal}", file=sys.stderr)
                    refused = True
    except (OSError, FileError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return BROKEN
    if told.events:
        for event in [*events, *[event for decision in confirming.decisions for event in decision]]:
            print(event.to_json())
    else:
        print_orders(orders, confirming.decisions, sys.stdout)
        done = sum(record.code is None for record in confirming.records)
        print(f"{len(orders)} orders; {done} of {len(confirming.records)} records confirmed")
    return REFUSED if refused else DONE


def run() -> int:
    """main() on a terminal that may know fewer letters, and may go away."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter tries again, and complains
        return BROKEN
    return status


if __name__ == "__main__":
    sys.exit(run())
