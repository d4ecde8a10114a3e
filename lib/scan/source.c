/* The files of a scan as blocks of whole rows. */
#include "source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fhir.h"
#include "internal.h"
#include "packed.h"

/* A block is large beside a lock, and small beside a processor's cache. */
enum { BLOCK = 262144 };

struct growth__source {
    growth_reader **heads;
    size_t *paths;  /* by reader: the path, or of FHIR the first */
    size_t n, file; /* readers; the one being read */
    size_t *fhir;   /* paths of the last reader, where that reads FHIR */
    size_t n_fhir, n_paths;
    int can_restart;
    uint64_t bytes, of_bytes;

    /* The last child's rows so far, kept back because more of them may follow. */
    growth__block carry;
    char *last_id; /* of the last row passed on or kept back; NULL: not known */
    size_t last_id_length, last_id_room;
    size_t run_start; /* where the last child's rows begin in the block being made */
    size_t run_line;  /* and on which line */
};

/* ---- blocks ---------------------------------------------------------------------------------- */

void growth__block_free(growth__block *block)
{
    free(block->bytes);
    free(block->runs);
    *block = (growth__block){ .bytes = NULL };
}

int growth__block_add(growth__block *b, const char *bytes, size_t length, size_t line,
                      growth__run_kind kind)
{
    if (b->length + length > b->capacity) {
        const size_t want = b->capacity + b->capacity / 2 + length + BLOCK / 4;
        char *larger = realloc(b->bytes, want);

        if (!larger)
            return 0;
        b->bytes = larger;
        b->capacity = want;
    }
    if (b->n_runs == b->room) {
        const size_t want = 2 * b->room + 8;
        growth__run *larger = realloc(b->runs, want * sizeof *larger);

        if (!larger)
            return 0;
        b->runs = larger;
        b->room = want;
    }
    memcpy(b->bytes + b->length, bytes, length);
    b->runs[b->n_runs++] = (growth__run){ b->length, length, line, kind };
    b->length += length;
    return 1;
}

/* ---- identifiers ----------------------------------------------------------------------------- */

const char *growth__line_id(const growth_reader *head, const char *line, size_t length,
                            size_t *id_length)
{
    const char separator = growth__csv_separator(head->csv), *end = line + length, *p = line;
    const size_t column = head->columns.cell[GROWTH__CHILD_ID];

    if (column == GROWTH__NO_CELL)
        return NULL;
    for (size_t i = 0; i < column; i++) {
        p = memchr(p, separator, (size_t)(end - p));
        if (!p)
            return NULL;
        p++;
    }
    line = p;
    p = memchr(p, separator, (size_t)(end - p));
    p = p ? p : end;
    while (p > line && growth__is_space(p[-1]))
        p--;
    while (line < p && growth__is_space(*line))
        line++;
    *id_length = (size_t)(p - line);
    return line;
}

static int set_last_id(growth__source *s, const char *id, size_t length)
{
    if (!s->last_id || length > s->last_id_room) {
        char *larger = realloc(s->last_id, 2 * length + 32);

        if (!larger)
            return 0;
        s->last_id = larger;
        s->last_id_room = 2 * length + 32;
    }
    if (length)
        memcpy(s->last_id, id, length);
    s->last_id_length = length;
    return 1;
}

static int is_last_id(const growth__source *s, const char *id, size_t length)
{
    return s->last_id && length == s->last_id_length && !memcmp(id, s->last_id, length);
}

/* ---- life ------------------------------------------------------------------------------------ */

/* All files of FHIR once more, by one reader: a child may be in one and its values in another. */
static growth_status open_fhir(growth__source *s, const char *const *paths,
                               const growth_reader_options *options, growth_error *err)
{
    const char **together = calloc(s->n_fhir, sizeof *together);
    growth_status status;

    if (!together)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < s->n_fhir; i++)
        together[i] = paths[s->fhir[i]];
    s->paths[s->n] = s->fhir[0];
    status = growth_reader_open_files(together, s->n_fhir, options, &s->heads[s->n], err);
    s->n += status == GROWTH_OK;
    s->can_restart = 0; /* observations stand in no order */
    free(together);
    return status;
}

