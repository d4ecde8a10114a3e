/* Coverage: what is counted for one child, that the counts reconcile, and that neither the order of
 * children nor how they are spread over accumulators changes a byte. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/coverage.h>

#include "../tap.h"

#define BORN  19000 /* 2022-01-08 */
#define TODAY 20000 /* 2 years and 9 months later: the 2 year review is nearly over */

static size_t contact_of(const char *id)
{
    size_t n;
    const growth_contact_due *schedule = growth_contact_schedule(&n);

    for (size_t i = 0; i < n; i++)
        if (!strcmp(schedule[i].id, id))
            return i;
    ck_abort_msg("no contact %s", id);
    return 0;
}

static growth_measurement weighed(growth_date on)
{
    growth_measurement m = GROWTH_MEASUREMENT_INIT;

    m.value = 5;
    m.measured_on = on;
    return m;
}

static growth_contact seen(growth_date on, growth_reason reason)
{
    return (growth_contact){ .date = on, .age_days = GROWTH_NAN, .reason = reason };
}

static growth_coverage *begin(growth_date today)
{
    growth_coverage *c = NULL;

    ck_assert_int_eq(growth_coverage_open(today, &c, NULL), GROWTH_OK);
    return c;
}

/* Count a child born on `birth` with these weights and visits. */
static void add(growth_coverage *c, growth_date birth, const growth_measurement *m, size_t n,
                const growth_contact *k, size_t n_contacts, const char *service)
{
    const growth_record record = {
        { NULL, GROWTH_FEMALE, birth, 0, 0, 0, 0 }, m, n, k, n_contacts, 0
    };

    ck_assert_int_eq(growth_coverage_add(c, &record, service, NULL), GROWTH_OK);
}

static growth_coverage_row row_of(const growth_coverage *c, size_t service, const char *contact)
{
    growth_coverage_row row;

    ck_assert_int_eq(growth_coverage_row_at(c, service, contact_of(contact), &row, NULL),
                     GROWTH_OK);
    ck_assert_uint_eq(row.due, row.measured + row.attended_not_measured + row.missed);
    return row;
}

START_TEST(each_outcome_is_counted_once)
{
    const growth_measurement weights[] = { weighed(BORN), weighed(BORN + 50) };
    const growth_contact visits[] = { seen(BORN + 12, GROWTH_REASON_NO_SCALES),
                                      seen(BORN + 300, GROWTH_REASON_DECLINED),
                                      seen(BORN + 310, GROWTH_REASON_NOT_PRESENT),
                                      seen(BORN + 90, GROWTH_REASON_NOT_BROUGHT) };
    growth_coverage *c = begin(TODAY);
    growth_coverage_row row;

    add(c, BORN, weights, 2, visits, 4, NULL);
    row = row_of(c, GROWTH_COVERAGE_ALL, "birth");
    ck_assert_uint_eq(row.due, 1);
    ck_assert_uint_eq(row.measured, 1);
    row = row_of(c, GROWTH_COVERAGE_ALL, "new-birth");
    ck_assert_uint_eq(row.attended_not_measured, 1);
    ck_assert_uint_eq(row.by_reason[GROWTH_REASON_NO_SCALES], 1);
    ck_assert(isnan(row.median_delay_days));
    /* Not brought is missed. */
    row = row_of(c, GROWTH_COVERAGE_ALL, "immunisation-12w");
    ck_assert_uint_eq(row.missed, 1);
    ck_assert_uint_eq(row.attended_not_measured, 0);
    /* Of two visits the later one's reason. */
    row = row_of(c, GROWTH_COVERAGE_ALL, "review-12m");
    ck_assert_uint_eq(row.attended_not_measured, 1);
    ck_assert_uint_eq(row.by_reason[GROWTH_REASON_NOT_PRESENT], 1);
    /* Born before July 2024. */
    ck_assert_uint_eq(row_of(c, GROWTH_COVERAGE_ALL, "immunisation-18m").due, 0);
    /* Not due yet. */
    ck_assert_uint_eq(row_of(c, GROWTH_COVERAGE_ALL, "reception").due, 0);
    ck_assert_uint_eq(growth_coverage_children(c), 1);
    ck_assert_uint_eq(growth_coverage_n_services(c), 0);
    growth_coverage_close(c);
}
END_TEST

