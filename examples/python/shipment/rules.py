"""Rules: a marketplace's policy as an immutable value, and the desk that works by it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Iterable, Mapping, NamedTuple, Optional

from . import _functions_table as c
from ._constants_table import ACTION_COUNT, Action, Rule, Status
from ._constants_table import Advice as AdviceCode
from ._convert import instant_of, milliseconds_of, text_of, text_or_none
from ._library import lib
from .builders import build_adoption, build_placement
from .calendar import Calendar
from .carriers import Carriers
from .commands import Commands
from .context import Context, Handle, default_context, out
from .errors import check, status_message
from .event import Advice, Decision
from .inputs import Adoption, Placement
from .order import Order

_FORMAT_ROOM = 1024


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
    """

    __slots__ = ("_context", "_exempt")
    _struct = c.shp_rules
    _ref = lib.shp_rules_ref
    _unref = lib.shp_rules_unref
    _context: Context
    _exempt: tuple[str, ...]

    def __init__(self, text: str = "us", *, context: Optional[Context] = None) -> None:
        """text: "us", "us,charge=per_package,cancel_after=30d,calendar=us"; Refused for what is none."""
        self._context = context or default_context()
        self._exempt = ()
        self._pointer = self._context._make(c.shp_rules, lib.shp_rules_parse, self._context._pointer, text)

    def replace(
        self,
        fields: Optional[Mapping[Rule, int]] = None,
        *,
        marketplace: Optional[str] = None,
        calendar: Optional[Calendar] = None,
        carriers: Optional[Carriers] = None,
        exempt_categories: Iterable[str] = (),
    ) -> Rules:
        """The same rules with some of them changed. Categories are exempt from the tracking rate from now on."""
        builder = out(c.shp_rules_builder)
        text = str(self)
        self._context._call(lib.shp_rules_builder_new, self._context._pointer, text, ctypes.byref(builder))
        try:
            for rule in Rule:
                lib.shp_rules_builder_set(builder, rule, self[rule])
            for rule, value in (fields or {}).items():
                lib.shp_rules_builder_set(builder, int(rule), int(value))
            if marketplace is not None:
                lib.shp_rules_builder_set_marketplace(builder, marketplace)
            kept = calendar._pointer if calendar is not None else lib.shp_rules_get_calendar(self._pointer)
            lib.shp_rules_builder_set_calendar(builder, kept)
            table = carriers._pointer if carriers is not None else lib.shp_rules_get_carriers(self._pointer)
            lib.shp_rules_builder_set_carriers(builder, table)
            exempt = [*self._exempt, *exempt_categories]
            for category in exempt:
                lib.shp_rules_builder_exempt_category(builder, category)
            made = Rules._own(self._context._make(c.shp_rules, lib.shp_rules_builder_build, builder))
            made._context = self._context
            made._exempt = tuple(exempt)
            return made
        finally:
            lib.shp_rules_builder_free(builder)

    # ---- reading ----

    def __getitem__(self, rule: Rule) -> int:
        """A numeric field: rules[Rule.FEE]."""
        if int(rule) not in range(1, len(Rule) + 1):
            raise KeyError(rule)
        return lib.shp_rules_get(self._pointer, int(rule))  # type: ignore[no-any-return]

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
        return bool(lib.shp_rules_is_exempt_category(self._pointer, category))

    def __str__(self) -> str:
        """As text that Rules() reads. A calendar, carriers and exempt categories of one's own are left out."""
        room = ctypes.create_string_buffer(_FORMAT_ROOM)
        check(lib.shp_rules_format(self._pointer, room, _FORMAT_ROOM))
        return text_of(room.value)

    def __repr__(self) -> str:
        return f"Rules({str(self)!r})"

    # ---- questions about orders ----

    def adopt_again(self, order: Order, adoption: Adoption, *, now: datetime) -> Decision:
        """Recognises an adoption that happened already, whatever has happened since: a repeated decision. Otherwise it
        is refused, and each problem is a field that differs."""
        builder = build_adoption(self._context, adoption)
        pointer = out(c.shp_decision)
        self._context._call(
            lib.shp_order_adopt_again, self._pointer, order._pointer, builder._pointer, milliseconds_of(now),
            ctypes.byref(pointer), notes=builder.notes,
        )
        return Decision._own(pointer)

    def place_again(self, order: Order, placement: Placement, *, now: datetime) -> Decision:
        """Recognises a placement that already happened to this order, whatever has happened to it since."""
        builder = build_placement(self._context, placement)
        pointer = out(c.shp_decision)
        self._context._call(
            lib.shp_order_place_again, self._pointer, order._pointer, builder._pointer, milliseconds_of(now),
            ctypes.byref(pointer), notes=builder.notes,
        )
        return Decision._own(pointer)

    def deadline(self, order: Order) -> Optional[Deadline]:
        """When expire() cancels the order; None for one that never is."""
        at, outside = ctypes.c_int64(), ctypes.c_int32()
        status = lib.shp_order_get_deadline(self._pointer, order._pointer, ctypes.byref(at), ctypes.byref(outside))
        if status == Status.ERR_NO_DEADLINE:
            return None
        check(status)
        return Deadline(instant_of(at.value), bool(outside.value))

    def pressing(self, order: Order, *, now: datetime) -> Optional[Advice]:
        """What is late or at risk about the order's open units, from the time alone; None: nothing presses."""
        code = lib.shp_order_check_time(self._pointer, order._pointer, milliseconds_of(now))
        if code < 0:
            check(code)
        return Advice(AdviceCode(code), "") if code else None

    def actions(self, order: Order, *, now: datetime) -> tuple[Allowed, ...]:
        """What can be done now, and for the rest why not. An Allowed is true when it is."""
        return tuple(self.action(order, Action(number), now=now) for number in range(1, ACTION_COUNT + 1))

    def action(self, order: Order, action: Action, *, now: datetime) -> Allowed:
        """Whether one action is allowed for some package of the order."""
        at = milliseconds_of(now)
        return Allowed(action, Status(lib.shp_order_check_action(self._pointer, order._pointer, int(action), at)))

    # ---- commands ----

    def _context_of(self) -> Context:
        return self._context

    def _decide(
        self,
        command: str,
        order: Optional[Order],
        arguments: tuple[Any, ...],
        now: int,
        notes: Optional[Mapping[str, str]] = None,
    ) -> Decision:
        subject = () if command in ("place", "adopt") else (_order_pointer(order),)
        pointer = out(c.shp_decision)
        function = getattr(lib, f"shp_order_{command}")
        self._context._call(
            function, self._pointer, *subject, *arguments, now, ctypes.byref(pointer), notes=notes
        )
        return Decision._own(pointer)


def _order_pointer(order: Optional[Order]) -> Any:
    if not isinstance(order, Order):
        raise TypeError(f"an Order is needed, not {type(order).__name__}")
    return order._pointer


def rule_key(rule: Rule) -> Optional[str]:
    """The key of a field in the text of rules, "charge"; None for one without."""
    return text_or_none(lib.shp_rule_key(int(rule)))


def rule_source(preset: str, rule: Rule) -> Optional[str]:
    """Where a preset's number comes from."""
    return text_or_none(lib.shp_rule_source(preset, int(rule)))
