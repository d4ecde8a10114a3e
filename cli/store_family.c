/* growth store family: the latest centiles and the open findings of a child and its relatives, side
 * by side.  The only command whose output has data of more than the child that was asked for. */
#include <glib.h>
#include <string.h>

#include <growth/scan.h>

#include "later.h"
#include "report.h"
#include "store_findings.h"

const option store_family_options[] = {
    OPTION_CHILD,     OPTION_IDENTIFIER, OPTION_REFERENCE, OPTION_POLICY, OPTION_FORMAT,
    OPTION_PRECISION, OPTION_TODAY,      OPTION_HELP,      OPTIONS_END,
};

/* Which measures are compared.  One of a child that was never measured is shown as missing where
 * every child should have it. */
static const struct {
    growth_measure measure;
    int expected;
} compared[] = {
    { GROWTH_WEIGHT, 1 },
    { GROWTH_HEIGHT, 1 },
    { GROWTH_BMI, 0 },
    { GROWTH_HEAD, 0 },
};

/* One of the family. */
typedef struct member {
    char uuid[GROWTH_STORE_UUID_SIZE];
    char relation[16];
    growth_store_entry link;
    growth_store_record_view *view;
    open_finding findings[GROWTH_MEASURE_COUNT_];
    growth_judge *judge;
    later_room *room;                   /* of the record */
    growth_record recorded;             /* before any mark: the rules take one for the recorder's */
    growth_record record;               /* its doubtful values marked, where it could be judged */
    size_t used[GROWTH_TRACK_MEASURES]; /* the newest of each that the rules used; or NONE_USED */
} member;

#define NONE_USED G_MAXSIZE

/* A line: the newest measurement of one measure of one child. */
typedef struct latest {
    const member *of;
    growth_child child;
    growth_measurement measurement;
    growth_assessment assessment;
    char unused[128]; /* a newer value that is not used */
    const char *message;
    char told[512]; /* the message, with what is missing */
    int measured, scored;
    open_finding finding;
    char found[64]; /* of it, for people */
    char band[GROWTH_BAND_TEXT_SIZE], flags[GROWTH_FLAGS_TEXT_SIZE], centile[8];
    char shown_flags[GROWTH_FLAGS_TEXT_SIZE];
} latest;

/* ---- columns ----------------------------------------------------------------------------------
 */

#define LINE const latest *l = data

CELL_OF(read_measure, latest, text, growth_measure_describe(row->measurement.measure)->id)
CELL_OF(read_relation, latest, text, row->of->relation)
CELL_OF(read_child, latest, text, row->of->uuid)

CELL(read_link)
{
    LINE;
    if (l->of->link)
        cell_integer(cell, l->of->link);
}

CELL_OF(read_sex, latest, text, growth_sex_text(row->child.sex))
CELL_OF(read_date, latest, date, row->measurement.measured_on)

CELL(read_age)
{
    LINE;
    if (l->measured && l->child.birth_date != GROWTH_DATE_NONE)
        cell_number(cell,
                    (l->measurement.measured_on - l->child.birth_date) / GROWTH_DAYS_PER_YEAR);
}

CELL(read_value)
{
    LINE;
    if (l->measured && l->measurement.marks & GROWTH_MARK_DERIVED)
        cell_number(cell, l->measurement.value);
    else if (l->measured)
        cell_exact(cell, l->measurement.value);
}

CELL_OF(read_unit, latest, text, growth_measure_describe(row->measurement.measure)->unit)

CELL(read_sds)
{
    LINE;
    if (l->scored)
        cell_number(cell, l->assessment.score.sds);
}

CELL(read_centile)
{
    LINE;
    if (l->scored)
        cell_number(cell, growth_centile(l->assessment.score.sds));
}

CELL_OF(show_centile, latest, text, row->centile)
CELL_OF(read_band, latest, text, row->band)
CELL_OF(read_flags, latest, text, row->flags)

/* Without the flags that stand on every row of a child and would hide the others. */
CELL_OF(show_flags, latest, text, row->shown_flags)
CELL_OF(read_tier, latest, text, row->finding.tier)
CELL_OF(read_rule, latest, text, row->finding.rule)
CELL_OF(read_acknowledged, latest, text, row->finding.acknowledged)
CELL_OF(show_finding, latest, text, row->found)
CELL_OF(read_message, latest, text, row->told)

