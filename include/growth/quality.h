/** @file quality.h  Data quality: entries of one child's record that are probably slips. */
#ifndef GROWTH_QUALITY_H
#define GROWTH_QUALITY_H

#include <stddef.h>

#include <growth/assess.h>
#include <growth/record.h>

GROWTH_BEGIN_DECLS

/**
 * What may be wrong with an entry.  Numbers are part of the API and never reused, so they may be
 * stored.  Nothing here says that a child is or is not well: a finding is about an entry.
 */
typedef enum growth_quality_kind {
    GROWTH_QUALITY_NONE = 0,             /**< No finding. */
    GROWTH_QUALITY_TENFOLD = 1,          /**< Decimal point one place too far right. */
    GROWTH_QUALITY_TENTH = 2,            /**< Decimal point one place too far left. */
    GROWTH_QUALITY_HUNDREDFOLD = 3,      /**< Decimal point left out, or metres as cm. */
    GROWTH_QUALITY_HUNDREDTH = 4,        /**< Metres entered as centimetres, or two places. */
    GROWTH_QUALITY_THOUSANDFOLD = 5,     /**< Grams entered as kilograms. */
    GROWTH_QUALITY_THOUSANDTH = 6,       /**< Kilograms entered as grams. */
    GROWTH_QUALITY_POUNDS = 7,           /**< Pounds entered as kilograms: 2.2 times too high. */
    GROWTH_QUALITY_AS_POUNDS = 8,        /**< Kilograms taken for pounds: 2.2 times too low. */
    GROWTH_QUALITY_INCHES = 9,           /**< Inches entered as centimetres: 2.54 times too low. */
    GROWTH_QUALITY_AS_INCHES = 10,       /**< Centimetres taken for inches: too high. */
    GROWTH_QUALITY_SWAPPED = 11,         /**< Height and weight of one day in each other's place. */
    GROWTH_QUALITY_TRANSPOSED = 12,      /**< Two neighbouring digits exchanged. */
    GROWTH_QUALITY_ONE_DIGIT = 13,       /**< One digit is not what the track leads to expect. */
    GROWTH_QUALITY_OTHER_YEAR = 14,      /**< Fits the child's track a whole year away. */
    GROWTH_QUALITY_OTHER_CHILD = 15,     /**< Away from the track, back after; possible for age. */
    GROWTH_QUALITY_SPIKE = 16,           /**< Far from the track, and back on it after. */
    GROWTH_QUALITY_HEIGHT_DECREASE = 17, /**< Height went down by more than 1 cm. */
    GROWTH_QUALITY_CARRIED_FORWARD = 18, /**< The last value again; may be truly static. */
    GROWTH_QUALITY_DUPLICATE = 19,       /**< The same value of the same day twice. */
    GROWTH_QUALITY_SAME_DAY = 20,        /**< Another value of the same day is nearer the track. */
    GROWTH_QUALITY_UNCONFIRMED = 21,     /**< A jump at an end of the record: nothing to tell by. */
    GROWTH_QUALITY_LATEST_LOW = 22,      /**< The latest value is far lower: re-measure now. */
    GROWTH_QUALITY_LOW_AND_BACK = 23,    /**< A weight low between higher ones: slip, or a fall. */
    GROWTH_QUALITY_SAME_DAY_LATEST = 24, /**< Of the latest day's two weights the lower is used. */
    GROWTH_QUALITY_COUNT_
} growth_quality_kind;

/** What a kind is called and what to do; every text static and in plain words. */
typedef struct growth_quality_info {
    const char *id;     /**< Stable word for files and options: "decimal-tenfold". */
    const char *title;  /**< "Ten times too high". */
    const char *means;  /**< A sentence: what was seen. */
    const char *action; /**< A sentence: what to do about it. */
} growth_quality_info;

/** @return Facts about a kind, static; NULL for a number that is no kind, and for NONE. */
GROWTH_API const growth_quality_info *growth_quality_describe(growth_quality_kind kind);

