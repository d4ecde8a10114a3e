/*
 * Which cell of a header fills what: by a map first, then by the usual names.
 *
 * A quantity without its unit is refused, since 1.05 may be metres and 105 centimetres: units are
 * not guessed.
 */
#include <stdio.h>
#include <string.h>

#include "columns.h"
#include "columns_words.h"
#include "internal.h"
#include "map.h"
#include "text.h"

/* -- one heading ---------------------------------------------------------------------------- */

typedef struct header {
    const growth__cell *cells;
    const growth__map *map;
    growth__columns *columns;
    growth_error *err;
    int mapping; /* By the map: what comes after must give way to it. */
    unsigned char by_map[GROWTH__FIELD_COUNT]; /* Fields it has filled. */
    size_t wide_by_map;                        /* Wide columns it has filled: the first. */
} header;

static growth_status named_twice(const header *h, size_t first, size_t second, const char *what)
{
    char a[GROWTH__EXCERPT_SIZE], b[GROWTH__EXCERPT_SIZE];

    return growth__fail(h->err, GROWTH_ERR_PARSE,
                        "columns %zu \"%s\" and %zu \"%s\" both give the %s (keep one of them)",
                        first + 1, growth__excerpt(h->cells[first].text, h->cells[first].length, a),
                        second + 1,
                        growth__excerpt(h->cells[second].text, h->cells[second].length, b), what);
}

/* Ages in different units are one thing: "3 years 4 months" in two columns is not understood. */
static const char *field_title(growth__field field)
{
    return field == GROWTH__AGE             ? "age"
           : field == GROWTH__CORRECTED_AGE ? "corrected age"
                                            : growth__field_name(field);
}

static growth_status bind_field(header *h, growth__field field, double unit, size_t cell)
{
    growth__columns *c = h->columns;

    if (!h->mapping && h->by_map[field])
        return GROWTH_OK;
    if (c->cell[field] != GROWTH__NO_CELL)
        return named_twice(h, c->cell[field], cell, field_title(field));
    c->cell[field] = cell;
    h->by_map[field] = (unsigned char)h->mapping;
    if (field == GROWTH__AGE)
        c->age_unit = unit;
    if (field == GROWTH__CORRECTED_AGE)
        c->corrected_age_unit = unit;
    return GROWTH_OK;
}

static growth_status no_unit(const header *h, size_t cell, growth_measure measure)
{
    const growth_measure_info *info = growth_measure_describe(measure);
    char name[GROWTH__EXCERPT_SIZE];

    growth__excerpt(h->cells[cell].text, h->cells[cell].length, name);
    return growth__fail(
        h->err, GROWTH_ERR_PARSE,
        "column %zu \"%s\" does not say its unit (call it \"%s_%s\", say: units are "
        "never guessed)",
        cell + 1, name, name, info->unit);
}

static growth_status bind_quantity(const header *h, const growth__quantity *q, growth__owner of)
{
    growth__columns *c = h->columns;
    growth__quantity *parent = of == OF_MOTHER ? &c->mother : &c->father;
    const char *what = of == OF_MOTHER ? "mother's height" : "father's height";

    if (of != OF_CHILD) {
        if (parent->cell != GROWTH__NO_CELL)
            return named_twice(h, parent->cell, q->cell, what);
        *parent = *q;
        return GROWTH_OK;
    }
    for (size_t i = 0; i < c->n_wide; i++) {
        if (c->wide[i].measure != q->measure || c->wide[i].posture != q->posture ||
            c->wide[i].at_birth != q->at_birth)
            continue;
        if (!h->mapping && i < h->wide_by_map)
            return GROWTH_OK;
        return named_twice(h, c->wide[i].cell, q->cell,
                           q->at_birth                  ? "birth weight"
                           : q->posture == GROWTH_LYING ? "length"
                                                        : growth_measure_describe(q->measure)->id);
    }
    if (c->n_wide == GROWTH_ROW_VALUES)
        return growth__fail(h->err, GROWTH_ERR_LIMIT, "more than %d measures in one row",
                            GROWTH_ROW_VALUES);
    c->wide[c->n_wide++] = *q;
    return GROWTH_OK;
}

