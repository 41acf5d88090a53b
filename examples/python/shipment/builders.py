"""What commands are told, as the builders of the library take it."""

from __future__ import annotations

from typing import Any, Callable, ClassVar, Mapping, Optional

from . import _constants_table as k
from . import _functions_table as c
from ._convert import Items, Money, days_of, fit_int32, fit_int64, id_of, milliseconds_of, minor_or_none, pairs_of
from ._library import lib
from .context import Context, Handle
from .inputs import AdoptedShipment, Adoption, CancelRequest, Confirmation, Keep, Placement

_AMOUNTS = {name: getattr(k.Amount, name.upper()) for name in (
    "item_price", "item_tax", "shipping_price", "shipping_tax", "gift_wrap_price", "gift_wrap_tax", "item_discount",
    "shipping_discount",
)}


class Builder(Handle):
    """A builder of the library, filled. `notes` say better than the library what was wrong where."""

    __slots__ = ("notes",)
    notes: dict[str, str]


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


def _begin(kind: type[Any], context: Context, function: Callable[..., int]) -> Any:
    builder = kind._own(context._new(kind._struct, function))
    builder.notes = {}
    return builder


def exponent_of(placement: Placement) -> int:
    """The decimal places of a placement's currency; -1 where nobody knows, which the command refuses."""
    if placement.exponent is not None:
        return fit_int32(placement.exponent)
    known: int = lib.shp_currency_exponent(placement.currency)
    return max(-1, known)


def _minor(builder: Builder, value: Money, exponent: int, path: str) -> int:
    """Minor units. Digits that the currency does not have become an amount that the command refuses, with a note."""
    places = exponent if 0 <= exponent <= k.LIMIT_EXPONENT else k.LIMIT_EXPONENT
    minor = minor_or_none(value, places)
    if minor is None:
        builder.notes[path] = f"{value} has more than the {places} decimal places of the currency."
        return -1
    return fit_int64(minor)


def _fill_placement(builder: Builder, pointer: Any, placement: Placement) -> None:
    exponent = exponent_of(placement)
    if placement.exponent is None and exponent < 0:
        builder.notes["exponent"] = f"{placement.currency!r} is no currency of ISO 4217; say its decimal places."
    lib.shp_placement_set_text(pointer, k.OrderText.REFERENCE, placement.reference)
    if placement.marketplace is not None:
        lib.shp_placement_set_text(pointer, k.OrderText.MARKETPLACE, placement.marketplace)
    lib.shp_placement_set_text(pointer, k.OrderText.SERVICE, placement.service)
    if placement.id is not None:
        lib.shp_placement_set_id(pointer, id_of(placement.id))
    lib.shp_placement_set_currency(pointer, placement.currency, exponent)
    lib.shp_placement_set_ordered_at(pointer, milliseconds_of(placement.ordered_at))
    lib.shp_placement_set_date(pointer, k.OrderDate.SHIP_FROM, days_of(placement.ship_from))
    lib.shp_placement_set_date(pointer, k.OrderDate.SHIP_BY, days_of(placement.ship_by))
    lib.shp_placement_set_date(pointer, k.OrderDate.DELIVER_BY, days_of(placement.deliver_by))
    lib.shp_placement_set_channel(pointer, int(placement.channel))
    lib.shp_placement_set_pending(pointer, int(placement.pending))
    lib.shp_placement_set_programs(pointer, int(placement.programs))
    if placement.fee_basis_points is not None:
        lib.shp_placement_set_fee_basis_points(pointer, fit_int32(placement.fee_basis_points))
    if placement.charge_policy is not None:
        lib.shp_placement_set_charge_policy(pointer, int(placement.charge_policy))
    if placement.credit_timing is not None:
        lib.shp_placement_set_credit_timing(pointer, int(placement.credit_timing))
    if placement.collect_amount != 0:
        collect = _minor(builder, placement.collect_amount, exponent, "cod_amount")
        lib.shp_placement_set_cod_amount(pointer, collect)
    for index, line in enumerate(placement.lines):
        lib.shp_placement_add_line(pointer, line.id, fit_int32(line.quantity))
        lib.shp_placement_set_line_text(pointer, index, k.LineText.SKU, line.sku)
        lib.shp_placement_set_line_text(pointer, index, k.LineText.TITLE, line.title)
        lib.shp_placement_set_line_text(pointer, index, k.LineText.CATEGORY, line.category)
        for name, amount in _AMOUNTS.items():
            minor = _minor(builder, getattr(line, name), exponent, f"lines[{index}].{name}")
            if minor != 0:
                lib.shp_placement_set_line_amount(pointer, index, amount, minor)


def build_placement(context: Context, placement: Placement) -> PlacementBuilder:
    """What was bought, as the library is told."""
    builder: PlacementBuilder = _begin(PlacementBuilder, context, lib.shp_placement_new)
    _fill_placement(builder, builder._pointer, placement)
    return builder