/** The kind of a stable word, or GROWTH_QUALITY_NONE.  @param id  NULL is allowed. */
GROWTH_API growth_quality_kind growth_quality_find(const char *id);

/** One entry that asks for a look. */
typedef struct growth_quality_finding {
    growth_quality_kind kind;
    size_t index; /**< Of the entry in growth_record.measurements. */
    size_t other; /**< The entry it is compared with (same day, swapped, carried forward, height
                       before), or GROWTH_QUALITY_NO_OTHER. */
    double confidence; /**< 0 to 1: how probable it is that the entry is wrong; see below. */
    double suggested;  /**< The value that was probably meant, unit of the measure; NaN for none. */
    double expected;   /**< What the child's other values lead to expect; NaN where unknown. */
    int years;         /**< OTHER_YEAR: years to add to the date (-1: a year earlier); else 0. */
    int may_leave_out; /**< 1: a rule may leave it out, with a note.  Always 0 for the latest value
                            where it is low, and for what may well be true. */
} growth_quality_finding;

/** There is no other entry. */
#define GROWTH_QUALITY_NO_OTHER ((size_t)-1)

/** Entries of one measure that are looked at; of more, the newest. */
#define GROWTH_QUALITY_ROWS_MAX 512

/**
 * Look for slips in one child's record: marks, never deletes, never corrects.
 *
 * Weight, height and head circumference are looked at, each on the child's own track of scores:
 * joins between tables are bridged, every value is predicted from up to three values on either
 * side, and "as recorded" is weighed against "with this slip undone" by likelihood.  A slip is
 * found only where undoing it lands on the track and the entry as it stands does not.  A fall that
 * goes on, or that is slow enough for a child, is no finding; neither is the latest value merely
 * for being low: an extreme one asks to be measured again (GROWTH_QUALITY_LATEST_LOW).
 *
 * Height and weight of one day that no child measures, and that children do measure in each other's
 * place, are off their tracks before anything is judged by these.
 *
 * Ages are corrected for gestation wherever it is known, whatever the policy of the options, so
 * that the end of a correction is no step.  Entries with GROWTH_MARK_DERIVED are passed over.
 *
 * @param record    Measurements in any order; the order changes nothing but which of two equal
 *                  entries of a day is called the second.
 * @param options   For the reference; NULL for the defaults.
 * @param[out] out  At most one finding an entry, in order of index; room for
 *                  record->n_measurements is always enough.
 * @param[out] n    How many were written.
 * @param err       May be NULL.
 * @retval GROWTH_ERR_ARGUMENT     NULL where it is not allowed.
 * @retval GROWTH_ERR_SEX_UNKNOWN  No track can be made without a sex.
 * @retval GROWTH_ERR_LIMIT        More findings than `room`; nothing is written.
 * @par Confidence  Posterior probability that the entry is wrong, under the priors in
 *                  quality_slips.c: at least 0.5, and 0.4 for LOW_AND_BACK, which may be true.
 *                  LATEST_LOW carries it as it is, however small.  It orders findings; it is not
 *                  calibrated on real records.
 * @par Accuracy    Of 516 planted slips 92 % are found, of 32921 true rows none is marked
 *                  (tests/vectors/slips.csv).
 * @par Threads     Reentrant.
 * @par Memory      Allocates nothing; 300 kB of stack.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_quality_check(const growth_record *record,
                                                             const growth_assess_options *options,
                                                             growth_quality_finding *out,
                                                             size_t room, size_t *n,
                                                             growth_error *err);

/**
 * A finding in one plain sentence: "weight 137.9 kg on 3 May 2021 is ten times what ...".
 * @param[out] text  At least GROWTH_QUALITY_TEXT_SIZE bytes.
 * @return `text`.
 */
GROWTH_API char *growth_quality_text(const growth_record *record,
                                     const growth_quality_finding *finding, char *text);
#define GROWTH_QUALITY_TEXT_SIZE 512

GROWTH_END_DECLS
#endif
