/* growth references: which exist, of what segments; their L, M, S and their curves. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

static const char *measure_word(size_t index)
{
    return index < GROWTH_MEASURE_COUNT_ ? growth_measure_describe((growth_measure)index)->id
                                         : NULL;
}

const option references_options[] = {
    OPTION_ROW(OPTION_TEXT, "measure", 'm', measure, "MEASURE",
               "weight, height, bmi, head ... (lms, curve)", measure_word),
    TEXT("sex", 's', sex, "male|female", "whose curves (lms, curve)"),
    TEXT("ages", 'a', age_list, "LIST|FROM:TO:STEP", "ages of the reference: 0.5,1,2 or 0:2:0.25"),
    TEXT("age-unit", 0, age_unit, "years|months|weeks|days|mm",
         "unit of --ages (default years; mm for weight for length or height)"),
    TEXT("sds", 0, sds_list, "LIST", "scores of the curves (default: the reference's own lines)"),
    OPTION_FORMAT,
    OPTION_PRECISION,
    OPTION_HELP,
    OPTIONS_END,
};

/* What one row of any of the tables shows; each table reads what it needs. */
typedef struct line {
    growth_reference_info reference;
    growth_segment_info segment;
    double age_years, sds, value;
    growth_lms lms;
} line;

CELL_OF(read_id, line, text, row->reference.id)
CELL_OF(read_title, line, text, row->reference.title)
CELL_OF(read_included, line, text, row->reference.included ? "yes" : "not included in this build")
CELL_OF(read_segment, line, text, row->segment.id)
CELL_OF(read_measure, line, text, growth_measure_describe(row->segment.measure)->id)
CELL_OF(read_sex, line, text,
        row->segment.has[GROWTH_MALE] && row->segment.has[GROWTH_FEMALE] ? "both"
        : row->segment.has[GROWTH_MALE]                                  ? "male"
                                                                         : "female")

/* Years, or millimetres for weight for length or height. */
static double in_unit(const line *l, double at)
{
    return growth_measure_describe(l->segment.measure)->by_stature ? at : at / GROWTH_DAYS_PER_YEAR;
}

CELL_OF(read_from, line, number, in_unit(row, row->segment.from))
CELL_OF(read_to, line, number, in_unit(row, row->segment.to))
CELL_OF(read_unit, line, text,
        growth_measure_describe(row->segment.measure)->by_stature ? "mm" : "years")
CELL_OF(read_rules, line, text, row->segment.rules)
CELL_OF(read_posture, line, text,
        row->segment.posture == GROWTH_LYING      ? "lying"
        : row->segment.posture == GROWTH_STANDING ? "standing"
                                                  : "any")
CELL_OF(read_between, line, text, row->segment.between)
CELL_OF(read_tail, line, text, row->segment.tail)
CELL_OF(read_serves, line, text, row->segment.pooled_term ? "term births, paper policy" : "all")
CELL_OF(read_age, line, number, row->age_years)
CELL_OF(read_l, line, number, row->lms.l)
CELL_OF(read_m, line, number, row->lms.m)
CELL_OF(read_s, line, number, row->lms.s)
CELL_OF(read_sds, line, number, row->sds)
CELL_OF(read_value, line, number, row->value)

static const report_column list_columns[] = {
    { { "id", "", "word for --reference", read_id }, "id", 0, NULL },
    { { "title", "", "for people", read_title }, "title", 0, NULL },
    { { "included", "", "in this build", read_included }, "included", 0, NULL },
};

static const report_column segment_columns[] = {
    { { "measure", "", "what is measured", read_measure }, "measure", 0, NULL },
    { { "segment", "", "its name in results", read_segment }, "segment", 0, NULL },
    { { "sex", "", "male, female or both", read_sex }, "sex", 0, NULL },
    { { "from", "", "first age, or length or height", read_from }, "from", 1, NULL },
    { { "to", "", "where the next begins", read_to }, "to", 1, NULL },
    { { "unit", "", "of from and to", read_unit }, "unit", 0, NULL },
    { { "posture", "", "how it is measured", read_posture }, "posture", 0, NULL },
    { { "interpolation", "", "between rows", read_between }, "interpolation", 0, NULL },
    { { "tail", "", "rule beyond +-3 SDS", read_tail }, "tail", 0, NULL },
    { { "births", "", "whom it serves", read_serves }, "births", 0, NULL },
    { { "rules", "", "what else is done", read_rules }, "rules", 0, NULL },
};

static const report_column lms_columns[] = {
    { { "age_years", "years", "the reference's own age", read_age }, "age", 1, NULL },
    { { "segment", "", "part of the reference", read_segment }, "segment", 0, NULL },
    { { "l", "", "Box-Cox power", read_l }, "L", 1, NULL },
    { { "m", "", "median", read_m }, "M", 1, NULL },
    { { "s", "", "coefficient of variation", read_s }, "S", 1, NULL },
};

static const report_column curve_columns[] = {
    { { "age_years", "years", "the reference's own age", read_age }, "age", 1, NULL },
    { { "segment", "", "part of the reference", read_segment }, "segment", 0, NULL },
    { { "sds", "SDS", "line", read_sds }, "SDS", 1, NULL },
    { { "value", "", "in the measure's unit", read_value }, "value", 1, NULL },
};

