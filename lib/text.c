#include "text.h"

static int is_plain(uint8_t byte)
{
	return byte >= 0x20 && byte < 0x7f;
}

static int is_continuation(uint8_t byte)
{
	return (byte & 0xc0) == 0x80;
}

/* Two bytes: U+0080 to U+07FF, of which U+0080 to U+009F are the C1 controls. */
static int is_two(const uint8_t *bytes)
{
	return is_continuation(bytes[1]) && (bytes[0] > 0xc2 || bytes[1] >= 0xa0);
}

/* Three bytes: U+0800 to U+FFFF without surrogates and without U+FFFE and U+FFFF. */
static int is_three(const uint8_t *bytes)
{
	if (!is_continuation(bytes[1]) || !is_continuation(bytes[2]))
		return 0;
	if (bytes[0] == 0xe0)
		return bytes[1] >= 0xa0;
	if (bytes[0] == 0xed)
		return bytes[1] < 0xa0;
	return bytes[0] != 0xef || bytes[1] != 0xbf || bytes[2] < 0xbe;
}

/* Four bytes: U+10000 to U+10FFFF. */
static int is_four(const uint8_t *bytes)
{
	if (!is_continuation(bytes[1]) || !is_continuation(bytes[2]) || !is_continuation(bytes[3]))
		return 0;
	if (bytes[0] == 0xf0)
		return bytes[1] >= 0x90;
	return bytes[0] < 0xf4 || bytes[1] < 0x90;
}

uint32_t shp__text_character(const uint8_t *bytes, size_t length)
{
	const uint8_t first = bytes[0];

	if (first < 0x80)
		return is_plain(first) ? 1 : 0;
	if (first < 0xc2)
		return 0;
	if (first < 0xe0)
		return length >= 2 && is_two(bytes) ? 2 : 0;
	if (first < 0xf0)
		return length >= 3 && is_three(bytes) ? 3 : 0;
	return first < 0xf5 && length >= 4 && is_four(bytes) ? 4 : 0;
}

/* Of the bytes from the first, those that are printable ASCII: by words of eight, then one by one. */
static size_t plain_prefix(const uint8_t *bytes, size_t length)
{
	size_t at = 0;

	while (length - at >= 8 && shp__text_plain_8(bytes + at))
		at += 8;
	while (at < length && is_plain(bytes[at]))
		at++;
	return at;
}

size_t shp__text_valid(const uint8_t *bytes, size_t length)
{
	size_t at = plain_prefix(bytes, length);

	while (at < length) {
		const uint32_t step = shp__text_character(bytes + at, length - at);

		if (!step)
			break;
		at += step;
		if (step == 1)
			at += plain_prefix(bytes + at, length - at);
	}
	return at;
}

int32_t shp__text_check_bytes(const uint8_t *bytes, size_t length)
{
	if (shp__text_is_plain(bytes, length) || shp__text_valid(bytes, length) == length)
		return SHP_OK;
	return SHP_ERR_TEXT;
}

int32_t shp__text_check(const char *text, uint32_t limit, uint32_t *ret_length)
{
	uint32_t length = 0;

	while (length <= limit && text[length])
		length++;
	if (length > limit)
		return SHP_ERR_TOO_LONG;
	if (shp__text_check_bytes((const uint8_t *)text, length))
		return SHP_ERR_TEXT;
	if (ret_length)
		*ret_length = length;
	return SHP_OK;
}

/* A bit for each of [A-Za-z0-9._-] among the 256 bytes. */
static const uint32_t reference_bytes[8] = {0, 0x03ff6000, 0x87fffffe, 0x07fffffe, 0, 0, 0, 0};

static inline int is_reference_byte(uint8_t byte)
{
	if ((uint8_t)(byte - '0') < 10) /* most of them are */
		return 1;
	return (reference_bytes[byte >> 5] >> (byte & 31)) & 1;
}

int shp__reference_check_bytes(const uint8_t *bytes, size_t length)
{
	const uint8_t *end = bytes + length;

	if (length - 1 >= SHP_LIMIT_REFERENCE) /* none is more than any */
		return 0;
	while (bytes < end) {
		if (!is_reference_byte(*bytes++))
			return 0;
	}
	return 1;
}

int32_t shp__reference_check(const char *text, uint32_t *ret_length)
{
	uint32_t length = 0;

	if (!text)
		return SHP_ERR_REFERENCE;
	while (length <= SHP_LIMIT_REFERENCE && is_reference_byte((uint8_t)text[length]))
		length++;
	if (length < 1 || length > SHP_LIMIT_REFERENCE || text[length])
		return SHP_ERR_REFERENCE;
	if (ret_length)
		*ret_length = length;
	return SHP_OK;
}

int shp__text_compare(const char *a, size_t a_length, const char *b, size_t b_length)
{
	const size_t common = a_length < b_length ? a_length : b_length;
	const int order = common ? memcmp(a, b, common) : 0;

	if (order)
		return order;
	return (a_length > b_length) - (a_length < b_length);
}

int32_t shp__text_write(const char *text, size_t length, char *buffer, size_t capacity, size_t *ret_size)
{
	*ret_size = length + 1;
	if (capacity <= length)
		return SHP_ERR_BUFFER;
	memcpy(buffer, text, length);
	buffer[length] = '\0';
	return SHP_OK;
}

uint32_t shp__format_int(int64_t value, char *buffer)
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char digits[20];
	uint32_t count = 0;
	uint32_t length = 0;

	do {
		digits[count++] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (value < 0)
		buffer[length++] = '-';
	while (count)
		buffer[length++] = digits[--count];
	buffer[length] = '\0';
	return length;
}
