/** @file store_transfer.h  Into and out of a store: importing files, exporting, restoring. */
#ifndef GROWTH_STORE_TRANSFER_H
#define GROWTH_STORE_TRANSFER_H

#include <stddef.h>
#include <stdint.h>

#include <growth/store.h>
#include <growth/write.h>

GROWTH_BEGIN_DECLS

/* ---- import ---------------------------------------------------------------------------------- */

/** What is being imported. */
typedef struct growth_store_import_source {
    const char *file_hash; /**< SHA-256 of the file, 64 hexadecimal digits. */
    const char *mapping;   /**< How columns and codes were read, as text, or NULL. */
    const char *source;    /**< The system it comes from: keys are unique within it; or NULL. */
} growth_store_import_source;

/** One row: a child as its source calls it, and one measurement or one contact. */
typedef struct growth_store_import_row {
    const char *system, *identifier; /**< What the source calls the child. */
    growth_child child;              /**< As far as the row says; `id` is ignored. */
    const char *gestation_source;
    const growth_store_measurement *measurement; /**< Or NULL.  `source` is the import's. */
    const growth_store_contact *contact;         /**< Or NULL. */
    growth_store_state state; /**< GROWTH_STORE_RETRACTED: the source takes its key back. */
} growth_store_import_row;

/** What an import has done so far.  rows == added + same + amended + rejected. */
typedef struct growth_store_import_counts {
    int64_t rows, added, same, amended, rejected;
    int64_t children;          /**< Children added. */
    int64_t gestations_differ; /**< Rows of another gestation than the record's, which stays. */
} growth_store_import_counts;

/** An import under way. */
typedef struct growth_store_import growth_store_import;

/**
 * Begin an import: one transaction, so that all of it is there or none.  Until it ends, other
 * programs can read the store and wait to write; nothing else is written through this handle.
 *
 * @param[out] import  To be ended with growth_store_import_commit() or _abort().
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_import_begin(
    growth_store *store, const growth_store_import_source *source, const growth_store_stamp *stamp,
    growth_store_import **import, growth_error *err);

/**
 * Import one row.  A child whose identifier is not known is added; details the record lacks are
 * filled in.  Importing is idempotent:
 *
 *  - a source key with the value, day, unit, posture and marks it had adds nothing; with others it
 *    amends.  A file imported before (same hash) never turns a key back to what it was earlier;
 *  - without a key that is known, the same child, measure, day, value text and unit adds nothing,
 *    also where that measurement was amended or retracted since;
 *  - the same day with another value is kept beside.
 *
 * A value outside what any child measures is kept and marked GROWTH_MARK_DOUBTFUL.
 *
 * @param[out] outcome  GROWTH_STORE_REJECTED: `err` says why (the child's birth date or sex is not
 *                      the record's, not a number ...); the import goes on.
 * @retval GROWTH_OK    Also for a row that is rejected.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_import_add(growth_store_import *import,
                                                                const growth_store_import_row *row,
                                                                growth_store_outcome *outcome,
                                                                growth_error *err);

/**
 * Keep it, with its counts, and free `import`, whatever is returned.
 * @param rejected_before  Rows the caller rejected before they came here; added to the counts.
 * @param[out] counts      May be NULL.
 * @retval GROWTH_ERR_IO  Nothing was kept; likewise after any failed growth_store_import_add().
 */
GROWTH_API GROWTH_CHECKED growth_status
growth_store_import_commit(growth_store_import *import, int64_t rejected_before,
                           growth_store_import_counts *counts, growth_error *err);

/** Undo it and free.  @param import  NULL is allowed. */
GROWTH_API void growth_store_import_abort(growth_store_import *import);

/* ---- export and restore ---------------------------------------------------------------------- */

/** Form of an export. */
typedef enum growth_store_format {
    GROWTH_STORE_CSV = 0, /**< RFC 4180, one row an entry and a last row "end"; a text's leading
                               ' = + - @ TAB CR gets a ' before it, taken away again on reading. */
    GROWTH_STORE_JSON     /**< One object: "schema", and "rows" with one object an entry. */
} growth_store_format;

/**
 * Export every entry, or one child's, with all provenance and hashes.
 *
 * One child's export is what a store of that child alone would give: entries and hashes are
 * numbered and chained anew, family links are left out.
 *
 * @param uuid  The child, or NULL: everything.
 * @retval GROWTH_ERR_IO       The sink refused: the output is not whole.
 * @retval GROWTH_ERR_DAMAGED  A hash is not right; see growth_store_check().
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_export(growth_store *store, const char *uuid,
                                                            growth_store_format format,
                                                            growth_write write, void *context,
                                                            growth_error *err);

/**
 * Fill an empty store from an export, CSV or JSON, all or nothing.  Exporting it again gives the
 * same bytes.
 * @param[out] entries  How many; may be NULL.
 * @retval GROWTH_ERR_PARSE     Not an export; the message names the row.
 * @retval GROWTH_ERR_DAMAGED   An entry is not as it was exported.
 * @retval GROWTH_ERR_CONFLICT  The store is not empty.
 * @retval GROWTH_ERR_UNSUPPORTED  An export of a newer version.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_restore(growth_store *store, const void *bytes,
                                                             size_t length, int64_t *entries,
                                                             growth_error *err);

GROWTH_END_DECLS
#endif
