/* The triage list and coverage from the calls of a scan.
 *
 * A thread that judges a child takes a desk from those that are free, draws and counts on it, and
 * puts it back; there are never more desks than threads.  What is drawn carries the tier that
 * places it in its first byte, and goes, in the order the scan gives, into a temporary file a
 * section: the head of the page is known only at the end. */
#include "triage.h"

#include <pthread.h>
#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <growth/io.h>

#include "parts.h"

/* What one thread works with. */
typedef struct desk {
    triage_pen pen;
    growth_coverage *coverage;
} desk;

struct triage {
    const command *command;
    triage_options options;
    growth_output *html, *counts; /* NULL: not asked for */
    FILE *sections[SECTION_COUNT];
    triage_tally tally;
    pthread_mutex_t lock; /* of what follows */
    desk **free; /* [n_desks]; the first n_free are free */
    size_t n_desks, n_free;
    growth_error problem; /* the first there was */
};

int triage_wants_children(const triage_options *options)
{
    return options->html || options->coverage;
}

/* ---- desks ----------------------------------------------------------------------------------- */

static void desk_free(desk *d)
{
    if (!d)
        return;
    growth_chart_fonts_free(d->pen.fonts);
    growth_coverage_close(d->coverage);
    free(d->pen.measurements);
    free(d->pen.quality);
    free(d);
}

static growth_status no_memory(growth_error *err)
{
    err->status = GROWTH_ERR_NO_MEMORY;
    snprintf(err->message, sizeof err->message, "out of memory for the triage list");
    return GROWTH_ERR_NO_MEMORY;
}

/* With the lock held: setting fonts up is not for two threads at once. */
static growth_status desk_new(triage *t, desk **out, growth_error *err)
{
    const growth_date today = t->options.judge->check.today;
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
    desk **wider = realloc(t->free, (t->n_desks + 1) * sizeof(*wider));
    desk *d = wider ? calloc(1, sizeof *d) : NULL;
    growth_status status;

    if (wider)
        t->free = wider;
    if (!d)
        return no_memory(err);
    d->pen.today = today;
    d->pen.past = t->options.past;
    status = growth_coverage_open(today, &d->coverage, err);
    if (status == GROWTH_OK && t->html)
        status = growth_chart_fonts_new(&d->pen.fonts, err);
    if (status != GROWTH_OK) {
        desk_free(d);
        return status;
    }
    t->n_desks++;
    *out = d;
    return GROWTH_OK;
}

static growth_status take_desk(triage *t, desk **out, growth_error *err)
{
    growth_status status = GROWTH_OK;

    pthread_mutex_lock(&t->lock);
    if (t->n_free)
        *out = t->free[--t->n_free];
    else
        status = desk_new(t, out, err);
    pthread_mutex_unlock(&t->lock);
    return status;
}

/* Put back; what went wrong first is kept. */
static void return_desk(triage *t, desk *d, growth_status status, const growth_error *err)
{
    pthread_mutex_lock(&t->lock);
    if (d)
        t->free[t->n_free++] = d;
    if (status != GROWTH_OK && t->problem.status == GROWTH_OK) {
        t->problem = *err;
        t->problem.status = status;
    }
    pthread_mutex_unlock(&t->lock);
}

/* ---- the calls ------------------------------------------------------------------------------- */

/* A child who may be two stands with those who cannot be judged, whatever is found in it: there a
 * line, behind a NUL, which no page holds. */
static void draw_identity(html *h, const triage_pen *pen, const growth_judged *judged)
{
    const triage_place place = { GROWTH_TIER_INSUFFICIENT, 0 };

    if (!judged->record.n_refused || !(judged->tiers >> GROWTH_TIER_INSUFFICIENT & 1))
        return;
    html_put(h, "", 1);
    line_write(h, pen, judged, &place);
}

