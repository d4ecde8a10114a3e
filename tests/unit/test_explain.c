/* Words of the findings, and contacts: what is always said, and what never. */
#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "../tap.h"
#include "made.h"

#define W GROWTH_WEIGHT

static growth_check check;

static const char *const never[] = {
    "abuse",      "neglect", "failure to thrive", "normal",    "no concern",    "fine",
    "reassuring", "disease", "probability",       "likely to", "parent should", "malnutrition"
};

static void lower(const char *text, char *to)
{
    size_t i = 0;

    for (; text[i]; i++)
        to[i] = (char)tolower((unsigned char)text[i]);
    to[i] = '\0';
}

/* Removes every `phrase`. */
static void remove_phrase(char *text, const char *phrase)
{
    for (char *at; (at = strstr(text, phrase));)
        memmove(at, at + strlen(phrase), strlen(at + strlen(phrase)) + 1);
}

static void look(const char *text)
{
    char copy[GROWTH_EXPLAIN_SIZE];

    ck_assert(strlen(text) > 0);
    ck_assert(strlen(text) < GROWTH_EXPLAIN_SIZE - 200);
    lower(text, copy);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (strstr(copy, never[i]))
            ck_abort_msg("\"%s\" in: %s", never[i], text);
    remove_phrase(copy, "this is not a diagnosis");
    if (strstr(copy, "healthy") || strstr(copy, "diagnosis") || strstr(copy, "nan"))
        ck_abort_msg("in: %s", text);
}

static void look_at_all(const made *k, growth_date today)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    growth_rules rules;
    char text[GROWTH_EXPLAIN_SIZE];

    growth_rules_default(&rules);
    for (size_t i = 0; i < growth_rule_count(); i++)
        rules.on[i] = 1;
    options.rules = &rules;
    options.today = today;
    ck_assert_int_eq(growth_check_record(&k->record, &options, &check, NULL), GROWTH_OK);
    for (size_t i = 0; i < check.n_findings; i++) {
        look(growth_explain(&check, &check.findings[i], GROWTH_EXPLAIN_ALL, text));
        if (!strstr(text, "This is not a diagnosis.") || !strstr(text, "safeguarding procedure"))
            ck_abort_msg("%s", text);
    }
    look(growth_explain_silence(&check, text));
    for (unsigned bits = 1; bits < 2 * GROWTH_CONTACT_NOT_BROUGHT; bits++)
        look(growth_explain_contact(&check, bits, text));
}

static size_t times(const char *text, const char *part)
{
    size_t n = 0;

    for (const char *p = strstr(text, part); p; p = strstr(p + 1, part))
        n++;
    return n;
}

START_TEST(of_many_contacts_the_last_weight_is_said_once)
{
    static growth_check gaps;
    char all[GROWTH_EXPLAIN_SIZE], one[GROWTH_EXPLAIN_SIZE];
    const char *last = "The last weight is of ";
    unsigned findings = 0;

    memset(&gaps, 0, sizeof gaps);
    gaps.contacts.last_weight = MADE_BORN + 100;
    gaps.contacts.confirm_by = MADE_BORN + 120;
    gaps.contacts.seen_on = GROWTH_DATE_NONE;
    gaps.contacts.gap_days = 400;
    gaps.contacts.most_in_a_row = 2;
    gaps.contacts.not_brought = 3;
    gaps.contacts.not_brought_in_a_row = 2;
    gaps.contacts.not_brought_on = MADE_BORN + 110;
    for (unsigned bit = GROWTH_CONTACT_BLIND_GAP; growth_contact_finding_id(bit); bit <<= 1) {
        findings |= bit;
        growth_explain_contact(&gaps, findings, all);
        growth_explain_contact(&gaps, bit, one);
        ck_assert_uint_eq(times(all, last), 1);
        ck_assert_uint_eq(times(all, "Weigh at the next contact."), 1);
        ck_assert_ptr_nonnull(strstr(one, last));
        ck_assert_ptr_nonnull(strstr(all, one)); /* the newest bit is the last said */
    }
    ck_assert_ptr_nonnull(strstr(all, "No weight for 400 days"));
    ck_assert_ptr_nonnull(strstr(all, "2 visits in a row"));
    ck_assert_ptr_nonnull(strstr(all, "Was not brought 3 times, 2 of them in a row, the last on "));
}
END_TEST

START_TEST(forbidden_words_never_appear)
{
    for (unsigned seed = 1; seed <= 400; seed++) {
        made k;

        made_wanderer(&k, seed);
        k.record.child.mother_height_cm = 190;
        k.record.child.father_height_cm = 200;
        k.contacts[0] =
            (growth_contact){ MADE_BORN + 900, GROWTH_NAN, GROWTH_REASON_NO_SCALES, NULL, NULL };
        k.record.n_contacts = 1;
        look_at_all(&k, seed % 2 ? GROWTH_DATE_NONE : MADE_BORN + 5000);
    }
    for (size_t i = 0; i < growth_rule_count(); i++) {
        look(growth_rule_at(i)->title);
        look(growth_rule_at(i)->when);
    }
}
END_TEST

