/* Every public function with NULL for each of its pointers: null_calls.py writes the calls. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cairo.h>
#include <growth/chart.h>
#include <growth/coverage.h>
#include <growth/events.h>
#include <growth/growth.h>
#include <growth/scan.h>
#include <growth/store_transfer.h>

#include "../folder.h"
#include "../tap.h"

#define BORN   17600
#define HEADER "child_id,sex,birth_date,measured_on,measure,value,unit\n"
#define UUID   GROWTH_STORE_UUID_SIZE

static const char CSV[] = HEADER "a,male,2018-03-20,2021-12-20,weight,15.9,kg\n";
static const char EVENTS[] = "date,text\n2020-01-01,insulin begun\n";
static const char REFERENCE[] =
    "# id: ward\n# title: A ward\n# source: nobody\n# licence: free\n# interpolation: linear\n"
    "measure,sex,age,unit,l,m,s\nweight,male,0,day,1,3,0.1\nweight,male,10,day,1,4,0.1\n";

/* ---- what is read ---------------------------------------------------------------------------- */

static const growth_measurement weight = { .measure = GROWTH_WEIGHT,
                                           .value = 9,
                                           .measured_on = BORN + 365 },
                                height = { .measure = GROWTH_HEIGHT,
                                           .value = 75,
                                           .measured_on = BORN + 365 };
static const growth_child child = { .id = "a", .sex = GROWTH_MALE, .birth_date = BORN };
static const growth_record record = {
    .child = { .id = "a", .sex = GROWTH_MALE, .birth_date = BORN },
    .measurements = &weight,
    .n_measurements = 1
};
static const growth_store_stamp stamp = { "nurse A", "test", "2024-05-01T10:00:00Z" };
static const growth_store_import_source source = {
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", NULL, "test"
};
static const growth_store_acknowledgement acknowledgement = { .rule = "nice-below-2nd" };
static growth_store_identifier identifier = GROWTH_STORE_IDENTIFIER_INIT;
static growth_store_measurement of_store = GROWTH_STORE_MEASUREMENT_INIT;
static growth_store_contact visit = GROWTH_STORE_CONTACT_INIT;
static growth_store_import_row import_row;
static growth_scan_calls calls;

/* ---- where results go ------------------------------------------------------------------------ */

static growth_error err;
static growth_date day;
static growth_measure measure;
static growth_status status;
static growth_lms lms = { 1, 10, 0.1 };
static growth_assessment assessment;
static growth_measurement made;
static growth_contacts contacts;
static growth_check check;
static growth_track track;
static growth_range range;
static growth_parental parental;
static growth_judged judged;
static growth_scan_counts counts;
static growth_coverage_row coverage_row;
static growth_quality_finding slip;
static growth_store_report report;
static growth_store_outcome outcome;
static growth_store_import_counts import_counts;
static growth_store_merge_counts merge_counts;
static growth_store_withdrawn withdrawn;
static growth_store_origin origin;
static growth_rules rules;
static int64_t entry;
static size_t size;
static double number = 1, number_out, memory[65536];
static int ints[3], ignored;
static char text[4096];

/* Kept, so that what a call made is not taken for lost. */
static struct {
    growth_events *events;
    growth_reader *reader;
    growth_reference *reference;
    growth_table_writer *writer;
    growth_output *output;
    growth_judge *judge;
    growth_coverage *coverage;
    growth_columns *columns;
    growth_chart *chart;
    growth_chart_fonts *fonts;
    growth_store *store;
    growth_store_import *import;
    growth_store_record_view *view;
    const growth_row *row;
    const growth_segment *segment;
} out, used;

static struct {
    char *bytes;
    size_t n;
} kept;

/* ---- files ----------------------------------------------------------------------------------- */

static char folder[64], path[128];
static const char *const a_path = path;

static const char *in_folder(const char *name)
{
    static char found[4][128]; /* several may stand in one call */
    static size_t next;
    char *to = found[next++ % 4];

    snprintf(to, sizeof found[0], "%s/%s", folder, name);
    return to;
}

