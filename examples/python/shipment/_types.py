"""What stands in the prototypes in place of the integers and texts of ctypes.

ctypes lets a number that does not fit wrap around, and ends a text at its first NUL. These refuse, or hand on what the
library refuses itself, so that it can say which field it was. Whatever a caller says is checked by its name before, in
_convert.py: nothing that is refused here should ever get here.
"""

from __future__ import annotations

import ctypes
from typing import Any, Optional


class CheckedInteger:
    """An integer of C; a number that does not fit is an OverflowError."""

    plain: Any
    first: int
    last: int

    @classmethod
    def from_param(cls, value: Any) -> Any:
        if not isinstance(value, int):
            raise TypeError(f"a whole number is needed, not {type(value).__name__}")
        if not cls.first <= value <= cls.last:
            raise OverflowError(f"{value} is not between {cls.first} and {cls.last}")
        return cls.plain(value)


class Int32(CheckedInteger):
    """int32_t."""

    plain, first, last = ctypes.c_int32, -(2**31), 2**31 - 1


class UInt32(CheckedInteger):
    """uint32_t."""

    plain, first, last = ctypes.c_uint32, 0, 2**32 - 1


class Int64(CheckedInteger):
    """int64_t."""

    plain, first, last = ctypes.c_int64, -(2**63), 2**63 - 1


class UInt64(CheckedInteger):
    """uint64_t."""

    plain, first, last = ctypes.c_uint64, 0, 2**64 - 1


class UInt8(CheckedInteger):
    """uint8_t."""

    plain, first, last = ctypes.c_uint8, 0, 2**8 - 1


class Size(CheckedInteger):
    """size_t."""

    plain, first, last = ctypes.c_size_t, 0, 2 ** (8 * ctypes.sizeof(ctypes.c_size_t)) - 1


class Text:
    """Text, or None for NULL.

    What is no text to the library must reach it, or it could not name the field: a NUL goes as another control
    character, and half a surrogate pair as bytes that are not UTF-8. Both are refused like any such text.
    """

    @classmethod
    def from_param(cls, value: Optional[str]) -> Any:
        if value is None:
            return None
        if not isinstance(value, str):
            raise TypeError(f"text is needed, not {type(value).__name__}")
        return ctypes.c_char_p(value.encode("utf-8", "surrogatepass").replace(b"\0", b"\1"))


class Bytes:
    """Bytes that the library only reads, or None for NULL. Their size is an argument of its own."""

    @classmethod
    def from_param(cls, value: Optional[bytes]) -> Any:
        if value is None:
            return None
        if not isinstance(value, bytes):
            raise TypeError(f"bytes are needed, not {type(value).__name__}")
        return ctypes.c_char_p(value)


class Id:
    """The 16 bytes of a UUID, no more and no less."""

    @classmethod
    def from_param(cls, value: bytes) -> Any:
        if not isinstance(value, bytes) or len(value) != 16:
            raise TypeError("the 16 bytes of a UUID are needed")
        return ctypes.c_char_p(value)
