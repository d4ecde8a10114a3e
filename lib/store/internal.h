/* Shared inside the store; nothing here is exported.
 *
 * Everything the store keeps is a row of one of a few append-only tables.  schema.c describes the
 * tables once; appending, hashing, checking, exporting and restoring all work from that. */
#ifndef GROWTH_STORE_INTERNAL_H
#define GROWTH_STORE_INTERNAL_H

#include <sqlite3.h>

#include <growth/store_transfer.h>

#include "sha256.h"

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Give up with the status of a failing call; its message is already written. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        growth_status try_ = (call);                                                               \
        if (try_ != GROWTH_OK)                                                                     \
            return try_;                                                                           \
    } while (0)

/* ---- the tables (schema.c) ------------------------------------------------------------------- */

typedef enum table_id {
    TABLE_CHILD,
    TABLE_CHILD_DETAILS,
    TABLE_IDENTIFIER,
    TABLE_FAMILY_LINK,
    TABLE_IMPORT,
    TABLE_IMPORT_RESULT,
    TABLE_MEASUREMENT,
    TABLE_CONTACT,
    TABLE_ACKNOWLEDGEMENT,
    TABLE_HANDOVER,
    TABLE_COUNT_
} table_id;

typedef enum cell_kind { CELL_NULL, CELL_INTEGER, CELL_REAL, CELL_TEXT } cell_kind;

/* What the integers of a column are: numbers of entries (renumbered in one child's export), days
 * since 1970-01-01, seconds since 1970-01-01T00:00:00Z.  Exports spell days and times out. */
typedef enum column_role { ROLE_PLAIN, ROLE_ENTRY, ROLE_DAY, ROLE_TIME } column_role;

typedef struct column {
    const char *name;
    cell_kind kind;
    column_role role;
} column;

typedef struct table {
    const char *name;
    const column *columns; /* without `entry` and `hash`, which every table has */
    size_t n_columns;
    const char *of_child; /* condition that a row belongs to child ?1; NULL: never exported so */
} table;

extern const table growth__store_tables[TABLE_COUNT_];

/* Positions of columns.  The first four are in every table, the next in most. */
enum { AT_RECORDED, AT_AUTHOR, AT_REASON, AT_IMPORT, AT_CHILD, AT_SUPERSEDES, AT_RETRACTED };
enum { CHILD_UUID = AT_CHILD };
enum {
    DETAILS_BIRTH_DATE = AT_CHILD + 1,
    DETAILS_SEX,
    DETAILS_GESTATION,
    DETAILS_GESTATION_SOURCE,
    DETAILS_MOTHER,
    DETAILS_FATHER
};
enum { IDENTIFIER_SYSTEM = AT_RETRACTED + 1, IDENTIFIER_VALUE, IDENTIFIER_FROM, IDENTIFIER_TO };
enum { LINK_RELATIVE = AT_RETRACTED + 1, LINK_RELATION };
enum { IMPORT_FILE_HASH = AT_CHILD, IMPORT_MAPPING, IMPORT_SOURCE };
enum { RESULT_ADDED = AT_CHILD, RESULT_SAME, RESULT_AMENDED, RESULT_REJECTED };
enum {
    MEASUREMENT_MEASURE = AT_RETRACTED + 1,
    MEASUREMENT_ON,
    MEASUREMENT_TEXT,
    MEASUREMENT_UNIT,
    MEASUREMENT_VALUE,
    MEASUREMENT_POSTURE,
    MEASUREMENT_OEDEMA,
    MEASUREMENT_DOUBTFUL,
    MEASUREMENT_SERVICE,
    MEASUREMENT_BY,
    MEASUREMENT_DEVICE,
    MEASUREMENT_NOTE,
    MEASUREMENT_SOURCE,
    MEASUREMENT_KEY
};
enum {
    CONTACT_ON = AT_RETRACTED + 1,
    CONTACT_ATTENDED,
    CONTACT_NOT_MEASURED,
    CONTACT_SERVICE,
    CONTACT_SEEN_BY,
    CONTACT_NOTE,
    CONTACT_SOURCE,
    CONTACT_KEY
};
enum { FINDING_RULE = AT_CHILD + 1, FINDING_MEASURE, FINDING_FROM, FINDING_TO };

enum { HANDOVER_SEAL = AT_CHILD, HANDOVER_FILE_HASH };

/* The last columns of every table: where an entry that was handed over came from. */
enum { ORIGIN_HANDOVER, ORIGIN_ENTRY, ORIGIN_HASH, ORIGIN_COLUMNS };

