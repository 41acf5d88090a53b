#include "instant.h"

#include <stdio.h>
#include <string.h>

#include <libshipment/base.h>

#define MS_OF_MINUTE INT64_C(60000)
#define MS_OF_DAY INT64_C(86400000)

/* Zones that reports name by letters. Summer time is a zone of its own there. */
static const struct {
	const char *name;
	int32_t minutes;
} zones[] = {
	{"UTC", 0},    {"GMT", 0},    {"BST", 60},   {"CET", 60},   {"CEST", 120}, {"MET", 60},
	{"MEST", 120}, {"IST", 330},  {"JST", 540},  {"AST", 180},  {"PST", -480}, {"PDT", -420},
	{"MST", -420}, {"MDT", -360}, {"CST", -360}, {"CDT", -300}, {"EST", -300}, {"EDT", -240},
};

static int is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Exactly `count` digits; moves the text on. */
static int take_number(const char **text, int count, int32_t *ret_number)
{
	int32_t number = 0;
	int at;

	for (at = 0; at < count; at++) {
		if (!is_digit((*text)[at]))
			return 0;
		number = number * 10 + ((*text)[at] - '0');
	}
	*text += count;
	*ret_number = number;
	return 1;
}

static int take(const char **text, char byte)
{
	if (**text != byte)
		return 0;
	(*text)++;
	return 1;
}

static int is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days from 1970-01-01, by counting the leap days of whole years; year 0 of the calendar that goes on backwards was
 * leap. */
static int64_t days_of(int32_t year, int32_t month, int32_t day)
{
	static const int32_t before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	const int64_t whole = year - 1;
	const int64_t leaps = year > 0 ? whole / 4 - whole / 100 + whole / 400 + 1 : 0;

	return INT64_C(365) * year + leaps + before[month - 1] + (month > 2 && is_leap(year)) + (day - 1) - 719528;
}

static int take_date(const char **text, char separator, int64_t *ret_days)
{
	static const int32_t length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int32_t year;
	int32_t month;
	int32_t day;

	if (!take_number(text, 4, &year) || !take(text, separator) || !take_number(text, 2, &month) ||
	    !take(text, separator) || !take_number(text, 2, &day))
		return 0;
	if (month < 1 || month > 12 || day < 1 || day > length[month - 1] + (month == 2 && is_leap(year)))
		return 0;
	*ret_days = days_of(year, month, day);
	return 1;
}

/* "09:30", "09:30:00", "09:30:00.250": milliseconds of the day. */
static int take_time(const char **text, int64_t *ret_ms)
{
	int32_t hour;
	int32_t minute;
	int32_t second = 0;
	int32_t ms = 0;
	int digits = 0;

	if (!take_number(text, 2, &hour) || !take(text, ':') || !take_number(text, 2, &minute))
		return 0;
	if (take(text, ':') && !take_number(text, 2, &second))
		return 0;
	if (hour > 23 || minute > 59 || second > 59)
		return 0;
	if (**text == '.' || **text == ',') {
		(*text)++;
		for (; is_digit(**text); (*text)++, digits++) {
			if (digits < 3)
				ms = ms * 10 + (**text - '0');
		}
		if (digits == 0)
			return 0;
		for (; digits < 3; digits++)
			ms *= 10;
	}
	*ret_ms = ((hour * 60 + minute) * INT64_C(60) + second) * 1000 + ms;
	return 1;
}

/* "Z", "+08:00", "+0800", "+08": minutes east. */
static int take_zone(const char **text, int32_t *ret_minutes)
{
	const char sign = **text;
	int32_t hours;
	int32_t minutes = 0;

	if (take(text, 'Z') || take(text, 'z')) {
		*ret_minutes = 0;
		return 1;
	}
	if (sign != '+' && sign != '-')
		return 0;
	(*text)++;
	if (!take_number(text, 2, &hours))
		return 0;
	if (take(text, ':') ? !take_number(text, 2, &minutes) : is_digit(**text) && !take_number(text, 2, &minutes))
		return 0;
	if (hours > 23 || minutes > 59)
		return 0;
	*ret_minutes = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
	return 1;
}

int date_parse(const char *text, int32_t *ret_date)
{
	int64_t days;

	if (!take_date(&text, '-', &days) || *text)
		return 0;
	*ret_date = (int32_t)days;
	return 1;
}

