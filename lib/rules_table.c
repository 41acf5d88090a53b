/*
 * The text form of every field of the rules, and the presets: each number with the public page that it comes from.
 * "Help" is the marketplace's help for sellers, by the number of the page.
 */
#include <stddef.h>

#include "libshipment/order.h"
#include "rules.h"

#define BASIS_POINTS_MAXIMUM 10000
#define UNITS_MAXIMUM 1000000

static const char *const charge_words[] = {
	[SHP_CHARGE_FIRST_PACKAGE] = "first_package",
	[SHP_CHARGE_PER_PACKAGE] = "per_package",
	[SHP_CHARGE_LAST_PACKAGE] = "last_package",
	NULL,
};
static const char *const credit_words[] = {
	[SHP_CREDIT_ON_CHARGE] = "charge",
	[SHP_CREDIT_ON_SETTLEMENT] = "settlement",
	NULL,
};
static const char *const severity_words[] = {
	[SHP_SEVERITY_IGNORE] = "ignore",
	[SHP_SEVERITY_ADVISE] = "advise",
	[SHP_SEVERITY_REFUSE] = "refuse",
	NULL,
};
static const char *const tracking_words[] = {
	[SHP_SEVERITY_IGNORE] = "ignore",
	[SHP_SEVERITY_ADVISE] = "advise",
	[SHP_SEVERITY_REFUSE] = "refuse",
	[SHP_SEVERITY_CARRIER] = "carrier",
	NULL,
};
/* How "7bd" and "30d" end. */
static const char *const unit_words[] = {
	[SHP_DAYS_BUSINESS] = "bd",
	[SHP_DAYS_CALENDAR] = "d",
	NULL,
};
static const char *const cancel_from_words[] = {
	[SHP_CANCEL_FROM_SHIP_BY] = "ship_by",
	[SHP_CANCEL_FROM_ORDERED] = "ordered",
	NULL,
};

const struct shp__rule_entry shp__rule_entries[SHP__RULE_COUNT + 1] = {
	[SHP_RULE_CHARGE] = {"charge", charge_words, 0, SHP_CHARGE_LAST_PACKAGE},
	[SHP_RULE_CREDIT] = {"credit", credit_words, 0, SHP_CREDIT_ON_SETTLEMENT},
	[SHP_RULE_FEE] = {"fee", NULL, 0, BASIS_POINTS_MAXIMUM},
	[SHP_RULE_TRACKING] = {"tracking", tracking_words, 0, SHP_SEVERITY_CARRIER},
	[SHP_RULE_METHOD] = {"method", severity_words, 0, SHP_SEVERITY_REFUSE},
	[SHP_RULE_CARRIER] = {"carrier", severity_words, 0, SHP_SEVERITY_REFUSE},
	[SHP_RULE_SHIP_DATE] = {"ship_date", severity_words, 0, SHP_SEVERITY_REFUSE},
	[SHP_RULE_SINGLE_SHIPMENT] = {"single_shipment", severity_words, 0, SHP_SEVERITY_REFUSE},
	[SHP_RULE_CANCEL_COUNT] = {"cancel_after", NULL, 0, 3650},
	[SHP_RULE_CANCEL_UNIT] = {NULL, unit_words, 0, SHP_DAYS_CALENDAR},
	[SHP_RULE_CANCEL_FROM] = {"cancel_from", cancel_from_words, 0, SHP_CANCEL_FROM_ORDERED},
	[SHP_RULE_UTC_OFFSET] = {"utc_offset", NULL, -1080, 1080},
	[SHP_RULE_EDIT_WINDOW] = {"edit_window", NULL, -1, 100000},
	[SHP_RULE_EDIT_LIMIT] = {"edit_limit", NULL, -1, 100000},
	[SHP_RULE_MIN_TRACKING_RATE] = {"min_tracking_rate", NULL, 0, BASIS_POINTS_MAXIMUM},
	[SHP_RULE_MAX_LATE_RATE] = {"max_late_rate", NULL, 0, BASIS_POINTS_MAXIMUM},
	[SHP_RULE_MAX_CANCEL_RATE] = {"max_cancel_rate", NULL, 0, BASIS_POINTS_MAXIMUM},
	[SHP_RULE_MIN_ON_TIME_RATE] = {"min_on_time_rate", NULL, 0, BASIS_POINTS_MAXIMUM},
	[SHP_RULE_MIN_ON_TIME_UNITS] = {"min_on_time_units", NULL, 0, UNITS_MAXIMUM},
	[SHP_RULE_EXEMPT_BELOW] = {"exempt_below", NULL, 0, SHP_LIMIT_AMOUNT},
	[SHP_RULE_TWO_SCANS_FROM] = {"two_scans_from", NULL, -1, SHP_LIMIT_AMOUNT},
};