/* A contact counts from the day on which it would be overdue, also for those who came in time. */
START_TEST(open_contacts_count_nowhere)
{
    const growth_measurement weight = weighed(BORN + 12);

    for (growth_date today = BORN + 13; today <= BORN + 22; today++) {
        growth_coverage *c = begin(today);

        add(c, BORN, &weight, 1, NULL, 0, NULL);
        ck_assert_uint_eq(row_of(c, GROWTH_COVERAGE_ALL, "new-birth").measured, today >= BORN + 21);
        growth_coverage_close(c);
    }
}
END_TEST

START_TEST(without_a_day_of_birth_nothing_can_be_told)
{
    growth_measurement weight = weighed(GROWTH_DATE_NONE);
    growth_coverage *c = begin(TODAY);
    growth_coverage_row row;

    weight.age_days = 12;
    add(c, GROWTH_DATE_NONE, &weight, 1, NULL, 0, NULL);
    row = row_of(c, GROWTH_COVERAGE_ALL, "new-birth");
    ck_assert_uint_eq(row.not_assessable, 1);
    ck_assert_uint_eq(row.due, 0);
    /* A row with both date and age gives the day of birth. */
    weight.measured_on = BORN + 12;
    add(c, GROWTH_DATE_NONE, &weight, 1, NULL, 0, NULL);
    row = row_of(c, GROWTH_COVERAGE_ALL, "new-birth");
    ck_assert_uint_eq(row.measured, 1);
    ck_assert_uint_eq(row.not_assessable, 1);
    growth_coverage_close(c);
}
END_TEST

/* The new birth visit is due until day 14: days of weighing, and the median that makes. */
static const struct {
    int days[5];
    size_t n;
    double median;
} delays[] = {
    { { 3 }, 1, 0 },
    { { 14 }, 1, 0 },
    { { 15 }, 1, 1 },
    { { 20 }, 1, 6 },
    { { 10, 18 }, 2, 2 },
    { { 16, 17 }, 2, 2.5 },
    { { 20, 10, 11 }, 3, 0 },
    { { 20, 10, 19 }, 3, 5 },
    { { 15, 20, 10, 16 }, 4, 1.5 },
    { { 20, 20, 20, 15, 4 }, 5, 6 },
};

START_TEST(the_median_is_exact)
{
    growth_coverage *c = begin(TODAY);

    for (size_t i = 0; i < delays[_i].n; i++) {
        const growth_measurement weight = weighed(BORN + delays[_i].days[i]);

        add(c, BORN, &weight, 1, NULL, 0, NULL);
    }
    ck_assert_double_eq(row_of(c, GROWTH_COVERAGE_ALL, "new-birth").median_delay_days,
                        delays[_i].median);
    growth_coverage_close(c);
}
END_TEST

/* School years end on 31 August: there is no grace, so no delay. */
START_TEST(a_school_year_has_no_delay)
{
    const growth_measurement weight = weighed(BORN + 1800);
    growth_coverage *c = begin(BORN + 3000);
    growth_coverage_row row;

    add(c, BORN, &weight, 1, NULL, 0, NULL);
    row = row_of(c, GROWTH_COVERAGE_ALL, "reception");
    ck_assert_uint_eq(row.measured, 1);
    ck_assert(isnan(row.median_delay_days));
    growth_coverage_close(c);
}
END_TEST

