/* Gathering footnotes.  What is the same is said once, with the values and dates it holds for, so
 * that a record with many visits still has few notes. */
#include "notes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

/* How a note begins; %s is the words of its detail.  Numbered where the picture is. */
static const struct {
    const char *lead;
    int numbered;
} kinds[NOTE_KIND_COUNT] = {
    [NOTE_FALL] = { "", 1 },
    [NOTE_STATE] = { "", 1 },
    [NOTE_OVERDUE] = { "Weight overdue: ", 1 },
    [NOTE_OVERDUE_OUTSIDE] = { "Weight overdue: ", 0 },
    [NOTE_WAS_OVERDUE] = { "No weight when one was due: ", 1 },
    [NOTE_UNREAD] = { "", 1 },
    [NOTE_IDENTITY] = { "", 0 },
    [NOTE_REMEASURE] = { "Far below the chart; check the entry and measure again now: ", 1 },
    [NOTE_AGAIN] = { "Check and measure again now (latest value very low): ", 1 },
    [NOTE_COPY] = { "Entered twice, the same value of the same day: ", 1 },
    [NOTE_QUALITY] = { "Doubtful, shown hollow (%s): ", 1 },
    [NOTE_DOUBTFUL] = { "Doubtful, shown hollow; a data-quality finding stands against it: ", 1 },
    [NOTE_IMPLAUSIBLE] = { "More than 8 SDS from the median; almost certainly an entry error, "
                           "check it: ",
                           1 },
    [NOTE_OEDEMA] = { "Swelling (oedema) was recorded, so the weight says little: ", 1 },
    [NOTE_OFF_SCALE] = { "Beyond the scale, drawn at its edge with an arrow: ", 1 },
    [NOTE_UNSCORED] = { "Drawn without a centile (%s): ", 1 },
    [NOTE_OUTSIDE] = { "Not drawn, outside the ages shown: ", 0 },
    [NOTE_NOT_DRAWN] = { "Not drawn (%s): ", 0 },
    [NOTE_CONTACT] = { "Visit without a measurement, %s: ", 1 },
    [NOTE_CONTACT_OUTSIDE] = { "Visit without a measurement, outside the ages shown or "
                               "undated, %s: ",
                               0 },
    [NOTE_NOT_BROUGHT] = { "Was not brought: ", 1 },
    [NOTE_NOT_BROUGHT_OUTSIDE] = { "Was not brought, outside the ages shown or undated: ", 0 },
    [NOTE_EVENT] = { "Event: ", 1 },
    [NOTE_BONE_AGE] = { "Cross joined to its height by a dashed line: ", 1 },
    [NOTE_EVENT_OUTSIDE] = { "Events outside the ages shown, or undated: ", 0 },
    [NOTE_BONE_AGE_OUTSIDE] = { "Not drawn, outside the ages shown: ", 0 },
    [NOTE_BONE_AGE_ALONE] = { "Not drawn, no height was measured within a month of the X-ray: ",
                              0 },
    [NOTE_CARRIED] = { "", 0 },
    [NOTE_DERIVED] = { "", 0 },
    [NOTE_PARENTS] = { "", 0 },
    [NOTE_FINDING] = { "", 0 },
    [NOTE_LITTLE] = { "", 0 },
    [NOTE_OTHER] = { "Also recorded, not on this page: ", 0 },
};

static void append(chart_notes *notes, chart_note *note, const char *text)
{
    size_t length = strlen(text);

    if (note->length + length + 1 > note->room) {
        size_t room = (note->length + length + 1) * 2;
        char *grown = realloc(note->text, room);

        if (!grown) {
            notes->failed = 1;
            return;
        }
        note->text = grown;
        note->room = room;
    }
    memcpy(note->text + note->length, text, length + 1);
    note->length += length;
}

static const char *detail_words(note_kind kind, int detail)
{
    if (kind == NOTE_CONTACT || kind == NOTE_CONTACT_OUTSIDE)
        return growth__reason_words((growth_reason)detail);
    if (kind == NOTE_QUALITY)
        return growth_quality_describe((growth_quality_kind)detail)->title;
    if (detail == GROWTH_ERR_WITHHELD)
        return "none is given at this age, or with oedema, by this policy or reference";
    return growth__status_words((growth_status)detail);
}

