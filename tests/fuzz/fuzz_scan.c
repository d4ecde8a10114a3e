/* Any bytes as an export: one thread and two, much memory and hardly any, give the same rows, the
 * same rejected rows and the same counts, in the same order. */
#include "fuzz.h"

static int add_text(kept *k, const char *text)
{
    return keep(k, text ? text : "-", text ? strlen(text) + 1 : 2);
}

static int on_row(void *context, const growth_listed *row)
{
    kept *k = context;
    double numbers[] = { row->from_value, row->to_value, row->from_sds,
                         row->to_sds,     row->spaces,   row->percent };
    const int whole[] = { (int)row->tier, (int)row->measure, row->from_date, row->to_date,
                          row->occasions };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i] != numbers[i])
            numbers[i] = -1e99;
    return add_text(k, row->child_id) | add_text(k, row->rule) | add_text(k, row->also_text) |
           add_text(k, row->text) | keep(k, numbers, sizeof numbers) | keep(k, whole, sizeof whole);
}

static int on_reject(void *context, size_t file, const growth_row *row)
{
    kept *k = context;

    sound(row->n_problems > 0);
    return keep(k, &file, sizeof file) | keep(k, &row->line, sizeof row->line) |
           keep(k, row->raw, row->raw_length) | add_text(k, row->problems[0].message);
}

typedef struct outcome {
    growth_status status;
    growth_scan_counts counts;
    kept text;
} outcome;

static void scan(const char *const *paths, size_t n, const growth_scan_options *options,
                 outcome *out)
{
    const growth_scan_calls calls = { .context = &out->text, .row = on_row, .reject = on_reject };
    growth_error err;

    memset(out, 0, sizeof *out);
    out->status = growth_scan(paths, n, options, &calls, &out->counts, &err);
    if (out->status != GROWTH_OK)
        sound_error(&err, out->status);
}

static void compare(const outcome *a, const outcome *b)
{
    const growth_counts *const rows = &a->counts.rows;

    sound(a->status == b->status);
    if (a->status != GROWTH_OK)
        return;
    sound(memcmp(rows, &b->counts.rows, sizeof *rows) == 0);
    sound(rows->rows == rows->used + rows->part + rows->rejected + rows->skipped);
    sound(a->counts.children == b->counts.children && a->counts.listed == b->counts.listed);
    sound(memcmp(a->counts.worst, b->counts.worst, sizeof a->counts.worst) == 0);
    sound(same_kept(&a->text, &b->text));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    growth_scan_options options = GROWTH_SCAN_OPTIONS;
    char path[32];
    const char *paths[2] = { path, path };
    const int fd = bytes_as_file(bytes, length, path);
    const size_t n = length % 7 == 0 ? 2 : 1;
    outcome one, two;

    options.reading.today = options.judge.check.today = length % 2 ? 20000 : GROWTH_DATE_NONE;
    options.threads = 1;
    scan(paths, n, &options, &one);
    options.threads = 2;
    options.memory = length % 3 ? 4096 : 0;
    scan(paths, n, &options, &two);
    compare(&one, &two);
    free(one.text.bytes);
    free(two.text.bytes);
    close(fd);
    return 0;
}
