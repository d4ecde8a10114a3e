/* Handing over: an export merged into a store that has content. */
#include "fixture.h"

static growth_store *other;
static const growth_store_stamp school = { "nurse B", "handed over", "2025-09-01T08:00:00Z" };

static void set_up_two(void)
{
    char path[96];

    set_up();
    must(growth_store_open(in_folder("b.growth", path), GROWTH_STORE_CREATE, &other, &err));
}

static void tear_down_two(void)
{
    growth_store_close(other);
    other = NULL;
    tear_down();
}

/* As the fixture's calls, in the other store. */
static void swap(void)
{
    growth_store *was = store;

    store = other;
    other = was;
}

static growth_store_merge_counts merge_into(growth_store *to, bytes b)
{
    growth_store_merge_counts counts;

    must(growth_store_merge(to, b.at, b.n, &school, &counts, &err));
    ck_assert_int_eq(counts.entries, counts.added + counts.known);
    ck_assert_uint_eq(check_store(to, NULL).problems, 0);
    return counts;
}

/* A child with an amended, a retracted and a plain weight, an identifier, and a sibling. */
static void fill(char uuid[UUID_SIZE])
{
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;
    growth_store_measurement m = weight("2022-01-01", "12.1");
    growth_store_entry entry, gone;
    char sibling[UUID_SIZE];

    add_girl(sibling);
    record_weight(sibling, "2022-01-01", "15.5");
    add_girl(uuid);
    entry = record_weight(uuid, "2022-01-01", "121");
    must(growth_store_amend(store, entry, &m, &nurse, NULL, &err));
    gone = record_weight(uuid, "2022-02-01", "12.4");
    must(growth_store_retract(store, gone, &nurse, NULL, &err));
    record_weight(uuid, "2022-03-01", "12.6");
    id.system = GROWTH_STORE_NHS_NUMBER;
    id.value = "9434765919";
    must(growth_store_identify(store, uuid, &id, &nurse, NULL, &err));
    must(growth_store_link(store, uuid, sibling, GROWTH_STORE_SIBLING, &nurse, NULL, &err));
}

/* The columns of a child's export that are the facts: all but numbers, hashes and hand-overs.
 * One line a measurement: text, state, author, time, reason. */
static int list_fact(void *context, const growth_store_measurement *m)
{
    char *text = context;
    size_t n = strlen(text);

    snprintf(text + n, 4096 - n, "%s %d %s %s %s\n", m->value_text, (int)m->provenance.state,
             m->provenance.author, m->provenance.recorded_at, m->provenance.reason);
    return 0;
}

static const char *facts_of(growth_store *s, const char *uuid, char text[4096])
{
    text[0] = '\0';
    must(growth_store_each_measurement(s, uuid, GROWTH_STORE_VIEW_HISTORY, NULL, list_fact, text,
                                       &err));
    return text;
}

START_TEST(a_record_is_handed_over_whole) /* by format */
{
    growth_store_merge_counts counts;
    growth_store_origin origin;
    char uuid[UUID_SIZE], own[UUID_SIZE], seal[GROWTH_STORE_SEAL_SIZE], here[4096], there[4096];
    growth_store_report report;
    bytes b;

    fill(uuid);
    swap();
    add_girl(own);
    record_weight(own, "2022-01-01", "11.0");
    swap();
    b = export_of(store, uuid, (growth_store_format)_i);
    counts = merge_into(other, b);
    ck_assert_int_eq(counts.known, 0);
    ck_assert_int_eq(counts.children, 1);
    ck_assert_int_eq(counts.forks, 0);
    ck_assert_str_eq(facts_of(store, uuid, here), facts_of(other, uuid, there));
    ck_assert_int_gt((long)strlen(here), 100);
    /* entries 1 to 3 are the store's own, 4 the hand-over, 5 the child: 4 in the first store */
    must(growth_store_find_origin(other, 5, &origin, &err));
    ck_assert_int_eq(origin.handover, 4);
    ck_assert_int_eq(origin.entry, 4);
    ck_assert_str_eq(origin.handed_over_at, school.recorded_at);
    snprintf(seal, sizeof seal, "%lld:%s", (long long)origin.entry, origin.hash);
    must(growth_store_check(store, seal, print_problem, NULL, &report, &err));
    ck_assert_uint_eq(report.problems, 0); /* the first store still holds it */
    must(growth_store_find_origin(other, 1, &origin, &err));
    ck_assert_int_eq(origin.handover, 0);
    ck_assert_int_eq(origin.entry, 1);
    refused(GROWTH_ERR_NOT_FOUND, growth_store_find_origin(other, 999, &origin, &err));
    free(b.at);
}
END_TEST

