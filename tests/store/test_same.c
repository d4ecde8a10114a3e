/* The same measurement said twice: nothing that either says is lost, and nothing is said twice. */
#include "said.h"

START_TEST(what_is_recorded_again_adds_what_it_says_more)
{
    const said first = { NULL, NULL, "11.0", "HV", NULL, 0, 0 };
    const said more = { NULL, NULL, "11.0", "hospital", "feet", GROWTH_MARK_OEDEMA, 0 };
    const said doubt = { NULL, NULL, "11.0", NULL, "moved", GROWTH_MARK_DOUBTFUL, GROWTH_LYING };
    const said other = { NULL, NULL, "11.0", NULL, NULL, 0, GROWTH_STANDING };
    const said *all[] = { &first, &more, &doubt, &other };
    int64_t had;

    ck_assert_int_eq(record_it(&first), GROWTH_STORE_NEW);
    ck_assert_int_eq(record_it(&more), GROWTH_STORE_AMENDED);
    says("11.0 oedema hospital|feet\n");
    ck_assert_int_eq(record_it(&doubt), GROWTH_STORE_AMENDED);
    says("11.0 lying oedema doubtful hospital|feet; moved\n");
    ck_assert_int_eq(record_it(&other), GROWTH_STORE_NEW);
    had = check_store(store, NULL).entries;
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(record_it(all[i]), GROWTH_STORE_SAME);
    ck_assert_int_eq(check_store(store, NULL).entries, had);
    says("11.0 lying oedema doubtful hospital|feet; moved\n11.0 standing -|\n");
}
END_TEST

START_TEST(each_sources_key_is_remembered)
{
    const said hv = { "hv", "1", "11.0", "HV", NULL, GROWTH_MARK_OEDEMA, 0 };
    const said hosp = { "hosp", "A1", "11.0", "hospital", NULL, 0, 0 };
    const said gp = { "gp", "x", "11.0", "HV", NULL, GROWTH_MARK_OEDEMA, GROWTH_LYING };
    const said corrected = { "hosp", "A1", "11.5", "hospital", NULL, 0, 0 };
    const said of_gp = { "gp", "x", "11.6", "GP", NULL, 0, 0 };
    const said *all[] = { &hv, &hosp, &gp };
    int64_t had;

    ck_assert_int_eq(import_it(&hv), GROWTH_STORE_NEW);
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_AMENDED); /* another service */
    says("11.0 oedema hospital|\n");
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_AMENDED);
    says("11.0 lying oedema HV|\n");
    had = check_store(store, NULL).entries;
    for (size_t i = 0; i < 3; i++)
        ck_assert_int_eq(import_it(all[i]), GROWTH_STORE_SAME);
    ck_assert_int_eq(check_store(store, NULL).entries, had + 6); /* the imports themselves */
    ck_assert_int_eq(import_it(&corrected), GROWTH_STORE_AMENDED);
    says("11.5 hospital|\n11.0 lying oedema HV|\n");
    ck_assert_int_eq(import_it(&of_gp), GROWTH_STORE_AMENDED);
    says("11.5 hospital|\n11.6 GP|\n11.0 oedema HV|\n");
}
END_TEST

START_TEST(a_key_alone_is_the_same)
{
    const said hv = { "hv", "1", "11.0", "HV", NULL, 0, 0 };
    const said hosp = { "hosp", "A1", "11.0", NULL, NULL, 0, 0 };
    const said corrected = { "hosp", "A1", "11.5", NULL, NULL, 0, 0 };
    int64_t had;

    import_it(&hv);
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_SAME);
    says("11.0 HV|\n");
    had = check_store(store, NULL).entries;
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_SAME);
    ck_assert_int_eq(check_store(store, NULL).entries, had + 2);
    ck_assert_int_eq(import_it(&corrected), GROWTH_STORE_AMENDED);
    says("11.5 -|\n11.0 HV|\n");
}
END_TEST

