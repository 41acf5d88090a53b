/**
 * @file
 * Dates, instants and ids as text: what every host has to read from its files and write to its pages. Strict: what is
 * read is exactly what is described, without blanks around it.
 */
#ifndef LIBSHIPMENT_TEXT_H
#define LIBSHIPMENT_TEXT_H

#include <libshipment/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Reads a date, "2025-11-06": four, two and two digits.
 * @param ret_date 0 to ::SHP_LIMIT_DATE.
 * @return ::SHP_OK, ::SHP_ERR_DATE (no such day, or none that is taken), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_date_parse(const char *text, int32_t *ret_date);
/**
 * Writes a date as shp_date_parse() reads it.
 * @param date 0 to ::SHP_LIMIT_DATE. @param buffer 11 bytes are always enough.
 * @param ret_size bytes that the whole takes, the NUL included.
 * @return ::SHP_OK, ::SHP_ERR_DATE, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_date_format(int32_t date, char *buffer, size_t capacity, size_t *ret_size);

/**
 * Reads an instant of ISO 8601: "2025-11-06T15:30Z", "2025-11-06T15:30:05.25+08:00". A date, `T`, hours and minutes;
 * seconds if given, and one to three decimals of them if given; `Z`, or hours and minutes east or west of UTC, at most
 * 23:59. There is no hour 24 and no second 60, and an instant without a zone is none.
 * @param ret_instant 0 to ::SHP_LIMIT_INSTANT.
 * @return ::SHP_OK, ::SHP_ERR_INSTANT (no such instant, or none that is taken), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_instant_parse(const char *text, int64_t *ret_instant);
/**
 * Writes an instant in UTC with its milliseconds: "2025-11-06T07:30:05.250Z".
 * @param instant 0 to ::SHP_LIMIT_INSTANT. @param buffer 25 bytes are always enough.
 * @param ret_size bytes that the whole takes, the NUL included.
 * @return ::SHP_OK, ::SHP_ERR_INSTANT, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_instant_format(int64_t instant, char *buffer, size_t capacity, size_t *ret_size);

/**
 * Reads the text of a UUID, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6": any version, upper or lower case.
 * @return ::SHP_OK, ::SHP_ERR_VALUE (not of this form), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_id_parse(const char *text, uint8_t ret_id[16]);
/**
 * Writes an id as the text of a UUID, in lower case.
 * @param buffer 37 bytes are always enough. @param ret_size bytes that the whole takes, the NUL included.
 * @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_id_format(const uint8_t id[16], char *buffer, size_t capacity, size_t *ret_size);

#ifdef __cplusplus
}
#endif

#endif
