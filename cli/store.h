/* What the commands of `growth store` share: opening, finding the child, reading what may not stand
 * on a command line.
 *
 * An identifier (an NHS number, a name, a hospital's number) is read from a file or standard input,
 * because arguments are seen by every user of the machine and kept in histories; and it is never
 * printed, unless --show-identifiers asks for it. */
#ifndef GROWTH_CLI_STORE_H
#define GROWTH_CLI_STORE_H

#include <growth/store_transfer.h>

#include "command.h"

/* Rows of options that several of the commands share. */
#define OPTION_CHILD  TEXT("child", 0, child, "UUID", "the child, by the key that add printed")
#define OPTION_AUTHOR TEXT("author", 0, store.author, "WHO", "who says so, as the record will name")
#define OPTION_REASON TEXT("reason", 0, store.reason, "WHY", "why, as the record will say")
#define OPTION_NOW                                                                                 \
    TEXT("now", 0, store.now, "TIME",                                                              \
         "record under this time, 2026-03-01T09:30:00Z (default: the clock)")
#define OPTION_NOTE                                                                                \
    TEXT("note", 0, store.note, "FILE|-", "a file with a note, - for standard input")
#define OPTION_STRICT                                                                              \
    FLAG("strict", 0, store.strict, "refuse an NHS number whose check digit is wrong")
#define OPTION_SHOW_IDENTIFIERS                                                                    \
    FLAG("show-identifiers", 0, show_identifiers, "print identifiers in full (default: hidden)")

/* Everything here returns -1 to go on, else the exit status, having said why. */

/* What a command does with its open store; `context` is its own. */
typedef int (*store_act)(const settings *s, growth_store *store, void *context);

/* Open the STORE that is the first of exactly `n` arguments, act, and close it. */
int store_with(const settings *s, growth_store_mode mode, size_t n, store_act act, void *context);

/* Open the store of a path. */
int store_open_path(const settings *s, growth_store_mode mode, const char *path,
                    growth_store **store);

/* Say what the library said of the store.  Returns EXIT_FAILED. */
int store_failed(const settings *s, const char *path, const growth_error *err);

growth_store_stamp store_stamp(const settings *s);

/* --chart-sex stands in where the child's sex is not known. */
void store_choose_sex(const settings *s, growth_child *child);

/* The child that --child or --identifier names, on a day (GROWTH_DATE_NONE: any), of whom something
 * may be recorded under --now. */
int store_child(const settings *s, const char *path, growth_store *store, growth_date on,
                char uuid[GROWTH_STORE_UUID_SIZE]);

/* With --now: that nothing of the child (NULL: of any) was recorded under a later time. */
int store_in_order(const settings *s, const char *path, growth_store *store, const char *uuid);

/* A text that is a child's key, in the letters the store writes. */
int store_uuid(const settings *s, const char *option, const char *text,
               char uuid[GROWTH_STORE_UUID_SIZE]);

/* ---- what options mean ------------------------------------------------------------------------
 */

/* NULL leaves *date as it is. */
int store_date(const settings *s, const char *option, const char *text, growth_date *date);

/* NULL leaves *entry as it is. */
int store_entry(const settings *s, const char *option, const char *text, growth_store_entry *entry);

/* "yes" or "no" sets or clears a mark; NULL leaves it. */
int store_mark(const settings *s, const char *option, const char *text, unsigned mark,
               unsigned *marks);

/* Options without which the command means nothing. */
typedef struct store_need {
    const char *option, *text;
} store_need;
int store_needs(const settings *s, const store_need *needs, size_t n);
#define STORE_NEEDS(s, ...)                                                                        \
    store_needs(s, (const store_need[]){ __VA_ARGS__ },                                            \
                sizeof((const store_need[]){ __VA_ARGS__ }) / sizeof(store_need))

/* What the options say of a child, over what is there; NULL leaves. */
int store_details(const settings *s, growth_child *child);

/* ---- what is read from files ------------------------------------------------------------------
 */

/* The text of --note without blanks around, or NULL; to be freed. */
int store_note(const settings *s, char **note);

/* store_with() for writing, one argument, and the text of --note as the context. */
int store_with_note(const settings *s, store_act act);

enum { MAX_IDENTIFIERS = 16 };

/* Identifiers, one a line. */
typedef struct identifiers {
    growth_store_identifier of[MAX_IDENTIFIERS];
    size_t n;
    char *text; /* they point into */
} identifiers;

/* Read the identifiers of a file, "-" for standard input.  `text` is to be freed. */
int identifiers_read(const settings *s, const char *path, identifiers *found);

/* Put an NHS number into the ten digits the store keeps, in place.  Not ten digits, or all alike:
 * refused; a wrong check digit: refused with --strict, else *doubtful is set.  The sentence is put
 * into `err`. */
growth_status nhs_number_tidy(const settings *s, char *text, int *doubtful, growth_error *err);

/* ---- results ----------------------------------------------------------------------------------
 */

/* Print what became of an entry: "new, entry 12". */
int store_say(const settings *s, const char *outcome, growth_store_entry entry);
const char *outcome_word(growth_store_outcome outcome); /* not of GROWTH_STORE_REJECTED */

/* A posture, marks and gestation as words; NULL where there is nothing to say. */
const char *posture_word(growth_posture posture);
const char *marks_words(unsigned marks);
const char *gestation_words(int gestation_days, char text[16]);

/* ---- the commands -----------------------------------------------------------------------------
 */

int store_init(settings *s);
int store_add(settings *s);
int store_amend_details(settings *s);
int store_identify(settings *s);
int store_find(settings *s);
int store_record(settings *s);
int store_amend(settings *s);
int store_retract(settings *s);
int store_contact(settings *s);
int store_link(settings *s);
int store_acknowledge(settings *s);
int store_list(settings *s);
int store_history(settings *s);
int store_family(settings *s);
int store_import(settings *s);
int store_export(settings *s);
int store_chart(settings *s);
int store_check(settings *s);
int store_backup(settings *s);
extern const option store_init_options[], store_add_options[], store_details_options[],
    store_identify_options[], store_find_options[], store_record_options[], store_amend_options[],
    store_retract_options[], store_contact_options[], store_link_options[],
    store_acknowledge_options[], store_list_options[], store_history_options[],
    store_family_options[], store_import_options[], store_export_options[], store_chart_options[],
    store_check_options[], store_backup_options[];

#endif
