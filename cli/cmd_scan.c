/* growth scan: many children of one export or several, findings worst first. */
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "progress.h"
#include "reading.h"
#include "scan_rejects.h"
#include "scan_store.h"
#include "triage/triage.h"

const option scan_options[] = {
    WRITES("output", 'o', output, "FILE", "write the findings to FILE (default: standard output)"),
    OPTION_FORMAT,
    OPTION_TIERS,
    TEXT("since", 0, since, "DATE",
         "only what is new, or more pressing, since the end of that day"),
    WRITES("html", 0, html, "FILE", "write a page to read and print: a card a child, worst first"),
    WRITES("coverage", 0, coverage, "FILE",
         "write as CSV how many children were measured at each expected contact"),
    READS("store", 0, store.file, "STORE", "every child of this store, in place of files"),
    OPTION_AS_AT,
    OPTION_REFERENCE,
    OPTION_POLICY,
    READS("rules", 0, rules, "FILE", "file of rules: other thresholds, on, off (docs/rules.md)"),
    TEXT("pack", 0, pack, "ID", "also ask the rules of another pack"),
    OPTION_REJECTS,
    WRITES("reasons", 0, reasons, "FILE", "write why each of those rows was not, as CSV, to FILE"),
    TEXT("shard", 0, shard, "K/N", "only children of part K of N; the same child is always in one"),
    READS("pseudonymise", 0, key_file, "KEYFILE",
         "replace every child_id by a keyed hash (HMAC-SHA-256) under the bytes of KEYFILE"),
    TEXT("threads", 'j', threads, "N", "how many to use (default: all processors)"),
    TEXT("memory", 0, memory, "SIZE",
         "for rows that wait, such as 256M (default 64M); the rest waits in a file in TMPDIR"),
    FLAG("fail-on-finding", 0, fail_on_finding,
         "exit 4 where a rule from watch to urgent is met and shown"),
    OPTION_PRECISION,
    OPTION_TODAY,
    OPTION_CHART_SEX,
    OPTION_DATE_ORDER,
    OPTION_MAP,
    OPTION_PRESET,
    FLAG("compare", 0, compare, "set scores that are in the files beside ours (weight_sds, bmi_z)"),
    OPTION_QUIET,
    OPTION_NO_COLOR,
    OPTION_HELP,
    OPTIONS_END,
};

/* Rows that text for people shows; the rest is for programs. */
enum { SHOWN = 60 };

typedef struct scanning {
    settings *settings;
    growth_rules rules;
    growth_scan_options options;
    growth_scan_counts counts;
    progress bar;
    scan_rejects *rejects;
    triage *triage; /* of --html and --coverage; else NULL */
    report *out;
    int is_text;
    size_t rows;
    gchar *key; /* of --pseudonymise */
    gsize key_length;
    int status; /* why a call ended the scan, having said so; 0: no call did */
} scanning;

/* ---- stopping -------------------------------------------------------------------------------- */

/* Whether somebody pressed Ctrl-C.  The one thing that a signal may touch. */
static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

