/**
 * @file store.h  The measurement store: one SQLite file that forgets nothing.
 *
 * A store is append-only.  Every fact (a child, what is known of the child, an identifier, a
 * family link, a measurement, a contact, an import, an acknowledged finding) is one *entry*, with a
 * number that grows by one across the whole store, a time, an author and a SHA-256 over its content
 * and the entry before it.  To correct an entry is to add one that supersedes it; to take one back
 * is to add one that retracts it.  So the store can always say what the record said on an earlier
 * day.  The file itself refuses UPDATE, DELETE and INSERT OR REPLACE, whoever opens it.
 *
 * A call that returns GROWTH_OK has reached the disk: power cut, kill -9 and full disk lose nothing
 * that was acknowledged and leave nothing half done.  docs/store.md describes the schema.
 * Import, export and restore are in <growth/store_transfer.h>.
 *
 * @par Texts    In: UTF-8, terminated, at most GROWTH_STORE_TEXT_BYTES; NULL and "" both mean "not
 *               known".  Out: belong to the store or the object they came from, as each call says.
 * @par Threads  A growth_store is used by one thread at a time.  Threads and processes may each
 * open the same file.  A store must not be carried across fork().
 * @par Errors   Messages never contain identifiers or dates of a child.
 *               Every call can return, besides what is listed with it:
 *               GROWTH_ERR_ARGUMENT, GROWTH_ERR_NO_MEMORY, GROWTH_ERR_IO (disk full, folder not
 *               writable), GROWTH_ERR_BUSY (another program kept the store locked for
 *               GROWTH_STORE_WAIT_SECONDS), GROWTH_ERR_DAMAGED (the file, or by its hash an entry
 *               of the child that is asked for, is not as it was written).
 */
#ifndef GROWTH_STORE_H
#define GROWTH_STORE_H

#include <stddef.h>
#include <stdint.h>

#include <growth/date.h>
#include <growth/measure.h>
#include <growth/store_nhs_number.h>
#include <growth/record.h>
#include <growth/status.h>

GROWTH_BEGIN_DECLS

#define GROWTH_STORE_TEXT_BYTES    65536 /**< Longest text of an entry, in bytes. */
#define GROWTH_STORE_UUID_SIZE     37    /**< Room for a child's key and its terminating NUL. */
#define GROWTH_STORE_SEAL_SIZE     88    /**< Room for a seal and its terminating NUL. */
#define GROWTH_STORE_WAIT_SECONDS  30    /**< How long a call waits for another program. */
#define GROWTH_STORE_SCHEMA        1     /**< Newest schema this library writes and reads. */
#define GROWTH_STORE_EXPORT_SCHEMA "growth.store.1"

/** A store, open.  @see growth_store_open() */
typedef struct growth_store growth_store;

/** Number of an entry: 1, 2, 3 ... across the whole store; 0 for none.  Where a call says the
 * number of what it added, the place for it may be NULL. */
typedef int64_t growth_store_entry;

/** How to open. */
typedef enum growth_store_mode {
    GROWTH_STORE_EXISTING = 0, /**< Read and write what is there; an older one is migrated. */
    GROWTH_STORE_CREATE,       /**< Make a new one; a file with content is refused. */
    GROWTH_STORE_READ_ONLY     /**< Read a store that is there. */
} growth_store_mode;

/** Who does something, why, and when.  NULL where nothing of it is needed or known. */
typedef struct growth_store_stamp {
    const char *author;      /**< Who; needed to amend, retract, link and acknowledge. */
    const char *reason;      /**< Why; needed to amend, retract and acknowledge. */
    const char *recorded_at; /**< "2026-03-01T09:30:00Z", or NULL: the system clock, in UTC. */
} growth_store_stamp;

/** Standing of an entry. */
typedef enum growth_store_state {
    GROWTH_STORE_CURRENT = 0, /**< It is what the record says. */
    GROWTH_STORE_SUPERSEDED,  /**< A later entry replaces it. */
    GROWTH_STORE_RETRACTED    /**< It takes back the entry it supersedes. */
} growth_store_state;

