"""Money: exact shares and parts, and the decimal places of currencies."""

from __future__ import annotations

import ctypes
from decimal import Decimal
from typing import Sequence

from ._convert import (
    Money,
    exponent_in,
    int32_of,
    int64_of,
    minor_of,
    money_of,
    sequence_of,
    shown,
    text_in,
    whole,
)
from ._library import lib
from .errors import check


def allocate(amount: Money, weights: Sequence[int], *, exponent: int) -> tuple[Decimal, ...]:
    """Splits an amount by weights, largest remainder first: the parts add up to it, exactly."""
    minor = minor_of(amount, exponent, "amount")
    told = sequence_of(weights, "weights", "weights")
    numbers = [int64_of(weight, f"weights[{index}]") for index, weight in enumerate(told)]
    count = len(numbers)
    parts = (ctypes.c_int64 * count)()
    check(lib.shp_money_allocate(minor, (ctypes.c_int64 * count)(*numbers), count, parts), "weights")
    return tuple(money_of(part, exponent) for part in parts)


def share(amount: Money, k: int, q: int, *, exponent: int) -> Decimal:
    """What k of q units of an amount come to, rounded down: the shares of counting up to q add up to it."""
    found = ctypes.c_int64()
    minor = minor_of(amount, exponent, "amount")
    if minor < 0:
        raise ValueError(f"amount: {shown(amount)} is negative")
    check(lib.shp_money_share(minor, int32_of(k, "k"), int32_of(q, "q"), ctypes.byref(found)), "k")
    return money_of(found.value, exponent)


def currency_exponent(currency: str) -> int:
    """ISO 4217's decimal places of a currency; Refused for a code that is none."""
    exponent = lib.shp_currency_exponent(text_in(currency, "currency"))
    if exponent < 0:
        check(exponent, "currency")
    return exponent  # type: ignore[no-any-return]


def to_minor(amount: Money, exponent: int) -> int:
    """Minor units of an amount; ValueError for digits that the currency does not have."""
    return minor_of(amount, exponent, "amount")


def from_minor(minor: int, exponent: int) -> Decimal:
    """An amount of minor units, with exactly the currency's digits."""
    places = exponent_in(exponent)
    return money_of(whole(minor, "minor"), places)
