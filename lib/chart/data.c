/* Assessing a record for a chart. */
#include "data.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "fail.h"

#define GRAM_DECIMALS 3 /* Of kg. */

static double first_known(double a, double b)
{
    return isnan(a) ? b : a;
}

double growth__plotted_age(const chart_point *point)
{
    return first_known(point->cross, point->dot);
}

/* Which marks a point gets.  Where the policy does not correct, the corrected age says nothing. */
static void place(chart_point *point)
{
    const growth_assessment *a = &point->assessment;
    int corrected = (a->score.flags & GROWTH_FLAG_CORRECTED_AGE) != 0 || isnan(a->age_days);

    point->dot = a->age_days;
    point->cross = corrected ? a->corrected_age_days : GROWTH_NAN;
    point->value = point->measurement->value;
    if (a->score.status == GROWTH_OK && isfinite(a->value))
        point->value = a->value;
}

static int by_age(const void *a, const void *b)
{
    const chart_point *x = a, *y = b;
    double p = growth__plotted_age(x), q = growth__plotted_age(y);

    if (isnan(p) || isnan(q) ? isnan(p) != isnan(q) : p < q || p > q)
        return isnan(q) || p < q ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

static int contact_by_age(const void *a, const void *b)
{
    const chart_contact *x = a, *y = b;

    if (isnan(x->age) || isnan(y->age) ? isnan(x->age) != isnan(y->age)
                                       : x->age < y->age || x->age > y->age)
        return isnan(y->age) || x->age < y->age ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

/* ---- derived values ---------------------------------------------------------------------------
 */

static int same_day(const growth_measurement *a, const growth_measurement *b)
{
    if (a->measured_on != GROWTH_DATE_NONE || b->measured_on != GROWTH_DATE_NONE)
        return a->measured_on == b->measured_on;
    return fabs(first_known(a->age_days, a->corrected_age_days) -
                first_known(b->age_days, b->corrected_age_days)) < 0.5;
}

/* The first measurement of a measure on the day of `m` that may be reckoned with, sooner one that
 * nobody doubts. */
static const growth_measurement *beside(const growth_record *record, const growth_measurement *m,
                                        growth_measure measure)
{
    const growth_measurement *doubted = NULL;

    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *other = &record->measurements[i];

        if (other->measure != measure || !same_day(m, other) ||
            growth_measure_check(measure, other->value, NULL) != GROWTH_OK)
            continue;
        if (!(other->marks & GROWTH_MARK_DOUBTFUL))
            return other;
        if (!doubted)
            doubted = other;
    }
    return doubted;
}

/* BMI of every day with a weight and a height, unless it was recorded itself. */
static growth_status derive(chart_data *data, growth_error *err)
{
    const growth_record *record = data->record;

    if (!growth__page_shows(data->page, GROWTH_BMI) || data->page->body == BODY_CHRONOLOGY)
        return GROWTH_OK;
    data->derived = calloc(record->n_measurements + 1, sizeof *data->derived);
    if (!data->derived)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *height = &record->measurements[i], *weight;
        growth_measurement *bmi = &data->derived[data->n_derived];

        if (height->measure != GROWTH_HEIGHT || beside(record, height, GROWTH_HEIGHT) != height ||
            beside(record, height, GROWTH_BMI))
            continue;
        weight = beside(record, height, GROWTH_WEIGHT);
        if (!weight)
            continue;
        *bmi = *height;
        bmi->measure = GROWTH_BMI;
        bmi->marks = (height->marks | weight->marks) | GROWTH_MARK_DERIVED;
        if (growth_bmi(weight->value, height->value, &bmi->value) == GROWTH_OK)
            data->n_derived++;
    }
    return GROWTH_OK;
}

/* ---- measurements and visits ------------------------------------------------------------------
 */

static void read_points(chart_data *data)
{
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;
    size_t given = data->record->n_measurements;

    options.reference = data->reference;
    options.policy = data->policy;
    for (size_t i = 0; i < given + data->n_derived; i++) {
        const growth_measurement *m =
            i < given ? &data->record->measurements[i] : &data->derived[i - given];
        chart_point *point = &data->points[data->n_points];

        if ((unsigned)m->measure >= GROWTH_MEASURE_COUNT_)
            continue;
        if (!growth__page_shows(data->page, m->measure)) {
            data->others[m->measure]++;
            continue;
        }
        point->measurement = m;
        point->index = i;
        /* Its status stands in the score too; a point without a score is still drawn. */
        (void)!growth_assess(&data->record->child, m, &options, &point->assessment, NULL);
        if (i >= given && point->assessment.score.status != GROWTH_OK)
            continue; /* Nobody measured it, and it says nothing. */
        place(point);
        point->possible = growth_measure_check(m->measure, m->value, NULL) == GROWTH_OK;
        data->n_points++;
    }
    if (data->n_points)
        qsort(data->points, data->n_points, sizeof *data->points, by_age);
}

