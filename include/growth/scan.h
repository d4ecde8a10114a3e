/**
 * @file scan.h  Many children in, findings out, worst first, every row accounted for.
 *
 * Three steps, each of use alone: judge one record as `growth check` does; list what was found as
 * rows of the contract; scan whole exports, on several threads, with the same rows as the outcome
 * whatever the number of threads and the order of the rows.
 */
#ifndef GROWTH_SCAN_H
#define GROWTH_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include <growth/faltering.h>
#include <growth/io.h>
#include <growth/quality.h>

GROWTH_BEGIN_DECLS

/* ---- one child judged ------------------------------------------------------------------------ */

/** Bits 1 << growth_tier: every tier there is. */
#define GROWTH_TIERS_ALL (~0u)

/** How to judge.  Start from GROWTH_JUDGE_OPTIONS. */
typedef struct growth_judge_options {
    size_t size;
    growth_check_options check; /**< Reference, policy, rules, today. */
    unsigned tiers;             /**< Bits 1 << growth_tier that are wanted. */
    growth_date since;          /**< Only what is new since the end of that day, or more pressing
                                     than then; GROWTH_DATE_NONE: all. */
} growth_judge_options;
#define GROWTH_JUDGE_OPTIONS                                                                       \
    {                                                                                              \
        sizeof(growth_judge_options), GROWTH_CHECK_OPTIONS, GROWTH_TIERS_ALL, GROWTH_DATE_NONE     \
    }

/** A child's record with everything found in it.  Belongs to the judge, until its next call. */
typedef struct growth_judged {
    /** The record, its doubtful values marked GROWTH_MARK_DOUBTFUL. */
    growth_record record;
    /** Where `quiet`, nothing was found and `check` is not filled in. */
    const growth_check *check;
    const growth_quality_finding *quality; /**< In the order of the record. */
    size_t n_quality;
    int quiet;      /**< 1: a bound proved that no rule, no entry and no contact has a finding. */
    unsigned tiers; /**< As asked for. */
    /** With `since`: the same of the record as it stood then; else NULL and 0. */
    growth_record record_then;
    const growth_check *check_then;
    const growth_quality_finding *quality_then;
    size_t n_quality_then;
} growth_judged;

/** Room in which records are judged: one a thread, used again for the next child. */
typedef struct growth_judge growth_judge;

/**
 * Begin judging.
 * @param options     NULL for the defaults.  What it points to must outlive the judge.
 * @param[out] judge  To be closed with growth_judge_close(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_ARGUMENT   No such gestation policy.
 * @retval GROWTH_ERR_NO_MEMORY
 */
GROWTH_API GROWTH_CHECKED growth_status growth_judge_open(const growth_judge_options *options,
                                                          growth_judge **judge, growth_error *err);

/**
 * Judge one record: data quality first, what it doubts is marked, then every rule.
 *
 * With GROWTH_EFFORT_BOUNDED in options.check.effort a cheap bound is asked first; it is proved by
 * test never to call a record quiet in which anything is found (tests/evaluation/test_judge.c).
 *
 * A child whose sex is not known cannot be scored: contacts alone are judged, and growth_list()
 * says so before all else, as a row of GROWTH_TIER_INSUFFICIENT.
 *
 * @param[out] judged  Written only on GROWTH_OK.
 * @par Memory  Up to 400 kB of stack.
 * @retval GROWTH_ERR_ARGUMENT  As growth_record_check().
 * @retval GROWTH_ERR_NO_MEMORY
 */
GROWTH_API GROWTH_CHECKED growth_status growth_judge_record(growth_judge *judge,
                                                            const growth_record *record,
                                                            growth_judged *judged,
                                                            growth_error *err);

/** Free.  @param judge  NULL is allowed. */
GROWTH_API void growth_judge_close(growth_judge *judge);

/* ---- what was found, as rows ----------------------------------------------------------------- */

/** One row of `check` and `scan`: a rule met, a doubtful entry, or a contact.  NaN and
 * GROWTH_DATE_NONE where a column does not apply. */
