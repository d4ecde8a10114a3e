/* A rules file: which rules are asked, with which numbers.
 *
 *     # a comment
 *     pack = jgz-2019              turns a pack of rules on
 *     static-weight = off          turns a rule off (or on)
 *     sustained-fall.spaces = 2.5  sets a parameter
 *
 * Everything is checked: a slip in this file must not silence a rule. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <growth/io.h>
#include <growth/number.h>

#include "internal.h"

enum { LINE_BYTES = 1024, LINES_MAX = 10000 };

typedef struct place {
    const char *path;
    size_t line;
} place;

static char *trim(char *text)
{
    size_t n;

    while (growth__is_space(*text))
        text++;
    n = strlen(text);
    while (n > 0 && (growth__is_space(text[n - 1]) || text[n - 1] == '\n' || text[n - 1] == '\r'))
        text[--n] = '\0';
    return text;
}

static growth_status at(const place *p, growth_status status, const char *why, growth_error *err)
{
    return growth__fail(err, status, "%s:%zu: %.240s", p->path, p->line, why);
}

static growth_status set(growth_rules *rules, char *name, const char *text, growth_error *err)
{
    char *dot = strchr(name, '.');
    double value;

    if (!strcmp(name, "pack"))
        return growth_rules_add_pack(rules, text, err);
    if (!dot)
        return growth_rules_switch(rules, name, text, err);
    *dot = '\0';
    if (growth_number_parse(text, strlen(text), 0, &value) != GROWTH_OK)
        return growth__fail(err, GROWTH_ERR_PARSE, "'%.60s' is not a number (use a point)", text);
    return growth_rules_set(rules, name, dot + 1, value, err);
}

static growth_status read_line(const place *p, char *line, growth_rules *rules, growth_error *err)
{
    char *comment = strchr(line, '#'), *equals;
    growth_error why;
    growth_status status;

    if (comment)
        *comment = '\0';
    line = trim(line);
    if (!*line)
        return GROWTH_OK;
    equals = strchr(line, '=');
    if (!equals)
        return at(p, GROWTH_ERR_PARSE,
                  "expected 'rule.parameter = number', 'rule = on|off' or 'pack = id'", err);
    *equals = '\0';
    status = set(rules, trim(line), trim(equals + 1), &why);
    return status == GROWTH_OK ? GROWTH_OK : at(p, status, why.message, err);
}

static growth_status read_lines(FILE *file, const char *path, growth_rules *rules,
                                growth_error *err)
{
    char line[LINE_BYTES];
    place p = { path, 0 };

    while (fgets(line, sizeof line, file)) {
        if (p.line == 0 && !strncmp(line, "\xEF\xBB\xBF", 3)) /* as some editors begin a text */
            memmove(line, line + 3, strlen(line + 3) + 1);
        if (!strchr(line, '\n') && !feof(file) && strlen(line) + 1 < sizeof line) {
            p.line++;
            return at(&p, GROWTH_ERR_PARSE, "a NUL byte: this is no text (save it as one)", err);
        }
        if (++p.line > LINES_MAX || (!strchr(line, '\n') && !feof(file)))
            return at(&p, GROWTH_ERR_LIMIT,
                      "a line of a rules file has at most 1022 bytes, and "
                      "the file at most 10000 lines",
                      err);
        TRY(read_line(&p, line, rules, err));
    }
    return ferror(file) ? growth__fail(err, GROWTH_ERR_IO, "%s: %s", path, strerror(errno))
                        : GROWTH_OK;
}

growth_status growth_rules_read(const char *path, growth_rules *rules, growth_error *err)
{
    growth_rules read;
    growth_status status;
    FILE *file;

    if (!path || !rules)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_rules_read: bad argument");
    file = fopen(path, "r");
    if (!file)
        return growth__fail(err, GROWTH_ERR_IO, "%s: %s", path, strerror(errno));
    read = *rules;
    status = read_lines(file, path, &read, err);
    fclose(file);
    if (status == GROWTH_OK)
        *rules = read;
    return status;
}