const char *growth__contact_note(const growth_contact *c)
{
    if (!c->note || !*c->note)
        return NULL;
    return c->reason == GROWTH_REASON_OTHER ||
                   growth_reason_find(c->note, strlen(c->note)) != c->reason
               ? c->note
               : NULL;
}

static void read_contacts(chart_data *data)
{
    growth_date birth = data->record->child.birth_date;

    for (size_t i = 0; i < data->record->n_contacts; i++) {
        const growth_contact *c = &data->record->contacts[i];
        chart_contact *contact = &data->contacts[data->n_contacts++];

        contact->contact = c;
        contact->index = i;
        contact->age = c->age_days;
        if (isnan(contact->age) && c->date != GROWTH_DATE_NONE && birth != GROWTH_DATE_NONE)
            contact->age = (double)c->date - (double)birth;
    }
    if (data->n_contacts)
        qsort(data->contacts, data->n_contacts, sizeof *data->contacts, contact_by_age);
}

static int has_curves(const chart_data *data)
{
    const growth_segment *segment;

    for (size_t i = 0; (segment = growth_reference_segment(data->reference, i)); i++) {
        growth_segment_info info = growth_segment_describe(segment);

        if (growth__page_shows(data->page, info.measure) && info.has[data->record->child.sex])
            return 1;
    }
    return 0;
}

static growth_status check(const chart_data *data, growth_error *err)
{
    growth_sex sex = data->record->child.sex;

    if (!data->reference)
        return growth__chart_fail(err, GROWTH_ERR_UNKNOWN_REFERENCE, "no reference to draw");
    if (!data->info.included)
        return growth__chart_fail(err, GROWTH_ERR_EXCLUDED,
                                  "the reference %s is not included in this build", data->info.id);
    if (sex != GROWTH_MALE && sex != GROWTH_FEMALE)
        return growth__chart_fail(
            err, GROWTH_ERR_SEX_UNKNOWN,
            "sex is not known, so no curves can be chosen (record the sex used "
            "for charts, male or female, or say which curves to use)");
    if (!has_curves(data))
        return growth__chart_fail(err, GROWTH_ERR_NO_SERIES,
                                  "the reference %s has no curves for the measures on the page %s "
                                  "and this sex",
                                  data->info.id, data->page->title);
    for (size_t i = 0; i < data->n_points; i++)
        if (!isnan(growth__plotted_age(&data->points[i])))
            return GROWTH_OK;
    if (data->record->child.birth_date == GROWTH_DATE_NONE)
        return growth__chart_fail(err, GROWTH_ERR_AGE_UNKNOWN,
                                  "no measurement has an age and there is no birth date; give the "
                                  "birth date, or ages");
    return GROWTH_OK;
}

growth_status growth__data_read(chart_data *data, const growth_record *record, const page_row *page,
                                const growth_chart_options *options, growth_error *err)
{
    growth_status status;

    memset(data, 0, sizeof *data);
    data->record = record;
    data->page = page;
    data->check = options->check;
    data->quality = options->quality;
    data->n_quality = options->quality ? options->n_quality : 0;
    data->sources = options->sources;
    data->contact_sources = options->contact_sources;
    data->reference = options->reference ? options->reference : growth_reference_find("uk-who");
    data->policy = options->policy;
    data->drawn_on = options->drawn_on;
    data->as_at = options->as_at ? options->as_at : GROWTH_DATE_NONE;
    data->seen_from = data->as_at == GROWTH_DATE_NONE ? data->drawn_on : data->as_at;
    if (data->reference)
        data->info = growth_reference_describe(data->reference);
    TRY(growth__unread_read(data, options, err));
    TRY(derive(data, err));
    data->points = calloc(record->n_measurements + data->n_derived + 1, sizeof *data->points);
    data->contacts = calloc(record->n_contacts + 1, sizeof *data->contacts);
    if (!data->points || !data->contacts) {
        growth__data_free(data);
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    }
    read_points(data);
    read_contacts(data);
    status = growth__given_read(data, options, err);
    if (status == GROWTH_OK)
        status = check(data, err);
    if (status != GROWTH_OK)
        growth__data_free(data);
    return status;
}

