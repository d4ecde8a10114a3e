/** @file columns.h  Scores of whole columns: arrays of ages, values and sexes in, scores out. */
#ifndef GROWTH_COLUMNS_H
#define GROWTH_COLUMNS_H

#include <stddef.h>

#include <growth/reference.h>

GROWTH_BEGIN_DECLS

/** Unit of a column of ages. */
typedef enum growth_age_unit {
    GROWTH_AGE_DAYS = 0, /**< Or millimetres, for weight-for-length and -height. */
    GROWTH_AGE_YEARS = 1 /**< Decimal years; see growth_days_from_years(). */
} growth_age_unit;

/**
 * What a batch knows of one measure on one reference: L, M and S of each whole day, looked up the
 * first time a row asks for that day.  It lives in memory of the caller's and owns nothing, so
 * there is nothing to free but that memory.  One thread at a time; give each thread its own.
 */
typedef struct growth_columns growth_columns;

/**
 * Bytes that growth_columns_init() needs: 32 a day and sex, about half a megabyte for birth to 20
 * years.
 * @return 0 where the reference has nothing for the measure.
 */
GROWTH_API size_t growth_columns_size(const growth_reference *reference, growth_measure measure);

/**
 * Begin a batch in memory of the caller's.
 * @param memory        Aligned as by malloc(); must stay while `columns` is used.
 * @param size          At least growth_columns_size().
 * @param reference     Must stay as long.
 * @param[out] columns  Written only on GROWTH_OK; points into `memory`.
 * @retval GROWTH_ERR_NO_SERIES  The reference has nothing for the measure.
 * @retval GROWTH_ERR_ARGUMENT   NULL, no such measure, or too little memory.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_columns_init(void *memory, size_t size,
                                                            const growth_reference *reference,
                                                            growth_measure measure,
                                                            growth_columns **columns,
                                                            growth_error *err);

/**
 * Score `n` rows.  Each row is as growth_reference_segment_find(), then growth_segment_sds(), and
 * gives the same bits as those; a row without a score does not touch the others.
 *
 * @param ages, values, sexes  Arrays of n.
 * @param[out] sds     Array of n; NaN where there is no score.
 * @param[out] status  Array of n: that of the row; see growth_reference_segment_find() and
 *                     growth_segment_sds().
 * @retval GROWTH_OK            Also where rows have none.
 * @retval GROWTH_ERR_ARGUMENT  NULL (with n > 0), or no such unit; nothing is written.
 * @par Accuracy  As growth_lms_sds(): the kernel is the same, and so is every bit
 *                (tests/unit/test_columns.c).
 * @par Speed     Whole days are fast; an age between days is interpolated as in a single call.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_sds_columns(growth_columns *columns,
                                                           growth_age_unit unit, size_t n,
                                                           const double *ages, const double *values,
                                                           const growth_sex *sexes, double *sds,
                                                           growth_status *status);

GROWTH_END_DECLS
#endif
