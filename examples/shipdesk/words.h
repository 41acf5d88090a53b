/* What things are called when they are shown to people. The Chinese is that of the marketplace's own help page. */
#ifndef SHIPDESK_WORDS_H
#define SHIPDESK_WORDS_H

#include <stdint.h>

const char *word_status(int32_t status);
const char *word_package_status(int32_t status);
const char *word_carrier_status(int32_t status);
const char *word_action(int32_t action);
const char *word_event(int32_t kind);
const char *word_reason(int32_t reason);
const char *word_charge_policy(int32_t policy);
/* SHP_SHIP_* */
const char *word_field(int32_t field);

#endif
