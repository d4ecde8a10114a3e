/* What a caller says beside the measurements: events, bone ages, amendments.  Texts are made plain,
 * ages found, and each bone age gets the height it is drawn beside. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "data.h"
#include "fail.h"

#define BONE_AGE_MOST (25 * GROWTH_DAYS_PER_YEAR)
#define SAME_AGE      (0.05 * GROWTH_DAYS_PER_YEAR) /* As printed. */
#define ELLIPSIS      "\u2026"

/* ---- texts ------------------------------------------------------------------------------------
 */

/* Bytes of the well-formed character at `p`; 0: there is none. */
static size_t character(const unsigned char *p)
{
    size_t size = *p < 0x80                 ? 1
                  : *p >= 0xC2 && *p < 0xE0 ? 2
                  : *p >= 0xE0 && *p < 0xF0 ? 3
                  : *p >= 0xF0 && *p < 0xF5 ? 4
                                            : 0;

    for (size_t i = 1; i < size; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    /* Longer than need be, half of a pair, or beyond Unicode. */
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return size;
}

static int is_blank(unsigned char c)
{
    return c <= ' ' || c == 0x7F;
}

/* Hebrew, Arabic and their kin, from U+0590 to U+08FF, and their forms of presentation. */
static int is_from_the_right(const char *text)
{
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        if ((p[0] == 0xD6 && p[1] >= 0x90) || (p[0] >= 0xD7 && p[0] <= 0xDF) ||
            (p[0] == 0xE0 && p[1] >= 0xA0 && p[1] <= 0xA3) ||
            (p[0] == 0xEF && (p[1] >= 0xAC && p[1] <= 0xB7)) ||
            (p[0] == 0xEF && (p[1] == 0xB9 || p[1] == 0xBA || p[1] == 0xBB)))
            return 1;
    return 0;
}

/* FSI, PDI, LRM: the last for what follows on a line that begins within the text. */
static void isolate(char plain[PLAIN_TEXT_SIZE], size_t used)
{
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): written out, they are what is meant */
    static const char before[] = "\u2068", after[] = "\u2069\u200E";

    memmove(plain + sizeof before - 1, plain, used);
    memcpy(plain, before, sizeof before - 1);
    memcpy(plain + sizeof before - 1 + used, after, sizeof after);
}

char *growth__given_text(const char *text, char plain[PLAIN_TEXT_SIZE])
{
    const unsigned char *p = (const unsigned char *)(text ? text : "");
    size_t used = 0;

    while (*p) {
        size_t size = character(p), room = GROWTH_CHART_TEXT_BYTES - used;

        if ((size ? size : 1) > room) {
            memcpy(plain + used, ELLIPSIS, sizeof ELLIPSIS - 1);
            used += sizeof ELLIPSIS - 1;
            break;
        }
        if (is_blank(*p)) { /* One blank for any run of them, none at the beginning. */
            if (used && plain[used - 1] != ' ')
                plain[used++] = ' ';
        } else if (size) {
            memcpy(plain + used, p, size);
            used += size;
        } else {
            plain[used++] = '?';
        }
        p += size ? size : 1;
    }
    if (used && plain[used - 1] == ' ')
        used--;
    plain[used] = 0;
    if (is_from_the_right(plain))
        isolate(plain, used);
    return plain;
}

char *growth__bone_age_text(const chart_bone_age *bone_age, char *text)
{
    const growth_chart_bone_age *b = bone_age->bone_age;
    double less = bone_age->age - b->bone_age_days;
    char years[GROWTH_NUMBER_SIZE], age[GROWTH_NUMBER_SIZE], apart[GROWTH_NUMBER_SIZE];
    char method[PLAIN_TEXT_SIZE], when[WHEN_TEXT_SIZE];
    int used;

    growth__given_text(b->method, method);
    growth_number_format(b->bone_age_days / GROWTH_DAYS_PER_YEAR, 1, years);
    growth_number_format(bone_age->age / GROWTH_DAYS_PER_YEAR, 1, age);
    growth_number_format(fabs(less) / GROWTH_DAYS_PER_YEAR, 1, apart);
    used = snprintf(text, BONE_AGE_TEXT_SIZE, "bone age %.12s years%s%s%s, %s", years,
                    *method ? " (" : "", method, *method ? ")" : "",
                    growth__when_text(b->on, bone_age->age, when));
    if (isnan(less))
        return text;
    if (fabs(less) < SAME_AGE)
        snprintf(text + used, BONE_AGE_TEXT_SIZE - (size_t)used, ": as the age");
    else
        snprintf(text + used, BONE_AGE_TEXT_SIZE - (size_t)used,
                 ": %.12s years %s than the age of %.12s years", apart, less > 0 ? "less" : "more",
                 age);
    return text;
}

