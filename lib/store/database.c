/* Talking to SQLite: its errors as sentences, and every question the store asks. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"

/* What replaced an entry by then.  After a hand-over what replaces it may itself have been recorded
 * later than what replaces that: then it is the one further on. */
#define NEXT_OF(table)                                                                             \
    "CASE WHEN EXISTS (SELECT 1 FROM " table " n WHERE n.supersedes = t.entry) THEN "              \
    "(WITH RECURSIVE later (e, at) AS (SELECT n.entry, n.recorded_at FROM " table                  \
    " n WHERE n.supersedes = t.entry UNION ALL SELECT n.entry, n.recorded_at FROM " table          \
    " n JOIN later ON n.supersedes = later.e) "                                                    \
    "SELECT e FROM later WHERE at <= ?2 ORDER BY e LIMIT 1) END"
/* As the callers get it. */
#define TIME_OF(alias) "strftime('%Y-%m-%dT%H:%M:%SZ', " alias ".recorded_at, 'unixepoch')"
#define PROVENANCE_OF(table)                                                                       \
    "SELECT t.entry, " TIME_OF("t") ", t.author, t.reason, t.import, t.supersedes, " NEXT_OF(      \
        table) ", t.retracted, "
#define CURRENT_OF(table) " AND t.retracted = 0 AND " NEXT_OF(table) " IS NULL"
#define MEASUREMENT_COLUMNS                                                                        \
    "t.measure, t.measured_on, t.value_text, t.unit, t.value, t.posture, t.oedema, t.doubtful, "   \
    "t.service, t.measured_by, t.device, t.note, t.source, t.source_key FROM measurement t "
#define CONTACT_COLUMNS                                                                            \
    "t.contact_on, t.attended, t.not_measured, t.service, t.seen_by, t.note, t.source, "           \
    "t.source_key FROM contact t "
/* All columns, in the order of the table: see growth__store_cells(). */
#define WHOLE_COLUMNS                                                                              \
    "SELECT t.entry, t.hash, t.recorded_at, t.author, t.reason, t.import, t.child, "               \
    "t.supersedes, t.retracted, "
#define ORIGIN_OF "t.handover, t.origin_entry, t.origin_hash "
#define WHOLE_MEASUREMENT                                                                          \
    WHOLE_COLUMNS "t.measure, t.measured_on, t.value_text, t.unit, t.value, t.posture, "           \
                  "t.oedema, t.doubtful, t.service, t.measured_by, t.device, t.note, t.source, "   \
                  "t.source_key, " ORIGIN_OF "FROM measurement t "
#define WHOLE_CONTACT                                                                              \
    WHOLE_COLUMNS "t.contact_on, t.attended, t.not_measured, t.service, t.seen_by, t.note, "       \
                  "t.source, t.source_key, " ORIGIN_OF "FROM contact t "
#define UP_TO "WHERE t.child = ?1 AND t.recorded_at <= ?2"
#define STANDING(table)                                                                            \
    "SELECT t.child, (SELECT entry FROM " table " n WHERE n.supersedes = t.entry), t.retracted "   \
    "FROM " table " t WHERE t.entry = ?1"
#define NOT_SUPERSEDED(table)                                                                      \
    "t.retracted = 0 AND NOT EXISTS (SELECT 1 FROM " table " n WHERE n.supersedes = t.entry)"
/* What others have said of what a row of entries ends with, and that says still. */
#define OTHERS_OF(table, same)                                                                     \
    "WITH RECURSIVE said (e) AS (SELECT ?1 UNION ALL SELECT n.supersedes FROM " table              \
    " n JOIN said ON n.entry = said.e WHERE n.supersedes IS NOT NULL) "                            \
    "SELECT max(t.entry) FROM said JOIN " table " t ON t.entry = said.e JOIN " table               \
    " h ON h.entry = ?1 WHERE h.retracted = 0 AND t.retracted = 0 AND " same                       \
    " AND (t.supersedes IS NULL OR t.source IS NOT NULL OR t.source_key IS NOT NULL) "             \
    "AND NOT (t.source IS ?2 AND (t.source_key IS ?3 OR t.source_key IS NULL) "                    \
    "AND (t.source IS NOT NULL OR t.import IS NOT NULL)) "                                         \
    "GROUP BY t.source, t.source_key, t.import IS NULL ORDER BY 1"
