"""Rules: a marketplace's policy as an immutable value, and the desk that works by it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Iterable, Mapping, NamedTuple, Optional

from . import _functions_table as c
from ._constants_table import Action, Rule, Status
from ._constants_table import Advice as AdviceCode
from ._convert import (
    enum_of,
    fit_int64,
    instant_of,
    milliseconds_of,
    optional_text_in,
    sequence_of,
    text_in,
    text_of,
    text_or_none,
    wrong_type,
)
from ._library import lib
from .builders import build_adoption, build_placement
from .calendar import Calendar
from .carriers import Carriers
from .commands import Commands
from .context import Context, Core, Handle, Notes, core_of, out, pointer_of
from .errors import check, status_message, text_written
from .event import Advice, Decision
from .inputs import Adoption, Placement
from .order import Order

class Deadline(NamedTuple):
    """When an order is cancelled by itself."""

    at: datetime
    """From this instant on."""
    outside_calendar: bool
    """It depends on days that the calendar does not know."""


@dataclass(frozen=True)
class Allowed:
    """What the page would show for an action."""

    action: Action
    reason: Status
    """Status.OK, or why not."""

    @property
    def name(self) -> str:
        """The action's name: "confirm"."""
        return text_of(lib.shp_action_name(self.action))

    def __bool__(self) -> bool:
        return self.reason == Status.OK

    def __str__(self) -> str:
        return f"{self.name}: {'yes' if self else status_message(self.reason)}"


