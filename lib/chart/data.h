/* A record as a chart needs it: assessed, in order of age, with what is newest. */
#ifndef GROWTH_CHART_DATA_H
#define GROWTH_CHART_DATA_H

#include <growth/chart.h>

#include "page.h"

#define MAX_MARKS 4

/* One measurement of a measure on the page. */
typedef struct chart_point {
    const growth_measurement *measurement;
    size_t index; /* In the record; what was derived here counts on from its end. */
    growth_assessment assessment;
    double dot, cross; /* Ages in days of the two marks; NaN: there is none. */
    double value;      /* As drawn. */
    int possible;      /* 0: no child measures this; a slip. */
    int drawn;         /* 0: named in a note only. */
    int off_scale;     /* -1 or 1: below or above what the axis can show. */
    int hollow;        /* Doubtful. */
    int copy;          /* The same value of that day again: nothing is doubtful about it. */
    int again;         /* The latest value, very low: drawn as any other, asked to be repeated. */
    unsigned notes[MAX_MARKS]; /* Numbers of its notes; 0: none. */
} chart_point;

typedef struct chart_contact {
    const growth_contact *contact;
    size_t index;
    double age; /* NaN where it is not known. */
    int drawn;
    unsigned note;
} chart_contact;

typedef struct chart_event {
    const growth_chart_event *event;
    size_t index;
    double age; /* NaN where it is not known. */
    char *text; /* One plain line; see growth__given_text(). */
} chart_event;

typedef struct chart_bone_age {
    const growth_chart_bone_age *bone_age;
    size_t index;
    double age;   /* At the X-ray; NaN where it is not known. */
    size_t point; /* The height it is drawn beside, of `points`; NO_POINT. */
    int drawn;
    unsigned note;
} chart_bone_age;

#define NO_POINT ((size_t)-1)

typedef struct chart_data {
    const growth_record *record;
    const growth_reference *reference;
    growth_reference_info info;
    growth_gestation_policy policy;
    growth_date drawn_on;
    growth_date as_at;     /* NONE: the record as it stands now */
    growth_date seen_from; /* the day that things are counted to: one of these two */
    const page_row *page;
    chart_point *points; /* In order of age. */
    size_t n_points;
    chart_contact *contacts; /* In order of age. */
    size_t n_contacts;
    growth_measurement *derived; /* BMI of days with weight and height. */
    size_t n_derived;
    const growth_check *check; /* NULL: nothing was asked. */
    const growth_quality_finding *quality;
    size_t n_quality;
    const growth_chart_source *sources, *contact_sources;
    chart_event *events; /* In order of age. */
    size_t n_events;
    chart_bone_age *bone_ages; /* In order of age. */
    size_t n_bone_ages;
    const growth_chart_amendment *amendments; /* Of the record page only. */
    size_t n_amendments;
    const growth_chart_acknowledgement *acknowledgements;
    size_t n_acknowledgements;
    size_t others[GROWTH_MEASURE_COUNT_]; /* How many measurements are not on this page. */
    size_t n_unread, n_unread_undated;    /* Entries that could not be read. */
    growth_date unread_from, unread_to;   /* GROWTH_DATE_NONE: none is dated. */
} chart_data;

/* Whether a sheet can be drawn at all: reference, sex, ages. */
growth_status growth__data_read(chart_data *data, const growth_record *record, const page_row *page,
                                const growth_chart_options *options, growth_error *err);
void growth__data_free(chart_data *data);

/* given.c: what is said beside the measurements, into `data`, whose points are read.  Freed by
 * growth__data_free(). */
growth_status growth__given_read(chart_data *data, const growth_chart_options *options,
                                 growth_error *err);
void growth__given_free(chart_data *data);

/* A text of the caller's as one line of well-formed UTF-8, at most GROWTH_CHART_TEXT_BYTES long.
 * Written from right to left it is isolated, so that it turns nothing of what stands around it. */
#define PLAIN_TEXT_SIZE (GROWTH_CHART_TEXT_BYTES + 16)
char *growth__given_text(const char *text, char plain[PLAIN_TEXT_SIZE]);

/* What was written beside a visit without a measurement, where the words of its reason do not say
 * it already; NULL. */
const char *growth__contact_note(const growth_contact *contact);

/* "bone age 8.5 years (TW3), 3 Mar 2024: 1.7 years less than the age of 10.2 years" */
#define BONE_AGE_TEXT_SIZE (PLAIN_TEXT_SIZE + 192)
char *growth__bone_age_text(const chart_bone_age *bone_age, char *text);

/* The age a point's result belongs to: corrected where it was, else chronological.  NaN: none. */
double growth__plotted_age(const chart_point *point);

/* How much the ages of this child are corrected by at a chronological age; 0: not corrected. */
double growth__age_offset(const chart_data *data, double age_days);

/* The last point of a measure that has an age, or NULL; not one that data quality leaves out, as
 * the rules do not judge it, but always a low one.  Where the rules were asked: what they used. */
const chart_point *growth__data_latest(const chart_data *data, growth_measure measure);

/* What was measured on the day of `latest` or after it and is not used, but for copies, one after
 * the other: `before` is the one before, NULL at first; NULL behind the last. */
const chart_point *growth__data_unused(const chart_data *data, const chart_point *latest,
                                       const chart_point *before);

/* The last point of all measures on the page, or NULL. */
const chart_point *growth__data_newest(const chart_data *data);

/* unread.c: "3 entries could not be read and are not shown (10 Oct 2025 to 9 Sep 2026)"; ""
 * where all could. */
#define UNREAD_TEXT_SIZE 192
char *growth__unread_text(const chart_data *data, char text[UNREAD_TEXT_SIZE]);

growth_status growth__unread_read(chart_data *data, const growth_chart_options *options,
                                  growth_error *err);

/* Whether one of them may be of a day after `from` and before `to`. */
int growth__unread_between(const chart_data *data, growth_date from, growth_date to);

/* "Past state of the record, as it stood on 5 Jul 2025: ...", where data->as_at is a day. */
#define AS_AT_TEXT_SIZE 192
char *growth__as_at_text(const chart_data *data, char text[AS_AT_TEXT_SIZE]);

/* Why there is no centile, for who reads a chart. */
const char *growth__status_words(growth_status status);

/* Why a child was not measured: "no scales", "no reason recorded". */
const char *growth__reason_words(growth_reason reason);

/* "2.9 kg" */
#define VALUE_TEXT_SIZE 48
char *growth__value_text(growth_measure measure, double value, char *text);

/* A date for people, or "at 1.25 years" where only the age is known. */
#define WHEN_TEXT_SIZE 48
char *growth__when_text(growth_date date, double age_days, char *text);

/* "0.4th centile"; "<0.4th centile" below the lowest line that the reference draws; "no centile"
 * where there is no score. */
#define CENTILE_TEXT_SIZE 32
char *growth__ordinal_text(const chart_data *data, const growth_score *score, char *text);

/* The same of a point; of a weight taken with swelling (oedema), which says little, that. */
char *growth__place_text(const chart_data *data, const chart_point *point, char *text);
int growth__is_swollen(const chart_point *point);

/* "3 days", "5 weeks", "11 months", "2.5 years" */
#define SPAN_TEXT_SIZE 32
char *growth__span_text(double days, char *text);

#endif
