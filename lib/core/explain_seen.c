/* The words of what was seen: from where to where, on how many weighings, and how much was lost. */
#include <math.h>

#include "case.h"
#include "internal.h"
#include "series.h"
#include "words.h"

/* A value that no child has is told in words, not in spaces and deviations by the hundred. */
static const double most_spaces = 15, most_deviations = 10;

/* Below which line a state lies, of those it is asked of: the 0.4th centile or the 2nd. */
static const struct {
    double sds;
    const char *name;
} lines[] = { { -8.0 / 3, "0.4th" }, { -2, "2nd" } };

/* Its number; of what is no state below one of them, how many there are. */
static size_t line_of(const growth_finding *f)
{
    size_t line = 0;

    if (growth_rule_at((size_t)f->rule)->fall || f->baseline == GROWTH_BASELINE_PARENTS ||
        f->tier == GROWTH_TIER_INSUFFICIENT)
        return ARRAY_LEN(lines);
    while (line < ARRAY_LEN(lines) && !growth__more_than(lines[line].sds, f->to_sds))
        line++;
    return line;
}

/* Whether a value lies below a line of its own chart, or below the level of a fall. */
static int is_below(const growth_series *s, const growth_finding *f, size_t line,
                    const growth_point *p)
{
    if (line < ARRAY_LEN(lines))
        return growth__more_than(lines[line].sds, p->sds);
    return growth_series_carry(s, p->sds, p->frame, s->occasions[s->n_occasions - 1].frame) <
           f->baseline_sds;
}

/* Days of the newest values on which it lay below: back to the first that did not, or of a fall
 * over the time it was seen in.  `since`: the age at the first of them. */
static size_t days_below(const growth_check *check, const growth_finding *f, double *since)
{
    const growth_series *s = &check->track.series[f->measure];
    const size_t line = line_of(f);
    const int is_state = line < ARRAY_LEN(lines);
    double before = GROWTH_NAN;
    size_t n = 0;

    for (size_t i = s->n_points; i-- > 0;) {
        const growth_point *p = &s->points[i];
        const double age = growth__point_age(p);

        /* What is doubted was perhaps not seen; the newest stands in the finding all the same. */
        if (p->notes & GROWTH_POINT_LEFT_OUT || age > f->to_age ||
            (p->notes & GROWTH_POINT_DOUBTFUL && age < f->to_age))
            continue;
        if (age < growth_rule_at((size_t)f->rule)->from ||
            (!is_state && age <= f->to_age - f->span_days - 1)) /* whole days of it */
            break;
        if (is_below(s, f, line, p)) {
            n += age != before;
            before = *since = age;
        } else if (is_state && age != before && n) {
            break;
        }
    }
    return n;
}

static void say_occasions(growth__words *w, const growth_check *check, const growth_finding *f)
{
    const int weight = f->measure == GROWTH_WEIGHT;
    const int many = f->notes & GROWTH_FINDING_CONFIRMED || line_of(f) < ARRAY_LEN(lines);
    double since = f->to_age;
    const size_t n = many ? days_below(check, f, &since) : 1;

    growth__say(w, ", on ");
    growth__say_count(w, n ? n : 1, weight ? "weighing" : "occasion",
                      weight ? "weighings" : "occasions");
    if (n > 1) {
        growth__say(w, n > 2 ? " over " : " ");
        growth__say_count(w, (size_t)(f->to_age - since), "day", "days");
        growth__say(w, n > 2 ? "" : " apart");
    }
    if (f->notes & GROWTH_FINDING_LOW_EVIDENCE)
        growth__say(w, " (low evidence: two values only)");
    growth__say(w, ". ");
}

/* "below the 0.4th centile (-2.86 SDS)". */
static void say_level(growth__words *w, const growth_check *check, const growth_finding *f)
{
    const size_t line = line_of(f);

    if (f->to_sds < -most_deviations) {
        growth__say(w, "far below the scale");
        return;
    }
    if (line < ARRAY_LEN(lines)) {
        growth__say(w, "below the ");
        growth__say(w, lines[line].name);
        growth__say(w, " centile");
    } else {
        growth__say_place(w, check, f->to_sds);
    }
    growth__say(w, " (");
    growth__say_number(w, f->to_sds, 2);
    growth__say(w, " SDS)");
}