void growth__data_free(chart_data *data)
{
    free(data->points);
    free(data->contacts);
    free(data->derived);
    growth__given_free(data);
    memset(data, 0, sizeof *data);
}

double growth__age_offset(const chart_data *data, double age_days)
{
    int gestation = data->record->child.gestation_days;

    if (gestation == GROWTH_GESTATION_UNKNOWN ||
        !growth_policy_choose(data->policy, gestation, age_days).corrected)
        return 0;
    return growth_gestation_offset(gestation);
}

static int is_doubted(const chart_data *data, const chart_point *point)
{
    int doubted = (point->measurement->marks & GROWTH_MARK_DOUBTFUL) != 0;

    for (size_t i = 0; i < data->n_quality; i++)
        doubted |= data->quality[i].may_leave_out &&
                   point->measurement == &data->record->measurements[data->quality[i].index];
    return doubted;
}

/* The newest value that the rules used, where they were asked.  BMI is reckoned here for itself. */
static const chart_point *last_used(const chart_data *data, growth_measure measure)
{
    const growth_series *s;
    size_t n;

    if (!data->check || (unsigned)measure >= GROWTH_TRACK_MEASURES || measure == GROWTH_BMI)
        return NULL;
    s = &data->check->track.series[measure];
    for (n = s->n_points; n > 1 && s->points[n - 1].notes & GROWTH_POINT_LEFT_OUT;)
        n--;
    for (size_t i = 0; n > 0 && i < data->n_points; i++) {
        const chart_point *point = &data->points[i];

        if (point->measurement->measure == measure && point->index == s->points[n - 1].index)
            /* Where the rules were not told what data quality found, that goes first. */
            return is_doubted(data, point) && !(s->points[n - 1].notes & GROWTH_POINT_DOUBTFUL)
                       ? NULL
                       : point;
    }
    return NULL;
}

static int is_shown(const chart_point *point, growth_measure measure)
{
    return point->measurement->measure == measure && point->possible &&
           !isnan(growth__plotted_age(point));
}

static int is_later(const chart_point *a, const chart_point *b)
{
    return growth__plotted_age(a) > growth__plotted_age(b);
}

const chart_point *growth__data_latest(const chart_data *data, growth_measure measure)
{
    const chart_point *doubted = NULL, *used = last_used(data, measure);

    if (used && !is_shown(used, measure))
        used = NULL;
    for (size_t i = data->n_points; i-- > 0;) {
        const chart_point *point = &data->points[i];

        if (!is_shown(point, measure))
            continue;
        if (used && !is_later(point, used))
            return used; /* Of one day too: in whatever order its values come. */
        if (!is_doubted(data, point))
            return !used && doubted && doubted->assessment.score.sds < point->assessment.score.sds
                       ? doubted
                       : point;
        if (!doubted)
            doubted = point;
    }
    return doubted;
}

const chart_point *growth__data_unused(const chart_data *data, const chart_point *latest,
                                       const chart_point *before)
{
    for (const chart_point *point = before ? before + 1 : data->points;
         point < data->points + data->n_points; point++)
        if (point != latest && !point->copy && is_shown(point, latest->measurement->measure) &&
            !is_later(latest, point) && (is_later(point, latest) || is_doubted(data, point)))
            return point;
    return NULL;
}

const chart_point *growth__data_newest(const chart_data *data)
{
    for (size_t i = data->n_points; i-- > 0;)
        if (data->points[i].possible && !isnan(growth__plotted_age(&data->points[i])))
            return &data->points[i];
    return NULL;
}

/* As many decimals as the value has, to the gram: among newborn babies tens of grams count. */
static int weight_decimals(double value, int least)
{
    double scale = pow(10, least);

    for (int decimals = least; decimals < GRAM_DECIMALS; decimals++, scale *= 10)
        if (fabs(value * scale - round(value * scale)) < 1e-6 * scale)
            return decimals;
    return GRAM_DECIMALS;
}

char *growth__value_text(growth_measure measure, double value, char *text)
{
    char number[GROWTH_NUMBER_SIZE];
    int decimals = growth_measure_describe(measure)->decimals;

    if (measure == GROWTH_WEIGHT)
        decimals = weight_decimals(value, decimals);
    growth_number_format(value, decimals, number);
    snprintf(text, VALUE_TEXT_SIZE, "%s %s", number, growth__measure_words(measure)->unit);
    return text;
}