/* "weight_sds", "height_z": a score that stands in the file.  The first of a measure counts. */
static int bind_sds(const header *h, growth_measure measure, const char *rest, size_t cell)
{
    static const char *const words[] = { "sds", "z", "zscore", "sd_score" };
    size_t *place = &h->columns->sds[measure];

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (!growth__same_word(rest, strlen(rest), words[i]))
            continue;
        if (*place == GROWTH__NO_CELL)
            *place = cell;
        h->columns->has_sds = 1;
        return 1;
    }
    return 0;
}

/* A heading that begins like a quantity and goes on as a unit is that quantity.  What goes on in
 * another way ("weight_chart") is a column of someone else's, and ignored. */
static growth_status try_quantity(const header *h, const char *heading, size_t length, size_t cell)
{
    for (size_t i = 0; i < growth__n_quantities; i++) {
        const size_t n = growth__begins_with(heading, growth__quantities[i].word);
        growth__quantity q = growth__quantity_of(i, cell);

        if (!n)
            continue;
        if (growth__quantities[i].owner == OF_CHILD && bind_sds(h, q.measure, heading + n, cell))
            return GROWTH_OK;
        q.unit =
            n == length ? growth__only_unit(q.measure) : growth_unit_find(heading + n, length - n);
        if (n == length && !q.unit && growth__quantities[i].owner == OF_CHILD)
            q.unit = growth__map_unit(h->map, q.measure, q.posture);
        if (n == length && !q.unit)
            return no_unit(h, cell, q.measure);
        if (!q.unit)
            continue;
        TRY(growth_unit_for(q.unit, q.measure, &q.shift, &q.factor, h->err));
        growth__excerpt(h->cells[cell].text, h->cells[cell].length, q.name);
        return bind_quantity(h, &q, growth__quantities[i].owner);
    }
    return GROWTH_OK;
}

/* A cell under a name: its own heading, or the one the map has for it. */
static growth_status read_name(header *h, const char *name, size_t length, size_t cell)
{
    char shown[GROWTH__EXCERPT_SIZE];
    growth__field field;
    double unit;

    if (!length)
        return GROWTH_OK;
    if (growth__find_field(name, length, &field, &unit))
        return bind_field(h, field, unit, cell);
    if (growth__same_word(name, length, "age") ||
        growth__same_word(name, length, "corrected_age")) {
        growth__excerpt(h->cells[cell].text, h->cells[cell].length, shown);
        return growth__fail(h->err, GROWTH_ERR_PARSE,
                            "column %zu \"%s\" does not say its unit (call it \"%s_days\", "
                            "\"%s_months\" or \"%s_years\")",
                            cell + 1, shown, shown, shown, shown);
    }
    if (growth__same_word(name, length, "sds") || growth__same_word(name, length, "zscore")) {
        h->columns->row_sds = cell;
        h->columns->has_sds = 1;
        return GROWTH_OK;
    }
    return try_quantity(h, name, length, cell);
}

static growth_status read_heading(header *h, size_t cell)
{
    char heading[GROWTH__HEADING_SIZE];
    const size_t length = growth__plain_heading(&h->cells[cell], heading);

    return read_name(h, heading, length, cell);
}

/* -- by the map ----------------------------------------------------------------------------- */

/* The cell of the heading a line names; headings compare without case, blanks and signs, and long
 * ones by what they are. */
static int find_heading(const header *h, size_t n_cells, const char *theirs, size_t *cell)
{
    char want[GROWTH__HEADING_SIZE], heading[GROWTH__HEADING_SIZE];
    const size_t length = growth__plain_text(theirs, want);

    for (*cell = 0; *cell < n_cells; ++*cell) {
        const growth__cell *c = &h->cells[*cell];
        const size_t n = growth__plain_heading(c, heading);

        if (length ? n == length && !memcmp(heading, want, n)
                   : growth__same_word(c->text, c->length, theirs))
            return 1;
    }
    return 0;
}