/* ---- numbers that all presets share ---- */

#define SHARED_VALUES \
	[SHP_RULE_CHARGE] = SHP_CHARGE_FIRST_PACKAGE, \
	[SHP_RULE_CREDIT] = SHP_CREDIT_ON_CHARGE, \
	[SHP_RULE_FEE] = 0, \
	[SHP_RULE_TRACKING] = SHP_SEVERITY_ADVISE, \
	[SHP_RULE_METHOD] = SHP_SEVERITY_ADVISE, \
	[SHP_RULE_CARRIER] = SHP_SEVERITY_ADVISE, \
	[SHP_RULE_SHIP_DATE] = SHP_SEVERITY_ADVISE, \
	[SHP_RULE_SINGLE_SHIPMENT] = SHP_SEVERITY_IGNORE, \
	[SHP_RULE_EDIT_WINDOW] = -1, \
	[SHP_RULE_EDIT_LIMIT] = -1, \
	[SHP_RULE_MIN_TRACKING_RATE] = 9500, \
	[SHP_RULE_MAX_LATE_RATE] = 400, \
	[SHP_RULE_MAX_CANCEL_RATE] = 250, \
	[SHP_RULE_MIN_ON_TIME_RATE] = 9000, \
	[SHP_RULE_EXEMPT_BELOW] = 0, \
	[SHP_RULE_TWO_SCANS_FROM] = -1

#define SHARED_SOURCES \
	[SHP_RULE_CREDIT] = \
		"Help 200197960: confirming charges the buyer and credits the seller in one go; settlement is for " \
		"hosts that wait for their payment provider.", \
	[SHP_RULE_FEE] = "No page gives one fee for all categories: none is taken unless the host sets it.", \
	[SHP_RULE_TRACKING] = \
		"Help 200197960 advises against confirming without tracking and does not forbid it; the mandates " \
		"of 2021 for some carriers are the value carrier.", \
	[SHP_RULE_METHOD] = \
		"Help 200197960 asks for the shipping method; the API and the feed take a shipment without it.", \
	[SHP_RULE_CARRIER] = \
		"The API takes any text as carrier code, and the published list of codes is not complete.", \
	[SHP_RULE_SHIP_DATE] = \
		"No page says that a ship date in the future or before the order is refused; confirming before " \
		"anything has left is against the marketplace's policy.", \
	[SHP_RULE_EDIT_WINDOW] = \
		"Help 202014610: a shipment can be edited until it is delivered, best within 24 hours; no number " \
		"of hours is published.", \
	[SHP_RULE_EDIT_LIMIT] = \
		"Integrators report an error for too many edits of a shipment; no page gives the number.", \
	[SHP_RULE_EXEMPT_BELOW] = \
		"Help G201817070 exempts small flat items below 10 dollars that leave by letter, which the total " \
		"alone does not tell: none is exempt unless the host says so.", \
	[SHP_RULE_TWO_SCANS_FROM] = \
		"Help G201817070 asks for one scan, and for two of what leaves China and costs 5 dollars or more, " \
		"which would be two_scans_from=500."

#define SPLITS_ARE_FINE \
	[SHP_RULE_SINGLE_SHIPMENT] = "Help 200197960 describes how to send one order in several packages."

