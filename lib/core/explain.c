/* The words of a finding: all of them are here.
 *
 * A finding says what was seen, how sure that is, and what to do next.  It never names a cause, is
 * never a diagnosis, and silence is never worded as reassurance. */
#include <math.h>
#include <string.h>

#include <growth/number.h>

#include "case.h"
#include "internal.h"
#include "series.h"

#define NOT_A_DIAGNOSIS                                                                            \
    "This is not a diagnosis. If you have any concern about the child's care or safety, follow "   \
    "your safeguarding procedure now; do not wait for a repeat weight."

/* ---- building sentences ---------------------------------------------------------------------- */

typedef struct words {
    char *text;
    size_t used;
} words;

static void say(words *w, const char *more)
{
    w->used = growth__append(w->text, GROWTH_EXPLAIN_SIZE, w->used, more);
}

static void say_number(words *w, double number, int decimals)
{
    char text[GROWTH_NUMBER_SIZE];

    say(w, growth_number_format(number, decimals, text));
}

static void say_count(words *w, size_t n, const char *one, const char *many)
{
    say_number(w, (double)n, 0);
    say(w, " ");
    say(w, n == 1 ? one : many);
}

/* "12 Mar 2024", or "the age of 2.31 years" where no date is known. */
static void say_when(words *w, growth_date date, double age_days)
{
    char text[16];

    if (date != GROWTH_DATE_NONE) {
        say(w, growth_date_words(date, text));
        return;
    }
    say(w, "the age of ");
    say_number(w, age_days / GROWTH_DAYS_PER_YEAR, 2);
    say(w, " years");
}

/* Where a score lies, as short as in speech: "25th", "2nd-9th", "below 0.4th". */
static void say_band(words *w, const growth_check *check, double sds)
{
    size_t n;
    const growth_reference_info info = growth_reference_describe(check->track.reference);
    const growth_centile_line *lines = info.n_lines ? info.lines : growth_centile_lines_uk(&n);
    const growth_band band = growth_centile_band(lines, info.n_lines ? info.n_lines : n, sds);

    if (band.kind == GROWTH_BAND_BELOW || band.kind == GROWTH_BAND_FAR_BELOW)
        say(w, band.kind == GROWTH_BAND_BELOW ? "below " : "far below ");
    if (band.kind == GROWTH_BAND_ABOVE)
        say(w, "above ");
    if (band.kind != GROWTH_BAND_NONE)
        say(w, lines[band.index].name);
    if (band.kind == GROWTH_BAND_BETWEEN) {
        say(w, "-");
        say(w, lines[band.index + 1].name);
    }
}

static void say_value(words *w, growth_measure measure, double value)
{
    const growth_measure_info *info = growth_measure_describe(measure);

    say_number(w, value, measure == GROWTH_WEIGHT && value < 10 ? 2 : info->decimals);
    say(w, " ");
    say(w, info->unit);
}

static const char *title(growth_measure measure)
{
    return growth_measure_describe(measure)->title;
}

/* ---- what was seen --------------------------------------------------------------------------- */

static void say_occasions(words *w, const growth_finding *f)
{
    const int weight = f->measure == GROWTH_WEIGHT;

    if (f->notes & GROWTH_FINDING_CONFIRMED) {
        say(w, weight ? ", on 2 weighings " : ", on 2 occasions ");
        say_count(w, f->span_days, "day apart", "days apart");
    } else {
        say(w, weight ? ", on 1 weighing" : ", on 1 occasion");
    }
    if (f->notes & GROWTH_FINDING_LOW_EVIDENCE)
        say(w, " (low evidence: two values only)");
    say(w, ". ");
}

static void say_fall(words *w, const growth_check *check, const growth_finding *f)
{
    say(w, title(f->measure));
    say(w, " has moved down ");
    say_number(w, f->spaces, 1);
    say(w, " centile spaces since ");
    say_when(w, f->from_date, f->from_age);
    say(w, " (");
    say_band(w, check, f->from_sds);
    say(w, " to ");
    say_band(w, check, f->to_sds);
    say(w, ")");
    say_occasions(w, f);
}

