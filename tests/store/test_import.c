/* Importing: idempotent, whole, conflicts rejected; exporting and restoring: same bytes. */
#include "fixture.h"

static const char file_a[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
static const char file_b[] = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

/* A line of a made-up file. */
typedef struct line {
    const char *child, *key, *on, *kg;
    growth_store_state state;
} line;

static growth_store_import *begin(const char *file)
{
    growth_store_import_source source = { file, "child_id=ID", "csds" };
    growth_store_import *import = NULL;

    must(growth_store_import_begin(store, &source, &nurse, &import, &err));
    return import;
}

static growth_store_outcome add(growth_store_import *import, const line *l)
{
    growth_store_measurement m = weight(l->on, l->kg);
    growth_store_import_row row = { .system = "local",
                                    .identifier = l->child,
                                    .child = a_girl(),
                                    .measurement = &m,
                                    .state = l->state };
    growth_store_outcome outcome;

    m.source_key = l->key;
    must(growth_store_import_add(import, &row, &outcome, &err));
    return outcome;
}

/* Outcomes as letters: N, S, A, R. */
static const char *import_lines(const char *file, const line *lines, size_t n)
{
    static char letters[16];
    growth_store_import *import = begin(file);
    growth_store_import_counts counts;

    memset(letters, 0, sizeof letters);
    for (size_t i = 0; i < n; i++)
        letters[i] = "NSAR"[add(import, &lines[i])];
    must(growth_store_import_commit(import, 0, &counts, &err));
    ck_assert_int_eq(counts.rows, counts.added + counts.same + counts.amended + counts.rejected);
    ck_assert_int_eq(counts.rows, (int64_t)n);
    return letters;
}
#define import_all(file, lines) import_lines(file, lines, sizeof(lines) / sizeof *(lines))

static const line district[] = {
    { "c1", "k1", "2022-01-01", "12.1", GROWTH_STORE_CURRENT },
    { "c1", "k2", "2022-02-01", "12.4", GROWTH_STORE_CURRENT },
    { "c2", "k3", "2022-01-01", "11.0", GROWTH_STORE_CURRENT },
    { "c2", NULL, "2022-03-01", "11.6", GROWTH_STORE_CURRENT },
    { "c2", NULL, "2022-03-01", "11.8", GROWTH_STORE_CURRENT },   /* same day, other value */
    { "c2", NULL, "2022-03-01", "1160", GROWTH_STORE_CURRENT },   /* kept, and marked */
    { "c2", "k9", "2019-03-01", "11.6", GROWTH_STORE_CURRENT },   /* before birth */
    { "c2", "k9", "2022-03-01", "eleven", GROWTH_STORE_CURRENT }, /* no number */
};

static void uuid_of(const char *id, char uuid[UUID_SIZE])
{
    must(growth_store_find_child(store, "local", id, GROWTH_DATE_NONE, uuid, &err));
}

START_TEST(importing_twice_adds_nothing)
{
    int64_t entries;
    char uuid[UUID_SIZE];

    ck_assert_str_eq(import_all(file_a, district), "NNNNNNRR");
    entries = check_store(store, NULL).entries;
    ck_assert_str_eq(import_all(file_a, district), "SSSSSSRR");
    ck_assert_str_eq(import_all(file_b, district), "SSSSSSRR"); /* another file, same content */
    ck_assert_int_eq(check_store(store, NULL).entries, entries + 4); /* the imports themselves */
    uuid_of("c1", uuid);
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "8 12.1 kg current 0\n9 12.4 kg current 0\n");
}
END_TEST

START_TEST(a_key_with_another_value_amends)
{
    static const line changed[] = { { "c1", "k1", "2022-01-01", "12.7", GROWTH_STORE_CURRENT } };
    static const line back[] = { { "c1", "k1", "2022-01-01", "12.1", GROWTH_STORE_CURRENT } };
    static const line gone[] = { { "c1", "k1", "2022-01-01", "12.1", GROWTH_STORE_RETRACTED } };
    static const char file_c[] = "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc";
    static const char file_d[] = "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd";
    char uuid[UUID_SIZE];

    import_all(file_a, district);
    uuid_of("c1", uuid);
    ck_assert_str_eq(import_all(file_b, changed), "A");
    ck_assert_ptr_nonnull(
        strstr(measurements_of(uuid, GROWTH_STORE_VIEW_HISTORY, NULL), "8 12.1 kg superseded"));
    ck_assert_str_eq(import_all(file_b, changed), "S");
    ck_assert_str_eq(import_all(file_a, district), "SSSSSSRR"); /* turns nothing back */
    ck_assert_str_eq(import_all(file_c, back), "A");            /* a new one does */
    ck_assert_str_eq(import_all(file_d, gone), "A");
    ck_assert_str_eq(import_all(file_d, gone), "S");
    ck_assert_ptr_null(strstr(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "12.1"));
}
END_TEST

