/* FHIR behind the reader: two passes over the files, the first for who, the second row by row.
 * Where an id stands more than once, two more between them tell which version counts. */
#include "fhir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

#define JSON_DEPTH 64

/* -- items ---------------------------------------------------------------------------------- */

json_object *growth__fhir_resource(growth__fhir *fhir, const growth__json_item *item,
                                   json_object **root)
{
    json_object *resource;

    *root = NULL;
    if (item->wrong)
        return NULL;
    json_tokener_reset(fhir->tokener);
    *root = json_tokener_parse_ex(fhir->tokener, item->text, (int)item->length);
    if (!*root || json_tokener_get_parse_end(fhir->tokener) != item->length) {
        json_object_put(*root);
        *root = NULL;
        return NULL;
    }
    if (json_object_get_type(*root) != json_type_object)
        return NULL;
    resource = growth__json_member(*root, "resource", json_type_object);
    return resource && !growth__json_member(*root, "resourceType", json_type_string) ? resource
                                                                                     : *root;
}

/* Its letters show, since there are no blanks between the parts of an item. */
static int may_be_patient(const growth__json_item *item)
{
    return strstr(item->text, "\"resourceType\":\"Patient\"") != NULL;
}

/* Most resources of a record are not about growth.  What cannot matter to the first pass shows by
 * its letters likewise. */
static int may_matter(const growth__json_item *item)
{
    static const char *const signs[] = { "entered-in-error", "cancelled" };

    if (may_be_patient(item))
        return 1;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (strstr(item->text, signs[i]))
            return 1;
    for (size_t i = 0; i < growth__n_codes; i++)
        if (growth__codes[i].use == GROWTH__CODE_GESTATION &&
            strstr(item->text, growth__codes[i].code))
            return 1;
    return 0;
}

/* -- the first pass ------------------------------------------------------------------------- */

/* Something done with every item of a file. */
typedef growth_status item_call(growth__fhir *fhir, const growth__json_item *item,
                                growth_error *err);

static growth_status gather(growth__fhir *fhir, const growth__json_item *item, growth_error *err)
{
    json_object *root, *resource;
    growth_status status = GROWTH_OK;

    if (!may_matter(item))
        return GROWTH_OK;
    resource = growth__fhir_resource(fhir, item, &root);
    if (resource)
        status = growth__patients_take(fhir, resource, growth__json_text(root, "fullUrl"), err);
    json_object_put(root);
    return status;
}

static growth_status gather_and_see(growth__fhir *fhir, const growth__json_item *item,
                                    growth_error *err)
{
    TRY(growth__versions_see(fhir, item, err));
    return gather(fhir, item, err);
}

static growth_status weigh(growth__fhir *fhir, const growth__json_item *item, growth_error *err)
{
    json_object *root, *resource;
    growth_status status = GROWTH_OK;

    if (!growth__versions_matter(fhir, item))
        return GROWTH_OK;
    resource = growth__fhir_resource(fhir, item, &root);
    if (resource)
        status = growth__versions_weigh(fhir, resource, err);
    json_object_put(root);
    return status;
}

static void set_place(growth__fhir *fhir, size_t file, const growth__json_item *item)
{
    fhir->place = (growth__place){ file, item->number, item->line, item->entry };
}

static growth_status walk_file(growth__fhir *fhir, growth__file *source, size_t file,
                               item_call *call, growth_error *err)
{
    const growth__json_item *item;
    growth__input *input = NULL;
    growth__json *json = NULL;
    growth_status status;

    TRY(growth__file_begin(source, &input, err));
    TRY(growth__json_open(input, &json, err));
    while ((status = growth__json_next(json, &item, err)) == GROWTH_OK && item) {
        set_place(fhir, file, item);
        status = call(fhir, item, err);
        if (status != GROWTH_OK)
            break;
    }
    growth__json_close(json);
    return status;
}

static growth_status walk(growth_reader *reader, item_call *call, growth_error *err)
{
    for (size_t i = 0; i < reader->files.n; i++)
        if (reader->files.list[i].is_json)
            TRY(walk_file(reader->fhir, &reader->files.list[i], i, call, err));
    return GROWTH_OK;
}

