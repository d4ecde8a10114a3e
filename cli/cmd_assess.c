/* growth assess: every measurement of a file with its age, SDS, centile and band. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reading.h"
#include "report.h"

const option assess_options[] = {
    OPTION_REFERENCE,
    OPTION_POLICY,
    OPTION_FORMAT,
    OPTION_PRECISION,
    TEXT("ages", 0, ages, "both", "also print the score at the chronological age"),
    FLAG("compare", 0, compare, "set scores that are in the file beside ours (weight_sds, bmi_z)"),
    OPTION_TODAY,
    OPTION_CHART_SEX,
    OPTION_DATE_ORDER,
    OPTION_MAP,
    OPTION_PRESET,
    OPTION_REJECTS,
    OPTION_STORE,
    TEXT("child", 0, child, "UUID", "which child of the store, by its key"),
    OPTION_IDENTIFIER,
    OPTION_AS_AT,
    OPTION_QUIET,
    OPTION_NO_COLOR,
    OPTION_HELP,
    OPTIONS_END,
};

/* One line of the output. */
typedef struct assessed {
    const growth_row *row;
    const growth_measurement *measurement;
    const growth_assessment *assessment;
    const char *reference, *message;
    char band[GROWTH_BAND_TEXT_SIZE], flags[GROWTH_FLAGS_TEXT_SIZE];
    char shown_flags[GROWTH_FLAGS_TEXT_SIZE], shown_centile[8]; /* in text for people */
    double file_sds; /* NaN: the file has none */
} assessed;

/* What --compare has found so far. */
typedef struct comparison {
    size_t n, above_hundredth, above_twentieth;
    double greatest; /* by size; ours is taken from the file's */
    size_t line, file;
    growth_measure measure;
} comparison;

/* A file being assessed. */
typedef struct assessing {
    const settings *settings;
    report *out; /* NULL: only compared */
    comparison compared;
} assessing;

/* ---- columns: the contract of `assess --format csv` --------------------------------------------
 */

#define ROW const assessed *r = data

CELL_OF(read_line, assessed, integer, (long long)row->row->line)
CELL_OF(read_child, assessed, text, row->row->child.id)
CELL_OF(read_date, assessed, date, row->measurement->measured_on)
CELL_OF(read_measure, assessed, text, growth_measure_describe(row->measurement->measure)->id)

CELL(read_value)
{
    ROW;
    if (r->measurement->marks & GROWTH_MARK_DERIVED)
        cell_number(cell, r->assessment->value); /* after a posture rule */
    else
        cell_exact(cell, r->measurement->value);
}

CELL_OF(read_unit, assessed, text, growth_measure_describe(row->measurement->measure)->unit)
CELL_OF(read_age, assessed, number, row->assessment->age_days / GROWTH_DAYS_PER_YEAR)
CELL_OF(read_corrected_age, assessed, number,
        row->assessment->corrected_age_days / GROWTH_DAYS_PER_YEAR)
CELL_OF(read_reference, assessed, text, row->reference)

CELL(read_segment)
{
    ROW;
    const growth_segment *segment = r->assessment->score.segment;

    cell_text(cell, segment ? growth_segment_describe(segment).id : NULL);
}

CELL_OF(read_sds, assessed, number, row->assessment->score.sds)
CELL_OF(read_centile, assessed, number, growth_centile(row->assessment->score.sds))
CELL_OF(read_band, assessed, text, row->band)
CELL_OF(read_flags, assessed, text, row->flags)

/* As a chart has it: an integer, "<0.4", ">99.6". */
CELL_OF(show_centile, assessed, text, row->shown_centile)

/* Without the flags that stand on every row of a child and would hide the others. */
CELL_OF(show_flags, assessed, text, row->shown_flags)
CELL_OF(read_message, assessed, text, row->message)
CELL_OF(read_chronological_sds, assessed, number, row->assessment->chronological.sds)
CELL_OF(read_chronological_centile, assessed, number,
        growth_centile(row->assessment->chronological.sds))
CELL_OF(read_file_sds, assessed, number, row->file_sds)
CELL_OF(read_difference, assessed, number, row->file_sds - row->assessment->score.sds)

/* The contract's columns, then those of --ages both and of --compare. */
enum { USUAL_COLUMNS = 15, AGES_COLUMNS = 2, COMPARE_COLUMNS = 2 };
enum { ALL_COLUMNS = USUAL_COLUMNS + AGES_COLUMNS + COMPARE_COLUMNS };