/* clang-format off: a row of the table is read as a whole. */
static const report_column columns[] = {
    { { "measure", "", "what was measured", read_measure }, "measure", 0, NULL },
    { { "relation", "", "to the child asked for", read_relation }, "relation", 0, NULL },
    { { "child", "", "key of the child", read_child }, "child", 0, NULL },
    { { "link", "", "entry of the family link", read_link }, "link", 1, NULL },
    { { "sex", "", "male, female or unknown", read_sex }, "sex", 0, NULL },
    { { "measured_on", "", "newest of this measure", read_date }, "date", 0, NULL },
    { { "age_years", "years", "then", read_age }, "age", 1, NULL },
    { { "value", "", "in `unit`", read_value }, "value", 1, NULL },
    { { "unit", "", "of the value", read_unit }, "unit", 0, NULL },
    { { "sds", "SDS", "standard deviation score", read_sds }, "SDS", 1, NULL },
    { { "centile", "%", "centile", read_centile }, "centile", 1, show_centile },
    { { "band", "", "where it lies among the centile lines", read_band }, "band", 0, NULL },
    { { "flags", "", "how far to trust it", read_flags }, "flags", 0, show_flags },
    { { "tier", "", "of the strongest open finding", read_tier }, "finding", 0, show_finding },
    { { "rule", "", "of the strongest open finding", read_rule }, NULL, 0, NULL },
    { { "acknowledged", "", "rule of the strongest acknowledged finding", read_acknowledged },
      NULL,
      0,
      NULL },
    { { "message", "", "why no score; what newer value is not used; what is missing",
        read_message },
      "message",
      0,
      NULL },
};
/* clang-format on */

/* ---- the newest measurements ------------------------------------------------------------------
 */

/* Whether the rules leave an entry out: a doubtful one, but for the newest that they used. */
static int is_left_out(const member *of, const growth_measurement *m)
{
    const size_t index = (size_t)(m - of->record.measurements);

    return (m->marks & GROWTH_MARK_DOUBTFUL) &&
           !((unsigned)m->measure < GROWTH_TRACK_MEASURES && of->used[m->measure] == index);
}

/* Of one day's values the one that was used, else the last. */
static int goes_over(const member *of, const growth_measurement *m,
                     const growth_measurement *newest)
{
    if (!newest || is_left_out(of, newest) != is_left_out(of, m))
        return !newest || is_left_out(of, newest);
    if (m->measured_on != newest->measured_on || (unsigned)m->measure >= GROWTH_TRACK_MEASURES)
        return m->measured_on >= newest->measured_on;
    return of->used[m->measure] != (size_t)(newest - of->record.measurements);
}

/* The newest value that is used; where all are left out, the newest. */
static const growth_measurement *newest_of(const member *of, growth_measure measure, growth_date on)
{
    const growth_measurement *newest = NULL;

    for (size_t i = 0; i < of->record.n_measurements; i++) {
        const growth_measurement *m = &of->record.measurements[i];

        if (m->measure == measure && (on == GROWTH_DATE_NONE || m->measured_on == on) &&
            goes_over(of, m, newest))
            newest = m;
    }
    return newest;
}

/* A BMI as it was recorded, or of the newest day that has weight and height; of what nobody doubts,
 * where there is that. */
static int newest_bmi(const member *of, growth_measurement *bmi)
{
    const growth_measurement *recorded = newest_of(of, GROWTH_BMI, GROWTH_DATE_NONE);
    int found = recorded != NULL;

    if (recorded)
        *bmi = *recorded;
    for (size_t i = 0; i < of->record.n_measurements; i++) {
        const growth_measurement *height = &of->record.measurements[i];
        const growth_measurement *weight;
        unsigned doubtful;
        double value;

        if (height->measure != GROWTH_HEIGHT)
            continue;
        weight = newest_of(of, GROWTH_WEIGHT, height->measured_on);
        if (!weight || growth_bmi(weight->value, height->value, &value) != GROWTH_OK)
            continue;
        doubtful = (weight->marks | height->marks) & GROWTH_MARK_DOUBTFUL;
        if (found && (doubtful != (bmi->marks & GROWTH_MARK_DOUBTFUL)
                          ? doubtful
                          : height->measured_on <= bmi->measured_on))
            continue;
        found = 1;
        *bmi = *height;
        bmi->measure = GROWTH_BMI;
        bmi->value = value;
        bmi->marks = weight->marks | height->marks | GROWTH_MARK_DERIVED;
    }
    return found;
}

