/* The words of a finding; what was seen is told in explain_seen.c.
 *
 * A finding says what was seen, how sure that is, and what to do next.  It never names a cause, is
 * never a diagnosis, and silence is never worded as reassurance. */
#include <math.h>
#include <string.h>

#include <growth/number.h>

#include "case.h"
#include "internal.h"
#include "registry.h"
#include "series.h"
#include "words.h"

#define NOT_A_DIAGNOSIS                                                                            \
    "This is not a diagnosis. If you have any concern about the child's care or safety, follow "   \
    "your safeguarding procedure now; do not wait for a repeat weight."

/* ---- which rule, how sure -------------------------------------------------------------------- */

/* Rules whose ids begin alike are said together: "the NICE NG75 threshold (ng75-fall)". */
static const struct {
    const char *prefix, *before, *after;
} families[] = {
    { "ng75", "the NICE NG75 threshold (", ")" },
    { "rcpch", "the RCPCH threshold (", ")" },
    { "", "the rule ", "" },
};

static size_t family_of(size_t rule)
{
    size_t i = 0;

    while (strncmp(growth_rule_at(rule)->id, families[i].prefix, strlen(families[i].prefix)) != 0)
        i++;
    return i;
}

static int say_family(growth__words *w, unsigned long long rules, size_t family, const char *before)
{
    int any = 0;

    for (size_t i = 0; rules >> i; i++) {
        if (!(rules >> i & 1) || family_of(i) != family)
            continue;
        growth__say(w, any ? ", " : before);
        if (!any++)
            growth__say(w, families[family].before);
        growth__say(w, growth_rule_at(i)->id);
    }
    if (any)
        growth__say(w, families[family].after);
    return any;
}

/* The strongest first, then its family, then the others. */
static void say_rules(growth__words *w, const growth_finding *f)
{
    const size_t own = family_of((size_t)f->rule);
    const unsigned long long strongest = 1ull << f->rule;
    int any = say_family(w, strongest, own, "Meets ");

    for (size_t i = 0; i < ARRAY_LEN(families); i++)
        any |= say_family(w, f->also, i, any ? "; also " : "Meets ");
    growth__say(w, ". ");
}

/* Since when: what is new wants another answer than what was there for a year. */
static void say_first(growth__words *w, const growth_finding *f, const char *still)
{
    const int is_no_gain = growth__rule_row((size_t)f->rule)->told == GROWTH__TOLD_NO_GAIN;

    /* What was met before a gain is not since when there was none. */
    if (isnan(f->first_age) || (is_no_gain && f->first_age < f->from_age))
        return;
    if (f->first_age == f->to_age) {
        /* Below a line it was perhaps before: what is new is how pressing it is. */
        growth__say(w, f->tier == GROWTH_TIER_URGENT && !growth_rule_at((size_t)f->rule)->fall
                           ? "First urgent at this "
                           : "First met at this ");
        growth__say(w, f->measure == GROWTH_WEIGHT ? "weighing. " : "measurement. ");
        return;
    }
    growth__say(w, "First met ");
    growth__say_on(w, f->first_date, f->first_age);
    if (f->first_rule != f->rule) {
        growth__say(w, " (");
        growth__say(w, growth_rule_at((size_t)f->first_rule)->id);
        growth__say(w, ")");
    }
    growth__say(w, still);
}

static void say_how_common(growth__words *w, const growth_check *check, const growth_finding *f)
{
    const growth_rule *r = growth_rule_at((size_t)f->rule);

    /* Counted by 5 years: of an older child it says nothing. */
    if (!(r->common > 0) || check->rules_changed || !(f->to_age < 5 * GROWTH_DAYS_PER_YEAR))
        return;
    growth__say(w, "Of simulated children who do not fall, fewer than ");
    growth__say_number(w, floor(r->common) + 1, 0);
    growth__say(w, " in 100 meet this rule before 5 years of age, weighed every 3 months. ");
}

static const char *const baselines[] = {
    [GROWTH_BASELINE_NONE] = NULL,
    [GROWTH_BASELINE_BIRTH] = "Compared with the birth weight, as it stands on the chart. ",
    [GROWTH_BASELINE_SECOND_HIGHEST] =
        "The established centile is the second highest of the earlier occasions. ",
    [GROWTH_BASELINE_MEAN] = "The established centile is the mean of two earlier occasions. ",
    [GROWTH_BASELINE_ONLY] = "The established centile is the only earlier occasion. ",
    [GROWTH_BASELINE_HIGHEST] = "Compared with the highest of the earlier occasions. ",
    [GROWTH_BASELINE_EARLIER] = "Compared with an earlier occasion. ",
    [GROWTH_BASELINE_EXPECTED] = NULL,
    [GROWTH_BASELINE_PARENTS] = "Compared with the mid-parental centile. ",
};

