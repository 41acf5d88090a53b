"""Between the library's numbers and Python's values: days, milliseconds, minor units, ids, text. Nothing is rounded."""

from __future__ import annotations

import ctypes
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any, Callable, Iterable, Mapping, Optional, TypeVar, Union
from uuid import UUID

from ._constants_table import DATE_NONE, INSTANT_NONE, LIMIT_EXPONENT
from ._frozen import Frozen
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
_UINT32 = (0, 2**32 - 1)
_DIGITS = 40  # more than any number here has
_SHOWN = 40

E = TypeVar("E", bound=int)


def wrong_type(name: str, wanted: str, value: object) -> TypeError:
    """The exception for a value of a wrong type: "reason: a CancelReason is needed, not str"."""
    return TypeError(f"{name}: {wanted} needed, not {'None' if value is None else type(value).__name__}")


def a_kind(kind: type) -> str:
    """What is wanted, as the middle of a sentence: "an Order is", "Rules are"."""
    name = kind.__name__
    if name in ("Carriers", "Metrics", "Rules"):
        return f"{name} are"
    return f"{'an' if name[0] in 'AEIO' else 'a'} {name} is"


def shown(value: object) -> str:
    """A value as its caller wrote it, for a message; not all of it, if it has a thousand digits."""
    text = str(Decimal(value)) if isinstance(value, int) else str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


# ---- whole numbers, enumerations, flags ----


def whole(value: object, name: str) -> int:
    """A whole number. True and False are none, and neither is 2.0."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_type(name, "a whole number is", value)
    return int(value)


def _between(value: object, name: str, limits: tuple[int, int]) -> int:
    number = whole(value, name)
    if not limits[0] <= number <= limits[1]:
        raise OverflowError(f"{name}: {shown(number)} is not between {limits[0]} and {limits[1]}")
    return number


def int32_of(value: object, name: str) -> int:
    """A number as the library has it; OverflowError for one that it could only be handed cut to size."""
    return _between(value, name, _INT32)


def int64_of(value: object, name: str) -> int:
    """As int32_of()."""
    return _between(value, name, _INT64)


def uint32_of(value: object, name: str) -> int:
    """As int32_of()."""
    return _between(value, name, _UINT32)


def fit_int32(value: object, name: str) -> int:
    """Only for what has a limit far below: a number far outside becomes one that the library refuses, too, so that it
    can say where it stood, with everything else that is wrong."""
    return max(_INT32[0], min(_INT32[1], whole(value, name)))


def fit_int64(value: object, name: str) -> int:
    """As fit_int32(), for a field of 64 bits."""
    return max(_INT64[0], min(_INT64[1], whole(value, name)))


def fit_uint32(value: object, name: str) -> int:
    """As fit_int32(), for what is never negative."""
    number = whole(value, name)
    return number if 0 <= number <= _UINT32[1] else _UINT32[1]


def enum_of(value: object, kind: type[E], name: str) -> int:
    """A member of this enumeration, or its number. Whether there is such a number is for the library to say."""
    is_number = isinstance(value, kind) or (isinstance(value, int) and not isinstance(value, (bool, Enum)))
    if not is_number:
        raise wrong_type(name, a_kind(kind), value)
    return fit_int32(value, name)


def flag_of(value: object, name: str) -> int:
    """True or False, or their numbers."""
    if not isinstance(value, int) or isinstance(value, Enum):
        raise wrong_type(name, "True or False is", value)
    return fit_int32(int(value), name)


# ---- dates and instants ----


def days_of(value: object, name: str) -> int:
    """A date as the library has it."""
    if isinstance(value, datetime) or not isinstance(value, date):
        why = ": which day an instant is depends on the zone" if isinstance(value, datetime) else ""
        raise TypeError(f"{wrong_type(name, 'a datetime.date is', value)}{why}")
    return value.toordinal() - _EPOCH_DAY


def days_or_none_of(value: object, name: str) -> int:
    """A date as the library has it; None as the date that is not given."""
    return DATE_NONE if value is None else days_of(value, name)


def date_of(days: int) -> date:
    """A date that is there."""
    return date.fromordinal(days + _EPOCH_DAY)


def date_or_none(days: int) -> Optional[date]:
    """A date, or None."""
    return None if days == DATE_NONE else date_of(days)


def milliseconds_of(value: object, name: str) -> int:
    """An instant as the library has it, in whole milliseconds."""
    if not isinstance(value, datetime):
        raise wrong_type(name, "a datetime.datetime with a zone is", value)
    if value.utcoffset() is None:
        raise ValueError(f"{name}: {value!r} has no zone, so it is no instant")
    return (value - _EPOCH) // _MILLISECOND


def milliseconds_or_none_of(value: object, name: str) -> int:
    """An instant as the library has it; None as the instant that is not given."""
    return INSTANT_NONE if value is None else milliseconds_of(value, name)


def duration_of(value: object, name: str) -> int:
    """A length of time in whole milliseconds."""
    if not isinstance(value, timedelta):
        raise wrong_type(name, "a datetime.timedelta is", value)
    return value // _MILLISECOND


def instant_of(milliseconds: int) -> datetime:
    """An instant that is there, in UTC."""
    return _EPOCH + milliseconds * _MILLISECOND


def instant_or_none(milliseconds: int) -> Optional[datetime]:
    """An instant, or None."""
    return None if milliseconds == INSTANT_NONE else instant_of(milliseconds)


# ---- money ----


def exact_money(value: object, name: str) -> Decimal:
    """An amount, exactly; it may still be no number."""
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise wrong_type(name, "a Decimal or an int is", value)
    return Decimal(value)


def minor_or_none(exact: Decimal, exponent: int) -> Optional[int]:
    """Minor units of a number, or None for digits that the currency does not have. Never rounds, whatever the decimal
    context. What has more digits than any amount is told as a number that is as wrong."""
    sign, digits, places = exact.as_tuple()
    assert isinstance(places, int)
    count = len(digits)
    while count and digits[count - 1] == 0:
        count -= 1
    shift = places + len(digits) - count + exponent
    if count == 0:
        return 0
    if shift < 0:
        return None
    if count + shift > _DIGITS:
        minor: int = 10**_DIGITS
    else:
        minor = int("".join(map(str, digits[:count]))) * 10**shift
    return -minor if sign else minor


def exponent_in(value: object) -> int:
    """Decimal places that a currency can have."""
    places = whole(value, "exponent")
    if not 0 <= places <= LIMIT_EXPONENT:
        raise ValueError(f"exponent: {shown(places)} is not between 0 and {LIMIT_EXPONENT}")
    return places


def minor_of(value: object, exponent: object, name: str) -> int:
    """Minor units; ValueError for digits that the currency does not have."""
    places = exponent_in(exponent)
    exact = exact_money(value, name)
    if not exact.is_finite():
        raise ValueError(f"{name}: {shown(value)} is no number")
    minor = minor_or_none(exact, places)
    if minor is None:
        raise ValueError(f"{name}: {shown(value)} has more than {places} decimal places")
    if not _INT64[0] < minor <= _INT64[1]:
        raise OverflowError(f"{name}: {shown(value)} is more than can be counted")
    return minor


def money_of(minor: int, exponent: int) -> Decimal:
    """Exactly the currency's digits."""
    return Decimal((int(minor < 0), Decimal(minor).as_tuple().digits, -exponent))


