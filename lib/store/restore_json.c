/* An export as JSON, read back.  The object around the rows is read here, each row by json-c, so
 * that an export of any size needs the memory of one row. */
#include <json-c/json.h>
#include <string.h>

#include "internal.h"

#define DEPTH 4 /* a row is flat */

typedef struct json {
    row_taker *taker;
    const char *at, *end;
    size_t number;
    json_tokener *tokener;
} json;

/* ---- around the rows ------------------------------------------------------------------------- */

static void skip_blanks(json *j)
{
    while (j->at < j->end && (*j->at == ' ' || *j->at == '\t' || *j->at == '\r' || *j->at == '\n'))
        j->at++;
}

static growth_status not_an_export(const json *j, growth_error *err)
{
    return growth__store_fail(err, GROWTH_ERR_PARSE,
                              "this is not an export of a growth store, or it was cut off, after "
                              "row %zu (expected {\"schema\": ..., \"rows\": [ ... ]})",
                              j->number);
}

/* The next thing must be `token`; blanks before it do not matter. */
static growth_status expect(json *j, const char *token, growth_error *err)
{
    size_t length = strlen(token);

    skip_blanks(j);
    if ((size_t)(j->end - j->at) < length || memcmp(j->at, token, length) != 0)
        return not_an_export(j, err);
    j->at += length;
    return GROWTH_OK;
}

static int next_is(json *j, char c)
{
    skip_blanks(j);
    return j->at < j->end && *j->at == c;
}

static growth_status read_schema(json *j, growth_error *err)
{
    const char *from, *to;

    TRY(expect(j, "{", err));
    TRY(expect(j, "\"schema\"", err));
    TRY(expect(j, ":", err));
    TRY(expect(j, "\"", err));
    from = j->at;
    to = memchr(from, '"', (size_t)(j->end - from));
    if (!to)
        return not_an_export(j, err);
    TRY(growth__restore_schema(from, (size_t)(to - from), err));
    j->at = to + 1;
    TRY(expect(j, ",", err));
    TRY(expect(j, "\"rows\"", err));
    TRY(expect(j, ":", err));
    return expect(j, "[", err);
}

/* ---- one row --------------------------------------------------------------------------------- */

/* json-c keeps a number's own text, which is what counts here. */
static growth_status value_of(json_object *object, const column *c, size_t number, cell *to,
                              growth_error *err)
{
    json_object *value = NULL;
    int is_text;

    *to = (cell){ .kind = CELL_NULL };
    if (!json_object_object_get_ex(object, c->name, &value) || !value)
        return GROWTH_OK;
    is_text = json_object_is_type(value, json_type_string);
    if (is_text != (growth__store_exported_kind(c) == CELL_TEXT) ||
        !(is_text || json_object_is_type(value, json_type_int) ||
          json_object_is_type(value, json_type_double)))
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export has a \"%s\" of another type", number,
                                  c->name);
    return growth__restore_cell(c, json_object_get_string(value),
                                is_text ? (size_t)json_object_get_string_len(value)
                                        : strlen(json_object_get_string(value)),
                                number, to, err);
}

static growth_status read_columns(json_object *object, restored *row, growth_error *err)
{
    const table *t = &growth__store_tables[row->table];
    int found = 3; /* entry, table, hash */

    for (size_t i = 0; i < t->n_columns; i++) {
        TRY(value_of(object, &t->columns[i], row->number, &row->cells[i], err));
        found += json_object_object_get_ex(object, t->columns[i].name, NULL);
    }
    if (found != json_object_object_length(object))
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export has a member its table does not have",
                                  row->number);
    return GROWTH_OK;
}

static growth_status read_row(json *j, json_object *object, growth_error *err)
{
    static const column of_every_row[] = { { "entry", CELL_INTEGER, ROLE_ENTRY },
                                           { "table", CELL_TEXT, ROLE_PLAIN },
                                           { "hash", CELL_TEXT, ROLE_PLAIN } };
    restored row = { .number = j->number };
    cell entry, name, hash;

    TRY(value_of(object, &of_every_row[0], j->number, &entry, err));
    TRY(value_of(object, &of_every_row[1], j->number, &name, err));
    TRY(value_of(object, &of_every_row[2], j->number, &hash, err));
    if (entry.kind == CELL_NULL || name.kind == CELL_NULL || hash.kind == CELL_NULL ||
        growth__unhex(hash.text, hash.length, row.hash, SHA256_SIZE) != 0)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export lacks its entry, table or hash",
                                  j->number);
    row.entry = entry.integer;
    TRY(growth__restore_table(name.text, name.length, j->number, &row.table, err));
    TRY(read_columns(object, &row, err));
    return growth__restore_row(j->taker, &row, err);
}

/* At most this much is handed to json-c at once: more than any row may have. */
#define ROW_BYTES 1048576

static growth_status parse_row(json *j, growth_error *err)
{
    size_t left = (size_t)(j->end - j->at);
    json_object *object;
    growth_status status;

    j->number++;
    json_tokener_reset(j->tokener);
    object = json_tokener_parse_ex(j->tokener, j->at, (int)(left < ROW_BYTES ? left : ROW_BYTES));
    if (!object || !json_object_is_type(object, json_type_object)) {
        json_object_put(object);
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export is not a JSON object: the file was cut "
                                  "off or edited",
                                  j->number);
    }
    j->at += json_tokener_get_parse_end(j->tokener);
    status = read_row(j, object, err);
    json_object_put(object);
    return status;
}

static growth_status read_all(json *j, growth_error *err)
{
    TRY(read_schema(j, err));
    while (!next_is(j, ']')) {
        if (j->number)
            TRY(expect(j, ",", err));
        skip_blanks(j);
        TRY(parse_row(j, err));
    }
    TRY(expect(j, "]", err));
    TRY(expect(j, "}", err));
    skip_blanks(j);
    return j->at == j->end ? GROWTH_OK : not_an_export(j, err);
}

growth_status growth__restore_json(row_taker *taker, const char *text, size_t length,
                                   growth_error *err)
{
    json j = { .taker = taker, .at = text, .end = text + length };
    growth_status status;

    j.tokener = json_tokener_new_ex(DEPTH);
    if (!j.tokener)
        return growth__store_no_memory(err);
    json_tokener_set_flags(j.tokener, JSON_TOKENER_STRICT | JSON_TOKENER_ALLOW_TRAILING_CHARS |
                                          JSON_TOKENER_VALIDATE_UTF8);
    status = read_all(&j, err);
    json_tokener_free(j.tokener);
    return status;
}