typedef struct growth_listed {
    const char *child_id; /**< As in the file, or NULL. */
    growth_tier tier;
    const char *rule; /**< Id of the rule, the kind of entry, or the contact finding, or
                           growth_identity_id() or growth_sex_unknown_id(); static. */
    growth_measure measure;
    growth_date from_date, to_date, last_measured_on;
    double from_age, to_age; /**< Chronological days. */
    double from_value, to_value, from_sds, to_sds;
    double spaces, percent;
    int occasions;           /**< Of the measure, in all; -1 where none are meant. */
    unsigned long long also; /**< Other rules of the same episode, bits 1 << number. */
    const char *also_text;   /**< Their ids joined by ';', or "". */
    const char *text;        /**< In sentences. */
    growth_date first_date;  /**< When the episode was first met; see growth_finding. */
    const char *first_rule;  /**< Id of the rule that met it; static.  NULL where none is meant. */
} growth_listed;

/** Takes a row; its texts are valid until it returns.  @return 0, or a number that ends it all. */
typedef int growth_list_row(void *context, const growth_listed *row);

/**
 * Hand over what was found in one child: rules strongest first, then entries, then contacts.
 * @return What `row` returned, or 0.
 */
GROWTH_API int growth_list(const growth_judged *judged, growth_list_row *row, void *context);

/* ---- whole exports --------------------------------------------------------------------------- */

/** What a scan has counted.  rows.rows == used + part + rejected + skipped, over all files. */
typedef struct growth_scan_counts {
    growth_counts rows;
    uint64_t bytes;    /**< Read so far. */
    uint64_t of_bytes; /**< Of all files; 0 where not known (a pipe, a packed file). */
    size_t children;
    size_t listed;                             /**< Children with at least one row. */
    size_t by_tier[GROWTH_TIER_CONTACT + 1];   /**< Rows, by growth_tier. */
    size_t worst[GROWTH_TIER_CONTACT + 1];     /**< Children, by the worst tier they are in. */
    size_t other_shards;                       /**< Rows of children of another shard. */
    int regrouped; /**< 1 where rows were put in order by child before any was judged. */
    size_t sex_unknown; /**< Children of whom no row says a sex that has curves: see
                             growth_judge_record(). */
    size_t unusable;    /**< Records that growth_record_check() refused. */
} growth_scan_counts;

/** A child of a scan, as a worker has it. */
typedef struct growth_scanned {
    const growth_judged *judged;
    const char *const *services; /**< One a measurement of the record; NULL where not given. */
    size_t file, line;           /**< Where the child's first row is. */
} growth_scanned;

/** Room for another name of a child. */
#define GROWTH_SCAN_NAME_SIZE 128

/**
 * What a scan calls.  Each but `rename`, `child` and `print` is called from one thread at a time,
 * in an order that does not depend on the number of threads.  Any may be NULL.  A number other than
 * 0 ends the scan.
 */
typedef struct growth_scan_calls {
    void *context;
    /** Every file in turn, before anything else; `header` is its header line. */
    int (*opened)(void *context, size_t file, const char *header);
    /**
     * What a child is to be called in all that is handed over; on the worker's own thread.
     * @param[out] name  Terminated; cut off by writing less.
     */
    int (*rename)(void *context, const char *child_id, char name[GROWTH_SCAN_NAME_SIZE]);
    /**
     * A child was judged: called on the worker's own thread, several at once.  What it writes is
     * kept and handed to `card` with the child's rows, in order.
     * @param wanted  1 where the child has at least one row.
     */
    int (*child)(void *context, const growth_scanned *child, int wanted, growth_write write,
                 void *sink);
    growth_list_row *row; /**< Every row, worst first: tier, then size of the fall, then child. */
    /**
     * In place of `row`, where rows are put into words by all threads: a row as it is found, on the
     * worker's own thread, several at once.  What it writes is kept and handed to `printed` worst
     * first.  Such as growth_table_print() and growth_table_printed().
     */
    int (*print)(void *context, const growth_listed *row, growth_write write, void *sink);
    int (*printed)(void *context, const void *bytes, size_t length); /**< Needed with `print`. */
    /** After the rows: what `child` wrote, children in the order of their worst row. */
    int (*card)(void *context, const growth_listed *worst, const void *bytes, size_t length);
    /** A row of a file that was not wholly used, or of which something is to be told all the same
     * (GROWTH_PROBLEM_PRELIMINARY), in the order of the file. */
    int (*reject)(void *context, size_t file, const growth_row *row);
    /** Now and then. */
    int (*progress)(void *context, const growth_scan_counts *so_far);
    /** Children's rows were found not to stand together: everything begins again, and what `child`
     * was told is to be forgotten.  Once at most, while no thread works. */
    int (*restart)(void *context);
    /** Everything is read and counted; rejects, rows and cards follow. */
    int (*counted)(void *context, const growth_scan_counts *counts);
    /**
     * A record of growth_scan_records() that growth_record_check() refuses, the how manieth from 1,
     * and why: it is left out, and the others go on.  Where this is NULL it ends the scan.  Not in
     * an order of its own: as records are taken.
     */
    int (*unusable)(void *context, size_t number, const growth_record *record,
                    const growth_error *why);
} growth_scan_calls;

