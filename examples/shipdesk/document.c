#include "document.h"

/* What was written to see how much it is; nothing but a change of the value in between could make it wrong. */
static size_t room(const struct buffer *out)
{
	return out->capacity > out->length ? out->capacity - out->length : 0;
}

void document_order(const struct desk *desk, const struct shp_order *order, int64_t now, struct buffer *out)
{
	size_t size = 0;

	buffer_reserve(out, 0);
	if (shp_order_write_json(order, desk->rules, now, SHP_AUDIENCE_SELLER, out->bytes + out->length, room(out),
				 &size) == SHP_ERR_BUFFER) {
		buffer_reserve(out, size);
		shp_order_write_json(order, desk->rules, now, SHP_AUDIENCE_SELLER, out->bytes + out->length, room(out),
				     &size);
	}
	out->length += size;
	out->bytes[out->length] = '\0';
}

void document_event(const struct shp_event *event, struct buffer *out)
{
	size_t size = 0;

	buffer_reserve(out, 0);
	if (shp_event_write_json(event, out->bytes + out->length, room(out), &size) == SHP_ERR_BUFFER) {
		buffer_reserve(out, size);
		shp_event_write_json(event, out->bytes + out->length, room(out), &size);
	}
	out->length += size;
	out->bytes[out->length] = '\0';
}

void document_advice(const struct desk *desk, const struct shp_decision *decision, struct buffer *out)
{
	uint32_t at;

	buffer_text(out, "[");
	for (at = 0; decision && at < shp_decision_count_advice(decision); at++) {
		const int32_t code = shp_decision_get_advice(decision, at);

		buffer_text(out, at ? ",{\"code\":" : "{\"code\":");
		buffer_json(out, shp_status_name(code));
		buffer_text(out, ",\"path\":");
		buffer_json(out, shp_decision_get_advice_path(decision, at));
		buffer_text(out, ",\"message\":");
		buffer_json(out, shp_status_message(code, desk->options.language));
		buffer_text(out, "}");
	}
	buffer_text(out, "]");
}
