/* Built in calendars by number and by name, and week masks as text. */
#include <string.h>

#include "calendar.h"
#include "text.h"

static const struct preset {
	const char *name;
	const char *title_en;
	const char *title_zh;
} presets[] = {
	[SHP_CALENDAR_WEEKDAYS] = {"weekdays", "Monday to Friday", "周一至周五"},
	[SHP_CALENDAR_US_FEDERAL] = {
		"us",
		"US federal holidays, a Saturday's observed on the Friday before",
		"美国联邦假日(逢周六提前至周五)",
	},
	[SHP_CALENDAR_US_FEDERAL_RESERVE] = {
		"us_federal_reserve",
		"US Federal Reserve holidays, a Saturday's not moved",
		"美国联邦储备银行假日(逢周六不提前)",
	},
	[SHP_CALENDAR_CN] = {
		"cn",
		"China's statutory holidays and make-up working days",
		"中国法定节假日及调休上班日",
	},
};

#define PRESET_COUNT ((int32_t)(sizeof(presets) / sizeof(presets[0])))

static const struct preset *get_preset(int32_t preset)
{
	return preset >= 0 && preset < PRESET_COUNT ? &presets[preset] : NULL;
}

const char *shp_calendar_preset_name(int32_t preset)
{
	const struct preset *row = get_preset(preset);

	return row ? row->name : NULL;
}

const char *shp_calendar_preset_title(int32_t preset, int32_t language)
{
	const struct preset *row = get_preset(preset);

	if (!row)
		return NULL;
	return language == SHP_LANGUAGE_ZH ? row->title_zh : row->title_en;
}

int32_t shp_calendar_preset_from_name(const char *name)
{
	if (!name)
		return SHP_ERR_ARGUMENT;
	if (shp__text_same(name, "us_federal"))
		return SHP_CALENDAR_US_FEDERAL;
	for (int32_t preset = 0; preset < PRESET_COUNT; preset++) {
		if (shp__text_same(name, presets[preset].name))
			return preset;
	}
	return SHP_ERR_VALUE;
}

int32_t shp_weekmask_parse(const char *text, int32_t *ret_weekmask)
{
	int32_t weekmask = 0;

	if (!text || !ret_weekmask)
		return SHP_ERR_ARGUMENT;
	for (int32_t day = 0; day < SHP__WEEK; day++) {
		if (text[day] != '0' && text[day] != '1')
			return SHP_ERR_VALUE;
		if (text[day] == '1')
			weekmask |= 1 << day;
	}
	if (text[SHP__WEEK])
		return SHP_ERR_VALUE;
	*ret_weekmask = weekmask;
	return SHP_OK;
}

int32_t shp_calendar_new_preset(struct shp_ctx *ctx, int32_t preset, struct shp_calendar **ret_calendar,
				struct shp_error *reterr_error)
{
	const struct preset *row = get_preset(preset);
	int32_t status;

	shp__problems_begin(reterr_error);
	if (!ctx || !ret_calendar)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	if (!row)
		return shp__fail(reterr_error, SHP_ERR_VALUE, "preset", preset);
	switch (preset) {
	case SHP_CALENDAR_US_FEDERAL:
	case SHP_CALENDAR_US_FEDERAL_RESERVE:
		status = shp__calendar_new_us(ctx, row->name, preset == SHP_CALENDAR_US_FEDERAL, ret_calendar);
		break;
	case SHP_CALENDAR_CN:
		status = shp__calendar_new_cn(ctx, row->name, ret_calendar);
		break;
	default:
		status = shp_calendar_new(ctx, SHP_WEEKMASK_WEEKDAYS, NULL, 0, NULL, 0, SHP_DATE_NONE, SHP_DATE_NONE,
					  row->name, ret_calendar, NULL);
		break;
	}
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}