START_TEST(merging_again_adds_only_what_is_new)
{
    growth_store_merge_counts counts;
    char uuid[UUID_SIZE];
    int64_t entries;
    bytes one, all, back;

    fill(uuid);
    one = export_of(store, uuid, GROWTH_STORE_CSV);
    merge_into(other, one);
    entries = check_store(other, NULL).entries;
    counts = merge_into(other, one);
    ck_assert_int_eq(counts.added, 0);
    ck_assert_int_eq(check_store(other, NULL).entries, entries);
    /* a later export, as JSON, and then the whole store: the sibling and the link come too */
    record_weight(uuid, "2022-04-01", "12.9");
    back = export_of(store, uuid, GROWTH_STORE_JSON);
    counts = merge_into(other, back);
    ck_assert_int_eq(counts.added, 1);
    ck_assert_int_eq(counts.known, counts.entries - 1);
    free(back.at);
    all = export_of(store, NULL, GROWTH_STORE_CSV);
    counts = merge_into(other, all);
    ck_assert_int_eq(counts.children, 1);
    ck_assert_int_eq(counts.added, 4); /* sibling, details, weight, link */
    /* what the other store adds comes back, and nothing else does */
    swap();
    record_weight(uuid, "2024-03-02", "20.1");
    swap();
    back = export_of(other, uuid, GROWTH_STORE_CSV);
    counts = merge_into(store, back);
    ck_assert_int_eq(counts.added, 3); /* the weight, and the two hand-overs of this child */
    ck_assert_ptr_nonnull(
        strstr(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "20.1 kg current"));
    ck_assert_int_eq(merge_into(store, back).added, 0);
    free(one.at);
    free(all.at);
    free(back.at);
}
END_TEST

START_TEST(both_amended_the_same)
{
    growth_store_measurement m = weight("2022-03-01", "12.65");
    growth_store_merge_counts counts;
    growth_store_entry entry;
    char uuid[UUID_SIZE];
    bytes b;

    add_girl(uuid);
    entry = record_weight(uuid, "2022-03-01", "12.6");
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    merge_into(other, b);
    must(growth_store_amend(store, entry, &m, &nurse, NULL, &err));
    m.value_text = "12.66";
    must(growth_store_amend(other, 4, &m, &school, NULL, &err));
    free(b.at);
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    counts = merge_into(other, b);
    ck_assert_int_eq(counts.added, 1);
    ck_assert_int_eq(counts.forks, 1);
    swap();
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "8 12.66 kg current 0\n"); /* recorded later: said again behind 12.65 */
    swap();
    free(b.at);
}
END_TEST

START_TEST(another_birth_date_is_refused)
{
    growth_child child = a_girl();
    growth_store_merge_counts counts = { .entries = -1 };
    char uuid[UUID_SIZE];
    int64_t entries;
    bytes b;

    add_girl(uuid);
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    merge_into(other, b);
    free(b.at);
    /* a correction that builds on what was handed over is none */
    child.birth_date++;
    must(growth_store_amend_child(store, uuid, &child, NULL, &nurse, &err));
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    ck_assert_int_eq(merge_into(other, b).added, 1);
    free(b.at);
    /* both changed it: refused, whole */
    child.birth_date++;
    must(growth_store_amend_child(store, uuid, &child, NULL, &nurse, &err));
    record_weight(uuid, "2022-03-01", "12.6");
    child.birth_date++;
    must(growth_store_amend_child(other, uuid, &child, NULL, &school, &err));
    entries = check_store(other, NULL).entries;
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    refused(GROWTH_ERR_CONFLICT, growth_store_merge(other, b.at, b.n, &school, &counts, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "birth date"));
    ck_assert_int_eq(check_store(other, NULL).entries, entries);
    ck_assert_int_eq(counts.entries, -1);
    free(b.at);
}
END_TEST