/* A table stays open; FHIR is only told apart, unless it is standard input, alone of its kind. */
static growth_status open_one(growth__source *s, const char *const *paths, size_t path,
                              const growth_reader_options *options, growth_error *err)
{
    const int from_stdin = !strcmp(paths[path], "-");
    growth_reader *head = NULL;
    struct stat st;
    const int plain = !from_stdin && stat(paths[path], &st) == 0 && S_ISREG(st.st_mode);

    TRY(growth_reader_open(paths[path], options, &head, err));
    s->can_restart &= plain;
    s->of_bytes += plain ? (uint64_t)st.st_size : 0;
    if (growth__is_fhir(head) && !from_stdin) {
        growth_reader_close(head);
        s->fhir[s->n_fhir++] = path;
        return GROWTH_OK;
    }
    s->heads[s->n] = head;
    s->paths[s->n++] = path;
    if (!growth__is_fhir(head) && s->n_paths > 1 &&
        head->columns.cell[GROWTH__CHILD_ID] == GROWTH__NO_CELL)
        return growth__fail(err, GROWTH_ERR_PARSE,
                            "%s has no child_id column (several files need one, so that a child's "
                            "rows can be told)",
                            paths[path]);
    s->can_restart &= !growth__is_fhir(head);
    return GROWTH_OK;
}

static growth_status open_all(growth__source *s, const char *const *paths,
                              const growth_reader_options *options, growth_error *err)
{
    s->can_restart = 1;
    for (size_t i = 0; i < s->n_paths; i++)
        TRY(open_one(s, paths, i, options, err));
    if (s->n_fhir)
        TRY(open_fhir(s, paths, options, err));
    if (!s->can_restart)
        s->of_bytes = 0;
    return GROWTH_OK;
}

growth_status growth__source_open(const char *const *paths, size_t n,
                                  const growth_reader_options *options, growth__source **source,
                                  growth_error *err)
{
    growth__source *s = calloc(1, sizeof *s);
    growth_status status;

    if (!s)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    s->n_paths = n;
    s->heads = calloc(n + 1, sizeof(growth_reader *));
    s->paths = calloc(n + 1, sizeof *s->paths);
    s->fhir = calloc(n + 1, sizeof *s->fhir);
    status = s->heads && s->paths && s->fhir
                 ? open_all(s, paths, options, err)
                 : growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    if (status != GROWTH_OK) {
        growth__source_close(s);
        return status;
    }
    *source = s;
    return GROWTH_OK;
}

void growth__source_close(growth__source *s)
{
    if (!s)
        return;
    for (size_t i = 0; s->heads && i < s->n; i++)
        growth_reader_close(s->heads[i]);
    growth__block_free(&s->carry);
    free(s->heads);
    free(s->paths);
    free(s->fhir);
    free(s->last_id);
    free(s);
}

int growth__source_can_restart(const growth__source *s)
{
    return s->can_restart;
}

const growth_reader *growth__source_head(const growth__source *s, size_t file)
{
    return s->heads[file];
}

size_t growth__source_path(const growth__source *s, size_t file)
{
    return s->paths[file];
}

const char *growth__source_header(const growth__source *s, size_t path)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->paths[i] == path)
            return growth_reader_header(s->heads[i]);
    return ""; /* FHIR has none */
}

uint64_t growth__source_bytes(const growth__source *s)
{
    return s->bytes;
}

uint64_t growth__source_of_bytes(const growth__source *s)
{
    return s->of_bytes;
}

growth_counts growth__source_counts(const growth__source *s)
{
    growth_counts all = { 0 };

    for (size_t i = 0; i < s->n; i++)
        growth__counts_add(&all, &s->heads[i]->counts);
    return all;
}

