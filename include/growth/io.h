/**
 * @file io.h  Text in, text out: measurement files, result tables, files that are whole or absent.
 *
 * Reading is row by row.  A row that cannot be used is handed over all the same, with what is wrong
 * with it, and never stops the rest: rows read = used + used in part + rejected + skipped, always.
 */
#ifndef GROWTH_IO_H
#define GROWTH_IO_H

#include <stddef.h>

#include <growth/date.h>
#include <growth/faltering.h>
#include <growth/measure.h>
#include <growth/record.h>
#include <growth/reference.h>
#include <growth/status.h>
#include <growth/write.h>

GROWTH_BEGIN_DECLS

/* ---- measurement files: CSV and FHIR --------------------------------------------------------- */

/** Limits against hostile input; beyond them a row, or the file, is refused with a sentence. */
#define GROWTH_FIELD_BYTES  65536
#define GROWTH_ROW_BYTES    1048576
#define GROWTH_ROW_COLUMNS  4096
#define GROWTH_ROW_VALUES   16 /**< Measurements one row can hold. */
#define GROWTH_ROW_PROBLEMS 16 /**< Problems reported of one row; the rest only counted. */

/** What is wrong with a cell or a row.  Numbers and words are part of the API. */
typedef enum growth_problem_kind {
    GROWTH_PROBLEM_NUMBER = 0,   /**< "not-a-number" */
    GROWTH_PROBLEM_UNIT,         /**< "unit": missing, unknown, or of another measure. */
    GROWTH_PROBLEM_MEASURE,      /**< "measure": no such measure, or none given. */
    GROWTH_PROBLEM_LIMIT,        /**< "outside-limits": no child measures that. */
    GROWTH_PROBLEM_DATE,         /**< "date": not a date, or no such day. */
    GROWTH_PROBLEM_DATE_ORDER,   /**< "date-order": day/month or month/day cannot be told. */
    GROWTH_PROBLEM_BEFORE_BIRTH, /**< "before-birth" */
    GROWTH_PROBLEM_FUTURE,       /**< "in-the-future" */
    GROWTH_PROBLEM_AGE,          /**< "age": missing, negative, or not a number. */
    GROWTH_PROBLEM_SEX,          /**< "sex": none that a reference exists for. */
    GROWTH_PROBLEM_GESTATION,    /**< "gestation": outside 22+0 to 44+6, or not a gestation. */
    GROWTH_PROBLEM_CODE,         /**< "code": a word outside its list (posture, oedema ...). */
    GROWTH_PROBLEM_CHILD,        /**< "child": differs from this child's other rows. */
    GROWTH_PROBLEM_FIELDS,       /**< "fields": more or fewer cells than the header names. */
    GROWTH_PROBLEM_QUOTE,        /**< "quote": a quoted cell never closed, or going on after. */
    GROWTH_PROBLEM_BYTES,        /**< "bytes": a NUL, or a cell or row over the limits. */
    GROWTH_PROBLEM_JSON,         /**< "json": not well-formed, or no resource of FHIR. */
    GROWTH_PROBLEM_STATUS,       /**< "status": not an observation that was made. */
    GROWTH_PROBLEM_RETRACTED,    /**< "retracted": entered in error, or cancelled. */
    GROWTH_PROBLEM_EXCLUDED,     /**< "excluded": a centile, a height that was told, ... */
    GROWTH_PROBLEM_COMPARATOR,   /**< "comparator": only more, or less, than a value. */
    GROWTH_PROBLEM_SUBJECT,      /**< "subject": no patient is known that it is about. */
    GROWTH_PROBLEM_REPLACED,     /**< "replaced": a later version of it stands in the files. */
    GROWTH_PROBLEM_PRELIMINARY,  /**< "preliminary": used, but may still change. */
    GROWTH_PROBLEM_ADULT,        /**< "adult": a Patient of 20 years or more; only counted. */
    GROWTH_PROBLEM_DECEASED,     /**< "deceased": a Patient who died. */
    GROWTH_PROBLEM_NHS_NUMBER,   /**< "nhs-number": of a Patient, not used, or another's too. */
    GROWTH_PROBLEM_COUNT_
} growth_problem_kind;

/** @return The stable word of a kind, "not-a-number"; static. */
GROWTH_API const char *growth_problem_text(growth_problem_kind kind);