static const report_column columns[ALL_COLUMNS] = {
    { { "line", "", "line of the file, the header being 1", read_line }, "line", 1, NULL },
    { { "child_id", "", "as in the file", read_child }, "child", 0, NULL },
    { { "measured_on", "", "date", read_date }, "date", 0, NULL },
    { { "measure", "", "what was measured", read_measure }, "measure", 0, NULL },
    { { "value", "", "in `unit`", read_value }, "value", 1, NULL },
    { { "unit", "", "of the value", read_unit }, "unit", 0, NULL },
    { { "age_years", "years", "chronological: days / 365.25", read_age }, "age", 1, NULL },
    { { "corrected_age_years", "years", "corrected for gestation", read_corrected_age },
      "corrected",
      1,
      NULL },
    { { "reference", "", "growth reference", read_reference }, NULL, 0, NULL },
    { { "segment", "", "part of the reference", read_segment }, NULL, 0, NULL },
    { { "sds", "SDS", "standard deviation score", read_sds }, "SDS", 1, NULL },
    { { "centile", "%", "centile", read_centile }, "centile", 1, show_centile },
    { { "band", "", "where it lies among the centile lines", read_band }, "band", 0, NULL },
    { { "flags", "", "how far to trust it", read_flags }, "flags", 0, show_flags },
    { { "message", "", "why there is no score, or what to look at", read_message },
      "message",
      0,
      NULL },
    { { "chronological_sds", "SDS", "without correction", read_chronological_sds },
      "SDS uncorrected",
      1,
      NULL },
    { { "chronological_centile", "%", "without correction", read_chronological_centile },
      "centile uncorrected",
      1,
      NULL },
    { { "file_sds", "SDS", "the score in the file", read_file_sds }, "in file", 1, NULL },
    { { "difference", "SDS", "of the score in the file less ours", read_difference },
      "difference",
      1,
      NULL },
};

/* ---- rows -------------------------------------------------------------------------------------
 */

static void compare(comparison *c, const assessed *line)
{
    const double difference = line->file_sds - line->assessment->score.sds;

    if (isnan(difference))
        return;
    c->n++;
    c->above_hundredth += fabs(difference) > 0.01;
    c->above_twentieth += fabs(difference) > 0.05;
    if (c->n > 1 && fabs(difference) <= fabs(c->greatest))
        return;
    c->greatest = difference;
    c->line = line->row->line;
    c->file = line->row->file;
    c->measure = line->measurement->measure;
}

static void say_comparison(const assessing *a)
{
    const comparison *c = &a->compared;
    char greatest[GROWTH_NUMBER_SIZE];

    fflush(stdout);
    if (!c->n) {
        complain(
            a->settings->command, 0,
            "--compare: no score in the file beside one of ours (columns such as weight_sds or "
            "bmi_z; --map names others)");
        return;
    }
    fprintf(stderr,
            "%zu scores compared: greatest difference %s (%s, %s:%zu), %zu differ by more than "
            "0.01, %zu by more than 0.05\n",
            c->n, growth_number_format(c->greatest, 3, greatest),
            growth_measure_describe(c->measure)->id, a->settings->arguments[c->file], c->line,
            c->above_hundredth, c->above_twentieth);
}

static int write_one(assessing *to, const growth_row *row, const growth_measurement *m,
                     int has_file_sds)
{
    const settings *s = to->settings;
    const unsigned routine =
        GROWTH_FLAG_CORRECTED_AGE | GROWTH_FLAG_GESTATION_UNKNOWN | GROWTH_FLAG_DERIVED;
    growth_assessment a;
    growth_error err = { GROWTH_OK, "" };
    const growth_reference_info reference = growth_reference_describe(s->assess.reference);
    assessed line = { .row = row,
                      .measurement = m,
                      .assessment = &a,
                      .reference = reference.id,
                      .message = err.message,
                      .file_sds =
                          row->file_sds && has_file_sds ? row->file_sds[m->measure] : GROWTH_NAN };

    if (growth_assess(&row->child, m, &s->assess, &a, &err) == GROWTH_OK)
        err.message[0] = '\0';
    growth_band_text(reference.lines, reference.n_lines, m->measure, a.score.age_days, a.score.sds,
                     line.band);
    growth_flags_text(a.score.flags, line.flags);
    growth_flags_text(a.score.flags & ~routine, line.shown_flags);
    growth_centile_text(a.score.sds, line.shown_centile);
    if (a.score.flags & GROWTH_FLAG_IMPLAUSIBLE)
        line.message = "almost certainly an entry error: check the entry, re-measure now";
    else if (a.score.flags & GROWTH_FLAG_REMEASURE)
        line.message = "far below the chart: check the entry, re-measure now";
    compare(&to->compared, &line);
    return to->out ? report_row(to->out, &line) : 0;
}

