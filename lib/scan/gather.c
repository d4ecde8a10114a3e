/* Rows that stand together become children's records. */
#include "gather.h"

#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "order.h"
#include "texts.h"

struct growth__gather {
    const growth__source *source;
    unsigned shard, shards;
    growth__gathered *gathered;
    void *context;

    size_t file; /* which the two readers are for; SIZE_MAX: none yet */
    growth__plain *plain;
    growth_reader *reader;
    growth__plain_row row;

    /* The child at hand. */
    int has_child;
    size_t id_length;
    growth__first_row first;
    growth_record record;
    uint64_t key;
    size_t child_file, child_line;
    int has_rows;
    growth_measurement *measurements;
    const char **services;
    size_t room;
    growth_contact *contacts;
    size_t room_contacts;
    growth__texts texts;
    const char *last_service;
    size_t last_service_length;

    growth_status failed; /* in growth__reader's call back */
    growth_error failure;
    growth_counts counts, of_readers; /* of plain rows; of readers that are closed */
    size_t other_shards;
};

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
    growth__texts_free(&g->texts);
    free(g->measurements);
    free(g->services);
    free(g->contacts);
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

size_t growth__gather_other_shards(const growth__gather *g)
{
    return g->other_shards;
}

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory gathering a child's rows");
}

/* ---- the child at hand ----------------------------------------------------------------------- */

/* Most rows are of the service of the row before. */
static int keep_service(growth__gather *g, const char *text, size_t length, const char **service)
{
    *service = NULL;
    if (!text)
        return 1;
    if (!g->last_service || length != g->last_service_length ||
        memcmp(text, g->last_service, length) != 0) {
        g->last_service = growth__texts_keep(&g->texts, text, length);
        g->last_service_length = length;
    }
    *service = g->last_service;
    return *service != NULL;
}

growth_status growth__gather_end(growth__gather *g, growth_error *err)
{
    growth_status status = GROWTH_OK;

    if (g->has_child && g->has_rows) {
        growth__order(g->measurements, g->services, g->record.n_measurements, g->contacts,
                      g->record.n_contacts);
        g->record.measurements = g->measurements;
        g->record.contacts = g->contacts;
        status = g->gathered(g->context, &g->record, g->services, g->key, g->child_file,
                             g->child_line, err);
    }
    g->has_child = g->has_rows = 0;
    g->last_service = NULL;
    growth__texts_reset(&g->texts);
    return status;
}

/* Whether the id is that of the child at hand. */
static int is_child(const growth__gather *g, const char *id, size_t length)
{
    const char *mine = g->record.child.id;

    if (!g->has_child || !mine || !id)
        return g->has_child && !mine && !id;
    return length == g->id_length && !memcmp(mine, id, length);
}

static growth_status begin_child(growth__gather *g, const char *id, size_t length,
                                 growth_error *err)
{
    TRY(growth__gather_end(g, err));
    g->record = (growth_record){ .child = { .birth_date = GROWTH_DATE_NONE } };
    if (id && !(g->record.child.id = growth__texts_keep(&g->texts, id, length)))
        return no_memory(err);
    g->id_length = length;
    g->key = growth__child_key_of(g->record.child.id, length);
    g->first = (growth__first_row){ .key = 0 };
    g->has_child = 1;
    return GROWTH_OK;
}

/* What the child's rows say of the child: the first that knows. */
static void learn(growth__gather *g, const growth_child *child, size_t file, size_t line)
{
    growth_child *mine = &g->record.child;

    if (!g->has_rows) {
        g->has_rows = 1;
        g->child_file = file;
        g->child_line = line;
        mine->sex = child->sex;
    }
    if (mine->birth_date == GROWTH_DATE_NONE)
        mine->birth_date = child->birth_date;
    if (mine->gestation_days == GROWTH_GESTATION_UNKNOWN)
        mine->gestation_days = child->gestation_days;
    if (child->mother_height_cm > 0)
        mine->mother_height_cm = child->mother_height_cm;
    if (child->father_height_cm > 0)
        mine->father_height_cm = child->father_height_cm;
}

static int need_room(growth__gather *g, size_t more)
{
    const size_t want = 2 * (g->room + more);
    growth_measurement *measurements;
    const char **services;

    if (g->record.n_measurements + more <= g->room)
        return 1;
    measurements = realloc(g->measurements, want * sizeof *measurements);
    if (measurements)
        g->measurements = measurements;
    services = realloc(g->services, want * sizeof *services);
    if (services)
        g->services = services;
    if (!measurements || !services)
        return 0;
    g->room = want;
    return 1;
}

