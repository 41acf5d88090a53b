"""The context that everything is made from, and how Python owns what the library counts."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from types import TracebackType
from typing import Any, Callable, ClassVar, Mapping, Optional, Self

from . import _functions_table as c
from ._constants_table import Status
from ._convert import a_kind, bytes_in, fit_uint32, wrong_type
from ._library import lib
from .errors import Problem, check, failure, problems_in


class Handle:
    """Something of the library's that Python owns a share of, and gives back when it is collected.

    Any order of collecting is right: the library counts what still uses what. Copying is refused, since two owners of
    one share would give it back twice; values, which never change, are their own copies.
    """

    __slots__ = ("_held", "__weakref__")
    _struct: ClassVar[Any]
    _ref: ClassVar[Optional[Callable[[Any], Any]]] = None
    _unref: ClassVar[Callable[[Any], Any]]
    _held: Any

    def __init__(self) -> None:
        raise TypeError(f"{type(self).__name__} is not made directly")

    @property
    def _pointer(self) -> Any:
        """What C is handed. ValueError when it was given back."""
        try:
            held = self._held
        except AttributeError:
            name = type(self).__name__
            raise RuntimeError(f"this {name} was not made: its __init__ must call super().__init__()") from None
        if held is None:
            raise ValueError(f"this {type(self).__name__} has been closed")
        return held

    @classmethod
    def _own(cls, pointer: Any) -> Self:
        """Takes over a share that the library gave away."""
        handle = cls.__new__(cls)
        handle._held = pointer
        return handle

    @classmethod
    def _share(cls, pointer: Any) -> Self:
        """Takes a share of what the library only lent."""
        assert cls._ref is not None
        return cls._own(cls._ref(pointer))

    def _release(self) -> None:
        held, self._held = getattr(self, "_held", None), None
        if held is not None:
            type(self)._unref(held)

    def __del__(self) -> None:
        if getattr(self, "_held", None) is not None:
            self._release()

    def __copy__(self) -> Self:
        if self._ref is None:
            raise TypeError(f"{type(self).__name__} cannot be copied")
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self.__copy__()

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError(f"{type(self).__name__} cannot be pickled")


class Closable(Handle):
    """What can be given back before Python would: at the end of a `with`, or by close()."""

    __slots__ = ()

    def close(self) -> None:
        """Gives it back now. Using it then is a ValueError; closing it again is not."""
        self._release()

    def __enter__(self) -> Self:
        self._pointer  # a closed one cannot be entered
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()


def out(struct: Any) -> Any:
    """Where a function writes what it made; .contents is not asked of it before."""
    return ctypes.POINTER(struct)()


def pointer_of(value: object, kind: type[Handle], name: str) -> Any:
    """What C is handed for an argument that must be of this kind."""
    if not isinstance(value, kind):
        raise wrong_type(name, a_kind(kind), value)
    return value._pointer


def pointer_or_none(value: object, kind: type[Handle], name: str) -> Any:
    """The same for an argument that may be left out."""
    return None if value is None else pointer_of(value, kind, name)


class Core(Handle):
    """A context of the library with the error objects that its calls report into.

    Whatever goes on making things (rules, hosts, metrics, builders) holds the core, not the Context: so it works on
    when the Context is closed, as it does in C.
    """

    __slots__ = ("_errors", "_problems")
    _struct = c.shp_ctx
    _ref = lib.shp_ctx_ref
    _unref = lib.shp_ctx_unref
    _errors: list[Any]
    _problems: int

    @classmethod
    def start(cls, pointer: Any, problems: int) -> Self:
        """On a context of the library, which it owns."""
        core = cls._own(pointer)
        core._problems = problems
        core._errors = []
        core._give_error(core._take_error())  # so that a number that is wrong is told now
        return core

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
            check(lib.shp_error_new(self._pointer, self._problems, ctypes.byref(pointer)), "problems")
            return pointer

    def _give_error(self, pointer: Any) -> None:
        self._errors.append(pointer)

    def _call(self, function: Callable[..., int], *arguments: Any, notes: Optional[Notes] = None) -> None:
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

    def _make_from_bytes(self, struct: Any, function: Callable[..., int], data: object) -> Any:
        """Calls a function that decodes. Owned."""
        told = bytes_in(data, "data")
        return self._make(struct, function, self._pointer, told, len(told))

    def _new(self, struct: Any, function: Callable[..., int]) -> Any:
        """Calls a function that makes something empty. Owned."""
        pointer = out(struct)
        check(function(self._pointer, ctypes.byref(pointer)))
        return pointer


class Context(Closable):
    """What everything is made from. Nobody needs more than one, and who names none gets the one that is there.

    Closing it gives Python's share back: nothing new is made from it. What was made from it lives on, and works as
    before: rules decide, hosts commit. Any thread.
    """

    __slots__ = ()
    _struct = c.shp_ctx
    _ref: ClassVar[Any] = staticmethod(lambda core: core)
    _unref: ClassVar[Any] = staticmethod(lambda core: None)  # Python counts who holds the core

    def __init__(self, *, problems: int = 200) -> None:
        """problems: how many of them a refusal keeps, 1 to 10,000."""
        kept = fit_uint32(problems, "problems")
        pointer = out(c.shp_ctx)
        check(lib.shp_ctx_new(ctypes.byref(pointer)))
        self._held = Core.start(pointer, kept)


def core_of(context: Optional[Context]) -> Core:
    """What a context makes things with; of the default context if none is named."""
    core: Core = pointer_of(default_context() if context is None else context, Context, "context")
    return core


Notes = Mapping["tuple[Status, str]", "tuple[str, str]"]
"""What Python knows better than the library, by code and path: in English and in Chinese."""


def noted(problems: list[Problem], notes: Optional[Notes]) -> list[Problem]:
    """Problems whose cause Python knows better: an amount that could not even be handed over as it was."""
    if not notes:
        return problems
    return [
        replace(problem, message=notes[problem.code, problem.path][0], message_zh=notes[problem.code, problem.path][1])
        if (problem.code, problem.path) in notes
        else problem
        for problem in problems
    ]


_default: Optional[Context] = None


def default_context() -> Context:
    """The context of everybody who names none; made when it is first needed."""
    global _default
    if _default is None or _default._held is None:
        _default = Context()
    return _default
