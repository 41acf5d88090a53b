"""The seller's numbers: valid tracking, late shipment, cancellation, on-time delivery, declined charges."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Optional, Self

from . import _functions_table as c
from ._constants_table import Language, Metric, Standing
from ._convert import (
    date_of,
    days_of,
    days_or_none_of,
    enum_of,
    milliseconds_of,
    money_of,
    optional_text_in,
    text_of,
    written,
)
from ._library import lib
from .context import Context, Core, Handle, core_of, pointer_of, pointer_or_none
from .errors import check
from .event import Decision, Event
from .order import Order
from .rules import Rules


@dataclass(frozen=True)
class Report:
    """A number as the marketplace sees it."""

    metric: Metric
    category: Optional[str]
    numerator: int
    denominator: int
    rate: Optional[Decimal]
    """Of one, in basis points rounded down: Decimal("0.9534"). None when nothing was counted."""
    threshold: Optional[Decimal]
    """None when there is none."""
    standing: Standing

    @property
    def name(self) -> str:
        """The number's name: "valid_tracking_rate"."""
        return text_of(lib.shp_metric_name(int(self.metric)))

    def title(self, language: Language = Language.EN) -> str:
        """What people call the number."""
        return text_of(lib.shp_metric_message(int(self.metric), enum_of(language, Language, "language")))


class Metrics(Handle):
    """Sums that can be added together in any order. One thread at a time.

    They belong beside the orders: add() and add_decision() take away the share of the order before and add that of
    the order after it.
    """

    __slots__ = ("_core",)
    _struct = c.shp_metrics
    _unref = lib.shp_metrics_free
    _core: Core

    def __init__(self, *, context: Optional[Context] = None) -> None:
        self._core = core_of(context)
        self._held = self._core._new(c.shp_metrics, lib.shp_metrics_new)

    @classmethod
    def decode(cls, data: bytes, *, context: Optional[Context] = None) -> Self:
        """Sums from their bytes."""
        core = core_of(context)
        metrics = cls._own(core._make_from_bytes(c.shp_metrics, lib.shp_metrics_decode, data))
        metrics._core = core
        return metrics

    def encode(self) -> bytes:
        """The bytes: the same for the same sums on every machine."""
        return written(lib.shp_metrics_encode, self._pointer)

    def keep(self, first: Optional[date], last: Optional[date] = None) -> None:
        """Forgets other days, for good; None: as it was."""
        days = (days_or_none_of(first, "first"), days_or_none_of(last, "last"))
        check(lib.shp_metrics_keep_days(self._pointer, *days))

    def add(self, rules: Rules, before: Optional[Order], after: Optional[Order]) -> None:
        """Counts an order from one state to any other; None: it was not there, or is no more."""
        orders = (_order(before, "before"), _order(after, "after"))
        check(lib.shp_metrics_add_change(self._pointer, pointer_of(rules, Rules, "rules"), *orders))

    def add_decision(self, rules: Rules, before: Optional[Order], decision: Decision) -> None:
        """Counts what a command did to the order before it."""
        told = (pointer_of(rules, Rules, "rules"), _order(before, "before"), pointer_of(decision, Decision, "decision"))
        check(lib.shp_metrics_add_decision(self._pointer, *told))

    def add_event(self, rules: Rules, before: Optional[Order], event: Event) -> Order:
        """Counts an event of a log, and answers the order after it."""
        told = (pointer_of(rules, Rules, "rules"), _order(before, "before"), pointer_of(event, Event, "event"))
        return Order._own(self._core._make(c.shp_order, lib.shp_metrics_add_event, self._pointer, *told))

    def merge(self, other: Metrics) -> None:
        """Adds the sums of others."""
        check(lib.shp_metrics_merge(self._pointer, pointer_of(other, Metrics, "other")))

    @property
    def categories(self) -> tuple[str, ...]:
        """Categories with a tracking rate, "" for lines without one."""
        return tuple(
            text_of(lib.shp_metrics_get_category(self._pointer, index))
            for index in range(lib.shp_metrics_count_categories(self._pointer))
        )

    def sum(self, metric: Metric, first: date, last: date, *, category: Optional[str] = None) -> tuple[int, int]:
        """Numerator and denominator of any days, both included."""
        above, below = ctypes.c_int64(), ctypes.c_int64()
        check(
            lib.shp_metrics_sum(
                self._pointer, enum_of(metric, Metric, "metric"), optional_text_in(category, "category"),
                days_of(first, "first"), days_of(last, "last"), ctypes.byref(above), ctypes.byref(below),
            )
        )
        return above.value, below.value

    def report(self, rules: Rules, metric: Metric, *, now: datetime, category: Optional[str] = None) -> Report:
        """A number as the marketplace sees it now."""
        above, below = ctypes.c_int64(), ctypes.c_int64()
        rate, threshold, standing = ctypes.c_int32(), ctypes.c_int32(), ctypes.c_int32()
        number = enum_of(metric, Metric, "metric")
        check(
            lib.shp_metrics_report(
                self._pointer, pointer_of(rules, Rules, "rules"), number, optional_text_in(category, "category"),
                milliseconds_of(now, "now"), ctypes.byref(above), ctypes.byref(below), ctypes.byref(rate),
                ctypes.byref(threshold), ctypes.byref(standing),
            )
        )
        return Report(
            Metric(number), category, above.value, below.value, _basis_points(rate.value),
            _basis_points(threshold.value), Standing(standing.value),
        )

    def reports(self, rules: Rules, *, now: datetime) -> tuple[Report, ...]:
        """All numbers as the marketplace sees them now."""
        return tuple(self.report(rules, Metric(number), now=now) for number in range(1, lib.shp_metric_count() + 1))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Metrics):
            return NotImplemented
        return self.encode() == other.encode()

    __hash__ = None  # type: ignore[assignment]  # they change


def window(rules: Rules, metric: Metric, *, now: datetime) -> tuple[date, date]:
    """The days that the marketplace looks at, both included."""
    first, last = ctypes.c_int32(), ctypes.c_int32()
    told = (pointer_of(rules, Rules, "rules"), enum_of(metric, Metric, "metric"), milliseconds_of(now, "now"))
    check(lib.shp_metric_window(*told, ctypes.byref(first), ctypes.byref(last)))
    return date_of(first.value), date_of(last.value)


def is_minimum(metric: Metric) -> bool:
    """More is better."""
    return bool(lib.shp_metric_is_minimum(enum_of(metric, Metric, "metric")))


def _order(order: Optional[Order], name: str) -> Any:
    return pointer_or_none(order, Order, name)


def _basis_points(value: int) -> Optional[Decimal]:
    return None if value < 0 else money_of(value, 4)