/** Where an entry comes from.  Filled in by the store; ignored on input. */
typedef struct growth_store_provenance {
    growth_store_entry entry;
    growth_store_entry supersedes;    /**< The entry it replaces or takes back, or 0. */
    growth_store_entry superseded_by; /**< The entry that replaces it, or 0. */
    growth_store_entry import;        /**< The import it came with, or 0. */
    growth_store_state state;
    const char *recorded_at, *author, *reason;
} growth_store_provenance;

/* ---- open, close, check ---------------------------------------------------------------------- */

/**
 * Open a store.
 *
 * A new file has mode 0600 and so have its "-wal" and "-shm" companions.  Opening looks at the
 * header, the version, every table and trigger and the newest entry, and at every page of a store
 * of up to 2000 pages; growth_store_check() looks at all of it.
 *
 * @param[out] store  To be closed with growth_store_close(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_IO           Cannot be opened or made; the message says why.
 * @retval GROWTH_ERR_PARSE        A file, but not a growth store.
 * @retval GROWTH_ERR_UNSUPPORTED  Made by a newer version, or (read-only) not yet migrated.
 * @retval GROWTH_ERR_DAMAGED      A page, a table or a trigger is not as it was written.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_open(const char *path, growth_store_mode mode,
                                                          growth_store **store, growth_error *err);

/** Close and free; an import under way is undone.  @param store  NULL is allowed. */
GROWTH_API void growth_store_close(growth_store *store);

/** @return Version of the SQLite in use, "3.40.1"; static. */
GROWTH_API const char *growth_store_sqlite_version(void);

/** What a check found. */
typedef struct growth_store_report {
    int64_t entries;                   /**< Entries read. */
    size_t problems;                   /**< 0: everything is as it was written. */
    char seal[GROWTH_STORE_SEAL_SIZE]; /**< Of the newest entry; see growth_store_check(). */
} growth_store_report;

/** Told one problem, as a sentence. */
typedef void (*growth_store_problem_fn)(void *context, const char *sentence);

/**
 * Check everything: SQLite's integrity check, foreign keys, that no entry is missing, the hash of
 * every entry, every value against the text it came from, and the mode of the file.
 *
 * The *seal* is the number and the hash of the newest entry.  A hash covers the one before, so a
 * seal stands for the whole store up to there.  Write it down elsewhere: given to a later check, it
 * shows that nothing from before has been changed, even by someone who recomputed every hash.
 *
 * @param seal         A seal noted earlier that this store must still contain, or NULL.
 * @param problem      Told of each problem; may be NULL.
 * @param[out] report  Written only on GROWTH_OK, which means that the check was carried out.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_check(growth_store *store, const char *seal,
                                                           growth_store_problem_fn problem,
                                                           void *context,
                                                           growth_store_report *report,
                                                           growth_error *err);

/**
 * Copy the store, while it may be in use, with SQLite's online backup; every hash is checked first.
 * @param path  Of the copy, mode 0600, whole or absent; a file that is there is refused.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_backup(growth_store *store, const char *path,
                                                            growth_error *err);

/* ---- children -------------------------------------------------------------------------------- */

/**
 * Add a child, under a random key of its own (UUID version 4).
 * @param child             `child->id` is ignored: see growth_store_identify().
 * @param gestation_source  Where the gestation comes from ("birth notification"), or NULL.
 * @param[out] uuid         The key; written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE  Gestation or a parent's height is not possible.
 * @retval GROWTH_ERR_DATE   The birth date is more than a day after `recorded_at`.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_add_child(
    growth_store *store, const growth_child *child, const char *gestation_source,
    const growth_store_stamp *stamp, char uuid[GROWTH_STORE_UUID_SIZE], growth_error *err);

/**
 * Replace what is known of a child; what was known stays in the history.
 * @param gestation_source  As of growth_store_add_child(), or NULL.
 * @param stamp  With author and reason.
 * @retval GROWTH_ERR_NOT_FOUND  No such child.
 * @retval GROWTH_ERR_DATE  With this birth date a measurement would lie before birth, or at an age
 *                          beyond 25 years, that did not before; `err` says which and how many.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_amend_child(
    growth_store *store, const char *uuid, const growth_child *child, const char *gestation_source,
    const growth_store_stamp *stamp, growth_error *err);

/** What is known of a child; `child.id` is the key. */
typedef struct growth_store_child {
    growth_child child;
    const char *gestation_source;
    growth_store_provenance provenance; /**< Of the newest details. */
} growth_store_child;

