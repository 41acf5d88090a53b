"""The order as a value: what was bought, what became of its units, and what moved for it."""

from __future__ import annotations

import ctypes
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Optional, Self, Sequence
from uuid import UUID

from . import _functions_table as c
from ._constants_table import (
    Audience,
    Channel,
    ChargePolicy,
    CreditTiming,
    Money,
    OrderDate,
    OrderStatus,
    OrderText,
    Program,
    Units,
)
from ._convert import (
    date_or_none,
    enum_of,
    instant_of,
    milliseconds_of,
    money_of,
    read_id,
    sequence_of,
    text_in,
    text_of,
    written,
)
from ._frozen import Once
from ._library import lib
from .context import Context, Handle, core_of, pointer_of, pointer_or_none
from .parts import Cancellation, Charge, Line, Package, read_cancellation, read_charge, read_line, read_package

if TYPE_CHECKING:
    from .event import Event
    from .rules import Rules


class Order(Handle):
    """An order at one revision. It never changes: a command answers another one. Any thread.

    Two orders are equal when they are the same value, to the byte. An order pickles as its bytes.
    """

    __slots__ = ("__dict__",)  # for what has been read once
    _struct = c.shp_order
    _ref = lib.shp_order_ref
    _unref = lib.shp_order_unref

    # ---- bytes ----

    @classmethod
    def decode(cls, data: bytes, *, context: Optional[Context] = None) -> Self:
        """An order from its bytes. BadBytes tells the offset of the first bad one."""
        return cls._own(core_of(context)._make_from_bytes(c.shp_order, lib.shp_order_decode, data))

    def encode(self) -> bytes:
        """The order's bytes: deterministic CBOR, the same on every machine."""
        return written(lib.shp_order_encode, self._pointer)

    def to_json(
        self, rules: Optional[Rules] = None, *, now: Optional[datetime] = None, audience: Audience = Audience.SELLER
    ) -> str:
        """The order as JSON, for people and for other programs. With rules and now: its deadline and actions, too."""
        from .rules import Rules  # it is made of this module

        if rules is not None and now is None:
            raise TypeError("now: with rules it must be said what time it is")
        at = 0 if now is None else milliseconds_of(now, "now")
        pointer = pointer_or_none(rules, Rules, "rules")
        reader = enum_of(audience, Audience, "audience")
        return written(lib.shp_order_write_json, self._pointer, pointer, at, reader).decode("utf-8")

    def __reduce_ex__(self, protocol: Any) -> Any:
        return Order.decode, (self.encode(),)

    # ---- replay ----

    def apply(self, *events: Event, context: Optional[Context] = None) -> Order:
        """The order after these events, which must follow from it. BadReplay for one that does not."""
        return _replay(self, events, context)

    @classmethod
    def replay(cls, events: Sequence[Event], *, context: Optional[Context] = None) -> Order:
        """The order that its events make, from order.placed or order.adopted on."""
        return _replay(None, events, context)

    # ---- the whole ----

    @Once
    def id(self) -> UUID:
        """The host's, or UUID v5 of the URL name space and "libshipment:MARKETPLACE:REFERENCE"."""
        return read_id(lib.shp_order_get_id, self._pointer)

    @property
    def revision(self) -> int:
        """How many events the order has ever had; what a commit compares."""
        return lib.shp_order_get_revision(self._pointer)  # type: ignore[no-any-return]

    @property
    def reference(self) -> str:
        """The marketplace's order id."""
        return self._text(OrderText.REFERENCE)

    @property
    def marketplace(self) -> str:
        """The marketplace's name."""
        return self._text(OrderText.MARKETPLACE)

    @property
    def service(self) -> str:
        """Service level, "Standard"; empty if not given."""
        return self._text(OrderText.SERVICE)

    @property
    def status(self) -> OrderStatus:
        """From the units alone."""
        return OrderStatus(lib.shp_order_get_status(self._pointer))

    @property
    def currency(self) -> str:
        """Three letters."""
        return text_of(lib.shp_order_get_currency(self._pointer))

    @property
    def exponent(self) -> int:
        """Decimal places of the currency."""
        return lib.shp_order_get_exponent(self._pointer)  # type: ignore[no-any-return]

    @property
    def channel(self) -> Channel:
        """Who fulfils."""
        return Channel(lib.shp_order_get_channel(self._pointer))

    @property
    def programs(self) -> Program:
        """The programs of the order, a set of bits."""
        return Program(lib.shp_order_get_programs(self._pointer))

    @property
    def charge_policy(self) -> ChargePolicy:
        """When the buyer is charged; fixed when the order was placed."""
        return ChargePolicy(lib.shp_order_get_charge_policy(self._pointer))

    @property
    def credit_timing(self) -> CreditTiming:
        """When the seller is credited; fixed when the order was placed."""
        return CreditTiming(lib.shp_order_get_credit_timing(self._pointer))

    @property
    def fee_basis_points(self) -> int:
        """The marketplace's fee of the gross; fixed when the order was placed."""
        return lib.shp_order_get_fee_basis_points(self._pointer)  # type: ignore[no-any-return]

    @property
    def ordered_at(self) -> datetime:
        """When it was ordered."""
        return instant_of(lib.shp_order_get_ordered_at(self._pointer))

    @property
    def ship_from(self) -> Optional[date]:
        """First day of the ship window."""
        return self._date(OrderDate.SHIP_FROM)

    @property
    def ship_by(self) -> Optional[date]:
        """Last day of the ship window."""
        return self._date(OrderDate.SHIP_BY)

    @property
    def deliver_by(self) -> Optional[date]:
        """Promised delivery."""
        return self._date(OrderDate.DELIVER_BY)

    @property
    def total(self) -> Decimal:
        """Gross of everything as placed."""
        return self._money(Money.TOTAL)

    @property
    def charged(self) -> Decimal:
        """Sum of all charges to the buyer."""
        return self._money(Money.CHARGED)

    @property
    def refunded(self) -> Decimal:
        """Sum of all refunds to the buyer."""
        return self._money(Money.REFUNDED)

    @property
    def credited(self) -> Decimal:
        """Sum of all credits to the seller."""
        return self._money(Money.CREDITED)

    @property
    def debited(self) -> Decimal:
        """Sum of all debits to the seller."""
        return self._money(Money.DEBITED)

    @property
    def collect(self) -> Decimal:
        """What the seller collects from the buyer on delivery."""
        return self._money(Money.COD)

    @property
    def held(self) -> Decimal:
        """Credits that wait for their charge to settle."""
        return self._money(Money.HELD)

    @property
    def due(self) -> Decimal:
        """What the buyer owes by now."""
        return self._money(Money.DUE)

    @property
    def baseline_charge(self) -> Decimal:
        """What the buyer had paid beyond what was due when the order was adopted; negative where it was less."""
        return self._money(Money.BASELINE_CHARGE)

    @property
    def baseline_credit(self) -> Decimal:
        """The same for the seller."""
        return self._money(Money.BASELINE_CREDIT)

    @property
    def next_package(self) -> str:
        """The next automatic package reference."""
        return str(lib.shp_order_get_next_package_number(self._pointer))

    @property
    def next_cancellation(self) -> str:
        """The next automatic reference of a cancellation."""
        return str(lib.shp_order_get_next_cancellation_number(self._pointer))

    @property
    def references_used(self) -> int:
        """How many package references the order has ever used, the vanished packages' included."""
        return lib.shp_order_count_references_used(self._pointer)  # type: ignore[no-any-return]

    @property
    def gone_packages(self) -> tuple[str, ...]:
        """References that were used and have vanished, in order."""
        used = [text_of(lib.shp_order_get_used_reference(self._pointer, i)) for i in range(self.references_used)]
        return tuple(reference for reference in used if lib.shp_order_find_package(self._pointer, reference) < 0)

    def units(self, kind: Units) -> int:
        """Units of all lines."""
        told = enum_of(kind, Units, "kind")
        return lib.shp_order_get_units(self._pointer, told)  # type: ignore[no-any-return]

    # ---- parts ----

    @Once
    def lines(self) -> tuple[Line, ...]:
        """The lines as they were placed."""
        return tuple(read_line(self, index) for index in range(lib.shp_order_count_lines(self._pointer)))

    @Once
    def packages(self) -> tuple[Package, ...]:
        """The packages, oldest first."""
        return tuple(read_package(self, index) for index in range(lib.shp_order_count_packages(self._pointer)))

    @Once
    def cancellations(self) -> tuple[Cancellation, ...]:
        """The cancellations, oldest first."""
        count = lib.shp_order_count_cancellations(self._pointer)
        return tuple(read_cancellation(self, index) for index in range(count))

    @property
    def charges(self) -> tuple[Charge, ...]:
        """The charges to the buyer, oldest first."""
        return tuple(read_charge(self, index) for index in range(lib.shp_order_count_charges(self._pointer)))

    def line(self, id: str) -> Line:
        """The line with this id; KeyError if there is none."""
        index: int = lib.shp_order_find_line(self._pointer, text_in(id, "id"))
        if index < 0:
            raise KeyError(id)
        return self.lines[index]

    def package(self, reference: str) -> Package:
        """The package with this reference; KeyError if there is none."""
        index: int = lib.shp_order_find_package(self._pointer, text_in(reference, "reference"))
        if index < 0:
            raise KeyError(reference)
        return self.packages[index]

    def cancellation(self, reference: str) -> Cancellation:
        """The cancellation with this reference; KeyError if there is none."""
        index: int = lib.shp_order_find_cancellation(self._pointer, text_in(reference, "reference"))
        if index < 0:
            raise KeyError(reference)
        return self.cancellations[index]

    # ---- as a value ----

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Order):
            return NotImplemented
        return bool(lib.shp_order_equals(self._pointer, other._pointer))

    def __hash__(self) -> int:
        return hash((self.id, self.revision))

    def __repr__(self) -> str:
        return f"<Order {self.reference} {self.status.name} revision {self.revision}>"

    def _text(self, field: OrderText) -> str:
        return text_of(lib.shp_order_get_text(self._pointer, int(field)))

    def _date(self, field: OrderDate) -> Optional[date]:
        return date_or_none(lib.shp_order_get_date(self._pointer, int(field)))

    def _money(self, kind: Money) -> Decimal:
        return money_of(lib.shp_order_get_money(self._pointer, int(kind)), self.exponent)


def _replay(order: Optional[Order], events: Sequence[Event], context: Optional[Context]) -> Order:
    from .event import Event  # it is made of this module

    told = sequence_of(events, "Events", "events")
    pointers = [pointer_of(event, Event, f"events[{index}]") for index, event in enumerate(told)]
    array = (ctypes.POINTER(c.shp_event) * max(1, len(pointers)))(*pointers)
    start = None if order is None else order._pointer
    return Order._own(core_of(context)._make(c.shp_order, lib.shp_order_replay, start, array, len(pointers)))
