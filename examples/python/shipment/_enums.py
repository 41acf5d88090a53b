"""Enumerations that bear numbers of later versions of the library, and are words in a log."""

from __future__ import annotations

from enum import IntEnum, IntFlag

_AS_NUMBER = tuple("bcdoxXn")


def _format(word: str, number: int, spec: str) -> str:
    """As text, but for a specification that only numbers know."""
    return format(number, spec) if spec.endswith(_AS_NUMBER) else format(word, spec)


class OpenEnum(IntEnum):
    """Frozen numbers with names. A number that this version has no name for is told as UNKNOWN_ and the number.

    As text a member is its name in lower case: f"{order.status}" is "shipped".
    """

    @classmethod
    def _missing_(cls, value: object) -> OpenEnum | None:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member

    def __str__(self) -> str:
        return self.name.lower()

    def __format__(self, spec: str) -> str:
        return _format(str(self), int(self), spec)


class OpenFlag(IntFlag):
    """Bits. Those that this version has no name for are kept. As text: "prime|premium", "none" when no bit is set."""

    def __str__(self) -> str:
        words = [one.name.lower() for one in type(self) if one.name and one in self]
        left = int(self) & ~sum(type(self))
        return "|".join([*words, f"{left:#x}"] if left else words) or "none"

    def __format__(self, spec: str) -> str:
        return _format(str(self), int(self), spec)
