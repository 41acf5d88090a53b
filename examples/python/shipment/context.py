"""The context that everything is made from, and how Python owns what the library counts."""

from __future__ import annotations

import ctypes
from types import TracebackType
from typing import Any, Callable, ClassVar, Mapping, Optional, TypeVar

from . import _functions_table as c
from ._constants_table import Status
from ._library import lib
from .errors import Problem, failure, problems_in

H = TypeVar("H", bound="Handle")


class Handle:
    """Something of the library's that Python owns a share of, and gives back when it is collected.

    Any order of collecting is right: the library counts what still uses what. Copying is refused, since two owners of
    one share would give it back twice; values, which never change, are their own copies.
    """

    __slots__ = ("_pointer", "__weakref__")
    _struct: ClassVar[Any]
    _ref: ClassVar[Optional[Callable[[Any], Any]]] = None
    _unref: ClassVar[Callable[[Any], Any]]
    _pointer: Any

    def __init__(self) -> None:
        raise TypeError(f"{type(self).__name__} is not made directly")

    @classmethod
    def _own(cls: type[H], pointer: Any) -> H:
        """Takes over a share that the library gave away."""
        handle = cls.__new__(cls)
        handle._pointer = pointer
        return handle

    @classmethod
    def _share(cls: type[H], pointer: Any) -> H:
        """Takes a share of what the library only lent."""
        assert cls._ref is not None
        return cls._own(cls._ref(pointer))

    def _release(self) -> None:
        pointer, self._pointer = self._pointer, None
        if pointer is not None:
            type(self)._unref(pointer)

    def __del__(self) -> None:
        if getattr(self, "_pointer", None) is not None:
            self._release()

    def __copy__(self: H) -> H:
        if self._ref is None:
            raise TypeError(f"{type(self).__name__} cannot be copied")
        return self

    def __deepcopy__(self: H, memo: object) -> H:
        return self.__copy__()

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError(f"{type(self).__name__} cannot be pickled")


def out(struct: Any) -> Any:
    """Where a function writes what it made; .contents is not asked of it before."""
    return ctypes.POINTER(struct)()


class Context(Handle):
    """What everything is made from. Nobody needs more than one, and who names none gets the one that is there.

    Closing it gives Python's share back; what was made from it lives on. Any thread.
    """

    __slots__ = ("_errors", "_problems")
    _struct = c.shp_ctx
    _ref = lib.shp_ctx_ref
    _unref = lib.shp_ctx_unref

    def __init__(self, *, problems: int = 200) -> None:
        """problems: how many of them a refusal keeps, 1 to 10,000."""
        pointer = out(c.shp_ctx)
        status = lib.shp_ctx_new(ctypes.byref(pointer))
        if status != Status.OK:
            raise failure(status)
        self._pointer = pointer
        self._begin(problems)

    def _begin(self, problems: int) -> None:
        self._problems = problems
        self._errors: list[Any] = []
        self._give_error(self._take_error())  # so that a number that is wrong is told now

    def close(self) -> None:
        """Gives Python's share back."""
        self._release()

    def __enter__(self) -> Context:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def _release(self) -> None:
        while getattr(self, "_errors", None):
            lib.shp_error_free(self._errors.pop())
        super()._release()

    # An error object belongs to one thread and one call at a time; hooks make calls within calls. So each call takes
    # one of those that are free: pop and append cannot be interrupted.

    def _take_error(self) -> Any:
        try:
            return self._errors.pop()
        except IndexError:
            pointer = out(c.shp_error)
            status = lib.shp_error_new(self._pointer, self._problems, ctypes.byref(pointer))
            if status != Status.OK:
                raise failure(status) from None
            return pointer

    def _give_error(self, pointer: Any) -> None:
        if self._pointer is None:
            lib.shp_error_free(pointer)
        else:
            self._errors.append(pointer)

    def _call(self, function: Callable[..., int], *arguments: Any, notes: Optional[Mapping[str, str]] = None) -> None:
        """Calls a function whose last parameter is the error object, and raises what it reports."""
        error = self._take_error()
        try:
            status = function(*arguments, error)
            if status != Status.OK:
                raise failure(status, noted(problems_in(error), notes), lib.shp_error_count_problems(error))
        finally:
            self._give_error(error)

    def _make(self, struct: Any, function: Callable[..., int], *arguments: Any) -> Any:
        """Calls a function that makes something out of arguments and takes an error object. Owned."""
        pointer = out(struct)
        self._call(function, *arguments, ctypes.byref(pointer))
        return pointer

    def _make_from_bytes(self, struct: Any, function: Callable[..., int], data: bytes) -> Any:
        """Calls a function that decodes. Owned."""
        return self._make(struct, function, self._pointer, bytes(data), len(data))

    def _new(self, struct: Any, function: Callable[..., int]) -> Any:
        """Calls a function that makes something empty. Owned."""
        pointer = out(struct)
        status = function(self._pointer, ctypes.byref(pointer))
        if status != Status.OK:
            raise failure(status)
        return pointer


def noted(problems: list[Problem], notes: Optional[Mapping[str, str]]) -> list[Problem]:
    """Problems whose cause Python knows better: an amount that could not even be handed over as it was."""
    if not notes:
        return problems
    return [
        Problem(problem.code, problem.path, notes[problem.path], notes[problem.path], problem.detail)
        if problem.path in notes
        else problem
        for problem in problems
    ]


_default: Optional[Context] = None


def default_context() -> Context:
    """The context of everybody who names none; made when it is first needed."""
    global _default
    if _default is None or _default._pointer is None:
        _default = Context()
    return _default
