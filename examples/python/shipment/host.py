"""The host: load, decide, commit, deliver, acknowledge, exactly once, over hooks that are methods of yours."""

from __future__ import annotations

import ctypes
import itertools
from abc import abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Mapping, Optional, Sequence, Union
from uuid import UUID

from . import _functions_table as c
from ._constants_table import DeliveryResult, Status
from ._convert import fit_int32, fit_int64, id_of, milliseconds_of, read_id
from ._library import lib
from .commands import Commands
from .context import Context, Handle, default_context, noted, out
from .errors import Raised, check, failure, plain_problem, problems_in
from .event import Decision
from .hooks import (
    ACKNOWLEDGE,
    COMMIT,
    DELIVER,
    EFFECT_HOOKS,
    LOAD,
    PENDING,
    Acknowledged,
    Acknowledgement,
    CommitOrder,
    Committed,
    Delivered,
    Delivery,
    Loaded,
    PendingFound,
    PendingRequest,
    hosts,
)
from .order import Order
from .rules import Rules

OrderOrId = Union[Order, UUID]

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Deliveries:
    """What a delivery came to."""

    cursor: int
    """Where to go on: the `after` of the next call."""
    handed_out: int
    done: int
    already: int
    retry: int
    refused: int
    unknown: int
    waiting: int
    raised: tuple[Raised, ...]
    """What hooks raised; each such effect is unknown, and comes again."""


