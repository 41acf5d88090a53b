/* Folding of carrier texts: what people write differently and mean alike. */
#include "carrier.h"

#include "text.h"

/* U+00C0 to U+017F without accents; a blank where there is no letter. One letter each: that is enough to compare by. */
static const char latin[] = "AAAAAAACEEEEIIII"
			    "DNOOOOO OUUUUYTS"
			    "AAAAAAACEEEEIIII"
			    "DNOOOOO OUUUUYTY"
			    "AAAAAACCCCCCCCDD"
			    "DDEEEEEEEEEEGGGG"
			    "GGGGHHHHIIIIIIII"
			    "IIIIJJKKKLLLLLLL"
			    "LLLNNNNNNNNNOOOO"
			    "OOOORRRRRRSSSSSS"
			    "SSTTTTTTUUUUUUUU"
			    "UUUUWWYYYZZZZZZS";

/* What a byte becomes: letters upper case, NONE if it does not count, ITSELF if it is not printable ASCII. */
enum { NONE = 0, ITSELF = 1 };

static const char folded_ascii[256] = "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1"
			       "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1"
			       "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
			       "0123456789\0\0\0\0\0\0"
			       "\0ABCDEFGHIJKLMNO"
			       "PQRSTUVWXYZ\0\0\0\0\0"
			       "\0ABCDEFGHIJKLMNO"
			       "PQRSTUVWXYZ\0\0\0\0\1"
			       "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1"
			       "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1"
			       "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1"
			       "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1";

static uint32_t decode(const uint8_t *bytes, uint32_t size)
{
	if (size == 2)
		return (bytes[0] & 0x1fu) << 6 | (bytes[1] & 0x3fu);
	if (size == 3)
		return (bytes[0] & 0x0fu) << 12 | (bytes[1] & 0x3fu) << 6 | (bytes[2] & 0x3fu);
	return bytes[0];
}

/* One character beyond ASCII: the letter that it is folded to, NONE, or ITSELF if it stands for itself. */
static char fold_wide(uint32_t character)
{
	if (character < 0xc0) /* signs of Latin 1 */
		return NONE;
	if (character < 0x180)
		return latin[character - 0xc0] == ' ' ? NONE : latin[character - 0xc0];
	if (character >= 0x300 && character < 0x370) /* accents that follow their letter */
		return NONE;
	if (character >= 0x2000 && character < 0x2070) /* blanks, dashes, quotation marks */
		return NONE;
	if (character >= 0x3000 && character < 0x3040) /* the same of Chinese and Japanese */
		return NONE;
	if (character >= 0xff01 && character < 0xff5f)
		return folded_ascii[character - 0xfee0];
	return ITSELF;
}

/*
 * Bytes of the character at text, 0 if it is none; a character that is not complete ends at the NUL, which continues
 * nothing.
 */
static uint32_t character_size(const uint8_t *text)
{
	uint32_t length = 1;

	while (length < 4 && text[length - 1])
		length++;
	return shp__text_character(text, length);
}

/*
 * Folds the character at *text, which is not printable ASCII, and moves behind it. Bytes written, none or more, or
 * -1.
 */
static int32_t fold_other(const uint8_t **text, char *to, uint32_t room)
{
	const uint32_t size = character_size(*text);
	const uint8_t *from = *text;
	char folded;

	if (!size)
		return -1;
	*text += size;
	folded = size == 4 ? ITSELF : fold_wide(decode(from, size));
	if (folded == NONE)
		return 0;
	if (folded != ITSELF) {
		*to = folded;
		return room ? 1 : -1;
	}
	if (size > room)
		return -1;
	memcpy(to, from, size);
	return (int32_t)size;
}

int shp__carrier_fold(const char *text, char key[SHP__CARRIER_KEY_SIZE])
{
	const uint8_t *at = (const uint8_t *)text;
	uint32_t length = 0;

	memset(key, 0, SHP__CARRIER_KEY_SIZE);
	while (*at) {
		const char folded = folded_ascii[*at];

		if (folded > ITSELF) {
			if (length == SHP_LIMIT_CARRIER_KEY)
				return 0;
			key[length++] = folded;
			at++;
		} else if (folded == NONE) {
			at++;
		} else {
			const int32_t written = fold_other(&at, key + length, SHP_LIMIT_CARRIER_KEY - length);

			if (written < 0)
				return 0;
			length += (uint32_t)written;
		}
	}
	return length > 0;
}