/* A second one is not waited for. */
static void watch_for_interrupts(void)
{
    struct sigaction action = { .sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND };

    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

/* ---- what is asked --------------------------------------------------------------------------- */

static int whole_number(const char *text, size_t length, double *number)
{
    return growth_number_parse(text, length, 0, number) == GROWTH_OK && *number >= 1 &&
           *number <= 1e15 && *number == (double)(long long)*number;
}

static int choose_shard(scanning *k)
{
    const char *text = k->settings->shard, *slash = text ? strchr(text, '/') : NULL;
    double shard, shards;

    if (!text)
        return -1;
    if (!slash || !whole_number(text, (size_t)(slash - text), &shard) ||
        !whole_number(slash + 1, strlen(slash + 1), &shards) || shard > shards || shards > 1e6)
        return complain(k->settings->command, EXIT_USAGE, "--shard is K/N, such as 2/8, not '%s'",
                        text);
    k->options.shard = (unsigned)shard;
    k->options.shards = (unsigned)shards;
    return -1;
}

/* 500000, 64M, 2G. */
static int choose_memory(scanning *k)
{
    static const struct {
        char letter;
        double factor;
    } units[] = { { 'K', 1024.0 }, { 'M', 1048576.0 }, { 'G', 1073741824.0 } };
    const char *text = k->settings->memory;
    size_t length = text ? strlen(text) : 0;
    double number, factor = 1;

    if (!text)
        return -1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (length && g_ascii_toupper(text[length - 1]) == units[i].letter) {
            factor = units[i].factor;
            length--;
            break;
        }
    if (!whole_number(text, length, &number) || number * factor < 1048576.0 || number > 1e12)
        return complain(k->settings->command, EXIT_USAGE,
                        "--memory is a size of 1M or more, such as 256M or 2G, not '%s'", text);
    k->options.memory = (size_t)(number * factor);
    return -1;
}

static int choose_threads(scanning *k)
{
    const char *text = k->settings->threads;
    double number;

    if (!text)
        return -1;
    if (!whole_number(text, strlen(text), &number) || number > 256)
        return complain(k->settings->command, EXIT_USAGE,
                        "--threads is a number from 1 to 256, not '%s'", text);
    k->options.threads = (unsigned)number;
    return -1;
}

static int choose_since(scanning *k)
{
    const char *text = k->settings->since;
    growth_error err;

    if (text && growth_date_parse(text, strlen(text), GROWTH_DATE_ISO, &k->options.judge.since,
                                  &err) != GROWTH_OK)
        return complain(k->settings->command, EXIT_USAGE, "--since: %s", err.message);
    if (text && k->options.judge.since > k->options.judge.check.today)
        return complain(k->settings->command, EXIT_USAGE,
                        "--since %s is after the day of the scan (--today): nothing could be found",
                        text);
    return -1;
}

/* A key that could be guessed would undo the pseudonyms. */
static int choose_key(scanning *k)
{
    const settings *s = k->settings;
    GError *error = NULL;

    if (!s->key_file)
        return -1;
    if (s->rejects)
        return complain(s->command, EXIT_USAGE,
                        "--rejects keeps rows as they are, with their identifiers: not together "
                        "with --pseudonymise (--reasons names lines alone)");
    if (!g_file_get_contents(s->key_file, &k->key, &k->key_length, &error)) {
        complain(s->command, EXIT_FAILED, "%s", error->message);
        g_error_free(error);
        return EXIT_FAILED;
    }
    if (k->key_length < 16)
        return complain(s->command, EXIT_USAGE,
                        "%s: a key of 16 bytes or more is needed, such as from: head -c 32 "
                        "/dev/urandom > KEYFILE",
                        s->key_file);
    return -1;
}

static int choose_compare(scanning *k)
{
    const settings *s = k->settings;

    if (!s->compare)
        return -1;
    if (s->store.file)
        return complain(s->command, EXIT_USAGE, "--compare is of a FILE: a store keeps no scores");
    for (size_t i = 0; i < s->n_arguments; i++)
        if (!strcmp(s->arguments[i], "-"))
            return complain(s->command, EXIT_USAGE,
                            "--compare reads the files once more, and standard input cannot be: "
                            "name a file");
    return -1;
}

static int choose(scanning *k)
{
    static int (*const choices[])(scanning *) = { choose_shard, choose_memory, choose_threads,
                                                  choose_since, choose_key,    choose_compare };
    settings *s = k->settings;
    int status;

    if (!s->n_arguments == !s->store.file)
        return complain(s->command, EXIT_USAGE,
                        "a FILE is needed, - for standard input, or --store STORE; see 'growth "
                        "help scan'");
    k->options = (growth_scan_options)GROWTH_SCAN_OPTIONS;
    k->options.reading = s->reading;
    k->options.reading.hide_cells = s->key_file != NULL;
    status = findings_options(s, &k->rules, &k->options.judge);
    for (size_t i = 0; status < 0 && i < sizeof choices / sizeof *choices; i++)
        status = choices[i](k);
    return status;
}

/* ---- calls of the scan ----------------------------------------------------------------------- */

static int give_up(scanning *k, int status)
{
    k->status = status;
    return status;
}

static int on_opened(void *context, size_t file, const char *header)
{
    scanning *k = context;

    return give_up(k, scan_rejects_opened(k->rejects, file, header));
}

static int on_rename(void *context, const char *child_id, char name[GROWTH_SCAN_NAME_SIZE])
{
    const scanning *k = context;
    gchar *hash = g_compute_hmac_for_data(G_CHECKSUM_SHA256, (const guchar *)k->key, k->key_length,
                                          (const guchar *)child_id, strlen(child_id));

    g_strlcpy(name, hash, GROWTH_SCAN_NAME_SIZE);
    g_free(hash);
    return 0;
}

static int on_progress(void *context, const growth_scan_counts *so_far)
{
    scanning *k = context;

    progress_show(&k->bar, so_far->of_bytes ? so_far->bytes : so_far->children, so_far->of_bytes,
                  "children");
    return interrupted;
}

static int on_reject(void *context, size_t file, const growth_row *row)
{
    scanning *k = context;

    progress_end(&k->bar);
    return give_up(k, scan_rejects_row(k->rejects, file, row)) || interrupted;
}

static int open_report(scanning *k)
{
    const settings *s = k->settings;

    k->out =
        report_open(s->command, s, "text", findings_columns, findings_n_columns, "growth.scan.1");
    return k->out != NULL;
}

/* Of text for people: the first rows. */
static int on_row(void *context, const growth_listed *row)
{
    scanning *k = context;

    progress_end(&k->bar);
    if (k->rows++ >= SHOWN)
        return interrupted;
    return give_up(k, report_row(k->out, row)) || interrupted;
}

/* Of formats for programs: every row, put into words by all threads. */
static int on_print(void *context, const growth_listed *row, growth_write write, void *sink)
{
    return report_print(((scanning *)context)->out, row, write, sink);
}

static int on_printed(void *context, const void *bytes, size_t length)
{
    scanning *k = context;

    progress_end(&k->bar);
    return give_up(k, report_printed(k->out, bytes, length)) || interrupted;
}

static int on_child(void *context, const growth_scanned *child, int wanted, growth_write write,
                    void *sink)
{
    return triage_child(((scanning *)context)->triage, child, wanted, write, sink);
}

static int on_card(void *context, const growth_listed *worst, const void *bytes, size_t length)
{
    return triage_card(((scanning *)context)->triage, worst, bytes, length) || interrupted;
}

static int on_restart(void *context)
{
    return triage_restart(((scanning *)context)->triage);
}

/* ---- the summary ----------------------------------------------------------------------------- */

static void say_summary(const scanning *k)
{
    static const growth_tier order[] = { GROWTH_TIER_URGENT,       GROWTH_TIER_SUSTAINED,
                                         GROWTH_TIER_CONCERN,      GROWTH_TIER_WATCH,
                                         GROWTH_TIER_INSUFFICIENT, GROWTH_TIER_QUALITY,
                                         GROWTH_TIER_CONTACT };
    const growth_scan_counts *n = &k->counts;
    const settings *s = k->settings;
    const double seconds = progress_seconds(&k->bar);

    fflush(stdout);
    if (k->is_text && k->rows > SHOWN)
        fprintf(stderr, "... and %zu more findings (--format csv has all of them)\n",
                k->rows - SHOWN);
    if (!s->store.file)
        say_rows(&n->rows);
    if (n->other_shards)
        fprintf(stderr, "%zu of the rows skipped are of children of other shards\n",
                n->other_shards);
    fprintf(stderr, "%zu %s", n->children, n->children == 1 ? "child" : "children");
    say_past(s);
    fprintf(stderr, ", %zu with findings; findings:", n->listed);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (k->options.judge.tiers >> order[i] & 1)
            fprintf(stderr, "%s %zu %s", i ? "," : "", n->by_tier[order[i]],
                    growth_tier_text(order[i]));
    fputc('\n', stderr);
    if (n->sex_unknown)
        fprintf(stderr,
                "%zu of them not judged: sex is not known (record the sex used for charts, or give "
                "--chart-sex)\n",
                n->sex_unknown);
    fprintf(stderr, "%s, gestation policy %s, data %s, growth %s\n",
            growth_reference_describe(s->assess.reference).id,
            growth_gestation_policy_text(s->assess.policy), growth_data_version(),
            growth_version());
    fprintf(stderr, "%.2f seconds, %.0f %s a second%s\n", seconds,
            (double)(s->store.file ? n->children : n->rows.rows) / (seconds > 0 ? seconds : 1),
            s->store.file ? "children" : "rows",
            n->regrouped ? "; rows were put in order by child first" : "");
}

/* ---- the command ----------------------------------------------------------------------------- */

static growth_status scan_stored(scanning *k, const growth_scan_calls *calls, int *said,
                                 growth_error *err)
{
    scan_store *store = scan_store_open(k->settings, said);
    growth_status status;

    if (!store)
        return GROWTH_ERR_IO;
    status = growth_scan_records(scan_store_next, store, &k->options, calls, &k->counts, err);
    *said = scan_store_close(store);
    return status;
}

static int run(scanning *k)
{
    const settings *s = k->settings;
    const growth_scan_calls calls = {
        .context = k,
        .opened = on_opened,
        .rename = k->key ? on_rename : NULL,
        .row = k->is_text ? on_row : NULL,
        .print = k->is_text ? NULL : on_print,
        .printed = on_printed,
        .reject = on_reject,
        .progress = on_progress,
        .child = k->triage ? on_child : NULL,
        .card = k->triage ? on_card : NULL,
        .restart = k->triage ? on_restart : NULL,
    };
    growth_error err;
    int stored = -1;
    const growth_status status =
        s->store.file ? scan_stored(k, &calls, &stored, &err)
                      : growth_scan((const char *const *)s->arguments, s->n_arguments, &k->options,
                                    &calls, &k->counts, &err);

    if (stored >= 0)
        return stored; /* which has been said */
    progress_end(&k->bar);
    if (status == GROWTH_OK)
        return -1;
    if (k->status)
        return k->status; /* which has been said */
    if (triage_complain(k->triage, -1) >= 0)
        return EXIT_FAILED;
    return complain(s->command, EXIT_FAILED, "%s",
                    interrupted ? "stopped; nothing was written" : err.message);
}

static int reconcile(const scanning *k)
{
    const growth_counts *n = &k->counts.rows;

    if (n->rows == n->used + n->part + n->rejected + n->skipped)
        return -1;
    return complain(k->settings->command, EXIT_FAILED, "the rows do not reconcile");
}

static int finish(scanning *k, int status)
{
    const growth_counts *n = &k->counts.rows;

    if (status < 0)
        status = reconcile(k);
    if (status < 0 && k->triage) {
        status = triage_finish(k->triage, &k->counts);
        k->triage = NULL;
    }
    if (status >= 0) {
        triage_abandon(k->triage);
        report_abandon(k->out);
        scan_rejects_abandon(k->rejects);
        return status;
    }
    status = report_close(k->out);
    if (scan_rejects_close(k->rejects) || status)
        return EXIT_FAILED;
    if (!k->settings->quiet)
        say_summary(k);
    if (k->settings->compare && (status = compare_files(k->settings)) >= 0)
        return status;
    if (k->settings->fail_on_finding && findings_any(&k->counts))
        return EXIT_FINDING;
    return n->rejected || n->part ? EXIT_REJECTED : EXIT_DONE;
}

/* Returns -1, or an exit status having said why not. */
static int open_outputs(scanning *k)
{
    settings *s = k->settings;
    const triage_options asked = { .html = s->html,
                                   .coverage = s->coverage,
                                   .folder = k->options.folder,
                                   .judge = &k->options.judge,
                                   .paths = (const char *const *)s->arguments,
                                   .n_paths = s->n_arguments,
                                   .past = s->past };

    k->rejects = scan_rejects_open(s);
    if (!k->rejects || !open_report(k))
        return EXIT_FAILED;
    if (!triage_wants_children(&asked))
        return -1;
    k->triage = triage_open(s->command, &asked);
    return k->triage ? -1 : EXIT_FAILED;
}

int cmd_scan(settings *s)
{
    scanning *k = g_new0(scanning, 1);
    int status;

    k->settings = s;
    k->is_text = !s->format || !strcmp(s->format, "text");
    progress_begin(&k->bar, s->quiet);
    status = choose(k);
    if (status < 0) {
        watch_for_interrupts();
        status = open_outputs(k);
        status = finish(k, status < 0 ? run(k) : status);
    }
    g_free(k->key);
    g_free(k);
    return status;
}