static const char *file_of(const char *name, const char *content)
{
    FILE *file = fopen(in_folder(name), "wb");

    ck_assert(file && fputs(content, file) >= 0 && fclose(file) == 0);
    return in_folder(name);
}

static const char *an_event_file(void)
{
    return file_of("events.csv", EVENTS);
}

static const char *a_reference_file(void)
{
    return file_of("reference.csv", REFERENCE);
}

static const char *a_rules_file(void)
{
    return file_of("rules.txt", "");
}

/* ---- calls back ------------------------------------------------------------------------------ */

static int swallow(void *context, const void *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return 0;
}

static int keep(void *context, const void *bytes, size_t length)
{
    (void)context;
    kept.bytes = realloc(kept.bytes, kept.n + length + 1);
    memcpy(kept.bytes + kept.n, bytes, length);
    kept.n += length;
    return 0;
}

static int list_row(void *context, const growth_listed *row)
{
    (void)context, (void)row;
    return 0;
}

static int no_record(void *context, growth_record *next)
{
    (void)context, (void)next;
    return 0;
}

static void on_problem(void *context, const char *sentence)
{
    (void)context, (void)sentence;
}

#define ON(what)                                                                                   \
    static int on_##what(void *context, const growth_store_##what *item)                           \
    {                                                                                              \
        (void)context, (void)item;                                                                 \
        return 0;                                                                                  \
    }
ON(child)
ON(identifier)
ON(relative)
ON(contact)
ON(measurement)
ON(acknowledgement)

static void read_number(const void *row, growth_cell *cell)
{
    (void)row;
    cell->kind = GROWTH_CELL_EMPTY;
}

static const growth_column column = { "number", "", "a number", read_number };

/* ---- objects --------------------------------------------------------------------------------- */

#define MUST(call) ck_assert_msg((call) == GROWTH_OK, "%s: %s", #call, err.message)

/* One that has a number to set. */
static const growth_rule *a_rule(void)
{
    const growth_rule *rule = growth_rule_at(0);

    for (size_t i = 1; !rule->n_parameters; i++)
        rule = growth_rule_at(i);
    return rule;
}

static growth_check *a_check(void)
{
    MUST(growth_check_record(&record, NULL, &check, &err));
    ck_assert_uint_gt(check.n_findings, 0);
    return &check;
}

static growth_track *a_track(void)
{
    MUST(growth_track_build(&record, NULL, &track, &err));
    return &track;
}

static growth_judge *a_judge(void)
{
    MUST(growth_judge_open(NULL, &used.judge, &err));
    return used.judge;
}

static growth_judged *a_judged(void)
{
    MUST(growth_judge_record(a_judge(), &record, &judged, &err));
    return &judged;
}

static growth_reader *a_reader(void)
{
    MUST(growth_reader_open_memory(CSV, sizeof CSV - 1, NULL, &used.reader, &err));
    return used.reader;
}

static growth_events *events(void)
{
    MUST(growth_events_read_memory(EVENTS, sizeof EVENTS - 1, NULL, &used.events, &err));
    return used.events;
}

static growth_columns *a_columns(void)
{
    MUST(growth_columns_init(memory, sizeof memory, growth_reference_find("uk-who"), GROWTH_WEIGHT,
                             &used.columns, &err));
    return used.columns;
}

/* Two of them, where one is merged into the other. */
static growth_coverage *a_coverage(void)
{
    growth_coverage **made_to = used.coverage ? &out.coverage : &used.coverage;

    MUST(growth_coverage_open(BORN + 400, made_to, &err));
    return *made_to;
}

static growth_table_writer *a_writer(void)
{
    MUST(growth_table_open(&column, 1, NULL, swallow, &ignored, &used.writer, &err));
    return used.writer;
}

static growth_output *an_output(void)
{
    MUST(growth_output_open(in_folder("written"), &used.output, &err));
    return used.output;
}

static growth_chart_fonts *some_fonts(void)
{
    MUST(growth_chart_fonts_new(&used.fonts, &err));
    return used.fonts;
}

static growth_chart *a_chart(void)
{
    MUST(growth_chart_new(&record, NULL, some_fonts(), &used.chart, &err));
    return used.chart;
}

