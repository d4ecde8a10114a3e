/* Two and three stores that amend the same and exchange their records: all say the same in the end,
 * in whatever order they were told. */
#include "fixture.h"

#define STORES 3

static growth_store *stores[STORES];
static char uuid[UUID_SIZE];

/* The child with a weight of 13.2 kg, recorded at 9, known to every store. */
static void set_up_all(void)
{
    growth_store_measurement m = weight("2023-05-01", "13.2");
    const growth_store_stamp at = { "A", NULL, "2024-05-01T09:00:00Z" };
    growth_child child = a_girl();
    bytes b;

    make_folder();
    for (int i = 0; i < STORES; i++) {
        char name[16], path[96];

        snprintf(name, sizeof name, "%c.growth", 'a' + i);
        must(growth_store_open(in_folder(name, path), GROWTH_STORE_CREATE, &stores[i], &err));
    }
    must(growth_store_add_child(stores[0], &child, NULL, &at, uuid, &err));
    must(growth_store_record(stores[0], uuid, &m, &at, NULL, NULL, &err));
    b = export_of(stores[0], uuid, GROWTH_STORE_JSON);
    for (int i = 1; i < STORES; i++)
        must(growth_store_restore(stores[i], b.at, b.n, NULL, &err));
    free(b.at);
}

static void tear_down_all(void)
{
    for (int i = 0; i < STORES; i++)
        growth_store_close(stores[i]);
    store = NULL;
    tear_down();
}

typedef struct standing_now {
    growth_store_entry entry;
    int n;
    char value[32];
} standing_now;

static int note_current(void *context, const growth_store_measurement *m)
{
    standing_now *now = context;

    now->entry = m->provenance.entry;
    now->n++;
    snprintf(now->value, sizeof now->value, "%s", m->value_text);
    return 0;
}

static standing_now now_in(growth_store *s, const char *as_at)
{
    standing_now now = { 0, 0, "" };

    must(growth_store_each_measurement(s, uuid, GROWTH_STORE_VIEW_CURRENT, as_at, note_current,
                                       &now, &err));
    return now;
}

/* "10:00" amends what stands to `value`; NULL takes it back. */
static void amend_in(growth_store *s, const char *hour, const char *value)
{
    char time[32], author[16];
    const growth_store_stamp stamp = { author, "misread", time };
    growth_store_measurement m = weight("2023-05-01", value);
    const growth_store_entry entry = now_in(s, NULL).entry;

    snprintf(time, sizeof time, "2024-05-01T%s:00Z", hour);
    snprintf(author, sizeof author, "at %s", hour);
    if (value)
        must(growth_store_amend(s, entry, &m, &stamp, NULL, &err));
    else
        must(growth_store_retract(s, entry, &stamp, NULL, &err));
}

static growth_store_merge_counts give(int from, int to)
{
    static const growth_store_stamp merges = { "M", NULL, "2024-06-01T09:00:00Z" };
    growth_store_merge_counts counts;
    growth_store_report report;
    bytes b = export_of(stores[from], uuid, GROWTH_STORE_JSON);

    must(growth_store_merge(stores[to], b.at, b.n, &merges, &counts, &err));
    ck_assert_int_eq(counts.entries, counts.added + counts.known);
    report = check_store(stores[to], NULL);
    ck_assert_uint_eq(report.problems, 0);
    must(growth_store_merge(stores[to], b.at, b.n, &merges, NULL, &err)); /* twice adds nothing */
    ck_assert_int_eq(check_store(stores[to], NULL).entries, report.entries);
    free(b.at);
    return counts;
}

static void says(int i, const char *value)
{
    const standing_now now = now_in(stores[i], NULL);

    ck_assert_int_eq(now.n, value ? 1 : 0);
    ck_assert_str_eq(now.value, value ? value : "");
}

