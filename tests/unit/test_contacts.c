/* Contacts where rows contradict each other, where there are many, and in any order. */
#include "made.h"

#include "../tap.h"

static growth_contacts found;
static growth_check check;

static void see(made *k, double age_days, growth_date date, growth_reason reason)
{
    k->contacts[k->record.n_contacts++] =
        (growth_contact){ .date = date, .age_days = age_days, .reason = reason };
}

static growth_contact_state state_of(const char *id)
{
    size_t n;
    const growth_contact_due *due = growth_contact_schedule(&n);

    for (size_t i = 0; i < n; i++)
        if (!strcmp(due[i].id, id))
            return found.items[i].state;
    ck_abort_msg("no contact %s", id);
}

static int same(const growth_contacts *a, const growth_contacts *b)
{
    int same = a->findings == b->findings && a->birth == b->birth && a->next == b->next &&
               a->seen_not_weighed == b->seen_not_weighed && a->seen_on == b->seen_on &&
               a->seen_reason == b->seen_reason && a->last_weight == b->last_weight &&
               a->since_last_weight == b->since_last_weight && a->gap_days == b->gap_days &&
               a->most_in_a_row == b->most_in_a_row && a->last_weight_days == b->last_weight_days &&
               a->not_brought == b->not_brought && a->not_brought_on == b->not_brought_on &&
               a->not_brought_in_a_row == b->not_brought_in_a_row &&
               !memcmp(a->by_reason, b->by_reason, sizeof a->by_reason);

    for (size_t i = 0; i < a->n; i++)
        same &= a->items[i].state == b->items[i].state && a->items[i].date == b->items[i].date &&
                a->items[i].reason == b->items[i].reason &&
                a->items[i].overdue == b->items[i].overdue;
    return same;
}

static void shuffle(made *k, unsigned long long *state)
{
    for (size_t i = k->record.n_measurements; i-- > 1;) {
        const size_t j = (size_t)(made_random(state) * (double)(i + 1));
        const growth_measurement m = k->measurements[i];

        k->measurements[i] = k->measurements[j];
        k->measurements[j] = m;
    }
    for (size_t i = k->record.n_contacts; i-- > 1;) {
        const size_t j = (size_t)(made_random(state) * (double)(i + 1));
        const growth_contact c = k->contacts[i];

        k->contacts[i] = k->contacts[j];
        k->contacts[j] = c;
    }
}

/* Few days, ages and reasons, so that most rows contradict another; now and then a great many. */
START_TEST(the_order_of_rows_does_not_matter)
{
    unsigned in_a_row = 0, inferred = 0;

    for (unsigned seed = 1; seed <= 2000; seed++) {
        unsigned long long state = seed;
        growth_contacts other;
        made k;
        const int rows = seed % 10 ? 12 : 250;

        made_begin(&k, GROWTH_MALE);
        if (seed % 3 == 0)
            k.record.child.birth_date = GROWTH_DATE_NONE;
        for (int i = 0; i < rows; i++) {
            const double age = 200 + floor(made_random(&state) * 40) / 2;
            growth_measurement *m = made_add(&k, GROWTH_WEIGHT, age, 8);

            if (made_random(&state) < 0.5)
                m->age_days = age + floor(made_random(&state) * 3) / 2;
        }
        for (int i = 0; i < 16; i++)
            see(&k, made_random(&state) < 0.5 ? GROWTH_NAN : 190 + floor(made_random(&state) * 60),
                MADE_BORN + 190 + (growth_date)(made_random(&state) * 60),
                (growth_reason)(1 + (int)(made_random(&state) * 7)));
        growth_contacts_check(&k.record, MADE_BORN + 600, &found);
        shuffle(&k, &state);
        growth_contacts_check(&k.record, MADE_BORN + 600, &other);
        if (!same(&found, &other))
            ck_abort_msg("seed %u: another order, another outcome", seed);
        in_a_row += found.most_in_a_row >= 2;
        inferred += seed % 3 == 0 && found.birth != GROWTH_DATE_NONE;
    }
    ck_assert_uint_gt(in_a_row, 300);
    ck_assert_uint_gt(inferred, 300);
}
END_TEST

