/* The text alternative: one paragraph that says what the picture shows, for those who cannot see it
 * and for the files' metadata.  It has neither the child's name nor an identifier nor the day of
 * birth, gives no cause, and judges nothing. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "fail.h"

typedef struct said {
    char *text;
    size_t length, room;
    int failed;
} said;

static void say(said *p, const char *format, ...) GROWTH_PRINTF(2, 3);

static void say(said *p, const char *format, ...)
{
    char piece[512];
    size_t length;
    va_list args;

    va_start(args, format);
    vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    length = strlen(piece);
    if (p->length + length + 1 > p->room) {
        size_t room = (p->length + length + 1) * 2;
        char *grown = realloc(p->text, room);

        if (!grown) {
            p->failed = 1;
            return;
        }
        p->text = grown;
        p->room = room;
    }
    memcpy(p->text + p->length, piece, length + 1);
    p->length += length;
}

/* The words of the caller are handed over whole: a piece of say() is not that long. */
static void say_text(said *p, const char *before, const char *text)
{
    say(p, "%s", before);
    say(p, "%.256s", text);
    if (strlen(text) > 256)
        say(p, "%s", text + 256);
}

static char *band_words(const chart_data *data, const chart_point *point, char *text)
{
    const growth_score *score = &point->assessment.score;
    const growth_assessment *a = &point->assessment;

    if (growth__is_swollen(point))
        snprintf(text, GROWTH_BAND_TEXT_SIZE, "with swelling (oedema), so it says little");
    else if (score->status != GROWTH_OK)
        snprintf(text, GROWTH_BAND_TEXT_SIZE, "without a centile");
    else
        growth_band_text(data->info.lines, data->info.n_lines, point->measurement->measure,
                         isnan(a->age_days) ? score->age_days : a->age_days, score->sds, text);
    return text;
}

static const chart_point *first_of(const chart_data *data, growth_measure measure, size_t *count)
{
    const chart_point *first = NULL;

    *count = 0;
    for (size_t i = 0; i < data->n_points; i++) {
        if (data->points[i].measurement->measure != measure)
            continue;
        if (!data->points[i].possible)
            continue;
        (*count)++;
        if (!first && !isnan(growth__plotted_age(&data->points[i])))
            first = &data->points[i];
    }
    return first;
}

static void say_value(said *p, const chart_data *data, const chart_point *point)
{
    const growth_measurement *m = point->measurement;
    char value[VALUE_TEXT_SIZE], when[WHEN_TEXT_SIZE], band[GROWTH_BAND_TEXT_SIZE];

    say(p, "%s%s %s, %s", growth__value_text(m->measure, m->value, value),
        m->measured_on == GROWTH_DATE_NONE ? "" : " on",
        growth__when_text(m->measured_on, growth__plotted_age(point), when),
        band_words(data, point, band));
    if (point->again)
        say(p, " (check and measure again)");
    else if (point->copy)
        say(p, " (entered twice)");
    else if (point->hollow || (m->marks & GROWTH_MARK_DOUBTFUL))
        say(p, " (doubtful)");
}

static void say_measure(said *p, const chart_data *data, growth_measure measure)
{
    size_t count;
    const chart_point *first = first_of(data, measure, &count);
    const chart_point *latest = growth__data_latest(data, measure);
    const chart_point *unused = NULL;
    const char *noun = growth__measure_words(measure)->noun;

    if (count == 0) {
        say(p, " No %s %s.", noun,
            data->n_unread ? "that could be read is recorded" : "is recorded");
        return;
    }
    if (!latest) {
        say(p, " %zu value%s of %s without an age.", count, count == 1 ? "" : "s", noun);
        return;
    }
    say(p, growth__data_unused(data, latest, NULL) ? " Newest %s that is used " : " Newest %s ",
        noun);
    say_value(p, data, latest);
    while ((unused = growth__data_unused(data, latest, unused))) {
        say(p, "; not used ");
        say_value(p, data, unused);
    }
    if (first == latest) {
        say(p, "; the only value.");
        return;
    }
    say(p, ". Earliest of %zu: ", count);
    say_value(p, data, first);
    say(p, ".");
}

/* Before anything else: whoever reads no further must not take it for the present. */
static void say_as_at(said *p, const chart_data *data)
{
    char text[AS_AT_TEXT_SIZE];

    if (data->as_at != GROWTH_DATE_NONE)
        say(p, "%s ", growth__as_at_text(data, text));
}

