/* The schema: what SQLite is told, version by version, and the same tables as the code sees them.
 * A released migration never changes, for files made with it are out there; a new version adds a
 * migration, and columns only at the end of a table (a hash covers what is not NULL, so the hashes
 * of older rows stay right).  docs/store.md is the account in words. */
#include "internal.h"

/* ---- version 1 ------------------------------------------------------------------------------- */

/* Days count from 1970-01-01 and times are seconds from then, so that every number in these bounds
 * is a real day or second: 1900-01-01 to 2100-12-31. */
#define A_DAY(column)   #column " INTEGER CHECK (" #column " BETWEEN -25567 AND 47846)"
#define THE_DAY(column) #column " INTEGER NOT NULL CHECK (" #column " BETWEEN -25567 AND 47846)"
#define A_TEXT(column)  #column " TEXT CHECK (" #column " <> '')"

/* References are looked at when a transaction commits, an insert that is refused rolls its
 * transaction back, and no check of the large tables calls a function: else SQLite, not knowing
 * whether a row will be refused half way, would copy every page it touches before every row. */
#define LATER " DEFERRABLE INITIALLY DEFERRED"

/* Every table begins and ends alike. */
#define TABLE(name)                                                                                \
    "CREATE TABLE " #name " (\n"                                                                   \
    "  entry INTEGER PRIMARY KEY CHECK (entry > 0),\n"                                             \
    "  recorded_at INTEGER NOT NULL\n"                                                             \
    "    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),\n"                                \
    "  " A_TEXT(author) ",\n  " A_TEXT(reason) ",\n"                                               \
                                               "  import INTEGER REFERENCES import (entry)" LATER  \
                                               ",\n"
#define CHILD "  child INTEGER NOT NULL REFERENCES child (entry)" LATER ",\n"
#define SUPERSEDES(name)                                                                           \
    CHILD "  supersedes INTEGER REFERENCES " #name " (entry)" LATER                                \
          " CHECK (supersedes < entry),\n"                                                         \
          "  retracted INTEGER NOT NULL CHECK (retracted BETWEEN 0 AND 1 AND (retracted = 0 OR "   \
          "supersedes IS NOT NULL)),\n"
/* Where an entry that was handed over came from; see merge.c. */
#define END                                                                                        \
    "  handover INTEGER REFERENCES handover (entry)" LATER ",\n"                                   \
    "  origin_entry INTEGER CHECK (origin_entry > 0),\n"                                           \
    "  origin_hash TEXT,\n"                                                                        \
    "  hash BLOB NOT NULL\n) STRICT;\n"

/* INSERT OR REPLACE deletes without firing delete triggers unless recursive_triggers is on, and
 * that is a setting of each connection: so an insert over an existing key is refused as well. */
#define APPEND_ONLY_BUT(name, also)                                                                \
    "CREATE UNIQUE INDEX " #name "_by_origin ON " #name " (origin_hash)\n"                         \
    "  WHERE origin_hash IS NOT NULL;\n"                                                           \
    "CREATE TRIGGER " #name "_no_update BEFORE UPDATE ON " #name " BEGIN\n"                        \
    "  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');\nEND;\n"          \
    "CREATE TRIGGER " #name "_no_delete BEFORE DELETE ON " #name " BEGIN\n"                        \
    "  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');\nEND;\n"        \
    "CREATE TRIGGER " #name "_no_replace BEFORE INSERT ON " #name "\n"                             \
    "WHEN EXISTS (SELECT 1 FROM " #name " WHERE entry = NEW.entry)\n"                              \
    "  OR (NEW.origin_hash IS NOT NULL AND\n"                                                      \
    "      EXISTS (SELECT 1 FROM " #name " WHERE origin_hash = NEW.origin_hash))" also " BEGIN\n"  \
    "  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, "   \
    "by one of the same child');\nEND;\n"
#define APPEND_ONLY(name) APPEND_ONLY_BUT(name, "")
#define SUPERSEDED_ONCE(name)                                                                      \
    "CREATE UNIQUE INDEX " #name "_by_superseded ON " #name " (supersedes)\n"                      \
    "  WHERE supersedes IS NOT NULL;\n" APPEND_ONLY_BUT(                                           \
        name, "\n  OR (NEW.supersedes IS NOT NULL AND\n"                                           \
              "      (EXISTS (SELECT 1 FROM " #name " WHERE supersedes = NEW.supersedes)\n"        \
              "       OR NOT EXISTS (SELECT 1 FROM " #name "\n"                                    \
              "                      WHERE entry = NEW.supersedes AND child = NEW.child)))")

