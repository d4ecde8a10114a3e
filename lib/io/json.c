/*
 * Items are found by a walk over the bytes that knows strings, brackets and nothing else, so that
 * a Bundle of any size needs the memory of one entry, and every entry its line.
 *
 * An item that was cut off (a line of NDJSON without its end) must not swallow the rest of the
 * file: a line that begins with '{' where JSON allows none begins a new item.
 */
#include "json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <growth/io.h>

#include "internal.h"
#include "text.h"

#define PIECE     65536
#define KEY_SIZE  8
#define MOST_OPEN 64 /* Brackets whose kind is remembered: one bit each. */

static const char cut_off[] = "it is cut off (export the file again)";
static const char control[] = "a text in it holds a line break or another control character";
static const char nul_byte[] = "it holds a NUL byte (export the file again as text)";
static const char too_long[] = "it is longer than 1048576 bytes";
static const char not_json[] = "it is not JSON";
static const char not_utf8[] = "it is not in UTF-8 (export the file again as UTF-8)";

struct growth__json {
    growth__input *input;
    char *piece;
    size_t at, end;
    int at_end;

    size_t line;
    size_t depth;      /* Brackets open. */
    uint64_t is_array; /* A bit for each of them. */
    size_t base;       /* Depth at which items stand: 0, 1 in an array, 2 in a Bundle's entries. */
    size_t items, entries; /* Begun so far: of the file, and of the Bundle or array at hand. */
    int skipping;          /* In what surrounds the entries of a Bundle. */
    int in_string, escaped;
    char before; /* The last character that is no blank, outside strings. */
    int line_start;
    char key[KEY_SIZE]; /* The last text in the object around the entries, as far as it fits. */
    size_t key_length;

    int collecting, stray; /* stray: something that is no object. */
    size_t capacity, begun_on;
    char *text;
    growth__json_item item;
    int done; /* The item is whole. */
};

/* -- the item ------------------------------------------------------------------------------- */

static growth_status out_of_memory(const growth__json *j, growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory reading %s",
                        growth__input_name(j->input));
}

static void set_wrong(growth__json *j, const char *why)
{
    if (!j->item.wrong)
        j->item.wrong = why;
}

static void begin_item(growth__json *j)
{
    j->item = (growth__json_item){ .line = j->line,
                                   .number = ++j->items,
                                   .entry = j->base ? ++j->entries : 0,
                                   .is_entry = j->base == 2 };
    j->collecting = 1;
    j->stray = 0;
}

static void end_item(growth__json *j)
{
    j->collecting = j->stray = 0;
    j->text[j->item.length] = '\0';
    j->item.text = j->text;
    j->done = 1;
}

/* Add bytes of the item, as far as it may grow. */
static growth_status put(growth__json *j, const char *bytes, size_t n, growth_error *err)
{
    if (n > GROWTH_ROW_BYTES - j->item.length) {
        set_wrong(j, too_long);
        n = GROWTH_ROW_BYTES - j->item.length;
    }
    if (j->item.length + n + 1 > j->capacity) {
        const size_t want =
            2 * j->capacity > j->item.length + n + 1 ? 2 * j->capacity : j->item.length + n + 1;
        char *larger = realloc(j->text, want);

        if (!larger)
            return out_of_memory(j, err);
        j->text = larger;
        j->capacity = want;
    }
    memcpy(j->text + j->item.length, bytes, n);
    j->item.length += n;
    return GROWTH_OK;
}

static growth_status put_one(growth__json *j, char c, growth_error *err)
{
    /* A raw line break may stand in a text that is wrong; what is kept is one line all the same. */
    const char kept = c == '\n' || c == '\r' || !c ? ' ' : c;

    if (!c)
        set_wrong(j, nul_byte);
    return put(j, &kept, 1, err);
}

/* -- the walk ------------------------------------------------------------------------------- */

