"""Reads order reports of a marketplace: tab-separated, columns by their names in the header, a row for each item."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Any, Optional, Sequence

from ._constants_table import CalendarPreset, Program, Rule, Status
from ._frozen import Frozen
from .calendar import Calendar
from .errors import Refused
from .inputs import NewLine, Placement
from .rules import Rules

AMOUNTS = {
    "item-price": "item_price",
    "item-tax": "item_tax",
    "shipping-price": "shipping_price",
    "shipping-tax": "shipping_tax",
    "gift-wrap-price": "gift_wrap_price",
    "gift-wrap-tax": "gift_wrap_tax",
    "item-promotion-discount": "item_discount",
    "ship-promotion-discount": "shipping_discount",
}
PROGRAMS = {
    "is-prime": Program.PRIME,
    "is-premium-order": Program.PREMIUM,
    "is-business-order": Program.AMAZON_BUSINESS,
    "is-iba": Program.INVOICE_BY_AMAZON,
    "is-ispu-order": Program.IN_STORE_PICK_UP,
}
CURRENCIES = {"us": "USD", "uk": "GBP", "jp": "JPY", "sa": "SAR"}
_LONG_AGO = datetime(1970, 1, 2, tzinfo=timezone.utc)
TRUE, FALSE = {"true", "yes", "y", "1"}, {"", "false", "no", "n", "0"}


class FileError(ValueError):
    """A file that is not what it should be, as a whole."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row."""

    line: int
    """Of the file, from 1."""
    order: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.order}: {self.message}"


@dataclass(frozen=True)
class Row:
    """A row by the names of the columns; a column that is not there is blank."""

    line: int
    cells: Frozen[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_table(data: bytes, encoding: str, key: str, lines_above: int = 0) -> tuple[list[str], list[Row]]:
    """Columns and rows. The header is the line that names the key column: the first, or after some lines above."""
    try:
        text = data.decode(encoding)
    except LookupError:
        raise FileError(f"{encoding} is no encoding that Python knows: say --encoding") from None
    except UnicodeDecodeError as error:
        raise FileError(f"it is not in {encoding}: say --encoding ({error.reason} at byte {error.start})") from None
    header: Optional[list[str]] = None
    hint = ""
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, cells in enumerate(reader, 1):
        cells = [cell.strip() for cell in cells]
        if header is None:
            if key in cells:
                header = cells
                continue
            if any(key in cell for cell in cells):
                hint = " (columns are separated by tabs)"
            if number > lines_above:
                break
        elif any(cells):
            rows.append(Row(number, Frozen(zip(header, cells))))
    if header is None:
        raise FileError(f"the column {key} is missing{hint}")
    return header, rows


def read_instant(text: str, offset: timezone) -> datetime:
    """An instant as reports write it; without a zone it is the marketplace's."""
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=offset)


def zone_of(rules: Rules) -> timezone:
    """The marketplace's zone."""
    return timezone(timedelta(minutes=rules[Rule.UTC_OFFSET]))