#define DETAILS_COLUMNS                                                                            \
    "SELECT c.uuid, d.entry, " TIME_OF(                                                            \
        "d") ", d.author, d.reason, d.import, d.birth_date, d.sex, "                               \
             "d.gestation_days, d.gestation_source, d.mother_height_cm, d.father_height_cm "

static const char *const queries[QUERY_COUNT_] = {
    [QUERY_CHILD_BY_UUID] = "SELECT entry FROM child WHERE uuid = ?1",
    [QUERY_CHILDREN] = DETAILS_COLUMNS
    "FROM child c JOIN child_details d ON d.child = c.entry "
    "WHERE d.entry = (SELECT max(entry) FROM child_details m WHERE m.child = c.entry) "
    "ORDER BY c.entry",
    [QUERY_DETAILS] =
        DETAILS_COLUMNS "FROM child c JOIN child_details d ON d.child = c.entry "
                        "WHERE c.entry = ?1 AND d.recorded_at <= ?2 ORDER BY d.entry DESC LIMIT 1",
    [QUERY_DETAILS_EVER] =
        DETAILS_COLUMNS "FROM child c JOIN child_details d ON d.child = c.entry "
                        "WHERE c.entry = ?1 AND d.recorded_at <= ?2 ORDER BY d.entry",
    [QUERY_DETAILS_BEFORE] = "SELECT max(o.entry) FROM child_details t JOIN child_details o "
                             "ON o.child = t.child AND o.entry < t.entry WHERE t.entry = ?1",
    [QUERY_DETAILS_HEAD] = "SELECT max(o.entry) FROM child_details t JOIN child_details o "
                           "ON o.child = t.child WHERE t.entry = ?1",
    [QUERY_IDENTIFIER_FIND] =
        "SELECT t.child FROM identifier t WHERE t.system = ?1 AND t.value = ?2 "
        "AND (?3 IS NULL OR ((t.valid_from IS NULL OR t.valid_from <= ?3) "
        "AND (t.valid_to IS NULL OR t.valid_to > ?3))) AND " NOT_SUPERSEDED("identifier"),
    [QUERY_IDENTIFIER_SAME] =
        "SELECT t.entry FROM identifier t WHERE t.child = ?1 AND t.system = ?2 AND t.value = ?3 "
        "AND t.valid_from IS ?4 AND t.valid_to IS ?5 AND t.retracted = 0 "
        "AND (t.entry < ?6 OR NOT EXISTS "
        "(SELECT 1 FROM identifier n WHERE n.supersedes = t.entry)) ORDER BY t.entry DESC",
    [QUERY_IDENTIFIER_CLASH] =
        "SELECT 1 FROM identifier t WHERE t.system = ?1 AND t.value = ?2 AND t.child <> ?3 "
        "AND (?5 IS NULL OR t.valid_from IS NULL OR t.valid_from < ?5) "
        "AND (?4 IS NULL OR t.valid_to IS NULL OR t.valid_to > ?4) "
        "AND " NOT_SUPERSEDED("identifier"),
    [QUERY_IDENTIFIER_USE] =
        "SELECT t.child, t.valid_from IS NULL AND t.valid_to IS NULL FROM identifier t "
        "WHERE t.system = ?1 AND t.value = ?2 AND " NOT_SUPERSEDED("identifier") " LIMIT 2",
    [QUERY_IDENTIFIER_ENDED] =
        "SELECT 1 FROM identifier t WHERE t.system = ?1 AND t.value = ?2 AND t.valid_to <= ?3 "
        "AND " NOT_SUPERSEDED("identifier") " LIMIT 1",
    [QUERY_NUMBER_DIFFERS] =
        "SELECT 1 FROM identifier t WHERE t.child = ?1 AND t.system = ?2 "
        "AND t.value <> ?3 AND t.valid_to IS NULL AND " NOT_SUPERSEDED("identifier") " LIMIT 1",
    [QUERY_IDENTIFIERS] = PROVENANCE_OF(
        "identifier") "t.system, t.value, t.valid_from, t.valid_to FROM identifier t " UP_TO
                      " ORDER BY t.entry",
    [QUERY_IDENTIFIER] = "SELECT system, value, valid_from, valid_to FROM identifier "
                         "WHERE entry = ?1",
    [QUERY_LINK_SAME] =
        "SELECT t.relation = ?3 AND (t.child = ?1 OR ?3 = 'sibling') FROM family_link t "
        "WHERE ((t.child = ?1 AND t.relative = ?2) OR (t.child = ?2 AND t.relative = ?1)) "
        "AND " NOT_SUPERSEDED("family_link") " LIMIT 1",
    [QUERY_LINKS] = PROVENANCE_OF(
        "family_link") "c.uuid, CASE WHEN t.relation = 'parent' AND t.relative = ?1 THEN 'child' "
                       "ELSE t.relation END FROM family_link t "
                       "JOIN child c ON c.entry = CASE WHEN t.child = ?1 THEN t.relative ELSE "
                       "t.child END "
                       "WHERE (t.child = ?1 OR t.relative = ?1)" CURRENT_OF(
                           "family_link") " ORDER BY t.entry",
    [QUERY_MEASUREMENT] =
        "SELECT child, measure, measured_on, value_text, unit, value, posture, oedema, doubtful, "
        "service, measured_by, device, note, source, source_key FROM measurement WHERE entry = ?1",
    [QUERY_MEASUREMENT_SAME] =
        WHOLE_MEASUREMENT "WHERE t.child = ?1 AND t.measure = ?2 AND t.measured_on = ?3 "
                          "AND t.value_text = ?4 AND t.unit = ?5 AND t.retracted = 0",
    [QUERY_MEASUREMENT_BY_KEY] =
        WHOLE_MEASUREMENT "WHERE t.child = ?1 AND t.source_key = ?2 AND t.source IS ?3 "
                          "AND t.measure = ?4 ORDER BY t.entry DESC",
    [QUERY_MEASUREMENTS_OF_KEY] =
        WHOLE_MEASUREMENT "WHERE t.source_key = ?2 AND t.source IS ?3 ORDER BY t.entry",
    [QUERY_MEASUREMENTS_OF_CHILD] =
        WHOLE_MEASUREMENT "WHERE t.child = ?1 AND t.source_key = ?2 AND t.source IS ?3 "
                          "ORDER BY t.entry",
    [QUERY_MEASUREMENT_WHOLE] = WHOLE_MEASUREMENT "WHERE t.entry = ?1",
    [QUERY_MEASUREMENT_MARKS] =
        "SELECT entry, retracted, measure, measured_on, value_text, unit, source, source_key "
        "FROM measurement WHERE child = ?1 ORDER BY entry",
    [QUERY_MEASUREMENT_OTHERS] =
        OTHERS_OF("measurement", "t.measured_on = h.measured_on AND t.value_text = h.value_text "
                                 "AND t.unit = h.unit"),
    [QUERY_MEASUREMENTS_CURRENT] = PROVENANCE_OF("measurement")
        MEASUREMENT_COLUMNS UP_TO CURRENT_OF("measurement") " ORDER BY t.measured_on, t.entry",
    [QUERY_MEASUREMENTS_HISTORY] =
        PROVENANCE_OF("measurement") MEASUREMENT_COLUMNS UP_TO " ORDER BY t.entry",
    [QUERY_CONTACT_SAME] =
        WHOLE_CONTACT "WHERE t.child = ?1 AND t.contact_on = ?2 AND t.attended = ?3 "
                      "AND t.not_measured IS ?4 AND t.service IS ?5 AND t.retracted = 0",
    [QUERY_CONTACT_WHOLE] = WHOLE_CONTACT "WHERE t.entry = ?1",
    [QUERY_CONTACT_BY_KEY] =
        WHOLE_CONTACT "WHERE t.child = ?1 AND t.source_key = ?2 AND t.source IS ?3 "
                      "ORDER BY t.entry DESC",
    [QUERY_CONTACT_OTHERS] =
        OTHERS_OF("contact", "t.contact_on = h.contact_on AND t.attended = h.attended "
                             "AND t.not_measured IS h.not_measured AND t.service IS h.service"),
    [QUERY_CONTACTS_OF_KEY] =
        WHOLE_CONTACT "WHERE t.source_key = ?2 AND t.source IS ?3 ORDER BY t.entry",
    [QUERY_CONTACTS_CURRENT] = PROVENANCE_OF("contact")
        CONTACT_COLUMNS UP_TO CURRENT_OF("contact") " ORDER BY t.contact_on, t.entry",
    [QUERY_CONTACTS_HISTORY] = PROVENANCE_OF("contact") CONTACT_COLUMNS UP_TO " ORDER BY t.entry",
    [QUERY_FINDINGS] = "SELECT t.entry, " TIME_OF(
        "t") ", t.author, t.reason, t.import, NULL, NULL, 0, t.rule, "
             "t.measure, t.from_date, t.to_date FROM acknowledgement t WHERE t.child = ?1 "
             "ORDER BY t.entry",
    [QUERY_NEWEST_TIME] =
        "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', max(at), 'unixepoch') FROM ("
        "SELECT max(recorded_at) AS at FROM child WHERE ?1 IS NULL OR entry = ?1 UNION ALL "
        "SELECT max(recorded_at) FROM child_details WHERE ?1 IS NULL OR child = ?1 UNION ALL "
        "SELECT max(recorded_at) FROM identifier WHERE ?1 IS NULL OR child = ?1 UNION ALL "
        "SELECT max(recorded_at) FROM family_link WHERE ?1 IS NULL OR child = ?1 UNION ALL "
        "SELECT max(recorded_at) FROM measurement WHERE ?1 IS NULL OR child = ?1 UNION ALL "
        "SELECT max(recorded_at) FROM contact WHERE ?1 IS NULL OR child = ?1 UNION ALL "
        "SELECT max(recorded_at) FROM acknowledgement WHERE ?1 IS NULL OR child = ?1)",
    [QUERY_FILE_HASH] = "SELECT 1 FROM import WHERE file_hash = ?1",
    [QUERY_STANDING_IDENTIFIER] = STANDING("identifier"),
    [QUERY_STANDING_LINK] = STANDING("family_link"),
    [QUERY_STANDING_MEASUREMENT] = STANDING("measurement"),
    [QUERY_STANDING_CONTACT] = STANDING("contact"),
};

