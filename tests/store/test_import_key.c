/* Importing: what comes under a source's key gives way or is withdrawn, and whose it is by NHS
 * number.
 */
#include "import_made.h"

/* What the source takes back, it takes back by its key: of a child, or where it does not say of
 * which, of the one that has something under it. */
static growth_store_outcome withdraw(growth_store_import *import, const char *child,
                                     const char *key, growth_store_withdrawn *w)
{
    growth_store_outcome outcome;

    must(growth_store_import_withdraw(import, child ? "local" : NULL, child, key, &outcome, w,
                                      &err));
    return outcome;
}

START_TEST(a_key_is_withdrawn_whatever_came_under_it)
{
    static const line again = { "c1", "k1", "2022-01-01", "12.1", GROWTH_STORE_CURRENT };
    static const line others = { "c2", "k1", "2022-01-01", "12.0", GROWTH_STORE_CURRENT };
    growth_store_measurement m = weight("2022-01-01", "11.2");
    growth_store_import *import;
    growth_store_withdrawn w;
    growth_store_entry entry = 0;
    char uuid[UUID_SIZE];

    import_all(file_a, district);
    must(growth_store_amend(store, 8, &m, &nurse, &entry, &err)); /* a person's correction */
    import = begin(file_b);
    ck_assert_int_eq(withdraw(import, "c1", "k1", &w), GROWTH_STORE_AMENDED);
    ck_assert_int_eq(w.measurements, 1);
    ck_assert_int_eq(withdraw(import, NULL, "k2", &w), GROWTH_STORE_AMENDED);
    ck_assert_int_eq(withdraw(import, "c1", "k1", &w), GROWTH_STORE_SAME);
    ck_assert_int_eq(w.measurements + w.contacts, 0);
    ck_assert_int_eq(w.measurements_before, 1);
    ck_assert_int_eq(withdraw(import, "c1", "k3", &w), GROWTH_STORE_SAME); /* another child's */
    ck_assert_int_eq(w.measurements_before + w.contacts_before, 0);
    ck_assert_int_eq(withdraw(import, "nobody", "k1", &w), GROWTH_STORE_SAME);
    uuid_of("c1", uuid);
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "");
    ck_assert_int_eq(add(import, &again), GROWTH_STORE_AMENDED); /* the source says it again */
    ck_assert_int_eq(add(import, &others), GROWTH_STORE_NEW);
    ck_assert_int_eq(withdraw(import, NULL, "k1", &w), GROWTH_STORE_REJECTED); /* of two */
    ck_assert_int_eq(err.status, GROWTH_ERR_CONFLICT);
    must(growth_store_import_commit(import, 0, NULL, &err));
    ck_assert_ptr_nonnull(
        strstr(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "12.1 kg current"));
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
}
END_TEST

static growth_store_outcome add_visit(growth_store_import *import, uint32_t beside)
{
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;
    growth_store_import_row row = { .system = "local",
                                    .identifier = "c1",
                                    .child = a_girl(),
                                    .contact = &contact,
                                    .key_of = GROWTH_STORE_KEY_OF_OBSERVATION,
                                    .measures = beside };
    growth_store_outcome outcome;

    contact.on = day("2022-01-01");
    contact.not_measured = GROWTH_REASON_DECLINED;
    contact.source_key = "k1";
    must(growth_store_import_add(import, &row, &outcome, &err));
    return outcome;
}

