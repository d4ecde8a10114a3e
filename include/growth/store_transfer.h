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

/** What a source's key is of: of how much a row under it speaks. */
typedef enum growth_store_key_of {
    GROWTH_STORE_KEY_OF_VISIT = 0, /**< What was measured at a time: what the row lacks may only not
                                        be in this file. */
    GROWTH_STORE_KEY_OF_VALUE,     /**< One measurement of a table, as far as the table says. */
    GROWTH_STORE_KEY_OF_OBSERVATION /**< One observation, for certain, and one that has a status:
                                        "preliminary" may go from its note. */
} growth_store_key_of;

/** One row: a child as its source calls it, and one measurement or one contact. */
typedef struct growth_store_import_row {
    const char *system, *identifier; /**< What the source calls the child. */
    growth_child child;              /**< As far as the row says; `id` is ignored. */
    const char *gestation_source;
    const growth_store_measurement *measurement; /**< Or NULL.  `source` is the import's. */
    const growth_store_contact *contact;         /**< Or NULL. */
    growth_store_state state; /**< GROWTH_STORE_RETRACTED: the source takes its key back. */
    int replaces;             /**< 1: a contact that came under the key is replaced by this
                                   measurement, and taken back. */
    growth_store_key_of key_of;
    unsigned measures; /**< What is said under the key: 1u << growth_measure each. */
    int known_only; /**< 1: a child that the store does not know is not added: a row with something
                         measured is then rejected, another does nothing. */
    /** The child's NHS number, as of growth_nhs_number_check(), beside `identifier`; or NULL.  It
     * is kept with a child that has none.  A child whose `identifier` is not known, and whose
     * number is that of one of the store with the same birth date and sex, both known, is that one,
     * and `identifier` is added to it.  What contradicts that is rejected. */
    const char *nhs_number;
} growth_store_import_row;

/** What an import has done so far.  rows == added + same + amended + rejected. */
typedef struct growth_store_import_counts {
    int64_t rows, added, same, amended, rejected;
    int64_t children;          /**< Children added. */
    int64_t gestations_differ; /**< Rows of another gestation than the record's, which stays. */
    int64_t superseded; /**< Of those that are the same: what the record says no longer, as it was
                             amended or taken back since. */
    int64_t known_by_number;   /**< Children who were known by their NHS number alone. */
    int64_t numbers_differ; /**< Children with another NHS number than the record's, which stays. */
} growth_store_import_counts;

/** In what a row that was taken differs from the record, which stays; one bit each. */
typedef enum growth_store_difference {
    GROWTH_STORE_DIFFERS_SEX = 1,        /**< It is what the record said before it was corrected. */
    GROWTH_STORE_DIFFERS_BIRTH_DATE = 2, /**< Likewise. */
    GROWTH_STORE_DIFFERS_GESTATION = 4,
    GROWTH_STORE_DIFFERS_MOTHER_HEIGHT = 8,
    GROWTH_STORE_DIFFERS_FATHER_HEIGHT = 16,
    GROWTH_STORE_DIFFERS_KEY = 32 /**< What the key stood for before stands. */
} growth_store_difference;

/** What a row that was taken says otherwise than the record; see growth_store_import_noted(). */
typedef struct growth_store_import_note {
    unsigned differs;                  /**< growth_store_difference; 0: nothing is to be told. */
    char uuid[GROWTH_STORE_UUID_SIZE]; /**< The child's key; "" where nothing differs. */
    growth_child recorded;             /**< What the record says of the child; `id` is NULL. */
    growth_date corrected_on;          /**< Day on which sex or birth date were corrected. */
    growth_store_entry entry;          /**< What the key stood for before, and stands; or 0. */
} growth_store_import_note;

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
 * filled in.  A sex or birth date that the record gave before it was corrected is that child's
 * still: the source has not heard of it.  Importing is idempotent:
 *
 *  - a source key with the value, day, unit, posture and marks it had adds nothing; with others it
 *    amends.  A note or name that the source did not give before is joined to what stands, and
 *    where it called a value preliminary and does no longer, that word goes.  A file imported
 *    before (same hash) never turns a key back to what it was earlier;
 *  - without a key that is known, the same child, measure, day, value text and unit adds nothing
 *    where the record says it now, unless it says more: then it is joined to what stands, as of
 *    growth_store_record(), and is GROWTH_STORE_AMENDED.  A key that is new is remembered, by an
 *    entry of its own, so that a correction under it amends;
 *  - where that measurement was amended or retracted since, it adds nothing if this source had said
 *    it and a person decided; what another source says for itself is new;
 *  - a correction or withdrawal is of what its source said under its key: what others have said in
 *    the same words stands, by an entry of its own ("still said by gp");
 *  - the same day with another value, or the other posture, is kept beside;
 *  - what the key of an observation stood for is taken back where it is another measure now, or
 *    nothing measured; of a value likewise where the number and day are the same, and marked
 *    GROWTH_MARK_DOUBTFUL where nothing was measured; else it stands, and is noted.
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

/** What the store held under a key that was withdrawn. */
typedef struct growth_store_withdrawn {
    int64_t measurements, contacts;               /**< Taken back now. */
    int64_t measurements_before, contacts_before; /**< Taken back before. */
} growth_store_withdrawn;

