/* One measurement of one child: its ages, the one the policy chooses, its scores, and how far to
 * trust them. */
#include <math.h>

#include <growth/assess.h>
#include <growth/number.h>

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
};

char *growth_flags_text(unsigned flags, char *text)
{
    size_t used = 0;

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
    double a = measurement->age_days, c = measurement->corrected_age_days;

    if (isnan(c) && isnan(a) && child->birth_date != GROWTH_DATE_NONE &&
        measurement->measured_on != GROWTH_DATE_NONE)
        a = measurement->measured_on - child->birth_date;
    if (a < 0)
        return GROWTH_ERR_DATE;
    if (isnan(c) && child->gestation_days != GROWTH_GESTATION_UNKNOWN)
        c = a + growth_gestation_offset(child->gestation_days);
    *age = a;
    *corrected = c;
    return isnan(a) && isnan(c) ? GROWTH_ERR_AGE_UNKNOWN : GROWTH_OK;
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
    growth_measure measure;
    growth_sex sex;
    growth_posture posture;
    double value;
    unsigned flags;
} subject;

static growth_score unscored(growth_status status, double age)
{
    return (growth_score){ status, age, NULL, GROWTH_NAN, 0 };
}

static growth_score score_at(const subject *s, double age, growth__births births, growth_error *err)
{
    growth_score score = unscored(GROWTH_OK, age);
    double sds;

    if (isnan(age)) {
        score.status = growth__fail(err, GROWTH_ERR_AGE_UNKNOWN, "this age is not known");
        return score;
    }
    score.flags = s->flags;
    score.status =
        growth__segment_find(s->reference, s->measure, s->sex, age, births, &score.segment, err);
    if (score.status != GROWTH_OK)
        return score;
    score.flags |= near_join(s->reference, score.segment, s->sex, age) |
                   posture_flags(score.segment, s->posture);
    score.status = growth_segment_sds(score.segment, s->sex, age, s->value, &sds, NULL);
    if (score.status != GROWTH_OK) {
        growth__fail(err, score.status, "%s", growth_status_text(score.status));
        return score;
    }
    score.sds = sds;
    score.flags |= plausibility(s->measure, sds);
    return score;
}

/* The score at the age that the policy chooses.  Where that is one of the two already scored, it is
 * taken over; its sentence is written only when there is one to write. */
static growth_score choose(const subject *s, const growth_assessment *a, const growth_child *child,
                           growth_gestation_policy policy, growth_error *err)
{
    growth_age_choice choice = growth_policy_choose(policy, child->gestation_days, a->age_days);
    growth_score score;

    if (isnan(a->age_days)) /* the file gave the corrected age and nothing else */
        choice = (growth_age_choice){ 1, 0, 0 };
    if (choice.withheld) {
        score = unscored(GROWTH_ERR_WITHHELD, a->age_days);
        growth__fail(err, GROWTH_ERR_WITHHELD,
                     "the paper charts have no centile between birth and 14 days for a child born "
                     "at term (use --gestation-policy exact)");
        return score;
    }
    score = choice.corrected ? a->corrected : a->chronological;
    if (choice.pooled_term)
        score = score_at(s, a->age_days, GROWTH__TERM_ON_PAPER, err);
    else if (score.status != GROWTH_OK)
        score = score_at(s, score.age_days, GROWTH__ALL_BIRTHS, err);
    score.flags |= (choice.corrected ? GROWTH_FLAG_CORRECTED_AGE : 0u) |
                   (choice.pooled_term ? GROWTH_FLAG_POOLED_TERM : 0u) |
                   (child->gestation_days == GROWTH_GESTATION_UNKNOWN && !choice.corrected
                        ? GROWTH_FLAG_GESTATION_UNKNOWN
                        : 0u);
    return score;
}

static growth_status fail_all(growth_assessment *result, growth_status status)
{
    result->score = unscored(status, result->age_days);
    result->chronological = unscored(status, result->age_days);
    result->corrected = unscored(status, result->corrected_age_days);
    return status;
}

growth_status growth_assess(const growth_child *child, const growth_measurement *measurement,
                            const growth_assess_options *options, growth_assessment *result,
                            growth_error *err)
{
    static const growth_assess_options defaults = GROWTH_ASSESS_OPTIONS;
    growth_status status;
    subject s;

    if (!child || !measurement || !result ||
        (unsigned)measurement->measure >= GROWTH_MEASURE_COUNT_)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_assess: bad argument");
    if (!options)
        options = &defaults;
    *result = (growth_assessment){ .age_days = GROWTH_NAN, .corrected_age_days = GROWTH_NAN };
    result->value = measurement->value;
    status =
        growth_measurement_age(child, measurement, &result->age_days, &result->corrected_age_days);
    if (status == GROWTH_ERR_DATE)
        growth__fail(err, status, "measured before birth");
    else if (status != GROWTH_OK)
        growth__fail(err, status, "neither a birth date and a date nor an age is known");
    if (status == GROWTH_OK)
        status = growth_measure_check(measurement->measure, measurement->value, err);
    if (status == GROWTH_OK && child->sex != GROWTH_MALE && child->sex != GROWTH_FEMALE)
        status = growth__fail(err, GROWTH_ERR_SEX_UNKNOWN,
                              "sex is not known, so no reference can be chosen");
    if (status != GROWTH_OK)
        return fail_all(result, status);

    s = (subject){
        .reference = options->reference ? options->reference : &growth__references[0],
        .measure = measurement->measure,
        .sex = child->sex,
        .posture = measurement->posture,
        .value = measurement->value,
        .flags = (measurement->marks & GROWTH_MARK_DERIVED ? GROWTH_FLAG_DERIVED : 0u) |
                 (measurement->marks & GROWTH_MARK_DOUBTFUL ? GROWTH_FLAG_DOUBTFUL : 0u),
    };
    result->chronological = score_at(&s, result->age_days, GROWTH__ALL_BIRTHS, NULL);
    result->corrected = result->corrected_age_days == result->age_days
                            ? result->chronological
                            : score_at(&s, result->corrected_age_days, GROWTH__ALL_BIRTHS, NULL);
    result->score = choose(&s, result, child, options->policy, err);
    return result->score.status;
}