/* Where the marketplace's own page gives the number. */
#define RATES_OF_US \
	[SHP_RULE_MIN_TRACKING_RATE] = \
		"Help G201817070: at least 95 % of packages, in each product category, over 30 days.", \
	[SHP_RULE_MAX_LATE_RATE] = "Help G200285190: fewer than 4 % of orders, over 10 and over 30 days.", \
	[SHP_RULE_MAX_CANCEL_RATE] = "Help 200285210: fewer than 2.5 % of orders, over 7 days.", \
	[SHP_RULE_MIN_ON_TIME_RATE] = "At least 90 % of tracked units since 2024-09-25, as trade pages report it.", \
	[SHP_RULE_MIN_ON_TIME_UNITS] = "The reports on the US name no least number of units."
#define RATES_OF_UK \
	[SHP_RULE_MIN_TRACKING_RATE] = \
		"Help 201817070 (Europe): 95 %, of domestic packages with integrated carriers only.", \
	[SHP_RULE_MAX_LATE_RATE] = \
		"The number of help G200285190 for the US: fewer than 4 % of orders, over 10 and over 30 days.", \
	[SHP_RULE_MAX_CANCEL_RATE] = "Help 200285210 (UK): fewer than 2.5 % of orders, over 7 days.", \
	[SHP_RULE_MIN_ON_TIME_RATE] = \
		"At least 90 % of tracked units since 2025-09-16, for sellers of 20 units or more, as the " \
		"European sellers' forum reports it.", \
	[SHP_RULE_MIN_ON_TIME_UNITS] = \
		"Sellers of fewer than 20 units in the period are not judged, as the European sellers' forum " \
		"reports it."
/* Where no page of the marketplace's own is known. */
#define RATES_OF_OTHERS \
	[SHP_RULE_MIN_TRACKING_RATE] = \
		"The number of help G201817070 for the US: at least 95 % of packages in each product category.", \
	[SHP_RULE_MAX_LATE_RATE] = \
		"The number of help G200285190 for the US: fewer than 4 % of orders, over 10 and over 30 days.", \
	[SHP_RULE_MAX_CANCEL_RATE] = \
		"The number of help 200285210 for other marketplaces: fewer than 2.5 % of orders, over 7 days.", \
	[SHP_RULE_MIN_ON_TIME_RATE] = \
		"The number of the US and the UK, at least 90 % of tracked units; none is published for this " \
		"marketplace.", \
	[SHP_RULE_MIN_ON_TIME_UNITS] = "No least number of units is published for this marketplace."

#define CHARGED_WITH_THE_FIRST \
	[SHP_RULE_CHARGE] = "Help 200197960: an order sent in several deliveries is charged at once after the first."
#define CHARGED_WITH_THE_FIRST_ELSEWHERE \
	[SHP_RULE_CHARGE] = \
		"Help 200197960 of the US: an order sent in several deliveries is charged at once after the first."

