/* One measurement of one child: its ages, the one the policy chooses, its scores, and how far to
 * trust them. */
#include <math.h>

#include <growth/assess.h>
#include <growth/number.h>

#include "age.h"
#include "given.h"
#include "internal.h"
#include "registry.h"

/* ---- words ------------------------------------------------------------------------------------
 */

static const char *const policy_words[GROWTH_POLICY_COUNT_] = {
    [GROWTH_POLICY_EXACT] = "exact",
    [GROWTH_POLICY_PAPER] = "paper",
};

const char *growth_gestation_policy_text(growth_gestation_policy policy)
{
    return (unsigned)policy < GROWTH_POLICY_COUNT_ ? policy_words[policy] : "unknown";
}

static const struct {
    growth_flags flag;
    const char *word;
} flag_words[] = {
    { GROWTH_FLAG_CORRECTED_AGE, "corrected-age" },
    { GROWTH_FLAG_GESTATION_UNKNOWN, "gestation-unknown" },
    { GROWTH_FLAG_POOLED_TERM, "pooled-term" },
    { GROWTH_FLAG_POSTURE_ADJUSTED, "posture-adjusted" },
    { GROWTH_FLAG_POSTURE_IGNORED, "posture-ignored" },
    { GROWTH_FLAG_POSTURE_DIFFERS, "posture-differs" },
    { GROWTH_FLAG_TAIL_ADJUSTED, "tail-adjusted" },
    { GROWTH_FLAG_NEAR_JOIN, "near-join" },
    { GROWTH_FLAG_WHO, "who-flag" },
    { GROWTH_FLAG_ADVISORY, "advisory" },
    { GROWTH_FLAG_IMPLAUSIBLE, "implausible" },
    { GROWTH_FLAG_REMEASURE, "re-measure" },
    { GROWTH_FLAG_WITHHELD_OEDEMA, "withheld-oedema" },
    { GROWTH_FLAG_DUPLICATE, "duplicate" },
    { GROWTH_FLAG_DERIVED, "derived" },
    { GROWTH_FLAG_DOUBTFUL, "doubtful" },
    { GROWTH_FLAG_PRELIMINARY, "preliminary" },
};

char *growth_flags_text(unsigned flags, char *text)
{
    size_t used = 0;

    if (!text)
        return NULL;
    text[0] = '\0';
    for (size_t i = 0; i < ARRAY_LEN(flag_words); i++) {
        if (!(flags & (unsigned)flag_words[i].flag))
            continue;
        used = growth__append(text, GROWTH_FLAGS_TEXT_SIZE, used, used ? ";" : "");
        used = growth__append(text, GROWTH_FLAGS_TEXT_SIZE, used, flag_words[i].word);
    }
    return text;
}

/* ---- ages -------------------------------------------------------------------------------------
 */

/* Until when the paper charts correct, by gestation (Wright CM, et al. BMJ 2010;340:c1140). */
static const struct {
    int born_before; /* gestation, days */
    double until;    /* chronological age, days; excluded */
} paper_correction[] = {
    { 32 * 7, 2 * GROWTH_DAYS_PER_YEAR },
    { GROWTH_GESTATION_TERM, 1 * GROWTH_DAYS_PER_YEAR },
};

growth_age_choice growth_policy_choose(growth_gestation_policy policy, int gestation_days,
                                       double age_days)
{
    const double who_begins = 14;

    if (gestation_days == GROWTH_GESTATION_UNKNOWN)
        return (growth_age_choice){ 0, 0, 0 };
    if (policy == GROWTH_POLICY_EXACT)
        return (growth_age_choice){ 1, 0, 0 };
    for (size_t i = 0; i < ARRAY_LEN(paper_correction); i++)
        if (gestation_days < paper_correction[i].born_before)
            return (growth_age_choice){ age_days < paper_correction[i].until, 0, 0 };
    if (age_days >= who_begins)
        return (growth_age_choice){ 0, 0, 0 };
    return (growth_age_choice){ 0, age_days == 0, age_days != 0 };
}

growth_status growth_measurement_age(const growth_child *child,
                                     const growth_measurement *measurement, double *age,
                                     double *corrected)
{
    double a, c;
    growth_status status;

    if (!child || !measurement || !age || !corrected)
        return GROWTH_ERR_ARGUMENT;
    TRY(growth__child_check(child, NULL));
    status = growth__age(child, measurement, &a, &c);
    if (status == GROWTH_ERR_DATE)
        return status;
    *age = a;
    *corrected = c;
    return status;
}