static growth_status draw(desk *d, const growth_judged *judged, growth_write write, void *sink,
                          growth_error *err)
{
    const triage_place place = place_of(judged);
    const char mark = (char)('0' + place.tier);
    html h;

    if (place.tier == GROWTH_TIER_NONE)
        return GROWTH_OK;
    html_open(&h, write, sink);
    html_put(&h, &mark, 1);
    if (triage_section_of(place.tier) == SECTION_FOUND) {
        card_write(&h, &d->pen, judged, &place);
        draw_identity(&h, &d->pen, judged);
    } else {
        line_write(&h, &d->pen, judged, &place);
    }
    if (html_close(&h) == 0)
        return GROWTH_OK;
    snprintf(err->message, sizeof err->message, "a card could not be kept: %s",
             strerror(h.refused));
    return GROWTH_ERR_IO;
}

int triage_child(void *context, const growth_scanned *child, int wanted, growth_write write,
                 void *sink)
{
    triage *t = context;
    const growth_record *record = &child->judged->record;
    growth_error err = { GROWTH_OK, "" };
    desk *d = NULL;
    growth_status status = take_desk(t, &d, &err);

    if (status == GROWTH_OK)
        status = growth_coverage_add(d->coverage, record,
                                     growth_coverage_service(record, child->services), &err);
    if (status == GROWTH_OK && wanted && t->html)
        status = draw(d, child->judged, write, sink, &err);
    return_desk(t, d, status, &err);
    return status == GROWTH_OK ? 0 : 1;
}

/* What was counted belongs to children in pieces; nothing else was kept.  No thread works now. */
int triage_restart(void *context)
{
    triage *t = context;

    for (size_t i = 0; i < t->n_free; i++) {
        growth_coverage *anew;
        growth_error err;

        if (growth_coverage_open(t->options.judge->check.today, &anew, &err) != GROWTH_OK) {
            t->problem = err;
            return 1;
        }
        growth_coverage_close(t->free[i]->coverage);
        t->free[i]->coverage = anew;
    }
    return 0;
}

/* 0 where it cannot be kept. */
static int keep(triage *t, triage_section section, const char *bytes, size_t length)
{
    t->tally.sections[section]++;
    if (fwrite(bytes, 1, length, t->sections[section]) == length)
        return 1;
    t->problem.status = GROWTH_ERR_IO;
    snprintf(t->problem.message, sizeof t->problem.message,
             "cannot write a temporary file of the triage list: %s", strerror(errno));
    return 0;
}

int triage_card(void *context, const growth_listed *worst, const void *bytes, size_t length)
{
    triage *t = context;
    const char *card = bytes, *line;
    growth_tier tier;
    size_t n;

    (void)worst;
    if (!t->html || length == 0)
        return 0;
    tier = (growth_tier)(card[0] - '0');
    t->tally.children++;
    t->tally.tiers[tier]++;
    line = memchr(card, '\0', length);
    n = line ? (size_t)(line - card) : length;
    t->tally.twice += line != NULL;
    return !keep(t, triage_section_of(tier), card + 1, n - 1) ||
           (line && !keep(t, SECTION_UNJUDGED, line + 1, length - n - 1));
}

/* ---- begin ----------------------------------------------------------------------------------- */

/* A file that nobody else can open and that is gone when it is closed: it names children. */
static FILE *open_temporary(const char *folder)
{
    char path[1024];
    const char *asked = folder ? folder : getenv("TMPDIR");
    const int length =
        snprintf(path, sizeof path, "%s/growth-triage.XXXXXX", asked && *asked ? asked : "/tmp");
    FILE *file;
    int fd;

    if (length < 0 || (size_t)length >= sizeof path) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    fd = mkstemp(path);
    if (fd < 0)
        return NULL;
    unlink(path);
    file = fdopen(fd, "w+b");
    if (!file)
        close(fd);
    return file;
}

static int open_files(triage *t)
{
    const triage_options *o = &t->options;
    growth_error err;

    if (o->judge->check.today == GROWTH_DATE_NONE)
        return complain(t->command, EXIT_FAILED, "today's date is not known: give it with --today");
    if ((o->html && growth_output_open(o->html, &t->html, &err) != GROWTH_OK) ||
        (o->coverage && growth_output_open(o->coverage, &t->counts, &err) != GROWTH_OK))
        return complain(t->command, EXIT_FAILED, "%s", err.message);
    for (size_t i = 0; t->html && i < SECTION_COUNT; i++) {
        t->sections[i] = open_temporary(o->folder);
        if (!t->sections[i])
            return complain(t->command, EXIT_FAILED, "cannot make a temporary file: %s",
                            strerror(errno));
    }
    return -1;
}