const struct shp__preset shp__presets[] = {
	{
		"us",
		{
			SHARED_VALUES,
			[SHP_RULE_CANCEL_COUNT] = 7,
			[SHP_RULE_CANCEL_UNIT] = SHP_DAYS_BUSINESS,
			[SHP_RULE_CANCEL_FROM] = SHP_CANCEL_FROM_SHIP_BY,
			[SHP_RULE_UTC_OFFSET] = -480,
		},
		{
			SHARED_SOURCES,
			CHARGED_WITH_THE_FIRST,
			SPLITS_ARE_FINE,
			RATES_OF_US,
			[SHP_RULE_CANCEL_COUNT] =
				"Help 200197960 (US): not confirmed within 7 business days of the shipping "
				"availability date; until 2020 it was 30 days after the order.",
			[SHP_RULE_CANCEL_UNIT] =
				"Help 200197960 (US) says business days; the marketplace's calendar is not "
				"published, so they are Monday to Friday unless the host sets one.",
			[SHP_RULE_CANCEL_FROM] =
				"The shipping availability date of help 200197960 is defined nowhere; it is taken as "
				"the ship-by date, the end of the ship window.",
			[SHP_RULE_UTC_OFFSET] =
				"Ship windows of amazon.com end at midnight US Pacific; standard time all year, "
				"since there is no zone database here.",
		},
	},
	{
		"uk",
		{
			SHARED_VALUES,
			[SHP_RULE_CANCEL_COUNT] = 7,
			[SHP_RULE_CANCEL_UNIT] = SHP_DAYS_BUSINESS,
			[SHP_RULE_CANCEL_FROM] = SHP_CANCEL_FROM_SHIP_BY,
			[SHP_RULE_UTC_OFFSET] = 0,
			[SHP_RULE_MIN_ON_TIME_UNITS] = 20,
		},
		{
			SHARED_SOURCES,
			CHARGED_WITH_THE_FIRST,
			[SHP_RULE_SINGLE_SHIPMENT] =
				"Help 641 asks for one shipment only for orders sent into the UK or the EU from "
				"outside; others may be split (help 200197960).",
			RATES_OF_UK,
			[SHP_RULE_CANCEL_COUNT] =
				"Help 200197960 (UK): 7 business days; the tracking questions of help G202068180 say "
				"seven days since the expected dispatch date.",
			[SHP_RULE_CANCEL_UNIT] =
				"Help 200197960 (UK) says business days; the text of help G202068180, seven days, "
				"would be cancel_after=7d.",
			[SHP_RULE_CANCEL_FROM] =
				"Help 200197960 (UK) counts from the shipping availability date, G202068180 from the "
				"expected dispatch date: taken as the ship-by date.",
			[SHP_RULE_UTC_OFFSET] = "Greenwich mean time all year, since there is no zone database here.",
		},
	},
	{
		"jp",
		{
			SHARED_VALUES,
			[SHP_RULE_CANCEL_COUNT] = 30,
			[SHP_RULE_CANCEL_UNIT] = SHP_DAYS_CALENDAR,
			[SHP_RULE_CANCEL_FROM] = SHP_CANCEL_FROM_ORDERED,
			[SHP_RULE_UTC_OFFSET] = 540,
		},
		{
			SHARED_SOURCES,
			CHARGED_WITH_THE_FIRST_ELSEWHERE,
			SPLITS_ARE_FINE,
			RATES_OF_OTHERS,
			[SHP_RULE_CANCEL_COUNT] =
				"Help 200197960 (JP): an order must be confirmed within 30 days of the order date.",
			[SHP_RULE_CANCEL_UNIT] = "Help 200197960 (JP) says days, not business days.",
			[SHP_RULE_CANCEL_FROM] = "Help 200197960 (JP) counts from the order date.",
			[SHP_RULE_UTC_OFFSET] = "Japan standard time, UTC+9 all year.",
		},
	},
	{
		"sa",
		{
			SHARED_VALUES,
			[SHP_RULE_CANCEL_COUNT] = 3,
			[SHP_RULE_CANCEL_UNIT] = SHP_DAYS_CALENDAR,
			[SHP_RULE_CANCEL_FROM] = SHP_CANCEL_FROM_SHIP_BY,
			[SHP_RULE_UTC_OFFSET] = 180,
		},
		{
			SHARED_SOURCES,
			CHARGED_WITH_THE_FIRST_ELSEWHERE,
			SPLITS_ARE_FINE,
			RATES_OF_OTHERS,
			[SHP_RULE_CANCEL_COUNT] =
				"Help 200197960 (SA): a self-shipped order must be confirmed within 3 days of the "
				"promised ship date, else it is cancelled, and a fee is possible.",
			[SHP_RULE_CANCEL_UNIT] = "Help 200197960 (SA) says days, not business days.",
			[SHP_RULE_CANCEL_FROM] = "Help 200197960 (SA) counts from the promised or estimated ship date.",
			[SHP_RULE_UTC_OFFSET] = "Arabia standard time, UTC+3 all year.",
		},
	},
};

const uint32_t shp__preset_count = sizeof(shp__presets) / sizeof(shp__presets[0]);
