"""Prototypes of libshipment. Generated from its headers by generate.py: do not edit."""

from __future__ import annotations

from ctypes import (
    CDLL, CFUNCTYPE, POINTER, Structure, c_char, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_uint8,
    c_void_p,
)
from typing import Any

from ._types import Bytes, Id, Int32, Int64, Size, Text, UInt32, UInt64


class shp_acknowledgement(Structure):
    """Opaque."""


class shp_adoption(Structure):
    """Opaque."""


class shp_batch(Structure):
    """Opaque."""


class shp_calendar(Structure):
    """Opaque."""


class shp_cancellation(Structure):
    """Opaque."""


class shp_carriers(Structure):
    """Opaque."""


class shp_carriers_builder(Structure):
    """Opaque."""


class shp_commit(Structure):
    """Opaque."""


class shp_confirmation(Structure):
    """Opaque."""


class shp_contents(Structure):
    """Opaque."""


class shp_ctx(Structure):
    """Opaque."""


class shp_decision(Structure):
    """Opaque."""


class shp_delivery(Structure):
    """Opaque."""


class shp_error(Structure):
    """Opaque."""


class shp_event(Structure):
    """Opaque."""


class shp_host(Structure):
    """Opaque."""


class shp_load(Structure):
    """Opaque."""


class shp_metrics(Structure):
    """Opaque."""


class shp_order(Structure):
    """Opaque."""


class shp_pending(Structure):
    """Opaque."""


class shp_placement(Structure):
    """Opaque."""


class shp_rules(Structure):
    """Opaque."""


class shp_rules_builder(Structure):
    """Opaque."""


shp_malloc_fn = CFUNCTYPE(c_void_p, c_void_p, c_size_t)
shp_realloc_fn = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_size_t, c_size_t)
shp_free_fn = CFUNCTYPE(None, c_void_p, c_void_p, c_size_t)
shp_host_load_fn = CFUNCTYPE(None, c_void_p, POINTER(shp_load))
shp_host_commit_fn = CFUNCTYPE(None, c_void_p, POINTER(shp_commit))
shp_host_pending_fn = CFUNCTYPE(None, c_void_p, POINTER(shp_pending))
shp_host_deliver_fn = CFUNCTYPE(None, c_void_p, POINTER(shp_delivery))
shp_host_acknowledge_fn = CFUNCTYPE(None, c_void_p, POINTER(shp_acknowledgement))
shp_host_destroy_fn = CFUNCTYPE(None, c_void_p)

