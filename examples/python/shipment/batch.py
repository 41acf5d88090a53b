"""Many commands in one commit: a database takes several times as many orders a second that way."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Iterator, Mapping, Optional
from uuid import UUID

from . import _functions_table as c
from ._constants_table import CarrierStatus, PaymentStatus, Status
from ._convert import Items, a_kind, enum_of, fit_int32, fit_uint32, id_of, milliseconds_of, text_in, wrong_type
from ._library import lib
from .builders import Builder, build_adoption, build_cancellation, build_confirmation, build_contents, build_placement
from .context import Closable, Core, Notes, noted, out
from .errors import check, failure, plain_problem, problems_in
from .event import Decision
from .host import Host, OrderOrId, order_id_of
from .inputs import Adoption, CancelRequest, Confirmation, Placement


@dataclass(frozen=True)
class Outcome:
    """What became of a command of a batch: a committed decision, or the exception that it would have raised alone."""

    decision: Optional[Decision]
    error: Optional[Exception]

    def get(self) -> Decision:
        """The decision; raises the error."""
        if self.error is not None:
            raise self.error
        assert self.decision is not None
        return self.decision


class Batch(Closable):
    """Commands on any orders of one host. Several on one order are chained; a refused one hinders no other.

        batch = Batch(host)
        batch.place(Placement(...))
        batch.confirm(order_id, Confirmation("1", ship_date=..., carrier="UPS"))
        for outcome in batch.run(now=now): ...

    Adding answers the number of the command, and never fails but for types. One thread at a time.
    """

    __slots__ = ("_host", "_builders", "_notes")
    _struct = c.shp_batch
    _unref = lib.shp_batch_free

    def __init__(self, host: Host, *, problems: int = 20) -> None:
        """problems: kept for each refused command."""
        if not isinstance(host, Host):
            raise wrong_type("host", a_kind(Host), host)
        self._host = host
        self._builders: list[Builder] = []  # the library only borrows them
        self._notes: dict[int, Notes] = {}
        pointer = out(c.shp_batch)
        kept = fit_uint32(problems, "problems")
        check(lib.shp_batch_new(host._core_of()._pointer, kept, ctypes.byref(pointer)), "problems")
        self._held = pointer

    def __len__(self) -> int:
        return lib.shp_batch_count_commands(self._pointer)  # type: ignore[no-any-return]

    def __bool__(self) -> bool:
        return True

    def clear(self) -> None:
        """Empties it."""
        lib.shp_batch_clear(self._pointer)
        self._builders.clear()
        self._notes.clear()

    def place(self, placement: Placement) -> int:
        """As Host.place()."""
        return self._add("place", builder=build_placement(self._core, placement))

    def adopt(self, adoption: Adoption) -> int:
        """As Host.adopt()."""
        return self._add("adopt", builder=build_adoption(self._core, adoption))

    def release(self, order: OrderOrId) -> int:
        """As Host.release()."""
        return self._add("release", order_id_of(order))

    def split(self, order: OrderOrId, packages: Mapping[str, Items]) -> int:
        """As Host.split()."""
        return self._add("split", order_id_of(order), builder=build_contents(self._core, packages))

    def confirm(self, order: OrderOrId, confirmation: Confirmation) -> int:
        """As Host.confirm()."""
        return self._add("confirm", order_id_of(order), builder=build_confirmation(self._core, confirmation))

    def reconfirm(self, order: OrderOrId, confirmation: Confirmation) -> int:
        """As Host.reconfirm()."""
        return self._add("reconfirm", order_id_of(order), builder=build_confirmation(self._core, confirmation))

    def label(self, order: OrderOrId, confirmation: Confirmation) -> int:
        """As Host.label()."""
        return self._add("confirm_label", order_id_of(order), builder=build_confirmation(self._core, confirmation))

    def unlabel(self, order: OrderOrId, package: str, *, revision: int = 0) -> int:
        """As Host.unlabel()."""
        told = (text_in(package, "package"), fit_int32(revision, "revision"))
        return self._add("cancel_label", order_id_of(order), *told)

    def cancel(self, order: OrderOrId, request: CancelRequest) -> int:
        """As Host.cancel()."""
        return self._add("cancel", order_id_of(order), builder=build_cancellation(self._core, request))

    def expire(self, order: OrderOrId) -> int:
        """As Host.expire()."""
        return self._add("expire", order_id_of(order))

    def scan(self, order: OrderOrId, package: str, status: CarrierStatus, at: datetime) -> int:
        """As Host.scan()."""
        said = enum_of(status, CarrierStatus, "status")
        return self._add("scan", order_id_of(order), text_in(package, "package"), said, milliseconds_of(at, "at"))

    def report_payment(self, order: OrderOrId, charge: UUID, result: PaymentStatus) -> int:
        """As Host.report_payment()."""
        said = enum_of(result, PaymentStatus, "result")
        return self._add("report_payment", order_id_of(order), id_of(charge, "charge"), said)

    def run(self, *, now: datetime) -> list[Outcome]:
        """Runs every command in one commit, once more if it ran before. What one refuses is in its outcome."""
        at = milliseconds_of(now, "now")
        told = (self._host._pointer, self._host.rules._pointer, self._pointer, at)
        self._host.within(lambda: lib.shp_host_run_batch(*told))
        return list(self)

    def __iter__(self) -> Iterator[Outcome]:
        return (self._outcome(index) for index in range(len(self)))

    @property
    def _core(self) -> Core:
        return self._host._core_of()

    def _add(self, command: str, *arguments: Any, builder: Optional[Builder] = None) -> int:
        number = len(self)
        if builder is not None:
            self._builders.append(builder)
            self._notes[number] = builder.notes
            arguments = (*arguments, builder._pointer)
        getattr(lib, f"shp_batch_add_{command}")(self._pointer, *arguments)
        return number

    def _outcome(self, index: int) -> Outcome:
        status = lib.shp_batch_get_status(self._pointer, index)
        if status == Status.OK:
            return Outcome(Decision._share(lib.shp_batch_get_decision(self._pointer, index)), None)
        error = lib.shp_batch_get_error(self._pointer, index)
        problems = problems_in(error) if error else []
        said = noted(problems, self._notes.get(index)) or [plain_problem(status)]
        count = lib.shp_error_count_problems(error) if error else 1
        return Outcome(None, failure(status, said, count, self._host.raised))