static int add_contact(growth__gather *g, const growth_contact *from)
{
    growth_contact c = *from;

    if (g->record.n_contacts == g->room_contacts) {
        const size_t want = 2 * g->room_contacts + 4;
        growth_contact *larger = realloc(g->contacts, want * sizeof *larger);

        if (!larger)
            return 0;
        g->contacts = larger;
        g->room_contacts = want;
    }
    if (c.note && !(c.note = growth__texts_keep(&g->texts, c.note, strlen(c.note))))
        return 0;
    if (!keep_service(g, c.service, c.service ? strlen(c.service) : 0, &c.service))
        return 0;
    g->contacts[g->record.n_contacts++] = c;
    return 1;
}

growth_status growth__gather_copy(growth__gather *g, const growth_record *record, growth_error *err)
{
    const char *id = record->child.id;

    TRY(begin_child(g, id, id ? strlen(id) : 0, err));
    id = g->record.child.id;
    g->record.child = record->child;
    g->record.child.id = id;
    g->has_rows = 1;
    g->child_file = g->child_line = 0;
    if (!need_room(g, record->n_measurements))
        return no_memory(err);
    for (size_t i = 0; i < record->n_measurements; i++) {
        g->services[i] = NULL;
        g->measurements[i] = record->measurements[i];
    }
    g->record.n_measurements = record->n_measurements;
    for (size_t i = 0; i < record->n_contacts; i++)
        if (!add_contact(g, &record->contacts[i]))
            return no_memory(err);
    return GROWTH_OK;
}

/* ---- plain rows ------------------------------------------------------------------------------ */

static int is_other_shard(const growth__gather *g, uint64_t key)
{
    return g->shards && key % g->shards != g->shard - 1;
}

int growth__gather_passes_over(growth__gather *g, uint64_t key)
{
    if (!key || !is_other_shard(g, key))
        return 0;
    g->counts.rows++;
    g->counts.skipped++;
    g->other_shards++;
    return 1;
}

/* Whether the row agrees with the child's first, as growth__child_agrees() has it; what does not is
 * left to that, and to its words. */
static int agrees(growth__gather *g, const growth__plain_row *row, size_t line)
{
    growth__first_row *first = &g->first;

    if (!first->key) {
        *first = (growth__first_row){
            g->key, line, 0, row->birth_date, (int16_t)row->gestation_days, (int16_t)row->sex, 0
        };
        return 1;
    }
    if (first->sex != (int)row->sex ||
        (first->birth_date != row->birth_date && first->birth_date != GROWTH_DATE_NONE) ||
        (first->gestation_days != row->gestation_days && first->gestation_days &&
         row->gestation_days))
        return 0;
    first->birth_date = row->birth_date;
    if (!first->gestation_days)
        first->gestation_days = (int16_t)row->gestation_days;
    return 1;
}

static growth_status add_plain(growth__gather *g, const growth__plain_row *row, size_t file,
                               size_t line, growth_error *err)
{
    const growth_child child = { .sex = row->sex,
                                 .birth_date = row->birth_date,
                                 .gestation_days = row->gestation_days };
    const char *service;

    learn(g, &child, file, line);
    if (!keep_service(g, row->service.text, row->service.length, &service))
        return no_memory(err);
    for (size_t i = 0; i < row->n_values; i++)
        g->services[g->record.n_measurements++] = service;
    g->counts.rows++;
    g->counts.used++;
    g->counts.values += row->n_values;
    return GROWTH_OK;
}

/* ---- other rows ------------------------------------------------------------------------------ */

/* The reader asks for the child's first row: here a child begins. */
static growth__first_row *first_of(void *context, const growth_child *child)
{
    growth__gather *g = context;
    static const growth__first_row none = { .key = 0 };
    const size_t length = child->id ? strlen(child->id) : 0;

    if (!is_child(g, child->id, length) && !g->failed)
        g->failed = begin_child(g, child->id, length, &g->failure);
    if (g->failed)
        g->first = none;
    return &g->first;
}

static growth_status add_general(growth__gather *g, const growth_row *row, size_t file,
                                 growth__batch *rejects, growth_error *err)
{
    const char *service;

    if ((row->outcome == GROWTH_ROW_REJECTED || row->outcome == GROWTH_ROW_PART) &&
        !growth__reject_put(rejects, file, row))
        return no_memory(err);
    if (row->outcome == GROWTH_ROW_SKIPPED ||
        (row->outcome == GROWTH_ROW_REJECTED && !row->n_values))
        return GROWTH_OK;
    learn(g, &row->child, file, row->line);
    if (!need_room(g, row->n_values) ||
        !keep_service(g, row->service, row->service ? strlen(row->service) : 0, &service))
        return no_memory(err);
    for (size_t i = 0; i < row->n_values; i++) {
        g->services[g->record.n_measurements] = service;
        g->measurements[g->record.n_measurements++] = row->values[i].measurement;
    }
    return !row->contact || add_contact(g, row->contact) ? GROWTH_OK : no_memory(err);
}