class Rules(Handle, Commands[Order]):
    """A marketplace's policy: a preset (us, uk, jp, sa) and refinements. Never changes; any thread.

        us = Rules("us,charge=per_package,fee=1500")
        placed = us.place(Placement(...), now=now)
        sent = us.confirm(placed.order, "1", ship_date=date(2025, 11, 6), carrier="UPS", tracking="1Z...", now=now)

    The commands are pure: they answer a decision, and what becomes of it is the caller's affair.

    Rules are equal when their text is, and pickle as it. A calendar, carriers and exempt categories of one's own stand
    in no text: such rules are equal to nothing but themselves, and cannot be pickled.
    """

    __slots__ = ("_core", "_exempt", "_own_parts")
    _struct = c.shp_rules
    _ref = lib.shp_rules_ref
    _unref = lib.shp_rules_unref
    _core: Core
    _exempt: tuple[str, ...]
    _own_parts: frozenset[str]
    """What the text does not say."""

    def __init__(self, text: str = "us", *, context: Optional[Context] = None) -> None:
        """text: "us", "us,charge=per_package,cancel_after=30d,calendar=us"; Refused for what is none."""
        self._core = core_of(context)
        self._exempt = ()
        self._own_parts = frozenset()
        self._held = self._core._make(c.shp_rules, lib.shp_rules_parse, self._core._pointer, text_in(text, "text"))

    def replace(
        self,
        fields: Optional[Mapping[Rule, int]] = None,
        *,
        marketplace: Optional[str] = None,
        calendar: Optional[Calendar] = None,
        carriers: Optional[Carriers] = None,
        exempt_categories: Iterable[str] = (),
    ) -> Rules:
        """The same rules with some of them changed. Categories are exempt from the tracking rate from now on.

        fields: numbers by rule, {Rule.FEE: 1500}; enumerations as their members."""
        if not isinstance(fields, (Mapping, type(None))):
            raise wrong_type("fields", "numbers by rule are", fields)
        numbers = [_field(rule, value) for rule, value in (fields or {}).items()]
        name = None if marketplace is None else text_in(marketplace, "marketplace")
        days = self._own_calendar() if calendar is None else pointer_of(calendar, Calendar, "calendar")
        table = self._own_carriers() if carriers is None else pointer_of(carriers, Carriers, "carriers")
        told = sequence_of(exempt_categories, "categories", "exempt_categories")
        exempt = [*self._exempt, *[text_in(one, f"exempt_categories[{index}]") for index, one in enumerate(told)]]
        builder = out(c.shp_rules_builder)
        check(lib.shp_rules_builder_new_from(self._pointer, ctypes.byref(builder)))
        try:
            for rule, value in numbers:
                lib.shp_rules_builder_set(builder, rule, value)
            if name is not None:
                lib.shp_rules_builder_set_marketplace(builder, name)
            if days is not None:
                lib.shp_rules_builder_set_calendar(builder, days)
            if table is not None:
                lib.shp_rules_builder_set_carriers(builder, table)
            for category in exempt:
                lib.shp_rules_builder_exempt_category(builder, category)
            made = Rules._own(self._core._make(c.shp_rules, lib.shp_rules_builder_build, builder))
        finally:
            lib.shp_rules_builder_free(builder)
        made._core = self._core
        made._exempt = tuple(exempt)
        parts = {"calendar": days is not None, "carriers": bool(table), "exempt categories": bool(exempt)}
        made._own_parts = frozenset(part for part, is_own in parts.items() if is_own)
        return made

    def _own_calendar(self) -> Any:
        return lib.shp_rules_get_calendar(self._pointer) if "calendar" in self._own_parts else None

    def _own_carriers(self) -> Any:
        return lib.shp_rules_get_carriers(self._pointer) if "carriers" in self._own_parts else None

    # ---- reading ----

    def __getitem__(self, rule: Rule) -> int:
        """A numeric field: rules[Rule.FEE]."""
        number = enum_of(rule, Rule, "rule")
        if number not in range(1, len(Rule) + 1):
            raise KeyError(rule)
        return lib.shp_rules_get(self._pointer, number)  # type: ignore[no-any-return]

    @property
    def marketplace(self) -> str:
        """The marketplace's name, a part of derived order ids."""
        return text_of(lib.shp_rules_get_marketplace(self._pointer))

    @property
    def calendar(self) -> Optional[Calendar]:
        """The calendar; None for Monday to Friday."""
        pointer = lib.shp_rules_get_calendar(self._pointer)
        return Calendar._share(pointer) if pointer else None

    @property
    def carriers(self) -> Carriers:
        """The carrier table."""
        pointer = lib.shp_rules_get_carriers(self._pointer)
        return Carriers._share(pointer) if pointer else Carriers.builtin()

    def is_exempt(self, category: str) -> bool:
        """The tracking rate does not look at packages of this category."""
        return bool(lib.shp_rules_is_exempt_category(self._pointer, text_in(category, "category")))

    @property
    def exempt_categories(self) -> tuple[str, ...]:
        """Categories that the tracking rate does not look at."""
        count = lib.shp_rules_count_exempt_categories(self._pointer)
        return tuple(text_of(lib.shp_rules_get_exempt_category(self._pointer, index)) for index in range(count))

    def __str__(self) -> str:
        """As text that Rules() reads. A calendar, carriers and exempt categories of one's own are left out."""
        return text_written(lib.shp_rules_format, self._pointer)

    def __repr__(self) -> str:
        own = "".join(f", {part} of its own" for part in sorted(self._own_parts))
        return f"<Rules {self}{own}>" if own else f"Rules({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rules):
            return NotImplemented
        return self is other or (not self._own_parts and not other._own_parts and str(self) == str(other))

    def __hash__(self) -> int:
        return object.__hash__(self) if self._own_parts else hash(str(self))

    def __reduce_ex__(self, protocol: Any) -> Any:
        if self._own_parts:
            raise TypeError(f"these Rules cannot be pickled: their text does not say their {_and(self._own_parts)}")
        return type(self), (str(self),)

    # ---- questions about orders ----

    def adopt_again(self, order: Order, adoption: Adoption, *, now: datetime) -> Decision:
        """Recognises an adoption that happened already, whatever has happened since: a repeated decision. Otherwise it
        is refused, and each problem is a field that differs."""
        builder = build_adoption(self._core, adoption)
        pointer = out(c.shp_decision)
        told = (self._pointer, pointer_of(order, Order, "order"), builder._pointer, milliseconds_of(now, "now"))
        self._core._call(lib.shp_order_adopt_again, *told, ctypes.byref(pointer), notes=builder.notes)
        return Decision._own(pointer)

    def place_again(self, order: Order, placement: Placement, *, now: datetime) -> Decision:
        """Recognises a placement that already happened to this order, whatever has happened to it since."""
        builder = build_placement(self._core, placement)
        pointer = out(c.shp_decision)
        told = (self._pointer, pointer_of(order, Order, "order"), builder._pointer, milliseconds_of(now, "now"))
        self._core._call(lib.shp_order_place_again, *told, ctypes.byref(pointer), notes=builder.notes)
        return Decision._own(pointer)

    def deadline(self, order: Order) -> Optional[Deadline]:
        """When expire() cancels the order; None for one that never is."""
        at, outside = ctypes.c_int64(), ctypes.c_int32()
        told = (self._pointer, pointer_of(order, Order, "order"))
        status = lib.shp_order_get_deadline(*told, ctypes.byref(at), ctypes.byref(outside))
        if status == Status.ERR_NO_DEADLINE:
            return None
        check(status)
        return Deadline(instant_of(at.value), bool(outside.value))

    def pressing(self, order: Order, *, now: datetime) -> tuple[Advice, ...]:
        """What is late or at risk about the order's open units, from the time alone; most pressing first."""
        told = (self._pointer, pointer_of(order, Order, "order"), milliseconds_of(now, "now"))
        advice: list[Advice] = []
        while True:
            code = lib.shp_order_get_time_advice(*told, len(advice))
            if code < 0:
                check(code)
            if code <= 0:
                return tuple(advice)
            advice.append(Advice(AdviceCode(code), ""))

    def actions(self, order: Order, *, now: datetime) -> tuple[Allowed, ...]:
        """What can be done now, and for the rest why not. An Allowed is true when it is."""
        return tuple(self.action(order, Action(number), now=now) for number in range(1, lib.shp_action_count() + 1))

    def action(self, order: Order, action: Action, *, package: Optional[str] = None, now: datetime) -> Allowed:
        """Whether one action is allowed for this package, or for some package of the order."""
        number = enum_of(action, Action, "action")
        told = (self._pointer, pointer_of(order, Order, "order"), number)
        name = optional_text_in(package, "package")
        code = lib.shp_order_check_action(*told, name, milliseconds_of(now, "now"))
        return Allowed(Action(number), Status(code))

    # ---- commands ----

    def _core_of(self) -> Core:
        return self._core

    def _decide(
        self,
        command: str,
        order: Optional[Order],
        arguments: tuple[Any, ...],
        now: int,
        notes: Optional[Notes] = None,
    ) -> Decision:
        subject = () if command in ("place", "adopt") else (pointer_of(order, Order, "order"),)
        pointer = out(c.shp_decision)
        function = getattr(lib, f"shp_order_{command}")
        self._core._call(function, self._pointer, *subject, *arguments, now, ctypes.byref(pointer), notes=notes)
        return Decision._own(pointer)


def _field(rule: Rule, value: int) -> tuple[int, int]:
    """A numeric field and its value, as the library is told; it knows the limits."""
    number = enum_of(rule, Rule, "fields")
    return number, fit_int64(value, rule_key(rule) or str(Rule(number)))


def _and(words: Iterable[str]) -> str:
    return " and ".join(sorted(words))


def rule_key(rule: Rule) -> Optional[str]:
    """The key of a field in the text of rules, "charge"; None for one without."""
    return text_or_none(lib.shp_rule_key(enum_of(rule, Rule, "rule")))


def rule_source(preset: str, rule: Rule) -> Optional[str]:
    """Where a preset's number comes from."""
    return text_or_none(lib.shp_rule_source(text_in(preset, "preset"), enum_of(rule, Rule, "rule")))
