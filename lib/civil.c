#include "civil.h"

#define DAYS_OF_400_YEARS 146097

int64_t shp__floor_div(int64_t value, int64_t divisor)
{
	const int64_t quotient = value / divisor;

	return value % divisor < 0 ? quotient - 1 : quotient;
}

int64_t shp__floor_mod(int64_t value, int64_t divisor)
{
	const int64_t rest = value % divisor;

	return rest < 0 ? rest + divisor : rest;
}

/*
 * Years that begin in March have their leap day at the end: then 306 tenths and a bit give the days before a month,
 * and every 400 years are alike. 719468 is the day number of 1970-01-01 counted from 0000-03-01.
 */
int64_t shp__civil_to_days(int64_t year, int32_t month, int32_t day)
{
	const int64_t march_year = month <= 2 ? year - 1 : year;
	const int64_t march_month = month <= 2 ? month + 9 : month - 3; /* March is 0 */
	const int64_t cycle = shp__floor_div(march_year, 400);
	const int64_t year_of_cycle = shp__floor_mod(march_year, 400);
	const int64_t day_of_year = (153 * march_month + 2) / 5 + day - 1;
	const int64_t day_of_cycle = 365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;

	return cycle * DAYS_OF_400_YEARS + day_of_cycle - 719468;
}

void shp__civil_from_days(int64_t days, int64_t *ret_year, int32_t *ret_month, int32_t *ret_day)
{
	const int64_t cycle = shp__floor_div(days + 719468, DAYS_OF_400_YEARS);
	const int64_t day_of_cycle = shp__floor_mod(days + 719468, DAYS_OF_400_YEARS);
	/* Without leap days all years have 365: one goes each 1460 days, none each 36524, one on the very last day. */
	const int64_t year_of_cycle =
		(day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 - day_of_cycle / 146096) / 365;
	const int64_t day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
	const int64_t march_month = (5 * day_of_year + 2) / 153;
	const int32_t month = (int32_t)(march_month < 10 ? march_month + 3 : march_month - 9);

	*ret_year = 400 * cycle + year_of_cycle + (month <= 2);
	*ret_month = month;
	*ret_day = (int32_t)(day_of_year - (153 * march_month + 2) / 5 + 1);
}

/* The last `count` decimal digits. */
static void put_digits(char *buffer, int64_t value, unsigned int count)
{
	while (count > 0) {
		buffer[--count] = (char)('0' + value % 10);
		value /= 10;
	}
}

static void put_date(int64_t days, char *buffer)
{
	int64_t year;
	int32_t month;
	int32_t day;

	shp__civil_from_days(days, &year, &month, &day);
	put_digits(buffer, shp__floor_mod(year, 10000), 4);
	buffer[4] = '-';
	put_digits(buffer + 5, month, 2);
	buffer[7] = '-';
	put_digits(buffer + 8, day, 2);
}

void shp__format_date(int32_t days, char *buffer)
{
	put_date(days, buffer);
	buffer[10] = '\0';
}

void shp__format_instant(int64_t unix_ms, char *buffer)
{
	const int64_t ms = shp__floor_mod(unix_ms, SHP__MS_OF_DAY);

	put_date(shp__floor_div(unix_ms, SHP__MS_OF_DAY), buffer);
	buffer[10] = 'T';
	put_digits(buffer + 11, ms / 3600000, 2);
	buffer[13] = ':';
	put_digits(buffer + 14, ms / 60000 % 60, 2);
	buffer[16] = ':';
	put_digits(buffer + 17, ms / 1000 % 60, 2);
	buffer[19] = '.';
	put_digits(buffer + 20, ms % 1000, 3);
	buffer[23] = 'Z';
	buffer[24] = '\0';
}

int32_t shp__civil_date_of(int64_t unix_ms, int32_t utc_offset_minutes)
{
	return (int32_t)shp__floor_div(shp__floor_div(unix_ms, 60000) + utc_offset_minutes, 1440);
}
