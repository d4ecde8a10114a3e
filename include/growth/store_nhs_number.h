/** @file store_nhs_number.h  NHS numbers as identifiers of a child in a store. */
#ifndef GROWTH_STORE_NHS_NUMBER_H
#define GROWTH_STORE_NHS_NUMBER_H

#include <stddef.h>

#include <growth/status.h>

GROWTH_BEGIN_DECLS

/** System of NHS numbers in growth_store_identifier.system; blanks and '-' in them are dropped. */
#define GROWTH_STORE_NHS_NUMBER "nhs-number"

/**
 * The system that a name means.  "NHS Number", "nhs_number", "NHS", the address that FHIR uses and
 * the like are GROWTH_STORE_NHS_NUMBER; every call that takes the system of an identifier asks this
 * first, so that a child is found whichever of them is said.
 * @return GROWTH_STORE_NHS_NUMBER, or `system` as it is.
 */
GROWTH_API const char *growth_store_system(const char *system);

/**
 * Whether a text is an NHS number: ten digits, blanks and '-' between them ignored, the last one
 * the check digit modulo 11, not all alike.
 * @param[out] digits  The ten digits and NUL; may be NULL; written only on GROWTH_OK.
 * @retval GROWTH_ERR_PARSE  Not ten digits.
 * @retval GROWTH_ERR_VALUE  All alike, or the check digit is wrong.
 * @par Source  NHS Data Dictionary, NHS NUMBER.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_nhs_number_check(const char *text, size_t length,
                                                                char digits[11], growth_error *err);

GROWTH_END_DECLS
#endif