class Host(Handle, Commands[OrderOrId]):
    """A desk that commits: the commands of Rules, by order or order id, each loaded, decided and stored.

    Derive from it and write the hooks; each returns its answer. A hook that raises, or returns None, has not answered:
    the driver loads and decides again, a bounded number of times, and recognises what had happened. What was raised is
    kept in `raised`, and is the cause of the exception if the command does not succeed in spite of it. An exception
    that is not an Exception, as KeyboardInterrupt, ends the call: no hook but on_acknowledge is called after it, and
    it is raised when the library has returned.

    One thread at a time: make a host for each, on the same store.
    """

    __slots__ = ("_context", "_rules", "_number", "_raised", "_is_running", "interrupted", "__dict__")
    _struct = c.shp_host
    _unref = lib.shp_host_free

    def __init__(
        self,
        rules: Rules,
        *,
        tries: Optional[int] = None,
        lease: Optional[timedelta] = None,
        key_retention: Optional[timedelta] = None,
        acknowledge_limit: Optional[int] = None,
        context: Optional[Context] = None,
    ) -> None:
        """tries: of a command, 5 if not said. lease: how long effects are a relay's own, a minute. key_retention: how
        long the payment provider remembers idempotency keys, a day. acknowledge_limit: effects at once, 1."""
        self._context = context or default_context()
        self._rules = rules
        self._raised: list[Raised] = []
        self._is_running = False
        self.interrupted: Optional[BaseException] = None
        self._number = next(_numbers)
        pointer = out(c.shp_host)
        check(lib.shp_host_new(self._context._pointer, self._number, c.shp_host_destroy_fn(0), ctypes.byref(pointer)))
        self._pointer = pointer
        hosts[self._number] = self
        self._set("load", LOAD)
        self._set("commit", COMMIT)
        self._set("pending", PENDING)
        self._set("acknowledge", ACKNOWLEDGE)
        check(lib.shp_host_set_deliver(pointer, 0, DELIVER))
        if tries is not None:
            self._set("tries", fit_int32(tries))
        if lease is not None:
            self._set("lease_ms", fit_int32(lease // timedelta(milliseconds=1)))
        if key_retention is not None:
            self._set("key_retention_ms", fit_int64(key_retention // timedelta(milliseconds=1)))
        if acknowledge_limit is not None:
            self._set("acknowledge_limit", max(0, fit_int32(acknowledge_limit)))

    # ---- hooks ----

    @abstractmethod
    def on_load(self, order_id: UUID) -> Loaded:
        """Answers the order's bytes as a commit gave them (or the Order), ABSENT if it is surely not there, or
        LoadAnswer.FAILED."""

    @abstractmethod
    def on_commit(self, orders: Sequence[CommitOrder]) -> Committed:
        """Stores, in one durable transaction, each order whose stored revision is the expected one: its bytes *and*
        its events together; leaves the others alone. Answers one CommitResult for all, or one for each."""

    def on_pending(self, request: PendingRequest) -> PendingFound:
        """Answers effects that wait, oldest first, in order per order, and leases them: (position, data, attempts)."""
        raise NotImplementedError("a host that delivers needs on_pending()")

    def on_deliver(self, delivery: Delivery) -> Delivered:
        """Makes an effect happen, with its id as idempotency key: DeliveryResult.DONE, ALREADY, REFUSED, or Retry.

        A method for one kind of effect, as on_buyer_charged(), goes first."""
        raise NotImplementedError("a host that delivers needs on_deliver()")

    def on_acknowledge(self, effects: Sequence[Acknowledgement]) -> Acknowledged:
        """Records, in one transaction, what became of effects: that it is final, or from when on it comes again."""
        raise NotImplementedError("a host that delivers needs on_acknowledge()")

    # ---- what hooks raised ----

    @property
    def raised(self) -> tuple[Raised, ...]:
        """What hooks raised during the last call, in order; also when the call succeeded in spite of it."""
        return tuple(self._raised)

    def keep_raised(self, hook: str, exception: BaseException) -> None:
        """For the hooks' own use: keeps what one raised."""
        self._raised.append(Raised(hook, exception))
        if not isinstance(exception, Exception) and self.interrupted is None:
            self.interrupted = exception

    def deliver_by_kind(self, delivery: Delivery) -> Delivered:
        """For the hooks' own use: the method for this kind of effect, else on_deliver()."""
        method = getattr(self, EFFECT_HOOKS.get(delivery.event.kind, "on_deliver"), self.on_deliver)
        return method(delivery)

    # ---- owning ----

    def close(self) -> None:
        """Gives the host back; from one of its own hooks, when the running call returns."""
        self._release()

    def __enter__(self) -> Host:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    # ---- commands ----

    def load(self, order_id: UUID) -> Order:
        """The order as it was last committed. HostAbsent if there is none."""
        pointer = out(c.shp_order)
        self._run(lib.shp_host_load, id_of(order_id), ctypes.byref(pointer))
        return Order._own(pointer)

    def under(self, rules: Rules) -> None:
        """Goes on by other rules. They can change between two commands without moving money."""
        self._rules = rules

    @property
    def rules(self) -> Rules:
        """The rules that commands are decided by."""
        return self._rules

    def deliver(self, *, now: datetime, limit: int = 100, after: int = 0) -> Deliveries:
        """Delivers effects that wait. HostUnknown and HostFailed when it is not known to be recorded what was."""
        cursor = ctypes.c_int64(after)
        self._run(lib.shp_host_deliver, after, limit, milliseconds_of(now), ctypes.byref(cursor))

        def count(result: int) -> int:
            return lib.shp_host_count_deliveries(self._pointer, result)  # type: ignore[no-any-return]

        return Deliveries(
            cursor.value,
            count(0),
            count(DeliveryResult.DONE),
            count(DeliveryResult.ALREADY),
            count(DeliveryResult.RETRY),
            count(DeliveryResult.REFUSED),
            count(DeliveryResult.UNKNOWN),
            count(DeliveryResult.WAITING),
            self.raised,
        )

    # ---- inside ----

    def _set(self, what: str, value: Any) -> None:
        check(getattr(lib, f"shp_host_set_{what}")(self._pointer, value))

    def _context_of(self) -> Context:
        return self._context

    def _decide(
        self,
        command: str,
        order: Optional[OrderOrId],
        arguments: tuple[Any, ...],
        now: int,
        notes: Optional[Mapping[str, str]] = None,
    ) -> Decision:
        subject = () if command in ("place", "adopt") else (order_id_of(order),)
        pointer = out(c.shp_decision)
        self._run(
            getattr(lib, f"shp_host_{command}"), self._rules._pointer, *subject, *arguments, now,
            ctypes.byref(pointer), notes=notes,
        )
        return Decision._own(pointer)

    def _run(self, function: Any, *arguments: Any, notes: Optional[Mapping[str, str]] = None) -> None:
        """Calls the driver, and raises what it reports, with what hooks raised as the cause."""
        error = self._context._take_error()
        try:
            self.within(lambda: function(self._pointer, *arguments, error), error, notes)
        finally:
            self._context._give_error(error)

    def within(self, call: Any, error: Any = None, notes: Optional[Mapping[str, str]] = None) -> int:
        """For the batch's own use: a call that runs hooks. Answers its status, or raises it if there is an error."""
        is_nested = self._is_running  # within a hook: the library refuses, and what the hooks raised so far stays
        raised: list[Raised] = []
        if not is_nested:
            self._raised, self.interrupted, self._is_running = raised, None, True
        try:
            status: int = call()
        finally:
            self._is_running = is_nested
        if not is_nested and self.interrupted is not None:
            interrupted, self.interrupted = self.interrupted, None
            raise interrupted
        if status != Status.OK and error is not None:
            problems = noted(problems_in(error), notes) or [plain_problem(status)]
            cause = raised[-1].exception if raised else None
            raise failure(status, problems, lib.shp_error_count_problems(error), raised) from cause
        return status


def order_id_of(order: Optional[OrderOrId]) -> bytes:
    """The id of an order, or an id."""
    if isinstance(order, Order):
        return order.id.bytes
    if isinstance(order, UUID):
        return order.bytes
    raise TypeError(f"an Order or its UUID is needed, not {type(order).__name__}")


def order_id(marketplace: str, reference: str) -> UUID:
    """The id of an order that has none of its own: UUID v5 of the URL name space and
    "libshipment:MARKETPLACE:REFERENCE"."""

    def derive(room: Any) -> None:
        check(lib.shp_order_id_from_reference(marketplace, reference, room))

    return read_id(derive)