START_TEST(a_taken_identifier_is_refused)
{
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;
    growth_store_entry entry = 0;
    char uuid[UUID_SIZE], own[UUID_SIZE];
    bytes b;

    fill(uuid);
    swap();
    add_girl(own);
    id.system = GROWTH_STORE_NHS_NUMBER;
    id.value = "943 476 5919";
    must(growth_store_identify(store, own, &id, &school, &entry, &err));
    swap();
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    refused(GROWTH_ERR_CONFLICT, growth_store_merge(other, b.at, b.n, &school, NULL, &err));
    ck_assert_ptr_null(strstr(err.message, "9434765919"));
    ck_assert_int_eq(check_store(other, NULL).entries, 3);
    must(growth_store_retract(other, entry, &school, NULL, &err));
    merge_into(other, b);
    free(b.at);
}
END_TEST

static int find_own_key(void *context, const growth_store_identifier *id)
{
    growth_store_entry *entry = context;

    if (strcmp(id->system, "growth-store") == 0)
        *entry = id->provenance.entry;
    return 0;
}

START_TEST(a_child_of_two_keys_is_one_where_someone_says_so)
{
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;
    growth_child boy = a_girl();
    growth_store_entry entry = 0;
    char uuid[UUID_SIZE], own[UUID_SIZE], another[UUID_SIZE];
    bytes one, all;

    fill(uuid);
    one = export_of(store, uuid, GROWTH_STORE_CSV);
    all = export_of(store, NULL, GROWTH_STORE_CSV);
    swap();
    add_girl(own);
    record_weight(own, "2022-03-01", "12.6");
    id.system = GROWTH_STORE_NHS_NUMBER;
    id.value = "9434765919";
    must(growth_store_identify(store, own, &id, &school, NULL, &err));
    boy.sex = GROWTH_MALE;
    must(growth_store_add_child(store, &boy, NULL, &school, another, &err));
    refused(GROWTH_ERR_CONFLICT, growth_store_merge(store, one.at, one.n, &school, NULL, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "say which child here it is"));
    refused(GROWTH_ERR_CONFLICT,
            growth_store_merge_into(store, all.at, all.n, own, &school, NULL, &err));
    refused(GROWTH_ERR_CONFLICT, /* another sex */
            growth_store_merge_into(store, one.at, one.n, another, &school, NULL, &err));
    refused(GROWTH_ERR_NOT_FOUND,
            growth_store_merge_into(store, one.at, one.n, uuid, &school, NULL, &err));
    ck_assert_int_eq(check_store(store, NULL).entries, 6);
    must(growth_store_merge_into(store, one.at, one.n, own, &school, NULL, &err));
    ck_assert_str_eq(measurements_of(own, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "11 12.1 kg current 0\n3 12.6 kg current 0\n");
    must(growth_store_each_identifier(store, own, find_own_key, &entry, &err));
    ck_assert_int_eq(entry, 8);
    must(growth_store_merge(store, one.at, one.n, &school, NULL, &err)); /* known from now on */
    refused(GROWTH_ERR_CONFLICT,
            growth_store_merge_into(store, one.at, one.n, another, &school, NULL, &err));
    must(growth_store_retract(store, entry, &school, NULL, &err));
    refused(GROWTH_ERR_CONFLICT, growth_store_merge(store, one.at, one.n, &school, NULL, &err));
    swap();
    free(one.at);
    free(all.at);
}
END_TEST

START_TEST(a_changed_export_is_refused_whole)
{
    char uuid[UUID_SIZE], *value;
    bytes b;

    fill(uuid);
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    value = strstr(b.at, ",12.6,");
    ck_assert_ptr_nonnull(value);
    value[2] = '3';
    refused(GROWTH_ERR_DAMAGED, growth_store_merge(other, b.at, b.n, &school, NULL, &err));
    value[2] = '2';
    refused(GROWTH_ERR_PARSE, growth_store_merge(other, b.at, b.n / 2, &school, NULL, &err));
    ck_assert_int_eq(check_store(other, NULL).entries, 0);
    merge_into(other, b);
    free(b.at);
}
END_TEST

/* Both services know the child and record each from what they were told: "kg" on a day, in words
 * and under keys of their own. */
static growth_store_entry record_as(growth_store *to, const char *uuid, const char *on,
                                    const char *kg, const char *key)
{
    growth_store_measurement m = weight(on, kg);
    growth_store_entry entry = 0;

    m.source = key ? "feed" : NULL;
    m.source_key = key;
    m.service = key;
    must(growth_store_record(to, uuid, &m, to == store ? &nurse : &school, NULL, &entry, &err));
    return entry;
}

static void both_know(char uuid[UUID_SIZE])
{
    bytes b;

    add_girl(uuid);
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    merge_into(other, b);
    free(b.at);
}

static const char *current_in_other(const char *uuid)
{
    static char text[2048];

    swap();
    snprintf(text, sizeof text, "%s", measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL));
    swap();
    return text;
}