growth_status(growth__store_fail)(growth_error *err, growth_status status, const char *format, ...)
{
    if (err) {
        va_list args;

        err->status = status;
        va_start(args, format);
        vsnprintf(err->message, sizeof err->message, format, args);
        va_end(args);
    }
    return status;
}

growth_status growth__store_no_memory(growth_error *err)
{
    return growth__store_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
}

/* What a person can do about it.  SQLite's own text names tables and columns, never values. */
static const struct {
    int code;
    growth_status status;
    const char *advice;
} advices[] = {
    { SQLITE_IOERR_READ, GROWTH_ERR_IO,
      "the disk could not be read, which does not mean that the store is damaged: look after the "
      "disk, then run growth store check" },
    { SQLITE_FULL, GROWTH_ERR_IO, "the disk is full; nothing of this was kept: free some space" },
    { SQLITE_BUSY, GROWTH_ERR_BUSY, "another program kept it locked; try again" },
    { SQLITE_LOCKED, GROWTH_ERR_BUSY, "it is being written to; try again" },
    { SQLITE_CORRUPT, GROWTH_ERR_DAMAGED, "the file is damaged; restore a backup or an export" },
    { SQLITE_NOTADB, GROWTH_ERR_PARSE, "it is not a growth store" },
    { SQLITE_NOMEM, GROWTH_ERR_NO_MEMORY, "out of memory" },
    { SQLITE_READONLY, GROWTH_ERR_IO,
      "the file or its folder cannot be written to: copy it to where you can write" },
    { SQLITE_PERM, GROWTH_ERR_IO, "permission is denied" },
    { SQLITE_CANTOPEN, GROWTH_ERR_IO,
      "the file cannot be opened, or its folder cannot be written to (SQLite keeps -wal and -shm "
      "beside the store, also to read it): copy it to where you can write" },
    { SQLITE_IOERR, GROWTH_ERR_IO, "the disk refused; nothing of this was kept" },
    { SQLITE_TOOBIG, GROWTH_ERR_LIMIT, "a text is too long" },
    { SQLITE_CONSTRAINT, GROWTH_ERR_CONFLICT, "the store refuses it" },
    { SQLITE_PROTOCOL, GROWTH_ERR_BUSY, "another program kept it locked; try again" },
    { SQLITE_ERROR, GROWTH_ERR_DAMAGED, "someone altered the file; restore a backup or an export" },
};

