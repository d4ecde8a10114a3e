/* The chronology: every measurement, every visit without one and every one to which the child was
 * not brought, events, bone ages, and what was amended, in order of date, for handing a child over
 * between services.  A table that runs over as many sheets as it takes; nothing is cut short to
 * fit. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"

#define CELL_SIZE (3 * PLAIN_TEXT_SIZE + 64)
#define CELL_GAP  2.0
#define ROW_GAP   1.1
#define DAY_GAP   1.5 /* More white, and a rule, between days. */

/* One row: one of the five. */
typedef struct entry {
    const chart_point *point;
    const chart_contact *contact;
    const chart_event *event;
    const chart_bone_age *bone_age;
    const growth_chart_amendment *amendment;
    growth_date on;
    double age;
    size_t order;
} entry;

typedef struct chronology {
    chart_layout *l;
    entry *entries;
    size_t n;
    double y;      /* Where the next row begins. */
    unsigned row;  /* In the table of this sheet. */
    int first_day; /* 1: no rule above. */
} chronology;

static const growth_chart_source *source_of(const chart_layout *l, const entry *e)
{
    if (e->contact)
        return l->data->contact_sources ? &l->data->contact_sources[e->contact->index] : NULL;
    return e->point && l->data->sources ? &l->data->sources[e->point->index] : NULL;
}

/* ---- cells ------------------------------------------------------------------------------------
 */

static void write_date(const chart_layout *l, const entry *e, char *text)
{
    char words[16];

    (void)l;
    snprintf(text, CELL_SIZE, "%s",
             e->on == GROWTH_DATE_NONE ? "not recorded" : growth_date_words(e->on, words));
}

static void write_age(const chart_layout *l, const entry *e, char *text)
{
    growth_date birth = l->data->record->child.birth_date, on = e->on;
    char number[GROWTH_NUMBER_SIZE];

    text[0] = 0;
    if (isnan(e->age))
        return;
    if (birth != GROWTH_DATE_NONE && on != GROWTH_DATE_NONE && on >= birth &&
        e->age < 2 * GROWTH_DAYS_PER_YEAR) {
        growth__span_text(e->age, text);
        return;
    }
    growth_number_format(e->age / GROWTH_DAYS_PER_YEAR, 2, number);
    snprintf(text, CELL_SIZE, "%s years", number);
}

static void write_service(const chart_layout *l, const entry *e, char *text)
{
    const growth_chart_source *source = source_of(l, e);
    const char *words = e->contact && e->contact->contact->service ? e->contact->contact->service
                        : e->amendment                             ? e->amendment->service
                        : source                                   ? source->service
                                                                   : NULL;

    snprintf(text, CELL_SIZE, "%s", words ? words : "");
}

static void write_measurer(const chart_layout *l, const entry *e, char *text)
{
    const growth_chart_source *source = source_of(l, e);
    const char *words = e->amendment ? e->amendment->measured_by
                        : source     ? source->measured_by
                                     : NULL;

    snprintf(text, CELL_SIZE, "%s", words ? words : "");
}

/* "bone age 8.5 years": what the date and the note say besides stands in other columns. */
static void write_bone_age(const entry *e, char *text)
{
    char number[GROWTH_NUMBER_SIZE];

    growth_number_format(e->bone_age->bone_age->bone_age_days / GROWTH_DAYS_PER_YEAR, 1, number);
    snprintf(text, CELL_SIZE, "bone age %s years", number);
}

static void write_value(const chart_layout *l, const entry *e, char *text)
{
    const growth_measurement *m = e->point ? e->point->measurement : NULL;
    char value[VALUE_TEXT_SIZE], plain[PLAIN_TEXT_SIZE];

    (void)l;
    if (m)
        snprintf(text, CELL_SIZE, "%s %s", growth__measure_words(m->measure)->noun,
                 growth__value_text(m->measure, m->value, value));
    else if (e->event)
        snprintf(text, CELL_SIZE, "event: %s", e->event->text);
    else if (e->bone_age)
        write_bone_age(e, text);
    else if (e->amendment)
        snprintf(text, CELL_SIZE, "%s: %s %s",
                 e->amendment->replaced_by ? "replaced" : "taken back",
                 growth__measure_words(e->amendment->measure)->noun,
                 growth__given_text(e->amendment->value, plain));
    else if (e->contact->contact->reason == GROWTH_REASON_NOT_BROUGHT)
        snprintf(text, CELL_SIZE, "%s", growth_reason_text(GROWTH_REASON_NOT_BROUGHT));
    else
        snprintf(text, CELL_SIZE, "not measured: %s",
                 growth__reason_words(e->contact->contact->reason));
}