static int inside_array(const growth__json *j)
{
    return j->depth && j->depth <= MOST_OPEN && (j->is_array >> (j->depth - 1) & 1);
}

static void open_bracket(growth__json *j, char c)
{
    if (j->depth < MOST_OPEN) {
        const uint64_t bit = UINT64_C(1) << j->depth;

        j->is_array = c == '[' ? j->is_array | bit : j->is_array & ~bit;
    }
    j->depth++;
}

/* Whether an object may begin here: after a colon, and in an array after a comma or its bracket. */
static int may_begin_object(const growth__json *j)
{
    return !j->in_string &&
           (j->before == ':' || (inside_array(j) && (j->before == ',' || j->before == '[')));
}

static int at_entries(const growth__json *j, char c)
{
    return c == '[' && j->base == 0 && j->depth == 1 && j->before == ':' && j->key_length == 5 &&
           !memcmp(j->key, "entry", 5);
}

/* The closing bracket of an item, of the list of items, or of what surrounds that. */
static void close_bracket(growth__json *j)
{
    if (j->depth)
        j->depth--;
    if (j->collecting && j->depth == j->base)
        end_item(j);
    else if (!j->collecting && j->base && j->depth < j->base) {
        j->skipping = j->base == 2;
        j->base = 0;
    }
    if (j->depth == 0)
        j->skipping = 0;
}

static void track_key(growth__json *j, char c)
{
    if (j->base || j->depth != 1)
        return;
    if (j->key_length < KEY_SIZE)
        j->key[j->key_length] = c;
    j->key_length++;
}

static growth_status in_string(growth__json *j, char c, growth_error *err)
{
    if (j->escaped)
        j->escaped = 0;
    else if (c == '\\')
        j->escaped = 1;
    else if (c == '"')
        j->in_string = 0;
    if (j->in_string)
        track_key(j, c);
    if ((unsigned char)c < ' ')
        set_wrong(j, c ? control : nul_byte);
    return j->collecting ? put_one(j, c, err) : GROWTH_OK;
}

/* Most of a resource is plain text: what changes nothing goes at once. */
static growth_status pass_text(growth__json *j, growth_error *err)
{
    const char *const from = j->piece + j->at;
    const size_t most = j->end - j->at;
    size_t n = 0;

    /* A key is looked at, and a bracket that begins a line may be of another item. */
    if (j->escaped || j->line_start || (!j->base && j->depth == 1))
        return GROWTH_OK;
    while (n < most && from[n] != '"' && from[n] != '\\' && (unsigned char)from[n] >= ' ')
        n++;
    j->at += n;
    return j->collecting && n ? put(j, from, n, err) : GROWTH_OK;
}

/* What is no object where one should stand is an item of its own, up to the next separator. */
static int ends_stray(const growth__json *j, char c)
{
    if (j->base)
        return c == ',' || c == ']';
    return c == '\n' || c == '{' || c == '[';
}

static growth_status take_mark(growth__json *j, char c, growth_error *err)
{
    const int free_place = !j->collecting && !j->skipping && j->depth == j->base;

    if (free_place && c == '[' && !j->base) {
        open_bracket(j, c);
        j->base = 1;
        j->entries = 0;
        return GROWTH_OK;
    }
    if (free_place && j->base && (c == ',' || c == ']')) {
        if (c == ']')
            close_bracket(j);
        return GROWTH_OK;
    }
    if (free_place) {
        begin_item(j);
        j->stray = c != '{';
        if (j->stray)
            set_wrong(j, not_json);
    }
    if (at_entries(j, c)) {
        j->collecting = 0;
        open_bracket(j, c);
        j->base = 2;
        j->entries = 0;
        return GROWTH_OK;
    }
    if (j->collecting)
        TRY(put_one(j, c, err));
    if (j->stray)
        return GROWTH_OK;
    if (c == '"') {
        j->in_string = 1;
        if (!j->base && j->depth == 1)
            j->key_length = 0;
    } else if (c == '{' || c == '[') {
        open_bracket(j, c);
    } else if (c == '}' || c == ']') {
        close_bracket(j);
    }
    return GROWTH_OK;
}

