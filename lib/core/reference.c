/* References and segments: finding them, describing them, scoring on them. */
#include <math.h>
#include <string.h>

#include <growth/number.h>

#include "internal.h"
#include "registry.h"

size_t growth_reference_count(void)
{
    return growth__n_references;
}

const growth_reference *growth_reference_at(size_t index)
{
    return index < growth__n_references ? growth__references[index] : NULL;
}

const growth_reference *growth_reference_find(const char *id)
{
    for (size_t i = 0; id && i < growth__n_references; i++)
        if (!strcmp(growth__references[i]->id, id))
            return growth__references[i];
    return NULL;
}

const char *growth_data_version(void)
{
    return growth__data_version;
}

int growth__has_table(const growth_segment *s, growth_sex sex)
{
    return (s->sexes >> sex & 1) && s->tables[sex].n > 0;
}

growth_reference_info growth_reference_describe(const growth_reference *reference)
{
    growth_reference_info info = { .id = NULL };

    if (!reference)
        return info;
    info.id = reference->id;
    info.title = reference->title;
    info.source = reference->source;
    info.licence = reference->licence;
    info.acknowledgement = reference->acknowledgement;
    info.included = 1;
    info.lines = reference->lines(&info.n_lines);
    for (size_t i = 0; i < reference->n_segments; i++) {
        const growth_segment *s = &reference->segments[i];

        info.included &= growth__has_table(s, GROWTH_MALE) || growth__has_table(s, GROWTH_FEMALE);
    }
    return info;
}

size_t growth_reference_segment_count(const growth_reference *reference)
{
    return reference ? reference->n_segments : 0;
}

const growth_segment *growth_reference_segment(const growth_reference *reference, size_t index)
{
    return reference && index < reference->n_segments ? &reference->segments[index] : NULL;
}

growth_segment_info growth_segment_describe(const growth_segment *segment)
{
    static const char *const between[] = {
        [GROWTH__CUBIC] = "cubic",
        [GROWTH__LINEAR] = "linear",
        [GROWTH__NEAREST] = "nearest row",
        [GROWTH__ONE_ROW] = "one row",
    };
    growth_segment_info info = { .id = NULL };

    if (!segment)
        return info;
    info.id = segment->id;
    info.measure = segment->measure;
    info.from = segment->from;
    info.to = segment->to;
    info.posture = segment->posture;
    info.between = between[segment->between];
    info.tail = growth__tail_text(segment->rules->tail);
    info.join = segment->join;
    info.pooled_term = segment->births == GROWTH__TERM_ON_PAPER;
    info.rules = segment->rules->text;
    info.has[GROWTH_MALE] = growth__has_table(segment, GROWTH_MALE);
    info.has[GROWTH_FEMALE] = growth__has_table(segment, GROWTH_FEMALE);
    return info;
}

/* ---- finding the segment of an age ------------------------------------------------------------
 */

/* "covers ages 0.000 to 20.000 years", or "covers 450 to 1100 mm". */
static growth_status outside(const growth_reference *reference, growth_measure measure,
                             growth_sex sex, double age_days, double from, double to,
                             growth_error *err)
{
    const growth_measure_info *info = growth_measure_describe(measure);
    const double unit = info->by_stature ? 1 : GROWTH_DAYS_PER_YEAR;
    const int decimals = info->by_stature ? 1 : 3;
    char a[GROWTH_NUMBER_SIZE], b[GROWTH_NUMBER_SIZE], c[GROWTH_NUMBER_SIZE];
    growth_status status = age_days < from ? GROWTH_ERR_AGE_BELOW
                           : age_days > to ? GROWTH_ERR_AGE_ABOVE
                                           : GROWTH_ERR_AGE_GAP;

    return growth__fail(
        err, status, "%s %s (%s) covers %s%s to %s %s%s; asked for %s", reference->id, info->id,
        growth_sex_text(sex), info->by_stature ? "" : "ages ",
        growth_number_format(from / unit, decimals, a),
        growth_number_format(to / unit, decimals, b), info->by_stature ? "mm" : "years",
        status == GROWTH_ERR_AGE_GAP ? " with a gap" : "",
        growth__number_words(age_days / unit, decimals, c));
}

static int serves(const growth_segment *s, growth_measure measure, growth_sex sex,
                  growth__births births)
{
    return s->measure == measure && s->births == births && (s->sexes >> sex & 1);
}