static void write_centile(const chart_layout *l, const entry *e, char *text)
{
    text[0] = 0;
    if (e->point && e->point->assessment.score.status == GROWTH_OK) {
        growth__ordinal_text(l->data, &e->point->assessment.score, text);
        *strchr(text, ' ') = 0; /* The head of the column says what it is. */
    }
}

static void write_sds(const chart_layout *l, const entry *e, char *text)
{
    const growth_score *score = e->point ? &e->point->assessment.score : NULL;
    char number[GROWTH_NUMBER_SIZE];

    (void)l;
    text[0] = 0;
    if (!score || score->status != GROWTH_OK)
        return;
    growth_number_format(fabs(score->sds), 2, number);
    snprintf(text, CELL_SIZE, "%s%s", score->sds < 0 ? "\u2212" : "", number);
}

/* "now 9.12 kg; amended 4 Mar 2024 by school nurse: slip of the pen" */
static void write_amendment(const growth_chart_amendment *a, char *text)
{
    char by[PLAIN_TEXT_SIZE], reason[PLAIN_TEXT_SIZE], now[PLAIN_TEXT_SIZE], on[16];

    growth__given_text(a->replaced_by, now);
    growth__given_text(a->by, by);
    growth__given_text(a->reason, reason);
    growth_date_words(a->amended_on, on);
    snprintf(text, CELL_SIZE, "%s%s%s%s%s%s%s%s%s", a->replaced_by ? "now " : "", now,
             a->replaced_by ? "; amended" : "taken back", *on ? " " : "", on, *by ? " by " : "", by,
             *reason ? ": " : "", reason);
}

/* What was found of the value, then what was written beside it. */
static size_t write_doubt(growth_quality_kind kind, const char *joint, char *text, size_t size)
{
    char title[CELL_SIZE];

    snprintf(title, sizeof title, "%s", growth_quality_describe(kind)->title);
    growth__within_sentence(title);
    return (size_t)snprintf(
        text, size, "%s%s: %s", joint,
        kind == GROWTH_QUALITY_LATEST_LOW ? "check and measure again" : "doubtful", title);
}

static void write_remarks(const chart_layout *l, const entry *e, char *text)
{
    const growth_chart_source *source = source_of(l, e);
    const growth_contact *visit = e->contact ? e->contact->contact : NULL;
    const char *written = source ? source->note : NULL;
    size_t used = 0;

    text[0] = 0;
    if (e->amendment)
        write_amendment(e->amendment, text);
    if (e->bone_age)
        written = e->bone_age->bone_age->method;
    if (visit && growth__contact_note(visit))
        written = growth__contact_note(visit);
    for (size_t i = 0; e->point && i < l->data->n_quality && used < CELL_SIZE; i++)
        if (l->data->quality[i].index == e->point->index)
            used += write_doubt(l->data->quality[i].kind, used ? "; " : "", text + used,
                                CELL_SIZE - used);
    if (!used && e->point && (e->point->measurement->marks & GROWTH_MARK_DOUBTFUL))
        used += (size_t)snprintf(text, CELL_SIZE, "doubtful");
    if (e->point && e->point->assessment.score.status != GROWTH_OK && used < CELL_SIZE)
        used +=
            (size_t)snprintf(text + used, CELL_SIZE - used, "%sno centile: %s", used ? "; " : "",
                             growth__status_words(e->point->assessment.score.status));
    if (e->point && (e->point->measurement->marks & GROWTH_MARK_OEDEMA) && used < CELL_SIZE)
        used += (size_t)snprintf(text + used, CELL_SIZE - used, "%soedema", used ? "; " : "");
    if (written && *written && used < CELL_SIZE)
        snprintf(text + used, CELL_SIZE - used, "%s%s", used ? "; " : "", written);
}

