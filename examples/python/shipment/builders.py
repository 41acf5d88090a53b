"""What commands are told, as the builders of the library take it."""

from __future__ import annotations

from typing import Any, Callable, ClassVar, Mapping, Optional

from . import _constants_table as k
from . import _functions_table as c
from ._convert import (
    Items,
    a_kind,
    days_of,
    days_or_none_of,
    enum_of,
    exact_money,
    fit_int32,
    flag_of,
    id_of,
    int32_of,
    milliseconds_of,
    minor_or_none,
    money_of,
    optional_text_in,
    pairs_of,
    sequence_of,
    shown,
    text_in,
    wrong_type,
)
from ._library import lib
from .context import Core, Handle
from .inputs import (
    AdoptedCancellation,
    AdoptedCharge,
    AdoptedPackage,
    AdoptedShipment,
    Adoption,
    CancelRequest,
    Confirmation,
    Keep,
    NewLine,
    Placement,
)

_AMOUNTS = {name: getattr(k.Amount, name.upper()) for name in (
    "item_price", "item_tax", "shipping_price", "shipping_tax", "gift_wrap_price", "gift_wrap_tax", "item_discount",
    "shipping_discount",
)}
_SHIP_TEXTS = {
    k.ShipField.CARRIER: "carrier",
    k.ShipField.CARRIER_NAME: "carrier_name",
    k.ShipField.METHOD: "method",
    k.ShipField.TRACKING: "tracking",
    k.ShipField.MEMO: "memo",
}


class Builder(Handle):
    """A builder of the library, filled. `notes` say better than the library what was wrong where."""

    __slots__ = ("notes",)
    notes: dict[tuple[k.Status, str], tuple[str, str]]


class PlacementBuilder(Builder):
    """Of a Placement."""

    __slots__ = ()
    _struct: ClassVar[Any] = c.shp_placement
    _unref = lib.shp_placement_free


class AdoptionBuilder(Builder):
    """Of an Adoption."""

    __slots__ = ()
    _struct: ClassVar[Any] = c.shp_adoption
    _unref = lib.shp_adoption_free


class ContentsBuilder(Builder):
    """Of what packages shall hold."""

    __slots__ = ()
    _struct: ClassVar[Any] = c.shp_contents
    _unref = lib.shp_contents_free


class ConfirmationBuilder(Builder):
    """Of a Confirmation."""

    __slots__ = ()
    _struct: ClassVar[Any] = c.shp_confirmation
    _unref = lib.shp_confirmation_free


class CancellationBuilder(Builder):
    """Of a CancelRequest."""

    __slots__ = ()
    _struct: ClassVar[Any] = c.shp_cancellation
    _unref = lib.shp_cancellation_free


def _begin(kind: type[Any], core: Core, function: Callable[..., int]) -> Any:
    builder = kind._own(core._new(kind._struct, function))
    builder.notes = {}
    return builder


def _check_kind(value: object, kind: type[Any], name: str) -> None:
    if not isinstance(value, kind):
        raise wrong_type(name, a_kind(kind), value)


def exponent_of(placement: Placement) -> int:
    """The decimal places of a placement's currency; -1 where nobody knows, which the command refuses. What is no code
    at all is refused as such: then any number will do."""
    if placement.exponent is not None:
        return fit_int32(placement.exponent, "exponent")
    currency = text_in(placement.currency, "currency")
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha() and currency.isupper()):
        return k.LIMIT_EXPONENT
    known: int = lib.shp_currency_exponent(currency)
    return max(-1, known)


def _minor(
    builder: Builder, value: object, exponent: int, path: str, *, name: str = "", largest: int = k.LIMIT_AMOUNT
) -> int:
    """Minor units. What is no amount becomes one that the command refuses, too, with a note that says why."""
    exact = exact_money(value, name or path)
    places = exponent if 0 <= exponent <= k.LIMIT_EXPONENT else k.LIMIT_EXPONENT
    minor = minor_or_none(exact, places) if exact.is_finite() else None
    limit = money_of(largest, places)
    if not exact.is_finite():
        why = "is no number", "不是数字"
    elif exact < 0:
        why = "is negative", "是负数"
    elif minor is None:
        why = f"has more than the {places} decimal places of the currency", f"的小数位数超过该币种的 {places} 位"
    elif minor > largest:
        why = f"is more than the largest amount, {limit}", f"超过金额上限 {limit}"
    else:
        return minor
    builder.notes[k.Status.ERR_AMOUNT, path] = f"{shown(value)} {why[0]}.", f"{shown(value)} {why[1]}。"
    return -1