static const int read_errors[] = { SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ,
                                   SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_DATA };

static int errno_of(sqlite3_file *file)
{
    int number = 0;

    if (!file || !file->pMethods ||
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number) != SQLITE_OK)
        return 0;
    return number;
}

/* SQLite says "malformed" when the system refuses a read; what the system said stays with the
 * files. */
int growth__store_refused_read(sqlite3 *db)
{
    sqlite3_file *file = NULL, *wal = NULL;
    int number;

    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
    number = errno_of(file);
    number = number ? number : errno_of(wal);
    return number == EIO || number == ENXIO || number == ERANGE ? number : 0;
}

/* The row of `advices` that a code is of; codes of reads are one. */
static int kind_of(sqlite3 *db, int code, int number)
{
    for (size_t i = 0; i < ARRAY_LEN(read_errors); i++)
        if (code == read_errors[i])
            return SQLITE_IOERR_READ;
    if ((code & 0xff) == SQLITE_CORRUPT && growth__store_refused_read(db))
        return SQLITE_IOERR_READ;
    /* SQLite says so of the store and its -wal, but not of the -shm beside them. */
    if ((code & 0xff) == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT))
        return SQLITE_FULL;
    return code & 0xff;
}

static growth_status say(sqlite3 *db, int kind, int code, int number, const char *doing,
                         growth_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(advices); i++)
        if (advices[i].code == kind)
            return growth__store_fail(err, advices[i].status, "cannot %s: %s (SQLite %d: %s%s%s)",
                                      doing, advices[i].advice, code, sqlite3_errmsg(db),
                                      number ? ", " : "", number ? strerror(number) : "");
    return growth__store_fail(err, GROWTH_ERR_DAMAGED, "cannot %s: SQLite %d: %s", doing, code,
                              sqlite3_errmsg(db));
}