START_TEST(a_fall_is_told_as_it_can_be_checked)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    char text[GROWTH_EXPLAIN_SIZE];
    made k;

    made_begin(&k, GROWTH_MALE);
    for (int i = 0; i < 6; i++)
        made_sds(&k, W, 730 - 30 + 100 * i, i < 4 ? 0 : -2);
    options.today = MADE_BORN + 1201;
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
    growth_explain(&check, made_finding(&check, "sustained-fall", W), GROWTH_EXPLAIN_ALL, text);
    ck_assert_ptr_nonnull(strstr(text, "Weight has moved down 3.0 centile spaces since "));
    ck_assert_ptr_nonnull(strstr(text, "(50th to 2nd), on 2 weighings 100 days apart. "));
    ck_assert_ptr_nonnull(strstr(text, "Meets the rule sustained-fall"));
    ck_assert_ptr_nonnull(strstr(text, "the second highest of the earlier occasions"));
    ck_assert_ptr_nonnull(
        strstr(text, "6 occasions of weight; the last weight is 1 day old; uk-who, gestation "
                     "policy exact, rules as built in."));
    ck_assert_ptr_nonnull(strstr(text, "Confirm by "));
    ck_assert_ptr_nonnull(strstr(text, "Re-check weight, measure height, review the chart"));
}
END_TEST

START_TEST(silence_is_not_reassurance)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    char text[GROWTH_EXPLAIN_SIZE];
    made k;

    made_begin(&k, GROWTH_FEMALE);
    for (int i = 0; i < 4; i++)
        made_sds(&k, W, 100 + 60 * i, 0);
    options.today = MADE_BORN + 300;
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
    ck_assert_str_eq(growth_explain_silence(&check, text),
                     "No rule met on 4 weights; the last is 20 days old.");
    options.today = MADE_BORN + 1300;
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
    ck_assert_int_eq(check.tier, GROWTH_TIER_INSUFFICIENT);
    ck_assert_ptr_nonnull(strstr(growth_explain_silence(&check, text), "no reassurance"));
    ck_assert(check.contacts.findings & GROWTH_CONTACT_OVERDUE);
    ck_assert(check.contacts.findings & GROWTH_CONTACT_BLIND_GAP);
}
END_TEST

/* ---- contacts -------------------------------------------------------------------------------- */

static growth_contact visit(int age, growth_reason reason)
{
    return (growth_contact){ MADE_BORN + age, GROWTH_NAN, reason, NULL, NULL };
}

static int row(const char *id)
{
    size_t n;
    const growth_contact_due *due = growth_contact_schedule(&n);

    for (size_t i = 0; i < n; i++)
        if (!strcmp(due[i].id, id))
            return (int)i;
    ck_abort_msg("%s", id);
}

START_TEST(states_of_the_schedule)
{
    growth_contacts c;
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, 0, 3.5);
    made_add(&k, W, 50, 5);
    k.contacts[0] = visit(300, GROWTH_REASON_NO_SCALES);
    k.record.n_contacts = 1;
    growth_contacts_check(&k.record, MADE_BORN + 450, &c);
    ck_assert_int_eq(c.items[row("birth")].state, GROWTH_CONTACT_DONE);
    ck_assert_int_eq(c.items[row("new-birth")].state, GROWTH_CONTACT_MISSED);
    ck_assert_int_eq(c.items[row("review-6w")].state, GROWTH_CONTACT_DONE);
    ck_assert_int_eq(c.items[row("immunisation-12w")].state, GROWTH_CONTACT_MISSED);
    ck_assert_int_eq(c.items[row("review-12m")].state, GROWTH_CONTACT_NOT_MEASURED);
    ck_assert_int_eq(c.items[row("review-12m")].reason, GROWTH_REASON_NO_SCALES);
    ck_assert_int_eq(c.items[row("immunisation-18m")].state, GROWTH_CONTACT_NOT_MEANT);
    ck_assert_int_eq(c.items[row("review-2y")].state, GROWTH_CONTACT_NOT_DUE);
    ck_assert_int_eq(c.next, row("review-2y"));
    ck_assert_int_eq(c.last_weight_days, 400);
    ck_assert(c.findings & GROWTH_CONTACT_OVERDUE);
    ck_assert(c.findings & GROWTH_CONTACT_BLIND_GAP);
    ck_assert_uint_eq(c.seen_not_weighed, 1);
}
END_TEST