void growth__within_sentence(char *title)
{
    if (title[0] >= 'A' && title[0] <= 'Z' && !(title[1] >= 'A' && title[1] <= 'Z'))
        title[0] = (char)(title[0] - 'A' + 'a');
}

void growth__begin_sentence(char *words)
{
    if (words[0] >= 'a' && words[0] <= 'z')
        words[0] = (char)(words[0] - 'a' + 'A');
}

static chart_note *find(chart_notes *notes, note_kind kind, int detail)
{
    char lead[256];
    chart_note *made;

    for (size_t i = 0; i < notes->n; i++)
        if (notes->list[i].kind == kind && notes->list[i].detail == detail)
            return &notes->list[i];
    if (notes->n == notes->room) {
        size_t room = notes->room ? notes->room * 2 : 16;
        chart_note *grown = realloc(notes->list, room * sizeof *grown);

        if (!grown)
            return NULL;
        notes->list = grown;
        notes->room = room;
    }
    made = &notes->list[notes->n++];
    *made = (chart_note){ kind, detail, kinds[kind].numbered ? ++notes->numbered : 0, NULL, 0, 0 };
    if (strstr(kinds[kind].lead, "%s")) {
        const char *hole = strstr(kinds[kind].lead, "%s");

        const size_t before = (size_t)(hole - kinds[kind].lead);

        snprintf(lead, sizeof lead, "%.*s%s%s", (int)before, kinds[kind].lead,
                 detail_words(kind, detail), hole + 2);
        growth__within_sentence(lead + before);
        append(notes, made, lead);
    } else {
        append(notes, made, kinds[kind].lead);
    }
    return made;
}

unsigned growth__notes_add(chart_notes *notes, note_kind kind, int detail, const char *item)
{
    chart_note *note = find(notes, kind, detail);
    size_t lead;

    if (!note) {
        notes->failed = 1;
        return 0;
    }
    lead = note->length;
    if (lead >= 2 && strcmp(note->text + lead - 2, ": ") != 0) /* Not the first. */
        append(notes, note, "; ");
    append(notes, note, item);
    return note->number;
}

void growth__notes_free(chart_notes *notes)
{
    for (size_t i = 0; i < notes->n; i++)
        free(notes->list[i].text);
    free(notes->list);
    memset(notes, 0, sizeof *notes);
}

void growth__note_point(chart_notes *notes, chart_point *point, note_kind kind, int detail)
{
    const growth_measurement *m = point->measurement;
    char value[VALUE_TEXT_SIZE], when[WHEN_TEXT_SIZE], item[160];
    unsigned number;

    growth__value_text(m->measure, m->value, value);
    growth__when_text(m->measured_on, growth__plotted_age(point), when);
    snprintf(item, sizeof item, "%s %s, %s", growth__measure_words(m->measure)->noun, value, when);
    number = growth__notes_add(notes, kind, detail, item);
    for (size_t i = 0; i < MAX_MARKS && point->notes[i] != number; i++)
        if (point->notes[i] == 0 || point->notes[i] > number) { /* In order. */
            const unsigned next = point->notes[i];

            point->notes[i] = number;
            number = next;
            if (!number)
                return;
        }
}

/* What the flags of a score ask to be said beside a point that is drawn. */
static const struct {
    growth_flags flag;
    note_kind kind;
    int hollow;
} flag_notes[] = {
    { GROWTH_FLAG_REMEASURE, NOTE_REMEASURE, 0 },
    { GROWTH_FLAG_IMPLAUSIBLE, NOTE_IMPLAUSIBLE, 1 },
};

/* What data quality found of a value; @return how much. */
static int collect_quality(chart_notes *notes, const chart_data *data, chart_point *point)
{
    int found = 0;

    for (size_t i = 0; i < data->n_quality; i++) {
        if (data->quality[i].index != point->index ||
            !growth_quality_describe(data->quality[i].kind))
            continue;
        found++;
        if (data->quality[i].kind == GROWTH_QUALITY_LATEST_LOW) {
            if (!(point->assessment.score.flags & GROWTH_FLAG_REMEASURE)) /* Which says the same. */
                growth__note_point(notes, point, NOTE_AGAIN, 0);
            point->again = 1;
            continue;
        }
        if (data->quality[i].kind == GROWTH_QUALITY_DUPLICATE) {
            growth__note_point(notes, point, NOTE_COPY, 0);
            point->copy = 1;
            continue;
        }
        growth__note_point(notes, point, NOTE_QUALITY, (int)data->quality[i].kind);
        point->hollow = 1;
    }
    return found;
}