START_TEST(the_newest_named_service_is_the_childs)
{
    const growth_measurement weights[] = { weighed(BORN + 50), weighed(BORN + 90),
                                           weighed(BORN + 90), weighed(BORN + 99) };
    const char *services[] = { "z first", "hospital", "GP", NULL };
    const growth_contact visit = { BORN + 95, GROWTH_NAN, GROWTH_REASON_OTHER, NULL, "school" };
    growth_record record = { { NULL, GROWTH_MALE, BORN, 0, 0, 0, 0 }, weights, 4, NULL, 0, 0 };

    ck_assert_str_eq(growth_coverage_service(&record, services), "hospital");
    services[1] = "GP";
    services[2] = "hospital";
    ck_assert_str_eq(growth_coverage_service(&record, services), "hospital");
    record.contacts = &visit;
    record.n_contacts = 1;
    ck_assert_str_eq(growth_coverage_service(&record, services), "school");
    ck_assert_ptr_null(
        growth_coverage_service(&(growth_record){ record.child, weights, 4, NULL, 0, 0 }, NULL));
}
END_TEST

/* ---- spread and order ------------------------------------------------------------------------ */

typedef struct text {
    char bytes[65536];
    size_t length;
} text;

static int into_text(void *context, const void *bytes, size_t length)
{
    text *to = context;

    if (length >= sizeof to->bytes - to->length)
        return 1;
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
    return 0;
}

static const char *const names[] = { "health visiting", "", "GP \"north\", x", "=1+1", "school" };
enum { CHILDREN = 400 };

/* Child number i, the same every time. */
static void add_made(growth_coverage *c, unsigned i)
{
    const growth_date birth = (growth_date)(BORN + i * 37 % 900);
    growth_measurement weights[6];
    growth_contact visits[2] = { seen(birth + 12, (growth_reason)(1 + i % 6)),
                                 seen(birth + 330, (growth_reason)(1 + i % 5)) };

    for (unsigned k = 0; k < 6; k++)
        weights[k] = weighed((growth_date)(birth + (int)(k * 60 + i * (k + 3) % 45)));
    add(c, birth, weights, i % 7, visits, i % 3, names[i % 5]);
}

static void write_all(const growth_coverage *c, text *to)
{
    to->length = 0;
    ck_assert_int_eq(growth_coverage_write(c, into_text, to, NULL), GROWTH_OK);
    to->bytes[to->length] = '\0';
}

START_TEST(order_and_spread_change_nothing)
{
    static text whole, spread;
    growth_coverage *one = begin(TODAY), *parts[3] = { begin(TODAY), begin(TODAY), begin(TODAY) };

    for (unsigned i = 0; i < CHILDREN; i++)
        add_made(one, i);
    for (unsigned i = CHILDREN; i-- > 0;)
        add_made(parts[i * i % 3], i);
    ck_assert_int_eq(growth_coverage_merge(parts[2], parts[0], NULL), GROWTH_OK);
    ck_assert_int_eq(growth_coverage_merge(parts[2], parts[1], NULL), GROWTH_OK);
    write_all(one, &whole);
    write_all(parts[2], &spread);
    ck_assert_str_eq(whole.bytes, spread.bytes);
    ck_assert_uint_eq(growth_coverage_children(parts[2]), CHILDREN);
    growth_coverage_close(one);
    for (size_t i = 0; i < 3; i++)
        growth_coverage_close(parts[i]);
}
END_TEST

START_TEST(services_add_up_to_all)
{
    growth_coverage *c = begin(TODAY);
    const growth_coverage_row none = { .contact = NULL };
    size_t n;

    for (unsigned i = 0; i < CHILDREN; i++)
        add_made(c, i);
    growth_contact_schedule(&n);
    ck_assert_uint_eq(growth_coverage_n_services(c), 5);
    ck_assert_str_eq(growth_coverage_service_at(c, 0), "");
    ck_assert_ptr_null(growth_coverage_service_at(c, 5));
    for (size_t k = 0; k < n; k++) {
        growth_coverage_row all = none, sum = none, part = none;

        ck_assert_int_eq(growth_coverage_row_at(c, GROWTH_COVERAGE_ALL, k, &all, NULL), GROWTH_OK);
        for (size_t s = 0; s < 5; s++) {
            ck_assert_int_eq(growth_coverage_row_at(c, s, k, &part, NULL), GROWTH_OK);
            sum.due += part.due;
            sum.measured += part.measured;
            sum.missed += part.missed;
        }
        ck_assert_uint_eq(all.due, sum.due);
        ck_assert_uint_eq(all.measured, sum.measured);
        ck_assert_uint_eq(all.missed, sum.missed);
    }
    growth_coverage_close(c);
}
END_TEST

