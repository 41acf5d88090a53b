"""Business days: calendars made of a week mask, closed days and opened days, and counting on them."""

from __future__ import annotations

import ctypes
from datetime import date
from typing import Any, Iterable, NamedTuple, Optional, Self, Union

from . import _functions_table as c
from ._constants_table import WEEKMASK_WEEKDAYS, CalendarPreset, Language, Roll, Weekday
from ._convert import (
    date_of,
    date_or_none,
    days_of,
    days_or_none_of,
    enum_of,
    int32_of,
    sequence_of,
    text_in,
    text_of,
)
from ._library import lib
from .context import Context, Handle, core_of, pointer_of
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
        core = core_of(context)
        mask = parse_weekmask(weekmask) if isinstance(weekmask, str) else weekmask
        self._held = core._make(
            c.shp_calendar, _new_calendar, core._pointer, enum_of(mask, Weekday, "weekmask"), _days(closed, "closed"),
            _days(opened, "opened"), days_or_none_of(valid_from, "valid_from"), days_or_none_of(valid_to, "valid_to"),
            text_in(id, "id"),
        )

    @classmethod
    def preset(cls, preset: Union[CalendarPreset, str], *, context: Optional[Context] = None) -> Self:
        """A calendar that is built in: "weekdays", "us", "us_federal_reserve", "cn"."""
        core = core_of(context)
        if isinstance(preset, str):
            number = lib.shp_calendar_preset_from_name(preset)
            check(min(number, 0), "preset")
        else:
            number = enum_of(preset, CalendarPreset, "preset")
        return cls._own(core._make(c.shp_calendar, lib.shp_calendar_new_preset, core._pointer, number))

    def union(self, other: Calendar, id: str, *, context: Optional[Context] = None) -> Calendar:
        """A day is open only if both have it open: the seller's and the marketplace's."""
        core = core_of(context)
        both = (self._pointer, pointer_of(other, Calendar, "other"))
        made = core._make(c.shp_calendar, lib.shp_calendar_new_union, core._pointer, *both, text_in(id, "id"))
        return Calendar._own(made)

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
        answer = lib.shp_calendar_is_business_day(self._pointer, days_of(day, "day"), None)
        if answer < 0:
            check(answer, "day")
        return bool(answer)

    __contains__ = is_open

    def covers(self, day: date) -> bool:
        """Whether the calendar's data cover a date."""
        outside = ctypes.c_int32()
        answer = lib.shp_calendar_is_business_day(self._pointer, days_of(day, "day"), ctypes.byref(outside))
        if answer < 0:
            check(answer, "day")
        return not outside.value

    def add(self, start: date, business_days: int, roll: Roll = Roll.STRICT) -> BusinessDay:
        """The date that is so many business days after a start, or before it."""
        day, outside = ctypes.c_int32(), ctypes.c_int32()
        check(
            lib.shp_calendar_add_business_days(
                self._pointer, days_of(start, "start"), int32_of(business_days, "business_days"),
                enum_of(roll, Roll, "roll"), ctypes.byref(day), ctypes.byref(outside),
            )
        )
        return BusinessDay(date_of(day.value), bool(outside.value))

    def next(self, day: date) -> BusinessDay:
        """The first business day after a date."""
        days_of(day, "day")
        return self.add(day, 1)

    def previous(self, day: date) -> BusinessDay:
        """The last business day before a date."""
        days_of(day, "day")
        return self.add(day, -1)

    def count(self, start: date, end: date) -> BusinessDays:
        """Business days between two dates: the start counts, the end never; negative when the end is before."""
        count, outside = ctypes.c_int32(), ctypes.c_int32()
        check(
            lib.shp_calendar_count_business_days(
                self._pointer, days_of(start, "start"), days_of(end, "end"), ctypes.byref(count),
                ctypes.byref(outside),
            )
        )
        return BusinessDays(count.value, bool(outside.value))

    def __repr__(self) -> str:
        return f"<Calendar {self.id}>"


def parse_weekmask(text: str) -> Weekday:
    """A week mask from seven characters 0 or 1, Monday first."""
    mask = ctypes.c_int32()
    check(lib.shp_weekmask_parse(text_in(text, "text"), ctypes.byref(mask)), "weekmask")
    return Weekday(mask.value)


def preset_title(preset: CalendarPreset, language: Language = Language.EN) -> str:
    """What a preset is, for people."""
    number = enum_of(preset, CalendarPreset, "preset")
    return text_of(lib.shp_calendar_preset_title(number, enum_of(language, Language, "language")))


def _days(days: Iterable[date], name: str) -> Any:
    told = sequence_of(days, "dates", name)
    numbers = [days_of(day, f"{name}[{index}]") for index, day in enumerate(told)]
    return (ctypes.c_int32 * len(numbers))(*numbers)


def _new_calendar(
    context: object, mask: int, closed: Any, opened: Any, first: int, last: int, id: str,
    made: object, error: object,
) -> int:
    return lib.shp_calendar_new(  # type: ignore[no-any-return]
        context, mask, closed, len(closed), opened, len(opened), first, last, id, made, error
    )
