/*
 * A map file, line by line:
 *
 *     # a comment
 *     birth_date = Date of Birth       a column of ours, and their heading of it
 *     gestation ?= Gest                the same, where the file has it
 *     ignore = Expected weight         a heading that only looks like one of ours
 *     unit.weight = g                  the unit of a column, or of rows, that name none
 *     sex.B = male                     their code, and our word
 *     missing.weight = 9999            what they write where nothing is known
 *     date = dd/mm/yyyy
 *
 * Everything is checked: a slip in this file must not lose a column.
 */
#include "map.h"

#include <stdlib.h>
#include <string.h>

#include <growth/io.h>

#include "columns.h"
#include "internal.h"
#include "text.h"

/* Where a line stands, and what it adds to. */
typedef struct place {
    growth__map *map;
    size_t text, line;
    growth_error *err;
} place;

static growth_status wrong(const place *p, const char *what, const char *text)
{
    char excerpt[GROWTH__EXCERPT_SIZE];

    return growth__fail(p->err, GROWTH_ERR_PARSE, "%s:%zu: %s \"%s\"", p->map->names[p->text],
                        p->line, what, growth__excerpt(text, strlen(text), excerpt));
}

static char *trim(char *text)
{
    size_t n;

    while (growth__is_space(*text))
        text++;
    n = strlen(text);
    while (n && (growth__is_space(text[n - 1]) || text[n - 1] == '\r'))
        text[--n] = '\0';
    return text;
}

/* -- lines ---------------------------------------------------------------------------------- */

static growth_status set_date(const place *p, const char *text)
{
    static const struct {
        const char *form;
        growth_date_order order;
    } forms[] = { { "dd/mm/yyyy", GROWTH_DATE_DAY_FIRST },   { "day-first", GROWTH_DATE_DAY_FIRST },
                  { "mm/dd/yyyy", GROWTH_DATE_MONTH_FIRST }, { "month-first",
                                                               GROWTH_DATE_MONTH_FIRST },
                  { "yyyy-mm-dd", GROWTH_DATE_ISO },         { "iso", GROWTH_DATE_ISO } };

    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        if (!growth__same_word(text, strlen(text), forms[i].form))
            continue;
        p->map->date_order = (int)forms[i].order;
        return GROWTH_OK;
    }
    return wrong(p, "a date is dd/mm/yyyy, mm/dd/yyyy or yyyy-mm-dd, not", text);
}

static growth_status add_code(const place *p, growth__map_code *list, size_t *n,
                              growth__map_code code)
{
    if (*n == GROWTH__MAP_LINES)
        return wrong(p, "too many lines of this kind, at", code.of);
    list[(*n)++] = code;
    return GROWTH_OK;
}

/* What a name before a point means: a measure, or a field. */
static int is_quantity(const char *name)
{
    growth__quantity q;

    return growth__measure_of_word(name, strlen(name), &q);
}

static int is_field(const char *name)
{
    growth__field field;

    return growth__field_of_word(name, strlen(name), &field);
}

static growth_status set_unit(const place *p, const char *measure, const char *word)
{
    const growth_unit *unit = growth_unit_find(word, strlen(word));
    growth__quantity q;
    growth_error why;

    if (!unit)
        return wrong(p, "not a unit:", word);
    (void)growth__measure_of_word(measure, strlen(measure), &q);
    if (growth_unit_for(unit, q.measure, &q.shift, &q.factor, &why) != GROWTH_OK)
        return wrong(p, why.message, word);
    return add_code(p, p->map->units, &p->map->n_units, (growth__map_code){ measure, "", word });
}

/* `missing.weight = 9999, 999`: each of them. */
static growth_status add_missing(const place *p, const char *of, char *list)
{
    while (list) {
        char *comma = strchr(list, ',');

        if (comma)
            *comma = '\0';
        TRY(add_code(p, p->map->missing, &p->map->n_missing,
                     (growth__map_code){ of, trim(list), "" }));
        list = comma ? comma + 1 : NULL;
    }
    return GROWTH_OK;
}

static growth_status set_dotted(const place *p, char *name, char *after, char *text)
{
    if (!strcmp(name, "missing")) {
        if (!is_field(after) && !is_quantity(after))
            return wrong(p, "no column of ours is called", after);
        return add_missing(p, after, text);
    }
    if (!strcmp(name, "unit") && is_quantity(after))
        return set_unit(p, after, text);
    if (!is_field(name))
        return wrong(p, "no column of ours has codes that is called", name);
    return add_code(p, p->map->codes, &p->map->n_codes, (growth__map_code){ name, after, text });
}

static growth_status add_column(const place *p, const char *ours, const char *theirs, int optional)
{
    growth__map *map = p->map;
    const int ignore = !strcmp(ours, "ignore");
    const int is_sds = !strncmp(ours, "sds.", 4) && is_quantity(ours + 4);

    if (!ignore && !is_sds && !growth__is_column(ours))
        return wrong(p, "no column of ours is called", ours);
    if (map->n_columns == GROWTH__MAP_LINES)
        return wrong(p, "too many columns, at", ours);
    map->columns[map->n_columns++] =
        (growth__map_line){ ignore ? "" : ours, theirs, optional, p->line, p->text };
    return GROWTH_OK;
}