def _fill_placement(builder: Builder, pointer: Any, placement: Placement) -> None:
    exponent = exponent_of(placement)
    if placement.exponent is None and exponent < 0:
        builder.notes[k.Status.ERR_EXPONENT, "exponent"] = (
            f"{shown(placement.currency)} is no currency of ISO 4217; say its decimal places.",
            f"{shown(placement.currency)} 不是 ISO 4217 的币种,请给出其小数位数。",
        )
    lib.shp_placement_set_text(pointer, k.OrderText.REFERENCE, text_in(placement.reference, "reference"))
    if placement.marketplace is not None:
        lib.shp_placement_set_text(pointer, k.OrderText.MARKETPLACE, text_in(placement.marketplace, "marketplace"))
    lib.shp_placement_set_text(pointer, k.OrderText.SERVICE, text_in(placement.service, "service"))
    if placement.id is not None:
        lib.shp_placement_set_id(pointer, id_of(placement.id, "id"))
    lib.shp_placement_set_currency(pointer, text_in(placement.currency, "currency"), exponent)
    lib.shp_placement_set_ordered_at(pointer, milliseconds_of(placement.ordered_at, "ordered_at"))
    lib.shp_placement_set_date(pointer, k.OrderDate.SHIP_FROM, days_or_none_of(placement.ship_from, "ship_from"))
    lib.shp_placement_set_date(pointer, k.OrderDate.SHIP_BY, days_or_none_of(placement.ship_by, "ship_by"))
    lib.shp_placement_set_date(pointer, k.OrderDate.DELIVER_BY, days_or_none_of(placement.deliver_by, "deliver_by"))
    lib.shp_placement_set_channel(pointer, enum_of(placement.channel, k.Channel, "channel"))
    lib.shp_placement_set_pending(pointer, flag_of(placement.pending, "pending"))
    lib.shp_placement_set_programs(pointer, enum_of(placement.programs, k.Program, "programs"))
    if placement.fee_basis_points is not None:
        fee = fit_int32(placement.fee_basis_points, "fee_basis_points")
        lib.shp_placement_set_fee_basis_points(pointer, fee)
    if placement.charge_policy is not None:
        policy = enum_of(placement.charge_policy, k.ChargePolicy, "charge_policy")
        lib.shp_placement_set_charge_policy(pointer, policy)
    if placement.credit_timing is not None:
        timing = enum_of(placement.credit_timing, k.CreditTiming, "credit_timing")
        lib.shp_placement_set_credit_timing(pointer, timing)
    collect = _minor(builder, placement.collect_amount, exponent, "cod_amount", name="collect_amount")
    if collect != 0:
        lib.shp_placement_set_cod_amount(pointer, collect)
    for index, line in enumerate(sequence_of(placement.lines, "NewLines", "lines")):
        _check_kind(line, NewLine, f"lines[{index}]")
        _add_line(builder, pointer, index, line, exponent)


def _add_line(builder: Builder, pointer: Any, index: int, line: NewLine, exponent: int) -> None:
    path = f"lines[{index}]"
    lib.shp_placement_add_line(pointer, text_in(line.id, f"{path}.id"), fit_int32(line.quantity, f"{path}.quantity"))
    lib.shp_placement_set_line_text(pointer, index, k.LineText.SKU, text_in(line.sku, f"{path}.sku"))
    lib.shp_placement_set_line_text(pointer, index, k.LineText.TITLE, text_in(line.title, f"{path}.title"))
    lib.shp_placement_set_line_text(pointer, index, k.LineText.CATEGORY, text_in(line.category, f"{path}.category"))
    for name, amount in _AMOUNTS.items():
        minor = _minor(builder, getattr(line, name), exponent, f"{path}.{name}")
        if minor != 0:
            lib.shp_placement_set_line_amount(pointer, index, amount, minor)