/* "moved down 2.4 centile spaces". */
static void say_spaces(growth__words *w, double spaces)
{
    growth__say(w, spaces > most_spaces ? "moved down more than " : "moved down ");
    growth__say_number(w, fmin(spaces, most_spaces), spaces > most_spaces ? 0 : 1);
    growth__say(w, " centile spaces");
}

static void say_bands(growth__words *w, const growth_check *check, const growth_finding *f)
{
    growth__say(w, " (");
    growth__say_band(w, check, f->from_sds);
    growth__say(w, " to ");
    growth__say_band(w, check, f->to_sds);
    growth__say(w, ")");
}

/* Of a state with a fall in its episode both are said. */
static void say_fall(growth__words *w, const growth_check *check, const growth_finding *f)
{
    growth__say(w, growth__measure_title(f->measure));
    growth__say(w, " has ");
    say_spaces(w, f->spaces);
    growth__say(w, " since ");
    growth__say_when(w, f->from_date, f->from_age);
    say_bands(w, check, f);
    if (line_of(f) < ARRAY_LEN(lines)) {
        growth__say(w, " and is ");
        say_level(w, check, f);
    }
    say_occasions(w, check, f);
}

static void say_parents(growth__words *w, const growth_check *check, const growth_finding *f)
{
    growth__say(w, growth__measure_title(f->measure));
    growth__say(w, " is ");
    growth__say_number(w, f->spaces, 1);
    growth__say(w, " centile spaces below the centile of the parents' heights");
    say_occasions(w, check, f);
}

static void say_state(growth__words *w, const growth_check *check, const growth_finding *f)
{
    growth__say(w, growth__measure_title(f->measure));
    growth__say(w, " is ");
    say_level(w, check, f);
    say_occasions(w, check, f);
}

/* In mm, as the limits are; the limit itself where it is the one built in. */
static void say_arm(growth__words *w, const growth_check *check, const growth_finding *f)
{
    const double mm = 10 * f->to_value;
    const growth_rule *r = growth_rule_at((size_t)f->rule);
    const int severe = f->tier == GROWTH_TIER_CONCERN;

    growth__say(w, growth__measure_title(f->measure));
    growth__say(w, " is ");
    growth__say_number(w, mm, fabs(mm - round(mm)) < 0.05 ? 0 : 1);
    growth__say(w, severe ? " mm, below the lower of the two limits"
                          : " mm, below the upper of the two limits");
    if (!check->rules_changed) {
        growth__say(w, " (");
        growth__say_number(w, r->parameters[severe].value, 0);
        growth__say(w, " mm)");
    }
    growth__say(w, ", ");
    growth__say_on(w, f->to_date, f->to_age);
    growth__say(w, ". ");
}

/* Near the thresholds a whole per cent would contradict the tier. */
static void say_percent(growth__words *w, double percent)
{
    growth__say_number(w, percent, percent < 20);
    growth__say(w, " %");
}

/* "3.60 kg (23 %)" */
static void say_lost(growth__words *w, growth_measure measure, double value, double percent)
{
    growth__say_value(w, measure, value);
    growth__say(w, " (");
    say_percent(w, percent);
    growth__say(w, ")");
}

static void say_no_gain(growth__words *w, const growth_check *check, const growth_finding *f)
{
    growth__say(w, "Weight has not risen since ");
    growth__say_when(w, f->from_date, f->from_age);
    growth__say(w, " (");
    growth__say_value(w, f->measure, f->from_value);
    growth__say(w, ", then ");
    growth__say_value(w, f->measure, f->to_value);
    growth__say(w, ", ");
    growth__say_count(w, f->span_days, "day later)", "days later)");
    if (f->percent > 0) {
        growth__say(w, ": a loss of ");
        say_lost(w, f->measure, f->from_value - f->to_value, f->percent);
    }
    growth__say(w, ". ");
    if (!(f->spaces >= 0.05))
        return;
    growth__say(w, "It has ");
    say_spaces(w, f->spaces);
    growth__say(w, " in that time");
    say_bands(w, check, f);
    growth__say(w, ". ");
}

