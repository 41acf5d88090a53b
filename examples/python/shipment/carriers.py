"""Carriers: the codes that a marketplace takes, what they are called, and whose tracking numbers go with them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Iterator, Optional, Self, Sequence

from . import _functions_table as c
from ._constants_table import LIMIT_CARRIER_COURIERS, CarrierFlag, Check, CourierFlag
from ._convert import enum_of, optional_text_in, sequence_of, text_in, text_of, whole
from ._library import lib
from .context import Context, Handle, core_of, out, pointer_or_none
from .errors import check


@dataclass(frozen=True)
class Carrier:
    """An entry of a carrier table."""

    code: str
    """As the marketplace writes it: "UPSMI"."""
    name: str
    """The canonical name: the same for all entries of one carrier."""
    flags: CarrierFlag
    couriers: tuple[str, ...]
    """Codes of who numbers its parcels: "usps"."""


class Carriers(Handle):
    """A carrier table. Never changes; any thread."""

    __slots__ = ()
    _struct = c.shp_carriers
    _ref = lib.shp_carriers_ref
    _unref = lib.shp_carriers_unref

    @classmethod
    def builtin(cls) -> Self:
        """The table that is built in."""
        return cls._own(out(c.shp_carriers))  # NULL

    def find(self, text: str) -> Optional[Carrier]:
        """The carrier with this code or spelling, case and punctuation aside; None for none."""
        index = lib.shp_carriers_find(self._pointer, text_in(text, "text"))
        return None if index < 0 else self[index]

    def __len__(self) -> int:
        return lib.shp_carriers_count_entries(self._pointer)  # type: ignore[no-any-return]

    def __getitem__(self, index: int) -> Carrier:
        if not 0 <= whole(index, "index") < len(self):
            raise IndexError(index)
        couriers = [lib.shp_carriers_get_courier(self._pointer, index, n) for n in range(LIMIT_CARRIER_COURIERS)]
        return Carrier(
            text_of(lib.shp_carriers_get_code(self._pointer, index)),
            text_of(lib.shp_carriers_get_name(self._pointer, index)),
            CarrierFlag(lib.shp_carriers_get_flags(self._pointer, index)),
            tuple(text_of(courier) for courier in couriers if courier is not None),
        )

    def __iter__(self) -> Iterator[Carrier]:
        return (self[index] for index in range(len(self)))

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.find(text) is not None

    def __repr__(self) -> str:
        return f"<Carriers: {len(self)} entries>"


class CarriersBuilder(Handle):
    """A carrier table in the making. What is wrong is told by build(). One thread at a time."""

    __slots__ = ("_core",)
    _struct = c.shp_carriers_builder
    _unref = lib.shp_carriers_builder_free

    def __init__(self, base: Optional[Carriers] = None, *, context: Optional[Context] = None) -> None:
        """base: the table that it starts from; None: the one that is built in."""
        self._core = core_of(context)
        pointer = out(c.shp_carriers_builder)
        started_from = pointer_or_none(base, Carriers, "base")
        check(lib.shp_carriers_builder_new(self._core._pointer, started_from, ctypes.byref(pointer)))
        self._held = pointer

    def clear(self) -> CarriersBuilder:
        """Removes every carrier. Couriers stay."""
        lib.shp_carriers_builder_clear_carriers(self._pointer)
        return self

    def set(
        self, code: str, name: Optional[str] = None, couriers: Sequence[str] = (), flags: CarrierFlag = CarrierFlag(0)
    ) -> CarriersBuilder:
        """Adds a carrier, or replaces it."""
        told = sequence_of(couriers, "couriers", "couriers")
        joined = " ".join(text_in(courier, f"couriers[{index}]") for index, courier in enumerate(told))
        lib.shp_carriers_builder_set_carrier(
            self._pointer, text_in(code, "code"), optional_text_in(name, "name"), joined,
            enum_of(flags, CarrierFlag, "flags"),
        )
        return self

    def add_alias(self, spelling: str, code: str) -> CarriersBuilder:
        """Adds another spelling of a carrier."""
        lib.shp_carriers_builder_add_alias(self._pointer, text_in(spelling, "spelling"), text_in(code, "code"))
        return self

    def set_courier(
        self, code: str, url: Optional[str] = None, flags: CourierFlag = CourierFlag(0)
    ) -> CarriersBuilder:
        """Adds who numbers parcels, or replaces one. url: a tracking page with one "%s" for the number."""
        lib.shp_carriers_builder_set_courier(
            self._pointer, text_in(code, "code"), optional_text_in(url, "url"), enum_of(flags, CourierFlag, "flags")
        )
        return self

    def add_service(
        self, courier: str, name: str, templates: str, algorithm: int = Check.NONE, prepend: Optional[str] = None
    ) -> CarriersBuilder:
        """Adds a service with templates of its tracking numbers: "1Z (x15) *"."""
        lib.shp_carriers_builder_add_service(
            self._pointer, text_in(courier, "courier"), text_in(name, "name"), text_in(templates, "templates"),
            enum_of(algorithm, Check, "algorithm"), optional_text_in(prepend, "prepend"),
        )
        return self

    def build(self) -> Carriers:
        """The table. The builder is spent by that, and closed; refused, it can be asked again."""
        made = self._core._make(c.shp_carriers, lib.shp_carriers_builder_build, self._pointer)
        self._release()
        return Carriers._own(made)
