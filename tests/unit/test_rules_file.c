/* Rules files: what they may say, and that a slip in one is refused with its place. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <growth/io.h>

#include "../tap.h"

static growth_rules rules;

static growth_status read_bytes(const char *text, size_t length, growth_error *err)
{
    char path[] = "/tmp/growth-rules-XXXXXX";
    int fd = mkstemp(path);
    growth_status status;

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, length), (ssize_t)length);
    close(fd);
    status = growth_rules_read(path, &rules, err);
    unlink(path);
    return status;
}

static growth_status read_text(const char *text, growth_error *err)
{
    return read_bytes(text, strlen(text), err);
}

/* As some editors write a text; and what is none. */
START_TEST(a_mark_before_it_and_a_nul_in_it)
{
    static const char with_nul[] = "sustained-fall = off\nstatic-\0weight = off\n";
    growth_error err;

    growth_rules_default(&rules);
    ck_assert_int_eq(read_text("\xEF\xBB\xBFsustained-fall = off\n", NULL), GROWTH_OK);
    ck_assert(!rules.on[growth_rule_find("sustained-fall")]);
    ck_assert_int_eq(read_bytes(with_nul, sizeof with_nul - 1, &err), GROWTH_ERR_PARSE);
    ck_assert_msg(strstr(err.message, ":2: a NUL byte") != NULL, "%s", err.message);
}
END_TEST

START_TEST(a_good_file)
{
    int fall = growth_rule_find("sustained-fall");

    growth_rules_default(&rules);
    ck_assert_int_eq(read_text("# ours\n\n  sustained-fall.spaces = 2.5 # wider\r\n"
                               "static-weight=off\npack = jgz-2019\nwho-severity = on",
                               NULL),
                     GROWTH_OK);
    ck_assert_double_eq(rules.value[fall][0], 2.5);
    ck_assert(rules.changed[fall]);
    ck_assert(!rules.on[growth_rule_find("static-weight")]);
    ck_assert(rules.on[growth_rule_find("jgz-2019-height")]);
    ck_assert(rules.on[growth_rule_find("jgz-2019-weight")]);
    ck_assert(rules.on[growth_rule_find("who-severity")]);
    ck_assert(!rules.on[growth_rule_find("grote-2008")]);
}
END_TEST

static const struct {
    const char *text, *why;
    growth_status status;
} bad[] = {
    { "sustained-fall.spaces 2\n", ":1: expected", GROWTH_ERR_PARSE },
    { "\nsustained-fal.spaces = 2\n", ":2: no rule is called 'sustained-fal'", GROWTH_ERR_PARSE },
    { "sustained-fall.space = 2\n", "it has: spaces, likely, window", GROWTH_ERR_PARSE },
    { "sustained-fall.spaces = 2,5\n", "'2,5' is not a number", GROWTH_ERR_PARSE },
    { "sustained-fall.spaces = 0.1\n", "is 0.5 to 6 spaces", GROWTH_ERR_VALUE },
    { "sustained-fall.spaces = nan\n", "is not a number", GROWTH_ERR_PARSE },
    { "sustained-fall = maybe\n", "on or off, not 'maybe'", GROWTH_ERR_PARSE },
    { "pack = nowhere\n", "there are: uk, edwards-1990", GROWTH_ERR_PARSE },
    { "ng75-below-2nd.spaces = 1\n", "it has none", GROWTH_ERR_PARSE },
};

START_TEST(a_slip_is_refused_with_its_place)
{
    growth_rules before;
    growth_error err;

    growth_rules_default(&rules);
    before = rules;
    ck_assert_int_eq(read_text(bad[_i].text, &err), bad[_i].status);
    ck_assert_msg(strstr(err.message, bad[_i].why) != NULL, "%s", err.message);
    ck_assert_mem_eq(&rules, &before, sizeof rules);
}
END_TEST

START_TEST(long_lines_and_absent_files)
{
    char text[3000];
    growth_error err;

    memset(text, '#', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    growth_rules_default(&rules);
    ck_assert_int_eq(read_text(text, &err), GROWTH_ERR_LIMIT);
    ck_assert_int_eq(growth_rules_read("/no/such/file", &rules, &err), GROWTH_ERR_IO);
    ck_assert_int_eq(growth_rules_read(NULL, &rules, &err), GROWTH_ERR_ARGUMENT);
}
END_TEST

/* The table itself: ids once, every parameter within its limits, every rule with a source. */
START_TEST(the_table_is_sound)
{
    ck_assert_uint_le(growth_rule_count(), GROWTH_RULES_MAX);
    for (size_t i = 0; i < growth_rule_count(); i++) {
        const growth_rule *r = growth_rule_at(i);

        ck_assert_int_eq(growth_rule_find(r->id), (int)i);
        ck_assert(strlen(r->source) > 10 && strlen(r->when) > 10 && r->from < r->to);
        ck_assert(r->measures != 0 && r->tier >= GROWTH_TIER_INSUFFICIENT);
        for (size_t p = 0; p < r->n_parameters; p++) {
            const growth_parameter *q = &r->parameters[p];

            ck_assert_msg(q->value >= q->low && q->value <= q->high, "%s.%s", r->id, q->name);
        }
    }
    ck_assert_ptr_null(growth_rule_at(growth_rule_count()));
    ck_assert_int_eq(growth_rule_find("none"), -1);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("rules_file");

    tcase_add_test(t, a_good_file);
    tcase_add_test(t, a_mark_before_it_and_a_nul_in_it);
    tap_each(t, a_slip_is_refused_with_its_place, bad);
    tcase_add_test(t, long_lines_and_absent_files);
    tcase_add_test(t, the_table_is_sound);
    return tap_run(t);
}
