"""Events, what happened to an order, and decisions: the order after a command with its events and advice."""

from __future__ import annotations

import ctypes
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Iterator, Mapping, Optional, Self, Union
from uuid import UUID

from . import _functions_table as c
from ._constants_table import (
    Advice as AdviceCode,
)
from ._constants_table import (
    CancelReason,
    CarrierStatus,
    Cause,
    EventKind,
    Language,
    OrderText,
    ShipField,
)
from ._convert import date_or_none, instant_of, instant_or_none, money_of, read_id, text_of, written
from ._frozen import Frozen, Once
from ._library import lib
from .context import Context, Handle, core_of
from .errors import status_message, status_name, text_written
from .order import Order


@dataclass(frozen=True)
class Change:
    """A field that a correction changed. Contents have no values here: see Event.moves."""

    field: ShipField
    old: Union[str, date, None]
    new: Union[str, date, None]


@dataclass(frozen=True)
class Move:
    """Units that went from one package to another, or were cancelled."""

    line: str
    quantity: int
    from_package: str
    to_package: Optional[str]
    """None when they were cancelled."""


class Event(Handle):
    """What happened to an order. Some are also effects: something to be delivered to the outside world. Any thread.

    Two events are equal when their bytes are.
    """

    __slots__ = ("__dict__",)  # for what has been read once
    _struct = c.shp_event
    _ref = lib.shp_event_ref
    _unref = lib.shp_event_unref

    @classmethod
    def decode(cls, data: bytes, *, context: Optional[Context] = None) -> Self:
        """An event from its bytes. BadBytes tells the offset of the first bad one."""
        return cls._own(core_of(context)._make_from_bytes(c.shp_event, lib.shp_event_decode, data))

    def encode(self) -> bytes:
        """The event's bytes: what a store keeps."""
        return written(lib.shp_event_encode, self._pointer)

    def to_json(self) -> str:
        """A CloudEvents 1.0 JSON document."""
        return written(lib.shp_event_write_json, self._pointer).decode("utf-8")

    def to_cloud_event(self) -> dict[str, Any]:
        """The same as a dictionary."""
        return json.loads(self.to_json())  # type: ignore[no-any-return]

    def __reduce_ex__(self, protocol: Any) -> Any:
        return Event.decode, (self.encode(),)

    # ---- what every event has ----

    @Once
    def id(self) -> UUID:
        """UUID v5 of the order's id and the event's name: the same in every process and restored backup."""
        return read_id(lib.shp_event_get_id, self._pointer)

    @property
    def name(self) -> str:
        """The name that the id is made of: uuid.uuid5(event.order_id, event.name)."""
        return text_written(lib.shp_event_write_name, self._pointer)

    @property
    def kind(self) -> EventKind:
        """What happened. Skip kinds that you do not know."""
        return EventKind(lib.shp_event_get_kind(self._pointer))

    @property
    def type(self) -> str:
        """The same for documents: "libshipment.buyer.charged"."""
        return text_of(lib.shp_event_get_type(self._pointer))

    @property
    def is_effect(self) -> bool:
        """Something that the host delivers."""
        return bool(lib.shp_event_is_effect(self._pointer))

    @property
    def order_id(self) -> UUID:
        """Id of the order."""
        return read_id(lib.shp_event_get_order_id, self._pointer)

    @property
    def reference(self) -> str:
        """The marketplace's order id."""
        return text_of(lib.shp_event_get_order_text(self._pointer, int(OrderText.REFERENCE)))

    @property
    def marketplace(self) -> str:
        """The marketplace's name."""
        return text_of(lib.shp_event_get_order_text(self._pointer, int(OrderText.MARKETPLACE)))

    @property
    def revision(self) -> int:
        """Its number in the order's history, from 1."""
        return lib.shp_event_get_revision(self._pointer)  # type: ignore[no-any-return]

    @property
    def at(self) -> datetime:
        """The `now` of its command."""
        return instant_of(lib.shp_event_get_at(self._pointer))

    @property
    def currency(self) -> str:
        """The order's currency."""
        return text_of(lib.shp_event_get_currency(self._pointer))

    @property
    def exponent(self) -> int:
        """Its decimal places."""
        return lib.shp_event_get_exponent(self._pointer)  # type: ignore[no-any-return]

    # ---- what some have ----

    @property
    def amount(self) -> Decimal:
        """Money events: positive; the kind says which way. Payment results: the charge's. Others: zero."""
        return money_of(lib.shp_event_get_amount(self._pointer), self.exponent)

    @property
    def cause(self) -> Cause:
        """Money events and payment results: what the money moved for."""
        return Cause(lib.shp_event_get_cause(self._pointer))

    @property
    def package(self) -> Optional[str]:
        """The package it is about."""
        return _optional(lib.shp_event_get_package(self._pointer))

    @property
    def cancellation(self) -> Optional[str]:
        """The cancellation it is about."""
        return _optional(lib.shp_event_get_cancellation(self._pointer))

    @property
    def number(self) -> int:
        """The number in its name: of the shipment's revision, the split, the charge; else 0."""
        return lib.shp_event_get_number(self._pointer)  # type: ignore[no-any-return]

    @property
    def reason(self) -> Optional[CancelReason]:
        """Cancellations: why."""
        reason = lib.shp_event_get_reason(self._pointer)
        return CancelReason(reason) if reason else None

    @property
    def carrier_status(self) -> CarrierStatus:
        """Scans: what the carrier said."""
        return CarrierStatus(lib.shp_event_get_carrier_status(self._pointer))

    @property
    def carrier_at(self) -> Optional[datetime]:
        """Scans: when the carrier saw it."""
        return instant_or_none(lib.shp_event_get_carrier_at(self._pointer))

    @property
    def ship_date(self) -> Optional[date]:
        """Shipment events and notices: the ship date."""
        return date_or_none(lib.shp_event_get_ship_date(self._pointer))

    @property
    def carrier(self) -> Optional[str]:
        """Shipment events and notices: the carrier's code."""
        return self._ship_text(ShipField.CARRIER)

    @property
    def carrier_name(self) -> Optional[str]:
        """Shipment events and notices: the name of a carrier that is "Other"."""
        return self._ship_text(ShipField.CARRIER_NAME)

    @property
    def method(self) -> Optional[str]:
        """Shipment events and notices: the shipping method."""
        return self._ship_text(ShipField.METHOD)

    @property
    def tracking(self) -> Optional[str]:
        """Shipment events and notices: the tracking id."""
        return self._ship_text(ShipField.TRACKING)

    @property
    def memo(self) -> Optional[str]:
        """Shipment facts: the seller's memo. No effect has it."""
        return self._ship_text(ShipField.MEMO)

    @property
    def label(self) -> bool:
        """Shipment events: a bought label confirmed it."""
        return bool(lib.shp_event_is_labelled(self._pointer))

    @property
    def order(self) -> Optional[Order]:
        """order.placed and order.adopted: the order as it began."""
        pointer = lib.shp_event_get_order(self._pointer)
        return Order._share(pointer) if pointer else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """Corrections: the fields that changed."""
        return tuple(self._change(index) for index in range(lib.shp_event_count_changes(self._pointer)))

    @property
    def items(self) -> Mapping[str, int]:
        """Shipment events and notices: what the package holds. Cancellations: what was cancelled."""
        return Frozen({
            text_of(lib.shp_event_get_item_line(self._pointer, index)):
            lib.shp_event_get_item_quantity(self._pointer, index)
            for index in range(lib.shp_event_count_items(self._pointer))
        })

    @property
    def moves(self) -> tuple[Move, ...]:
        """Splits, corrections of contents, cancellations: which units went where."""
        return tuple(
            Move(
                text_of(lib.shp_event_get_move_line(self._pointer, index)),
                lib.shp_event_get_move_quantity(self._pointer, index),
                text_of(lib.shp_event_get_move_from(self._pointer, index)),
                _optional(lib.shp_event_get_move_to(self._pointer, index)),
            )
            for index in range(lib.shp_event_count_moves(self._pointer))
        )

    def _ship_text(self, field: ShipField) -> Optional[str]:
        return _optional(lib.shp_event_get_ship_text(self._pointer, int(field)))

    def _change(self, index: int) -> Change:
        field = ShipField(lib.shp_event_get_change_field(self._pointer, index))
        if field == ShipField.DATE:
            old = date_or_none(lib.shp_event_get_change_old_date(self._pointer, index))
            return Change(field, old, self.ship_date)
        return Change(
            field, _optional(lib.shp_event_get_change_old_text(self._pointer, index)), self._ship_text(field)
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Event):
            return NotImplemented
        return self.encode() == other.encode()

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<Event {self.name.rstrip('=')} of {self.reference}>"