static void say_parents(words *w, const growth_finding *f)
{
    say(w, title(f->measure));
    say(w, " is ");
    say_number(w, f->spaces, 1);
    say(w, " centile spaces below the centile of the parents' heights");
    say_occasions(w, f);
}

static void say_state(words *w, const growth_check *check, const growth_finding *f)
{
    say(w, title(f->measure));
    say(w, " is ");
    say_band(w, check, f->to_sds);
    say(w, " centile (");
    say_number(w, f->to_sds, 2);
    say(w, " SDS)");
    say_occasions(w, f);
}

static void say_no_gain(words *w, const growth_finding *f)
{
    say(w, "Weight has not risen since ");
    say_when(w, f->from_date, f->from_age);
    say(w, " (");
    say_value(w, f->measure, f->from_value);
    say(w, ", then ");
    say_value(w, f->measure, f->to_value);
    say(w, ", ");
    say_count(w, f->span_days, "day later). ", "days later). ");
}

static void say_change(words *w, const growth_finding *f)
{
    if (isnan(f->from_value))
        return;
    if (isnan(f->percent) || f->percent <= 0) {
        say_value(w, f->measure, f->from_value);
        say(w, " then, ");
        say_value(w, f->measure, f->to_value);
        say(w, " on ");
    } else {
        say(w, "Loss ");
        say_value(w, f->measure, f->from_value - f->to_value);
        say(w, " (");
        say_number(w, f->percent, 0);
        say(w, " %), from ");
        say_value(w, f->measure, f->from_value);
        say(w, " to ");
        say_value(w, f->measure, f->to_value);
        say(w, " on ");
    }
    say_when(w, f->to_date, f->to_age);
    say(w, ". ");
}

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

static int say_family(words *w, unsigned long long rules, size_t family, const char *before)
{
    int any = 0;

    for (size_t i = 0; i < growth_rule_count(); i++) {
        if (!(rules >> i & 1) || family_of(i) != family)
            continue;
        say(w, any ? ", " : before);
        if (!any++)
            say(w, families[family].before);
        say(w, growth_rule_at(i)->id);
    }
    if (any)
        say(w, families[family].after);
    return any;
}

/* The strongest first, then its family, then the others. */
static void say_rules(words *w, const growth_finding *f)
{
    const size_t own = family_of((size_t)f->rule);
    const unsigned long long strongest = 1ull << f->rule;
    int any = say_family(w, strongest, own, "Meets ");

    for (size_t i = 0; i < ARRAY_LEN(families); i++)
        any |= say_family(w, f->also, i, any ? "; also " : "Meets ");
    say(w, ". ");
}

