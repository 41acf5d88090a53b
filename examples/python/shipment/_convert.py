"""Between the library's numbers and Python's values: days, milliseconds, minor units, ids, text. Nothing is rounded."""

from __future__ import annotations

import ctypes
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Callable, Iterable, Mapping, Optional, Union
from uuid import UUID

from ._constants_table import DATE_NONE, INSTANT_NONE
from ._library import lib

Money = Union[Decimal, int]
"""An amount in whole units of its currency, exactly: Decimal("12.50"), or 12. A float is refused."""

Items = Union[Mapping[str, int], Iterable["tuple[str, int]"]]
"""Units by the id of their line: {"line-1": 2}, or pairs."""

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_MILLISECOND = timedelta(milliseconds=1)
_INT32 = (-(2**31), 2**31 - 1)
_INT64 = (-(2**63), 2**63 - 1)


# ---- dates and instants ----


def days_of(value: Optional[date]) -> int:
    """A date as the library has it; None as the date that is not given."""
    if value is None:
        return DATE_NONE
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError(f"a datetime.date is needed, not {type(value).__name__}: which day it is depends on the zone")
    return value.toordinal() - _EPOCH_DAY


def date_of(days: int) -> date:
    """A date that is there."""
    return date.fromordinal(days + _EPOCH_DAY)


def date_or_none(days: int) -> Optional[date]:
    """A date, or None."""
    return None if days == DATE_NONE else date_of(days)


def milliseconds_of(value: datetime) -> int:
    """An instant as the library has it, in whole milliseconds."""
    if not isinstance(value, datetime):
        raise TypeError(f"a datetime.datetime with a zone is needed, not {type(value).__name__}")
    if value.utcoffset() is None:
        raise ValueError(f"{value!r} has no zone, so it is no instant")
    return (value - _EPOCH) // _MILLISECOND


def instant_of(milliseconds: int) -> datetime:
    """An instant that is there, in UTC."""
    return _EPOCH + milliseconds * _MILLISECOND


def instant_or_none(milliseconds: int) -> Optional[datetime]:
    """An instant, or None."""
    return None if milliseconds == INSTANT_NONE else instant_of(milliseconds)


# ---- money ----


def _checked_money(value: Money) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise TypeError(f"money is a Decimal or an int, not {type(value).__name__}")
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"{value} is no amount of money")
    return exact


def minor_or_none(value: Money, exponent: int) -> Optional[int]:
    """Minor units, or None for digits that the currency does not have. Never rounds, whatever the decimal context."""
    sign, digits, places = _checked_money(value).as_tuple()
    assert isinstance(places, int)
    minor = int("".join(map(str, digits)) or "0")
    shift = places + exponent
    if minor == 0:
        return 0
    if shift > 40:
        minor = _INT64[1] + 1  # beyond every limit
    elif shift >= 0:
        minor *= 10**shift
    elif -shift > len(digits) or minor % 10**-shift:
        return None
    else:
        minor //= 10**-shift
    return -minor if sign else minor


def minor_of(value: Money, exponent: int) -> int:
    """Minor units; ValueError for digits that the currency does not have."""
    minor = minor_or_none(value, exponent)
    if minor is None:
        raise ValueError(f"{value} has more than the {exponent} decimal places of its currency")
    return minor


def money_of(minor: int, exponent: int) -> Decimal:
    """Exactly the currency's digits."""
    return Decimal((int(minor < 0), tuple(map(int, str(abs(minor)))), -exponent))


def fit_int32(value: int) -> int:
    """A number that is far outside becomes one that the library refuses, too, so that it can say where it stood."""
    return _fit(value, _INT32)


def fit_int64(value: int) -> int:
    """As fit_int32()."""
    return _fit(value, _INT64)


def _fit(value: int, limits: tuple[int, int]) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"a whole number is needed, not {type(value).__name__}")
    return max(limits[0], min(limits[1], value))


# ---- ids, text, bytes ----


def id_of(value: UUID) -> bytes:
    """The bytes of a UUID."""
    if not isinstance(value, UUID):
        raise TypeError(f"a uuid.UUID is needed, not {type(value).__name__}")
    return value.bytes


def read_id(function: Callable[..., Any], *arguments: Any) -> UUID:
    """Calls a function whose last parameter is where an id goes."""
    room = (ctypes.c_uint8 * 16)()
    function(*arguments, room)
    return UUID(bytes=bytes(room))


def text_of(value: Optional[bytes]) -> str:
    """Text that is there. What the library gives is UTF-8; a message that was cut off may not be to its end."""
    return (value or b"").decode("utf-8", "replace")


def text_or_none(value: Optional[bytes]) -> Optional[str]:
    """Text, or None where it was not given or there is none."""
    return text_of(value) if value else None


def text_at(address: Optional[int], size: int) -> bytes:
    """Bytes that the library holds, copied."""
    return ctypes.string_at(address, size) if address else b""


def written(function: Callable[..., int], *arguments: Any) -> bytes:
    """What a function writes that first tells the size: the last three parameters are buffer, capacity, size."""
    size = ctypes.c_size_t()
    function(*arguments, None, 0, ctypes.byref(size))
    room = ctypes.create_string_buffer(max(1, size.value))
    kind = function.argtypes[len(arguments)]  # type: ignore[attr-defined]
    status = function(*arguments, ctypes.cast(room, kind), size.value, ctypes.byref(size))
    if status != 0:
        raise RuntimeError(text_of(lib.shp_status_message(status, 0)))
    return room.raw[: size.value]


def pairs_of(items: Items) -> list[tuple[str, int]]:
    """Items as pairs of line and quantity."""
    pairs = items.items() if isinstance(items, Mapping) else items
    return [(line, quantity) for line, quantity in pairs]
