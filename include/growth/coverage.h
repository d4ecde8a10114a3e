/**
 * @file coverage.h  Whether children are weighed at all: every contact of the schedule, counted.
 *
 * A contact is counted for a child once its time is over: on the day of the scan it was overdue, or
 * would have been had the child not been weighed.  A contact that is still open counts nowhere, for
 * only those who came early could be in it.  Of the children due at a contact,
 *
 *     due = measured + attended_not_measured + missed
 *     attended_not_measured = the sum of by_reason
 *
 * measured               a weight was taken between a week before the contact is due and the day on
 *                        which it becomes overdue (growth_contact_schedule(); for contacts of a
 *                        school year: in that year).  One weight can serve two contacts whose times
 *                        overlap, such as the 6-8 week review and the 8 week immunisations.
 * attended_not_measured  no such weight, but a visit in that time at which none was taken; the last
 *                        one's reason counts.  "Not present" is a visit that found no child.
 * missed                 nothing is recorded in that time, or only that the child was not brought,
 *                        however soon after it a weight follows.
 * not_assessable         the day of birth is not known, so what was due cannot be told.  Not in
 *                        `due`.
 * median_delay_days      of the measured: whole days after the end of the time in which the contact
 *                        is due, 0 where it was kept; the mean of the middle two of an even number.
 *                        NaN where none was measured, and for contacts of a school year, which have
 *                        no time of grace.
 *
 * The record is taken as whole.  A child who moved into the area has its earlier contacts missed,
 * unless the earlier weights came along.
 */
#ifndef GROWTH_COVERAGE_H
#define GROWTH_COVERAGE_H

#include <stddef.h>
#include <stdint.h>

#include <growth/contact.h>
#include <growth/write.h>

GROWTH_BEGIN_DECLS

/** Most services that are told apart; of more, only the totals are kept. */
#define GROWTH_COVERAGE_SERVICES 4096

/** One contact, for all children or for those of a service. */
typedef struct growth_coverage_row {
    const growth_contact_due *contact;
    uint64_t due, measured, attended_not_measured, missed, not_assessable;
    uint64_t by_reason[GROWTH_REASON_SEEN_COUNT]; /**< Of attended_not_measured. */
    double median_delay_days;
} growth_coverage_row;

/** Counts in the making.  One thread at a time: one a thread, merged at the end. */
typedef struct growth_coverage growth_coverage;

/**
 * Begin counting.
 * @param today          The day of the scan.
 * @param[out] coverage  To be closed with growth_coverage_close(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_ARGUMENT  No day: what is due cannot be told.
 * @retval GROWTH_ERR_NO_MEMORY
 */
GROWTH_API GROWTH_CHECKED growth_status growth_coverage_open(growth_date today,
                                                             growth_coverage **coverage,
                                                             growth_error *err);

/**
 * Count one child.
 * @param service  Of the child, in any form; NULL or "" where none is known.
 * @retval GROWTH_ERR_ARGUMENT   As growth_record_check(); nothing was counted.
 * @retval GROWTH_ERR_NO_MEMORY  The counts are of no further use.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_coverage_add(growth_coverage *coverage,
                                                            const growth_record *record,
                                                            const char *service, growth_error *err);

/**
 * The service of a child: that of its newest measurement or visit which names one; of several of
 * one day, the one whose bytes sort last, so that the order of rows changes nothing.
 * @param services  One a measurement, NULL where not given; or NULL.
 * @return NULL where none is named.
 */
GROWTH_API const char *growth_coverage_service(const growth_record *record,
                                               const char *const *services);

/**
 * Add the counts of another, which stays as it is.  In whatever order children are added and
 * counts merged, the outcome is the same.
 * @retval GROWTH_ERR_ARGUMENT   Of another day.
 * @retval GROWTH_ERR_NO_MEMORY  `into` is of no further use.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_coverage_merge(growth_coverage *into,
                                                              const growth_coverage *from,
                                                              growth_error *err);

/** @return How many children were counted. */
GROWTH_API uint64_t growth_coverage_children(const growth_coverage *coverage);

/**
 * @return How many services can be asked for: 0 where no child had one, or where there are more
 * than GROWTH_COVERAGE_SERVICES.  Children without any are a service "", first.
 */
GROWTH_API size_t growth_coverage_n_services(const growth_coverage *coverage);

/** @return 1 where there were too many services to tell apart. */
GROWTH_API int growth_coverage_overflowed(const growth_coverage *coverage);

/** @return The service at `index`, in order of bytes; NULL past the end.  Lives with `coverage`. */
GROWTH_API const char *growth_coverage_service_at(const growth_coverage *coverage, size_t index);

/** All services together. */
#define GROWTH_COVERAGE_ALL ((size_t)-1)

/**
 * One contact of the schedule.
 * @param service   Index of a service, or GROWTH_COVERAGE_ALL.
 * @param contact   Index in growth_contact_schedule().
 * @param[out] row  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_ARGUMENT  There is no such service or contact.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_coverage_row_at(const growth_coverage *coverage,
                                                               size_t service, size_t contact,
                                                               growth_coverage_row *row,
                                                               growth_error *err);

/**
 * Write all of it as CSV: for every contact a row of all children, called `all`, then one a
 * service.  An empty service is of children for whom none is given.
 *
 *     contact,title,service,due,measured,attended_not_measured,no_scales,declined,not_present,
 *     too_unwell,other,not_recorded,missed,not_assessable,median_delay_days
 *
 * @retval GROWTH_ERR_IO  The sink refused.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_coverage_write(const growth_coverage *coverage,
                                                              growth_write write, void *context,
                                                              growth_error *err);

/** Free.  @param coverage  NULL is allowed. */
GROWTH_API void growth_coverage_close(growth_coverage *coverage);

GROWTH_END_DECLS
#endif