/* ---- ages -------------------------------------------------------------------------------------
 */

static double age_of(const chart_data *data, growth_date on, double age_days)
{
    growth_date birth = data->record->child.birth_date;

    if (isnan(age_days) && on != GROWTH_DATE_NONE && birth != GROWTH_DATE_NONE)
        return (double)on - (double)birth;
    return isfinite(age_days) ? age_days : GROWTH_NAN;
}

static int by_age(double p, double q, size_t i, size_t k)
{
    if (isnan(p) || isnan(q) ? isnan(p) != isnan(q) : p < q || p > q)
        return isnan(q) || p < q ? -1 : 1;
    return i < k ? -1 : 1;
}

static int event_by_age(const void *a, const void *b)
{
    const chart_event *x = a, *y = b;

    return by_age(x->age, y->age, x->index, y->index);
}

static int bone_age_by_age(const void *a, const void *b)
{
    const chart_bone_age *x = a, *y = b;

    return by_age(x->age, y->age, x->index, y->index);
}

/* The height nearest the X-ray; of two as near, the one nothing was found against. */
static size_t height_beside(const chart_data *data, double age)
{
    double least = INFINITY;
    size_t found = NO_POINT;

    for (size_t i = 0; i < data->n_points; i++) {
        const chart_point *p = &data->points[i];
        double away = fabs((isnan(p->dot) ? p->cross : p->dot) - age);

        if (p->measurement->measure != GROWTH_HEIGHT || !p->possible ||
            !(away <= GROWTH_CHART_BONE_AGE_DAYS) || !(away < least))
            continue;
        least = away + (p->measurement->marks & GROWTH_MARK_DOUBTFUL ? 0.25 : 0);
        found = i;
    }
    return found;
}

/* ---- reading ----------------------------------------------------------------------------------
 */

static growth_status read_events(chart_data *data, const growth_chart_options *options,
                                 growth_error *err)
{
    char plain[PLAIN_TEXT_SIZE];

    data->events = calloc(options->n_events + 1, sizeof *data->events);
    if (!data->events)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    for (size_t i = 0; i < options->n_events; i++) {
        const growth_chart_event *event = &options->events[i];
        chart_event *e = &data->events[i];

        if (!*growth__given_text(event->text, plain))
            return growth__chart_fail(err, GROWTH_ERR_ARGUMENT, "event %zu of %zu has no text",
                                      i + 1, options->n_events);
        *e = (chart_event){ event, i, age_of(data, event->on, event->age_days), strdup(plain) };
        data->n_events++;
        if (!e->text)
            return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    }
    if (data->n_events)
        qsort(data->events, data->n_events, sizeof *data->events, event_by_age);
    return GROWTH_OK;
}

static growth_status read_bone_ages(chart_data *data, const growth_chart_options *options,
                                    growth_error *err)
{
    data->bone_ages = calloc(options->n_bone_ages + 1, sizeof *data->bone_ages);
    if (!data->bone_ages)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    for (size_t i = 0; i < options->n_bone_ages; i++) {
        const growth_chart_bone_age *b = &options->bone_ages[i];
        double age = age_of(data, b->on, b->age_days);

        if (!(b->bone_age_days >= 0 && b->bone_age_days <= BONE_AGE_MOST))
            return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                      "bone age %zu of %zu is outside 0 to 25 years", i + 1,
                                      options->n_bone_ages);
        data->bone_ages[i] = (chart_bone_age){ b, i, age, height_beside(data, age), 0, 0 };
    }
    data->n_bone_ages = options->n_bone_ages;
    if (data->n_bone_ages)
        qsort(data->bone_ages, data->n_bone_ages, sizeof *data->bone_ages, bone_age_by_age);
    return GROWTH_OK;
}

growth_status growth__given_read(chart_data *data, const growth_chart_options *options,
                                 growth_error *err)
{
    if ((options->n_events && !options->events) || (options->n_bone_ages && !options->bone_ages) ||
        (options->n_amendments && !options->amendments) ||
        (options->n_acknowledgements && !options->acknowledgements))
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "events, bone ages, amendments or acknowledgements are counted "
                                  "but not given");
    TRY(read_events(data, options, err));
    TRY(read_bone_ages(data, options, err));
    if (options->page == GROWTH_PAGE_RECORD) {
        data->amendments = options->amendments;
        data->n_amendments = options->n_amendments;
        data->acknowledgements = options->acknowledgements;
        data->n_acknowledgements = options->n_acknowledgements;
    }
    return GROWTH_OK;
}

void growth__given_free(chart_data *data)
{
    for (size_t i = 0; i < data->n_events; i++)
        free(data->events[i].text);
    free(data->events);
    free(data->bone_ages);
}