/* Days since birth say less than two dates: an optional age waits until it is known whether the
 * file has those. */
static int may_be_spare(const growth__map_line *line)
{
    char name[GROWTH__HEADING_SIZE];
    const size_t length = growth__plain_text(line->ours, name);
    growth__field field;

    return line->optional && growth__field_of_word(name, length, &field) &&
           (field == GROWTH__AGE || field == GROWTH__CORRECTED_AGE);
}

static growth_status bind_line(header *h, const growth__map_line *line, size_t cell)
{
    char name[GROWTH__HEADING_SIZE];
    const size_t length = growth__plain_text(line->ours, name);
    growth__field field;
    growth__quantity q;

    if (!length)
        return GROWTH_OK;
    if (!strncmp(line->ours, "sds.", 4)) {
        (void)growth__measure_of_word(line->ours + 4, strlen(line->ours + 4), &q);
        h->columns->sds[q.measure] = cell;
        h->columns->has_sds = 1;
        return GROWTH_OK;
    }
    /* Of several optional headings the first that is there counts. */
    if (line->optional && growth__field_of_word(name, length, &field) && h->by_map[field])
        return GROWTH_OK;
    return read_name(h, name, length, cell);
}

/* Lines of a file go before those of the preset it stands over, and so are bound first. */
static growth_status bind_map(header *h, size_t n_cells, unsigned char *taken)
{
    const growth__map *map = h->map;

    h->mapping = 1;
    for (size_t text = map->n_texts; text-- > 0;) {
        for (size_t i = 0; i < map->n_columns; i++) {
            const growth__map_line *line = &map->columns[i];
            size_t cell;

            if (line->text != text)
                continue;
            if (find_heading(h, n_cells, line->theirs, &cell)) {
                if (!taken[cell] && !may_be_spare(line))
                    TRY(bind_line(h, line, cell));
                taken[cell] = 1;
            } else if (!line->optional) {
                return growth__fail(h->err, GROWTH_ERR_PARSE,
                                    "%s:%zu: the file has no column \"%.80s\" (write ?= where it "
                                    "may lack it)",
                                    map->names[line->text], line->line, line->theirs);
            }
        }
    }
    h->mapping = 0;
    h->wide_by_map = h->columns->n_wide;
    return GROWTH_OK;
}

/* -- the whole header ----------------------------------------------------------------------- */

static growth_status bind_ages(header *h, size_t n_cells)
{
    const growth__map *map = h->map;

    if (h->columns->cell[GROWTH__BIRTH_DATE] != GROWTH__NO_CELL &&
        h->columns->cell[GROWTH__MEASURED_ON] != GROWTH__NO_CELL)
        return GROWTH_OK;
    h->mapping = 1;
    for (size_t i = 0; i < map->n_columns; i++) {
        size_t cell;

        if (may_be_spare(&map->columns[i]) &&
            find_heading(h, n_cells, map->columns[i].theirs, &cell))
            TRY(bind_line(h, &map->columns[i], cell));
    }
    return GROWTH_OK;
}

static void add_lack(char *lacks, size_t size, const char *what)
{
    const size_t used = strlen(lacks);

    snprintf(lacks + used, size - used, "%s%s", used ? "; " : "", what);
}

static void check_values(const growth__columns *c, const growth__map *map, char *lacks, size_t size)
{
    const int measure = c->cell[GROWTH__MEASURE] != GROWTH__NO_CELL;
    const int value = c->cell[GROWTH__VALUE] != GROWTH__NO_CELL;
    const int unit = c->cell[GROWTH__UNIT] != GROWTH__NO_CELL;

    if (c->n_wide && !value)
        return;
    if (!measure && !value && !unit) {
        if (c->cell[GROWTH__REASON] == GROWTH__NO_CELL)
            add_lack(lacks, size,
                     "measure, value and unit, or columns such as weight_kg, "
                     "height_cm, head_cm");
        return;
    }
    if (!measure)
        add_lack(lacks, size, "measure");
    if (!value)
        add_lack(lacks, size, "value");
    if (!unit && !map->n_units)
        add_lack(lacks, size, "unit");
}