/** One thing wrong with a row. */
typedef struct growth_problem {
    growth_problem_kind kind;
    size_t line;   /**< In the file, from 1; the header is 1.  Where the row begins. */
    size_t column; /**< Cell of the row, from 1; 0 where the whole row is meant. */
    /** What is wrong (what to do): `weight "12,3" is not a number (...)`.  In a Bundle or an array
     * of FHIR it begins with the entry: `entry 17 (Observation/abc): ...`.  An NHS number in a cell
     * is shown as dots. */
    char message[256];
} growth_problem;

/** What became of a row. */
typedef enum growth_outcome {
    GROWTH_ROW_USED = 0, /**< Everything on it was understood; _PROBLEM_PRELIMINARY may be told,
                              and of its Patient _PROBLEM_NHS_NUMBER. */
    GROWTH_ROW_PART,     /**< Some cell was refused, the rest is used. */
    GROWTH_ROW_REJECTED, /**< Nothing on it can be scored.  A value that no child measures stands on
                              it all the same: growth_quality_check() may know what it should be. */
    GROWTH_ROW_SKIPPED   /**< Blank; neither a child nor a measurement is on it; a copy; or a
                              Patient who is no child, or died. */
} growth_outcome;

/** A value on a row.  `measurement.age_days` and the dates are filled in from the row. */
typedef struct growth_value {
    growth_measurement measurement; /**< In the measure's own unit. */
    const char *text;               /**< The cell as it came in, e.g. "1.05". */
    const char *unit;               /**< The unit it came in, e.g. "m". */
    size_t column;                  /**< Cell of the row, from 1; 0 in FHIR. */
    growth_status status;           /**< GROWTH_OK, or _ERR_VALUE_LIMIT: shown, not scored. */
    int at_birth;                   /**< 1: taken at birth, and so of that day, not of the row's. */
} growth_value;

/** What a row of a file is. */
typedef enum growth_row_form {
    GROWTH_ROW_WIDE = 0,   /**< All that was measured at a time: a column each measure. */
    GROWTH_ROW_LONG,       /**< One measurement: measure, value, unit. */
    GROWTH_ROW_OBSERVATION /**< One resource of FHIR. */
} growth_row_form;

/**
 * One row of a file.  Every text is UTF-8, terminated, NULL where the cell is empty or the column
 * absent, and belongs to the reader: it is valid until the next call on that reader.
 */
typedef struct growth_row {
    size_t line; /**< From 1, the header being 1. */
    growth_outcome outcome;
    growth_child child; /**< `child.id` NULL where the file holds one child. */
    const growth_value *values;
    size_t n_values;
    /** Not NULL where the row says why there is no weight, or is of a day and holds no value.  A
     * row that is used and has neither values nor this tells who the child is, and nothing else. */
    const growth_contact *contact;
    const char *service, *measured_by, *method, *note, *source_id;
    const growth_problem *problems;
    size_t n_problems;
    const char *raw; /**< The row's bytes as they came in (decoded to UTF-8), without line end. */
    size_t raw_length;
    size_t file; /**< Which of the files that were opened, from 0; `line` is a line of it. */
    /** What a row that is `withdrawn` says of what it takes back, where it says all of it; such a
     * row has no values. */
    const growth_value *retracted;
    size_t n_retracted;
    /** SDS by growth_measure as the file has them, NaN where none; NULL: it has no such column. */
    const double *file_sds;
    int contradicts; /**< 1: rejected because it differs from this child's other rows. */
    growth_row_form form;
    /** 1: it tells of something measured, or of a visit, that is not handed over because a cell, or
     * the row, could not be read.  Not of what was taken back, or is no measurement of a child. */
    int unread;
    /** The day it is of, also where it is rejected; GROWTH_DATE_NONE where that cannot be read. */
    growth_date on;
    const char *id_heading; /**< What the table calls the column of child.id, "NHS number"; NULL
                                 where there is none, and of FHIR. */
    /** 1: the source takes back what it said under `source_id`, whatever else is missing here:
     * `child.id` may be NULL.  Rejected, or skipped where its code is of nothing that is read. */
    int withdrawn;
    /** The NHS number of a Patient: ten digits, the last of them right; or NULL. */
    const char *nhs_number;
} growth_row;