/* The usable measurement of a measure on a line, or NULL.  One of birth is of another day. */
static const growth_measurement *on_line(const growth_row *row, growth_measure measure)
{
    const growth_measurement *found = NULL;

    for (size_t i = 0; i < row->n_values; i++)
        if (row->values[i].measurement.measure == measure && row->values[i].status == GROWTH_OK &&
            !row->values[i].at_birth)
            found = &row->values[i].measurement;
    return found;
}

static int has_measure(const growth_row *row, growth_measure measure)
{
    for (size_t i = 0; i < row->n_values; i++)
        if (row->values[i].measurement.measure == measure)
            return 1;
    return 0;
}

/* Whether a reference has anything at all for a measure. */
static int serves(const growth_reference *reference, growth_measure measure)
{
    const growth_segment *segment;

    for (size_t i = 0; (segment = growth_reference_segment(reference, i)); i++)
        if (growth_segment_describe(segment).measure == measure)
            return 1;
    return 0;
}

/* Weight and height of one line give a BMI, unless the line has one of its own, and a weight for
 * length or height, where the reference has that. */
static int write_derived(assessing *to, const growth_row *row)
{
    const settings *s = to->settings;
    const growth_measurement *weight = on_line(row, GROWTH_WEIGHT),
                             *height = on_line(row, GROWTH_HEIGHT);
    growth_measurement made;
    growth_assessment scored;
    int status = 0;

    if (!weight || !height)
        return 0;
    if (!has_measure(row, GROWTH_BMI) && growth_derive_bmi(weight, height, &made) == GROWTH_OK)
        status = write_one(to, row, &made, 1);
    /* Length or height by the age that scores: the policy's. */
    (void)!growth_assess(&row->child, weight, &s->assess, &scored, NULL);
    if (status == 0 &&
        growth_derive_weight_for_stature(weight, height, scored.score.age_days, &made) ==
            GROWTH_OK &&
        serves(s->assess.reference, made.measure))
        status = write_one(to, row, &made, 1);
    return status;
}

static int write_row(assessing *to, const growth_row *row)
{
    int status = 0;

    for (size_t i = 0; status == 0 && i < row->n_values; i++)
        status = write_one(to, row, &row->values[i].measurement, !row->values[i].at_birth);
    return status ? status : write_derived(to, row);
}

/* The usual columns, and those asked for behind them. */
static size_t choose_columns(const settings *s, report_column *chosen)
{
    size_t n = USUAL_COLUMNS;

    memcpy(chosen, columns, USUAL_COLUMNS * sizeof *columns);
    for (size_t i = 0; s->ages && i < AGES_COLUMNS; i++)
        chosen[n++] = columns[USUAL_COLUMNS + i];
    for (size_t i = 0; s->compare && i < COMPARE_COLUMNS; i++)
        chosen[n++] = columns[USUAL_COLUMNS + AGES_COLUMNS + i];
    return n;
}

int compare_files(const settings *s)
{
    assessing to = { .settings = s };
    growth_reader *reader;
    const growth_row *row;
    growth_error err;
    growth_status status = growth_reader_open_files((const char *const *)s->arguments,
                                                    s->n_arguments, &s->reading, &reader, &err);

    if (status != GROWTH_OK)
        return complain(s->command, EXIT_FAILED, "%s", err.message);
    while ((status = growth_reader_next(reader, &row, &err)) == GROWTH_OK && row)
        (void)write_row(&to, row); /* writes nothing here */
    growth_reader_close(reader);
    if (status != GROWTH_OK)
        return complain(s->command, EXIT_FAILED, "%s", err.message);
    say_comparison(&to);
    return -1;
}

int cmd_assess(settings *s)
{
    const command *c = s->command;
    report_column chosen[ALL_COLUMNS];
    assessing to = { .settings = s };
    const growth_row *row;
    int status, written = 0;
    reading *in;

    if (s->ages && strcmp(s->ages, "both") != 0)
        return complain(c, EXIT_USAGE, "--ages is both, not '%s'", s->ages);
    if (s->compare && s->store.file)
        return complain(c, EXIT_USAGE, "--compare is of a FILE: a store keeps no scores");
    in = reading_open(c, s, &status);
    if (!in)
        return status;
    to.out = report_open(c, s, "text", chosen, choose_columns(s, chosen), "growth.assess.1");
    while (to.out && written == 0 && (row = reading_next(in)))
        written = write_row(&to, row);
    if (!to.out || report_close(to.out) || written)
        status = EXIT_FAILED;
    else
        status = EXIT_DONE;
    if (status == EXIT_FAILED) {
        reading_abandon(in); /* no rejects of a table that is not whole */
        return status;
    }
    if (s->compare && !s->quiet)
        say_comparison(&to);
    return reading_close(in);
}
