"""What the hooks of a host are handed, what they answer, and how C calls them.

A hook answers by what it returns. **What is no answer, and an exception, are no answer to the library either: nobody
knows what became of it**, and the driver looks again. So None is never an answer: what is not there is ABSENT.
"""

from __future__ import annotations

import ctypes
import weakref
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Callable, Iterable, NamedTuple, Optional, Sequence, Union
from uuid import UUID

from . import _functions_table as c
from ._constants_table import (
    AcknowledgementResult,
    CommitResult,
    DeliveryResult,
    EventKind,
    PendingResult,
)
from ._convert import bytes_in, instant_of, instant_or_none, int64_of, milliseconds_of, read_id, text_at, uint32_of
from ._library import lib
from .event import Event
from .order import Order

if TYPE_CHECKING:
    from .host import Host


class LoadAnswer(Enum):
    """What load can say beside the order's bytes, or the order."""

    ABSENT = "absent"
    """There is no such order, for sure."""
    FAILED = "failed"
    """It could not be looked up."""


ABSENT = LoadAnswer.ABSENT


@dataclass(frozen=True)
class CommitOrder:
    """An order of a commit: its new state with what happened to it, to be stored together or not at all."""

    order: Order
    """Its new value."""
    expected_revision: int
    """The revision that must be the stored one; 0: the order must not exist yet."""
    data: bytes
    """Its new bytes."""
    events: tuple[Event, ...]
    """What happened to it."""
    event_data: tuple[bytes, ...]
    """The same as bytes: what on_pending() gives back."""

    @property
    def id(self) -> UUID:
        """Its id."""
        return self.order.id

    @property
    def revision(self) -> int:
        """The revision of the new value: what the next commit will expect."""
        return self.order.revision


@dataclass(frozen=True)
class PendingRequest:
    """What the driver wants to deliver: at most `limit` effects after a position, leased."""

    after: int
    limit: int
    now: datetime
    lease_until: datetime
    """Until when other relays shall leave these effects alone."""


class PendingEffect(NamedTuple):
    """An effect that waits for delivery."""

    position: int
    """Where it stands in the order of commits: the row number."""
    data: bytes
    """The event's bytes, as a commit gave them."""
    attempts: int = 0
    """How often it was handed out before."""


@dataclass(frozen=True)
class Delivery:
    """An effect that is to happen now, with its id as idempotency key."""

    event: Event
    position: int
    attempts: int
    """How often it was handed out before."""
    now: datetime
    must_ask: bool
    """Money that is older than the provider remembers keys: ask whether the id happened before sending it."""

    @property
    def id(self) -> UUID:
        """The idempotency key."""
        return self.event.id


@dataclass(frozen=True)
class Retry:
    """Not now: not before this instant."""

    not_before: datetime


@dataclass(frozen=True)
class Acknowledgement:
    """What became of an effect that was handed out."""

    event: Event
    position: int
    result: DeliveryResult
    is_final: bool
    """Never to be handed out again."""
    not_before: Optional[datetime]
    """Not final: the instant before which it is not to be handed out."""
    lease_until: datetime
    """The lease under which it was handed out."""

    @property
    def id(self) -> UUID:
        """The effect's id."""
        return self.event.id


# ---- one function of C for each hook, for all hosts: they live as long as the process ----

hosts: weakref.WeakValueDictionary[int, Host] = weakref.WeakValueDictionary()
"""Hosts by the number that C hands back as user_data."""


def _run(
    number: Optional[int],
    hook: str,
    answer: Callable[[Host, str], None],
    name: Optional[Callable[[Host], str]] = None,
) -> None:
    """Runs a hook so that no exception reaches C; the host keeps it. name: what it is called, if that depends."""
    host = hosts.get(number or 0)
    if host is None or (host.interrupted and hook != "on_acknowledge"):
        return  # no answer
    try:
        hook = hook if name is None else name(host)
        answer(host, hook)
    except BaseException as exception:  # kept, and raised when C has returned
        host.keep_raised(hook, exception)


