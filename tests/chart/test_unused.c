/* A doubtful high value of the newest day, or after it, never stands for the child: every page
 * names the value that the rules used, and the other beside it as doubtful, whatever the order of
 * rows. */
#include <stdio.h>
#include <string.h>

#include <growth/scan.h>

#include "../tap.h"
#include "page_checks.h"

typedef struct weighing {
    const char *day;
    double kg;
} weighing;

/* After weights along the 50th centile. */
static const struct {
    const char *unused; /* beside the line; NULL: nothing */
    weighing newest[2];
} children[] = {
    { "not used: 9.9 kg, doubtful", { { "2022-06-01", 8.0 }, { "2022-06-01", 9.9 } } },
    { "not used: 9.9 kg, doubtful", { { "2022-06-01", 9.9 }, { "2022-06-01", 8.0 } } },
    { "not used: 80.0 kg, doubtful", { { "2022-06-01", 8.0 }, { "2022-06-01", 80 } } },
    { "not used: 80.0 kg, doubtful", { { "2022-06-01", 80 }, { "2022-06-01", 8.0 } } },
    { "not used: 80.0 kg, doubtful", { { "2022-06-01", 8.0 }, { "2022-06-20", 80 } } },
    { NULL, { { "2022-03-01", 9.5 }, { "2022-06-01", 8.0 } } },
};

/* As the command asks: the rules know what data quality doubts. */
static void judge_made(growth_judge **judge)
{
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;
    growth_judged judged;

    options.check.today = o.made.options.drawn_on;
    ck_assert_int_eq(growth_judge_open(&options, judge, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_judge_record(*judge, &o.made.record, &judged, NULL), GROWTH_OK);
    o.made.record = judged.record;
    o.made.options.check = judged.check;
    o.made.options.quality = judged.quality;
    o.made.options.n_quality = judged.n_quality;
}

static void weigh(const weighing *newest, growth_chart_page page, growth_judge **judge)
{
    static const weighing track[] = {
        { "2021-04-02", 3.4 }, { "2021-06-01", 5.2 }, { "2021-09-15", 7.6 }, { "2021-12-15", 9.0 }
    };

    made_find("infant", &o.made);
    o.made.record.child.sex = GROWTH_MALE;
    o.made.record.child.birth_date = made_day("2021-04-02");
    o.made.record.child.gestation_days = 40 * 7;
    o.made.record.n_measurements = 0;
    o.made.options.drawn_on = made_day("2022-06-25");
    for (size_t i = 0; i < 6; i++) {
        const weighing *w = i < 4 ? &track[i] : &newest[i - 4];
        growth_measurement *m = &o.made.measurements[o.made.record.n_measurements++];

        *m = (growth_measurement)GROWTH_MEASUREMENT_INIT;
        m->measure = GROWTH_WEIGHT;
        m->measured_on = made_day(w->day);
        m->value = w->kg;
    }
    o.made.options.page = page;
    if (judge)
        judge_made(judge);
    else
        made_check(&o.made);
    open_made();
}

static int says_at(const char *name, const char *words)
{
    for (size_t i = 0; i < o.scene.n_items; i++)
        if (o.scene.items[i].text && !strcmp(o.scene.items[i].name, name) &&
            strstr(o.scene.items[i].text, words))
            return 1;
    return 0;
}

static void check_child(const char *unused, growth_chart_page page)
{
    const int by_line = page == GROWTH_PAGE_SDS || page == GROWTH_PAGE_RECORD;
    const char *text = growth_chart_description(o.chart);

    check_page(growth_chart_page_id(page));
    if (by_line)
        ck_assert(says_at("weight/name", "8.0 kg, 2nd centile"));
    if (by_line && unused)
        ck_assert(says_at("weight/name", unused));
    ck_assert_int_eq(page_says("not used"), by_line && unused);
    if (page != GROWTH_PAGE_SDS)
        ck_assert(says_at(page == GROWTH_PAGE_THUMBNAIL ? "latest" : "weight/latest", "8.0 kg"));
    ck_assert_msg(strstr(text, unused ? " Newest weight that is used 8.0 kg on 1 Jun 2022"
                                      : " Newest weight 8.0 kg on 1 Jun 2022") != NULL,
                  "%s", text);
    ck_assert_msg(!strstr(text, "; not used ") == !unused, "%s", text);
}

START_TEST(the_value_that_is_used_stands_for_the_child)
{
    static const growth_chart_page pages[] = { GROWTH_PAGE_SDS, GROWTH_PAGE_RECORD,
                                               GROWTH_PAGE_WEIGHT, GROWTH_PAGE_THUMBNAIL };

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        growth_judge *judge = NULL;

        weigh(children[_i].newest, pages[i], &judge);
        check_child(children[_i].unused, pages[i]);
        close_chart();
        growth_judge_close(judge);
        weigh(children[_i].newest, pages[i], NULL);
        check_child(children[_i].unused, pages[i]);
        close_chart();
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("unused");

    tcase_set_timeout(t, 120);
    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_loop_test(t, the_value_that_is_used_stands_for_the_child, 0,
                        (int)(sizeof children / sizeof *children));
    return tap_run(t);
}