static growth_status check_header(const growth__columns *c, const growth__map *map, int needs_sex,
                                  growth_error *err)
{
    const int birth = c->cell[GROWTH__BIRTH_DATE] != GROWTH__NO_CELL;
    const int measured = c->cell[GROWTH__MEASURED_ON] != GROWTH__NO_CELL;
    const int age = c->cell[GROWTH__AGE] != GROWTH__NO_CELL ||
                    c->cell[GROWTH__CORRECTED_AGE] != GROWTH__NO_CELL;
    char lacks[256] = "";

    if (needs_sex && c->cell[GROWTH__SEX] == GROWTH__NO_CELL)
        add_lack(lacks, sizeof lacks, "sex");
    if (!age && !birth && !measured)
        add_lack(lacks, sizeof lacks,
                 "birth_date and measured_on, or age_days, age_months or age_years");
    else if (!age && !birth)
        add_lack(lacks, sizeof lacks, "birth_date");
    else if (!age && !measured)
        add_lack(lacks, sizeof lacks, "measured_on");
    check_values(c, map, lacks, sizeof lacks);
    if (*lacks)
        return growth__fail(err, GROWTH_ERR_PARSE, "the header lacks %s (add what is missing)",
                            lacks);
    if (c->n_wide && c->cell[GROWTH__VALUE] != GROWTH__NO_CELL)
        return growth__fail(err, GROWTH_ERR_PARSE,
                            "the header has both a value column and \"%s\" (keep one form: a "
                            "measure a row, or a column for each)",
                            c->wide[0].name);
    return GROWTH_OK;
}

int growth__has_birth_weight(const growth__columns *columns)
{
    for (size_t i = 0; i < columns->n_wide; i++)
        if (columns->wide[i].at_birth)
            return 1;
    return 0;
}

void growth__columns_clear(growth__columns *columns, size_t n_cells)
{
    *columns = (growth__columns){ .n_cells = n_cells, .row_sds = GROWTH__NO_CELL };
    columns->mother.cell = columns->father.cell = GROWTH__NO_CELL;
    for (size_t i = 0; i < GROWTH__FIELD_COUNT; i++)
        columns->cell[i] = GROWTH__NO_CELL;
    for (size_t i = 0; i < GROWTH_MEASURE_COUNT_; i++)
        columns->sds[i] = GROWTH__NO_CELL;
}

/* Units that a heading may name and that are not read.  A column of them is no one else's, and with
 * it a measure would be missing without a word. */
static const struct {
    const char *unit, *what;
} unread_units[] = { { "st", "stones" },    { "stone", "stones" }, { "stones", "stones" },
                     { "st_lb", "stones" }, { "ft", "feet" },      { "feet", "feet" },
                     { "foot", "feet" },    { "ft_in", "feet" } };

static const char *unread_unit(const char *word, size_t length)
{
    for (size_t i = 0; i < ARRAY_LEN(unread_units); i++)
        if (growth__same_word(word, length, unread_units[i].unit))
            return unread_units[i].what;
    return NULL;
}

/* Pounds beside stones, and inches beside feet, are what is left over of them, not the measure. */
static int is_whole(const growth_unit *unit)
{
    static const char *const of_others[] = { "lb", "oz", "in" };

    for (size_t i = 0; i < ARRAY_LEN(of_others); i++)
        if (!strcmp(unit->id, of_others[i]))
            return 0;
    return 1;
}

/* Whether the file has the whole of a quantity in another column. */
static int is_elsewhere(const growth__columns *c, const growth__quantity *q, growth__owner of)
{
    const growth__quantity *parent = of == OF_MOTHER ? &c->mother : &c->father;
    int found = 0;

    if (of != OF_CHILD)
        return parent->cell != GROWTH__NO_CELL && is_whole(parent->unit);
    for (size_t i = 0; i < c->n_wide; i++) {
        if (c->wide[i].measure != q->measure || c->wide[i].at_birth != q->at_birth)
            continue;
        if (!is_whole(c->wide[i].unit))
            return 0;
        found = 1;
    }
    return found;
}

