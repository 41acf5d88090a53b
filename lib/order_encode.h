/* Writing an order, between the files that do it. */
#ifndef SHP_LIB_ORDER_ENCODE_H
#define SHP_LIB_ORDER_ENCODE_H

#include "codec.h"

/* Bytes of a shipment's texts. */
static inline uint32_t shp__shipment_text(const struct shp__package *package)
{
	const uint16_t *lengths = package->text_length;

	return package->confirmed ? (uint32_t)lengths[0] + lengths[1] + lengths[2] + lengths[3] + lengths[4] : 0;
}

/* Packages, vanished references, cancellations and charges, each list with its key. */
void shp__put_parts(struct shp__encoder *encoder, const struct shp_order *order);

#endif