static void say_evidence(growth__words *w, const growth_finding *f)
{
    if (!isnan(f->statistic) && !growth__is_loss(f)) {
        growth__say(w, f->statistic < -10 ? "The newest value lies more than "
                                          : "The newest value lies ");
        growth__say_number(w, fmin(-f->statistic, 10), f->statistic < -10 ? 0 : 1);
        growth__say(
            w,
            growth__rule_row((size_t)f->rule)->told == GROWTH__TOLD_OF_YEARS
                ? " deviations below what the established centile leads to expect so long after. "
                : " deviations below what the earlier ones lead to expect. ");
    }
    if (baselines[f->baseline])
        growth__say(w, baselines[f->baseline]);
    if (f->notes & GROWTH_FINDING_BRIDGED)
        growth__say(w, "The change of chart in between is allowed for. ");
    if (f->notes & GROWTH_FINDING_LEFT_OUT)
        growth__say(w,
                    "A doubtful earlier value was left out of the comparison; it is shown on the "
                    "chart. ");
    if (f->notes & GROWTH_FINDING_DOUBTFUL)
        growth__say(w,
                    "The newest value itself is in doubt: check the entry and measure again now. ");
}

/* In the middle of a sentence. */
static const char *const nouns[GROWTH_MEASURE_COUNT_] = { [GROWTH_WEIGHT] = "weight",
                                                          [GROWTH_HEIGHT] = "height",
                                                          [GROWTH_BMI] = "BMI",
                                                          [GROWTH_HEAD] = "head circumference",
                                                          [GROWTH_ARM] = "arm circumference" };

static void say_basis(growth__words *w, const growth_check *check, const growth_finding *f)
{
    if (f->occasions || f->measure == GROWTH_ARM) {
        growth__say_count(w, f->occasions, "occasion", "occasions");
        growth__say(w, " of ");
        growth__say(w, nouns[f->measure]);
    } else { /* none counts before 4 weeks of age */
        growth__say_count(w, check->track.series[f->measure].n_points, "value", "values");
        growth__say(w, " of ");
        growth__say(w, nouns[f->measure]);
        growth__say(w, ", none from 4 weeks of age");
    }
    if (check->last_weight_days >= 0) {
        growth__say(w, "; the last weight is ");
        growth__say_count(w, (size_t)check->last_weight_days, "day old", "days old");
    }
    growth__say(w, "; ");
    growth__say(w, check->track.reference->id);
    growth__say(w, ", gestation policy ");
    growth__say(w, growth_gestation_policy_text(check->track.policy));
    growth__say(w, check->rules_changed ? ", rules changed by a rules file. "
                                        : ", rules as built in. ");
}

/* ---- what is missing, what to do ------------------------------------------------------------- */

static void say_missing(growth__words *w, const growth_check *check, const growth_finding *f)
{
    const growth_contacts *k = &check->contacts;
    const growth_series *height = &check->track.series[GROWTH_HEIGHT];

    if (k->seen_on != GROWTH_DATE_NONE &&
        (f->from_date == GROWTH_DATE_NONE || k->seen_on >= f->from_date) &&
        (!k->unusable_last || k->seen_on != k->unusable_on)) /* which is said by itself */
        growth__say_visit(w, k);
    if (k->not_brought_on != GROWTH_DATE_NONE &&
        (f->from_date == GROWTH_DATE_NONE || k->not_brought_on >= f->from_date))
        growth__say_not_brought(w, k);
    if (k->findings & GROWTH_CONTACT_OVERDUE)
        growth__say(w, "A weight is overdue. ");
    if (f->tier > GROWTH_TIER_INSUFFICIENT && !isnan(check->unused_value))
        growth__say_unusable(w, check->unused_on, check->unused_age, check->unused_value);
    if (f->measure == GROWTH_WEIGHT && f->tier > GROWTH_TIER_INSUFFICIENT &&
        (height->n_points == 0 ||
         f->to_age - growth__point_age(&height->points[height->n_points - 1]) > 91))
        growth__say(w, "Height was not measured in the three months before. ");
}

static const char *const checks[GROWTH_MEASURE_COUNT_] = {
    [GROWTH_WEIGHT] = "Re-check weight, measure height",
    [GROWTH_HEIGHT] = "Re-check height, measure weight",
    [GROWTH_ARM] = "Measure the arm again, measure weight and height",
};

