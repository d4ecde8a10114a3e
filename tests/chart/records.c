/* The records are made by SDS where the child's course matters, so that a fall is a fall. */
#include "records.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/io.h>

static void die(const char *what)
{
    fprintf(stderr, "chart records: %s\n", what);
    exit(EXIT_FAILURE);
}

growth_date made_day(const char *text)
{
    growth_date day;

    if (growth_date_parse(text, strlen(text), GROWTH_DATE_ISO, &day, NULL) != GROWTH_OK)
        die(text);
    return day;
}

static growth_measurement *add(made_record *made, growth_measure measure, growth_date day,
                               double value)
{
    growth_measurement *m = &made->measurements[made->record.n_measurements++];

    if (made->record.n_measurements > MADE_MAX)
        die("too many measurements");
    *m = (growth_measurement)GROWTH_MEASUREMENT_INIT;
    m->measure = measure;
    m->measured_on = day;
    m->value = value;
    return m;
}

/* A value at an SDS, to the precision of a clinic's scales. */
static growth_measurement *add_sds(made_record *made, growth_measure measure, double age_days,
                                   double sds)
{
    const growth_child *child = &made->record.child;
    double corrected = age_days + growth_gestation_offset(child->gestation_days), value;
    const growth_segment *segment;

    if (growth_reference_segment_find(growth_reference_find("uk-who"), measure, child->sex,
                                      corrected, &segment, NULL) != GROWTH_OK ||
        growth_segment_value(segment, child->sex, corrected, sds, &value) != GROWTH_OK)
        die("no value at this age");
    value = measure == GROWTH_WEIGHT ? round(value * 100) / 100 : round(value * 10) / 10;
    return add(made, measure, child->birth_date + (growth_date)lround(age_days), value);
}

static void seen(made_record *made, const char *day, growth_reason reason, const char *service)
{
    growth_contact *c = &made->contacts[made->record.n_contacts++];

    *c = (growth_contact){ made_day(day), NAN, reason, NULL, service };
}

static void begin(made_record *made, const char *id, const char *name, growth_sex sex,
                  const char *birth, int gestation_days)
{
    growth_chart_options options = GROWTH_CHART_OPTIONS;

    memset(made, 0, sizeof *made);
    made->id = id;
    made->name = name;
    made->options = options;
    made->options.name = name;
    made->record.child.id = "9990001234";
    made->record.child.sex = sex;
    made->record.child.birth_date = made_day(birth);
    made->record.child.gestation_days = gestation_days;
    made->record.measurements = made->measurements;
    made->record.contacts = made->contacts;
}

typedef struct course {
    double years, weight, height; /* SDS; NaN: not measured. */
} course;

static void follow(made_record *made, const course *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double days = rows[i].years * GROWTH_DAYS_PER_YEAR;

        if (!isnan(rows[i].weight))
            add_sds(made, GROWTH_WEIGHT, days, rows[i].weight);
        if (!isnan(rows[i].height))
            add_sds(made, GROWTH_HEIGHT, days, rows[i].height);
    }
}

#define FOLLOW(made, rows) follow(made, rows, sizeof(rows) / sizeof *(rows))

static void infant(made_record *made)
{
    static const course rows[] = { { 0, -0.3, 0.1 },    { 0.03, -0.6, NAN }, { 0.12, -0.4, -0.1 },
                                   { 0.23, -0.5, NAN }, { 0.33, -0.3, 0.0 }, { 0.46, -0.4, NAN },
                                   { 0.62, -0.2, -0.1 } };

    begin(made, "infant", "Aisha Example", GROWTH_FEMALE, "2023-02-11", 39 * 7 + 2);
    FOLLOW(made, rows);
    made->options.drawn_on = made_day("2023-10-30");
}

static void newborn(made_record *made)
{
    begin(made, "newborn", "Tom Example", GROWTH_MALE, "2024-05-01", 40 * 7 + 5);
    add(made, GROWTH_WEIGHT, made_day("2024-05-01"), 3.62);
    add(made, GROWTH_WEIGHT, made_day("2024-05-06"), 3.31);
    add(made, GROWTH_WEIGHT, made_day("2024-05-12"), 3.6);
    made->options.drawn_on = made_day("2024-05-12");
}

static void preterm(made_record *made)
{
    static const course rows[] = { { 0, -0.2, NAN },    { 0.03, -0.9, NAN },  { 0.08, -1.1, -0.9 },
                                   { 0.15, -1.0, NAN }, { 0.22, -0.8, -0.8 }, { 0.35, -0.9, NAN },
                                   { 0.5, -0.6, -0.7 }, { 0.75, -0.7, NAN },  { 1.0, -0.5, -0.6 } };

    begin(made, "preterm", "Noah Example", GROWTH_MALE, "2022-06-20", 29 * 7 + 3);
    FOLLOW(made, rows);
    made->options.drawn_on = made_day("2023-07-01");
}