static growth_status read_line(const place *p, char *line)
{
    char *equals, *name, *text, *dot;
    int optional;

    line = trim(line);
    if (!*line || *line == '#')
        return GROWTH_OK;
    equals = strchr(line, '=');
    if (!equals)
        return wrong(p, "expected 'ours = theirs', not", line);
    optional = equals > line && equals[-1] == '?';
    equals[-optional] = '\0';
    name = trim(line);
    text = trim(equals + 1);
    dot = strchr(name, '.');
    if (!*name || !*text)
        return wrong(p, "nothing stands on one side of '=':", *name ? name : text);
    if (!dot || !strncmp(name, "sds.", 4))
        return !strcmp(name, "date") ? set_date(p, text) : add_column(p, name, text, optional);
    *dot = '\0';
    if (optional)
        return wrong(p, "only a column may be '?=', not", name);
    return set_dotted(p, name, dot + 1, text);
}

static growth_status read_text(growth__map *map, growth_error *err)
{
    place p = { map, map->n_texts - 1, 0, err };
    char *line = map->texts[p.text];

    while (line) {
        char *end = strchr(line, '\n');

        if (end)
            *end = '\0';
        p.line++;
        TRY(read_line(&p, line));
        line = end ? end + 1 : NULL;
    }
    return GROWTH_OK;
}

/* -- texts ---------------------------------------------------------------------------------- */

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory reading a map");
}

static growth_status read_all(growth__input *input, char *text, size_t room, growth_error *err)
{
    size_t used = 0, got = 1;

    while (got) {
        if (room - used <= 64)
            return growth__fail(err, GROWTH_ERR_LIMIT, "%s is longer than %d bytes: no map is",
                                growth__input_name(input), GROWTH__MAP_BYTES);
        TRY(growth__input_read(input, text + used, room - used - 1, &got, err));
        used += got;
    }
    text[used] = '\0';
    if (strlen(text) != used || !growth__utf8_valid(text, used))
        return growth__fail(err, GROWTH_ERR_PARSE, "%s is not a text in UTF-8",
                            growth__input_name(input));
    return GROWTH_OK;
}

static growth_status take_text(growth__map *map, const char *name, growth__input *input,
                               growth_error *err)
{
    const size_t at = map->n_texts;

    map->names[at] = strdup(name);
    map->texts[at] = malloc(GROWTH__MAP_BYTES + 128);
    map->n_texts++;
    if (!map->names[at] || !map->texts[at])
        return no_memory(err);
    TRY(read_all(input, map->texts[at], GROWTH__MAP_BYTES + 128, err));
    return read_text(map, err);
}

growth_status growth__map_file(growth__map *map, const char *path, growth_error *err)
{
    growth__input *input = NULL;
    growth_status status;

    TRY(growth__input_open(path, &input, err));
    status = take_text(map, path, input, err);
    growth__input_close(input);
    return status;
}

growth_status growth__map_preset(growth__map *map, const char *name, growth_error *err)
{
    for (const growth__preset *p = growth__presets; p->name; p++) {
        growth__input *input = NULL;
        growth_status status;

        if (strcmp(p->name, name) != 0)
            continue;
        TRY(growth__input_memory(p->text, strlen(p->text), &input, err));
        status = take_text(map, name, input, err);
        growth__input_close(input);
        return status;
    }
    return growth__fail(err, GROWTH_ERR_ARGUMENT, "there is no preset \"%.40s\"", name);
}

const char *growth_preset(size_t index)
{
    const growth__preset *p = growth__presets;

    while (p->name && index--)
        p++;
    return p->name;
}

/* -- life ----------------------------------------------------------------------------------- */

growth_status growth__map_begin(growth__map *map, growth_error *err)
{
    *map = (growth__map){ .date_order = -1 };
    map->columns = calloc(GROWTH__MAP_LINES, sizeof *map->columns);
    map->codes = calloc((size_t)GROWTH__MAP_LINES * 3, sizeof *map->codes);
    if (!map->columns || !map->codes)
        return no_memory(err);
    map->missing = map->codes + GROWTH__MAP_LINES;
    map->units = map->missing + GROWTH__MAP_LINES;
    return GROWTH_OK;
}

const growth_unit *growth__map_unit(const growth__map *map, growth_measure measure,
                                    growth_posture posture)
{
    /* The later line counts: a file's goes over a preset's. */
    for (size_t i = map->n_units; i-- > 0;) {
        growth__quantity q;

        if (growth__measure_of_word(map->units[i].of, strlen(map->units[i].of), &q) &&
            q.measure == measure && q.posture == posture)
            return growth_unit_find(map->units[i].word, strlen(map->units[i].word));
    }
    return NULL;
}

void growth__map_free(growth__map *map)
{
    for (size_t i = 0; i < map->n_texts; i++) {
        free(map->texts[i]);
        free(map->names[i]);
    }
    free(map->columns);
    free(map->codes);
    *map = (growth__map){ .date_order = -1 };
}
