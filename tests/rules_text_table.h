/* Texts of rules: what each key takes, and what is wrong with others. */
#ifndef TESTS_RULES_TEXT_TABLE_H
#define TESTS_RULES_TEXT_TABLE_H

#include <libshipment/order.h>
#include <libshipment/rules.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const char *const presets[] = {"us", "uk", "jp", "sa"};

static const struct {
	const char *key;
	const char *value;
	int32_t rule;
	int64_t number;
} refinements[] = {
	{"charge", "first_package", SHP_RULE_CHARGE, SHP_CHARGE_FIRST_PACKAGE},
	{"charge", "per_package", SHP_RULE_CHARGE, SHP_CHARGE_PER_PACKAGE},
	{"charge", "last_package", SHP_RULE_CHARGE, SHP_CHARGE_LAST_PACKAGE},
	{"credit", "charge", SHP_RULE_CREDIT, SHP_CREDIT_ON_CHARGE},
	{"credit", "settlement", SHP_RULE_CREDIT, SHP_CREDIT_ON_SETTLEMENT},
	{"fee", "0", SHP_RULE_FEE, 0},
	{"fee", "1500", SHP_RULE_FEE, 1500},
	{"fee", "10000", SHP_RULE_FEE, 10000},
	{"tracking", "ignore", SHP_RULE_TRACKING, SHP_SEVERITY_IGNORE},
	{"tracking", "advise", SHP_RULE_TRACKING, SHP_SEVERITY_ADVISE},
	{"tracking", "refuse", SHP_RULE_TRACKING, SHP_SEVERITY_REFUSE},
	{"tracking", "carrier", SHP_RULE_TRACKING, SHP_SEVERITY_CARRIER},
	{"method", "ignore", SHP_RULE_METHOD, SHP_SEVERITY_IGNORE},
	{"method", "advise", SHP_RULE_METHOD, SHP_SEVERITY_ADVISE},
	{"method", "refuse", SHP_RULE_METHOD, SHP_SEVERITY_REFUSE},
	{"carrier", "ignore", SHP_RULE_CARRIER, SHP_SEVERITY_IGNORE},
	{"carrier", "refuse", SHP_RULE_CARRIER, SHP_SEVERITY_REFUSE},
	{"ship_date", "ignore", SHP_RULE_SHIP_DATE, SHP_SEVERITY_IGNORE},
	{"ship_date", "refuse", SHP_RULE_SHIP_DATE, SHP_SEVERITY_REFUSE},
	{"single_shipment", "advise", SHP_RULE_SINGLE_SHIPMENT, SHP_SEVERITY_ADVISE},
	{"single_shipment", "refuse", SHP_RULE_SINGLE_SHIPMENT, SHP_SEVERITY_REFUSE},
	{"cancel_after", "7bd", SHP_RULE_CANCEL_COUNT, 7},
	{"cancel_after", "30d", SHP_RULE_CANCEL_COUNT, 30},
	{"cancel_after", "0bd", SHP_RULE_CANCEL_COUNT, 0},
	{"cancel_after", "3650d", SHP_RULE_CANCEL_COUNT, 3650},
	{"cancel_after", "7bd", SHP_RULE_CANCEL_UNIT, SHP_DAYS_BUSINESS},
	{"cancel_after", "30d", SHP_RULE_CANCEL_UNIT, SHP_DAYS_CALENDAR},
	{"cancel_from", "ship_by", SHP_RULE_CANCEL_FROM, SHP_CANCEL_FROM_SHIP_BY},
	{"cancel_from", "ordered", SHP_RULE_CANCEL_FROM, SHP_CANCEL_FROM_ORDERED},
	{"utc_offset", "480", SHP_RULE_UTC_OFFSET, 480},
	{"utc_offset", "-1080", SHP_RULE_UTC_OFFSET, -1080},
	{"utc_offset", "1080", SHP_RULE_UTC_OFFSET, 1080},
	{"utc_offset", "0", SHP_RULE_UTC_OFFSET, 0},
	{"edit_window", "-1", SHP_RULE_EDIT_WINDOW, -1},
	{"edit_window", "24", SHP_RULE_EDIT_WINDOW, 24},
	{"edit_window", "100000", SHP_RULE_EDIT_WINDOW, 100000},
	{"edit_limit", "0", SHP_RULE_EDIT_LIMIT, 0},
	{"edit_limit", "100000", SHP_RULE_EDIT_LIMIT, 100000},
	{"min_tracking_rate", "9900", SHP_RULE_MIN_TRACKING_RATE, 9900},
	{"max_late_rate", "0", SHP_RULE_MAX_LATE_RATE, 0},
	{"max_cancel_rate", "50", SHP_RULE_MAX_CANCEL_RATE, 50},
	{"min_on_time_rate", "10000", SHP_RULE_MIN_ON_TIME_RATE, 10000},
	{"min_on_time_units", "0", SHP_RULE_MIN_ON_TIME_UNITS, 0},
	{"min_on_time_units", "1000000", SHP_RULE_MIN_ON_TIME_UNITS, 1000000},
	{"exempt_below", "0", SHP_RULE_EXEMPT_BELOW, 0},
	{"exempt_below", "100000000000000", SHP_RULE_EXEMPT_BELOW, SHP_LIMIT_AMOUNT},
	{"two_scans_from", "-1", SHP_RULE_TWO_SCANS_FROM, -1},
	{"two_scans_from", "500", SHP_RULE_TWO_SCANS_FROM, 500},
	{"two_scans_from", "100000000000000", SHP_RULE_TWO_SCANS_FROM, SHP_LIMIT_AMOUNT},
};

#endif