START_TEST(both_say_what_was_recorded_last) /* bit 0: who amended last; bit 1: who tells first */
{
    const int last = _i & 1, first = _i >> 1;

    amend_in(stores[last], "11:00", "14.2");
    amend_in(stores[!last], "10:00", "13.3");
    ck_assert_int_eq(give(first, !first).forks, 1);
    says(!first, "14.2");
    ck_assert_int_eq(give(!first, first).forks, 1);
    says(first, "14.2");
    for (int round = 0; round < 3; round++) {
        const int64_t entries = check_store(stores[0], NULL).entries;

        ck_assert_int_eq(give(first, !first).forks, 0);
        ck_assert_int_eq(give(!first, first).forks, 0);
        if (round)
            ck_assert_int_eq(check_store(stores[0], NULL).entries, entries);
        says(0, "14.2");
        says(1, "14.2");
    }
}
END_TEST

START_TEST(told_at_the_same_time) /* each exports before it has heard of the other */
{
    static const growth_store_stamp merges = { "M", NULL, "2024-06-01T09:00:00Z" };
    bytes a, b;

    amend_in(stores[_i], "10:00", "13.3");
    amend_in(stores[_i], "10:10", "13.4");
    amend_in(stores[!_i], "10:05", "14.1");
    amend_in(stores[!_i], "10:15", NULL);
    a = export_of(stores[0], uuid, GROWTH_STORE_CSV);
    b = export_of(stores[1], uuid, GROWTH_STORE_CSV);
    must(growth_store_merge(stores[1], a.at, a.n, &merges, NULL, &err));
    must(growth_store_merge(stores[0], b.at, b.n, &merges, NULL, &err));
    says(0, NULL);
    says(1, NULL);
    give(0, 1);
    give(1, 0);
    says(0, NULL);
    says(1, NULL);
    free(a.at);
    free(b.at);
}
END_TEST

START_TEST(three_stores_in_any_order) /* by the first four exchanges, each of six: some */
{
    static const int pairs[6][2] = { { 0, 1 }, { 1, 0 }, { 0, 2 }, { 2, 0 }, { 1, 2 }, { 2, 1 } };
    int code = _i * 59;

    amend_in(stores[0], "10:00", "13.3");
    amend_in(stores[1], "11:00", "14.2");
    amend_in(stores[2], "12:00", "14.3");
    amend_in(stores[0], "12:30", "13.5");
    for (int n = 0; n < 4; n++, code /= 6)
        give(pairs[code % 6][0], pairs[code % 6][1]);
    for (int n = 0; n < 6; n++)
        give(pairs[n][0], pairs[n][1]);
    for (int i = 0; i < STORES; i++)
        says(i, "13.5");
    for (int n = 0; n < 6; n++) /* nothing is said for ever */
        give(pairs[n][0], pairs[n][1]);
    for (int n = 0; n < 6; n++)
        ck_assert_int_eq(give(pairs[n][0], pairs[n][1]).added, 0);
}
END_TEST

START_TEST(what_was_said_knowing_both_counts)
{
    amend_in(stores[0], "10:00", "13.3");
    amend_in(stores[1], "11:00", "14.2");
    give(0, 1);
    give(1, 0);
    /* one goes on from what the other only said again */
    amend_in(stores[1], "12:00", "13.9");
    ck_assert_int_eq(give(1, 0).forks, 0);
    says(0, "13.9");
    ck_assert_int_eq(give(0, 1).forks, 0);
    says(1, "13.9");
    amend_in(stores[0], "13:00", "14.0");
    ck_assert_int_eq(give(0, 1).forks, 0);
    says(1, "14.0");
}
END_TEST

START_TEST(one_value_on_every_day)
{
    static const char *const hours[] = { "09:30", "10:30", "11:30" };
    static const char *const values[] = { "13.2", "13.3", "14.2" };

    amend_in(stores[_i], "10:00", "13.3");
    amend_in(stores[!_i], "11:00", "14.2");
    give(0, 1);
    give(1, 0);
    for (size_t n = 0; n < 6; n++) {
        char at[32];
        standing_now then;

        snprintf(at, sizeof at, "2024-05-01T%s:00Z", hours[n % 3]);
        then = now_in(stores[n / 3], at);
        ck_assert_int_eq(then.n, 1);
        ck_assert_str_eq(then.value, values[n % 3]);
    }
}
END_TEST