int growth__is_loss(const growth_finding *f)
{
    return growth__rule_row((size_t)f->rule)->told == GROWTH__TOLD_LOSS;
}

/* The rule asks of a mean: where that differs from what is told of one weighing, both are said. */
static void say_mean_loss(growth__words *w, const growth_check *check, const growth_finding *f)
{
    const growth_rule *rule = growth_rule_at((size_t)f->rule);

    if (!growth__is_loss(f) || isnan(f->statistic) || fabs(f->percent - f->statistic) < 0.05)
        return;
    growth__say(w, "Of the mean of the weighings that the rule compares with it is ");
    say_percent(w, f->statistic);
    if (f->statistic < rule->parameters[0].value && !check->rules_changed) {
        growth__say(w, ", less than the ");
        growth__say_number(w, rule->parameters[0].value, 1);
        growth__say(w, " % that is urgent");
    }
    growth__say(w, ". ");
}

/* A loss of the weight it began with needs no day more; another's has its own. */
static void say_loss(growth__words *w, const growth_finding *f)
{
    const growth_loss plain = { f->from_date,  f->to_date,  f->from_age, f->to_age,
                                f->from_value, f->to_value, f->percent };
    const growth_loss *l = f->loss.percent > 0 ? &f->loss : &plain;

    growth__say(w, "Loss ");
    say_lost(w, f->measure, l->from_value - l->to_value, l->percent);
    growth__say(w, ", from ");
    growth__say_value(w, f->measure, l->from_value);
    if (l->from_age > f->from_age) {
        growth__say(w, " ");
        growth__say_on(w, l->from_date, l->from_age);
    }
    growth__say(w, " to ");
    growth__say_value(w, f->measure, l->to_value);
    growth__say(w, " ");
    growth__say_on(w, l->to_date, l->to_age);
    growth__say(w, ". ");
    if (!(l->to_age < f->to_age))
        return;
    growth__say_value(w, f->measure, f->to_value);
    growth__say(w, " ");
    growth__say_on(w, f->to_date, f->to_age);
    growth__say(w, ", still below the birth weight. ");
}

static void say_change(growth__words *w, const growth_finding *f)
{
    if (isnan(f->from_value))
        return;
    if (f->loss.percent > 0 || f->percent > 0) {
        say_loss(w, f);
        return;
    }
    growth__say_value(w, f->measure, f->from_value);
    growth__say(w, " then, ");
    growth__say_value(w, f->measure, f->to_value);
    growth__say(w, " ");
    growth__say_on(w, f->to_date, f->to_age);
    growth__say(w, ". ");
}

/* The birth weight starts no fall but of the rule that is about it; where that one, of the same
 * episode, met a larger fall, it is said too. */
static void say_from_birth(growth__words *w, const growth_check *check, const growth_finding *f)
{
    const double told = f->spaces > 0 ? f->spaces : 0, more = 0.5;

    for (size_t i = 0; i < check->n_findings; i++) {
        const growth_finding *b = &check->findings[i];

        if (b == f || b->measure != f->measure || b->baseline != GROWTH_BASELINE_BIRTH ||
            !(b->spaces > told + more))
            continue;
        growth__say(w, "From the birth weight of ");
        growth__say_value(w, b->measure, b->from_value);
        growth__say(w, " (");
        growth__say_band(w, check, b->from_sds);
        growth__say(w, ") it has ");
        say_spaces(w, b->spaces);
        growth__say(w, ". ");
        return;
    }
}

void growth__say_seen(growth__words *w, const growth_check *check, const growth_finding *f)
{
    if (f->measure == GROWTH_ARM) {
        say_arm(w, check, f);
        return;
    }
    if (growth__rule_row((size_t)f->rule)->told == GROWTH__TOLD_NO_GAIN) {
        say_no_gain(w, check, f);
        return;
    }
    if (f->baseline == GROWTH_BASELINE_PARENTS)
        say_parents(w, check, f);
    else if (f->spaces > 0 && !isnan(f->from_sds))
        say_fall(w, check, f);
    else
        say_state(w, check, f);
    say_change(w, f);
    say_mean_loss(w, check, f);
    say_from_birth(w, check, f);
}
