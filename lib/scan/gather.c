/* Rows that stand together become children's records. */
#include <stdlib.h>
#include <string.h>

#include "gathering.h"
#include "packed.h"

/* ---- life ------------------------------------------------------------------------------------ */

growth_status growth__gather_open(const growth__source *source, unsigned shard, unsigned shards,
                                  growth__gathered *gathered, void *context,
                                  growth__gather **gather, growth_error *err)
{
    growth__gather *g = calloc(1, sizeof *g);

    if (!g)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    g->source = source;
    g->shard = shard;
    g->shards = shards;
    g->gathered = gathered;
    g->context = context;
    g->file = SIZE_MAX;
    *gather = g;
    return GROWTH_OK;
}

static void close_readers(growth__gather *g)
{
    if (g->reader)
        growth__counts_add(&g->of_readers, &g->reader->counts);
    growth_reader_close(g->reader);
    growth__plain_free(g->plain);
    g->reader = NULL;
    g->plain = NULL;
}

void growth__gather_close(growth__gather *g)
{
    if (!g)
        return;
    close_readers(g);
    growth__one_free(&g->child);
    growth__said_free(&g->said);
    free(g->rows);
    free(g);
}

growth_counts growth__gather_counts(const growth__gather *g)
{
    growth_counts all = g->counts;

    growth__counts_add(&all, &g->of_readers);
    if (g->reader)
        growth__counts_add(&all, &g->reader->counts);
    return all;
}

void growth__gather_set_counts(growth__gather *g, const growth_counts *counts)
{
    const growth_counts none = { .rows = 0 };

    g->counts = *counts;
    g->of_readers = none;
    if (g->reader)
        g->reader->counts = none;
}

size_t growth__gather_other_shards(const growth__gather *g)
{
    return g->other_shards;
}

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory gathering a child's rows");
}

/* ---- the child at hand ----------------------------------------------------------------------- */

static growth_status hand_over(growth__gather *g, growth_error *err)
{
    const int whole = g->has_child && (g->child.has_rows || g->without_sex);

    g->has_child = g->plain_agreed = 0;
    return whole ? g->gathered(g->context, growth__one_record(&g->child), g->child.services, g->key,
                               g->child_file, g->child_line, err)
                 : GROWTH_OK;
}

growth_status growth__gather_end(growth__gather *g, growth_error *err)
{
    if (g->has_child && g->child.record.n_refused)
        TRY(growth__gather_settle(g, err));
    return hand_over(g, err);
}

int growth__gather_is_child(const growth__gather *g, const char *id, size_t length)
{
    return g->has_child && growth__one_is(&g->child, id, length);
}

static void learn(growth__gather *g, const growth_child *facts, size_t file, size_t line)
{
    if (!g->child.has_rows) {
        g->child_file = growth__source_path(g->source, file);
        g->child_line = line;
    }
    growth__one_learn(&g->child, facts);
}

growth_status growth__gather_begin(growth__gather *g, const char *id, size_t length,
                                   growth_error *err)
{
    TRY(hand_over(g, err));
    if (!growth__one_begin(&g->child, id, length))
        return no_memory(err);
    g->key = growth__child_key_of(id, length);
    g->first = g->settled;
    g->has_child = 1;
    g->without_sex = 0;
    if (g->settled.key) {
        const growth_child facts = { .sex = (growth_sex)g->settled.sex,
                                     .birth_date = g->settled.birth_date,
                                     .gestation_days = g->settled.gestation_days,
                                     .sex_chosen = 1 }; /* until a row knows */

        learn(g, &facts, g->settled.file, g->settled.line);
    }
    if (!g->reads_again) {
        g->n_rows = 0;
        g->rejects_before = g->rejects ? g->rejects->n : 0;
        g->reject_bytes_before = g->rejects ? g->rejects->length : 0;
    }
    return GROWTH_OK;
}

