"""Business days: calendars made of a week mask, closed days and opened days, and counting on them."""

from __future__ import annotations

import ctypes
from datetime import date
from typing import Any, Iterable, NamedTuple, Optional, Union

from . import _functions_table as c
from ._constants_table import WEEKMASK_WEEKDAYS, CalendarPreset, Language, Roll, Weekday
from ._convert import date_of, date_or_none, days_of, text_of
from ._library import lib
from .context import Context, Handle, default_context
from .errors import check


class BusinessDay(NamedTuple):
    """A day that was counted to."""

    date: date
    outside: bool
    """It depends on days that the calendar's data do not cover."""


class BusinessDays(NamedTuple):
    """How many there are between two dates."""

    days: int
    outside: bool
    """It depends on days that the calendar's data do not cover."""


class Calendar(Handle):
    """Business days. A day is open if it is among the opened; else closed if it is among the closed; else as the mask
    has its weekday. Never changes; any thread."""

    __slots__ = ()
    _struct = c.shp_calendar
    _ref = lib.shp_calendar_ref
    _unref = lib.shp_calendar_unref

    def __init__(
        self,
        id: str,
        *,
        weekmask: Union[Weekday, str] = Weekday(WEEKMASK_WEEKDAYS),
        closed: Iterable[date] = (),
        opened: Iterable[date] = (),
        valid_from: Optional[date] = None,
        valid_to: Optional[date] = None,
        context: Optional[Context] = None,
    ) -> None:
        """id: a name of one's own. weekmask: days, or text, Monday first: "1111100"."""
        context = context or default_context()
        mask = parse_weekmask(weekmask) if isinstance(weekmask, str) else weekmask
        closed_days, opened_days = _days(closed), _days(opened)
        self._pointer = context._make(
            c.shp_calendar, _new_calendar, context._pointer, int(mask), closed_days, opened_days,
            days_of(valid_from), days_of(valid_to), id,
        )

    @classmethod
    def preset(cls, preset: Union[CalendarPreset, str], *, context: Optional[Context] = None) -> Calendar:
        """A calendar that is built in: "weekdays", "us", "us_federal_reserve", "cn"."""
        context = context or default_context()
        number = lib.shp_calendar_preset_from_name(preset) if isinstance(preset, str) else int(preset)
        if isinstance(preset, str) and number < 0:
            check(number)
        pointer = context._make(c.shp_calendar, lib.shp_calendar_new_preset, context._pointer, number)
        return cls._own(pointer)

    def union(self, other: Calendar, id: str, *, context: Optional[Context] = None) -> Calendar:
        """A day is open only if both have it open: the seller's and the marketplace's."""
        context = context or default_context()
        return Calendar._own(
            context._make(
                c.shp_calendar, lib.shp_calendar_new_union, context._pointer, self._pointer, other._pointer, id
            )
        )

    @property
    def id(self) -> str:
        """Its name."""
        return text_of(lib.shp_calendar_get_id(self._pointer))

    @property
    def weekmask(self) -> Weekday:
        """The weekdays that are open."""
        return Weekday(lib.shp_calendar_get_weekmask(self._pointer))

    @property
    def valid_from(self) -> Optional[date]:
        """First date of its data; None for no limit."""
        return date_or_none(lib.shp_calendar_get_valid_from(self._pointer))

    @property
    def valid_to(self) -> Optional[date]:
        """Last date of its data; None for no limit."""
        return date_or_none(lib.shp_calendar_get_valid_to(self._pointer))

    def is_open(self, day: date) -> bool:
        """Whether a date is a business day."""
        answer = lib.shp_calendar_is_business_day(self._pointer, days_of(day), None)
        if answer < 0:
            check(answer)
        return bool(answer)

    __contains__ = is_open

    def covers(self, day: date) -> bool:
        """Whether the calendar's data cover a date."""
        outside = ctypes.c_int32()
        answer = lib.shp_calendar_is_business_day(self._pointer, days_of(day), ctypes.byref(outside))
        if answer < 0:
            check(answer)
        return not outside.value

    def add(self, start: date, business_days: int, roll: Roll = Roll.STRICT) -> BusinessDay:
        """The date that is so many business days after a start, or before it."""
        day, outside = ctypes.c_int32(), ctypes.c_int32()
        check(
            lib.shp_calendar_add_business_days(
                self._pointer, days_of(start), business_days, int(roll), ctypes.byref(day), ctypes.byref(outside)
            )
        )
        return BusinessDay(date_of(day.value), bool(outside.value))

    def next(self, day: date) -> BusinessDay:
        """The first business day after a date."""
        return self.add(day, 1)

    def previous(self, day: date) -> BusinessDay:
        """The last business day before a date."""
        return self.add(day, -1)

    def count(self, start: date, end: date) -> BusinessDays:
        """Business days between two dates: the start counts, the end never; negative when the end is before."""
        count, outside = ctypes.c_int32(), ctypes.c_int32()
        check(
            lib.shp_calendar_count_business_days(
                self._pointer, days_of(start), days_of(end), ctypes.byref(count), ctypes.byref(outside)
            )
        )
        return BusinessDays(count.value, bool(outside.value))

    def __repr__(self) -> str:
        return f"<Calendar {self.id}>"


def parse_weekmask(text: str) -> Weekday:
    """A week mask from seven characters 0 or 1, Monday first."""
    mask = ctypes.c_int32()
    check(lib.shp_weekmask_parse(text, ctypes.byref(mask)))
    return Weekday(mask.value)


def preset_title(preset: CalendarPreset, language: Language = Language.EN) -> str:
    """What a preset is, for people."""
    return text_of(lib.shp_calendar_preset_title(int(preset), int(language)))


def _days(days: Iterable[date]) -> Any:
    numbers = [days_of(day) for day in days]
    return (ctypes.c_int32 * len(numbers))(*numbers)


def _new_calendar(
    context: object, mask: int, closed: Any, opened: Any, first: int, last: int, id: str,
    made: object, error: object,
) -> int:
    return lib.shp_calendar_new(  # type: ignore[no-any-return]
        context, mask, closed, len(closed), opened, len(opened), first, last, id, made, error
    )
