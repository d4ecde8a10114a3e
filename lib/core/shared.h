/* What one who judges many children keeps from one child to the next: L, M and S by whole day, the
 * joins of the reference, and which rules are asked.  It is filled as it is needed, holds exactly
 * what the functions of reference.c return, and belongs to one thread.  Whoever judges a single
 * child does without: NULL is allowed in place of it everywhere. */
#ifndef GROWTH_CORE_SHARED_H
#define GROWTH_CORE_SHARED_H

#include <growth/faltering.h>

#include "quality_track.h"
#include "registry.h"

/* L, M and S of an age, and the segment they are of; NULL where the reference has nothing. */
typedef struct growth__day {
    const growth_segment *segment;
    growth_lms lms;
} growth__day;

/* One measure of one sex. */
typedef struct growth__course {
    int first; /* the earliest whole day */
    size_t n_days;
    growth__day *days; /* M is 0 where not looked up yet */
    size_t n_frames;   /* the segments of a series */
    const growth_segment *frames[GROWTH_SERIES_FRAMES];
    int has_joins; /* whether `joins` are known */
    growth__joins joins;
    unsigned has_series_joins; /* bits 1 << frame: whether that of `series_joins` is known */
    growth_join series_joins[GROWTH_SERIES_FRAMES];
} growth__course;

/* The rules that are asked of each measure, in the order of the table. */
typedef struct growth__asked {
    unsigned char rules[GROWTH_TRACK_MEASURES][GROWTH_RULES_MAX];
    unsigned char tiers[GROWTH_TRACK_MEASURES][GROWTH_RULES_MAX]; /* the highest each can give */
    const struct growth__rule *rows[GROWTH_TRACK_MEASURES][GROWTH_RULES_MAX];
    size_t n[GROWTH_TRACK_MEASURES];
    int insufficient; /* its number where that rule is on, or -1 */
    int unrecovered;  /* the number of that rule, on or off */
    int arm;          /* the number of `who-muac` where it is on, or -1 */
    int slow;         /* the number of `slow-fall` where it is on, or -1 */
    /* Days: what any other rule that can be sustained or urgent measures a fall from is not older
     * than the newest occasion but one by more, or it is the last before that. */
    double reach[GROWTH_TRACK_MEASURES];
    int rules_changed; /* whether one has other parameters than the table, or a usual one is off */
} growth__asked;

/* A score by the LMS formula, which is that of any child of this sex, age and value. */
typedef struct growth__scored {
    growth_measure measure;
    growth_sex sex;
    double age, value;
    double sds; /* NaN where there is none */
} growth__scored;

enum { GROWTH__SCORED = 256 };

typedef struct growth__shared {
    const growth_reference *reference;
    growth_rules rules;
    growth__asked asked;
    growth__scored scored[GROWTH__SCORED]; /* of the newest track, by index in the record */
    growth__course courses[2][GROWTH_TRACK_MEASURES]; /* of boys, then girls */
} growth__shared;

/* Bytes needed for a reference (NULL: the default one). */
size_t growth__shared_size(const growth_reference *reference);

/* Prepare `memory`, of that many bytes and all zero. */
growth__shared *growth__shared_init(void *memory, const growth_check_options *options);

/* Which rules are asked. */
void growth__ask_which(const growth_rules *rules, growth__asked *asked);

/* Ask them about a track that is built; fills check->findings. */
void growth__rules_run(growth_check *check, const growth_rules *rules, const growth__asked *asked,
                       growth_effort effort);

/* The rule `who-muac`, of the record's own values: 1, and the finding filled in, or 0. */
int growth__find_arm(const growth_record *record, const growth_assess_options *options,
                     const growth_rules *rules, size_t rule, growth_finding *f);

/* The course of a measure, or NULL where nothing is shared or the sex is not known. */
growth__course *growth__course_of(growth__shared *shared, growth_measure measure, growth_sex sex);

/* The segments of a measure and sex that serve all births, youngest first; returns how many. */
size_t growth__find_frames(const growth_reference *reference, growth_measure measure,
                           growth_sex sex, const growth_segment *frames[GROWTH_SERIES_FRAMES]);

/* The segment that serves all births at an age, and its L, M and S: those of `course`, or filled
 * into `room`. */
const growth__day *growth__day_look_up(const growth_reference *reference, growth_measure measure,
                                       growth_sex sex, double age, growth__day *room);

static inline const growth__day *growth__day_at(const growth__course *course,
                                                const growth_reference *reference,
                                                growth_measure measure, growth_sex sex, double age,
                                                growth__day *room)
{
    const double offset = course ? age - course->first : -1;
    growth__day *day = room;

    if (course && offset >= 0 && offset < (double)course->n_days) {
        const size_t at = (size_t)offset;

        if ((double)at == offset)
            day = &course->days[at];
        if (day != room && day->lms.m != 0)
            return day;
    }
    return growth__day_look_up(reference, measure, sex, age, day);
}

/* As the public functions of these names, which see; `shared` may be NULL. */
growth_status growth__quality_check(const growth_record *record, const growth_reference *reference,
                                    growth__shared *shared, growth_quality_finding *out,
                                    size_t room, size_t *n, growth_error *err);
growth_status growth__series_build(const growth_record *record,
                                   const growth_assess_options *options, growth__shared *shared,
                                   growth_track *track, growth_error *err);
void growth__contacts_check(const growth_record *record, growth_date today,
                            growth_contacts *contacts); /* of a record that was looked at */
growth_status growth__check_record(const growth_record *record, const growth_check_options *options,
                                   growth__shared *shared, growth_check *check, growth_error *err);

#endif