/* Weighed a hundred times later, the first contacts were still kept, and two missed visits of then
 * are still told. */
START_TEST(no_record_is_too_long)
{
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, GROWTH_WEIGHT, 0, 3.5);
    made_add(&k, GROWTH_WEIGHT, 12, 3.6);
    see(&k, GROWTH_NAN, MADE_BORN + 60, GROWTH_REASON_NO_SCALES);
    see(&k, GROWTH_NAN, MADE_BORN + 84, GROWTH_REASON_NO_SCALES);
    for (int i = 0; i < 250; i++)
        made_add(&k, GROWTH_WEIGHT, 800 + 3 * i, 13);
    growth_contacts_check(&k.record, MADE_BORN + 1600, &found);
    ck_assert_int_eq(state_of("birth"), GROWTH_CONTACT_DONE);
    ck_assert_int_eq(state_of("new-birth"), GROWTH_CONTACT_DONE);
    ck_assert_int_eq(state_of("immunisation-8w"), GROWTH_CONTACT_NOT_MEASURED);
    ck_assert_int_eq(state_of("review-12m"), GROWTH_CONTACT_MISSED);
    ck_assert_int_eq(state_of("review-2y"), GROWTH_CONTACT_DONE);
    ck_assert_uint_eq(found.seen_not_weighed, 2);
    ck_assert_uint_eq(found.most_in_a_row, 2);
    ck_assert(found.findings & GROWTH_CONTACT_SEEN_NOT_WEIGHED);
    ck_assert_int_eq(found.last_weight, MADE_BORN + 800 + 3 * 249);
}
END_TEST

/* The same day a hundred times over: counted, each once. */
START_TEST(like_ones_are_counted_once_each)
{
    made k;

    made_begin(&k, GROWTH_FEMALE);
    for (int i = 0; i < 250; i++)
        made_add(&k, GROWTH_WEIGHT, 300, 9);
    for (int i = 0; i < 8; i++)
        see(&k, GROWTH_NAN, MADE_BORN + 200, GROWTH_REASON_DECLINED);
    for (int i = 0; i < 8; i++)
        see(&k, GROWTH_NAN, MADE_BORN + 310, GROWTH_REASON_OTHER);
    growth_contacts_check(&k.record, MADE_BORN + 500, &found);
    ck_assert_uint_eq(found.by_reason[GROWTH_REASON_DECLINED], 8);
    ck_assert_uint_eq(found.by_reason[GROWTH_REASON_OTHER], 8);
    ck_assert_uint_eq(found.seen_not_weighed, 16);
    ck_assert_uint_eq(found.since_last_weight, 8);
    ck_assert_int_eq(found.last_weight, MADE_BORN + 300);
}
END_TEST