/* ---- rows into the block --------------------------------------------------------------------- */

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory reading rows");
}

/* Where the rows of the last child among these lines begin, how many they are, and who that is. */
static int find_last_child(growth__source *s, const growth_reader *head, const char *bytes,
                           size_t length, size_t *start, size_t *rows)
{
    const char *id = NULL, *first = bytes;
    size_t id_length = 0, end = length;

    *rows = 0;
    while (end) {
        const char *line = bytes + end - 1;
        size_t n;
        const char *mine;

        while (line > bytes && line[-1] != '\n')
            line--;
        mine = growth__line_id(head, line, (size_t)(bytes + end - 1 - line), &n);
        if (!mine) {
            mine = "";
            n = 0;
        }
        if (!id) {
            id = mine;
            id_length = n;
        } else if (n != id_length || memcmp(mine, id, n) != 0) {
            break;
        }
        first = line;
        end = (size_t)(line - bytes);
        ++*rows;
    }
    *start = (size_t)(first - bytes);
    if (*start == 0 && is_last_id(s, id, id_length))
        return 1; /* all of them go on from the rows before */
    return set_last_id(s, id, id_length) ? 0 : -1;
}

static growth_status add_lines(growth__source *s, const growth_reader *head, int together,
                               const growth__lines *lines, growth__block *block, growth_error *err)
{
    const size_t at = block->length;
    size_t start, rows;

    if (!growth__block_add(block, lines->bytes, lines->length, lines->line, GROWTH__LINES))
        return no_memory(err);
    if (!together)
        return GROWTH_OK;
    switch (find_last_child(s, head, block->bytes + at, lines->length, &start, &rows)) {
    case 0:
        s->run_start = at + start;
        s->run_line = lines->line + lines->n - rows;
        return GROWTH_OK;
    case 1:
        return GROWTH_OK;
    default:
        return no_memory(err);
    }
}

/* The row that no other thread could cut out: quotes, odd line ends, the end of the file.  What it
 * says is found out again by whoever takes the block, unless it says nothing that can be used. */
static growth_status add_row(growth__source *s, const growth_row *row, growth__block *block,
                             growth__batch *rejects, growth_error *err)
{
    const char *id = row->child.id ? row->child.id : "";

    if (growth__tells_nothing(row)) {
        if (row->outcome == GROWTH_ROW_REJECTED &&
            !growth__reject_put(rejects, s->paths[s->file], row))
            return no_memory(err);
        return GROWTH_OK;
    }
    if (!is_last_id(s, id, strlen(id))) {
        s->run_start = block->length;
        s->run_line = row->line;
        if (!set_last_id(s, id, strlen(id)))
            return no_memory(err);
    }
    return growth__block_add(block, row->raw, row->raw_length, row->line, GROWTH__ROW)
               ? GROWTH_OK
               : no_memory(err);
}

/* The next row read here.  It does not register as a child's first: the thread that groups them
 * sees to it. */
static growth_status next_of_head(growth_reader *head, const growth_row **row, growth_error *err)
{
    growth__first_row none;
    growth_status status;

    head->first_of = growth__first_of_nobody;
    head->first_context = &none;
    status = growth_reader_next(head, row, err);
    head->first_context = NULL;
    return status;
}

static growth_status next_row(growth__source *s, growth_reader *head, growth__block *block,
                              growth__batch *rejects, int *more, growth_error *err)
{
    const growth_counts before = head->counts;
    const growth_row *row;

    TRY(next_of_head(head, &row, err));
    *more = row != NULL;
    if (!row)
        return GROWTH_OK;
    if (!growth__tells_nothing(row))
        head->counts = before; /* it is counted where it is used */
    return add_row(s, row, block, rejects, err);
}

