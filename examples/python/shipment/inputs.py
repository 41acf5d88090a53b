"""What commands are told: an order as it was bought, the departure of a package, an order as other tables hold it.

Nothing is judged here: what is wrong with a value is told by the command, together with everything else. What they are
told stays as it was when they were made: lists and dictionaries are copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Optional, Sequence, Union
from uuid import UUID

from . import _constants_table as k
from ._convert import Items, Money, frozen_items, sequence_of


def _keep_sequence(thing: object, name: str, wanted: str) -> None:
    object.__setattr__(thing, name, sequence_of(getattr(thing, name), wanted, name))


def _keep_items(thing: object) -> None:
    items = getattr(thing, "items")
    if items is not None:
        object.__setattr__(thing, "items", frozen_items(items, "items"))


class Keep(Enum):
    """What a correction says of a field that stays as it is."""

    KEEP = "keep"

    def __repr__(self) -> str:
        return "KEEP"


KEEP = Keep.KEEP


@dataclass(frozen=True)
class NewLine:
    """A line of an order that is placed. Money is for the whole line, in whole units of the order's currency."""

    id: str
    quantity: int
    sku: str = ""
    title: str = ""
    category: str = ""
    item_price: Money = 0
    item_tax: Money = 0
    shipping_price: Money = 0
    shipping_tax: Money = 0
    gift_wrap_price: Money = 0
    gift_wrap_tax: Money = 0
    item_discount: Money = 0
    shipping_discount: Money = 0


@dataclass(frozen=True)
class Placement:
    """What was bought."""

    reference: str
    """The marketplace's order id."""
    currency: str
    """Three letters."""
    ordered_at: datetime
    lines: Sequence[NewLine]
    exponent: Optional[int] = None
    """Decimal places of the currency; None: those of ISO 4217."""
    marketplace: Optional[str] = None
    """None: the rules'. With the reference it makes the order's id."""
    id: Optional[UUID] = None
    """The host's own id; None: made of marketplace and reference."""
    service: str = ""
    ship_from: Optional[date] = None
    ship_by: Optional[date] = None
    deliver_by: Optional[date] = None
    channel: k.Channel = k.Channel.MFN
    pending: bool = False
    """Payment is not authorised yet: it must not ship."""
    programs: k.Program = k.Program(0)
    fee_basis_points: Optional[int] = None
    """None: the rules', as for the next two."""
    charge_policy: Optional[k.ChargePolicy] = None
    credit_timing: Optional[k.CreditTiming] = None
    collect_amount: Money = 0
    """What the seller collects on delivery."""

    def __post_init__(self) -> None:
        _keep_sequence(self, "lines", "NewLines")


@dataclass(frozen=True)
class Confirmation:
    """The departure of a package, or its correction: each field is kept, set, or cleared (None)."""

    package: Optional[str] = None
    """May be left out for an order that has only ever had one."""
    items: Optional[Items] = None
    """What the package holds, exactly; None: what it does hold."""
    ship_date: Union[date, None, Keep] = KEEP
    carrier: Union[str, None, Keep] = KEEP
    carrier_name: Union[str, None, Keep] = KEEP
    method: Union[str, None, Keep] = KEEP
    tracking: Union[str, None, Keep] = KEEP
    memo: Union[str, None, Keep] = KEEP

    def __post_init__(self) -> None:
        _keep_items(self)


@dataclass(frozen=True)
class CancelRequest:
    """Which open units will not ship, and why."""

    reason: k.CancelReason
    items: Optional[Items] = None
    """None: all that is open."""
    reference: Optional[str] = None
    """The cancellation's own, unique in the order: must be given with items."""

    def __post_init__(self) -> None:
        _keep_items(self)


@dataclass(frozen=True)
class AdoptedShipment:
    """The departure of an adopted package. History is not judged."""

    ship_date: date
    carrier: str
    confirmed_at: datetime
    revision: int = 1
    carrier_name: str = ""
    method: str = ""
    tracking: str = ""
    memo: str = ""
    label: bool = False
    scans: Sequence[tuple[k.CarrierStatus, datetime]] = ()
    """What the carrier reported, and when, in any order."""

    def __post_init__(self) -> None:
        if isinstance(self.scans, list):  # what is neither is refused by its path, when the package is adopted
            object.__setattr__(self, "scans", tuple(self.scans))


@dataclass(frozen=True)
class AdoptedPackage:
    """A package of an adopted order; one with a shipment has been confirmed."""

    reference: str
    items: Items
    shipment: Optional[AdoptedShipment] = None

    def __post_init__(self) -> None:
        _keep_items(self)


@dataclass(frozen=True)
class AdoptedCancellation:
    """A cancellation of an adopted order."""

    reference: str
    reason: k.CancelReason
    at: datetime
    items: Items
    of_all: bool = False
    """It asked for all that was open, which is what the items are."""

    def __post_init__(self) -> None:
        _keep_items(self)


@dataclass(frozen=True)
class AdoptedCharge:
    """A charge of an adopted order: a payment may still be reported for it."""

    cause: k.Cause
    amount: Money
    reference: str = ""
    """The package or cancellation that caused it."""
    number: int = 0
    """Which charge of the whole order; revision of the shipment."""
    payment: k.PaymentStatus = k.PaymentStatus.NONE
    held: Money = 0
    """The seller's credit that waits for it to settle."""


@dataclass(frozen=True)
class Adoption:
    """An order as other tables hold it, with what has happened to it."""

    placement: Placement
    packages: Sequence[AdoptedPackage] = ()
    """Oldest first. None at all: one open package holds everything that is not cancelled."""
    cancellations: Sequence[AdoptedCancellation] = ()
    rest: Optional[str] = None
    """Reference of an open package with everything that is in no other and no cancellation."""
    gone_packages: Sequence[str] = ()
    """References that were used and have vanished: never used again."""
    charges: Sequence[AdoptedCharge] = ()
    """Oldest first."""
    charged: Optional[Money] = None
    """Money that has moved. If none is told, it is what the units say."""
    refunded: Optional[Money] = None
    credited: Optional[Money] = None
    debited: Optional[Money] = None
    baseline: bool = False
    """The money that has moved is the truth even where it is not what the units say."""

    def __post_init__(self) -> None:
        _keep_sequence(self, "packages", "AdoptedPackages")
        _keep_sequence(self, "cancellations", "AdoptedCancellations")
        _keep_sequence(self, "gone_packages", "references")
        _keep_sequence(self, "charges", "AdoptedCharges")