triage *triage_open(const command *c, const triage_options *options)
{
    triage *t = calloc(1, sizeof *t);

    if (!t) {
        complain(c, EXIT_FAILED, "out of memory for the triage list");
        return NULL;
    }
    t->command = c;
    t->options = *options;
    pthread_mutex_init(&t->lock, NULL);
    if (open_files(t) < 0)
        return t;
    triage_abandon(t);
    return NULL;
}

/* ---- end ------------------------------------------------------------------------------------- */

void triage_abandon(triage *t)
{
    if (!t)
        return;
    growth_output_abort(t->html);
    growth_output_abort(t->counts);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        if (t->sections[i])
            fclose(t->sections[i]);
    for (size_t i = 0; i < t->n_free; i++)
        desk_free(t->free[i]);
    free(t->free);
    pthread_mutex_destroy(&t->lock);
    free(t);
}

int triage_complain(triage *t, int status)
{
    if (!t || t->problem.status == GROWTH_OK)
        return status;
    return complain(t->command, EXIT_FAILED, "%s", t->problem.message);
}

static int copy_section(html *h, FILE *from)
{
    char bytes[65536];
    size_t n;

    if (fflush(from) != 0 || fseek(from, 0, SEEK_SET) != 0)
        return errno;
    while ((n = fread(bytes, 1, sizeof bytes, from)) > 0)
        html_put(h, bytes, n);
    return ferror(from) ? EIO : 0;
}

static int write_page(triage *t, const triage_basis *basis, const growth_coverage *coverage)
{
    html h;
    int why = 0, closed;

    html_open(&h, growth_output_write, t->html);
    head_write(&h, basis);
    for (int s = 0; s < SECTION_COUNT && why == 0; s++) {
        section_open(&h, (triage_section)s, basis);
        why = copy_section(&h, t->sections[s]);
        section_close(&h, (triage_section)s, basis);
    }
    coverage_section(&h, coverage);
    foot_write(&h);
    closed = html_close(&h);
    if (why || closed)
        return complain(t->command, EXIT_FAILED, "cannot write %s: %s", t->options.html,
                        strerror(why ? why : closed));
    return -1;
}

/* All desks' counts on the first; a scan without a child has none. */
static growth_status gather_coverage(triage *t, growth_coverage **out, growth_error *err)
{
    growth_status status = GROWTH_OK;
    desk *d;

    if (t->n_free == 0) {
        status = take_desk(t, &d, err);
        if (status != GROWTH_OK)
            return status;
        return_desk(t, d, status, err);
    }
    for (size_t i = 1; status == GROWTH_OK && i < t->n_free; i++)
        status = growth_coverage_merge(t->free[0]->coverage, t->free[i]->coverage, err);
    *out = t->free[0]->coverage;
    return status;
}

/* A file takes its name; it is no longer ours, whatever comes of it. */
static growth_status commit(growth_output **output, growth_error *err)
{
    growth_output *whole = *output;

    *output = NULL;
    return whole ? growth_output_commit(whole, err) : GROWTH_OK;
}

int triage_finish(triage *t, const growth_scan_counts *counts)
{
    const triage_basis basis = { t->options.judge, t->options.paths, t->options.n_paths,
                                 counts,           &t->tally,        t->options.past };
    growth_coverage *coverage = NULL;
    growth_error err;
    int status = -1;

    if (gather_coverage(t, &coverage, &err) != GROWTH_OK ||
        (t->counts &&
         growth_coverage_write(coverage, growth_output_write, t->counts, &err) != GROWTH_OK))
        status = complain(t->command, EXIT_FAILED, "%s", err.message);
    if (status < 0 && t->html)
        status = write_page(t, &basis, coverage);
    if (status < 0 &&
        (commit(&t->html, &err) != GROWTH_OK || commit(&t->counts, &err) != GROWTH_OK))
        status = complain(t->command, EXIT_FAILED, "%s", err.message);
    triage_abandon(t);
    return status;
}