static const struct {
    const char *head;
    void (*write)(const chart_layout *, const entry *, char *);
    double share; /* Of the width. */
    int once;     /* 1: only on the first row of a day. */
    chart_style style;
} columns[] = {
    { "Date", write_date, 0.115, 1, STYLE_TABLE_CELL },
    { "Age", write_age, 0.095, 1, STYLE_TABLE_CELL },
    { "Service", write_service, 0.15, 0, STYLE_TABLE_CELL },
    { "Measured by", write_measurer, 0.14, 0, STYLE_TABLE_CELL },
    { "Measurement", write_value, 0.215, 0, STYLE_TABLE_CELL },
    { "Centile", write_centile, 0.075, 0, STYLE_TABLE_FIGURES },
    { "SDS", write_sds, 0.065, 0, STYLE_TABLE_FIGURES },
    { "Remarks", write_remarks, 0.145, 0, STYLE_TABLE_CELL },
};

#define N_COLUMNS ARRAY_LEN(columns)

/* ---- rows -------------------------------------------------------------------------------------
 */

static int by_age(const void *a, const void *b)
{
    const entry *x = a, *y = b;

    if (isnan(x->age) != isnan(y->age))
        return isnan(x->age) ? 1 : -1;
    if (x->age < y->age || x->age > y->age)
        return x->age < y->age ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void add(chronology *c, entry e)
{
    e.order = c->n;
    c->entries[c->n++] = e;
}

static void collect_given(chronology *c)
{
    const chart_data *data = c->l->data;
    growth_date birth = data->record->child.birth_date;

    for (size_t i = 0; i < data->n_bone_ages; i++) {
        const chart_bone_age *b = &data->bone_ages[i];

        add(c, (entry){ .bone_age = b, .on = b->bone_age->on, .age = b->age });
    }
    for (size_t i = 0; i < data->n_events; i++) {
        const chart_event *e = &data->events[i];

        add(c, (entry){ .event = e, .on = e->event->on, .age = e->age });
    }
    for (size_t i = 0; i < data->n_amendments; i++) {
        const growth_chart_amendment *a = &data->amendments[i];
        int known = a->on != GROWTH_DATE_NONE && birth != GROWTH_DATE_NONE;

        add(c, (entry){ .amendment = a,
                        .on = a->on,
                        .age = known ? (double)a->on - (double)birth : GROWTH_NAN });
    }
}

static int collect(chronology *c)
{
    const chart_data *data = c->l->data;

    c->entries = calloc(data->n_points + data->n_contacts + data->n_bone_ages + data->n_events +
                            data->n_amendments + 1,
                        sizeof *c->entries);
    if (!c->entries)
        return 0;
    for (size_t i = 0; i < data->n_points; i++) {
        const chart_point *p = &data->points[i];

        add(c, (entry){ .point = p,
                        .on = p->measurement->measured_on,
                        .age = isnan(p->dot) ? p->cross : p->dot });
    }
    for (size_t i = 0; i < data->n_contacts; i++) {
        const chart_contact *k = &data->contacts[i];

        add(c, (entry){ .contact = k, .on = k->contact->date, .age = k->age });
    }
    collect_given(c);
    if (c->n)
        qsort(c->entries, c->n, sizeof *c->entries, by_age);
    return 1;
}

static void head_row(chronology *c)
{
    chart_layout *l = c->l;
    double x = l->body.left, width = l->body.right - l->body.left;
    flow_line kind = { STYLE_TABLE_HEAD, "table-head", 0, 0, 0, NULL };
    double foot = c->y;

    l->scene->part = PART_TABLE;
    l->scene->row = 0;
    for (size_t i = 0; i < N_COLUMNS; i++) {
        text_flow head = { NULL, 0, 0, 0 };

        l->scene->cell = (unsigned)i;
        growth__flow_add(l, &head, kind, columns[i].share * width - CELL_GAP / 2, columns[i].head);
        foot = fmax(foot, growth__flow_put(l, &head, 0, head.n, x, c->y));
        l->scene->failed |= head.failed;
        growth__flow_free(&head);
        x += columns[i].share * width;
    }
    c->y = foot + 1.6;
    c->row = 1;
    c->first_day = 1;
}

/* A table without what could not be read must say so. */
static void put_unread(chronology *c)
{
    chart_layout *l = c->l;
    flow_line kind = { STYLE_TABLE_MISSING, "unread", 0, 0, 0, NULL };
    text_flow words = { NULL, 0, 0, 0 };
    char text[UNREAD_TEXT_SIZE];

    if (!*growth__unread_text(l->data, text))
        return;
    l->scene->part = PART_NOTES;
    growth__flow_add(l, &words, kind, l->body.right - l->body.left, text);
    c->y = growth__flow_put(l, &words, 0, words.n, l->body.left, c->y - 2.0) + 3.0;
    l->scene->failed |= words.failed;
    growth__flow_free(&words);
}

static int begin_sheet(chronology *c, const char *title)
{
    c->y = growth__layout_running_header(c->l, title);
    put_unread(c);
    head_row(c);
    return 1;
}

static chart_style style_of(const entry *e, size_t column)
{
    return e->contact && columns[column].write == write_value ? STYLE_TABLE_MISSING
                                                              : columns[column].style;
}

/* The cells of a row broken into lines; returns its height. */
static double break_cells(chronology *c, const entry *e, int same_day, text_flow *cells)
{
    double width = c->l->body.right - c->l->body.left, most = 0;

    for (size_t i = 0; i < N_COLUMNS; i++) {
        flow_line kind = { style_of(e, i), "cell", 0, 0, 0, NULL };
        char text[CELL_SIZE];
        double height = 0;

        memset(&cells[i], 0, sizeof cells[i]);
        columns[i].write(c->l, e, text);
        if (!(columns[i].once && same_day))
            growth__flow_add(c->l, &cells[i], kind, columns[i].share * width - CELL_GAP, text);
        for (size_t k = 0; k < cells[i].n; k++)
            height += growth__flow_height(&cells[i].lines[k]);
        most = fmax(most, height);
        c->l->scene->failed |= cells[i].failed;
    }
    return most;
}

static void put_cells(chronology *c, const text_flow *cells)
{
    chart_layout *l = c->l;
    double x = l->body.left, width = l->body.right - l->body.left;

    l->scene->part = PART_TABLE;
    l->scene->row = c->row++;
    for (size_t i = 0; i < N_COLUMNS; i++) {
        l->scene->cell = (unsigned)i;
        growth__flow_put(l, &cells[i], 0, cells[i].n, x, c->y);
        x += columns[i].share * width;
    }
}

static int same_day(const entry *a, const entry *b)
{
    return a->on == b->on && !isnan(a->age) && fabs(a->age - b->age) < 0.5;
}

static void put_entry(chronology *c, size_t i)
{
    int again = i > 0 && !c->first_day && same_day(&c->entries[i - 1], &c->entries[i]);
    chart_layout *l = c->l;
    text_flow cells[N_COLUMNS];
    double height = break_cells(c, &c->entries[i], again, cells);

    if (c->y + height + DAY_GAP > growth__last_lines_top(l) - 2 && c->row > 1) {
        for (size_t k = 0; k < N_COLUMNS; k++)
            growth__flow_free(&cells[k]);
        growth__layout_last_lines(l);
        if (!growth__new_sheet(l))
            return;
        begin_sheet(c, "Chronology, continued");
        again = 0;
        height = break_cells(c, &c->entries[i], again, cells);
    }
    if (!again) {
        l->scene->cell = 0;
        l->scene->row = c->row;
        growth__scene_segment(l->scene, STYLE_RULE, "rule", l->body.left, c->y - DAY_GAP / 2,
                              l->body.right, c->y - DAY_GAP / 2);
        c->y += DAY_GAP / 2;
    }
    put_cells(c, cells);
    for (size_t k = 0; k < N_COLUMNS; k++)
        growth__flow_free(&cells[k]);
    c->first_day = 0;
    c->y += height +
            (i + 1 < c->n && same_day(&c->entries[i], &c->entries[i + 1]) ? ROW_GAP / 3 : ROW_GAP);
}

growth_status growth__layout_chronology(chart_layout *l, growth_error *err)
{
    chronology c = { .l = l };

    if (!collect(&c))
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    begin_sheet(&c, "Chronology");
    for (size_t i = 0; i < c.n; i++)
        put_entry(&c, i);
    growth__layout_last_lines(l);
    free(c.entries);
    return GROWTH_OK;
}