/* Rows that follow on rows of the same file, which are not in the database yet. */
START_TEST(a_file_may_repeat_itself)
{
    static const line lines[] = {
        { "c1", "k1", "2022-01-01", "12.1", GROWTH_STORE_CURRENT },
        { "c2", NULL, "2022-01-01", "11.1", GROWTH_STORE_CURRENT },
        { "c1", "k1", "2022-01-01", "12.1", GROWTH_STORE_CURRENT }, /* same key, same facts */
        { "c1", "k2", "2022-01-01", "12.1", GROWTH_STORE_CURRENT }, /* same facts */
        { "c2", NULL, "2022-01-01", "11.1", GROWTH_STORE_CURRENT },
        { "c1", "k1", "2022-01-01", "12.3", GROWTH_STORE_CURRENT }, /* amends */
        { "c1", "k1", "2022-01-01", "12.3", GROWTH_STORE_RETRACTED },
        { "c1", "k7", "2022-01-01", "12.9", GROWTH_STORE_RETRACTED }, /* nothing to retract */
        { "c2", "k1", "2022-01-01", "11.2", GROWTH_STORE_CURRENT },   /* another child's key */
    };
    char uuid[UUID_SIZE];

    ck_assert_str_eq(import_all(file_a, lines), "NNSSSAASN");
    uuid_of("c1", uuid);
    ck_assert_str_eq(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL),
                     "12 12.1 kg current 0\n"); /* k2: of two entries the source deleted one */
    uuid_of("c2", uuid);
    ck_assert_ptr_nonnull(
        strstr(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "11.2 kg current"));
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
}
END_TEST

START_TEST(a_persons_correction_outlives_the_same_import)
{
    growth_store_measurement m = weight("2022-01-01", "11.2");
    growth_store_entry entry = 0;
    char uuid[UUID_SIZE];

    import_all(file_a, district);
    must(growth_store_amend(store, 8, &m, &nurse, &entry, &err));
    must(growth_store_retract(store, 9, &nurse, NULL, &err));
    ck_assert_str_eq(import_all(file_b, district), "SSSSSSRR");
    uuid_of("c1", uuid);
    ck_assert_ptr_nonnull(strstr(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "11.2"));
    ck_assert_ptr_null(strstr(measurements_of(uuid, GROWTH_STORE_VIEW_CURRENT, NULL), "12.4"));
}
END_TEST

