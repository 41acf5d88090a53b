"""Works through shipping-confirmation files: which rows make a package, which correct one, and what becomes of them.

A blank cell keeps, the word NULL clears. Rows that follow each other with the same order and shipment data make one
package. An order and tracking id that name a confirmed package are a correction of it, or nothing new; otherwise open
units make a new package; otherwise, if exactly one confirmed package has these contents, it is corrected; otherwise it
is more than could be fulfilled. Rows without an item mean all that is open, in one package.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Mapping, Optional, Sequence

from . import tracking
from ._constants_table import LIMIT_QUANTITY, PackageStatus, Status, Units
from .errors import Refused, status_message, status_name
from .event import Decision
from .order import Order
from .order_file import Row, read_instant, read_table, zone_of
from .parts import Package
from .rules import Rules

TEXTS = {
    "carrier-code": "carrier",
    "carrier-name": "carrier_name",
    "tracking-number": "tracking",
    "ship-method": "method",
}
SHIPMENT_COLUMNS = ("order-id", "ship-date", *TEXTS)
LINES_ABOVE = 2  # of Japan's template
# The marketplace's own numbers, and what its processing reports mean by them.
MARKETPLACE_CODES = {
    Status.ERR_EXCEEDS: ("18021", "more units than could be fulfilled"),
    Status.ERR_NOTHING_OPEN: ("18021", "more units than could be fulfilled"),
    Status.ERR_HOST_ABSENT: ("18028", "the order cannot be found"),
}


@dataclass
class Record:
    """A row of the file, and what became of it."""

    number: int
    """Of the data rows, from 1."""
    row: Row
    quantity: Optional[int] = None
    """None: blank, all that is open."""
    ship_date: Optional[date] = None
    code: Optional[str] = None
    """None while nothing is wrong with it, else the marketplace's number for the first thing, or the library's name."""
    meaning: str = ""
    """What the marketplace means by its number; empty for a name."""
    messages: list[str] = field(default_factory=list)
    """Everything that is wrong."""

    def refuse(self, code: int, message: Optional[str] = None) -> None:
        """Keeps what is wrong."""
        if self.code is None:
            self.code, self.meaning = MARKETPLACE_CODES.get(Status(code), (status_name(code), ""))
        if message or Status(code) not in MARKETPLACE_CODES:
            self.messages.append(message or status_message(code))

    @property
    def refusal(self) -> str:
        """What is wrong with it, in a line."""
        words = f"{self.code} ({self.meaning})" if self.meaning else str(self.code)
        return ": ".join([words, *(["; ".join(self.messages)] if self.messages else [])])

    @property
    def item(self) -> str:
        """The id of its line."""
        return self.row["order-item-id"]


@dataclass
class ConfirmationReader:
    """Confirms packages of orders by the rows of a file. `orders` are by reference, and become what they will be."""

    rules: Rules
    orders: dict[str, Order]
    now: datetime
    records: list[Record] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    """What was done, in order."""

    def read(self, data: bytes, encoding: str = "utf-8-sig") -> list[Record]:
        """Works through a file; answers its records."""
        _, rows = read_table(data, encoding, "order-id", LINES_ABOVE)
        records = [self._record(number, row) for number, row in enumerate(rows, 1)]
        for _, group in groupby(records, _shipment_of):
            self._plan(list(group))
        self.records += records
        return records

    def _record(self, number: int, row: Row) -> Record:
        record = Record(number, row)
        if not row["order-id"]:
            record.refuse(Status.ERR_REQUIRED, "order-id: missing")
        quantity = row["quantity"]
        if quantity:
            if quantity.isascii() and quantity.isdigit() and 0 < int(quantity) <= LIMIT_QUANTITY:
                record.quantity = int(quantity)
            else:
                record.refuse(Status.ERR_QUANTITY, "quantity: not a whole number of at least 1")
        if row["ship-date"] not in ("", "NULL"):
            try:
                record.ship_date = _ship_date(row["ship-date"], self.rules)
            except ValueError:
                record.refuse(Status.ERR_DATE, "ship-date: no date")
        return record

    def _plan(self, group: Sequence[Record]) -> None:
        order = self.orders.get(group[0].row["order-id"])
        good = [record for record in group if record.code is None]
        if order is None:
            for record in group:
                if record.row["order-id"]:
                    record.refuse(Status.ERR_HOST_ABSENT, "order-id: no such order" if record.code else None)
            return
        for record in group:
            if record.code is not None and record.item and all(line.id != record.item for line in order.lines):
                record.refuse(Status.ERR_UNKNOWN_LINE, "order-item-id: no such line")
        if not good:
            return
        while good:
            wanted = _wanted(order, good)
            good = [record for record in good if record.code is None]
            if not good or (wanted is not None and not wanted):
                return
            package = _tracked(order, wanted, good[0].row["tracking-number"])
            if package is None and _is_open(order, wanted):
                self._confirm(order, wanted, good)
                return
            package = package or _only_confirmed(order, wanted)
            if package is not None:
                self._correct(order, package, wanted, good)
                return
            good = _leave_out(order, wanted, good)

    def _confirm(self, order: Order, wanted: Optional[Wanted], good: Sequence[Record]) -> None:
        told = _details(good[0], may_clear=False)
        if wanted is None:
            items = {line.id: line.open for line in order.lines if line.open}
        else:
            items = {line: order.line(line).open if units is None else units for line, units in wanted.items()}
        reference = next((one.reference for one in order.packages if one.is_open and _is_in(one, wanted)), None)
        columns = {"ship_date": "ship-date", "carrier": "carrier-code"}
        missing = [column for name, column in columns.items() if told.get(name) is None]
        if missing:
            for record in good:
                for column in missing:
                    record.refuse(Status.ERR_REQUIRED, f"{column}: missing")
            return
        self._do("confirm", order, reference or order.next_package, {**told, "items": items}, good)

    def _correct(self, order: Order, package: Package, wanted: Optional[Wanted], good: Sequence[Record]) -> None:
        told = _details(good[0], may_clear=True)
        if wanted is not None and not _is_in(package, wanted):
            # Items that the file names get its quantity and the others stay: a file may have the rows of a package
            # apart from each other, and sending it again must change nothing.
            items = dict(package.items)
            for line, units in wanted.items():
                items[line] = units if units is not None else items.get(line, order.line(line).open)
            told["items"] = items
        self._do("reconfirm", order, package.reference, told, good)

    def _do(
        self, command: str, order: Order, package: str, told: Mapping[str, object], good: Sequence[Record]
    ) -> None:
        try:
            decision: Decision = getattr(self.rules, command)(order, package, now=self.now, **told)
        except Refused as refused:
            for record in good:
                for problem in refused.problems:
                    record.refuse(problem.code, str(problem))
            return
        self.orders[order.reference] = decision.order
        self.decisions.append(decision)


Wanted = Mapping[str, Optional[int]]
"""Units by line; None: all that is open."""


def _ship_date(text: str, rules: Rules) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        zone = zone_of(rules)
        return read_instant(text, zone).astimezone(zone).date()


def _shipment_of(record: Record) -> tuple[object, ...]:
    """What records of one package share. A row without an item means the whole order, so it stands by itself."""
    return (*[record.row[column] for column in SHIPMENT_COLUMNS], bool(record.item))


def _details(record: Record, may_clear: bool) -> dict[str, object]:
    told: dict[str, object] = {}

    def tell(name: str, cell: str, value: object) -> None:
        if cell == "NULL":
            if may_clear:
                told[name] = None
        elif cell:
            told[name] = value

    tell("ship_date", record.row["ship-date"], record.ship_date)
    for column, name in TEXTS.items():
        tell(name, record.row[column], record.row[column])
    return told


def _wanted(order: Order, good: Sequence[Record]) -> Optional[Wanted]:
    """What the rows ask for; None: all that is open. Rows that ask for nothing that there is are refused."""
    wanted: dict[str, Optional[int]] = {}
    whole = False
    for record in good:
        line = record.item
        if not line and record.quantity is None:
            whole = True
            continue
        if not line and len(order.lines) == 1:
            line = order.lines[0].id
        if not line or all(one.id != line for one in order.lines):
            record.refuse(Status.ERR_UNKNOWN_LINE if line else Status.ERR_REQUIRED)
            continue
        if line in wanted:
            before = wanted[line]
            if before is None or record.quantity is None:
                record.refuse(Status.ERR_DUPLICATE)
            else:
                wanted[line] = before + record.quantity
        else:
            wanted[line] = record.quantity
    return None if whole else wanted


def _is_in(package: Package, wanted: Optional[Wanted]) -> bool:
    """The package holds just these. Whatever is asked for as a whole is in any."""
    if wanted is None:
        return True
    return package.items.keys() == wanted.keys() and all(
        units in (None, package.items[line]) for line, units in wanted.items()
    )


def _same_tracking(one: str, other: str) -> bool:
    try:
        return tracking.normalise(one) == tracking.normalise(other)
    except Refused:
        return one == other


def _tracked(order: Order, wanted: Optional[Wanted], number: str) -> Optional[Package]:
    if number in ("", "NULL"):
        return None
    found = [one for one in order.packages if one.shipment and _same_tracking(one.shipment.tracking, number)]
    return next((one for one in found if _is_in(one, wanted)), found[0] if found else None)


def _line_is_open(order: Order, line: str, units: Optional[int]) -> bool:
    return order.line(line).open >= (1 if units is None else units)


def _is_open(order: Order, wanted: Optional[Wanted]) -> bool:
    if wanted is None:
        return order.units(Units.OPEN) > 0
    return all(_line_is_open(order, line, units) for line, units in wanted.items())


def _only_confirmed(order: Order, wanted: Optional[Wanted]) -> Optional[Package]:
    found = [one for one in order.packages if one.status == PackageStatus.CONFIRMED and _is_in(one, wanted)]
    return found[0] if len(found) == 1 else None


def _leave_out(order: Order, wanted: Optional[Wanted], good: Sequence[Record]) -> list[Record]:
    """Refuses the rows of items that are not there to be shipped; answers the others."""
    left = []
    for record in good:
        line = record.item or order.lines[0].id
        if wanted is not None and line in wanted and _line_is_open(order, line, wanted[line]):
            left.append(record)
        else:
            record.refuse(Status.ERR_EXCEEDS)
    return left