/* Nobody saw the child: missed, counted apart, and not as seen but not weighed. */
START_TEST(not_brought_is_not_seen)
{
    made k;

    made_begin(&k, GROWTH_FEMALE);
    made_add(&k, GROWTH_WEIGHT, 0, 3.4);
    see(&k, GROWTH_NAN, MADE_BORN + 12, GROWTH_REASON_NOT_BROUGHT);
    made_add(&k, GROWTH_WEIGHT, 50, 4.9);
    see(&k, GROWTH_NAN, MADE_BORN + 50, GROWTH_REASON_NOT_BROUGHT); /* weighed elsewhere that day */
    see(&k, GROWTH_NAN, MADE_BORN + 270, GROWTH_REASON_NO_SCALES);
    see(&k, GROWTH_NAN, MADE_BORN + 300, GROWTH_REASON_NOT_BROUGHT);
    see(&k, GROWTH_NAN, MADE_BORN + 310, GROWTH_REASON_NOT_PRESENT);
    growth_contacts_check(&k.record, MADE_BORN + 500, &found);
    ck_assert_int_eq(state_of("new-birth"), GROWTH_CONTACT_MISSED);
    ck_assert_int_eq(found.items[1].reason, GROWTH_REASON_NOT_BROUGHT);
    ck_assert_int_eq(state_of("review-12m"), GROWTH_CONTACT_NOT_MEASURED); /* seen once */
    ck_assert_uint_eq(found.seen_not_weighed, 1);
    ck_assert_int_eq(found.seen_on, MADE_BORN + 270);
    ck_assert_uint_eq(found.not_brought, 3);
    ck_assert_int_eq(found.not_brought_on, MADE_BORN + 300);
    ck_assert_uint_eq(found.not_brought_in_a_row, 1);
    ck_assert(!(found.findings & GROWTH_CONTACT_NOT_BROUGHT));
    see(&k, GROWTH_NAN, MADE_BORN + 320, GROWTH_REASON_NOT_BROUGHT); /* not present is no seeing */
    growth_contacts_check(&k.record, MADE_BORN + 500, &found);
    ck_assert_uint_eq(found.not_brought_in_a_row, 2);
    ck_assert(found.findings & GROWTH_CONTACT_NOT_BROUGHT);
    ck_assert(!(found.findings & GROWTH_CONTACT_SEEN_NOT_WEIGHED));
}
END_TEST

/* A hundred weights stand between them where the record is read in parts: nothing is joined. */
START_TEST(not_brought_in_a_row_goes_on_through_a_long_record)
{
    for (int between = 0; between < 2; between++) {
        made k;

        made_begin(&k, GROWTH_MALE);
        for (int i = 0; i < 95; i++) /* one event fewer than are kept at a time */
            made_add(&k, GROWTH_WEIGHT, 100 + i, 6);
        see(&k, GROWTH_NAN, MADE_BORN + 200, GROWTH_REASON_NOT_BROUGHT);
        if (between)
            made_add(&k, GROWTH_WEIGHT, 205, 7);
        see(&k, GROWTH_NAN, MADE_BORN + 210, GROWTH_REASON_NOT_BROUGHT);
        made_add(&k, GROWTH_WEIGHT, 230, 7);
        growth_contacts_check(&k.record, MADE_BORN + 300, &found);
        ck_assert_uint_eq(found.not_brought, 2);
        ck_assert_uint_eq(found.not_brought_in_a_row, between ? 1 : 2);
    }
}
END_TEST

/* Weighed on the day of the visit, by whatever clock: not unweighed. */
START_TEST(a_weight_of_the_day_is_a_weight)
{
    made k;

    made_begin(&k, GROWTH_FEMALE);
    made_add(&k, GROWTH_WEIGHT, 100, 6)->age_days = 100.6;
    see(&k, GROWTH_NAN, MADE_BORN + 100, GROWTH_REASON_NO_SCALES);
    growth_contacts_check(&k.record, MADE_BORN + 200, &found);
    ck_assert_uint_eq(found.seen_not_weighed, 0);
    ck_assert_uint_eq(found.by_reason[GROWTH_REASON_NO_SCALES], 1);
    ck_assert_uint_eq(found.since_last_weight, 0);
}
END_TEST

/* Written down, but no weight of a child: seen, and the last weight is the one before. */
START_TEST(a_weight_outside_limits_is_a_visit)
{
    for (int i = 0; i < 2; i++) {
        made k;

        made_begin(&k, GROWTH_FEMALE);
        made_add(&k, GROWTH_WEIGHT, 58, 5.1);
        made_add(&k, GROWTH_WEIGHT, 740, 0.01);
        made_add(&k, GROWTH_WEIGHT, 760, i ? 12100 : 12.1);
        growth_contacts_check(&k.record, MADE_BORN + 1500, &found);
        ck_assert_int_eq(state_of("review-2y"),
                         i ? GROWTH_CONTACT_NOT_MEASURED : GROWTH_CONTACT_DONE);
        ck_assert_int_eq(found.last_weight, MADE_BORN + (i ? 58 : 760));
        ck_assert_int_eq(found.last_weight_days, i ? 1442 : 740);
        ck_assert_int_eq(found.gap_days, i ? 1442 : 740);
        ck_assert_int_eq(found.unusable_on, MADE_BORN + (i ? 760 : 740));
        ck_assert_double_eq(found.unusable_value, i ? 12100 : 0.01);
        ck_assert_int_eq(found.unusable_last, i);
        ck_assert_uint_eq(found.seen_not_weighed, 1 + (unsigned)i);
    }
}
END_TEST