#define COLUMNS_MAX 24

/* One value of a row.  Texts belong to whoever filled it in; never "". */
typedef struct cell {
    cell_kind kind;
    int64_t integer;
    double real;
    const char *text;
    size_t length;
} cell;

/* Migration n, a NULL-terminated list of SQL, takes a file of schema n to n + 1. */
extern const char *const *const growth__store_migrations[];
extern const size_t growth__store_n_migrations;

/* ---- the open store (open.c, database.c) ----------------------------------------------------- */

/* Every question the store asks, prepared when first used; the texts are in database.c. */
typedef enum query_id {
    QUERY_CHILD_BY_UUID,
    QUERY_CHILDREN,
    QUERY_DETAILS,
    QUERY_DETAILS_EVER,
    QUERY_DETAILS_BEFORE,
    QUERY_DETAILS_HEAD,
    QUERY_IDENTIFIER_FIND,
    QUERY_IDENTIFIER_SAME,
    QUERY_IDENTIFIER_CLASH,
    QUERY_IDENTIFIER_USE,
    QUERY_IDENTIFIER_ENDED,
    QUERY_NUMBER_DIFFERS,
    QUERY_IDENTIFIERS,
    QUERY_IDENTIFIER,
    QUERY_LINK_SAME,
    QUERY_LINKS,
    QUERY_MEASUREMENT,
    QUERY_MEASUREMENT_SAME,
    QUERY_MEASUREMENT_BY_KEY,
    QUERY_MEASUREMENTS_OF_KEY,
    QUERY_MEASUREMENTS_OF_CHILD,
    QUERY_MEASUREMENT_WHOLE,
    QUERY_MEASUREMENT_MARKS,
    QUERY_MEASUREMENT_OTHERS,
    QUERY_MEASUREMENTS_CURRENT,
    QUERY_MEASUREMENTS_HISTORY,
    QUERY_CONTACT_SAME,
    QUERY_CONTACT_WHOLE,
    QUERY_CONTACT_BY_KEY,
    QUERY_CONTACT_OTHERS,
    QUERY_CONTACTS_OF_KEY,
    QUERY_CONTACTS_CURRENT,
    QUERY_CONTACTS_HISTORY,
    QUERY_FINDINGS,
    QUERY_NEWEST_TIME,
    QUERY_FILE_HASH,
    QUERY_STANDING_IDENTIFIER,
    QUERY_STANDING_LINK,
    QUERY_STANDING_MEASUREMENT,
    QUERY_STANDING_CONTACT,
    QUERY_COUNT_
} query_id;

struct growth_store {
    sqlite3 *db;
    sqlite3_stmt *queries[QUERY_COUNT_];
    sqlite3_stmt *inserts[TABLE_COUNT_];
    sqlite3_stmt *of_child[TABLE_COUNT_], *hash_of[TABLE_COUNT_], *version; /* verify.c */
    struct verified {
        growth_store_entry child;
        int64_t version, changes;
    } verified; /* the child whose entries were found as they were recorded, of which file */
    sqlite3_stmt *newest;            /* newest entry of all tables and its hash */
    growth_store_entry entry;        /* newest entry, within a write transaction */
    unsigned char hash[SHA256_SIZE]; /* and its hash */
    growth_store_import *import;     /* under way, or NULL */
    growth_store_mode mode;
};

growth_status growth__store_fail(growth_error *err, growth_status status, const char *format, ...)
    GROWTH_PRINTF(3, 4);
#ifdef __clang_analyzer__ /* reads one file a time, and is to know that the status comes back */
#define growth__store_fail(err, status, ...)                                                       \
    ((void)growth__store_fail(err, status, __VA_ARGS__), (status))
#endif

growth_status growth__store_no_memory(growth_error *err);

/* Turn SQLite's last error into a status and a sentence.  `doing` completes "cannot ...". */
growth_status growth__store_sqlite_error(sqlite3 *db, const char *doing, growth_error *err);

/* Where the system has refused a read, which SQLite may pass for damage: its errno, else 0; and the
 * status and sentence of that. */
int growth__store_refused_read(sqlite3 *db);
growth_status growth__store_read_error(sqlite3 *db, const char *doing, growth_error *err);

growth_status growth__store_exec(sqlite3 *db, const char *sql, const char *doing,
                                 growth_error *err);
growth_status growth__store_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **statement,
                                    growth_error *err);

/* A query ready for binding; growth__store_done() when no more rows are wanted. */
growth_status growth__store_query(growth_store *store, query_id id, sqlite3_stmt **statement,
                                  growth_error *err);