def _no_answer(hook: str, said: object, answers: str) -> TypeError:
    return TypeError(f"{hook} returned {said!r}: answer {answers}")


def _load(number: Optional[int], load: Any) -> None:
    def answer(host: Host, hook: str) -> None:
        said: object = host.on_load(read_id(lib.shp_load_get_order_id, load))
        if isinstance(said, Order):
            lib.shp_load_answer_order(load, said._pointer)
        elif isinstance(said, (bytes, bytearray, memoryview)):
            data = bytes(said)
            lib.shp_load_answer_found(load, data, len(data))
        elif said is LoadAnswer.ABSENT:
            lib.shp_load_answer_absent(load)
        elif said is LoadAnswer.FAILED:
            lib.shp_load_answer_failed(load)
        else:
            raise _no_answer(hook, said, "the order's bytes, an Order, ABSENT or LoadAnswer.FAILED")

    _run(number, "on_load", answer)


def _read_bytes(function: Callable[..., Optional[int]], *arguments: Any) -> bytes:
    size = ctypes.c_size_t()
    return text_at(function(*arguments, ctypes.byref(size)), size.value)


def _commit_order(commit: Any, index: int) -> CommitOrder:
    events = range(lib.shp_commit_count_events(commit, index))
    return CommitOrder(
        Order._share(lib.shp_commit_get_order(commit, index)),
        lib.shp_commit_get_expected_revision(commit, index),
        _read_bytes(lib.shp_commit_get_bytes, commit, index),
        tuple(Event._share(lib.shp_commit_get_event(commit, index, event)) for event in events),
        tuple(_read_bytes(lib.shp_commit_get_event_bytes, commit, index, event) for event in events),
    )


def _commit(number: Optional[int], commit: Any) -> None:
    def answer(host: Host, hook: str) -> None:
        orders = [_commit_order(commit, index) for index in range(lib.shp_commit_count_orders(commit))]
        said: object = host.on_commit(orders)
        if isinstance(said, CommitResult):
            lib.shp_commit_answer_all(commit, int(said))
            return
        answers = list(said) if isinstance(said, Iterable) else []
        if len(answers) != len(orders) or not all(isinstance(one, CommitResult) for one in answers):
            answers_are = "CommitResult.DONE, CONFLICT, UNKNOWN or FAILED, or one of them for each order"
            raise _no_answer(hook, said, answers_are)
        for index, one in enumerate(answers):
            lib.shp_commit_answer(commit, index, int(one))

    _run(number, "on_commit", answer)


def _pending_effect(index: int, effect: Any) -> PendingEffect:
    is_row = isinstance(effect, Iterable) and not isinstance(effect, (str, bytes))
    parts = tuple(effect) if is_row else ()
    if len(parts) not in (2, 3):
        raise TypeError(f"on_pending returned {effect!r} as effects[{index}]: answer (position, data, attempts)")
    told = PendingEffect(*parts)
    return PendingEffect(
        int64_of(told.position, f"effects[{index}].position"),
        bytes_in(told.data, f"effects[{index}].data"),
        uint32_of(told.attempts, f"effects[{index}].attempts"),
    )


def _pending(number: Optional[int], pending: Any) -> None:
    def answer(host: Host, hook: str) -> None:
        said: object = host.on_pending(
            PendingRequest(
                lib.shp_pending_get_after(pending),
                lib.shp_pending_get_limit(pending),
                instant_of(lib.shp_pending_get_now(pending)),
                instant_of(lib.shp_pending_get_lease_until(pending)),
            )
        )
        if said is PendingResult.FAILED:
            lib.shp_pending_answer(pending, int(said))
            return
        if not isinstance(said, Iterable) or isinstance(said, (str, bytes)):
            raise _no_answer(hook, said, "the effects, an empty list if none waits, or PendingResult.FAILED")
        # All of them first: what raises half-way has not answered, and nothing has been handed out.
        effects = [_pending_effect(index, effect) for index, effect in enumerate(said)]
        for effect in effects:
            lib.shp_pending_add(pending, effect.position, effect.attempts, effect.data, len(effect.data))
        lib.shp_pending_answer(pending, PendingResult.DONE)

    _run(number, "on_pending", answer)