/** Told one child; the texts last until it returns.  @return 0 to go on, else to stop. */
typedef int (*growth_store_child_fn)(void *context, const growth_store_child *child);

/** Every child, in the order added.  The callback calls nothing of this store, which is in the
 * middle of an answer; what else is to be asked is asked of the file opened a second time. */
GROWTH_API GROWTH_CHECKED growth_status growth_store_each_child(growth_store *store,
                                                                growth_store_child_fn each,
                                                                void *context, growth_error *err);

/**
 * Everything that was ever recorded of what is known of a child, in the order recorded: the newest
 * counts, and `provenance.supersedes` names the one before it.
 * @param as_at  See growth_store_each_measurement(); NULL: now.
 * @retval GROWTH_ERR_NOT_FOUND  No such child.
 * @retval GROWTH_ERR_PARSE      `as_at` is no such time.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_each_details(growth_store *store,
                                                                  const char *uuid,
                                                                  const char *as_at,
                                                                  growth_store_child_fn each,
                                                                  void *context, growth_error *err);

/* ---- identifiers ----------------------------------------------------------------------------- */

/**
 * What some system calls a child.  NHS numbers are re-issued and mistyped, so an identifier is
 * never the key: it belongs to a child for a time.
 */
typedef struct growth_store_identifier {
    const char *system;     /**< As growth_store_system() has it, or any name of the caller's. */
    const char *value;
    growth_date valid_from; /**< First day, or GROWTH_DATE_NONE: always. */
    growth_date valid_to;   /**< First day it is no longer valid, or GROWTH_DATE_NONE: until now. */
    growth_store_provenance provenance;
} growth_store_identifier;
#define GROWTH_STORE_IDENTIFIER_INIT                                                               \
    {                                                                                              \
        NULL, NULL, GROWTH_DATE_NONE, GROWTH_DATE_NONE,                                            \
        {                                                                                          \
            0, 0, 0, 0, GROWTH_STORE_CURRENT, NULL, NULL, NULL                                     \
        }                                                                                          \
    }

/**
 * Give a child an identifier.  Whether an NHS number is right is the caller's to ask first, with
 * growth_nhs_number_check(): a wrong one that is on paper everywhere may still have to be kept.
 * @param[out] entry  May be NULL.
 * @retval GROWTH_ERR_NOT_FOUND  No such child.
 * @retval GROWTH_ERR_CONFLICT   Another child has it at the same time.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_identify(
    growth_store *store, const char *uuid, const growth_store_identifier *identifier,
    const growth_store_stamp *stamp, growth_store_entry *entry, growth_error *err);

/** Replace an identifier, such as to end its time.  @param stamp  With author and reason. */
GROWTH_API GROWTH_CHECKED growth_status growth_store_amend_identifier(
    growth_store *store, growth_store_entry superseded, const growth_store_identifier *identifier,
    const growth_store_stamp *stamp, growth_store_entry *entry, growth_error *err);

/**
 * The child that has an identifier on a day.
 * @param on          GROWTH_DATE_NONE: any day; GROWTH_ERR_CONFLICT where several children had it.
 * @param[out] uuid   Written only on GROWTH_OK.
 * @retval GROWTH_ERR_NOT_FOUND  None has.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_find_child(growth_store *store,
                                                                const char *system,
                                                                const char *value, growth_date on,
                                                                char uuid[GROWTH_STORE_UUID_SIZE],
                                                                growth_error *err);

/** Told one identifier; the texts last until it returns.  @return 0 to go on, else to stop. */
typedef int (*growth_store_identifier_fn)(void *context, const growth_store_identifier *identifier);

