/* Where a row of CSV ends: RFC 4180 quotes, and LF, CRLF or CR behind a row. */
#include "extent.h"

/* Bytes of the line end at p: 1 or 2; 0 where a last CR may have its LF still to come. */
static size_t line_end(const char *p, size_t length, int at_end)
{
    if (*p == '\n')
        return 1;
    if (length < 2)
        return at_end ? 1 : 0;
    return p[1] == '\n' ? 2 : 1;
}

static growth__found broken_quote(growth__extent *e, size_t at, growth__fault fault, size_t column)
{
    e->length = at;
    e->fault = fault;
    e->column = column;
    return FOUND_FAULT;
}

/* Pass over a quoted cell: `*at` stands behind its opening quote, and then at the separator or line
 * end behind the closing one. */
static growth__found pass_quoted(const growth__waiting *b, int may_span, size_t column, size_t *at,
                                 growth__extent *e)
{
    const char *const p = b->bytes;
    const size_t length = b->length;
    const size_t lines_before = e->lines;
    size_t i = *at;

    e->column = column; /* Of the quote, should the row turn out to have no end. */
    for (; i < length; i++) {
        if (p[i] == '"') {
            if (i + 1 == length && !b->at_end)
                return FOUND_TOO_LITTLE;
            i++;
            if (i < length && p[i] == '"')
                continue;
            *at = i;
            e->column = 0;
            if (i == length || p[i] == b->separator || p[i] == '\n' || p[i] == '\r')
                return FOUND_ROW;
            /* Over several lines it is the first quote that lacks its end. */
            return broken_quote(e, i,
                                e->lines > lines_before ? GROWTH__FAULT_OPEN_QUOTE
                                                        : GROWTH__FAULT_AFTER_QUOTE,
                                column);
        }
        if (p[i] != '\n' && p[i] != '\r')
            continue;
        if (!may_span)
            return broken_quote(e, i, GROWTH__FAULT_OPEN_QUOTE, column);
        e->lines += p[i] == '\n' || (i + 1 < length && p[i + 1] != '\n');
    }
    if (!b->at_end)
        return FOUND_TOO_LITTLE;
    return broken_quote(e, length, GROWTH__FAULT_OPEN_QUOTE, column);
}

growth__found growth__find_row(const growth__waiting *b, int may_span, growth__extent *e)
{
    const char *const p = b->bytes;
    const size_t length = b->length;
    size_t i = 0, column = 1, size;

    *e = (growth__extent){ 0, 0, 0, GROWTH__FAULT_NONE, 0 };
    for (;;) {
        if (i < length && p[i] == '"') {
            growth__found cell;

            i++;
            cell = pass_quoted(b, may_span, column, &i, e);
            if (cell != FOUND_ROW)
                return cell;
        }
        while (i < length && p[i] != b->separator && p[i] != '\n' && p[i] != '\r')
            i++;
        if (i == length || p[i] != b->separator)
            break;
        i++;
        column++;
    }
    e->length = e->end = i;
    if (i == length)
        return b->at_end ? FOUND_ROW : FOUND_TOO_LITTLE;
    size = line_end(p + i, length - i, b->at_end);
    e->end += size;
    return size ? FOUND_ROW : FOUND_TOO_LITTLE;
}

/* The first line alone, quotes or not; FOUND_TOO_LITTLE where its end is not in the buffer. */
growth__found growth__find_line(const growth__waiting *b, growth__extent *e)
{
    const char *const p = b->bytes;
    const size_t length = b->length;
    size_t i = 0, size;

    while (i < length && p[i] != '\n' && p[i] != '\r')
        i++;
    e->length = e->end = i;
    e->lines = 0;
    if (i == length)
        return b->at_end ? FOUND_ROW : FOUND_TOO_LITTLE;
    size = line_end(p + i, length - i, b->at_end);
    e->end += size;
    return size ? FOUND_ROW : FOUND_TOO_LITTLE;
}