@dataclass(frozen=True)
class Advice:
    """Something to think about. Nothing was refused for it."""

    code: AdviceCode
    path: str
    """The input it is about: "tracking"; "" for the whole."""

    @property
    def name(self) -> str:
        """The code's frozen name: "SHP_ADVICE_LATE"."""
        return status_name(self.code)

    def message(self, language: Language = Language.EN) -> str:
        """The advice in a sentence."""
        return status_message(self.code, language)

    def __str__(self) -> str:
        return self.message()


class Decision(Handle):
    """The order after a command, what happened, and advice. Of a host: committed. Of `Rules`: committed nowhere; drop
    it, and it was a dry run. Any thread."""

    __slots__ = ("__dict__",)  # for what has been read once
    _struct = c.shp_decision
    _ref = lib.shp_decision_ref
    _unref = lib.shp_decision_unref

    @Once
    def order(self) -> Order:
        """The order after the command."""
        return Order._share(lib.shp_decision_get_order(self._pointer))

    @property
    def repeated(self) -> bool:
        """The command had already happened: no events, the order as it was."""
        return bool(lib.shp_decision_is_repeated(self._pointer))

    @Once
    def events(self) -> tuple[Event, ...]:
        """Facts and effects, in the order in which they happened."""
        return tuple(
            Event._share(lib.shp_decision_get_event(self._pointer, index))
            for index in range(lib.shp_decision_count_events(self._pointer))
        )

    @property
    def effects(self) -> tuple[Event, ...]:
        """The events that are to be delivered."""
        return tuple(event for event in self.events if event.is_effect)

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What the rules have to say about it."""
        return tuple(
            Advice(
                AdviceCode(lib.shp_decision_get_advice(self._pointer, index)),
                text_of(lib.shp_decision_get_advice_path(self._pointer, index)),
            )
            for index in range(lib.shp_decision_count_advice(self._pointer))
        )

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __repr__(self) -> str:
        what = "repeated" if self.repeated else f"{len(self.events)} events"
        return f"<Decision on {self.order.reference}: {what}>"


def _optional(value: Optional[bytes]) -> Optional[str]:
    """NULL is None: the event has no such field. A text that was not given is empty."""
    return None if value is None else text_of(value)