START_TEST(a_persons_correction_stands_with_what_is_added) /* under another key, without one */
{
    const said hv = { "hv", "1", "11.0", "HV", NULL, 0, 0 };
    const said more = { "hv", _i ? "2" : NULL, "11.0", NULL, "feet", GROWTH_MARK_OEDEMA, 0 };
    const said hosp = { "hosp", _i ? "A1" : NULL, "11.0", NULL, "legs", 0, 0 };
    const said hv_note = { "hv", "1", "11.0", "HV", "clothed", 0, 0 };
    growth_store_measurement m = weight("2023-06-01", "10.1");
    int64_t had;

    import_it(&hv);
    must(growth_store_amend(store, 5, &m, &nurse, NULL, &err));
    says("10.1 -|\n");
    ck_assert_int_eq(import_it(&more), GROWTH_STORE_AMENDED);
    says("10.1 oedema -|feet\n");
    ck_assert_int_eq(import_it(&hv_note), GROWTH_STORE_AMENDED);
    says("10.1 oedema HV|feet; clothed\n");
    had = check_store(store, NULL).entries;
    ck_assert_int_eq(import_it(&more), GROWTH_STORE_SAME);
    ck_assert_int_eq(import_it(&hv), GROWTH_STORE_SAME);
    ck_assert_int_eq(import_it(&hv_note), GROWTH_STORE_SAME);
    ck_assert_int_eq(check_store(store, NULL).entries, had + 6);
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_NEW); /* which nobody has corrected */
    says("10.1 oedema HV|feet; clothed\n11.0 -|legs\n");
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_SAME);
}
END_TEST

START_TEST(what_was_taken_back_stays_so)
{
    const said hv = { "hv", "1", "11.0", "HV", NULL, 0, 0 };
    const said again = { "hv", "2", "11.0", NULL, "feet", GROWTH_MARK_OEDEMA, 0 };
    const said hosp = { "hosp", "A1", "11.0", NULL, "feet", GROWTH_MARK_OEDEMA, 0 };

    import_it(&hv);
    must(growth_store_retract(store, 5, &nurse, NULL, &err));
    for (int n = 0; n < 2; n++) {
        ck_assert_int_eq(import_it(&hv), GROWTH_STORE_SAME);
        ck_assert_int_eq(import_it(&again), GROWTH_STORE_SAME);
    }
    says("");
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_NEW); /* said by somebody else */
    says("11.0 oedema -|feet\n");
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_SAME);
}
END_TEST

START_TEST(what_stands_goes_before_what_was_taken_back)
{
    const said plain = { NULL, NULL, "11.0", NULL, NULL, 0, 0 };
    const said hosp = { "hosp", "k1", "11.0", NULL, NULL, GROWTH_MARK_OEDEMA, 0 };
    growth_store_entry entry = record_weight(uuid, "2023-06-01", "11.0");

    must(growth_store_retract(store, entry, &nurse, NULL, &err));
    ck_assert_int_eq(record_it(&plain), GROWTH_STORE_NEW);
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_AMENDED);
    says("11.0 oedema -|\n");
    ck_assert_int_eq(import_it(&hosp), GROWTH_STORE_SAME);
}
END_TEST

START_TEST(a_note_is_not_part_of_another_word)
{
    const said not_so = { NULL, NULL, "11.0", NULL, "not undressed", 0, 0 };
    const said so = { NULL, NULL, "11.0", NULL, "undressed", 0, 0 };
    const said both = { NULL, NULL, "11.0", NULL, "undressed; not undressed", 0, 0 };

    record_it(&not_so);
    ck_assert_int_eq(record_it(&so), GROWTH_STORE_AMENDED);
    says("11.0 -|not undressed; undressed\n");
    ck_assert_int_eq(record_it(&so), GROWTH_STORE_SAME);
    ck_assert_int_eq(record_it(&both), GROWTH_STORE_SAME);
}
END_TEST

/* An Observation that is final now, and a table whose note only begins with that word. */
START_TEST(a_value_that_is_final_is_not_called_preliminary)
{
    const said before = {
        "lab", "o1", "11.0", NULL, _i == 1 ? "preliminary reading; clothed" : "preliminary: held",
        0,     0
    };
    const said final = { "lab", "o1", "11.0", NULL, NULL, 0, 0 };
    growth_store_measurement m = as_measured(&final);
    const growth_store_import_row row = { .system = "local",
                                          .identifier = "c1",
                                          .child = a_girl(),
                                          .measurement = &m,
                                          .key_of = _i == 2 ? GROWTH_STORE_KEY_OF_VALUE
                                                            : GROWTH_STORE_KEY_OF_OBSERVATION };

    import_it(&before);
    ck_assert_int_eq(import_row("lab", row), _i ? GROWTH_STORE_SAME : GROWTH_STORE_AMENDED);
    says(_i == 0   ? "11.0 -|\n"
         : _i == 1 ? "11.0 -|preliminary reading; clothed\n"
                   : "11.0 -|preliminary: held\n");
    ck_assert_int_eq(import_row("lab", row), GROWTH_STORE_SAME);
}
END_TEST

static int one_more(void *context, const growth_store_contact *c)
{
    (void)c;
    ++*(int *)context;
    return 0;
}