growth_status growth__store_read_error(sqlite3 *db, const char *doing, growth_error *err)
{
    return say(db, SQLITE_IOERR_READ, sqlite3_extended_errcode(db), growth__store_refused_read(db),
               doing, err);
}

growth_status growth__store_sqlite_error(sqlite3 *db, const char *doing, growth_error *err)
{
    int code = sqlite3_extended_errcode(db);
    int number = sqlite3_system_errno(db);
    int kind = kind_of(db, code, number);

    return kind == SQLITE_IOERR_READ && !number ? growth__store_read_error(db, doing, err)
                                                : say(db, kind, code, number, doing, err);
}

growth_status growth__store_exec(sqlite3 *db, const char *sql, const char *doing, growth_error *err)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return growth__store_sqlite_error(db, doing, err);
    return GROWTH_OK;
}

growth_status growth__store_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **statement,
                                    growth_error *err)
{
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK)
        return growth__store_sqlite_error(db, "read the store", err);
    return GROWTH_OK;
}

growth_status growth__store_query(growth_store *store, query_id id, sqlite3_stmt **statement,
                                  growth_error *err)
{
    if (!store->queries[id])
        TRY(growth__store_prepare(store->db, queries[id], &store->queries[id], err));
    if (sqlite3_stmt_busy(store->queries[id]))
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "the same question is being asked already: do not call it from "
                                  "its own callback");
    *statement = store->queries[id];
    return GROWTH_OK;
}

growth_status growth__store_step(growth_store *store, sqlite3_stmt *statement, int *row,
                                 growth_error *err)
{
    int code = sqlite3_step(statement);

    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return GROWTH_OK;
    TRY(growth__store_sqlite_error(store->db, "read the store", err));
    return GROWTH_ERR_IO;
}

void growth__store_done(sqlite3_stmt *statement)
{
    if (!statement)
        return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

growth_status growth__store_entry(growth_store *store, sqlite3_stmt *statement,
                                  growth_store_entry *entry, growth_error *err)
{
    int found;
    const growth_status status = growth__store_step(store, statement, &found, err);

    *entry = status == GROWTH_OK && found ? sqlite3_column_int64(statement, 0) : 0;
    growth__store_done(statement);
    return status;
}

void growth__store_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    if (text && *text)
        sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, at);
}

void growth__store_bind_date(sqlite3_stmt *statement, int at, growth_date date)
{
    if (date == GROWTH_DATE_NONE)
        sqlite3_bind_null(statement, at);
    else
        sqlite3_bind_int(statement, at, date);
}

const char *growth__store_column_text(sqlite3_stmt *statement, int at)
{
    return (const char *)sqlite3_column_text(statement, at);
}

growth_date growth__store_column_date(sqlite3_stmt *statement, int at)
{
    return sqlite3_column_type(statement, at) == SQLITE_NULL ? GROWTH_DATE_NONE
                                                             : sqlite3_column_int(statement, at);
}

growth_status growth__store_integer(sqlite3 *db, const char *sql, int64_t *value, growth_error *err)
{
    sqlite3_stmt *statement;
    int code;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        return growth__store_sqlite_error(db, "read the store", err);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        *value = sqlite3_column_int64(statement, 0);
    if (sqlite3_finalize(statement) != SQLITE_OK || code != SQLITE_ROW)
        return growth__store_sqlite_error(db, "read the store", err);
    return GROWTH_OK;
}