# Name, what it answers, what it takes.
FUNCTIONS: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("shp_version_number", c_uint32, ()),
    ("shp_version", c_char_p, ()),
    ("shp_status_kind", c_int32, (Int32,)),
    ("shp_status_name", c_char_p, (Int32,)),
    ("shp_status_message", c_char_p, (Int32, Int32)),
    ("shp_ctx_new", c_int32, (POINTER(POINTER(shp_ctx)),)),
    ("shp_ctx_new_with_allocator", c_int32, (
        shp_malloc_fn, shp_realloc_fn, shp_free_fn, c_void_p, POINTER(POINTER(shp_ctx)),
    )),
    ("shp_ctx_ref", POINTER(shp_ctx), (POINTER(shp_ctx),)),
    ("shp_ctx_unref", POINTER(shp_ctx), (POINTER(shp_ctx),)),
    ("shp_error_new", c_int32, (POINTER(shp_ctx), UInt32, POINTER(POINTER(shp_error)))),
    ("shp_error_free", POINTER(shp_error), (POINTER(shp_error),)),
    ("shp_error_count_problems", c_uint32, (POINTER(shp_error),)),
    ("shp_error_count_kept", c_uint32, (POINTER(shp_error),)),
    ("shp_error_get_code", c_int32, (POINTER(shp_error), UInt32)),
    ("shp_error_get_path", c_char_p, (POINTER(shp_error), UInt32)),
    ("shp_error_get_message", c_char_p, (POINTER(shp_error), UInt32, Int32)),
    ("shp_error_get_detail", c_int64, (POINTER(shp_error), UInt32)),
    ("shp_order_status_name", c_char_p, (Int32,)),
    ("shp_package_status_name", c_char_p, (Int32,)),
    ("shp_ship_field_name", c_char_p, (Int32,)),
    ("shp_amount_name", c_char_p, (Int32,)),
    ("shp_cancel_reason_name", c_char_p, (Int32,)),
    ("shp_cancel_reason_from_name", c_int32, (Text,)),
    ("shp_carrier_status_name", c_char_p, (Int32,)),
    ("shp_carrier_status_from_name", c_int32, (Text,)),
    ("shp_charge_policy_name", c_char_p, (Int32,)),
    ("shp_charge_policy_from_name", c_int32, (Text,)),
    ("shp_credit_timing_name", c_char_p, (Int32,)),
    ("shp_credit_timing_from_name", c_int32, (Text,)),
    ("shp_channel_name", c_char_p, (Int32,)),
    ("shp_channel_from_name", c_int32, (Text,)),
    ("shp_payment_status_name", c_char_p, (Int32,)),
    ("shp_payment_status_from_name", c_int32, (Text,)),
    ("shp_order_status_message", c_char_p, (Int32, Int32)),
    ("shp_package_status_message", c_char_p, (Int32, Int32)),
    ("shp_cancel_reason_message", c_char_p, (Int32, Int32)),
    ("shp_carrier_status_message", c_char_p, (Int32, Int32)),
    ("shp_order_ref", POINTER(shp_order), (POINTER(shp_order),)),
    ("shp_order_unref", POINTER(shp_order), (POINTER(shp_order),)),
    ("shp_program_name", c_char_p, (Int32,)),
    ("shp_program_from_name", c_int32, (Text,)),
    ("shp_order_get_id", None, (POINTER(shp_order), POINTER(c_uint8))),
    ("shp_order_id_from_reference", c_int32, (Text, Text, POINTER(c_uint8))),
    ("shp_order_get_revision", c_int64, (POINTER(shp_order),)),
    ("shp_order_get_status", c_int32, (POINTER(shp_order),)),
    ("shp_order_get_text", c_char_p, (POINTER(shp_order), Int32)),
    ("shp_order_get_date", c_int32, (POINTER(shp_order), Int32)),
    ("shp_order_get_ordered_at", c_int64, (POINTER(shp_order),)),
    ("shp_order_get_currency", c_char_p, (POINTER(shp_order),)),
    ("shp_order_get_exponent", c_int32, (POINTER(shp_order),)),
    ("shp_order_get_channel", c_int32, (POINTER(shp_order),)),
    ("shp_order_get_programs", c_int32, (POINTER(shp_order),)),
    ("shp_order_get_charge_policy", c_int32, (POINTER(shp_order),)),
    ("shp_order_get_credit_timing", c_int32, (POINTER(shp_order),)),
    ("shp_order_get_fee_basis_points", c_int32, (POINTER(shp_order),)),
    ("shp_order_get_money", c_int64, (POINTER(shp_order), Int32)),
    ("shp_order_get_units", c_int64, (POINTER(shp_order), Int32)),
    ("shp_order_equals", c_int32, (POINTER(shp_order), POINTER(shp_order))),
    ("shp_order_count_lines", c_uint32, (POINTER(shp_order),)),
    ("shp_order_find_line", c_int32, (POINTER(shp_order), Text)),
    ("shp_order_get_line_text", c_char_p, (POINTER(shp_order), UInt32, Int32)),
    ("shp_order_get_line_units", c_int32, (POINTER(shp_order), UInt32, Int32)),
    ("shp_order_get_line_amount", c_int64, (POINTER(shp_order), UInt32, Int32)),
    ("shp_order_get_line_status", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_count_packages", c_uint32, (POINTER(shp_order),)),
    ("shp_order_count_references_used", c_uint32, (POINTER(shp_order),)),
    ("shp_order_get_used_reference", c_char_p, (POINTER(shp_order), UInt32)),
    ("shp_order_find_package", c_int32, (POINTER(shp_order), Text)),
    ("shp_order_get_package_reference", c_char_p, (POINTER(shp_order), UInt32)),
    ("shp_order_get_package_status", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_count_package_items", c_uint32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_package_item_line", c_int32, (POINTER(shp_order), UInt32, UInt32)),
    ("shp_order_get_package_item_quantity", c_int32, (POINTER(shp_order), UInt32, UInt32)),
    ("shp_order_get_next_package_number", c_int32, (POINTER(shp_order),)),
    ("shp_order_get_shipment_revision", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_shipment_date", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_shipment_text", c_char_p, (POINTER(shp_order), UInt32, Int32)),
    ("shp_order_get_shipment_confirmed_at", c_int64, (POINTER(shp_order), UInt32)),
    ("shp_order_is_shipment_labelled", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_shipment_verdict", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_shipment_carrier_status", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_shipment_carrier_status_at", c_int64, (POINTER(shp_order), UInt32)),
    ("shp_order_get_shipment_scans", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_shipment_first_scan_at", c_int64, (POINTER(shp_order), UInt32)),
    ("shp_order_get_shipment_delivered_at", c_int64, (POINTER(shp_order), UInt32)),
    ("shp_order_count_cancellations", c_uint32, (POINTER(shp_order),)),
    ("shp_order_find_cancellation", c_int32, (POINTER(shp_order), Text)),
    ("shp_order_get_cancellation_reference", c_char_p, (POINTER(shp_order), UInt32)),
    ("shp_order_get_cancellation_reason", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_is_cancellation_of_all", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_cancellation_at", c_int64, (POINTER(shp_order), UInt32)),
    ("shp_order_count_cancellation_items", c_uint32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_cancellation_item_line", c_int32, (POINTER(shp_order), UInt32, UInt32)),
    ("shp_order_get_cancellation_item_quantity", c_int32, (POINTER(shp_order), UInt32, UInt32)),
    ("shp_order_get_next_cancellation_number", c_int32, (POINTER(shp_order),)),
    ("shp_order_count_charges", c_uint32, (POINTER(shp_order),)),
    ("shp_order_get_charge_id", c_int32, (POINTER(shp_order), UInt32, POINTER(c_uint8))),
    ("shp_order_get_charge_cause", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_charge_reference", c_char_p, (POINTER(shp_order), UInt32)),
    ("shp_order_get_charge_number", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_order_get_charge_amount", c_int64, (POINTER(shp_order), UInt32)),
    ("shp_order_get_charge_held", c_int64, (POINTER(shp_order), UInt32)),
    ("shp_order_get_charge_payment", c_int32, (POINTER(shp_order), UInt32)),
    ("shp_cause_name", c_char_p, (Int32,)),
    ("shp_cause_from_name", c_int32, (Text,)),
    ("shp_event_ref", POINTER(shp_event), (POINTER(shp_event),)),
    ("shp_event_unref", POINTER(shp_event), (POINTER(shp_event),)),
    ("shp_event_get_kind", c_int32, (POINTER(shp_event),)),
    ("shp_event_get_type", c_char_p, (POINTER(shp_event),)),
    ("shp_event_kind_type", c_char_p, (Int32,)),
    ("shp_event_kind_from_type", c_int32, (Text,)),
    ("shp_event_kind_is_effect", c_int32, (Int32,)),
    ("shp_event_is_effect", c_int32, (POINTER(shp_event),)),
    ("shp_event_is_money", c_int32, (POINTER(shp_event),)),
    ("shp_event_get_id", None, (POINTER(shp_event), POINTER(c_uint8))),
    ("shp_event_write_name", c_int32, (POINTER(shp_event), POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_event_get_order_id", None, (POINTER(shp_event), POINTER(c_uint8))),
    ("shp_event_get_order_text", c_char_p, (POINTER(shp_event), Int32)),
    ("shp_event_get_revision", c_int64, (POINTER(shp_event),)),
    ("shp_event_get_at", c_int64, (POINTER(shp_event),)),
    ("shp_event_get_amount", c_int64, (POINTER(shp_event),)),
    ("shp_event_get_currency", c_char_p, (POINTER(shp_event),)),
    ("shp_event_get_exponent", c_int32, (POINTER(shp_event),)),
    ("shp_event_get_cause", c_int32, (POINTER(shp_event),)),
    ("shp_event_get_package", c_char_p, (POINTER(shp_event),)),
    ("shp_event_get_cancellation", c_char_p, (POINTER(shp_event),)),
    ("shp_event_get_number", c_int32, (POINTER(shp_event),)),
    ("shp_event_get_reason", c_int32, (POINTER(shp_event),)),
    ("shp_event_get_carrier_status", c_int32, (POINTER(shp_event),)),
    ("shp_event_get_carrier_at", c_int64, (POINTER(shp_event),)),
    ("shp_event_get_ship_date", c_int32, (POINTER(shp_event),)),
    ("shp_event_get_ship_text", c_char_p, (POINTER(shp_event), Int32)),
    ("shp_event_is_labelled", c_int32, (POINTER(shp_event),)),
    ("shp_event_count_changes", c_uint32, (POINTER(shp_event),)),
    ("shp_event_get_change_field", c_int32, (POINTER(shp_event), UInt32)),
    ("shp_event_get_change_old_text", c_char_p, (POINTER(shp_event), UInt32)),
    ("shp_event_get_change_old_date", c_int32, (POINTER(shp_event), UInt32)),
    ("shp_event_count_items", c_uint32, (POINTER(shp_event),)),
    ("shp_event_get_item_line", c_char_p, (POINTER(shp_event), UInt32)),
    ("shp_event_get_item_quantity", c_int32, (POINTER(shp_event), UInt32)),
    ("shp_event_count_moves", c_uint32, (POINTER(shp_event),)),
    ("shp_event_get_move_line", c_char_p, (POINTER(shp_event), UInt32)),
    ("shp_event_get_move_quantity", c_int32, (POINTER(shp_event), UInt32)),
    ("shp_event_get_move_from", c_char_p, (POINTER(shp_event), UInt32)),
    ("shp_event_get_move_to", c_char_p, (POINTER(shp_event), UInt32)),
    ("shp_event_get_order", POINTER(shp_order), (POINTER(shp_event),)),
    ("shp_order_apply", c_int32, (
        POINTER(shp_order), POINTER(shp_event), POINTER(POINTER(shp_order)), POINTER(shp_error),
    )),
    ("shp_order_replay", c_int32, (
        POINTER(shp_order), POINTER(POINTER(shp_event)), UInt32, POINTER(POINTER(shp_order)), POINTER(shp_error),
    )),
    ("shp_decision_ref", POINTER(shp_decision), (POINTER(shp_decision),)),
    ("shp_decision_unref", POINTER(shp_decision), (POINTER(shp_decision),)),
    ("shp_decision_get_order", POINTER(shp_order), (POINTER(shp_decision),)),
    ("shp_decision_is_repeated", c_int32, (POINTER(shp_decision),)),
    ("shp_decision_count_events", c_uint32, (POINTER(shp_decision),)),
    ("shp_decision_get_event", POINTER(shp_event), (POINTER(shp_decision), UInt32)),
    ("shp_decision_count_advice", c_uint32, (POINTER(shp_decision),)),
    ("shp_decision_get_advice", c_int32, (POINTER(shp_decision), UInt32)),
    ("shp_decision_get_advice_path", c_char_p, (POINTER(shp_decision), UInt32)),
    ("shp_severity_name", c_char_p, (Int32,)),
    ("shp_severity_from_name", c_int32, (Text,)),
    ("shp_rules_parse", c_int32, (POINTER(shp_ctx), Text, POINTER(POINTER(shp_rules)), POINTER(shp_error))),
    ("shp_rules_ref", POINTER(shp_rules), (POINTER(shp_rules),)),
    ("shp_rules_unref", POINTER(shp_rules), (POINTER(shp_rules),)),
    ("shp_rules_get", c_int64, (POINTER(shp_rules), Int32)),
    ("shp_rules_get_marketplace", c_char_p, (POINTER(shp_rules),)),
    ("shp_rules_get_calendar", POINTER(shp_calendar), (POINTER(shp_rules),)),
    ("shp_rules_get_carriers", POINTER(shp_carriers), (POINTER(shp_rules),)),
    ("shp_rules_is_exempt_category", c_int32, (POINTER(shp_rules), Text)),
    ("shp_rules_count_exempt_categories", c_uint32, (POINTER(shp_rules),)),
    ("shp_rules_get_exempt_category", c_char_p, (POINTER(shp_rules), UInt32)),
    ("shp_rules_get_civil_date", c_int32, (POINTER(shp_rules), Int64)),
    ("shp_rules_format", c_int32, (POINTER(shp_rules), POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_rule_count", c_uint32, ()),
    ("shp_rule_key", c_char_p, (Int32,)),
    ("shp_rule_source", c_char_p, (Text, Int32)),
    ("shp_rules_builder_new", c_int32, (
        POINTER(shp_ctx), Text, POINTER(POINTER(shp_rules_builder)), POINTER(shp_error),
    )),
    ("shp_rules_builder_new_from", c_int32, (POINTER(shp_rules), POINTER(POINTER(shp_rules_builder)))),
    ("shp_rules_builder_free", POINTER(shp_rules_builder), (POINTER(shp_rules_builder),)),
    ("shp_rules_builder_set", None, (POINTER(shp_rules_builder), Int32, Int64)),
    ("shp_rules_builder_set_marketplace", None, (POINTER(shp_rules_builder), Text)),
    ("shp_rules_builder_set_calendar", None, (POINTER(shp_rules_builder), POINTER(shp_calendar))),
    ("shp_rules_builder_set_carriers", None, (POINTER(shp_rules_builder), POINTER(shp_carriers))),
    ("shp_rules_builder_exempt_category", None, (POINTER(shp_rules_builder), Text)),
    ("shp_rules_builder_build", c_int32, (POINTER(shp_rules_builder), POINTER(POINTER(shp_rules)), POINTER(shp_error))),
    ("shp_placement_new", c_int32, (POINTER(shp_ctx), POINTER(POINTER(shp_placement)))),
    ("shp_placement_free", POINTER(shp_placement), (POINTER(shp_placement),)),
    ("shp_placement_set_text", None, (POINTER(shp_placement), Int32, Text)),
    ("shp_placement_set_id", None, (POINTER(shp_placement), Id)),
    ("shp_placement_set_currency", None, (POINTER(shp_placement), Text, Int32)),
    ("shp_placement_set_ordered_at", None, (POINTER(shp_placement), Int64)),
    ("shp_placement_set_date", None, (POINTER(shp_placement), Int32, Int32)),
    ("shp_placement_set_channel", None, (POINTER(shp_placement), Int32)),
    ("shp_placement_set_pending", None, (POINTER(shp_placement), Int32)),
    ("shp_placement_set_programs", None, (POINTER(shp_placement), Int32)),
    ("shp_placement_set_fee_basis_points", None, (POINTER(shp_placement), Int32)),
    ("shp_placement_set_charge_policy", None, (POINTER(shp_placement), Int32)),
    ("shp_placement_set_credit_timing", None, (POINTER(shp_placement), Int32)),
    ("shp_placement_set_cod_amount", None, (POINTER(shp_placement), Int64)),
    ("shp_placement_add_line", None, (POINTER(shp_placement), Text, Int32)),
    ("shp_placement_set_line_text", None, (POINTER(shp_placement), UInt32, Int32, Text)),
    ("shp_placement_set_line_amount", None, (POINTER(shp_placement), UInt32, Int32, Int64)),
    ("shp_order_place", c_int32, (
        POINTER(shp_rules), POINTER(shp_placement), Int64, POINTER(POINTER(shp_decision)), POINTER(shp_error),
    )),
    ("shp_order_place_again", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), POINTER(shp_placement), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_order_release", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), Int64, POINTER(POINTER(shp_decision)), POINTER(shp_error),
    )),
    ("shp_contents_new", c_int32, (POINTER(shp_ctx), POINTER(POINTER(shp_contents)))),
    ("shp_contents_free", POINTER(shp_contents), (POINTER(shp_contents),)),
    ("shp_contents_add_package", None, (POINTER(shp_contents), Text)),
    ("shp_contents_add_item", None, (POINTER(shp_contents), UInt32, Text, Int32)),
    ("shp_order_split", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), POINTER(shp_contents), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_confirmation_new", c_int32, (POINTER(shp_ctx), POINTER(POINTER(shp_confirmation)))),
    ("shp_confirmation_free", POINTER(shp_confirmation), (POINTER(shp_confirmation),)),
    ("shp_confirmation_set_package", None, (POINTER(shp_confirmation), Text)),
    ("shp_confirmation_add_item", None, (POINTER(shp_confirmation), Text, Int32)),
    ("shp_confirmation_set_ship_date", None, (POINTER(shp_confirmation), Int32)),
    ("shp_confirmation_set_text", None, (POINTER(shp_confirmation), Int32, Text)),
    ("shp_confirmation_clear", None, (POINTER(shp_confirmation), Int32)),
    ("shp_confirmation_keep", None, (POINTER(shp_confirmation), Int32)),
    ("shp_order_confirm", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), POINTER(shp_confirmation), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_order_reconfirm", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), POINTER(shp_confirmation), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_order_confirm_label", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), POINTER(shp_confirmation), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_order_cancel_label", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), Text, Int32, Int64, POINTER(POINTER(shp_decision)), POINTER(shp_error),
    )),
    ("shp_cancellation_new", c_int32, (POINTER(shp_ctx), POINTER(POINTER(shp_cancellation)))),
    ("shp_cancellation_free", POINTER(shp_cancellation), (POINTER(shp_cancellation),)),
    ("shp_cancellation_set_reference", None, (POINTER(shp_cancellation), Text)),
    ("shp_cancellation_set_reason", None, (POINTER(shp_cancellation), Int32)),
    ("shp_cancellation_add_item", None, (POINTER(shp_cancellation), Text, Int32)),
    ("shp_order_cancel", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), POINTER(shp_cancellation), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_order_expire", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), Int64, POINTER(POINTER(shp_decision)), POINTER(shp_error),
    )),
    ("shp_order_get_deadline", c_int32, (POINTER(shp_rules), POINTER(shp_order), POINTER(c_int64), POINTER(c_int32))),
    ("shp_order_get_time_advice", c_int32, (POINTER(shp_rules), POINTER(shp_order), Int64, UInt32)),
    ("shp_order_scan", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), Text, Int32, Int64, Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_order_report_payment", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), Id, Int32, Int64, POINTER(POINTER(shp_decision)), POINTER(shp_error),
    )),
    ("shp_action_count", c_uint32, ()),
    ("shp_action_name", c_char_p, (Int32,)),
    ("shp_order_check_action", c_int32, (POINTER(shp_rules), POINTER(shp_order), Int32, Text, Int64)),
    ("shp_order_get_action_advice", c_int32, (POINTER(shp_rules), POINTER(shp_order), Int32, Int64, UInt32)),
    ("shp_adoption_new", c_int32, (POINTER(shp_ctx), POINTER(POINTER(shp_adoption)))),
    ("shp_adoption_free", POINTER(shp_adoption), (POINTER(shp_adoption),)),
    ("shp_adoption_get_placement", POINTER(shp_placement), (POINTER(shp_adoption),)),
    ("shp_adoption_add_package", None, (POINTER(shp_adoption), Text)),
    ("shp_adoption_add_package_item", None, (POINTER(shp_adoption), UInt32, Text, Int32)),
    ("shp_adoption_add_rest", None, (POINTER(shp_adoption), Text)),
    ("shp_adoption_set_shipment", None, (POINTER(shp_adoption), UInt32, Int32, Int64)),
    ("shp_adoption_set_shipment_date", None, (POINTER(shp_adoption), UInt32, Int32)),
    ("shp_adoption_set_shipment_text", None, (POINTER(shp_adoption), UInt32, Int32, Text)),
    ("shp_adoption_set_shipment_label", None, (POINTER(shp_adoption), UInt32, Int32)),
    ("shp_adoption_add_scan", None, (POINTER(shp_adoption), UInt32, Int32, Int64)),
    ("shp_adoption_add_used_reference", None, (POINTER(shp_adoption), Text)),
    ("shp_adoption_add_cancellation", None, (POINTER(shp_adoption), Text, Int32, Int64)),
    ("shp_adoption_add_cancellation_item", None, (POINTER(shp_adoption), UInt32, Text, Int32)),
    ("shp_adoption_set_cancellation_of_all", None, (POINTER(shp_adoption), UInt32, Int32)),
    ("shp_adoption_add_charge", None, (POINTER(shp_adoption), Int32, Text, Int32, Int64, Int32, Int64)),
    ("shp_adoption_set_money", None, (POINTER(shp_adoption), Int32, Int64)),
    ("shp_adoption_set_baseline", None, (POINTER(shp_adoption), Int32)),
    ("shp_order_adopt", c_int32, (
        POINTER(shp_rules), POINTER(shp_adoption), Int64, POINTER(POINTER(shp_decision)), POINTER(shp_error),
    )),
    ("shp_order_adopt_again", c_int32, (
        POINTER(shp_rules), POINTER(shp_order), POINTER(shp_adoption), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_order_encode", c_int32, (POINTER(shp_order), POINTER(c_uint8), Size, POINTER(c_size_t))),
    ("shp_order_decode", c_int32, (POINTER(shp_ctx), Bytes, Size, POINTER(POINTER(shp_order)), POINTER(shp_error))),
    ("shp_event_encode", c_int32, (POINTER(shp_event), POINTER(c_uint8), Size, POINTER(c_size_t))),
    ("shp_event_decode", c_int32, (POINTER(shp_ctx), Bytes, Size, POINTER(POINTER(shp_event)), POINTER(shp_error))),
    ("shp_order_write_json", c_int32, (
        POINTER(shp_order), POINTER(shp_rules), Int64, Int32, POINTER(c_char), Size, POINTER(c_size_t),
    )),
    ("shp_event_write_json", c_int32, (POINTER(shp_event), POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_calendar_new", c_int32, (
        POINTER(shp_ctx), Int32, POINTER(c_int32), UInt32, POINTER(c_int32), UInt32, Int32, Int32, Text,
        POINTER(POINTER(shp_calendar)), POINTER(shp_error),
    )),
    ("shp_calendar_new_preset", c_int32, (POINTER(shp_ctx), Int32, POINTER(POINTER(shp_calendar)), POINTER(shp_error))),
    ("shp_calendar_new_union", c_int32, (
        POINTER(shp_ctx), POINTER(shp_calendar), POINTER(shp_calendar), Text, POINTER(POINTER(shp_calendar)),
        POINTER(shp_error),
    )),
    ("shp_calendar_ref", POINTER(shp_calendar), (POINTER(shp_calendar),)),
    ("shp_calendar_unref", POINTER(shp_calendar), (POINTER(shp_calendar),)),
    ("shp_calendar_get_id", c_char_p, (POINTER(shp_calendar),)),
    ("shp_calendar_get_weekmask", c_int32, (POINTER(shp_calendar),)),
    ("shp_calendar_get_valid_from", c_int32, (POINTER(shp_calendar),)),
    ("shp_calendar_get_valid_to", c_int32, (POINTER(shp_calendar),)),
    ("shp_calendar_is_business_day", c_int32, (POINTER(shp_calendar), Int32, POINTER(c_int32))),
    ("shp_calendar_add_business_days", c_int32, (
        POINTER(shp_calendar), Int32, Int32, Int32, POINTER(c_int32), POINTER(c_int32),
    )),
    ("shp_calendar_next_business_day", c_int32, (POINTER(shp_calendar), Int32, POINTER(c_int32), POINTER(c_int32))),
    ("shp_calendar_previous_business_day", c_int32, (POINTER(shp_calendar), Int32, POINTER(c_int32), POINTER(c_int32))),
    ("shp_calendar_count_business_days", c_int32, (
        POINTER(shp_calendar), Int32, Int32, POINTER(c_int32), POINTER(c_int32),
    )),
    ("shp_weekmask_parse", c_int32, (Text, POINTER(c_int32))),
    ("shp_calendar_preset_name", c_char_p, (Int32,)),
    ("shp_calendar_preset_from_name", c_int32, (Text,)),
    ("shp_calendar_preset_title", c_char_p, (Int32, Int32)),
    ("shp_carriers_ref", POINTER(shp_carriers), (POINTER(shp_carriers),)),
    ("shp_carriers_unref", POINTER(shp_carriers), (POINTER(shp_carriers),)),
    ("shp_carriers_find", c_int32, (POINTER(shp_carriers), Text)),
    ("shp_carriers_count_entries", c_uint32, (POINTER(shp_carriers),)),
    ("shp_carriers_get_key", c_char_p, (POINTER(shp_carriers), Int32)),
    ("shp_carriers_get_code", c_char_p, (POINTER(shp_carriers), Int32)),
    ("shp_carriers_get_name", c_char_p, (POINTER(shp_carriers), Int32)),
    ("shp_carriers_get_flags", c_int32, (POINTER(shp_carriers), Int32)),
    ("shp_carriers_get_courier", c_char_p, (POINTER(shp_carriers), Int32, UInt32)),
    ("shp_carriers_count_couriers", c_uint32, (POINTER(shp_carriers),)),
    ("shp_carriers_get_courier_code", c_char_p, (POINTER(shp_carriers), Int32)),
    ("shp_carriers_get_courier_url", c_char_p, (POINTER(shp_carriers), Int32)),
    ("shp_carriers_get_courier_flags", c_int32, (POINTER(shp_carriers), Int32)),
    ("shp_carriers_builder_new", c_int32, (
        POINTER(shp_ctx), POINTER(shp_carriers), POINTER(POINTER(shp_carriers_builder)),
    )),
    ("shp_carriers_builder_free", POINTER(shp_carriers_builder), (POINTER(shp_carriers_builder),)),
    ("shp_carriers_builder_clear_carriers", None, (POINTER(shp_carriers_builder),)),
    ("shp_carriers_builder_set_carrier", None, (POINTER(shp_carriers_builder), Text, Text, Text, Int32)),
    ("shp_carriers_builder_add_alias", None, (POINTER(shp_carriers_builder), Text, Text)),
    ("shp_carriers_builder_set_courier", None, (POINTER(shp_carriers_builder), Text, Text, Int32)),
    ("shp_carriers_builder_add_service", None, (POINTER(shp_carriers_builder), Text, Text, Text, Int32, Text)),
    ("shp_carriers_builder_build", c_int32, (
        POINTER(shp_carriers_builder), POINTER(POINTER(shp_carriers)), POINTER(shp_error),
    )),
    ("shp_load_get_order_id", None, (POINTER(shp_load), POINTER(c_uint8))),
    ("shp_load_answer_found", None, (POINTER(shp_load), Bytes, Size)),
    ("shp_load_answer_order", None, (POINTER(shp_load), POINTER(shp_order))),
    ("shp_load_answer_absent", None, (POINTER(shp_load),)),
    ("shp_load_answer_failed", None, (POINTER(shp_load),)),
    ("shp_commit_count_orders", c_uint32, (POINTER(shp_commit),)),
    ("shp_commit_get_order_id", c_int32, (POINTER(shp_commit), UInt32, POINTER(c_uint8))),
    ("shp_commit_get_order", POINTER(shp_order), (POINTER(shp_commit), UInt32)),
    ("shp_commit_get_expected_revision", c_int64, (POINTER(shp_commit), UInt32)),
    ("shp_commit_get_revision", c_int64, (POINTER(shp_commit), UInt32)),
    ("shp_commit_get_bytes", c_void_p, (POINTER(shp_commit), UInt32, POINTER(c_size_t))),
    ("shp_commit_count_events", c_uint32, (POINTER(shp_commit), UInt32)),
    ("shp_commit_get_event", POINTER(shp_event), (POINTER(shp_commit), UInt32, UInt32)),
    ("shp_commit_get_event_bytes", c_void_p, (POINTER(shp_commit), UInt32, UInt32, POINTER(c_size_t))),
    ("shp_commit_get_event_json", c_void_p, (POINTER(shp_commit), UInt32, UInt32, POINTER(c_size_t))),
    ("shp_commit_answer", None, (POINTER(shp_commit), UInt32, Int32)),
    ("shp_commit_answer_all", None, (POINTER(shp_commit), Int32)),
    ("shp_pending_get_after", c_int64, (POINTER(shp_pending),)),
    ("shp_pending_get_limit", c_uint32, (POINTER(shp_pending),)),
    ("shp_pending_get_now", c_int64, (POINTER(shp_pending),)),
    ("shp_pending_get_lease_until", c_int64, (POINTER(shp_pending),)),
    ("shp_pending_add", c_int32, (POINTER(shp_pending), Int64, Int32, Bytes, Size)),
    ("shp_pending_answer", None, (POINTER(shp_pending), Int32)),
    ("shp_delivery_result_name", c_char_p, (Int32,)),
    ("shp_delivery_result_from_name", c_int32, (Text,)),
    ("shp_delivery_get_event", POINTER(shp_event), (POINTER(shp_delivery),)),
    ("shp_delivery_get_event_id", None, (POINTER(shp_delivery), POINTER(c_uint8))),
    ("shp_delivery_get_position", c_int64, (POINTER(shp_delivery),)),
    ("shp_delivery_get_attempts", c_int32, (POINTER(shp_delivery),)),
    ("shp_delivery_get_now", c_int64, (POINTER(shp_delivery),)),
    ("shp_delivery_must_ask", c_int32, (POINTER(shp_delivery),)),
    ("shp_delivery_get_json", c_void_p, (POINTER(shp_delivery), POINTER(c_size_t))),
    ("shp_delivery_answer", None, (POINTER(shp_delivery), Int32)),
    ("shp_delivery_answer_retry", None, (POINTER(shp_delivery), Int64)),
    ("shp_acknowledgement_count_effects", c_uint32, (POINTER(shp_acknowledgement),)),
    ("shp_acknowledgement_get_event_id", c_int32, (POINTER(shp_acknowledgement), UInt32, POINTER(c_uint8))),
    ("shp_acknowledgement_get_event", POINTER(shp_event), (POINTER(shp_acknowledgement), UInt32)),
    ("shp_acknowledgement_get_position", c_int64, (POINTER(shp_acknowledgement), UInt32)),
    ("shp_acknowledgement_get_result", c_int32, (POINTER(shp_acknowledgement), UInt32)),
    ("shp_acknowledgement_is_final", c_int32, (POINTER(shp_acknowledgement), UInt32)),
    ("shp_acknowledgement_get_not_before", c_int64, (POINTER(shp_acknowledgement), UInt32)),
    ("shp_acknowledgement_get_lease_until", c_int64, (POINTER(shp_acknowledgement),)),
    ("shp_acknowledgement_answer", None, (POINTER(shp_acknowledgement), Int32)),
    ("shp_host_new", c_int32, (POINTER(shp_ctx), c_void_p, shp_host_destroy_fn, POINTER(POINTER(shp_host)))),
    ("shp_host_free", POINTER(shp_host), (POINTER(shp_host),)),
    ("shp_host_set_load", c_int32, (POINTER(shp_host), shp_host_load_fn)),
    ("shp_host_set_commit", c_int32, (POINTER(shp_host), shp_host_commit_fn)),
    ("shp_host_set_pending", c_int32, (POINTER(shp_host), shp_host_pending_fn)),
    ("shp_host_set_deliver", c_int32, (POINTER(shp_host), Int32, shp_host_deliver_fn)),
    ("shp_host_set_acknowledge", c_int32, (POINTER(shp_host), shp_host_acknowledge_fn)),
    ("shp_host_set_tries", c_int32, (POINTER(shp_host), Int32)),
    ("shp_host_set_lease_ms", c_int32, (POINTER(shp_host), Int32)),
    ("shp_host_set_key_retention_ms", c_int32, (POINTER(shp_host), Int64)),
    ("shp_host_set_acknowledge_limit", c_int32, (POINTER(shp_host), UInt32)),
    ("shp_host_load", c_int32, (POINTER(shp_host), Id, POINTER(POINTER(shp_order)), POINTER(shp_error))),
    ("shp_host_place", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), POINTER(shp_placement), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_adopt", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), POINTER(shp_adoption), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_release", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, Int64, POINTER(POINTER(shp_decision)), POINTER(shp_error),
    )),
    ("shp_host_split", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, POINTER(shp_contents), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_confirm", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, POINTER(shp_confirmation), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_reconfirm", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, POINTER(shp_confirmation), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_confirm_label", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, POINTER(shp_confirmation), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_cancel_label", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, Text, Int32, Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_cancel", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, POINTER(shp_cancellation), Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_expire", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, Int64, POINTER(POINTER(shp_decision)), POINTER(shp_error),
    )),
    ("shp_host_scan", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, Text, Int32, Int64, Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_host_report_payment", c_int32, (
        POINTER(shp_host), POINTER(shp_rules), Id, Id, Int32, Int64, POINTER(POINTER(shp_decision)),
        POINTER(shp_error),
    )),
    ("shp_batch_new", c_int32, (POINTER(shp_ctx), UInt32, POINTER(POINTER(shp_batch)))),
    ("shp_batch_free", POINTER(shp_batch), (POINTER(shp_batch),)),
    ("shp_batch_clear", None, (POINTER(shp_batch),)),
    ("shp_batch_count_commands", c_uint32, (POINTER(shp_batch),)),
    ("shp_batch_add_place", None, (POINTER(shp_batch), POINTER(shp_placement))),
    ("shp_batch_add_adopt", None, (POINTER(shp_batch), POINTER(shp_adoption))),
    ("shp_batch_add_release", None, (POINTER(shp_batch), Id)),
    ("shp_batch_add_split", None, (POINTER(shp_batch), Id, POINTER(shp_contents))),
    ("shp_batch_add_confirm", None, (POINTER(shp_batch), Id, POINTER(shp_confirmation))),
    ("shp_batch_add_reconfirm", None, (POINTER(shp_batch), Id, POINTER(shp_confirmation))),
    ("shp_batch_add_confirm_label", None, (POINTER(shp_batch), Id, POINTER(shp_confirmation))),
    ("shp_batch_add_cancel_label", None, (POINTER(shp_batch), Id, Text, Int32)),
    ("shp_batch_add_cancel", None, (POINTER(shp_batch), Id, POINTER(shp_cancellation))),
    ("shp_batch_add_expire", None, (POINTER(shp_batch), Id)),
    ("shp_batch_add_scan", None, (POINTER(shp_batch), Id, Text, Int32, Int64)),
    ("shp_batch_add_report_payment", None, (POINTER(shp_batch), Id, Id, Int32)),
    ("shp_host_run_batch", c_int32, (POINTER(shp_host), POINTER(shp_rules), POINTER(shp_batch), Int64)),
    ("shp_batch_get_status", c_int32, (POINTER(shp_batch), UInt32)),
    ("shp_batch_get_decision", POINTER(shp_decision), (POINTER(shp_batch), UInt32)),
    ("shp_batch_get_error", POINTER(shp_error), (POINTER(shp_batch), UInt32)),
    ("shp_host_deliver", c_int32, (POINTER(shp_host), Int64, UInt32, Int64, POINTER(c_int64), POINTER(shp_error))),
    ("shp_host_count_deliveries", c_uint32, (POINTER(shp_host), Int32)),
    ("shp_metric_count", c_uint32, ()),
    ("shp_metric_name", c_char_p, (Int32,)),
    ("shp_metric_message", c_char_p, (Int32, Int32)),
    ("shp_metric_is_minimum", c_int32, (Int32,)),
    ("shp_standing_name", c_char_p, (Int32,)),
    ("shp_standing_message", c_char_p, (Int32, Int32)),
    ("shp_metrics_new", c_int32, (POINTER(shp_ctx), POINTER(POINTER(shp_metrics)))),
    ("shp_metrics_free", POINTER(shp_metrics), (POINTER(shp_metrics),)),
    ("shp_metrics_keep_days", c_int32, (POINTER(shp_metrics), Int32, Int32)),
    ("shp_metrics_add_change", c_int32, (
        POINTER(shp_metrics), POINTER(shp_rules), POINTER(shp_order), POINTER(shp_order),
    )),
    ("shp_metrics_add_decision", c_int32, (
        POINTER(shp_metrics), POINTER(shp_rules), POINTER(shp_order), POINTER(shp_decision),
    )),
    ("shp_metrics_add_event", c_int32, (
        POINTER(shp_metrics), POINTER(shp_rules), POINTER(shp_order), POINTER(shp_event), POINTER(POINTER(shp_order)),
        POINTER(shp_error),
    )),
    ("shp_metrics_merge", c_int32, (POINTER(shp_metrics), POINTER(shp_metrics))),
    ("shp_metrics_encode", c_int32, (POINTER(shp_metrics), POINTER(c_uint8), Size, POINTER(c_size_t))),
    ("shp_metrics_decode", c_int32, (POINTER(shp_ctx), Bytes, Size, POINTER(POINTER(shp_metrics)), POINTER(shp_error))),
    ("shp_metrics_count_categories", c_uint32, (POINTER(shp_metrics),)),
    ("shp_metrics_get_category", c_char_p, (POINTER(shp_metrics), UInt32)),
    ("shp_metric_window", c_int32, (POINTER(shp_rules), Int32, Int64, POINTER(c_int32), POINTER(c_int32))),
    ("shp_metrics_sum", c_int32, (POINTER(shp_metrics), Int32, Text, Int32, Int32, POINTER(c_int64), POINTER(c_int64))),
    ("shp_metrics_report", c_int32, (
        POINTER(shp_metrics), POINTER(shp_rules), Int32, Text, Int64, POINTER(c_int64), POINTER(c_int64),
        POINTER(c_int32), POINTER(c_int32), POINTER(c_int32),
    )),
    ("shp_money_share", c_int32, (Int64, Int32, Int32, POINTER(c_int64))),
    ("shp_money_allocate", c_int32, (Int64, POINTER(c_int64), UInt32, POINTER(c_int64))),
    ("shp_money_parse", c_int32, (Text, Int32, POINTER(c_int64))),
    ("shp_money_format", c_int32, (Int64, Int32, POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_currency_exponent", c_int32, (Text,)),
    ("shp_date_parse", c_int32, (Text, POINTER(c_int32))),
    ("shp_date_format", c_int32, (Int32, POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_instant_parse", c_int32, (Text, POINTER(c_int64))),
    ("shp_instant_format", c_int32, (Int64, POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_id_parse", c_int32, (Text, POINTER(c_uint8))),
    ("shp_id_format", c_int32, (Id, POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_verdict_name", c_char_p, (Int32,)),
    ("shp_verdict_message", c_char_p, (Int32, Int32)),
    ("shp_evidence_name", c_char_p, (Int32,)),
    ("shp_evidence_message", c_char_p, (Int32, Int32)),
    ("shp_tracking_validate", c_int32, (POINTER(shp_carriers), Text, Text, POINTER(c_int32))),
    ("shp_tracking_validate_index", c_int32, (POINTER(shp_carriers), Int32, Text, POINTER(c_int32))),
    ("shp_tracking_detect", c_int32, (
        POINTER(shp_carriers), Text, Text, POINTER(c_uint64), UInt32, POINTER(c_uint32), POINTER(c_int32),
    )),
    ("shp_candidate_get_courier", c_char_p, (POINTER(shp_carriers), UInt64)),
    ("shp_candidate_get_service", c_char_p, (POINTER(shp_carriers), UInt64)),
    ("shp_candidate_get_evidence", c_int32, (UInt64,)),
    ("shp_candidate_get_verdict", c_int32, (UInt64,)),
    ("shp_tracking_normalise", c_int32, (Text, POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_tracking_url", c_int32, (POINTER(shp_carriers), Text, Text, POINTER(c_char), Size, POINTER(c_size_t))),
    ("shp_check_digit", c_int32, (Int32, Text, POINTER(c_char))),
    ("shp_check_digit_sum_product", c_int32, (POINTER(c_int32), UInt32, Int32, Int32, Text, POINTER(c_char))),
    ("shp_check_digit_verify", c_int32, (Int32, Text)),
)


def declare(library: CDLL) -> None:
    """Tells ctypes what each function takes and answers. AttributeError for one that is not there."""
    for name, answered, taken in FUNCTIONS:
        function = getattr(library, name)
        function.restype = answered
        function.argtypes = taken