static growth_status refuse_unit(const header *h, size_t cell, const growth__unread *u,
                                 const char *word)
{
    return growth__fail(h->err, GROWTH_ERR_PARSE,
                        "column %zu \"%s\" is in %s, which are not read (convert it, and call it "
                        "%s_%s)",
                        cell + 1, u->name, u->what, word,
                        growth_measure_describe(u->measure)->unit);
}

static growth_status check_unit(const header *h, size_t cell)
{
    growth__columns *c = h->columns;
    char heading[GROWTH__HEADING_SIZE];
    const size_t length = growth__plain_heading(&h->cells[cell], heading);

    for (size_t i = 0; i < growth__n_quantities; i++) {
        const size_t n = growth__begins_with(heading, growth__quantities[i].word);
        const growth__owner of = growth__quantities[i].owner;
        const growth__quantity q = growth__quantity_of(i, cell);
        growth__unread u = { cell, "", n ? unread_unit(heading + n, length - n) : NULL, q.measure,
                             q.at_birth };

        if (!u.what)
            continue;
        growth__excerpt(h->cells[cell].text, h->cells[cell].length, u.name);
        if (!is_elsewhere(c, &q, of) || c->n_unread == ARRAY_LEN(c->unread))
            return refuse_unit(h, cell, &u, growth__quantities[i].word);
        if (of == OF_CHILD)
            c->unread[c->n_unread++] = u;
        return GROWTH_OK;
    }
    return GROWTH_OK;
}

static growth_status check_units(const header *h, size_t n_cells, const unsigned char *taken)
{
    for (size_t cell = 0; cell < n_cells; cell++)
        if (!taken[cell])
            TRY(check_unit(h, cell));
    return GROWTH_OK;
}

/* A column whose name misses one of ours by a letter would be left out without a word, and with it
 * weights that somebody took. */
static growth_status check_spelling(const header *h, size_t n_cells, const unsigned char *taken)
{
    for (size_t cell = 0; cell < n_cells; cell++) {
        char heading[GROWTH__HEADING_SIZE], ours[GROWTH__HEADING_SIZE], name[GROWTH__EXCERPT_SIZE];
        const size_t length = growth__plain_heading(&h->cells[cell], heading);

        if (taken[cell] || !growth__nearly_ours(heading, length, ours))
            continue;
        growth__excerpt(h->cells[cell].text, h->cells[cell].length, name);
        return growth__fail(h->err, GROWTH_ERR_PARSE,
                            "column %zu \"%s\" is no column of ours: is it \"%s\"? (rename it; or, "
                            "where it is something else, write \"ignore = %s\" in a map)",
                            cell + 1, name, ours, name);
    }
    return GROWTH_OK;
}

growth_status growth__columns_read(const growth__cell *cells, size_t n_cells, int needs_sex,
                                   const growth__map *map, growth__columns *columns,
                                   growth_error *err)
{
    header h = { .cells = cells, .map = map, .columns = columns, .err = err };
    unsigned char taken[GROWTH_ROW_COLUMNS] = { 0 };

    growth__columns_clear(columns, n_cells);
    TRY(bind_map(&h, n_cells, taken));
    for (size_t i = 0; i < n_cells; i++)
        if (!taken[i])
            TRY(read_heading(&h, i));
    if (columns->cell[GROWTH__CHILD_ID] != GROWTH__NO_CELL)
        snprintf(columns->id_heading, sizeof columns->id_heading, "%s",
                 cells[columns->cell[GROWTH__CHILD_ID]].text);
    TRY(bind_ages(&h, n_cells));
    if (columns->cell[GROWTH__VALUE] == GROWTH__NO_CELL)
        TRY(check_units(&h, n_cells, taken));
    TRY(check_spelling(&h, n_cells, taken));
    return check_header(columns, map, needs_sex, err);
}
