/* Dates and instants as text: ISO 8601, and the ways in which order reports write them. */
#ifndef SHIPDESK_INSTANT_H
#define SHIPDESK_INSTANT_H

#include <stdint.h>

#define DATE_SIZE 16
#define INSTANT_SIZE 32

/* "2025-11-06". True when it is a day that exists, years 0000 to 9999. */
int date_parse(const char *text, int32_t *ret_date);
/* An ISO 8601 instant with its zone: "2025-11-06T09:30:00.250+08:00", "...Z". Digits beyond milliseconds are dropped.
 */
int instant_parse(const char *text, int64_t *ret_unix_ms);
/* A date, or an instant as the civil date that it falls on at this offset. */
int ship_date_parse(const char *text, int32_t utc_offset_minutes, int32_t *ret_date);
/*
 * As order reports write it: an instant as above; "2025-11-06 09:30:00", "2025/11/06 09:30:00 JST"; a date alone is its
 * first moment. What names no zone is at this offset.
 */
int report_time_parse(const char *text, int32_t utc_offset_minutes, int64_t *ret_unix_ms);

/* The civil date at this offset. */
int32_t date_of_instant(int64_t unix_ms, int32_t utc_offset_minutes);
/* "2025-11-06"; "" for SHP_DATE_NONE. */
const char *date_format(int32_t date, char buffer[DATE_SIZE]);
/* "2025-11-06T09:30:00.250Z"; "" for SHP_INSTANT_NONE. */
const char *instant_format(int64_t unix_ms, char buffer[INSTANT_SIZE]);
/* For people, at this offset: "2025-11-06 09:30"; "" for SHP_INSTANT_NONE. */
const char *instant_format_local(int64_t unix_ms, int32_t utc_offset_minutes, char buffer[INSTANT_SIZE]);

#endif