growth_status growth__gather_copy(growth__gather *g, const growth_record *record, growth_error *err)
{
    TRY(growth__gather_end(g, err));
    if (!growth__one_copy(&g->child, record))
        return no_memory(err);
    g->key = growth__child_key(record->child.id);
    g->child_file = g->child_line = 0;
    g->has_child = 1;
    return GROWTH_OK;
}

/* ---- plain rows ------------------------------------------------------------------------------ */

static int is_other_shard(const growth__gather *g, uint64_t key)
{
    return g->shards && key % g->shards != g->shard - 1;
}

int growth__gather_passes_over(growth__gather *g, growth__run_kind kind, uint64_t key)
{
    if (!key || !is_other_shard(g, key))
        return 0;
    g->counts.rows += kind != GROWTH__PACKED; /* which is counted already */
    g->counts.skipped += kind != GROWTH__PACKED;
    g->other_shards++;
    return 1;
}

/* Whether the row agrees with the child's first, as growth__child_agrees() has it; what does not is
 * left to that, and to its words. */
static int agrees(growth__gather *g, const growth_child *child, const growth__raw_row *raw)
{
    growth__first_row *first = &g->first;

    if (!first->key)
        *first = growth__first_by(g->key, raw->line, raw->file, child);
    else if (growth__differs(first, child) != GROWTH__NO_FACT)
        return 0;
    growth__first_learn(first, child);
    return 1;
}

static growth_status add_plain(growth__gather *g, const growth__plain_row *row, growth_error *err)
{
    const char *service = NULL;

    if (row->service.text &&
        !growth__one_service(&g->child, row->service.text, row->service.length, &service))
        return no_memory(err);
    for (size_t i = 0; i < row->n_values; i++)
        g->child.services[g->child.record.n_measurements++] = service;
    g->counts.rows++;
    g->counts.used++;
    g->counts.values += row->n_values;
    return GROWTH_OK;
}

/* A plain row that may be of another child than the one before, or differ in what it says of it. */
static growth_status plain_child(growth__gather *g, const growth__plain_row *row,
                                 const growth__raw_row *raw, growth_error *err)
{
    const growth_child child = { .sex = row->sex,
                                 .birth_date = row->birth_date,
                                 .gestation_days = row->gestation_days };

    if (!growth__gather_is_child(g, row->id.text, row->id.length)) {
        TRY(growth__gather_begin(g, row->id.text, row->id.length, err));
        memmove(g->child.measurements, row->values, row->n_values * sizeof *row->values);
    }
    g->plain_agreed = agrees(g, &child, raw);
    if (g->plain_agreed)
        learn(g, &child, raw->file, raw->line);
    return GROWTH_OK;
}

/* ---- other rows ------------------------------------------------------------------------------ */

/* The reader asks for the child's first row: here a child begins. */
static growth__first_row *first_of(void *context, const growth_child *child)
{
    growth__gather *g = context;
    static const growth__first_row none = { .key = 0 };
    const size_t length = child->id ? strlen(child->id) : 0;

    if (!growth__gather_is_child(g, child->id, length) && !g->failed)
        g->failed = growth__gather_begin(g, child->id, length, &g->failure);
    if (g->failed)
        g->first = none;
    return &g->first;
}

/* A row refused for want of a sex: where no other says it, that is what is told of the child. */
static growth_status add_without_sex(growth__gather *g, const growth_row *row, size_t file,
                                     growth_error *err)
{
    const char *id = row->child.id;
    const size_t length = id ? strlen(id) : 0;

    if (!growth__lacks_sex(row))
        return GROWTH_OK;
    if (!growth__gather_is_child(g, id, length))
        TRY(growth__gather_begin(g, id, length, err));
    if (!g->child.has_rows && !g->without_sex) {
        g->child_file = growth__source_path(g->source, file);
        g->child_line = row->line;
    }
    g->without_sex = 1;
    return GROWTH_OK;
}

