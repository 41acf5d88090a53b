"""Enumerations that bear numbers of later versions of the library."""

from __future__ import annotations

from enum import IntEnum, IntFlag


class OpenEnum(IntEnum):
    """Frozen numbers with names. A number that this version has no name for is told as UNKNOWN_ and the number."""

    @classmethod
    def _missing_(cls, value: object) -> OpenEnum | None:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member


class OpenFlag(IntFlag):
    """Bits. Those that this version has no name for are kept."""