static void say_action(growth__words *w, const growth_check *check, const growth_finding *f)
{
    if (f->tier == GROWTH_TIER_INSUFFICIENT)
        growth__say(w, "Weigh at the next contact. ");
    else if (f->tier == GROWTH_TIER_URGENT)
        growth__say(w, "Repeat the measurement now. ");
    if (f->tier > GROWTH_TIER_INSUFFICIENT) {
        growth__say(w, checks[f->measure] ? checks[f->measure] : checks[GROWTH_WEIGHT]);
        growth__say(w, ", review the chart, feeding history and wider assessment. ");
    }
    /* "Now" and a day six weeks on are no one's two instructions. */
    if (check->contacts.confirm_by != GROWTH_DATE_NONE && f->tier > GROWTH_TIER_INSUFFICIENT &&
        f->tier != GROWTH_TIER_URGENT) {
        growth__say(w, "Confirm by ");
        growth__say_when(w, check->contacts.confirm_by, 0);
        growth__say(w, ". ");
    }
    growth__say(w, NOT_A_DIAGNOSIS);
}

/* ---- the texts ------------------------------------------------------------------------------- */

/* Why values that are there are not judged: most often the date of birth. */
static void say_unscored(growth__words *w, const growth_series *s)
{
    const size_t others = s->unscored - s->before_birth;

    if (s->before_birth) {
        growth__say_count(w, s->before_birth, "weight is dated before birth, so its age",
                          "weights are dated before birth, so their age");
        growth__say(w, " is not known: check the date of birth. ");
    }
    if (others && s->n_points == 0) {
        growth__say_count(w, others, "weight has no score", "weights have no score");
        growth__say(w, " (no age, an age that the reference does not reach, or a value that no "
                       "child has): check the date of birth and the entries. ");
    }
}

static void say_too_little(growth__words *w, const growth_check *check)
{
    growth__say(w, "Too little is known to judge weight: ");
    growth__say_count(w, check->n_weights, "usable occasion of weight from 4 weeks of age",
                      "usable occasions of weight from 4 weeks of age");
    if (check->last_weight_days >= 0) {
        growth__say(w, "; the last weight is ");
        growth__say_count(w, (size_t)check->last_weight_days, "day old", "days old");
    }
    growth__say(w, ". ");
    if (!isnan(check->unused_value))
        growth__say_unusable(w, check->unused_on, check->unused_age, check->unused_value);
    say_unscored(w, &check->track.series[GROWTH_WEIGHT]);
    growth__say(w, "No finding here is no reassurance. ");
}

static void say_what(growth__words *w, const growth_check *check, const growth_finding *f)
{
    const int static_weight = growth__rule_row((size_t)f->rule)->told == GROWTH__TOLD_NO_GAIN;

    if (f->tier == GROWTH_TIER_INSUFFICIENT) {
        say_too_little(w, check);
        return;
    }
    growth__say_seen(w, check, f);
    say_rules(w, f);
    say_first(w, f, static_weight ? ", still no gain. " : ", still below. ");
}

static void say_why(growth__words *w, const growth_check *check, const growth_finding *f)
{
    if (f->tier == GROWTH_TIER_INSUFFICIENT)
        return;
    say_how_common(w, check, f);
    say_evidence(w, f);
    say_basis(w, check, f);
}

char *growth_explain(const growth_check *check, const growth_finding *finding,
                     growth_explain_part part, char *text)
{
    growth__words w = { text, 0 };

    if (!check || !finding || !text)
        return NULL;
    text[0] = '\0';
    if (part == GROWTH_EXPLAIN_ALL || part == GROWTH_EXPLAIN_WHAT)
        say_what(&w, check, finding);
    if (part == GROWTH_EXPLAIN_ALL || part == GROWTH_EXPLAIN_WHY)
        say_why(&w, check, finding);
    if (part == GROWTH_EXPLAIN_ALL || part == GROWTH_EXPLAIN_MISSING)
        say_missing(&w, check, finding);
    if (part == GROWTH_EXPLAIN_ALL || part == GROWTH_EXPLAIN_DO)
        say_action(&w, check, finding);
    while (w.used > 0 && text[w.used - 1] == ' ')
        text[--w.used] = '\0';
    return text;
}

char *growth_explain_silence(const growth_check *check, char *text)
{
    growth__words w = { text, 0 };

    if (!check || !text)
        return NULL;
    growth_explain_sex_unknown(check->track.child.sex, text);
    if (text[0])
        return text;
    if (check->insufficient) {
        say_too_little(&w, check);
        growth__say(&w, "Weigh at the next contact.");
        return text;
    }
    growth__say(&w, "No rule met on ");
    growth__say_count(&w, check->n_weights, "weight", "weights");
    if (check->rules_changed)
        growth__say(&w, ", by rules that were changed or switched off");
    if (check->last_weight_days >= 0) {
        growth__say(&w, "; the last is ");
        growth__say_count(&w, (size_t)check->last_weight_days, "day old", "days old");
    }
    growth__say(&w, ". ");
    if (!isnan(check->unused_value))
        growth__say_unusable(&w, check->unused_on, check->unused_age, check->unused_value);
    text[--w.used] = '\0';
    return text;
}
