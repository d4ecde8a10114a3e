/* Importing: idempotent, whole, conflicts rejected; exporting and restoring: same bytes. */
#include "import_made.h"

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
    tcase_add_test(t, an_import_is_whole_or_absent);
    tcase_add_loop_test(t, exported_and_restored_is_the_same, 0, 2);
    tcase_add_loop_test(t, a_changed_or_cut_export_is_refused, 0, 2);
    tap_each(t, what_is_no_export_is_refused, not_exports);
    tcase_add_test(t, a_sink_that_refuses_is_reported);
    return tap_run(t);
}
