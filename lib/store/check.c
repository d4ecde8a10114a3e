/* Checking everything: pages, references, the chain of hashes, values against their texts. */
#include <stdio.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#include <growth/number.h>

#include "internal.h"

enum { FIRST_PROBLEM = 256 };
#define PROBLEMS_MAX 100 /* of one kind that are told; more are only counted */

typedef struct checking {
    growth_store *store;
    growth_store_problem_fn problem;
    void *context;
    growth_store_report report;
    unsigned char hash[SHA256_SIZE];
    growth_store_entry sealed; /* the entry of the seal given, 0 for none */
    unsigned char seal[SHA256_SIZE];
} checking;

static void tell(checking *c, const char *format, ...) GROWTH_PRINTF(2, 3);

static void tell(checking *c, const char *format, ...)
{
    char sentence[512];
    va_list args;

    if (++c->report.problems > PROBLEMS_MAX || !c->problem)
        return;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    c->problem(c->context, sentence);
}

/* ---- what SQLite can tell -------------------------------------------------------------------- */

static growth_status check_pages(checking *c, growth_error *err)
{
    sqlite3_stmt *statement;
    int code;

    TRY(growth__store_prepare(c->store->db, "PRAGMA integrity_check", &statement, err));
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *text = growth__store_column_text(statement, 0);

        if (strcmp(text, "ok") != 0)
            tell(c, "the file is damaged: %s", text);
    }
    sqlite3_finalize(statement);
    if (growth__store_refused_read(c->store->db))
        return growth__store_read_error(c->store->db, "check the store", err);
    return code == SQLITE_DONE ? GROWTH_OK
                               : growth__store_sqlite_error(c->store->db, "check the store", err);
}

static growth_status check_references(checking *c, growth_error *err)
{
    sqlite3_stmt *statement;
    int code;

    TRY(growth__store_prepare(c->store->db, "PRAGMA foreign_key_check", &statement, err));
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        tell(c, "%s entry %lld refers to a %s that is not there",
             growth__store_column_text(statement, 0), (long long)sqlite3_column_int64(statement, 1),
             growth__store_column_text(statement, 2));
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? GROWTH_OK
                               : growth__store_sqlite_error(c->store->db, "check the store", err);
}

static void check_mode(checking *c)
{
    const char *path = sqlite3_db_filename(c->store->db, "main");
    struct stat is;

    if (path && *path && stat(path, &is) == 0 && is.st_mode & (S_IRWXG | S_IRWXO))
        tell(c, "the file can be read by others than its owner (mode %o): chmod 600",
             (unsigned)(is.st_mode & 0777));
}

/* ---- the chain ------------------------------------------------------------------------------- */

growth_status growth__store_check_row(table_id id, const cell *cells, growth_error *err)
{
    const cell *origin = &cells[growth__store_tables[id].n_columns - ORIGIN_COLUMNS + ORIGIN_HASH];
    unsigned char hash[SHA256_SIZE];
    growth_measure measure = GROWTH_WEIGHT;
    double value = 0;

    if (origin->kind != CELL_NULL &&
        (origin->kind != CELL_TEXT ||
         growth__unhex(origin->text, origin->length, hash, SHA256_SIZE) != 0))
        return growth__store_fail(err, GROWTH_ERR_DAMAGED, "its origin is not a hash");
    if (id == TABLE_CHILD && cells[CHILD_UUID].length != GROWTH_STORE_UUID_SIZE - 1)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED, "a child's key is not a UUID");
    if (id != TABLE_MEASUREMENT)
        return GROWTH_OK;
    if (cells[MEASUREMENT_MEASURE].kind != CELL_TEXT || cells[MEASUREMENT_TEXT].kind != CELL_TEXT ||
        cells[MEASUREMENT_UNIT].kind != CELL_TEXT || cells[MEASUREMENT_VALUE].kind != CELL_REAL)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED, "a measurement lacks its value");
    if (growth_measure_find(cells[MEASUREMENT_MEASURE].text, &measure) != GROWTH_OK)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED, "a measurement is of no known measure");
    TRY(growth__store_value(measure, cells[MEASUREMENT_TEXT].text, cells[MEASUREMENT_UNIT].text,
                            &value, err));
    if (value < cells[MEASUREMENT_VALUE].real || value > cells[MEASUREMENT_VALUE].real)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "a measurement's value is not what its text says");
    return GROWTH_OK;
}