static void say_how_common(words *w, const growth_check *check, const growth_finding *f)
{
    const growth_rule *r = growth_rule_at((size_t)f->rule);

    if (!(r->common > 0) || check->rules_changed)
        return;
    say(w, "Fewer than ");
    say_number(w, floor(r->common) + 1, 0);
    say(w, " in 100 healthy children meet this rule before 5 years of age (simulated children, "
           "weighed every 3 months). ");
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

static void say_evidence(words *w, const growth_finding *f)
{
    if (!isnan(f->statistic)) {
        say(w, "The newest value lies ");
        say_number(w, -f->statistic, 1);
        say(w, " deviations below what the earlier ones lead to expect. ");
    }
    if (baselines[f->baseline])
        say(w, baselines[f->baseline]);
    if (f->notes & GROWTH_FINDING_BRIDGED)
        say(w, "The change of chart in between is allowed for. ");
    if (f->notes & GROWTH_FINDING_LEFT_OUT)
        say(w, "A doubtful earlier value was left out of the comparison; it is shown on the "
               "chart. ");
    if (f->notes & GROWTH_FINDING_DOUBTFUL)
        say(w, "The newest value itself is in doubt: check the entry and measure again now. ");
}

static void say_basis(words *w, const growth_check *check, const growth_finding *f)
{
    say_count(w, f->occasions, "occasion", "occasions");
    say(w, " of ");
    say(w, f->measure == GROWTH_WEIGHT ? "weight" : f->measure == GROWTH_BMI ? "BMI" : "height");
    if (check->last_weight_days >= 0) {
        say(w, "; the last weight is ");
        say_count(w, (size_t)check->last_weight_days, "day old", "days old");
    }
    say(w, "; ");
    say(w, growth_reference_describe(check->track.reference).id);
    say(w, ", gestation policy ");
    say(w, growth_gestation_policy_text(check->track.policy));
    say(w, check->rules_changed ? ", rules changed by a rules file. " : ", rules as built in. ");
}

/* ---- what is missing, what to do ------------------------------------------------------------- */

static void say_visit(words *w, const growth_contacts *k)
{
    say(w, "Seen but not weighed on ");
    say_when(w, k->seen_on, 0);
    say(w, " (");
    say(w, growth_reason_text(k->seen_reason));
    say(w, "). ");
}

static void say_missing(words *w, const growth_check *check, const growth_finding *f)
{
    const growth_contacts *k = &check->contacts;
    const growth_series *height = &check->track.series[GROWTH_HEIGHT];

    if (k->seen_on != GROWTH_DATE_NONE &&
        (f->from_date == GROWTH_DATE_NONE || k->seen_on >= f->from_date))
        say_visit(w, k);
    if (k->findings & GROWTH_CONTACT_OVERDUE)
        say(w, "A weight is overdue. ");
    if (f->measure == GROWTH_WEIGHT && f->tier > GROWTH_TIER_INSUFFICIENT &&
        (height->n_points == 0 ||
         f->to_age - growth__point_age(&height->points[height->n_points - 1]) > 91))
        say(w, "Height was not measured in the three months before. ");
}

static void say_action(words *w, const growth_check *check, const growth_finding *f)
{
    if (f->tier == GROWTH_TIER_INSUFFICIENT)
        say(w, "Weigh at the next contact. ");
    else if (f->tier == GROWTH_TIER_URGENT)
        say(w, "Repeat the measurement now. ");
    if (f->tier > GROWTH_TIER_INSUFFICIENT)
        say(w, f->measure == GROWTH_HEIGHT
                   ? "Re-check height, measure weight, review the chart, feeding history and wider "
                     "assessment. "
                   : "Re-check weight, measure height, review the chart, feeding history and wider "
                     "assessment. ");
    if (check->contacts.confirm_by != GROWTH_DATE_NONE && f->tier > GROWTH_TIER_INSUFFICIENT) {
        say(w, "Confirm by ");
        say_when(w, check->contacts.confirm_by, 0);
        say(w, ". ");
    }
    say(w, NOT_A_DIAGNOSIS);
}

/* ---- the texts ------------------------------------------------------------------------------- */

static void say_too_little(words *w, const growth_check *check)
{
    const growth_series *s = &check->track.series[GROWTH_WEIGHT];

    say(w, "Too little is known to judge weight: ");
    say_count(w, s->n_occasions, "usable occasion of weight from 4 weeks of age",
              "usable occasions of weight from 4 weeks of age");
    if (check->last_weight_days >= 0) {
        say(w, "; the last weight is ");
        say_count(w, (size_t)check->last_weight_days, "day old", "days old");
    }
    say(w, ". No finding here is no reassurance. ");
}

static void say_what(words *w, const growth_check *check, const growth_finding *f)
{
    int static_weight = !strcmp(growth_rule_at((size_t)f->rule)->id, "static-weight");

    if (f->tier == GROWTH_TIER_INSUFFICIENT) {
        say_too_little(w, check);
        return;
    }
    if (static_weight)
        say_no_gain(w, f);
    else if (f->baseline == GROWTH_BASELINE_PARENTS)
        say_parents(w, f);
    else if (f->spaces > 0 && !isnan(f->from_sds))
        say_fall(w, check, f);
    else
        say_state(w, check, f);
    if (!static_weight)
        say_change(w, f);
    say_rules(w, f);
}

static void say_why(words *w, const growth_check *check, const growth_finding *f)
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
    words w = { text, 0 };

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
    words w = { text, 0 };

    text[0] = '\0';
    if (check->insufficient) {
        say_too_little(&w, check);
        say(&w, "Weigh at the next contact.");
        return text;
    }
    say(&w, "No rule met on ");
    say_count(&w, check->track.series[GROWTH_WEIGHT].n_occasions, "weight", "weights");
    if (check->last_weight_days >= 0) {
        say(&w, "; the last is ");
        say_count(&w, (size_t)check->last_weight_days, "day old", "days old");
    }
    say(&w, ".");
    return text;
}