static void say_who(said *p, const chart_data *data)
{
    const growth_child *child = &data->record->child;
    const chart_point *newest = growth__data_newest(data);
    char age[80];

    if (child->sex_chosen)
        say(p, "Growth chart: %s of a child whose sex is not recorded, on %s curves",
            data->page->title, child->sex == GROWTH_MALE ? "boys'" : "girls'");
    else
        say(p, "Growth chart: %s of a %s child", data->page->title, growth_sex_text(child->sex));
    if (child->gestation_days == GROWTH_GESTATION_UNKNOWN)
        say(p, ", gestation not recorded");
    else
        say(p, " born at %d weeks and %d day%s of gestation", child->gestation_days / 7,
            child->gestation_days % 7, child->gestation_days % 7 == 1 ? "" : "s");
    if (newest && newest->measurement->measured_on > child->birth_date &&
        child->birth_date != GROWTH_DATE_NONE)
        say(p, ", aged %s when last measured",
            growth_age_words(child->birth_date, newest->measurement->measured_on, age, sizeof age));
    say(p, ", on the reference %s.", data->info.id);
}

/* What is not in the record at all, before what is. */
static void say_unread(said *p, const chart_data *data)
{
    char text[UNREAD_TEXT_SIZE], identity[GROWTH_EXPLAIN_SIZE];

    if (*growth_explain_identity(data->record->n_refused, identity))
        say_text(p, " ", identity);
    if (*growth__unread_text(data, text))
        say(p, " %s.", text);
}

static int is_seen(const chart_contact *c)
{
    return c->contact->reason != GROWTH_REASON_NOT_BROUGHT;
}

/* Visits at which the child was seen and not measured, or those to which it was not brought. */
static void say_contacts(said *p, const chart_data *data, int seen)
{
    size_t n = 0, told = 0;

    for (size_t i = 0; i < data->n_contacts; i++)
        n += is_seen(&data->contacts[i]) == seen;
    if (n == 0)
        return;
    if (seen)
        say(p, " %zu visit%s without a measurement: ", n, n == 1 ? "" : "s");
    else if (n == 1)
        say(p, " Was not brought: ");
    else
        say(p, " Was not brought %zu times: ", n);
    for (size_t i = 0; i < data->n_contacts; i++) {
        const chart_contact *c = &data->contacts[i];
        char when[WHEN_TEXT_SIZE];

        if (is_seen(c) != seen)
            continue;
        say(p, "%s%s", told++ ? ", " : "", growth__when_text(c->contact->date, c->age, when));
        if (seen)
            say(p, " (%s)", growth__reason_words(c->contact->reason));
    }
    say(p, ".");
}

/* What the rules found, each episode once; not what they mean. */
static void say_findings(said *p, const chart_data *data)
{
    const growth_check *check = data->check;
    char little[GROWTH_EXPLAIN_SIZE];

    for (size_t i = 0; check && i < check->n_findings; i++) {
        const growth_finding *f = &check->findings[i];
        const growth_rule *rule = growth_rule_at((size_t)f->rule);
        chart_fall fall = { f, 0, 0, f->from_value, f->to_value, 0 };
        char size[FALL_TEXT_SIZE], from[WHEN_TEXT_SIZE], to[WHEN_TEXT_SIZE];
        char words[FOUND_TEXT_SIZE];

        if (!rule || !growth__is_found(f))
            continue;
        say(p, " Found, %s: ", growth__tier_words(f->tier));
        if (f->to_age > f->from_age && isfinite(f->spaces))
            say(p, "%s from %s to %s: %s (rule %s).", growth__measure_words(f->measure)->noun,
                growth__when_text(f->from_date, f->from_age, from),
                growth__when_text(f->to_date, f->to_age, to), growth__fall_text(&fall, size),
                rule->id);
        else
            say(p, "%s (rule %s).", growth__found_text(data, f, words), rule->id);
    }
    if (check && check->insufficient)
        say(p, " %s", growth__little_text(data, LITTLE_BRIEF, little));
    if (growth__is_overdue(data))
        say(p, " A weight is overdue.");
}

static void say_events(said *p, const chart_data *data)
{
    char when[WHEN_TEXT_SIZE];

    for (size_t i = 0; i < data->n_events; i++) {
        const chart_event *e = &data->events[i];

        say_text(p, i ? "; " : " Events: ", e->text);
        say(p, ", %s", growth__when_text(e->event->on, e->age, when));
    }
    if (data->n_events)
        say(p, ".");
}