/* ---- scores -----------------------------------------------------------------------------------
 */

/* Within a week of a join the same child scores differently on either side of it. */
static unsigned near_join(const growth_reference *reference, const growth_segment *segment,
                          growth_sex sex, double age)
{
    const double near = 7;

    for (size_t i = 0; i < reference->n_segments; i++) {
        const growth_segment *s = &reference->segments[i];

        if (s->measure == segment->measure && (s->sexes >> sex & 1) && s->join &&
            fabs(age - s->from) <= near)
            return GROWTH_FLAG_NEAR_JOIN;
    }
    return 0;
}

static unsigned posture_flags(const growth_segment *segment, growth_posture posture)
{
    return posture != GROWTH_POSTURE_UNKNOWN && segment->posture != GROWTH_POSTURE_UNKNOWN &&
                   posture != segment->posture
               ? GROWTH_FLAG_POSTURE_DIFFERS
               : 0;
}

/* Scores that ask for a look at the entry.  An extreme low one is never dropped. */
static unsigned plausibility(growth_measure measure, double sds)
{
    const double advisory = 4, implausible = measure == GROWTH_BMI ? 15 : 8, remeasure = -6;

    return (fabs(sds) > advisory ? GROWTH_FLAG_ADVISORY : 0u) |
           (fabs(sds) > implausible ? GROWTH_FLAG_IMPLAUSIBLE : 0u) |
           (sds < remeasure ? GROWTH_FLAG_REMEASURE : 0u);
}

/* What is scored, the same for every age it is scored at. */
typedef struct subject {
    const growth_reference *reference;
    const growth_measurement *measurement;
    growth_measure measure;
    growth_sex sex;
    unsigned flags;
} subject;

/* A score, and the value it belongs to: the one measured, or that after a posture rule. */
typedef struct scored {
    growth_score score;
    double value;
} scored;

static growth_score unscored(growth_status status, double age)
{
    return (growth_score){ status, age, NULL, GROWTH_NAN, 0 };
}

/* Rounded to two decimals as WHO's programs do: to the nearer of the two candidates, to the even
 * one where both are as near. */
static double two_decimals(double z)
{
    const double low = floor(z * 100), below = low / 100, above = (low + 1) / 100;

    if (z - below == above - z)
        return fmod(low, 2) == 0 ? below : above;
    return z - below < above - z ? below : above;
}

static unsigned who_flag(const growth__rules *rules, double sds)
{
    const double z = two_decimals(sds);

    return rules->flag_above > rules->flag_below && (z < rules->flag_below || z > rules->flag_above)
               ? GROWTH_FLAG_WHO
               : 0;
}

/* The value as the segment wants it.  A BMI is that of the length or height after the rule, where
 * it is known. */
static double adjusted_value(const subject *s, const growth__rules *rules, double age,
                             unsigned *flags)
{
    const growth_measurement *m = s->measurement;
    unsigned raised = 0;
    double shift, ratio;

    if (s->measure != GROWTH_HEIGHT && !(s->measure == GROWTH_BMI && m->stature_cm > 0))
        return m->value;
    shift = growth__posture_shift(rules->posture, m->posture, age, &raised);
    *flags |= raised;
    if (s->measure == GROWTH_HEIGHT)
        return m->value + shift;
    ratio = m->stature_cm / (m->stature_cm + shift);
    return m->value * ratio * ratio;
}

/* Weight for length or height: the millimetres at which the segment is entered.  Adding 0.7 cm in
 * binary can land just beside a row, so that they are rounded to the ten-thousandth. */