/** How to read.  Start from GROWTH_READER_OPTIONS; NULL for these. */
typedef struct growth_reader_options {
    size_t size;
    growth_date today;    /**< Dates after it are refused; GROWTH_DATE_NONE: not checked. */
    int date_order;       /**< A growth_date_order, or -1: ISO, or what the file proves. */
    growth_sex chart_sex; /**< Curves for rows of unknown sex; GROWTH_SEX_UNKNOWN: refuse. */
    const char *preset;   /**< How an export is read (growth_preset()), or NULL. */
    const char *map;      /**< File that says how, over the preset's, or NULL (docs/records.md). */
    int hide_cells;       /**< 1: messages say what is wrong and where, not what stands there. */
    /** 1: of several versions of an observation also those that a later row replaces, and copies of
     * it, as rows that are used: for a store, which keeps them all.  0: the one that counts. */
    int all_versions;
    /** Where rows of a child contradict each other in sex, date of birth or gestation: 1: those
     * stand that agree with most of them, whatever their order; the files are read up to three
     * times, and a pipe is kept in a temporary file.  0: those that agree with the first. */
    int settle;
    /** 1: rows of unknown sex are used, with GROWTH_SEX_UNKNOWN: for a store, where the record may
     * say it, now or later.  A word that means no sex is told all the same.  0: see chart_sex. */
    int any_sex;
    /** Whether it is known elsewhere who a child is (1), such as to a store: its rows are then not
     * compared with each other, but by whoever reads, with what is known.  NULL: of no child.
     * Asked of each row; `child_id` is NULL where the file has none. */
    int (*is_known)(void *context, const char *child_id);
    void *known_context;
    /** 1: an Observation whose Patient is not in the files is a row that names a child by its id
     * alone, without sex and birth date: for a store, which may know the child.  0: refused. */
    int known_elsewhere;
} growth_reader_options;
#define GROWTH_READER_OPTIONS                                                                      \
    {                                                                                              \
        sizeof(growth_reader_options), GROWTH_DATE_NONE, -1, GROWTH_SEX_UNKNOWN, NULL, NULL, 0, 0, \
            0, 0, NULL, NULL, 0                                                                    \
    }

/** @return The name of a preset, "ncmp", or NULL past the last; static. */
GROWTH_API const char *growth_preset(size_t index);

/** What has been read so far.  rows == used + part + rejected + skipped. */
typedef struct growth_counts {
    size_t rows, used, part, rejected, skipped;
    size_t values;                          /**< Measurements handed over, refused ones too. */
    size_t contacts;                        /**< Rows that are a visit without a weight. */
    size_t missing_codes;                   /**< "Not known" taken as empty: 9999, 99.9, 99. */
    size_t problems[GROWTH_PROBLEM_COUNT_]; /**< By kind. */
    size_t patients;   /**< FHIR: Patients that are no rows, as an Observation of theirs is one. */
    size_t gestations; /**< FHIR: Observations of a gestation, read into the child; skipped. */
    size_t others;     /**< FHIR: resources of other kinds; no rows. */
    size_t sds_unread; /**< Scores in the file that are no numbers. */
    size_t unmeasured; /**< Rows used (in part) that tell who a child is, and nothing else. */
} growth_counts;

/** A file being read.  One thread at a time. */
typedef struct growth_reader growth_reader;

/**
 * Open a measurement file, plain or gzip (docs/records.md):
 *
 *  - CSV with comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252; long or wide form;
 *  - FHIR R4 as JSON: a Bundle, a resource, an array of them, or one a line (NDJSON).  It is told
 * by how it begins.  A row is one Observation, or all of one that has components; `line` is where
 *    it begins, `raw` its text on one line.  It is read twice, for the Patients first, and takes
 *    memory for those, for one Observation, and some 16 bytes for each id of an Observation;
 * standard input is kept in a temporary file.  Of versions of an Observation the latest counts.
 *    Behind all rows, each Patient of whom none told is one that tells who a child is: what has
 *    Patients is read once more.  One of 20 years or more on `today`, or who died, is skipped.
 *
 * @param path          "-" reads standard input.
 * @param options       NULL for the defaults.
 * @param[out] reader   To be closed with growth_reader_close(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_IO     Cannot be opened or read; the message names the file and the reason.
 * @retval GROWTH_ERR_PARSE  The header does not name what is needed; says which columns to add.
 *                           Or a line of the map is wrong, as FILE:LINE.
 * @retval GROWTH_ERR_NO_MEMORY
 */
GROWTH_API GROWTH_CHECKED growth_status growth_reader_open(const char *path,
                                                           const growth_reader_options *options,
                                                           growth_reader **reader,
                                                           growth_error *err);