def build_placement(core: Core, placement: Placement) -> PlacementBuilder:
    """What was bought, as the library is told."""
    _check_kind(placement, Placement, "placement")
    builder: PlacementBuilder = _begin(PlacementBuilder, core, lib.shp_placement_new)
    _fill_placement(builder, builder._pointer, placement)
    return builder


def _adopt_shipment(pointer: Any, index: int, shipment: AdoptedShipment) -> None:
    path = f"packages[{index}]"  # as the library says it
    _check_kind(shipment, AdoptedShipment, f"{path}.shipment")
    revision = int32_of(shipment.revision, f"{path}.revision")
    confirmed_at = milliseconds_of(shipment.confirmed_at, f"{path}.confirmed_at")
    lib.shp_adoption_set_shipment(pointer, index, revision, confirmed_at)
    lib.shp_adoption_set_shipment_date(pointer, index, days_of(shipment.ship_date, f"{path}.ship_date"))
    for field, name in _SHIP_TEXTS.items():
        lib.shp_adoption_set_shipment_text(pointer, index, field, text_in(getattr(shipment, name), f"{path}.{name}"))
    lib.shp_adoption_set_shipment_label(pointer, index, flag_of(shipment.label, f"{path}.label"))
    for number, scan in enumerate(sequence_of(shipment.scans, "(status, instant) pairs", f"{path}.scans")):
        status, at = _pair(scan, f"{path}.scans[{number}]")
        told = enum_of(status, k.CarrierStatus, f"{path}.scans[{number}].status")
        lib.shp_adoption_add_scan(pointer, index, told, milliseconds_of(at, f"{path}.scans[{number}].at"))


def _pair(value: Any, name: str) -> tuple[Any, Any]:
    """One of two values that belong together."""
    told = sequence_of(value, "a status and an instant", name)
    if len(told) != 2:
        raise wrong_type(name, "a status and an instant are", value)
    return told[0], told[1]


def _adopt_package(pointer: Any, index: int, package: AdoptedPackage) -> None:
    path = f"packages[{index}]"
    _check_kind(package, AdoptedPackage, path)
    lib.shp_adoption_add_package(pointer, text_in(package.reference, f"{path}.reference"))
    for line, quantity in pairs_of(package.items, f"{path}.items"):
        lib.shp_adoption_add_package_item(pointer, index, line, quantity)
    if package.shipment is not None:
        _adopt_shipment(pointer, index, package.shipment)


def _adopt_cancellation(pointer: Any, index: int, cancellation: AdoptedCancellation) -> None:
    path = f"cancellations[{index}]"
    _check_kind(cancellation, AdoptedCancellation, path)
    reference = text_in(cancellation.reference, f"{path}.reference")
    reason = enum_of(cancellation.reason, k.CancelReason, f"{path}.reason")
    lib.shp_adoption_add_cancellation(pointer, reference, reason, milliseconds_of(cancellation.at, f"{path}.at"))
    for line, quantity in pairs_of(cancellation.items, f"{path}.items"):
        lib.shp_adoption_add_cancellation_item(pointer, index, line, quantity)
    lib.shp_adoption_set_cancellation_of_all(pointer, index, flag_of(cancellation.of_all, f"{path}.of_all"))


def _adopt_charge(builder: AdoptionBuilder, index: int, charge: AdoptedCharge, exponent: int) -> None:
    path = f"charges[{index}]"
    _check_kind(charge, AdoptedCharge, path)
    lib.shp_adoption_add_charge(
        builder._pointer,
        enum_of(charge.cause, k.Cause, f"{path}.cause"),
        text_in(charge.reference, f"{path}.reference"),
        fit_int32(charge.number, f"{path}.number"),
        _minor(builder, charge.amount, exponent, f"{path}.amount"),
        enum_of(charge.payment, k.PaymentStatus, f"{path}.payment"),
        _minor(builder, charge.held, exponent, f"{path}.held"),
    )