/* ---- contacts -------------------------------------------------------------------------------- */

const char *growth_contact_finding_id(unsigned finding)
{
    switch (finding) {
    case GROWTH_CONTACT_OVERDUE:
        return "weight-overdue";
    case GROWTH_CONTACT_BLIND_GAP:
        return "blind-gap";
    case GROWTH_CONTACT_SEEN_NOT_WEIGHED:
        return "seen-not-weighed";
    case GROWTH_CONTACT_CONFIRM:
        return "not-confirmed";
    default:
        return NULL;
    }
}

/* The schedule's contacts that are missed since the newest weight. */
static void say_overdue(words *w, const growth_contacts *k)
{
    size_t n;
    const growth_contact_due *due = growth_contact_schedule(&n);
    const char *before = "A weight is overdue: ";

    for (size_t i = 0; i < k->n && i < n; i++) {
        if ((k->items[i].state != GROWTH_CONTACT_MISSED &&
             k->items[i].state != GROWTH_CONTACT_NOT_MEASURED) ||
            !k->items[i].overdue)
            continue;
        say(w, before);
        say(w, due[i].title);
        if (k->items[i].state == GROWTH_CONTACT_NOT_MEASURED) {
            say(w, " (seen but not weighed: ");
            say(w, growth_reason_text(k->items[i].reason));
            say(w, ")");
        }
        before = ", ";
    }
    say(w, ". ");
}

char *growth_explain_contact(const growth_check *check, unsigned finding, char *text)
{
    const growth_contacts *k = &check->contacts;
    words w = { text, 0 };

    text[0] = '\0';
    if (finding == GROWTH_CONTACT_OVERDUE)
        say_overdue(&w, k);
    if (finding == GROWTH_CONTACT_BLIND_GAP) {
        say(&w, "No weight for ");
        say_count(&w, (size_t)k->gap_days, "day", "days");
        say(&w, ": what happened in between cannot be seen. ");
    }
    if (finding == GROWTH_CONTACT_SEEN_NOT_WEIGHED) {
        say_count(&w, k->most_in_a_row, "visit", "visits");
        say(&w, " in a row without a weight. ");
        if (k->seen_on != GROWTH_DATE_NONE)
            say_visit(&w, k);
    }
    if (finding == GROWTH_CONTACT_CONFIRM) {
        say(&w, "The finding was to be confirmed by ");
        say_when(&w, k->confirm_by, 0);
        say(&w, "; no later weight is recorded. ");
    }
    if (w.used > 0 && k->last_weight != GROWTH_DATE_NONE) {
        say(&w, "The last weight is of ");
        say_when(&w, k->last_weight, 0);
        say(&w, ". ");
    }
    say(&w, "Weigh at the next contact.");
    return text;
}