/* clang-format off */
static const char *const version_1[] = {
    TABLE(child)
    "  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),\n" END
    APPEND_ONLY_BUT(child, "\n  OR EXISTS (SELECT 1 FROM child WHERE uuid = NEW.uuid)"),

    TABLE(child_details) CHILD
    "  " A_DAY(birth_date) ",\n"
    "  sex TEXT NOT NULL CHECK (sex IN ('unknown', 'male', 'female')),\n"
    "  gestation_days INTEGER CHECK (gestation_days BETWEEN 154 AND 314),\n"
    "  " A_TEXT(gestation_source) ",\n"
    "  mother_height_cm REAL CHECK (mother_height_cm > 0),\n"
    "  father_height_cm REAL CHECK (father_height_cm > 0),\n" END
    "CREATE INDEX child_details_by_child ON child_details (child);\n"
    APPEND_ONLY(child_details),

    TABLE(identifier) SUPERSEDES(identifier)
    "  system TEXT NOT NULL CHECK (system <> ''),\n"
    "  value TEXT NOT NULL CHECK (value <> ''),\n"
    "  " A_DAY(valid_from) ",\n"
    "  " A_DAY(valid_to) " CHECK (valid_to > valid_from),\n" END
    "CREATE INDEX identifier_by_child ON identifier (child);\n"
    "CREATE INDEX identifier_by_value ON identifier (system, value);\n"
    SUPERSEDED_ONCE(identifier),

    TABLE(family_link) SUPERSEDES(family_link)
    "  relative INTEGER NOT NULL REFERENCES child (entry)" LATER " CHECK (relative <> child),\n"
    "  relation TEXT NOT NULL CHECK (relation IN ('sibling', 'parent')),\n" END
    "CREATE INDEX family_link_by_child ON family_link (child);\n"
    "CREATE INDEX family_link_by_relative ON family_link (relative);\n"
    SUPERSEDED_ONCE(family_link),

    TABLE(import)
    "  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),\n"
    "  " A_TEXT(mapping) ",\n  " A_TEXT(source) ",\n" END
    "CREATE INDEX import_by_file_hash ON import (file_hash);\n"
    APPEND_ONLY(import),

    TABLE(import_result)
    "  added INTEGER NOT NULL CHECK (added >= 0),\n"
    "  same INTEGER NOT NULL CHECK (same >= 0),\n"
    "  amended INTEGER NOT NULL CHECK (amended >= 0),\n"
    "  rejected INTEGER NOT NULL CHECK (rejected >= 0 AND import IS NOT NULL),\n" END
    "CREATE INDEX import_result_by_import ON import_result (import);\n"
    APPEND_ONLY(import_result),

    TABLE(measurement) SUPERSEDES(measurement)
    "  measure TEXT NOT NULL CHECK (measure <> ''),\n"
    "  " THE_DAY(measured_on) ",\n"
    "  value_text TEXT NOT NULL CHECK (value_text <> ''),\n"
    "  unit TEXT NOT NULL CHECK (unit <> ''),\n"
    "  value REAL NOT NULL CHECK (value > 0),\n"
    "  posture TEXT CHECK (posture = 'lying' OR posture = 'standing'),\n"
    "  oedema INTEGER NOT NULL CHECK (oedema BETWEEN 0 AND 1),\n"
    "  doubtful INTEGER NOT NULL CHECK (doubtful BETWEEN 0 AND 1),\n"
    "  " A_TEXT(service) ",\n  " A_TEXT(measured_by) ",\n  " A_TEXT(device) ",\n"
    "  " A_TEXT(note) ",\n  " A_TEXT(source) ",\n  " A_TEXT(source_key) ",\n" END
    "CREATE INDEX measurement_by_child ON measurement (child, measured_on);\n"
    SUPERSEDED_ONCE(measurement),

    TABLE(contact) SUPERSEDES(contact)
    "  " THE_DAY(contact_on) ",\n"
    "  attended INTEGER NOT NULL CHECK (attended IN (0, 1)),\n"
    "  " A_TEXT(not_measured) ",\n  " A_TEXT(service) ",\n  " A_TEXT(seen_by) ",\n"
    "  " A_TEXT(note) ",\n  " A_TEXT(source) ",\n  " A_TEXT(source_key) ",\n" END
    "CREATE INDEX contact_by_child ON contact (child, contact_on);\n"
    SUPERSEDED_ONCE(contact),

    TABLE(acknowledgement) CHILD
    "  rule TEXT NOT NULL CHECK (rule <> ''),\n"
    "  " A_TEXT(measure) ",\n"
    "  " A_DAY(from_date) ",\n"
    "  " A_DAY(to_date) ",\n" END
    "CREATE INDEX acknowledgement_by_child ON acknowledgement (child);\n"
    APPEND_ONLY(acknowledgement),

    TABLE(handover)
    "  seal TEXT NOT NULL CHECK (length(seal) BETWEEN 66 AND 87),\n"
    "  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),\n" END
    APPEND_ONLY(handover),

    NULL
};
/* clang-format on */