#define TABLE(t) (t), sizeof(t) / sizeof *(t)

/* ---- lists of numbers ---------------------------------------------------------------------------
 */

enum { MAX_NUMBERS = 1000000 };

typedef struct numbers {
    double *at;
    size_t n;
} numbers;

static int read_numbers(const char *text, char mark, double *out, size_t most, size_t *n)
{
    for (*n = 0; *n < most; text++) {
        size_t length = strcspn(text, (char[]){ mark, '\0' });

        if (growth_number_parse(text, length, 0, &out[(*n)++]) != GROWTH_OK)
            return 0;
        text += length;
        if (!*text)
            return 1;
    }
    return 0;
}

static int parse_range(const char *text, numbers *list)
{
    double r[3], steps;
    size_t n;

    if (!read_numbers(text, ':', r, 3, &n) || n != 3 || !(r[2] > 0) || r[1] < r[0])
        return 0;
    steps = floor((r[1] - r[0]) / r[2] + 1e-9);
    if (steps >= MAX_NUMBERS || !(list->at = calloc((size_t)steps + 1, sizeof *list->at)))
        return 0;
    list->n = (size_t)steps + 1;
    for (size_t i = 0; i < list->n; i++)
        list->at[i] = r[0] + (double)i * r[2];
    return 1;
}

static int parse_list(const char *text, numbers *list)
{
    size_t most = 1;

    for (const char *p = text; *p; p++)
        most += *p == ',';
    list->at = calloc(most, sizeof *list->at);
    return list->at && read_numbers(text, ',', list->at, most, &list->n);
}

/* ---- lms and curve ------------------------------------------------------------------------------
 */

typedef struct question {
    const command *command;
    const growth_reference *reference;
    growth_measure measure;
    growth_sex sex;
    numbers ages, scores;
    int unit; /* index in age_units */
} question;

static const struct {
    const char *word;
    double days;
} age_units[] = { { "years", 0 },
                  { "months", GROWTH_DAYS_PER_MONTH },
                  { "weeks", GROWTH_DAYS_PER_WEEK },
                  { "days", 1 },
                  { "mm", 1 } };
enum { MILLIMETRES = 4 };

static int parse_question(const settings *s, question *q)
{
    growth_reference_info info = growth_reference_describe(q->reference);
    const int n_units = (int)(sizeof age_units / sizeof *age_units);

    if (!s->measure || growth_measure_find(s->measure, &q->measure) != GROWTH_OK)
        return complain(q->command, EXIT_USAGE, "--measure is weight, height, bmi, head ...");
    if (!s->sex || (strcmp(s->sex, "male") != 0 && strcmp(s->sex, "female") != 0))
        return complain(q->command, EXIT_USAGE, "--sex is male or female");
    q->sex = strcmp(s->sex, "male") ? GROWTH_FEMALE : GROWTH_MALE;
    while (s->age_unit && q->unit < n_units && strcmp(s->age_unit, age_units[q->unit].word) != 0)
        q->unit++;
    if (q->unit == n_units)
        return complain(q->command, EXIT_USAGE, "--age-unit is years, months, weeks, days or mm");
    if (growth_measure_describe(q->measure)->by_stature != (q->unit == MILLIMETRES))
        return complain(q->command, EXIT_USAGE,
                        "weight for length or height, and only that, takes --age-unit mm");
    if (!s->age_list || !(strchr(s->age_list, ':') ? parse_range(s->age_list, &q->ages)
                                                   : parse_list(s->age_list, &q->ages)))
        return complain(q->command, EXIT_USAGE,
                        "--ages is a list such as 0.5,1,2 or a range such as 0:2:0.25");
    if (s->sds_list)
        return parse_list(s->sds_list, &q->scores)
                   ? -1
                   : complain(q->command, EXIT_USAGE, "--sds is a list such as -2,0,2");
    q->scores.at = calloc(info.n_lines, sizeof *q->scores.at);
    for (size_t i = 0; q->scores.at && i < info.n_lines; i++)
        q->scores.at[q->scores.n++] = info.lines[i].sds;
    return -1;
}

static double to_days(const question *q, double age)
{
    return q->unit == 0 ? growth_days_from_years(age) : age * age_units[q->unit].days;
}

static int write_curve(const question *q, report *out, const growth_segment *segment, line *l,
                       double days)
{
    int status = 0;

    for (size_t i = 0; status == 0 && i < q->scores.n; i++) {
        l->sds = q->scores.at[i];
        if (growth_segment_value(segment, q->sex, days, l->sds, &l->value) != GROWTH_OK)
            l->value = NAN; /* no measurement has this score */
        status = report_row(out, l);
    }
    return status;
}