START_TEST(what_both_recorded_alike_adds_nothing)
{
    growth_store_merge_counts counts;
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;
    char uuid[UUID_SIZE];
    bytes b;

    both_know(uuid);
    record_as(store, uuid, "2022-01-01", "12.1", "a-1");
    record_as(other, uuid, "2022-01-01", "12.1", "b-77"); /* the same: entry 4 there */
    record_as(store, uuid, "2022-02-01", "12.40", NULL);
    record_as(other, uuid, "2022-02-01", "12.4", NULL); /* other words */
    record_as(store, uuid, "2022-03-01", "12.6", NULL);
    record_as(other, uuid, "2022-03-02", "12.6", NULL); /* another day */
    contact.on = day("2022-05-01");
    must(growth_store_add_contact(store, uuid, &contact, &nurse, NULL, NULL, &err));
    must(growth_store_add_contact(other, uuid, &contact, &school, NULL, NULL, &err));
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    counts = merge_into(other, b);
    ck_assert_int_eq(counts.added, 2);
    ck_assert_int_eq(counts.known, 4); /* the child, her details, a weight, the contact */
    ck_assert_str_eq(current_in_other(uuid), "4 12.1 kg current 0\n5 12.4 kg current 0\n"
                                             "9 12.40 kg current 0\n10 12.6 kg current 0\n"
                                             "6 12.6 kg current 0\n");
    ck_assert_int_eq(merge_into(other, b).added, 0);
    free(b.at);
}
END_TEST

START_TEST(a_correction_there_leaves_what_we_recorded) /* 0: amended there, 1: taken back */
{
    growth_store_measurement m = weight("2022-01-01", "11.2");
    growth_store_entry entry;
    char uuid[UUID_SIZE];
    bytes b;

    both_know(uuid);
    entry = record_as(store, uuid, "2022-01-01", "12.1", "a-1");
    record_as(other, uuid, "2022-01-01", "12.1", "b-77");
    if (_i)
        must(growth_store_retract(store, entry, &nurse, NULL, &err));
    else
        must(growth_store_amend(store, entry, &m, &nurse, NULL, &err));
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    merge_into(other, b);
    ck_assert_str_eq(current_in_other(uuid),
                     _i ? "4 12.1 kg current 0\n" : "4 12.1 kg current 0\n7 11.2 kg current 0\n");
    ck_assert_int_eq(merge_into(other, b).added, 0);
    free(b.at);
}
END_TEST

START_TEST(what_we_took_back_comes_with_who_says_so)
{
    char uuid[UUID_SIZE];
    growth_store_entry entry;
    bytes b;

    both_know(uuid);
    record_as(store, uuid, "2022-01-01", "12.1", "a-1");
    entry = record_as(other, uuid, "2022-01-01", "12.1", "b-77");
    must(growth_store_retract(other, entry, &school, NULL, &err));
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    merge_into(other, b);
    ck_assert_str_eq(current_in_other(uuid), "7 12.1 kg current 0\n");
    free(b.at);
}
END_TEST