/** How to scan.  Start from GROWTH_SCAN_OPTIONS; NULL for these. */
typedef struct growth_scan_options {
    size_t size;
    growth_judge_options judge;
    growth_reader_options reading; /**< `settle` is always 1 here. */
    unsigned threads;       /**< 0: as many as the machine has processors. */
    size_t memory;          /**< Bytes for rows that wait for their child, and for findings; beyond,
                                 a temporary file is used.  0: 64 MiB. */
    const char *folder;     /**< Of temporary files; NULL: TMPDIR, or /tmp. */
    unsigned shard, shards; /**< Only children of shard `shard` of `shards`, from 1; 0: all. */
} growth_scan_options;
#define GROWTH_SCAN_OPTIONS                                                                        \
    {                                                                                              \
        sizeof(growth_scan_options), GROWTH_JUDGE_OPTIONS, GROWTH_READER_OPTIONS, 0, 0, NULL, 0, 0 \
    }

/** The shard of a child, from 1: a hash of the bytes of its id that never changes. */
GROWTH_API unsigned growth_scan_shard(const char *child_id, unsigned shards);

/**
 * Scan files.
 *
 * A child none of whose rows says a sex is listed without values: its rows are rejected.
 *
 * A child may have rows in several files, and anywhere in them.  Where children's rows stand
 * together, files are read once and in little memory; where they turn out not to, once more.
 *
 * @param paths        As for growth_reader_open().
 * @param[out] counts  Filled whatever is returned; may be NULL, as may `calls`.
 * @retval GROWTH_ERR_IO, GROWTH_ERR_PARSE  As growth_reader_open(): nothing was called.
 * @retval GROWTH_ERR_ARGUMENT   A shard that is none, a path that is NULL, `print` without
 *                               `printed`, or options whose `size` was never set.
 * @retval GROWTH_ERR_CANCELLED  A call returned a number other than 0.
 * @retval GROWTH_ERR_NO_MEMORY
 * @par Threads  Starts its own, and has joined them all when it returns.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_scan(const char *const *paths, size_t n_paths,
                                                    const growth_scan_options *options,
                                                    const growth_scan_calls *calls,
                                                    growth_scan_counts *counts, growth_error *err);

/**
 * Fills `record`, which comes in all nought, with the next child, whose arrays stay until the
 * following call.  Called from one thread at a time.  @return 1; 0 at the end; -1 to stop.
 */
typedef int growth_scan_next(void *context, growth_record *record);

/**
 * Scan records of the caller's own, such as a record system has in memory or reads one by one.
 * @param source       Handed to `next`.
 * @param[out] counts  May be NULL, as may `calls`.
 * @retval GROWTH_ERR_CANCELLED, GROWTH_ERR_NO_MEMORY  As growth_scan().
 * @retval GROWTH_ERR_ARGUMENT  As growth_scan(); or a record that growth_record_check() refuses,
 *                              which `err` names by its number, where no `unusable` takes it.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_scan_records(growth_scan_next *next, void *source,
                                                            const growth_scan_options *options,
                                                            const growth_scan_calls *calls,
                                                            growth_scan_counts *counts,
                                                            growth_error *err);

GROWTH_END_DECLS
#endif
