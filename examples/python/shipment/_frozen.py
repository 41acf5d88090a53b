"""What keeps values as they are: dictionaries that do not change, and attributes that are read once."""

from __future__ import annotations

from typing import Any, Callable, Generic, Never, NoReturn, Optional, TypeVar, Union, overload

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Frozen(dict[K, V]):
    """A dictionary that stays as it was made. It can be hashed, and is equal to any dictionary that says the same."""

    __slots__ = ()

    def _refuse(self, *arguments: Any, **named: Any) -> NoReturn:
        raise TypeError("this mapping is part of a value, which never changes; dict() makes a copy that does")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse  # type: ignore

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> Any:
        return type(self), (dict(self),)

    def __copy__(self) -> Frozen[K, V]:
        return self


class Once(Generic[T]):
    """An attribute that is read when it is first asked for, and cannot be set."""

    def __init__(self, read: Callable[[Any], T]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, thing: None, owner: type) -> Once[T]: ...

    @overload
    def __get__(self, thing: object, owner: type) -> T: ...

    def __get__(self, thing: Optional[object], owner: type) -> Union[T, Once[T]]:
        if thing is None:
            return self
        kept = vars(thing)
        if self._name not in kept:
            kept[self._name] = self._read(thing)
        return kept[self._name]  # type: ignore[no-any-return]

    def __set__(self, thing: object, value: Never) -> NoReturn:
        raise AttributeError(f"{type(thing).__name__}.{self._name} cannot be set: values never change")
