"""libshipment for Python: the ship-confirm desk of a marketplace.

    from datetime import date, datetime, timezone
    from decimal import Decimal
    from shipment import NewLine, Placement, Rules

    us = Rules("us")
    now = datetime.now(timezone.utc)
    placed = us.place(Placement("902-3159896-1390916", "USD", now, [NewLine("05015851154158", 2,
                      item_price=Decimal("51.98"))]), now=now)
    sent = us.confirm(placed.order, "1", ship_date=date.today(), carrier="UPS", tracking="1Z999AA10123456784", now=now)
    for event in sent.events:
        print(event.type, event.amount)

Values (rules, orders, decisions, events, calendars, carriers) never change and may be shared between threads. Commands
are pure; a Host commits them through hooks of yours. What is refused is an exception with every problem in `problems`.
The clock is always yours: `now` is an argument.
"""

from . import money, tracking
from ._constants_table import (
    AcknowledgementResult,
    Action,
    Audience,
    CalendarPreset,
    CancelReason,
    CarrierFlag,
    CarrierStatus,
    Cause,
    Channel,
    ChargePolicy,
    Check,
    CommitResult,
    CourierFlag,
    CreditTiming,
    DeliveryResult,
    EventKind,
    Evidence,
    Language,
    Metric,
    OrderStatus,
    PackageStatus,
    PaymentStatus,
    PendingResult,
    Program,
    Roll,
    Rule,
    Severity,
    ShipField,
    Standing,
    Status,
    StatusKind,
    Units,
    Verdict,
    Weekday,
)
from ._constants_table import Advice as AdviceCode
from ._library import LibraryMissing, lib
from .batch import Batch, Outcome
from .calendar import BusinessDay, BusinessDays, Calendar
from .carriers import Carrier, Carriers, CarriersBuilder
from .context import Context, default_context
from .errors import (
    BadBytes,
    BadReplay,
    HostAbsent,
    HostBusy,
    HostConflict,
    HostError,
    HostFailed,
    HostUnknown,
    Problem,
    Raised,
    Refused,
    ShipmentError,
    status_kind,
    status_message,
    status_name,
)
from .event import Advice, Change, Decision, Event, Move
from .hooks import (
    ABSENT,
    Acknowledged,
    Acknowledgement,
    CommitOrder,
    Committed,
    Delivered,
    Delivery,
    LoadAnswer,
    Loaded,
    PendingEffect,
    PendingFound,
    PendingRequest,
    Retry,
)
from .host import Deliveries, Host, order_id
from .inputs import (
    KEEP,
    AdoptedCancellation,
    AdoptedCharge,
    AdoptedPackage,
    AdoptedShipment,
    Adoption,
    CancelRequest,
    Confirmation,
    Keep,
    NewLine,
    Placement,
)
from .metrics import Metrics, Report
from .order import Order
from .parts import Cancellation, Charge, Line, Package, Shipment
from .rules import Allowed, Deadline, Rules, rule_key, rule_source

__version__: str = lib.shp_version().decode("ascii")
"""Version of the library that runs."""

__all__ = [
    "ABSENT",
    "Acknowledged",
    "Acknowledgement",
    "AcknowledgementResult",
    "Action",
    "AdoptedCancellation",
    "AdoptedCharge",
    "AdoptedPackage",
    "AdoptedShipment",
    "Adoption",
    "Advice",
    "AdviceCode",
    "Allowed",
    "Audience",
    "BadBytes",
    "BadReplay",
    "Batch",
    "BusinessDay",
    "BusinessDays",
    "Calendar",
    "CalendarPreset",
    "CancelReason",
    "CancelRequest",
    "Cancellation",
    "Carrier",
    "CarrierFlag",
    "CarrierStatus",
    "Carriers",
    "CarriersBuilder",
    "Cause",
    "Change",
    "Channel",
    "Charge",
    "ChargePolicy",
    "Check",
    "CommitResult",
    "CommitOrder",
    "Committed",
    "Confirmation",
    "Context",
    "CourierFlag",
    "CreditTiming",
    "Deadline",
    "Decision",
    "Deliveries",
    "Delivered",
    "Delivery",
    "DeliveryResult",
    "Event",
    "EventKind",
    "Evidence",
    "Host",
    "HostAbsent",
    "HostBusy",
    "HostConflict",
    "HostError",
    "HostFailed",
    "HostUnknown",
    "KEEP",
    "Keep",
    "Language",
    "LibraryMissing",
    "Line",
    "LoadAnswer",
    "Loaded",
    "Metric",
    "Metrics",
    "Move",
    "NewLine",
    "Order",
    "OrderStatus",
    "Outcome",
    "Package",
    "PackageStatus",
    "PaymentStatus",
    "PendingResult",
    "PendingEffect",
    "PendingFound",
    "PendingRequest",
    "Placement",
    "Problem",
    "Program",
    "Raised",
    "Refused",
    "Report",
    "Retry",
    "Roll",
    "Rule",
    "Rules",
    "Severity",
    "ShipField",
    "Shipment",
    "ShipmentError",
    "Standing",
    "Status",
    "StatusKind",
    "Units",
    "Verdict",
    "Weekday",
    "default_context",
    "money",
    "order_id",
    "rule_key",
    "rule_source",
    "status_kind",
    "status_message",
    "status_name",
    "tracking",
]