/** Every identifier a child has or had, superseded and retracted ones included. */
GROWTH_API GROWTH_CHECKED growth_status
growth_store_each_identifier(growth_store *store, const char *uuid, growth_store_identifier_fn each,
                             void *context, growth_error *err);

/* ---- family ---------------------------------------------------------------------------------- */

/** How a relative is related to a child. */
typedef enum growth_store_relation {
    GROWTH_STORE_SIBLING = 0, /**< The relative is a sibling; holds both ways. */
    GROWTH_STORE_PARENT,      /**< The relative is a parent of the child. */
    GROWTH_STORE_RELATION_COUNT_
} growth_store_relation;

/** A family link, as seen from one child.  No measurement of the relative comes with it. */
typedef struct growth_store_relative {
    const char *uuid;        /**< The relative. */
    const char *relation;    /**< "sibling", "parent", or (seen from the parent) "child". */
    growth_store_provenance provenance;
} growth_store_relative;

/**
 * Link two children of the store.  To undo it, retract the entry: nothing else changes.
 * @param stamp       With author.
 * @param[out] entry  May be NULL.
 * @retval GROWTH_ERR_CONFLICT  They are linked already, so or otherwise.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_link(
    growth_store *store, const char *uuid, const char *relative, growth_store_relation relation,
    const growth_store_stamp *stamp, growth_store_entry *entry, growth_error *err);

/** Told one link; the texts last until it returns.  @return 0 to go on, else to stop. */
typedef int (*growth_store_relative_fn)(void *context, const growth_store_relative *relative);

/** The current links of a child, and no others. */
GROWTH_API GROWTH_CHECKED growth_status growth_store_each_relative(growth_store *store,
                                                                   const char *uuid,
                                                                   growth_store_relative_fn each,
                                                                   void *context,
                                                                   growth_error *err);

/* ---- measurements and contacts --------------------------------------------------------------- */

/** A measurement as it is kept: the text it came in, and the number that text means. */
typedef struct growth_store_measurement {
    growth_measure measure;  /**< Any but weight for length or height, which are calculated. */
    growth_date measured_on; /**< Always known: the store keeps days, not ages. */
    const char *value_text;  /**< "1.05": kept as it is. */
    const char *unit;        /**< "m": kept as it is; any that growth_unit_find() knows. */
    double value;            /**< Out: in the measure's own unit.  Ignored on input. */
    growth_posture posture;
    unsigned marks;          /**< GROWTH_MARK_OEDEMA, GROWTH_MARK_DOUBTFUL. */
    const char *service, *measured_by, *device, *note;
    const char *source;      /**< System it was taken from, or NULL. */
    const char *source_key;  /**< What that system calls it, or NULL. */
    growth_store_provenance provenance;
} growth_store_measurement;
#define GROWTH_STORE_MEASUREMENT_INIT                                                              \
    {                                                                                              \
        GROWTH_WEIGHT, GROWTH_DATE_NONE, NULL, NULL, 0, GROWTH_POSTURE_UNKNOWN, 0, NULL, NULL,     \
            NULL, NULL, NULL, NULL,                                                                \
        {                                                                                          \
            0, 0, 0, 0, GROWTH_STORE_CURRENT, NULL, NULL, NULL                                     \
        }                                                                                          \
    }

/** What became of something handed to the store.  The place for it may be NULL. */
typedef enum growth_store_outcome {
    GROWTH_STORE_NEW = 0, /**< Added. */
    GROWTH_STORE_SAME,    /**< Already there: nothing added. */
    GROWTH_STORE_AMENDED, /**< Added, superseding what the source said before. */
    GROWTH_STORE_REJECTED /**< Not added. */
} growth_store_outcome;