static cairo_t *a_cairo(void)
{
    static cairo_surface_t *surface;
    static cairo_t *cairo;

    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 64, 64);
    cairo = cairo_create(surface);
    return cairo;
}

static growth_store *a_store(void)
{
    if (!used.store)
        MUST(growth_store_open(in_folder("store"), GROWTH_STORE_CREATE, &used.store, &err));
    return used.store;
}

static const char *a_uuid(void)
{
    static char uuid[UUID];

    if (!*uuid)
        MUST(growth_store_add_child(a_store(), &child, NULL, &stamp, uuid, &err));
    return uuid;
}

static const char *another_uuid(void)
{
    static char uuid[UUID];

    MUST(growth_store_add_child(a_store(), &child, NULL, &stamp, uuid, &err));
    return uuid;
}

static growth_store_entry an_entry(void)
{
    growth_store_entry added = 0;

    MUST(growth_store_record(a_store(), a_uuid(), &of_store, &stamp, NULL, &added, &err));
    return added;
}

static growth_store_entry an_identifier(void)
{
    growth_store_entry added = 0;

    MUST(growth_store_identify(a_store(), a_uuid(), &identifier, &stamp, &added, &err));
    return added;
}

static const void *an_export(void)
{
    if (!kept.n)
        MUST(growth_store_export(a_store(), a_uuid(), GROWTH_STORE_JSON, keep, NULL, &err));
    return kept.bytes;
}

static size_t export_length(void)
{
    an_export();
    return kept.n;
}

/* The export is made before, in another. */
static growth_store *an_empty_store(void)
{
    an_export();
    growth_store_close(used.store);
    MUST(growth_store_open(in_folder("empty"), GROWTH_STORE_CREATE, &used.store, &err));
    return used.store;
}

static growth_store_import *an_import(void)
{
    MUST(growth_store_import_begin(a_store(), &source, &stamp, &used.import, &err));
    return used.import;
}

static void set_up(void)
{
    snprintf(folder, sizeof folder, "%s/growth-null-XXXXXX", test_folder());
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s", file_of("a.csv", CSV));
    growth_rules_default(&rules);
    identifier.system = "local";
    identifier.value = "1";
    of_store.measured_on = BORN + 365;
    of_store.value_text = "9";
    of_store.unit = "kg";
    visit.on = BORN + 365;
    visit.not_measured = GROWTH_REASON_NO_SCALES;
    import_row = (growth_store_import_row){
        .system = "local", .identifier = "1", .child = child, .measurement = &of_store
    };
}

static int remove_one(const char *name, const struct stat *is, int flag, struct FTW *ftw)
{
    (void)is, (void)flag, (void)ftw;
    return remove(name);
}

static void tear_down(void)
{
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* ---- the calls ------------------------------------------------------------------------------- */

static const char *const names[] = {
#define REFUSES(function, parameter, arguments) #function ": " #parameter,
#define TAKES(function, parameter, arguments)   #function ": " #parameter,
#define LIVES(function, parameter, arguments)   #function ": " #parameter,
#include "null_calls.h"
#undef REFUSES
#undef TAKES
#undef LIVES
};

enum { FIRST = __COUNTER__ + 1 };

START_TEST(null_is_refused)
{
    growth_status wanted = GROWTH_OK;

    status = GROWTH_OK;
    switch (_i) {
#define REFUSES(function, parameter, arguments)                                                    \
    case __COUNTER__ - FIRST:                                                                      \
        wanted = GROWTH_ERR_ARGUMENT;                                                              \
        status = function arguments;                                                               \
        break;
#define TAKES(function, parameter, arguments)                                                      \
    case __COUNTER__ - FIRST:                                                                      \
        status = function arguments;                                                               \
        break;
#define LIVES(function, parameter, arguments)                                                      \
    case __COUNTER__ - FIRST:                                                                      \
        (void)function arguments;                                                                  \
        break;
#include "null_calls.h"
    default:
        ck_abort_msg("no call %d", _i);
    }
    ck_assert_msg(status == wanted, "%s: status %d", names[_i], (int)status);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("null");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tap_each(t, null_is_refused, names);
    return tap_run(t);
}