/* A row of FHIR: told and counted here, because nobody else can read it. */
static growth_status next_packed(growth__source *s, growth_reader *head, growth__block *block,
                                 growth__batch *rejects, int *more, growth_error *err)
{
    char where[sizeof(growth_problem)] = "";
    growth__packed_more more_of = { 0, s->n > 1, where };
    const growth_row *row;
    size_t length;
    char *bytes;
    int kept;

    TRY(next_of_head(head, &row, err));
    *more = row != NULL;
    if (!row)
        return GROWTH_OK;
    more_of.path = s->n_fhir ? s->fhir[row->file] : s->paths[s->file];
    if (row->n_problems && !growth__reject_put(rejects, more_of.path, row))
        return no_memory(err);
    if (growth__tells_nothing(row))
        return GROWTH_OK;
    growth__fhir_where(head, where, sizeof where);
    bytes = growth__pack(row, &more_of, &length);
    kept = bytes && growth__block_add(block, bytes, length, row->line, GROWTH__PACKED);
    free(bytes);
    return kept ? GROWTH_OK : no_memory(err);
}

/* Keep the last child's rows back: more of them may follow. */
static growth_status keep_back(growth__source *s, growth__block *block, growth_error *err)
{
    size_t kept = block->n_runs;

    s->carry.length = s->carry.n_runs = 0;
    s->carry.file = block->file;
    while (kept > 0 && block->runs[kept - 1].offset + block->runs[kept - 1].length > s->run_start)
        kept--;
    for (size_t i = kept; i < block->n_runs; i++) {
        const growth__run r = block->runs[i];
        const int is_cut = r.offset < s->run_start;
        const size_t from = is_cut ? s->run_start : r.offset;

        if (!growth__block_add(&s->carry, block->bytes + from, r.offset + r.length - from,
                               is_cut ? s->run_line : r.line, r.kind))
            return no_memory(err);
    }
    if (kept < block->n_runs && block->runs[kept].offset < s->run_start) {
        block->runs[kept].length = s->run_start - block->runs[kept].offset;
        kept++;
    }
    block->n_runs = kept;
    block->length = s->run_start;
    return GROWTH_OK;
}

/* Begin a block with what was kept back from the one before. */
static growth_status take_carry(growth__source *s, growth__block *block, growth_error *err)
{
    block->length = block->n_runs = 0;
    block->file = s->file;
    for (size_t i = 0; i < s->carry.n_runs; i++) {
        const growth__run *r = &s->carry.runs[i];

        if (!growth__block_add(block, s->carry.bytes + r->offset, r->length, r->line, r->kind))
            return no_memory(err);
    }
    s->carry.length = s->carry.n_runs = 0;
    s->run_start = 0;
    return GROWTH_OK;
}

growth_status growth__source_next(growth__source *s, int together, growth__block *block,
                                  growth__batch *rejects, growth_error *err)
{
    TRY(take_carry(s, block, err));
    while (s->file < s->n) {
        growth_reader *head = s->heads[s->file];
        growth__lines lines;
        int more = 1;

        if (block->length >= BLOCK && (!together || s->run_start > 0))
            break;
        if (growth__is_fhir(head))
            lines.n = 0;
        else
            TRY(growth__csv_lines(head->csv, BLOCK, &lines, err));
        if (growth__is_fhir(head))
            TRY(next_packed(s, head, block, rejects, &more, err));
        else if (lines.n)
            TRY(add_lines(s, head, together, &lines, block, err));
        else
            TRY(next_row(s, head, block, rejects, &more, err));
        if (more)
            continue;
        s->file++;
        s->last_id_length = 0;
        free(s->last_id);
        s->last_id = NULL;
        if (block->length) {
            s->bytes += block->length;
            return GROWTH_OK; /* the end of a file is the end of its last child */
        }
        block->file = s->file;
    }
    if (together && s->file < s->n)
        TRY(keep_back(s, block, err));
    s->bytes += block->length;
    return GROWTH_OK;
}
