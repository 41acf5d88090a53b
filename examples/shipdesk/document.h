/* What the library writes as JSON, into buffers that grow. */
#ifndef SHIPDESK_DOCUMENT_H
#define SHIPDESK_DOCUMENT_H

#include "buffer.h"
#include "desk.h"

/* The seller's view, with deadline and actions at `now`. */
void document_order(const struct desk *desk, const struct shp_order *order, int64_t now, struct buffer *out);
/* A CloudEvents document, on one line. */
void document_event(const struct shp_event *event, struct buffer *out);
/* [{"code": "...", "path": "...", "message": "..."}]; decision may be NULL. */
void document_advice(const struct desk *desk, const struct shp_decision *decision, struct buffer *out);

#endif