START_TEST(the_table_is_as_promised)
{
    static text csv;
    const growth_measurement weight = weighed(BORN + 16);
    growth_coverage *c = begin(TODAY);

    add(c, BORN, &weight, 1, NULL, 0, "=cmd");
    write_all(c, &csv);
    ck_assert_ptr_eq(strstr(csv.bytes,
                            "contact,title,service,due,measured,attended_not_measured,no_scales,"
                            "declined,not_present,too_unwell,other,not_recorded,missed,"
                            "not_assessable,median_delay_days\n"
                            "birth,birth,all,1,0,0,0,0,0,0,0,0,1,0,\n"
                            "birth,birth,'=cmd,1,0,0,0,0,0,0,0,0,1,0,\n"
                            "new-birth,new birth visit,all,1,1,0,0,0,0,0,0,0,0,0,2\n"),
                     csv.bytes);
    growth_coverage_close(c);
}
END_TEST

/* More services than anybody has are a column of something else. */
START_TEST(too_many_services_are_not_told_apart)
{
    growth_coverage *c = begin(TODAY), *half = begin(TODAY);

    for (unsigned i = 0; i < GROWTH_COVERAGE_SERVICES; i++) {
        char name[16];

        snprintf(name, sizeof name, "s%u", i);
        add(i % 2 ? c : half, BORN, NULL, 0, NULL, 0, name);
    }
    ck_assert_int_eq(growth_coverage_merge(c, half, NULL), GROWTH_OK);
    ck_assert_uint_eq(growth_coverage_n_services(c), GROWTH_COVERAGE_SERVICES);
    ck_assert(!growth_coverage_overflowed(c));
    add(c, BORN, NULL, 0, NULL, 0, "one more");
    ck_assert_uint_eq(growth_coverage_n_services(c), 0);
    ck_assert(growth_coverage_overflowed(c));
    ck_assert_uint_eq(row_of(c, GROWTH_COVERAGE_ALL, "birth").missed, GROWTH_COVERAGE_SERVICES + 1);
    growth_coverage_close(c);
    growth_coverage_close(half);
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
    growth_coverage *c = begin(TODAY), *other = begin(TODAY + 1), *untouched = other;
    growth_coverage_row row = { .due = 7 };

    ck_assert_int_eq(growth_coverage_open(GROWTH_DATE_NONE, &untouched, NULL), GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_eq(untouched, other);
    ck_assert_int_eq(growth_coverage_merge(c, other, NULL), GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_coverage_row_at(c, 0, 0, &row, NULL), GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(
        growth_coverage_row_at(c, GROWTH_COVERAGE_ALL, GROWTH_CONTACT_KINDS, &row, NULL),
        GROWTH_ERR_ARGUMENT);
    ck_assert_uint_eq(row.due, 7);
    growth_coverage_close(c);
    growth_coverage_close(other);
    growth_coverage_close(NULL);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("coverage");

    tcase_add_test(t, each_outcome_is_counted_once);
    tcase_add_test(t, open_contacts_count_nowhere);
    tcase_add_test(t, without_a_day_of_birth_nothing_can_be_told);
    tap_each(t, the_median_is_exact, delays);
    tcase_add_test(t, a_school_year_has_no_delay);
    tcase_add_test(t, the_newest_named_service_is_the_childs);
    tcase_add_test(t, order_and_spread_change_nothing);
    tcase_add_test(t, services_add_up_to_all);
    tcase_add_test(t, the_table_is_as_promised);
    tcase_add_test(t, too_many_services_are_not_told_apart);
    tcase_add_test(t, what_cannot_be_is_refused);
    return tap_run(t);
}