/* Step a query: *row is 1 while there is a row. */
growth_status growth__store_step(growth_store *store, sqlite3_stmt *statement, int *row,
                                 growth_error *err);
/* The entry that a bound query answers first, or 0; the query is done. */
growth_status growth__store_entry(growth_store *store, sqlite3_stmt *statement,
                                  growth_store_entry *entry, growth_error *err);
void growth__store_done(sqlite3_stmt *statement);

/* NULL and "" are bound as NULL. */
void growth__store_bind_text(sqlite3_stmt *statement, int at, const char *text);
void growth__store_bind_date(sqlite3_stmt *statement, int at, growth_date date);
growth_date growth__store_column_date(sqlite3_stmt *statement, int at);
const char *growth__store_column_text(sqlite3_stmt *statement, int at);

/* The one integer a pragma or a query answers. */
growth_status growth__store_integer(sqlite3 *db, const char *sql, int64_t *value,
                                    growth_error *err);

/* Bring `db` from its user_version to `n`, each step a transaction. */
growth_status growth__store_migrate(sqlite3 *db, const char *const *const *migrations, size_t n,
                                    growth_error *err);
/* Whether every table, index and trigger is the one this library makes. */
growth_status growth__store_check_schema(sqlite3 *db, growth_error *err);

/* ---- appending (append.c) -------------------------------------------------------------------- */

/* Begin to write; refused while an import is under way.  Loads the newest entry and its hash. */
growth_status growth__store_begin(growth_store *store, growth_error *err);
/* Commit where `status` is GROWTH_OK, else roll back.  @return The status that counts. */
growth_status growth__store_end(growth_store *store, growth_status status, growth_error *err);

/* Add one row to the end of the chain: one recorded here, whose last cells, ORIGIN_..., are not
 * looked at. */
growth_status growth__store_append(growth_store *store, table_id id, const cell *cells,
                                   growth_store_entry *entry, growth_error *err);
/* Add one with all its cells, as it comes from another store. */
growth_status growth__store_append_whole(growth_store *store, table_id id, const cell *cells,
                                         growth_store_entry *entry, growth_error *err);

/* The hash of a row: of the one before, the table, the number, and each cell that is not NULL of
 * the first `n`.  docs/store.md has the bytes. */
void growth__store_hash(table_id id, growth_store_entry entry, const cell *cells, size_t n,
                        const unsigned char before[SHA256_SIZE], unsigned char hash[SHA256_SIZE]);

/* What the newest entry is and its hash (32 zeros where there is none). */
growth_status growth__store_newest(growth_store *store, growth_store_entry *entry,
                                   unsigned char hash[SHA256_SIZE], growth_error *err);

/* ---- filling in cells (text.c) --------------------------------------------------------------- */

cell growth__cell_integer(int64_t value);
cell growth__cell_real(double value);
cell growth__cell_text(const char *text);          /* NULL and "" give CELL_NULL */
cell growth__cell_entry(growth_store_entry entry); /* 0 gives CELL_NULL */
cell growth__cell_date(growth_date date);          /* GROWTH_DATE_NONE gives CELL_NULL */
int growth__cell_equal(const cell *a, const cell *b); /* of no numbers with a fraction */

/* Texts must be UTF-8 and short enough.  `what` names it in the message. */
growth_status growth__store_check_text(const char *text, const char *what, growth_error *err);
int growth__is_utf8(const char *text, size_t length);
/* How much of a text is within `most` bytes and ends with a whole letter. */
size_t growth__utf8_within(const char *text, size_t most);

#define STORE_TIME_SIZE 21
#define STORE_TIME_MAX  INT64_C(4133980799) /* 2100-12-31T23:59:59Z */
#define STORE_EVER      INT64_MAX           /* later than any */
char *growth__store_time_format(int64_t time, char text[STORE_TIME_SIZE]);
growth_date growth__store_day_of(int64_t time);
/* "2026-03-01" and "2026-03-01T09:30:00Z", and nothing else.  @return 0 or -1. */
int growth__store_day_parse(const char *text, size_t length, growth_date *day);
int growth__store_time_parse(const char *text, size_t length, int64_t *time);

typedef enum stamp_need { NEED_NOTHING, NEED_AUTHOR, NEED_REASON } stamp_need;
/* Put the stamp into the first cells; the clock's time where it has none. */
growth_status growth__store_stamp(const growth_store_stamp *stamp, stamp_need need, cell *cells,
                                  growth_error *err);