static growth_status begin(growth_reader *reader, growth_error *err)
{
    reader->fhir = calloc(1, sizeof *reader->fhir);
    if (reader->fhir)
        reader->fhir->tokener = json_tokener_new_ex(JSON_DEPTH);
    if (!reader->fhir || !reader->fhir->tokener)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening FHIR");
    reader->fhir->known_elsewhere = reader->options.known_elsewhere;
    if (reader->options.today != GROWTH_DATE_NONE)
        growth_date_format(reader->options.today, reader->fhir->today);
    json_tokener_set_flags(reader->fhir->tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    return GROWTH_OK;
}

/* Gestations are taken anew once it is known which of their versions count. */
growth_status growth__fhir_gather(growth_reader *reader, growth_error *err)
{
    int any = 0;

    for (size_t i = 0; i < reader->files.n; i++)
        any |= reader->files.list[i].is_json;
    if (!any)
        return GROWTH_OK;
    TRY(begin(reader, err));
    TRY(walk(reader, gather_and_see, err));
    if (reader->fhir->versions.any_again) {
        TRY(walk(reader, weigh, err));
        growth__patients_forget_gestations(reader->fhir);
        TRY(walk(reader, gather, err));
    }
    growth__versions_settle(&reader->fhir->versions);
    return GROWTH_OK;
}

/* -- the second pass ------------------------------------------------------------------------ */

/* Cells stand at the number of their field, values behind them. */
growth_status growth__fhir_begin(growth_reader *reader, growth_error *err)
{
    static const growth__field fields[] = {
        GROWTH__CHILD_ID, GROWTH__SEX,         GROWTH__BIRTH_DATE, GROWTH__MEASURED_ON,
        GROWTH__SERVICE,  GROWTH__MEASURED_BY, GROWTH__METHOD,     GROWTH__NOTE,
        GROWTH__REASON,   GROWTH__SOURCE_ID,   GROWTH__GESTATION,
    };
    growth__columns *c = &reader->columns;
    growth__input *input = NULL;

    growth__columns_clear(c, ARRAY_LEN(reader->fhir->cells));
    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        c->cell[fields[i]] = fields[i];
    reader->date_order = GROWTH_DATE_ISO;
    free(reader->header);
    reader->header = strdup("");
    if (!reader->header)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening FHIR");
    TRY(growth__file_begin(&reader->files.list[reader->file], &input, err));
    return growth__json_open(input, &reader->fhir->json, err);
}

/* Whether a resource is a row; others are counted. */
static int is_row(growth_reader *reader, const growth__json_item *item, json_object *resource)
{
    const char *type = growth__json_text(resource, "resourceType");
    const int is_bundle = type && !strcmp(type, "Bundle");
    /* An entry, of a history, that says that one was deleted. */
    const int is_deletion = resource && item->is_entry && resource == reader->fhir->item;

    if (!resource)
        return 1; /* and is refused */
    if (!is_deletion && type && !strcmp(type, "Patient")) {
        reader->counts.patients++;
        return 0;
    }
    if (!is_deletion && (!type || !strcmp(type, "Observation") ||
                         (is_bundle && growth__json_member(resource, "entry", json_type_array))))
        return 1;
    reader->counts.others++;
    return 0;
}

growth_status growth__fhir_next(growth_reader *reader, growth_error *err)
{
    growth__fhir *fhir = reader->fhir;
    const growth__json_item *item;

    reader->cells = NULL;
    for (;;) {
        json_object *resource;

        json_object_put(fhir->item);
        fhir->item = fhir->resource = NULL;
        TRY(growth__json_next(fhir->json, &item, err));
        if (!item)
            return GROWTH_OK;
        if (fhir->of_patients && !may_be_patient(item))
            continue;
        resource = growth__fhir_resource(fhir, item, &fhir->item);
        fhir->resource = resource;
        if (fhir->of_patients ? growth__fhir_is_untold(reader, resource)
                              : is_row(reader, item, resource))
            break;
    }
    fhir->row = (growth__csv_row){
        item->line,         item->text, item->length, fhir->cells, ARRAY_LEN(fhir->cells),
        GROWTH__FAULT_NONE, 0
    };
    set_place(fhir, reader->file, item);
    fhir->wrong = item->wrong;
    reader->cells = &fhir->row;
    return GROWTH_OK;
}

/* "Entry 2 (Observation/x)".  The id of a Patient is the child's identifier, and in no message. */
size_t growth__fhir_where(const growth_reader *reader, char *out, size_t size)
{
    const growth__fhir *fhir = reader->fhir;
    const char *type = growth__json_text(fhir->resource, "resourceType");
    const char *id = growth__json_text(fhir->resource, "id");
    char of[GROWTH__EXCERPT_SIZE], which[GROWTH__EXCERPT_SIZE];
    const int named = type && id && strcmp(type, "Patient") != 0 && !reader->options.hide_cells;

    if (!fhir->place.entry)
        return 0;
    if (named) {
        growth__excerpt(type, strlen(type), of);
        growth__excerpt(id, strlen(id), which);
    }
    return (size_t)snprintf(out, size, "entry %zu%s%s%s%s%s: ", fhir->place.entry,
                            named ? " (" : "", named ? of : "", named ? "/" : "",
                            named ? which : "", named ? ")" : "");
}

int growth__knows_child_by_id(const growth_reader *reader)
{
    return growth__is_fhir(reader) && reader->fhir->known_elsewhere && !reader->fhir->who;
}

/* -- life ----------------------------------------------------------------------------------- */

void growth__fhir_end(growth_reader *reader)
{
    if (!reader->fhir)
        return;
    growth__json_close(reader->fhir->json);
    reader->fhir->json = NULL;
    json_object_put(reader->fhir->item);
    reader->fhir->item = reader->fhir->resource = NULL;
}

void growth__fhir_close(growth_reader *reader)
{
    growth__fhir_end(reader);
    if (!reader->fhir)
        return;
    json_tokener_free(reader->fhir->tokener);
    growth__names_free(&reader->fhir->by_id);
    growth__names_free(&reader->fhir->by_number);
    growth__names_free(&reader->fhir->retracted);
    growth__versions_free(&reader->fhir->versions);
    for (size_t i = 0; i < reader->fhir->n_patients; i++)
        free(reader->fhir->patients[i].replaced_by);
    free(reader->fhir->patients);
    free(reader->fhir);
    reader->fhir = NULL;
}
