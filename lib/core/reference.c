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
    return index < growth__n_references ? &growth__references[index] : NULL;
}

const growth_reference *growth_reference_find(const char *id)
{
    for (size_t i = 0; id && i < growth__n_references; i++)
        if (!strcmp(growth__references[i].id, id))
            return &growth__references[i];
    return NULL;
}

const char *growth_data_version(void)
{
    return growth__data_version;
}

static int has_table(const growth_segment *s, growth_sex sex)
{
    return (s->sexes >> sex & 1) && s->tables[sex].n > 0;
}

growth_reference_info growth_reference_describe(const growth_reference *reference)
{
    growth_reference_info info = {
        .id = reference->id,
        .title = reference->title,
        .source = reference->source,
        .licence = reference->licence,
        .acknowledgement = reference->acknowledgement,
        .included = 1,
    };

    info.lines = reference->lines(&info.n_lines);
    for (size_t i = 0; i < reference->n_segments; i++) {
        const growth_segment *s = &reference->segments[i];

        info.included &= has_table(s, GROWTH_MALE) || has_table(s, GROWTH_FEMALE);
    }
    return info;
}

size_t growth_reference_segment_count(const growth_reference *reference)
{
    return reference->n_segments;
}

const growth_segment *growth_reference_segment(const growth_reference *reference, size_t index)
{
    return index < reference->n_segments ? &reference->segments[index] : NULL;
}

growth_segment_info growth_segment_describe(const growth_segment *segment)
{
    static const char *const between[] = {
        [GROWTH__CUBIC] = "cubic",
        [GROWTH__LINEAR] = "linear",
        [GROWTH__ONE_ROW] = "one row",
    };
    growth_segment_info info = {
        .id = segment->id,
        .measure = segment->measure,
        .from = segment->from,
        .to = segment->to,
        .posture = segment->posture,
        .between = between[segment->between],
        .tail = "none",
        .join = segment->join,
        .pooled_term = segment->births == GROWTH__TERM_ON_PAPER,
    };

    info.has[GROWTH_MALE] = has_table(segment, GROWTH_MALE);
    info.has[GROWTH_FEMALE] = has_table(segment, GROWTH_FEMALE);
    return info;
}

/* ---- finding the segment of an age ------------------------------------------------------------
 */

static growth_status outside(const growth_reference *reference, growth_measure measure,
                             growth_sex sex, double age_days, double from, double to,
                             growth_error *err)
{
    char a[GROWTH_NUMBER_SIZE], b[GROWTH_NUMBER_SIZE], c[GROWTH_NUMBER_SIZE];
    growth_status status = age_days < from ? GROWTH_ERR_AGE_BELOW
                           : age_days > to ? GROWTH_ERR_AGE_ABOVE
                                           : GROWTH_ERR_AGE_GAP;

    return growth__fail(err, status, "%s %s (%s) covers ages %s to %s years%s; asked for %s",
                        reference->id, growth_measure_describe(measure)->id, growth_sex_text(sex),
                        growth_number_format(from / GROWTH_DAYS_PER_YEAR, 3, a),
                        growth_number_format(to / GROWTH_DAYS_PER_YEAR, 3, b),
                        status == GROWTH_ERR_AGE_GAP ? " with a gap" : "",
                        growth_number_format(age_days / GROWTH_DAYS_PER_YEAR, 3, c));
}

growth_status growth__segment_find(const growth_reference *reference, growth_measure measure,
                                   growth_sex sex, double age_days, growth__births births,
                                   const growth_segment **segment, growth_error *err)
{
    const growth_segment *last = NULL;
    double from = INFINITY, to = -INFINITY;

    for (size_t i = 0; i < reference->n_segments; i++) {
        const growth_segment *s = &reference->segments[i];

        if (s->measure != measure || s->births != births || !has_table(s, sex))
            continue;
        if (s->from <= age_days && age_days < s->to) {
            *segment = s;
            return GROWTH_OK;
        }
        if (age_days == s->to)
            last = s;
        from = fmin(from, s->from);
        to = fmax(to, s->to);
    }
    if (last) { /* the closed end of the last segment, or of the last before a gap */
        *segment = last;
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
    if (!has_table(segment, sex))
        return GROWTH_ERR_NO_SERIES;
    if (age_days < segment->from)
        return GROWTH_ERR_AGE_BELOW;
    if (age_days > segment->to)
        return GROWTH_ERR_AGE_ABOVE;
    *lms = growth__table_lms(&segment->tables[sex], segment->between, age_days);
    return GROWTH_OK;
}

growth_status growth_segment_sds(const growth_segment *segment, growth_sex sex, double age_days,
                                 double value, double *sds, int *adjusted)
{
    growth_lms lms;

    TRY(growth_segment_lms(segment, sex, age_days, &lms));
    TRY(growth_lms_sds(lms, value, sds));
    if (adjusted)
        *adjusted = 0;
    return GROWTH_OK;
}

growth_status growth_segment_value(const growth_segment *segment, growth_sex sex, double age_days,
                                   double sds, double *value)
{
    growth_lms lms;

    TRY(growth_segment_lms(segment, sex, age_days, &lms));
    return growth_lms_value(lms, sds, value);
}

growth_status growth_reference_lms(const growth_reference *reference, growth_measure measure,
                                   growth_sex sex, double age_days, growth_lms *lms,
                                   growth_error *err)
{
    const growth_segment *segment;

    if (!lms)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_reference_lms: bad argument");
    TRY(growth_reference_segment_find(reference, measure, sex, age_days, &segment, err));
    return growth_segment_lms(segment, sex, age_days, lms);
}
