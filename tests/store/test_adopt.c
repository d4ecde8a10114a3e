/* One child under two keys, in two stores: J has taken K's child for one of its own. */
#include "fixture.h"

static growth_store *j, *k;
static char of_j[UUID_SIZE], of_k[UUID_SIZE];
static const growth_store_stamp later = { "nurse B", "handed over", "2025-09-01T08:00:00Z" };

static void give(growth_store *from, const char *uuid, growth_store *to, const char *into,
                 growth_status expected)
{
    bytes b = export_of(from, uuid, GROWTH_STORE_JSON);
    growth_status status = into ? growth_store_merge_into(to, b.at, b.n, into, &later, NULL, &err)
                                : growth_store_merge(to, b.at, b.n, &later, NULL, &err);

    ck_assert_msg(status == expected, "status %d (%s)", status, err.message);
    ck_assert_uint_eq(check_store(to, NULL).problems, 0);
    free(b.at);
}

static void record_in(growth_store *s, const char *uuid, const char *on, const char *kg)
{
    growth_store_measurement m = weight(on, kg);

    must(growth_store_record(s, uuid, &m, &nurse, NULL, NULL, &err));
}

static void set_up_both(void)
{
    growth_child child = a_girl();
    char path[96];

    make_folder();
    must(growth_store_open(in_folder("j.growth", path), GROWTH_STORE_CREATE, &j, &err));
    must(growth_store_open(in_folder("k.growth", path), GROWTH_STORE_CREATE, &k, &err));
    must(growth_store_add_child(j, &child, NULL, &nurse, of_j, &err));
    must(growth_store_add_child(k, &child, NULL, &nurse, of_k, &err));
    record_in(j, of_j, "2022-01-01", "12.1");
    record_in(k, of_k, "2022-02-01", "12.4");
    give(k, of_k, j, of_j, GROWTH_OK);
}

static void tear_down_both(void)
{
    growth_store_close(j);
    growth_store_close(k);
    tear_down();
}

static int one_more(void *context, const growth_store_child *child)
{
    (void)child;
    ++*(int *)context;
    return 0;
}

static int add_value(void *context, const growth_store_measurement *m)
{
    char *text = context;
    const size_t n = strlen(text);

    snprintf(text + n, 256 - n, "%s ", m->value_text);
    return 0;
}

/* One child, with these weights. */
static void says(growth_store *s, const char *uuid, const char *values)
{
    char text[256] = "";
    int children = 0;

    must(growth_store_each_child(s, one_more, &children, &err));
    ck_assert_int_eq(children, 1);
    must(growth_store_each_measurement(s, uuid, GROWTH_STORE_VIEW_CURRENT, NULL, add_value, text,
                                       &err));
    ck_assert_str_eq(text, values);
}

static int find_key(void *context, const growth_store_identifier *id)
{
    growth_store_entry *entry = context;

    if (strcmp(id->system, "growth-store") == 0)
        *entry = id->provenance.entry;
    return 0;
}

static void take_back_in_j(void)
{
    growth_store_entry entry = 0;

    must(growth_store_each_identifier(j, of_j, find_key, &entry, &err));
    must(growth_store_retract(j, entry, &later, NULL, &err));
}

START_TEST(what_was_taken_for_another_child_is_not_parted)
{
    growth_child child = a_girl();
    char another[UUID_SIZE];

    take_back_in_j();
    record_in(k, of_k, "2022-03-01", "12.6");
    give(k, of_k, j, NULL, GROWTH_ERR_CONFLICT);
    ck_assert_ptr_nonnull(strstr(err.message, "say which child here it is"));
    says(j, of_j, "12.1 12.4 ");
    give(k, of_k, j, of_j, GROWTH_OK);
    says(j, of_j, "12.1 12.4 12.6 ");
    take_back_in_j();
    must(growth_store_add_child(j, &child, NULL, &nurse, another, &err));
    give(k, of_k, j, another, GROWTH_ERR_CONFLICT); /* its weights are in the other record */
}
END_TEST

START_TEST(who_has_taken_our_child_gives_it_back)
{
    for (int round = 0; round < 2; round++) {
        give(j, of_j, k, NULL, GROWTH_OK);
        says(k, of_k, "12.1 12.4 ");
    }
    give(k, of_k, j, NULL, GROWTH_OK);
    says(j, of_j, "12.1 12.4 ");
    record_in(k, of_k, "2022-03-01", "12.6");
    give(k, of_k, j, NULL, GROWTH_OK);
    says(j, of_j, "12.1 12.4 12.6 ");
}
END_TEST

START_TEST(what_is_no_longer_said_there_is_not_taken)
{
    take_back_in_j();
    give(j, of_j, k, NULL, GROWTH_ERR_CONFLICT); /* it has what was recorded of ours */
    give(j, of_j, k, of_k, GROWTH_OK);
    says(k, of_k, "12.1 12.4 ");
}
END_TEST

START_TEST(birth_dates_must_agree)
{
    growth_child child = a_girl();
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;
    char impostor[UUID_SIZE];

    child.birth_date++;
    must(growth_store_add_child(j, &child, NULL, &nurse, impostor, &err));
    take_back_in_j();
    id.system = "growth-store";
    id.value = of_k;
    must(growth_store_identify(j, impostor, &id, &later, NULL, &err));
    give(j, impostor, k, NULL, GROWTH_ERR_CONFLICT);
    ck_assert_ptr_nonnull(strstr(err.message, "birth date"));
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("adopt");

    tcase_add_checked_fixture(t, set_up_both, tear_down_both);
    tcase_add_test(t, what_was_taken_for_another_child_is_not_parted);
    tcase_add_test(t, who_has_taken_our_child_gives_it_back);
    tcase_add_test(t, what_is_no_longer_said_there_is_not_taken);
    tcase_add_test(t, birth_dates_must_agree);
    return tap_run(t);
}