static int only_identifier(void *context, const growth_store_identifier *id)
{
    growth_store_entry *entry = context;

    *entry = id->provenance.state == GROWTH_STORE_CURRENT ? id->provenance.entry : 0;
    return 0;
}

/* An identifier of the export was taken for the one here, whatever became of it.  What was measured
 * is said there by somebody else, and comes once.  Bit 0: taken back; bit 1: a later export. */
START_TEST(what_we_decided_is_not_undone)
{
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;
    growth_store_measurement m = weight("2022-01-01", "12.2");
    growth_store_contact c = GROWTH_STORE_CONTACT_INIT;
    growth_store_entry entry, visit, name = 0;
    char uuid[UUID_SIZE];
    bytes b;

    both_know(uuid);
    id.system = "local";
    id.value = "c1";
    c.on = day("2022-05-01");
    record_as(store, uuid, "2022-01-01", "12.1", "a-1");
    must(growth_store_identify(store, uuid, &id, &nurse, NULL, &err));
    must(growth_store_add_contact(store, uuid, &c, &nurse, NULL, NULL, &err));
    entry = record_as(other, uuid, "2022-01-01", "12.1", "b-77");
    must(growth_store_identify(other, uuid, &id, &school, &name, &err));
    must(growth_store_add_contact(other, uuid, &c, &school, NULL, &visit, &err));
    b = export_of(store, uuid, GROWTH_STORE_CSV);
    ck_assert_int_eq(merge_into(other, b).added, 0);
    must(_i & 1 ? growth_store_retract(other, entry, &school, NULL, &err)
                : growth_store_amend(other, entry, &m, &school, NULL, &err));
    must(growth_store_retract(other, visit, &school, NULL, &err));
    must(growth_store_retract(other, name, &school, NULL, &err));
    if (_i & 2) {
        free(b.at);
        record_as(store, uuid, "2022-06-01", "13.0", NULL);
        b = export_of(store, uuid, GROWTH_STORE_JSON);
    }
    for (int round = 0; round < 2; round++) {
        const int64_t had = check_store(other, NULL).entries;

        ck_assert_int_eq(merge_into(other, b).added, round ? 0 : _i & 2 ? 3 : 2);
        ck_assert_int_eq(check_store(other, NULL).entries == had, round);
    }
    swap();
    must(growth_store_each_identifier(store, uuid, only_identifier, &name, &err));
    swap();
    ck_assert_int_eq(name, 0);
    ck_assert_ptr_nonnull(strstr(current_in_other(uuid), " 12.1 kg"));
    ck_assert_int_eq(!strstr(current_in_other(uuid), " 12.2 kg"), _i & 1);
    entry = entry_of(current_in_other(uuid), " 12.1 kg");
    must(growth_store_retract(other, entry, &school, NULL, &err));
    ck_assert_int_eq(merge_into(other, b).added, 0);
    ck_assert_ptr_null(strstr(current_in_other(uuid), " 12.1 kg"));
    free(b.at);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("merge");

    tcase_add_checked_fixture(t, set_up_two, tear_down_two);
    tcase_add_loop_test(t, a_record_is_handed_over_whole, 0, 2);
    tcase_add_test(t, merging_again_adds_only_what_is_new);
    tcase_add_test(t, both_amended_the_same);
    tcase_add_test(t, what_both_recorded_alike_adds_nothing);
    tcase_add_loop_test(t, a_correction_there_leaves_what_we_recorded, 0, 2);
    tcase_add_test(t, what_we_took_back_comes_with_who_says_so);
    tcase_add_loop_test(t, what_we_decided_is_not_undone, 0, 4);
    tcase_add_test(t, another_birth_date_is_refused);
    tcase_add_test(t, a_taken_identifier_is_refused);
    tcase_add_test(t, a_child_of_two_keys_is_one_where_someone_says_so);
    tcase_add_test(t, a_changed_export_is_refused_whole);
    return tap_run(t);
}