growth_status growth__gather_add(growth__gather *g, const growth_row *row, size_t file,
                                 growth_error *err)
{
    const char *service;

    TRY(add_without_sex(g, row, file, err));
    if (g->rejects && row->raw &&
        (row->outcome == GROWTH_ROW_REJECTED || row->outcome == GROWTH_ROW_PART) &&
        !growth__reject_put(g->rejects, growth__source_path(g->source, file), row))
        return no_memory(err);
    if (row->contradicts) {
        if (!g->child.has_rows) /* the first row had nothing to use */
            learn(g, &row->child, file, row->line);
        g->child.record.n_refused++;
        return GROWTH_OK;
    }
    if (row->outcome == GROWTH_ROW_SKIPPED ||
        (row->outcome == GROWTH_ROW_REJECTED && !row->n_values))
        return GROWTH_OK;
    learn(g, &row->child, file, row->line);
    if (!growth__one_service(&g->child, row->service, row->service ? strlen(row->service) : 0,
                             &service))
        return no_memory(err);
    for (size_t i = 0; i < row->n_values; i++)
        if (!growth__one_measurement(&g->child, &row->values[i].measurement, service))
            return no_memory(err);
    return !row->contact || growth__one_contact(&g->child, row->contact) ? GROWTH_OK
                                                                         : no_memory(err);
}

static growth_status read_general(growth__gather *g, const growth__raw_row *raw, growth_error *err)
{
    const growth_row *row;

    TRY(growth__reader_feed(g->reader, raw->bytes, raw->length, raw->line, err));
    TRY(growth_reader_next(g->reader, &row, err));
    if (g->failed) {
        if (err)
            *err = g->failure;
        return g->failed;
    }
    if (row)
        return growth__gather_add(g, row, raw->file, err);
    /* Of a blank line the reader makes no row, being at the end of what it was given. */
    g->counts.rows++;
    g->counts.skipped++;
    return GROWTH_OK;
}

/* ---- rows ------------------------------------------------------------------------------------ */

growth_status growth__gather_set_file(growth__gather *g, size_t file, growth_error *err)
{
    const growth_reader *head;

    if (g->file == file)
        return GROWTH_OK;
    head = growth__source_head(g->source, file);
    close_readers(g);
    g->file = SIZE_MAX;
    TRY(growth__reader_like(head, first_of, g, &g->reader, err));
    g->reader->file = file;
    g->plain = growth__plain_new(head);
    g->file = file;
    return GROWTH_OK;
}

growth_status growth__gather_read(growth__gather *g, const growth__raw_row *raw, growth_error *err)
{
    const growth__plain_row *row = NULL;

    if (raw->kind == GROWTH__PACKED)
        return growth__gather_packed(g, raw, err);
    TRY(growth__gather_set_file(g, raw->file, err));
    /* The values go where they stay: behind those that the child at hand has. */
    if (!growth__one_room(&g->child, GROWTH_ROW_VALUES))
        return no_memory(err);
    if (g->plain)
        row = growth__plain_read(g->plain, raw->bytes, raw->length,
                                 g->child.measurements + g->child.record.n_measurements);
    if (row && !(row->goes_on && g->plain_agreed))
        TRY(plain_child(g, row, raw, err));
    return row && g->plain_agreed ? add_plain(g, row, err) : read_general(g, raw, err);
}

/* What is not may still be in another encoding, which only the reader of the row knows. */
static int is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] > '~')
            return 0;
    return 1;
}

/* As the reader of the row has it; nothing is counted by that. */
static growth_status key_as_read(growth__gather *g, const growth__raw_row *raw, uint64_t *key,
                                 growth_error *err)
{
    const growth_row *row;
    growth__first_row none;
    growth_counts before;

    TRY(growth__gather_set_file(g, raw->file, err));
    before = g->reader->counts;
    g->reader->first_of = growth__first_of_nobody;
    g->reader->first_context = &none;
    TRY(growth__reader_feed(g->reader, raw->bytes, raw->length, 1, err));
    TRY(growth_reader_next(g->reader, &row, err));
    g->reader->first_of = first_of;
    g->reader->first_context = g;
    g->reader->counts = before;
    *key = row && row->child.id ? growth__child_key(row->child.id) : 0;
    return GROWTH_OK;
}