/**
 * Record a measurement.
 *
 * Recording what the record already says (same measure, day, value text and unit) adds nothing, so
 * a call may be repeated when its answer got lost.  Where it says more of that measurement (oedema,
 * doubt, a posture that was not known, a note, another service, who measured, device) the record is
 * amended: the marks and postures of both, both notes, the names recorded last.  Another value on
 * the same day, or the other posture, is kept beside.
 *
 * @param[out] outcome  GROWTH_STORE_NEW, GROWTH_STORE_SAME or GROWTH_STORE_AMENDED; may be NULL.
 * @param[out] entry    The entry that says it now; may be NULL.
 * @retval GROWTH_ERR_NOT_FOUND    No such child.
 * @retval GROWTH_ERR_PARSE        Not a number, or not a unit of this measure.
 * @retval GROWTH_ERR_VALUE        Not > 0.
 * @retval GROWTH_ERR_VALUE_LIMIT  Outside what any child measures, and not GROWTH_MARK_DOUBTFUL:
 *                                 with that mark it is kept as it was written.
 * @retval GROWTH_ERR_DATE         No day, before birth, or more than a day after `recorded_at`.
 */
GROWTH_API GROWTH_CHECKED growth_status
growth_store_record(growth_store *store, const char *uuid,
                    const growth_store_measurement *measurement, const growth_store_stamp *stamp,
                    growth_store_outcome *outcome, growth_store_entry *entry, growth_error *err);

/**
 * Amend a measurement: add one that supersedes it, of the same child and measure.
 * @param stamp  With author and reason.
 * @retval GROWTH_ERR_NOT_FOUND  No measurement has that entry.
 * @retval GROWTH_ERR_CONFLICT   It is superseded already, or of another measure.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_amend(
    growth_store *store, growth_store_entry superseded, const growth_store_measurement *measurement,
    const growth_store_stamp *stamp, growth_store_entry *entry, growth_error *err);

/**
 * Take back a measurement, a contact, an identifier or a family link that was entered in error.
 * It stays in the history.
 * @param stamp  With author and reason.
 * @retval GROWTH_ERR_NOT_FOUND  No such entry, or of a kind that is never taken back.
 * @retval GROWTH_ERR_CONFLICT   It is superseded or retracted already.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_retract(growth_store *store,
                                                             growth_store_entry retracted,
                                                             const growth_store_stamp *stamp,
                                                             growth_store_entry *entry,
                                                             growth_error *err);

/** A visit or an appointment, above all one at which the child was not measured. */
typedef struct growth_store_contact {
    growth_date on;
    int attended;              /**< 1: the child was seen; 0: was not brought. */
    growth_reason not_measured; /**< Why not; NONE: was; NOT_BROUGHT is kept as `attended` 0. */
    const char *service, *seen_by, *note;
    const char *source, *source_key;
    growth_store_provenance provenance;
} growth_store_contact;
#define GROWTH_STORE_CONTACT_INIT                                                                  \
    {                                                                                              \
        GROWTH_DATE_NONE, 1, GROWTH_REASON_NOT_RECORDED, NULL, NULL, NULL, NULL, NULL,             \
        {                                                                                          \
            0, 0, 0, 0, GROWTH_STORE_CURRENT, NULL, NULL, NULL                                     \
        }                                                                                          \
    }

/** @return GROWTH_REASON_NOT_BROUGHT where the child was not seen, else `not_measured`. */
GROWTH_API growth_reason growth_store_contact_reason(const growth_store_contact *contact);

/** Record a contact; the same one again (same day, attendance, reason, service) adds nothing, and
 * with another note or who saw the child it amends, as growth_store_record() does.
 * @retval GROWTH_ERR_DATE  No day, before birth, or more than a day after `recorded_at`. */
GROWTH_API GROWTH_CHECKED growth_status
growth_store_add_contact(growth_store *store, const char *uuid, const growth_store_contact *contact,
                         const growth_store_stamp *stamp, growth_store_outcome *outcome,
                         growth_store_entry *entry, growth_error *err);

/** A finding that someone has looked at: who, when and why are in the provenance. */
typedef struct growth_store_acknowledgement {
    const char *rule;           /**< Stable id of the rule. */
    const char *measure;        /**< Stable word of the measure, or NULL. */
    growth_date from_date, to_date; /**< Of the episode, or GROWTH_DATE_NONE. */
    growth_store_provenance provenance;
} growth_store_acknowledgement;