static growth_status stature_mm(const subject *s, double age, double *mm, unsigned *flags,
                                growth_error *err)
{
    const growth_measure_info *info = growth_measure_describe(s->measure);
    const growth__rules *rules = &growth__no_rules;
    double shift;

    if (!(s->measurement->stature_cm > 0) || !isfinite(s->measurement->stature_cm))
        return growth__fail(err, GROWTH_ERR_VALUE,
                            "%s needs the length or height that was measured with it", info->id);
    for (size_t i = 0; i < s->reference->n_segments; i++)
        if (s->reference->segments[i].measure == s->measure)
            rules = s->reference->segments[i].rules;
    if (rules->age_to > rules->age_from && !isnan(age)) {
        growth_status status = age < rules->age_from  ? GROWTH_ERR_AGE_BELOW
                               : age >= rules->age_to ? GROWTH_ERR_AGE_ABOVE
                                                      : GROWTH_OK;
        char from[GROWTH_NUMBER_SIZE], to[GROWTH_NUMBER_SIZE], asked[GROWTH_NUMBER_SIZE];

        if (status != GROWTH_OK)
            return growth__fail(
                err, status, "%s %s serves ages from %s to below %s years; asked for %s",
                s->reference->id, info->id,
                growth_number_format(rules->age_from / GROWTH_DAYS_PER_YEAR, 3, from),
                growth_number_format(rules->age_to / GROWTH_DAYS_PER_YEAR, 3, to),
                growth_number_format(age / GROWTH_DAYS_PER_YEAR, 3, asked));
    }
    shift = growth__posture_shift(rules->posture, s->measurement->posture, age, flags);
    *mm = rint((s->measurement->stature_cm + shift) * 1e5) / 1e4;
    return GROWTH_OK;
}

/* Where the segment is entered: at the age, or at the length or height. */
static growth_status enter(const subject *s, double age, double *at, unsigned *flags,
                           growth_error *err)
{
    if (growth_measure_describe(s->measure)->by_stature)
        return stature_mm(s, age, at, flags, err);
    if (isnan(age))
        return growth__fail(err, GROWTH_ERR_AGE_UNKNOWN, "this age is not known");
    *at = age;
    return GROWTH_OK;
}

static growth_status score_on(const subject *s, double at, scored *result, growth_error *err)
{
    growth_score *score = &result->score;
    const growth__rules *rules = score->segment->rules;
    const char *measure = growth_measure_describe(s->measure)->id;
    growth_status status;
    double sds;
    int by_tail;

    if (rules->oedema == GROWTH__OEDEMA_WITHHELD && (s->measurement->marks & GROWTH_MARK_OEDEMA)) {
        score->flags |= GROWTH_FLAG_WITHHELD_OEDEMA;
        return growth__fail(err, GROWTH_ERR_WITHHELD, "%s does not score %s of a child with oedema",
                            s->reference->id, measure);
    }
    result->value = adjusted_value(s, rules, score->age_days, &score->flags);
    if (!(score->flags & (GROWTH_FLAG_POSTURE_ADJUSTED | GROWTH_FLAG_POSTURE_IGNORED)))
        score->flags |= posture_flags(score->segment, s->measurement->posture);
    status = growth_segment_sds(score->segment, s->sex, at, result->value, &sds, &by_tail);
    if (status != GROWTH_OK)
        return growth__fail(err, status, "%s", growth_status_text(status));
    score->sds = sds;
    score->flags |= plausibility(s->measure, sds) | who_flag(rules, sds) |
                    (by_tail ? GROWTH_FLAG_TAIL_ADJUSTED : 0u);
    return GROWTH_OK;
}

static scored score_at(const subject *s, double age, growth__births births, growth_error *err)
{
    scored result = { unscored(GROWTH_OK, age), s->measurement->value };
    growth_score *score = &result.score;
    double at = age;

    score->status = enter(s, age, &at, &score->flags, err);
    if (score->status == GROWTH_OK)
        score->status = growth__segment_find(s->reference, s->measure, s->sex, at, births,
                                             &score->segment, err);
    if (score->status != GROWTH_OK) {
        score->flags = isnan(at) ? 0 : s->flags;
        return result;
    }
    score->flags |= s->flags | near_join(s->reference, score->segment, s->sex, at);
    score->status = score_on(s, at, &result, err);
    return result;
}

/* Whether the reference has anything for a birth at term that the paper policy treats by itself. */
static int has_term_row(const growth_reference *reference)
{
    for (size_t i = 0; i < reference->n_segments; i++)
        if (reference->segments[i].births == GROWTH__TERM_ON_PAPER)
            return 1;
    return 0;
}

/* The score at the age that the policy chooses.  Where that is one of the two already scored, it is
 * taken over; its sentence is written only when there is one to write. */
