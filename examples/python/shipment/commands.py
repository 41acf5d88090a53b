"""The commands of the desk, once for rules (pure: nothing happens but the answer) and once for hosts (committed)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, datetime
from typing import Any, Generic, Mapping, Optional, TypeVar, Union
from uuid import UUID

from ._constants_table import CancelReason, CarrierStatus, PaymentStatus
from ._convert import Items, enum_of, fit_int32, id_of, milliseconds_of, text_in
from .builders import build_adoption, build_cancellation, build_confirmation, build_contents, build_placement
from .context import Core, Notes
from .event import Decision
from .inputs import KEEP, Adoption, CancelRequest, Confirmation, Keep, Placement

Subject = TypeVar("Subject")


class Commands(ABC, Generic[Subject]):
    """Every command answers a Decision, or raises Refused with every problem, and then nothing has changed.

    A command that already happened is recognised whatever the time is: the decision is `repeated` and has no events.
    So trying again is always safe. `now` is always told: the library has no clock.
    """

    __slots__ = ()

    @abstractmethod
    def _core_of(self) -> Core:
        """What builders are made with."""

    @abstractmethod
    def _decide(
        self,
        command: str,
        order: Optional[Subject],
        arguments: tuple[Any, ...],
        now: int,
        notes: Optional[Notes] = None,
    ) -> Decision:
        """Runs a command, by its name in C."""

    def place(self, placement: Placement, *, now: datetime) -> Decision:
        """Places an order: one open package, "1", holds everything."""
        builder = build_placement(self._core_of(), placement)
        return self._decide("place", None, (builder._pointer,), milliseconds_of(now, "now"), builder.notes)

    def adopt(self, adoption: Adoption, *, now: datetime) -> Decision:
        """Takes over an order in any state. No money moves, nobody is told."""
        builder = build_adoption(self._core_of(), adoption)
        return self._decide("adopt", None, (builder._pointer,), milliseconds_of(now, "now"), builder.notes)

    def release(self, order: Subject, *, now: datetime) -> Decision:
        """The payment of a pending order is authorised: it can ship."""
        return self._decide("release", order, (), milliseconds_of(now, "now"))

    def split(self, order: Subject, packages: Mapping[str, Items], *, now: datetime) -> Decision:
        """Each named package holds exactly what is said: {"2": {"line-1": 1}}. The rest moves by itself."""
        builder = build_contents(self._core_of(), packages)
        return self._decide("split", order, (builder._pointer,), milliseconds_of(now, "now"))

    def confirm(
        self,
        order: Subject,
        package: Optional[str] = None,
        *,
        ship_date: date,
        carrier: str,
        carrier_name: Optional[str] = None,
        method: Optional[str] = None,
        tracking: Optional[str] = None,
        memo: Optional[str] = None,
        items: Optional[Items] = None,
        now: datetime,
    ) -> Decision:
        """A package has left. With items it is first made to hold exactly these, in the same step.

        The package may be left out for an order that has only ever had one. The memo is for the seller alone.
        """
        told = Confirmation(package, items, ship_date, carrier, carrier_name, method, tracking, memo)
        return self._confirmation("confirm", order, told, now)

    def reconfirm(
        self,
        order: Subject,
        package: str,
        *,
        ship_date: Union[date, Keep] = KEEP,
        carrier: Union[str, Keep] = KEEP,
        carrier_name: Union[str, None, Keep] = KEEP,
        method: Union[str, None, Keep] = KEEP,
        tracking: Union[str, None, Keep] = KEEP,
        memo: Union[str, None, Keep] = KEEP,
        items: Optional[Items] = None,
        now: datetime,
    ) -> Decision:
        """Corrects a shipment, as a new revision. What is left out stays, None clears. Details never move money.

        With items the package held exactly these; what is taken out of it is open again.
        """
        told = Confirmation(package, items, ship_date, carrier, carrier_name, method, tracking, memo)
        return self._confirmation("reconfirm", order, told, now)

    def label(
        self,
        order: Subject,
        package: Optional[str] = None,
        *,
        ship_date: date,
        carrier: str,
        tracking: str,
        carrier_name: Optional[str] = None,
        method: Optional[str] = None,
        memo: Optional[str] = None,
        items: Optional[Items] = None,
        now: datetime,
    ) -> Decision:
        """A bought label confirms its package by itself, also of Prime and Ship+ orders."""
        told = Confirmation(package, items, ship_date, carrier, carrier_name, method, tracking, memo)
        return self._confirmation("confirm_label", order, told, now)

    def unlabel(self, order: Subject, package: str, *, revision: int = 0, now: datetime) -> Decision:
        """Cancels a label before its first scan: the package is open again.

        revision: of the shipment whose label is meant, so that a duplicate that comes late does not cancel another."""
        told = (text_in(package, "package"), fit_int32(revision, "revision"))
        return self._decide("cancel_label", order, told, milliseconds_of(now, "now"))

    def cancel(
        self,
        order: Subject,
        reason: CancelReason,
        *,
        items: Optional[Items] = None,
        reference: Optional[str] = None,
        now: datetime,
    ) -> Decision:
        """Open units will not ship: all of them, or these. With items it needs a reference of its own."""
        builder = build_cancellation(self._core_of(), CancelRequest(reason, items, reference))
        return self._decide("cancel", order, (builder._pointer,), milliseconds_of(now, "now"))

    def expire(self, order: Subject, *, now: datetime) -> Decision:
        """Auto-cancel, if the deadline has passed and nothing has shipped. Too early is no problem: no events."""
        return self._decide("expire", order, (), milliseconds_of(now, "now"))

    def scan(self, order: Subject, package: str, status: CarrierStatus, at: datetime, *, now: datetime) -> Decision:
        """What a carrier says, in any order. It never moves an order backwards."""
        said = enum_of(status, CarrierStatus, "status")
        told = (text_in(package, "package"), said, milliseconds_of(at, "at"))
        return self._decide("scan", order, told, milliseconds_of(now, "now"))

    def report_payment(self, order: Subject, charge: UUID, result: PaymentStatus, *, now: datetime) -> Decision:
        """What the payment provider says of a charge, by the id of its event."""
        told = (id_of(charge, "charge"), enum_of(result, PaymentStatus, "result"))
        return self._decide("report_payment", order, told, milliseconds_of(now, "now"))

    def _confirmation(self, command: str, order: Subject, told: Confirmation, now: datetime) -> Decision:
        builder = build_confirmation(self._core_of(), told)
        return self._decide(command, order, (builder._pointer,), milliseconds_of(now, "now"))
