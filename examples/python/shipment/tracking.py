"""Tracking numbers: does a number have its carrier's form, whose could it be, where is its page."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Optional, Sequence

from ._constants_table import Check, Evidence, Status, Verdict
from ._convert import enum_of, int32_of, optional_text_in, sequence_of, text_in, text_of, text_or_none
from ._library import lib
from .carriers import Carriers
from .context import pointer_or_none
from .errors import check, text_written

_CANDIDATES = 32


@dataclass(frozen=True)
class Candidate:
    """A service whose number it could be."""

    courier: str
    service: str
    evidence: Evidence
    verdict: Verdict


@dataclass(frozen=True)
class Detection:
    """Whose number it could be, strongest evidence first."""

    verdict: Verdict
    candidates: tuple[Candidate, ...]


def _table(carriers: Optional[Carriers]) -> Any:
    return pointer_or_none(carriers, Carriers, "carriers")


def validate(carrier: str, number: str, *, carriers: Optional[Carriers] = None) -> Verdict:
    """Does the number have the form of this carrier, by its code or spelling?"""
    verdict = ctypes.c_int32()
    told = (_table(carriers), text_in(carrier, "carrier"), text_in(number, "number"))
    check(lib.shp_tracking_validate(*told, ctypes.byref(verdict)))
    return Verdict(verdict.value)


def detect(number: str, *, carrier: Optional[str] = None, carriers: Optional[Carriers] = None) -> Detection:
    """Whose number could it be: anybody's, or one carrier's services."""
    table = _table(carriers)
    told = (table, optional_text_in(carrier, "carrier"), text_in(number, "number"))
    count, verdict = ctypes.c_uint32(), ctypes.c_int32()
    room = _CANDIDATES
    while True:
        found = (ctypes.c_uint64 * room)()
        check(lib.shp_tracking_detect(*told, found, room, ctypes.byref(count), ctypes.byref(verdict)))
        if count.value <= room:
            break
        room = count.value
    return Detection(
        Verdict(verdict.value),
        tuple(
            Candidate(
                text_of(lib.shp_candidate_get_courier(table, candidate)),
                text_of(lib.shp_candidate_get_service(table, candidate)),
                Evidence(lib.shp_candidate_get_evidence(candidate)),
                Verdict(lib.shp_candidate_get_verdict(candidate)),
            )
            for candidate in found[: count.value]
        ),
    )


def normalise(number: str) -> str:
    """The number without what does not count, for comparing two of them."""
    return text_written(lib.shp_tracking_normalise, text_in(number, "number"))


def url(number: str, *, carrier: Optional[str] = None, carriers: Optional[Carriers] = None) -> Optional[str]:
    """The number's tracking page; None if there is none."""
    told = (_table(carriers), optional_text_in(carrier, "carrier"), text_in(number, "number"))
    return text_written(lib.shp_tracking_url, *told) or None


def check_digit(algorithm: int, serial: str) -> str:
    """The check character of a serial. algorithm: Check.LUHN, or any weighting of mod 10."""
    found = ctypes.c_char()
    number = enum_of(algorithm, Check, "algorithm")
    check(lib.shp_check_digit(number, text_in(serial, "serial"), ctypes.byref(found)))
    return text_of(found.value)


def check_digit_sum_product(weights: Sequence[int], modulo1: int, modulo2: int, serial: str) -> str:
    """The same by weights of one's own: (sum of digit times weight, modulo modulo1), modulo modulo2."""
    found = ctypes.c_char()
    told = sequence_of(weights, "weights", "weights")
    numbers = [int32_of(weight, f"weights[{index}]") for index, weight in enumerate(told)]
    array = (ctypes.c_int32 * len(numbers))(*numbers)
    moduli = (int32_of(modulo1, "modulo1"), int32_of(modulo2, "modulo2"))
    serial = text_in(serial, "serial")
    check(lib.shp_check_digit_sum_product(array, len(numbers), *moduli, serial, ctypes.byref(found)))
    return text_of(found.value)


def verify_check_digit(algorithm: Check, text: str) -> bool:
    """Whether the last character is the check character of those before it."""
    status = lib.shp_check_digit_verify(enum_of(algorithm, Check, "algorithm"), text_in(text, "text"))
    if status == Status.ERR_TRACKING_CHECK_DIGIT:
        return False
    check(status)
    return True


def verdict_name(verdict: Verdict) -> Optional[str]:
    """ "check_digit_ok"; None for none."""
    return text_or_none(lib.shp_verdict_name(enum_of(verdict, Verdict, "verdict")))


def evidence_name(evidence: Evidence) -> Optional[str]:
    """ "prefix_and_check_digit"; None for none."""
    return text_or_none(lib.shp_evidence_name(enum_of(evidence, Evidence, "evidence")))
