/* What things are called when they are shown to people. The Chinese is that of the marketplace's own help page. */
#ifndef SHIPDESK_WORDS_H
#define SHIPDESK_WORDS_H

#include "desk.h"

const char *word_status(const struct desk *desk, int32_t status);
const char *word_package_status(const struct desk *desk, int32_t status);
const char *word_carrier_status(const struct desk *desk, int32_t status);
const char *word_action(const struct desk *desk, int32_t action);
const char *word_event(const struct desk *desk, int32_t kind);
const char *word_reason(const struct desk *desk, int32_t reason);
const char *word_charge_policy(const struct desk *desk, int32_t policy);
/* SHP_SHIP_* */
const char *word_field(const struct desk *desk, int32_t field);

#endif