/**
 * Acknowledge a finding; never deleted.  It is of what the record says now: whatever is recorded or
 * amended afterwards was not looked at.
 * @param stamp  With author and reason.
 * @retval GROWTH_ERR_DATE  `to_date` is more than a day after `recorded_at`, or before `from_date`.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_acknowledge(
    growth_store *store, const char *uuid, const growth_store_acknowledgement *acknowledgement,
    const growth_store_stamp *stamp, growth_store_entry *entry, growth_error *err);

/* ---- reading one child ----------------------------------------------------------------------- */

/** Which entries to tell of. */
typedef enum growth_store_view {
    GROWTH_STORE_VIEW_CURRENT = 0, /**< What the record says, in order of day. */
    GROWTH_STORE_VIEW_HISTORY      /**< Every entry, in the order recorded. */
} growth_store_view;

/** Told one measurement; the texts last until it returns.  @return 0 to go on, else to stop. */
typedef int (*growth_store_measurement_fn)(void *context,
                                           const growth_store_measurement *measurement);
/** Told one contact, likewise. */
typedef int (*growth_store_contact_fn)(void *context, const growth_store_contact *contact);
/** Told one acknowledgement, likewise. */
typedef int (*growth_store_acknowledgement_fn)(void *context,
                                               const growth_store_acknowledgement *acknowledgement);

/**
 * A child's measurements.  The callback calls nothing of this store, as of
 * growth_store_each_child().
 * @param as_at  "What did the record say then?": "2026-03-01" (to the end of that day, UTC) or
 *               "2026-03-01T09:30:00Z"; NULL: now.
 * @retval GROWTH_ERR_NOT_FOUND  No such child.
 * @retval GROWTH_ERR_PARSE      `as_at` is no such time.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_each_measurement(
    growth_store *store, const char *uuid, growth_store_view view, const char *as_at,
    growth_store_measurement_fn each, void *context, growth_error *err);

/** A child's contacts, likewise; `as_at` NULL: now. */
GROWTH_API GROWTH_CHECKED growth_status growth_store_each_contact(
    growth_store *store, const char *uuid, growth_store_view view, const char *as_at,
    growth_store_contact_fn each, void *context, growth_error *err);

/** A child's acknowledged findings, in the order acknowledged. */
GROWTH_API GROWTH_CHECKED growth_status growth_store_each_acknowledgement(
    growth_store *store, const char *uuid, growth_store_acknowledgement_fn each, void *context,
    growth_error *err);

/**
 * The latest time under which anything of a child was recorded, here or elsewhere: what is recorded
 * under an earlier one changes what the record said then.
 * @param uuid              The child, or NULL: of all children.
 * @param[out] recorded_at  "2026-03-01T09:30:00Z"; "" in an empty store.
 * @retval GROWTH_ERR_NOT_FOUND  No such child.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_newest_time(growth_store *store,
                                                                 const char *uuid,
                                                                 char recorded_at[21],
                                                                 growth_error *err);

/** One child's record, with the arrays and texts it points to. */
typedef struct growth_store_record_view growth_store_record_view;

/**
 * Read a child for scoring and drawing: details, current measurements, and the contacts without
 * a measurement (growth_store_contact_reason()).  All of it belongs to this child.
 * @param as_at      See growth_store_each_measurement(); NULL: now.
 * @param[out] view  To be freed with growth_store_record_free(); it outlives the store.
 * @retval GROWTH_ERR_NOT_FOUND  No such child, or not yet known then.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_store_read(growth_store *store, const char *uuid,
                                                          const char *as_at,
                                                          growth_store_record_view **view,
                                                          growth_error *err);

/** @return The record, owned by `view`. */
GROWTH_API const growth_record *growth_store_record_get(const growth_store_record_view *view);

/** Free a record.  @param view  NULL is allowed. */
GROWTH_API void growth_store_record_free(growth_store_record_view *view);

GROWTH_END_DECLS
#endif