def _deliver(number: Optional[int], delivery: Any) -> None:
    def answer(host: Host, hook: str) -> None:
        said: object = getattr(host, hook)(
            Delivery(
                Event._share(lib.shp_delivery_get_event(delivery)),
                lib.shp_delivery_get_position(delivery),
                lib.shp_delivery_get_attempts(delivery),
                instant_of(lib.shp_delivery_get_now(delivery)),
                bool(lib.shp_delivery_must_ask(delivery)),
            )
        )
        if isinstance(said, Retry):
            lib.shp_delivery_answer_retry(delivery, milliseconds_of(said.not_before, "not_before"))
        elif isinstance(said, DeliveryResult) and said not in (DeliveryResult.RETRY, DeliveryResult.WAITING):
            lib.shp_delivery_answer(delivery, int(said))
        else:
            raise _no_answer(hook, said, "DONE, ALREADY, REFUSED or UNKNOWN of DeliveryResult, or Retry(not_before)")

    def name(host: Host) -> str:
        return host.hook_for(EventKind(lib.shp_event_get_kind(lib.shp_delivery_get_event(delivery))))

    _run(number, "on_deliver", answer, name)


def _acknowledgement(acknowledgement: Any, index: int) -> Acknowledgement:
    return Acknowledgement(
        Event._share(lib.shp_acknowledgement_get_event(acknowledgement, index)),
        lib.shp_acknowledgement_get_position(acknowledgement, index),
        DeliveryResult(lib.shp_acknowledgement_get_result(acknowledgement, index)),
        bool(lib.shp_acknowledgement_is_final(acknowledgement, index)),
        instant_or_none(lib.shp_acknowledgement_get_not_before(acknowledgement, index)),
        instant_of(lib.shp_acknowledgement_get_lease_until(acknowledgement)),
    )


def _acknowledge(number: Optional[int], acknowledgement: Any) -> None:
    def answer(host: Host, hook: str) -> None:
        effects = [
            _acknowledgement(acknowledgement, index)
            for index in range(lib.shp_acknowledgement_count_effects(acknowledgement))
        ]
        said: object = host.on_acknowledge(effects)
        if not isinstance(said, AcknowledgementResult):
            raise _no_answer(hook, said, "AcknowledgementResult.DONE or FAILED")
        lib.shp_acknowledgement_answer(acknowledgement, int(said))

    _run(number, "on_acknowledge", answer)


LOAD = c.shp_host_load_fn(_load)
COMMIT = c.shp_host_commit_fn(_commit)
PENDING = c.shp_host_pending_fn(_pending)
DELIVER = c.shp_host_deliver_fn(_deliver)
ACKNOWLEDGE = c.shp_host_acknowledge_fn(_acknowledge)

# What hooks return. None is no answer, so a checker of types finds the `return` that was forgotten.
Loaded = Union[Order, bytes, LoadAnswer]
Committed = Union[CommitResult, Sequence[CommitResult]]
PendingFound = Union[Iterable["PendingEffect | tuple[int, bytes] | tuple[int, bytes, int]"], PendingResult]
Delivered = Union[DeliveryResult, Retry]
Acknowledged = AcknowledgementResult

EFFECT_HOOKS: dict[EventKind, str] = {
    kind: f"on_{kind.name.lower()}" for kind in EventKind if kind >= EventKind.BUYER_CHARGED
}
"""Methods that a host may define for one kind of effect: on_buyer_charged..."""
