"""What an order is made of: lines, packages, shipments, cancellations, charges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Mapping, Optional
from uuid import UUID

from ._constants_table import (
    Amount,
    CancelReason,
    CarrierStatus,
    Cause,
    LineText,
    OrderStatus,
    PackageStatus,
    PaymentStatus,
    ShipField,
    Units,
    Verdict,
)
from ._convert import date_of, instant_of, instant_or_none, money_of, read_id, text_of
from ._frozen import Frozen
from ._library import lib

if TYPE_CHECKING:
    from .order import Order


@dataclass(frozen=True)
class Line:
    """A line of an order. ordered = cancelled + shipped + open, always; money is for the whole line."""

    id: str
    sku: str
    title: str
    category: str
    status: OrderStatus
    ordered: int
    cancelled: int
    shipped: int
    open: int
    item_price: Decimal
    item_tax: Decimal
    shipping_price: Decimal
    shipping_tax: Decimal
    gift_wrap_price: Decimal
    gift_wrap_tax: Decimal
    item_discount: Decimal
    shipping_discount: Decimal


@dataclass(frozen=True)
class Shipment:
    """The confirmed departure of a package. Texts that were not given are empty."""

    revision: int
    """1 for the first confirmation, one more for each correction."""
    ship_date: date
    carrier: str
    carrier_name: str
    method: str
    tracking: str
    memo: str
    """For the seller alone."""
    confirmed_at: datetime
    """When the package was first confirmed: what lateness is measured by."""
    label: bool
    """A bought label confirmed it."""
    verdict: Verdict
    """What was made of the tracking id when it was given."""
    carrier_status: CarrierStatus
    carrier_status_at: Optional[datetime]
    first_scan_at: Optional[datetime]
    delivered_at: Optional[datetime]
    scans: frozenset[CarrierStatus]
    """What the carrier has reported so far."""


@dataclass(frozen=True)
class Package:
    """A box: units of lines, and its shipment once it has left."""

    reference: str
    status: PackageStatus
    items: Mapping[str, int]
    """Units by the id of their line."""
    shipment: Optional[Shipment]
    """None while it is open."""

    @property
    def is_open(self) -> bool:
        """It has not left."""
        return self.status == PackageStatus.OPEN


@dataclass(frozen=True)
class Cancellation:
    """Units that will not ship."""

    reference: str
    reason: CancelReason
    at: datetime
    items: Mapping[str, int]
    """Units by the id of their line."""
    of_all: bool
    """It asked for all that was open, instead of items."""


@dataclass(frozen=True)
class Charge:
    """A charge to the buyer: what a payment result is about."""

    id: UUID
    """The id of its event."""
    cause: Cause
    reference: str
    """The package or cancellation that caused it; empty where the whole order was charged."""
    number: int
    """Which charge of the whole order; revision of the shipment; 0 of a cancellation."""
    amount: Decimal
    payment: PaymentStatus
    held: Decimal
    """The seller's credit that waits for it to settle."""


# ---- reading them; the order keeps what was read ----


def read_line(order: Order, index: int) -> Line:
    """A line, by its index."""
    pointer = order._pointer
    exponent = order.exponent

    def text(field: LineText) -> str:
        return text_of(lib.shp_order_get_line_text(pointer, index, int(field)))

    def units(kind: Units) -> int:
        return lib.shp_order_get_line_units(pointer, index, int(kind))  # type: ignore[no-any-return]

    return Line(
        text(LineText.ID),
        text(LineText.SKU),
        text(LineText.TITLE),
        text(LineText.CATEGORY),
        OrderStatus(lib.shp_order_get_line_status(pointer, index)),
        units(Units.ORDERED),
        units(Units.CANCELLED),
        units(Units.SHIPPED),
        units(Units.OPEN),
        *[money_of(lib.shp_order_get_line_amount(pointer, index, int(amount)), exponent) for amount in Amount],
    )


def _line_id(order: Order, line: int) -> str:
    return text_of(lib.shp_order_get_line_text(order._pointer, line, int(LineText.ID)))


def read_package(order: Order, index: int) -> Package:
    """A package, by its index."""
    pointer = order._pointer
    items = Frozen({
        _line_id(order, lib.shp_order_get_package_item_line(pointer, index, item)):
        lib.shp_order_get_package_item_quantity(pointer, index, item)
        for item in range(lib.shp_order_count_package_items(pointer, index))
    })
    status = PackageStatus(lib.shp_order_get_package_status(pointer, index))
    return Package(
        text_of(lib.shp_order_get_package_reference(pointer, index)),
        status,
        items,
        read_shipment(order, index) if status == PackageStatus.CONFIRMED else None,
    )


def read_shipment(order: Order, index: int) -> Shipment:
    """The shipment of a confirmed package."""
    pointer = order._pointer

    def text(field: ShipField) -> str:
        return text_of(lib.shp_order_get_shipment_text(pointer, index, int(field)))

    scans = lib.shp_order_get_shipment_scans(pointer, index)
    return Shipment(
        lib.shp_order_get_shipment_revision(pointer, index),
        date_of(lib.shp_order_get_shipment_date(pointer, index)),
        text(ShipField.CARRIER),
        text(ShipField.CARRIER_NAME),
        text(ShipField.METHOD),
        text(ShipField.TRACKING),
        text(ShipField.MEMO),
        instant_of(lib.shp_order_get_shipment_confirmed_at(pointer, index)),
        bool(lib.shp_order_is_shipment_labelled(pointer, index)),
        Verdict(lib.shp_order_get_shipment_verdict(pointer, index)),
        CarrierStatus(lib.shp_order_get_shipment_carrier_status(pointer, index)),
        instant_or_none(lib.shp_order_get_shipment_carrier_status_at(pointer, index)),
        instant_or_none(lib.shp_order_get_shipment_first_scan_at(pointer, index)),
        instant_or_none(lib.shp_order_get_shipment_delivered_at(pointer, index)),
        frozenset(status for status in CarrierStatus if scans >> int(status) & 1),
    )


def read_cancellation(order: Order, index: int) -> Cancellation:
    """A cancellation, by its index."""
    pointer = order._pointer
    items = Frozen({
        _line_id(order, lib.shp_order_get_cancellation_item_line(pointer, index, item)):
        lib.shp_order_get_cancellation_item_quantity(pointer, index, item)
        for item in range(lib.shp_order_count_cancellation_items(pointer, index))
    })
    return Cancellation(
        text_of(lib.shp_order_get_cancellation_reference(pointer, index)),
        CancelReason(lib.shp_order_get_cancellation_reason(pointer, index)),
        instant_of(lib.shp_order_get_cancellation_at(pointer, index)),
        items,
        bool(lib.shp_order_is_cancellation_of_all(pointer, index)),
    )


def read_charge(order: Order, index: int) -> Charge:
    """A charge, by its index."""
    return Charge(
        read_id(lib.shp_order_get_charge_id, order._pointer, index),
        Cause(lib.shp_order_get_charge_cause(order._pointer, index)),
        text_of(lib.shp_order_get_charge_reference(order._pointer, index)),
        lib.shp_order_get_charge_number(order._pointer, index),
        money_of(lib.shp_order_get_charge_amount(order._pointer, index), order.exponent),
        PaymentStatus(lib.shp_order_get_charge_payment(order._pointer, index)),
        money_of(lib.shp_order_get_charge_held(order._pointer, index), order.exponent),
    )
