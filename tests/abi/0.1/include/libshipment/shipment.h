/**
 * @file
 * libshipment: the ship-confirm desk of a marketplace as a set of pure functions. This header includes all others.
 */
#ifndef LIBSHIPMENT_SHIPMENT_H
#define LIBSHIPMENT_SHIPMENT_H

#include <libshipment/adopt.h>
#include <libshipment/base.h>
#include <libshipment/bytes.h>
#include <libshipment/calendar.h>
#include <libshipment/carrier.h>
#include <libshipment/command.h>
#include <libshipment/decision.h>
#include <libshipment/event.h>
#include <libshipment/hook.h>
#include <libshipment/host.h>
#include <libshipment/metrics.h>
#include <libshipment/money.h>
#include <libshipment/names.h>
#include <libshipment/order.h>
#include <libshipment/rules.h>
#include <libshipment/text.h>
#include <libshipment/tracking.h>

#endif