static int find_newest(const member *of, growth_measure measure, growth_measurement *m)
{
    const growth_measurement *newest = newest_of(of, measure, GROWTH_DATE_NONE);

    if (measure == GROWTH_BMI)
        return newest_bmi(of, m);
    if (newest)
        *m = *newest;
    return newest != NULL;
}

/* "not used: 9.9 kg of 2022-06-01, doubtful", where there is such a value. */
static void tell_unused(const member *of, const growth_measurement *used, char text[128])
{
    const growth_measurement *unused = NULL;
    char value[GROWTH_NUMBER_SIZE], day[16];

    for (size_t i = 0; i < of->record.n_measurements; i++) {
        const growth_measurement *m = &of->record.measurements[i];

        const int copy = m->measured_on == used->measured_on && m->value == used->value;

        if (m->measure == used->measure && is_left_out(of, m) && !copy &&
            m->measured_on >= used->measured_on &&
            (!unused || m->measured_on >= unused->measured_on))
            unused = m;
    }
    if (!unused)
        return;
    growth_number_format(unused->value, GROWTH_NUMBER_SHORTEST, value);
    growth_date_format(unused->measured_on, day);
    g_snprintf(text, 128, "not used: %s %s of %s, doubtful", value,
               growth_measure_describe(used->measure)->unit, day);
}

static int print_latest(const settings *s, report *out, const member *of, growth_measure measure,
                        int expected)
{
    const growth_record *record = &of->record;
    const growth_reference_info reference = growth_reference_describe(s->assess.reference);
    const unsigned routine =
        GROWTH_FLAG_CORRECTED_AGE | GROWTH_FLAG_GESTATION_UNKNOWN | GROWTH_FLAG_DERIVED;
    growth_error err = { GROWTH_OK, "" };
    latest l = { .of = of,
                 .child = record->child,
                 .finding = of->findings[measure],
                 .measurement = GROWTH_MEASUREMENT_INIT,
                 .message = "never measured" };

    l.measured = find_newest(of, measure, &l.measurement);
    if (!l.measured && !expected)
        return 0;
    l.measurement.measure = measure;
    if (l.finding.tier && !strcmp(l.finding.tier, l.finding.rule)) /* too little is known */
        g_strlcpy(l.found, l.finding.tier, sizeof l.found);
    else if (l.finding.tier)
        g_snprintf(l.found, sizeof l.found, "%s: %s", l.finding.tier, l.finding.rule);
    else if (l.finding.acknowledged)
        g_snprintf(l.found, sizeof l.found, "%s, acknowledged: %s", l.finding.acknowledged_tier,
                   l.finding.acknowledged);
    if (l.measured) {
        l.message = err.message;
        l.scored = growth_assess(&record->child, &l.measurement, &s->assess, &l.assessment, &err) ==
                   GROWTH_OK;
    }
    if (l.scored) {
        const growth_score *score = &l.assessment.score;

        tell_unused(of, &l.measurement, l.unused);
        l.message = l.unused;
        growth_band_text(reference.lines, reference.n_lines, measure, score->age_days, score->sds,
                         l.band);
        growth_flags_text(score->flags, l.flags);
        growth_flags_text(score->flags & ~routine, l.shown_flags);
        growth_centile_text(score->sds, l.centile);
    }
    g_snprintf(l.told, sizeof l.told, "%s%s%s", l.message,
               *l.message && *l.finding.contacts ? "; " : "", l.finding.contacts);
    return report_row(out, &l);
}

/* ---- the family -------------------------------------------------------------------------------
 */

