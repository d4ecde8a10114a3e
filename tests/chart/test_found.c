/* What the rules found is said in words, whether or not a bracket of the page shows it. */
#include <string.h>

#include "given.h"
#include "page_checks.h"
#include "../tap.h"

static void open_checked(const char *id, growth_chart_page page)
{
    made_find(id, &o.made);
    made_check(&o.made);
    o.made.options.page = page;
    open_made();
    check_page("found");
}

static const growth_chart_page with_header[] = { GROWTH_PAGE_WEIGHT_HEIGHT, GROWTH_PAGE_WEIGHT,
                                                 GROWTH_PAGE_HEIGHT,        GROWTH_PAGE_BMI,
                                                 GROWTH_PAGE_HEAD,          GROWTH_PAGE_SDS,
                                                 GROWTH_PAGE_RECORD };

/* Also on a page of another measure. */
START_TEST(the_head_of_every_page_says_it)
{
    int found = 0;

    open_checked("fall", with_header[_i]);
    for (size_t i = 0; i < o.scene.n_items; i++)
        found |= o.scene.items[i].text && !strcmp(o.scene.items[i].style, "fact-found") &&
                 strstr(o.scene.items[i].text,
                        "Urgent, measure again now: weight has moved down 4.5 centile spaces");
    ck_assert(found);
    ck_assert(page_says("Found by the rules"));
    close_chart();
}
END_TEST

/* Each sheet that has no such head says at least that it is urgent. */
START_TEST(so_does_every_sheet)
{
    size_t said = 0;

    open_checked("fall", GROWTH_PAGE_RECORD);
    for (size_t i = 0; i < o.scene.n_items; i++)
        said += o.scene.items[i].text && strstr(o.scene.items[i].text, "measure again now") &&
                !strncmp(o.scene.items[i].name, "fact", 4);
    ck_assert_uint_eq(said, growth_chart_sheet_count(o.chart));
    close_chart();
}
END_TEST

START_TEST(nothing_found_is_not_said_at_the_head)
{
    open_checked("infant", GROWTH_PAGE_WEIGHT_HEIGHT);
    ck_assert(!page_says("Found"));
    close_chart();
}
END_TEST

/* BMI has no panel on the first page: its finding has words there all the same. */
START_TEST(a_finding_without_a_panel_has_words)
{
    open_checked("school", GROWTH_PAGE_WEIGHT_HEIGHT);
    ck_assert(named_in_notes("BMI is below the 0.4th centile. Found by the rules ng75-bmi, "));
    ck_assert(described("BMI is below the 0.4th centile (rule ng75-bmi)"));
    ck_assert(!page_says("Also found"));
    close_chart();
}
END_TEST

/* A state has no stretch to be bracketed: its words stand in the panel, with the note's number. */
START_TEST(a_state_has_its_words_in_the_panel)
{
    const dumped_item *words;

    open_checked("school", GROWTH_PAGE_BMI);
    words = dumped_find(&o.scene, "text", "bmi/found");
    ck_assert_ptr_nonnull(words);
    ck_assert_str_eq(words->text, "BMI is below the 0.4th centile");
    ck_assert_ptr_nonnull(dumped_find(&o.scene, "text", "bmi/note/found"));
    close_chart();
}
END_TEST

START_TEST(the_description_says_how_pressing_it_is)
{
    open_checked("fall", GROWTH_PAGE_WEIGHT_HEIGHT);
    ck_assert(described("Found, urgent, measure again now: weight from 13 Dec 2022"));
    ck_assert(named_in_notes("Urgent, measure again now: weight, 13 Dec 2022 to 13 Sep 2023"));
    close_chart();
}
END_TEST

START_TEST(a_thumbnail_flags_what_it_does_not_draw)
{
    open_checked("fall", GROWTH_PAGE_THUMBNAIL);
    ck_assert(page_says("Urgent \u00b7 \u22124.5 centile spaces"));
    close_chart();
    open_checked("school", GROWTH_PAGE_THUMBNAIL);
    ck_assert(page_says("BMI is below the"));
    close_chart();
    open_checked("infant", GROWTH_PAGE_THUMBNAIL);
    ck_assert_ptr_null(dumped_find(&o.scene, "text", "flags"));
    close_chart();
}
END_TEST

/* What was lost since the heaviest weight has a time of its own, beside that of the fall. */
START_TEST(the_bracket_says_what_was_lost_since_the_heaviest)
{
    growth_finding *f;

    made_find("fall", &o.made);
    made_check(&o.made);
    f = &o.made.check.findings[0];
    f->loss = (growth_loss){
        f->from_date + 60, f->to_date, f->from_age + 60, f->to_age, f->from_value + 1,
        f->to_value,       26
    };
    open_made();
    ck_assert(page_says("\u22124.5 centile spaces, 9 months; \u22124.3 kg in 7 months"));
    ck_assert(named_in_notes("9 months; \u22124.3 kg in 7 months. Found by"));
    close_chart();
}
END_TEST

/* Numbers that are no rule's and no doubt's; a name in another encoding. */
START_TEST(what_a_program_hands_over_is_looked_at)
{
    growth_quality_finding doubt = { .kind = GROWTH_QUALITY_NONE };
    growth_error err;
    growth_chart *chart;

    made_find("fall", &o.made);
    made_check(&o.made);
    o.made.options.quality = &doubt;
    o.made.options.n_quality = 1;
    for (int kind = 0; kind <= 77; kind += 77) {
        doubt.kind = (growth_quality_kind)kind;
        ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &chart, &err),
                         GROWTH_ERR_ARGUMENT);
        ck_assert_msg(strstr(err.message, "no doubt about an entry") != NULL, "%s", err.message);
    }
    o.made.options.n_quality = 0;
    o.made.check.findings[0].rule = 9999;
    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &chart, &err),
                     GROWTH_ERR_ARGUMENT);
    made_check(&o.made);
    o.made.options.size = 0;
    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &chart, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_msg(strstr(err.message, "size is 0") != NULL, "%s", err.message);
    made_find("fall", &o.made);
    o.made.options.name = "Zo\xeb Example";
    open_made();
    ck_assert(page_says("Zo? Example"));
    close_chart();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("found");

    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tap_each(t, the_head_of_every_page_says_it, with_header);
    tcase_add_test(t, so_does_every_sheet);
    tcase_add_test(t, nothing_found_is_not_said_at_the_head);
    tcase_add_test(t, a_finding_without_a_panel_has_words);
    tcase_add_test(t, a_state_has_its_words_in_the_panel);
    tcase_add_test(t, the_description_says_how_pressing_it_is);
    tcase_add_test(t, a_thumbnail_flags_what_it_does_not_draw);
    tcase_add_test(t, the_bracket_says_what_was_lost_since_the_heaviest);
    tcase_add_test(t, what_a_program_hands_over_is_looked_at);
    return tap_run(t);
}
