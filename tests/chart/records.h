/* Made records for the chart tests: each shows one thing that a chart must get right. */
#ifndef GROWTH_TESTS_CHART_RECORDS_H
#define GROWTH_TESTS_CHART_RECORDS_H

#include <growth/chart.h>

#define MADE_MAX      160
#define MADE_CONTACTS 32

typedef struct made_record {
    const char *id;   /* Of the record: a word. */
    const char *name; /* In the header. */
    growth_record record;
    growth_chart_options options;
    growth_measurement measurements[MADE_MAX];
    growth_contact contacts[MADE_CONTACTS];
    growth_check check; /* See made_check(). */
    growth_quality_finding quality[MADE_MAX];
} made_record;

/* Ask the rules and data quality of a made record, and put what they found into its options. */
void made_check(made_record *made);

/* A child made by chance from a seed: any age, sex and gestation, sometimes with a fall, slips and
 * visits without a measurement. */
void made_simulate(unsigned seed, made_record *made);

size_t made_count(void);

/* Fills in record number `index`; `made` must stay where it is, the record points into it. */
void made_fill(size_t index, made_record *made);

/* The record of a word; exits where there is none. */
void made_find(const char *id, made_record *made);

/* The record of an example file, by its name below examples/records; the texts live in `texts`, a
 * place of the caller's. */
void made_read(const char *path, char *texts, size_t room, made_record *made);

/* A day from "2020-03-14". */
growth_date made_day(const char *text);

#endif