/* 1: the value was taken back, 2: the source takes it back. */
START_TEST(a_visit_gives_way_to_a_value_that_is_here)
{
    const said lab = { "lab", "o1", "11.0", NULL, NULL, 0, 0 };
    const said labs_first = { "lab", "o0", "11.0", NULL, NULL, 0, 0 };
    growth_store_contact c = GROWTH_STORE_CONTACT_INIT;
    growth_store_measurement m = as_measured(&lab);
    growth_store_import_row row = { .system = "local", .identifier = "c1", .child = a_girl() };
    int visits = 0;

    import_it(&labs_first); /* entry 5 */
    c.on = day("2023-06-01");
    c.source_key = "o1";
    row.contact = &c;
    ck_assert_int_eq(import_row("lab", row), GROWTH_STORE_NEW);
    if (_i == 1)
        must(growth_store_retract(store, 5, &nurse, NULL, &err));
    row.contact = NULL;
    row.measurement = &m;
    row.replaces = 1;
    row.state = _i == 2 ? GROWTH_STORE_RETRACTED : GROWTH_STORE_CURRENT;
    ck_assert_int_eq(import_row("lab", row), _i ? GROWTH_STORE_SAME : GROWTH_STORE_AMENDED);
    ck_assert_int_eq(import_row("lab", row), GROWTH_STORE_SAME);
    must(growth_store_each_contact(store, uuid, GROWTH_STORE_VIEW_CURRENT, NULL, one_more, &visits,
                                   &err));
    ck_assert_int_eq(visits, _i != 0);
    says(_i == 1 ? "" : "11.0 -|\n");
}
END_TEST

static int list_note(void *context, const growth_store_contact *c)
{
    snprintf(context, 64, "%s by %s", c->note, c->seen_by);
    return 0;
}

START_TEST(contacts_as_well)
{
    growth_store_contact c = GROWTH_STORE_CONTACT_INIT;
    growth_store_outcome outcome;
    char text[64] = "";

    c.on = day("2023-06-01");
    c.seen_by = "A";
    must(growth_store_add_contact(store, uuid, &c, &nurse, &outcome, NULL, &err));
    c.seen_by = NULL;
    c.note = "asleep";
    must(growth_store_add_contact(store, uuid, &c, &nurse, &outcome, NULL, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_AMENDED);
    must(growth_store_each_contact(store, uuid, GROWTH_STORE_VIEW_CURRENT, NULL, list_note, text,
                                   &err));
    ck_assert_str_eq(text, "asleep by A");
    must(growth_store_add_contact(store, uuid, &c, &nurse, &outcome, NULL, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_SAME);
}
END_TEST

START_TEST(a_reason_ends_with_a_whole_letter) /* by the bytes before the first of two */
{
    char service[300] = "aa";
    const said first = { NULL, NULL, "11.0", NULL, NULL, 0, 0 };
    const said again = { NULL, NULL, "11.0", service, NULL, 0, 0 };
    const growth_store_stamp without_reason = { nurse.author, NULL, nurse.recorded_at };
    growth_store_measurement m = as_measured(&again);
    growth_store_outcome outcome;
    growth_store *empty;
    char path[96];
    bytes b;

    for (int n = _i; n + 2 < 250; n += 2)
        memcpy(service + n, "\xc3\xa8", 3);
    record_it(&first);
    must(growth_store_record(store, uuid, &m, &without_reason, &outcome, NULL, &err));
    ck_assert_int_eq(outcome, GROWTH_STORE_AMENDED);
    b = export_of(store, uuid, (growth_store_format)_i);
    must(growth_store_open(in_folder("b.growth", path), GROWTH_STORE_CREATE, &empty, &err));
    must(growth_store_restore(empty, b.at, b.n, NULL, &err));
    growth_store_close(empty);
    free(b.at);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("same");

    tcase_add_checked_fixture(t, set_up_child, tear_down);
    tcase_add_test(t, what_is_recorded_again_adds_what_it_says_more);
    tcase_add_test(t, each_sources_key_is_remembered);
    tcase_add_test(t, a_key_alone_is_the_same);
    tcase_add_loop_test(t, a_persons_correction_stands_with_what_is_added, 0, 2);
    tcase_add_test(t, what_was_taken_back_stays_so);
    tcase_add_test(t, what_stands_goes_before_what_was_taken_back);
    tcase_add_test(t, a_note_is_not_part_of_another_word);
    tcase_add_loop_test(t, a_value_that_is_final_is_not_called_preliminary, 0, 3);
    tcase_add_loop_test(t, a_visit_gives_way_to_a_value_that_is_here, 0, 3);
    tcase_add_test(t, contacts_as_well);
    tcase_add_loop_test(t, a_reason_ends_with_a_whole_letter, 0, 2);
    return tap_run(t);
}