/* Where height is on the page. */
static void say_bone_ages(said *p, const chart_data *data)
{
    char text[BONE_AGE_TEXT_SIZE];

    if (!growth__page_shows(data->page, GROWTH_HEIGHT) || data->page->body != BODY_PANELS)
        return;
    for (size_t i = 0; i < data->n_bone_ages; i++) {
        growth__bone_age_text(&data->bone_ages[i], text);
        *text = 'B';
        say_text(p, " ", text);
        say(p, ".");
    }
}

/* As the band beside the newest height has it. */
static void say_parents(said *p, const chart_data *data)
{
    double heights[3];
    char low[VALUE_TEXT_SIZE], middle[VALUE_TEXT_SIZE], high[VALUE_TEXT_SIZE];

    if (data->page->body != BODY_PANELS || !growth__page_shows(data->page, GROWTH_HEIGHT) ||
        !growth__target_heights(data, heights))
        return;
    say(p, " Expected from the parents' heights at that age: %s to %s, middle %s.",
        growth__value_text(GROWTH_HEIGHT, heights[0], low),
        growth__value_text(GROWTH_HEIGHT, heights[2], high),
        growth__value_text(GROWTH_HEIGHT, heights[1], middle));
}

static void say_amendments(said *p, const chart_data *data)
{
    for (size_t i = 0; i < data->n_amendments; i++) {
        const growth_chart_amendment *a = &data->amendments[i];
        char plain[PLAIN_TEXT_SIZE], when[WHEN_TEXT_SIZE];

        say(p, "%s%s ", i ? "; " : " Amended: ", growth__measure_words(a->measure)->noun);
        say_text(p, "", growth__given_text(a->value, plain));
        say(p, " of %s, %s", growth__when_text(a->on, GROWTH_NAN, when),
            a->replaced_by ? "replaced by " : "taken back");
        if (a->replaced_by)
            say_text(p, "", growth__given_text(a->replaced_by, plain));
    }
    if (data->n_amendments)
        say(p, ".");
}

static void say_last(said *p, const chart_data *data)
{
    const chart_point *newest = growth__data_newest(data);
    growth_date on = newest ? newest->measurement->measured_on : GROWTH_DATE_NONE;
    char drawn[16];
    long days;

    if (data->seen_from == GROWTH_DATE_NONE || on == GROWTH_DATE_NONE)
        return;
    days = (long)data->seen_from - (long)on;
    growth_date_words(data->seen_from, drawn);
    if (data->as_at != GROWTH_DATE_NONE)
        say(p, " Last measured in that state %ld day%s %s %s.", labs(days),
            labs(days) == 1 ? "" : "s", days < 0 ? "after" : "before", drawn);
    else if (days < 0)
        say(p, " The newest measurement is dated after this chart was drawn on %s.", drawn);
    else
        say(p, " Last measured%s %ld day%s before this chart was drawn on %s.",
            data->n_unread && data->unread_to > on ? ", of what could be read," : "", days,
            days == 1 ? "" : "s", drawn);
}

/* What the picture cannot show. */
static void say_not_drawn(said *p, const chart_data *data)
{
    const char *before = " Not drawn, see the notes: ";

    for (size_t i = 0; i < data->n_points; i++) {
        const chart_point *point = &data->points[i];
        const growth_measurement *m = point->measurement;
        char value[VALUE_TEXT_SIZE], when[WHEN_TEXT_SIZE];

        if (!point->drawn)
            say(p, "%s%s %s, %s", before, growth__measure_words(m->measure)->noun,
                growth__value_text(m->measure, m->value, value),
                growth__when_text(m->measured_on, growth__plotted_age(point), when));
        before = point->drawn ? before : "; ";
    }
    if (*before == ';')
        say(p, ".");
}

char *growth__describe(const chart_data *data)
{
    said p = { NULL, 0, 0, 0 };

    say_as_at(&p, data);
    say_who(&p, data);
    say_unread(&p, data);
    for (size_t i = 0; i < data->page->n_panels; i++)
        say_measure(&p, data, data->page->panels[i].measure);
    say_parents(&p, data);
    say_not_drawn(&p, data);
    say_findings(&p, data);
    say_contacts(&p, data, 1);
    say_contacts(&p, data, 0);
    if (data->page->body != BODY_THUMBNAIL) {
        say_events(&p, data);
        say_bone_ages(&p, data);
        say_amendments(&p, data);
    }
    say_last(&p, data);
    say(&p, " Decision support, not a diagnosis.");
    if (p.failed) {
        free(p.text);
        return NULL;
    }
    return p.text;
}