/* ---- details --------------------------------------------------------------------------------- */

static int note_details(void *context, const growth_store_child *child)
{
    snprintf(context, 64, "%d %.0f %.0f", child->child.gestation_days,
             child->child.mother_height_cm, child->child.father_height_cm);
    return 0;
}

static void details_are(int i, const char *expected)
{
    char text[64] = "";

    must(growth_store_each_child(stores[i], note_details, text, &err));
    ck_assert_str_eq(text, expected);
}

START_TEST(details_are_those_recorded_last_filled_in)
{
    const growth_store_stamp early = { "A", "asked", "2024-05-01T10:00:00Z" };
    const growth_store_stamp late = { "B", "asked", "2024-05-01T11:00:00Z" };
    growth_child child = a_girl();

    child.gestation_days = 250;
    child.mother_height_cm = 160;
    must(growth_store_amend_child(stores[_i], uuid, &child, "letter", &early, &err));
    child.gestation_days = 0;
    child.mother_height_cm = 165;
    child.father_height_cm = 180;
    must(growth_store_amend_child(stores[!_i], uuid, &child, NULL, &late, &err));
    ck_assert_int_eq(give(0, 1).forks, 1);
    give(1, 0);
    details_are(0, "250 165 180");
    details_are(1, "250 165 180");
    give(0, 1);
    give(1, 0);
    ck_assert_int_eq(give(0, 1).added, 0);
    details_are(0, "250 165 180");
    details_are(1, "250 165 180");
}
END_TEST

static int note_author(void *context, const growth_store_child *child)
{
    const growth_store_provenance *p = &child->provenance;

    snprintf(context, 128, "%d by %s: %s", child->child.gestation_days,
             p->author ? p->author : "nobody", p->reason ? p->reason : "");
    return 0;
}

START_TEST(nobody_is_said_to_have_said_what_another_did)
{
    const growth_store_stamp early = { "A", "asked", "2024-05-01T10:00:00Z" };
    const growth_store_stamp late = { "B", "asked", "2024-05-01T11:00:00Z" };
    growth_child child = a_girl();

    child.gestation_days = 250;
    must(growth_store_amend_child(stores[0], uuid, &child, "letter", &early, &err));
    child.gestation_days = 0;
    child.father_height_cm = 180;
    must(growth_store_amend_child(stores[1], uuid, &child, NULL, &late, &err));
    child.father_height_cm = 0;
    child.mother_height_cm = 165;
    must(growth_store_amend_child(stores[2], uuid, &child, NULL, _i ? &early : &late, &err));
    for (int round = 0; round < 3; round++)
        for (int n = 0; n < STORES * STORES; n++)
            if (n / STORES != n % STORES)
                ck_assert_int_eq(give(n / STORES, n % STORES).forks, 0);
    for (int i = 0; i < STORES; i++) {
        char text[128];

        details_are(i, "250 165 180");
        must(growth_store_each_child(stores[i], note_author, text, &err));
        ck_assert_str_eq(text,
                         "250 by nobody: joined after a hand-over from what each service knew");
        ck_assert_int_eq(give(i, (i + 1) % STORES).added, 0);
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("forks");

    tcase_set_timeout(t, 120);
    tcase_add_checked_fixture(t, set_up_all, tear_down_all);
    tcase_add_loop_test(t, both_say_what_was_recorded_last, 0, 4);
    tcase_add_loop_test(t, told_at_the_same_time, 0, 2);
    tcase_add_loop_test(t, three_stores_in_any_order, 0, 6 * 6 * 6 * 6 / 59);
    tcase_add_test(t, what_was_said_knowing_both_counts);
    tcase_add_loop_test(t, one_value_on_every_day, 0, 2);
    tcase_add_loop_test(t, nobody_is_said_to_have_said_what_another_did, 0, 2);
    tcase_add_loop_test(t, details_are_those_recorded_last_filled_in, 0, 2);
    return tap_run(t);
}
