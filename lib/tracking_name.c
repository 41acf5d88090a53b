/* Names of verdicts and evidence: for machines, and in both languages for people. */
#include "libshipment/tracking.h"

struct names {
	const char *name;
	const char *messages[2]; /* SHP_LANGUAGE_EN, SHP_LANGUAGE_ZH */
};

static const struct names verdicts[] = {
	[SHP_VERDICT_NONE] = {0},
	[SHP_VERDICT_UNKNOWN_CARRIER] = {"unknown_carrier", {"The carrier is not in the table.", "承运人不在表中。"}},
	[SHP_VERDICT_MALFORMED] = {"malformed",
				   {"The tracking ID does not have the carrier's form.", "追踪编码不符合承运人的格式。"}},
	[SHP_VERDICT_BAD_CHECK_DIGIT] = {"bad_check_digit",
					 {"The tracking ID has the carrier's form, but not the right check digit.",
					  "追踪编码符合承运人的格式,但校验位有误,可能输入有误。"}},
	[SHP_VERDICT_FORMAT_ONLY] = {"format_only",
				     {"The tracking ID has the carrier's form; no check digit is known.",
				      "追踪编码符合承运人的格式,没有可供核对的校验位。"}},
	[SHP_VERDICT_CHECK_DIGIT_OK] = {"check_digit_ok",
					{"The tracking ID has the carrier's form and the right check digit.",
					 "追踪编码符合承运人的格式,校验位正确。"}},
};

static const struct names evidences[] = {
	[SHP_EVIDENCE_NONE] = {0},
	[SHP_EVIDENCE_LENGTH] = {"length", {"the right length", "长度相符"}},
	[SHP_EVIDENCE_STRUCTURE] = {"structure", {"the right structure", "结构相符"}},
	[SHP_EVIDENCE_CHECK_DIGIT] = {"check_digit", {"the right check digit", "校验位正确"}},
	[SHP_EVIDENCE_PREFIX] = {"prefix", {"the service's own prefix or suffix", "前缀或后缀相符"}},
	[SHP_EVIDENCE_STRUCTURE_AND_CHECK_DIGIT] = {"structure_and_check_digit",
						    {"the right structure and check digit", "结构相符,校验位正确"}},
	[SHP_EVIDENCE_PREFIX_AND_CHECK_DIGIT] = {"prefix_and_check_digit",
						 {"the service's own prefix or suffix, and the right check digit",
						  "前缀或后缀相符,校验位正确"}},
};

static const struct names *get_names(const struct names *table, uint32_t count, int32_t value)
{
	static const struct names none = {0};

	return value > 0 && (uint32_t)value < count ? &table[value] : &none;
}

static const char *get_message(const struct names *names, int32_t language)
{
	return names->messages[language == SHP_LANGUAGE_ZH ? 1 : 0];
}

const char *shp_verdict_name(int32_t verdict)
{
	return get_names(verdicts, sizeof(verdicts) / sizeof(*verdicts), verdict)->name;
}

const char *shp_verdict_message(int32_t verdict, int32_t language)
{
	return get_message(get_names(verdicts, sizeof(verdicts) / sizeof(*verdicts), verdict), language);
}

const char *shp_evidence_name(int32_t evidence)
{
	return get_names(evidences, sizeof(evidences) / sizeof(*evidences), evidence)->name;
}

const char *shp_evidence_message(int32_t evidence, int32_t language)
{
	return get_message(get_names(evidences, sizeof(evidences) / sizeof(*evidences), evidence), language);
}