/**
 * The same for several files, read one after another as if they were one: rows of a child may be in
 * any of them, Patients in another than their Observations.  Tables each have their own header.
 * @param paths  Copied.  @param n  At least 1.
 */
GROWTH_API GROWTH_CHECKED growth_status
growth_reader_open_files(const char *const *paths, size_t n, const growth_reader_options *options,
                         growth_reader **reader, growth_error *err);

/** The same over bytes in memory, which must stay until the reader is closed. */
GROWTH_API GROWTH_CHECKED growth_status
growth_reader_open_memory(const void *bytes, size_t length, const growth_reader_options *options,
                          growth_reader **reader, growth_error *err);

/**
 * The next row.
 * @param[out] row  NULL at the end; else valid until the next call on this reader.
 * @retval GROWTH_OK         Also for rows that are rejected: see growth_row.outcome.
 * @retval GROWTH_ERR_IO     Reading failed; `row` is NULL and so it stays.
 * @retval GROWTH_ERR_PARSE  The compressed stream is damaged.
 * @retval GROWTH_ERR_NO_MEMORY
 */
GROWTH_API GROWTH_CHECKED growth_status growth_reader_next(growth_reader *reader,
                                                           const growth_row **row,
                                                           growth_error *err);

/** The header line of the file being read as it came in (UTF-8), for a file of rejected rows. */
GROWTH_API const char *growth_reader_header(const growth_reader *reader);

/** What has been read so far. */
GROWTH_API growth_counts growth_reader_counts(const growth_reader *reader);

/** Close and free.  @param reader  NULL is allowed. */
GROWTH_API void growth_reader_close(growth_reader *reader);

/* ---- references of the user's own --------------------------------------------------------- */

/** Most rows of a reference file. */
#define GROWTH_REFERENCE_ROWS 200000

/**
 * Load a growth reference from a file: a few lines `# key: value`, then L, M and S by age
 * (docs/references-own.md).  It must keep what the built-in ones keep, or nothing is loaded.
 *
 * @param path            As for growth_reader_open().
 * @param[out] reference  To be freed with growth_reference_free(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_IO      Cannot be opened or read.
 * @retval GROWTH_ERR_PARSE   "FILE:LINE: what is wrong".
 * @retval GROWTH_ERR_LIMIT   More than GROWTH_REFERENCE_ROWS rows.
 * @retval GROWTH_ERR_NO_MEMORY
 */
GROWTH_API GROWTH_CHECKED growth_status growth_reference_load(const char *path,
                                                              growth_reference **reference,
                                                              growth_error *err);

/** The same over bytes in memory, called "the data" in messages. */
GROWTH_API GROWTH_CHECKED growth_status growth_reference_load_memory(const void *bytes,
                                                                     size_t length,
                                                                     growth_reference **reference,
                                                                     growth_error *err);

/** Free a loaded reference; nothing may use it, or its segments, any more.  @param reference  NULL
 * is allowed. */
GROWTH_API void growth_reference_free(growth_reference *reference);

/* ---- rules files ----------------------------------------------------------------------------- */

/**
 * Read a rules file over `rules`: lines of `pack = id`, `rule = on|off` or `rule.parameter =
 * number`, with comments from '#' on.
 * @param[in,out] rules  Begun with growth_rules_default(); changed only on GROWTH_OK.
 * @retval GROWTH_ERR_IO     Cannot be read.
 * @retval GROWTH_ERR_PARSE  No such pack, rule or parameter; names file, line and what there is.
 * @retval GROWTH_ERR_VALUE  Outside the limits of the parameter.
 * @retval GROWTH_ERR_LIMIT  A line or the file is too long.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_rules_read(const char *path, growth_rules *rules,
                                                          growth_error *err);

/* ---- result tables: CSV, JSON, NDJSON -------------------------------------------------------- */

/** Form of a table. */
typedef enum growth_table_format {
    GROWTH_TABLE_CSV = 0, /**< RFC 4180, one header row, LF. */
    GROWTH_TABLE_JSON,    /**< One object: the heads of growth_table_options, then "rows". */
    GROWTH_TABLE_NDJSON,  /**< One object a line, each with "schema". */
    GROWTH_TABLE_FORMAT_COUNT_
} growth_table_format;