/**
 * The source takes back what it said under a key, whatever that was: every measurement and contact
 * that the store holds under it from this source, also where a person has corrected it since.
 * What others have said of the same stands, and so does what another source has corrected.  Nothing
 * else of the child is looked at, and none is added.
 *
 * @param system, identifier  What the source calls the child; both NULL where it does not say: then
 *                            the import must have a source, and one child what it held.
 * @param key           The source's key.
 * @param[out] outcome  GROWTH_STORE_AMENDED; _SAME: there was nothing (left) to take back;
 *                      _REJECTED: `err` says why.  May be NULL.
 * @param[out] withdrawn  May be NULL; all 0 where the store holds nothing under the key.
 * @retval GROWTH_OK    Also where it is rejected.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_import_withdraw(
    growth_store_import *import, const char *system, const char *identifier, const char *key,
    growth_store_outcome *outcome, growth_store_withdrawn *withdrawn, growth_error *err);

/**
 * What the row that was added last says otherwise than the record.
 * @return Owned by `import`, and valid until its next call.
 */
GROWTH_API const growth_store_import_note *
growth_store_import_noted(const growth_store_import *import);

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
 * numbered and chained anew, family links are left out.  Every entry in it names its number and its
 * hash in the store where it was first recorded.
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

/* ---- handing over ---------------------------------------------------------------------------- */

/** What a merge did.  entries == added + known. */
typedef struct growth_store_merge_counts {
    int64_t entries;  /**< Of the export. */
    int64_t added;    /**< Added to this store. */
    int64_t known;    /**< Here already: recorded here, said here alike, or merged before. */
    int64_t children; /**< Children added. */
    int64_t forks;    /**< Added entries that replace something amended here as well: what was
                           recorded last counts, the other stays in the history; someone should
                           look at both. */
} growth_store_merge_counts;

/**
 * Add what an export holds to a store that has content: a health visitor's record of a child, say,
 * to a school nurse's store.  All or nothing.
 *
 * A child keeps its key (uuid), and a child of that key is the same child.  Every entry keeps its
 * author, reason, time of recording, import and source, and what it supersedes; its number here is
 * the next one, and its hash is chained here.  Where it was first recorded is kept with it, across
 * any number of hand-overs: see growth_store_find_origin().  An entry is known by that, so that
 * merging the same export twice adds nothing, merging a later export of the same child adds what is
 * new, and a record that comes back from where it was handed over to adds what was recorded there.
 *
 * Where both stores have amended the same entry, the amendment counts that was made knowing the
 * other, else the one recorded last (`recorded_at`): so every store says the same, in whatever
 * order records are exchanged.  Where it was here already it is said again, as an entry of its own
 * behind what came.  Likewise a child's details; what the ones recorded last do not know is filled
 * in from the others.
 *
 * What two services each recorded for themselves adds nothing where they say the same of the child:
 * a measurement that agrees with one that stands here in measure, day, value text and unit, a
 * contact in day, attendance, reason and service.  What was here stands, with who recorded it here.
 * Where it was amended or taken back here, theirs is added: somebody else says it.  One
 * that tells of oedema, doubt or a posture, or has a note, that this record has not is kept beside.
 * That holds of what stands in the export as it was first recorded: what was amended or taken back
 * there comes with its correction, and neither touches what was recorded here.  Same day, other
 * value or other words: both are kept.
 *
 * @param stamp        Who merges, when, why; kept with the hand-over, not with the entries.
 * @param[out] counts  May be NULL; written only on GROWTH_OK.
 * @retval GROWTH_ERR_CONFLICT  A child of the same key has another sex or birth date here, recorded
 *                              apart from what comes; or another child has the same identifier at
 *                              the same time.
 * @retval GROWTH_ERR_PARSE     As of growth_store_restore(), likewise GROWTH_ERR_DAMAGED and
 *                              GROWTH_ERR_UNSUPPORTED.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_merge(growth_store *store, const void *bytes,
                                                           size_t length,
                                                           const growth_store_stamp *stamp,
                                                           growth_store_merge_counts *counts,
                                                           growth_error *err);

/**
 * As growth_store_merge(), where two services have each added the child under a key of their own:
 * the export's one child is this child.  Nothing is overwritten: birth date and sex must agree,
 * what both recorded alike adds nothing, all else is added to the child here.  The key it has in
 * the export becomes an identifier of it, of the system "growth-store", so that a later export of
 * the same child is known by growth_store_merge() without being told again; retracting that
 * identifier ends it.
 *
 * @param uuid   The child of this store.
 * @param stamp  With author; the identifier is recorded under it.
 * @param[out] counts  May be NULL; written only on GROWTH_OK.
 * @retval GROWTH_ERR_NOT_FOUND  No such child.
 * @retval GROWTH_ERR_CONFLICT   As of growth_store_merge(); or the export is of several children,
 *                               or of a child that this store has besides.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_merge_into(
    growth_store *store, const void *bytes, size_t length, const char *uuid,
    const growth_store_stamp *stamp, growth_store_merge_counts *counts, growth_error *err);

/** Where an entry was first recorded. */
typedef struct growth_store_origin {
    growth_store_entry handover; /**< The hand-over it came with, an entry here; 0: none. */
    growth_store_entry entry;    /**< Its number where it was first recorded. */
    char hash[65];               /**< Its hash there, in hexadecimal.  "ENTRY:HASH" is a seal of
                                      that store: see growth_store_check(). */
    char seal[GROWTH_STORE_SEAL_SIZE]; /**< Of the export it came with; "" without a hand-over. */
    char handed_over_at[21];           /**< When it came here; "" without a hand-over. */
} growth_store_origin;

/**
 * Where an entry was first recorded: this store, for an entry that was not handed over.
 * @param[out] origin  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_NOT_FOUND  No such entry.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_find_origin(growth_store *store,
                                                                 growth_store_entry entry,
                                                                 growth_store_origin *origin,
                                                                 growth_error *err);

GROWTH_END_DECLS
#endif