static scored choose(const subject *s, const growth_assessment *a, const scored *chronological,
                     const scored *corrected, const growth_child *child,
                     growth_gestation_policy policy, growth_error *err)
{
    growth_age_choice choice = growth_policy_choose(policy, child->gestation_days, a->age_days);
    scored result;

    if (isnan(a->age_days)) /* the file gave the corrected age and nothing else */
        choice = (growth_age_choice){ 1, 0, 0 };
    if (!has_term_row(s->reference))
        choice.withheld = choice.pooled_term = 0;
    if (choice.withheld) {
        growth__fail(err, GROWTH_ERR_WITHHELD,
                     "the paper charts have no centile between birth and 14 days for a child born "
                     "at term (the exact policy has one)");
        return (scored){ unscored(GROWTH_ERR_WITHHELD, a->age_days), s->measurement->value };
    }
    result = choice.corrected ? *corrected : *chronological;
    if (choice.pooled_term)
        result = score_at(s, a->age_days, GROWTH__TERM_ON_PAPER, err);
    else if (result.score.status != GROWTH_OK)
        result = score_at(s, result.score.age_days, GROWTH__ALL_BIRTHS, err);
    result.score.flags |= (choice.corrected ? GROWTH_FLAG_CORRECTED_AGE : 0u) |
                          (choice.pooled_term ? GROWTH_FLAG_POOLED_TERM : 0u) |
                          (child->gestation_days == GROWTH_GESTATION_UNKNOWN && !choice.corrected
                               ? GROWTH_FLAG_GESTATION_UNKNOWN
                               : 0u);
    return result;
}

static growth_status fail_all(growth_assessment *result, growth_status status)
{
    result->score = unscored(status, result->age_days);
    result->chronological = unscored(status, result->age_days);
    result->corrected = unscored(status, result->corrected_age_days);
    return status;
}

/* Ages, and whether there is anything to score. */
static growth_status prepare(const growth_child *child, const growth_measurement *m,
                             const growth_assess_options *options, growth_assessment *result,
                             growth_error *err)
{
    growth_status status;

    TRY(growth__child_check(child, err));
    TRY(growth__measurement_check(m, err));
    TRY(growth__policy_check(options->policy, err));
    status = growth_measurement_age(child, m, &result->age_days, &result->corrected_age_days);
    if (status == GROWTH_ERR_DATE)
        return growth__fail(err, status, "measured before birth");
    if (status != GROWTH_OK && !growth_measure_describe(m->measure)->by_stature)
        return growth__fail(err, status, "neither a birth date and a date nor an age is known");
    TRY(growth_measure_check(m->measure, m->value, err));
    if (child->sex != GROWTH_MALE && child->sex != GROWTH_FEMALE)
        return growth__fail(err, GROWTH_ERR_SEX_UNKNOWN,
                            "sex is not known, so no reference can be chosen");
    return GROWTH_OK;
}

static void score_all(const subject *s, const growth_child *child, growth_gestation_policy policy,
                      growth_assessment *result, growth_error *err)
{
    const scored chronological = score_at(s, result->age_days, GROWTH__ALL_BIRTHS, NULL);
    const scored corrected =
        result->corrected_age_days == result->age_days
            ? chronological
            : score_at(s, result->corrected_age_days, GROWTH__ALL_BIRTHS, NULL);
    const scored chosen = choose(s, result, &chronological, &corrected, child, policy, err);

    result->chronological = chronological.score;
    result->corrected = corrected.score;
    result->score = chosen.score;
    result->value = chosen.value;
}

growth_status growth_assess(const growth_child *child, const growth_measurement *measurement,
                            const growth_assess_options *options, growth_assessment *result,
                            growth_error *err)
{
    growth_assess_options taken = GROWTH_ASSESS_OPTIONS;
    growth_status status;
    subject s;

    if (!child || !measurement || !result)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_assess: bad argument");
    *result = (growth_assessment){ .age_days = GROWTH_NAN, .corrected_age_days = GROWTH_NAN };
    result->value = measurement->value;
    status = growth__take_options(&taken, sizeof taken, options, "growth_assess_options", err);
    if (status == GROWTH_OK)
        status = prepare(child, measurement, &taken, result, err);
    if (status != GROWTH_OK)
        return fail_all(result, status);
    s = (subject){
        .reference = taken.reference ? taken.reference : growth__references[0],
        .measurement = measurement,
        .measure = measurement->measure,
        .sex = child->sex,
        .flags = (measurement->marks & GROWTH_MARK_DERIVED ? GROWTH_FLAG_DERIVED : 0u) |
                 (measurement->marks & GROWTH_MARK_DOUBTFUL ? GROWTH_FLAG_DOUBTFUL : 0u) |
                 (measurement->marks & GROWTH_MARK_PRELIMINARY ? GROWTH_FLAG_PRELIMINARY : 0u),
    };
    score_all(&s, child, taken.policy, result, err);
    return result->score.status;
}