/* "2026-03-01" (its last second) or a full time; NULL: STORE_EVER. */
growth_status growth__store_as_at(const char *text, int64_t *time, growth_error *err);
/* A statement about one child as the record stood at a time, ready to be stepped. */
growth_status growth__store_ask(growth_store *store, const char *uuid, query_id query,
                                const char *as_at, sqlite3_stmt **statement, growth_error *err);

void growth__hex(const unsigned char *bytes, size_t n, char *text);
/* @return 0, or -1 where it is not 2n hexadecimal digits. */
int growth__unhex(const char *text, size_t length, unsigned char *bytes, size_t n);

/* ---- one entity each ------------------------------------------------------------------------- */

/* child.c */
growth_status growth__store_child_entry(growth_store *store, const char *uuid,
                                        growth_store_entry *child, growth_error *err);
growth_status growth__store_new_child(growth_store *store, const cell *stamp,
                                      char uuid[GROWTH_STORE_UUID_SIZE], growth_store_entry *child,
                                      growth_error *err);
growth_status growth__store_check_child(const growth_child *child, const char *gestation_source,
                                        growth_error *err);
/* Nobody is born after what is said of them is recorded. */
growth_status growth__store_check_born(growth_date birth_date, const cell *stamp,
                                       growth_error *err);
growth_status growth__store_add_details(growth_store *store, growth_store_entry child,
                                        const growth_child *details, const char *gestation_source,
                                        const cell *stamp, growth_error *err);
/* Newest details up to `as_at`; texts last until the statement is done with. */
growth_status growth__store_details(growth_store *store, growth_store_entry child, int64_t as_at,
                                    growth_store_child *details, sqlite3_stmt **statement,
                                    growth_error *err);
void growth__store_read_details(sqlite3_stmt *statement, growth_store_child *child);

/* identifier.c */
/* The system whose identifiers are keys of children, of this store or another. */
#define STORE_KEY_SYSTEM "growth-store"
typedef enum growth_name_use {
    GROWTH_NAME_FREE,   /* no child has it on any day */
    GROWTH_NAME_ALWAYS, /* one child has it on every day */
    GROWTH_NAME_BY_DAY
} growth_name_use;
growth_status growth__store_name_use(growth_store *store, const growth_store_identifier *name,
                                     growth_name_use *use, growth_store_entry *child,
                                     growth_error *err);
growth_status growth__store_find_identifier(growth_store *store, const char *system,
                                            const char *value, growth_date on,
                                            growth_store_entry *child, growth_error *err);
/* Fails, and says whether the identifier had ended by that day or had not begun. */
growth_status growth__store_not_on_day(growth_store *store,
                                       const growth_store_identifier *identifier, growth_date on,
                                       growth_error *err);
/* Fails where a child other than `child` has it at the same time. */
growth_status growth__store_identifier_clash(growth_store *store, growth_store_entry child,
                                             const growth_store_identifier *identifier,
                                             growth_error *err);
growth_status growth__store_add_identifier(growth_store *store, growth_store_entry child,
                                           const growth_store_identifier *identifier,
                                           growth_store_entry supersedes, const cell *stamp,
                                           growth_store_entry *entry, growth_error *err);

/* measurement.c */
typedef struct measurement_row {
    cell cells[COLUMNS_MAX];
} measurement_row;
/* Check a measurement against the child and fill in all but child, supersedes and retracted. */
growth_status growth__store_measurement_row(const growth_store_measurement *m,
                                            growth_date birth_date, const cell *stamp,
                                            measurement_row *row, growth_error *err);
/* The day of a measurement or contact.  Recorded in UTC, measured where the child is: a day's
 * difference is the clock's doing. */
growth_status growth__store_check_day(growth_date on, growth_date birth_date, const cell *stamp,
                                      growth_error *err);
/* The value that a text and a unit of theirs mean. */
growth_status growth__store_value(growth_measure measure, const char *text, const char *unit,
                                  double *value, growth_error *err);
const char *growth__posture_text(growth_posture posture);
growth_posture growth__posture_find(const char *text);

/* contact.c */
typedef struct contact_row {
    cell cells[COLUMNS_MAX];
} contact_row;
growth_status growth__store_contact_row(const growth_store_contact *contact, growth_date birth_date,
                                        const cell *stamp, contact_row *row, growth_error *err);

/* amend.c */
typedef struct standing {
    table_id table;
    growth_store_entry child, superseded_by;
    int retracted;
} standing;
/* How an entry stands; fails where it cannot be superseded (now). */
growth_status growth__store_standing(growth_store *store, growth_store_entry entry, standing *found,
                                     growth_error *err);
