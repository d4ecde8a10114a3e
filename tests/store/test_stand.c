/* What one source corrects or takes back is its own: what another said in the same words stands. */
#include "said.h"
#include "same.h"

/* bit 0: the first source takes it back, and does not correct it; bit 1: the second has no keys;
 * bit 2: the first is a person. */
START_TEST(what_another_says_as_well_stands)
{
    const said first = { _i & 4 ? NULL : "hv", _i & 4 ? NULL : "1", "11.0", "HV", NULL, 0, 0 };
    const said hv = { "hv", "1", "11.0", "HV", NULL, 0, 0 };
    const said gp = { "gp", _i & 2 ? NULL : "x", "11.0", "GP", NULL, 0, 0 };
    const said corrected = { "hv", "1", "12.4", "HV", NULL, 0, 0 };
    const char *const now = _i & 1 ? "11.0 GP|\n" : "12.4 HV|\n11.0 GP|\n";
    growth_store_measurement m = as_measured(&hv);
    growth_store_import_row gone = { .system = "local",
                                     .identifier = "c1",
                                     .child = a_girl(),
                                     .measurement = &m,
                                     .state = GROWTH_STORE_RETRACTED };
    int64_t had;

    ck_assert_int_eq(_i & 4 ? record_it(&first) : import_it(&first), GROWTH_STORE_NEW);
    if (_i & 4)
        ck_assert_int_eq(import_it(&hv), GROWTH_STORE_SAME);
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_AMENDED);
    says("11.0 GP|\n");
    ck_assert_int_eq(_i & 1 ? import_row("hv", gone) : import_it(&corrected), GROWTH_STORE_AMENDED);
    says(now);
    had = check_store(store, NULL).entries;
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_SAME);
    ck_assert_int_eq(_i & 1 ? import_row("hv", gone) : import_it(&corrected), GROWTH_STORE_SAME);
    ck_assert_int_eq(check_store(store, NULL).entries, had + 4);
    says(now);
}
END_TEST

static growth_store_outcome withdraw_it(const char *from, const char *key,
                                        growth_store_withdrawn *w)
{
    growth_store_import_source source = { hash_of_next(), NULL, from };
    growth_store_import *import;
    growth_store_outcome outcome;

    must(growth_store_import_begin(store, &source, &nurse, &import, &err));
    must(growth_store_import_withdraw(import, "local", "c1", key, &outcome, w, &err));
    must(growth_store_import_commit(import, 0, NULL, &err));
    return outcome;
}

/* hv takes an Observation back, or says that it was a visit, or a height. */
static growth_store_outcome say_otherwise(int how)
{
    growth_store_contact visit = GROWTH_STORE_CONTACT_INIT;
    growth_store_measurement height = weight("2023-06-01", "81");
    growth_store_import_row row = { .system = "local",
                                    .identifier = "c1",
                                    .child = a_girl(),
                                    .key_of = GROWTH_STORE_KEY_OF_OBSERVATION };
    growth_store_withdrawn w;

    if (how == 0)
        return withdraw_it("hv", "1", &w);
    visit.on = day("2023-06-01");
    height.measure = GROWTH_HEIGHT;
    height.unit = "cm";
    visit.source_key = height.source_key = "1";
    if (how == 1)
        row.contact = &visit;
    else
        row.measurement = &height;
    row.measures = how == 1 ? 0 : 1u << GROWTH_HEIGHT;
    return import_row("hv", row);
}

/* Each of these, with hv the first to have said it, or gp. */
START_TEST(what_a_source_takes_back_by_its_key_others_say_still)
{
    const said hv = { "hv", "1", "11.0", "HV", NULL, 0, 0 };
    const said gp = { "gp", "x", "11.0", "GP", NULL, 0, 0 };
    growth_store_withdrawn w;

    import_it(_i & 1 ? &gp : &hv);
    import_it(_i & 1 ? &hv : &gp);
    ck_assert_int_eq(say_otherwise(_i >> 1), GROWTH_STORE_AMENDED);
    says(_i >> 1 == 2 ? "11.0 GP|\n81 -|\n" : "11.0 GP|\n");
    ck_assert_int_eq(say_otherwise(_i >> 1), GROWTH_STORE_SAME);
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_SAME);
    ck_assert_int_eq(withdraw_it("gp", "x", &w), GROWTH_STORE_AMENDED);
    ck_assert_int_eq(w.measurements, 1);
    says(_i >> 1 == 2 ? "81 -|\n" : "");
    ck_assert_int_eq(withdraw_it("gp", "x", &w), GROWTH_STORE_SAME);
    ck_assert_int_eq(w.measurements_before, 1);
}
END_TEST

