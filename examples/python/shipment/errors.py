"""What can go wrong, as exceptions. Each holds every problem that the library found, not only the first."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Callable, Optional, Sequence

from ._constants_table import Language, Status, StatusKind
from ._convert import enum_of, int32_of, text_of
from ._library import lib


@dataclass(frozen=True)
class Problem:
    """One problem of an input, with its place in it."""

    code: Status
    """Which problem it is: Status.ERR_QUANTITY."""
    path: str
    """Where in the input, as one writes it: "items[2].quantity"; "" for the whole."""
    message: str
    """The problem in an English sentence."""
    message_zh: str
    """The same in Chinese."""
    detail: int = 0
    """A number that goes with it: what could be fulfilled, the limit, the offset of the first bad byte; else 0."""

    @property
    def name(self) -> str:
        """The code's frozen name: "SHP_ERR_QUANTITY"."""
        return status_name(self.code)

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


@dataclass(frozen=True)
class Raised:
    """An exception that came out of a hook. To the library the hook has not answered, so the outcome is unknown."""

    hook: str
    """The hook: "on_commit"."""
    exception: BaseException


class ShipmentError(Exception):
    """The library refused. Nothing has changed, but where a subclass says otherwise."""

    def __init__(
        self,
        status: int,
        problems: Sequence[Problem] = (),
        count: Optional[int] = None,
        raised: Sequence[Raised] = (),
    ):
        super().__init__(status, tuple(problems))
        self.status: Status = Status(status)
        """The code of the first problem."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        """The problems, as many as the context keeps."""
        self.count: int = len(self.problems) if count is None else count
        """How many there are, those that were not kept included."""
        self.raised: tuple[Raised, ...] = tuple(raised)
        """What hooks raised meanwhile."""

    def __str__(self) -> str:
        said = "; ".join(str(problem) for problem in self.problems) or status_message(self.status)
        more = self.count - len(self.problems)
        return f"{said}; and {more} more" if more > 0 and self.problems else said


class Refused(ShipmentError):
    """A command, or an input, with everything that is wrong with it in `problems`."""


class BadBytes(ShipmentError, ValueError):
    """Bytes that are not the canonical ones of a released version, or are of a later one."""

    @property
    def offset(self) -> int:
        """Offset of the first bad byte."""
        return self.problems[0].detail if self.problems else 0


class BadReplay(ShipmentError):
    """An event does not follow from the order."""


class HostError(ShipmentError):
    """A host could not do it."""


class HostBusy(HostError):
    """The host was called from one of its own hooks."""


class HostAbsent(HostError, LookupError):
    """The host knows no such order."""


class HostConflict(HostError):
    """Others were faster each time, for all tries. Nothing of this call was committed."""


class HostUnknown(HostError):
    """Nobody knows whether the last commit happened: a hook raised or gave no clear answer. Call again: what happened
    is recognised, what did not is done."""


class HostFailed(HostError):
    """A hook answered that it failed. Nothing of this call was committed."""


_CLASSES: dict[int, type[ShipmentError]] = {
    Status.ERR_BYTES: BadBytes,
    Status.ERR_BYTES_VERSION: BadBytes,
    Status.ERR_REPLAY: BadReplay,
    Status.ERR_HOST_BUSY: HostBusy,
    Status.ERR_HOST_HOOK: HostError,
    Status.ERR_HOST_ABSENT: HostAbsent,
    Status.ERR_HOST_CONFLICT: HostConflict,
    Status.ERR_HOST_UNKNOWN: HostUnknown,
    Status.ERR_HOST_FAILED: HostFailed,
}


def status_name(code: int) -> str:
    """The frozen name of a status or piece of advice: "SHP_ERR_QUANTITY", "SHP_ADVICE_LATE"; "" for none."""
    return text_of(lib.shp_status_name(int32_of(code, "code")))


def status_kind(code: int) -> StatusKind:
    """What to do about a status, also of one that came after this package; ValueError for what is none."""
    kind = lib.shp_status_kind(code)
    if kind < 0:
        raise ValueError(f"{code} is no status")
    return StatusKind(kind)


def status_message(code: int, language: Language = Language.EN) -> str:
    """What a status or piece of advice means, in a sentence."""
    return text_of(lib.shp_status_message(int32_of(code, "code"), enum_of(language, Language, "language")))


def failure(
    status: int, problems: Sequence[Problem] = (), count: Optional[int] = None, raised: Sequence[Raised] = ()
) -> Exception:
    """The exception for a status. Running out of memory is Python's own MemoryError."""
    if status == Status.ERR_NO_MEMORY:
        return MemoryError(status_message(status))
    return _CLASSES.get(status, Refused)(status, problems, count, raised)


def check(status: int, path: str = "") -> None:
    """Raises what a status means, for functions that tell no more. path: the parameter that it must be about."""
    if status != Status.OK:
        raise failure(status, [plain_problem(status, path)])


def text_written(function: Callable[..., int], *arguments: Any) -> str:
    """The text that a function writes. Its last three parameters are buffer, capacity and size."""
    size = ctypes.c_size_t()
    status = function(*arguments, None, 0, ctypes.byref(size))
    if status != Status.ERR_BUFFER:
        check(status)
    room = ctypes.create_string_buffer(size.value)
    check(function(*arguments, room, size.value, ctypes.byref(size)))
    return text_of(room.value)


def plain_problem(status: int, path: str = "") -> Problem:
    """A problem of which only the code is known."""
    return Problem(
        Status(status), path, status_message(status, Language.EN), status_message(status, Language.ZH)
    )


def problems_in(pointer: object) -> list[Problem]:
    """The problems that an error object of the library holds."""
    return [
        Problem(
            Status(lib.shp_error_get_code(pointer, index)),
            text_of(lib.shp_error_get_path(pointer, index)),
            text_of(lib.shp_error_get_message(pointer, index, Language.EN)),
            text_of(lib.shp_error_get_message(pointer, index, Language.ZH)),
            lib.shp_error_get_detail(pointer, index),
        )
        for index in range(lib.shp_error_count_kept(pointer))
    ]
