"""The host: load, decide, commit, deliver, acknowledge, exactly once, over hooks that are methods of yours."""

from __future__ import annotations

import ctypes
import itertools
from abc import abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Optional, Sequence, Union
from uuid import UUID

from . import _functions_table as c
from ._constants_table import DeliveryResult, EventKind, Status
from ._convert import (
    a_kind,
    duration_of,
    fit_int32,
    fit_uint32,
    id_of,
    int32_of,
    int64_of,
    milliseconds_of,
    read_id,
    text_in,
    wrong_type,
)
from ._library import lib
from .commands import Commands
from .context import Closable, Context, Core, Notes, core_of, noted, out
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
_COUNTED = (
    0,  # all that were handed out
    DeliveryResult.DONE,
    DeliveryResult.ALREADY,
    DeliveryResult.RETRY,
    DeliveryResult.REFUSED,
    DeliveryResult.UNKNOWN,
    DeliveryResult.WAITING,
)


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


class Host(Closable, Commands[OrderOrId]):
    """A desk that commits: the commands of Rules, by order or order id, each loaded, decided and stored.

    Derive from it and write the hooks; each returns its answer. A hook that raises, or returns what is no answer (None,
    say: a TypeError tells it), has not answered: the driver loads and decides again, a bounded number of times, and
    recognises what had happened. What was raised is kept in `raised`, and is the cause of the exception if the command
    does not succeed in spite of it. An exception
    that is not an Exception, as KeyboardInterrupt, ends the call: no hook but on_acknowledge is called after it, and
    it is raised when the library has returned.

    One thread at a time: make a host for each, on the same store.
    """

    __slots__ = ("_core", "_rules", "_number", "_raised", "_is_running", "_to_release", "interrupted", "__dict__")
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
        self._core = core_of(context)
        self._rules = _rules_in(rules)
        self._raised: list[Raised] = []
        self._is_running = False
        self._to_release: Any = None
        self.interrupted: Optional[BaseException] = None
        self._number = next(_numbers)
        pointer = out(c.shp_host)
        check(lib.shp_host_new(self._core._pointer, self._number, c.shp_host_destroy_fn(0), ctypes.byref(pointer)))
        self._held = pointer
        hosts[self._number] = self
        self._set("load", LOAD)
        self._set("commit", COMMIT)
        self._set("pending", PENDING)
        self._set("acknowledge", ACKNOWLEDGE)
        check(lib.shp_host_set_deliver(pointer, 0, DELIVER))
        if tries is not None:
            self._set("tries", fit_int32(tries, "tries"), "tries")
        if lease is not None:
            self._set("lease_ms", int32_of(duration_of(lease, "lease"), "lease, milliseconds"), "lease")
        if key_retention is not None:
            self._set("key_retention_ms", duration_of(key_retention, "key_retention"), "key_retention")
        if acknowledge_limit is not None:
            limit = fit_uint32(acknowledge_limit, "acknowledge_limit")
            self._set("acknowledge_limit", limit, "acknowledge_limit")

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

    def hook_for(self, kind: EventKind) -> str:
        """For the hooks' own use: the name of the method for this kind of effect, else "on_deliver"."""
        name = EFFECT_HOOKS.get(kind, "on_deliver")
        return name if hasattr(self, name) else "on_deliver"

    # ---- owning ----

    def close(self) -> None:
        """Gives the host back; from one of its own hooks, when the running call returns. Using it then is a ValueError;
        closing it again is not."""
        if getattr(self, "_is_running", False) and self._held is not None:
            self._to_release, self._held = self._held, None
        else:
            self._release()

    def _close_late(self) -> None:
        held, self._to_release = self._to_release, None
        if held is not None:
            lib.shp_host_free(held)

    # ---- commands ----

    def load(self, order_id: UUID) -> Order:
        """The order as it was last committed. HostAbsent if there is none."""
        pointer = out(c.shp_order)
        self._run(lib.shp_host_load, id_of(order_id, "order_id"), ctypes.byref(pointer))
        return Order._own(pointer)

    def under(self, rules: Rules) -> None:
        """Goes on by other rules. They can change between two commands without moving money."""
        self._rules = _rules_in(rules)

    @property
    def rules(self) -> Rules:
        """The rules that commands are decided by."""
        return self._rules

    def deliver(self, *, now: datetime, limit: int = 100, after: int = 0) -> Deliveries:
        """Delivers effects that wait. HostUnknown and HostFailed when it is not known to be recorded what was."""
        start = int64_of(after, "after")
        cursor = ctypes.c_int64(start)
        counts: list[int] = []

        def call(host: Any, *arguments: Any) -> int:
            status: int = lib.shp_host_deliver(host, *arguments)
            # Now, while the host is there for sure: a hook may have closed it.
            counts.extend(lib.shp_host_count_deliveries(host, result) for result in _COUNTED)
            return status

        most = fit_uint32(limit, "limit")
        self._run(call, start, most, milliseconds_of(now, "now"), ctypes.byref(cursor))
        handed_out, done, already, retry, refused, unknown, waiting = counts
        return Deliveries(
            cursor.value, handed_out, done, already, retry, refused, unknown, waiting, self.raised
        )

    # ---- inside ----

    def _set(self, what: str, value: Any, parameter: str = "") -> None:
        check(getattr(lib, f"shp_host_set_{what}")(self._pointer, value), parameter)

    def _core_of(self) -> Core:
        self._pointer  # a host that is closed, or was never made, says so before anything else is wrong
        return self._core

    def _decide(
        self,
        command: str,
        order: Optional[OrderOrId],
        arguments: tuple[Any, ...],
        now: int,
        notes: Optional[Notes] = None,
    ) -> Decision:
        subject = () if command in ("place", "adopt") else (order_id_of(order),)
        pointer = out(c.shp_decision)
        self._run(
            getattr(lib, f"shp_host_{command}"), self._rules._pointer, *subject, *arguments, now,
            ctypes.byref(pointer), notes=notes,
        )
        return Decision._own(pointer)

    def _run(self, function: Any, *arguments: Any, notes: Optional[Notes] = None) -> None:
        """Calls the driver, and raises what it reports, with what hooks raised as the cause."""
        pointer = self._pointer
        error = self._core._take_error()
        try:
            self.within(lambda: function(pointer, *arguments, error), error, notes)
        finally:
            self._core._give_error(error)

    def within(self, call: Any, error: Any = None, notes: Optional[Notes] = None) -> int:
        """For the batch's own use: a call that runs hooks. Answers its status, or raises it if there is an error."""
        is_nested = self._is_running  # within a hook: the library refuses, and what the hooks raised so far stays
        raised: list[Raised] = []
        if not is_nested:
            self._raised, self.interrupted, self._is_running = raised, None, True
        try:
            status: int = call()
        finally:
            self._is_running = is_nested
            if not is_nested:
                self._close_late()
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
    raise wrong_type("order", "an Order or its UUID is", order)


def _rules_in(rules: Rules) -> Rules:
    if not isinstance(rules, Rules):
        raise wrong_type("rules", a_kind(Rules), rules)
    return rules


def order_id(marketplace: str, reference: str) -> UUID:
    """The id of an order that has none of its own: UUID v5 of the URL name space and
    "libshipment:MARKETPLACE:REFERENCE"."""
    told = (text_in(marketplace, "marketplace"), text_in(reference, "reference"))

    def derive(room: Any) -> None:
        check(lib.shp_order_id_from_reference(*told, room))

    return read_id(derive)
