#include "uuid_text.h"

static int has_hyphen_before(int byte)
{
	return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

const char *uuid_write(const uint8_t id[16], char buffer[UUID_SIZE])
{
	static const char digits[] = "0123456789abcdef";
	char *out = buffer;
	int byte;

	for (byte = 0; byte < 16; byte++) {
		if (has_hyphen_before(byte))
			*out++ = '-';
		*out++ = digits[id[byte] >> 4];
		*out++ = digits[id[byte] & 15];
	}
	*out = '\0';
	return buffer;
}

static int digit(char character)
{
	if (character >= '0' && character <= '9')
		return character - '0';
	if (character >= 'a' && character <= 'f')
		return character - 'a' + 10;
	return character >= 'A' && character <= 'F' ? character - 'A' + 10 : -1;
}

int uuid_read(const char *text, uint8_t ret_id[16])
{
	uint8_t id[16];
	int byte;

	for (byte = 0; byte < 16; byte++) {
		int high;
		int low;

		if (has_hyphen_before(byte) && *text++ != '-')
			return 0;
		high = digit(text[0]);
		low = high < 0 ? -1 : digit(text[1]);
		if (low < 0)
			return 0;
		id[byte] = (uint8_t)(high * 16 + low);
		text += 2;
	}
	if (*text)
		return 0;
	for (byte = 0; byte < 16; byte++)
		ret_id[byte] = id[byte];
	return 1;
}