const char *const *const growth__store_migrations[] = { version_1 };
const size_t growth__store_n_migrations = ARRAY_LEN(growth__store_migrations);

_Static_assert(ARRAY_LEN(growth__store_migrations) == GROWTH_STORE_SCHEMA,
               "store.h names the newest schema");

/* ---- the same, as the code sees it ----------------------------------------------------------- */

#define TEXT(name)                                                                                 \
    {                                                                                              \
        name, CELL_TEXT, ROLE_PLAIN                                                                \
    }
#define INTEGER(name)                                                                              \
    {                                                                                              \
        name, CELL_INTEGER, ROLE_PLAIN                                                             \
    }
#define REAL(name)                                                                                 \
    {                                                                                              \
        name, CELL_REAL, ROLE_PLAIN                                                                \
    }
#define ENTRY(name)                                                                                \
    {                                                                                              \
        name, CELL_INTEGER, ROLE_ENTRY                                                             \
    }
#define DAY(name)                                                                                  \
    {                                                                                              \
        name, CELL_INTEGER, ROLE_DAY                                                               \
    }
#define TIME(name)                                                                                 \
    {                                                                                              \
        name, CELL_INTEGER, ROLE_TIME                                                              \
    }
#define COMMON    TIME("recorded_at"), TEXT("author"), TEXT("reason"), ENTRY("import")
#define ORIGIN    ENTRY("handover"), INTEGER("origin_entry"), TEXT("origin_hash")
#define OF_CHILD  COMMON, ENTRY("child")
#define AMENDABLE OF_CHILD, ENTRY("supersedes"), INTEGER("retracted")

static const column child_columns[] = { COMMON, TEXT("uuid"), ORIGIN };
static const column details_columns[] = { OF_CHILD,
                                          DAY("birth_date"),
                                          TEXT("sex"),
                                          INTEGER("gestation_days"),
                                          TEXT("gestation_source"),
                                          REAL("mother_height_cm"),
                                          REAL("father_height_cm"),
                                          ORIGIN };
static const column identifier_columns[] = { AMENDABLE,         TEXT("system"),  TEXT("value"),
                                             DAY("valid_from"), DAY("valid_to"), ORIGIN };
static const column link_columns[] = { AMENDABLE, ENTRY("relative"), TEXT("relation"), ORIGIN };
static const column import_columns[] = { COMMON, TEXT("file_hash"), TEXT("mapping"), TEXT("source"),
                                         ORIGIN };
static const column result_columns[] = {
    COMMON, INTEGER("added"), INTEGER("same"), INTEGER("amended"), INTEGER("rejected"), ORIGIN
};
static const column measurement_columns[] = {
    AMENDABLE,           TEXT("measure"), DAY("measured_on"),  TEXT("value_text"),
    TEXT("unit"),        REAL("value"),   TEXT("posture"),     INTEGER("oedema"),
    INTEGER("doubtful"), TEXT("service"), TEXT("measured_by"), TEXT("device"),
    TEXT("note"),        TEXT("source"),  TEXT("source_key"),  ORIGIN
};
static const column contact_columns[] = {
    AMENDABLE,       DAY("contact_on"), INTEGER("attended"), TEXT("not_measured"), TEXT("service"),
    TEXT("seen_by"), TEXT("note"),      TEXT("source"),      TEXT("source_key"),   ORIGIN
};
static const column acknowledgement_columns[] = { OF_CHILD,         TEXT("rule"),   TEXT("measure"),
                                                  DAY("from_date"), DAY("to_date"), ORIGIN };
static const column handover_columns[] = { COMMON, TEXT("seal"), TEXT("file_hash"), ORIGIN };