/* Every segment that holds the age answers: at a join there are two.  Returns how many, or -1. */
static int write_age(const question *q, report *out, double age, int curves)
{
    const double days = to_days(q, age);
    int answered = 0;
    line l = { .age_years =
                   q->unit == 0 || q->unit == MILLIMETRES ? age : days / GROWTH_DAYS_PER_YEAR };

    for (size_t i = 0; i < growth_reference_segment_count(q->reference); i++) {
        const growth_segment *segment = growth_reference_segment(q->reference, i);

        l.segment = growth_segment_describe(segment);
        if (l.segment.measure != q->measure || l.segment.pooled_term ||
            growth_segment_lms(segment, q->sex, days, &l.lms) != GROWTH_OK)
            continue;
        answered++;
        if (curves ? write_curve(q, out, segment, &l, days) : report_row(out, &l))
            return -1;
    }
    return answered;
}

static int write_ages(const question *q, report *out, int curves)
{
    size_t without = 0;

    for (size_t i = 0; i < q->ages.n; i++) {
        const growth_segment *segment;
        growth_error err;
        int answered = write_age(q, out, q->ages.at[i], curves);

        if (answered < 0)
            return EXIT_FAILED;
        if (answered == 0) {
            without++;
            if (growth_reference_segment_find(q->reference, q->measure, q->sex,
                                              to_days(q, q->ages.at[i]), &segment,
                                              &err) != GROWTH_OK)
                complain(q->command, 0, "%s", err.message);
        }
    }
    return without == q->ages.n ? EXIT_FAILED : without ? EXIT_REJECTED : EXIT_DONE;
}

static int answer(const settings *s, question *q, int curves)
{
    static const report_column at_mm = {
        { "mm", "mm", "length or height", read_age }, "mm", 1, NULL
    };
    enum { MOST = sizeof lms_columns / sizeof *lms_columns };
    int status = parse_question(s, q);
    report_column columns[MOST];
    report *out = NULL;

    if (curves)
        memcpy(columns, curve_columns, sizeof curve_columns);
    else
        memcpy(columns, lms_columns, sizeof lms_columns);
    if (status < 0) {
        if (q->unit == MILLIMETRES)
            columns[0] = at_mm;
        out = report_open(q->command, s, "csv", columns,
                          curves ? sizeof curve_columns / sizeof *curve_columns : MOST,
                          curves ? "growth.curve.1" : "growth.lms.1");
        status = out ? write_ages(q, out, curves) : EXIT_FAILED;
    }
    if (out && report_close(out))
        status = EXIT_FAILED;
    free(q->ages.at);
    free(q->scores.at);
    return status;
}

/* ---- list and show ------------------------------------------------------------------------------
 */

static int list_references(const command *c, const settings *s)
{
    report *out = report_open(c, s, "text", TABLE(list_columns), "growth.references.1");
    int status = out ? 0 : EXIT_FAILED;

    for (size_t i = 0; status == 0 && i < growth_reference_count(); i++) {
        line l = { .reference = growth_reference_describe(growth_reference_at(i)) };

        status = report_row(out, &l);
    }
    return out && report_close(out) ? EXIT_FAILED : status;
}

static int show_reference(const command *c, const settings *s, const growth_reference *reference)
{
    growth_reference_info info = growth_reference_describe(reference);
    report *out;
    int status = 0;

    if (!s->format || !strcmp(s->format, "text"))
        printf("%s\n%s\n\nsource:          %s\nterms:           %s\nacknowledgement: %s\n"
               "centile lines:  ",
               info.id, info.title, info.source, info.licence, info.acknowledgement);
    for (size_t i = 0; (!s->format || !strcmp(s->format, "text")) && i < info.n_lines; i++)
        printf(" %s%s", info.lines[i].label, i + 1 < info.n_lines ? "" : "\n\n");
    out = report_open(c, s, "text", TABLE(segment_columns), "growth.segments.1");
    if (!out)
        return EXIT_FAILED;
    for (size_t i = 0; status == 0 && i < growth_reference_segment_count(reference); i++) {
        line l = { .reference = info,
                   .segment = growth_segment_describe(growth_reference_segment(reference, i)) };

        status = report_row(out, &l);
    }
    return report_close(out) ? EXIT_FAILED : status;
}

int cmd_references(settings *s)
{
    const command *c = command_find("references");
    const char *what = s->n_arguments ? s->arguments[0] : "list";
    const char *id = s->n_arguments > 1 ? s->arguments[1] : NULL;
    question q = { .command = c };
    int status;

    if (!strcmp(what, "list"))
        return list_references(c, s);
    if (strcmp(what, "show") != 0 && strcmp(what, "lms") != 0 && strcmp(what, "curve") != 0)
        return complain(c, EXIT_USAGE, "list, show, lms or curve, not '%s'", what);
    if (!id)
        return complain(c, EXIT_USAGE, "%s needs the ID of a reference; see 'growth references'",
                        what);
    q.reference = settings_reference(c, s, id, &status);
    if (!q.reference)
        return EXIT_FAILED;
    s->assess.reference = q.reference; /* what the head of a JSON table names */
    if (!strcmp(what, "show"))
        return show_reference(c, s, q.reference);
    if (!s->precision) /* figures for programs: exact */
        s->decimals = s->format && !strcmp(s->format, "text") ? 4 : GROWTH_NUMBER_SHORTEST;
    return answer(s, &q, !strcmp(what, "curve"));
}