START_TEST(overdue_to_the_day)
{
    const struct {
        int weight, today, overdue;
    } rows[] = {
        { 20, 69, 0 },   { 20, 70, 1 },    /* 6-8 week review, 10 weeks */
        { 200, 456, 0 }, { 200, 457, 1 },  /* 12 month review, 15 months */
        { 500, 1004, 0 }, { 500, 1005, 1 }, /* 2-2.5 year review, 33 months */
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        growth_contacts c;
        made k;

        made_begin(&k, GROWTH_MALE);
        made_add(&k, W, rows[i].weight, 5);
        growth_contacts_check(&k.record, MADE_BORN + rows[i].today, &c);
        ck_assert_msg(!!(c.findings & GROWTH_CONTACT_OVERDUE) == rows[i].overdue, "row %zu", i);
    }
}
END_TEST

/* Born 2018-03-20: in Reception from September 2022 to August 2023, Year 6 six years later. */
START_TEST(school_years_end_on_31_august)
{
    growth_date born, last, first;
    growth_contacts c;
    made k;

    made_begin(&k, GROWTH_MALE);
    ck_assert_int_eq(growth_date_from_civil(2018, 3, 20, &born), GROWTH_OK);
    ck_assert_int_eq(growth_date_from_civil(2023, 8, 31, &last), GROWTH_OK);
    ck_assert_int_eq(growth_date_from_civil(2022, 8, 1, &first), GROWTH_OK);
    k.record.child.birth_date = born;
    made_add(&k, W, 0, 16)->measured_on = first;
    growth_contacts_check(&k.record, last, &c);
    ck_assert_int_eq(c.items[row("reception")].state, GROWTH_CONTACT_DUE);
    ck_assert(!(c.findings & GROWTH_CONTACT_OVERDUE));
    growth_contacts_check(&k.record, last + 1, &c);
    ck_assert_int_eq(c.items[row("reception")].state, GROWTH_CONTACT_MISSED);
    ck_assert(c.findings & GROWTH_CONTACT_OVERDUE);
    ck_assert_int_eq(c.items[row("year-6")].state, GROWTH_CONTACT_NOT_DUE);
}
END_TEST

START_TEST(seen_and_not_seen_are_counted_apart)
{
    growth_contacts c;
    made k;

    made_begin(&k, GROWTH_FEMALE);
    made_add(&k, W, 200, 7);
    k.contacts[0] = visit(260, GROWTH_REASON_NOT_PRESENT);
    k.contacts[1] = visit(300, GROWTH_REASON_DECLINED);
    k.contacts[2] = visit(250, GROWTH_REASON_NO_SCALES);
    k.contacts[3] = visit(200, GROWTH_REASON_OTHER); /* weighed that day by another */
    k.record.n_contacts = 4;
    growth_contacts_check(&k.record, MADE_BORN + 310, &c);
    ck_assert_uint_eq(c.seen_not_weighed, 2);
    ck_assert_uint_eq(c.most_in_a_row, 2);
    ck_assert_uint_eq(c.since_last_weight, 2);
    ck_assert_uint_eq(c.by_reason[GROWTH_REASON_NOT_PRESENT], 1);
    ck_assert_uint_eq(c.by_reason[GROWTH_REASON_DECLINED], 1);
    ck_assert(c.findings & GROWTH_CONTACT_SEEN_NOT_WEIGHED);
    ck_assert_int_eq(c.seen_on, MADE_BORN + 300);
    ck_assert_int_eq(c.seen_reason, GROWTH_REASON_DECLINED);
    made_add(&k, W, 270, 8);
    growth_contacts_check(&k.record, MADE_BORN + 310, &c);
    ck_assert_uint_eq(c.most_in_a_row, 1);
    ck_assert(!(c.findings & GROWTH_CONTACT_SEEN_NOT_WEIGHED));
}
END_TEST

START_TEST(confirm_by_dates)
{
    ck_assert_int_eq(growth_confirm_days(182), 14);
    ck_assert_int_eq(growth_confirm_days(183), 28);
    ck_assert_int_eq(growth_confirm_days(730), 28);
    ck_assert_int_eq(growth_confirm_days(731), 42);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("explain");

    tcase_add_test(t, forbidden_words_never_appear);
    tcase_add_test(t, a_fall_is_told_as_it_can_be_checked);
    tcase_add_test(t, silence_is_not_reassurance);
    tcase_add_test(t, states_of_the_schedule);
    tcase_add_test(t, overdue_to_the_day);
    tcase_add_test(t, of_many_contacts_the_last_weight_is_said_once);
    tcase_add_test(t, school_years_end_on_31_august);
    tcase_add_test(t, seen_and_not_seen_are_counted_apart);
    tcase_add_test(t, confirm_by_dates);
    return tap_run(t);
}