int instant_parse(const char *text, int64_t *ret_unix_ms)
{
	int64_t days;
	int64_t ms;
	int32_t zone;

	if (!take_date(&text, '-', &days) || !(take(&text, 'T') || take(&text, 't') || take(&text, ' ')) ||
	    !take_time(&text, &ms) || !take_zone(&text, &zone) || *text)
		return 0;
	*ret_unix_ms = days * MS_OF_DAY + ms - zone * MS_OF_MINUTE;
	return 1;
}

int ship_date_parse(const char *text, int32_t utc_offset_minutes, int32_t *ret_date)
{
	int64_t unix_ms;

	if (date_parse(text, ret_date))
		return 1;
	if (!instant_parse(text, &unix_ms))
		return 0;
	*ret_date = date_of_instant(unix_ms, utc_offset_minutes);
	return 1;
}

static int find_zone(const char *name, int32_t *ret_minutes)
{
	size_t at;

	for (at = 0; at < sizeof(zones) / sizeof(zones[0]); at++) {
		if (strcmp(zones[at].name, name) == 0) {
			*ret_minutes = zones[at].minutes;
			return 1;
		}
	}
	return 0;
}

int report_time_parse(const char *text, int32_t utc_offset_minutes, int64_t *ret_unix_ms)
{
	const char separator = strlen(text) > 4 && text[4] == '/' ? '/' : '-';
	int32_t zone = utc_offset_minutes;
	int64_t days;
	int64_t ms = 0;

	if (!take_date(&text, separator, &days))
		return 0;
	if (*text) {
		if (!(take(&text, 'T') || take(&text, ' ')) || !take_time(&text, &ms))
			return 0;
		while (take(&text, ' '))
			continue;
		if (*text && !find_zone(text, &zone) && (!take_zone(&text, &zone) || *text))
			return 0;
	}
	*ret_unix_ms = days * MS_OF_DAY + ms - zone * MS_OF_MINUTE;
	return 1;
}

static int64_t floor_div(int64_t value, int64_t divisor)
{
	return value / divisor - (value % divisor < 0);
}

int32_t date_of_instant(int64_t unix_ms, int32_t utc_offset_minutes)
{
	return (int32_t)floor_div(unix_ms + utc_offset_minutes * MS_OF_MINUTE, MS_OF_DAY);
}

const char *date_format(int32_t date, char buffer[DATE_SIZE])
{
	int32_t year;
	int32_t month = 12;

	buffer[0] = '\0';
	if (date == SHP_DATE_NONE || date < -719528 || date > SHP_LIMIT_DATE)
		return buffer;
	year = (int32_t)((date + 719528) / 365.2425);
	while (year < 9999 && days_of(year + 1, 1, 1) <= date)
		year++;
	while (days_of(year, 1, 1) > date)
		year--;
	while (days_of(year, month, 1) > date)
		month--;
	snprintf(buffer, DATE_SIZE, "%04d-%02d-%02d", (int)year % 10000, (int)month % 100,
		 (int)(date - days_of(year, month, 1) + 1) % 100);
	return buffer;
}

const char *instant_format(int64_t unix_ms, char buffer[INSTANT_SIZE])
{
	char date[DATE_SIZE];
	int64_t ms;

	buffer[0] = '\0';
	if (unix_ms == SHP_INSTANT_NONE)
		return buffer;
	ms = unix_ms - floor_div(unix_ms, MS_OF_DAY) * MS_OF_DAY;
	snprintf(buffer, INSTANT_SIZE, "%sT%02d:%02d:%02d.%03dZ", date_format(date_of_instant(unix_ms, 0), date),
		 (int)(ms / 3600000) % 24, (int)(ms / 60000 % 60), (int)(ms / 1000 % 60), (int)(ms % 1000));
	return buffer;
}

const char *instant_format_local(int64_t unix_ms, int32_t utc_offset_minutes, char buffer[INSTANT_SIZE])
{
	char iso[INSTANT_SIZE];

	buffer[0] = '\0';
	if (unix_ms == SHP_INSTANT_NONE)
		return buffer;
	instant_format(unix_ms + utc_offset_minutes * MS_OF_MINUTE, iso);
	snprintf(buffer, INSTANT_SIZE, "%.10s %.5s", iso, iso + 11);
	return buffer;
}