static int add_relative(void *context, const growth_store_relative *relative)
{
    member one = { .link = relative->provenance.entry };

    g_strlcpy(one.uuid, relative->uuid, sizeof one.uuid);
    g_strlcpy(one.relation, relative->relation, sizeof one.relation);
    g_array_append_val((GArray *)context, one);
    return 0;
}

/* What the rules used of a record.  One that they cannot be asked about stays as it is. */
static growth_status judge_member(const settings *s, member *of, later_entries *later,
                                  growth_error *err)
{
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;
    growth_judged judged;
    growth_status status;

    of->recorded = *growth_store_record_get(of->view);
    of->room = later_room_new();
    later_leave_out(of->room, later, s, &of->recorded);
    of->record = of->recorded;
    for (size_t m = 0; m < GROWTH_TRACK_MEASURES; m++)
        of->used[m] = NONE_USED;
    options.check.assess = s->assess;
    options.check.today = s->reading.today;
    options.check.effort = GROWTH_EFFORT_WHOLE;
    status = growth_judge_open(&options, &of->judge, err);
    if (status != GROWTH_OK ||
        growth_judge_record(of->judge, &of->recorded, &judged, NULL) != GROWTH_OK)
        return status;
    of->record = judged.record;
    for (size_t m = 0; m < GROWTH_TRACK_MEASURES; m++) {
        const growth_series *series = &judged.check->track.series[m];
        size_t n = series->n_points;

        while (n > 1 && series->points[n - 1].notes & GROWTH_POINT_LEFT_OUT)
            n--;
        if (n > 0 && m != GROWTH_BMI) /* whose points are of heights */
            of->used[m] = series->points[n - 1].index;
    }
    return GROWTH_OK;
}

static growth_status read_family(const settings *s, growth_store *store, const char *uuid,
                                 GArray *family, growth_error *err)
{
    member self = { .relation = "this child" };
    later_entries later = { 0, GROWTH_DATE_NONE };
    growth_status status;

    g_strlcpy(self.uuid, uuid, sizeof self.uuid);
    g_array_append_val(family, self);
    status = growth_store_each_relative(store, uuid, add_relative, family, err);
    for (guint i = 0; status == GROWTH_OK && i < family->len; i++) {
        member *of = &g_array_index(family, member, i);

        status = growth_store_read(store, of->uuid, NULL, &of->view, err);
        if (status == GROWTH_OK)
            status = judge_member(s, of, &later, err);
        if (status == GROWTH_OK)
            status = store_findings(s, store, of->uuid, &of->recorded, of->findings, err);
    }
    later_say(&later, s, s->arguments[0]);
    return status;
}

/* Measure by measure, so that the children stand beside each other. */
static int print_family(const settings *s, const GArray *family)
{
    report *out =
        report_open(s->command, s, "text", columns, G_N_ELEMENTS(columns), "growth.store.family.1");
    int failed = 0;

    if (!out)
        return EXIT_FAILED;
    for (size_t m = 0; m < G_N_ELEMENTS(compared); m++)
        for (guint i = 0; !failed && i < family->len; i++)
            failed = print_latest(s, out, &g_array_index(family, member, i), compared[m].measure,
                                  compared[m].expected);
    return report_close(out) | failed ? EXIT_FAILED : EXIT_DONE;
}

static int show_family(const settings *s, growth_store *store, void *context)
{
    growth_error err;
    GArray *family;
    char uuid[GROWTH_STORE_UUID_SIZE];
    int status = store_child(s, s->arguments[0], store, GROWTH_DATE_NONE, uuid);

    (void)context;
    if (status >= 0)
        return status;
    family = g_array_new(FALSE, FALSE, sizeof(member));
    if (read_family(s, store, uuid, family, &err) != GROWTH_OK)
        status = store_failed(s, s->arguments[0], &err);
    else
        status = print_family(s, family);
    for (guint i = 0; i < family->len; i++) {
        growth_judge_close(g_array_index(family, member, i).judge);
        later_room_free(g_array_index(family, member, i).room);
        growth_store_record_free(g_array_index(family, member, i).view);
    }
    g_array_free(family, TRUE);
    return status;
}

int store_family(settings *s)
{
    return store_with(s, GROWTH_STORE_READ_ONLY, 1, show_family, NULL);
}