START_TEST(another_birth_date_is_another_child)
{
    growth_store_measurement m = weight("2022-05-01", "12.9");
    growth_store_import_row row = {
        .system = "local", .identifier = "c1", .child = a_girl(), .measurement = &m
    };
    growth_store_import *import;
    growth_store_import_counts counts;
    growth_store_outcome outcome;
    growth_store_record_view *view;
    char uuid[UUID_SIZE];

    import_all(file_a, district);
    import = begin(file_b);
    row.child.birth_date++;
    must(growth_store_import_add(import, &row, &outcome, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_REJECTED);
    ck_assert_int_eq(err.status, GROWTH_ERR_CONFLICT);
    ck_assert_ptr_null(strstr(err.message, "c1"));
    ck_assert_ptr_nonnull(strstr(err.message, "it says female, born 2020-"));
    ck_assert_ptr_nonnull(strstr(err.message, "identifier says female, born 2020-"));
    row.child = a_girl();
    row.child.gestation_days = 219; /* what the record lacks is filled in */
    must(growth_store_import_add(import, &row, &outcome, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_NEW);
    row.child.gestation_days = 217; /* what it has is kept, and counted */
    must(growth_store_import_add(import, &row, &outcome, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_SAME);
    row.child = (growth_child)GROWTH_CHILD_INIT; /* of whom the store knows the rest */
    row.known_only = 1;
    must(growth_store_import_add(import, &row, &outcome, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_SAME);
    row.identifier = "nobody";
    must(growth_store_import_add(import, &row, &outcome, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_REJECTED);
    ck_assert_int_eq(err.status, GROWTH_ERR_NOT_FOUND);
    row.measurement = NULL;
    must(growth_store_import_add(import, &row, &outcome, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_SAME);
    must(growth_store_import_commit(import, 3, &counts, &err));
    ck_assert_int_eq(counts.gestations_differ, 1);
    ck_assert_int_eq(counts.rejected, 5);
    ck_assert_int_eq(counts.children, 0);
    uuid_of("c1", uuid);
    must(growth_store_read(store, uuid, NULL, &view, &err));
    ck_assert_int_eq(growth_store_record_get(view)->child.gestation_days, 219);
    growth_store_record_free(view);
}
END_TEST

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

START_TEST(an_import_is_whole_or_absent)
{
    char uuid[UUID_SIZE];
    growth_child child = a_girl();
    growth_store_import *import = begin(file_a);

    add(import, &district[0]);
    refused(GROWTH_ERR_BUSY, growth_store_add_child(store, &child, NULL, &nurse, uuid, &err));
    growth_store_import_abort(import);
    ck_assert_int_eq(check_store(store, NULL).entries, 0);
    import = begin(file_a);
    add(import, &district[0]);
    reopen(); /* closing undoes it too */
    ck_assert_int_eq(check_store(store, NULL).entries, 0);
}
END_TEST

/* ---- export and restore ---------------------------------------------------------------------- */

/* Texts that CSV, JSON and spreadsheets find hard. */
static const char *const hard[] = {
    "=1+1",         "'=1+1",    "'",
    "''",           "-",        "+",
    "@x",           "\tt",      "\rr",
    "a,b",          "\"",       "a\"\"b\"",
    " a",           "a ",       "line\nline\r\nline",
    "\\ \\u0041 /", "\x01\x1f", "\xc3\xb6\xe2\x82\xac\xf0\x9f\x98\x80",
    "null",         "true",     "{\"rows\":[",
    "],\n{",
};

static void fill(char one[UUID_SIZE], char other[UUID_SIZE])
{
    growth_store_measurement m = weight("2022-01-01", "9.9");
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;
    growth_store_acknowledgement finding = { "fall",
                                             NULL,
                                             day("2022-01-01"),
                                             GROWTH_DATE_NONE,
                                             { 0, 0, 0, 0, GROWTH_STORE_CURRENT, NULL, NULL,
                                               NULL } };
    growth_store_entry entry = 0;

    import_all(file_a, district);
    uuid_of("c1", one);
    uuid_of("c2", other);
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
        m.note = hard[i];
        m.measured_on++;
        must(growth_store_record(store, i % 2 ? one : other, &m, &nurse, NULL, &entry, &err));
    }
    must(growth_store_retract(store, entry, &nurse, NULL, &err));
    must(growth_store_link(store, one, other, GROWTH_STORE_SIBLING, &nurse, NULL, &err));
    contact.on = day("2023-01-01");
    must(growth_store_add_contact(store, one, &contact, &nurse, NULL, NULL, &err));
    must(growth_store_acknowledge(store, other, &finding, &nurse, NULL, &err));
}

static void restored_is_the_same(bytes first, growth_store_format format)
{
    growth_store *copy = NULL;
    char path[96];
    bytes again;
    int64_t n = 0;

    unlink(in_folder("copy.growth", path));
    must(growth_store_open(path, GROWTH_STORE_CREATE, &copy, &err));
    must(growth_store_restore(copy, first.at, first.n, &n, &err));
    ck_assert_uint_eq(check_store(copy, NULL).problems, 0);
    ck_assert_int_eq(check_store(copy, NULL).entries, n);
    again = export_of(copy, NULL, format);
    ck_assert_uint_eq(again.n, first.n);
    ck_assert_int_eq(memcmp(again.at, first.at, first.n), 0);
    refused(GROWTH_ERR_CONFLICT, growth_store_restore(copy, first.at, first.n, NULL, &err));
    growth_store_close(copy);
    free(again.at);
}

START_TEST(exported_and_restored_is_the_same) /* by format */
{
    growth_store_format format = (growth_store_format)_i;
    char one[UUID_SIZE], other[UUID_SIZE];
    bytes all, child;

    fill(one, other);
    all = export_of(store, NULL, format);
    restored_is_the_same(all, format);
    ck_assert_ptr_nonnull(strstr(all.at, format == GROWTH_STORE_CSV ? ",'=1+1," : "\"=1+1\""));
    child = export_of(store, one, format);
    restored_is_the_same(child, format);
    ck_assert_ptr_nonnull(strstr(child.at, one));
    ck_assert_ptr_null(strstr(child.at, other)); /* nothing of the sibling */
    ck_assert_ptr_null(strstr(child.at, "sibling"));
    ck_assert_ptr_null(strstr(child.at, "11.6"));
    free(all.at);
    free(child.at);
}
END_TEST

START_TEST(a_changed_or_cut_export_is_refused) /* by format */
{
    growth_store_format format = (growth_store_format)_i;
    char one[UUID_SIZE], other[UUID_SIZE], path[96];
    growth_store *copy = NULL;
    growth_status status;
    bytes all;
    char *value;

    fill(one, other);
    all = export_of(store, NULL, format);
    must(growth_store_open(in_folder("copy.growth", path), GROWTH_STORE_CREATE, &copy, &err));
    value = strstr(all.at, "12.4");
    *value = '2';
    status = growth_store_restore(copy, all.at, all.n, NULL, &err);
    ck_assert_msg(status == GROWTH_ERR_DAMAGED, "%d %s", status, err.message);
    *value = '1';
    for (size_t length = 0; length + 3 < all.n; length += 97) {
        char *cut = malloc(length + 1); /* no byte after it may be read */

        memcpy(cut, all.at, length);
        status = growth_store_restore(copy, cut, length, NULL, &err);
        ck_assert_int_ne(status, GROWTH_OK);
        free(cut);
    }
    for (char *end = strchr(all.at, '\n'); end && end[1]; end = strchr(end + 1, '\n'))
        if (end[1] != ']') /* between two rows */
            ck_assert_int_ne(
                growth_store_restore(copy, all.at, (size_t)(end - all.at) + 1, NULL, &err),
                GROWTH_OK);
    ck_assert_int_eq(check_store(copy, NULL).entries, 0);
    must(growth_store_restore(copy, all.at, all.n, NULL, &err));
    growth_store_close(copy);
    free(all.at);
}
END_TEST

static const struct {
    const char *text;
    growth_status want;
} not_exports[] = {
    { "", GROWTH_ERR_PARSE },
    { "child_id,weight_kg\n1,2\n", GROWTH_ERR_PARSE },
    { "{}", GROWTH_ERR_PARSE },
    { "{\"schema\":\"growth.store.2\",\"rows\":[]}", GROWTH_ERR_UNSUPPORTED },
    { "{\"schema\":\"growth.store.1\",\"rows\":[]} x", GROWTH_ERR_PARSE },
    { "{\"schema\":\"growth.store.1\",\"rows\":[1]}", GROWTH_ERR_PARSE },
    { "{\"schema\":\"growth.store.1\",\"rows\":[{\"entry\":1}]}", GROWTH_ERR_PARSE },
    { "{\"schema\":\"growth.store.1\",\"rows\":[{\"entry\":[[[[[[[1]]]]]]]}]}", GROWTH_ERR_PARSE },
    { "schema,entry,table,uuid,hash\ngrowth.store.9,1,child,x,00\n", GROWTH_ERR_UNSUPPORTED },
    { "schema,entry,table,uuid,hash\ngrowth.store.1,1,child,\"x", GROWTH_ERR_PARSE },
    { "schema,entry,table,entry,hash\n", GROWTH_ERR_PARSE },
};

START_TEST(what_is_no_export_is_refused)
{
    refused(not_exports[_i].want, growth_store_restore(store, not_exports[_i].text,
                                                       strlen(not_exports[_i].text), NULL, &err));
    ck_assert_int_eq(check_store(store, NULL).entries, 0);
}
END_TEST

static int full(void *context, const void *at, size_t length)
{
    (void)context;
    (void)at;
    (void)length;
    return 28; /* ENOSPC */
}

START_TEST(a_sink_that_refuses_is_reported)
{
    char one[UUID_SIZE], other[UUID_SIZE];

    fill(one, other);
    refused(GROWTH_ERR_IO, growth_store_export(store, NULL, GROWTH_STORE_CSV, full, NULL, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "space"));
}
END_TEST

int main(void)
{
    TCase *t = with_store("import");

    tcase_add_test(t, importing_twice_adds_nothing);
    tcase_add_test(t, a_key_with_another_value_amends);
    tcase_add_test(t, a_file_may_repeat_itself);
    tcase_add_test(t, a_persons_correction_outlives_the_same_import);
    tcase_add_test(t, another_birth_date_is_another_child);
    tcase_add_test(t, a_key_is_withdrawn_whatever_came_under_it);
    tcase_add_test(t, a_visit_replaces_what_was_measured);
    tcase_add_test(t, a_number_joins_what_agrees);
    tcase_add_test(t, an_import_is_whole_or_absent);
    tcase_add_loop_test(t, exported_and_restored_is_the_same, 0, 2);
    tcase_add_loop_test(t, a_changed_or_cut_export_is_refused, 0, 2);
    tap_each(t, what_is_no_export_is_refused, not_exports);
    tcase_add_test(t, a_sink_that_refuses_is_reported);
    return tap_run(t);
}