#define IMPORTS_OF_CHILD                                                                           \
    "(SELECT import FROM child WHERE entry = ?1 UNION "                                            \
    "SELECT import FROM child_details WHERE child = ?1 UNION "                                     \
    "SELECT import FROM identifier WHERE child = ?1 UNION "                                        \
    "SELECT import FROM measurement WHERE child = ?1 UNION "                                       \
    "SELECT import FROM contact WHERE child = ?1)"

/* How these came here, and how the store they came from had got them, and so on. */
#define HANDOVERS_OF_CHILD                                                                         \
    "(WITH RECURSIVE h (e) AS (SELECT handover FROM child WHERE entry = ?1 UNION "                 \
    "SELECT handover FROM child_details WHERE child = ?1 UNION "                                   \
    "SELECT handover FROM identifier WHERE child = ?1 UNION "                                      \
    "SELECT handover FROM measurement WHERE child = ?1 UNION "                                     \
    "SELECT handover FROM contact WHERE child = ?1 UNION "                                         \
    "SELECT handover FROM acknowledgement WHERE child = ?1 UNION "                                 \
    "SELECT handover FROM import WHERE entry IN " IMPORTS_OF_CHILD " UNION "                       \
    "SELECT handover FROM import_result WHERE import IN " IMPORTS_OF_CHILD " UNION "               \
    "SELECT n.handover FROM handover n JOIN h ON n.entry = h.e) SELECT e FROM h)"

const table growth__store_tables[TABLE_COUNT_] = {
    [TABLE_CHILD] = { "child", child_columns, ARRAY_LEN(child_columns), "entry = ?1" },
    [TABLE_CHILD_DETAILS] = { "child_details", details_columns, ARRAY_LEN(details_columns),
                              "child = ?1" },
    [TABLE_IDENTIFIER] = { "identifier", identifier_columns, ARRAY_LEN(identifier_columns),
                           "child = ?1" },
    /* A link names another child: it never leaves with this one. */
    [TABLE_FAMILY_LINK] = { "family_link", link_columns, ARRAY_LEN(link_columns), NULL },
    [TABLE_IMPORT] = { "import", import_columns, ARRAY_LEN(import_columns),
                       "entry IN " IMPORTS_OF_CHILD },
    [TABLE_IMPORT_RESULT] = { "import_result", result_columns, ARRAY_LEN(result_columns),
                              "import IN " IMPORTS_OF_CHILD },
    [TABLE_MEASUREMENT] = { "measurement", measurement_columns, ARRAY_LEN(measurement_columns),
                            "child = ?1" },
    [TABLE_CONTACT] = { "contact", contact_columns, ARRAY_LEN(contact_columns), "child = ?1" },
    [TABLE_ACKNOWLEDGEMENT] = { "acknowledgement", acknowledgement_columns,
                                ARRAY_LEN(acknowledgement_columns), "child = ?1" },
    [TABLE_HANDOVER] = { "handover", handover_columns, ARRAY_LEN(handover_columns),
                         "entry IN " HANDOVERS_OF_CHILD },
};

_Static_assert(ARRAY_LEN(measurement_columns) <= COLUMNS_MAX, "a row fits its cells");
_Static_assert(ARRAY_LEN(measurement_columns) == MEASUREMENT_KEY + 1 + ORIGIN_COLUMNS,
               "positions match");
_Static_assert(ARRAY_LEN(contact_columns) == CONTACT_KEY + 1 + ORIGIN_COLUMNS, "positions match");
_Static_assert(ARRAY_LEN(details_columns) == DETAILS_FATHER + 1 + ORIGIN_COLUMNS,
               "positions match");
_Static_assert(ARRAY_LEN(identifier_columns) == IDENTIFIER_TO + 1 + ORIGIN_COLUMNS,
               "positions match");
_Static_assert(ARRAY_LEN(link_columns) == LINK_RELATION + 1 + ORIGIN_COLUMNS, "positions match");
_Static_assert(ARRAY_LEN(import_columns) == IMPORT_SOURCE + 1 + ORIGIN_COLUMNS, "positions match");
_Static_assert(ARRAY_LEN(result_columns) == RESULT_REJECTED + 1 + ORIGIN_COLUMNS,
               "positions match");
_Static_assert(ARRAY_LEN(acknowledgement_columns) == FINDING_TO + 1 + ORIGIN_COLUMNS,
               "positions match");
_Static_assert(ARRAY_LEN(handover_columns) == HANDOVER_FILE_HASH + 1 + ORIGIN_COLUMNS,
               "positions match");
