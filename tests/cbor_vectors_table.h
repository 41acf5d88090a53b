/*
 * The vectors of RFC 8949, appendix A, for the kinds of items that are written here. Of SHP__CBOR_SIMPLE 0 is false,
 * 1 is true and 2 is null; for strings, arrays and maps n is the length.
 */
static const struct vector {
	const char *bytes;
	size_t size;
	int type; /* of SHP__CBOR_*, of which SIMPLE stands for the value n */
	int64_t n;
	const char *text;
} vectors[] = {
	{"\x00", 1, SHP__CBOR_UINT, 0, NULL},
	{"\x01", 1, SHP__CBOR_UINT, 1, NULL},
	{"\x0a", 1, SHP__CBOR_UINT, 10, NULL},
	{"\x17", 1, SHP__CBOR_UINT, 23, NULL},
	{"\x18\x18", 2, SHP__CBOR_UINT, 24, NULL},
	{"\x18\x19", 2, SHP__CBOR_UINT, 25, NULL},
	{"\x18\x64", 2, SHP__CBOR_UINT, 100, NULL},
	{"\x19\x03\xe8", 3, SHP__CBOR_UINT, 1000, NULL},
	{"\x1a\x00\x0f\x42\x40", 5, SHP__CBOR_UINT, 1000000, NULL},
	{"\x1b\x00\x00\x00\xe8\xd4\xa5\x10\x00", 9, SHP__CBOR_UINT, INT64_C(1000000000000), NULL},
	{"\x20", 1, SHP__CBOR_NEGATIVE, -1, NULL},
	{"\x29", 1, SHP__CBOR_NEGATIVE, -10, NULL},
	{"\x38\x63", 2, SHP__CBOR_NEGATIVE, -100, NULL},
	{"\x39\x03\xe7", 3, SHP__CBOR_NEGATIVE, -1000, NULL},
	{"\xf4", 1, SHP__CBOR_SIMPLE, 0, NULL},
	{"\xf5", 1, SHP__CBOR_SIMPLE, 1, NULL},
	{"\xf6", 1, SHP__CBOR_SIMPLE, 2, NULL},
	{"\x40", 1, SHP__CBOR_BYTES, 0, ""},
	{"\x44\x01\x02\x03\x04", 5, SHP__CBOR_BYTES, 4, "\x01\x02\x03\x04"},
	{"\x60", 1, SHP__CBOR_TEXT, 0, ""},
	{"\x61\x61", 2, SHP__CBOR_TEXT, 1, "a"},
	{"\x64IETF", 5, SHP__CBOR_TEXT, 4, "IETF"},
	{"\x62\"\\", 3, SHP__CBOR_TEXT, 2, "\"\\"},
	{"\x62\xc3\xbc", 3, SHP__CBOR_TEXT, 2, "ü"},
	{"\x63\xe6\xb0\xb4", 4, SHP__CBOR_TEXT, 3, "水"},
	{"\x64\xf0\x90\x85\x91", 5, SHP__CBOR_TEXT, 4, "𐅑"},
	{"\x80", 1, SHP__CBOR_ARRAY, 0, NULL},
	{"\xa0", 1, SHP__CBOR_MAP, 0, NULL},
};