static void neonatal(made_record *made)
{
    static const course rows[] = { { 0, 0.2, 0.1 },
                                   { 0.02, -0.5, NAN },
                                   { 0.06, -0.8, -0.4 },
                                   { 0.1, -0.9, NAN },
                                   { 0.14, -0.8, NAN } };

    begin(made, "neonatal", NULL, GROWTH_FEMALE, "2024-01-08", 28 * 7 + 1);
    FOLLOW(made, rows);
    made->options.drawn_on = made_day("2024-03-02");
}

/* Along the 50th until 3.75 years, then below the 0.4th at 4.5. */
static void fall(made_record *made)
{
    static const course rows[] = {
        { 0, 0.1, 0.0 },     { 0.12, 0.0, NAN },  { 0.3, 0.1, 0.1 }, { 0.65, -0.1, NAN },
        { 1.05, 0.05, 0.1 }, { 2.1, 0.0, 0.0 },   { 3.1, 0.1, NAN }, { 3.75, 0.0, -0.05 },
        { 4.1, -1.4, NAN },  { 4.5, -3.1, -0.8 },
    };

    begin(made, "fall", "Daniel Example", GROWTH_MALE, "2019-03-14", 40 * 7);
    FOLLOW(made, rows);
    seen(made, "2023-02-02", GROWTH_REASON_NO_SCALES, "health visitor");
    seen(made, "2023-06-20", GROWTH_REASON_NOT_PRESENT, "school nurse");
    made->options.drawn_on = made_day("2023-10-25");
}

/* Down through three centile spaces from birth, and half of the way back. */
static void trough(made_record *made)
{
    static const course rows[] = {
        { 0, 0.2, 0.1 },     { 0.04, -0.4, NAN }, { 0.08, -0.6, NAN },  { 0.12, -1.0, -0.4 },
        { 0.16, -1.5, NAN }, { 0.2, -1.9, NAN },  { 0.23, -2.3, -0.3 }, { 0.27, -2.5, NAN },
        { 0.31, -2.6, NAN }, { 0.37, -2.3, -0.4 }, { 0.45, -1.9, NAN }, { 0.54, -1.6, -0.4 },
    };

    begin(made, "trough", "Ivy Example", GROWTH_FEMALE, "2023-01-17", 39 * 7 + 4);
    FOLLOW(made, rows);
    made->options.drawn_on = made_day("2023-08-10");
}

static void school(made_record *made)
{
    static const course rows[] = { { 0, 0.4, NAN },    { 1.0, 0.6, 0.3 },   { 2.3, 0.5, 0.4 },
                                   { 4.9, 0.6, 0.4 },  { 6.1, 0.5, NAN },   { 8.2, 0.4, 0.3 },
                                   { 9.4, -0.6, 0.2 }, { 10.1, -1.5, 0.0 }, { 10.9, -2.1, -0.1 } };

    begin(made, "school", "Grace Example", GROWTH_FEMALE, "2012-09-03", 38 * 7 + 4);
    FOLLOW(made, rows);
    seen(made, "2022-03-01", GROWTH_REASON_DECLINED, "school nurse");
    seen(made, "2023-01-17", GROWTH_REASON_NO_SCALES, NULL);
    made->options.drawn_on = made_day("2023-09-20");
}

static void unknown_gestation(made_record *made)
{
    static const course rows[] = { { 0.5, -1.2, NAN }, { 1.1, -1.3, -1.0 }, { 1.7, -1.1, NAN } };
    growth_measurement *doubtful;

    begin(made, "unknown-gestation", "Sam Example", GROWTH_MALE, "2021-11-02",
          GROWTH_GESTATION_UNKNOWN);
    FOLLOW(made, rows);
    doubtful = add(made, GROWTH_WEIGHT, made_day("2023-01-20"), 12.9);
    doubtful->marks |= GROWTH_MARK_DOUBTFUL;
    add(made, GROWTH_HEIGHT, made_day("2023-07-16"), 812); /* mm for cm: a slip, named in a note */
    made->options.drawn_on = made_day("2023-07-20");
}

static void single(made_record *made)
{
    begin(made, "single", "Ruby Example", GROWTH_FEMALE, "2020-07-30", 40 * 7 + 1);
    add_sds(made, GROWTH_WEIGHT, 3.2 * GROWTH_DAYS_PER_YEAR, 1.1);
    made->options.drawn_on = made_day("2023-10-12");
}