static growth_status read_general(growth__gather *g, size_t file, const char *bytes, size_t length,
                                  size_t line, growth__batch *rejects, growth_error *err)
{
    const growth_row *row;

    TRY(growth__reader_feed(g->reader, bytes, length, line, err));
    TRY(growth_reader_next(g->reader, &row, err));
    if (g->failed) {
        if (err)
            *err = g->failure;
        return g->failed;
    }
    if (row)
        return add_general(g, row, file, rejects, err);
    /* Of a blank line the reader makes no row, being at the end of what it was given. */
    g->counts.rows++;
    g->counts.skipped++;
    return GROWTH_OK;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static growth_status set_file(growth__gather *g, size_t file, growth_error *err)
{
    const growth_reader *head = growth__source_head(g->source, file);

    if (g->file == file)
        return GROWTH_OK;
    close_readers(g);
    g->file = SIZE_MAX;
    TRY(growth__reader_like(head, first_of, g, &g->reader, err));
    g->plain = growth__plain_new(head);
    g->file = file;
    return GROWTH_OK;
}

static growth_status read_row(growth__gather *g, size_t file, const char *bytes, size_t length,
                              size_t line, growth__batch *rejects, growth_error *err)
{
    growth__plain_row *row = &g->row;

    /* The values go where they stay: behind those that the child at hand has. */
    if (!need_room(g, GROWTH_ROW_VALUES))
        return no_memory(err);
    row->values = g->measurements + g->record.n_measurements;
    if (!g->plain || !growth__plain_read(g->plain, bytes, length, row))
        return read_general(g, file, bytes, length, line, rejects, err);
    if (!is_child(g, row->id.text, row->id.length)) {
        TRY(begin_child(g, row->id.text, row->id.length, err));
        memmove(g->measurements, row->values, row->n_values * sizeof *row->values);
    }
    if (!agrees(g, row, line))
        return read_general(g, file, bytes, length, line, rejects, err);
    return add_plain(g, row, file, line, err);
}

/* What is not may still be in another encoding, which only the reader of the row knows. */
static int is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] > '~')
            return 0;
    return 1;
}

growth_status growth__gather_key(growth__gather *g, size_t file, const char *bytes, size_t length,
                                 int one, uint64_t *key, growth_error *err)
{
    const growth_reader *head = growth__source_head(g->source, file);
    const growth_row *row;
    growth__first_row none;
    growth_counts before;
    size_t n = 0;
    const char *id;

    if (head->columns.cell[GROWTH__CHILD_ID] == GROWTH__NO_CELL) {
        *key = growth__child_key(NULL);
        return GROWTH_OK;
    }
    id = one ? NULL : growth__line_id(head, bytes, length, &n);
    if (!one && (!id || is_ascii(id, n))) {
        *key = id && n ? growth__child_key_of(id, n) : 0;
        return GROWTH_OK;
    }
    TRY(set_file(g, file, err));
    before = g->reader->counts;
    g->reader->first_of = growth__first_of_nobody;
    g->reader->first_context = &none;
    TRY(growth__reader_feed(g->reader, bytes, length, 1, err));
    TRY(growth_reader_next(g->reader, &row, err));
    g->reader->first_of = first_of;
    g->reader->first_context = g;
    g->reader->counts = before;
    *key = row && row->child.id ? growth__child_key(row->child.id) : 0;
    return GROWTH_OK;
}

growth_status growth__gather_row(growth__gather *g, size_t file, const char *bytes, size_t length,
                                 size_t line, growth__batch *rejects, growth_error *err)
{
    TRY(set_file(g, file, err));
    return read_row(g, file, bytes, length, line, rejects, err);
}

/* Each line of a run, less its line end. */
static growth_status gather_lines(growth__gather *g, const growth__block *block,
                                  const growth__run *run, growth__batch *rejects, growth_error *err)
{
    const char *p = block->bytes + run->offset, *const end = p + run->length;

    for (size_t line = run->line; p < end; line++) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t length = (size_t)(stop - p);
        uint64_t key = 0;

        if (length && p[length - 1] == '\r')
            length--;
        if (g->shards)
            TRY(growth__gather_key(g, block->file, p, length, 0, &key, err));
        if (!growth__gather_passes_over(g, key))
            TRY(read_row(g, block->file, p, length, line, rejects, err));
        p = stop + 1;
    }
    return GROWTH_OK;
}

growth_status growth__gather_block(growth__gather *g, const growth__block *block,
                                   growth__batch *rejects, growth_error *err)
{
    TRY(set_file(g, block->file, err));
    for (size_t i = 0; i < block->n_runs; i++) {
        const growth__run *run = &block->runs[i];
        uint64_t key = 0;

        if (!run->one) {
            TRY(gather_lines(g, block, run, rejects, err));
            continue;
        }
        if (g->shards)
            TRY(growth__gather_key(g, block->file, block->bytes + run->offset, run->length, 1, &key,
                                   err));
        if (!growth__gather_passes_over(g, key))
            TRY(read_row(g, block->file, block->bytes + run->offset, run->length, run->line,
                         rejects, err));
    }
    return growth__gather_end(g, err);
}
