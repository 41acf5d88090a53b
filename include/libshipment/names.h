/**
 * @file
 * Names of an order's values: as documents and rows write them, read back from them, and what people call them.
 */
#ifndef LIBSHIPMENT_NAMES_H
#define LIBSHIPMENT_NAMES_H

#include <libshipment/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Names as documents write them: "partially_shipped", "first_package", "NoInventory"; NULL for an unknown number.
 * Static. @since 0.1
 */
SHP_API const char *shp_order_status_name(int32_t status);
/** "open", "confirmed". Static. @since 0.1 */
SHP_API const char *shp_package_status_name(int32_t status);
/** "ship_date", "carrier", ... Static. @since 0.1 */
SHP_API const char *shp_ship_field_name(int32_t field);
/** "item_price", ... Static. @since 0.1 */
SHP_API const char *shp_amount_name(int32_t amount);
/** "NoInventory", "BuyerCanceled", ...: the feeds' spelling. Static. @since 0.1 */
SHP_API const char *shp_cancel_reason_name(int32_t reason);
/** A reason by its name. @return as shp_program_from_name(). @since 0.1 */
SHP_API int32_t shp_cancel_reason_from_name(const char *name);
/** "scanned", "in_transit", ... Static. @since 0.1 */
SHP_API const char *shp_carrier_status_name(int32_t status);
/** A carrier status by its name. @return as shp_program_from_name(). @since 0.1 */
SHP_API int32_t shp_carrier_status_from_name(const char *name);
/** "first_package", ... Static. @since 0.1 */
SHP_API const char *shp_charge_policy_name(int32_t policy);
/** A charge policy by its name. @return as shp_program_from_name(). @since 0.1 */
SHP_API int32_t shp_charge_policy_from_name(const char *name);
/** "charge", "settlement". Static. @since 0.1 */
SHP_API const char *shp_credit_timing_name(int32_t timing);
/** A credit timing by its name. @return as shp_program_from_name(). @since 0.1 */
SHP_API int32_t shp_credit_timing_from_name(const char *name);
/** "MFN", "AFN". Static. @since 0.1 */
SHP_API const char *shp_channel_name(int32_t channel);
/** A channel by its name. @return as shp_program_from_name(). @since 0.1 */
SHP_API int32_t shp_channel_from_name(const char *name);
/** "none", "settled", "declined". Static. @since 0.1 */
SHP_API const char *shp_payment_status_name(int32_t status);
/** A payment status by its name. @return as shp_program_from_name(). @since 0.1 */
SHP_API int32_t shp_payment_status_from_name(const char *name);

/** What people call a status, in a language (English for an unknown one); NULL for no status. Static. @since 0.1 */
SHP_API const char *shp_order_status_message(int32_t status, int32_t language);
/** The same of a package's status. Static. @since 0.1 */
SHP_API const char *shp_package_status_message(int32_t status, int32_t language);
/** The same of a reason. Static. @since 0.1 */
SHP_API const char *shp_cancel_reason_message(int32_t reason, int32_t language);
/** The same of a carrier's status. Static. @since 0.1 */
SHP_API const char *shp_carrier_status_message(int32_t status, int32_t language);

#ifdef __cplusplus
}
#endif

#endif
