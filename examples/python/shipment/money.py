"""Money: exact shares and parts, and the decimal places of currencies."""

from __future__ import annotations

import ctypes
from decimal import Decimal
from typing import Sequence

from ._convert import Money, fit_int64, minor_of, money_of
from ._library import lib
from .errors import check


def allocate(amount: Money, weights: Sequence[int], *, exponent: int) -> tuple[Decimal, ...]:
    """Splits an amount by weights, largest remainder first: the parts add up to it, exactly."""
    count = len(weights)
    whole = fit_int64(minor_of(amount, exponent))
    numbers = [fit_int64(weight) for weight in weights]
    parts = (ctypes.c_int64 * count)()
    check(lib.shp_money_allocate(whole, (ctypes.c_int64 * count)(*numbers), count, parts))
    return tuple(money_of(part, exponent) for part in parts)


def share(amount: Money, k: int, q: int, *, exponent: int) -> Decimal:
    """What k of q units of an amount come to, rounded down: the shares of counting up to q add up to it."""
    found = ctypes.c_int64()
    check(lib.shp_money_share(fit_int64(minor_of(amount, exponent)), k, q, ctypes.byref(found)))
    return money_of(found.value, exponent)


def currency_exponent(currency: str) -> int:
    """ISO 4217's decimal places of a currency; Refused for a code that is none."""
    exponent = lib.shp_currency_exponent(currency)
    if exponent < 0:
        check(exponent)
    return exponent  # type: ignore[no-any-return]


def to_minor(amount: Money, exponent: int) -> int:
    """Minor units of an amount; ValueError for digits that the currency does not have."""
    return minor_of(amount, exponent)


def from_minor(minor: int, exponent: int) -> Decimal:
    """An amount of minor units, with exactly the currency's digits."""
    return money_of(minor, exponent)