growth_status growth__segment_find(const growth_reference *reference, growth_measure measure,
                                   growth_sex sex, double age_days, growth__births births,
                                   const growth_segment **segment, growth_error *err)
{
    const growth_segment *found = NULL;
    double from = INFINITY, to = -INFINITY;

    for (size_t i = 0; i < reference->n_segments; i++) {
        const growth_segment *s = &reference->segments[i];

        if (!serves(s, measure, sex, births))
            continue;
        /* The end belongs to the next segment, unless there is none that begins there. */
        if (s->from <= age_days && age_days <= s->to)
            found = s;
        if (found && age_days < s->to)
            break;
        from = fmin(from, s->from);
        to = fmax(to, s->to);
    }
    if (found && found->tables[sex].n == 0)
        return growth__fail(err, GROWTH_ERR_EXCLUDED,
                            "%s %s at this age needs the figures of %s, which are not included in "
                            "this build",
                            reference->id, growth_measure_describe(measure)->id, found->id);
    if (found) {
        *segment = found;
        return GROWTH_OK;
    }
    if (from > to)
        return growth__fail(err, GROWTH_ERR_NO_SERIES, "%s has nothing for %s (%s)", reference->id,
                            growth_measure_describe(measure)->id, growth_sex_text(sex));
    return outside(reference, measure, sex, age_days, from, to, err);
}

growth_status growth_reference_segment_find(const growth_reference *reference,
                                            growth_measure measure, growth_sex sex, double age_days,
                                            const growth_segment **segment, growth_error *err)
{
    if (!reference || !segment || !isfinite(age_days) ||
        (unsigned)measure >= GROWTH_MEASURE_COUNT_ || (unsigned)sex >= GROWTH_SEX_COUNT_)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "growth_reference_segment_find: bad argument");
    if (sex == GROWTH_SEX_UNKNOWN)
        return growth__fail(err, GROWTH_ERR_SEX_UNKNOWN,
                            "sex is not known, so %s cannot say which curves to use",
                            reference->id);
    return growth__segment_find(reference, measure, sex, age_days, GROWTH__ALL_BIRTHS, segment,
                                err);
}

/* ---- scoring on a segment ---------------------------------------------------------------------
 */

growth_status growth_segment_lms(const growth_segment *segment, growth_sex sex, double age_days,
                                 growth_lms *lms)
{
    if (!segment || !lms || !isfinite(age_days) || (unsigned)sex >= GROWTH_SEX_COUNT_)
        return GROWTH_ERR_ARGUMENT;
    if (!growth__has_table(segment, sex))
        return segment->sexes >> sex & 1 ? GROWTH_ERR_EXCLUDED : GROWTH_ERR_NO_SERIES;
    if (age_days < segment->from)
        return GROWTH_ERR_AGE_BELOW;
    if (age_days > segment->to)
        return GROWTH_ERR_AGE_ABOVE;
    growth__table_at(&segment->tables[sex], segment->between, age_days, lms);
    return GROWTH_OK;
}

growth_status growth_segment_sds(const growth_segment *segment, growth_sex sex, double age_days,
                                 double value, double *sds, int *adjusted)
{
    growth_lms lms;
    int by_rule;

    if (!sds)
        return GROWTH_ERR_ARGUMENT;
    TRY(growth_segment_lms(segment, sex, age_days, &lms));
    TRY(growth__tail_sds(segment->rules->tail, &lms, sex, age_days, value, sds, &by_rule));
    if (adjusted)
        *adjusted = by_rule;
    return GROWTH_OK;
}

growth_status growth_segment_value(const growth_segment *segment, growth_sex sex, double age_days,
                                   double sds, double *value)
{
    growth_lms lms;

    if (!value || !isfinite(sds))
        return GROWTH_ERR_ARGUMENT;
    TRY(growth_segment_lms(segment, sex, age_days, &lms));
    return growth__tail_value(segment->rules->tail, &lms, sex, age_days, sds, value);
}

growth_status growth_reference_lms(const growth_reference *reference, growth_measure measure,
                                   growth_sex sex, double age_days, growth_lms *lms,
                                   growth_error *err)
{
    const growth_segment *segment = NULL;

    if (!lms)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_reference_lms: bad argument");
    TRY(growth_reference_segment_find(reference, measure, sex, age_days, &segment, err));
    return growth_segment_lms(segment, sex, age_days, lms);
}
