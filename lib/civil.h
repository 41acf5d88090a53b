/* The proleptic Gregorian calendar on day numbers; no zones, no leap seconds. */
#ifndef SHP_LIB_CIVIL_H
#define SHP_LIB_CIVIL_H

#include <stdint.h>

#define SHP__MS_OF_MINUTE INT64_C(60000)
#define SHP__MS_OF_HOUR INT64_C(3600000)
#define SHP__MS_OF_DAY INT64_C(86400000)

/* Days since 1970-01-01 of a civil date, any year of int32 range that fits. month 1 to 12, day 1 to 31, not checked. */
int64_t shp__civil_to_days(int64_t year, int32_t month, int32_t day);
void shp__civil_from_days(int64_t days, int64_t *ret_year, int32_t *ret_month, int32_t *ret_day);
/* "2026-11-23" and a NUL: buffer holds 11 bytes. Years 0000 to 9999. */
void shp__format_date(int32_t days, char *buffer);
/* "2026-11-23T00:10:47.000Z" and a NUL: buffer holds 25 bytes. */
void shp__format_instant(int64_t unix_ms, char *buffer);
/* The civil date of an instant at a fixed offset from UTC. */
int32_t shp__civil_date_of(int64_t unix_ms, int32_t utc_offset_minutes);
/* Floored division and remainder, divisor > 0. */
int64_t shp__floor_div(int64_t value, int64_t divisor);
int64_t shp__floor_mod(int64_t value, int64_t divisor);

#endif