# ---- ids, text, bytes ----


def id_of(value: object, name: str) -> bytes:
    """The bytes of a UUID."""
    if not isinstance(value, UUID):
        raise wrong_type(name, "a uuid.UUID is", value)
    return value.bytes


def text_in(value: object, name: str) -> str:
    """Text that is handed over."""
    if not isinstance(value, str):
        raise wrong_type(name, "text is", value)
    return value


def optional_text_in(value: object, name: str) -> Optional[str]:
    """Text, or None for text that is not given."""
    return None if value is None else text_in(value, name)


def bytes_in(value: object, name: str) -> bytes:
    """Bytes that are handed over. A number is none: bytes(5) would be five of them."""
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise wrong_type(name, "bytes are", value)
    return bytes(value)


def sequence_of(value: object, wanted: str, name: str) -> tuple[Any, ...]:
    """What there are many of: "lines". Text is not meant, though Python could go through it letter by letter."""
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise wrong_type(name, f"{wanted} are", value)
    return tuple(value)


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


def frozen_items(items: Items, name: str) -> Union[Frozen[str, int], tuple[tuple[str, int], ...]]:
    """Items that their caller cannot change any more. Pairs stay pairs: a line that is said twice is to be refused."""
    if isinstance(items, Mapping):
        return items if isinstance(items, Frozen) else Frozen(items)
    return tuple(
        pair if isinstance(pair, tuple) else tuple(pair) if isinstance(pair, list) else pair
        for pair in sequence_of(items, "quantities by line", name)
    )


def pairs_of(items: Items, name: str) -> list[tuple[str, int]]:
    """Items as pairs of line and quantity, as the library is told."""
    kept = frozen_items(items, name)
    pairs = []
    for index, pair in enumerate(kept.items() if isinstance(kept, Mapping) else kept):
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise wrong_type(f"{name}[{index}]", "a pair of line and quantity is", pair)
        line, quantity = pair
        pairs.append((text_in(line, f"{name}[{index}].line"), fit_int32(quantity, f"{name}[{index}].quantity")))
    return pairs
