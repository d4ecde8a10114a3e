/* Data quality against planted slips: how many are found, how many true rows are marked. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/growth.h>

#include "../tap.h"
#include "quality_slips.h"
#include "reader.h"

enum { ROWS_MAX = 200, TRUTHS_MAX = 20 };

typedef struct tally {
    char truth[24];
    size_t rows, found, by_kind[GROWTH_QUALITY_COUNT_];
} tally;

typedef struct children {
    growth_child child;
    char number[16];
    growth_measurement measurements[ROWS_MAX];
    size_t truth[ROWS_MAX], n;
    tally tallies[TRUTHS_MAX];
    size_t n_tallies;
} children;

/* Words of `truth` for what a child measured. */
static const char *const sound[] = { "right", "falling", "rising", NULL };

static int is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (!strcmp(word, *words))
            return 1;
    return 0;
}

static size_t truth_of(children *c, const char *truth)
{
    size_t i = 0;

    while (i < c->n_tallies && strcmp(c->tallies[i].truth, truth) != 0)
        i++;
    ck_assert_uint_lt(i, TRUTHS_MAX);
    if (i == c->n_tallies) {
        snprintf(c->tallies[i].truth, sizeof c->tallies[i].truth, "%s", truth);
        c->n_tallies++;
    }
    return i;
}

static void check_child(children *c)
{
    growth_quality_finding findings[ROWS_MAX];
    growth_record record = { .child = c->child,
                             .measurements = c->measurements,
                             .n_measurements = c->n };
    size_t n;

    ck_assert_int_eq(growth_quality_check(&record, NULL, findings, ROWS_MAX, &n, NULL), GROWTH_OK);
    for (size_t i = 0; i < c->n; i++)
        c->tallies[c->truth[i]].rows++;
    for (size_t i = 0; i < n; i++) {
        c->tallies[c->truth[findings[i].index]].found++;
        c->tallies[c->truth[findings[i].index]].by_kind[findings[i].kind]++;
    }
    c->n = 0;
}

/* What is passed over by a cheap look would not be found by a thorough one, once the slips are off
 * the track. */
static void check_quiet(const children *c, size_t *quiet)
{
    static growth__track tracks[2];
    growth_record record = { .child = c->child,
                             .measurements = c->measurements,
                             .n_measurements = c->n };

    for (int k = 0; k < 2; k++) {
        growth__track_build(&tracks[k], &record, growth_reference_find("uk-who"), NULL,
                            k ? GROWTH_HEIGHT : GROWTH_WEIGHT);
        for (size_t i = 0; i < tracks[k].n; i++)
            if (!is_one_of(c->tallies[c->truth[tracks[k].entries[i].index]].truth, sound))
                tracks[k].entries[i].state = GROWTH__ENTRY_MARKED;
        growth__track_rank(&tracks[k]);
    }
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < tracks[k].n; i++) {
            if (!growth__track_is_quiet(&tracks[k], i))
                continue;
            ++*quiet;
            if (growth__judge(&tracks[k], i, &tracks[1 - k]).wrong >= 0.4)
                ck_abort_msg("child %s: %g at %g days is passed over", c->number,
                             tracks[k].entries[i].value, tracks[k].entries[i].age);
        }
}

static void read_row(const vectors *v, children *c)
{
    growth_measurement m = GROWTH_MEASUREMENT_INIT;

    c->child = (growth_child){
        .sex = strcmp(vectors_text(v, "sex"), "male") ? GROWTH_FEMALE : GROWTH_MALE,
        .birth_date = GROWTH_DATE_NONE,
    };
    if (growth_measure_find(vectors_text(v, "measure"), &m.measure) != GROWTH_OK ||
        c->n == ROWS_MAX)
        ck_abort_msg("line %zu", vectors_line(v));
    m.age_days = vectors_number(v, "age_days");
    m.value = vectors_number(v, "value");
    c->truth[c->n] = truth_of(c, vectors_text(v, "truth"));
    c->measurements[c->n++] = m;
}

static void print(const tally *t)
{
    printf("# %-16s %5zu rows %5zu marked:", t->truth, t->rows, t->found);
    for (int k = 1; k < GROWTH_QUALITY_COUNT_; k++)
        if (t->by_kind[k])
            printf(" %s %zu", growth_quality_describe((growth_quality_kind)k)->id, t->by_kind[k]);
    printf("\n");
}

START_TEST(planted_slips_are_found_and_true_rows_are_not)
{
    static children c;
    vectors *v = vectors_open("slips.csv");
    size_t slips = 0, found = 0, rows = 0, marked = 0;

    while (vectors_next(v)) {
        if (c.n && strcmp(c.number, vectors_text(v, "child")) != 0)
            check_child(&c);
        snprintf(c.number, sizeof c.number, "%s", vectors_text(v, "child"));
        read_row(v, &c);
    }
    check_child(&c);
    vectors_close(v, 33479);
    for (size_t i = 0; i < c.n_tallies; i++) {
        const tally *t = &c.tallies[i];

        print(t);
        if (is_one_of(t->truth, sound)) {
            rows += t->rows;
            marked += t->found;
            if (!strcmp(t->truth, "falling"))
                ck_assert_uint_eq(t->found, 0);
        } else if (strcmp(t->truth, "carried-forward") != 0) {
            slips += t->rows;
            found += t->found;
        }
    }
    printf("# slips found: %zu of %zu (%.2f %%); true rows marked: %zu of %zu (%.4f %%)\n", found,
           slips, 100.0 * (double)found / (double)slips, marked, rows,
           100.0 * (double)marked / (double)rows);
    ck_assert_uint_gt(slips, 500);
    ck_assert_double_ge((double)found / (double)slips, 0.92);
    ck_assert_double_le((double)marked / (double)rows, 0.0004);
}
END_TEST

START_TEST(a_cheap_look_passes_over_nothing)
{
    static children c;
    vectors *v = vectors_open("slips.csv");
    size_t quiet = 0;

    while (vectors_next(v)) {
        if (c.n && strcmp(c.number, vectors_text(v, "child")) != 0) {
            check_quiet(&c, &quiet);
            c.n = 0;
        }
        snprintf(c.number, sizeof c.number, "%s", vectors_text(v, "child"));
        read_row(v, &c);
    }
    check_quiet(&c, &quiet);
    vectors_close(v, 33479);
    printf("# passed over by a cheap look: %zu of 33479\n", quiet);
    ck_assert_uint_gt(quiet, 20000);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("slips");

    tcase_add_test(t, planted_slips_are_found_and_true_rows_are_not);
    tcase_add_test(t, a_cheap_look_passes_over_nothing);
    return tap_run(t);
}