growth_status growth__gather_key(growth__gather *g, const growth__raw_row *raw, uint64_t *key,
                                 growth_error *err)
{
    const growth_reader *head = growth__source_head(g->source, raw->file);
    size_t n = 0;
    const char *id;

    if (raw->kind == GROWTH__PACKED) {
        *key = growth__child_key(growth__packed_id(raw->bytes));
        return GROWTH_OK;
    }
    if (head->columns.cell[GROWTH__CHILD_ID] == GROWTH__NO_CELL) {
        *key = growth__child_key(NULL);
        return GROWTH_OK;
    }
    if (raw->kind != GROWTH__LINES)
        return key_as_read(g, raw, key, err);
    id = growth__line_id(head, raw->bytes, raw->length, &n);
    if (id && !is_ascii(id, n))
        return key_as_read(g, raw, key, err);
    *key = id && n ? growth__child_key_of(id, n) : 0;
    return GROWTH_OK;
}

/* A child whose rows contradict each other is settled before the next one's are begun. */
static growth_status end_if_other(growth__gather *g, const growth__raw_row *row, growth_error *err)
{
    uint64_t key;

    if (!g->has_child || !g->child.record.n_refused)
        return GROWTH_OK;
    TRY(growth__gather_key(g, row, &key, err));
    return key && key != g->key ? growth__gather_end(g, err) : GROWTH_OK;
}

static growth_status keep_row(growth__gather *g, const growth__raw_row *row, growth_error *err)
{
    if (g->n_rows == g->room_rows) {
        const size_t want = 2 * g->room_rows + 64;
        growth__raw_row *larger = realloc(g->rows, want * sizeof *larger);

        if (!larger)
            return no_memory(err);
        g->rows = larger;
        g->room_rows = want;
    }
    g->rows[g->n_rows++] = *row;
    return GROWTH_OK;
}

growth_status growth__gather_row(growth__gather *g, const growth__raw_row *row,
                                 growth__batch *rejects, growth_error *err)
{
    uint64_t key = 0;

    g->rejects = rejects;
    if (g->shards)
        TRY(growth__gather_key(g, row, &key, err));
    if (growth__gather_passes_over(g, row->kind, key))
        return GROWTH_OK;
    TRY(end_if_other(g, row, err));
    TRY(growth__gather_read(g, row, err));
    return keep_row(g, row, err);
}

/* Each line of a run, less its line end. */
static growth_status gather_lines(growth__gather *g, const growth__block *block,
                                  const growth__run *run, growth__batch *rejects, growth_error *err)
{
    const char *p = block->bytes + run->offset, *const end = p + run->length;
    growth__raw_row row = { block->file, run->line, p, 0, GROWTH__LINES };

    for (; row.bytes < end; row.line++) {
        const char *stop = memchr(row.bytes, '\n', (size_t)(end - row.bytes));

        row.length = (size_t)(stop - row.bytes);
        if (row.length && stop[-1] == '\r')
            row.length--;
        TRY(growth__gather_row(g, &row, rejects, err));
        row.bytes = stop + 1;
    }
    return GROWTH_OK;
}

growth_status growth__gather_block(growth__gather *g, const growth__block *block,
                                   growth__batch *rejects, growth_error *err)
{
    for (size_t i = 0; i < block->n_runs; i++) {
        const growth__run *run = &block->runs[i];
        const growth__raw_row row = { block->file, run->line, block->bytes + run->offset,
                                      run->length, run->kind };

        if (run->kind == GROWTH__LINES)
            TRY(gather_lines(g, block, run, rejects, err));
        else
            TRY(growth__gather_row(g, &row, rejects, err));
    }
    return growth__gather_end(g, err);
}