/* What gp has corrected since is gp's: hv takes back its own. */
START_TEST(what_another_has_corrected_is_not_withdrawn)
{
    const said hv = { "hv", "1", "11.0", "HV", NULL, 0, 0 };
    const said gp = { "gp", "x", "11.0", "GP", NULL, 0, 0 };
    const said corrected = { "gp", "x", "12.4", "GP", NULL, 0, 0 };
    growth_store_withdrawn w;
    int64_t had;

    import_it(&hv);
    import_it(&gp);
    import_it(&corrected);
    says("12.4 GP|\n11.0 HV|\n");
    had = check_store(store, NULL).entries;
    ck_assert_int_eq(withdraw_it("hv", "1", &w), GROWTH_STORE_AMENDED);
    ck_assert_int_eq(w.measurements, 1);
    says("12.4 GP|\n");
    ck_assert_int_eq(check_store(store, NULL).entries, had + 3); /* and the import itself */
    ck_assert_int_eq(import_it(&hv), GROWTH_STORE_AMENDED);          /* it says it again */
    says("12.4 GP|\n11.0 HV|\n");
}
END_TEST

/* What a source says for the first time is not what it said when another had corrected it. */
START_TEST(what_comes_after_a_correction_is_said_by_itself) /* with a key, without */
{
    const said hv = { "hv", "1", "11.0", "HV", NULL, 0, 0 };
    const said corrected = { "hv", "1", "12.4", "HV", NULL, 0, 0 };
    const said gp = { "gp", _i ? NULL : "x", "11.0", "GP", NULL, 0, 0 };
    const said anew = { "hv", "2", "11.0", "HV", NULL, 0, 0 };

    import_it(&hv);
    import_it(&corrected);
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_NEW);
    says("12.4 HV|\n11.0 GP|\n");
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_SAME);
    must(growth_store_retract(store, 11, &nurse, NULL, &err));
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_SAME);
    says("12.4 HV|\n");
    /* and a source that corrects one entry and makes another means both */
    ck_assert_int_eq(import_it(&anew), GROWTH_STORE_NEW);
    says("12.4 HV|\n11.0 HV|\n");
}
END_TEST

/* As stores of before wrote it: the correction by one source stands alone behind what both said. */
START_TEST(what_another_took_away_before_comes_again)
{
    const said hv = { "hv", "1", "11.0", "HV", NULL, 0, 0 };
    const said gp = { "gp", "x", "11.0", "GP", NULL, 0, 0 };
    sqlite3_stmt *statement;
    cell cells[COLUMNS_MAX];

    import_it(&hv);
    import_it(&gp); /* entry 8 */
    must(growth__store_begin(store, &err));
    must(growth__store_whole(store, TABLE_MEASUREMENT, 8, &statement, cells, &err));
    cells[AT_SUPERSEDES] = growth__cell_entry(8);
    cells[MEASUREMENT_TEXT] = growth__cell_text("12.4");
    cells[MEASUREMENT_VALUE] = growth__cell_real(12.4);
    cells[MEASUREMENT_SOURCE] = growth__cell_text("hv");
    cells[MEASUREMENT_KEY] = growth__cell_text("1");
    must(growth__store_append(store, TABLE_MEASUREMENT, cells, NULL, &err));
    growth__store_done(statement);
    must(growth__store_end(store, GROWTH_OK, &err));
    says("12.4 GP|\n");
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_NEW);
    says("12.4 GP|\n11.0 GP|\n");
    ck_assert_int_eq(import_it(&gp), GROWTH_STORE_SAME);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("stand");

    tcase_add_test(t, what_another_took_away_before_comes_again);
    tcase_add_checked_fixture(t, set_up_child, tear_down);
    tcase_add_loop_test(t, what_another_says_as_well_stands, 0, 8);
    tcase_add_loop_test(t, what_a_source_takes_back_by_its_key_others_say_still, 0, 6);
    tcase_add_test(t, what_another_has_corrected_is_not_withdrawn);
    tcase_add_loop_test(t, what_comes_after_a_correction_is_said_by_itself, 0, 2);
    return tap_run(t);
}