def _adopt_shipment(pointer: Any, index: int, shipment: AdoptedShipment) -> None:
    lib.shp_adoption_set_shipment(pointer, index, fit_int32(shipment.revision), milliseconds_of(shipment.confirmed_at))
    lib.shp_adoption_set_shipment_date(pointer, index, days_of(shipment.ship_date))
    texts = {
        k.ShipField.CARRIER: shipment.carrier,
        k.ShipField.CARRIER_NAME: shipment.carrier_name,
        k.ShipField.METHOD: shipment.method,
        k.ShipField.TRACKING: shipment.tracking,
        k.ShipField.MEMO: shipment.memo,
    }
    for ship_field, text in texts.items():
        lib.shp_adoption_set_shipment_text(pointer, index, ship_field, text)
    lib.shp_adoption_set_shipment_label(pointer, index, int(shipment.label))
    for status, at in shipment.scans:
        lib.shp_adoption_add_scan(pointer, index, int(status), milliseconds_of(at))


def build_adoption(context: Context, adoption: Adoption) -> AdoptionBuilder:
    """An order as other tables hold it, as the library is told."""
    builder: AdoptionBuilder = _begin(AdoptionBuilder, context, lib.shp_adoption_new)
    pointer = builder._pointer
    _fill_placement(builder, lib.shp_adoption_get_placement(pointer), adoption.placement)
    for index, package in enumerate(adoption.packages):
        lib.shp_adoption_add_package(pointer, package.reference)
        for line, quantity in pairs_of(package.items):
            lib.shp_adoption_add_package_item(pointer, index, line, fit_int32(quantity))
        if package.shipment is not None:
            _adopt_shipment(pointer, index, package.shipment)
    if adoption.rest is not None:
        lib.shp_adoption_add_rest(pointer, adoption.rest)
    for reference in adoption.gone_packages:
        lib.shp_adoption_add_used_reference(pointer, reference)
    for index, cancellation in enumerate(adoption.cancellations):
        lib.shp_adoption_add_cancellation(
            pointer, cancellation.reference, int(cancellation.reason), milliseconds_of(cancellation.at)
        )
        for line, quantity in pairs_of(cancellation.items):
            lib.shp_adoption_add_cancellation_item(pointer, index, line, fit_int32(quantity))
        lib.shp_adoption_set_cancellation_of_all(pointer, index, int(cancellation.of_all))
    exponent = exponent_of(adoption.placement)
    for index, charge in enumerate(adoption.charges):
        lib.shp_adoption_add_charge(
            pointer, int(charge.cause), charge.reference, fit_int32(charge.number),
            _minor(builder, charge.amount, exponent, f"charges[{index}].amount"), int(charge.payment),
            _minor(builder, charge.held, exponent, f"charges[{index}].held"),
        )
    for name in ("charged", "refunded", "credited", "debited"):
        value = getattr(adoption, name)
        if value is not None:
            lib.shp_adoption_set_money(
                pointer, getattr(k.Money, name.upper()), _minor(builder, value, exponent, name)
            )
    lib.shp_adoption_set_baseline(pointer, int(adoption.baseline))
    return builder


def _some(items: Optional[Items]) -> list[tuple[str, int]]:
    """Items that may be left out. To the library none are all of them, which is not what an empty list says."""
    if items is None:
        return []
    pairs = pairs_of(items)
    if not pairs:
        raise ValueError("items are empty; leave them out to mean all that is there")
    return pairs


def build_contents(context: Context, packages: Mapping[str, Items]) -> ContentsBuilder:
    """What packages shall hold, as the library is told."""
    builder: ContentsBuilder = _begin(ContentsBuilder, context, lib.shp_contents_new)
    for index, (reference, items) in enumerate(packages.items()):
        lib.shp_contents_add_package(builder._pointer, reference)
        for line, quantity in pairs_of(items):
            lib.shp_contents_add_item(builder._pointer, index, line, fit_int32(quantity))
    return builder


def build_confirmation(context: Context, confirmation: Confirmation) -> ConfirmationBuilder:
    """The departure of a package, as the library is told."""
    builder: ConfirmationBuilder = _begin(ConfirmationBuilder, context, lib.shp_confirmation_new)
    pointer = builder._pointer
    if confirmation.package is not None:
        lib.shp_confirmation_set_package(pointer, confirmation.package)
    for line, quantity in _some(confirmation.items):
        lib.shp_confirmation_add_item(pointer, line, fit_int32(quantity))
    if confirmation.ship_date is None:
        lib.shp_confirmation_clear(pointer, k.ShipField.DATE)
    elif not isinstance(confirmation.ship_date, Keep):
        lib.shp_confirmation_set_ship_date(pointer, days_of(confirmation.ship_date))
    texts = {
        k.ShipField.CARRIER: confirmation.carrier,
        k.ShipField.CARRIER_NAME: confirmation.carrier_name,
        k.ShipField.METHOD: confirmation.method,
        k.ShipField.TRACKING: confirmation.tracking,
        k.ShipField.MEMO: confirmation.memo,
    }
    for ship_field, text in texts.items():
        if not isinstance(text, Keep):
            lib.shp_confirmation_set_text(pointer, ship_field, text)
    return builder


def build_cancellation(context: Context, request: CancelRequest) -> CancellationBuilder:
    """Which open units will not ship, as the library is told."""
    builder: CancellationBuilder = _begin(CancellationBuilder, context, lib.shp_cancellation_new)
    if request.reference is not None:
        lib.shp_cancellation_set_reference(builder._pointer, request.reference)
    lib.shp_cancellation_set_reason(builder._pointer, int(request.reason))
    for line, quantity in _some(request.items):
        lib.shp_cancellation_add_item(builder._pointer, line, fit_int32(quantity))
    return builder