static void collect_point(chart_notes *notes, const chart_data *data, chart_point *point,
                          double from, double to)
{
    const growth_score *score = &point->assessment.score;
    const int is_marked = (point->measurement->marks & GROWTH_MARK_DOUBTFUL) != 0;
    int found;
    double low = fmin(point->dot, point->cross), high = fmax(point->dot, point->cross);

    if (isnan(low) || !point->possible || score->status == GROWTH_ERR_DATE) {
        growth__note_point(notes, point, NOTE_NOT_DRAWN, (int)score->status);
        return;
    }
    if (low < from || high > to) {
        growth__note_point(notes, point, NOTE_OUTSIDE, 0);
        return;
    }
    if (data->page->body == BODY_SCORES && score->status != GROWTH_OK) {
        growth__note_point(notes, point, NOTE_NOT_DRAWN, (int)score->status);
        return;
    }
    point->drawn = 1;
    if (score->status != GROWTH_OK)
        growth__note_point(notes, point, NOTE_UNSCORED, (int)score->status);
    for (size_t i = 0; i < ARRAY_LEN(flag_notes); i++) {
        if (!(score->flags & (unsigned)flag_notes[i].flag))
            continue;
        growth__note_point(notes, point, flag_notes[i].kind, 0);
        point->hollow |= flag_notes[i].hollow;
    }
    if (point->measurement->marks & GROWTH_MARK_OEDEMA)
        growth__note_point(notes, point, NOTE_OEDEMA, 0);
    point->hollow |= is_marked;
    found = collect_quality(notes, data, point);
    if (is_marked && (!found || point->again))
        growth__note_point(notes, point, NOTE_DOUBTFUL, 0);
    /* However low: it may be true, and is not to look like a slip.  Nor is what stands twice. */
    if ((point->again && !is_marked) || point->copy)
        point->hollow = 0;
}

static void collect_contact(chart_notes *notes, chart_contact *contact, double from, double to)
{
    const growth_contact *c = contact->contact;
    char when[WHEN_TEXT_SIZE], service[PLAIN_TEXT_SIZE], plain[PLAIN_TEXT_SIZE];
    char item[2 * PLAIN_TEXT_SIZE + WHEN_TEXT_SIZE + 8];
    const int is_seen = c->reason != GROWTH_REASON_NOT_BROUGHT;
    note_kind kind;

    growth__when_text(c->date, contact->age, when);
    growth__given_text(c->service, service);
    growth__given_text(growth__contact_note(c), plain);
    snprintf(item, sizeof item, "%s%s%s%s%s%s", when, *service ? ", " : "", service,
             *plain ? " (" : "", plain, *plain ? ")" : "");
    contact->drawn = contact->age >= fmax(from, 0) && contact->age <= to;
    if (is_seen)
        kind = contact->drawn ? NOTE_CONTACT : NOTE_CONTACT_OUTSIDE;
    else
        kind = contact->drawn ? NOTE_NOT_BROUGHT : NOTE_NOT_BROUGHT_OUTSIDE;
    contact->note = growth__notes_add(notes, kind, (int)c->reason, item);
}

void growth__notes_collect(chart_notes *notes, chart_data *data, double from, double to)
{
    char item[80];

    if (data->n_derived)
        growth__notes_add(notes, NOTE_DERIVED, 0,
                          "BMI is calculated where weight and height were taken on one day.");
    for (size_t i = 0; i < data->n_points; i++)
        collect_point(notes, data, &data->points[i], from, to);
    for (size_t i = 0; i < data->n_contacts; i++)
        collect_contact(notes, &data->contacts[i], from, to);
    for (int m = 0; m < GROWTH_MEASURE_COUNT_; m++) {
        if (!data->others[m])
            continue;
        snprintf(item, sizeof item, "%s (%zu)", growth__measure_words((growth_measure)m)->noun,
                 data->others[m]);
        growth__notes_add(notes, NOTE_OTHER, 0, item);
    }
}