/* Begin anew after an item that was cut off. */
static void recover(growth__json *j)
{
    if (j->collecting) {
        j->item.wrong = cut_off;
        end_item(j);
    }
    j->depth = j->base = 0;
    j->in_string = j->escaped = j->skipping = j->stray = 0;
}

/* One character.  Leaves it where it is (returns with `done`) if it belongs to the next item. */
static growth_status step(growth__json *j, char c, growth_error *err)
{
    const int blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';

    if (j->collecting && j->stray && ends_stray(j, c)) {
        end_item(j);
        return GROWTH_OK;
    }
    if (c == '{' && j->line_start && j->depth && !j->skipping && j->collecting &&
        !may_begin_object(j)) {
        recover(j);
        return GROWTH_OK;
    }
    j->at++;
    if (c == '\n')
        j->line++;
    if (c == '\n' || !blank)
        j->line_start = c == '\n';
    if (j->in_string)
        return in_string(j, c, err);
    if (blank)
        return GROWTH_OK;
    TRY(take_mark(j, c, err));
    j->before = c;
    return GROWTH_OK;
}

static growth_status finish(growth__json *j, growth_error *err)
{
    if (j->base || j->skipping)
        return growth__fail(err, GROWTH_ERR_PARSE,
                            "%s ends in the middle: its last bracket is missing (fetch the file "
                            "again)",
                            growth__input_name(j->input));
    if (j->collecting)
        recover(j);
    return GROWTH_OK;
}

/* JSON is UTF-8.  An item of other bytes is wrong, and kept as Windows-1252, as rows of a table
 * are: nobody above the input sees a text that is not UTF-8. */
static growth_status make_utf8(growth__json *j, growth_error *err)
{
    char *made;

    if (growth__utf8_valid(j->text, j->item.length))
        return GROWTH_OK;
    set_wrong(j, not_utf8);
    made = malloc(3 * j->item.length + 1);
    if (!made)
        return out_of_memory(j, err);
    j->item.length = growth__utf8_from_cp1252(j->text, j->item.length, made);
    made[j->item.length] = '\0';
    free(j->text);
    j->item.text = j->text = made;
    j->capacity = j->item.length + 1;
    return GROWTH_OK;
}

growth_status growth__json_next(growth__json *j, const growth__json_item **item, growth_error *err)
{
    *item = NULL;
    j->done = 0;
    while (!j->done) {
        if (j->in_string)
            TRY(pass_text(j, err));
        if (j->at == j->end && !j->at_end) {
            j->at = 0;
            TRY(growth__input_read(j->input, j->piece, PIECE, &j->end, err));
            j->at_end = j->end == 0;
        }
        if (j->at == j->end) {
            TRY(finish(j, err));
            break;
        }
        TRY(step(j, j->piece[j->at], err));
    }
    if (j->done) {
        TRY(make_utf8(j, err));
        *item = &j->item;
    }
    return GROWTH_OK;
}

/* -- life ----------------------------------------------------------------------------------- */

growth_status growth__json_open(growth__input *input, growth__json **json, growth_error *err)
{
    growth__json *j = calloc(1, sizeof *j);

    if (j) {
        j->piece = malloc(PIECE);
        j->text = malloc(PIECE);
        j->input = input;
        j->capacity = PIECE;
        j->line = 1;
        j->line_start = 1;
    }
    if (!j || !j->piece || !j->text) {
        if (j)
            growth__json_close(j);
        else
            growth__input_close(input);
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening JSON");
    }
    *json = j;
    return GROWTH_OK;
}

void growth__json_close(growth__json *j)
{
    if (!j)
        return;
    growth__input_close(j->input);
    free(j->piece);
    free(j->text);
    free(j);
}