char *growth__when_text(growth_date date, double age_days, char *text)
{
    char number[GROWTH_NUMBER_SIZE];

    if (date != GROWTH_DATE_NONE)
        return growth_date_words(date, text);
    if (isnan(age_days))
        return memcpy(text, "date not recorded", sizeof "date not recorded");
    growth_number_format(age_days / GROWTH_DAYS_PER_YEAR, 2, number);
    snprintf(text, WHEN_TEXT_SIZE, "at %s years", number);
    return text;
}

static const char *ordinal_ending(const char *number)
{
    static const char *const endings[10] = { "th", "st", "nd", "rd", "th",
                                             "th", "th", "th", "th", "th" };
    size_t length = strlen(number);
    int teen = length >= 2 && number[length - 2] == '1';

    if (strchr(number, '.') || teen || length == 0)
        return "th";
    return endings[number[length - 1] - '0'];
}

char *growth__ordinal_text(const chart_data *data, const growth_score *score, char *text)
{
    const growth_centile_line *lines = data->info.lines;
    const size_t n = data->info.n_lines;
    char number[16];

    if (score->status != GROWTH_OK)
        return memcpy(text, "no centile", sizeof "no centile");
    if (n && lines[0].label[0] != '-' &&
        (score->sds < lines[0].sds || score->sds > lines[n - 1].sds)) {
        const int low = score->sds < lines[0].sds;
        /* As the bands have it, so that picture and words say the same. */
        const int is_on = growth_centile_band(lines, n, score->sds).kind == GROWTH_BAND_ON;

        snprintf(text, CENTILE_TEXT_SIZE, "%s%s centile",
                 is_on ? ""
                 : low ? "<"
                       : ">",
                 lines[low ? 0 : n - 1].name);
        return text;
    }
    growth_centile_text(score->sds, number);
    snprintf(text, CENTILE_TEXT_SIZE, "%s%s centile", number, ordinal_ending(number));
    return text;
}

const char *growth__reason_words(growth_reason reason)
{
    return reason == GROWTH_REASON_NOT_RECORDED ? "no reason recorded" : growth_reason_text(reason);
}

const char *growth__status_words(growth_status status)
{
    return status == GROWTH_ERR_AGE_BELOW   ? "this reference has no curve so early"
           : status == GROWTH_ERR_AGE_ABOVE ? "this reference has no curve so late"
                                            : growth_status_text(status);
}

int growth__is_swollen(const chart_point *point)
{
    const growth_measure m = point->measurement->measure;

    return (m == GROWTH_WEIGHT || m == GROWTH_BMI) &&
           (point->measurement->marks & GROWTH_MARK_OEDEMA) != 0;
}

char *growth__place_text(const chart_data *data, const chart_point *point, char *text)
{
    if (growth__is_swollen(point))
        return memcpy(text, "swelling, no centile", sizeof "swelling, no centile");
    return growth__ordinal_text(data, &point->assessment.score, text);
}

char *growth__as_at_text(const chart_data *data, char text[AS_AT_TEXT_SIZE])
{
    char day[16];

    snprintf(
        text, AS_AT_TEXT_SIZE,
        "Past state of the record, as it stood on %s: what was recorded later is not here. Not "
        "the current chart.",
        growth_date_words(data->as_at, day));
    return text;
}

char *growth__span_text(double days, char *text)
{
    static const struct {
        double below, unit;
        const char *word;
        int decimals;
    } spans[] = { { 14, 1, "day", 0 },
                  { 84, GROWTH_DAYS_PER_WEEK, "week", 0 },
                  { 24 * GROWTH_DAYS_PER_MONTH, GROWTH_DAYS_PER_MONTH, "month", 0 },
                  { 1e9, GROWTH_DAYS_PER_YEAR, "year", 1 } };
    char number[GROWTH_NUMBER_SIZE];
    size_t i = 0;

    while (i + 1 < ARRAY_LEN(spans) && days >= spans[i].below)
        i++;
    growth_number_format(days / spans[i].unit, spans[i].decimals, number);
    snprintf(text, SPAN_TEXT_SIZE, "%.12s %s%s", number, spans[i].word,
             strcmp(number, "1") ? "s" : "");
    return text;
}