def build_adoption(core: Core, adoption: Adoption) -> AdoptionBuilder:
    """An order as other tables hold it, as the library is told."""
    _check_kind(adoption, Adoption, "adoption")
    _check_kind(adoption.placement, Placement, "placement")
    builder: AdoptionBuilder = _begin(AdoptionBuilder, core, lib.shp_adoption_new)
    pointer = builder._pointer
    _fill_placement(builder, lib.shp_adoption_get_placement(pointer), adoption.placement)
    for index, package in enumerate(sequence_of(adoption.packages, "AdoptedPackages", "packages")):
        _adopt_package(pointer, index, package)
    if adoption.rest is not None:
        lib.shp_adoption_add_rest(pointer, text_in(adoption.rest, "rest"))
    for index, reference in enumerate(sequence_of(adoption.gone_packages, "references", "gone_packages")):
        lib.shp_adoption_add_used_reference(pointer, text_in(reference, f"gone_packages[{index}]"))
    for index, cancellation in enumerate(sequence_of(adoption.cancellations, "AdoptedCancellations", "cancellations")):
        _adopt_cancellation(pointer, index, cancellation)
    exponent = exponent_of(adoption.placement)
    for index, charge in enumerate(sequence_of(adoption.charges, "AdoptedCharges", "charges")):
        _adopt_charge(builder, index, charge, exponent)
    for name in ("charged", "refunded", "credited", "debited"):
        value = getattr(adoption, name)
        if value is not None:
            minor = _minor(builder, value, exponent, name, largest=2**63 - 1)
            lib.shp_adoption_set_money(pointer, getattr(k.Money, name.upper()), minor)
    lib.shp_adoption_set_baseline(pointer, flag_of(adoption.baseline, "baseline"))
    return builder


def _some(items: Optional[Items]) -> list[tuple[str, int]]:
    """Items that may be left out. To the library none are all of them, which is not what an empty list says."""
    if items is None:
        return []
    pairs = pairs_of(items, "items")
    if not pairs:
        raise ValueError("items are empty; leave them out to mean all that is there")
    return pairs


def build_contents(core: Core, packages: Mapping[str, Items]) -> ContentsBuilder:
    """What packages shall hold, as the library is told."""
    if not isinstance(packages, Mapping):
        raise wrong_type("packages", "items by the reference of their package are", packages)
    builder: ContentsBuilder = _begin(ContentsBuilder, core, lib.shp_contents_new)
    for index, (reference, items) in enumerate(packages.items()):
        path = f"packages[{index}]"
        lib.shp_contents_add_package(builder._pointer, text_in(reference, f"{path}.reference"))
        for line, quantity in pairs_of(items, f"{path}.items"):
            lib.shp_contents_add_item(builder._pointer, index, line, quantity)
    return builder


def build_confirmation(core: Core, confirmation: Confirmation) -> ConfirmationBuilder:
    """The departure of a package, as the library is told."""
    _check_kind(confirmation, Confirmation, "confirmation")
    builder: ConfirmationBuilder = _begin(ConfirmationBuilder, core, lib.shp_confirmation_new)
    pointer = builder._pointer
    if confirmation.package is not None:
        lib.shp_confirmation_set_package(pointer, text_in(confirmation.package, "package"))
    for line, quantity in _some(confirmation.items):
        lib.shp_confirmation_add_item(pointer, line, quantity)
    if confirmation.ship_date is None:
        lib.shp_confirmation_clear(pointer, k.ShipField.DATE)
    elif not isinstance(confirmation.ship_date, Keep):
        lib.shp_confirmation_set_ship_date(pointer, days_of(confirmation.ship_date, "ship_date"))
    for field, name in _SHIP_TEXTS.items():
        text = getattr(confirmation, name)
        if not isinstance(text, Keep):
            lib.shp_confirmation_set_text(pointer, field, optional_text_in(text, name))
    return builder


def build_cancellation(core: Core, request: CancelRequest) -> CancellationBuilder:
    """Which open units will not ship, as the library is told."""
    _check_kind(request, CancelRequest, "request")
    builder: CancellationBuilder = _begin(CancellationBuilder, core, lib.shp_cancellation_new)
    if request.reference is not None:
        lib.shp_cancellation_set_reference(builder._pointer, text_in(request.reference, "reference"))
    lib.shp_cancellation_set_reason(builder._pointer, enum_of(request.reason, k.CancelReason, "reason"))
    for line, quantity in _some(request.items):
        lib.shp_cancellation_add_item(builder._pointer, line, quantity)
    return builder