class OrderReader:
    """Makes placements of the rows of a report. A bad row spoils its order, and no other."""

    def __init__(self, rules: Rules, *, ship_within: Optional[int] = None, without_amounts: bool = False) -> None:
        self._rules = rules
        self._zone = zone_of(rules)
        self._ship_within = ship_within
        self._without_amounts = without_amounts
        self.faults: list[Fault] = []

    def read(self, data: bytes, encoding: str = "utf-8-sig") -> list[Placement]:
        """The orders of a report; what is wrong is in `faults`."""
        header, rows = read_table(data, encoding, "order-id")
        for column in ("order-item-id", "purchase-date", "quantity-purchased"):
            if column not in header:
                raise FileError(f"the column {column} is missing")
        if "item-price" not in header and not self._without_amounts:
            raise FileError("the report has no amounts, and a charge of nothing is a wrong charge: --without-amounts")
        orders: dict[str, list[Row]] = {}
        for row in rows:
            if row["order-id"]:
                orders.setdefault(row["order-id"], []).append(row)
            else:
                self.faults.append(Fault(row.line, "", "order-id: missing"))
        placements = []
        for reference, group in orders.items():
            placement = self._placement(reference, group)
            if placement is not None:
                placements.append(placement)
        return placements

    def _placement(self, reference: str, rows: Sequence[Row]) -> Optional[Placement]:
        found = len(self.faults)
        first = rows[0]
        ordered_at = self._instant(first, "purchase-date")
        for column in ("currency", "purchase-date"):
            for row in rows[1:]:
                if row[column] != first[column]:
                    self._fault(row, column, "the rows of this order disagree")
        lines = [self._line(row) for row in rows]
        collect = sum((self._amount(row, "cod-collectible-amount") for row in rows), Decimal(0))
        programs = Program(0)
        for column, program in PROGRAMS.items():
            if any(self._flag(row, column) for row in rows):
                programs |= program
        ship_by = self._earliest(rows, "promise-date")
        deliver_by = self._earliest(rows, "delivery-end-date")
        is_faulty = len(self.faults) > found
        ordered_at = ordered_at or _LONG_AGO
        if ship_by is None and self._ship_within is not None:
            calendar = self._rules.calendar or Calendar.preset(CalendarPreset.WEEKDAYS)
            ship_by = calendar.add(ordered_at.astimezone(self._zone).date(), self._ship_within).date
        placement = Placement(
            reference,
            first["currency"] or CURRENCIES.get(str(self._rules).split(",")[0], ""),
            ordered_at,
            lines,
            service=first["ship-service-level"],
            ship_by=ship_by,
            deliver_by=deliver_by,
            programs=programs,
            collect_amount=collect,
        )
        if not is_faulty:
            return placement
        self._tell_the_rest(placement, first)
        return None

    def _tell_the_rest(self, placement: Placement, first: Row) -> None:
        """What the library has to say of an order with faults: what could not be read is something harmless in it."""
        try:
            self._rules.place(placement, now=placement.ordered_at)
        except Refused as refused:
            for problem in refused.problems:
                if problem.code != Status.ERR_DISCOUNT:  # it may be of a price that could not be read
                    self.faults.append(Fault(first.line, placement.reference, str(problem)))

    def _line(self, row: Row) -> NewLine:
        quantity = row["quantity-purchased"]
        if not quantity.isascii() or not quantity.isdigit():
            self._fault(row, "quantity-purchased", "not a whole number")
            quantity = "1"
        if not self._without_amounts and not row["item-price"]:
            self._fault(row, "item-price", "missing")
        if row["quantity-shipped"] not in ("", "0"):
            self._fault(row, "quantity-shipped", "units have left already; adopt this order instead of placing it")
        amounts: Any = {field: self._amount(row, column) for column, field in AMOUNTS.items()}
        return NewLine(row["order-item-id"], int(quantity), row["sku"], row["product-name"], **amounts)

    def _amount(self, row: Row, column: str) -> Decimal:
        text = row[column]
        if column.endswith("discount"):
            text = text.removeprefix("-")  # some reports write what it takes away, others what it adds
        try:
            if not text.replace(".", "", 1).isdigit() and text:
                raise InvalidOperation
            return Decimal(text or 0)
        except InvalidOperation:
            self._fault(row, column, f"{row[column]!r} is no amount")
            return Decimal(0)

    def _flag(self, row: Row, column: str) -> bool:
        word = row[column].lower()
        if word not in TRUE | FALSE:
            self._fault(row, column, f"{row[column]!r} is neither true nor false")
        return word in TRUE

    def _instant(self, row: Row, column: str) -> Optional[datetime]:
        try:
            return read_instant(row[column], self._zone)
        except ValueError:
            self._fault(row, column, f"{row[column]!r} is no instant" if row[column] else "missing")
            return None

    def _earliest(self, rows: Sequence[Row], column: str) -> Optional[date]:
        """Each item has a date of its own, and the order is late with the first of them."""
        instants = [self._instant(row, column) for row in rows if row[column]]
        return min((instant.astimezone(self._zone).date() for instant in instants if instant), default=None)

    def _fault(self, row: Row, column: str, message: str) -> None:
        self.faults.append(Fault(row.line, row["order-id"], f"{column}: {message}"))