static void no_weight(made_record *made)
{
    static const course rows[] = { { 2.1, NAN, 0.9 }, { 3.0, NAN, 1.0 }, { 3.9, NAN, 0.8 } };

    begin(made, "no-weight", "Leo Example", GROWTH_MALE, "2019-12-01", 40 * 7);
    FOLLOW(made, rows);
    seen(made, "2022-01-10", GROWTH_REASON_NO_SCALES, "health visitor");
    seen(made, "2022-12-03", GROWTH_REASON_NO_SCALES, "health visitor");
    seen(made, "2023-10-21", GROWTH_REASON_TOO_UNWELL, "GP");
    made->options.drawn_on = made_day("2023-11-01");
}

static void crowded(made_record *made)
{
    begin(made, "crowded", "Maya Example", GROWTH_FEMALE, "2022-01-15", 36 * 7 + 1);
    for (int i = 0; i < 60; i++) {
        double days = 12.0 * i - i % 2 * 6;

        add_sds(made, GROWTH_WEIGHT, days, -0.5 + 0.4 * sin(i * 0.7) - i * 0.02)->marks =
            i % 20 == 13 ? GROWTH_MARK_DOUBTFUL : GROWTH_MARK_NONE;
        if (i % 3 == 0)
            add_sds(made, GROWTH_HEIGHT, days, -0.4 + 0.2 * sin(i * 1.3));
    }
    made->options.drawn_on = made_day("2024-01-20");
}

/* Far outside: a true 9.5 kg at 4 years 7 months, and an entry error above every line. */
static void extreme(made_record *made)
{
    begin(made, "extreme", "Eli Example", GROWTH_MALE, "2018-04-04", 40 * 7 + 2);
    add_sds(made, GROWTH_WEIGHT, 400, 0);
    add_sds(made, GROWTH_HEIGHT, 400, 0);
    add(made, GROWTH_WEIGHT, made_day("2021-06-01"), 140);
    add(made, GROWTH_WEIGHT, made_day("2022-11-04"), 9.5);
    add(made, GROWTH_HEIGHT, made_day("2022-11-04"), 98.2);
    add(made, GROWTH_HEAD, made_day("2022-11-04"), 49);
    made->options.drawn_on = made_day("2022-11-05");
}

static void paper(made_record *made)
{
    static const course rows[] = {
        { 0, -0.2, NAN }, { 0.02, -0.7, NAN }, { 0.1, -0.3, 0 }, { 0.3, -0.2, 0.1 }
    };

    begin(made, "paper", "Iris Example", GROWTH_FEMALE, "2023-08-01", 39 * 7);
    FOLLOW(made, rows);
    made->options.policy = GROWTH_POLICY_PAPER;
    made->options.drawn_on = made_day("2023-12-01");
}

static void given_window(made_record *made)
{
    school(made);
    made->id = "given-window";
    made->options.from_years = 7;
    made->options.to_years = 12;
}

static void (*const fills[])(made_record *) = {
    infant, newborn,   preterm, neonatal, fall, trough, school,       unknown_gestation,
    single, no_weight, crowded, extreme,  paper, given_window,
};

size_t made_count(void)
{
    return sizeof fills / sizeof *fills;
}

void made_fill(size_t index, made_record *made)
{
    fills[index](made);
}

void made_find(const char *id, made_record *made)
{
    for (size_t i = 0; i < made_count(); i++) {
        made_fill(i, made);
        if (!strcmp(made->id, id))
            return;
    }
    die(id);
}

void made_check(made_record *made)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;

    options.assess.reference = made->options.reference;
    options.assess.policy = made->options.policy;
    options.today = made->options.drawn_on;
    if (growth_quality_check(&made->record, &options.assess, made->quality, MADE_MAX,
                             &made->options.n_quality, NULL) != GROWTH_OK ||
        growth_check_record(&made->record, &options, &made->check, NULL) != GROWTH_OK)
        die("a made record cannot be checked");
    made->options.quality = made->quality;
    made->options.check = &made->check;
}

/* ---- children of files ------------------------------------------------------------------------
 */

static const char *keep_text(const char *text, char **at, const char *end)
{
    size_t length = text ? strlen(text) + 1 : 0;
    char *kept = *at;

    if (!text)
        return NULL;
    if (length > (size_t)(end - *at))
        die("too many texts");
    memcpy(kept, text, length);
    *at += length;
    return kept;
}