/* What superseded an entry, or 0, and whether it is a retraction; `query` as below. */
growth_status growth__store_standing_of(growth_store *store, query_id query,
                                        growth_store_entry entry, standing *now, growth_error *err);
/* What superseded an entry in the end; `query` is the standing of its table. */
growth_status growth__store_head(growth_store *store, query_id query, growth_store_entry entry,
                                 standing *head, growth_store_entry *at, growth_error *err);

/* history.c: the provenance in the first columns of a query, `entry` being the first of all. */
void growth__store_provenance(sqlite3_stmt *statement, growth_store_provenance *provenance);
#define PROVENANCE_COLUMNS 8

/* check.c: fails where any entry of the store is not as it was recorded. */
growth_status growth__store_check_entries(growth_store *store, const char *what, growth_error *err);
/* verify.c: fails where an entry of the child is not as it was recorded, by its hash. */
growth_status growth__store_verify(growth_store *store, growth_store_entry child,
                                   growth_error *err);
void growth__store_verify_end(growth_store *store);

/* ---- every entry in order (entries.c) -------------------------------------------------------- */

typedef struct entries {
    growth_store *store;
    sqlite3_stmt *statements[TABLE_COUNT_];
    growth_store_entry next[TABLE_COUNT_]; /* entry its statement stands on; 0 at the end */
    int current;                           /* table handed over last, or -1 */
    /* The entry handed over. */
    table_id table;
    growth_store_entry entry;
    cell cells[COLUMNS_MAX];
    unsigned char hash[SHA256_SIZE];
} entries;

/* A SELECT of entry, hash and the table's columns; its row as cells, and its hash unless NULL. */
void growth__store_select(const table *t, const char *where, char *sql, size_t size);
void growth__store_cells(const table *t, sqlite3_stmt *statement, unsigned char *hash, cell *cells);

/* @param child  0: of the whole store. */
growth_status growth__entries_open(growth_store *store, growth_store_entry child, entries *it,
                                   growth_error *err);
/* *more is 0 at the end. */
growth_status growth__entries_next(entries *it, int *more, growth_error *err);
void growth__entries_close(entries *it);

/* ---- export and restore ---------------------------------------------------------------------- */

/* Every column of every table, each name once, as the CSV has them between "table" and "hash". */
#define UNION_MAX 64
typedef struct column_union {
    const char *names[UNION_MAX];
    size_t n;
    size_t place[TABLE_COUNT_][COLUMNS_MAX]; /* of a table's column among the names */
} column_union;
void growth__store_columns(column_union *all);

/* Whether a row makes sense beyond what SQLite is told to check: a measurement's value is what its
 * text and unit mean, an origin is a hash. */
growth_status growth__store_check_row(table_id id, const cell *cells, growth_error *err);

/* One row of an export, as its reader found it. */
typedef struct restored {
    table_id table;
    growth_store_entry entry;
    cell cells[COLUMNS_MAX];
    unsigned char hash[SHA256_SIZE];
    size_t number; /* of the row in the file, from 1, for messages */
} restored;

growth_status growth__restore_schema(const char *text, size_t length, growth_error *err);
growth_status growth__restore_table(const char *name, size_t length, size_t number, table_id *id,
                                    growth_error *err);
/* What a column is in an export: days and times are texts there. */
cell_kind growth__store_exported_kind(const column *c);
growth_status growth__restore_cell(const column *c, const char *text, size_t length, size_t number,
                                   cell *to, growth_error *err);
/* Who takes the rows of an export as they are read, and how far the chain has come. */
typedef struct row_taker row_taker;
struct row_taker {
    growth_status (*take)(row_taker *taker, const restored *row, growth_error *err);
    void *context;
    growth_store_entry entry; /* number and hash of the row taken last */
    unsigned char hash[SHA256_SIZE];
};
/* Check that a row follows on the one before, and hand it over. */
growth_status growth__restore_row(row_taker *taker, const restored *row, growth_error *err);
/* Add a row with all its cells; `row` says which for messages. */
growth_status growth__restore_append(growth_store *store, const restored *row, const cell *cells,
                                     growth_store_entry *entry, growth_error *err);
/* Read an export, CSV or JSON. */
growth_status growth__restore_read(row_taker *taker, const char *text, size_t length,
                                   growth_error *err);

growth_status growth__restore_csv(row_taker *taker, const char *text, size_t length,
                                  growth_error *err);
growth_status growth__restore_json(row_taker *taker, const char *text, size_t length,
                                   growth_error *err);

#endif