static void check_entry(checking *c, const entries *it, growth_store_entry expected)
{
    unsigned char hash[SHA256_SIZE];
    growth_error why;

    if (it->entry != expected)
        tell(c, "entry %lld is missing", (long long)expected);
    growth__store_hash(it->table, it->entry, it->cells, growth__store_tables[it->table].n_columns,
                       c->hash, hash);
    if (memcmp(hash, it->hash, SHA256_SIZE) != 0)
        tell(c, "entry %lld (%s) is not as it was recorded: its hash differs", (long long)it->entry,
             growth__store_tables[it->table].name);
    if (growth__store_check_row(it->table, it->cells, &why) != GROWTH_OK)
        tell(c, "entry %lld: %s", (long long)it->entry, why.message);
    /* Go on from what is stored: one changed entry is one problem, not one for each after it. */
    memcpy(c->hash, it->hash, SHA256_SIZE);
    if (it->entry == c->sealed && memcmp(c->seal, it->hash, SHA256_SIZE) != 0)
        tell(c, "entry %lld is not the one that was sealed: the store was rewritten",
             (long long)it->entry);
}

static growth_status check_chain(checking *c, growth_error *err)
{
    entries it;
    growth_status status;
    growth_store_entry last = 0;
    int more = 0;

    TRY(growth__entries_open(c->store, 0, &it, err));
    while ((status = growth__entries_next(&it, &more, err)) == GROWTH_OK && more) {
        check_entry(c, &it, last + 1);
        last = it.entry;
        c->report.entries++;
    }
    growth__entries_close(&it);
    if (status == GROWTH_OK && c->sealed > last)
        tell(c, "the store ends at entry %lld, before the sealed entry %lld: entries are missing",
             (long long)last, (long long)c->sealed);
    if (status == GROWTH_OK) {
        int n = snprintf(c->report.seal, sizeof c->report.seal, "%lld:", (long long)last);

        growth__hex(c->hash, SHA256_SIZE, c->report.seal + n);
    }
    return status;
}

/* A damaged page can end any of the looks below; that is a finding, not a failure to check. */
static growth_status look(checking *c, growth_status (*part)(checking *, growth_error *),
                          growth_error *err)
{
    growth_error why = { GROWTH_OK, "" };
    growth_status status = part(c, &why);

    if (status == GROWTH_ERR_DAMAGED) {
        tell(c, "%s", why.message);
        return GROWTH_OK;
    }
    if (status != GROWTH_OK && err)
        *err = why;
    return status;
}

static void note_first(void *context, const char *sentence)
{
    char *first = context;

    if (!first[0])
        snprintf(first, FIRST_PROBLEM, "%s", sentence);
}

growth_status growth__store_check_entries(growth_store *store, const char *what, growth_error *err)
{
    char first[FIRST_PROBLEM] = "";
    checking c = { .store = store, .problem = note_first, .context = first };
    growth_status status;

    TRY(growth__store_exec(store->db, "BEGIN", what, err));
    status = look(&c, check_chain, err);
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    if (status != GROWTH_OK || !c.report.problems)
        return status;
    return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                              "cannot %s: %s; restore a backup or an export, or copy the file by "
                              "itself to keep it as it is",
                              what, first);
}

static growth_status read_seal(checking *c, const char *seal, growth_error *err)
{
    const char *colon = seal ? strchr(seal, ':') : NULL;
    double entry = 0;

    if (!seal)
        return GROWTH_OK;
    if (!colon || colon - seal > 15 ||
        growth_number_parse(seal, (size_t)(colon - seal), 0, &entry) != GROWTH_OK || entry < 0 ||
        growth__unhex(colon + 1, strlen(colon + 1), c->seal, SHA256_SIZE) != 0)
        return growth__store_fail(
            err, GROWTH_ERR_PARSE,
            "a seal is the number of an entry, ':' and 64 hexadecimal digits");
    c->sealed = (growth_store_entry)entry;
    return GROWTH_OK;
}

growth_status growth_store_check(growth_store *store, const char *seal,
                                 growth_store_problem_fn problem, void *context,
                                 growth_store_report *report, growth_error *err)
{
    checking c = { .store = store, .problem = problem, .context = context };
    growth_status status;

    if (!store || !report)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and a report are needed");
    if (store->import)
        return growth__store_fail(err, GROWTH_ERR_BUSY, "an import is under way: let it end first");
    TRY(read_seal(&c, seal, err));
    TRY(growth__store_exec(store->db, "BEGIN", "check the store", err)); /* one moment of it */
    check_mode(&c);
    status = look(&c, check_pages, err);
    if (status == GROWTH_OK)
        status = look(&c, check_references, err);
    if (status == GROWTH_OK)
        status = look(&c, check_chain, err);
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    if (status == GROWTH_OK)
        *report = c.report;
    return status;
}