void made_read(const char *path, char *texts, size_t room, made_record *made)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    char *at = texts;
    growth_reader *reader;
    const growth_row *row;

    memset(made, 0, sizeof *made);
    made->id = path;
    made->options = (growth_chart_options)GROWTH_CHART_OPTIONS;
    made->record.measurements = made->measurements;
    made->record.contacts = made->contacts;
    if (growth_reader_open(path, &options, &reader, NULL) != GROWTH_OK)
        die(path);
    while (growth_reader_next(reader, &row, NULL) == GROWTH_OK && row) {
        if (!made->record.child.id && row->child.sex != GROWTH_SEX_UNKNOWN) {
            made->record.child = row->child;
            made->record.child.id = keep_text(row->child.id, &at, texts + room);
        }
        for (size_t i = 0; i < row->n_values; i++) {
            const growth_measurement *m = &row->values[i].measurement;

            *add(made, m->measure, m->measured_on, m->value) = *m;
            if (m->measured_on != GROWTH_DATE_NONE && m->measured_on >= made->options.drawn_on)
                made->options.drawn_on = m->measured_on + 10;
        }
        if (row->contact && made->record.n_contacts < MADE_CONTACTS) {
            growth_contact *contact = &made->contacts[made->record.n_contacts++];

            *contact = *row->contact;
            contact->note = keep_text(row->contact->note, &at, texts + room);
            contact->service = keep_text(row->contact->service, &at, texts + room);
        }
    }
    growth_reader_close(reader);
}

/* ---- children made by chance ------------------------------------------------------------------
 */

/* 0 to 1, from a state that the seed decides (Knuth's MMIX generator). */
static double chance(unsigned long long *state)
{
    *state = *state * 6364136223846793005ull + 1442695040888963407ull;
    return (double)(*state >> 11) / 9007199254740992.0;
}

static double within(unsigned long long *state, double low, double high)
{
    return low + (high - low) * chance(state);
}

static int has_curve(const made_record *made, growth_measure measure, double age_days)
{
    const growth_child *child = &made->record.child;
    const growth_segment *segment;

    return growth_reference_segment_find(growth_reference_find("uk-who"), measure, child->sex,
                                         age_days + growth_gestation_offset(child->gestation_days),
                                         &segment, NULL) == GROWTH_OK;
}

void made_simulate(unsigned seed, made_record *made)
{
    static const char *const services[] = { "health visiting", "GP practice", NULL, "hospital" };
    unsigned long long state = seed * 2654435761ull + 12345;
    double oldest, level, fall, age;
    growth_sex sex;
    int visits;

    chance(&state);
    sex = chance(&state) < 0.5 ? GROWTH_MALE : GROWTH_FEMALE;
    begin(made, "simulated", seed % 2 ? "Sim Example" : NULL, sex, "2004-05-06",
          chance(&state) < 0.15 ? GROWTH_GESTATION_UNKNOWN : (int)within(&state, 168, 294));
    oldest = pow(within(&state, 0.2, 2.65), 3); /* To 18.6 years, half of them under 3. */
    visits = (int)within(&state, 1, 24);
    level = within(&state, -2, 2);
    fall = chance(&state) < 0.4 ? within(&state, 1, 4) : 0;
    for (int i = 0; i < visits; i++) {
        age = floor(GROWTH_DAYS_PER_YEAR * oldest * pow((i + 1.0) / visits, 1.6));
        level += within(&state, -0.15, 0.15) - (i * 3 > visits * 2 ? fall * 3 / visits : 0);
        if (chance(&state) < 0.12 && made->record.n_contacts < 8) {
            growth_contact *c = &made->contacts[made->record.n_contacts++];

            *c = (growth_contact){ made->record.child.birth_date + (growth_date)age, NAN,
                                   (growth_reason)within(&state, 1, 6.99), NULL,
                                   services[(int)within(&state, 0, 3.99)] };
            continue;
        }
        if (!has_curve(made, GROWTH_WEIGHT, age))
            continue;
        add_sds(made, GROWTH_WEIGHT, age, level)->value *= chance(&state) < 0.03 ? 10 : 1;
        if (chance(&state) < 0.6 && has_curve(made, GROWTH_HEIGHT, age))
            add_sds(made, GROWTH_HEIGHT, age, level * 0.5);
        if (chance(&state) < 0.3 && age < 700 && has_curve(made, GROWTH_HEAD, age))
            add_sds(made, GROWTH_HEAD, age, level * 0.3);
    }
    if (made->record.n_measurements == 0)
        add_sds(made, GROWTH_WEIGHT, 400, level);
    made->options.drawn_on = made->record.child.birth_date +
                             (growth_date)(oldest * GROWTH_DAYS_PER_YEAR + within(&state, 0, 500));
}