/** What a cell holds. */
typedef enum growth_cell_kind {
    GROWTH_CELL_EMPTY = 0, /**< Empty in CSV, null in JSON. */
    GROWTH_CELL_TEXT,      /**< UTF-8; in CSV a leading = + - @ TAB CR is neutralised with '. */
    GROWTH_CELL_NUMBER,    /**< Written with the table's precision; NaN is empty. */
    GROWTH_CELL_EXACT,     /**< A number always written in shortest form, such as a value. */
    GROWTH_CELL_INTEGER,
    GROWTH_CELL_DATE /**< GROWTH_DATE_NONE is empty. */
} growth_cell_kind;

/** One cell, as a column reads it from a row. */
typedef struct growth_cell {
    growth_cell_kind kind;
    const char *text; /**< Not owned; used before the next cell is read. */
    double number;
    long long integer;
    growth_date date;
} growth_cell;

/** A column of a table: its name, and how it is read from a row of the caller's. */
typedef struct growth_column {
    const char *name;                                 /**< Exact header word. */
    const char *unit;                                 /**< "kg", "years", or "". */
    const char *help;                                 /**< One line for people. */
    void (*read)(const void *row, growth_cell *cell); /**< `cell` comes in as GROWTH_CELL_EMPTY. */
} growth_column;

/** A line of the head of a JSON table: "reference": "uk-who". */
typedef struct growth_head {
    const char *name, *value;
} growth_head;

/** How to write.  Start from GROWTH_TABLE_OPTIONS; NULL for these. */
typedef struct growth_table_options {
    size_t size;
    growth_table_format format;
    int precision;      /**< Decimals of GROWTH_CELL_NUMBER, or GROWTH_NUMBER_SHORTEST. */
    const char *schema; /**< "growth.assess.1": in JSON and NDJSON. */
    const growth_head *heads;
    size_t n_heads;
} growth_table_options;
#define GROWTH_TABLE_OPTIONS                                                                       \
    {                                                                                              \
        sizeof(growth_table_options), GROWTH_TABLE_CSV, -1, "", NULL, 0                            \
    }

/** A table being written. */
typedef struct growth_table_writer growth_table_writer;

/**
 * Begin a table.
 * @param columns      Must outlive the writer.
 * @param[out] writer  To be ended with growth_table_close(); written only on GROWTH_OK.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_table_open(
    const growth_column *columns, size_t n_columns, const growth_table_options *options,
    growth_write write, void *context, growth_table_writer **writer, growth_error *err);

/**
 * Write one row, read by the columns from `row`; NULL where they need none.
 * @retval GROWTH_ERR_IO  The sink refused.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_table_row(growth_table_writer *writer,
                                                         const void *row, growth_error *err);

/**
 * Print one row into a sink of the caller's, for growth_table_printed().
 * @return What the sink returned.
 * @par Threads  The writer is not changed: any number of threads at once.
 */
GROWTH_API int growth_table_print(const growth_table_writer *writer, const void *row,
                                  growth_write write, void *context);

/** Write one row that was printed before: the same bytes as growth_table_row() writes. */
GROWTH_API GROWTH_CHECKED growth_status growth_table_printed(growth_table_writer *writer,
                                                             const void *bytes, size_t length,
                                                             growth_error *err);

/** Free the writer of a table that is not wanted after all; what waits is not written.
 * @param writer  NULL is allowed. */
GROWTH_API void growth_table_drop(growth_table_writer *writer);

/**
 * End the table and free the writer, whatever is returned.
 * @param writer  NULL is allowed.
 * @retval GROWTH_ERR_IO  The sink refused, now or earlier: the output is not whole.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_table_close(growth_table_writer *writer,
                                                           growth_error *err);

/* ---- files that are whole or absent ---------------------------------------------------------- */

/** A file being written under a temporary name in the folder of its final one. */
typedef struct growth_output growth_output;

/**
 * Begin a file.  Mode 0600, because it may name a child.  Nothing stands under `path` until
 * growth_output_commit().
 * @retval GROWTH_ERR_IO  The message names the path and the reason.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_output_open(const char *path, growth_output **output,
                                                           growth_error *err);

/** A growth_write: `context` is a growth_output. */
GROWTH_API int growth_output_write(void *context, const void *bytes, size_t length);

/** Flush to disk, rename to the final name, and free, whatever is returned. */
GROWTH_API GROWTH_CHECKED growth_status growth_output_commit(growth_output *output,
                                                             growth_error *err);

/** Remove what was written and free.  @param output  NULL is allowed. */
GROWTH_API void growth_output_abort(growth_output *output);

GROWTH_END_DECLS
#endif