/* Of the same file or an earlier one; and what is beside it on the row stays. */
START_TEST(a_visit_replaces_what_was_measured)
{
    static const line weighed = { "c1", "k5", "2022-01-01", "12.3", GROWTH_STORE_CURRENT };
    static const line again = { "c1", "k1", "2022-01-01", "12.1", GROWTH_STORE_CURRENT };
    growth_store_import *import;
    char uuid[UUID_SIZE];

    import = begin(file_a);
    ck_assert_int_eq(add(import, &again), GROWTH_STORE_NEW);
    ck_assert_int_eq(add_visit(import, 1u << GROWTH_WEIGHT), GROWTH_STORE_NEW);
    must(growth_store_import_commit(import, 0, NULL, &err));
    uuid_of("c1", uuid);
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "5 12.1 kg current 0\n");
    import = begin(file_b);
    ck_assert_int_eq(add(import, &weighed), GROWTH_STORE_NEW);
    ck_assert_int_eq(add_visit(import, 0), GROWTH_STORE_AMENDED);
    ck_assert_int_eq(add_visit(import, 0), GROWTH_STORE_SAME);
    must(growth_store_import_commit(import, 0, NULL, &err));
    ck_assert_ptr_null(strstr(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "12.1"));
    ck_assert_ptr_nonnull(strstr(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "12.3"));
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
}
END_TEST

static growth_store_outcome add_numbered(growth_store_import *import, const char *child,
                                         const char *number, const growth_child *who)
{
    growth_store_measurement m = weight("2022-05-01", "12.9");
    growth_store_import_row row = { .system = "practice",
                                    .identifier = child,
                                    .child = *who,
                                    .measurement = &m,
                                    .nhs_number = number };
    growth_store_outcome outcome;

    must(growth_store_import_add(import, &row, &outcome, &err));
    return outcome;
}

/* An id that is not known is a child's whose number, birth date and sex it has, and nobody's by a
 * guess. */
START_TEST(a_number_joins_what_agrees)
{
    static const char mine[] = "9434765919", other[] = "9434765870";
    const growth_child girl = a_girl();
    growth_child differs = girl;
    growth_store_import *import = begin(file_a);
    growth_store_import_counts counts;
    char one[UUID_SIZE], two[UUID_SIZE];

    ck_assert_int_eq(add_numbered(import, "p1", mine, &girl), GROWTH_STORE_NEW);
    ck_assert_int_eq(add_numbered(import, "p2", mine, &girl), GROWTH_STORE_SAME);
    differs.sex = GROWTH_MALE;
    ck_assert_int_eq(add_numbered(import, "p3", mine, &differs), GROWTH_STORE_REJECTED);
    ck_assert_int_eq(err.status, GROWTH_ERR_CONFLICT);
    ck_assert_ptr_null(strstr(err.message, mine));
    differs = girl;
    differs.birth_date = GROWTH_DATE_NONE; /* nor where one is not known */
    ck_assert_int_eq(add_numbered(import, "p3", mine, &differs), GROWTH_STORE_REJECTED);
    ck_assert_int_eq(add_numbered(import, "p3", "9434765918", &girl), GROWTH_STORE_REJECTED);
    ck_assert_int_eq(add_numbered(import, "p4", other, &girl), GROWTH_STORE_NEW);
    ck_assert_int_eq(add_numbered(import, "p4", mine, &girl), GROWTH_STORE_REJECTED); /* of two */
    ck_assert_int_eq(add_numbered(import, "p1", "4010232137", &girl), GROWTH_STORE_SAME);
    must(growth_store_import_commit(import, 0, &counts, &err));
    ck_assert_int_eq(counts.children, 2);
    ck_assert_int_eq(counts.known_by_number, 1);
    ck_assert_int_eq(counts.numbers_differ, 1);
    must(growth_store_find_child(store, "practice", "p2", GROWTH_DATE_NONE, one, &err));
    must(
        growth_store_find_child(store, GROWTH_STORE_NHS_NUMBER, mine, GROWTH_DATE_NONE, two, &err));
    ck_assert_str_eq(one, two);
    refused(GROWTH_ERR_NOT_FOUND,
            growth_store_find_child(store, "practice", "p3", GROWTH_DATE_NONE, one, &err));
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
}
END_TEST

int main(void)
{
    TCase *t = with_store("import_key");

    tcase_add_test(t, a_key_is_withdrawn_whatever_came_under_it);
    tcase_add_test(t, a_visit_replaces_what_was_measured);
    tcase_add_test(t, a_number_joins_what_agrees);
    return tap_run(t);
}