START_TEST(a_gap_of_a_child_never_weighed_is_since_birth)
{
    made k;

    made_begin(&k, GROWTH_FEMALE);
    growth_contacts_check(&k.record, MADE_BORN + 1500, &found);
    ck_assert_int_eq(found.gap_days, 1500);
    ck_assert(found.findings & GROWTH_CONTACT_OVERDUE);
}
END_TEST

/* The last weight is the newest that is not left out; a low one never is, whatever its mark. */
START_TEST(the_last_weight_is_one_that_is_used)
{
    static const struct {
        double sds;
        unsigned marks;
        size_t n;
        int last;
    } newest[] = { { 6, GROWTH_MARK_DOUBTFUL, 2, 1 },
                   { 6, 0, 3, 2 },
                   { -6, GROWTH_MARK_DOUBTFUL, 3, 2 },
                   { 0, GROWTH_MARK_DOUBTFUL, 3, 2 } };

    for (size_t i = 0; i < sizeof newest / sizeof *newest; i++) {
        growth_check_options options = GROWTH_CHECK_OPTIONS;
        made k;

        made_begin(&k, GROWTH_MALE);
        made_sds(&k, GROWTH_WEIGHT, 200, 0);
        made_sds(&k, GROWTH_WEIGHT, 300, 0);
        made_sds(&k, GROWTH_WEIGHT, 400, newest[i].sds)->marks = newest[i].marks;
        options.today = MADE_BORN + 500;
        ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
        ck_assert_int_eq(check.last_weight, newest[i].last);
        ck_assert_uint_eq(check.n_weights, newest[i].n);
        ck_assert_int_eq(check.last_weight_days, (newest[i].n == 2 ? 200 : 100));
        ck_assert_int_eq(isnan(check.unused_value) != 0, newest[i].n == 3);
    }
}
END_TEST

/* One weight and a slip are too little. */
START_TEST(a_slip_does_not_make_two_of_one)
{
    made k;

    made_begin(&k, GROWTH_MALE);
    made_sds(&k, GROWTH_WEIGHT, 300, 0);
    made_sds(&k, GROWTH_WEIGHT, 400, 8)->marks = GROWTH_MARK_DOUBTFUL;
    ck_assert_int_eq(growth_check_record(&k.record, NULL, &check, NULL), GROWTH_OK);
    ck_assert_int_eq(check.insufficient, 1);
    k.measurements[1].marks = 0;
    ck_assert_int_eq(growth_check_record(&k.record, NULL, &check, NULL), GROWTH_OK);
    ck_assert_int_eq(check.insufficient, 0);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("contacts");

    tcase_add_test(t, the_order_of_rows_does_not_matter);
    tcase_add_test(t, no_record_is_too_long);
    tcase_add_test(t, like_ones_are_counted_once_each);
    tcase_add_test(t, not_brought_is_not_seen);
    tcase_add_test(t, not_brought_in_a_row_goes_on_through_a_long_record);
    tcase_add_test(t, a_weight_of_the_day_is_a_weight);
    tcase_add_test(t, a_weight_outside_limits_is_a_visit);
    tcase_add_test(t, a_gap_of_a_child_never_weighed_is_since_birth);
    tcase_add_test(t, the_last_weight_is_one_that_is_used);
    tcase_add_test(t, a_slip_does_not_make_two_of_one);
    return tap_run(t);
}
